// Package names finds the names in a document: people, organisations, places
// and the other classes of [schema.NameClasses]. It weighs the tags of the
// neural model, the gazetteer and the words about a name against one another,
// and then sees to it that the names of one document agree.
//
// What is a name, and where it ends, follows newswire marking: titles and "the"
// stay outside, the outermost name counts, a possessive parts two names, a
// nationality is a Group. Words that only contain a name ("U.S.-led") carry no
// tag, but the part is a mention all the same, since it links to its entity.
package names

import (
	"context"
	_ "embed"
	"sort"
	"sync"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/en/gazetteer"
	"github.com/relata-kg/relata/extract/en/names/internal/tagger"
	"github.com/relata-kg/relata/schema"
)

//go:embed weights.bin
var weights []byte

var load = sync.OnceValues(func() (*tagger.Model, error) { return tagger.Decode(weights) })

// hints is how the neural model's tags are weighed, chosen on development data.
var hints = tagger.Hints{Weight: 0.3, Floor: 0.3}

// Stage is the stage that finds names. It makes a mention of kind Name for
// every name and writes the tags back to the tokens' NE, with NEProb how sure
// it is of each. It works without the neural model's tags, less well.
func Stage(g *gazetteer.Gazetteer) extract.Stage {
	return extract.Stage{
		Name:  "names",
		Needs: []extract.Layer{extract.Trees, extract.Lemmas},
		Gives: []extract.Layer{extract.Names},
		Run: func(_ context.Context, d *extract.Document) error {
			m, err := load()
			if err != nil {
				return err
			}
			find(m, g, d)
			return nil
		},
	}
}

// name is a name under consideration.
type name struct {
	first, last int
	class       schema.Class
	// sure is how far the class is ahead of the next best, a probability.
	sure float32
}

// finder holds what is known of one document.
type finder struct {
	g     *gazetteer.Gazetteer
	d     *extract.Document
	sents []sentence
	// people are the surnames of people named in full, for parts of words.
	people map[string]bool
}

type sentence struct {
	*extract.Sentence
	words []string
	names []name
	// inWords are names that are only part of a hyphenated word.
	inWords []name
	// matches are the gazetteer's longest matches from left to right.
	matches [][]gazetteer.Match
	caps    bool
}

func find(m *tagger.Model, g *gazetteer.Gazetteer, d *extract.Document) {
	f := &finder{g: g, d: d, sents: make([]sentence, len(d.Sentences)), people: map[string]bool{}}
	for i := range d.Sentences {
		s := &f.sents[i]
		s.Sentence = &d.Sentences[i]
		f.tag(m, s)
	}
	for i := range f.sents {
		f.repair(&f.sents[i])
	}
	f.agree()
	f.write()
}

// tag takes the linear model's names.
func (f *finder) tag(m *tagger.Model, s *sentence) {
	ws := make([]tagger.Word, len(s.Tokens))
	s.words = make([]string, len(s.Tokens))
	for i, t := range s.Tokens {
		s.words[i] = t.Form
	}
	for i, mark := range f.g.MarkLoose(s.words) {
		t := s.Tokens[i]
		ws[i] = tagger.Word{Form: t.Form, UPOS: t.UPOS, XPOS: t.XPOS, Deprel: t.Deprel, Head: t.Head, Mark: mark, Hint: t.NE, Prob: t.NEProb}
	}
	s.caps = tagger.AllCaps(ws)
	for i := 0; i < len(s.words); {
		ms := f.g.Match(s.words, i)
		if len(ms) == 0 {
			i++
			continue
		}
		s.matches = append(s.matches, ms)
		i = ms[0].Last
	}
	e := m.Emissions(ws, hints)
	tags := m.Decode(e, nil)
	for i := 0; i < len(tags); {
		if tags[i] == 0 {
			i++
			continue
		}
		j := i + 1
		for j < len(tags) && tags[j] == tags[i]+1 && tags[i]%2 == 1 {
			j++
		}
		sure := float32(1)
		for k := i; k < j; k++ {
			sure = min(sure, m.Sure(&e[k], tags[k]))
		}
		s.names = append(s.names, name{i, j, schema.Class(tagger.Tags[tags[i]][2:]), sure})
		i = j
	}
}

// write makes the mentions and tags.
func (f *finder) write() {
	for si := range f.sents {
		s := &f.sents[si]
		sort.Slice(s.names, func(i, j int) bool { return s.names[i].first < s.names[j].first })
		for i := range s.Tokens {
			s.Tokens[i].NE = "O"
			s.Tokens[i].NEProb = 1
		}
		for _, n := range s.names {
			for i := n.first; i < n.last; i++ {
				s.Tokens[i].NE = "I-" + string(n.class)
				s.Tokens[i].NEProb = n.sure
			}
			s.Tokens[n.first].NE = "B-" + string(n.class)
		}
		all := append(s.names, f.parts(s)...)
		sort.Slice(all, func(i, j int) bool { return all[i].first < all[j].first })
		for _, n := range all {
			f.d.Mentions = append(f.d.Mentions, extract.Mention{
				Sentence: si, First: n.first, Last: n.last, Head: head(s, n),
				Span:  schema.Span{Start: s.Tokens[n.first].Start, End: s.Tokens[n.last-1].End},
				Class: n.class, Kind: extract.Name, Entity: -1,
			})
		}
	}
}

// head is the word of a name that the rest of the sentence depends on or is
// dependent from.
func head(s *sentence, n name) int {
	for i := n.first; i < n.last; i++ {
		if h := s.Tokens[i].Head; h < n.first || h >= n.last {
			return i
		}
	}
	return n.last - 1
}

// parts finds names that are only part of a hyphenated word, such as the
// country of "U.S.-led".
func (f *finder) parts(s *sentence) []name {
	out := s.inWords
	add := func(first, last int, c schema.Class) {
		if s.overlaps(first, last) || !s.joined(first-1) && !s.joined(last-1) {
			return
		}
		for _, n := range out {
			if n.first < last && first < n.last {
				return
			}
		}
		out = append(out, name{first, last, c, 0.5})
	}
	for i, w := range s.words {
		if f.people[w] {
			add(i, i+1, schema.Person)
		}
	}
	for _, ms := range s.matches {
		m := ms[0]
		switch c := m.Class(); c {
		case schema.Country, schema.Organization, schema.City, schema.Place, schema.Group:
			if len(ms) == 1 || ms[1].Class() == c {
				add(m.First, m.Last, c)
			}
		}
	}
	return out
}

// joined tells whether token i and the next are parts of one written word with
// a hyphen.
func (s *sentence) joined(i int) bool {
	if i < 0 || i+1 >= len(s.Tokens) || s.Tokens[i].End != s.Tokens[i+1].Start {
		return false
	}
	return s.words[i] == "-" || s.words[i+1] == "-"
}

func (s *sentence) overlaps(first, last int) bool {
	for _, n := range s.names {
		if n.first < last && first < n.last {
			return true
		}
	}
	return false
}
