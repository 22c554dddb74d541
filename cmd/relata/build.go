package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"sync"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/source"
	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/cayley"
	"github.com/relata-kg/relata/schema"
)

func newBuild(a *app) *cobra.Command {
	var serve bool
	var input string
	cmd := &cobra.Command{
		Use:   "build PATH...",
		Short: "Read articles and create or update the graph",
		Long: `Reads articles and writes what they say into the graph, which it creates where
there is none. A path is a file, a folder, a pattern ("news/**/*.html") or "-"
for standard input; articles are plain text, Markdown, HTML or JSON Lines
(title, url, date, author, publisher, text), also packed with gzip. Plain text
may begin with lines "Title:", "Date:", "Author:", "Publisher:", "URL:" and a
blank line.

A document that is in the graph already and has not changed is passed over, one
that has changed is replaced. What cannot be read is reported and skipped; then
the exit status is 1.`,
		Example: `  relata build examples/syria --serve
  relata build 'news/**/*.html' archive.jsonl.gz --db news.db
  curl -s https://example.org/article.html | relata build -`,
		Args: paths,
		RunE: func(cmd *cobra.Command, args []string) error {
			return build(cmd.Context(), a, args, source.Format(input), serve)
		},
	}
	addFlags(cmd.Flags(), "db", "store", "addr", "base", "gazetteer", "ontology", "workers")
	cmd.Flags().BoolVar(&serve, "serve", false, "serve the graph when it is built")
	inputFlag(cmd, &input)
	return cmd
}

// paths wants at least one path.
func paths(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usagef("no PATH given: name files, folders or patterns, or - for standard input")
	}
	return nil
}

func inputFlag(cmd *cobra.Command, into *string) {
	var names []string
	for _, f := range source.Formats {
		names = append(names, string(f))
	}
	choiceFlag(cmd, into, "input", names[0], names, "form of the input")
}

func build(ctx context.Context, a *app, args []string, format source.Format, serve bool) error {
	start := time.Now()
	boundMemory(buildMemory)
	rd, err := newReader(a)
	if err != nil {
		return err
	}
	st, err := a.open(ctx, cayley.Options{Create: true})
	if err != nil {
		return err
	}
	defer st.Close()
	run := &buildRun{app: a, st: st, rd: rd}
	if err := run.read(ctx, args, format); err != nil {
		if errors.Is(err, context.Canceled) && ctx.Err() != nil {
			a.log.Info(fmt.Sprintf("stopped with %d documents done; what is written stays, and the same command goes on from there", run.done()))
		}
		return err
	}
	if !a.cfg.Quiet {
		if err := run.summary(ctx, a.out, time.Since(start)); err != nil {
			return err
		}
	}
	if serve {
		if err := serveGraph(ctx, a, st, serveOptions{}); err != nil {
			return err
		}
	}
	if err := st.Close(); err != nil {
		return err
	}
	if len(run.failed) > 0 {
		return errReported
	}
	return nil
}

// buildRun is one run of build: the reading and, beside it, the writing.
type buildRun struct {
	app *app
	st  *cayley.Store
	rd  reader

	mu sync.Mutex
	// failed are the errors of what was skipped, in the order they came.
	failed    []error
	unchanged int
	loaded    graph.LoadResult
}

// fail reports an input that is skipped.
func (r *buildRun) fail(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.failed = append(r.failed, err)
	r.app.log.Error(err.Error())
}

func (r *buildRun) done() int { return r.loaded.Added + r.loaded.Replaced + r.unchanged }

// read reads the articles of the paths and writes them as they come.
func (r *buildRun) read(ctx context.Context, args []string, format source.Format) error {
	files, errs := source.Find(args, source.Options{Format: format, Stdin: r.app.in})
	for _, err := range errs {
		r.fail(err)
	}
	if !r.app.cfg.Quiet && len(files) > 0 {
		r.app.bar = newProgress(r.app.errOut, len(files))
		defer func() {
			_ = r.app.bar.write(r.app.errOut, nil)
			r.app.bar = nil
		}()
	}
	loadCtx, cancel := context.WithCancel(ctx)
	defer cancel()
	readings := make(chan schema.Reading, 2*r.app.cfg.Workers)
	var loadErr error
	written := make(chan struct{})
	go func() {
		defer close(written)
		// A failed load must not leave the reading waiting to hand over.
		defer cancel()
		r.loaded, loadErr = graph.Load(ctx, r.st, readings, graph.LoadOptions{
			Extractor: r.rd.Version(),
			OnDocument: func(d graph.DocumentResult) {
				if d.Err != nil {
					r.fail(fmt.Errorf("%s: %w", d.Doc.Source, d.Err))
				}
				for _, err := range d.Refused {
					r.app.log.Warn(err.Error())
				}
			},
		})
	}()
	skip := func(d *extract.Document) (bool, error) {
		return graph.Current(loadCtx, r.st, d.DocumentInfo, r.rd.Version())
	}
	var total atomic.Int64
	results := readAll(loadCtx, r.rd, documents(files, &total), len(files), r.app.cfg.Workers, skip)
reading:
	for res := range results {
		r.app.bar.step(int(total.Load()))
		switch {
		case res.err != nil && loadCtx.Err() != nil:
			break reading
		case res.err != nil:
			r.fail(res.err)
			continue
		case res.skipped:
			r.unchanged++
			continue
		}
		select {
		case readings <- res.doc.Reading():
		case <-loadCtx.Done():
			break reading
		}
	}
	close(readings)
	<-written
	if err := cmp.Or(loadErr, ctx.Err()); err != nil {
		return err
	}
	return r.app.resolve(ctx, r.st)
}

// documents reads files one after another. Total is the number of documents to
// expect, and -1 while a file is read that holds several.
func documents(files []source.File, total *atomic.Int64) iter.Seq2[*extract.Document, error] {
	known := len(files)
	total.Store(int64(known))
	return func(yield func(*extract.Document, error) bool) {
		for _, f := range files {
			n := 0
			for d, err := range f.Documents() {
				if n++; n > 1 {
					total.Store(-1)
				}
				if !yield(d, err) {
					return
				}
			}
			known += max(n, 1) - 1
			total.Store(int64(known))
		}
	}
}

// summary prints what the run did and what the graph now says best.
func (r *buildRun) summary(ctx context.Context, w io.Writer, took time.Duration) error {
	stats, err := graph.ReadStats(ctx, r.st)
	if err != nil {
		return err
	}
	l := r.loaded
	p := &printer{w: w}
	p.f("%s: %s added, %s replaced, %s unchanged, %s skipped, in %.1f s\n", r.app.graphName(),
		count(l.Added, "document"), thousands(l.Replaced), thousands(r.unchanged+l.Unchanged), thousands(len(r.failed)), took.Seconds())
	p.f("the graph holds %s, %s, %s, %s, %s\n",
		count(stats.Documents, "document"), count(stats.Sentences, "sentence"), countOf(stats.Entities, "entity", "entities"),
		count(stats.Claims, "claim"), count(stats.Quads, "quad"))
	if len(r.failed) > 0 {
		p.f("\nskipped:\n")
		for _, err := range r.failed {
			p.f("  %v\n", err)
		}
	}
	best, err := graph.Top(ctx, r.st, 5)
	if err != nil {
		return err
	}
	if len(best) > 0 {
		p.f("\nbest supported:\n")
		for i, c := range best {
			p.f("  %d. %s  (%s)\n", i+1, claimWords(c), count(c.Sources, "source"))
			for _, e := range c.Evidence {
				p.f("     %q\n     %s\n", oneLine(e.Sentence), e.Doc.Source)
			}
		}
	}
	return p.err
}
