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
	"strings"
	"testing"
	"time"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/cayley"
	"github.com/relata-kg/relata/internal/graphtest"
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
