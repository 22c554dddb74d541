package names

import (
	"sort"
	"strings"

	"github.com/relata-kg/relata/extract/en/gazetteer"
	"github.com/relata-kg/relata/schema"
)

// stretch is how many sentences have to agree with one another: a longer text
// is often several.
const stretch = 120

// agree makes the names of a text agree with one another: what is plainly told
// in one place helps where the words alone tell less.
func (f *finder) agree() {
	all := f.sents
	for len(all) > 0 {
		n := min(len(all), stretch)
		if len(all) < 2*stretch {
			n = len(all)
		}
		part := &finder{g: f.g, d: f.d, sents: all[:n], people: f.people}
		part.tellKinds()
		part.brackets()
		part.surnames()
		known := part.known()
		for i := range part.sents {
			if s := &part.sents[i]; s.caps || s.isTitle() {
				part.heading(s, known)
			}
		}
		part.settle(known)
		part.pairs()
		part.commonNouns()
		all = all[n:]
	}
}

// key writes the words of a name for comparison.
func (s *sentence) key(first, last int) string { return strings.Join(s.words[first:last], " ") }

// brackets gives an acronym in brackets the class of the name before it, here
// and wherever else it stands: "Kurdistan Workers' Party (PKK)".
func (f *finder) brackets() {
	class := map[string]schema.Class{}
	for i := range f.sents {
		s := &f.sents[i]
		for _, n := range s.names {
			if n.last+2 >= len(s.words) || s.words[n.last] != "(" || s.words[n.last+2] != ")" {
				continue
			}
			w := s.words[n.last+1]
			switch {
			case n.class == schema.Person || n.last-n.first < 2:
			case isAcronymOf(w, s.words[n.first:n.last]):
				class[w] = n.class
			case n.class == schema.Organization && len(w) >= 3 && isAcronymOf(w, []string{w}) && s.match(n.last+1, n.last+2) == nil:
				// The acronym of its name in its own language.
				class[w] = n.class
			}
		}
	}
	if len(class) == 0 {
		return
	}
	for i := range f.sents {
		s := &f.sents[i]
		for k, w := range s.words {
			c, ok := class[w]
			if !ok {
				continue
			}
			if at := s.at(k); at < 0 {
				s.names = append(s.names, name{k, k + 1, c, 0.9})
			} else if n := &s.names[at]; n.last-n.first == 1 {
				n.class, n.sure = c, 0.9
			}
		}
	}
}

// isAcronymOf tells whether w is made of capitals that stand in the words in
// that order, the first of them at the start of a word; "MoD" counts.
func isAcronymOf(w string, words []string) bool {
	upper := 0
	text := strings.ToLower(strings.Join(words, " "))
	first := true
	for _, r := range w {
		if r >= 'A' && r <= 'Z' {
			upper++
		} else if r != '.' && (r < 'a' || r > 'z') {
			return false
		}
		if r == '.' {
			continue
		}
		c := strings.ToLower(string(r))
		at := strings.Index(" "+text, " "+c)
		if !first || at < 0 {
			at = strings.Index(text, c)
		}
		if at < 0 {
			return false
		}
		text = text[min(at+len(c), len(text)):]
		first = false
	}
	return upper >= 2 && len(w) <= 8
}

// at is the index of the name that covers a token, -1 for none.
func (s *sentence) at(token int) int {
	for i, n := range s.names {
		if n.first <= token && token < n.last {
			return i
		}
	}
	return -1
}

// surname is the part of a person's name that stands for it alone, as indices
// of tokens: the last word, with the article of Arabic names.
func (s *sentence) surname(n name) (first, last int) {
	first, last = n.last-1, n.last
	switch strings.TrimSuffix(strings.ToLower(s.words[first]), ".") {
	case "jr", "sr", "ii", "iii", "iv":
		first, last = first-1, last-1
	}
	if first-2 > n.first && s.words[first-1] == "-" {
		first -= 2
	}
	return max(first, n.first), last
}

// surnames takes a name alone for the person whose full name stands elsewhere
// in the document.
func (f *finder) surnames() {
	people := map[string]bool{}
	for i := range f.sents {
		s := &f.sents[i]
		for _, n := range s.names {
			if n.class != schema.Person || n.last-n.first < 2 || n.sure < 0.6 || s.caps {
				continue
			}
			first, last := s.surname(n)
			if first == n.first || len(s.words[last-1]) < 3 || !isCapital(s.words[last-1]) {
				continue
			}
			people[s.key(first, last)] = true
			people[s.words[last-1]] = true
			f.people[s.words[last-1]] = true
		}
	}
	if len(people) == 0 {
		return
	}
	for i := range f.sents {
		s := &f.sents[i]
		if s.caps {
			continue
		}
		for k := 0; k < len(s.words); k++ {
			last := k + 1
			if k+2 < len(s.words) && s.words[k+1] == "-" && people[s.key(k, k+3)] {
				last = k + 3
			} else if !people[s.words[k]] {
				continue
			}
			at := s.at(k)
			if at < 0 {
				// Untagged, it must look like a name and not be part of another
				// word or a common word.
				if s.Tokens[k].UPOS == "PROPN" && !s.joined(k-1) && !s.joined(last-1) && !s.isKnown(k, last) {
					s.names = append(s.names, name{k, last, schema.Person, 0.7})
				}
			} else if n := &s.names[at]; n.first == k && n.last == last && n.class != schema.Person && !s.isKnown(k, last) {
				n.class, n.sure = schema.Person, 0.7
			}
			k = last - 1
		}
	}
}

// isKnown tells whether the gazetteer has a name there that is no person's.
func (s *sentence) isKnown(first, last int) bool {
	for _, ms := range s.matches {
		if ms[0].First != first || ms[0].Last != last {
			continue
		}
		for _, m := range ms {
			if m.Class() != schema.Person {
				return true
			}
		}
	}
	return false
}

// known collects, by their words, the names that stand in running text, with
// the class that they mostly have.
func (f *finder) known() map[string]name {
	type votes map[schema.Class]float32
	all := map[string]votes{}
	for i := range f.sents {
		s := &f.sents[i]
		if s.caps || s.isTitle() {
			continue
		}
		for _, n := range s.names {
			k := s.key(n.first, n.last)
			if all[k] == nil {
				all[k] = votes{}
			}
			all[k][n.class] += n.sure
		}
	}
	out := make(map[string]name, len(all))
	for k, v := range all {
		var best, sum float32
		var class schema.Class
		for _, c := range schema.NameClasses {
			sum += v[c]
			if v[c] > best {
				best, class = v[c], c
			}
		}
		// The place of "sure" here is the share of the best class, and of
		// "last" how much evidence there is.
		out[k] = name{class: class, sure: best / sum, last: int(sum * 10)}
	}
	return out
}

// heading keeps of the names in a heading those that the text below or the
// gazetteer knows: capitals tell nothing there.
func (f *finder) heading(s *sentence, known map[string]name) {
	folded := make(map[string]name, len(known))
	for k, n := range known {
		folded[strings.ToLower(k)] = n
	}
	old := s.names
	s.names = nil
	for i := 0; i < len(s.words); {
		took := 0
		for j := min(len(s.words), i+8); j > i && took == 0; j-- {
			k := s.key(i, j)
			n, ok := known[k]
			if !ok && s.caps && len(k) > 2 {
				n, ok = folded[strings.ToLower(k)]
			}
			if ok && !s.joined(i-1) && !s.joined(j-1) && !within(old, i, j) {
				s.names = append(s.names, name{i, j, n.class, n.sure})
				took = j - i
			}
		}
		i += max(1, took)
	}
	for _, n := range old {
		if s.overlaps(n.first, n.last) {
			continue
		}
		if n.class == schema.Person && n.last-n.first > 1 && f.g.Given(capitalised(s.words[n.first])) {
			s.names = append(s.names, n)
			continue
		}
		for _, ms := range s.matches {
			if m := ms[0]; n.first <= m.First && m.Last <= n.last {
				class := n.class
				if m.First != n.first || m.Last != n.last || !has(ms, n.class) {
					class = m.Class()
				}
				s.names = append(s.names, name{m.First, m.Last, class, 0.7})
			}
		}
		if !s.overlaps(n.first, n.last) && !s.caps && n.sure > 0.9 {
			s.names = append(s.names, n)
		}
	}
	sort.Slice(s.names, func(i, j int) bool { return s.names[i].first < s.names[j].first })
}

// within tells whether tokens first to last are the end of a longer name of a
// person: the surname known from the text does not take the given name away.
func within(names []name, first, last int) bool {
	for _, n := range names {
		if n.class == schema.Person && n.first < first && n.last == last && n.sure > 0.6 {
			return true
		}
	}
	return false
}

func capitalised(w string) string {
	if len(w) < 2 {
		return w
	}
	return w[:1] + strings.ToLower(w[1:])
}

func has(ms []gazetteer.Match, c schema.Class) bool {
	for _, m := range ms {
		if m.Class() == c {
			return true
		}
	}
	return false
}

// settle gives the same words the same class throughout, but for names that
// the gazetteer knows in several classes, and finds them where they were
// missed.
func (f *finder) settle(known map[string]name) {
	for i := range f.sents {
		s := &f.sents[i]
		for k := range s.names {
			n := &s.names[k]
			v, ok := known[s.key(n.first, n.last)]
			if !ok || v.class == n.class || v.sure < 0.6 || v.last < 12 || s.homonym(n.first, n.last) {
				continue
			}
			n.class, n.sure = v.class, v.sure
		}
		if s.caps {
			continue
		}
		for i := 0; i < len(s.words); i++ {
			if !isCapital(s.words[i]) || s.at(i) >= 0 {
				continue
			}
			for j := min(len(s.words), i+6); j > i; j-- {
				v, ok := known[s.key(i, j)]
				if !ok || v.last < 14 || v.sure < 0.8 || s.overlaps(i, j) || s.joined(i-1) || s.joined(j-1) {
					continue
				}
				if j == i+1 && (s.Tokens[i].UPOS != "PROPN" || i == 0 || len(s.words[i]) < 3 || isCapital(s.words[i-1]) || j < len(s.words) && isCapital(s.words[j])) {
					// One word is too little where it may be another one or
					// part of a longer name.
					continue
				}
				s.names = append(s.names, name{i, j, v.class, 0.6})
				i = j - 1
				break
			}
		}
	}
}

// pairs parts two people that a hyphen joins, "the Trump-Putin summit", where
// both are known alone; a surname of two halves is nobody else's.
func (f *finder) pairs() {
	for i := range f.sents {
		s := &f.sents[i]
		var out []name
		for _, n := range s.names {
			mid := n.first + 1
			if n.last-n.first != 3 || n.class != schema.Person || s.words[mid] != "-" && s.words[mid] != "–" || !f.person(s.words[n.first]) || !f.person(s.words[mid+1]) {
				out = append(out, n)
				continue
			}
			left, right := n, n
			left.last, right.first = mid, mid+1
			out = append(out, left, right)
		}
		s.names = out
	}
}

// person tells whether a word alone names somebody: a surname of the document
// or one that the gazetteer has.
func (f *finder) person(w string) bool {
	if f.people[w] {
		return true
	}
	for _, e := range f.g.ByName(w) {
		if e.Class == schema.Person {
			return true
		}
	}
	return false
}

// commonNouns drops the name of one word that begins a sentence where the
// document has the same word in small letters as a common noun: "Cholera has
// killed hundreds".
func (f *finder) commonNouns() {
	nouns := map[string]bool{}
	for i := range f.sents {
		s := &f.sents[i]
		for k, w := range s.words {
			if s.Tokens[k].UPOS == "NOUN" && w == strings.ToLower(w) && s.at(k) < 0 {
				nouns[w] = true
			}
		}
	}
	for i := range f.sents {
		s := &f.sents[i]
		rest := s.names[:0]
		for _, n := range s.names {
			w := s.words[n.first]
			if n.class == schema.Person && n.last-n.first == 1 && len(w) > 6 && strings.HasSuffix(w, "bank") && !f.people[w] {
				n.class = schema.Organization // "Nordbank"
			}
			starts := n.first == 0 || s.words[n.first-1] == "-" && n.first > 1 && strings.ToUpper(s.words[n.first-2]) == s.words[n.first-2] || s.isTitle()
			if n.last-n.first == 1 && starts && w != strings.ToUpper(w) && nouns[strings.ToLower(w)] && s.match(n.first, n.last) == nil && !f.people[w] && !f.g.Given(w) {
				continue
			}
			rest = append(rest, n)
		}
		s.names = rest
	}
}

// homonym tells whether the gazetteer knows the words in more than one class.
func (s *sentence) homonym(first, last int) bool {
	for _, ms := range s.matches {
		if ms[0].First == first && ms[0].Last == last {
			for _, m := range ms[1:] {
				if m.Class() != ms[0].Class() {
					return true
				}
			}
		}
	}
	return false
}
