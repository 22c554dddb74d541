package coref

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/en/gazetteer"
	"github.com/relata-kg/relata/schema"
)

// maker makes the entities of a document of its clusters.
//
// What becomes a node:
//   - a thing with a name;
//   - a description with two mentions or more, or with a modifier that tells it
//     from others of its kind ("Russian officials", "leaked memo"); its id is
//     the document's own;
//   - the one body of its kind that a state has ("the Syrian army"), whose id
//     all documents share; "the Syrian government", regime and authorities are
//     one body, the Government of Syria;
//   - the state itself where a city, a seat of government or "the American side"
//     acts for it.
//
// A pronoun, a bare "officials", or what is only counted or denied ("no
// officials") never is.
type maker struct {
	*linker
	g        *gazetteer.Gazetteer
	entities []schema.Entity
	byID     map[string]int
	// of is the entity of each mention, -1 for none.
	of      []int
	members [][]int
	// said counts the descriptions that tell which by their words.
	said map[string]int
	// byLabel finds the document's own entities by their words.
	byLabel map[string]int
	// ofCluster is the entity of each cluster, -1 for none.
	ofCluster []int
}

func makeEntities(l *linker, g *gazetteer.Gazetteer) *maker {
	k := &maker{linker: l, g: g, byID: map[string]int{}, byLabel: map[string]int{}}
	k.of = make([]int, len(l.mentions))
	for i := range k.of {
		k.of[i] = -1
	}
	k.members = make([][]int, len(l.mentions))
	k.ofCluster = make([]int, len(l.clusters))
	for c := range k.ofCluster {
		k.ofCluster[c] = -1
	}
	// Names first: descriptions may be called after them.
	for c := range l.clusters {
		if l.clusters[c].name >= 0 {
			k.cluster(c)
		}
	}
	k.said = map[string]int{}
	for i := range l.mentions {
		if m := &l.mentions[i]; m.kind == extract.Nominal && !m.group && m.class == "" && k.weight(i) == 2 {
			k.said[plainLabel(k.label(i))]++
		}
	}
	for c := range l.clusters {
		if l.clusters[c].name < 0 {
			k.cluster(c)
		}
	}
	for i := range l.mentions {
		k.metonym(i)
	}
	k.follow()
	k.speakers()
	for i := range l.mentions {
		k.groupOf(i)
	}
	return k
}

// entity gives the index of the entity with an id, made if there is none.
func (k *maker) entity(id, label string, class schema.Class) int {
	if e, ok := k.byID[id]; ok {
		return e
	}
	k.entities = append(k.entities, schema.Entity{ID: id, Label: label, Class: class})
	k.byID[id] = len(k.entities) - 1
	return len(k.entities) - 1
}

// entryEntity is the entity of an entry of the gazetteer.
func (k *maker) entryEntity(e *gazetteer.Entry) int {
	i := k.entity(e.ID, e.Label, e.Class)
	if e.QID != "" && len(k.entities[i].SameAs) == 0 {
		k.entities[i].SameAs = []string{"http://www.wikidata.org/entity/" + e.QID}
	}
	return i
}

func (k *maker) alias(e int, name string) {
	ent := &k.entities[e]
	if name != "" && name != ent.Label && !slices.Contains(ent.Aliases, name) {
		ent.Aliases = append(ent.Aliases, name)
	}
}

func (k *maker) reason(e int, why ...string) {
	ent := &k.entities[e]
	for _, w := range why {
		if w != "" && !slices.Contains(ent.Reason, w) {
			ent.Reason = append(ent.Reason, w)
		}
	}
}

// cluster makes the entity of a cluster, if it is to have one.
func (k *maker) cluster(c int) {
	cl := &k.clusters[c]
	var e int
	if cl.name >= 0 {
		e = k.namedEntity(c)
	} else {
		e = k.describedEntity(c)
	}
	k.ofCluster[c] = e
	if e < 0 {
		return
	}
	k.reason(e, cl.reasons...)
	for _, i := range cl.members {
		k.of[i] = e
	}
	if k.entities[e].Class == "" {
		k.entities[e].Class = schema.Thing
	}
	// What the text calls it, beside its names.
	for _, i := range cl.members {
		m := &k.mentions[i]
		if m.kind == extract.Nominal && !m.group && m.role != "appos" {
			if l := k.label(i); l != k.entities[e].Label && k.linker.titled[i] < 0 {
				k.reason(e, fmt.Sprintf("%q refers back to it", l))
			}
		}
	}
}

// namedEntity makes the entity of a cluster with a name.
func (k *maker) namedEntity(c int) int {
	cl := &k.clusters[c]
	nc := &k.names.clusters[cl.name]
	forms := map[string]int{}
	best, classes := "", map[schema.Class]int{}
	bestLen := 0
	only := true
	for _, t := range nc.types {
		nt := &k.names.types[t]
		forms[nt.form] += len(nt.mentions)
		// A firm's short name that was taken for a person is the firm's.
		if nc.sort != otherName || nt.sort != personName {
			for cls, n := range nt.classes {
				classes[cls] += n
			}
		}
		if w := len(nt.words); w > bestLen && !(capitals(nt.form) == len(nt.form) && bestLen > 0) {
			best, bestLen = nt.form, w
		}
		if nt.sort != peopleName {
			only = false
		}
	}
	if nc.sort == peopleName && only {
		return k.people(c, best)
	}
	if cl.class != schema.Person && k.isTime(cl.members[0]) || !k.nameEnough(c, best) {
		return -1
	}
	e := -1
	if nc.entry != nil {
		e = k.entryEntity(nc.entry)
	} else if bestLen == 1 {
		// "Peru's Congress" is the one body of its kind that the state has.
		for _, i := range cl.members {
			if m := &k.mentions[i]; m.kind == extract.Name && m.class == schema.Organization && k.lex.institution[m.form] && e < 0 {
				e = k.institution(i)
			}
		}
	}
	if e < 0 {
		class := majority(classes)
		id := gazetteer.IRI(best)
		switch {
		case class == schema.Person && bestLen == 1:
			// A bare surname is anybody's.
			id = k.scoped(best)
		case k.g != nil && k.g.ByID(id) != nil:
			id = gazetteer.IRI(best + " (" + string(class) + ")")
		}
		if o, ok := k.byID[id]; ok && k.entities[o].Class != class {
			id = gazetteer.IRI(best + " (" + string(class) + ")")
		}
		e = k.entity(id, best, class)
	}
	for _, f := range sortedKeys(forms) {
		k.alias(e, f)
	}
	k.reason(e, nc.reasons...)
	return e
}

// nameEnough tells whether a name that only its part of speech marks, and not
// the name finder, is one: it stands twice, and looks like a name.
func (k *maker) nameEnough(c int, form string) bool {
	n := 0
	for _, i := range k.clusters[c].members {
		if m := &k.mentions[i]; m.kind == extract.Name {
			if m.name >= 0 {
				return true
			}
			n++
		}
	}
	letters := 0
	for _, r := range form {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return n > 1 && letters > 2 && capitals(form) > 0 && unicode.IsUpper([]rune(form)[0]) && !strings.ContainsAny(form, "/@|•«»")
}

// people makes the entity of a nationality or another group: the country where
// the word modifies a noun ("Syrian army"), else the people.
func (k *maker) people(c int, form string) int {
	cl := &k.clusters[c]
	country, isCountry := k.countryOf(form)
	if !isCountry {
		var entry *gazetteer.Entry
		if nc := &k.names.clusters[cl.name]; nc.entry != nil {
			entry = nc.entry
		}
		if entry == nil && k.g != nil {
			entry, _ = k.g.OfAdjective(form)
		}
		if entry != nil {
			return k.entryEntity(entry)
		}
		// "Western", "Islamic" only say of what kind something is.
		if !slices.ContainsFunc(cl.members, func(i int) bool {
			m := &k.mentions[i]
			t := &k.d.Sentences[m.sent].Tokens[m.head]
			return m.kind == extract.Name && !m.modifier && t.UPOS != "ADJ"
		}) {
			return -1
		}
		return k.entity(gazetteer.IRI(form), form, schema.Group)
	}
	e := -1
	for _, i := range cl.members {
		m := &k.mentions[i]
		if m.kind != extract.Name {
			continue
		}
		t := &k.d.Sentences[m.sent].Tokens[m.head]
		if !m.modifier && m.det != 0 && oneOfPeople(t) {
			continue // "the Croatian": somebody, not the state
		}
		if m.modifier || t.UPOS == "ADJ" || base(t.Deprel) == "amod" {
			k.of[i] = k.entryEntity(country)
			continue
		}
		// "The Russians said": the state.
		if k.acts(m) && k.bareDefinite(m) {
			k.of[i] = k.entryEntity(country)
			k.reason(k.of[i], fmt.Sprintf("%q acts for %s", m.text, country.Label))
			continue
		}
		if e < 0 {
			label := form
			if !strings.HasSuffix(label, "s") && len(country.Demonyms) > 0 {
				label = country.Demonyms[len(country.Demonyms)-1]
			}
			e = k.entity(gazetteer.IRI(label+" (people)"), label, schema.Group)
		}
		k.of[i] = e
	}
	// Those that refer back follow what they refer to; see follow.
	k.reasonOfPeople(c, country)
	return -1
}

// oneOfPeople tells the word for one person of a nation that stands as a noun;
// of "the French" and "the Chinese" there are many.
func oneOfPeople(t *extract.Token) bool {
	switch base(t.Deprel) {
	case "nsubj", "obj", "iobj", "obl", "nmod", "appos", "root":
		return strings.HasSuffix(t.Form, "an") || strings.HasSuffix(t.Form, "i")
	}
	return false
}

func (k *maker) reasonOfPeople(c int, country *gazetteer.Entry) {
	for _, i := range k.clusters[c].members {
		if e := k.of[i]; e >= 0 && k.entities[e].ID == country.ID && k.mentions[i].kind == extract.Name {
			k.reason(e, fmt.Sprintf("%q is of %s", strings.Join(k.mentions[i].words, " "), country.Label))
			return
		}
	}
}

func (k *maker) countryOf(form string) (*gazetteer.Entry, bool) {
	if k.g == nil {
		return nil, false
	}
	return k.g.CountryOf(form)
}

func (k *maker) bareDefinite(m *mention) bool {
	return m.det == definite && len(m.mods) == 0 && m.last-m.first <= 2 && m.number&plural != 0
}

func majority(classes map[schema.Class]int) schema.Class {
	best := schema.Class("")
	for _, c := range append(slices.Clone(schema.NameClasses), schema.Thing) {
		if classes[c] > 0 && (best == "" || classes[c] > classes[best]) {
			best = c
		}
	}
	if best == "" {
		return schema.Thing
	}
	return best
}

func sortedKeys(m map[string]int) []string {
	out := make([]string, 0, len(m))
	for s := range m {
		out = append(out, s)
	}
	sort.Strings(out)
	return out
}

// scoped is an id that is the document's own.
func (k *maker) scoped(label string) string {
	id := strings.TrimPrefix(k.d.ID, "doc:")
	if len(id) > 6 {
		id = id[:6]
	}
	return gazetteer.IRI(label) + "_" + id
}

// isTime tells whether a mention is an expression of time.
func (k *maker) isTime(i int) bool {
	m := &k.mentions[i]
	if k.lex.time[m.form] {
		return true
	}
	return k.reader.isTime(m.sent, m.head)
}

// describedEntity makes the entity of a cluster without a name, -1 where it
// deserves none.
func (k *maker) describedEntity(c int) int {
	cl := &k.clusters[c]
	var nominal []int
	for _, i := range cl.members {
		if m := &k.mentions[i]; m.kind == extract.Nominal && !m.group {
			nominal = append(nominal, i)
		}
		if k.mentions[i].group {
			return -1
		}
	}
	if len(nominal) == 0 {
		return -1
	}
	// The description that says most, the first of these.
	best := nominal[0]
	for _, i := range nominal {
		if k.weight(i) > k.weight(best) {
			best = i
		}
	}
	m := &k.mentions[best]
	if k.isTime(best) || k.lex.vague[m.form] && k.weight(best) < 3 {
		return -1
	}
	for _, i := range nominal {
		if e := k.institution(i); e >= 0 {
			return e
		}
		if e := k.ruled(i); e >= 0 {
			return e
		}
		if e := k.holder(i); e >= 0 {
			return e
		}
	}
	refers := 0
	for _, i := range nominal {
		if k.mentions[i].det != quantified {
			refers++
		}
	}
	// "Several companies" are a thing only where the text comes back to them.
	if m.counted && len(cl.members) == 1 {
		return -1
	}
	if m.det == quantified || !k.deserves(best, nominal, len(cl.members), refers) {
		return -1
	}
	label := k.label(best)
	if m.number == plural && !strings.ContainsAny(label, " -") {
		return -1 // what tells which is not in the label
	}
	class := m.class
	if class == "" {
		class = schema.Thing
	}
	if class == schema.Person && m.number == plural {
		class = schema.Group
	}
	if class == schema.Country {
		class = schema.Place
	}
	id := k.scoped(label)
	if e, ok := k.byLabel[plainLabel(label)]; ok && k.weight(best) >= 2 && k.entities[e].Class == class {
		// The same words that tell which tell the same.
		k.reason(e, fmt.Sprintf("%q stands more than once", label))
		k.alias(e, label)
		return e
	}
	if _, taken := k.byID[id]; taken {
		// A second thing of the same description.
		for n := 2; ; n++ {
			id = k.scoped(fmt.Sprintf("%s %d", label, n))
			if _, taken := k.byID[id]; !taken {
				break
			}
		}
	}
	e := k.entity(id, label, class)
	k.byLabel[plainLabel(label)] = e
	for _, i := range nominal {
		k.alias(e, k.label(i))
	}
	return e
}

// plainLabel brings together "U.S. officials" and "US officials".
func plainLabel(label string) string {
	return strings.ToLower(strings.ReplaceAll(label, ".", ""))
}

// deserves tells whether a described thing is worth a node. What is a person, a
// body, a document, a place or an event is when one description tells which;
// anything else when it has a name in it, or is spoken of again and again.
func (k *maker) deserves(best int, nominal []int, members, refers int) bool {
	m := &k.mentions[best]
	w := k.weight(best)
	pointed := false
	if w == 0 && k.howMany(best) > 0 {
		return false
	}
	for _, i := range nominal {
		if d := k.mentions[i].det; d == definite || d == demonstrative {
			pointed = true
		}
	}
	// "Officials" are others each time.
	if m.number == plural && w < 2 {
		return false
	}
	// "The world", "the city" with no name near is no one place.
	if w == 0 && (m.class == schema.Place || m.class == "") {
		return false
	}
	if m.class != "" {
		return w >= 2 || refers >= 2 && (pointed || w >= 1)
	}
	return w >= 3 || w == 2 && (refers >= 2 || k.said[plainLabel(k.label(best))] >= 2) || w == 1 && pointed && refers >= 2 && members >= 3
}

// weight is how much a description tells: 3 with a name in it, 2 with a
// modifier that is not plain, 1 with another, 0 bare.
func (k *maker) weight(i int) int {
	m := &k.mentions[i]
	toks := k.d.Sentences[m.sent].Tokens
	w := 0
	for _, c := range k.children[m.sent][m.head] {
		t := &toks[c]
		switch base(t.Deprel) {
		case "amod", "compound", "nmod":
			if t.UPOS == "PRON" {
				// "His forces" are Assad's.
				if at, ok := k.at[[2]int{m.sent, c}]; ok && t.Deprel == "nmod:poss" && person(k.mentions[at].form) == 3 && k.linker.of[at] >= 0 && k.ofCluster[k.linker.of[at]] >= 0 {
					w = max(w, 2)
				}
				continue
			}
			if _, ok := k.nameAt[[2]int{m.sent, c}]; ok {
				if base(t.Deprel) == "nmod" && t.Deprel != "nmod:poss" {
					w = max(w, 2)
				} else {
					w = max(w, 3)
				}
				continue
			}
			if t.UPOS == "NUM" || k.reader.isTime(m.sent, c) {
				continue
			}
			if k.lex.plain[lower(t)] || t.UPOS == "PUNCT" {
				w = max(w, 1)
			} else if base(t.Deprel) != "nmod" || len(k.children[m.sent][c]) > 1 {
				w = max(w, 2)
			} else {
				w = max(w, 1)
			}
		}
	}
	return w
}

// ofInforming tells an "of" phrase that belongs to the verb whose object the noun
// is, whatever the parser hung it on.
func (k *maker) ofInforming(sent, head, c int) bool {
	toks := k.d.Sentences[sent].Tokens
	v := toks[head].Head
	if v < 0 || v >= len(toks) || base(toks[head].Deprel) != "obj" && base(toks[head].Deprel) != "iobj" || !informing[strings.ToLower(toks[v].Lemma)] {
		return false
	}
	for _, g := range k.children[sent][c] {
		if base(toks[g].Deprel) == "case" {
			return g == head+1 && strings.EqualFold(toks[g].Form, "of")
		}
	}
	return false
}

var informing = map[string]bool{"accuse": true, "assure": true, "inform": true, "remind": true, "notify": true, "convince": true, "persuade": true, "rob": true, "deprive": true, "strip": true, "acquit": true, "convict": true, "suspect": true, "warn": true}

// label is the words of a description: head, the modifiers before it and the
// short phrase after it that tells which, without determiner.
func (k *maker) label(i int) string {
	m := &k.mentions[i]
	toks := k.d.Sentences[m.sent].Tokens
	first, last := m.head, m.head+1
	var owner string
	for _, c := range k.children[m.sent][m.head] {
		t := &toks[c]
		switch base(t.Deprel) {
		case "det", "nummod", "cop", "nsubj", "mark", "case", "cc", "advmod":
			continue
		case "amod", "compound", "flat", "nmod":
		default:
			continue
		}
		if t.Deprel == "nmod:poss" {
			if t.UPOS != "PRON" {
				if at, ok := k.nameAt[[2]int{m.sent, c}]; ok {
					owner = k.d.Mentions[at].Of(k.d.Text)
				} else if at, ok := k.at[[2]int{m.sent, c}]; ok {
					owner = k.d.Text[toks[k.mentions[at].first].Start:toks[c].End]
				}
				continue
			}
			if at, ok := k.at[[2]int{m.sent, c}]; ok && k.linker.of[at] >= 0 {
				if e := k.ofCluster[k.linker.of[at]]; e >= 0 {
					owner = k.entities[e].Label
				}
			}
			continue
		}
		if c > m.head && t.Deprel == "nmod" && k.ofInforming(m.sent, m.head, c) {
			continue // "accused the government of fraud"
		}
		a, b := k.subtree(m.sent, c)
		if c < m.head {
			first = min(first, a)
		} else if c == m.head+2 && t.Deprel == "amod" && toks[c-1].Form == "-" {
			last = c + 1 // "president-elect"
		} else if base(t.Deprel) == "nmod" && b-m.head <= 6 && a == last && !(t.Deprel == "nmod:unmarked" && k.reader.isTime(m.sent, c)) {
			last = b
		}
	}
	for last-1 > m.head && toks[last-1].Deprel == "nmod:unmarked" && k.reader.isTime(m.sent, last-1) {
		last-- // "protesters in Seoul Friday"
	}
	var ws []string
	for t := first; t < last; t++ {
		if t < m.head && (base(toks[t].Deprel) == "det" || toks[t].XPOS == "PRP$" || base(toks[t].Deprel) == "nummod") && toks[t].Head == m.head {
			continue
		}
		if h := toks[t].Head; t < m.head && h >= 0 && h < len(toks) && base(toks[h].Deprel) == "nummod" && toks[h].Head == m.head {
			continue // the "30" of "30 million people"
		}
		if t > m.head && (toks[t].Form == "," || toks[t].Form == "(" || toks[t].Form == ";") {
			break
		}
		if t < m.head && len(ws) == 0 {
			// A label begins with what describes.
			switch toks[t].UPOS {
			case "ADJ", "NOUN", "PROPN", "VERB", "NUM", "X":
			default:
				if toks[t+1].Form != "-" || toks[t+1].Start != toks[t].End { // "by-election"
					continue
				}
			}
			if b := base(toks[t].Deprel); k.reader.isTime(m.sent, t) || b == "case" || b == "mark" || b == "advmod" && toks[t].Head == m.head {
				continue
			}
		}
		ws = append(ws, k.glued(m.sent, t))
	}
	s := strings.Trim(strings.Join(ws, ""), " -–—,;:\"“”‘’'()[]")
	for _, cc := range []string{"and ", "or ", "but "} {
		s = strings.TrimPrefix(s, cc)
	}
	if owner = strings.TrimPrefix(strings.TrimPrefix(owner, "the "), "The "); owner != "" && len(owner) < 60 {
		if strings.HasSuffix(owner, "s") {
			s = owner + "' " + s
		} else {
			s = owner + "'s " + s
		}
	}
	return strings.Join(strings.Fields(s), " ")
}

// glued is a word with the space that follows it in the text.
func (k *maker) glued(s, t int) string {
	toks := k.d.Sentences[s].Tokens
	if t+1 < len(toks) && toks[t+1].Start > toks[t].End {
		return toks[t].Form + " "
	}
	return toks[t].Form
}

func (k *maker) subtree(s, t int) (first, last int) {
	first, last = t, t+1
	for _, c := range k.children[s][t] {
		a, b := k.subtree(s, c)
		first, last = min(first, a), max(last, b)
	}
	return first, last
}

// stateOf finds the state that a description belongs to: by a nationality or
// country before it, a possessor, or "of" a country.
func (l *linker) stateOf(m *mention) *gazetteer.Entry {
	if l.names.g == nil {
		return nil
	}
	toks := l.d.Sentences[m.sent].Tokens
	for _, c := range l.children[m.sent][m.head] {
		switch b := base(toks[c].Deprel); b {
		case "amod", "compound", "nmod":
			at, ok := l.nameAt[[2]int{m.sent, c}]
			if !ok {
				continue
			}
			if b == "nmod" && toks[c].Deprel != "nmod:poss" {
				of := false
				for _, g := range l.children[m.sent][c] {
					if toks[g].Deprel == "case" && toks[g].Lemma == "of" {
						of = true
					}
				}
				if !of {
					continue
				}
			}
			if e, ok := l.names.g.CountryOf(l.d.Mentions[at].Span.Of(l.d.Text)); ok {
				return e
			}
		}
	}
	return nil
}

// knownBody finds the entry of a body that is described in small letters with
// its state: "Russia's defence ministry".
func (k *maker) knownBody(i int) int {
	m := &k.mentions[i]
	if k.g == nil || m.number == plural || m.det == indefinite || m.det == quantified || m.class != schema.Organization {
		return -1
	}
	state := k.stateOf(m)
	if state == nil {
		return -1
	}
	toks := k.d.Sentences[m.sent].Tokens
	var ws []string
	for t := m.first; t <= m.head; t++ {
		if at, ok := k.nameAt[[2]int{m.sent, t}]; ok {
			if e, ok := k.countryOf(k.d.Mentions[at].Of(k.d.Text)); ok && e == state {
				continue
			}
		}
		if toks[t].UPOS != "DET" && toks[t].XPOS != "POS" {
			ws = append(ws, toks[t].Form)
		}
	}
	if len(ws) < 2 {
		return -1
	}
	for _, s := range append(slices.Clone(state.Adjectives), state.Label) {
		if es := k.g.ByName(s + " " + strings.Join(ws, " ")); len(es) == 1 {
			e := k.entryEntity(es[0])
			k.alias(e, k.label(i))
			k.reason(e, fmt.Sprintf("%q is a name of %s in the gazetteer", k.label(i), es[0].Label))
			return e
		}
	}
	return -1
}

// rules is the state that someone leads on the day of the document, nil for
// none.
func (k *maker) rules(e int) *gazetteer.Entry {
	if k.g == nil {
		return nil
	}
	p := k.g.ByID(k.entities[e].ID)
	if p == nil {
		return nil
	}
	offices := p.Offices
	if k.d.Date != "" {
		offices = p.Held(k.d.Date)
	}
	for _, o := range offices {
		switch o.Role {
		case "president", "prime minister", "chancellor", "supreme leader", "king", "emir":
			return k.g.ByID(o.State)
		}
	}
	return nil
}

// ruled makes the entity of a government called after who leads it: "the Obama
// administration", "Assad's regime".
func (k *maker) ruled(i int) int {
	m := &k.mentions[i]
	if !k.lex.government[m.form] || m.number == plural || m.det == indefinite || m.det == quantified {
		return -1
	}
	toks := k.d.Sentences[m.sent].Tokens
	for _, c := range k.children[m.sent][m.head] {
		if b := toks[c].Deprel; b != "compound" && b != "nmod:poss" && b != "nmod" {
			continue
		}
		at, ok := k.at[[2]int{m.sent, c}]
		if !ok || k.linker.of[at] < 0 {
			continue
		}
		e := k.ofCluster[k.linker.of[at]]
		if e < 0 || k.entities[e].Class != schema.Person || k.mentions[at].kind != extract.Name {
			continue
		}
		if state := k.rules(e); state != nil && m.form != "administration" {
			label := "Government of " + state.Label
			x := k.entity(gazetteer.IRI(label), label, schema.Organization)
			k.alias(x, k.label(i))
			k.reason(x, fmt.Sprintf("%q: %s rules %s", k.label(i), k.entities[e].Label, state.Label))
			return x
		}
		label := k.entities[e].Label + " " + m.form
		x := k.entity(gazetteer.IRI(label), label, schema.Organization)
		k.alias(x, k.label(i))
		return x
	}
	return -1
}

// oneState tells whether a description names no second people: the
// "American-Russian military", the "Russian and Syrian army".
func (k *maker) oneState(m *mention) bool {
	names := 0
	for t := m.first; t < m.head; t++ {
		if at, ok := k.nameAt[[2]int{m.sent, t}]; ok && k.d.Mentions[at].First == t {
			names++
		}
	}
	return names <= 1
}

// institution makes the entity of the one body of its kind that a state has,
// or of the state that a "side" stands for.
func (k *maker) institution(i int) int {
	m := &k.mentions[i]
	if e := k.knownBody(i); e >= 0 {
		return e
	}
	form := m.form
	if form == "authority" && m.number == plural {
		form = "authorities"
	}
	if e := k.ministry(i); e >= 0 {
		return e
	}
	if !k.lex.institution[form] && !k.lex.government[form] && !k.lex.side[form] || m.det == indefinite || m.det == quantified || m.number == plural && form != "authorities" {
		return -1
	}
	state := k.stateOf(m)
	if state == nil || len(m.mods) > 1 || !k.oneState(m) {
		return -1
	}
	var e int
	switch {
	case k.lex.side[form]:
		e = k.entryEntity(state)
		k.reason(e, fmt.Sprintf("%q acts for it", m.text))
		return e
	case k.lex.government[form]:
		if form == "administration" && m.number == plural {
			return -1
		}
		e = k.entity(gazetteer.IRI("Government of "+state.Label), "Government of "+state.Label, schema.Organization)
	default:
		adj := state.Label
		if len(state.Adjectives) > 0 {
			adj = state.Adjectives[0]
		}
		label := adj + " " + strings.ToUpper(form[:1]) + form[1:]
		if k.g != nil {
			if es := k.g.ByName(label); len(es) == 1 {
				e = k.entryEntity(es[0])
				k.alias(e, k.label(i))
				return e
			}
		}
		e = k.entity(gazetteer.IRI(label), label, schema.Organization)
	}
	k.alias(e, k.label(i))
	return e
}

// ministry makes the entity of a state's ministry for something: "South Korea's
// foreign ministry", whose name is the same in all documents.
func (k *maker) ministry(i int) int {
	m := &k.mentions[i]
	state := k.stateOf(m)
	if m.form != "ministry" || m.number == plural || m.det == indefinite || state == nil || !k.oneState(m) {
		return -1
	}
	toks := k.d.Sentences[m.sent].Tokens
	if m.head == 0 || base(toks[m.head-1].Deprel) != "amod" && base(toks[m.head-1].Deprel) != "compound" || toks[m.head-1].Head != m.head {
		return -1
	}
	field := toks[m.head-1].Form
	if _, ok := k.nameAt[[2]int{m.sent, m.head - 1}]; ok {
		return -1
	}
	adj := state.Label
	if len(state.Adjectives) > 0 {
		adj = state.Adjectives[0]
	}
	label := adj + " " + strings.ToUpper(field[:1]) + field[1:] + " Ministry"
	e := -1
	if k.g != nil {
		if es := k.g.ByName(label); len(es) == 1 {
			e = k.entryEntity(es[0])
		}
	}
	if e < 0 {
		e = k.entity(gazetteer.IRI(label), label, schema.Organization)
	}
	k.alias(e, k.label(i))
	return e
}

// holder makes the entity of who held the office that a description names on
// the day of the document: "the US Secretary of State".
func (k *maker) holder(i int) int {
	e := k.heldBy(i)
	if e == nil {
		return -1
	}
	x := k.entryEntity(e)
	k.reason(x, fmt.Sprintf("%q held by %s on %s", k.mentions[i].text, e.Label, k.d.Date))
	return x
}

// heldBy finds who held the office that a description names on the day of the
// document, nil for nobody known.
func (l *linker) heldBy(i int) *gazetteer.Entry {
	m := &l.mentions[i]
	g := l.names.g
	if g == nil || l.d.Date == "" || m.kind != extract.Nominal || m.group || m.class != schema.Person || m.number != singular || m.det == indefinite || m.det == quantified || m.det == demonstrative {
		return nil
	}
	state := l.stateOf(m)
	if state == nil {
		return nil
	}
	toks := l.d.Sentences[m.sent].Tokens
	var role, all []string
	for t := m.first; t < m.last; t++ {
		w := strings.ToLower(toks[t].Form)
		if l.lex.notNow[w] {
			return nil
		}
		if toks[t].UPOS != "DET" {
			all = append(all, toks[t].Form)
		}
		at, isName := l.nameAt[[2]int{m.sent, t}]
		if isName {
			if e, ok := g.CountryOf(l.d.Mentions[at].Span.Of(l.d.Text)); ok && e == state {
				continue
			}
		}
		if toks[t].UPOS == "DET" || toks[t].XPOS == "POS" || t > m.head && !isName && (w == "of") && t+1 < m.last && l.isState(m.sent, t+1, state) {
			continue
		}
		role = append(role, toks[t].Form)
	}
	if e, ok := g.Holder(strings.Join(role, " "), state.ID, l.d.Date); ok {
		return e
	}
	if e, ok := g.Holder(strings.Join(all, " "), "", l.d.Date); ok {
		return e
	}
	return nil
}

func (l *linker) isState(s, t int, state *gazetteer.Entry) bool {
	toks := l.d.Sentences[s].Tokens
	if toks[t].UPOS == "DET" && t+1 < len(toks) {
		t++
	}
	at, ok := l.nameAt[[2]int{s, t}]
	if !ok {
		return false
	}
	e, ok := l.names.g.CountryOf(l.d.Mentions[at].Span.Of(l.d.Text))
	return ok && e == state
}

// metonym gives a name that acts for a state the state's entity.
func (k *maker) metonym(i int) {
	m := &k.mentions[i]
	if k.g == nil || m.kind != extract.Name || k.names.of[i] < 0 {
		return
	}
	entry := k.names.clusters[k.names.of[i]].entry
	if entry == nil || entry.MetonymOf == "" {
		return
	}
	state := k.g.ByID(entry.MetonymOf)
	if state == nil {
		return
	}
	body := entry.Class == schema.Organization
	if body && k.placed(m) || !body && !k.acts(m) {
		return
	}
	e := k.entryEntity(state)
	k.of[i] = e
	k.reason(e, fmt.Sprintf("%q acts for %s", entry.Label, state.Label))
}

// placed tells whether a mention stands where places stand.
func (k *maker) placed(m *mention) bool {
	return k.lex.placePrep[m.prep]
}

// acts tells whether a name stands where those who act stand: as the subject
// or agent of a verb that places do not do, as the one addressed, as the owner
// of a deed, as a party.
func (k *maker) acts(m *mention) bool {
	toks := k.d.Sentences[m.sent].Tokens
	if m.gov < 0 {
		return false
	}
	g := &toks[m.gov]
	verb := lower(g)
	cop := false
	for _, c := range k.children[m.sent][m.gov] {
		if toks[c].Deprel == "cop" {
			cop = true
		}
	}
	switch m.role {
	case "nsubj":
		if cop {
			// "Moscow is ready to": who is ready acts; "Moscow is the
			// capital" is a place.
			return g.UPOS == "ADJ"
		}
		return g.UPOS == "VERB" && !k.lex.placed[verb]
	case "nsubjpass":
		return k.lex.address[verb]
	case "obj", "iobj":
		return k.lex.address[verb] || verb == "give" && m.role == "iobj"
	case "poss":
		return g.UPOS == "NOUN" && k.deed(verb)
	case "obl", "nmod":
		switch m.prep {
		case "by", "against", "between", "with":
			return true
		case "to", "from", "of", "on", "for":
			if m.prep == "on" || m.prep == "of" || m.prep == "for" {
				return g.UPOS == "NOUN" && (k.lex.message[verb] && m.prep != "of" || verb == "behalf" || m.prep == "of" && k.lex.message[verb])
			}
			return g.UPOS == "NOUN" && k.lex.message[verb] || g.UPOS == "VERB" && k.lex.messageVerb[verb] && m.prep == "to"
		}
	}
	return false
}

// deed tells whether a noun is something that a state does or has, rather than
// part of a town.
func (k *maker) deed(noun string) bool {
	c, _ := k.nounClass(noun)
	switch c {
	case schema.Place, schema.Facility, schema.Country:
		return false
	case schema.Person:
		return noun != "mayor" && noun != "resident"
	}
	return true
}

// follow gives the mentions that refer back to a name which is sometimes one
// entity, sometimes another ("Moscow"), the entity of the name before them.
func (k *maker) follow() {
	for c := range k.clusters {
		cl := &k.clusters[c]
		last := k.ofCluster[c]
		if last < 0 {
			for _, i := range cl.members {
				if k.of[i] >= 0 {
					last = k.of[i]
					break
				}
			}
		}
		for _, i := range cl.members {
			if k.mentions[i].kind == extract.Name {
				if k.of[i] >= 0 {
					last = k.of[i]
				}
				continue
			}
			if k.mentions[i].group {
				continue
			}
			k.of[i] = last
			// "The city" is the city even where its name acts for the state.
			if m := &k.mentions[i]; m.kind == extract.Nominal && k.ofCluster[c] >= 0 && (m.class == schema.Place || m.class == schema.City || m.form == "capital") {
				k.of[i] = k.ofCluster[c]
			}
		}
	}
}

// speakers gives "I" in a quotation, and "we" where many or a body speak, to
// whoever is said to speak. Outside quotations, and where nobody is said to
// speak, the first person is the writer or a reader's guess, and "you" anybody.
func (k *maker) speakers() {
	for i := range k.mentions {
		m := &k.mentions[i]
		if m.kind != extract.Pronoun || person(m.form) == 3 {
			continue
		}
		k.of[i], k.members[i] = -1, nil
		said := k.speakerOf[m.quotation]
		if said < 0 || k.of[said] < 0 {
			continue
		}
		one := k.mentions[said].number == singular && k.entities[k.of[said]].Class == schema.Person
		if m.form == "i" && one || m.form == "we" && !one {
			k.of[i] = k.of[said]
		}
	}
}

// groupOf finds whom a group mention stands for: those of the coordination it
// takes up; for "both generals" and "the three countries", the last things of
// that kind, where just so many were spoken of; for "the leaders", those of
// that kind that the text has put together.
func (k *maker) groupOf(i int) {
	m := &k.mentions[i]
	if m.group {
		k.of[i] = -1
		k.members[i] = k.distinct(m.members)
		return
	}
	if m.kind == extract.Name {
		if ms := k.namesakes(i); ms != nil {
			k.of[i], k.members[i] = -1, ms
		}
		return
	}
	if m.number == singular || m.kind == extract.Pronoun && person(m.form) < 3 {
		return
	}
	if c := k.linker.of[i]; c >= 0 {
		ms := k.clusters[c].members
		for x := len(ms) - 1; x >= 0; x-- {
			if j := ms[x]; j < i && len(k.members[j]) > 1 {
				k.of[i], k.members[i] = -1, k.members[j]
				return
			}
		}
	}
	if e := k.of[i]; e >= 0 && k.entities[e].Class == schema.Person && m.number == plural && k.howMany(i) > 1 {
		k.of[i] = -1 // "both generals" are never one of them
	} else if e >= 0 && k.entities[e].Class != schema.Group && k.entities[e].Class != schema.Thing {
		return
	}
	var ms []int
	switch {
	case m.kind == extract.Pronoun:
		if k.of[i] < 0 && m.form == "they" && m.role != "poss" && k.linker.of[i] >= 0 && k.clusters[k.linker.of[i]].members[0] == i {
			ms = k.subjects(i)
		}
	case k.weight(i) > 1 || !k.lex.together[m.form] && m.class == "":
	default:
		n := k.howMany(i)
		if n == 0 && (m.det != definite || len(m.mods) > 0) {
			return
		}
		if ms = k.putTogether(i, n); ms == nil && n > 0 {
			ms = k.lastOf(i, n)
		}
	}
	if ms != nil {
		k.of[i], k.members[i] = -1, ms
	}
}

// namesakes gives the states that a plural of their common name stands for: "the
// Koreas".
func (k *maker) namesakes(i int) []int {
	m := &k.mentions[i]
	if k.g == nil || len(m.words) != 1 || m.number == singular {
		return nil
	}
	stem, plural := strings.CutSuffix(m.words[0], "s")
	if _, ok := k.countryOf(m.words[0]); ok || !plural || len(stem) < 4 {
		return nil
	}
	var out []int
	for _, prefix := range []string{"North ", "South ", "East ", "West "} {
		for _, e := range k.g.ByName(prefix + strings.ToUpper(stem[:1]) + stem[1:]) {
			if e.Class == schema.Country {
				out = append(out, k.entryEntity(e))
			}
		}
	}
	if len(out) != 2 {
		return nil
	}
	return out
}

// subjects gives the members of the group that is the subject before a "they"
// that is a subject too.
func (k *maker) subjects(i int) []int {
	m := &k.mentions[i]
	if m.role != "nsubj" && m.role != "nsubjpass" {
		return nil
	}
	for s := m.sent; s >= 0 && s >= m.sent-1; s-- {
		for j := min(i, k.sentenceStart[s+1]) - 1; j >= k.sentenceStart[s]; j-- {
			o := &k.mentions[j]
			if o.role != "nsubj" && o.role != "nsubjpass" || o.kind == extract.Pronoun && o.number == singular {
				continue
			}
			if len(k.members[j]) > 1 {
				return k.members[j]
			}
			if o.number&plural != 0 {
				return nil
			}
		}
	}
	return nil
}

// howMany is the number of a description of several that are known, "both
// generals", "the three countries", 0 where it gives none.
func (k *maker) howMany(i int) int {
	m := &k.mentions[i]
	if m.form == "pair" || m.form == "duo" {
		return 2
	}
	for _, c := range k.children[m.sent][m.head] {
		switch strings.ToLower(k.d.Sentences[m.sent].Tokens[c].Form) {
		case "both":
			return 2
		case "two":
			if m.det == definite {
				return 2
			}
		case "three":
			if m.det == definite {
				return 3
			}
		case "four":
			if m.det == definite {
				return 4
			}
		}
	}
	return 0
}

func (k *maker) distinct(ms []int) []int {
	var out []int
	for _, j := range ms {
		if e := k.of[j]; e >= 0 && !slices.Contains(out, e) {
			out = append(out, e)
		} else if e < 0 {
			return nil
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// kindFits tells whether an entity is of the kind that a description of several
// names: a country for "countries", a president for "presidents".
func (k *maker) kindFits(m *mention, e, c int) bool {
	ent := &k.entities[e]
	switch {
	case m.form == "side" || m.form == "party":
		return ent.Class == schema.Country
	case k.lex.country[m.form]:
		return ent.Class == schema.Country
	case m.form == "pair" || m.form == "duo":
		return ent.Class == schema.Person
	case m.class == schema.Person && ent.Class == schema.Person:
		if k.lex.anybody[m.form] || c >= 0 && k.clusters[c].roles[m.form] {
			return true
		}
		if c >= 0 && (m.gender == male || m.gender == female) && k.clusters[c].gender == m.gender && (m.form == "man" || m.form == "woman") {
			return true
		}
		return k.inOffice(ent.ID, m.form)
	case m.class == schema.Organization && ent.Class == schema.Organization:
		return k.lex.generic[m.form] && m.form != "party" || c >= 0 && k.clusters[c].roles[m.form] || strings.Contains(strings.ToLower(ent.Label), m.form)
	}
	return false
}

// inOffice tells whether someone the gazetteer knows holds an office of a name
// on the day of the document: "president" for any kind of president.
func (k *maker) inOffice(id, role string) bool {
	if k.g == nil {
		return false
	}
	e := k.g.ByID(id)
	if e == nil {
		return false
	}
	offices := e.Offices
	if k.d.Date != "" {
		offices = e.Held(k.d.Date)
	}
	for _, o := range offices {
		if o.Role == role || strings.HasSuffix(o.Role, " "+role) {
			return true
		}
	}
	return false
}

// putTogether gives the members of the last coordination of things of a kind,
// in the sentence of the description or one of the two before; n is how many
// they must be, 0 for any number.
func (k *maker) putTogether(i, n int) []int {
	m := &k.mentions[i]
	lo := k.sentenceStart[max(0, m.sent-2)]
	for j := i - 1; j >= lo; j-- {
		ms := k.members[j]
		if len(ms) < 2 || n > 0 && len(ms) != n || k.mentions[j].sent == m.sent && k.mentions[j].gov == m.gov {
			continue
		}
		if k.mentions[j].form == m.form || !slices.ContainsFunc(ms, func(e int) bool { return !k.kindFits(m, e, slices.Index(k.ofCluster, e)) }) {
			return ms
		}
	}
	return nil
}

// lastOf finds the n things of the kind a description names that the nearest
// sentence to speak of as many speaks of, the description's own or one of the
// two before; nil unless they are just so many. Adjectives ("Syrian forces")
// speak of a country only where nothing else does.
func (k *maker) lastOf(i, n int) []int {
	m := &k.mentions[i]
	for s := m.sent; s >= 0 && s >= m.sent-2; s-- {
		var plain, all, people []int
		for j := k.sentenceStart[s]; j < min(k.sentenceStart[s+1], i); j++ {
			o := &k.mentions[j]
			e, c := k.of[j], k.linker.of[j]
			if o.kind == extract.Pronoun || e < 0 || c < 0 || k.placed(o) {
				continue
			}
			if k.entities[e].Class == schema.Person && o.kind == extract.Name && !slices.Contains(people, e) {
				people = append(people, e)
			}
			if !k.kindFits(m, e, c) {
				continue
			}
			if !slices.Contains(all, e) {
				all = append(all, e)
			}
			if t := &k.d.Sentences[s].Tokens[o.head]; !o.modifier && t.UPOS != "ADJ" && !slices.Contains(plain, e) {
				plain = append(plain, e)
			}
		}
		switch {
		case len(plain) == n:
			return plain
		case len(plain) > n:
			return nil
		case len(plain) == 0 && len(all) == n:
			return all
		case len(plain) > 0 && len(people) == n && m.class == schema.Person:
			// One is called a general; so the other is one too.
			return people
		}
	}
	return nil
}
