package main

import (
	"math/rand/v2"
	"testing"

	"github.com/relata-kg/relata/extract/en/internal/net"
)

func BenchmarkStep(b *testing.B) {
	words := []string{""}
	for i := range 5000 {
		words = append(words, string(rune('a'+i%26))+string(rune('a'+i/26%26))+string(rune('a'+i/676)))
	}
	m := net.New(net.Config{Word: 96, Gram: 96, Buckets: 30000, Hidden: 160, Tag: 128, Name: 128, Arc: 256, Label: 128, Marks: 14},
		words, make([]string, 17), make([]string, 50), make([]string, 52), nameTags())
	r := rand.New(rand.NewPCG(7, 7))
	m.Init(r)
	var list []*sentence
	for range 40 {
		s := &sentence{weight: 1}
		var upos, arc, label []int
		for i := range 25 {
			s.words = append(s.words, words[1+r.IntN(5000)])
			upos = append(upos, i%17)
			s.head = append(s.head, i-1)
			arc = append(arc, i)
			label = append(label, i%50)
			s.names = append(s.names, 1)
		}
		s.upos, s.xpos, s.arc, s.label = sure(upos...), sure(label...), sure(arc...), sure(label...)
		list = append(list, s)
	}
	p := &plan{drop: rates{0.2, 0.2, 0.2, 0.2, 0.2}, unknown: 0.2}
	opt := newAdam(m.Tensors)
	workers := []*worker{newWorker(m, m.Tensors), newWorker(m, m.Tensors)}
	for b.Loop() {
		p.step(m, workers, opt, list, 1e-3, 1)
	}
	b.ReportMetric(1000*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
