package export_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/cayley"
	"github.com/relata-kg/relata/graph/export"
	"github.com/relata-kg/relata/graph/graphtest"
	"github.com/relata-kg/relata/schema"
)

func memory(t testing.TB, rs ...schema.Reading) *cayley.Store {
	t.Helper()
	st, err := cayley.Open(context.Background(), cayley.Options{Type: "memstore"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	if _, err := graph.Add(context.Background(), st, "test", rs...); err != nil {
		t.Fatal(err)
	}
	return st
}

func random(n int, seed uint64) []schema.Reading {
	rnd := rand.New(rand.NewPCG(seed, 9))
	rs := []schema.Reading{graphtest.Letter("letter.txt")}
	for i := range n {
		b := graphtest.Builder{R: graphtest.Random(rnd, 1)}
		b.R.Doc.Source = fmt.Sprintf("%02d.txt", i)
		rs = append(rs, b.Reading())
	}
	return rs
}

func nquads(t testing.TB, st graph.Store) string {
	t.Helper()
	var b bytes.Buffer
	if err := export.Write(context.Background(), &b, st, "nquads", ""); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestNQuadsDoNotDependOnOrder(t *testing.T) {
	rs := random(20, 1)
	var want bytes.Buffer
	if err := export.NQuads(&want, "", "test", rs...); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(want.String(), `"0.86"^^<http://www.w3.org/2001/XMLSchema#double>`) ||
		!strings.Contains(want.String(), "<https://relata-kg.github.io/id/ent/Valery_Gerasimov> <https://relata-kg.github.io/id/rel/send_to>") {
		t.Error("IRIs or numbers not as they should be")
	}
	rnd := rand.New(rand.NewPCG(4, 4))
	for range 3 {
		rnd.Shuffle(len(rs), func(i, j int) { rs[i], rs[j] = rs[j], rs[i] })
		var got bytes.Buffer
		if err := export.NQuads(&got, "", "test", rs...); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want.Bytes()) {
			t.Fatal("readings in another order give other bytes")
		}
		if nquads(t, memory(t, rs...)) != want.String() {
			t.Fatal("the store gives other bytes than the readings")
		}
	}
}

// Every format that can be read restores the graph to the byte, in whatever
// base it was written, compressed or not.
func TestExportsRestoreTheGraph(t *testing.T) {
	st := memory(t, random(20, 2)...)
	want := nquads(t, st)
	for _, c := range []struct{ file, format, base string }{
		{"g.nq", "", ""}, {"g.nq.gz", "", "https://example.org/kb#"}, {"g.jsonld", "", ""}, {"g.json", "", ""}, {"g.pq", "", ""},
		{"g.json.gz", "", ""}, {"g.txt", "json-stream", ""}, {"g.bin.gz", "pquads", "https://example.org/"},
	} {
		t.Run(c.file, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), c.file)
			if err := export.WriteFile(t.Context(), path, st, c.format, c.base); err != nil {
				t.Fatal(err)
			}
			again := path + "2" + filepath.Ext(path)
			if err := export.WriteFile(t.Context(), again, st, c.format, c.base); err == nil {
				a, _ := os.ReadFile(path)
				b, _ := os.ReadFile(again)
				if !bytes.Equal(a, b) {
					t.Error("written twice, the bytes differ")
				}
			}
			types := []string{"memstore"}
			if c.file == "g.nq" {
				types = append(types, "bolt")
			}
			for _, typ := range types {
				back, err := cayley.Open(t.Context(), cayley.Options{Type: typ, Path: filepath.Join(t.TempDir(), "db"), Create: true})
				if err != nil {
					t.Fatal(err)
				}
				res, err := export.Import(t.Context(), back, path, c.format, "")
				if err != nil {
					t.Fatal(err)
				}
				if res.Documents != 21 {
					t.Errorf("%+v", res)
				}
				same(t, nquads(t, back), want)
				// Once more changes nothing.
				if _, err := export.Import(t.Context(), back, path, c.format, ""); err != nil {
					t.Fatal(err)
				}
				same(t, nquads(t, back), want)
				back.Close()
			}
		})
	}
}

func same(t *testing.T, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	have := map[string]bool{}
	for l := range strings.Lines(got) {
		have[l] = true
	}
	n := 0
	for l := range strings.Lines(want) {
		if !have[l] && n < 5 {
			t.Errorf("missing %s", l)
			n++
		}
		delete(have, l)
	}
	for l := range have {
		if n++; n < 10 {
			t.Errorf("too many %s", l)
		}
	}
	t.Fatal("the graph is not restored")
}

// Two exports read into one store give the graph of all the documents.
func TestImportsMerge(t *testing.T) {
	rs := random(24, 3)
	half := len(rs) / 2
	var all bytes.Buffer
	if err := export.NQuads(&all, "", "test", rs...); err != nil {
		t.Fatal(err)
	}
	for _, typ := range []string{"memstore", "bolt"} {
		st, err := cayley.Open(t.Context(), cayley.Options{Type: typ, Path: filepath.Join(t.TempDir(), "db"), Create: true})
		if err != nil {
			t.Fatal(err)
		}
		defer st.Close()
		// An earlier reading of a source in the second file gives way.
		b := graphtest.Builder{R: random(24, 8)[half+1]}
		if _, err := graph.Add(t.Context(), st, "old", b.Reading()); err != nil {
			t.Fatal(err)
		}
		for i, part := range [][]schema.Reading{rs[:half], rs[half:]} {
			path := filepath.Join(t.TempDir(), "part.nq")
			if err := export.WriteFile(t.Context(), path, memory(t, part...), "", ""); err != nil {
				t.Fatal(err)
			}
			res, err := export.Import(t.Context(), st, path, "", "")
			if err != nil || res.Replaced != i {
				t.Fatalf("%+v, %v", res, err)
			}
		}
		same(t, nquads(t, st), all.String())
	}
}

func TestEveryFormatIsWritten(t *testing.T) {
	st := memory(t, random(5, 4)...)
	for _, f := range export.Formats() {
		var b bytes.Buffer
		if err := export.Write(t.Context(), &b, st, f.Name, ""); err != nil || b.Len() == 0 {
			t.Errorf("%s: %d bytes, %v", f.Name, b.Len(), err)
		}
		var again bytes.Buffer
		if err := export.Write(t.Context(), &again, st, f.Name, ""); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
			t.Errorf("%s: twice the same gives different bytes (%v)", f.Name, err)
		}
	}
	if err := export.Write(t.Context(), new(bytes.Buffer), st, "doc", ""); err == nil || !strings.Contains(err.Error(), "nquads") {
		t.Error(err)
	}
}

func TestClaimJSON(t *testing.T) {
	r := graphtest.Letter("000.txt")
	e := r.Evidence[0]
	var b bytes.Buffer
	if err := export.ClaimJSON(&b, e, schema.StatusAttributed); err != nil {
		t.Fatal(err)
	}
	at := func(w string) string {
		i := strings.Index(r.Text, w)
		return fmt.Sprintf("[%d,%d]", i, i+len(w))
	}
	want := `{"id":"` + e.Claim.ID() + `","status":"attributed","event":"CONSULT",` +
		`"subject":{"id":"ent:Valery_Gerasimov","label":"Valery Gerasimov","type":"Person","aliases":["Gerasimov"],"text":"Valery Gerasimov"},` +
		`"predicate":{"id":"rel:send_to","label":"send to","text":"sent a letter to"},` +
		`"object":{"id":"ent:Joseph_Dunford","label":"Joseph Dunford","type":"Person","aliases":["Dunford"],"text":"General Joseph Dunford"},` +
		`"args":[{"role":"theme","text":"a letter"}],` +
		`"when":{"start":"2018-07-19","end":"2018-07-19","text":"July 19"},"where":null,` +
		`"negated":false,"modality":"asserted","saidBy":[{"label":"memo","text":"the memo"}],` +
		`"confidence":0.86,"rule":"verb+obl:to",` +
		`"evidence":{"doc":"` + r.Doc.ID + `","source":"000.txt","sentence":0,"start":2,"end":` + fmt.Sprint(2+len(e.SentenceText)) + `,` +
		`"spans":{"subject":` + at("Valery Gerasimov") + `,"predicate":` + at("sent a letter") + `,"object":` + at("General Joseph Dunford") + `},` +
		`"text":"` + e.SentenceText + `"}}` + "\n"
	if b.String() != want {
		t.Errorf("got  %s\nwant %s", b.String(), want)
	}
	// The graph gives the same line back.
	var back bytes.Buffer
	if err := export.Write(t.Context(), &back, memory(t, r), export.JSONL, ""); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(back.String(), want) {
		t.Errorf("from the store: %s", back.String())
	}
	if strings.Count(back.String(), "\n") != 3 {
		t.Errorf("one line for each piece of evidence: %s", back.String())
	}
}

func TestBadLinesAreNamedAndNothingIsWritten(t *testing.T) {
	good := "<https://e.org/a> <https://e.org/b> \"c\" .\n"
	for _, c := range []struct{ file, text, want string }{
		{"a.nq", good + "# remark\n\n<https://e.org/a> <b\n" + good, "a.nq:4: not a quad"},
		{"b.nq", good + strings.Repeat("x", 1<<20), "b.nq:2: not a quad"},
		{"c.json", "[\n{\"subject\":\"a\",\n\"predicate\":}]", "c.json:3: "},
		{"r.jsonld", `[{"@context": ["https://schema.org"], "@id": "https://e.org/a"}]`, "r.jsonld: quad 1: the context https://schema.org lies elsewhere"},
		{"d.jsonld", "{\n\"@id\": ]", "d.jsonld:2: "},
		{"e.nq", good + "<https://relata-kg.github.io/id/rel/model> <http://www.w3.org/2002/07/owl#versionInfo> \"99\" .\n", "e.nq: database of another version"},
		{"f.pq", "no such thing", "f.pq: quad 1: "},
		{"g.graphml", "<x/>", "g.graphml: quads can not be read from format \"graphml\""},
		{"h.xyz", good, "h.xyz: the ending tells no format"},
		{"i.nq.gz", "\x1f\x8bgarbage", "i.nq.gz: "},
	} {
		path := filepath.Join(t.TempDir(), c.file)
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		st, err := cayley.Open(t.Context(), cayley.Options{Type: "memstore"})
		if err != nil {
			t.Fatal(err)
		}
		_, err = export.Import(t.Context(), st, path, "", "")
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v; want %s", c.file, err, c.want)
		}
		if n, _ := st.Size(t.Context()); n != 0 {
			t.Errorf("%s: %d quads written", c.file, n)
		}
		st.Close()
	}
	if _, err := export.Import(t.Context(), memory(t), filepath.Join(t.TempDir(), "none.nq"), "", ""); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	var nq, js bytes.Buffer
	st := memory(f, graphtest.Letter("000.txt"))
	if err := errors.Join(export.Write(context.Background(), &nq, st, "nquads", ""), export.Write(context.Background(), &js, st, "json", "")); err != nil {
		f.Fatal(err)
	}
	f.Add(nq.Bytes(), byte(0))
	f.Add(js.Bytes(), byte(1))
	f.Add([]byte(`<a> <b> "c\u12"^^<d> .`), byte(0))
	f.Add([]byte(`{"@id":"http://a/b","http://p":[{"@value":"x"}]}`), byte(2))
	f.Fuzz(func(t *testing.T, data []byte, format byte) {
		name := []string{"nquads", "json", "jsonld", "pquads", "json-stream"}[format%5]
		n := 0
		for _, err := range export.Read(bytes.NewReader(data), name) {
			if n++; err != nil || n > 1000 {
				return
			}
		}
	})
}
