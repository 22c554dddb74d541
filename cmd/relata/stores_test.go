package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/cayley"
)

// testStores are the stores beside the default one that keep a graph from one
// run to the next: files of the test, and databases on servers that variables
// name, such as RELATA_TEST_POSTGRES. The test empties those first.
func testStores(t *testing.T) map[string]string {
	stores := map[string]string{"leveldb": "", "badger": "", "pebble": ""}
	if slices.Contains(cayley.Types(), "sqlite") { // it takes cgo
		stores["sqlite"] = ""
	}
	for _, typ := range []string{"postgres", "mysql", "cockroach", "mongo", "elastic", "couch"} {
		variable := "RELATA_TEST_" + strings.ToUpper(typ)
		if addr := os.Getenv(variable); addr != "" {
			stores[typ] = addr
		} else {
			t.Logf("not tested: %s; %s may name a database for the test to fill and empty", typ, variable)
		}
	}
	return stores
}

// TestStores runs the program on each store, and compares with the default one.
func TestStores(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the program some thirty times a store")
	}
	examples, err := filepath.Abs("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	for typ, addr := range testStores(t) {
		t.Run(typ, func(t *testing.T) {
			if addr == "" {
				addr = filepath.Join(t.TempDir(), "db")
			} else {
				empty(t, typ, addr)
			}
			t.Run("script", func(t *testing.T) {
				testscript.Run(t, testscript.Params{
					Dir:                 "testdata/stores",
					RequireExplicitExec: true,
					Setup: func(env *testscript.Env) error {
						env.Setenv("EXAMPLES", examples)
						env.Setenv("RELATA_STORE", typ)
						env.Setenv("RELATA_DB", addr)
						return ownHome(env)
					},
					Cmds: commands,
				})
			})
			if !t.Failed() {
				inUse(t, typ, addr)
			}
		})
	}
}

// empty removes what a database holds.
func empty(t testing.TB, typ, addr string) {
	t.Helper()
	if err := removeAll(t.Context(), typ, addr); err != nil {
		t.Fatal(err)
	}
}

func removeAll(ctx context.Context, typ, addr string) error {
	st, err := cayley.Open(ctx, cayley.Options{Type: typ, Path: addr, Create: true})
	if err != nil {
		return err
	}
	defer st.Close()
	docs, err := graph.Documents(ctx, st)
	if err != nil {
		return err
	}
	for _, d := range docs {
		if _, err := graph.Remove(ctx, st, d.ID); err != nil {
			return err
		}
	}
	return st.Close()
}

// inUse checks that a store lets one writer in at a time.
func inUse(t *testing.T, typ, addr string) {
	if slices.Contains([]string{"sqlite", "cockroach", "mongo", "elastic", "couch"}, typ) {
		return // these cannot tell
	}
	opt := cayley.Options{Type: typ, Path: addr, LockTimeout: 50 * time.Millisecond}
	st, err := cayley.Open(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	if other, err := cayley.Open(t.Context(), opt); !errors.Is(err, graph.ErrInUse) {
		t.Errorf("a second writer: %v", err)
		if err == nil {
			other.Close()
		}
	}
}

// same compares the export of the store under test with the default one's.
func same(ts *testscript.TestScript, _ bool, _ []string) {
	ts.Check(ts.Exec("relata", "export", "--store", "bolt", "--db", "bolt.db", "-o", "want.nq"))
	ts.Check(ts.Exec("relata", "export", "-o", "got.nq"))
	want, got := ts.ReadFile("want.nq"), ts.ReadFile("got.nq")
	if want == "" {
		ts.Fatalf("nothing to compare")
	}
	if diff := differences(strings.Split(want, "\n"), strings.Split(got, "\n")); got != want {
		ts.Fatalf("the exports differ:\n%s", diff)
	}
}

// differences lists the lines that only one side has.
func differences(want, got []string) string {
	var b strings.Builder
	for _, l := range want {
		if !slices.Contains(got, l) {
			fmt.Fprintf(&b, "missing:  %s\n", l)
		}
	}
	for _, l := range got {
		if !slices.Contains(want, l) {
			fmt.Fprintf(&b, "too many: %s\n", l)
		}
	}
	return b.String()
}

// emptyStore removes all documents of the store under test.
func emptyStore(ts *testscript.TestScript, _ bool, _ []string) {
	ts.Check(removeAll(context.Background(), ts.Getenv("RELATA_STORE"), ts.Getenv("RELATA_DB")))
}

// sameAnswers GOT WANT compares lists of answers, which come in any order.
func sameAnswers(ts *testscript.TestScript, _ bool, args []string) {
	lines := func(file string) []string {
		text := ts.ReadFile(file)
		ls := strings.Split(strings.ReplaceAll(text, ",\n", "\n"), "\n")
		slices.Sort(ls)
		if len(ls) < 4 {
			ts.Fatalf("%s: no answers: %s", file, text)
		}
		return ls
	}
	if got, want := lines(args[0]), lines(args[1]); !slices.Equal(got, want) {
		ts.Fatalf("the answers differ:\n%s", differences(want, got))
	}
}
