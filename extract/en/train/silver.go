package main

import (
	"github.com/relata-kg/relata/extract/en/internal/net"
)

// silverWeight is the weight of a sentence that a model labelled, against 1 of
// one that people labelled.
const silverWeight = 0.5

// label labels sentences with a model, to train another on.
func label(m *net.Model, texts [][]string) []*sentence {
	var r net.Reader
	index := map[string]int{}
	for i, t := range m.Names {
		index[t] = i
	}
	var out []*sentence
	for i, o := range m.Read(&r, texts) {
		s := &sentence{words: texts[i], weight: silverWeight}
		for j := range texts[i] {
			s.head = append(s.head, o.Head[j])
			s.tags = append(s.tags, [3]string{o.UPOS[j], o.XPOS[j], o.Deprel[j]})
			s.names = append(s.names, 1<<index[o.NE[j]])
		}
		out = append(out, s)
	}
	number(m, out)
	return out
}
