package net

import (
	"fmt"
	"math"
	"testing"
)

// TestReadAsForward checks that what Read keeps of words changes nothing.
func TestReadAsForward(t *testing.T) {
	m := small()
	m.Prepare()
	var sents [][]string
	for i := range 700 {
		sents = append(sents, []string{"a", fmt.Sprint("w", i), "b", fmt.Sprint("v", i*7), "a", fmt.Sprint("u", i/3), "b", "a", "c", "b", "d", "e"})
	}
	var r Reader
	m.Read(&r, sents)
	var b Batch
	var tape Tape
	lens := []int{12, 12}
	b.Reset(lens)
	r.batch.Reset(lens)
	parts := []part{{699, 0, 12}, {1, 0, 12}}
	for s, p := range parts {
		m.SetWords(&b, s, sents[p.sent])
		m.setMarks(&r.batch, s, sents[p.sent])
	}
	m.Forward(&b, &tape, nil)
	r.cache.read(m, &r.batch, sents, parts)
	r.cache.first(m, &r.batch, &r.tape)
	m.RunLayer(1, &r.batch, &r.tape, nil)
	m.Heads(&r.batch, &r.tape, nil)
	for i, v := range tape.Query {
		if math.Float32bits(v) != math.Float32bits(r.tape.Query[i]) {
			t.Fatalf("value %d is %v, want %v", i, r.tape.Query[i], v)
		}
	}
}
