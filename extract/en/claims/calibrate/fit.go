package main

import (
	"bytes"
	"fmt"
	"go/format"
	"math"
	"sort"

	"github.com/relata-kg/relata/extract/en/claims"
)

// problem is a logistic regression: rows of signs, each followed by one
// indicator a family of rules and one of a claim judged in an earlier draw than
// the last, and which of them are right. Between draws the rules are mended with
// what was judged wrong in view, so that of the claims judged before those that
// are still made are right more often than others. The last indicator takes
// that up; new claims have it not.
type problem struct {
	x        [][]float64
	y        []bool
	fold     []int
	families []string
	rising   []bool
}

// folds is the number of parts of the cross-validation. All claims of a
// sentence fall in one part.
const folds = 10

func newProblem(js []judgement) *problem {
	p := &problem{}
	for _, f := range claims.Features() {
		p.rising = append(p.rising, f.Rising)
	}
	at := map[string]int{}
	for _, j := range js {
		at[claims.Family(j.row.rule)] = 0
	}
	for f := range at {
		p.families = append(p.families, f)
	}
	sort.Strings(p.families)
	for i, f := range p.families {
		at[f] = i
	}
	sentence := map[string]int{}
	last := 0
	for _, j := range js {
		last = max(last, j.row.draw)
	}
	for _, j := range js {
		if _, ok := sentence[j.row.key]; !ok {
			sentence[j.row.key] = len(sentence)
		}
		x := append(append([]float64{}, j.Signs...), make([]float64, len(p.families)+1)...)
		x[len(j.Signs)+at[claims.Family(j.row.rule)]] = 1
		x[len(x)-1] = number(j.row.draw < last)
		p.x = append(p.x, x)
		p.y = append(p.y, j.row.judged == "right")
		p.fold = append(p.fold, sentence[j.row.key]%folds)
	}
	return p
}

// fit gives the weights and, last, the bias that make the judgements of the
// rows most likely, less lambda/2 times the sum of squared weights (twice
// that for families of rules, which so shrink to the mean, and none of it for
// the bias and the indicator of earlier draws). Rising signs keep
// weights of at least 0. Coordinate-wise Newton steps: the loss is convex.
// Rows for which skip holds are left out.
func (p *problem) fit(skip func(i int) bool, lambda float64) []float64 {
	n := len(p.x[0])
	w := make([]float64, n+1)
	z := make([]float64, len(p.x))
	value := func(i, j int) float64 {
		if j == n {
			return 1
		}
		return p.x[i][j]
	}
	for range 200 {
		moved := 0.0
		for j := n; j >= 0; j-- {
			l := lambda
			if j == n {
				l = 0
			} else if j == n-1 {
				l = 0
			} else if j >= len(p.rising) {
				l *= 2
			}
			g, h := l*w[j], l+1e-9
			for i := range p.x {
				v := value(i, j)
				if v == 0 || skip != nil && skip(i) {
					continue
				}
				q := sigmoid(z[i])
				g += (q - number(p.y[i])) * v
				h += max(q*(1-q), 0.01) * v * v
			}
			next := w[j] - g/h
			if j < len(p.rising) && p.rising[j] {
				next = max(0, next)
			}
			step := next - w[j]
			w[j] = next
			moved = max(moved, math.Abs(step))
			for i := range p.x {
				z[i] += step * value(i, j)
			}
		}
		if moved < 1e-6 {
			break
		}
	}
	return w
}

// held gives each row the probability of a fit without its fold.
func (p *problem) held(lambda float64) []float64 {
	out := make([]float64, len(p.x))
	for f := range folds {
		w := p.fit(func(i int) bool { return p.fold[i] == f }, lambda)
		for i, x := range p.x {
			if p.fold[i] == f {
				z := w[len(x)]
				for j, v := range x {
					z += w[j] * v
				}
				out[i] = min(0.99, max(0.01, sigmoid(z)))
			}
		}
	}
	return out
}

// source writes the weights as Go.
func (p *problem) source(w []float64, day string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "package claims\n\n// The weights of confidence, fitted %s by calibrate on %d claims judged by\n// hand, %.0f in 100 of them right.\n\n", day, len(p.y), 100*share(p.y))
	fmt.Fprintf(&b, "const bias = %.3f\n\n// weights of the features; those of 0 are left out.\nvar weights = map[string]float64{\n", w[len(w)-1])
	fs := claims.Features()
	for j, f := range fs {
		if math.Abs(w[j]) >= 0.0005 {
			fmt.Fprintf(&b, "%q: %.3f,\n", f.Name, w[j])
		}
	}
	fmt.Fprintf(&b, "}\n\n// families are the biases of families of rules; one never judged has none.\nvar families = map[string]float64{\n")
	for i, f := range p.families {
		fmt.Fprintf(&b, "%q: %.3f,\n", f, w[len(fs)+i])
	}
	fmt.Fprint(&b, "}\n")
	out, err := format.Source(b.Bytes())
	if err != nil {
		panic(err) // names of features and families are plain words
	}
	return out
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

func number(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func share(y []bool) float64 {
	n := 0.0
	for _, b := range y {
		n += number(b)
	}
	return n / float64(max(1, len(y)))
}

func logLoss(p []float64, y []bool) float64 {
	s := 0.0
	for i, v := range p {
		if !y[i] {
			v = 1 - v
		}
		s -= math.Log(v)
	}
	return s / float64(max(1, len(p)))
}

// areaUnderCurve is the chance that a right claim stands above a wrong one.
func areaUnderCurve(p []float64, y []bool) float64 {
	s, n := 0.0, 0.0
	for i := range p {
		for j := range p {
			if y[i] && !y[j] {
				n++
				if p[i] > p[j] {
					s++
				} else if p[i] == p[j] {
					s += 0.5
				}
			}
		}
	}
	return s / max(1, n)
}

// bin holds the claims whose confidence lies within a tenth.
type bin struct {
	from        float64
	n           int
	said, right float64 // sums
}

// bins are the tenths that have claims, ascending.
func bins(p []float64, y []bool) []bin {
	all := make([]bin, 10)
	for i, v := range p {
		b := &all[min(9, int(v*10))]
		b.n++
		b.said += v
		b.right += number(y[i])
	}
	var out []bin
	for i, b := range all {
		if b.from = float64(i) / 10; b.n > 0 {
			out = append(out, b)
		}
	}
	return out
}

// calibrationError is the expected calibration error: the mean distance of
// said and right over the bins, weighted by their claims.
func calibrationError(p []float64, y []bool) float64 {
	s := 0.0
	for _, b := range bins(p, y) {
		s += math.Abs(b.said - b.right)
	}
	return s / float64(max(1, len(p)))
}
