package claims

import (
	"slices"
	"sort"
	"strings"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// tree is a sentence made ready for the rules: heads that surely form a tree,
// children in order, lemmas in lower case, and what earlier stages found, by
// token.
type tree struct {
	d   *extract.Document
	si  int
	tok []extract.Token

	head []int
	kids [][]int
	// rel is the dependency relation without its subtype, sub the subtype.
	rel, sub []string
	lem      []string

	// mention is the mention whose head the token is, -1 for none; name is the
	// name that covers the token; time the expression of time; quantity the
	// number with its unit.
	mention, name, time, quantity []int
	// means holds the antecedents of pronouns that grammar alone resolves, by token.
	means map[int]int
	// mended tells the tokens whose head a repair has changed.
	mended      []bool
	seen        []uint8 // scratch of cutCycles
	path        []int
	first, last []int // the extent of the subtree, last exclusive
}

// index holds what the document-wide layers have for each sentence, so that a
// document is walked once and not once a sentence.
type index struct {
	mentions, times, quantities [][]int
}

func newIndex(d *extract.Document) *index {
	n := len(d.Sentences)
	x := &index{make([][]int, n), make([][]int, n), make([][]int, n)}
	for i, m := range d.Mentions {
		if m.Sentence >= 0 && m.Sentence < n {
			x.mentions[m.Sentence] = append(x.mentions[m.Sentence], i)
		}
	}
	for i, m := range d.Times {
		if m.Sentence >= 0 && m.Sentence < n {
			x.times[m.Sentence] = append(x.times[m.Sentence], i)
		}
	}
	for i, m := range d.Quantities {
		if m.Sentence >= 0 && m.Sentence < n {
			x.quantities[m.Sentence] = append(x.quantities[m.Sentence], i)
		}
	}
	return x
}

func filled(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = -1
	}
	return s
}

// newTree reads sentence si. Whatever the parser gave, the result is a forest:
// heads out of range and cycles are cut.
func newTree(d *extract.Document, x *index, si int) *tree {
	s := d.Sentences[si]
	n := len(s.Tokens)
	t := &tree{d: d, si: si, tok: s.Tokens,
		head: make([]int, n), kids: make([][]int, n), rel: make([]string, n), sub: make([]string, n), lem: make([]string, n),
		mention: filled(n), name: filled(n), time: filled(n), quantity: filled(n), mended: make([]bool, n),
		first: make([]int, n), last: make([]int, n)}
	for i, tk := range s.Tokens {
		h := tk.Head
		if h < 0 || h >= n || h == i {
			h = -1
		}
		t.head[i] = h
		t.rel[i], t.sub[i], _ = strings.Cut(tk.Deprel, ":")
		t.lem[i] = strings.ToLower(tk.Lemma)
		if t.lem[i] == "" || t.lem[i] == "_" {
			t.lem[i] = strings.ToLower(tk.Form)
		}
	}
	t.cutCycles()
	for _, mi := range x.mentions[si] {
		m := d.Mentions[mi]
		if m.Head < 0 || m.Head >= n || m.First < 0 || m.Last > n || m.First >= m.Last {
			continue
		}
		if old := t.mention[m.Head]; old < 0 || better(d.Mentions[old], m) {
			t.mention[m.Head] = mi
		}
		if m.Kind == extract.Name {
			for i := m.First; i < m.Last; i++ {
				if old := t.name[i]; old < 0 || d.Mentions[old].Last-d.Mentions[old].First < m.Last-m.First {
					t.name[i] = mi
				}
			}
		}
	}
	for _, ti := range x.times[si] {
		for i := max(0, d.Times[ti].First); i < d.Times[ti].Last && i < n; i++ {
			t.time[i] = ti
		}
	}
	for _, qi := range x.quantities[si] {
		for i := max(0, d.Quantities[qi].First); i < d.Quantities[qi].Last && i < n; i++ {
			t.quantity[i] = qi
		}
	}
	for _, mi := range x.mentions[si] {
		t.bindTitle(d.Mentions[mi])
		t.afterName(d.Mentions[mi])
	}
	t.twoSubjects()
	t.quantifiers()
	t.strayParticiple()
	t.struckRoot()
	t.capitalWho()
	t.casedObject()
	t.becamePublic()
	t.whichGroups()
	t.meansToAct()
	t.verbless()
	t.auxSubject()
	t.bareNounClause()
	t.invertedPlace()
	t.realIt()
	t.listAfterPhrase()
	t.namedAllies()
	t.suspectedOf()
	t.participleOfObject()
	t.developingWorld()
	t.frontedParticiple()
	t.listedPersons()
	t.personalWho()
	t.liftInfinitive()
	t.infinitiveCompound()
	t.effortInfinitive()
	t.shotDead()
	t.verbInList()
	t.ofInforming()
	t.impersonalWhich()
	t.impersonalThat()
	t.describedAs()
	t.perceived()
	t.perUnit()
	t.moreThan()
	t.andWounded()
	t.verbBeforeArticle()
	t.score()
	t.twoOffices()
	t.outsideQuotes()
	t.orMore()
	t.listNoApposition()
	t.twoLands()
	t.bothAnd()
	t.nameOfKind()
	t.contractedNot()
	t.lastOfList()
	t.fadingHopes()
	t.sayingTogether()
	t.citingParticiple()
	t.saidSubject()
	t.finalSpeech()
	t.doubleSubject(x)
	t.personAppositive(x)
	t.tookPlace()
	t.personPhrases(x)
	t.nearestAppositive()
	t.objectControl()
	t.upToNumber()
	t.actingOffice()
	t.subjectAfterTime()
	t.heldEvent()
	t.garden(x)
	for i, h := range t.head {
		if h >= 0 {
			t.kids[h] = append(t.kids[h], i)
		}
	}
	t.extents()
	return t
}

// better tells whether n says more about its head than m: names before
// descriptions before pronouns, then the longer, then the resolved.
func better(m, n extract.Mention) bool {
	if m.Kind != n.Kind {
		return n.Kind < m.Kind
	}
	if l, k := m.Last-m.First, n.Last-n.First; l != k {
		return k > l
	}
	return m.Entity < 0 && n.Entity >= 0
}

// cutCycles makes a root of one token of every cycle.
func (t *tree) cutCycles() {
	if t.seen == nil {
		t.seen = make([]uint8, len(t.head))
	}
	state := t.seen // 0 new, 1 on the path, 2 done
	clear(state)
	for i := range t.head {
		path := t.path[:0]
		for j := i; j >= 0 && state[j] != 2; j = t.head[j] {
			if state[j] == 1 {
				t.head[j] = -1
				break
			}
			state[j] = 1
			path = append(path, j)
		}
		for _, j := range path {
			state[j] = 2
		}
		t.path = path
	}
}

// extents fills the first and last token of every subtree, children before
// their heads.
func (t *tree) extents() {
	n := len(t.head)
	depth := make([]int, n)
	order := make([]int, n)
	for i := range order {
		order[i] = i
		t.first[i], t.last[i] = i, i+1
	}
	var stack []int
	for i, h := range t.head {
		if h < 0 {
			stack = append(stack, i)
		}
	}
	for len(stack) > 0 {
		i := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, k := range t.kids[i] {
			depth[k] = depth[i] + 1
			stack = append(stack, k)
		}
	}
	sort.SliceStable(order, func(a, b int) bool { return depth[order[a]] > depth[order[b]] })
	for _, i := range order {
		if h := t.head[i]; h >= 0 {
			t.first[h] = min(t.first[h], t.first[i])
			t.last[h] = max(t.last[h], t.last[i])
		}
	}
}

// kid returns the first child with one of the relations, -1 for none. A
// relation with a colon must agree in full, one without in its first part.
func (t *tree) kid(h int, rels ...string) int {
	for _, k := range t.kids[h] {
		if t.is(k, rels...) {
			return k
		}
	}
	return -1
}

func (t *tree) kidsOf(h int, rels ...string) []int {
	var out []int
	for _, k := range t.kids[h] {
		if t.is(k, rels...) {
			out = append(out, k)
		}
	}
	return out
}

func (t *tree) is(i int, rels ...string) bool {
	for _, r := range rels {
		if a, b, ok := strings.Cut(r, ":"); t.rel[i] == a && (!ok || t.sub[i] == b) {
			return true
		}
	}
	return false
}

func (t *tree) upos(i int, tags ...string) bool {
	for _, u := range tags {
		if t.tok[i].UPOS == u {
			return true
		}
	}
	return false
}

func (t *tree) xpos(i int, tags ...string) bool {
	for _, u := range tags {
		if t.tok[i].XPOS == u {
			return true
		}
	}
	return false
}

// nominal tells nouns, names, pronouns and numbers from other words.
func (t *tree) nominal(i int) bool {
	return t.upos(i, "NOUN", "PROPN", "PRON", "NUM", "SYM") || t.upos(i, "DET", "ADJ", "X") && !t.predicative(i) && t.is(i, "nsubj", "obj", "iobj", "obl", "nmod", "conj", "root", "appos")
}

// predicative tells a word that heads a clause by a copula or a subject.
func (t *tree) predicative(i int) bool {
	return t.kid(i, "cop") >= 0 || t.kid(i, "nsubj", "csubj") >= 0
}

// conjuncts lists h and what is coordinated with it, in order, leaving out
// what heads a clause of its own and what is denied ("but not").
func (t *tree) conjuncts(h int) []int {
	out := []int{h}
	for i := 0; i < len(out) && len(out) < maxConjuncts; i++ {
		for _, k := range t.kids[out[i]] {
			if t.including(k) {
				out = append(out, k)
				continue
			}
			if m, ok := t.nameAt(k); ok && out[i] == h && t.is(k, "appos") && k > h && m.Class == schema.Person && t.xpos(h, "NNS") && t.name[h] < 0 {
				// "two brothers, Niklaus and Johann": the names stand for the plural.
				for _, j := range t.kidsOf(k, "conj") {
					if q, ok := t.nameAt(j); ok && q.Class == schema.Person {
						out = append(out, j)
					}
				}
				continue
			}
			if t.rel[k] != "conj" || t.predicative(k) || t.upos(k, "VERB", "AUX", "ADV") || t.kid(k, "orphan") >= 0 {
				continue
			}
			if n := t.kid(k, "advmod"); n >= 0 && negators[t.lem[n]] {
				continue
			}
			if n := t.kid(k, "cc"); n >= 0 && (t.lem[n] == "rather" || t.lem[n] == "instead") && k > h {
				continue // "on notions rather than formalisms"
			}
			out = append(out, k)
		}
	}
	sort.Ints(out)
	return out
}

// including tells a phrase that names some of the noun it hangs on.
func (t *tree) including(k int) bool {
	if !t.is(k, "nmod") || k < t.head[k] || !t.upos(k, "NOUN", "PROPN") {
		return false
	}
	cs := t.cases(k)
	switch {
	case len(cs) == 2:
		return strings.EqualFold(t.words(cs), "such as") && t.xpos(t.head[k], "NNS", "NNPS")
	case len(cs) == 1 && strings.EqualFold(t.tok[cs[0]].Form, "like"):
		return t.xpos(t.head[k], "NNS") && t.dep(k, "conj") >= 0 && t.dep(k, "det") < 0
	}
	if h := t.head[k]; !t.xpos(h, "NNS", "NNPS") && !t.upos(h, "PROPN") && t.lem[h] != "people" && t.kid(h, "conj", "nummod") < 0 {
		return false // "an agenda, including talks" is not about each of several
	}
	return len(cs) == 1 && strings.EqualFold(t.tok[cs[0]].Form, "including")
}

// maxConjuncts bounds a coordination, so that the pairs of two of them stay
// few whatever the text.
const maxConjuncts = 12

// cases lists the tokens of the case marker of a phrase, with their fixed
// parts: "because of", "according to".
func (t *tree) cases(h int) []int {
	var out []int
	for _, k := range t.kids[h] {
		if t.rel[k] == "case" && !t.atLeast(k) && t.lem[k] != "'s" && t.lem[k] != "'" && t.lem[k] != "’s" && t.lem[k] != "’" {
			out = append(out, k)
			out = append(out, t.kidsOf(k, "fixed")...)
		}
	}
	return out
}

// words joins the forms of tokens with spaces.
func (t *tree) words(toks []int) string {
	var b strings.Builder
	for i, k := range toks {
		// "second-biggest" stays one word.
		if i > 0 && (toks[i-1] != k-1 || t.tok[k-1].End < t.tok[k].Start) {
			b.WriteByte(' ')
		}
		b.WriteString(t.tok[k].Form)
	}
	return b.String()
}

// retag gives a token another part of speech: for the rules alone, the
// document keeps what the tagger said.
func (t *tree) retag(k int, upos, xpos string) {
	t.tok = slices.Clone(t.tok)
	t.tok[k].UPOS, t.tok[k].XPOS = upos, xpos
}

func (t *tree) lower(toks []int) string { return strings.ToLower(t.words(toks)) }

// span is the text from token a to token b, exclusive.
func (t *tree) span(a, b int) schema.Span {
	if a < 0 || b > len(t.tok) || a >= b {
		return schema.Span{}
	}
	return schema.Span{Start: t.tok[a].Start, End: t.tok[b-1].End}
}

func (t *tree) text(a, b int) string { return t.span(a, b).Of(t.d.Text) }

// under tells whether i lies in the subtree of h.
func (t *tree) under(i, h int) bool {
	for n := 0; i >= 0 && n <= len(t.tok); i, n = t.head[i], n+1 {
		if i == h {
			return true
		}
	}
	return false
}

// nameAt is the name whose head is the token.
func (t *tree) nameAt(i int) (extract.Mention, bool) {
	if mi := t.mention[i]; mi >= 0 && t.d.Mentions[mi].Kind == extract.Name {
		return t.d.Mentions[mi], true
	}
	return extract.Mention{}, false
}

// classAt is the class of the name that the token heads or, if it heads none,
// of the name it lies in.
func (t *tree) classAt(i int) schema.Class {
	if m, ok := t.nameAt(i); ok {
		return m.Class
	}
	if mi := t.name[i]; mi >= 0 {
		return t.d.Mentions[mi].Class
	}
	return ""
}

func isPlace(c schema.Class) bool {
	return c == schema.Country || c == schema.City || c == schema.Place || c == schema.Facility
}
