// Package nn reads English sentences with a neural network: parts of speech,
// syntactic trees and names, in one model whose weights are in the program.
//
// The network is a bidirectional LSTM over word vectors and hashed character
// features, with a tagger, a biaffine parser (Dozat and Manning 2017) and a
// linear-chain name tagger on top. It computes in float32 with the same result
// on every platform.
package nn

import (
	_ "embed"
	"fmt"
	"hash/crc32"
	"sync"

	"github.com/relata-kg/relata/extract/en/gazetteer"
	"github.com/relata-kg/relata/extract/en/internal/net"
)

//go:embed model.bin
var weights []byte

// Output is what the model reads in one sentence; every field has an entry per
// word.
type Output struct {
	UPOS, XPOS []string  // universal and Penn Treebank part of speech
	Head       []int     // index of the head word, -1 for the one root
	Deprel     []string  // Universal Dependencies relation with its subtype, as in "nsubj:pass"
	NE         []string  // "O", or "B-" or "I-" and one of Classes
	ArcProb    []float32 // probability of the chosen head among all heads, 0 to 1
	NEProb     []float32 // probability of the chosen name tag, 0 to 1
	TagProb    []float32 // probability of the chosen Penn Treebank tag, 0 to 1
	RelProb    []float32 // probability of the chosen relation, given the head, 0 to 1; 1 for the root
}

// Classes returns the classes of names.
func Classes() []string {
	return []string{"Person", "Organization", "Country", "City", "Place", "Facility", "Group", "Event", "Product", "Law"}
}

// Model is a trained network. It is safe for concurrent use.
type Model struct {
	net     *net.Model
	readers sync.Pool
}

var load = sync.OnceValues(func() (*Model, error) { return Decode(weights) })

// Load returns the model that is part of the program; later calls return the
// same one.
func Load() (*Model, error) { return load() }

// Fingerprint names the weights that are part of the program: 8 hexadecimal
// digits of their CRC-32.
func Fingerprint() string { return fmt.Sprintf("%08x", crc32.ChecksumIEEE(weights)) }

// Decode reads a model from the bytes of its file, as package train writes it.
func Decode(file []byte) (*Model, error) {
	m, err := net.Decode(file)
	if err != nil {
		return nil, fmt.Errorf("load the English model: %w", err)
	}
	// The model was trained with the marks of this gazetteer.
	if m.Gazetteer, err = gazetteer.Load(); err != nil {
		return nil, fmt.Errorf("load the English model: %w", err)
	}
	return &Model{net: m}, nil
}

// Read reads sentences, each a list of words split as in Universal
// Dependencies treebanks ("do", "n't"; "well", "-", "known"). The output of a
// sentence does not depend on the others. Sentences of more than 250 words are
// read in stretches of 250, whose trees hang on the first one's root.
func (m *Model) Read(sents [][]string) []Output {
	r, _ := m.readers.Get().(*net.Reader)
	if r == nil {
		r = new(net.Reader)
	}
	defer m.readers.Put(r)
	res := m.net.Read(r, sents)
	out := make([]Output, len(res))
	for i, o := range res {
		out[i] = Output(o)
	}
	return out
}
