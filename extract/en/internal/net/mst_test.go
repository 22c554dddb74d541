package net

import (
	"math/rand/v2"
	"testing"
)

func treeScore(scores []float32, heads []int) float64 {
	var s float64
	for i, h := range heads {
		s += float64(scores[i*(len(heads)+1)+h+1])
	}
	return s
}

func TestTreeIsTheBest(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		n := 1 + r.IntN(5)
		scores := make([]float32, n*(n+1))
		for i := range scores {
			scores[i] = float32(r.NormFloat64())
		}
		got := Tree(nil, scores, n)
		if !isTree(got) {
			t.Fatalf("not a tree: %v", got)
		}
		heads := make([]int, n)
		best := -1e9
		var try func(i int)
		try = func(i int) {
			if i == n {
				if isTree(heads) {
					best = max(best, treeScore(scores, heads))
				}
				return
			}
			for h := -1; h < n; h++ {
				if h != i {
					heads[i] = h
					try(i + 1)
				}
			}
		}
		try(0)
		if s := treeScore(scores, got); s < best-1e-5 {
			t.Fatalf("score %v, best %v", s, best)
		}
	}
}

func TestIsTree(t *testing.T) {
	for _, c := range []struct {
		heads []int
		want  bool
	}{
		{[]int{-1}, true}, {[]int{1, -1}, true}, {[]int{-1, -1}, false}, {[]int{1, 0}, false},
		{[]int{1, 2, 1, -1}, false}, {[]int{3, 0, 1, -1}, true},
	} {
		if got := isTree(c.heads); got != c.want {
			t.Errorf("isTree(%v) = %v", c.heads, got)
		}
	}
}
