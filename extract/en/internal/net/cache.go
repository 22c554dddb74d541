package net

import (
	"strings"

	"github.com/relata-kg/relata/extract/en/internal/mat"
)

const (
	// cacheWords is the most words that a wordCache holds. It must not be less
	// than the rows of a batch.
	cacheWords = 1536
	// cacheBlock is the number of words whose memory is made at once.
	cacheBlock = 128
	// newWords is the number of new words that are computed at once.
	newWords = 64
)

// wordCache keeps what the words read last give to the gates of the first
// layer, which depends on nothing but the word: text repeats its words, and a
// sixth of the reader's work is there.
type wordCache struct {
	index map[string]int32
	words []string    // by place
	gates [][]float32 // per block of places: both directions, 8·Hidden a word
	// The places in order of use: those after and before each, in a ring
	// through last, the one used last.
	next, prev []int32
	last       int32
	slot       []int32   // place of each row of the batch
	fresh      []int32   // places of new words
	x          []float32 // input vectors of new words
	sum        []float32 // their gates
	gram       []int32
	buf        []float32
}

// read sets the places of the rows of a batch of parts of sentences, and
// computes what is missing.
func (c *wordCache) read(m *Model, b *Batch, sents [][]string, parts []part) {
	w := m.InputWidth()
	if c.index == nil {
		c.index = make(map[string]int32)
	}
	c.slot = grow(c.slot, b.Rows())
	c.x, c.buf = grow(c.x, newWords*w), grow(c.buf, max(m.Word, m.Gram))
	for s, p := range parts {
		for i, word := range sents[p.sent][p.from:p.to] {
			at, ok := c.index[word]
			if ok {
				c.use(at)
			} else {
				at = c.place()
				// A copy, so as not to hold the text that the word is part of.
				c.words[at] = strings.Clone(word)
				c.index[c.words[at]] = at
				c.gram = Grams(c.gram[:0], word, m.Buckets)
				m.inputRow(c.x[len(c.fresh)*w:(len(c.fresh)+1)*w], m.WordID(word), c.gram, c.buf)
				c.fresh = append(c.fresh, at)
				if len(c.fresh) == newWords {
					c.compute(m)
				}
			}
			c.slot[b.Row(s, i)] = at
		}
	}
	c.compute(m)
}

// use puts a place before all others in the order of use.
func (c *wordCache) use(at int32) {
	if at == c.last {
		return
	}
	c.next[c.prev[at]], c.prev[c.next[at]] = c.next[at], c.prev[at]
	c.link(at)
}

// link puts a place that is in no order before all others.
func (c *wordCache) link(at int32) {
	after := c.next[c.last]
	c.next[c.last], c.prev[after] = at, at
	c.prev[at], c.next[at] = c.last, after
	c.last = at
}

// place gives the place for a new word: a new one, or that of the word not used
// for longest.
func (c *wordCache) place() int32 {
	at := int32(len(c.words))
	if at == cacheWords {
		at = c.next[c.last]
		delete(c.index, c.words[at])
		c.last = at
		return at
	}
	c.words, c.next, c.prev = append(c.words, ""), append(c.next, at), append(c.prev, at)
	if at > 0 {
		c.link(at)
	}
	return at
}

// compute computes the gates of the new words.
func (c *wordCache) compute(m *Model) {
	n, width := len(c.fresh), 8*m.Hidden
	c.sum = grow(c.sum, n*width)
	for d, lstm := range m.LSTM[0] {
		for i := range n {
			copy(c.sum[i*width+d*width/2:], lstm.B.W)
		}
		if n > 0 {
			mat.Mul(c.sum[d*width/2:], width, c.x, m.InputWidth(), 1, n, &lstm.px, true)
		}
	}
	for i, at := range c.fresh {
		for len(c.gates) <= int(at)/cacheBlock {
			c.gates = append(c.gates, make([]float32, cacheBlock*width))
		}
		copy(c.row(at, width), c.sum[i*width:(i+1)*width])
	}
	c.fresh = c.fresh[:0]
}

func (c *wordCache) row(at int32, width int) []float32 {
	i := int(at) % cacheBlock
	return c.gates[at/cacheBlock][i*width : (i+1)*width]
}

// first runs the first layer of the encoder over a batch that read has taken.
func (c *wordCache) first(m *Model, b *Batch, t *Tape) {
	n, h := b.Rows(), m.Hidden
	t.Enc = grow(t.Enc, n*4*h)
	for d, lstm := range m.LSTM[0] {
		cell := t.cell(0, d, false)
		cell.G = grow(cell.G, n*4*h)
		for i, at := range c.slot[:n] {
			copy(cell.G[i*4*h:(i+1)*4*h], c.row(at, 8*h)[d*4*h:])
		}
		lstm.run(b, cell, t.Enc[d*h:], 4*h, d == 1, false, nil, &t.zero)
	}
	t.Cat = t.Enc
}
