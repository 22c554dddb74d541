package server

import (
	"archive/zip"
	"bytes"
	"embed"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/ui"
)

// web holds what Cayley's page would fetch from other sites: Google's Material
// Icons (Apache License 2.0), and those parts of Microsoft's Monaco editor (MIT)
// that the page's three query languages need, files of the npm package
// monaco-editor 0.18.1 unchanged, with its licence.
//
//go:embed web
var web embed.FS

// local says which addresses on other sites stand for which of ours.
var local = []struct{ remote, path string }{
	{"https://cdn.jsdelivr.net/npm/monaco-editor@0.18.1/min/vs", "/relata/monaco/vs"},
	{"https://fonts.googleapis.com/icon?family=Material+Icons", "/relata/icons.css"},
	// Where the page looks for the server, whatever server it came from.
	{"http://localhost:64210", ""},
}

// The page's editor sets its text anew when another language is chosen, but
// Cayley's page gives it none: choosing GraphQL would leave a blank page.
var (
	textLost = []byte("O.current.setValue(t),w.current.editor.setModelLanguage(")
	textKept = []byte("void 0!==t&&O.current.setValue(t),w.current.editor.setModelLanguage(")
)

// page serves Cayley's web page so that it needs no other site. Its service
// worker, which would fetch code from one to keep the page for when it is
// offline, is left out.
func page() (http.Handler, error) {
	files := map[string][]byte{}
	add := func(fsys fs.FS, root, at string, change func([]byte) []byte) error {
		return fs.WalkDir(fsys, root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := fs.ReadFile(fsys, name)
			if err != nil {
				return err
			}
			files[path.Join(at, strings.TrimPrefix(name, root))] = change(b)
			return nil
		})
	}
	same := func(b []byte) []byte { return b }
	err := add(ui.FS, "web", "/", func(b []byte) []byte {
		for _, l := range local {
			b = bytes.ReplaceAll(b, []byte(l.remote), []byte(l.path))
		}
		return bytes.ReplaceAll(b, textLost, textKept)
	})
	if err != nil {
		return nil, err
	}
	delete(files, "/service-worker.js")
	for name := range files {
		if path.Ext(name) == ".map" {
			delete(files, name) // for those who debug the page itself
		}
	}
	if err := add(web, "web", "/relata", same); err != nil {
		return nil, err
	}
	const archive = "/relata/monaco-0.18.1.zip"
	zr, err := zip.NewReader(bytes.NewReader(files[archive]), int64(len(files[archive])))
	if err != nil {
		return nil, err
	}
	delete(files, archive)
	files["/"] = files["/index.html"]
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
			return
		}
		b, ok := files[r.URL.Path]
		if name, monaco := strings.CutPrefix(r.URL.Path, "/relata/monaco/"); monaco {
			b, ok = unzip(zr, name)
		}
		if !ok {
			http.NotFound(w, r)
			return
		}
		kind := mime.TypeByExtension(path.Ext(r.URL.Path))
		switch path.Ext(r.URL.Path) {
		case "", ".html":
			kind = "text/html; charset=utf-8"
		case ".js":
			kind = "text/javascript; charset=utf-8"
		case ".css":
			kind = "text/css; charset=utf-8"
		}
		if kind != "" {
			w.Header().Set("Content-Type", kind)
		}
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(b))
	}), nil
}

func unzip(zr *zip.Reader, name string) ([]byte, bool) {
	f, err := zr.Open(name)
	if err != nil {
		return nil, false
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	return b, err == nil
}
