package cayley_test

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/cayley"
	"github.com/relata-kg/relata/graph/graphtest"
)

func open(t testing.TB, opt cayley.Options) *cayley.Store {
	t.Helper()
	st, err := cayley.Open(context.Background(), opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return st
}

func all(t testing.TB, st graph.Store) []string {
	t.Helper()
	var out []string
	for q, err := range st.Find(context.Background(), quad.Quad{}) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, q.NQuad())
	}
	slices.Sort(out)
	return out
}

// Every store that needs no server takes documents, finds what is in them,
// answers queries and lets them go again.
func TestStores(t *testing.T) {
	r, other := graphtest.Letter("000.txt"), graphtest.Letter("001.txt")
	qs, errs := graph.Quads("test", r)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	var want []string
	for _, q := range qs {
		want = append(want, q.NQuad())
	}
	slices.Sort(want)
	types := cayley.Types()
	for _, typ := range []string{"memstore", "btree", "bolt", "bbolt", "leveldb", "badger", "pebble", "sqlite"} {
		t.Run(typ, func(t *testing.T) {
			if !slices.Contains(types, typ) {
				t.Skip("not in this build")
			}
			opt := cayley.Options{Type: typ, Path: filepath.Join(t.TempDir(), "db"), Create: true}
			st := open(t, opt)
			many := graphtest.Corpus(map[string]int{"badger": 8}[typ], 1) // more than one of its transactions holds
			if _, err := graph.Add(t.Context(), st, "test", append(many, r, other)...); err != nil {
				t.Fatal(err)
			}
			for _, m := range many {
				if _, err := graph.Remove(t.Context(), st, m.Doc.Source); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := graph.Remove(t.Context(), st, "001.txt"); err != nil {
				t.Fatal(err)
			}
			if got := all(t, st); !slices.Equal(got, want) {
				t.Errorf("%d quads, want %d", len(got), len(want))
				for _, l := range got {
					if !slices.Contains(want, l) {
						t.Error("too many: ", l)
					}
				}
				for _, l := range want {
					if !slices.Contains(got, l) {
						t.Error("missing: ", l)
					}
				}
			}
			card, err := graph.FindCard(t.Context(), st, "gerasimov")
			if err != nil || card.Entity.ID != "ent:Valery_Gerasimov" || len(card.Roles) != 1 || len(card.Claims) != 1 {
				t.Errorf("card: %+v, %v", card, err)
			}
			for res, err := range st.Query(t.Context(), "gizmo", `g.V("<ent:Valery_Gerasimov>").out("<rel:send_to>").out("<rdfs:label>").all()`, 0) {
				if err != nil || fmt.Sprint(res) != "map[id:Joseph Dunford]" {
					t.Error(res, err)
				}
			}
			if typ == "memstore" || typ == "btree" {
				return
			}
			if err := st.Close(); err != nil {
				t.Fatal(err)
			}
			opt.Create = false
			if got := all(t, open(t, opt)); !slices.Equal(got, want) {
				t.Errorf("opened again: %d quads, want %d", len(got), len(want))
			}
		})
	}
}

// What goes wrong with a database is told in one line that names it.
func TestErrors(t *testing.T) {
	dir := t.TempDir()
	good := filepath.Join(dir, "good.db")
	st := open(t, cayley.Options{Path: good, Create: true})
	if _, err := graph.Add(t.Context(), st, "test", graphtest.Letter("000.txt")); err != nil {
		t.Fatal(err)
	}

	file := filepath.Join(dir, "file.db")
	junk := filepath.Join(dir, "junk.db")
	full := filepath.Join(dir, "full")
	for path, text := range map[string]string{file: "x", filepath.Join(junk, "indexes.bolt"): strings.Repeat("no database ", 4096), filepath.Join(full, "article.txt"): "x"} {
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	// A database of a Cayley to come, and one of a relata to come.
	cayleyToCome := filepath.Join(dir, "cayley.db")
	open(t, cayley.Options{Path: cayleyToCome, Create: true}).Close()
	db, err := bbolt.Open(filepath.Join(cayleyToCome, "indexes.bolt"), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("meta")).Put([]byte("version"), binary.LittleEndian.AppendUint64(nil, 99))
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	relataToCome := filepath.Join(dir, "relata.db")
	rc := open(t, cayley.Options{Path: relataToCome, Create: true})
	err = rc.Apply(t.Context(), []quad.Quad{{Subject: quad.IRI("rel:model"), Predicate: quad.IRI("owl:versionInfo"), Object: quad.String("99")}}, nil)
	if err := errors.Join(err, rc.Close()); err != nil {
		t.Fatal(err)
	}

	for _, c := range []struct {
		name string
		opt  cayley.Options
		is   error
		text string
	}{
		{"in use", cayley.Options{Path: good, LockTimeout: 50 * time.Millisecond}, graph.ErrInUse, "good.db"},
		{"in use, reading", cayley.Options{Path: good, ReadOnly: true, LockTimeout: 50 * time.Millisecond}, graph.ErrInUse, "good.db"},
		{"missing", cayley.Options{Path: filepath.Join(dir, "none.db")}, graph.ErrNoDatabase, "none.db"},
		{"missing, reading", cayley.Options{Path: filepath.Join(dir, "none.db"), ReadOnly: true}, graph.ErrNoDatabase, "none.db"},
		{"missing leveldb", cayley.Options{Type: "leveldb", Path: filepath.Join(dir, "none.db")}, graph.ErrNoDatabase, "none.db"},
		{"a file", cayley.Options{Path: file, Create: true}, nil, "file.db: is a file"},
		{"a folder of other things", cayley.Options{Path: full, Create: true}, nil, "full: is a folder with other things"},
		{"leveldb in a folder of other things", cayley.Options{Type: "leveldb", Path: full}, nil, "full: is a folder with other things"},
		{"badger in a folder of other things", cayley.Options{Type: "badger", Path: full, Create: true}, nil, "full: is a folder with other things"},
		{"pebble in a file", cayley.Options{Type: "pebble", Path: file, Create: true}, nil, "file.db: is a file"},
		{"no database", cayley.Options{Path: junk}, graph.ErrVersion, "junk.db"},
		{"of another Cayley", cayley.Options{Path: cayleyToCome}, graph.ErrVersion, "cayley.db"},
		{"of another relata", cayley.Options{Path: relataToCome}, graph.ErrVersion, "relata.db"},
		{"no such type", cayley.Options{Type: "sheet", Path: "x"}, nil, `no store of type "sheet"; there are `},
		{"no path", cayley.Options{}, nil, "no path"},
		{"no server", cayley.Options{Type: "postgres", Path: "postgres://127.0.0.1:1/x?connect_timeout=1"}, nil, "127.0.0.1:1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			st, err := cayley.Open(t.Context(), c.opt)
			if err == nil {
				st.Close()
				t.Fatal("no error")
			}
			if c.is != nil && !errors.Is(err, c.is) || !strings.Contains(err.Error(), c.text) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%v; want %v, %s", err, c.is, c.text)
			}
			if time.Since(start) > 20*time.Second {
				t.Error("it took ", time.Since(start))
			}
			t.Log(err)
		})
	}
	if _, err := os.Stat(filepath.Join(dir, "none.db")); !errors.Is(err, os.ErrNotExist) {
		t.Error("a database was made where none was asked for")
	}
}

// Several readers share a database, and none may write.
func TestReadersShareADatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "db")
	st := open(t, cayley.Options{Path: path, Create: true})
	if _, err := graph.Add(t.Context(), st, "test", graphtest.Letter("000.txt")); err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	a, b := open(t, cayley.Options{Path: path, ReadOnly: true}), open(t, cayley.Options{Path: path, ReadOnly: true})
	if len(all(t, a)) != len(all(t, b)) {
		t.Error("they differ")
	}
	if _, err := graph.Add(t.Context(), a, "test", graphtest.Letter("001.txt")); err == nil {
		t.Error("written through a reader")
	}
	if _, err := cayley.Open(t.Context(), cayley.Options{Path: path, LockTimeout: 50 * time.Millisecond}); !errors.Is(err, graph.ErrInUse) {
		t.Error(err)
	}
}

// A full disk is told as such, what was written before stands, and the next
// run goes on from there.
func TestFullDisk(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("makes a small disk, which takes a privileged user")
	}
	disk := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk).CombinedOutput(); err != nil {
		t.Skipf("no small disk to be had: %s", out)
	}
	t.Cleanup(func() { exec.Command("umount", disk).Run() })
	opt := cayley.Options{Path: filepath.Join(disk, "db"), Create: true}
	st := open(t, opt)
	var err error
	stand := 0
	for i, r := range graphtest.Corpus(100, 1) {
		if _, err = graph.Add(t.Context(), st, "test", r); err != nil {
			break
		}
		stand = i + 1
	}
	if !errors.Is(err, graph.ErrFull) || !strings.Contains(err.Error(), opt.Path) || stand == 0 {
		t.Fatalf("after %d documents: %v", stand, err)
	}
	if _, again := graph.Add(t.Context(), st, "test", graphtest.Letter("x")); again == nil {
		t.Error("written over a transaction that failed")
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	st = open(t, opt)
	qs, _ := graph.Quads("test", graphtest.Corpus(100, 1)[:stand]...)
	if got := all(t, st); len(got) != len(qs) {
		t.Errorf("%d quads stand, want %d", len(got), len(qs))
	}
}

// Reading goes on beside writing, with readers that look up more while they
// read.
func TestReadingBesideWriting(t *testing.T) {
	st := open(t, cayley.Options{Path: filepath.Join(t.TempDir(), "db"), Create: true})
	if _, err := graph.Add(t.Context(), st, "test", graphtest.Letter("000.txt")); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		for _, r := range graphtest.Corpus(6, 3) {
			if _, err := graph.Add(context.Background(), st, "test", r); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	for {
		select {
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
			return
		case <-time.After(time.Minute):
			t.Fatal("stuck")
		default:
		}
		if _, err := graph.FindCard(t.Context(), st, "gerasimov"); err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, err := range st.Query(t.Context(), "gizmo", `g.V().has("<rdf:type>", "<schema:Person>").out("<rdfs:label>").all()`, 20) {
			if err != nil {
				t.Fatal(err)
			}
			n++
		}
		if n == 0 {
			t.Fatal("nothing found")
		}
	}
}

func TestQueriesEnd(t *testing.T) {
	st := open(t, cayley.Options{Type: "memstore"})
	if _, err := graph.Add(t.Context(), st, "test", graphtest.Letter("000.txt")); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	var err error
	for _, err = range st.Query(ctx, "gizmo", "while (true) {}", 0) {
	}
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	n := 0
	for _, err := range st.Query(t.Context(), "gizmo", "g.V().all()", 3) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != 3 {
		t.Errorf("%d results", n)
	}
	for _, lang := range []string{"gizmo", "graphql", "mql", "sexp", "cobol"} {
		err = nil
		for _, err = range st.Query(t.Context(), lang, "} nonsense (", 0) {
		}
		if err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), lang) {
			t.Errorf("%s: %v", lang, err)
		}
	}
}

// One query answers who consulted whom in a month, and how far that stands.
func TestWhoDidWhatWhen(t *testing.T) {
	st := open(t, cayley.Options{Path: filepath.Join(t.TempDir(), "db"), Create: true})
	if _, err := graph.Add(t.Context(), st, "test", graphtest.Letter("000.txt")); err != nil {
		t.Fatal(err)
	}
	for month, want := range map[string]string{
		"2018-07": "map[claim:<claim:", "2018-08": "",
	} {
		got := ""
		for r, err := range st.Query(t.Context(), "gizmo", `g.V("<plover:CONSULT>").in("<rdf:type>").tag("claim")
			.in("<rel:supports>").has("<rel:when>", like("`+month+`%")).back("claim")
			.save("<rdf:subject>", "who").save("<rdf:object>", "whom").save("<rel:status>", "status").all()`, 0) {
			if err != nil {
				t.Fatal(err)
			}
			got += fmt.Sprint(r)
		}
		if !strings.HasPrefix(got, want) || (got == "") != (want == "") {
			t.Errorf("%s: %s", month, got)
		}
		if want != "" && !strings.Contains(got, "status:attributed who:<ent:Valery_Gerasimov> whom:<ent:Joseph_Dunford>") {
			t.Errorf("%s: %s", month, got)
		}
	}
}
