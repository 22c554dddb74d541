package gazetteer

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"

	"github.com/relata-kg/relata/schema"
)

// Mark tells what the gazetteer knows of one token in its place: a set of bits.
type Mark uint16

// The bits of a mark. Bit k below MarkFirst stands for class k of
// [schema.NameClasses]: the token is in a name that may be of that class.
const (
	// MarkFirst is set on the first token of a name.
	MarkFirst Mark = 1 << (10 + iota)
	// MarkGiven is set on a common given name.
	MarkGiven
	// MarkLong is set on every token of a name of two or more.
	MarkLong
	// MarkLower is set where the name is there but for its capitals: the other
	// bits tell of a name such as "california", which may be no name ("turkey").
	// Only MarkLoose sets it.
	MarkLower
	// Marks is the number of bits that Mark sets.
	Marks = 13
)

// Mark marks the tokens of a sentence by the longest names found from left to
// right, without regard to the words around them: features for a model.
func (g *Gazetteer) Mark(words []string) []Mark { return g.mark(words, words) }

// MarkLoose is like Mark, but also marks names written without capitals.
func (g *Gazetteer) MarkLoose(words []string) []Mark { return g.mark(words, titles(words)) }

func (g *Gazetteer) mark(words, title []string) []Mark {
	out := make([]Mark, len(words))
	for i := range words {
		if g.given[words[i]] {
			out[i] |= MarkGiven
		}
	}
	for i := 0; i < len(words); {
		var m Mark
		ms := g.Match(words, i)
		if len(ms) == 0 && title[i] != words[i] {
			ms, m = g.Match(title, i), MarkLower
		}
		if len(ms) == 0 {
			i++
			continue
		}
		for _, x := range ms {
			m |= 1 << classBit(x.Class())
		}
		last := ms[0].Last
		if last-i > 1 {
			m |= MarkLong
		}
		out[i] |= MarkFirst
		for ; i < last; i++ {
			out[i] |= m
		}
	}
	return out
}

// titles gives the words with capitals where they have none.
func titles(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		if len(w) > 3 && w[0] >= 'a' && w[0] <= 'z' {
			w = string(w[0]-'a'+'A') + w[1:]
		}
		out[i] = w
	}
	return out
}

func classBit(c schema.Class) int {
	for i, k := range schema.NameClasses {
		if c == k {
			return i
		}
	}
	return 0
}

// Class is the class of the match as a name: Group for an adjective or a
// demonym, whatever it is made from.
func (m Match) Class() schema.Class {
	if m.Kind != Named {
		return schema.Group
	}
	return m.Entry.Class
}

// Given tells whether a word is a common given name.
func (g *Gazetteer) Given(word string) bool { return g.given[word] }

func (g *Gazetteer) readGiven() error {
	b, err := data.ReadFile("data/given_names.txt")
	if err != nil {
		return fmt.Errorf("gazetteer: %w", err)
	}
	g.given = make(map[string]bool, 2048)
	s := bufio.NewScanner(bytes.NewReader(b))
	for s.Scan() {
		if l := s.Text(); l != "" && l[0] != '#' {
			for _, w := range strings.Fields(l) {
				g.given[w] = true
			}
		}
	}
	return s.Err()
}
