package main

import (
	"math"
	"math/rand/v2"
	"sort"

	"github.com/relata-kg/relata/extract/en/internal/mat"
	"github.com/relata-kg/relata/extract/en/internal/net"
)

// languageModel predicts the next word from the first layer's forward output
// and the previous word from its backward output. It is trained first, on text
// without labels, so that the word vectors and the first layer know more words
// and constructions than the treebanks have.
type languageModel struct {
	out    [2]*net.Tensor // forward, backward: words × Hidden
	chance []float64      // of a word being drawn as a negative sample
	sum    []float64      // running sums of chance
}

// negatives is the number of words drawn for each shard of a batch, against
// which all its predictions are made (sampled softmax, Jean et al. 2015).
const negatives = 768

func newLanguageModel(m *net.Model, counts map[string]int, r *rand.Rand) *languageModel {
	l := &languageModel{}
	for d := range l.out {
		t := &net.Tensor{Name: "lm", Rows: len(m.Words), Cols: m.Hidden, W: make([]float32, len(m.Words)*m.Hidden), ID: len(m.Tensors) + d, Sparse: true}
		for i := range t.W {
			t.W[i] = float32(r.NormFloat64() * 0.05)
		}
		l.out[d] = t
	}
	var total float64
	for i, w := range m.Words {
		c := 0.0
		if i > 0 {
			c = math.Pow(float64(counts[w]), 0.75)
		}
		total += c
		l.chance = append(l.chance, c)
		l.sum = append(l.sum, total)
	}
	for i := range l.chance {
		l.chance[i] /= total
		l.sum[i] /= total
	}
	return l
}

func (l *languageModel) draw(r *rand.Rand) int32 {
	x := r.Float64()
	return int32(min(len(l.sum)-1, sort.Search(len(l.sum), func(i int) bool { return l.sum[i] > x })))
}

// lmWork is a worker's memory for a language model.
type lmWork struct {
	sample     [2][]int32
	dSample    [2][]float32
	target     [2][]int32 // per row with a target
	dTarget    [2][]float32
	rows       []int
	hid, dHid  []float32
	vec, score []float32
	pack       mat.Packed
}

// predict runs the language model forward and backward over sentences, as step
// does for the tagger and parser.
func (w *worker) predict(l *languageModel, list []*sentence, f float32, r *rand.Rand) sums {
	m, b, t, k := w.m, &w.batch, &w.tape, &w.lm
	for _, g := range w.grads {
		clear(g)
	}
	var sum sums
	for d := range l.out {
		k.target[d], k.sample[d] = k.target[d][:0], k.sample[d][:0]
	}
	if len(list) == 0 {
		return sum
	}
	m.Input(b, t, &w.masks)
	m.RunLayer(0, b, t, &w.masks)
	n, h := b.Rows(), m.Hidden
	w.dEnc = zeros(w.dEnc, n*4*h)
	for d, out := range l.out {
		k.rows = k.rows[:0]
		for s, x := range list {
			for i := range x.words {
				j := i + 1 - 2*d
				if j < 0 || j >= len(x.words) {
					continue
				}
				if id := m.WordID(x.words[j]); id > 0 {
					k.target[d] = append(k.target[d], id)
					k.rows = append(k.rows, b.Row(s, i))
				}
			}
		}
		c := len(k.rows)
		mask := w.masks.Cat
		k.hid, k.dHid = zeros(k.hid, c*h), zeros(k.dHid, c*h)
		for i, row := range k.rows {
			copy(k.hid[i*h:(i+1)*h], t.Enc[row*4*h+d*h:])
		}
		// The last layer's dropout, the same for all rows of the shard.
		for i := range c {
			x := k.hid[i*h : (i+1)*h]
			mat.Times(x, x, mask[d*h:])
		}
		k.vec = zeros(k.vec, negatives*h)
		logq := make([]float32, negatives)
		for i := range negatives {
			id := l.draw(r)
			k.sample[d] = append(k.sample[d], id)
			copy(k.vec[i*h:], out.W[int(id)*h:int(id+1)*h])
			logq[i] = float32(math.Log(l.chance[id] * negatives))
		}
		const width = negatives + 1
		k.score = zeros(k.score, c*width)
		k.pack.Pack(k.vec, h, negatives, 1, h)
		mat.Mul(k.score, width, k.hid, h, 1, c, &k.pack, false)
		k.dTarget[d] = zeros(k.dTarget[d], c*h)
		right := []share{{negatives, 1}}
		for i, id := range k.target[d] {
			x := k.score[i*width : (i+1)*width]
			for j, q := range logq {
				if k.sample[d][j] == id {
					x[j] = -1e9
				} else {
					x[j] -= q
				}
			}
			vec := out.W[int(id)*h : int(id+1)*h]
			hid := k.hid[i*h : (i+1)*h]
			var dot float32
			for j, v := range hid {
				dot += v * vec[j]
			}
			x[negatives] = dot - float32(math.Log(l.chance[id]*negatives))
			sum.next += softmaxLoss(x, right, f)
			g := x[negatives]
			dt, dh := k.dTarget[d][i*h:(i+1)*h], k.dHid[i*h:(i+1)*h]
			for j, v := range hid {
				dt[j] = g * v
				dh[j] = g * vec[j]
			}
		}
		k.pack.Pack(k.vec, negatives, h, h, 1)
		mat.Mul(k.dHid, h, k.score, width, 1, c, &k.pack, true)
		k.dSample[d] = zeros(k.dSample[d], negatives*h)
		k.pack.Pack(k.hid, c, h, h, 1)
		mat.Mul(k.dSample[d], h, k.score, 1, width, negatives, &k.pack, false)
		for i, row := range k.rows {
			mat.Times(w.dEnc[row*4*h+d*h:row*4*h+d*h+h], k.dHid[i*h:], mask[d*h:])
		}
	}
	w.bottom()
	for d, t := range l.out {
		for i, id := range k.sample[d] {
			mat.Add(w.tables[t.ID].row(id), k.dSample[d][i*h:(i+1)*h])
		}
		for i, id := range k.target[d] {
			mat.Add(w.tables[t.ID].row(id), k.dTarget[d][i*h:(i+1)*h])
		}
	}
	return sum
}
