//go:build unix

package cayley_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/cayley"
	"github.com/relata-kg/relata/graph/export"
	"github.com/relata-kg/relata/graph/graphtest"
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
	before := cpu(syscall.RUSAGE_SELF)
	for b.Loop() {
		quads = load(b, filepath.Join(b.TempDir(), "db"), rs).QuadsAdded
	}
	report(b, quads, cpu(syscall.RUSAGE_SELF)-before)
}

// report gives the speed by the clock and by the processor, which tells more on
// a machine that others use too.
func report(b *testing.B, quads int, took time.Duration) {
	n := float64(quads) * float64(b.N)
	b.ReportMetric(n/b.Elapsed().Seconds(), "quads/s")
	b.ReportMetric(float64(took.Microseconds())/n, "µs-of-cpu/quad")
}

func cpu(who int) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(who, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
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
	before := cpu(syscall.RUSAGE_CHILDREN)
	for b.Loop() {
		cmd := exec.Command(bin, "load", "--init", "--db", "bolt", "--dbpath", filepath.Join(b.TempDir(), "db"), "-i", file)
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
	}
	report(b, len(qs), cpu(syscall.RUSAGE_CHILDREN)-before)
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
