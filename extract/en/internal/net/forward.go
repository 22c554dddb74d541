package net

import (
	"math/bits"

	"github.com/relata-kg/relata/extract/en/gazetteer"
	"github.com/relata-kg/relata/extract/en/internal/mat"
)

// Batch is sentences laid out for the encoder: all first tokens, then all
// second tokens, and so on, the sentences in order of falling length. So the
// sentences that go on at a step are always the first rows of that step, and a
// recurrent step is one matrix product.
type Batch struct {
	Lens []int // lengths, falling
	Off  []int // first row of each step, and the number of rows
	Word []int32
	Gram [][]int32
	Mark []gazetteer.Mark
}

// Reset lays out sentences of the given lengths, which must not rise. The
// features are left to the caller to set.
func (b *Batch) Reset(lens []int) {
	b.Lens = append(b.Lens[:0], lens...)
	b.Off = append(b.Off[:0], 0)
	n, s := 0, len(lens)
	for t := 0; len(lens) > 0 && t < lens[0]; t++ {
		for s > 0 && lens[s-1] <= t {
			s--
		}
		n += s
		b.Off = append(b.Off, n)
	}
	b.Word, b.Mark = grow(b.Word, n), grow(b.Mark, n)
	for len(b.Gram) < n {
		b.Gram = append(b.Gram, nil)
	}
}

// Rows is the number of tokens.
func (b *Batch) Rows() int { return b.Off[len(b.Off)-1] }

// Row is the row of token t of sentence s.
func (b *Batch) Row(s, t int) int { return b.Off[t] + s }

// Masks are the dropout masks of a training pass, one row per sentence, scaled
// to keep the mean. A nil *Masks drops nothing.
type Masks struct {
	In   []float32            // input vectors
	Mid  []float32            // from the first layer to the second
	Rec  [Layers][2][]float32 // recurrent
	Cat  []float32            // from the encoder to the taggers and parser
	Tag  []float32            // tagger hidden units
	Pars []float32            // parser vectors
}

// Cell is what one direction of one layer computed: the gates after their
// functions, the cell, its tanh, and, in training, the previous output after
// dropout.
type Cell struct {
	G, C, TC, HP []float32
}

// Tape is the values of a forward pass; it is reused between passes.
type Tape struct {
	X     []float32 // rows × input width, after dropout
	Enc   []float32 // rows × 4·Hidden: outputs of the layers, before dropout
	Mid   []float32 // rows × 2·Hidden, after dropout (training only)
	Cat   []float32 // rows × 4·Hidden, after dropout; Enc when not training
	Cells [Layers][2]Cell
	Tag   []float32 // rows × (Tag+Name) hidden units, after dropout
	Score []float32 // rows × (UPOS+XPOS)
	Name  []float32 // rows × name tags
	Pars  []float32 // rows × (2·Arc+2·Label), after dropout
	Query []float32 // rows × Arc
	zero  []float32
	drop  []float32
	buf   []float32 // an embedding
}

// cell returns the memory for one direction of one layer: its own in training,
// else one for all, since no more than the outputs is needed afterwards.
func (t *Tape) cell(layer, dir int, train bool) *Cell {
	if !train {
		return &t.Cells[0][0]
	}
	return &t.Cells[layer][dir]
}

func grow[T any](x []T, n int) []T {
	if cap(x) < n {
		return make([]T, n, n+n/4)
	}
	return x[:n]
}

// applyMask sets dst = src·mask, where sentence s has row s of the mask; cols
// columns, with row strides ld and ls.
func applyMask(dst []float32, ld int, src []float32, ls int, b *Batch, mask []float32, cols int) {
	for t := 0; t+1 < len(b.Off); t++ {
		for s := 0; s < b.Off[t+1]-b.Off[t]; s++ {
			r := b.Off[t] + s
			mat.Times(dst[r*ld:r*ld+cols], src[r*ls:], mask[s*cols:])
		}
	}
}

// Forward computes the input vectors, the encoder, the tag scores, the name
// scores and the parser's vectors of a batch into the tape.
func (m *Model) Forward(b *Batch, t *Tape, k *Masks) {
	m.Input(b, t, k)
	m.RunEncoder(b, t, k)
	m.Heads(b, t, k)
}

// Input computes the input vectors.
func (m *Model) Input(b *Batch, t *Tape, k *Masks) {
	n, w := b.Rows(), m.InputWidth()
	t.X, t.buf = grow(t.X, n*w), grow(t.buf, max(m.Word, m.Gram))
	for i := range n {
		m.inputRow(t.X[i*w:i*w+w], b.Word[i], b.Gram[i], t.buf)
	}
	if k != nil {
		applyMask(t.X, w, t.X, w, b, k.In, w)
	}
}

// inputRow computes the input vector of a word; buf is room for the wider of
// its two parts.
func (m *Model) inputRow(x []float32, word int32, grams []int32, buf []float32) {
	copy(x, m.WordVec.row(int(word), buf))
	g := x[m.Word:]
	clear(g)
	for _, id := range grams {
		mat.Add(g, m.GramVec.row(int(id), buf))
	}
	f := GramScale(len(grams))
	for j := range g {
		g[j] *= f
	}
}

// GramScale is the factor of the sum of n character vectors.
func GramScale(n int) float32 { return 2.5 / float32(n+4) }

// RunEncoder runs the layers of the encoder over the input vectors.
func (m *Model) RunEncoder(b *Batch, t *Tape, k *Masks) {
	n, h := b.Rows(), m.Hidden
	for l := range Layers {
		m.RunLayer(l, b, t, k)
	}
	t.Cat = t.Enc
	if k != nil {
		t.drop = grow(t.drop, n*4*h)
		t.Cat = t.drop
		applyMask(t.Cat, 4*h, t.Enc, 4*h, b, k.Cat, 4*h)
	}
}

// RunLayer runs layer l of the encoder over what is below it.
func (m *Model) RunLayer(l int, b *Batch, t *Tape, k *Masks) {
	n, h := b.Rows(), m.Hidden
	in, lin := t.X, m.InputWidth()
	if l == 0 {
		t.Enc = grow(t.Enc, n*4*h)
	} else {
		in, lin = t.Enc, 4*h
		if k != nil {
			t.Mid = grow(t.Mid, n*2*h)
			applyMask(t.Mid, 2*h, t.Enc, 4*h, b, k.Mid, 2*h)
			in, lin = t.Mid, 2*h
		}
	}
	for d := range 2 {
		var rec []float32
		if k != nil {
			rec = k.Rec[l][d]
		}
		c, lstm := t.cell(l, d, k != nil), m.LSTM[l][d]
		c.G = grow(c.G, n*4*h)
		for i := range n {
			copy(c.G[i*4*h:], lstm.B.W)
		}
		mat.Mul(c.G, 4*h, in, lin, 1, n, &lstm.px, true)
		lstm.run(b, c, t.Enc[(2*l+d)*h:], 4*h, d == 1, k != nil, rec, &t.zero)
	}
}

// run computes one direction of one layer: out, with row stride ldo, from what
// the inputs give to the gates, in c.G.
func (l *LSTM) run(b *Batch, c *Cell, out []float32, ldo int, back, train bool, rec []float32, zero *[]float32) {
	n, h := b.Rows(), l.Wh.Rows
	c.C, c.TC = grow(c.C, n*h), grow(c.TC, n*h)
	if train {
		c.HP = grow(c.HP, n*h)
		clear(c.HP)
	}
	*zero = grow(*zero, h)
	steps := len(b.Off) - 1
	for i := range steps {
		t, prev := i, i-1
		if back {
			t, prev = steps-1-i, steps-i
		}
		r0, rows := b.Off[t], b.Off[t+1]-b.Off[t]
		from := 0 // rows that have a previous step
		p0 := 0
		if i > 0 {
			p0 = b.Off[prev]
			from = min(rows, b.Off[prev+1]-p0)
		}
		if from > 0 {
			hp, ldp := out[p0*ldo:], ldo
			if train {
				hp, ldp = c.HP[r0*h:], h
				for s := range from {
					mat.Times(hp[s*h:s*h+h], out[(p0+s)*ldo:], rec[s*h:])
				}
			}
			mat.Mul(c.G[r0*4*h:], 4*h, hp, ldp, 1, from, &l.ph, true)
		}
		for s := range rows {
			r := r0 + s
			cp := (*zero)[:h]
			if s < from {
				cp = c.C[(p0+s)*h : (p0+s)*h+h]
			}
			mat.LSTMCell(c.G[r*4*h:(r+1)*4*h], cp, c.C[r*h:(r+1)*h], c.TC[r*h:(r+1)*h], out[r*ldo:r*ldo+h])
		}
	}
}

// Run computes y, with row stride d.W.Cols, from n rows of x, with row stride ldx.
func (d *Dense) Run(y, x []float32, ldx, n int) {
	d.start(y, n)
	d.finish(y, x, ldx, n)
}

// start sets n rows of y to the constant part.
func (d *Dense) start(y []float32, n int) {
	c := d.W.Cols
	for i := range n {
		copy(y[i*c:i*c+c], d.B.W)
	}
}

// finish adds the linear part and applies the rectifier.
func (d *Dense) finish(y, x []float32, ldx, n int) {
	c := d.W.Cols
	mat.Mul(y, c, x, ldx, 1, n, &d.pack, true)
	if d.Leaky {
		mat.Leaky(y[:n*c], Slope)
	}
}

// Slope is the slope of the leaky rectifier below zero.
const Slope = 0.1

// Heads computes tag and name scores and the parser's vectors.
func (m *Model) Heads(b *Batch, t *Tape, k *Masks) {
	n, h := b.Rows(), m.Hidden
	hid := m.Tag + m.Name
	t.Tag = grow(t.Tag, n*hid)
	m.TagHid.start(t.Tag, n)
	for i := range n {
		for k := uint16(b.Mark[i]); k != 0; k &= k - 1 {
			bit := bits.TrailingZeros16(k)
			mat.Add(t.Tag[i*hid+m.Tag:], m.MarkVec.W[bit*m.Name:(bit+1)*m.Name])
		}
	}
	m.TagHid.finish(t.Tag, t.Cat, 4*h, n)
	pw := m.Parse.W.Cols
	t.Pars = grow(t.Pars, n*pw)
	m.Parse.Run(t.Pars, t.Cat[2*h:], 4*h, n)
	if k != nil {
		applyMask(t.Tag, hid, t.Tag, hid, b, k.Tag, hid)
		applyMask(t.Pars, pw, t.Pars, pw, b, k.Pars, pw)
	}
	t.Score = grow(t.Score, n*m.TagOut.W.Cols)
	m.TagOut.Run(t.Score, t.Tag, hid, n)
	t.Name = grow(t.Name, n*m.NameOut.W.Cols)
	m.NameOut.Run(t.Name, t.Tag[m.Tag:], hid, n)
	t.Query = grow(t.Query, n*m.Arc)
	m.ArcOut.Run(t.Query, t.Pars, pw, n)
}

// ArcScores computes the scores of the arcs of sentence s: element
// i*(n+1)+j of w.Scores is the score of head j-1, or of the root for j = 0, for
// token i. w.Heads receives the head vectors, the root's first, and w.Queries
// the vectors that they are multiplied by.
func (m *Model) ArcScores(b *Batch, t *Tape, s int, w *ArcWork) {
	n, a, pw := b.Lens[s], m.Arc, m.Parse.W.Cols
	w.Heads, w.Queries, w.Scores = grow(w.Heads, (n+1)*a), grow(w.Queries, n*a), grow(w.Scores, n*(n+1))
	copy(w.Heads, m.RootArc.W)
	for i := range n {
		r := b.Row(s, i)
		copy(w.Heads[(i+1)*a:], t.Pars[r*pw+a:r*pw+2*a])
		copy(w.Queries[i*a:], t.Query[r*a:(r+1)*a])
	}
	w.pack.Pack(w.Heads, a, n+1, 1, a)
	mat.Mul(w.Scores, n+1, w.Queries, a, 1, n, &w.pack, false)
}

// ArcWork is the memory of ArcScores and its results.
type ArcWork struct {
	Heads, Queries, Scores []float32
	pack                   mat.Packed
}

// LabelInput sets x to the input of LabOut for token i of sentence s with head
// h, -1 for the root.
func (m *Model) LabelInput(x []float32, b *Batch, t *Tape, s, i, h int) {
	w, pw := m.Label, m.Parse.W.Cols
	r := b.Row(s, i)
	dep := t.Pars[r*pw+2*m.Arc : r*pw+2*m.Arc+w]
	head := m.RootLab.W
	if h >= 0 {
		q := b.Row(s, h)
		head = t.Pars[q*pw+2*m.Arc+w : q*pw+2*m.Arc+2*w]
	}
	for j, v := range dep {
		x[j] = v * head[j]
	}
	copy(x[w:], dep)
	copy(x[2*w:], head)
}
