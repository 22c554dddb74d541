//go:build linux

package resolve

import (
	"bufio"
	"cmp"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/cayley"
	"github.com/relata-kg/relata/graph/internal/graphtest"
	"github.com/relata-kg/relata/schema"
)

// TestScale shows what a document costs the graph as the graph grows, without
// the reading of it: RELATA_SCALE=10000 loads that many articles into one
// graph, a tenth at a time, and resolves and counts after each as a build does.
// RELATA_SCALE_BUILDS=1 does it in one go.
func TestScale(t *testing.T) {
	var docs int
	builds := 10
	if fmt.Sscan(os.Getenv("RELATA_SCALE"), &docs); docs == 0 {
		t.Skip("set RELATA_SCALE to the number of articles")
	}
	fmt.Sscan(os.Getenv("RELATA_SCALE_BUILDS"), &builds)
	ctx := t.Context()
	db := cmp.Or(os.Getenv("RELATA_SCALE_DB"), filepath.Join(t.TempDir(), "db"))
	next, stop := iter.Pull(graphtest.News(docs, 1))
	defer stop()
	fmt.Println("articles     quads  CPU ms/article: load resolve  stats   top  changed docs   heap  RSS anon  RSS file  file MB")
	for b := range builds {
		st, err := cayley.Open(ctx, cayley.Options{Path: db, Create: true})
		if err != nil {
			t.Fatal(err)
		}
		share := docs / builds
		took := map[string]float64{}
		heap := make(chan uint64)
		done := make(chan struct{})
		go func() {
			most := uint64(0)
			for {
				select {
				case <-done:
					heap <- most
					return
				case <-time.After(50 * time.Millisecond):
					var m runtime.MemStats
					runtime.ReadMemStats(&m)
					most = max(most, m.HeapInuse)
				}
			}
		}()
		step := func(what string, f func() error) {
			t.Helper()
			before := cpu()
			if err := f(); err != nil {
				t.Fatal(err)
			}
			took[what] = (cpu() - before).Seconds() * 1000 / float64(share)
		}
		step("load", func() error {
			in := make(chan schema.Reading)
			go func() {
				defer close(in)
				for range share {
					r, _ := next()
					in <- r
				}
			}()
			_, err := graph.Load(ctx, st, in, graph.LoadOptions{Extractor: "scale"})
			return err
		})
		var p *Plan
		step("resolve", func() (err error) {
			p, err = Run(ctx, st)
			return err
		})
		var stats graph.Stats
		step("stats", func() (err error) {
			stats, err = graph.ReadStats(ctx, st)
			return err
		})
		step("top", func() error {
			_, err := graph.Top(ctx, st, 5)
			return err
		})
		close(done)
		info, _ := os.Stat(filepath.Join(db, "indexes.bolt"))
		fmt.Printf("%8d %9d %20.2f %7.2f %6.2f %5.2f %8d %11d MB %6d MB %6d MB %6d\n", (b+1)*share, stats.Quads, took["load"], took["resolve"], took["stats"], took["top"],
			p.Changed(), <-heap>>20, status("RssAnon")>>10, status("RssFile")>>10, info.Size()>>20)
		if err := st.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// cpu is the processor time that the process has taken.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// status is a line of the kernel's account of the process, in kilobytes.
func status(name string) (kb int) {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return 0
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		if rest, ok := strings.CutPrefix(s.Text(), name+":"); ok {
			fmt.Sscan(rest, &kb)
		}
	}
	return kb
}
