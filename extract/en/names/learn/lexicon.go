package main

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
	"strings"

	"github.com/relata-kg/relata/extract/en/names/internal/tagger"
)

// lexicon learns from unlabelled text how words are used: which words stand
// among the same neighbours, and which are written with small letters. Words
// are represented by the positive pointwise mutual information with their
// neighbours, projected to a few dimensions at random, and divided by k-means.
func lexicon(text [][]string, minCount, clusters, rounds int) *tagger.Lexicon {
	count := map[string]int{}
	lower, upper := map[string]int{}, map[string]int{}
	for _, s := range text {
		for i, w := range s {
			w = tagger.Plain(w)
			count[w]++
			l := strings.ToLower(w)
			if l == w {
				lower[l]++
			} else if i > 0 {
				upper[l]++
			}
		}
	}
	var words []string
	for w, n := range count {
		if n >= minCount {
			words = append(words, w)
		}
	}
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(count[b]-count[a], strings.Compare(a, b))
	})
	number := map[string]int{}
	for i, w := range words {
		number[w] = i
	}
	const contexts, dims = 1200, 96
	// Co-occurrence with the commonest words, one and two to each side.
	pair := make([]map[int]float64, len(words))
	for i := range pair {
		pair[i] = map[int]float64{}
	}
	sumW := make([]float64, len(words))
	sumC := make([]float64, 4*contexts)
	total := 0.0
	for _, s := range text {
		ids := make([]int, len(s))
		for i, w := range s {
			id, ok := number[tagger.Plain(w)]
			if !ok {
				id = -1
			}
			ids[i] = id
		}
		for i, id := range ids {
			if id < 0 {
				continue
			}
			for k, d := range []int{-2, -1, 1, 2} {
				j := i + d
				if j < 0 || j >= len(ids) || ids[j] < 0 || ids[j] >= contexts {
					continue
				}
				c := k*contexts + ids[j]
				weight := 1.0
				if d == -2 || d == 2 {
					weight = 0.5
				}
				pair[id][c] += weight
				sumW[id] += weight
				sumC[c] += weight
				total += weight
			}
		}
	}
	vec := make([][dims]float32, len(words))
	for i := range words {
		cs := make([]int, 0, len(pair[i]))
		for c := range pair[i] {
			cs = append(cs, c)
		}
		slices.Sort(cs)
		for _, c := range cs {
			n := pair[i][c]
			pmi := math.Log(n * total / (sumW[i] * sumC[c]))
			if pmi <= 0 {
				continue
			}
			// Few observations say little.
			pmi *= n / (n + 1)
			h := fnv.New64a()
			var b [4]byte
			b[0], b[1] = byte(c), byte(c>>8)
			for d := 0; d < dims; d += 32 {
				b[2] = byte(d)
				h.Reset()
				h.Write(b[:])
				bits := h.Sum64()
				bits ^= bits >> 29
				for k := 0; k < 32; k++ {
					if bits&(1<<k) != 0 {
						vec[i][d+k] += float32(pmi)
					} else {
						vec[i][d+k] -= float32(pmi)
					}
				}
			}
		}
		unit(&vec[i])
	}
	// Spherical k-means, begun at words spread over the ranks of frequency.
	centre := make([][dims]float32, clusters)
	for k := range centre {
		centre[k] = vec[min(len(vec)-1, 20+k*min(len(vec), 6000)/clusters)]
	}
	of := make([]int, len(words))
	for range rounds {
		for i := range vec {
			best, bestDot := 0, float32(-2)
			for k := range centre {
				dot := float32(0)
				for d := range vec[i] {
					dot += vec[i][d] * centre[k][d]
				}
				if dot > bestDot {
					best, bestDot = k, dot
				}
			}
			of[i] = best
		}
		next := make([][dims]float32, clusters)
		for i := range vec {
			w := float32(math.Sqrt(float64(count[words[i]])))
			for d := range vec[i] {
				next[of[i]][d] += w * vec[i][d]
			}
		}
		for k := range next {
			unit(&next[k])
		}
		centre = next
	}
	lex := &tagger.Lexicon{Cluster: map[string]byte{}, Case: map[string]byte{}}
	for i, w := range words {
		lex.Cluster[w] = byte(of[i])
	}
	for w, n := range lower {
		if n+upper[w] >= 4 {
			lex.Case[w] = caseOf(n, upper[w])
		}
	}
	for w, n := range upper {
		if _, ok := lower[w]; !ok && n >= 4 {
			lex.Case[w] = caseOf(0, n)
		}
	}
	return lex
}

// caseOf grades how often a word is written with small letters, 1 (never) to 5
// (always).
func caseOf(lower, upper int) byte {
	switch r := float64(lower) / float64(lower+upper); {
	case r < 0.02:
		return 1
	case r < 0.3:
		return 2
	case r < 0.7:
		return 3
	case r < 0.97:
		return 4
	}
	return 5
}

func unit(v *[96]float32) {
	sum := 0.0
	for i := range v {
		sum += float64(v[i]) * float64(v[i])
	}
	if sum == 0 {
		return
	}
	s := float32(1 / math.Sqrt(sum))
	for i := range v {
		v[i] *= s
	}
}
