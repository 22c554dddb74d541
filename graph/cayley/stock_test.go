package cayley_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/cayley"
	"github.com/relata-kg/relata/graph/graphtest"
)

// stock builds Cayley's own command from the module that go.mod names.
func stock(t testing.TB) string {
	t.Helper()
	if testing.Short() {
		t.Skip("builds a program")
	}
	bin := filepath.Join(t.TempDir(), "cayley")
	cmd := exec.Command("go", "build", "-o", bin, "github.com/cayleygraph/cayley/cmd/cayley")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return bin
}

// A stock Cayley opens the database and answers Gizmo and GraphQL.
func TestStockCayleyOpensTheDatabase(t *testing.T) {
	bin := stock(t)
	db := filepath.Join(t.TempDir(), "relata.db")
	st, err := cayley.Open(t.Context(), cayley.Options{Path: db, Create: true})
	if err != nil {
		t.Fatal(err)
	}
	r := graphtest.Letter("000.txt")
	if _, err := graph.Add(t.Context(), st, "test", r); err != nil {
		t.Fatal(err)
	}
	// Removals, too, must leave a file that it can read.
	other := graphtest.Letter("001.txt")
	if _, err := graph.Add(t.Context(), st, "test", other); err != nil {
		t.Fatal(err)
	}
	if _, err := graph.Remove(t.Context(), st, "001.txt"); err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}

	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	gizmo := exec.CommandContext(ctx, bin, "query", "--db", "bolt", "--dbpath", db, "--lang", "gizmo",
		`g.V("<ent:Valery_Gerasimov>").out("<rel:send_to>").out("<rdfs:label>").all()`)
	var errs bytes.Buffer
	gizmo.Stderr = &errs
	out, err := gizmo.Output()
	if err != nil || !strings.Contains(string(out), `"Joseph Dunford"`) {
		t.Fatalf("gizmo: %v: %s%s", err, out, errs.String())
	}

	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := ln.Addr().String()
	ln.Close()
	serve := exec.CommandContext(ctx, bin, "http", "--db", "bolt", "--dbpath", db, "--host", addr, "--read_only")
	stderr, err := serve.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	go io.Copy(io.Discard, bufio.NewReader(stderr))
	defer func() {
		serve.Process.Signal(os.Interrupt)
		serve.Wait()
	}()
	query := `{ nodes(<rdf:type>: <plover:CONSULT>) { <rdf:object> { <rdfs:label> }, <rel:status> } }`
	var body []byte
	for range 100 {
		resp, err := http.Post(fmt.Sprintf("http://%s/api/v2/query?lang=graphql", addr), "text/plain", strings.NewReader(query))
		if err != nil {
			time.Sleep(100 * time.Millisecond)
			continue
		}
		body, _ = io.ReadAll(resp.Body)
		resp.Body.Close()
		break
	}
	if !strings.Contains(string(body), `"Joseph Dunford"`) || !strings.Contains(string(body), `"attributed"`) {
		t.Fatalf("graphql: %s", body)
	}
}

// What a stock Cayley writes into the database is found by every index and
// counted; and a database that it made, which lacks one of them, is brought up
// to date like any other.
func TestStockCayleyWritesTheDatabase(t *testing.T) {
	bin := stock(t)
	r, other := graphtest.Letter("000.txt"), graphtest.Letter("001.txt")
	file := filepath.Join(t.TempDir(), "quads.nq")
	foreign := `<ent:Joseph_Dunford> <foaf:nick> "Joe" .`
	if err := os.WriteFile(file, []byte(foreign+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, made := range []string{"relata", "cayley"} {
		db := filepath.Join(t.TempDir(), "relata.db")
		load := func() {
			args := []string{"load", "--db", "bolt", "--dbpath", db, "-i", file}
			if made == "cayley" {
				args = append(args, "--init")
			}
			if out, err := exec.CommandContext(t.Context(), bin, args...).CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
		}
		if made == "cayley" {
			load()
		}
		st, err := cayley.Open(t.Context(), cayley.Options{Path: db, Create: true})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := graph.Add(t.Context(), st, "test", r); err != nil {
			t.Fatal(err)
		}
		if made == "relata" {
			if err := st.Close(); err != nil {
				t.Fatal(err)
			}
			load()
			if st, err = cayley.Open(t.Context(), cayley.Options{Path: db}); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := graph.Add(t.Context(), st, "test", other); err != nil {
			t.Fatal(err)
		}
		if _, err := graph.Remove(t.Context(), st, "001.txt"); err != nil {
			t.Fatal(err)
		}
		qs, _ := graph.Quads("test", r)
		want := []string{foreign}
		for _, q := range qs {
			want = append(want, q.NQuad())
		}
		slices.Sort(want)
		if got := all(t, st); !slices.Equal(got, want) {
			t.Errorf("made by %s: %d quads, want %d", made, len(got), len(want))
		}
		n := 0
		for q, err := range st.Find(t.Context(), quad.Quad{Predicate: quad.IRI("foaf:nick")}) {
			if n++; err != nil || q.NQuad() != foreign {
				t.Errorf("made by %s: %v, %v", made, q, err)
			}
		}
		stats, err := graph.ReadStats(t.Context(), st)
		if err != nil || n != 1 || stats.Quads != len(want) || stats.Documents != 1 {
			t.Errorf("made by %s: found %d, counted %+v, %v; want %d quads", made, n, stats, err, len(want))
		}
		if err := st.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
