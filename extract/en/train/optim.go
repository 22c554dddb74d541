package main

import (
	"math"

	"github.com/relata-kg/relata/extract/en/internal/mat"
	"github.com/relata-kg/relata/extract/en/internal/net"
)

// adam is the optimiser (Kingma and Ba 2015). Of the embedding tables it
// changes only the rows that a batch uses.
type adam struct {
	M, V [][]float32
	Step int

	grads [][]float32 // of the tables
	used  [][]int32   // rows used, without repetitions
	mark  [][]bool
}

const (
	beta1 = 0.9
	beta2 = 0.98
	// clipNorm is the largest norm of the gradient of a step.
	clipNorm = 2.0
)

func newAdam(tensors []*net.Tensor) *adam {
	a := &adam{}
	for _, t := range tensors {
		a.M = append(a.M, make([]float32, len(t.W)))
		a.V = append(a.V, make([]float32, len(t.W)))
	}
	a.tables(tensors)
	return a
}

// tables makes the memory for the gradients of the embedding tables.
func (a *adam) tables(tensors []*net.Tensor) {
	a.grads, a.used, a.mark = nil, nil, nil
	for _, t := range tensors {
		var g []float32
		var mark []bool
		if t.Sparse {
			g, mark = make([]float32, len(t.W)), make([]bool, t.Rows)
		}
		a.grads, a.mark, a.used = append(a.grads, g), append(a.mark, mark), append(a.used, nil)
	}
}

// row returns the gradient of a row of a table, to add to.
func (a *adam) row(t *net.Tensor, i int32) []float32 {
	if !a.mark[t.ID][i] {
		a.mark[t.ID][i] = true
		a.used[t.ID] = append(a.used[t.ID], i)
	}
	return a.grads[t.ID][int(i)*t.Cols : int(i+1)*t.Cols]
}

// collect adds the gradients of the input vectors of a worker to the tables'.
func (a *adam) collect(w *worker) {
	m, b := w.m, &w.batch
	iw := m.InputWidth()
	g := make([]float32, m.Gram)
	for i := range b.Rows() {
		d := w.dx[i*iw : (i+1)*iw]
		mat.Add(a.row(m.WordVec, b.Word[i]), d[:m.Word])
		f := net.GramScale(len(b.Gram[i]))
		for j, v := range d[m.Word:] {
			g[j] = v * f
		}
		for _, id := range b.Gram[i] {
			mat.Add(a.row(m.GramVec, id), g)
		}
	}
}

// apply changes the parameters by the gradients of the workers, and forgets
// those of the tables. It returns the norm of the gradient.
func (a *adam) apply(tensors []*net.Tensor, workers []*worker, rate float64) float64 {
	a.Step++
	var norm float64
	square := func(x []float32) {
		var s float32
		for _, v := range x {
			s += v * v
		}
		norm += float64(s)
	}
	for i, t := range tensors {
		if t.Sparse {
			for _, r := range a.used[i] {
				square(a.grads[i][int(r)*t.Cols : int(r+1)*t.Cols])
			}
			continue
		}
		for _, w := range workers[1:] {
			mat.Add(workers[0].grads[i], w.grads[i])
		}
		square(workers[0].grads[i])
	}
	norm = math.Sqrt(norm)
	f := float32(1)
	if norm > clipNorm {
		f = float32(clipNorm / norm)
	}
	c1, c2 := 1-math.Pow(beta1, float64(a.Step)), 1-math.Pow(beta2, float64(a.Step))
	lr := float32(rate * math.Sqrt(c2) / c1)
	for i, t := range tensors {
		if !t.Sparse {
			mat.Adam(t.W, a.M[i], a.V[i], workers[0].grads[i], f, 1-beta1, 1-beta2, lr)
			continue
		}
		for _, r := range a.used[i] {
			x, y := int(r)*t.Cols, int(r+1)*t.Cols
			mat.Adam(t.W[x:y], a.M[i][x:y], a.V[i][x:y], a.grads[i][x:y], f, 1-beta1, 1-beta2, lr)
			clear(a.grads[i][x:y])
			a.mark[i][r] = false
		}
		a.used[i] = a.used[i][:0]
	}
	return norm
}
