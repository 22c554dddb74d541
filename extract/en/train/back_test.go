package main

import (
	"io"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/relata-kg/relata/extract/en/gazetteer"
	"github.com/relata-kg/relata/extract/en/internal/net"
)

// tiny returns a small random model and sentences that use all its losses.
func tiny() (*net.Model, []*sentence, *plan) {
	words := []string{"", "the", "dog", "saw", "me"}
	m := net.New(net.Config{Word: 6, Gram: 5, Buckets: 50, Hidden: 7, Tag: 6, Name: 5, Arc: 8, Label: 6, Marks: 4},
		words, []string{"NOUN", "VERB"}, []string{"NN", "VB", "DT"}, []string{"root", "nsubj", "obj", "det"}, nameTags())
	r := rand.New(rand.NewPCG(7, 7))
	m.Init(r)
	for _, t := range m.Tensors {
		for i := range t.W {
			t.W[i] += float32(r.NormFloat64() * 0.1)
		}
	}
	a := &sentence{words: []string{"the", "dog", "saw", "me"}, upos: sure(0, 0, 1, 0), xpos: sure(2, 0, 1, 0),
		head: []int{1, 2, -1, 2}, arc: sure(2, 3, 0, 3), label: sure(3, 1, 0, 2), weight: 1}
	b := &sentence{words: []string{"Ann", "Lee", "saw"}, names: []uint32{1<<1 | 1<<3, 1<<2 | 1<<4, 1}, weight: 0.5}
	c := &sentence{words: []string{"dogs", "saw"}, upos: sure(0, 1), xpos: sure(0, 1), head: []int{1, -1}, label: sure(1, 0), names: []uint32{1, 1}, weight: 1}
	// One whose teachers are not sure.
	c.arc.add([]float32{0.3, 0.01, 0.6})
	c.arc.add([]float32{0.9, 0.1, 0})
	p := &plan{drop: rates{0.2, 0.2, 0.2, 0.2, 0.2}, unknown: 0.2, counts: map[string]int{"dog": 1}, log: io.Discard}
	return m, []*sentence{a, b, c}, p
}

// TestGradients compares the gradients with differences of the loss.
func TestGradients(t *testing.T) {
	m, list, p := tiny()
	w := newWorker(m, p.tensors(m))
	r := rand.New(rand.NewPCG(1, 1))
	p.fill(w, list, r)
	for i := range w.batch.Mark {
		w.batch.Mark[i] = gazetteer.Mark(i)
	}
	compare(t, m, w, m.Tensors, func() float64 {
		s := w.step(list, 1)
		return s.tag + s.arc + s.label + s.name
	})
}

func TestLanguageModelGradients(t *testing.T) {
	m, list, p := tiny()
	r := rand.New(rand.NewPCG(1, 1))
	p.lm = newLanguageModel(m, map[string]int{"the": 3, "dog": 2, "saw": 1, "me": 1}, r)
	for _, x := range p.lm.out {
		for i := range x.W {
			x.W[i] *= 20
		}
	}
	w := newWorker(m, p.tensors(m))
	p.fill(w, list, r)
	compare(t, m, w, p.tensors(m), func() float64 {
		return w.predict(p.lm, list, 1, rand.New(rand.NewPCG(2, 2))).next
	})
}

// compare checks the gradients that loss leaves against differences
// of the loss, along the gradient and along a direction near it.
func compare(t *testing.T, m *net.Model, w *worker, tensors []*net.Tensor, loss func() float64) {
	m.Prepare()
	r := rand.New(rand.NewPCG(9, 9))
	for i, x := range tensors {
		for _, tab := range w.tables {
			if tab != nil {
				tab.reset()
			}
		}
		m.Prepare()
		loss()
		var g []float32
		if x.Sparse {
			g = append(g, w.tables[i].grad...)
		} else {
			g = append(g, w.grads[i]...)
		}
		for _, random := range []bool{false, true} {
			dir := make([]float64, len(g))
			var norm, want float64
			for j := range dir {
				dir[j] = float64(g[j])
				if random {
					dir[j] += r.NormFloat64() * 0.1
				}
				norm += dir[j] * dir[j]
			}
			norm = math.Sqrt(norm)
			if norm == 0 {
				continue
			}
			old := append([]float32(nil), x.W...)
			const eps = 1e-3
			at := func(f float64) float64 {
				for j := range old {
					x.W[j] = old[j] + float32(f*dir[j]/norm)
				}
				defer copy(x.W, old)
				m.Prepare()
				for _, tab := range w.tables {
					if tab != nil {
						tab.reset()
					}
				}
				return loss()
			}
			got := (at(eps) - at(-eps)) / (2 * eps)
			for j := range dir {
				want += float64(g[j]) * dir[j] / norm
			}
			if math.Abs(got-want) > 0.02*math.Abs(want)+0.01 {
				t.Errorf("%s (random %v): difference %v, gradient %v", x.Name, random, got, want)
			}
		}
	}
}
