package cayley_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/cayley"
	"github.com/relata-kg/relata/graph/export"
	"github.com/relata-kg/relata/internal/graphtest"
	"github.com/relata-kg/relata/schema"
)

// articles is the size of the benchmarks: about a thousand quads each.
const articles = 50

func load(b testing.TB, db string, rs []schema.Reading) graph.LoadResult {
	b.Helper()
	st, err := cayley.Open(context.Background(), cayley.Options{Path: db, Create: true})
	if err != nil {
		b.Fatal(err)
	}
	defer st.Close()
	in := make(chan schema.Reading)
	go func() {
		defer close(in)
		for _, r := range rs {
			in <- r
		}
	}()
	res, err := graph.Load(context.Background(), st, in, graph.LoadOptions{Extractor: "bench"})
	if err != nil {
		b.Fatal(err)
	}
	return res
}

// BenchmarkLoad loads the readings of articles into a new database: the
// quads are made, checked and written. Compare BenchmarkStockLoad.
func BenchmarkLoad(b *testing.B) {
	rs := graphtest.Corpus(articles, 1)
	var quads int
	for b.Loop() {
		quads = load(b, filepath.Join(b.TempDir(), "db"), rs).QuadsAdded
	}
	b.ReportMetric(float64(quads)*float64(b.N)/b.Elapsed().Seconds(), "quads/s")
}

// BenchmarkStockLoad has Cayley's own command load the same quads from N-Quads
// into the same kind of database.
func BenchmarkStockLoad(b *testing.B) {
	bin := stock(b)
	rs := graphtest.Corpus(articles, 1)
	file := filepath.Join(b.TempDir(), "g.nq")
	f, err := os.Create(file)
	if err != nil {
		b.Fatal(err)
	}
	if err := export.NQuads(f, "", "bench", rs...); err != nil {
		b.Fatal(err)
	}
	f.Close()
	qs, _ := graph.Quads("bench", rs...)
	for b.Loop() {
		cmd := exec.Command(bin, "load", "--init", "--db", "bolt", "--dbpath", filepath.Join(b.TempDir(), "db"), "-i", file)
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
	}
	b.ReportMetric(float64(len(qs))*float64(b.N)/b.Elapsed().Seconds(), "quads/s")
}

// BenchmarkScan reads all quads of a graph of some articles.
func BenchmarkScan(b *testing.B) {
	db := filepath.Join(b.TempDir(), "db")
	load(b, db, graphtest.Corpus(articles, 1))
	st, err := cayley.Open(context.Background(), cayley.Options{Path: db, ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	defer st.Close()
	n := 0
	for b.Loop() {
		n = 0
		for _, err := range st.Find(context.Background(), quad.Quad{}) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "quads/s")
}

// Time per document stays about the same as a graph grows: with
// RELATA_CURVE=10000 in the environment the test loads that many articles and
// prints the curve.
func TestLoadingIsLinear(t *testing.T) {
	var n int
	if fmt.Sscan(os.Getenv("RELATA_CURVE"), &n); n == 0 {
		t.Skip("set RELATA_CURVE to the number of articles")
	}
	db := filepath.Join(t.TempDir(), "db")
	st, err := cayley.Open(t.Context(), cayley.Options{Path: db, Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	in := make(chan schema.Reading, 64)
	go func() {
		defer close(in)
		for _, r := range graphtest.Corpus(n, 1) {
			in <- r
		}
	}()
	done, last := 0, time.Now()
	_, err = graph.Load(t.Context(), st, in, graph.LoadOptions{Extractor: "bench", OnDocument: func(graph.DocumentResult) {
		if done++; done%(n/10) == 0 {
			size, _ := st.Size(t.Context())
			t.Logf("%6d articles, %8d quads: %.2f ms an article", done, size, float64(time.Since(last).Microseconds())/1000/float64(n/10))
			last = time.Now()
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
}
