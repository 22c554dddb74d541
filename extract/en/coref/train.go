package coref

import (
	"context"
	"math"
	"math/rand/v2"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/en/gazetteer"
)

// Span is a run of tokens of a sentence, half-open, that an annotator marked.
type Span struct {
	Sentence, First, Last int
}

// Sample is a document with its chains of mentions that refer to one thing,
// to train on.
type Sample struct {
	Doc    *extract.Document
	Chains [][]Span
}

// Costs of the errors in the training loss, as in Durrett and Klein (2013):
// linking a mention that begins something, not linking one that does not, and
// linking one wrongly.
const (
	falseLink = 0.1
	falseNew  = 2.5
	wrongLink = 1
)

// Train learns the weights of the ranker from documents whose trees and names
// are there, in passes over them in an order that seed decides, and gives them
// as the package embeds them. It is deterministic. progress, if not nil, is
// told the mean loss of each pass.
func Train(ctx context.Context, samples []Sample, g *gazetteer.Gazetteer, passes int, seed uint64, progress func(pass int, loss float64)) ([]byte, error) {
	w, err := train(ctx, samples, g, passes, seed, progress)
	if err != nil {
		return nil, err
	}
	return w.encode(), nil
}

func train(ctx context.Context, samples []Sample, g *gazetteer.Gazetteer, passes int, seed uint64, progress func(int, float64)) (weights, error) {
	w := make(weights, 1<<tableBits)
	sum := make([]float32, len(w)) // of squared gradients, for AdaGrad
	type prepared struct {
		r    *reader
		n    *names
		gold []int
	}
	docs := make([]prepared, len(samples))
	for k, s := range samples {
		r := read(s.Doc)
		docs[k] = prepared{r, clusterNames(r, g), r.goldOf(s.Chains)}
	}
	rng := rand.New(rand.NewPCG(seed, 1))
	order := make([]int, len(docs))
	for i := range order {
		order[i] = i
	}
	var t trainer
	for pass := range passes {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		var loss float64
		n := 0
		for _, k := range order {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			l := newLinker(docs[k].r, docs[k].n, w)
			gold := docs[k].gold
			seen := map[int]bool{}
			l.run(func(i int, cands []int) int {
				j, x := t.step(l, sum, i, cands, gold, seen)
				loss += x
				n++
				if pass == 0 {
					// Clusters are the gold ones at first, for the weights
					// have learnt nothing yet.
					for _, c := range cands {
						if gold[i] >= 0 && gold[c] == gold[i] {
							return c
						}
					}
					return -1
				}
				return j
			})
		}
		if progress != nil {
			progress(pass, loss/float64(max(n, 1)))
		}
	}
	return w, nil
}

// goldOf gives the gold chain of each mention, -1 for none.
func (r *reader) goldOf(chains [][]Span) []int {
	byspan := map[Span]int{}
	for k, c := range chains {
		for _, s := range c {
			byspan[s] = k
		}
	}
	gold := make([]int, len(r.mentions))
	for i := range gold {
		gold[i] = -1
		if k, ok := byspan[r.Marked(i)]; ok {
			gold[i] = k
		}
	}
	return gold
}

// Marked is the span of a mention as annotators mark it: with its apposition.
func (r *reader) Marked(i int) Span {
	m := &r.mentions[i]
	s := Span{m.sent, m.first, m.last}
	if m.group {
		return s
	}
	toks := r.d.Sentences[m.sent].Tokens
	for _, c := range r.children[m.sent][m.head] {
		if base(toks[c].Deprel) == "appos" && c > m.head {
			_, last := r.span(m.sent, c, true)
			s.Last = max(s.Last, last)
			if s.Last < len(toks) && toks[s.Last].Form == ")" {
				s.Last++
			}
		}
	}
	return s
}

type trainer struct {
	feats [][]uint32
	js    []int
}

// step takes one step of AdaGrad on the loss of mention i and gives the
// antecedent that the weights preferred.
func (t *trainer) step(l *linker, sum []float32, i int, cands []int, gold []int, seen map[int]bool) (int, float64) {
	const rate, ridge = 0.08, 1e-6
	t.feats, t.js = t.feats[:0], t.js[:0]
	t.feats = append(t.feats, append([]uint32(nil), l.alone(i)...))
	t.js = append(t.js, -1)
	l.each(i, cands, func(j int, ix []uint32) {
		t.feats = append(t.feats, append([]uint32(nil), ix...))
		t.js = append(t.js, j)
	})
	right := make([]bool, len(t.js))
	any := false
	for k, j := range t.js {
		if j >= 0 && gold[i] >= 0 && gold[j] == gold[i] {
			right[k], any = true, true
		}
	}
	right[0] = !any
	raw := make([]float64, len(t.js))
	best := 0
	var zAll, zRight float64
	top := math.Inf(-1)
	aug := make([]float64, len(t.js))
	for k := range t.js {
		raw[k] = float64(l.w.score(t.feats[k]))
		if raw[k] > raw[best] {
			best = k
		}
		aug[k] = raw[k]
		if !right[k] {
			switch {
			case k == 0:
				aug[k] += falseNew
			case any:
				aug[k] += wrongLink
			default:
				aug[k] += falseLink
			}
		}
		top = max(top, aug[k])
	}
	for k := range t.js {
		e := math.Exp(aug[k] - top)
		zAll += e
		if right[k] {
			zRight += e
		}
	}
	zRight = max(zRight, 1e-30)
	for k := range t.js {
		e := math.Exp(aug[k] - top)
		grad := e / zAll
		if right[k] {
			grad -= e / zRight
		}
		if math.Abs(grad) < 1e-4 {
			continue
		}
		g := float32(grad)
		for _, ix := range t.feats[k] {
			d := g + ridge*l.w[ix]
			sum[ix] += d * d
			l.w[ix] -= rate * d / (1e-3 + float32(math.Sqrt(float64(sum[ix]))))
		}
	}
	return t.js[best], math.Log(zAll / zRight)
}
