package main

import (
	"math"
	"math/bits"
	"math/rand/v2"

	"github.com/relata-kg/relata/extract/en/internal/mat"
	"github.com/relata-kg/relata/extract/en/internal/net"
)

// rates are the shares of units that dropout removes.
type rates struct{ in, mid, rec, cat, hid float64 }

// worker computes the loss and the gradients of a shard of a batch.
type worker struct {
	m      *net.Model
	batch  net.Batch
	tape   net.Tape
	masks  net.Masks
	grads  [][]float32 // per tensor; nil for the embedding tables
	tables []*table    // per tensor; nil for the others
	dx     []float32   // gradient of the input vectors
	gram   []float32

	arc   net.ArcWork
	chain net.Chain
	mask  []bool

	dEnc, dMid, dTag, dName, dScore, dPars, dQuery []float32
	dG, dH, dC, dHeads, dQ                         []float32
	lm                                             lmWork
	labX, labY, dLabX, none, junk                  []float32
	right, wt                                      mat.Packed
}

func newWorker(m *net.Model, tensors []*net.Tensor) *worker {
	w := &worker{m: m, grads: make([][]float32, len(tensors)), tables: make([]*table, len(tensors))}
	for i, t := range tensors {
		if t.Sparse {
			w.tables[i] = newTable(t)
		} else {
			w.grads[i] = make([]float32, len(t.W))
		}
	}
	return w
}

// sums are the losses of a pass and the numbers of words they are over.
type sums struct {
	tag, arc, label, name, next float64
	words, named                int
}

func (s *sums) add(o sums) {
	s.tag += o.tag
	s.arc += o.arc
	s.label += o.label
	s.name += o.name
	s.next += o.next
	s.words += o.words
	s.named += o.named
}

func zeros(x []float32, n int) []float32 {
	if cap(x) < n {
		return make([]float32, n)
	}
	x = x[:n]
	clear(x)
	return x
}

func dropMask(r *rand.Rand, x []float32, n int, rate float64) []float32 {
	x = zeros(x, n)
	keep := float32(1 / (1 - rate))
	limit := uint32(rate * (1 << 32))
	for i := range x {
		if r.Uint32() >= limit {
			x[i] = keep
		}
	}
	return x
}

// setMasks draws the dropout masks for n sentences.
func (w *worker) setMasks(r *rand.Rand, n int, p rates) {
	m, k := w.m, &w.masks
	k.In = dropMask(r, k.In, n*m.InputWidth(), p.in)
	k.Mid = dropMask(r, k.Mid, n*2*m.Hidden, p.mid)
	for l := range k.Rec {
		for d := range k.Rec[l] {
			k.Rec[l][d] = dropMask(r, k.Rec[l][d], n*m.Hidden, p.rec)
		}
	}
	k.Cat = dropMask(r, k.Cat, n*4*m.Hidden, p.cat)
	k.Tag = dropMask(r, k.Tag, n*m.TagHid.W.Cols, p.hid)
	k.Pars = dropMask(r, k.Pars, n*m.Parse.W.Cols, p.hid)
}

// softmaxLoss turns the scores x into their gradient for the classes that are
// right and returns the loss, both times f.
func softmaxLoss(x []float32, right []share, f float32) float64 {
	mat.Softmax(x)
	var loss float64
	for _, r := range right {
		loss -= float64(r.p) * math.Log(math.Max(1e-10, float64(x[r.class])))
	}
	for i := range x {
		x[i] *= f
	}
	for _, r := range right {
		x[r.class] -= f * r.p
	}
	return loss * float64(f)
}

// step runs the sentences forward and backward, and leaves the gradients,
// scaled by f per word, in w.grads and w.tables.
func (w *worker) step(list []*sentence, f float32) sums {
	m, b, t := w.m, &w.batch, &w.tape
	for _, g := range w.grads {
		clear(g)
	}
	var sum sums
	if len(list) == 0 {
		return sum
	}
	m.Forward(b, t, &w.masks)
	n, h := b.Rows(), m.Hidden

	nu, sw, k := len(m.UPOS), m.TagOut.W.Cols, len(m.Names)
	pw, a, lw := m.Parse.W.Cols, m.Arc, m.Label
	w.dScore, w.dName = zeros(w.dScore, n*sw), zeros(w.dName, n*k)
	w.dPars, w.dQuery = zeros(w.dPars, n*pw), zeros(w.dQuery, n*a)
	in, nl := m.LabOut.W.Rows, len(m.Labels)
	w.labX = zeros(w.labX, n*in)
	lab := 0
	w.chain.Reset(m)
	for s, x := range list {
		wf := f * x.weight
		if x.head != nil {
			sum.words += len(x.words)
			for i := range x.words {
				r := b.Row(s, i)
				d := w.dScore[r*sw : r*sw+sw]
				copy(d, t.Score[r*sw:r*sw+sw])
				sum.tag += softmaxLoss(d[:nu], x.upos.of(i), wf*0.5)
				sum.tag += softmaxLoss(d[nu:], x.xpos.of(i), wf)
				m.LabelInput(w.labX[lab*in:], b, t, s, i, x.head[i])
				lab++
			}
			sum.arc += w.arcs(s, x, wf)
		}
		if x.names != nil {
			sum.named += len(x.words)
			if x.vague {
				wf *= vagueWeight
			}
			sum.name += w.chainLoss(s, x, wf)
		}
	}

	// Labels.
	w.labY = zeros(w.labY, lab*nl)
	m.LabOut.Run(w.labY, w.labX, in, lab)
	lab = 0
	for _, x := range list {
		for i := range x.head {
			sum.label += softmaxLoss(w.labY[lab*nl:lab*nl+nl], x.label.of(i), f*x.weight)
			lab++
		}
	}
	w.dLabX = zeros(w.dLabX, lab*in)
	w.dense(m.LabOut, w.labY, nl, w.labX, in, lab, w.dLabX, in)
	rootLab := w.grads[m.RootLab.ID]
	lab = 0
	for s, x := range list {
		for i := range x.head {
			d, v := w.dLabX[lab*in:lab*in+in], w.labX[lab*in:lab*in+in]
			dep, head := v[lw:2*lw], v[2*lw:]
			r := b.Row(s, i)
			dd := w.dPars[r*pw+2*a : r*pw+2*a+lw]
			dh := rootLab
			if x.head[i] >= 0 {
				q := b.Row(s, x.head[i])
				dh = w.dPars[q*pw+2*a+lw : q*pw+2*a+2*lw]
			}
			for j := range dd {
				dd[j] += d[j]*head[j] + d[lw+j]
				dh[j] += d[j]*dep[j] + d[2*lw+j]
			}
			lab++
		}
	}

	// From the outputs to the encoder.
	w.dense(m.ArcOut, w.dQuery, a, t.Pars, pw, n, w.dPars, pw)
	hid := m.TagHid.W.Cols
	w.dTag = zeros(w.dTag, n*hid)
	w.dense(m.TagOut, w.dScore, sw, t.Tag, hid, n, w.dTag, hid)
	w.dense(m.NameOut, w.dName, k, t.Tag[m.Tag:], hid, n, w.dTag[m.Tag:], hid)
	unmask(w.dTag, hid, b, w.masks.Tag, hid)
	unmask(w.dPars, pw, b, w.masks.Pars, pw)
	unleak(w.dTag, t.Tag)
	unleak(w.dPars, t.Pars)
	marks := w.grads[m.MarkVec.ID]
	for i := range n {
		for k := uint16(b.Mark[i]); k != 0; k &= k - 1 {
			bit := bits.TrailingZeros16(k)
			mat.Add(marks[bit*m.Name:(bit+1)*m.Name], w.dTag[i*hid+m.Tag:i*hid+hid])
		}
	}
	w.dEnc = zeros(w.dEnc, n*4*h)
	w.dense(m.TagHid, w.dTag, hid, t.Cat, 4*h, n, w.dEnc, 4*h)
	w.dense(m.Parse, w.dPars, pw, t.Cat[2*h:], 4*h, n, w.dEnc[2*h:], 4*h)
	unmask(w.dEnc, 4*h, b, w.masks.Cat, 4*h)
	w.encoder()
	return sum
}

// encoder takes w.dEnc back through the layers to the input vectors.
func (w *worker) encoder() {
	m, b, t := w.m, &w.batch, &w.tape
	n, h := b.Rows(), m.Hidden
	w.dMid = zeros(w.dMid, n*2*h)
	for d := range 2 {
		w.lstm(m.LSTM[1][d], &t.Cells[1][d], w.dEnc[(2+d)*h:], 4*h, t.Mid, 2*h, w.dMid, d == 1, w.masks.Rec[1][d])
	}
	unmask(w.dMid, 2*h, b, w.masks.Mid, 2*h)
	for i := range n {
		mat.Add(w.dEnc[i*4*h:], w.dMid[i*2*h:(i+1)*2*h])
	}
	w.bottom()
}

// bottom takes the first half of the rows of w.dEnc back through the first
// layer to the input vectors and w.tables.
func (w *worker) bottom() {
	m, b, t := w.m, &w.batch, &w.tape
	n, h := b.Rows(), m.Hidden
	iw := m.InputWidth()
	w.dx = zeros(w.dx, n*iw)
	for d := range 2 {
		w.lstm(m.LSTM[0][d], &t.Cells[0][d], w.dEnc[d*h:], 4*h, t.X, iw, w.dx, d == 1, w.masks.Rec[0][d])
	}
	unmask(w.dx, iw, b, w.masks.In, iw)
	w.gram = zeros(w.gram, m.Gram)
	for i := range n {
		d := w.dx[i*iw : (i+1)*iw]
		mat.Add(w.tables[m.WordVec.ID].row(b.Word[i]), d[:m.Word])
		f := net.GramScale(len(b.Gram[i]))
		for j, v := range d[m.Word:] {
			w.gram[j] = v * f
		}
		for _, id := range b.Gram[i] {
			mat.Add(w.tables[m.GramVec.ID].row(id), w.gram)
		}
	}
}

// unmask multiplies gradients by a dropout mask.
func unmask(d []float32, ld int, b *net.Batch, mask []float32, cols int) {
	for t := 0; t+1 < len(b.Off); t++ {
		for s := 0; s < b.Off[t+1]-b.Off[t]; s++ {
			r := b.Off[t] + s
			x := d[r*ld : r*ld+cols]
			mat.Times(x, x, mask[s*cols:])
		}
	}
}

// unleak multiplies gradients by the slope where the output is below zero.
func unleak(d, y []float32) {
	for i, v := range y[:len(d)] {
		if v < 0 {
			d[i] *= net.Slope
		}
	}
}

// dense adds the gradients of an affine map: of its parameters, and of its
// input x to dx.
func (w *worker) dense(d *net.Dense, dy []float32, ldy int, x []float32, ldx, n int, dx []float32, lddx int) {
	in, out := d.W.Rows, d.W.Cols
	w.weights(d.W, dy, ldy, x, ldx, n)
	g := w.grads[d.B.ID]
	for i := range n {
		mat.Add(g, dy[i*ldy:i*ldy+out])
	}
	w.wt.Pack(d.W.W, out, in, 1, out)
	mat.Mul(dx, lddx, dy, ldy, 1, n, &w.wt, true)
}

// weights adds xᵀ·dy to the gradient of a matrix.
func (w *worker) weights(t *net.Tensor, dy []float32, ldy int, x []float32, ldx, n int) {
	w.right.Pack(dy, n, t.Cols, ldy, 1)
	mat.Mul(w.grads[t.ID], t.Cols, x, 1, ldx, t.Rows, &w.right, true)
}

// lstm adds the gradients of one direction of one layer, given those of its
// outputs.
func (w *worker) lstm(l *net.LSTM, c *net.Cell, dOut []float32, ldo int, in []float32, ldi int, dIn []float32, back bool, rec []float32) {
	b, h := &w.batch, l.Wh.Rows
	n := b.Rows()
	w.dG = zeros(w.dG, n*4*h)
	w.dH, w.dC = zeros(w.dH, n*h), zeros(w.dC, n*h)
	w.wt.Pack(l.Wh.W, 4*h, h, 1, 4*h)
	w.none, w.junk = zeros(w.none, h), zeros(w.junk, h)
	steps := len(b.Off) - 1
	for i := steps - 1; i >= 0; i-- {
		t, prev := i, i-1
		if back {
			t, prev = steps-1-i, steps-i
		}
		r0, rows := b.Off[t], b.Off[t+1]-b.Off[t]
		from, p0 := 0, 0
		if i > 0 {
			p0 = b.Off[prev]
			from = min(rows, b.Off[prev+1]-p0)
		}
		for s := range rows {
			r := r0 + s
			// The first step has no previous cell.
			cp, dcp := w.none[:h], w.junk[:h]
			if s < from {
				cp, dcp = c.C[(p0+s)*h:(p0+s+1)*h], w.dC[(p0+s)*h:(p0+s+1)*h]
			}
			mat.LSTMCellBack(c.G[r*4*h:(r+1)*4*h], cp, c.TC[r*h:(r+1)*h], dOut[r*ldo:r*ldo+h],
				w.dH[r*h:(r+1)*h], w.dC[r*h:(r+1)*h], w.dG[r*4*h:(r+1)*4*h], dcp)
		}
		if from > 0 {
			mat.Mul(w.dH[p0*h:], h, w.dG[r0*4*h:], 4*h, 1, from, &w.wt, false)
			for s := range from {
				d := w.dH[(p0+s)*h : (p0+s+1)*h]
				mat.Times(d, d, rec[s*h:])
			}
		}
	}
	w.weights(l.Wh, w.dG, 4*h, c.HP, h, n)
	w.weights(l.Wx, w.dG, 4*h, in, ldi, n)
	g := w.grads[l.B.ID]
	for i := range n {
		mat.Add(g, w.dG[i*4*h:(i+1)*4*h])
	}
	w.wt.Pack(l.Wx.W, 4*h, l.Wx.Rows, 1, 4*h)
	mat.Mul(dIn, l.Wx.Rows, w.dG, 4*h, 1, n, &w.wt, true)
}

// arcs adds the gradients of the arc scores of a sentence.
func (w *worker) arcs(s int, x *sentence, f float32) float64 {
	m, b, t := w.m, &w.batch, &w.tape
	m.ArcScores(b, t, s, &w.arc)
	n, a, pw := len(x.words), m.Arc, m.Parse.W.Cols
	d := w.arc.Scores
	var loss float64
	for i := range x.head {
		loss += softmaxLoss(d[i*(n+1):(i+1)*(n+1)], x.arc.of(i), f)
	}
	w.dQ, w.dHeads = zeros(w.dQ, n*a), zeros(w.dHeads, (n+1)*a)
	w.right.Pack(w.arc.Heads, n+1, a, a, 1)
	mat.Mul(w.dQ, a, d, n+1, 1, n, &w.right, false)
	w.right.Pack(w.arc.Queries, n, a, a, 1)
	mat.Mul(w.dHeads, a, d, 1, n+1, n+1, &w.right, false)
	mat.Add(w.grads[m.RootArc.ID], w.dHeads[:a])
	for i := range n {
		r := b.Row(s, i)
		mat.Add(w.dQuery[r*a:], w.dQ[i*a:(i+1)*a])
		mat.Add(w.dPars[r*pw+a:], w.dHeads[(i+1)*a:(i+2)*a])
	}
	return loss
}

// chainLoss adds the gradients of the names of a sentence: the loss is the
// logarithm of the sum over all tag sequences less that over the allowed ones.
func (w *worker) chainLoss(s int, x *sentence, f float32) float64 {
	m, b, t := w.m, &w.batch, &w.tape
	n, k := len(x.words), len(m.Names)
	score := make([]float32, n*k)
	w.mask = w.mask[:0]
	for i := range n {
		r := b.Row(s, i)
		copy(score[i*k:], t.Name[r*k:r*k+k])
		for j := range k {
			w.mask = append(w.mask, x.names[i]>>j&1 == 1)
		}
	}
	dTrans := w.grads[m.Trans.ID]
	add := func(p []float32, f float32) {
		for i := range n {
			d := w.dName[b.Row(s, i)*k:]
			for j := range k {
				d[j] += f * p[i*k+j]
			}
		}
	}
	all := w.chain.Forward(score, n, nil)
	add(w.chain.Marginals(n, dTrans, f), f)
	gold := w.chain.Forward(score, n, w.mask)
	add(w.chain.Marginals(n, dTrans, -f), -f)
	return (all - gold) * float64(f)
}
