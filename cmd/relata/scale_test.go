//go:build linux

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/relata-kg/relata/graph/graphtest"
)

// TestScale shows what a document costs as the graph grows, reading and all:
// RELATA_SCALE=10000 builds a graph of that many articles of four to eight
// sentences, in one build, or with RELATA_SCALE_BUILDS=10 in ten of a tenth
// each, and then asks it. RELATA_SCALE_DB keeps the graph. "make scale" runs it.
func TestScale(t *testing.T) {
	var docs int
	builds := 1
	if fmt.Sscan(os.Getenv("RELATA_SCALE"), &docs); docs == 0 {
		t.Skip("set RELATA_SCALE to the number of articles")
	}
	fmt.Sscan(os.Getenv("RELATA_SCALE_BUILDS"), &builds)
	db := os.Getenv("RELATA_SCALE_DB")
	if db == "" {
		db = filepath.Join(t.TempDir(), "news.db")
	}
	t.Chdir(t.TempDir())
	next, stop := iter.Pull(graphtest.News(docs, 1))
	defer stop()
	fmt.Println("articles  CPU s/1,000  memory  mapped  database")
	slice := docs / 10
	for b := range builds {
		r, w := io.Pipe()
		before, n := graphtest.CPU(), 0
		line := func(n, per int, what string) {
			size := int64(0)
			if info, err := os.Stat(filepath.Join(db, "indexes.bolt")); err == nil {
				size = info.Size()
			}
			fmt.Printf("%8d %12.2f %4d MB %4d MB %6d MB  %s\n", n, (graphtest.CPU()-before).Seconds()*1000/float64(per), graphtest.Memory("RssAnon"), graphtest.Memory("RssFile"), size>>20, what)
		}
		go func() {
			out := json.NewEncoder(w)
			for range docs / builds {
				r, _ := next()
				_ = out.Encode(map[string]string{"title": r.Doc.Title, "url": "https://example.org/" + r.Doc.Source, "date": r.Doc.Date, "publisher": r.Doc.Publisher, "text": r.Text})
				if n++; n%slice == 0 && builds == 1 {
					line(n, slice, "")
					before = graphtest.CPU()
				}
			}
			w.Close()
		}()
		ask(t, r, "build", "-", "--input", "jsonl", "--db", db)
		if builds == 1 {
			line(docs, docs, "resolving entities and what was still to be written, over all")
		} else {
			line((b+1)*docs/builds, docs/builds, "")
		}
	}
	for _, args := range [][]string{
		{"stats"},
		{"show", "Syria"},
		{"show", "kenya"},
		{"show", "No Such Name"},
		{"query", `g.V("<ent:Syria>").Both("<rel:accuses>").Out("<rdfs:label>").Unique().All()`},
		{"query", `g.V().Tag("who").Out("<rel:leads>").Tag("what").GetLimit(100)`},
		{"query", `g.V().Tag("who").Out("<rel:leads>").Tag("what").All()`},
		{"query", `g.V("<ent:Syria>").In("<rdf:subject>").In("<rel:supports>").Out("<rel:sentence>").Out("<rdf:value>").All()`},
		{"query", `g.V().Has("<rdf:type>", "<plover:ACCUSE>").Save("<rdf:subject>", "who").Save("<rdf:object>", "whom").All()`},
		{"query", "-l", "graphql", `{ nodes(id: <ent:Syria>) { <rdfs:label> accuses: <rel:accuses> { id } } }`},
		{"merges"},
	} {
		start := time.Now()
		before := graphtest.CPU()
		size := ask(t, strings.NewReader(""), append(args, "--db", db)...)
		fmt.Printf("%7.0f ms, %7.0f ms of processor, %8d bytes: relata %s\n", time.Since(start).Seconds()*1000, (graphtest.CPU()-before).Seconds()*1000, size, strings.Join(args, " "))
	}
}

// ask runs a command and gives the size of its answer.
func ask(t *testing.T, in io.Reader, args ...string) int {
	t.Helper()
	var out, errs strings.Builder
	root := newRoot(&app{in: in, out: &out, errOut: &errs})
	root.SetArgs(args)
	if err := root.ExecuteContext(t.Context()); err != nil && args[0] != "show" {
		t.Fatalf("%v: %v\n%s", args, err, errs.String())
	}
	return out.Len()
}
