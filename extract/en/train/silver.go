package main

import (
	"math"
	"sort"

	"github.com/relata-kg/relata/extract/en/internal/mat"
	"github.com/relata-kg/relata/extract/en/internal/net"
)

const (
	// silverWeight is the weight of a sentence that the teachers labelled,
	// against 1 of one that people labelled.
	silverWeight = 0.5
	// leastName is the least probability of a name tag, over the teachers, that
	// is left to the model to choose beside the best one.
	leastName = 0.2
	// silverTokens is about the number of tokens that are labelled at once.
	silverTokens = 1000
)

// council is several models with the same inventories, whose probabilities are
// averaged.
type council []*net.Model

// label labels sentences, to train another model on. That model learns not
// only what the council holds for best but how sure it is of it (distillation
// of an ensemble: Kuncoro et al. 2016, "Distilling an ensemble of greedy
// dependency parsers into one MST parser").
func (c council) label(texts [][]string) []*sentence {
	out := make([]*sentence, len(texts))
	order := make([]int, len(texts))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return len(texts[order[a]]) > len(texts[order[b]]) })
	var batches [][]int
	for len(order) > 0 {
		n, sum := 0, 0
		for n < len(order) && (n == 0 || sum+len(texts[order[n]]) <= silverTokens) {
			sum += len(texts[order[n]])
			n++
		}
		batches = append(batches, order[:n])
		order = order[n:]
	}
	inParallel(func(k int) {
		w := &labeller{council: c}
		for i := k; i < len(batches); i += shards {
			w.run(texts, batches[i], out)
		}
	})
	return out
}

// labeller is the memory of label.
type labeller struct {
	council
	batch  net.Batch
	arc    net.ArcWork
	chain  net.Chain
	tapes  []net.Tape
	sum    []float32 // the classes of one word
	arcs   []float32 // n × n+1
	emit   []float32 // n × name tags
	best   []float32 // the sum over the models
	margin []float32
	x, y   []float32
	tags   []int
	mean   *net.Model // of the transitions
}

func (w *labeller) run(texts [][]string, batch []int, out []*sentence) {
	var lens []int
	for _, i := range batch {
		lens = append(lens, len(texts[i]))
	}
	if w.tapes == nil {
		w.tapes = make([]net.Tape, len(w.council))
	}
	for k, m := range w.council {
		w.batch.Reset(lens)
		for s, i := range batch {
			m.SetWords(&w.batch, s, texts[i])
		}
		m.Forward(&w.batch, &w.tapes[k], nil)
	}
	for s, i := range batch {
		out[i] = w.sentence(s, texts[i])
	}
}

// average adds 1/len(council) of the softmax of x to sum.
func (w *labeller) average(sum, x []float32) {
	w.y = append(w.y[:0], x...)
	mat.Softmax(w.y)
	f := 1 / float32(len(w.council))
	for i, v := range w.y {
		sum[i] += f * v
	}
}

// sentence labels sentence s of the batch.
func (w *labeller) sentence(s int, words []string) *sentence {
	n := len(words)
	b, first := &w.batch, w.council[0]
	out := &sentence{words: words, weight: silverWeight}
	nu, nx, nl := len(first.UPOS), len(first.XPOS), len(first.Labels)
	for i := range words {
		r := b.Row(s, i)
		w.sum = zeros(w.sum, nu+nx)
		for k := range w.council {
			score := w.tapes[k].Score[r*(nu+nx) : (r+1)*(nu+nx)]
			w.average(w.sum[:nu], score[:nu])
			w.average(w.sum[nu:], score[nu:])
		}
		out.upos.add(w.sum[:nu])
		out.xpos.add(w.sum[nu:])
	}
	w.arcs = zeros(w.arcs, n*(n+1))
	for k, m := range w.council {
		m.ArcScores(b, &w.tapes[k], s, &w.arc)
		for i := range n {
			w.average(w.arcs[i*(n+1):(i+1)*(n+1)], w.arc.Scores[i*(n+1):(i+1)*(n+1)])
		}
	}
	for i := range n {
		out.arc.add(w.arcs[i*(n+1) : (i+1)*(n+1)])
	}
	for i, p := range w.arcs {
		w.arcs[i] = float32(math.Log(max(1e-10, float64(p))))
	}
	out.head = net.Tree(nil, w.arcs, n)
	for i, h := range out.head {
		w.sum = zeros(w.sum, nl)
		for k, m := range w.council {
			w.x, w.margin = zeros(w.x, m.LabOut.W.Rows), zeros(w.margin, nl)
			m.LabelInput(w.x, b, &w.tapes[k], s, i, h)
			m.LabOut.Run(w.margin, w.x, len(w.x), 1)
			w.average(w.sum, w.margin)
		}
		out.label.add(w.sum)
	}
	w.names(s, out)
	return out
}

// names sets the name tags that the model may choose from: those of the best
// sequence by the mean of the scores, and those that are likely by the mean of
// the probabilities.
func (w *labeller) names(s int, out *sentence) {
	n, nn := len(out.words), len(w.council[0].Names)
	f := 1 / float32(len(w.council))
	w.best, w.margin = zeros(w.best, n*nn), zeros(w.margin, n*nn)
	w.emit = zeros(w.emit, n*nn)
	for k, m := range w.council {
		for i := range n {
			r := w.batch.Row(s, i)
			copy(w.emit[i*nn:(i+1)*nn], w.tapes[k].Name[r*nn:(r+1)*nn])
		}
		w.chain.Reset(m)
		w.chain.Forward(w.emit, n, nil)
		for i, p := range w.chain.Marginals(n, nil, 0) {
			w.margin[i] += f * p
		}
		for i, v := range w.emit {
			w.best[i] += f * v
		}
	}
	if w.mean == nil {
		w.mean = &net.Model{Names: w.council[0].Names, Trans: &net.Tensor{W: make([]float32, len(w.council[0].Trans.W))}}
		for _, m := range w.council {
			for i, v := range m.Trans.W {
				w.mean.Trans.W[i] += f * v
			}
		}
	}
	w.chain.Reset(w.mean)
	w.tags = w.chain.Best(w.tags[:0], w.best, n)
	for i, t := range w.tags {
		set := uint32(1) << t
		for j, p := range w.margin[i*nn : (i+1)*nn] {
			if p >= leastName {
				set |= 1 << j
			}
		}
		out.names = append(out.names, set)
	}
}
