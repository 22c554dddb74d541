package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/cayley"
	"github.com/relata-kg/relata/graph/graphtest"
	"github.com/relata-kg/relata/graph/server"
)

func store(t testing.TB) *cayley.Store {
	t.Helper()
	st, err := cayley.Open(context.Background(), cayley.Options{Path: t.TempDir() + "/db", Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	if _, err := graph.Add(context.Background(), st, "test", graphtest.Letter("000.txt")); err != nil {
		t.Fatal(err)
	}
	return st
}

func serve(t *testing.T, opt server.Options) string {
	t.Helper()
	h, err := server.New(store(t), opt)
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return srv.URL
}

func do(t *testing.T, method, url, body string, header ...string) (int, string) {
	t.Helper()
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(b)
}

const gizmo = `g.V("<ent:Valery_Gerasimov>").out("<rel:send_to>").all()`
const graphQL = `{ nodes(id: <ent:Valery_Gerasimov>) { id, <rel:send_to> { id, <rdfs:label> } } }`

func TestQueries(t *testing.T) {
	at := serve(t, server.Options{})
	for _, c := range []struct{ method, path, body, want string }{
		{"POST", "/api/v1/query/gizmo", gizmo, `{"result":[{"id":"<ent:Joseph_Dunford>"}]}`},
		{"POST", "/api/v2/query?lang=gizmo", gizmo, `{"result":[{"id":"<ent:Joseph_Dunford>"}]}`},
		{"GET", "/api/v2/query?lang=gizmo&qu=" + url.QueryEscape(gizmo), "", `{"result":[{"id":"<ent:Joseph_Dunford>"}]}`},
		{"POST", "/api/v1/query/graphql", graphQL, `"Joseph Dunford"`},
		{"POST", "/api/v2/query?lang=graphql", graphQL, `"Joseph Dunford"`},
		{"POST", "/api/v1/query/mql", `[{"id": "<ent:Valery_Gerasimov>", "<rdfs:label>": null}]`, `Valery Gerasimov`},
		{"GET", "/api/v2/read?format=nquads&sub=" + url.QueryEscape("<ent:Valery_Gerasimov>"), "", "<ent:Valery_Gerasimov> <rel:send_to> <ent:Joseph_Dunford> <claim:"},
		{"GET", "/api/v2/formats", "", `"jsonld"`},
		{"POST", "/api/v1/shape/gizmo", `g.V("<ent:Valery_Gerasimov>").tag("who").out("<rel:send_to>").all()`, `"values":["\u003cent:Valery_Gerasimov\u003e"]`},
		{"POST", "/api/v1/shape/graphql", graphQL, `"nodes":[`},
		{"POST", "/api/v1/query/gizmo?limit=2", `g.V().all()`, `"id"`},
	} {
		code, body := do(t, c.method, at+c.path, c.body)
		if code != 200 || !strings.Contains(body, c.want) {
			t.Errorf("%s %s: %d %s; want %s", c.method, c.path, code, body, c.want)
		}
	}
	_, body := do(t, "POST", at+"/api/v1/query/gizmo?limit=2", `g.V().all()`)
	var res struct{ Result []any }
	if err := json.Unmarshal([]byte(body), &res); err != nil || len(res.Result) != 2 {
		t.Errorf("limit: %s", body)
	}
	_, body = do(t, "POST", at+"/api/v1/shape/gizmo", `g.V("<ent:Valery_Gerasimov>").tag("who").out("<rel:send_to>").all()`)
	var shape cayley.QueryShape
	if err := json.Unmarshal([]byte(body), &shape); err != nil || len(shape.Nodes) != 3 || len(shape.Links) != 1 {
		t.Errorf("shape: %s", body)
	}
}

func TestReadOnlyAndWritable(t *testing.T) {
	quads := `[{"subject":"<ent:A>","predicate":"<rel:p>","object":"b"}]`
	ro := serve(t, server.Options{})
	for _, path := range []string{"/api/v1/write", "/api/v1/delete", "/api/v1/write/file/nquad", "/api/v2/write", "/api/v2/delete", "/api/v2/node/delete"} {
		if code, body := do(t, "POST", ro+path, quads); code != 403 || !strings.Contains(body, "read-only") {
			t.Errorf("%s: %d %s", path, code, body)
		}
	}
	rw := serve(t, server.Options{Writable: true})
	ask := func(want string) {
		t.Helper()
		if _, body := do(t, "POST", rw+"/api/v1/query/gizmo", `g.V("<ent:A>").out("<rel:p>").all()`); !strings.Contains(body, want) {
			t.Errorf("%s; want %s", body, want)
		}
	}
	if code, body := do(t, "POST", rw+"/api/v1/write", quads); code != 200 || body != `{"result":"Successfully wrote 1 quads."}`+"\n" {
		t.Errorf("%d %s", code, body)
	}
	ask(`"id":"b"`)
	if code, body := do(t, "POST", rw+"/api/v1/delete", quads); code != 200 {
		t.Errorf("%d %s", code, body)
	}
	ask(`[]`)
	if code, body := do(t, "POST", rw+"/api/v2/write", "<ent:A> <rel:p> \"c\" .\n", "Content-Type", "application/n-quads"); code != 200 {
		t.Errorf("%d %s", code, body)
	}
	ask(`"id":"c"`)
	var form bytes.Buffer
	mw := multipart.NewWriter(&form)
	fw, _ := mw.CreateFormFile("NQuadFile", "x.nq")
	io.WriteString(fw, "<ent:A> <rel:p> \"d\" .\n")
	mw.Close()
	if code, body := do(t, "POST", rw+"/api/v1/write/file/nquad", form.String(), "Content-Type", mw.FormDataContentType()); code != 200 {
		t.Errorf("%d %s", code, body)
	}
	ask(`"id":"d"`)
	for path, body := range map[string]string{"/api/v1/write": `[{"subject":"a"}]`, "/api/v1/delete": `{`, "/api/v1/write/file/nquad": "x"} {
		if code, answer := do(t, "POST", rw+path, body); code != 400 {
			t.Errorf("%s: %d %s", path, code, answer)
		}
	}
}

func TestBadRequestsAndLimits(t *testing.T) {
	at := serve(t, server.Options{Timeout: 300 * time.Millisecond, MaxBody: 1000})
	for _, c := range []struct {
		method, path, body string
		code               int
		want               string
	}{
		{"POST", "/api/v1/query/gizmo", "g.V(", 400, "SyntaxError"},
		{"POST", "/api/v1/query/sql", "x", 400, "graphql"},
		{"POST", "/api/v1/query/gizmo?limit=x", "g.V()", 400, "not a number"},
		{"POST", "/api/v1/query/gizmo", strings.Repeat(" ", 2000), 400, "too large"},
		{"POST", "/api/v1/query/gizmo", "while (true) {}", 400, "deadline"},
		{"POST", "/api/v1/shape/gizmo", "1", 400, "no path"},
		{"POST", "/api/v2/query", "x", 400, "language"},
		{"GET", "/nothing/here", "", 404, ""},
		{"GET", "/service-worker.js", "", 404, ""},
	} {
		if code, body := do(t, c.method, at+c.path, c.body); code != c.code || !strings.Contains(body, c.want) {
			t.Errorf("%s %s %.20s: %d %s", c.method, c.path, c.body, code, body)
		}
	}
	// Another site's page may not send queries through the reader's browser.
	if code, _ := do(t, "POST", at+"/api/v1/query/gizmo", gizmo, "Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site"); code != 403 {
		t.Errorf("cross-site query: %d", code)
	}
}

// The web page and everything it names is there, and nothing it needs lies on
// another site.
func TestPage(t *testing.T) {
	at := serve(t, server.Options{})
	code, page := do(t, "GET", at+"/", "")
	if code != 200 || !strings.Contains(page, "<title>Cayley</title>") {
		t.Fatalf("%d %.200s", code, page)
	}
	paths := []string{"/gizmo.d.ts", "/health", "/index.html", "/relata/icons.css", "/relata/material-icons.woff2", "/relata/monaco/vs/loader.js",
		"/relata/monaco/vs/editor/editor.main.js", "/relata/monaco/vs/base/worker/workerMain.js", "/relata/monaco/LICENSE"}
	for _, m := range regexp.MustCompile(`(?:src|href)="([^"]+)"`).FindAllStringSubmatch(page, -1) {
		paths = append(paths, "/"+strings.TrimPrefix(m[1], "/"))
	}
	kept := 0
	elsewhere := regexp.MustCompile(`https?://[a-z0-9.-]*(localhost:64210|googleapis|jsdelivr|unpkg|cloudflare)[^"')]*`)
	for _, p := range paths {
		code, body := do(t, "GET", at+p, "")
		if code != 200 && code != 204 {
			t.Errorf("%s: %d", p, code)
		}
		if found := elsewhere.FindString(body); found != "" {
			t.Errorf("%s fetches %s", p, found)
		}
		kept += strings.Count(body, "void 0!==t&&O.current.setValue(t),w.current.editor.setModelLanguage(")
	}
	if kept != 1 {
		t.Errorf("the editor keeps its text when another language is chosen in %d places, want 1", kept)
	}
}

func TestServeStopsGracefully(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	var log bytes.Buffer
	st := store(t)
	go func() {
		done <- server.Serve(ctx, ln, st, server.Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	}()
	if code, _ := do(t, "POST", "http://"+ln.Addr().String()+"/api/v1/query/gizmo", gizmo); code != 200 {
		t.Error(code)
	}
	cancel()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("does not stop")
	}
	if !strings.Contains(log.String(), "path=/api/v1/query/gizmo status=200") {
		t.Error(log.String())
	}
}

// Writers through both versions and readers at once: all that is written is
// there.
func TestWritersAndReadersAtOnce(t *testing.T) {
	at := serve(t, server.Options{Writable: true})
	const writers, writes = 4, 15
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := range writes {
				path, body, kind := "/api/v1/write", fmt.Sprintf(`[{"subject":"<ent:W%d>","predicate":"<rel:p>","object":"%d"}]`, w, i), "application/json"
				if i%2 == 0 {
					path, body, kind = "/api/v2/write", fmt.Sprintf("<ent:W%d> <rel:p> \"%d\" .\n", w, i), "application/n-quads"
				}
				if code, answer := do(t, "POST", at+path, body, "Content-Type", kind); code != 200 {
					t.Errorf("%s: %d %s", path, code, answer)
				}
			}
		})
		wg.Go(func() {
			for range writes {
				if code, answer := do(t, "POST", at+"/api/v1/query/gizmo", `g.V("<ent:Valery_Gerasimov>").Out("<rel:send_to>").All()`); code != 200 || !strings.Contains(answer, "Dunford") {
					t.Errorf("%d %s", code, answer)
				}
			}
		})
	}
	wg.Wait()
	for w := range writers {
		_, answer := do(t, "POST", at+"/api/v1/query/gizmo", fmt.Sprintf(`g.V("<ent:W%d>").Out("<rel:p>").All()`, w))
		if n := strings.Count(answer, `"id"`); n != writes {
			t.Errorf("writer %d: %d of %d quads: %s", w, n, writes, answer)
		}
	}
}
