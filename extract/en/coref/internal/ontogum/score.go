package ontogum

import (
	"fmt"
	"math"
)

// Score holds the counts of the coreference measures over documents: add
// documents, then ask for figures.
type Score struct {
	muc, b3, ceaf, ment pr
	// Pronouns counts the pronouns of the gold chains that have an
	// antecedent, PronounRight those of them that the answer links to their
	// own chain: the nearest gold mention before them in the answer's chain
	// is of it.
	PronounRight, Pronouns int
}

type pr struct{ rn, rd, pn, pd float64 }

func (p pr) f() (r, pc, f float64) {
	if p.rd > 0 {
		r = p.rn / p.rd
	}
	if p.pd > 0 {
		pc = p.pn / p.pd
	}
	if r+pc > 0 {
		f = 2 * r * pc / (r + pc)
	}
	return r, pc, f
}

// CoNLL is the average F1 of MUC, B³ and CEAF-φ4, 0 to 100, as in the
// CoNLL-2011 and 2012 shared tasks (Pradhan et al. 2012).
func (s *Score) CoNLL() float64 {
	_, _, a := s.muc.f()
	_, _, b := s.b3.f()
	_, _, c := s.ceaf.f()
	return 100 * (a + b + c) / 3
}

// PronounAccuracy is the share, 0 to 100, of the gold chains' anaphoric
// pronouns that were linked to an earlier mention of their chain.
func (s *Score) PronounAccuracy() float64 {
	if s.Pronouns == 0 {
		return 0
	}
	return 100 * float64(s.PronounRight) / float64(s.Pronouns)
}

func (s *Score) String() string {
	line := func(name string, p pr) string {
		r, pc, f := p.f()
		return fmt.Sprintf("%-8s R %5.1f  P %5.1f  F1 %5.1f\n", name, 100*r, 100*pc, 100*f)
	}
	return line("mentions", s.ment) + line("MUC", s.muc) + line("B3", s.b3) + line("CEAF-φ4", s.ceaf) +
		fmt.Sprintf("CoNLL %.1f  pronouns %.1f (%d of %d)", s.CoNLL(), s.PronounAccuracy(), s.PronounRight, s.Pronouns)
}

// Add counts one document. Chains of a single mention in the answer are
// dropped. isPronoun tells the mentions that count for pronoun accuracy.
func (s *Score) Add(gold, answer [][]Mention, isPronoun func(Mention) bool) {
	answer = atLeastTwo(dedup(answer))
	gold = atLeastTwo(gold)
	g, a := index(gold), index(answer)
	for m := range g {
		if _, ok := a[m]; ok {
			s.ment.rn++
			s.ment.pn++
		}
	}
	s.ment.rd += float64(len(g))
	s.ment.pd += float64(len(a))
	muc(gold, a, &s.muc.rn, &s.muc.rd)
	muc(answer, g, &s.muc.pn, &s.muc.pd)
	bcubed(gold, answer, a, &s.b3.rn, &s.b3.rd)
	bcubed(answer, gold, g, &s.b3.pn, &s.b3.pd)
	sim := ceaf(gold, answer)
	s.ceaf.rn += sim
	s.ceaf.pn += sim
	s.ceaf.rd += float64(len(gold))
	s.ceaf.pd += float64(len(answer))
	for _, c := range gold {
		for i, m := range c {
			if i == 0 || !isPronoun(m) {
				continue
			}
			s.Pronouns++
			k, ok := a[m]
			if !ok {
				continue
			}
			// The nearest mention before it in the answer's chain that is a
			// gold mention must be of its gold chain.
			var near *Mention
			for j := range answer[k] {
				x := answer[k][j]
				if _, marked := g[x]; marked && x != m && less(x, m) && (near == nil || less(*near, x)) {
					near = &answer[k][j]
				}
			}
			if near != nil && g[*near] == g[m] {
				s.PronounRight++
			}
		}
	}
}

func dedup(cs [][]Mention) [][]Mention {
	seen := map[Mention]bool{}
	var out [][]Mention
	for _, c := range cs {
		var d []Mention
		for _, m := range c {
			if !seen[m] {
				seen[m] = true
				d = append(d, m)
			}
		}
		out = append(out, d)
	}
	return out
}

func atLeastTwo(cs [][]Mention) [][]Mention {
	var out [][]Mention
	for _, c := range cs {
		if len(c) > 1 {
			out = append(out, c)
		}
	}
	return out
}

func index(cs [][]Mention) map[Mention]int {
	ix := map[Mention]int{}
	for i, c := range cs {
		for _, m := range c {
			ix[m] = i
		}
	}
	return ix
}

func muc(key [][]Mention, resp map[Mention]int, num, den *float64) {
	for _, c := range key {
		parts := map[int]bool{}
		alone := 0
		for _, m := range c {
			if k, ok := resp[m]; ok {
				parts[k] = true
			} else {
				alone++
			}
		}
		*num += float64(len(c) - len(parts) - alone)
		*den += float64(len(c) - 1)
	}
}

func bcubed(key, resp [][]Mention, rix map[Mention]int, num, den *float64) {
	for _, c := range key {
		both := map[int]int{}
		for _, m := range c {
			if k, ok := rix[m]; ok {
				both[k]++
			}
		}
		for _, n := range both {
			*num += float64(n*n) / float64(len(c))
		}
		*den += float64(len(c))
	}
}

// ceaf is the similarity of the best one-to-one alignment of chains, by
// φ4(K,R) = 2|K∩R| / (|K|+|R|).
func ceaf(gold, answer [][]Mention) float64 {
	if len(gold) == 0 || len(answer) == 0 {
		return 0
	}
	aix := index(answer)
	n := max(len(gold), len(answer))
	cost := make([][]float64, n)
	for i := range cost {
		cost[i] = make([]float64, n)
		if i >= len(gold) {
			continue
		}
		both := map[int]int{}
		for _, m := range gold[i] {
			if k, ok := aix[m]; ok {
				both[k]++
			}
		}
		for k, b := range both {
			cost[i][k] = -2 * float64(b) / float64(len(gold[i])+len(answer[k]))
		}
	}
	return -assign(cost)
}

// assign gives the least total cost of assigning rows to columns of a square
// matrix, by the Hungarian method with potentials.
func assign(cost [][]float64) float64 {
	n := len(cost)
	u, v := make([]float64, n+1), make([]float64, n+1)
	match, way := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		match[0] = i
		j0 := 0
		minv := make([]float64, n+1)
		used := make([]bool, n+1)
		for j := range minv {
			minv[j] = math.Inf(1)
		}
		for {
			used[j0] = true
			i0, delta, j1 := match[j0], math.Inf(1), 0
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if c := cost[i0-1][j-1] - u[i0] - v[j]; c < minv[j] {
					minv[j], way[j] = c, j0
				}
				if minv[j] < delta {
					delta, j1 = minv[j], j
				}
			}
			for j := 0; j <= n; j++ {
				if used[j] {
					u[match[j]] += delta
					v[j] -= delta
				} else {
					minv[j] -= delta
				}
			}
			if j0 = j1; match[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			j1 := way[j0]
			match[j0] = match[j1]
			j0 = j1
		}
	}
	var total float64
	for j := 1; j <= n; j++ {
		total += cost[match[j]-1][j-1]
	}
	return total
}
