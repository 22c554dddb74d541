package main

import (
	"slices"

	"github.com/relata-kg/relata/extract/en/internal/corpus"
)

// webNames returns the sentences of EWT with names, without their trees, and
// gives the trees the same names.
func webNames(ewt []*sentence) ([]*sentence, error) {
	byID := map[string]*sentence{}
	for _, s := range ewt {
		byID[s.id] = s
	}
	marked, err := corpus.MarkedNames(func(id string) []string {
		if s := byID[id]; s != nil {
			return s.words
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var out []*sentence
	for _, m := range marked {
		s, err := nameSentence(m.Tagged)
		if err != nil {
			return nil, err
		}
		s.id = m.ID
		byID[m.ID].names = slices.Clone(s.names)
		out = append(out, s)
	}
	return out, nil
}
