package net

import (
	"sort"

	"github.com/relata-kg/relata/extract/en/internal/mat"
)

const (
	// MaxTokens is the longest stretch of a sentence that is read at once.
	MaxTokens = 250
	// batchTokens is about the number of tokens of a batch.
	batchTokens = 256
)

// Output is what the model reads in one sentence; package nn describes it.
type Output struct {
	UPOS, XPOS []string
	Head       []int
	Deprel     []string
	NE         []string
	ArcProb    []float32
	NEProb     []float32
	TagProb    []float32
	RelProb    []float32
}

// Reader is the memory of Read. It may be used again, with the same unchanged
// model, by one goroutine at a time.
type Reader struct {
	cache  wordCache
	batch  Batch
	tape   Tape
	arc    ArcWork
	chain  Chain
	heads  []int
	was    []int // heads before the constraints
	tags   []int
	names  []float32
	labelX []float32
	labels []float32
	// labelOf has the indices of the labels chosen.
	labelOf []int
	fit     constrainer
}

// part is a stretch of a sentence.
type part struct{ sent, from, to int }

// Read reads sentences. What it gives for a sentence does not depend on the
// others.
func (m *Model) Read(r *Reader, sents [][]string) []Output {
	out := make([]Output, len(sents))
	var parts []part
	for i, s := range sents {
		n := len(s)
		out[i] = Output{
			UPOS: make([]string, n), XPOS: make([]string, n), Head: make([]int, n), Deprel: make([]string, n),
			NE: make([]string, n), ArcProb: make([]float32, n), NEProb: make([]float32, n),
			TagProb: make([]float32, n), RelProb: make([]float32, n),
		}
		for from := 0; from < n; from += MaxTokens {
			parts = append(parts, part{i, from, min(n, from+MaxTokens)})
		}
	}
	sort.SliceStable(parts, func(a, b int) bool { return parts[a].to-parts[a].from > parts[b].to-parts[b].from })
	r.chain.Reset(m)
	r.fit.reset(m.Labels)
	var lens []int
	for len(parts) > 0 {
		lens = lens[:0]
		for tokens := 0; len(lens) < len(parts); {
			n := parts[len(lens)].to - parts[len(lens)].from
			if tokens > 0 && tokens+n > batchTokens {
				break
			}
			tokens += n
			lens = append(lens, n)
		}
		r.batch.Reset(lens)
		r.cache.read(m, &r.batch, sents, parts[:len(lens)])
		for s, p := range parts[:len(lens)] {
			m.setMarks(&r.batch, s, sents[p.sent][p.from:p.to])
		}
		r.cache.first(m, &r.batch, &r.tape)
		m.RunLayer(1, &r.batch, &r.tape, nil)
		m.Heads(&r.batch, &r.tape, nil)
		for s, p := range parts[:len(lens)] {
			m.decode(r, s, p, &out[p.sent])
		}
		parts = parts[len(lens):]
	}
	for i := range out {
		joinParts(&out[i])
	}
	return out
}

// joinParts makes one tree of the trees of the parts of a long sentence: the
// roots after the first become parataxis of the first.
func joinParts(o *Output) {
	first := -1
	for i, h := range o.Head {
		switch {
		case h >= 0:
		case first < 0:
			first = i
		default:
			o.Head[i], o.Deprel[i] = first, "parataxis"
		}
	}
}

func argmax(x []float32) int {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}

// decode sets the output of a part, which is sentence s of the batch.
func (m *Model) decode(r *Reader, s int, p part, o *Output) {
	n := p.to - p.from
	b, t := &r.batch, &r.tape
	nu, w, k := len(m.UPOS), m.TagOut.W.Cols, len(m.Names)
	r.names = grow(r.names, n*k)
	for i := range n {
		row := b.Row(s, i)
		score := t.Score[row*w : row*w+w]
		o.UPOS[p.from+i] = m.UPOS[argmax(score[:nu])]
		best := argmax(score[nu:])
		o.XPOS[p.from+i], o.TagProb[p.from+i] = m.XPOS[best], chance(score[nu:], best)
		copy(r.names[i*k:], t.Name[row*k:row*k+k])
	}
	r.tags = r.chain.Best(r.tags[:0], r.names, n)
	r.chain.Forward(r.names, n, nil)
	probs := r.chain.Marginals(n, nil, 0)
	for i, tag := range r.tags {
		o.NE[p.from+i] = m.Names[tag]
		o.NEProb[p.from+i] = min(1, probs[i*k+tag])
	}
	m.ArcScores(b, t, s, &r.arc)
	r.heads = Tree(r.heads[:0], r.arc.Scores, n)
	in := m.LabOut.W.Rows
	r.labelX = grow(r.labelX, n*in)
	r.labels = grow(r.labels, n*len(m.Labels))
	for i, h := range r.heads {
		m.LabelInput(r.labelX[i*in:], b, t, s, i, h)
	}
	m.LabOut.Run(r.labels, r.labelX, in, n)
	r.labelOf = grow(r.labelOf, n)
	for i, h := range r.heads {
		r.labelOf[i] = 0
		if h >= 0 {
			r.labelOf[i] = 1 + argmax(r.labels[i*len(m.Labels)+1:(i+1)*len(m.Labels)])
		}
	}
	r.fit.arcs, r.fit.heads, r.fit.labels = r.arc.Scores, r.heads, r.labelOf
	r.fit.upos, r.fit.xpos = o.UPOS[p.from:p.to], o.XPOS[p.from:p.to]
	r.fit.names = o.NE[p.from:p.to]
	r.fit.score = func(dst []float32, i, h int) {
		m.LabelInput(r.labelX, b, t, s, i, h)
		m.LabOut.Run(dst, r.labelX, in, 1)
	}
	r.was = append(r.was[:0], r.heads...)
	r.fit.run()
	for i, h := range r.heads {
		o.ArcProb[p.from+i] = chance(r.arc.Scores[i*(n+1):(i+1)*(n+1)], h+1)
		if h < 0 {
			o.Head[p.from+i], o.Deprel[p.from+i], o.RelProb[p.from+i] = -1, m.Labels[0], 1
			continue
		}
		lab := r.labels[i*len(m.Labels) : (i+1)*len(m.Labels)]
		if h != r.was[i] {
			r.fit.score(lab, i, h)
		}
		o.Head[p.from+i], o.Deprel[p.from+i] = p.from+h, m.Labels[r.labelOf[i]]
		o.RelProb[p.from+i] = chance(lab[1:], r.labelOf[i]-1)
	}
}

// chance is the softmax of x at i.
func chance(x []float32, i int) float32 {
	var sum float32
	for _, v := range x {
		sum += mat.Exp(v - x[i])
	}
	return min(1, 1/sum)
}
