package claims

import (
	"strings"
)

// Sentences of news end with a full stop and have a finite verb. Where the parser
// found none, it took the verb for a noun or a modifier, and all else hangs wrong.

// verbless finds the verb of such a sentence and hangs subject, object and phrases on
// it: "Agriculture accounts for half of the exports", "The protest highlighted demands
// for reform".
func (t *tree) verbless() {
	n := len(t.tok)
	if n < 5 || t.tok[n-1].Form != "." {
		return
	}
	root := -1
	for k := range t.tok {
		if t.head[k] < 0 && root < 0 {
			root = k
		}
	}
	for k := range t.tok {
		// "Mercosur accounts for … and includes …": what is coordinated with a noun
		// and has no subject shows that the noun is a verb.
		if t.xpos(k, "VBD", "VBZ", "VBP", "MD") && t.upos(k, "VERB", "AUX") && t.lem[k] != "alike" && !(t.head[k] == root && t.is(k, "conj") && !t.hasSubject(k)) {
			return
		}
	}
	if root < 0 || !t.upos(root, "NOUN", "PROPN") || t.dep(root, "nsubj", "cop", "case", "mark", "expl") >= 0 {
		return
	}
	v, tag := t.hiddenVerb()
	if v < 0 {
		return
	}
	s := t.firstHead(v)
	if s < 0 {
		return
	}
	t.retag(v, "VERB", tag)
	o := t.objectAt(v)
	// Heads that cross the verb are wrong.
	rel, sub := "root", ""
	for k := range t.tok {
		h := t.head[k]
		switch {
		case k == v:
		case k == s:
			t.attach(k, v, "nsubj", "")
		case k < v && (h >= v || h < 0 || h == k):
			switch {
			case t.upos(k, "PUNCT"):
				t.attach(k, v, "punct", "")
			case k < s && t.is(k, "det", "amod", "compound", "nummod", "case", "advmod", "nmod"):
				t.attach(k, s, t.rel[k], t.sub[k])
			case k > s && t.led2(k):
				t.attach(k, s, "nmod", "")
			case k > s:
				t.attach(k, v, "advmod", "")
			default:
				t.attach(k, s, "dep", "")
			}
		case k > v && h <= v:
			switch {
			case t.upos(k, "PUNCT"):
				t.attach(k, v, "punct", "")
			case k == o:
				t.attach(k, v, "obj", "")
			case o >= 0 && k < o:
				t.attach(k, o, t.rel[k], t.sub[k])
			case t.is(k, "conj") && t.upos(k, "VERB"):
				t.attach(k, v, "conj", "")
			case t.is(k, "conj") && o >= 0 && t.upos(k, "NOUN", "PROPN"):
				t.attach(k, o, "conj", "")
			case t.led2(k) && o >= 0 && t.begin(k) == o+1:
				t.attach(k, o, "nmod", "")
			case t.led2(k):
				t.attach(k, v, "obl", "")
			case t.is(k, "acl", "advcl"):
				t.attach(k, v, "advcl", "")
			default:
				t.attach(k, v, "dep", "")
			}
		}
	}
	if o >= 0 && t.head[o] != v {
		t.attach(o, v, "obj", "")
	}
	t.head[v], t.rel[v], t.sub[v] = -1, rel, sub
	t.mended[v] = true
	t.cutCycles()
}

// led2 tells a noun with a preposition or what a preposition leads to.
func (t *tree) led2(k int) bool { return t.dep(k, "case") >= 0 && t.dep(k, "case") < k }

// hiddenVerb is the word that must be the finite verb of a sentence without one,
// and its tag; -1 for none.
func (t *tree) hiddenVerb() (int, string) {
	for k := 1; k+2 < len(t.tok); k++ {
		p := k - 1
		before := t.upos(p, "NOUN", "PROPN", "NUM") && !t.is(p, "nmod:poss") || t.upos(p, "ADV") && k > 1 && t.upos(k-2, "NOUN", "PROPN") || set1(t.lem[p], "alike", "both", "alone")
		after := t.upos(k+1, "NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "ADP", "SYM") && t.lem[k+1] != "of" && t.lem[k+1] != "by"
		if !before || !after || t.name[k] >= 0 {
			continue
		}
		switch {
		case t.xpos(k, "VBN") && t.is(k, "amod") && !(t.tok[k-1].Form == "-") && !t.upos(k+1, "ADP"):
			return k, "VBD"
		case t.xpos(k, "NNS") && strings.HasSuffix(strings.ToLower(t.tok[k].Form), "s") && nounOrVerb[t.lem[k]] && t.firstNumber(k) != 2:
			return k, "VBZ"
		case t.xpos(k, "NN") && nounOrVerb[t.lem[k]] && t.firstNumber(k) == 2:
			return k, "VBP"
		}
	}
	return -1, ""
}

// firstNumber is the number of the first noun phrase before a token: 1, 2, or 0
// where it is open or there is none.
func (t *tree) firstNumber(v int) int {
	if s := t.firstHead(v); s >= 0 && t.xpos(s, "NNS", "NNPS") {
		return 2
	} else if s >= 0 && t.xpos(s, "NN") {
		return 1
	}
	return 0
}

// firstHead is the head of the first noun phrase before a token, the end of its first
// run of nouns; -1 for none.
func (t *tree) firstHead(v int) int {
	for k := 0; k < v; k++ {
		if t.upos(k, "ADP") || t.tok[k].Form == "," {
			return -1
		}
		if t.upos(k, "NOUN", "PROPN") && (k+1 == v || !t.upos(k+1, "NOUN", "PROPN") && t.tok[k+1].Form != "-") {
			return k
		}
	}
	return -1
}

// objectAt is the head of the noun phrase right after a verb, -1 where a preposition
// or nothing follows.
func (t *tree) objectAt(v int) int {
	for k := v + 1; k < len(t.tok); k++ {
		switch {
		case t.upos(k, "ADP", "PUNCT", "VERB", "AUX", "SCONJ") && t.tok[k].Form != "-":
			return -1
		case t.upos(k, "NOUN", "PROPN", "PRON", "SYM") && (k+1 == len(t.tok) || !t.upos(k+1, "NOUN", "PROPN", "PART") && t.tok[k+1].Form != "-"):
			if t.is(k, "nmod:poss") {
				continue
			}
			return k
		}
	}
	return -1
}

// nounOrVerb are verbs of news whose forms the tagger takes for nouns.
var nounOrVerb = set(`account hamper voice demand claim report plan order support target face lead mark cost cause damage hit call offer visit vote
	warn hope threat fear attack aim benefit border boost bring challenge charge combat command comment compete concern conflict contact contract control
	counter cover cut date deal debate delay design display divide document drive end escape estimate exercise experience export
	feature fight file force fuel fund gain grant guard hold host house impact import increase influence intend interest investigate
	issue join judge kill label land launch link list market match measure monitor need note object open oppose own
	pay permit pose position practice pressure produce profit progress project promise protest push question raise range rank reach
	rebel record reform reject release remain replace request require rescue research respect rest result return reveal review risk
	rival rule run sanction schedule seek sell sense shape share show signal sponsor stage stand start state step store stress
	strike struggle study suit supply surface surround suspect tax test top total track trade train transfer transport treat trouble trust turn
	underscore undermine use value view violate win work worry`)

// capitalWho reads "WHO", the name of a body, as one.
func (t *tree) capitalWho() {
	for k := range t.tok {
		if mi := t.name[k]; mi >= 0 && t.upos(k, "PRON") && t.d.Mentions[mi].Last-t.d.Mentions[mi].First == 1 && len(t.tok[k].Form) > 1 && t.tok[k].Form == strings.ToUpper(t.tok[k].Form) {
			t.retag(k, "PROPN", "NNP")
			t.tok[k].Feats = ""
		}
	}
}

// invertedPlace hangs on the place before "are" what is there: "Among the dead are five
// soldiers".
func (t *tree) invertedPlace() {
	for c := range t.tok {
		p := t.head[c]
		if p < 0 || p > c || !t.is(c, "cop") || t.lem[c] != "be" || t.dep(p, "case") < 0 || t.dep(p, "nsubj") >= 0 {
			continue
		}
		r := t.head[p]
		if r <= c || t.head[r] >= 0 || !t.upos(r, "NOUN", "PROPN") || t.dep(r, "nsubj", "cop", "aux") >= 0 || t.begin(p) > 1 {
			continue
		}
		t.takePlace(p, r)
		t.attach(r, p, "nsubj", "")
		for k := range t.tok {
			if t.head[k] == p && k > c && k != r && !t.upos(k, "PUNCT") {
				t.head[k] = r // its own modifiers
			}
		}
	}
	t.cutCycles()
}

// realIt makes a subject of "it" where no clause is there that it stands for: "said it
// is serious about reaching a deal".
func (t *tree) realIt() {
	for k := range t.tok {
		h := t.head[k]
		if h < 0 || !t.is(k, "expl") || t.lem[k] != "it" || !t.upos(h, "ADJ", "VERB") || t.dep(h, "nsubj", "csubj", "ccomp", "xcomp") >= 0 {
			continue
		}
		free := true
		for _, c := range t.deps(h) {
			if t.is(c, "acl", "advcl", "parataxis", "conj") && (t.infinitive(c) || t.finite(c)) {
				free = false
			}
		}
		if free {
			t.rel[k], t.sub[k] = "nsubj", ""
		}
	}
}

// listAfterPhrase gives a verb without a subject the list that the parser hung on the
// phrase before its comma: "Under the law, buyers and sellers face prison".
func (t *tree) listAfterPhrase() {
	for v := range t.tok {
		if !t.upos(v, "VERB") || !t.finite(v) || t.hasSubject(v) || t.is(v, "conj", "acl", "xcomp") {
			continue
		}
		for _, k := range t.deps(v) {
			if k > v || !t.is(k, "obl") || t.dep(k, "case") < 0 {
				continue
			}
			s := -1
			for c := k + 1; c < v; c++ {
				if t.under(c, k) && (t.is(c, "conj") || s < 0 && t.is(c, "appos") && t.name[c] >= 0 && t.name[t.head[c]] < 0) && t.upos(c, "NOUN", "PROPN") && t.dep(c, "case") < 0 {
					if b := t.begin(c); s < 0 && t.dep(c, "cc") < 0 && (t.tok[b].Form == "," || t.tok[max(0, b-1)].Form == ",") {
						s = c
						t.attach(s, v, "nsubj", "")
					} else if s >= 0 {
						t.attach(c, s, "conj", "")
					}
				}
			}
			if s >= 0 {
				break
			}
		}
	}
	t.cutCycles()
}

// quantifiers makes one quantifier of "as many as 500" and a subject of what "fewer than
// a third" counts.
func (t *tree) quantifiers() {
	for k := 2; k < len(t.tok); k++ {
		// "killed at least 25 people"
		if !t.upos(k, "NUM") || !set1(t.lem[k-1], "least", "most") || t.lem[k-2] != "at" {
			continue
		}
		if t.head[k-1] == k || t.head[k-1] == k-2 || t.head[k-2] == k-1 {
			t.attach(k-1, k, "advmod", "")
			t.attach(k-2, k-1, "case", "")
		}
		n := k
		if h := t.head[k]; h > k && t.is(k, "nummod") {
			n = h
		}
		if v := t.head[n]; v >= 0 && v == t.begin(n)-1 && t.is(n, "obl") && t.dep(n, "case") < 0 && t.upos(v, "VERB") && t.xpos(v, "VBD", "VBZ", "VBP", "VBN", "VBG") && t.dep(v, "obj") < 0 && harming[t.lem[v]] {
			t.rel[n], t.sub[n] = "obj", ""
		}
	}
	for k := 3; k < len(t.tok); k++ {
		m := k - 2
		if t.upos(k, "NUM") && t.lem[k-1] == "as" && set1(t.lem[m], "many", "much", "few") && t.lem[m-1] == "as" && t.head[m] != k {
			t.attach(m, k, "advmod", "")
			t.attach(m-1, m, "advmod", "")
			t.attach(k-1, m, "fixed", "")
		}
	}
	for x := range t.tok {
		m := t.head[x]
		if m < 0 || m > x || !t.is(x, "obl", "nmod") || !t.xpos(m, "JJR", "RBR") || !set1(t.lem[m], "few", "many", "more", "less", "little", "much") || t.dep(x, "case") < 0 || t.lem[t.dep(x, "case")] != "than" {
			continue
		}
		if v := t.head[m]; v > x && t.upos(v, "VERB") && t.is(m, "advmod", "obj") && !t.hasSubject(v) && t.finite(v) {
			c := t.dep(x, "case")
			t.attach(x, v, "nsubj", "")
			t.attach(m, x, "nummod", "")
			t.attach(c, m, "fixed", "")
			if d := t.dep(x, "det"); d > c {
				t.attach(d, m, "fixed", "")
			}
		}
	}
	t.cutCycles()
}

// casedObject makes a phrase of an object with a preposition, a complement of
// "positive" after "test", and a verb of one that the parser took for a preposition.
func (t *tree) casedObject() {
	for k := range t.tok {
		v := t.head[k]
		if v < 0 {
			continue
		}
		if c := t.dep(k, "case"); t.is(k, "obj", "iobj") && c >= 0 && c < k && v < c && t.upos(v, "VERB") && t.upos(c, "ADP") && t.lem[c] != "than" {
			t.rel[k], t.sub[k] = "obl", ""
		}
		if t.lem[v] == "test" && t.is(k, "advmod") && set1(t.lem[k], "positive", "negative") && k == v+1 {
			t.rel[k], t.sub[k] = "xcomp", ""
		}
		if t.is(k, "case") && t.xpos(k, "VBN", "VBD") && k > v && t.head[v] < 0 && t.upos(v, "NOUN", "PROPN") && t.dep(k, "obj") > k && t.dep(v, "nsubj", "cop") < 0 {
			t.takePlace(k, v)
			t.attach(v, k, "nsubj", "")
			for _, c := range t.deps(k) {
				if c < v && !t.upos(c, "PUNCT") {
					t.head[c] = v
				}
			}
		}
	}
	t.cutCycles()
}

// meansToAct gives an infinitive to the noun that it tells the use of: nobody wants
// time to discuss anything but to have it.
func (t *tree) meansToAct() {
	for k := range t.tok {
		v := t.head[k]
		if v >= 0 && v < k && t.is(k, "advcl") && t.infinitive(k) && t.xpos(k, "VBN") && t.dep(k, "aux") >= 0 && mods[t.lem[v]] == "" && !objectInfinitive[t.lem[v]] {
			if o := t.dep(v, "obj"); o > v && t.upos(o, "NOUN") && t.reach(o) == t.begin(k)-1 {
				t.attach(k, o, "acl", "") // "monitor elections to be held in May"
				continue
			}
		}
		if v < 0 || v > k || !t.is(k, "xcomp", "advcl") || !t.infinitive(k) || !set1(t.lem[v], "want", "need", "seek", "demand", "require", "get", "give") {
			continue
		}
		if o := t.dep(v, "obj"); o > v && o < k && set1(t.lem[o], "time", "chance", "opportunity", "right", "money", "fund", "power", "authority", "permission", "room", "mandate", "cash", "resource") && t.reach(o) == t.begin(k)-1 {
			t.attach(k, o, "acl", "")
		}
	}
	t.cutCycles()
}

// becamePublic makes a complement of an adjective right after "become" that the parser
// hung on an expression of time: "became public several months later".
func (t *tree) becamePublic() {
	for v := 0; v+2 < len(t.tok); v++ {
		a := v + 1
		if !set1(t.lem[v], "become", "remain", "turn", "grow", "stay") || !t.upos(v, "VERB") || !t.upos(a, "ADJ") || t.dep(v, "xcomp", "obj") >= 0 || t.head[a] == v || !t.is(a, "amod") || !t.timed(t.head[a]) && !timeNouns[t.lem[max(0, t.head[a])]] || !t.upos(a+1, "ADJ", "DET", "NUM") {
			continue
		}
		t.attach(a, v, "xcomp", "")
	}
}

// whichGroups makes a verb of what the parser took for a noun between a relative pronoun
// and a noun phrase: "the bloc, which groups Chile and Peru".
func (t *tree) whichGroups() {
	for k := 1; k+1 < len(t.tok); k++ {
		p := k - 1
		if !t.is(k, "acl") || t.sub[k] != "relcl" || !t.xpos(k, "NNS", "NN") || !nounOrVerb[t.lem[k]] && t.lem[k] != "group" || !set1(t.lem[p], "which", "who", "that") || t.head[p] != k || !t.is(p, "nsubj") || t.dep(k, "cop", "aux") >= 0 || !t.upos(k+1, "PROPN", "NOUN", "DET", "ADJ", "NUM", "PRON") {
			continue
		}
		o := t.objectAt(k)
		tag := "VBP"
		if t.xpos(k, "NNS") {
			tag = "VBZ"
		}
		t.retag(k, "VERB", tag)
		for c := k + 1; c < len(t.tok); c++ {
			if t.head[c] != k {
				continue
			}
			switch {
			case c == o:
				t.attach(c, k, "obj", "")
			case o >= 0 && c < o:
				t.attach(c, o, t.rel[c], t.sub[c])
			case o >= 0 && t.is(c, "conj") && t.upos(c, "NOUN", "PROPN"):
				t.attach(c, o, "conj", "")
			case t.led2(c):
				t.attach(c, k, "obl", "")
			}
		}
		if o >= 0 && t.head[o] != k && !t.under(t.head[o], o) {
			t.attach(o, k, "obj", "")
		}
	}
	t.cutCycles()
}

// auxSubject gives the verb a subject that the parser hung on its auxiliary, and an
// auxiliary to a participle with a hyphen.
func (t *tree) auxSubject() {
	for p := 2; p < len(t.tok); p++ {
		// "have test-fired several missiles"
		v := t.head[p]
		if v < 0 || v > p || t.lem[v] != "have" || !t.xpos(p, "VBN") || !t.is(p, "xcomp") || t.begin(p) != v+1 || t.tok[p-1].Form != "-" {
			continue
		}
		t.takePlace(p, v)
		t.attach(v, p, "aux", "")
	}
	for k := range t.tok {
		a := t.head[k]
		if a < 0 || !t.is(k, "nsubj", "csubj") || !t.is(a, "aux", "cop") || t.head[a] < 0 || t.dep(t.head[a], "nsubj") >= 0 {
			continue
		}
		t.attach(k, t.head[a], t.rel[k], t.sub[k])
	}
	t.cutCycles()
}

// bareNounClause makes an object of a noun that the parser took for a clause though
// nothing makes it one: "announced the ban two weeks ago".
func (t *tree) bareNounClause() {
	for k := range t.tok {
		v := t.head[k]
		if v < 0 || v > k || !t.is(k, "ccomp") || !t.upos(k, "NOUN") && !t.xpos(k, "NN", "NNS") || !t.upos(v, "VERB") || t.dep(v, "obj") >= 0 || t.dep(k, "nsubj", "cop", "mark", "expl", "aux", "case", "csubj", "parataxis", "punct") >= 0 || t.quotedAt(k) != t.quotedAt(v) {
			continue
		}
		if !t.upos(k, "NOUN") {
			t.retag(k, "NOUN", t.tok[k].XPOS)
		}
		t.rel[k], t.sub[k] = "obj", ""
		for _, c := range t.deps(k) {
			if c > k && t.is(c, "advmod", "obl") {
				t.attach(c, v, t.rel[c], t.sub[c])
			}
		}
	}
	t.cutCycles()
}
