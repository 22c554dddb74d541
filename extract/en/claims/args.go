package claims

import (
	"strings"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// phrase bounds the short noun phrase headed by h: its words without leading
// determiner, relative clauses, appositions, coordinated phrases and far
// modifiers. What identifies stays: names, adjectives, numbers, possessors
// and "of".
func (t *tree) phrase(h int) (a, b int) {
	if m, ok := t.nameAt(h); ok && m.Class == schema.Person {
		return m.First, m.Last
	}
	if strings.EqualFold(t.tok[h].Form, "those") && t.upos(h, "PRON", "DET") && t.last[h] > h+1 && t.last[h]-h <= maxThose {
		b = t.last[h] // "those who fled" means nothing without its clause
		for b-1 > h && t.upos(b-1, "PUNCT") {
			b--
		}
		return h, b
	}
	if t.lem[h] == "fact" && t.kid(h, "acl", "ccomp") > h && t.last[h]-h <= 2*maxThose {
		return h, t.last[h] // "the fact that they met"
	}
	if ti := t.time[h]; ti >= 0 {
		if x := t.d.Times[ti]; x.First >= 0 && x.First < h && x.Last > h && x.Last <= len(t.tok) && t.lem[x.First] == "from" && t.head[x.First] == h {
			return x.First + 1, x.Last // "from 1977 to 1981" is one period
		}
	}
	in := map[int]bool{h: true}
	if m, ok := t.nameAt(h); ok {
		for i := m.First; i < m.Last; i++ {
			in[i] = true
		}
	}
	t.collect(h, in, 0)
	a, b = h, h+1
	for a > 0 && (in[a-1] || t.joint(a-1, in)) {
		a--
	}
	for b < len(t.tok) && (in[b] || t.joint(b, in)) {
		b++
	}
	for b-2 > h && t.upos(b-1, "VERB") && t.tok[b-2].Form == "," {
		b -= 2 // a list of gerunds cut short: "promoting trade, boosting growth"
	}
	a, b = t.trim(h, a, b)
	for a > 0 && t.atLeast(a-1) {
		a--
	}
	if a > 0 && t.lem[a-1] == "not" && set1(t.lem[a], "all", "every", "everyone", "everybody", "many") {
		a-- // "not all countries recognize it"
	}
	if a > 0 && t.lem[h] == "other" && a == h && t.lem[a-1] == "each" {
		a--
	}
	return a, b
}

// maxThose bounds the words of "those" with its clause.
const maxThose = 14

// atLeast tells the "at" of "at least" and "at most", and "up to" before a
// number.
func (t *tree) atLeast(i int) bool {
	f := func(k int) string {
		if k < 0 || k >= len(t.tok) {
			return ""
		}
		return strings.ToLower(t.tok[k].Form)
	}
	num := func(k int) bool { return k < len(t.tok) && t.upos(k, "NUM") }
	if f(i) == "up" && f(i+1) == "to" && num(i+2) || f(i) == "to" && f(i-1) == "up" && num(i+1) {
		return true
	}
	return t.lem[i] == "at" && i+1 < len(t.tok) && set1(strings.ToLower(t.tok[i+1].Form), "least", "most")
}

// joint tells punctuation that stands inside a phrase: hyphens, full stops of
// abbreviations, quotation marks and brackets between words of it, and the
// comma between adjectives or the parts of a list inside an "of".
func (t *tree) joint(i int, in map[int]bool) bool {
	return t.upos(i, "PUNCT") && i > 0 && i+1 < len(t.tok) && in[i-1] && in[i+1]
}

// trim drops punctuation and stripped determiners from the ends, but never
// the head.
func (t *tree) trim(h, a, b int) (int, int) {
	for a < h && (t.upos(a, "PUNCT") && t.tok[a].Form != "$" || isQuote(t.tok[a].Form) || t.upos(a, "CCONJ") || stripped(t, a)) {
		a++
	}
	for b-1 > h && (isQuote(t.tok[b-1].Form) || t.upos(b-1, "PUNCT", "CCONJ", "DET") || t.is(b-1, "case") && (t.head[b-1] == h || t.head[b-1] >= b)) {
		b--
	}
	return a, b
}

func stripped(t *tree, i int) bool {
	if t.lem[i] == "no" && i+1 < len(t.tok) && t.lem[i+1] == "one" {
		return false
	}
	return t.upos(i, "DET", "PRON") && t.is(i, "det") && strippedDets[t.lem[i]]
}

var strippedDets = set("a an the this that these those no")

// collect marks the words that belong to the short phrase of h.
func (t *tree) collect(h int, in map[int]bool, depth int) {
	if depth > 12 {
		return
	}
	for _, k := range t.kids[h] {
		if k < h && strings.HasSuffix(strings.ToLower(t.lem[k]), "day") && calendar[t.lem[k]] && t.upos(k, "PROPN") && k+1 < h && t.upos(k+1, "NUM", "DET") && !t.timed(h) && t.name[k] < 0 {
			continue // "said Saturday 13 guerrillas were killed"
		}
		if k > h && calendar[t.lem[k]] && t.upos(k, "PROPN") && !t.timed(h) && t.name[k] < 0 {
			continue // "Algeria Thursday": a bare time beside a noun is none of its words
		}
		switch t.rel[k] {
		case "det":
			if k < h && !stripped(t, k) || depth > 0 {
				t.whole(k, in)
			}
		case "flat", "fixed", "goeswith", "nummod", "compound":
			t.whole(k, in)
		case "amod":
			if k < h || !t.clausal(k) {
				t.whole(k, in)
			}
		case "advmod":
			if k < h && (approximators[t.lem[k]] || t.upos(h, "NUM", "ADJ") || depth > 0) && !(depth == 0 && t.lem[k] == "not" && t.kid(h, "cop") >= 0) {
				t.whole(k, in)
			}
		case "case":
			if depth > 0 || t.lem[k] == "'s" || t.lem[k] == "'" || t.lem[k] == "’s" || t.lem[k] == "’" {
				if t.sub[h] == "poss" || depth > 0 {
					t.whole(k, in)
				}
			}
		case "nmod":
			switch {
			case t.sub[k] == "poss":
				if !t.relativePronoun(k) {
					in[k] = true
					t.collect(k, in, depth+1)
					t.listed(k, in, depth)
				}
			case t.sub[k] == "desc":
				if k > h || depth > 0 || t.classAt(h) != schema.Person {
					t.whole(k, in)
				}
			case t.sub[k] == "unmarked":
				if k < h && t.time[k] < 0 {
					t.whole(k, in)
				}
			case k > h && t.quantity[k] >= 0 && t.quantity[k] == t.quantity[h]:
				t.whole(k, in) // "seven kilometers per hour"
			case k > h && t.ofPhrase(k):
				in[k] = true
				if b := t.bearer(k); b >= 0 && b < t.last[k] && t.name[b] >= 0 && t.d.Mentions[t.name[b]].First == k+1 {
					t.whole(b, in) // "portraits of author Truman Capote"
				}
				t.collect(k, in, depth+1)
				t.listed(k, in, depth)
			}
		case "obl":
			if t.sub[k] == "unmarked" && k < h && t.upos(h, "ADJ") {
				t.whole(k, in) // "an 18-year-old"
			}
		case "dep":
			if k == h-1 && t.upos(k, "NUM", "ADV") {
				in[k] = true
			}
		}
	}
}

// listed adds what is coordinated with a word inside a phrase.
func (t *tree) listed(h int, in map[int]bool, depth int) {
	for _, k := range t.kids[h] {
		if n := t.kid(k, "cc"); t.rel[k] == "conj" && !t.predicative(k) && !t.upos(k, "VERB") && t.last[k]-t.first[k] <= 6 && (n < 0 || t.lem[n] != "rather" && t.lem[n] != "instead") {
			in[k] = true
			for _, g := range t.kids[k] {
				if t.rel[g] == "cc" {
					in[g] = true
				}
			}
			t.collect(k, in, depth+1)
		}
	}
}

// whole adds a modifier with all its words but clauses.
func (t *tree) whole(k int, in map[int]bool) {
	in[k] = true
	for _, g := range t.kids[k] {
		switch t.rel[g] {
		case "acl", "advcl", "ccomp", "parataxis", "appos", "nsubj":
			continue
		}
		if t.rel[g] == "nmod" && t.sub[g] == "" && !t.ofPhrase(g) {
			continue
		}
		t.whole(g, in)
	}
}

// ofPhrase tells a phrase led by "of" alone.
func (t *tree) ofPhrase(k int) bool {
	cs := t.cases(k)
	return len(cs) == 1 && t.lem[cs[0]] == "of"
}

func (t *tree) clausal(k int) bool {
	return t.kid(k, "nsubj", "cop", "mark", "obj", "obl", "xcomp", "advcl", "ccomp") >= 0
}

var approximators = set("about nearly almost some around approximately roughly over more least most only up less than as many at just another")

// relativePronoun tells "who", "which", "that" … standing in a relative
// clause.
func (t *tree) relativePronoun(i int) bool {
	if f := strings.ToLower(t.tok[i].Form); f == "those" || f == "these" || f == "that" && t.kid(i, "nmod") > i {
		return false
	}
	return t.upos(i, "PRON", "DET", "ADV", "SCONJ") && relativePronouns[t.lem[i]] && (strings.Contains(t.tok[i].Feats, "Rel") || t.xpos(i, "WP", "WDT", "WP$", "WRB") || t.lem[i] == "that" && t.is(i, "nsubj", "obj", "obl"))
}

var relativePronouns = set("who whom whose which that where when")

// namedWithin looks through a noun that only says what kind of place or group
// a name is: "city of Karbala", "town of Hoping" are the names themselves.
func (t *tree) namedWithin(h int) int {
	if g := t.head[h]; g >= 0 && g < h && t.is(h, "appos") && t.lem[h] == "one" && t.upos(g, "NOUN") && !t.timed(g) && t.kid(h, "nmod") < 0 {
		return g // "the channel, one that he kept private"
	}
	if _, ok := t.nameAt(h); ok || !t.upos(h, "NOUN", "PROPN") {
		return h
	}
	if k := t.bearer(h); k >= 0 {
		return k
	}
	if kindsOfPlace[t.lem[h]] || placeNouns[t.lem[h]] {
		// "the Tibetan capital, Lhasa"
		for _, k := range t.kids[h] {
			if m, ok := t.nameAt(k); ok && isPlace(m.Class) && k > h && t.xpos(h, "NN") && t.is(k, "appos") && m.First <= h+2 && t.kid(h, "nmod") < 0 && t.kid(k, "case", "conj") < 0 {
				return k
			}
		}
	}
	if kindsOfBody[t.lem[h]] {
		// "the newspaper Il Manifesto", "the Xinhua news agency".
		for _, k := range t.kids[h] {
			m, ok := t.nameAt(k)
			if !ok || m.Class != schema.Organization && m.Class != schema.Product && m.Class != schema.Facility {
				continue
			}
			if k > h && t.is(k, "appos") && m.First == h+1 || k < h && t.is(k, "compound") && medium[t.lem[h]] && (m.Last == h || m.Last == h-1 && t.lem[m.Last] == "news") {
				return k
			}
		}
	}
	// "the Bureau, a laboratory with seat in Lima": the description
	// stands for the name it explains.
	if g := t.head[h]; g >= 0 && g < h && t.is(h, "appos") && t.upos(h, "NOUN") {
		if _, ok := t.nameAt(g); ok {
			return g
		}
	}
	if !kindsOfPlace[t.lem[h]] || t.ownName(h) {
		return h
	}
	for _, k := range t.kids[h] {
		if k < h && t.is(k, "amod") && ranking[t.lem[k]] {
			return h // "the main city of Kashmir" is a part of it
		}
	}
	for _, k := range t.kids[h] {
		if t.is(k, "nmod") && t.ofPhrase(k) {
			if m, ok := t.nameAt(k); ok && isPlace(m.Class) && k > h {
				return k
			}
		}
	}
	return h
}

// ranking adjectives single out one of several.
var ranking = set("main major large largest big biggest second third other important populous principal old oldest poor poorest rich richest")

// ownName tells a noun for a kind of place with its name before it: "Arghandab
// district".
func (t *tree) ownName(h int) bool {
	if !kindsOfPlace[t.lem[h]] {
		return false
	}
	if set1(t.lem[h], "town", "city", "village", "port", "resort", "suburb", "settlement", "hamlet") {
		// "the West Bank town of Ramallah"
		for _, k := range t.kidsOf(h, "nmod") {
			if k > h && t.name[k] >= 0 && t.ofPhrase(k) {
				return false
			}
		}
	}
	for _, k := range t.kids[h] {
		if k < h && t.is(k, "compound") && t.name[k] >= 0 {
			if c := t.d.Mentions[t.name[k]].Class; c == schema.City || c == schema.Place {
				return true
			}
		}
	}
	return false
}

// bearer is the name that stands in apposition to a description of the person:
// "a Chilean deputy, Carmen Rojas", -1 for none.
func (t *tree) bearer(h int) int {
	for _, k := range t.kids[h] {
		if k > h && t.is(k, "nmod") && officeNouns[t.lem[h]] && t.kid(k, "case") < 0 {
			// "[the chief of staff] Lund": an editor's words before the name.
			if m, ok := t.nameAt(k); ok && m.Class == schema.Person && m.First > h && t.tok[m.First-1].Form == "]" {
				return k
			}
		}
		if k > h && t.is(k, "appos", "flat", "nmod:desc", "dep") {
			if m, ok := t.nameAt(k); ok && m.Class == schema.Person && m.First > h && (t.is(k, "appos") || m.First == h+1) {
				return k
			}
		}
	}
	return -1
}

// medium are nouns that after the name of a medium only say what it is.
var medium = set("newspaper daily weekly magazine agency station broadcaster network channel website")

var kindsOfPlace = set("city town village capital port province district island region municipality county settlement suburb")

// node is the argument headed by h.
func (t *tree) node(h int) schema.Node {
	if k := t.soCalled(h); k >= 0 {
		h = k
	}
	h = t.namedWithin(h)
	if n, ok := t.pronounNode(h); ok {
		return n
	}
	a, b := t.phrase(h)
	if ti := t.time[h]; ti >= 0 && t.d.Times[ti].First >= 0 && t.d.Times[ti].Last <= len(t.tok) && t.d.Times[ti].Last-t.d.Times[ti].First <= 4 && t.upos(h, "NUM", "PROPN") && !t.upos(t.d.Times[ti].First, "ADP", "DET") {
		a, b = min(a, t.d.Times[ti].First), max(b, t.d.Times[ti].Last) // "May 8" is one
	}
	return t.nodeOf(h, a, b)
}

// soCalled is what somebody calls something in "what he called a campaign" and
// "what officials say was revenge", -1 for another "what".
func (t *tree) soCalled(h int) int {
	if t.lem[h] != "what" {
		return -1
	}
	for _, v := range t.kids[h] {
		if v < h || !t.is(v, "acl:relcl", "acl") {
			continue
		}
		if calling[t.lem[v]] || t.lem[v] == "describe" {
			for _, k := range t.kids[v] {
				if k > v && t.is(k, "obj", "xcomp", "iobj", "obl") && t.upos(k, "NOUN", "PROPN") {
					return k
				}
			}
		}
		if reporting[t.lem[v]] {
			if k := t.kid(v, "ccomp"); k > v && t.kid(k, "cop") > v && t.upos(k, "NOUN") && t.kid(k, "nsubj") < 0 {
				return k
			}
		}
	}
	return -1
}

// nodeOf is the node of the words from a to b whose head is h.
func (t *tree) nodeOf(h, a, b int) schema.Node {
	sp := t.span(a, b)
	n := schema.Node{Text: sp.Of(t.d.Text), Span: sp}
	if mi := t.mention[h]; mi >= 0 {
		m := t.d.Mentions[mi]
		if m.Entity >= 0 && m.Entity < len(t.d.Entities) {
			t.link(&n, m.Entity)
			return n
		}
		n.Class = m.Class
	}
	n.Value, n.Label = n.Text, n.Text
	if ti := t.time[h]; ti >= 0 && t.d.Times[ti].Span == sp && len(t.d.Times[ti].Start) == len("2006-01-02") && t.d.Times[ti].Start == t.d.Times[ti].End {
		n.Value, n.Datatype = t.d.Times[ti].Start, "xsd:date"
	} else if qi := t.quantity[h]; qi >= 0 && t.d.Quantities[qi].Span == sp && t.d.Quantities[qi].Kind == "number" && t.d.Quantities[qi].Value != "" {
		n.Value, n.Datatype = t.d.Quantities[qi].Value, "xsd:decimal"
	}
	n.Unresolved = t.upos(h, "PRON") || b-a == 1 && t.upos(h, "NOUN") && t.kid(h, "det") >= 0
	return n
}

func (t *tree) link(n *schema.Node, entity int) {
	e := t.d.Entities[entity]
	n.Entity, n.Label, n.Class, n.Aliases = e.ID, e.Label, e.Class, e.Aliases
}

// pronounNode replaces a resolved pronoun by the words of its antecedent when
// they stand earlier in the same sentence, and links it in any case.
func (t *tree) pronounNode(h int) (schema.Node, bool) {
	if !t.upos(h, "PRON", "DET") {
		return schema.Node{}, false
	}
	if t.means[h] == -1 {
		f := t.tok[h].Form
		return schema.Node{Text: f, Span: t.tok[h].Span, Label: f, Value: f, Unresolved: true}, true
	}
	if t.mention[h] < 0 || t.d.Mentions[t.mention[h]].Entity < 0 {
		if j, ok := t.means[h]; ok {
			return t.node(j), true
		}
		return schema.Node{}, false
	}
	m := t.d.Mentions[t.mention[h]]
	if m.Kind != extract.Pronoun || m.Entity >= len(t.d.Entities) {
		return schema.Node{}, false
	}
	for j := h - 1; j >= 0; j-- {
		if mi := t.mention[j]; mi >= 0 && t.d.Mentions[mi].Entity == m.Entity && t.d.Mentions[mi].Kind != extract.Pronoun {
			a, b := t.phrase(j)
			if b <= h {
				return t.nodeOf(j, a, b), true
			}
		}
	}
	n := schema.Node{Text: t.tok[h].Form, Span: t.tok[h].Span}
	t.link(&n, m.Entity)
	return n, true
}

// words of a clause or long phrase as further argument: the subtree of h
// without its leading case marker or complementiser, at most maxArgTokens.
func (t *tree) longNode(h int, skip map[int]bool) schema.Node {
	a, b := t.first[h], t.last[h]
	for a < h && (skip[a] || t.upos(a, "PUNCT")) {
		a++
	}
	for b-1 > h && t.upos(b-1, "PUNCT") {
		b--
	}
	// A quotation that ends within ends the words.
	for m, i := t.quotedAt(a), a; m != 0 && i < b; i++ {
		if m = m.after(t, i); m == 0 && i > h {
			b = i
		}
	}
	for i := h + 1; i+1 < b; i++ {
		if t.tok[i].Form == "," && strings.EqualFold(t.tok[i+1].Form, "according") {
			b = i // whose word it is stands apart
		}
	}
	if b-a > maxArgTokens {
		b = max(h+1, a+maxArgTokens)
		for b-1 > h && (t.upos(b-1, "PUNCT", "ADP", "CCONJ", "SCONJ", "DET", "PART") || t.upos(b-1, "AUX")) {
			b--
		}
	}
	sp := t.span(a, b)
	n := schema.Node{Text: sp.Of(t.d.Text), Span: sp}
	n.Label, n.Value = n.Text, n.Text
	return n
}

const maxArgTokens = 25

// clauseNode is the words of a clause as object. A long one ends before the
// second of two coordinated verbs and before an adverbial clause, which stand in
// claims of their own: "the two foes cooperate to rebuild the country and
// repatriate refugees".
func (t *tree) clauseNode(h int, skip map[int]bool) schema.Node {
	n := t.longNode(h, skip)
	a, b := -1, -1
	for i := range t.tok {
		if n.Span.Contains(t.tok[i].Span) {
			if a < 0 {
				a = i
			}
			b = i + 1
		}
	}
	if a < 0 || b-a <= longObject {
		return n
	}
	spine := h
	for range 4 {
		next := -1
		for _, k := range t.kids[spine] {
			switch {
			case k <= spine || k >= b:
			case t.is(k, "conj") && t.dep(k, "cc") > spine && t.upos(k, "VERB", "AUX", "ADJ"), t.is(k, "advcl") && !t.infinitive(k), t.is(k, "parataxis"):
				c := t.first[k]
				for c < k && t.upos(c, "PUNCT") {
					c++
				}
				if c > h && c-a > 3 {
					b = min(b, c)
				}
			case t.is(k, "xcomp", "advcl"):
				next = k
			}
		}
		if spine = next; next < 0 {
			break
		}
	}
	for b-1 > h && t.upos(b-1, "PUNCT", "CCONJ") {
		b--
	}
	sp := t.span(a, b)
	n = schema.Node{Text: sp.Of(t.d.Text), Span: sp}
	n.Label, n.Value = n.Text, n.Text
	return n
}

// longObject is how many words the object of a claim has before it is cut short.
const longObject = 8

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}
