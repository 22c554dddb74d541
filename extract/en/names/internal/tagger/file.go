package tagger

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"sort"
)

// magic begins a file of weights.
const magic = "rnm1"

var errShort = errors.New("names: weights cut short")

// Encode writes the weights as a file: transitions and scale in float32, then
// the features in order of number, each with the tags it speaks for and an
// 8-bit weight in units of the scale; all deflated.
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
	last := uint32(0)
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
		raw.Write(binary.AppendUvarint(nil, uint64(k-last)))
		raw.Write(binary.AppendUvarint(nil, uint64(set)))
		raw.Write(ws)
		last = k
	}
	out := bytes.NewBufferString(magic)
	w, err := flate.NewWriter(out, flate.BestCompression)
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	if _, err := w.Write(raw.Bytes()); err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	return out.Bytes(), nil
}

// Decode reads a file that Encode wrote.
func Decode(file []byte) (*Model, error) {
	if !bytes.HasPrefix(file, []byte(magic)) {
		return nil, errors.New("names: not a file of weights")
	}
	raw, err := io.ReadAll(flate.NewReader(bytes.NewReader(file[len(magic):])))
	if err != nil {
		return nil, fmt.Errorf("names: weights: %w", err)
	}
	float := func() float32 {
		if len(raw) < 4 {
			raw = nil
			return 0
		}
		v := math.Float32frombits(binary.LittleEndian.Uint32(raw))
		raw = raw[4:]
		return v
	}
	m := &Model{Weights: make(map[uint32]*[N]float32, len(raw)/8)}
	for i := range m.Trans {
		for j := range m.Trans[i] {
			m.Trans[i][j] = float()
		}
	}
	m.Scale = float()
	unit := float()
	for _, to := range []*map[string]byte{&m.Lexicon.Cluster, &m.Lexicon.Case} {
		if raw, err = readWords(to, raw); err != nil {
			return nil, err
		}
	}
	rows := make([][N]float32, 0, 1024)
	key := uint32(0)
	for len(raw) > 0 {
		d, n := binary.Uvarint(raw)
		if n <= 0 {
			return nil, errShort
		}
		raw = raw[n:]
		set, n := binary.Uvarint(raw)
		if n <= 0 {
			return nil, errShort
		}
		raw = raw[n:]
		key += uint32(d)
		if len(rows) == cap(rows) {
			rows = make([][N]float32, 0, 1024)
		}
		rows = append(rows, [N]float32{})
		row := &rows[len(rows)-1]
		for t := range row {
			if set&(1<<t) == 0 {
				continue
			}
			if len(raw) == 0 {
				return nil, errShort
			}
			row[t] = float32(int8(raw[0])) * unit
			raw = raw[1:]
		}
		m.Weights[key] = row
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
