package net

import "math"

// Tree finds the best tree with one root over n tokens: scores[i*(n+1)+j] is
// the score of head j-1, or of the root for j = 0, for token i. It appends the
// heads, -1 for the root, to dst.
//
// If the best heads do not form such a tree, it runs the algorithm of Chu and
// Liu and of Edmonds, with the scores of the root lowered so far that one root
// is best (Stanojević and Cohen 2021).
func Tree(dst []int, scores []float32, n int) []int {
	base := len(dst)
	for i := range n {
		row := scores[i*(n+1) : (i+1)*(n+1)]
		best := -1
		for j, v := range row {
			if j != i+1 && (best < 0 || v > row[best]) {
				best = j
			}
		}
		dst = append(dst, best-1)
	}
	heads := dst[base:]
	if isTree(heads) {
		return dst
	}
	s := make([][]float64, n+1)
	var span float64
	for _, v := range scores[:n*(n+1)] {
		span = max(span, math.Abs(float64(v)))
	}
	lower := float64(float64(2*span+1) * float64(n+1))
	for i := range s {
		s[i] = make([]float64, n+1)
		for j := range s[i] {
			switch {
			case i == 0 || i == j:
				s[i][j] = math.Inf(-1)
			case j == 0:
				s[i][j] = float64(scores[(i-1)*(n+1)]) - lower
			default:
				s[i][j] = float64(scores[(i-1)*(n+1)+j])
			}
		}
	}
	for i, h := range edmonds(s)[1:] {
		heads[i] = h - 1
	}
	return dst
}

// isTree tells whether heads form a tree with one root.
func isTree(heads []int) bool {
	roots := 0
	// seen[i] is 1 + the token from which the walk first reached i.
	seen := make([]int, len(heads))
	for i, h := range heads {
		if h < 0 {
			roots++
		}
		for j := i; j >= 0 && seen[j] != -1; j = heads[j] {
			if seen[j] == i+1 {
				return false
			}
			seen[j] = i + 1
		}
		for j := i; j >= 0 && seen[j] != -1; j = heads[j] {
			seen[j] = -1
		}
	}
	return roots == 1
}

// edmonds returns the heads of the best tree rooted in node 0, where s[i][j]
// is the score of head j for node i.
func edmonds(s [][]float64) []int {
	n := len(s)
	heads := make([]int, n)
	heads[0] = -1
	for i := 1; i < n; i++ {
		best := 0
		for j := 1; j < n; j++ {
			if s[i][j] > s[i][best] {
				best = j
			}
		}
		heads[i] = best
	}
	cycle := findCycle(heads)
	if cycle == nil {
		return heads
	}
	// Contract the cycle to the last node of a smaller graph.
	in := make([]bool, n)
	var sum float64
	for _, v := range cycle {
		in[v] = true
		sum += s[v][heads[v]]
	}
	var rest []int
	for v := range n {
		if !in[v] {
			rest = append(rest, v)
		}
	}
	k := len(rest)
	small := make([][]float64, k+1)
	enter := make([]int, k) // node of the cycle that a head outside enters at
	leave := make([]int, k) // node of the cycle that heads a node outside
	for i := range small {
		small[i] = make([]float64, k+1)
		small[i][i] = math.Inf(-1)
	}
	for a, u := range rest {
		for b, v := range rest {
			small[a][b] = s[u][v]
		}
		out, into := math.Inf(-1), math.Inf(-1)
		leave[a], enter[a] = cycle[0], cycle[0]
		for _, v := range cycle {
			if s[u][v] > out {
				out, leave[a] = s[u][v], v
			}
			if x := s[v][u] - s[v][heads[v]]; x > into {
				into, enter[a] = x, v
			}
		}
		small[a][k], small[k][a] = out, into+sum
	}
	sub := edmonds(small)
	for a, u := range rest[1:] {
		if h := sub[a+1]; h == k {
			heads[u] = leave[a+1]
		} else {
			heads[u] = rest[h]
		}
	}
	h := sub[k]
	heads[enter[h]] = rest[h]
	return heads
}

// findCycle returns the nodes of a cycle of heads, nil if there is none.
func findCycle(heads []int) []int {
	seen := make([]int, len(heads))
	for i := range heads {
		j := i
		for j >= 0 && seen[j] == 0 {
			seen[j] = i + 1
			j = heads[j]
		}
		if j >= 0 && seen[j] == i+1 {
			cycle := []int{j}
			for v := heads[j]; v != j; v = heads[v] {
				cycle = append(cycle, v)
			}
			return cycle
		}
	}
	return nil
}
