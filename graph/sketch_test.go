package graph

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// The number of sources does not depend on the order of the documents, nor on
// whether they come one by one or as a list, short or long.
func TestSourcesInAnyOrder(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		var docs []*sketch
		for range 1 + rnd.IntN(6) {
			var s sketch
			for i := range s {
				s[i] = uint16(rnd.Uint32())
			}
			for range 1 + rnd.IntN(20) {
				// Copies drift apart: some are copies only by way of others.
				c := s
				for range rnd.IntN(12) {
					c[rnd.IntN(sketchSize)]++
				}
				docs = append(docs, &c)
				s = c
			}
		}
		docs = append(docs, nil, nil)
		want := sourcesOf(docs).n
		for range 3 {
			rnd.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
			whole := sourcesOf(docs)
			few := sourcesOf(docs[:len(docs)/2])
			for _, d := range docs[len(docs)/2:] {
				few.add(d)
			}
			if whole.n != want || few.n != want {
				t.Fatalf("%d documents: %d as a list, %d one by one, want %d", len(docs), whole.n, few.n, want)
			}
		}
	}
}

// BenchmarkSources adds a document to a claim that a thousand make already.
func BenchmarkSources(b *testing.B) {
	rnd := rand.New(rand.NewPCG(2, 2))
	docs := make([]*sketch, 1000)
	for i := range docs {
		docs[i] = new(sketch)
		for j := range docs[i] {
			docs[i][j] = uint16(rnd.Uint32())
		}
	}
	s := sourcesOf(docs)
	for b.Loop() {
		s.docs, s.parent, s.n = slices.Clip(s.docs[:1000]), slices.Clip(s.parent[:1000]), 1000
		s.add(docs[rnd.IntN(1000)])
	}
}
