package main

import (
	"math"
	"sync"

	"github.com/relata-kg/relata/extract/en/internal/mat"
	"github.com/relata-kg/relata/extract/en/internal/net"
)

// table is the gradient of an embedding table, few rows of which are used.
type table struct {
	cols int
	grad []float32
	used []int32 // rows used, without repetitions
	mark []bool
}

func newTable(t *net.Tensor) *table {
	return &table{cols: t.Cols, grad: make([]float32, len(t.W)), mark: make([]bool, t.Rows)}
}

// row returns the gradient of a row, to add to.
func (t *table) row(i int32) []float32 {
	if !t.mark[i] {
		t.mark[i] = true
		t.used = append(t.used, i)
	}
	return t.grad[int(i)*t.cols : int(i+1)*t.cols]
}

// merge adds another table's gradient.
func (t *table) merge(o *table) {
	for _, i := range o.used {
		mat.Add(t.row(i), o.grad[int(i)*o.cols:int(i+1)*o.cols])
	}
}

func (t *table) reset() {
	for _, i := range t.used {
		clear(t.grad[int(i)*t.cols : int(i+1)*t.cols])
		t.mark[i] = false
	}
	t.used = t.used[:0]
}

// adam is the optimiser (Kingma and Ba 2015). Of the embedding tables it
// changes only the rows that a batch uses.
type adam struct {
	M, V [][]float32
	Step int
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
	return a
}

// inParallel runs f(0) … f(shards-1), each in a goroutine.
func inParallel(f func(k int)) {
	var wg sync.WaitGroup
	for k := range shards {
		wg.Add(1)
		go func() {
			defer wg.Done()
			f(k)
		}()
	}
	wg.Wait()
}

// part returns the bounds of shard k of n things.
func part(k, n int) (int, int) { return k * n / shards, (k + 1) * n / shards }

// apply changes the parameters by the gradients of the workers, and forgets
// those of the tables.
func (a *adam) apply(tensors []*net.Tensor, workers []*worker, rate float64) {
	a.Step++
	// The tables' gradients are brought together by one goroutine each, the
	// others' in shards; so are the squares of the norm.
	norms := make([]float64, shards)
	first := workers[0]
	inParallel(func(k int) {
		square := func(x []float32) {
			var s float32
			for _, v := range x {
				s += v * v
			}
			norms[k] += float64(s)
		}
		sparse := 0
		for i, t := range tensors {
			if t.Sparse {
				sparse++
				if sparse%shards != k {
					continue
				}
				for _, w := range workers[1:] {
					first.tables[i].merge(w.tables[i])
					w.tables[i].reset()
				}
				for _, r := range first.tables[i].used {
					square(first.tables[i].grad[int(r)*t.Cols : int(r+1)*t.Cols])
				}
				continue
			}
			lo, hi := part(k, len(t.W))
			for _, w := range workers[1:] {
				mat.Add(first.grads[i][lo:hi], w.grads[i][lo:hi])
			}
			square(first.grads[i][lo:hi])
		}
	})
	var norm float64
	for _, n := range norms {
		norm += n
	}
	norm = math.Sqrt(norm)
	f := float32(1)
	if norm > clipNorm {
		f = float32(clipNorm / norm)
	}
	c1, c2 := 1-math.Pow(beta1, float64(a.Step)), 1-math.Pow(beta2, float64(a.Step))
	lr := float32(rate * math.Sqrt(c2) / c1)
	inParallel(func(k int) {
		for i, t := range tensors {
			if !t.Sparse {
				lo, hi := part(k, len(t.W))
				mat.Adam(t.W[lo:hi], a.M[i][lo:hi], a.V[i][lo:hi], first.grads[i][lo:hi], f, 1-beta1, 1-beta2, lr)
				continue
			}
			used := first.tables[i].used
			lo, hi := part(k, len(used))
			for _, r := range used[lo:hi] {
				x, y := int(r)*t.Cols, int(r+1)*t.Cols
				mat.Adam(t.W[x:y], a.M[i][x:y], a.V[i][x:y], first.tables[i].grad[x:y], f, 1-beta1, 1-beta2, lr)
			}
		}
	})
	for i, t := range tensors {
		if t.Sparse {
			first.tables[i].reset()
		}
	}
}
