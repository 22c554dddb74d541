package main

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress shows how far a run is: a bar on a terminal, else a plain line now
// and then. The zero pointer shows nothing.
type progress struct {
	// mu keeps a line of the log, which any goroutine may write, and a step
	// of the bar apart.
	mu          sync.Mutex
	bar         *progressbar.ProgressBar
	out         io.Writer
	done, total int
	last        time.Time
}

// plainEvery is the least time between two plain lines.
const plainEvery = 5 * time.Second

func newProgress(out io.Writer, total int) *progress {
	p := &progress{out: out, total: total, last: time.Now()}
	if terminal(out) {
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(out),
			progressbar.OptionSetDescription("reading"),
			progressbar.OptionShowCount(),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
			progressbar.OptionUseANSICodes(true),
		)
	}
	return p
}

// step counts a document of a total, which is -1 for unknown.
func (p *progress) step(total int) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	changed := total != p.total
	p.total = total
	if p.bar != nil {
		if changed {
			p.bar.ChangeMax(p.total)
		}
		_ = p.bar.Set(p.done)
		return
	}
	if time.Since(p.last) >= plainEvery {
		p.last = time.Now()
		of := ""
		if p.total >= 0 {
			of = " of " + thousands(p.total)
		}
		fmt.Fprintf(p.out, "relata: %s%s documents\n", thousands(p.done), of)
	}
}

// write writes a line of the log where the bar is; the next step shows the bar
// again.
func (p *progress) write(out io.Writer, line []byte) error {
	if p != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.bar != nil {
			_ = p.bar.Clear()
		}
	}
	_, err := out.Write(line)
	return err
}
