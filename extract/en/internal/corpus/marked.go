package corpus

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

// Marked is a sentence of EWT's training part with its names.
type Marked struct {
	ID string
	Tagged
}

// MarkedNames returns the sentences of EWT's training part in which names are
// marked for relata; words gives the words of a sentence by its id, nil for
// none.
func MarkedNames(words func(id string) []string) ([]Marked, error) {
	var out []Marked
	for line := range strings.Lines(ewtNames) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		id, list, _ := strings.Cut(line, "\t")
		ws := words(id)
		if ws == nil {
			return nil, fmt.Errorf("ewt-names.tsv: no sentence %q", id)
		}
		tags, err := mark(ws, list)
		if err != nil {
			return nil, err
		}
		out = append(out, Marked{id, Tagged{ws, tags}})
	}
	return out, nil
}

// mark tags every occurrence of the names listed.
func mark(words []string, list string) ([]string, error) {
	tags := make([]string, len(words))
	names := strings.FieldsFunc(list, func(r rune) bool { return r == '|' })
	// Longer names first: a shorter one may be part of them.
	slices.SortStableFunc(names, func(a, b string) int { return len(b) - len(a) })
	for _, n := range names {
		class, text, ok := strings.Cut(n, ":")
		if !ok {
			return nil, fmt.Errorf("ewt-names.tsv: no class in %q", n)
		}
		text = strings.ReplaceAll(text, " ", "")
		for i := range words {
			if end := match(words, i, text); end > i && !slices.ContainsFunc(tags[i:end], func(t string) bool { return t != "" }) {
				for j := i; j < end; j++ {
					tags[j] = "I-" + class
				}
				tags[i] = "B-" + class
			}
		}
	}
	for i, t := range tags {
		if t == "" {
			tags[i] = "O"
		}
	}
	return tags, nil
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
