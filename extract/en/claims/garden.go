package claims

import (
	"strings"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// The repairs below put right garden paths: places where the parser took the
// nearest noun for an object, or the nearest verb for a governor, and left a
// finite verb without its subject or a verb with one complement too many.
// Agreement, valency and punctuation tell them.

// deps lists the dependents of h in order.
func (t *tree) deps(h int) []int {
	var out []int
	for k, g := range t.head {
		if g == h {
			out = append(out, k)
		}
	}
	return out
}

// dep is the first dependent of h with one of the relations, -1 for none.
func (t *tree) dep(h int, rels ...string) int {
	for k, g := range t.head {
		if g == h && t.is(k, rels...) {
			return k
		}
	}
	return -1
}

// reach is the last token under h, -1 for an empty tree.
func (t *tree) reach(h int) int {
	end := h
	for k := h + 1; k < len(t.head); k++ {
		if t.under(k, h) {
			end = k
		}
	}
	return end
}

// begin is the first token under h.
func (t *tree) begin(h int) int {
	for k := 0; k < h; k++ {
		if t.under(k, h) {
			return k
		}
	}
	return h
}

// surelyFinite tells a verb whose tense no participle shares: "goes", "has
// gone", "will go", not "backed".
func (t *tree) surelyFinite(v int) bool {
	if t.xpos(v, "VBZ", "VBP", "MD") {
		return true
	}
	for k, h := range t.head {
		if h == v && t.is(k, "aux", "cop") && t.xpos(k, "VBD", "VBZ", "VBP", "MD") {
			return true
		}
	}
	return false
}

// subjectless finds the finite predicate after token i that hangs on one of
// the heads and lacks a subject, one surely finite before others; -1 for none.
func (t *tree) subjectless(i int, heads ...int) int {
	best := -1
	for v := i + 1; v < len(t.tok); v++ {
		on := false
		for _, h := range heads {
			on = on || h >= 0 && (t.head[v] == h || v == h)
		}
		if !on || !t.upos(v, "VERB", "AUX", "ADJ", "NOUN") || t.is(v, "aux", "cop") || !t.finite(v) || t.hasSubject(v) {
			continue
		}
		if t.surelyFinite(v) {
			return v
		}
		if best < 0 {
			best = v
		}
	}
	return best
}

// subjectOf makes s the subject of v.
func (t *tree) subjectOf(s, v int) {
	t.attach(s, v, "nsubj", "")
	t.mended[v] = true // where it hangs is sure now that it has its subject
	if t.dep(v, "aux:pass") >= 0 {
		t.sub[s] = "pass"
	}
}

// garden applies the repairs of this file.
func (t *tree) garden(x *index) {
	t.saidClause()
	t.hyphenGerund()
	t.apart()
	t.nextTo()
	t.reducedRelative()
	t.buriedVerb()
	t.toldByThat()
	t.verbAfterRelative()
	t.conjunctNumber()
	t.notHimself()
	t.nearConjunct()
	t.holding()
	t.gappedPassive()
	t.tolerated()
	t.leadingFirm()
	t.betweenTwo()
	t.gerundNoun()
	t.spanRelative()
	t.raisedInfinitive()
	t.helpedVerb()
	t.quotedSubject()
	t.numberRange()
	t.closeTo()
	t.nounNoVerb()
	t.namedAs()
	t.thereNoSubject()
	t.verbList()
	t.nationalTitle(x)
	t.titleList(x)
	t.phraseSubject()
	t.walkPast()
	t.especially()
	t.includingWhom()
	t.twoPersons(x)
	t.backVerb()
	t.inLineWith()
	t.samePreposition()
	t.bareConjunct()
	t.hyphenParticiple()
	t.adjectiveObject()
	t.leftObject()
	t.appearedSubject()
	t.nextClauseSubject()
	t.afterAs()
	t.clauseWithThat()
	t.mandativeClause()
	t.putWhere()
	t.fromTo()
	t.whichNearest()
	t.bindingComma()
	t.wouldBe()
	t.thoughtToBe()
	t.objectAfter()
	t.participleAfterPreposition()
	t.toldThat()
	t.perfectList()
	t.withAbsolute()
	t.afterNoun()
	t.finiteConjunct()
	t.bareConjunctVerb()
	t.innerModifier()
	t.loneObject()
	t.chainedClause()
	t.instrumentTo()
	t.parallelModal()
	t.nameAfterKind(x)
	t.nounValency()
	t.verbInfinitive()
	t.neighbouring()
	t.deadly()
	t.resultAdjective()
	t.perfectHad()
	t.noApposition()
	t.declinedSpeaker()
	t.timeNoSubject()
	t.allowedAfter()
	t.personParticiple()
	t.gerundSubject()
	t.ballotsCounted()
	t.weekThat()
	t.relativeAgreement()
	t.oneThat()
	t.recipient()
	t.paidSum()
	t.adjectiveInfinitive()
	t.invertedCondition()
}

// nationalTitle makes a person's name the head of its phrase where the parser
// took the word for his nation for one: "Frenchman Michel Lacroix".
func (t *tree) nationalTitle(x *index) {
	for _, mi := range x.mentions[t.si] {
		m := t.d.Mentions[mi]
		k := m.First - 1
		if m.Kind != extract.Name || m.Class != schema.Person || k < 0 || m.Last > len(t.tok) || t.classAt(k) != schema.Group || t.head[m.First] != k || !t.is(m.First, "flat", "appos") {
			continue
		}
		t.takePlace(m.First, k)
		t.attach(k, m.First, "nmod", "desc")
	}
	t.cutCycles()
}

// backVerb joins "back" to the verb before it where the parser gave it to the
// noun: "clawed back territory".
func (t *tree) backVerb() {
	for i := 1; i+1 < len(t.tok); i++ {
		if t.lem[i] == "back" && t.upos(i, "ADV", "ADP") && t.upos(i-1, "VERB") && t.head[i] > i && t.tok[i+1].Form != "-" && t.dep(i, "case", "fixed") < 0 && !t.upos(i+1, "ADP", "VERB", "AUX") {
			if t.is(i, "compound", "advmod", "amod", "case") {
				t.attach(i, i-1, "compound", "prt")
			}
		}
	}
}

// inLineWith joins a bare noun between two prepositions to the phrase after it
// where the parser hung both on the verb: "in line with the resolution".
func (t *tree) inLineWith() {
	for k := 1; k+2 < len(t.tok); k++ {
		v := t.head[k]
		if v < 0 || !t.is(k, "obl") || !bridges[t.lem[k]] || t.head[k-1] != k || !t.is(k-1, "case") || !t.upos(k+1, "ADP") || t.lem[k+1] == "by" || t.lem[k] == "advance" {
			continue
		}
		if g := t.head[k+1]; g > k && t.head[g] == v && t.is(g, "obl") && t.is(k+1, "case") {
			t.attach(g, k, "nmod", "")
		}
	}
	t.cutCycles()
}

// bareConjunct coordinates a bare common noun with the noun that governs a name
// and not with the name: "his arrival at the Palace and preparation for the
// summit".
func (t *tree) bareConjunct() {
	for k := range t.tok {
		n := t.head[k]
		if n < 0 || n > k || !t.is(k, "conj") || !t.xpos(k, "NN") || t.name[k] >= 0 || t.name[n] < 0 || !t.is(n, "nmod") {
			continue
		}
		g := t.head[n]
		if g < 0 || g > n || !t.upos(g, "NOUN") || !eventNouns[t.lem[g]] || t.dep(k, "det", "nmod:poss", "amod", "compound", "case") >= 0 || k+1 >= len(t.tok) || !t.upos(k+1, "ADP") {
			continue
		}
		t.attach(k, g, "conj", "")
		if p := t.head[k+1]; p > k && t.head[p] == g {
			t.attach(p, k, "nmod", "")
		}
	}
	t.cutCycles()
}

// hyphenParticiple makes one modifier of a noun and the participle written
// with it where the parser made a verb of the participle: "related to
// government-held areas" is about areas.
func (t *tree) hyphenParticiple() {
	for v := 2; v+1 < len(t.tok); v++ {
		if !t.xpos(v, "VBN") || t.tok[v-1].Form != "-" || t.head[v-2] != v || t.tok[v-1].End != t.tok[v].Start || t.is(v, "amod", "compound") || t.dep(v, "aux") >= 0 {
			continue
		}
		o := t.dep(v, "obj")
		if o < v || !t.upos(o, "NOUN", "PROPN") {
			continue
		}
		bare := true
		for k := v + 1; k < o; k++ {
			bare = bare && t.upos(k, "ADJ", "NOUN", "PROPN", "NUM", "PUNCT")
		}
		g := t.head[v]
		if !bare || g < 0 || g > v {
			continue
		}
		prep := -1
		for k := range t.head {
			if (t.head[k] == v || t.head[k] == v-2) && k < v-2 && t.is(k, "case") {
				prep = k
			}
		}
		switch {
		case prep < 0 && t.upos(g, "VERB") && t.dep(g, "obj") < 0:
			t.attach(o, g, "obj", "")
		case prep < 0:
			continue
		default:
			// The phrase belongs to what stands right before its preposition.
			if h := prep - 1; h > g && t.upos(h, "VERB", "ADJ", "NOUN") {
				g = h
			}
			rel := "nmod"
			if t.upos(g, "VERB", "ADJ") {
				rel = "obl"
			}
			t.attach(o, g, rel, "")
			t.attach(prep, o, "case", "")
		}
		for k := range t.head {
			if t.head[k] == v && k > o {
				t.head[k] = o
			}
		}
		t.attach(v, o, "amod", "")
	}
	t.cutCycles()
}

// adjectiveObject makes adjective and noun of a bare word and what the parser
// put beside it after a comma: "have candid, private talks".
func (t *tree) adjectiveObject() {
	for c := range t.tok {
		o := t.head[c]
		if o < 0 || o > c-3 || !t.is(c, "appos", "conj") || !t.is(o, "obj", "obl") || t.tok[o+1].Form != "," || !t.upos(c, "NOUN") || !t.xpos(o, "JJ", "NN") || t.name[o] >= 0 || t.name[c] >= 0 {
			continue
		}
		if t.xpos(o, "NN") && !t.xpos(c, "NNS") {
			continue
		}
		fits := true
		for k := o + 2; k < c; k++ {
			fits = fits && t.upos(k, "ADJ") && t.head[k] == c && t.is(k, "amod")
		}
		for _, k := range t.deps(o) {
			fits = fits && (k == c || t.is(k, "punct", "case") || t.xpos(o, "JJ") && k < o)
		}
		if !fits || t.dep(c, "cc", "det") >= 0 {
			continue
		}
		t.takePlace(c, o)
		t.attach(o, c, "amod", "")
	}
	t.cutCycles()
}

// leftObject gives a noun that the parser took for the object of a verb after
// it to the finite verb whose subject it is: in "how Russia, having helped, is
// pressing" Russia presses. English objects do not stand before their verb but
// as question words and relative pronouns.
func (t *tree) leftObject() {
	for o := range t.tok {
		h := t.head[o]
		if h <= o || !t.is(o, "obj", "iobj") || !t.upos(o, "NOUN", "PROPN", "PRON") || t.xpos(o, "WP", "WDT", "WP$", "DT") || !t.upos(h, "VERB") || t.hasSubject(h) {
			continue
		}
		comma := false
		for k := o + 1; k < h; k++ {
			comma = comma || t.tok[k].Form == ","
		}
		if !t.finite(h) && comma {
			if v := t.subjectless(t.reach(h), t.head[h]); v > h {
				t.subjectOf(o, v)
				t.attach(h, v, "advcl", "")
				if g := t.head[v]; g >= 0 && g < o && t.is(v, "parataxis", "advcl") {
					for k := g + 1; k < o; k++ {
						if t.head[k] == g && (t.xpos(k, "WRB") || t.lem[k] == "that") {
							t.attach(v, g, "ccomp", "")
							t.attach(k, v, "advmod", "")
						}
					}
				}
			}
		} else if t.finite(h) && !comma {
			t.subjectOf(o, h)
		}
	}
	t.cutCycles()
}

// appearedSubject makes a clause of the noun after "it appears" and the finite
// verb that follows: such verbs take no object.
func (t *tree) appearedSubject() {
	for o := range t.tok {
		v := t.head[o]
		if v < 0 || v > o || !t.is(o, "obj", "xcomp") || !t.upos(o, "NOUN", "PROPN", "PRON") || !set1(t.lem[v], "appear", "seem") {
			continue
		}
		s := t.dep(v, "nsubj", "expl")
		if s < 0 || t.lem[s] != "it" {
			continue
		}
		p := t.subjectless(o, v)
		if p < 0 || p == v {
			continue
		}
		t.attach(p, v, "ccomp", "")
		t.subjectOf(o, p)
		for _, k := range t.deps(v) {
			// What stands between noun and verb belongs to their clause.
			if k > o && k < p && !t.is(k, "punct") {
				t.attach(k, p, "advcl", "")
			}
		}
		t.rel[s] = "expl"
	}
	t.cutCycles()
}

// nextClauseSubject gives the object of an adverbial clause to the main verb
// right after it that has no subject: "when the river rose the army
// helped".
func (t *tree) nextClauseSubject() {
	for o := range t.tok {
		v := t.head[o]
		if v < 0 || v > o || !t.is(o, "obj") || !t.upos(v, "VERB") || !t.is(v, "advcl") || !t.upos(o, "NOUN", "PROPN", "PRON") {
			continue
		}
		m := t.head[v]
		if m <= o || !t.finite(m) || t.hasSubject(m) || t.dep(v, "mark") < 0 && t.dep(v, "advmod") < 0 {
			continue
		}
		clear := true
		for k := o + 1; k < m; k++ {
			clear = clear && (t.under(k, o) || t.head[k] == m && t.is(k, "aux", "advmod", "cop")) && t.tok[k].Form != ","
		}
		if clear {
			t.subjectOf(o, m)
		}
	}
	t.cutCycles()
}

// afterAs makes a clause of "as", noun and finite verb where the parser hung
// noun and verb apart and the noun has a participle between commas: "looked on as
// the rebels, armed by Chile, took the town".
func (t *tree) afterAs() {
	for v := range t.tok {
		g := t.head[v]
		if g < 0 || g > v || !t.is(v, "conj", "advcl", "parataxis", "ccomp") || !t.xpos(v, "VBD", "VBZ", "VBP") || t.hasSubject(v) || t.dep(v, "cc", "mark") >= 0 {
			continue
		}
		for j := v - 1; j > g; j-- {
			h := t.head[j]
			if h < 0 || h > j || h != g && t.head[h] != g || !t.is(j, "obl") || t.timed(j) || !t.upos(j, "NOUN", "PROPN", "PRON") {
				continue
			}
			prep := t.dep(j, "case")
			if prep >= 0 && prep < j && set1(t.lem[prep], "as", "after", "before", "while", "since", "until") && (v-1 > j && t.tok[v-1].Form == "," && t.tok[j+1].Form == "," || t.reach(j)+1 == v && !t.xpos(v, "VBP")) {
				t.attach(v, h, "advcl", "")
				t.subjectOf(j, v)
				t.attach(prep, v, "mark", "")
			}
			break
		}
	}
	t.cutCycles()
}

// clauseWithThat makes a clause of what stands after "that" where the parser
// made an object of its subject: "specified that the plan related to the
// north".
func (t *tree) clauseWithThat() {
	for o := range t.tok {
		v := t.head[o]
		if v < 0 || v > o-2 || !t.is(o, "obj") || !t.upos(v, "VERB") || t.lem[v+1] != "that" || t.begin(o) < v+1 {
			continue
		}
		for _, k := range t.deps(o) {
			if k > o && t.is(k, "acl", "amod") && (t.head[v+1] == k || t.head[v+1] == v) && t.is(v+1, "mark") {
				t.attach(v+1, k, "mark", "")
				t.attach(k, v, "ccomp", "")
				t.subjectOf(o, k)
				t.tagVerb(k)
				break
			}
		}
	}
	t.cutCycles()
}

// tagVerb reads a word taken for an adjective as the verb it is. The tokens
// belong to the document, so the sentence gets its own.
func (t *tree) tagVerb(k int) {
	if t.upos(k, "VERB", "AUX") {
		return
	}
	t.retag(k, "VERB", "VBD")
	if l := strings.ToLower(t.tok[k].Form); t.lem[k] == l && strings.HasSuffix(l, "ed") {
		t.lem[k] = strings.TrimSuffix(l, "d")
		if !strings.HasSuffix(l, "ated") && !strings.HasSuffix(l, "ced") && !strings.HasSuffix(l, "sed") && !strings.HasSuffix(l, "ged") && !strings.HasSuffix(l, "ved") {
			t.lem[k] = strings.TrimSuffix(l, "ed")
		}
	}
}

// perfectList coordinates participles that follow a perfect: "has killed
// thousands, driven others out". A participle with an object of its own is no
// passive.
func (t *tree) perfectList() {
	for k := range t.tok {
		h := t.head[k]
		if h < 0 || h > k || !t.is(k, "advcl", "acl") || !t.xpos(k, "VBN") || t.dep(k, "mark", "aux", "nsubj") >= 0 || ditransitive[t.lem[k]] || calling[t.lem[k]] {
			continue
		}
		if o := t.dep(k, "obj"); o < k || t.timed(o) {
			continue
		}
		for t.is(k, "acl") && h >= 0 && t.upos(h, "NOUN", "PROPN") && t.head[h] >= 0 && t.head[h] < h {
			h = t.head[h]
		}
		if !t.xpos(h, "VBN") || t.dep(h, "aux:pass") >= 0 {
			continue
		}
		for _, a := range t.deps(h) {
			if t.is(a, "aux") && t.lem[a] == "have" {
				t.attach(k, h, "conj", "")
			}
		}
	}
	t.cutCycles()
}

// ditransitive verbs have two objects, so that their passive keeps one.
var ditransitive = set("give grant hand deny lend offer award send show teach tell ask pay owe promise allow cost assign allocate")

// withAbsolute makes a clause of ", with" and a noun that does something: ",
// with rebels holding the road". It takes no part in the main clause.
func (t *tree) withAbsolute() {
	for v := range t.tok {
		n := t.head[v]
		if n < 0 || n > v || !t.is(v, "acl") || t.sub[v] != "" || !t.xpos(v, "VBG") || !t.is(n, "obl", "nmod") || t.head[n] < 0 || t.dep(v, "mark") >= 0 {
			continue
		}
		c := t.dep(n, "case")
		if c < 1 || t.lem[c] != "with" {
			continue
		}
		b := t.begin(n)
		if b == 0 || t.tok[b-1].Form != "," && t.tok[b].Form != "," && t.tok[c-1].Form != "," {
			continue
		}
		g := t.head[n]
		for j := 0; j < 8 && g >= 0 && t.upos(g, "NOUN", "PROPN", "PRON") && t.head[g] >= 0; j++ {
			g = t.head[g]
		}
		t.attach(v, g, "advcl", "")
		t.attach(n, v, "nsubj", "")
		t.attach(c, v, "mark", "")
	}
	t.cutCycles()
}

// afterNoun gives a gerund right after a noun for persons or a body to that
// noun: in "support for rebels fighting the army" the rebels fight.
func (t *tree) afterNoun() {
	for v := 1; v < len(t.tok); v++ {
		h, n := t.head[v], v-1
		if h < 0 || h >= n || !t.is(v, "advcl") || !t.xpos(v, "VBG") || t.dep(v, "mark", "aux", "nsubj") >= 0 || t.begin(v) != v || !t.upos(h, "VERB") {
			continue
		}
		for j := 0; j < 6 && t.is(n, "flat", "compound") && t.head[n] >= 0 && t.head[n] < v; j++ {
			n = t.head[n]
		}
		if !t.upos(n, "NOUN", "PROPN") || n == h || t.timed(n) || !t.is(n, "obl", "nmod", "obj", "conj") || !t.under(n, h) {
			continue
		}
		class := t.classAt(n)
		against := false
		if p := t.dep(n, "case"); p >= 0 && class == schema.Country {
			against = set1(t.lem[p], "against", "about", "over", "of", "despite", "without")
		}
		person := against || class == schema.Person || class == schema.Organization || class == schema.Group || class == "" && personNoun(t.lem[n])
		if person && !(t.is(n, "obj") && resultVerbs[t.lem[v]]) && (!t.is(n, "obj") || class == "" && t.xpos(n, "NNS")) && !reporting[t.lem[v]] && !set1(t.lem[h], "see", "hear", "watch", "leave", "spend", "catch", "find") {
			t.attach(v, n, "acl", "")
		}
	}
	t.cutCycles()
}

// weekThat gives a relative clause right after a noun for time to that noun:
// "in the week that the leaders met".
func (t *tree) weekThat() {
	for p := 1; p+1 < len(t.tok); p++ {
		v, n := t.head[p], p-1
		if v <= p || t.lem[p] != "that" && !t.xpos(p, "WDT") || !t.is(v, "acl:relcl") || t.head[v] == n || !timeNouns[t.lem[n]] || !t.upos(n, "NOUN") || t.begin(v) != p || !t.is(p, "obj", "advmod", "mark") || t.dep(v, "nsubj") < 0 {
			continue
		}
		t.attach(v, n, "acl", "relcl")
		t.rel[p], t.sub[p] = "advmod", ""
	}
	t.cutCycles()
}

// number tells whether a noun is surely singular (1) or plural (2); 0 where the
// form does not decide.
func (t *tree) number(n int) int {
	for _, k := range t.deps(n) {
		if t.is(k, "conj") && !t.upos(k, "VERB") {
			return 0
		}
	}
	if t.classAt(n) != "" && t.upos(n, "PROPN") || t.timed(n) || t.quantity[n] >= 0 || t.xpos(n, "NNP", "NNPS") {
		return 0
	}
	l := t.lem[n]
	if t.upos(n, "PRON", "DET") {
		l = strings.ToLower(t.tok[n].Form)
	}
	switch {
	case t.upos(n, "PRON") && set1(l, "they", "we", "these", "those"):
		return 2
	case t.upos(n, "PRON") && set1(l, "it", "he", "she", "this"):
		return 1
	case !t.upos(n, "NOUN") || collective[l]:
		return 0
	case t.xpos(n, "NNS"):
		if l == strings.ToLower(t.tok[n].Form) {
			return 0 // one form for both, or mistagged: "flu"
		}
		return 2
	case t.xpos(n, "NN"):
		return 1
	}
	return 0
}

// collective nouns and nouns of measure agree either way.
var collective = set(`number majority minority rest half part lot couple pair group team police people staff public family percent
	variety range series means headquarters news politics economics crew audience crowd press media data handful dozen
	hundred thousand million billion rate remainder proportion total all any some none most more many few both kind sort type
	species crossroads barracks works million army navy military government company party opposition force committee
	council board union club cabinet leadership bulk plenty third quarter one other each either neither`)

// verbNumber is the number that the form of a verb asks of its subject, 0 where
// it asks none.
func (t *tree) verbNumber(v int) int {
	f := v
	for _, k := range t.deps(v) {
		if t.is(k, "nsubj:outer") {
			return 0
		}
		if t.is(k, "aux", "cop") && t.xpos(k, "VBD", "VBZ", "VBP", "MD") {
			f = k
			break
		}
	}
	switch {
	case f == v && !t.upos(v, "VERB", "AUX"):
		return 0
	case t.xpos(f, "VBZ") && strings.HasSuffix(strings.ToLower(t.tok[f].Form), "s") || t.lem[f] == "be" && strings.EqualFold(t.tok[f].Form, "was"):
		return 1
	case t.xpos(f, "VBP") && strings.EqualFold(t.tok[f].Form, "am"):
		return 0
	case t.xpos(f, "VBP") && (t.lem[f] == strings.ToLower(t.tok[f].Form) || t.lem[f] == "be" || t.lem[f] == "have"):
		return 2
	}
	return 0
}

// relativeAgreement moves a relative clause to the noun that its verb agrees
// with where it does not agree with the one it hangs on: "a list of the towns
// that were taken".
func (t *tree) relativeAgreement() {
	for v := range t.tok {
		n := t.head[v]
		if n < 0 || n > v || !t.is(v, "acl:relcl") {
			continue
		}
		s := t.dep(v, "nsubj")
		if s < 0 || !t.relativePronoun(s) || s < n {
			continue
		}
		want, have := t.verbNumber(v), t.number(n)
		if want == 0 || have == 0 || want == have {
			continue
		}
		// The nouns of the phrase that ends before the pronoun, the nearest first.
		for m := s - 1; m >= 0; m-- {
			if t.upos(m, "NOUN") && (t.number(m) == want || want == 1 && t.number(m) == 0 && set1(t.lem[m], "series", "group", "number", "range", "list", "set", "package", "team", "pair", "variety")) && !t.is(m, "compound") && (t.under(m, n) || t.under(n, m) && t.is(n, "nmod")) && (t.begin(v) > m) {
				t.attach(v, m, "acl", "relcl")
				break
			}
			if !t.under(m, n) && m < n-6 {
				break
			}
		}
	}
	t.cutCycles()
}

// oneThat gives ", one that …" to the common noun that it takes up where the
// parser hung it on a name inside the noun's phrase: "the channel between A and
// B, one that …".
func (t *tree) oneThat() {
	for i := range t.tok {
		if t.lem[i] != "one" || !t.is(i, "appos") || t.dep(i, "acl:relcl") < 0 && t.dep(i, "acl") < 0 {
			continue
		}
		g := t.head[i]
		for j := 0; j < 6 && g >= 0 && (t.name[g] >= 0 || t.upos(g, "PROPN")) && t.is(g, "nmod", "conj", "flat", "compound"); j++ {
			g = t.head[g]
		}
		if g >= 0 && g < i && t.upos(g, "NOUN") && !t.timed(g) {
			t.attach(i, g, "appos", "")
		}
	}
	t.cutCycles()
}

// recipient parts the two objects of "gives Washington leverage": a name
// before a bare noun is no compound where the verb asks for a receiver.
func (t *tree) recipient() {
	for o := 1; o < len(t.tok); o++ {
		v := t.head[o]
		if v < 0 || v > o || !t.is(o, "obj") || !set1(t.lem[v], "give", "grant", "hand", "deny", "lend") || !t.upos(o, "NOUN") || t.dep(v, "iobj") >= 0 {
			continue
		}
		if t.dep(v, "nsubj:pass") >= 0 || t.dep(v, "aux:pass") >= 0 || t.dep(o, "det", "nmod:poss", "nummod", "amod") >= 0 {
			continue
		}
		to := false
		for _, k := range t.deps(v) {
			if t.is(k, "obl") {
				c := t.dep(k, "case")
				to = to || c >= 0 && t.lem[c] == "to"
			}
		}
		c := t.dep(o, "compound")
		if to || c != v+1 && (c < 0 || t.name[c] < 0 || t.d.Mentions[t.name[c]].First != v+1) || c >= o || t.name[c] < 0 || t.name[o] == t.name[c] {
			continue
		}
		if m := t.d.Mentions[t.name[c]]; m.Last == o && m.Class != schema.Product && m.Class != schema.Event {
			t.attach(c, v, "iobj", "")
		}
	}
	t.cutCycles()
}

// adjectiveInfinitive makes complements of the infinitives after adjectives
// whose subject does them: "is open to talk".
func (t *tree) adjectiveInfinitive() {
	for k := range t.tok {
		if h := t.head[k]; h >= 0 && h < k && t.is(k, "advcl") && t.sub[k] == "" && t.upos(h, "ADJ") && controlAdjectives[t.lem[h]] && t.infinitive(k) && t.dep(h, "cop") >= 0 && t.dep(k, "nsubj") < 0 {
			t.rel[k] = "xcomp"
		}
	}
}

// controlAdjectives take an infinitive that their subject does.
var controlAdjectives = set(`ready able unable willing unwilling likely unlikely eager keen open due set bound reluctant determined prepared
	poised free anxious hesitant sure certain afraid quick slow slower happy glad proud first last next fit content desperate
	impatient welcome about going supposed entitled committed scheduled obliged required`)

// invertedCondition makes a condition of the inversion "had they wanted to,
// they would have": the first clause is one with the participle that the parser
// parted from it.
func (t *tree) invertedCondition() {
	for a := 0; a+2 < len(t.tok); a++ {
		if !strings.EqualFold(t.tok[a].Form, "had") {
			continue
		}
		s := t.dep(a, "obj", "nsubj")
		if v := t.head[a]; t.is(a, "aux") && v > a {
			for k := a + 1; k < v; k++ {
				if t.head[k] == v && t.xpos(k, "MD") {
					t.rel[a] = "dep" // no verb has "had" and "would"
				}
			}
			if s < 0 {
				s = t.dep(v, "nsubj")
			}
			if a > 0 && !t.upos(a-1, "PUNCT", "CCONJ", "SCONJ") && t.lem[a-1] != "that" {
				continue
			}
		}
		if s <= a || t.begin(s) != a+1 && s != a+1 {
			continue
		}
		end := t.reach(s)
		v := end + 1
		for v < len(t.tok) && t.upos(v, "ADV", "PART") {
			v++
		}
		if v < len(t.tok) && t.is(v, "aux", "cop") && t.head[v] > v {
			v = t.head[v]
		}
		if v >= len(t.tok) || !t.xpos(v, "VBN", "VBD", "JJ") || t.hasSubjectBut(v, s, a) {
			continue
		}
		// The consequence: a clause with "would", "could" or "might" after a comma.
		main := -1
		for m := v + 1; m < len(t.tok); m++ {
			if t.is(m, "aux") && t.head[m] > m && set1(strings.ToLower(t.tok[m].Form), "would", "could", "might", "'d", "’d") {
				main = t.head[m]
				break
			}
		}
		if main < 0 || main <= v {
			continue
		}
		g := t.head[a]
		if t.is(a, "aux") {
			t.rel[a], t.sub[a] = t.rel[v], t.sub[v]
		}
		if g == main || g == v {
			g = t.head[g]
		}
		up, rel, sub := t.head[main], t.rel[main], t.sub[main]
		if up == v || up == a || up >= 0 && t.under(up, v) {
			up, rel, sub = g, t.rel[a], t.sub[a]
		}
		if rel == "parataxis" && up >= 0 && t.upos(up, "VERB") && clauseTaking[t.lem[up]] {
			rel = "ccomp"
		}
		for _, k := range t.deps(v) {
			if k < a && t.lem[k] == "that" {
				t.attach(k, main, "mark", "")
			}
		}
		t.head[main], t.rel[main], t.sub[main] = up, rel, sub
		t.attach(v, main, "advcl", "")
		t.attach(a, v, "aux", "")
		t.attach(s, v, "nsubj", "")
	}
	t.cutCycles()
}

// hasSubjectBut tells a verb with a subject other than s that is no "that".
func (t *tree) hasSubjectBut(v, s, a int) bool {
	for k, h := range t.head {
		if h == v && k != s && t.is(k, "nsubj") && !(t.lem[k] == "that" && k == a-1) {
			return true
		}
	}
	return false
}

// phraseSubject takes a phrase with preposition for no subject where the verb
// has one: "the refusal to talk but with the consent of all is regrettable".
func (t *tree) phraseSubject() {
	for k, v := range t.head {
		if v < k || !t.is(k, "nsubj") || !t.upos(k, "NOUN", "PROPN", "PRON") {
			continue
		}
		c := t.dep(k, "case")
		if c < 0 || c > k || !set1(t.lem[c], "with", "in", "on", "at", "from", "for", "by", "against", "under", "after", "before", "during", "to", "into") {
			continue
		}
		for o, h := range t.head {
			if h == v && o != k && t.is(o, "nsubj") {
				t.rel[k], t.sub[k] = "obl", ""
				break
			}
		}
	}
}

// walkPast reads "past" after a verb of moving as a preposition: "walks past
// rubble".
func (t *tree) walkPast() {
	for i := 1; i+1 < len(t.tok); i++ {
		o := t.head[i]
		if t.lem[i] != "past" || !t.is(i, "amod", "advmod", "case") || o <= i || !t.is(o, "obj") || t.head[o] != i-1 || t.begin(o) != i {
			continue
		}
		if set1(t.lem[i-1], "walk", "drive", "go", "run", "fly", "ride", "move", "march", "sail", "speed", "stroll", "pass") {
			t.rel[o], t.sub[o] = "obl", ""
			t.attach(i, o, "case", "")
		}
	}
}

// especially reads a participle after ", especially" as the modifier it is:
// "data on fighters, especially captured foreigners".
func (t *tree) especially() {
	for v := 2; v+1 < len(t.tok); v++ {
		if !t.xpos(v, "VBN", "VBD") || t.tok[v-2].Form != "," || !set1(t.lem[v-1], "especially", "particularly", "notably", "mainly", "mostly", "chiefly", "including") || t.dep(v, "aux", "nsubj", "mark", "cc") >= 0 {
			continue
		}
		o := t.dep(v, "obj")
		if o < v || !t.upos(o, "NOUN", "PROPN") {
			continue
		}
		bare := true
		for k := v + 1; k < o; k++ {
			bare = bare && t.upos(k, "ADJ", "NOUN", "PROPN", "NUM")
		}
		if bare {
			t.attach(o, t.head[v], "dep", "")
			t.attach(v, o, "amod", "")
		}
	}
	t.cutCycles()
}

// includingWhom gives ", including …" that the parser hung on the verb to the
// plural noun that it tells some of: the one before the comma, else the subject.
func (t *tree) includingWhom() {
	for k := range t.tok {
		v := t.head[k]
		if v < 0 || v > k || !t.is(k, "obl") || !t.upos(k, "NOUN", "PROPN") || !t.upos(v, "VERB") {
			continue
		}
		c := t.dep(k, "case")
		if c < 1 || c > k || !strings.EqualFold(t.tok[c].Form, "including") {
			continue
		}
		best, o := -1, t.dep(v, "obj")
		for n := v + 1; n < c; n++ {
			if t.head[n] == v && t.is(n, "obj", "obl") && t.upos(n, "NOUN", "PROPN") && (o >= 0 || t.xpos(n, "NNS", "NNPS")) && !t.timed(n) {
				best = n
			}
		}
		if s := t.dep(v, "nsubj"); best < 0 && s >= 0 && s < v && (t.xpos(s, "NNS") || t.lem[s] == "people") {
			best = s
		}
		if best >= 0 {
			t.attach(k, best, "nmod", "")
		}
	}
	t.cutCycles()
}

// twoPersons coordinates the full names of two persons where the parser made
// one an apposition of the other, as in lists of names with their trades.
func (t *tree) twoPersons(x *index) {
	for _, mi := range x.mentions[t.si] {
		m := t.d.Mentions[mi]
		if m.Kind != extract.Name || m.Class != schema.Person || m.Head < 0 || m.Head >= len(t.tok) || !t.is(m.Head, "appos") || m.Last-m.First < 2 {
			continue
		}
		g := t.head[m.Head]
		if g >= 0 && t.is(g, "appos") && t.name[g] < 0 && t.head[g] >= 0 {
			g = t.head[g] // "A, a party's leader, and B"
		}
		o, ok := t.nameAt(max(0, g))
		if !ok || g < 0 || o.Class != schema.Person || o.Last-o.First < 2 || o.Entity >= 0 && o.Entity == m.Entity || o.Last > m.First {
			continue
		}
		if t.tok[o.Last].Form == "," || t.upos(o.Last, "CCONJ") {
			t.attach(m.Head, g, "conj", "")
			t.rel[m.Head], t.sub[m.Head] = "conj", ""
		}
	}
}

// mandativeClause puts verb of demanding and bare verb in their order where the
// parser made the second the main one: "the letter for A sent on Monday urged the
// towns form a committee" has a singular subject, which "form" cannot have.
func (t *tree) mandativeClause() {
	for v := range t.tok {
		if !t.xpos(v, "VBP", "VB") || t.dep(v, "aux", "cop") >= 0 {
			continue
		}
		s := t.dep(v, "nsubj")
		if s < 0 || s > v || t.number(s) != 1 {
			continue
		}
		for u := v - 1; u > s; u-- {
			if !t.under(u, s) || !t.xpos(u, "VBD", "VBZ") || !mandative[t.lem[u]] && !clauseTaking[t.lem[u]] {
				continue
			}
			o := t.dep(u, "obj")
			if o < u || o > v || t.reach(o)+1 != v || t.hasSubject(u) {
				break
			}
			up, rel, sub := t.head[v], t.rel[v], t.sub[v]
			t.head[u], t.rel[u], t.sub[u] = up, rel, sub
			t.attach(s, u, "nsubj", "")
			t.attach(v, u, "ccomp", "")
			t.subjectOf(o, v)
			break
		}
	}
	t.cutCycles()
}

// thoughtToBe makes a modifier of "thought to be militants" where the parser
// made a clause of it and a subject of its noun: "gunmen thought to be militants
// attacked a convoy".
func (t *tree) thoughtToBe() {
	for n := range t.tok {
		v := t.head[n]
		if v < n || !t.is(n, "nsubj") || !t.infinitive(n) {
			continue
		}
		u := t.head[v]
		if u < 0 || u > n || !t.is(v, "ccomp", "xcomp") || !rumoured[t.lem[u]] || !t.xpos(u, "VBD", "VBN") || t.dep(u, "aux") >= 0 {
			continue
		}
		s := t.dep(u, "nsubj")
		if s < 0 || s > u {
			continue
		}
		t.head[v], t.rel[v], t.sub[v] = t.head[u], t.rel[u], t.sub[u]
		t.attach(s, v, "nsubj", "")
		t.attach(u, s, "acl", "")
		t.attach(n, u, "xcomp", "")
		t.asParticiple(u)
		for _, k := range t.deps(u) {
			if k > v {
				t.head[k] = v
			}
		}
	}
	t.cutCycles()
}

// asParticiple reads a form in "-ed" taken for a past tense as the participle.
func (t *tree) asParticiple(u int) {
	if t.xpos(u, "VBD") {
		t.retag(u, t.tok[u].UPOS, "VBN")
	}
}

// objectAfter gives the object to the gerund or infinitive that it follows and
// not to the verb that governs it: "began exporting oil".
func (t *tree) objectAfter() {
	for o := range t.tok {
		v := t.head[o]
		if v < 0 || v > o || !t.is(o, "obj") || !t.upos(v, "VERB") || t.relativePronoun(o) {
			continue
		}
		for x := v + 1; x < o; x++ {
			if t.head[x] == v && t.is(x, "xcomp") && t.upos(x, "VERB") && t.xpos(x, "VBG", "VB") && t.dep(x, "obj", "ccomp", "xcomp", "aux:pass") < 0 {
				t.attach(o, x, "obj", "")
				break
			}
		}
	}
	t.cutCycles()
}

// participleAfterPreposition makes a modifier of a participle that a preposition
// leads, which is no gerund: "a path towards needed reforms".
func (t *tree) participleAfterPreposition() {
	for v := 1; v+1 < len(t.tok); v++ {
		p := v - 1
		if !t.xpos(v, "VBN", "VBD") || t.head[p] != v || !t.is(p, "mark", "case") || !t.upos(p, "ADP", "SCONJ") || !complementing[t.lem[p]] && !set1(t.lem[p], "to", "for", "in", "by", "with") {
			continue
		}
		o, g := t.dep(v, "obj"), t.head[v]
		if o < v || g < 0 || g > p || !t.upos(o, "NOUN", "PROPN") || t.dep(v, "aux") >= 0 {
			continue
		}
		bare := true
		for k := v + 1; k < o; k++ {
			bare = bare && t.upos(k, "ADJ", "NOUN", "PROPN", "NUM")
		}
		if !bare {
			continue
		}
		rel := "nmod"
		if t.upos(g, "VERB", "ADJ") {
			rel = "obl"
		}
		t.attach(o, g, rel, "")
		for k := range t.head {
			if t.head[k] == v && k > o {
				t.head[k] = o
			}
		}
		t.attach(v, o, "amod", "")
		t.attach(p, o, "case", "")
	}
	t.cutCycles()
}

// toldThat makes a complement of the clause after "told them that" where the
// parser hung it on the listener.
func (t *tree) toldThat() {
	for c := range t.tok {
		n := t.head[c]
		if n < 0 || n > c || !t.is(c, "acl") || !t.is(n, "obj", "iobj") {
			continue
		}
		v := t.head[n]
		m := t.begin(c)
		if v < 0 || v > n || !set1(t.lem[v], "tell", "inform", "warn", "assure", "remind", "notify", "convince", "persuade") || t.lem[m] != "that" {
			continue
		}
		s := t.dep(c, "nsubj")
		if s <= m {
			continue
		}
		t.attach(c, v, "ccomp", "")
		t.attach(m, c, "mark", "")
	}
	t.cutCycles()
}

// paidSum parts receiver and sum: "will pay the government $11 million".
func (t *tree) paidSum() {
	for o := range t.tok {
		v := t.head[o]
		if v < 0 || v > o || !t.is(o, "obj") || !t.upos(o, "SYM", "NUM") || !set1(t.lem[v], "pay", "owe", "give", "cost", "fine", "offer", "lend", "grant", "award", "hand") || t.dep(v, "iobj") >= 0 {
			continue
		}
		for c := v + 1; c < o; c++ {
			if t.head[c] == o && t.is(c, "compound", "nmod", "nsubj", "obj") && t.upos(c, "NOUN", "PROPN", "PRON") && t.dep(c, "case") < 0 {
				t.attach(c, v, "iobj", "")
				for k := v + 1; k < c; k++ {
					if t.head[k] == o {
						t.attach(k, c, t.rel[k], t.sub[k])
					}
				}
				break
			}
		}
	}
	t.cutCycles()
}

// nounNoVerb makes a noun of a form in "-s" that has a determiner, adjective or
// compound and no subject: "bring the crew winter coats".
func (t *tree) nounNoVerb() {
	for k := 1; k < len(t.tok); k++ {
		v := t.head[k]
		if !t.xpos(k, "VBZ") || v < 0 || v > k || !t.is(k, "xcomp", "ccomp", "conj") || t.hasSubject(k) || t.dep(k, "aux", "mark", "cop") >= 0 || t.dep(k, "obj", "xcomp", "ccomp") >= 0 || !t.upos(v, "VERB") {
			continue
		}
		if m := t.dep(k, "compound", "det", "nmod:poss", "nummod", "amod"); m < 0 || m > k || t.is(m, "compound:prt") {
			continue
		}
		t.retag(k, "NOUN", "NNS")
		if o := t.dep(v, "obj"); o >= 0 && o < k && t.is(k, "xcomp", "ccomp") && (ditransitive[t.lem[v]] || t.lem[v] == "bring") {
			t.rel[o] = "iobj"
		}
		t.rel[k], t.sub[k] = "obj", ""
		for _, c := range t.deps(k) {
			if t.is(c, "obl") {
				t.rel[c], t.sub[c] = "nmod", ""
			}
		}
	}
}

// namedAs gives "as" after an object to the verb: "identified the men as A".
func (t *tree) namedAs() {
	for k := range t.tok {
		o := t.head[k]
		if o < 0 || o > k || !t.is(k, "nmod") || t.sub[k] != "" || !t.is(o, "obj") || t.head[o] < 0 || t.head[o] > o {
			continue
		}
		if c := t.dep(k, "case"); c > o && t.lem[c] == "as" && t.dep(c, "fixed") < 0 && (c == 0 || t.lem[c-1] != "such") {
			t.attach(k, t.head[o], "obl", "")
		}
	}
}

// thereNoSubject reads "there" right after a noun and before a verb other than
// those of being as an adverb: "an attack there killed ten".
func (t *tree) thereNoSubject() {
	for i := 1; i+1 < len(t.tok); i++ {
		v := t.head[i]
		if t.lem[i] != "there" || !t.is(i, "expl") || v < i || !t.upos(i-1, "NOUN") || !t.upos(v, "VERB") || set1(t.lem[v], "be", "exist", "remain", "come", "appear", "seem", "follow", "arise", "happen") {
			continue
		}
		t.attach(i, i-1, "advmod", "")
	}
	t.cutCycles()
}

// verbList makes a verb of a participle that begins the last member of a list
// of verbs: "tore down walls, drowned cattle, and ruined harvests".
func (t *tree) verbList() {
	for k := 2; k < len(t.tok); k++ {
		o, p := t.head[k], k-1
		if o < 0 || o > p || !t.is(k, "conj") || !t.upos(k, "NOUN") || !t.is(o, "obj") || t.head[p] != k || !t.xpos(p, "VBN") || !t.is(p, "amod") || !t.upos(p-1, "CCONJ") {
			continue
		}
		v := t.head[o]
		if v < 0 || v > o || !t.is(v, "conj") || !t.xpos(v, "VBN", "VBD") || t.head[v] < 0 || !t.xpos(t.head[v], t.tok[v].XPOS) || t.begin(k) < p-2 {
			continue
		}
		u := t.head[v]
		t.attach(p, u, "conj", "")
		t.attach(k, p, "obj", "")
		for c := range t.head {
			if t.head[c] == k && c < p {
				t.head[c] = p
			}
		}
	}
	t.cutCycles()
}

// titleList joins two titles before one name: "envoy and party leader Karl
// Holm will attend": a bare office noun names nobody else.
func (t *tree) titleList(x *index) {
	for _, mi := range x.mentions[t.si] {
		m := t.d.Mentions[mi]
		if m.Kind != extract.Name || m.Class != schema.Person || m.Head < m.First || m.Head >= m.Last || m.Last > len(t.tok) || !t.is(m.Head, "conj") {
			continue
		}
		h := m.Head
		o := t.head[h]
		p, _, _ := t.officeBefore(m.First)
		if o < 0 || p < 0 || o >= p || !officeNouns[t.lem[o]] || !t.xpos(o, "NN", "NNP") || t.bearerOf(o) || t.dep(o, "det") >= 0 {
			continue
		}
		and := false
		for k := o + 1; k < p; k++ {
			and = and || t.upos(k, "CCONJ")
		}
		if !and {
			continue
		}
		for k := o + 1; k < p; k++ {
			if t.head[k] == o && t.is(k, "conj") {
				t.attach(k, p, "compound", "") // the body of the second office
			}
		}
		t.head[h], t.rel[h], t.sub[h] = t.head[o], t.rel[o], t.sub[o]
		for _, k := range t.deps(o) {
			if k > o && k != h && !t.is(k, "nmod", "compound", "amod") || t.is(k, "case") {
				t.head[k] = h
			}
		}
		t.attach(o, h, "nmod", "desc")
	}
	t.cutCycles()
}

// bearerOf tells an office noun beside a name that bears it.
func (t *tree) bearerOf(o int) bool {
	for k := range t.head {
		if (t.head[k] == o || t.head[o] == k) && t.name[k] >= 0 && t.d.Mentions[t.name[k]].Class == schema.Person && t.is(k, "appos", "flat", "nmod:desc", "compound") {
			return true
		}
	}
	return false
}

// bindingComma makes an adjective of a form in "-ing" that a comma parts from
// what the parser took for its object: "signed binding, lasting pacts".
func (t *tree) bindingComma() {
	for v := 1; v+2 < len(t.tok); v++ {
		if !t.xpos(v, "VBG") || t.tok[v+1].Form != "," && !(attributive[strings.ToLower(t.tok[v].Form)] && t.upos(v-1, "ADP", "SCONJ")) {
			continue
		}
		o, g := t.dep(v, "obj"), t.head[v]
		if o < v || g < 0 || g > v || !t.upos(o, "NOUN", "PROPN") || t.dep(v, "aux", "nsubj") >= 0 {
			continue
		}
		bare := true
		for k := v + 1; k < o; k++ {
			bare = bare && (t.upos(k, "ADJ", "NOUN", "PROPN") || t.tok[k].Form == "-" || k == v+1 && t.tok[k].Form == ",")
		}
		if !bare {
			continue
		}
		rel := "obj"
		if c := v - 1; t.head[c] == v && t.is(c, "mark", "case") {
			t.attach(c, o, "case", "")
			rel = "obl"
			if t.upos(g, "NOUN", "PROPN") {
				rel = "nmod"
			}
		}
		t.attach(o, g, rel, "")
		t.attach(v, o, "amod", "")
	}
	t.cutCycles()
}

// attributive participles stand before nouns and hardly ever govern them.
var attributive = set(`neighboring neighbouring surrounding remaining existing ongoing visiting ruling warring competing pressing burning
	growing rising outgoing incoming lasting binding opposing`)

// wouldBe gives a relative clause with "would" or "could" to the indefinite noun
// and not to the definite one inside its phrase: in "a deal on the border
// which would cost him his seat" the deal, which is only wished for, would.
func (t *tree) wouldBe() {
	for v := range t.tok {
		n := t.head[v]
		if n < 0 || n > v || !t.is(v, "acl:relcl") || !t.is(n, "nmod") {
			continue
		}
		m, s := t.head[n], t.dep(v, "nsubj")
		if m < 0 || m > n || s < 0 || !t.relativePronoun(s) || !t.upos(m, "NOUN") || !t.article(m, "a", "an") || !t.article(n, "the") {
			continue
		}
		if t.tok[t.begin(v)].Form == "," {
			continue
		}
		moves := outcome[t.lem[v]] && light["reach"][t.lem[m]] && !eventNouns[t.lem[n]]
		for _, k := range t.deps(v) {
			moves = moves || t.is(k, "aux") && set1(t.lem[k], "would", "could")
		}
		if moves {
			t.attach(v, m, "acl", "relcl")
		}
	}
	t.cutCycles()
}

// outcome verbs say what agreements lead to.
var outcome = set("result lead end bring allow guarantee")

// article tells a noun with one of the articles.
func (t *tree) article(n int, forms ...string) bool {
	d := t.dep(n, "det")
	return d >= 0 && set1(strings.ToLower(t.tok[d].Form), forms...)
}

// putWhere gives "put" the place or figure that it needs where the parser hung
// it inside the object: "put the cost of the war at ten billion".
func (t *tree) putWhere() {
	for v := range t.tok {
		if t.lem[v] != "put" || !t.upos(v, "VERB") || t.dep(v, "obl", "xcomp", "compound", "aux:pass") >= 0 {
			continue
		}
		o := t.dep(v, "obj")
		if o < v {
			continue
		}
		best := -1
		for k := o + 1; k < len(t.tok); k++ {
			if t.is(k, "nmod", "obl") && t.under(k, o) {
				if c := t.dep(k, "case"); c > o && c < k && set1(t.lem[c], "at", "in", "into", "on", "under") {
					best = k
				}
			}
		}
		if best >= 0 {
			t.attach(best, v, "obl", "")
		}
	}
}

// fromTo gives "to" to the verb that "from" hangs on where the parser hung it on
// the name between: "were sent from Kabul to the provinces".
func (t *tree) fromTo() {
	for k := range t.tok {
		h := t.head[k]
		if h < 0 || h > k || !t.is(k, "nmod") || t.sub[k] != "" || !t.is(h, "obl") || t.head[h] < 0 || t.name[h] < 0 || t.timed(h) {
			continue
		}
		c, f := t.dep(k, "case"), t.dep(h, "case")
		if c > h && c < k && t.lem[c] == "to" && f >= 0 && f < h && t.lem[f] == "from" && t.upos(t.head[h], "VERB") {
			t.attach(k, t.head[h], "obl", "")
		}
	}
	t.cutCycles()
}

// whichNearest gives ", which …" to the noun before the comma where the parser
// hung it across the verb on its subject: in "the nations face a recession,
// which will bring hardship" the recession will.
func (t *tree) whichNearest() {
	for v := range t.tok {
		n := t.head[v]
		if n < 0 || n > v || !t.is(v, "acl:relcl") || !t.is(n, "nsubj") || t.head[n] < n || t.head[n] > v {
			continue
		}
		g, a := t.head[n], t.begin(v)
		if a > 0 && t.tok[a].Form == "," {
			a++
		}
		if a < 2 || a >= len(t.tok) || t.lem[a] != "which" || t.tok[a-1].Form != "," || g > a {
			continue
		}
		best := -1
		for k := g + 1; k < a; k++ {
			if t.head[k] == g && t.is(k, "obj", "obl") && t.upos(k, "NOUN", "PROPN") && !t.timed(k) && !timeNouns[t.lem[k]] {
				best = k
			}
		}
		if best >= 0 && t.verbNumber(v) != 3-t.number(best) {
			t.attach(v, best, "acl", "relcl")
		}
	}
	t.cutCycles()
}

// personParticiple gives a participle right after a noun for a person to that
// noun where only persons can be it: "the name of an officer married to a
// critic".
func (t *tree) personParticiple() {
	for v := 1; v < len(t.tok); v++ {
		n, k := t.head[v], v-1
		if n < 0 || n >= k || !t.is(v, "acl") || t.sub[v] != "" || !t.xpos(v, "VBN") || !personal[t.lem[v]] || !t.upos(k, "NOUN") || !personNoun(t.lem[k]) || personNoun(t.lem[n]) || t.name[n] >= 0 {
			continue
		}
		if t.under(k, n) && t.is(k, "nmod", "conj") {
			t.attach(v, k, "acl", "")
		}
	}
	t.cutCycles()
}

// personal verbs have persons as object.
var personal = set("marry bear kill arrest convict accuse suspect charge sentence jail detain wound injure indict elect appoint hire train recruit kidnap abduct")

// gerundSubject gives a name between a preposition and a gerund to the gerund:
// "warned against Brazil imposing sanctions".
func (t *tree) gerundSubject() {
	for v := 2; v < len(t.tok); v++ {
		g := t.head[v]
		if !t.xpos(v, "VBG") || g < 0 || g > v-2 || !t.is(v, "ccomp", "advcl", "xcomp") || t.hasSubject(v) || t.dep(v, "aux", "mark") >= 0 {
			continue
		}
		n := v - 1
		for j := 0; j < 6 && t.is(n, "flat", "compound") && t.head[n] >= 0 && t.head[n] < v; j++ {
			n = t.head[n]
		}
		if t.head[n] != g || !t.is(n, "obl") || t.name[n] < 0 || t.timed(n) {
			continue
		}
		if c := t.dep(n, "case"); c >= 0 && c < n && set1(t.lem[c], "against", "about", "over", "despite", "without") {
			t.attach(v, g, "advcl", "")
			t.attach(n, v, "nsubj", "")
			t.attach(c, v, "mark", "")
		}
	}
	t.cutCycles()
}

// ballotsCounted gives a bare participle that ends a "with" phrase to the noun
// that the phrase is about: "with ballots from the stations counted, he leads".
func (t *tree) ballotsCounted() {
	for v := 2; v+1 < len(t.tok); v++ {
		n := t.head[v]
		if !t.xpos(v, "VBN") || !t.is(v, "acl") || t.sub[v] != "" || t.tok[v+1].Form != "," || n < 0 || n > v || t.reach(v) != v || !t.is(n, "nmod") {
			continue
		}
		h := n
		for j := 0; j < 8 && t.is(h, "nmod") && t.head[h] >= 0 && t.head[h] < h; j++ {
			h = t.head[h]
		}
		if c := t.dep(h, "case"); h != n && t.is(h, "obl") && c >= 0 && t.lem[c] == "with" && (c == 0 || t.tok[c-1].Form == ",") {
			t.attach(v, h, "acl", "")
		}
	}
	t.cutCycles()
}

// declinedSpeaker coordinates ", but declined to give details" with the verb of
// saying where the parser hung it on what is said: whoever speaks declines to.
func (t *tree) declinedSpeaker() {
	for v := range t.tok {
		h := t.head[v]
		if h < 0 || h > v || !t.is(v, "conj") || !t.xpos(v, "VBD", "VB") || t.hasSubject(v) || !t.is(h, "ccomp") {
			continue
		}
		u := t.head[h]
		if u < 0 || !t.upos(u, "VERB") || !sayOnly[t.lem[u]] && !clauseTaking[t.lem[u]] || !t.xpos(u, "VBD") {
			continue
		}
		x := t.dep(v, "xcomp")
		declines := set1(t.lem[v], "decline", "refuse") && x > v && informing[t.lem[x]]
		for _, k := range t.deps(v) {
			declines = declines || t.lem[k] == "not" && informing[t.lem[v]]
		}
		if declines {
			t.attach(v, u, "conj", "")
		}
	}
	t.cutCycles()
}

// informing verbs are what speakers do or decline to do.
var informing = set("give say comment elaborate provide identify discuss reveal specify name explain disclose offer confirm answer speculate release")

// timeNoSubject takes an expression of time before a coordinated verb for no
// subject: "won an award and this year received another".
func (t *tree) timeNoSubject() {
	for k := range t.tok {
		v := t.head[k]
		if v < k || !t.is(k, "nsubj") || !t.timed(k) || !timeNouns[t.lem[k]] || !t.is(v, "conj") || t.dep(v, "obj") < v || set1(t.lem[v], "see", "bring", "mark", "witness") {
			continue
		}
		if t.head[v] >= 0 && t.upos(t.head[v], "VERB") && t.hasSubject(t.head[v]) {
			t.rel[k], t.sub[k] = "obl", "unmarked"
		}
	}
}

// allowedAfter gives the infinitive to a verb of allowing where the parser hung
// it on the clause inside the object: "will allow refugees living abroad to
// return".
func (t *tree) allowedAfter() {
	for k := range t.tok {
		g := t.head[k]
		if g < 0 || g > k || !t.is(k, "advcl", "xcomp") || !t.infinitive(k) || !t.is(g, "acl") || !t.xpos(g, "VBG", "VBN") || t.sub[g] != "" {
			continue
		}
		o := t.head[g]
		if o < 0 || o > g || !t.is(o, "obj", "iobj") {
			continue
		}
		v := t.head[o]
		if v >= 0 && v < o && objectInfinitive[t.lem[v]] && t.dep(v, "xcomp") < 0 {
			t.attach(k, v, "xcomp", "")
		}
	}
	t.cutCycles()
}

// resultAdjective gives an adjective after the last noun of an object to the
// verb that makes the object so: "kept the terms of the loan secret".
func (t *tree) resultAdjective() {
	for k := range t.tok {
		n := t.head[k]
		if n < 0 || n > k || !t.is(k, "amod") || !t.upos(k, "ADJ") || n != k-1 || t.dep(k, "obl", "xcomp", "advcl", "nmod", "conj") >= 0 {
			continue
		}
		o := n
		for j := 0; j < 6 && t.is(o, "nmod", "conj") && t.head[o] >= 0 && t.head[o] < o; j++ {
			o = t.head[o]
		}
		v := t.head[o]
		if v >= 0 && v < o && t.is(o, "obj") && set1(t.lem[v], "keep", "make", "leave", "render", "hold", "turn") && t.dep(v, "xcomp") < 0 && (t.reach(o) == k || k+2 < len(t.tok) && t.tok[k+1].Form == "," && set1(t.lem[k+2], "include", "accord")) {
			t.attach(k, v, "xcomp", "")
		}
	}
	t.cutCycles()
}

// perfectHad reads "until both had settled claims" as a perfect: after such
// conjunctions "had" and a participle before a bare noun are one verb.
func (t *tree) perfectHad() {
	for p := 1; p+1 < len(t.tok); p++ {
		o, v := t.head[p], p-1
		if !t.xpos(p, "VBN") || o != p+1 && (o <= p || t.begin(o) != p) || !t.is(p, "amod") || t.lem[v] != "have" || o < 0 || t.head[o] != v || !t.is(o, "obj") || t.is(v, "aux") {
			continue
		}
		m := t.dep(v, "mark", "advmod")
		if m < 0 || m > v || !set1(t.lem[m], "until", "till", "after", "before", "once") {
			continue
		}
		t.takePlace(p, v)
		t.attach(v, p, "aux", "")
	}
	t.cutCycles()
}

// noApposition parts what only singles out or lists more: "(especially the
// militias)", and what stands behind a semicolon.
func (t *tree) noApposition() {
	for k := range t.tok {
		h := t.head[k]
		if h < 0 || h > k || !t.is(k, "appos") {
			continue
		}
		apart := false
		for _, a := range t.deps(k) {
			apart = apart || a < k && t.is(a, "advmod", "cc") && set1(t.lem[a], "especially", "particularly", "notably", "mainly", "mostly", "chiefly", "including", "and")
		}
		for i := h + 1; i < k; i++ {
			apart = apart || t.tok[i].Form == ";"
		}
		if apart {
			t.rel[k], t.sub[k] = "dep", ""
		}
	}
}

// samePreposition coordinates a phrase with preposition with the phrase that has
// the same one and not with the noun that governs it: "hawks in the government
// and in the press".
func (t *tree) samePreposition() {
	for k := range t.tok {
		n := t.head[k]
		if n < 0 || n > k || !t.is(k, "conj") || !t.upos(k, "NOUN", "PROPN") || !t.upos(n, "NOUN", "PROPN", "PRON") {
			continue
		}
		c := t.dep(k, "case")
		if c < n || c > k || !t.upos(c, "ADP") || t.dep(n, "case") >= 0 {
			continue
		}
		for m := c - 1; m > n; m-- {
			if t.head[m] != n || !t.is(m, "nmod") || t.sub[m] != "" {
				continue
			}
			if p := t.dep(m, "case"); p > n && t.lem[p] == t.lem[c] {
				t.attach(k, m, "conj", "")
			}
			break
		}
	}
	t.cutCycles()
}

// finiteConjunct coordinates a finite verb without subject with the finite
// clause around and not with a participle that modifies a noun: in "she was
// among the women nominated this year and was awarded the prize" she was.
func (t *tree) finiteConjunct() {
	for v := range t.tok {
		u := t.head[v]
		if u < 0 || u > v || !t.is(v, "conj") || !t.upos(v, "VERB") || t.hasSubject(v) || !t.surelyFinite(v) || !t.is(u, "acl") || t.sub[u] != "" || t.finite(u) || !t.xpos(u, "VBN", "VBG") {
			continue
		}
		g := t.head[u]
		for j := 0; j < 8 && g >= 0 && !(t.upos(g, "VERB") && t.finite(g)) && t.dep(g, "cop") < 0; j++ {
			g = t.head[g]
		}
		if g >= 0 && g < v && t.hasSubject(g) {
			t.attach(v, g, "conj", "")
		}
	}
	t.cutCycles()
}

// bareConjunctVerb coordinates a bare or "to" infinitive with the infinitive
// before it and not with the finite verb above: "agreed in order to ease tension,
// support the state and restore peace".
func (t *tree) bareConjunctVerb() {
	for v := range t.tok {
		u := t.head[v]
		if u < 0 || u > v || !t.is(v, "conj") || !t.xpos(v, "VB") || !t.upos(v, "VERB") || t.hasSubject(v) || t.dep(v, "aux") >= 0 || !t.xpos(u, "VBD", "VBZ", "VBN") || !t.upos(u, "VERB") {
			continue
		}
		for k := v - 1; k > u; k-- {
			if t.upos(k, "VERB") && t.xpos(k, "VB") && t.under(k, u) && t.infinitive(k) && !t.is(k, "conj") {
				t.attach(v, k, "conj", "")
				break
			}
		}
	}
	t.cutCycles()
}

// innerModifier gives a participle right after a noun to that noun where the
// parser hung it across another participle on the noun before: "people marching
// against cartoons depicting saints".
func (t *tree) innerModifier() {
	for v := 2; v < len(t.tok); v++ {
		n, k := t.head[v], v-1
		if n < 0 || n >= k || !t.is(v, "acl") || t.sub[v] != "" || !t.xpos(v, "VBG", "VBN") || t.dep(v, "mark", "aux") >= 0 || !t.upos(k, "NOUN") || t.timed(k) || t.name[k] >= 0 {
			continue
		}
		x := t.head[k]
		if x > n && x < k && t.head[x] == n && t.is(x, "acl") && t.sub[x] == "" && t.is(k, "obj", "obl") && !placeNouns[t.lem[k]] {
			t.attach(v, k, "acl", "")
		}
	}
	t.cutCycles()
}

// nounValency gives a phrase right after a noun that asks for its preposition to
// the noun, where the parser hung it on the verb: "fired missiles near its border
// with China".
func (t *tree) nounValency() {
	for k := range t.tok {
		v := t.head[k]
		if v < 0 || v > k || !t.is(k, "obl") || t.sub[k] != "" || !t.upos(v, "VERB") || !t.nominal(k) || t.timed(k) {
			continue
		}
		p := t.begin(k)
		n := p - 1
		if n <= v || t.head[p] != k || !t.is(p, "case") || t.dep(p, "fixed") >= 0 || !t.xpos(n, "NN", "NNS") && !(t.xpos(n, "NNP") && t.lem[n] == "ambassador") || t.timed(n) || !valency[t.lem[p]][t.lem[n]] || !t.under(n, v) || t.dep(n, "nmod") >= 0 {
			continue
		}
		if (t.lem[p] == "to" || t.lem[p] == "from" || t.lem[p] == "with") && (giving[t.lem[v]] && t.is(n, "obj") || t.xpos(v, "VBN") && t.dep(v, "nsubj:pass") >= 0) {
			continue
		}
		t.attach(k, n, "nmod", "")
	}
	t.cutCycles()
}

// valency has for a preposition the nouns that ask for it.
var valency = map[string]map[string]bool{
	"with":    set("border tie relation relationship agreement treaty deal pact cooperation contact link surplus deficit friendship alliance partnership ceasefire truce dispute"),
	"to":      set("threat access solution answer response reaction alternative damage resistance opposition visit trip ambassador envoy invitation commitment approach contribution aid help assistance"),
	"on":      set("attack ban decision influence impact effect dependence reliance restriction limit tax embargo sanction pressure crackdown stance debate report information referendum"),
	"in":      set("increase decrease rise fall decline drop growth change interest role faith confidence participation involvement investment improvement reduction belief share"),
	"for":     set("support demand need respect responsibility reason search desire hope preference sympathy deadline aid help assistance fund money housing"),
	"about":   set("concern doubt information question fear worry suspicion allegation claim"),
	"against": set("war attack protest campaign sanction crime fight struggle operation accusation charge offensive lawsuit case complaint"),
	"over":    set("dispute control concern conflict disagreement debate row victory power protest"),
	"between": set("border war tie relation relationship agreement treaty talk meeting conflict dispute difference clash cooperation violence tension gap link ceasefire truce"),
	"into":    set("investigation inquiry probe research insight entry"),
}

// giving verbs have a recipient or a source beside their object.
var giving = set("give send hand offer deliver provide sell lend supply ship transfer return bring take transport export pay grant award submit present extend make begin start discuss hold share")

// verbInfinitive makes a complement of the infinitive of a verb that asks for one,
// where the parser took it for one of purpose: "voted on Friday to extend the law".
func (t *tree) verbInfinitive() {
	for k := range t.tok {
		v := t.head[k]
		if v < 0 || v > k || !t.is(k, "advcl") || t.sub[k] != "" || !infinitiveVerbs[t.lem[v]] || !t.upos(v, "VERB") || !t.infinitive(k) || t.dep(k, "nsubj") >= 0 {
			continue
		}
		if t.dep(v, "obj", "iobj", "xcomp", "ccomp", "aux:pass", "nsubj:pass") >= 0 || t.begin(k) > 0 && t.tok[t.begin(k)-1].Form == "," {
			continue
		}
		for j := t.begin(k); j < k; j++ {
			if t.head[j] == k && t.is(j, "mark") && t.lem[j] != "to" {
				v = -1 // "in order to"
			}
		}
		if v >= 0 {
			t.attach(k, v, "xcomp", "")
		}
	}
	t.cutCycles()
}

// infinitiveVerbs are verbs that an infinitive completes.
var infinitiveVerbs = set(`vote decide agree refuse plan hope threaten promise pledge vow fail decline intend continue begin try seek attempt
	manage opt choose claim need want expect tend prepare hesitate strive struggle aim`)

// neighbouring makes a modifier of "neighboring" before a noun where the parser
// took it for a verb: "between India and neighboring Pakistan".
func (t *tree) neighbouring() {
	for k := 0; k+1 < len(t.tok); k++ {
		if !set1(t.lem[k], "neighbor", "neighbour", "neighboring", "neighbouring") || !strings.HasSuffix(t.tok[k].Form, "ing") || t.is(k, "amod") || t.head[k+1] != k || !t.upos(k+1, "NOUN", "PROPN") {
			continue
		}
		t.takePlace(k+1, k)
		t.attach(k, k+1, "amod", "")
		if m := t.dep(k+1, "mark"); m >= 0 && m < k && set1(t.lem[m], "in", "to", "from", "at", "with", "for") && t.is(k+1, "acl", "advcl", "xcomp") {
			t.rel[m] = "case" // "in neighboring Chile"
			t.rel[k+1], t.sub[k+1] = "obl", ""
			continue
		}
		if h := t.head[k+1]; h >= 0 && h < k && t.is(k+1, "acl", "advcl") {
			// It is what its conjunction or preposition makes it.
			switch {
			case t.dep(k+1, "cc") >= 0 || k > 0 && t.upos(k-1, "CCONJ"):
				t.rel[k+1], t.sub[k+1] = "conj", ""
			case t.dep(k+1, "case") >= 0:
				t.rel[k+1], t.sub[k+1] = "nmod", ""
			default:
				t.rel[k+1], t.sub[k+1] = "obj", ""
			}
		}
	}
	t.cutCycles()
}

// loneObject makes an object of the indirect object of a verb that has no other
// and no two: "accuse Iran of cheating".
func (t *tree) loneObject() {
	for k := range t.tok {
		if v := t.head[k]; v >= 0 && t.is(k, "iobj") && !ditransitive[t.lem[v]] && !listening[t.lem[v]] && mods[t.lem[v]] != schema.Demanded && t.dep(v, "obj", "ccomp", "xcomp") < 0 {
			t.rel[k], t.sub[k] = "obj", ""
		}
	}
}

// nameAfterKind gives a name to the noun right before it that says what it is,
// where the parser took it for the name of something further off: "a reporter for
// the newspaper Il Manifesto".
func (t *tree) nameAfterKind(x *index) {
	for _, mi := range x.mentions[t.si] {
		m := t.d.Mentions[mi]
		k := m.First - 1
		if m.Kind != extract.Name || m.Class == schema.Person || m.Class == schema.Group || k < 0 || m.Last > len(t.tok) || m.Head < m.First || m.Head >= m.Last {
			continue
		}
		if !t.xpos(k, "NN") || !kindsOfBody[t.lem[k]] && !kindsOfPlace[t.lem[k]] || t.name[k] >= 0 || t.head[m.Head] == k || !t.is(m.Head, "appos", "flat", "nmod", "dep", "obj") || t.under(k, m.Head) || t.dep(m.Head, "case") >= 0 {
			continue
		}
		t.attach(m.Head, k, "appos", "")
	}
	t.cutCycles()
}

// kindsOfBody are nouns for bodies and works that a name stands beside.
var kindsOfBody = set(`newspaper daily weekly magazine agency station broadcaster network channel website group party movement organization
	organisation militia faction company firm bank airline union association federation institute foundation charity university
	program programme ship vessel tanker ferry satellite spacecraft probe rocket team club band film movie book novel album`)

// parallelModal coordinates a verb with a modal with the clause of the same modal
// and not with the verb of saying above it: "said it will not retaliate but will
// negotiate".
func (t *tree) parallelModal() {
	for k := range t.tok {
		v := t.head[k]
		if v < 0 || v > k || !t.is(k, "conj") || !t.upos(k, "VERB") || t.hasSubject(k) || !reporting[t.lem[v]] {
			continue
		}
		m, c := t.dep(k, "aux"), t.dep(v, "ccomp")
		if m < 0 || c < 0 || c > k || t.dep(v, "aux") >= 0 || !t.xpos(m, "MD") {
			continue
		}
		if a := t.dep(c, "aux"); a >= 0 && t.lem[a] == t.lem[m] {
			t.attach(k, c, "conj", "")
		}
	}
	t.cutCycles()
}

// instrumentTo gives an infinitive to the thing right before it that is there to
// do it: "carried instruments to examine the coast".
func (t *tree) instrumentTo() {
	for k := range t.tok {
		v := t.head[k]
		if v < 0 || v > k || !t.is(k, "advcl") || !t.infinitive(k) || t.dep(k, "obj") < 0 || t.dep(k, "nsubj") >= 0 {
			continue
		}
		if o := t.dep(v, "obj"); o > v && o < k && instrumental[t.lem[o]] && t.begin(k) == t.reach(o)+1 && t.lem[v] != "use" {
			t.attach(k, o, "acl", "")
		}
	}
	t.cutCycles()
}

// chainedClause gives the second of two clauses that the parser hung side by side
// on a verb of saying to the first, which asks for one: "says it hopes the list
// helps".
func (t *tree) chainedClause() {
	for k := range t.tok {
		v := t.head[k]
		if v < 0 || v > k || !t.is(k, "ccomp") {
			continue
		}
		for j := v + 1; j < k; j++ {
			if t.head[j] == v && t.is(j, "ccomp") && t.upos(j, "VERB") && (reporting[t.lem[j]] || clauseTaking[t.lem[j]]) && t.dep(j, "ccomp", "obj", "xcomp") < 0 && t.reach(j)+1 == t.begin(k) {
				t.attach(k, j, "ccomp", "")
				break
			}
		}
	}
	t.cutCycles()
}

// deadly gives "that killed ten" to the attack and not to the place or thing
// attacked: "an attack on the network that killed ten".
func (t *tree) deadly() {
	for v := range t.tok {
		n := t.head[v]
		if n < 0 || n > v || !t.is(v, "acl:relcl") || !set1(t.lem[v], "kill", "wound", "injure", "claim") || !t.is(n, "nmod") || violent[t.lem[n]] || personNoun(t.lem[n]) || t.classAt(n) == schema.Person {
			continue
		}
		s := t.dep(v, "nsubj")
		if s < 0 || !t.relativePronoun(s) || t.sub[s] == "pass" || t.dep(v, "obj") < v {
			continue
		}
		m := t.head[n]
		for j := 0; j < 4 && m >= 0 && m < n && !violent[t.lem[m]] && t.is(m, "nmod"); j++ {
			m = t.head[m]
		}
		if m >= 0 && m < n && violent[t.lem[m]] {
			t.attach(v, m, "acl", "relcl")
		}
	}
	t.cutCycles()
}

// violent nouns kill.
var violent = set(`attack bombing bomb blast explosion raid strike shooting assault ambush crash accident earthquake quake tsunami storm
	hurricane cyclone flood disaster violence clash fire blaze outbreak epidemic massacre battle fighting crossfire stampede collapse`)
