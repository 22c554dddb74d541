package net

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"sort"
	"strings"

	"github.com/relata-kg/relata/extract/en/internal/mat"
)

// The file of a model, all numbers little-endian:
//
//	magic "RLN2", u32 length of the rest before the checksum,
//	u32 × 9 sizes of Config in order,
//	5 × inventory (words, UPOS, XPOS, labels, names): u32 bytes, the entries
//	joined by line feeds,
//	tensors in the order of Model.Tensors: a kind byte (kindFloat, kindByte),
//	then float32 values, or a float32 table of 256 rising values and a byte
//	per value, its position in the table,
//	u32 CRC-32 (IEEE) of everything before it.
const magic = "RLN2"

const (
	kindFloat = 0
	kindByte  = 1
	// maxValues bounds the sizes that a file may claim.
	maxValues = 1 << 26
	// byteFrom is the number of values from which a matrix is stored as bytes.
	byteFrom = 4096
)

// ErrFormat is returned, wrapped, for a file that is no model of this version.
var ErrFormat = errors.New("not a model of the English reader, or a damaged one")

func (c *Config) fields() []*int {
	return []*int{&c.Word, &c.Gram, &c.Buckets, &c.Hidden, &c.Tag, &c.Name, &c.Arc, &c.Label, &c.Marks}
}

func (m *Model) inventories() [][]string {
	return [][]string{m.Words, m.UPOS, m.XPOS, m.Labels, m.Names}
}

// Encode returns the file of a model; large matrices are rounded to 256 values
// each.
func (m *Model) Encode() []byte {
	le := binary.LittleEndian
	b := append([]byte(magic), 0, 0, 0, 0)
	for _, f := range m.fields() {
		b = le.AppendUint32(b, uint32(*f))
	}
	for _, list := range m.inventories() {
		s := strings.Join(list, "\n")
		b = le.AppendUint32(b, uint32(len(s)))
		b = append(b, s...)
	}
	for _, t := range m.Tensors {
		if len(t.W) < byteFrom {
			b = append(b, kindFloat)
			for _, v := range t.W {
				b = le.AppendUint32(b, math.Float32bits(v))
			}
			continue
		}
		table := codebook(t.W)
		b = append(b, kindByte)
		for _, v := range table {
			b = le.AppendUint32(b, math.Float32bits(v))
		}
		for _, v := range t.W {
			b = append(b, nearest(&table, v))
		}
	}
	le.PutUint32(b[4:], uint32(len(b)-8))
	return le.AppendUint32(b, crc32.ChecksumIEEE(b))
}

// codebook returns 256 rising values that stand for those of w: quantiles,
// then Lloyd's iterations.
func codebook(w []float32) [256]float32 {
	s := append([]float32(nil), w...)
	sort.Slice(s, func(i, j int) bool { return s[i] < s[j] })
	var table [256]float32
	lo, hi := float64(s[0]), float64(s[len(s)-1])
	for i := range table {
		// Half quantiles, half an even grid: the tails matter too.
		q := float64(s[(2*i+1)*len(s)/512])
		g := lo + (hi-lo)*(float64(i)+0.5)/256
		table[i] = float32((3*q + g) / 4)
	}
	for range 12 {
		var next [256]float32
		at := 0
		for i := range table {
			end := len(s)
			if i < 255 {
				mid := (table[i] + table[i+1]) / 2
				end = at + sort.Search(len(s)-at, func(j int) bool { return s[at+j] > mid })
			}
			var sum float64
			for _, v := range s[at:end] {
				sum += float64(v)
			}
			next[i] = table[i]
			if end > at {
				next[i] = float32(sum / float64(end-at))
			}
			at = end
		}
		table = next
		sort.Slice(table[:], func(i, j int) bool { return table[i] < table[j] })
	}
	return table
}

func nearest(table *[256]float32, v float32) byte {
	i := sort.Search(255, func(i int) bool { return v <= (table[i]+table[i+1])/2 })
	return byte(i)
}

// Decode reads a model from its file, to read with: it has not the form that
// training and Encode need. It keeps b, which must not change. Its error wraps
// ErrFormat.
func Decode(b []byte) (*Model, error) {
	bad := func(why string) (*Model, error) { return nil, fmt.Errorf("%w: %s", ErrFormat, why) }
	le := binary.LittleEndian
	if len(b) < 12 || string(b[:3]) != magic[:3] {
		return bad("no model")
	}
	if b[3] != magic[3] {
		return bad("another version")
	}
	if n := le.Uint32(b[4:]); uint64(n)+12 != uint64(len(b)) {
		return bad("cut short, or too long")
	}
	body := b[:len(b)-4]
	if crc32.ChecksumIEEE(body) != le.Uint32(b[len(b)-4:]) {
		return bad("wrong checksum")
	}
	at := 8
	take := func(n int) []byte {
		if n < 0 || n > len(body)-at {
			return nil
		}
		x := body[at : at+n : at+n]
		at += n
		return x
	}
	var c Config
	for _, f := range c.fields() {
		x := take(4)
		if x == nil {
			return bad("no sizes")
		}
		*f = int(le.Uint32(x))
		if *f < 1 || *f > 1<<20 {
			return bad("wrong sizes")
		}
	}
	var lists [5][]string
	for i := range lists {
		x := take(4)
		if x == nil {
			return bad("no inventory")
		}
		n := le.Uint32(x)
		if n > maxValues {
			return bad("wrong inventory")
		}
		s := take(int(n))
		if len(s) == 0 {
			return bad("empty inventory")
		}
		lists[i] = strings.Split(string(s), "\n")
	}
	if len(lists[3]) < 2 || len(lists[4])%2 != 1 {
		return bad("wrong inventory")
	}
	// The sum of the sizes, before anything that large is made.
	wide := c.Hidden + c.Tag + c.Name + c.Arc + c.Label + c.Word + c.Gram + len(lists[1]) + len(lists[2]) + len(lists[3]) + len(lists[4])
	if wide > 1<<14 || len(lists[0])*c.Word > len(body) || c.Buckets*c.Gram > len(body) || 8*c.Hidden*c.Hidden > len(body) || c.Marks > 16 || c.Arc*c.Arc > len(body) {
		return bad("wrong sizes")
	}
	m := frame(c, lists[0], lists[1], lists[2], lists[3], lists[4])
	for _, t := range m.Tensors {
		kind := take(1)
		if kind == nil {
			return bad("no " + t.Name)
		}
		n := t.Rows * t.Cols
		switch kind[0] {
		case kindFloat:
			x := take(4 * n)
			if x == nil {
				return bad("no " + t.Name)
			}
			t.W = make([]float32, n)
			for i := range t.W {
				t.W[i] = math.Float32frombits(le.Uint32(x[4*i:]))
			}
		case kindByte:
			x := take(4*256 + n)
			if x == nil {
				return bad("no " + t.Name)
			}
			t.table, t.codes = new([256]float32), x[4*256:]
			for i := range t.table {
				t.table[i] = math.Float32frombits(le.Uint32(x[4*i:]))
			}
		default:
			return bad("unknown kind of matrix")
		}
	}
	if at != len(body) {
		return bad("too long")
	}
	m.unfold()
	return m, nil
}

// unfold lays out the matrices of a model from a file for Forward. Those that
// products are taken with are kept in that form only, and the embedding tables
// as the file has them.
func (m *Model) unfold() {
	var w []float32
	m.packed(func(t *Tensor, p *mat.Packed) {
		w = grow(w, t.Rows*t.Cols)
		for i := range t.Rows {
			copy(w[i*t.Cols:], t.row(i, w[i*t.Cols:]))
		}
		p.Pack(w, t.Rows, t.Cols, t.Cols, 1)
		t.W, t.codes = nil, nil
	})
	for _, t := range m.Tensors {
		if t.codes == nil || t.Sparse {
			continue
		}
		t.W = make([]float32, t.Rows*t.Cols)
		for i, c := range t.codes {
			t.W[i] = t.table[c]
		}
		t.codes = nil
	}
}
