package coref

import (
	"fmt"
	"slices"
	"strings"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/en/gazetteer"
	"github.com/relata-kg/relata/schema"
)

// cluster is a thing as far as it has been read.
type cluster struct {
	members        []int
	gender, number agreement
	class          schema.Class
	name           int // the name cluster, -1 for none
	roles          map[string]bool
	reasons        []string
	held           *gazetteer.Entry // who holds the office it is described by
}

// linker links the mentions of a document in the order of the text.
type linker struct {
	*reader
	names *names
	// of is the cluster of each mention, -1 while it has none.
	of       []int
	clusters []cluster
	// titled is, for each mention that is the title before a person's name,
	// that name, -1 for all others.
	titled []int
	byName []int // name cluster to cluster
	byForm map[string][]int
	held   []*gazetteer.Entry // for each description of an office, who holds it, nil where not known
	forced []int              // for each mention, the mention that grammar ties it to, -1 for none
	// speakerOf is, for each quotation, the mention of who is said to speak,
	// -1 where nobody is.
	speakerOf []int
	// sentenceStart is the index of the first mention of each sentence.
	sentenceStart []int
	// frequent are the clusters of several mentions, the last spoken of last;
	// bounded.
	frequent []int
	w        weights
	// largest is the size of the largest cluster, among those of the
	// candidates at hand, that agrees.
	largest int
	// seen are the clusters that agree among the candidates so far, and rank
	// the place of the candidate's own among them, from the nearest.
	seen []int
	rank int
	// caution is how much better than none a link between unlike
	// descriptions must score.
	caution float32
	buf     features
}

func newLinker(r *reader, n *names, w weights) *linker {
	l := &linker{reader: r, names: n, w: w, byForm: map[string][]int{}}
	l.of = make([]int, len(r.mentions))
	l.forced = make([]int, len(r.mentions))
	l.titled = make([]int, len(r.mentions))
	for i := range l.of {
		l.of[i], l.forced[i], l.titled[i] = -1, -1, -1
	}
	l.byName = make([]int, len(n.clusters))
	for i := range l.byName {
		l.byName[i] = -1
	}
	l.sentenceStart = make([]int, len(r.d.Sentences)+1)
	k := 0
	for s := range r.d.Sentences {
		l.sentenceStart[s] = k
		for k < len(r.mentions) && r.mentions[k].sent == s {
			k++
		}
	}
	l.sentenceStart[len(r.d.Sentences)] = k
	for i := range r.mentions {
		l.forced[i] = l.apposition(i)
		l.titled[i] = l.title(i)
	}
	l.findSpeakers()
	l.held = make([]*gazetteer.Entry, len(r.mentions))
	for i := range r.mentions {
		l.held[i] = l.heldBy(i)
	}
	return l
}

// findSpeakers finds who speaks in each quotation: the subject of a verb of
// speech in one of its sentences, or in one before it of the same paragraph.
func (l *linker) findSpeakers() {
	count := 0
	for _, qs := range l.quotation {
		for _, q := range qs {
			count = max(count, q)
		}
	}
	l.speakerOf = make([]int, count+1)
	for q := range l.speakerOf {
		l.speakerOf[q] = -1
	}
	for s := range l.d.Sentences {
		if who := l.speaker(s); who >= 0 {
			for _, q := range l.quotation[s] {
				if q > 0 && l.speakerOf[q] < 0 {
					l.speakerOf[q] = who
				}
			}
		}
	}
	said := -1 // the speaker of the quotation before
	for s := range l.d.Sentences {
		if s > 0 && l.par[s] != l.par[s-1] {
			said = -1
		}
		if who := l.speaker(s); who >= 0 {
			said = who
		} else if qs := l.quotation[s]; len(qs) > 0 && qs[0] == 0 {
			said = -1
		}
		for _, q := range l.quotation[s] {
			if q > 0 && l.speakerOf[q] < 0 {
				l.speakerOf[q] = said
			}
		}
	}
}

// speaker is the mention that is the subject of a verb of speech outside the
// quotation marks of a sentence with a quotation, -1 for none.
func (l *linker) speaker(s int) int {
	toks := l.d.Sentences[s].Tokens
	if !slices.Contains(l.quote[s], true) && (len(toks) == 0 || toks[len(toks)-1].Form != ":") {
		return -1
	}
	for t := range toks {
		if toks[t].UPOS != "VERB" || l.quote[s][t] || !l.lex.speech[lower(&toks[t])] {
			continue
		}
		// "They urged patience, saying": who urged says.
		for v := t; v >= 0; v = toks[v].Head {
			for _, c := range l.children[s][v] {
				if base(toks[c].Deprel) == "nsubj" && !l.quote[s][c] {
					if i, ok := l.at[[2]int{s, c}]; ok {
						return i
					}
				}
			}
			if b := base(toks[v].Deprel); b != "advcl" && b != "conj" && b != "xcomp" {
				break
			}
		}
	}
	return -1
}

// speaks gives the mention of the speaker whom a pronoun of the first person in
// a quotation means, -1 where nobody is said to speak, or one speaks as "we".
func (l *linker) speaks(i int) int {
	m := &l.mentions[i]
	if m.kind != extract.Pronoun || m.form != "i" {
		return -1
	}
	said := l.speakerOf[m.quotation]
	if said < 0 || said == i || l.mentions[said].quoted {
		return -1
	}
	if who := &l.mentions[said]; who.number&singular == 0 || who.class != schema.Person && who.class != "" || who.kind == extract.Pronoun && person(who.form) == 2 {
		return -1
	}
	return said
}

// title is the person's name that a description stands right before as its
// title, where the tree makes the title the head: "Defense Minister Avigdor
// Lieberman".
func (l *linker) title(i int) int {
	m := &l.mentions[i]
	if m.kind != extract.Nominal || m.group || m.class != schema.Person || m.number != singular {
		return -1
	}
	at, ok := l.nameAt[[2]int{m.sent, m.head + 1}]
	if !ok || l.d.Mentions[at].First != m.head+1 || l.d.Mentions[at].Class != schema.Person {
		return -1
	}
	k, ok := l.at[[2]int{m.sent, l.d.Mentions[at].Head}]
	if !ok || l.mentions[k].kind != extract.Name || l.names.of[k] < 0 {
		return -1
	}
	toks := l.d.Sentences[m.sent].Tokens
	if h := l.mentions[k].head; toks[h].Head != m.head && toks[m.head].Head != h {
		return -1
	}
	return k
}

// calledBy is the name that a description only says the kind of: "the Hamas
// movement", "the Islamic State group", "the state of Rajasthan"; -1 for none.
func (l *linker) calledBy(i int) int {
	m := &l.mentions[i]
	if m.kind != extract.Nominal || m.group || m.number == plural || m.det == indefinite || m.det == quantified || m.det == possessive {
		return -1
	}
	toks := l.d.Sentences[m.sent].Tokens
	found := -1
	for _, c := range l.children[m.sent][m.head] {
		if t := &toks[c]; c < m.head && base(t.Deprel) == "amod" && ranking[strings.ToLower(t.Lemma)] {
			return -1 // "the main city of Kashmir" is a part of it
		}
	}
	for _, c := range l.children[m.sent][m.head] {
		at, ok := l.at[[2]int{m.sent, c}]
		if !ok || l.mentions[at].name < 0 || l.names.of[at] < 0 {
			continue
		}
		name := &l.mentions[at]
		switch base(toks[c].Deprel) {
		case "compound", "nmod", "appos", "flat":
		default:
			continue
		}
		switch {
		case c < m.head && l.d.Mentions[name.name].Last == m.head && toks[c].Deprel != "nmod:poss" && l.lex.movement[m.form] && name.class == schema.Organization,
			c > m.head && name.prep == "of" && l.lex.region[m.form] && (name.class == schema.Place || name.class == schema.City),
			c > m.head && name.prep == "of" && (m.form == "republic" || m.form == "kingdom" || m.form == "nation") && name.class == schema.Country:
			found = at
		}
	}
	return found
}

// ranking adjectives single out one of several.
var ranking = map[string]bool{"main": true, "major": true, "large": true, "largest": true, "big": true, "biggest": true, "second": true, "third": true, "other": true,
	"important": true, "populous": true, "principal": true, "old": true, "oldest": true, "poor": true, "poorest": true, "rich": true, "richest": true}

// merge puts the members of a nameless cluster into another.
func (l *linker) merge(into, from int) {
	if into == from || l.clusters[from].name >= 0 {
		return
	}
	a, b := &l.clusters[into], &l.clusters[from]
	for _, i := range b.members {
		l.of[i] = into
	}
	a.members = append(a.members, b.members...)
	slices.Sort(a.members)
	a.reasons = append(a.reasons, b.reasons...)
	for w := range b.roles {
		if a.roles == nil {
			a.roles = map[string]bool{}
		}
		a.roles[w] = true
	}
	if g := a.gender & b.gender; g != 0 {
		a.gender = g
	}
	b.members, b.reasons = nil, nil
	if k := slices.Index(l.frequent, from); k >= 0 {
		l.frequent = slices.Delete(l.frequent, k, k+1)
	}
}

// apposition is the mention that a mention stands in apposition to: a
// description beside a name or another description of the same number.
func (l *linker) apposition(i int) int {
	m := &l.mentions[i]
	toks := l.d.Sentences[m.sent].Tokens
	if k := l.bearer(m); k >= 0 {
		return k
	}
	if m.group || base(toks[m.head].Deprel) != "appos" || m.kind == extract.Pronoun {
		return -1
	}
	k, ok := l.at[[2]int{m.sent, toks[m.head].Head}]
	// A parser may hang what stands right after a name, and a comma, on
	// another name farther off.
	if near := l.justBefore(m); near >= 0 && m.kind == extract.Nominal {
		k, ok = near, true
	}
	if !ok || k >= i {
		return -1
	}
	h := &l.mentions[k]
	if h.kind == extract.Pronoun || h.kind == extract.Name && m.kind == extract.Name || h.number&m.number == 0 || m.class != "" && h.class != "" && h.gender&m.gender == 0 {
		return -1
	}
	// A list ("two men, a Dane and a Swede") is no apposition of one to one.
	for _, c := range l.children[m.sent][m.head] {
		if toks[c].Deprel == "conj" && m.number == singular && (h.number == plural || m.kind == extract.Name && m.class != schema.Person && h.kind == extract.Nominal) {
			return -1 // "the quartet, Russia and three others"
		}
	}
	if classClash(h.class, m.class) || h.kind == extract.Nominal && m.kind == extract.Name && l.placeClash(h, m.class) || h.kind == extract.Name && m.kind == extract.Nominal && l.placeClash(m, h.class) {
		return -1
	}
	return k
}

// bearer is the description of one person that a person's name between two
// commas belongs to, where the tree hangs the name on a word within it: "the
// governor of Texas, Greg Abbott, said".
func (l *linker) bearer(m *mention) int {
	toks := l.d.Sentences[m.sent].Tokens
	if m.kind != extract.Name || m.class != schema.Person || m.name < 0 {
		return -1
	}
	first, last := l.d.Mentions[m.name].First, l.d.Mentions[m.name].Last
	if b := base(toks[m.head].Deprel); b != "conj" && b != "appos" || first < 2 || last >= len(toks) || toks[first-1].Form != "," || toks[last].Form != "," && toks[last].Form != "." {
		return -1
	}
	for _, c := range l.children[m.sent][m.head] {
		if toks[c].Deprel == "cc" {
			return -1
		}
	}
	at := toks[m.head].Head
	if at < 0 || at >= first {
		return -1
	}
	for _, c := range l.children[m.sent][at] {
		if c != m.head && base(toks[c].Deprel) == "conj" {
			return -1 // a list
		}
	}
	if k, ok := l.at[[2]int{m.sent, at}]; !ok || l.mentions[k].class == schema.Person {
		return -1
	}
	for up := toks[at].Head; up >= 0 && up < at; at, up = up, toks[up].Head {
		if base(toks[at].Deprel) != "nmod" {
			return -1
		}
		if k, ok := l.at[[2]int{m.sent, up}]; ok && l.mentions[k].kind == extract.Nominal && l.mentions[k].class == schema.Person && l.mentions[k].number == singular {
			if base(toks[up].Deprel) == "appos" {
				return -1 // "Anna Lund, curator at the University of Arkansas, Fayetteville, said"
			}
			return k
		}
	}
	return -1
}

// justBefore is the person's name that ends right before the comma before a
// mention, or a body's before a word for one; -1 for none.
func (l *linker) justBefore(m *mention) int {
	if m.first < 2 || l.d.Sentences[m.sent].Tokens[m.first-1].Form != "," {
		return -1
	}
	at, ok := l.nameAt[[2]int{m.sent, m.first - 2}]
	if !ok || l.d.Mentions[at].Class != schema.Person && !(l.d.Mentions[at].Class == schema.Organization && (l.lex.organization[m.form] || l.lex.firm[m.form]) && m.number == singular && l.d.Mentions[at].Last == m.first-1) {
		return -1
	}
	k, ok := l.at[[2]int{m.sent, l.d.Mentions[at].Head}]
	if !ok || l.mentions[k].name != at {
		return -1
	}
	return k
}

// classClash tells whether two known classes cannot be of one thing.
func classClash(a, b schema.Class) bool {
	if a == "" || b == "" || a == b {
		return false
	}
	return !compatible(a, b) && !compatible(b, a)
}

func compatible(a, b schema.Class) bool {
	switch a {
	case schema.Person:
		return false
	case schema.Group:
		return b == schema.Organization
	case schema.Organization:
		return b == schema.Facility || b == schema.Product || b == schema.Event
	case schema.Country, schema.City, schema.Place, schema.Facility:
		return b == schema.Country || b == schema.City || b == schema.Place || b == schema.Facility
	case schema.Product:
		return b == schema.Law || b == schema.Event || b == schema.Thing
	case schema.Law:
		return b == schema.Event
	}
	return a == schema.Thing
}

// link puts mention i into the cluster of mention j, or into one of its own
// where j is -1.
func (l *linker) link(i, j int) {
	m := &l.mentions[i]
	c := -1
	if j >= 0 {
		c = l.of[j]
	}
	nc := l.names.of[i]
	if nc >= 0 && l.byName[nc] >= 0 {
		c = l.byName[nc]
	}
	if c < 0 {
		c = len(l.clusters)
		l.clusters = append(l.clusters, cluster{gender: m.gender, number: m.number, class: m.class, name: -1})
	}
	cl := &l.clusters[c]
	if nc >= 0 && l.byName[nc] < 0 {
		l.byName[nc] = c
		if cl.name < 0 {
			cl.name = nc
		}
	}
	if cl.held == nil {
		cl.held = l.held[i]
	}
	at, _ := slices.BinarySearch(cl.members, i)
	cl.members = slices.Insert(cl.members, at, i)
	l.of[i] = c
	if len(cl.members) > 1 {
		if k := slices.Index(l.frequent, c); k >= 0 {
			l.frequent = slices.Delete(l.frequent, k, k+1)
		}
		if l.frequent = append(l.frequent, c); len(l.frequent) > 12 {
			l.frequent = slices.Delete(l.frequent, 0, 1)
		}
	}
	if m.kind != extract.Pronoun || cl.gender != m.gender {
		if g := cl.gender & m.gender; g != 0 {
			cl.gender = g
		}
	}
	if nc >= 0 {
		if g := cl.gender & l.names.clusters[nc].gender; g != 0 && m.class == schema.Person {
			cl.gender = g
		}
	}
	if x := cl.number & m.number; x != 0 {
		cl.number = x
	}
	if cl.class == "" || m.kind == extract.Name && l.mentions[cl.members[0]].kind != extract.Name {
		if m.class != "" {
			cl.class = m.class
		}
	}
	if !m.group && (m.kind != extract.Pronoun || person(m.form) < 3) {
		at := append(l.byForm[m.form], i)
		if len(at) > 64 {
			at = slices.Clone(at[32:])
		}
		l.byForm[m.form] = at
		if m.kind != extract.Pronoun {
			l.describe(cl, i)
		}
	}
}

// describe notes the words that a mention's apposition, title or predicate
// describes its referent by.
func (l *linker) describe(cl *cluster, i int) {
	m := &l.mentions[i]
	toks := l.d.Sentences[m.sent].Tokens
	note := func(w string) {
		if cl.roles == nil {
			cl.roles = map[string]bool{}
		}
		cl.roles[w] = true
	}
	for _, c := range l.children[m.sent][m.head] {
		t := &toks[c]
		switch {
		case t.Deprel == "appos" || t.Deprel == "nmod:desc" || m.class == schema.Person && t.Deprel == "compound":
			note(lower(t))
		}
	}
	if m.role == "nsubj" && m.gov >= 0 && (toks[m.gov].UPOS == "NOUN" || toks[m.gov].UPOS == "PROPN") {
		note(lower(&toks[m.gov]))
	}
	if m.kind == extract.Nominal {
		note(m.form)
	}
	if len(m.words) > 1 && m.class != schema.Person {
		note(last(m.words))
		for k, w := range m.words {
			if w == "of" && k > 0 {
				note(m.words[k-1])
			}
		}
	}
}

// candidates lists the mentions that mention i may refer back to, from the
// nearest to the farthest. Their number is bounded.
func (l *linker) candidates(i int, out []int) []int {
	m := &l.mentions[i]
	window, sentences := 60, 5
	switch {
	case m.kind == extract.Name:
		window, sentences = 15, 1
	case m.kind == extract.Nominal:
		window, sentences = 70, 7
	case m.form == "i" || m.form == "you" || m.form == "we":
		window, sentences = 70, 12
	}
	lowest := l.sentenceStart[max(0, m.sent-sentences)]
	lowest = max(lowest, i-window)
	for j := i - 1; j >= lowest; j-- {
		if l.eligible(i, j) {
			out = append(out, j)
		}
	}
	if m.kind == extract.Pronoun && person(m.form) < 3 {
		// Who speaks and who is spoken to may be silent for long.
		at := l.byForm[m.form]
		n := 0
		for k := len(at) - 1; k >= 0 && n < 3; k-- {
			if j := at[k]; j < lowest && l.eligible(i, j) {
				out = append(out, j)
				n++
			}
		}
	}
	if m.kind == extract.Nominal {
		at := l.byForm[m.form]
		n := 0
		for k := len(at) - 1; k >= 0 && n < 4; k-- {
			if j := at[k]; j < lowest && l.eligible(i, j) {
				out = append(out, j)
				n++
			}
		}
		// The things most spoken of may be described from far.
		n = 0
		for k := len(l.frequent) - 1; k >= 0 && n < 6; k-- {
			c := &l.clusters[l.frequent[k]]
			if j := c.members[len(c.members)-1]; j < lowest && l.eligible(i, j) && !slices.Contains(out, j) {
				out = append(out, j)
				n++
			}
		}
	}
	return out
}

func lower(t *extract.Token) string { return strings.ToLower(t.Lemma) }

// eligible tells whether mention j can be what mention i refers back to, as
// far as grammar forbids it outright.
func (l *linker) eligible(i, j int) bool {
	a, c := &l.mentions[i], &l.mentions[j]
	if c.expletive || l.of[j] < 0 {
		return false
	}
	if a.sent == c.sent {
		if a.contains(c) {
			return false
		}
		if c.contains(a) && !l.inClauseOf(a, c) {
			return false
		}
		for _, k := range c.members {
			if k == i {
				return false
			}
		}
		// A part of a coordination is not the other part.
		if a.kind != extract.Pronoun && l.coordinated(a, c) {
			return false
		}
	}
	if a.kind == extract.Name && c.kind == extract.Name {
		return false
	}
	if a.kind == extract.Pronoun && l.otherPerson(a, &l.clusters[l.of[j]]) {
		return false
	}
	// "It" is nobody who has a name, "he" and "she" no state, place or body.
	if cl := &l.clusters[l.of[j]]; a.kind == extract.Pronoun && cl.name >= 0 {
		switch a.form {
		case "it":
			if cl.class == schema.Person {
				return false
			}
		case "he", "she":
			if c := coarse(cl.class); c == 2 || c == 3 {
				return false
			}
		}
	}
	// "He", "she" and "it" are one, "his opponents" several.
	if a.kind == extract.Pronoun && (a.form == "he" || a.form == "she" || a.form == "it") && c.kind != extract.Pronoun && l.clusters[l.of[j]].number == plural {
		return false
	}
	// "The armies" are not the one army.
	if a.kind == extract.Nominal && a.number == plural && l.clusters[l.of[j]].number == singular && c.kind != extract.Pronoun {
		return false
	}
	if a.kind != extract.Pronoun && c.kind != extract.Pronoun && classClash(a.class, l.clusters[l.of[j]].class) {
		return false
	}
	if a.kind == extract.Nominal && c.kind == extract.Nominal {
		// "Both sides" are not the one side.
		if a.form == c.form && a.several != c.several && !a.group && !c.group {
			return false
		}
		// What different owners have is not one thing.
		if x, y := l.owner(a), l.owner(c); x >= 0 && y >= 0 && x != y {
			return false
		}
	}
	// The president of Russia is nobody who is not.
	if e, cl := l.held[i], &l.clusters[l.of[j]]; e != nil && cl.held != nil && cl.held != e {
		return false
	} else if e != nil && cl.name >= 0 {
		if n := &l.names.clusters[cl.name]; n.entry != nil && n.entry != e || n.entry == nil && last(n.words) != surnameOf(e.Label) {
			return false
		}
	}
	// "The president" is nobody whom the text calls something else.
	if cl := &l.clusters[l.of[j]]; a.kind == extract.Nominal && sovereign[a.form] && cl.name >= 0 && !l.reigns(cl, a.form) {
		return false
	}
	// "The region" is no state, and "the country" no city.
	if cl := &l.clusters[l.of[j]]; a.kind == extract.Nominal && cl.name >= 0 && l.placeClash(a, cl.class) {
		return false
	}
	// "A president" is no president that the text has named.
	if a.kind == extract.Nominal && a.det == indefinite && l.clusters[l.of[j]].name >= 0 {
		return false
	}
	if a.kind != extract.Pronoun && c.kind == extract.Pronoun && c.class == schema.Person && a.class != "" && a.class != schema.Person {
		return false
	}
	return true
}

// sovereign are offices of which a state or body has one, so that whoever is
// called by another one hardly holds it as well.
var sovereign = map[string]bool{"president": true, "premier": true, "king": true, "queen": true, "pope": true, "pontiff": true, "emperor": true, "sultan": true, "chancellor": true}

// reigns tells that a named person can hold a sovereign office: the text calls
// him so, or nothing else, or the gazetteer knows that he held it.
func (l *linker) reigns(cl *cluster, office string) bool {
	if len(cl.roles) == 0 || cl.roles[office] {
		return true
	}
	for _, w := range []string{"leader", "head", "ruler", "candidate", "elect"} {
		if cl.roles[w] {
			return true
		}
	}
	if e := l.names.clusters[cl.name].entry; e != nil {
		for _, o := range e.Offices {
			if strings.HasSuffix(o.Role, office) || office == "premier" && o.Role == "prime minister" || office == "pontiff" && o.Role == "pope" {
				return true
			}
		}
	}
	posts := false
	for w := range cl.roles {
		posts = posts || l.lex.title[w]
	}
	return !posts
}

// placeClash tells whether a description of a place cannot be of a named one of
// a class.
func (l *linker) placeClash(m *mention, class schema.Class) bool {
	return class == schema.Country && m.class == schema.Place && !l.lex.land[m.form] || class == schema.City && m.class == schema.Country
}

// owner is the cluster of the possessor of a description, -1 for none.
func (l *linker) owner(m *mention) int {
	if m.det != possessive {
		return -1
	}
	toks := l.d.Sentences[m.sent].Tokens
	for _, c := range l.children[m.sent][m.head] {
		if toks[c].Deprel == "nmod:poss" {
			if at, ok := l.at[[2]int{m.sent, c}]; ok {
				return l.of[at]
			}
		}
	}
	return -1
}

// person is the grammatical person of a pronoun's form.
func person(form string) int {
	switch form {
	case "i", "we":
		return 1
	case "you":
		return 2
	}
	return 3
}

// otherPerson tells whether a pronoun cannot be of a cluster for its other
// pronouns: one text is written by one "I", and who is "I" there is not "he"
// but across quotation marks or paragraphs, where another speaks.
func (l *linker) otherPerson(a *mention, cl *cluster) bool {
	for k := len(cl.members) - 1; k >= 0 && k >= len(cl.members)-8; k-- {
		c := &l.mentions[cl.members[k]]
		if c.kind != extract.Pronoun || c.form == a.form {
			continue
		}
		if a.gender&c.gender == 0 && a.form != "they" && c.form != "they" {
			return true
		}
		if c.par == a.par && c.quoted == a.quoted {
			if person(a.form) != person(c.form) || person(a.form) == 1 {
				return true
			}
		}
	}
	return false
}

// inClauseOf tells whether a stands in a clause that modifies the head of c:
// "the man who lost his job".
func (l *linker) inClauseOf(a, c *mention) bool {
	toks := l.d.Sentences[a.sent].Tokens
	for t, n := a.head, 0; t >= 0 && t != c.head && n < 64; t, n = toks[t].Head, n+1 {
		if base(toks[t].Deprel) == "acl" && toks[t].Head == c.head {
			return true
		}
	}
	return false
}

func (l *linker) coordinated(a, c *mention) bool {
	toks := l.d.Sentences[a.sent].Tokens
	first := func(t int) int {
		for base(toks[t].Deprel) == "conj" && toks[t].Head >= 0 {
			t = toks[t].Head
		}
		return t
	}
	return a.head != c.head && first(a.head) == first(c.head)
}

func (l *linker) tie(c int, text string) {
	l.clusters[c].reasons = append(l.clusters[c].reasons, fmt.Sprintf("apposition %q", text))
}

// run links all mentions in order; choose picks the antecedent among
// candidates, -1 for none.
func (l *linker) run(choose func(i int, cands []int) int) {
	var buf []int
	waiting := map[int][]int{}
	for i := range l.mentions {
		l.next(i, &buf, waiting, choose)
		for _, k := range waiting[i] {
			l.link(k, i)
		}
	}
}

// next links mention i, if it is not linked yet; one that speaks before the
// text says who does waits for that mention.
func (l *linker) next(i int, buf *[]int, waiting map[int][]int, choose func(i int, cands []int) int) {
	if l.of[i] >= 0 {
		return
	}
	switch said := l.speaks(i); {
	case said > i:
		waiting[said] = append(waiting[said], i)
		return
	case said >= 0:
		l.link(i, said)
		return
	}
	if k := l.titled[i]; k >= 0 {
		if l.of[k] < 0 {
			l.link(k, -1)
		}
		l.link(i, k)
		return
	}
	if k := l.calledBy(i); k >= 0 {
		if l.of[k] < 0 {
			l.link(k, -1)
		}
		l.link(i, k)
		return
	}
	if nc := l.names.of[i]; nc >= 0 && l.byName[nc] >= 0 {
		l.link(i, -1)
		if k := l.forced[i]; k >= 0 && l.mentions[k].kind == extract.Nominal && len(l.clusters[l.of[k]].members) < 4 {
			l.tie(l.of[i], l.mentions[k].text)
			l.merge(l.of[i], l.of[k])
		}
		return
	}
	if k := l.forced[i]; k >= 0 {
		l.tie(l.of[k], l.mentions[i].text)
		l.link(i, k)
		return
	}
	if e := l.held[i]; e != nil {
		for nc, c := range l.byName {
			if c >= 0 && l.names.clusters[nc].entry == e {
				l.link(i, l.clusters[c].members[0])
				return
			}
		}
	}
	if l.mentions[i].expletive {
		l.link(i, -1)
		return
	}
	*buf = l.candidates(i, (*buf)[:0])
	l.link(i, choose(i, *buf))
}
