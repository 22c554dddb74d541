//go:build linux

package resolve

import (
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/cayley"
	"github.com/relata-kg/relata/graph/graphtest"
	"github.com/relata-kg/relata/schema"
)

// TestScale shows what a document costs the graph as the graph grows, without
// the reading of it. RELATA_SCALE=10000 loads that many articles into one graph
// and then resolves and counts, as a build does; with RELATA_SCALE_BUILDS=10 as
// well it does so in ten builds of a tenth each.
func TestScale(t *testing.T) {
	var docs, batch int
	builds := 1
	if fmt.Sscan(os.Getenv("RELATA_SCALE"), &docs); docs == 0 {
		t.Skip("set RELATA_SCALE to the number of articles")
	}
	fmt.Sscan(os.Getenv("RELATA_SCALE_BUILDS"), &builds)
	fmt.Sscan(os.Getenv("RELATA_SCALE_BATCH"), &batch)
	db := filepath.Join(t.TempDir(), "db")
	next, stop := iter.Pull(graphtest.News(docs, 1))
	defer stop()
	fmt.Println("articles     quads  CPU ms/article  RSS anon  RSS file  database")
	line := func(n int, quads int64, took time.Duration, per int, what string) {
		info, _ := os.Stat(filepath.Join(db, "indexes.bolt"))
		fmt.Printf("%8d %9d %15.2f %6d MB %6d MB %6d MB  %s\n", n, quads, took.Seconds()*1000/float64(per), graphtest.Memory("RssAnon"), graphtest.Memory("RssFile"), info.Size()>>20, what)
	}
	for b := range builds {
		st, err := cayley.Open(t.Context(), cayley.Options{Path: db, Create: true})
		if err != nil {
			t.Fatal(err)
		}
		n, share := b*docs/builds, docs/builds
		before := graphtest.CPU()
		in := make(chan schema.Reading)
		go func() {
			defer close(in)
			for range share {
				r, _ := next()
				in <- r
			}
		}()
		slice := max(share/10, docs/10)
		_, err = graph.Load(t.Context(), st, in, graph.LoadOptions{Extractor: "scale", Batch: batch, OnDocument: func(graph.DocumentResult) {
			if n++; n%slice == 0 {
				size, _ := st.Size(t.Context())
				line(n, size, graphtest.CPU()-before, slice, "")
				before = graphtest.CPU()
			}
		}})
		if err != nil {
			t.Fatal(err)
		}
		step := func(what string, f func() error) {
			t.Helper()
			before := graphtest.CPU()
			if err := f(); err != nil {
				t.Fatal(err)
			}
			size, _ := st.Size(t.Context())
			line(n, size, graphtest.CPU()-before, share, what)
		}
		step("see which entities are one", func() error {
			_, err := Read(t.Context(), st)
			return err
		})
		var p *Plan
		step("the same, and rename them", func() (err error) {
			p, err = Run(t.Context(), st)
			return err
		})
		step(fmt.Sprintf("count, and the best claims; %d articles had been renamed", p.Changed()), func() error {
			if _, err := graph.ReadStats(t.Context(), st); err != nil {
				return err
			}
			_, err := graph.Top(t.Context(), st, 5)
			return err
		})
		if err := st.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
