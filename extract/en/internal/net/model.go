package net

import (
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/relata-kg/relata/extract/en/gazetteer"
	"github.com/relata-kg/relata/extract/en/internal/mat"
)

// Layers is the number of bidirectional layers of the encoder.
const Layers = 2

// MarkBits is the number of bits of the gazetteer's marks, with those of names
// without capitals.
const MarkBits = 14

// Config has the sizes of a model.
type Config struct {
	Word    int // width of the word vectors
	Gram    int // width of the character vectors
	Buckets int // number of hashed character features
	Hidden  int // units of each direction of each encoder layer
	Tag     int // hidden units of the tagger
	Name    int // hidden units of the name tagger
	Arc     int // width of the vectors that score arcs
	Label   int // width of the vectors that score labels
	Marks   int // number of bits of the gazetteer's marks
}

// Tensor is one parameter matrix, in row-major order.
type Tensor struct {
	Name       string
	Rows, Cols int
	W          []float32 // nil in a model from a file, where it is kept in another form
	ID         int       // position in Model.Tensors
	Sparse     bool      // an embedding table, few rows of which are used at a time
	// The bytes of the file, and what they stand for, where W is nil.
	codes []byte
	table *[256]float32
}

// row gives a row; it may be in buf, which must have room for it.
func (t *Tensor) row(i int, buf []float32) []float32 {
	from, to := i*t.Cols, (i+1)*t.Cols
	if t.W != nil {
		return t.W[from:to]
	}
	buf = buf[:t.Cols]
	for j, c := range t.codes[from:to] {
		buf[j] = t.table[c]
	}
	return buf
}

// Dense is an affine map with an optional leaky rectifier after it.
type Dense struct {
	W, B  *Tensor
	Leaky bool
	pack  mat.Packed
}

// LSTM is one direction of one layer. The columns of its matrices are the
// input, forget and output gates and the candidate, Hidden columns each.
type LSTM struct {
	Wx, Wh, B *Tensor
	px, ph    mat.Packed
}

// Model is the parameters of the network and its inventories.
type Model struct {
	Config
	Words  []string // Words[0] stands for unknown words
	UPOS   []string
	XPOS   []string
	Labels []string // Labels[0] is "root"
	Names  []string // "O", then B- and I- of each class

	Tensors []*Tensor

	WordVec, GramVec *Tensor
	LSTM             [Layers][2]*LSTM
	TagHid           *Dense // from both layers, to Tag+Name units
	TagOut           *Dense // UPOS scores, then XPOS scores
	NameOut          *Dense
	MarkVec          *Tensor // of the gazetteer's marks, added to the name tagger's hidden units
	Trans            *Tensor // name transitions: from × to, the last row from the start
	Parse            *Dense  // from the top layer: arc dependent, arc head, label dependent, label head
	ArcOut           *Dense  // Arc × Arc
	RootArc, RootLab *Tensor // the vectors of the root, as a head
	LabOut           *Dense  // from (dependent·head, dependent, head)

	// Gazetteer marks words for the name tagger; without it there are no marks.
	Gazetteer *gazetteer.Gazetteer

	index map[string]int32
}

// New returns a model with all parameters zero.
func New(c Config, words, upos, xpos, labels, names []string) *Model {
	m := frame(c, words, upos, xpos, labels, names)
	for _, t := range m.Tensors {
		t.W = make([]float32, t.Rows*t.Cols)
	}
	return m
}

// frame returns a model whose parameters have sizes only.
func frame(c Config, words, upos, xpos, labels, names []string) *Model {
	m := &Model{Config: c, Words: words, UPOS: upos, XPOS: xpos, Labels: labels, Names: names}
	m.index = make(map[string]int32, len(words))
	for i, w := range words {
		if i > 0 {
			m.index[w] = int32(i)
		}
	}
	tensor := func(name string, r, c int) *Tensor {
		t := &Tensor{Name: name, Rows: r, Cols: c, ID: len(m.Tensors)}
		m.Tensors = append(m.Tensors, t)
		return t
	}
	dense := func(name string, in, out int, leaky bool) *Dense {
		return &Dense{W: tensor(name+".w", in, out), B: tensor(name+".b", 1, out), Leaky: leaky}
	}
	m.WordVec = tensor("word", len(words), c.Word)
	m.GramVec = tensor("gram", c.Buckets, c.Gram)
	m.WordVec.Sparse, m.GramVec.Sparse = true, true
	for l := range Layers {
		in := c.Word + c.Gram
		if l > 0 {
			in = 2 * c.Hidden
		}
		for d := range 2 {
			name := fmt.Sprintf("lstm%d%c", l, "fb"[d])
			m.LSTM[l][d] = &LSTM{
				Wx: tensor(name+".x", in, 4*c.Hidden),
				Wh: tensor(name+".h", c.Hidden, 4*c.Hidden),
				B:  tensor(name+".b", 1, 4*c.Hidden),
			}
		}
	}
	m.TagHid = dense("taghid", 2*Layers*c.Hidden, c.Tag+c.Name, true)
	m.TagOut = dense("tagout", c.Tag, len(upos)+len(xpos), false)
	m.NameOut = dense("nameout", c.Name, len(names), false)
	m.MarkVec = tensor("mark", c.Marks, c.Name)
	m.Trans = tensor("trans", len(names)+1, len(names))
	m.Parse = dense("parse", 2*c.Hidden, 2*c.Arc+2*c.Label, true)
	m.ArcOut = dense("arcout", c.Arc, c.Arc, false)
	m.RootArc = tensor("rootarc", 1, c.Arc)
	m.RootLab = tensor("rootlab", 1, c.Label)
	m.LabOut = dense("labout", 3*c.Label, len(labels), false)
	return m
}

// Init sets the parameters to random values.
func (m *Model) Init(r *rand.Rand) {
	for _, t := range m.Tensors {
		var std float64
		switch {
		case t.Sparse, t == m.RootArc, t == m.RootLab:
			std = 0.1
		case t.Rows > 1 && t != m.Trans:
			std = math.Sqrt(2 / float64(t.Rows+t.Cols))
		}
		for i := range t.W {
			t.W[i] = float32(r.NormFloat64() * std)
		}
	}
	for l := range m.LSTM {
		for _, d := range m.LSTM[l] {
			std := math.Sqrt(2 / float64(d.Wx.Rows+m.Hidden))
			for _, t := range []*Tensor{d.Wx, d.Wh} {
				for i := range t.W {
					t.W[i] = float32(r.NormFloat64() * std * 0.8)
				}
			}
			// Remember at first.
			for i := m.Hidden; i < 2*m.Hidden; i++ {
				d.B.W[i] = 1
			}
		}
	}
}

// Prepare lays out the matrices for Forward. It must be called after every
// change of the parameters.
func (m *Model) Prepare() {
	m.packed(func(t *Tensor, p *mat.Packed) { p.Pack(t.W, t.Rows, t.Cols, t.Cols, 1) })
}

// packed calls f with every matrix that products are taken with, and its form
// for them.
func (m *Model) packed(f func(*Tensor, *mat.Packed)) {
	for l := range m.LSTM {
		for _, d := range m.LSTM[l] {
			f(d.Wx, &d.px)
			f(d.Wh, &d.ph)
		}
	}
	for _, d := range []*Dense{m.TagHid, m.TagOut, m.NameOut, m.Parse, m.ArcOut, m.LabOut} {
		f(d.W, &d.pack)
	}
}

// WordID returns the row of a word's vector, 0 for unknown words.
func (m *Model) WordID(word string) int32 { return m.index[Norm(word)] }

// SetWords sets the features of sentence s of a batch.
func (m *Model) SetWords(b *Batch, s int, words []string) {
	for i, w := range words {
		row := b.Row(s, i)
		b.Word[row] = m.WordID(w)
		b.Gram[row] = Grams(b.Gram[row][:0], w, m.Buckets)
	}
	m.setMarks(b, s, words)
}

// setMarks sets the gazetteer's marks of sentence s of a batch.
func (m *Model) setMarks(b *Batch, s int, words []string) {
	if m.Gazetteer == nil {
		for i := range words {
			b.Mark[b.Row(s, i)] = 0
		}
		return
	}
	for i, k := range m.Gazetteer.MarkLoose(words) {
		if k>>m.Marks != 0 {
			// A mark with a meaning that the model has not learnt.
			k = 0
		}
		b.Mark[b.Row(s, i)] = k
	}
}

// InputWidth is the width of the input vectors.
func (m *Model) InputWidth() int { return m.Word + m.Gram }

// Allowed tells whether name tag b may follow name tag a; a is -1 at the start
// of a sentence. The tags are O, B-1, I-1, B-2, I-2 and so on.
func Allowed(a, b int) bool {
	if b == 0 || b%2 == 1 {
		return true
	}
	return a == b || a == b-1
}
