package net

import (
	"encoding/binary"
	"hash/crc32"
	"math"
	"math/rand/v2"
	"testing"
)

func small() *Model {
	m := New(Config{Word: 16, Gram: 16, Buckets: 300, Hidden: 32, Tag: 4, Name: 4, Arc: 8, Label: 4, Marks: 3},
		[]string{"", "a", "b"}, []string{"NOUN"}, []string{"NN"}, []string{"root", "dep"}, []string{"O", "B-X", "I-X"})
	m.Init(rand.New(rand.NewPCG(1, 1)))
	return m
}

func TestEncodeDecode(t *testing.T) {
	m := small()
	m.Prepare()
	got, err := Decode(m.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if got.WordVec.W == nil || got.GramVec.W != nil {
		t.Fatal("the test needs a table of floats and one of bytes")
	}
	near := func(what string, x, y []float32) {
		t.Helper()
		for i, v := range x {
			if d := math.Abs(float64(v - y[i])); d > 0.1 {
				t.Fatalf("%s: value %d is off by %v", what, i, d)
			}
		}
	}
	buf := make([]float32, m.Gram)
	for i := range m.Buckets {
		near("gram", m.GramVec.row(i, nil), got.GramVec.row(i, buf))
	}
	var b Batch
	var want, have Tape
	b.Reset([]int{3, 1})
	m.SetWords(&b, 0, []string{"a", "dog", "B"})
	m.SetWords(&b, 1, []string{"b"})
	m.Forward(&b, &want, nil)
	got.Forward(&b, &have, nil)
	near("encoder", want.Enc, have.Enc)
	near("tags", want.Score, have.Score)
	near("names", want.Name, have.Name)
	near("parser", want.Query, have.Query)
	if got.Config != m.Config || got.WordID("B") != 2 || got.Labels[1] != "dep" {
		t.Error("sizes or inventories differ")
	}
}

func FuzzDecode(f *testing.F) {
	file := small().Encode()
	f.Add(file[8 : len(file)-4])
	f.Add([]byte{})
	f.Add(file[8:200])
	f.Fuzz(func(t *testing.T, body []byte) {
		// With the right magic, length and checksum, so that the rest is reached.
		b := binary.LittleEndian.AppendUint32([]byte(magic), uint32(len(body)))
		b = append(b, body...)
		b = binary.LittleEndian.AppendUint32(b, crc32.ChecksumIEEE(b))
		if m, err := Decode(b); err == nil {
			m.Read(new(Reader), [][]string{{"a", "dog"}})
		}
	})
}
