package names

import (
	"strings"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// kinds are common nouns that tell the class of what they are said of: "a
// Kenyan company", "the newspaper", "a city in Slovenia". Nouns that are said
// of several classes, such as maker or producer of people too, are left out
// unless people are seldom called so.
var kinds = classes(map[schema.Class]string{
	schema.Organization: `agency airline alliance association automaker bank broadcaster brewery carmaker carrier charity chipmaker
		club coalition college company conglomerate consortium consultancy cooperative corporation daily drugmaker
		federation firm foundation institute insurer league lender magazine maker manufacturer militia ministry newspaper
		nonprofit orchestra party regulator retailer start-up startup subsidiary tabloid think-tank union university utility weekly`,
	schema.City:     `city hamlet town township village`,
	schema.Place:    `archipelago canton desert district governorate island lake mountain oblast peninsula prefecture province region river valley volcano`,
	schema.Facility: `airport bridge cathedral cemetery dam hospital hotel mosque museum prison refinery reactor stadium theater theatre`,
	schema.Product:  `album antibiotic app book drug film medicine missile movie novel painting painkiller satellite smartphone song spacecraft vaccine`,
	schema.Event:    `earthquake festival hurricane tournament typhoon`,
})

func classes(lists map[schema.Class]string) map[string]schema.Class {
	out := map[string]schema.Class{}
	for c, list := range lists {
		for _, w := range strings.Fields(list) {
			out[w] = c
		}
	}
	return out
}

// reach is how many words before and after a name its kind noun may stand.
const reach = 40

// tellKinds gives names that the gazetteer does not know the class of the noun
// that is plainly said of them, and the same words elsewhere the same class.
func (f *finder) tellKinds() {
	told := map[string]schema.Class{}
	for i := range f.sents {
		s := &f.sents[i]
		if s.caps {
			continue
		}
		for _, n := range s.names {
			c, ok := s.kind(n)
			if !ok || c == n.class || n.class == schema.Group || n.class == schema.Law || s.match(n.first, n.last) != nil {
				continue
			}
			if c == schema.Place && n.class == schema.Country {
				continue
			}
			told[s.key(n.first, n.last)] = c
		}
	}
	if len(told) == 0 {
		return
	}
	for i := range f.sents {
		s := &f.sents[i]
		for k := range s.names {
			n := &s.names[k]
			if c, ok := told[s.key(n.first, n.last)]; ok {
				n.class, n.sure = c, 0.9
			}
		}
	}
}

// kind is the class that a noun in apposition to a name, a noun it is the
// subject of, or a noun right before it tells.
func (s *sentence) kind(n name) (schema.Class, bool) {
	ts := s.Tokens
	h := head(s, n)
	inside := func(i int) bool { return n.first <= i && i < n.last }
	for i := max(0, n.first-reach); i < min(len(ts), n.last+reach); i++ {
		t := ts[i]
		if inside(i) || t.UPOS != "NOUN" {
			continue
		}
		c, ok := kinds[lemmaOf(t)]
		if !ok {
			continue
		}
		switch {
		case t.Deprel == "appos" && inside(t.Head) && i > n.last && s.words[n.last] == ",":
			return c, true // "Harrow, a newspaper"
		case inside(h) && ts[h].Head == i && ts[h].Deprel == "nsubj" && i > n.last && s.child(i, "cop") && s.indefinite(i):
			return c, true // "Tolmin is a city"
		case i == n.first-1 && (ts[h].Head == i && (ts[h].Deprel == "appos" || strings.HasPrefix(ts[h].Deprel, "flat") || ts[h].Deprel == "nmod:desc" || ts[h].Deprel == "nmod:unmarked" || ts[h].Deprel == "compound") ||
			inside(t.Head) && (t.Deprel == "compound" || t.Deprel == "nmod:desc" || t.Deprel == "appos") ||
			ts[h].Head == t.Head && ts[h].Deprel == t.Deprel && t.Deprel != "conj"):
			return c, true // "the newspaper Harrow"
		case i == n.first-2 && s.words[n.first-1] == "of" && ts[h].Head == i && (c == schema.City || c == schema.Place):
			return c, true // "the province of Deluth"
		}
	}
	// A parser that lost its way may still leave commas and an article.
	if i, ok := s.afterComma(n); ok && (n.first == 0 || ts[n.first-1].UPOS != "ADP") {
		c, ok := kinds[lemmaOf(ts[i])]
		return c, ok
	}
	return "", false
}

// afterComma is the noun of ", a … noun" between a name and the next mark, with
// nothing but what can stand before a noun between.
func (s *sentence) afterComma(n name) (int, bool) {
	i := n.last
	if i+2 >= len(s.words) || s.words[i] != "," {
		return 0, false
	}
	if w := s.words[i+1]; w != "a" && w != "an" {
		return 0, false
	}
	noun := -1
	for i += 2; i < len(s.Tokens); i++ {
		switch t := s.Tokens[i]; {
		case t.UPOS == "NOUN":
			noun = i
		case t.UPOS == "ADJ" || t.UPOS == "ADV" || t.UPOS == "PROPN" || t.UPOS == "NUM" || s.words[i] == "-" || t.UPOS == "VERB" && noun < 0:
			if noun >= 0 && s.words[i] != "-" {
				return noun, false
			}
		default:
			// It must be closed, or go on as a noun phrase does.
			return noun, noun >= 0 && (t.UPOS == "PUNCT" || t.UPOS == "ADP" || t.XPOS == "WDT")
		}
	}
	return noun, noun >= 0
}

// child tells whether a token has a child with a relation.
func (s *sentence) child(head int, deprel string) bool {
	for _, t := range s.Tokens {
		if t.Head == head && t.Deprel == deprel {
			return true
		}
	}
	return false
}

// indefinite tells whether a noun has an indefinite article: what "the drug"
// is said of may be the one thing or its place.
func (s *sentence) indefinite(noun int) bool {
	for i, t := range s.Tokens {
		if t.Head == noun && t.Deprel == "det" && (strings.EqualFold(s.words[i], "a") || strings.EqualFold(s.words[i], "an")) {
			return true
		}
	}
	return false
}

func lemmaOf(t extract.Token) string {
	if t.Lemma != "" {
		return t.Lemma
	}
	return strings.ToLower(t.Form)
}

// partners makes one name of a firm named for two: "Calder & Price". Two given
// names or two places with "&" between stay two.
func (f *finder) partners(s *sentence) {
	if s.caps || s.isTitle() {
		return
	}
	for k, w := range s.words {
		if w != "&" || k == 0 || k+1 == len(s.words) {
			continue
		}
		first, last := k, k+1
		for first > 0 && s.partner(first-1) {
			first--
		}
		for last < len(s.words) && s.partner(last) {
			last++
		}
		if first == k || last == k+1 || f.g.Given(s.words[k-1]) && f.g.Given(s.words[last-1]) {
			continue
		}
		place := false
		rest := s.names[:0:0]
		for _, n := range s.names {
			if n.last <= first || n.first >= last {
				rest = append(rest, n)
				continue
			}
			ms := s.match(n.first, n.last)
			place = place || ms != nil || n.first < first || n.last > last || n.class == schema.Group || n.first <= k && k < n.last
		}
		if s.year(last) {
			continue // "(Miller & Robertson, 2011)" cites two authors
		}
		firm := name{first, last, schema.Organization, 0.7}
		if place {
			continue
		}
		// "Bed & Breakfast" may be anything, but a maker of pumps is a firm.
		if s.Tokens[k-1].UPOS != "PROPN" || s.Tokens[k+1].UPOS != "PROPN" {
			if c, ok := s.kind(firm); !ok || c != firm.class {
				continue
			}
		}
		s.names = append(rest, firm)
	}
}

// year tells whether a year follows, in brackets or after a comma.
func (s *sentence) year(i int) bool {
	for ; i < len(s.words) && (s.words[i] == "," || s.words[i] == "(" || s.words[i] == "'s"); i++ {
	}
	if i == len(s.words) {
		return false
	}
	w := strings.TrimRight(s.words[i], "abc")
	return len(w) == 4 && strings.Trim(w, "0123456789") == "" && (w[0] == '1' || w[0] == '2')
}

// partner tells whether a word can be part of a firm's name beside "&".
func (s *sentence) partner(i int) bool {
	pos := s.Tokens[i].UPOS
	return isCapital(s.words[i]) && len(s.words[i]) > 1 && (pos == "PROPN" || pos == "NOUN") && !titles[strings.ToLower(s.words[i])]
}
