package tagger

import (
	"bytes"
	"encoding/binary"
	"errors"
	"maps"
	"math"
	"math/bits"
	"slices"
	"sort"
)

// magic begins a file of weights.
const magic = "rnm2"

var errShort = errors.New("names: weights cut short")

// Encode writes the weights as a file: transitions and scale in float32, then
// the words of the lexicon, then the features in order of number, each with the
// tags it speaks for and an 8-bit weight for each. It is not compressed, since
// reading it would take twice as long.
func (m *Model) Encode() ([]byte, error) {
	var raw bytes.Buffer
	for _, row := range m.Trans {
		for _, v := range row {
			binary.Write(&raw, binary.LittleEndian, v)
		}
	}
	unit := float32(0)
	for _, row := range m.Weights {
		for _, v := range row {
			unit = max(unit, float32(math.Abs(float64(v))))
		}
	}
	unit /= 127
	binary.Write(&raw, binary.LittleEndian, m.Scale)
	binary.Write(&raw, binary.LittleEndian, unit)
	for _, words := range []map[string]byte{m.Lexicon.Cluster, m.Lexicon.Case} {
		raw.Write(binary.AppendUvarint(nil, uint64(len(words))))
		list := slices.Sorted(maps.Keys(words))
		for _, w := range list {
			raw.WriteByte(byte(len(w)))
			raw.WriteString(w)
		}
		for _, w := range list {
			raw.WriteByte(words[w])
		}
	}
	keys := make([]uint32, 0, len(m.Weights))
	for k := range m.Weights {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	last, n := uint32(0), 0
	var rows bytes.Buffer
	for _, k := range keys {
		row := m.Weights[k]
		var set uint32
		var ws []byte
		for t, v := range row {
			if q := int8(math.Round(float64(v / unit))); q != 0 {
				set |= 1 << t
				ws = append(ws, byte(q))
			}
		}
		if set == 0 {
			continue
		}
		rows.Write(binary.AppendUvarint(nil, uint64(k-last)))
		rows.Write(binary.AppendUvarint(nil, uint64(set)))
		rows.Write(ws)
		last = k
		n++
	}
	raw.Write(binary.AppendUvarint(nil, uint64(n)))
	raw.Write(rows.Bytes())
	return append([]byte(magic), raw.Bytes()...), nil
}

// Decode reads a file that Encode wrote.
func Decode(file []byte) (*Model, error) {
	if !bytes.HasPrefix(file, []byte(magic)) {
		return nil, errors.New("names: not a file of weights")
	}
	raw := file[len(magic):]
	float := func() float32 {
		if len(raw) < 4 {
			raw = nil
			return 0
		}
		v := math.Float32frombits(binary.LittleEndian.Uint32(raw))
		raw = raw[4:]
		return v
	}
	m := &Model{}
	for i := range m.Trans {
		for j := range m.Trans[i] {
			m.Trans[i][j] = float()
		}
	}
	m.Scale = float()
	unit := float()
	for _, to := range []*map[string]byte{&m.Lexicon.Cluster, &m.Lexicon.Case} {
		var err error
		if raw, err = readWords(to, raw); err != nil {
			return nil, err
		}
	}
	n, k := binary.Uvarint(raw)
	if k <= 0 || n > uint64(len(raw)) {
		return nil, errShort
	}
	raw = raw[k:]
	m.table = newTable(int(n), unit)
	key := uint32(0)
	for range n {
		d, k := binary.Uvarint(raw)
		if k <= 0 {
			return nil, errShort
		}
		raw = raw[k:]
		set, k := binary.Uvarint(raw)
		if k <= 0 || set>>N != 0 || bits.OnesCount64(set) > len(raw)-k {
			return nil, errShort
		}
		raw = raw[k:]
		key += uint32(d)
		row := m.table.add(key)
		for set != 0 {
			t := bits.TrailingZeros64(set)
			set &= set - 1
			row[t] = int8(raw[0])
			raw = raw[1:]
		}
	}
	return m, nil
}

// readWords reads a table of words and their bytes and gives what follows it.
func readWords(to *map[string]byte, raw []byte) ([]byte, error) {
	n, k := binary.Uvarint(raw)
	if k <= 0 || n > uint64(len(raw)) {
		return nil, errShort
	}
	text := string(raw[k:])
	words := make([]string, n)
	at := 0
	for i := range words {
		if at >= len(text) || at+1+int(text[at]) > len(text) {
			return nil, errShort
		}
		words[i] = text[at+1 : at+1+int(text[at])]
		at += 1 + int(text[at])
	}
	if at+len(words) > len(text) {
		return nil, errShort
	}
	*to = make(map[string]byte, n)
	for i, w := range words {
		(*to)[w] = text[at+i]
	}
	return raw[k+at+len(words):], nil
}

// table finds rows of weights by feature: an open hash table, which is filled
// in a fraction of the time that a map is. The weights are in units.
type table struct {
	keys  []uint32
	slots []int32 // index of the row, plus one
	rows  [][N]int8
	mask  uint32
	unit  float32
}

func newTable(n int, unit float32) *table {
	size := 1 << bits.Len(uint(2*n))
	return &table{keys: make([]uint32, size), slots: make([]int32, size), rows: make([][N]int8, 0, n), mask: uint32(size - 1), unit: unit}
}

// add makes a row for a feature that has none.
func (t *table) add(key uint32) *[N]int8 {
	i := key & t.mask
	for t.slots[i] != 0 {
		i = (i + 1) & t.mask
	}
	t.rows = append(t.rows, [N]int8{})
	t.keys[i], t.slots[i] = key, int32(len(t.rows))
	return &t.rows[len(t.rows)-1]
}

// row is the row of a feature, nil for none.
func (t *table) row(key uint32) *[N]int8 {
	for i := key & t.mask; t.slots[i] != 0; i = (i + 1) & t.mask {
		if t.keys[i] == key {
			return &t.rows[t.slots[i]-1]
		}
	}
	return nil
}
