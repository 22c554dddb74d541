package coref

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"

	"github.com/relata-kg/relata/extract"
)

//go:embed weights.bin
var weightsFile []byte

// weights score features by their hash.
type weights []float32

func (w weights) score(ix []uint32) float32 {
	var s float32
	for _, i := range ix {
		s += w[i]
	}
	return s
}

// errWeights is what a weights file that cannot be read gives.
var errWeights = errors.New("coref: weights are damaged")

var embedded = sync.OnceValues(func() (weights, error) { return decodeWeights(weightsFile) })

// decodeWeights reads what encode wrote: a scale, then for each weight that is
// not zero the distance from the one before as a varint, and a signed byte.
func decodeWeights(b []byte) (weights, error) {
	w := make(weights, 1<<tableBits)
	if len(b) == 0 {
		return w, nil
	}
	if len(b) < 4 {
		return nil, errWeights
	}
	scale := math.Float32frombits(binary.LittleEndian.Uint32(b))
	b = b[4:]
	at := -1
	for len(b) > 0 {
		d, n := binary.Uvarint(b)
		if n <= 0 || len(b) == n || d > 1<<tableBits {
			return nil, errWeights
		}
		if at += int(d); at >= len(w) {
			return nil, fmt.Errorf("%w: index %d", errWeights, at)
		}
		w[at] = float32(int8(b[n])) * scale
		b = b[n+1:]
	}
	return w, nil
}

// encode writes weights as decodeWeights reads them, in steps of a 127th of
// the greatest.
func (w weights) encode() []byte {
	var top float64
	for _, v := range w {
		top = max(top, math.Abs(float64(v)))
	}
	scale := float32(top / 127)
	b := binary.LittleEndian.AppendUint32(nil, math.Float32bits(scale))
	at := -1
	for i, v := range w {
		q := int(math.Round(float64(v / scale)))
		if scale == 0 || q == 0 {
			continue
		}
		b = binary.AppendUvarint(b, uint64(i-at))
		b = append(b, byte(int8(q)))
		at = i
	}
	return b
}

// best scores mention i alone and with each candidate, and gives the best.
func (l *linker) best(i int, cands []int) int {
	best, top := -1, l.w.score(l.alone(i))
	doers := l.doers(i)
	l.each(i, cands, func(j int, ix []uint32) {
		if slices.Contains(doers, l.of[j]) {
			return
		}
		s := l.w.score(ix)
		if l.caution > 0 && l.unlike(i, j) {
			if s -= l.caution; l.clusters[l.of[j]].name < 0 && !l.lex.generic[l.mentions[i].form] {
				// "The proposal" is not the memo, whatever speaks for it.
				return
			}
		}
		if s > top {
			best, top = j, s
		}
	})
	return best
}

// oblique are prepositions after which the subject of the verb is named by a
// reflexive: "spent it on himself", while "took it with him" is a place.
var oblique = wordSet{"against": true, "by": true, "for": true, "from": true, "of": true, "on": true, "to": true}

// doers gives the clusters of the subjects of the verb whose object mention i
// is, if a personal pronoun: it names another than the doer, or it would be
// reflexive (Principle B of Chomsky, Lectures on Government and Binding, 1981).
func (l *linker) doers(i int) (clusters []int) {
	m := &l.mentions[i]
	if m.kind != extract.Pronoun || m.reflexive || m.gov < 0 || person(m.form) != 3 {
		return nil
	}
	toks := l.d.Sentences[m.sent].Tokens
	switch m.role {
	case "obj", "iobj":
	case "obl":
		if !oblique[m.prep] || toks[m.gov].Lemma == "have" {
			return nil
		}
	default:
		return nil
	}
	for j := i - 1; j >= 0 && l.mentions[j].sent == m.sent; j-- {
		if c := &l.mentions[j]; c.gov == m.gov && (c.role == "nsubj" || c.role == "nsubjpass") && l.of[j] >= 0 {
			clusters = append(clusters, l.of[j])
		}
	}
	return clusters
}

// unlike tells whether a description and what it may refer to share no word
// that would say they are one thing: a link that is wrong more often than not
// needs more to speak for it.
func (l *linker) unlike(i, j int) bool {
	m, c := &l.mentions[i], &l.mentions[j]
	if m.kind != extract.Nominal || m.group {
		return false
	}
	cl := &l.clusters[l.of[j]]
	if c.form == m.form || cl.roles[m.form] || len(cl.roles) == 0 && cl.name < 0 {
		return false
	}
	return cl.name < 0 || !l.lex.generic[m.form] || m.class != cl.class
}

// each gives the features of every candidate in turn.
func (l *linker) each(i int, cands []int, do func(j int, ix []uint32)) {
	m := &l.mentions[i]
	skipped := 0
	l.largest = 0
	for _, j := range cands {
		if cl := &l.clusters[l.of[j]]; cl.gender&m.gender != 0 && cl.number&m.number != 0 {
			l.largest = max(l.largest, len(cl.members))
		}
	}
	l.seen = l.seen[:0]
	for rank, j := range cands {
		l.rank = len(l.seen)
		if k := slices.Index(l.seen, l.of[j]); k >= 0 {
			l.rank = k
		} else if cl := &l.clusters[l.of[j]]; cl.gender&m.gender != 0 && cl.number&m.number != 0 {
			l.seen = append(l.seen, l.of[j])
		}
		do(j, l.pairwise(i, j, skipped, rank))
		c := &l.mentions[j]
		if cl := &l.clusters[l.of[j]]; cl.gender&m.gender != 0 && cl.number&m.number != 0 && c.kind != extract.Pronoun {
			skipped++
		}
	}
}
