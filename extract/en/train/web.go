package main

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
)

// ewtNames are names marked in sentences of EWT's training part: sentence id,
// tab, class:words joined by bars.
//
//go:embed ewt-names.tsv
var ewtNames string

// webNames returns the sentences of EWT with names, without their trees, and
// gives the trees the same names.
func webNames(ewt []*sentence) ([]*sentence, error) {
	byID := map[string]*sentence{}
	for _, s := range ewt {
		byID[s.id] = s
	}
	index := map[string]int{}
	for i, t := range nameTags() {
		index[t] = i
	}
	var out []*sentence
	for line := range strings.Lines(ewtNames) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		id, list, _ := strings.Cut(line, "\t")
		tree := byID[id]
		if tree == nil {
			return nil, fmt.Errorf("ewt-names.tsv: no sentence %q", id)
		}
		s := &sentence{id: id, words: tree.words, names: make([]uint32, len(tree.words)), weight: 1}
		names := strings.FieldsFunc(list, func(r rune) bool { return r == '|' })
		// Longer names first: a shorter one may be part of them.
		slices.SortStableFunc(names, func(a, b string) int { return len(b) - len(a) })
		for _, n := range names {
			class, text, _ := strings.Cut(n, ":")
			begin, ok := index["B-"+class]
			if !ok {
				return nil, fmt.Errorf("ewt-names.tsv: class %q", class)
			}
			text = strings.ReplaceAll(text, " ", "")
			for i := range s.words {
				if end := match(s.words, i, text); end > i && !slices.ContainsFunc(s.names[i:end], func(x uint32) bool { return x != 0 }) {
					for j := i; j < end; j++ {
						s.names[j] = 1 << (begin + min(1, j-i))
					}
				}
			}
		}
		for i, x := range s.names {
			if x == 0 {
				s.names[i] = 1
			}
		}
		tree.names = slices.Clone(s.names)
		out = append(out, s)
	}
	return out, nil
}

// match returns the end of the words from i on whose letters are text, 0 if
// there are none.
func match(words []string, i int, text string) int {
	for ; i < len(words) && text != ""; i++ {
		rest, ok := strings.CutPrefix(text, words[i])
		if !ok || words[i] == "" {
			return 0
		}
		text = rest
	}
	if text != "" {
		return 0
	}
	return i
}
