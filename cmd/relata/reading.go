package main

import (
	"context"
	"iter"

	"github.com/relata-kg/relata/extract"
)

// reader is what the commands need of the English reader.
type reader interface {
	ReadAll(ctx context.Context, ds []*extract.Document) []error
	Version() string
}

// result is one document of a run: read, left as it is, or failed.
type result struct {
	doc *extract.Document
	// skipped tells that the document was not read because it need not be.
	skipped bool
	err     error
}

// Documents are read in batches, since the models are quicker on many
// sentences at once; a batch ends at either bound.
const (
	batchDocs  = 32
	batchBytes = 32 << 10
)

// readAll reads documents on several workers and gives them in the order of
// the input. Documents for which skip, if set, reports true are given unread.
// It stops early when ctx ends; what it has given by then is whole. The number
// of documents expected, 0 for unknown, keeps a handful from ending up in one
// batch on one worker.
func readAll(ctx context.Context, r reader, docs iter.Seq2[*extract.Document, error], expected, workers int, skip func(*extract.Document) (bool, error)) iter.Seq[result] {
	return func(yield func(result) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		maxDocs := batchDocs
		if expected > 0 {
			maxDocs = max(1, min(batchDocs, expected/(2*workers)))
		}
		type batch struct {
			results []result
			done    chan struct{}
		}
		work := make(chan *batch)
		order := make(chan *batch, 2*workers)
		for range workers {
			go func() {
				for b := range work {
					readBatch(ctx, r, b.results, skip)
					close(b.done)
				}
			}()
		}
		go func() {
			defer close(order)
			defer close(work)
			b, bytes := &batch{done: make(chan struct{})}, 0
			flush := func() bool {
				if len(b.results) == 0 {
					return true
				}
				select {
				case order <- b:
				case <-ctx.Done():
					return false
				}
				select {
				case work <- b:
				case <-ctx.Done():
					return false
				}
				b, bytes = &batch{done: make(chan struct{})}, 0
				return true
			}
			for d, err := range docs {
				if ctx.Err() != nil {
					return
				}
				b.results = append(b.results, result{doc: d, err: err})
				if d != nil {
					bytes += len(d.Text)
				}
				if (len(b.results) >= maxDocs || bytes >= batchBytes) && !flush() {
					return
				}
			}
			flush()
		}()
		for b := range order {
			select {
			case <-b.done:
			case <-ctx.Done():
				return
			}
			for _, res := range b.results {
				if !yield(res) {
					return
				}
			}
		}
	}
}

// readBatch reads in place the documents of a batch that came without error
// and need reading.
func readBatch(ctx context.Context, r reader, results []result, skip func(*extract.Document) (bool, error)) {
	var docs []*extract.Document
	var at []int
	for i := range results {
		res := &results[i]
		if res.err == nil && skip != nil {
			res.skipped, res.err = skip(res.doc)
		}
		if res.err == nil && !res.skipped {
			docs, at = append(docs, res.doc), append(at, i)
		}
	}
	if len(docs) == 0 {
		return
	}
	for i, err := range r.ReadAll(ctx, docs) {
		results[at[i]].err = err
	}
}
