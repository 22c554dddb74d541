package net

import (
	"strings"

	"github.com/relata-kg/relata/extract/en/internal/mat"
)

// cacheWords is the most words that a wordCache holds.
const cacheWords = 3072

// wordCache keeps what words give to the gates of the first layer, which
// depends on nothing but the word: text repeats its words, and a sixth of the
// reader's work is there.
type wordCache struct {
	index map[string]int32
	gates []float32 // per word, both directions: 8·Hidden
	x     []float32 // input vectors of new words
	gram  []int32
	slot  []int32 // per row of the batch
}

// read sets the slots of the rows of a batch of parts of sentences, and computes
// what is missing.
func (c *wordCache) read(m *Model, b *Batch, sents [][]string, parts []part) {
	n, w, width := b.Rows(), m.InputWidth(), 8*m.Hidden
	if c.index == nil {
		c.index = make(map[string]int32, cacheWords)
		c.gates = make([]float32, cacheWords*width)
	}
	if len(c.index)+n > cacheWords {
		clear(c.index)
	}
	c.slot = grow(c.slot, n)
	first := len(c.index)
	c.x = c.x[:0]
	for s, p := range parts {
		for i, word := range sents[p.sent][p.from:p.to] {
			at, ok := c.index[word]
			if !ok {
				at = int32(len(c.index))
				// A copy, so as not to hold the text that the word is part of.
				c.index[strings.Clone(word)] = at
				from := len(c.x)
				c.x = append(c.x, make([]float32, w)...)
				c.gram = Grams(c.gram[:0], word, m.Buckets)
				m.inputRow(c.x[from:], m.WordID(word), c.gram)
			}
			c.slot[b.Row(s, i)] = at
		}
	}
	last := len(c.index)
	for d, lstm := range m.LSTM[0] {
		for i := first; i < last; i++ {
			copy(c.gates[i*width+d*width/2:], lstm.B.W)
		}
		mat.Mul(c.gates[min(len(c.gates)-width, first*width)+d*width/2:], width, c.x, w, 1, last-first, &lstm.px, true)
	}
}

// first runs the first layer of the encoder over a batch that read has taken.
func (c *wordCache) first(m *Model, b *Batch, t *Tape) {
	n, h := b.Rows(), m.Hidden
	t.Enc = grow(t.Enc, n*4*h)
	for d, lstm := range m.LSTM[0] {
		cell := t.cell(0, d, false)
		cell.G = grow(cell.G, n*4*h)
		for i, at := range c.slot[:n] {
			from := int(at)*8*h + d*4*h
			copy(cell.G[i*4*h:(i+1)*4*h], c.gates[from:from+4*h])
		}
		lstm.run(b, cell, t.Enc[d*h:], 4*h, d == 1, false, nil, &t.zero)
	}
	t.Cat = t.Enc
}
