package claims

import (
	"strings"

	"github.com/relata-kg/relata/schema"
)

// reducedRelative makes a participle of the first of two past tenses in "two
// bombs strapped to parked cars wounded six people": a participle after a noun
// takes no object, so that the second is the verb of the sentence.
func (t *tree) reducedRelative() {
	for v := range t.tok {
		n := t.head[v]
		if n < 0 || n > v || !t.is(v, "acl") || t.sub[v] != "" || !t.xpos(v, "VBN", "VBD") || ditransitive[t.lem[v]] || calling[t.lem[v]] || t.dep(v, "nsubj", "aux", "mark", "xcomp", "iobj") >= 0 {
			continue
		}
		o, u := t.dep(v, "obj"), t.head[n]
		if u < 0 || u > n || !t.is(n, "obl") || !t.upos(u, "VERB") || t.dep(u, "aux", "mark", "obj", "ccomp", "xcomp", "conj") >= 0 {
			continue
		}
		bare := t.xpos(u, "VBG") // no verb of a sentence without an auxiliary
		if o < v || t.timed(o) || !bare && t.name[o] < 0 && t.dep(o, "det", "nummod", "nmod:poss", "amod") < 0 {
			continue
		}
		if !bare && !(t.xpos(u, "VBD", "VBN") && strings.HasSuffix(strings.ToLower(t.tok[u].Form), "ed")) {
			continue
		}
		s := t.dep(u, "nsubj")
		if s < 0 || s > u || t.reach(s) != u-1 || t.upos(s, "PRON") || t.head[u+1] != n && !t.is(u+1, "compound") {
			continue
		}
		own := t.deps(u)
		t.takePlace(v, u)
		for _, k := range own {
			if k > s && k < v {
				t.head[k] = u // what stands outside the two belongs to the sentence
			}
		}
		t.attach(s, v, "nsubj", "")
		t.attach(u, s, "acl", "")
		if !bare {
			t.retag(u, "VERB", "VBN")
		}
		t.retag(v, "VERB", "VBD")
		t.mended[u], t.mended[v] = true, true
	}
	t.cutCycles()
}

// leadingFirm makes an adjective of a present participle that stands before the
// subject of its clause like one: "when leading chipmaker Intel announced".
func (t *tree) leadingFirm() {
	for g := 0; g+1 < len(t.tok); g++ {
		v := t.head[g]
		if !t.xpos(g, "VBG") || !t.is(g, "advcl") || v <= g+1 || len(t.deps(g)) > 0 {
			continue
		}
		if s := t.dep(v, "nsubj"); s > g && t.begin(s) == g+1 && !t.upos(s, "PRON") && t.dep(s, "det", "nmod:poss") < 0 {
			t.attach(g, s, "amod", "")
			t.retag(g, "ADJ", "JJ")
		}
	}
}

// gerundNoun makes a noun of a gerund without object that is a subject with a
// phrase: "fighting between the militias killed ten people".
func (t *tree) gerundNoun() {
	for g := 0; g+1 < len(t.tok); g++ {
		if n, of := t.head[g], t.dep(g, "mark"); t.xpos(g, "VBG") && n >= 0 && n < g && of == g-1 && of > n && t.is(g, "acl") && t.lem[of] == "of" && timeNouns[t.lem[n]] && eventNouns[strings.ToLower(t.tok[g].Form)] && t.dep(g, "obj", "xcomp", "ccomp") < 0 {
			t.retag(g, "NOUN", "NN") // "three years of fighting"
			t.lem[g] = strings.ToLower(t.tok[g].Form)
			t.rel[g], t.rel[of] = "nmod", "case"
			continue
		}
		if !t.xpos(g, "VBG") || !t.is(g, "csubj") || !eventNouns[strings.ToLower(t.tok[g].Form)] || t.dep(g, "obj", "aux", "xcomp", "ccomp", "advmod", "iobj", "mark") >= 0 {
			continue
		}
		t.retag(g, "NOUN", "NN")
		t.lem[g], t.rel[g] = strings.ToLower(t.tok[g].Form), "nsubj"
		for _, k := range t.deps(g) {
			if t.is(k, "obl") && t.sub[k] == "" {
				t.rel[k] = "nmod"
			}
		}
	}
}

// raisedInfinitive makes the complement of "is expected", "is scheduled" of an
// infinitive that a day parts from them: "is expected Wednesday to present his
// plan".
func (t *tree) raisedInfinitive() {
	for k := range t.tok {
		h := t.head[k]
		if h < 0 || h > k || !t.is(k, "advcl") || !t.infinitive(k) || !set1(t.lem[h], "expect", "schedule", "suppose", "slate", "set") || t.dep(h, "aux:pass", "cop") < 0 && !t.xpos(h, "VBN") || t.dep(h, "xcomp", "obj") >= 0 {
			continue
		}
		day := true
		for _, j := range t.deps(h) {
			if j > h && j < k && !t.timed(j) && !t.is(j, "advmod", "punct") {
				day = false
			}
		}
		if day {
			t.attach(k, h, "xcomp", "")
		}
	}
}

// helpedVerb makes the complement of "help" of the bare verb after its object:
// "will help poor countries set up programmes".
func (t *tree) helpedVerb() {
	for k := range t.tok {
		n := t.head[k]
		if n < 0 || n > k || !t.is(k, "acl") || t.sub[k] != "" || !t.xpos(k, "VB", "VBP", "VBD", "VBN") || strings.ToLower(t.tok[k].Form) != t.lem[k] || t.dep(k, "nsubj", "aux", "mark") >= 0 {
			continue
		}
		if v := t.head[n]; v >= 0 && v < n && t.is(n, "obj") && set1(t.lem[v], "help", "let", "make", "see", "watch") {
			t.attach(k, v, "xcomp", "")
			t.retag(k, "VERB", "VB")
		}
	}
}

// quotedSubject gives a finite verb without subject the noun that a relative
// clause between commas parts from it: "as saying Mr. Rowhani, who leads the
// talks, has resigned".
func (t *tree) quotedSubject() {
	for v := 3; v < len(t.tok); v++ {
		h := t.head[v]
		if h < 0 || h > v || !t.is(v, "conj", "parataxis", "ccomp") || !t.surelyFinite(v) || t.hasSubject(v) || t.dep(v, "cc") >= 0 {
			continue
		}
		a := t.begin(v)
		if a < 2 || t.tok[a-1].Form != "," {
			continue
		}
		for k := a - 2; k > 1; k-- {
			if !t.is(k, "acl") || t.sub[k] != "relcl" || t.reach(k) < a-2 {
				continue
			}
			n := t.head[k]
			if n < 0 || n > k || t.head[n] < 0 {
				continue
			}
			q := t.head[n]
			if q < n && t.is(n, "obj", "iobj") && reporting[t.lem[q]] && (q == h || t.under(q, h)) && t.tok[t.begin(k)].Form == "," {
				t.subjectOf(n, v)
				t.attach(v, q, "ccomp", "")
			}
			break
		}
	}
	t.cutCycles()
}

// closeTo makes a complement of the gerund in "came close to winning".
func (t *tree) closeTo() {
	for a := 1; a+2 < len(t.tok); a++ {
		v := t.head[a]
		if v < 0 || v >= a || t.lem[a] != "close" || t.lem[v] != "come" || t.lem[a+1] != "to" {
			continue
		}
		if g := t.head[a+1]; g > a+1 && t.head[g] == v && t.xpos(g, "VBG") && t.is(g, "advcl", "xcomp") {
			t.attach(g, v, "xcomp", "")
		}
	}
}

// numberRange joins the two numbers of "two to three metres" before their noun.
func (t *tree) numberRange() {
	for i := 0; i+3 < len(t.tok); i++ {
		if !t.upos(i, "NUM") || t.lem[i+1] != "to" || !t.upos(i+2, "NUM") {
			continue
		}
		n := t.head[i]
		if n <= i+2 {
			n = t.head[i+2]
		}
		if n <= i+2 || !t.upos(n, "NOUN", "NUM", "SYM", "PROPN") {
			continue
		}
		t.attach(i+2, n, "nummod", "")
		t.attach(i, i+2, "compound", "")
		t.attach(i+1, i+2, "advmod", "")
	}
	t.cutCycles()
}

// betweenTwo gives "between" the second of its two: what "and" joins to the
// first stands between as well, and is no second subject ("clashes between the
// army and the rebels killed ten").
func (t *tree) betweenTwo() {
	for c := range t.tok {
		m := t.head[c]
		if m <= c || t.lem[c] != "between" || !t.is(c, "case") || t.dep(m, "conj") >= 0 {
			continue
		}
		n, a := t.head[m], t.reach(m)+1
		if n < 0 || n > c || a+1 >= len(t.tok) || t.lem[a] != "and" || !t.is(a, "cc") {
			continue
		}
		s := t.head[a]
		switch {
		case s < a || t.under(s, m):
		case t.is(s, "conj") && t.head[s] == n && t.upos(s, "NOUN", "PROPN", "PRON"):
			t.attach(s, m, "conj", "")
		case t.is(s, "conj") && t.head[s] == n && t.upos(s, "VERB") && !t.hasSubject(n):
			// The parser began a second clause with it.
			v := s
			if s = t.dep(v, "nsubj"); s < a || t.begin(s) != a+1 || s > v {
				continue
			}
			t.takePlace(v, n)
			t.attach(a, s, "cc", "")
			t.attach(s, m, "conj", "")
			t.attach(m, n, "nmod", "")
			t.attach(n, v, "nsubj", "")
			t.retag(n, "NOUN", "NN")
			t.lem[n] = strings.ToLower(t.tok[n].Form)
			if t.xpos(n, "NNS") {
				t.lem[n] = t.tok[n].Lemma
			}
		}
	}
	t.cutCycles()
}

// conjunctNumber coordinates a verb that its nearest subject cannot have for its
// number with the verb above whose subject agrees: "officials say the blast may
// have been an attack, but have not ruled out an accident".
func (t *tree) conjunctNumber() {
	for v := range t.tok {
		u := t.head[v]
		if u < 0 || u > v || !t.is(v, "conj") || t.hasSubject(v) {
			continue
		}
		s, want := t.dep(u, "nsubj"), t.verbNumber(v)
		if s < 0 || want == 0 || t.dep(s, "conj") >= 0 {
			continue
		}
		// A name tells no number, but its verb does.
		n, of := t.number(s), t.verbNumber(u)
		if n == 0 {
			n = of
		}
		if n == 0 || n == want || of != 0 && of != n {
			continue
		}
		for g, i := t.head[u], 0; g >= 0 && g < u && i < 6; g, i = t.head[g], i+1 {
			if o := t.dep(g, "nsubj"); o >= 0 && t.upos(g, "VERB") && t.finite(g) {
				if t.number(o) == want || t.number(o) == 0 && want == 2 && t.dep(o, "conj") >= 0 {
					t.attach(v, g, "conj", "")
				}
				break
			}
		}
	}
	t.cutCycles()
}

// tolerated gives a gerund after the object of a verb that takes no clause to
// that object: who will not "tolerate people trying to enter" says that they try.
func (t *tree) tolerated() {
	for v := 1; v < len(t.tok); v++ {
		h := t.head[v]
		if b := t.dep(v, "aux:pass"); h >= 0 && h < v && t.is(v, "xcomp", "advcl", "ccomp") && b > 0 && t.tok[b].Form == "being" && t.begin(v) == b && t.dep(v, "nsubj", "mark") < 0 && set1(t.lem[h], "see", "watch", "hear", "film", "witness", "observe") {
			if o := t.dep(h, "obj"); o > h && t.reach(o) == b-1 {
				t.attach(v, o, "acl", "") // "watch their relatives being killed"
			}
			continue
		}
		if h < 0 || h > v || !t.is(v, "xcomp", "advcl") || !t.xpos(v, "VBG") || t.dep(v, "mark", "aux") >= 0 || !set1(t.lem[h], "tolerate", "accept", "welcome", "include", "host", "condemn", "criticize", "criticise", "praise", "oppose") {
			continue
		}
		if o := t.dep(h, "obj"); o > h && t.reach(o) == t.begin(v)-1 && t.begin(v) == v {
			t.attach(v, o, "acl", "")
		}
	}
}

// holding gives a participle right after a noun that says what is in a thing to
// that thing: "airstrikes Friday against a building sheltering 50 people".
func (t *tree) holding() {
	for v := 1; v < len(t.tok); v++ {
		h, n := t.head[v], v-1
		for n > 0 && (t.timed(n) || t.upos(n, "ADV") && t.head[n] == v) {
			n--
		}
		if h < 0 || h >= n || !t.is(v, "advcl") || !t.xpos(v, "VBG") || !(holds[t.lem[v]] || t.lem[v] == "lead" && v+1 < len(t.tok) && t.lem[v+1] == "to" && set1(t.lem[n], "road", "bridge", "path", "street", "route", "tunnel", "door", "way", "track", "line", "stairs")) || t.dep(v, "mark", "aux", "nsubj") >= 0 || !t.upos(n, "NOUN", "PROPN") || t.head[n] == v {
			continue
		}
		for j := 0; j < 6 && t.is(n, "compound", "flat", "nmod", "conj") && t.head[n] > h; j++ {
			n = t.head[n]
		}
		if t.head[n] == h && t.is(n, "obj", "obl") && !t.timed(n) && !mayBePerson(t.lem[n]) {
			t.attach(v, n, "acl", "")
		}
	}
	t.cutCycles()
}

// holds are verbs for what a thing has in or on it.
var holds = set("show shelter contain house carry belong store feature bear depict surround overlook connect border involve comprise host accommodate")

// saidClause makes a clause of the "object" of a verb of saying that has a past
// tense inside: "officials say the mudslide destroyed homes, markets".
func (t *tree) saidClause() {
	for v := range t.tok {
		o := t.head[v]
		if o <= v || !t.is(v, "amod") || !t.xpos(v, "VBN", "VBD") || !transitive[t.lem[v]] || len(t.deps(v)) > 0 || !t.is(o, "obj", "ccomp") || t.name[o] >= 0 {
			continue
		}
		g, s := t.head[o], v-1
		if g < 0 || g > s || !reporting[t.lem[g]] || !t.upos(g, "VERB") || t.head[s] != o || !t.is(s, "compound", "nmod") || !t.upos(s, "NOUN", "PROPN") {
			continue
		}
		t.takePlace(v, o)
		t.rel[v], t.sub[v] = "ccomp", ""
		for _, k := range t.deps(v) {
			switch {
			case k < s:
				t.head[k] = s // the determiner and what describes the subject
			case k > v && t.is(k, "conj", "nmod", "acl", "appos", "amod", "compound"):
				t.head[k] = o
			}
		}
		t.attach(s, v, "nsubj", "")
		t.attach(o, v, "obj", "")
		t.retag(v, "VERB", "VBD")
	}
	t.cutCycles()
}

// hyphenGerund makes a noun of a gerund written with its object: "complaints
// over vote-rigging" rig nothing.
func (t *tree) hyphenGerund() {
	for v := 2; v < len(t.tok); v++ {
		n, h := v-2, t.head[v]
		if !t.xpos(v, "VBG") || t.tok[v-1].Form != "-" || t.tok[v-1].End != t.tok[v].Start || t.tok[n].End != t.tok[v-1].Start || t.head[n] != v || !t.upos(n, "NOUN") || !t.is(v, "acl", "advcl", "obl", "nmod") || h < 0 || h > n || t.dep(v, "obj", "xcomp", "ccomp", "aux", "nsubj") >= 0 {
			continue
		}
		c := t.dep(v, "case", "mark")
		if c < 0 || c > n {
			continue
		}
		t.retag(v, "NOUN", "NN")
		t.lem[v], t.rel[c], t.sub[c], t.rel[n], t.sub[n] = strings.ToLower(t.tok[v].Form), "case", "", "compound", ""
		if t.rel[v], t.sub[v] = "obl", ""; t.upos(h, "NOUN", "PROPN") {
			t.rel[v] = "nmod"
		}
		for _, k := range t.deps(v) {
			if t.is(k, "obl") {
				t.rel[k] = "nmod"
			}
		}
	}
}

// apart gives a verb the adverb that the parser took for an adjective of its
// object: "ripping apart houses".
func (t *tree) apart() {
	for k := 1; k < len(t.tok); k++ {
		if o, v := t.head[k], k-1; o > k && set1(t.lem[k], "apart", "aside", "together", "away") && t.is(k, "amod", "advmod") && t.is(o, "obj") && t.head[o] == v && t.upos(v, "VERB") {
			t.attach(k, v, "compound", "prt")
			t.retag(k, "ADV", "RP")
		}
	}
}

// nextTo makes one preposition of "next to", "close to" and "prior to" after a
// verb: "went off next to the tomb".
func (t *tree) nextTo() {
	for a := 1; a+2 < len(t.tok); a++ {
		c, v := a+1, t.head[a]
		o := t.head[c]
		if v < 0 || v >= a || !set1(t.lem[a], "next", "close", "near", "adjacent", "prior") || !t.is(a, "advmod") || t.lem[c] != "to" || !t.is(c, "case") || o < c || t.head[o] != v || !t.is(o, "obl") || len(t.deps(a)) > 0 {
			continue
		}
		t.attach(a, o, "case", "")
	}
}

// gappedPassive gives a noun coordinated with a passive, and the participle after
// it, the clause they are: "must be dissolved and new elections held".
func (t *tree) gappedPassive() {
	for v := range t.tok {
		n := t.head[v]
		if n < 0 || n > v || !t.is(v, "acl") || t.sub[v] != "" || !t.xpos(v, "VBN", "VBD") || t.dep(v, "obj", "aux", "nsubj", "mark") >= 0 || !t.is(n, "conj") || !t.upos(n, "NOUN", "PROPN") || t.dep(n, "case") >= 0 {
			continue
		}
		u, cc := t.head[n], t.dep(n, "cc")
		if u < 0 || u > n || !t.upos(u, "VERB") || t.dep(u, "aux:pass") < 0 || cc < 0 {
			continue
		}
		t.attach(v, u, "conj", "")
		t.attach(n, v, "nsubj", "pass")
		t.attach(cc, v, "cc", "")
	}
	t.cutCycles()
}

// spanRelative gives a relative clause after a span of time to what takes that
// time: in "three years of fighting that has killed thousands" the fighting has.
func (t *tree) spanRelative() {
	for v := range t.tok {
		n := t.head[v]
		if n < 0 || n > v || !t.is(v, "acl:relcl") || !timeNouns[t.lem[n]] || t.name[n] >= 0 {
			continue
		}
		o := t.dep(n, "nmod")
		if c := t.dep(max(o, 0), "case"); o > n && o < v && c >= 0 && t.lem[c] == "of" && t.reach(o) < t.begin(v) && !timeNouns[t.lem[o]] {
			t.attach(v, o, "acl", "relcl")
		}
	}
}

// notHimself coordinates a verb whose object is the pronoun of its nearest subject
// with the verb above: in "they say he is young and identified him" another does,
// or he would have identified himself.
func (t *tree) notHimself() {
	for v := range t.tok {
		u := t.head[v]
		if u < 0 || u > v || !t.is(v, "conj") || !t.upos(v, "VERB") || t.hasSubject(v) {
			continue
		}
		s, o := t.dep(u, "nsubj"), t.dep(v, "obj")
		if s < 0 || o < v || !t.upos(s, "PRON") || !t.upos(o, "PRON") || t.lem[s] != t.lem[o] || !set1(t.lem[s], "he", "she", "they") {
			continue
		}
		for g, n := t.head[u], 0; g >= 0 && g < u && n < 6; g, n = t.head[g], n+1 {
			if a := t.dep(g, "nsubj"); a >= 0 && t.upos(g, "VERB") && t.finite(g) {
				if t.lem[a] != t.lem[s] {
					t.attach(v, g, "conj", "")
				}
				break
			}
		}
	}
	t.cutCycles()
}

// nearConjunct coordinates a thing with the noun right before "and" and not with
// the person the parser chose: "talks with Lund on energy and regional issues".
func (t *tree) nearConjunct() {
	for k := range t.tok {
		h, a := t.head[k], t.dep(k, "cc")
		if h < 0 || h > k || a < 2 || a > k || !t.is(k, "conj") || t.name[h] < 0 || t.name[k] >= 0 || !t.upos(k, "NOUN") || t.d.Mentions[t.name[h]].Class != schema.Person || mayBePerson(t.lem[k]) || t.dep(k, "det", "nmod:poss", "case") >= 0 {
			continue
		}
		n := a - 1
		for j := 0; j < 6 && t.is(n, "compound", "amod", "flat") && t.head[n] >= 0; j++ {
			n = t.head[n]
		}
		if n > h && n < a && t.upos(n, "NOUN") && t.is(n, "nmod", "obl") && !t.timed(n) && t.reach(n) == a-1 && !mayBePerson(t.lem[n]) {
			t.attach(k, n, "conj", "")
		}
	}
	t.cutCycles()
}

// buriedVerb makes the verb of a sentence without one of a past tense that the
// parser hung on the last noun of its subject: "Teams looking for the recorders
// called off operations".
func (t *tree) buriedVerb() {
	for v := range t.tok {
		n := t.head[v]
		if n < 0 || n > v || !t.is(v, "acl") || !t.xpos(v, "VBN", "VBD") || ditransitive[t.lem[v]] || calling[t.lem[v]] && t.dep(v, "compound:prt") < 0 || t.dep(v, "nsubj", "aux", "mark") >= 0 || !t.is(n, "obl", "obj") {
			continue
		}
		u := t.head[n]
		if u < 0 || u > n || !t.is(u, "acl") || !t.xpos(u, "VBG", "VBN") {
			continue
		}
		s := t.head[u]
		if s < 0 || s > u || t.head[s] >= 0 || !t.upos(s, "NOUN", "PROPN") || t.dep(s, "cop", "nsubj", "parataxis", "conj") >= 0 {
			continue
		}
		o := t.dep(v, "obj", "xcomp")
		if o < v || !t.upos(o, "NOUN", "PROPN") || t.timed(o) {
			continue
		}
		t.head[v], t.rel[v], t.sub[v] = -1, "root", ""
		t.attach(s, v, "nsubj", "")
		t.attach(o, v, "obj", "")
		for k := v + 1; k < len(t.tok); k++ {
			if t.head[k] == s {
				t.head[k] = v
			}
		}
		t.retag(v, "VERB", "VBD")
		t.mended[v] = true
		break
	}
	t.cutCycles()
}

// toldByThat gives a passive of telling its content where the parser hung that on
// who tells: "was told by Lund that Moe had left".
func (t *tree) toldByThat() {
	for v := range t.tok {
		n := t.head[v]
		if n < 0 || n > v || !t.is(v, "acl:relcl") || !t.is(n, "obl") || t.dep(v, "nsubj") < 0 {
			continue
		}
		u, by, that := t.head[n], t.dep(n, "case"), t.begin(v)
		if u < 0 || u > n || by < 0 || t.lem[by] != "by" || t.lem[that] != "that" || !reporting[t.lem[u]] || t.dep(u, "aux:pass") < 0 || t.dep(u, "ccomp") >= 0 {
			continue
		}
		t.attach(v, u, "ccomp", "")
		t.attach(that, v, "mark", "")
	}
	t.cutCycles()
}

// verbAfterRelative makes the verb of a sentence without one of a conjunct without
// "and" behind the comma that ends its relative clause: "Lund, who said Moe had
// lied, left Oslo".
func (t *tree) verbAfterRelative() {
	for n := range t.tok {
		r := t.dep(n, "acl:relcl")
		if t.head[n] >= 0 || !t.upos(n, "NOUN", "PROPN") || r < n || t.dep(n, "cop", "nsubj") >= 0 || t.tok[t.begin(r)].Form != "," {
			continue
		}
		for v := r + 2; v < len(t.tok); v++ {
			if !t.is(v, "conj") || !t.upos(v, "VERB") || !t.xpos(v, "VBD", "VBZ", "VBP") || !t.under(v, r) || t.hasSubject(v) || t.dep(v, "cc") >= 0 || t.tok[t.begin(v)].Form != "," {
				continue
			}
			t.head[v], t.rel[v], t.sub[v] = -1, "root", ""
			t.attach(n, v, "nsubj", "")
			t.mended[v] = true
			break
		}
	}
	t.cutCycles()
}
