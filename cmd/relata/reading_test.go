package main

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// slowReader takes longer for earlier documents, so that later ones are done
// first, and fails those whose text is "bad".
type slowReader struct{ read atomic.Int64 }

func (s *slowReader) ReadAll(ctx context.Context, ds []*extract.Document) []error {
	errs := make([]error, len(ds))
	for i, d := range ds {
		n := s.read.Add(1)
		time.Sleep(time.Duration(200/n) * 10 * time.Microsecond)
		switch {
		case ctx.Err() != nil:
			errs[i] = ctx.Err()
		case d.Text == "bad":
			errs[i] = errors.New("bad")
		default:
			d.Title = "read"
		}
	}
	return errs
}

func (*slowReader) Version() string { return "test" }

func TestReadAll(t *testing.T) {
	const n = 300
	docs := func(yield func(*extract.Document, error) bool) {
		for i := range n {
			switch i {
			case 7:
				if !yield(nil, errors.New("unreadable")) {
					return
				}
				continue
			}
			text := fmt.Sprint(i)
			if i == 11 {
				text = "bad"
			}
			if !yield(extract.NewDocument(schema.DocumentInfo{Source: fmt.Sprint(i)}, text), nil) {
				return
			}
		}
	}
	skip := func(d *extract.Document) (bool, error) { return d.Source == "13", nil }
	for _, expected := range []int{0, 8, n} {
		i := 0
		for res := range readAll(t.Context(), &slowReader{}, docs, expected, 4, skip) {
			switch {
			case i == 7:
				if res.doc != nil || res.err == nil {
					t.Errorf("document 7: %+v", res)
				}
			case res.doc.Source != fmt.Sprint(i):
				t.Fatalf("document %d is %s", i, res.doc.Source)
			case (res.err != nil) != (i == 11), res.skipped != (i == 13), (res.doc.Title == "read") != (i != 11 && i != 13):
				t.Errorf("document %d: %+v", i, res)
			}
			i++
		}
		if i != n {
			t.Errorf("%d results of %d", i, n)
		}
	}
	// A consumer that stops, and a run that is interrupted, end at once.
	for range readAll(t.Context(), &slowReader{}, docs, 0, 4, nil) {
		break
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	i := 0
	for range readAll(ctx, &slowReader{}, docs, 0, 4, nil) {
		if i++; i == 20 {
			cancel()
		}
	}
	if i == n {
		t.Error("the interrupt changed nothing")
	}
}
