package net

import (
	"math"

	"github.com/relata-kg/relata/extract/en/internal/mat"
)

// Chain is the linear chain of the name tags: its transitions and the memory
// of its passes over a sentence.
type Chain struct {
	k     int
	trans []float32 // k+1 rows (the last the start) × k, -inf where not allowed
	prob  []float32 // their exponentials
	emit  []float32 // n × k, exponentials, each row's largest 1
	a, b  []float32 // forward and backward, n × k, normalised per row
	scale []float32
	best  []float32
	back  []int32
}

// Reset takes the transitions of m.
func (c *Chain) Reset(m *Model) {
	c.k = len(m.Names)
	c.trans = append(c.trans[:0], m.Trans.W...)
	c.prob = grow(c.prob, len(c.trans))
	for i := range c.k + 1 {
		from := i
		if i == c.k {
			from = -1
		}
		for j := range c.k {
			at := i*c.k + j
			if Allowed(from, j) {
				c.prob[at] = mat.Exp(c.trans[at])
			} else {
				c.trans[at], c.prob[at] = float32(math.Inf(-1)), 0
			}
		}
	}
}

// Forward sums over the tag sequences of a sentence whose scores are the n
// rows of s, n×k, and keeps for Marginals. Where mask is not nil, only tags
// with a true mask[i*k+j] count. It returns the logarithm of the sum.
func (c *Chain) Forward(s []float32, n int, mask []bool) float64 {
	k := c.k
	c.emit, c.a, c.b, c.scale = grow(c.emit, n*k), grow(c.a, n*k), grow(c.b, n*k), grow(c.scale, n)
	var z float64
	for i := range n {
		row, e := s[i*k:i*k+k], c.emit[i*k:i*k+k]
		top := row[0]
		for _, v := range row {
			top = max(top, v)
		}
		for j, v := range row {
			e[j] = mat.Exp(v - top)
			if mask != nil && !mask[i*k+j] {
				e[j] = 0
			}
		}
		a := c.a[i*k : i*k+k]
		clear(a)
		if i == 0 {
			copy(a, c.prob[k*k:])
		} else {
			for p, v := range c.a[(i-1)*k : i*k] {
				if v < 1e-12 {
					continue
				}
				for j, w := range c.prob[p*k : p*k+k] {
					a[j] += float32(v * w)
				}
			}
		}
		var sum float32
		for j := range a {
			a[j] = float32(a[j] * e[j])
			sum += a[j]
		}
		if sum < 1e-30 {
			sum = 1e-30
		}
		c.scale[i] = sum
		for j := range a {
			a[j] /= sum
		}
		z += math.Log(float64(sum)) + float64(top)
	}
	return z
}

// Marginals turns the forward sums into the probabilities of the tags, n×k.
// Where pairs is not nil, it adds f times the expected number of each
// transition to it. The result is overwritten by the next pass.
func (c *Chain) Marginals(n int, pairs []float32, f float32) []float32 {
	k := c.k
	for i := n - 1; i >= 0; i-- {
		b := c.b[i*k : i*k+k]
		if i == n-1 {
			for j := range b {
				b[j] = 1
			}
			continue
		}
		next, e := c.b[(i+1)*k:(i+2)*k], c.emit[(i+1)*k:(i+2)*k]
		inv := 1 / c.scale[i+1]
		for p := range b {
			var sum float32
			for j, w := range c.prob[p*k : p*k+k] {
				sum += float32(float32(w*e[j]) * next[j])
			}
			b[p] = sum * inv
		}
	}
	if pairs != nil {
		for j := range k {
			pairs[k*k+j] += f * c.a[j] * c.b[j]
		}
		for i := 1; i < n; i++ {
			inv := f / c.scale[i]
			for p, v := range c.a[(i-1)*k : i*k] {
				for j, w := range c.prob[p*k : p*k+k] {
					pairs[p*k+j] += v * w * c.emit[i*k+j] * c.b[i*k+j] * inv
				}
			}
		}
	}
	for i := range c.b[:n*k] {
		c.b[i] *= c.a[i]
	}
	return c.b[:n*k]
}

// Best appends the best tag sequence to dst.
func (c *Chain) Best(dst []int, s []float32, n int) []int {
	if n == 0 {
		return dst
	}
	k := c.k
	c.best, c.back = grow(c.best, 2*k), grow(c.back, n*k)
	cur, next := c.best[:k], c.best[k:2*k]
	for j := range cur {
		cur[j] = c.trans[k*k+j] + s[j]
	}
	for i := 1; i < n; i++ {
		for j := range next {
			next[j] = float32(math.Inf(-1))
		}
		bp := c.back[i*k : i*k+k]
		for p, v := range cur {
			for j, w := range c.trans[p*k : p*k+k] {
				if x := v + w; x > next[j] {
					next[j], bp[j] = x, int32(p)
				}
			}
		}
		for j := range next {
			next[j] += s[i*k+j]
		}
		cur, next = next, cur
	}
	best := 0
	for j, v := range cur {
		if v > cur[best] {
			best = j
		}
	}
	base := len(dst)
	for range n {
		dst = append(dst, 0)
	}
	for i := n - 1; i >= 0; i-- {
		dst[base+i] = best
		if i > 0 {
			best = int(c.back[i*k+best])
		}
	}
	return dst
}
