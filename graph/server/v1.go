package server

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"github.com/cayleygraph/quad"

	"github.com/relata-kg/relata/graph/cayley"
	"github.com/relata-kg/relata/graph/export"
)

// v1 is the first version of Cayley's REST interface, which Cayley keeps to
// itself and other tools still speak.
type v1 struct {
	st  *cayley.Store
	opt Options
}

func (a *v1) register(mux *http.ServeMux) {
	mux.HandleFunc("POST /api/v1/query/{lang}", a.query)
	mux.HandleFunc("POST /api/v1/shape/{lang}", a.shape)
	mux.HandleFunc("POST /api/v1/write", a.change("wrote", func(w http.ResponseWriter, r *http.Request) ([]quad.Quad, error) { return readJSON(r.Body) }))
	mux.HandleFunc("POST /api/v1/write/file/nquad", a.change("wrote", readUpload))
	mux.HandleFunc("POST /api/v1/delete", a.change("deleted", func(w http.ResponseWriter, r *http.Request) ([]quad.Quad, error) { return readJSON(r.Body) }))
}

func (a *v1) language(w http.ResponseWriter, r *http.Request) (lang, text string, ok bool) {
	lang = r.PathValue("lang")
	body, err := io.ReadAll(r.Body)
	if err != nil {
		fail(w, http.StatusBadRequest, err)
		return "", "", false
	}
	return lang, string(body), true
}

func (a *v1) query(w http.ResponseWriter, r *http.Request) {
	lang, text, ok := a.language(w, r)
	if !ok {
		return
	}
	limit := a.opt.Limit
	if s := r.URL.Query().Get("limit"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			fail(w, http.StatusBadRequest, fmt.Errorf("limit %q is not a number", s))
			return
		}
		if n != 0 {
			limit = n
		}
	}
	results := []any{}
	for res, err := range a.st.Query(r.Context(), lang, text, limit) {
		if err != nil {
			fail(w, http.StatusBadRequest, err)
			return
		}
		results = append(results, res)
	}
	answer(w, results)
}

func (a *v1) shape(w http.ResponseWriter, r *http.Request) {
	lang, text, ok := a.language(w, r)
	if !ok {
		return
	}
	shape, err := a.st.QueryShape(r.Context(), lang, text)
	if err != nil {
		fail(w, http.StatusBadRequest, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(shape)
}

func answer(w http.ResponseWriter, result any) {
	w.Header().Set("Content-Type", "application/json")
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.Encode(map[string]any{"result": result})
}

// change is a handler that writes or deletes the quads that read gives.
func (a *v1) change(what string, read func(http.ResponseWriter, *http.Request) ([]quad.Quad, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !a.opt.Writable {
			fail(w, http.StatusForbidden, errors.New("database is read-only"))
			return
		}
		quads, err := read(w, r)
		if err != nil {
			fail(w, http.StatusBadRequest, err)
			return
		}
		add, del := quads, []quad.Quad(nil)
		if what == "deleted" {
			add, del = del, add
		}
		if err := a.st.Apply(r.Context(), add, del); err != nil {
			fail(w, http.StatusInternalServerError, err)
			return
		}
		answer(w, fmt.Sprintf("Successfully %s %d quads.", what, len(quads)))
	}
}

// readJSON reads a list of quads in Cayley's JSON.
func readJSON(r io.Reader) ([]quad.Quad, error) {
	var list []struct{ Subject, Predicate, Object, Label string }
	if err := json.NewDecoder(r).Decode(&list); err != nil {
		return nil, err
	}
	out := make([]quad.Quad, len(list))
	for i, q := range list {
		out[i] = quad.Quad{
			Subject: quad.StringToValue(q.Subject), Predicate: quad.StringToValue(q.Predicate),
			Object: quad.StringToValue(q.Object), Label: quad.StringToValue(q.Label),
		}
		if !out[i].IsValid() {
			return nil, fmt.Errorf("invalid quad at index %d: %v", i, out[i])
		}
	}
	return out, nil
}

// readUpload reads the N-Quads file of a form.
func readUpload(_ http.ResponseWriter, r *http.Request) ([]quad.Quad, error) {
	file, _, err := r.FormFile("NQuadFile")
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var out []quad.Quad
	for q, err := range export.Read(file, "nquads") {
		if err != nil {
			return nil, fmt.Errorf("line %w", err)
		}
		out = append(out, q)
	}
	return out, nil
}
