package claims

import (
	"strings"

	"github.com/relata-kg/relata/schema"
)

// The repairs in this file move participles, infinitives, relative clauses and
// phrases that the parser hung on a word that cannot have them.

// strayParticiple gives back its object to a verb of saying where the parser made
// a clause of a noun and the participle of a verb that has an object: "announced
// the deaths of two men killed on Tuesday".
func (t *tree) strayParticiple() {
	for k := range t.tok {
		v := t.head[k]
		if v < 0 || v > k || !t.is(k, "ccomp") || !t.xpos(k, "VBN", "VBD") || !clauseTaking[t.lem[v]] || !(t.xpos(k, "VBN") && transitive[t.lem[k]] || set1(t.lem[k], "kill", "arrest", "injure", "hurt", "shoot", "kidnap", "abduct")) || t.dep(k, "aux", "mark", "obj", "expl", "cop") >= 0 || t.dep(v, "obj") >= 0 {
			continue
		}
		s := t.dep(k, "nsubj")
		if s < v || s > k || !t.upos(s, "NOUN", "PROPN") {
			continue
		}
		n := k - 1
		for j := 0; j < 12 && n > s && !(t.upos(n, "NOUN", "PROPN") && (t.head[n] < v || t.head[n] > n || t.head[n] == s)); j++ {
			n--
		}
		if n < s {
			continue
		}
		t.attach(s, v, "obj", "")
		t.attach(k, n, "acl", "")
	}
	t.cutCycles()
}

// objectControl makes complements of the infinitives that the parser hung as
// adverbial clauses on verbs that take an object with an infinitive: "did not
// allow the party to take power", "prompted thousands to flee". After "for" it
// gives the verb what hangs on the noun: "arranged for charges to be dropped".
func (t *tree) objectControl() {
	for k := range t.tok {
		h := t.head[k]
		if h < 0 || h > k || !t.infinitive(k) {
			continue
		}
		if t.is(k, "advcl") && t.sub[k] == "" && t.upos(h, "VERB") && objectInfinitive[t.lem[h]] {
			for i := h + 1; i < k; i++ {
				if t.head[i] == h && t.is(i, "obj", "iobj") {
					t.rel[k] = "xcomp"
					break
				}
			}
		}
		if v := t.head[h]; t.is(k, "acl") && t.sub[k] == "" && v >= 0 && v < h && t.is(h, "obj") && t.upos(v, "VERB") && set1(t.lem[v], "allow", "permit", "enable", "force", "compel", "oblige") && !infinitiveNouns[t.lem[h]] {
			t.attach(k, v, "xcomp", "") // "will not allow any group to harm it"
			continue
		}
		if v := t.head[h]; t.is(k, "acl") && t.sub[k] == "" && v >= 0 && v < h && t.is(h, "obl") && t.upos(v, "VERB") && forVerbs[t.lem[v]] {
			for i := v + 1; i < h; i++ {
				if t.head[i] == h && t.is(i, "case") && t.lem[i] == "for" {
					t.attach(k, v, "advcl", "")
					break
				}
			}
		}
	}
	t.cutCycles()
}

// heldEvent gives "held in Oslo", "which was imposed in May" to the event that
// can be held or imposed: in "a session of the committee held in Oslo", "the
// ban on the paper, which was imposed in May" that is session and ban.
func (t *tree) heldEvent() {
	for k := range t.tok {
		n := t.head[k]
		if n < 0 || n > k || !t.is(k, "acl") || !t.xpos(k, "VBN") || t.dep(k, "obj") >= 0 || !t.happens(k, -1) || t.happens(k, n) {
			continue
		}
		if s := t.dep(k, "nsubj"); t.sub[k] == "relcl" && (s < 0 || !t.relativePronoun(s) || t.dep(k, "aux:pass") < 0) || t.sub[k] == "" && s >= 0 {
			continue
		}
		if e := t.head[n]; t.sub[k] == "" && t.tok[t.begin(k)].Form != "," && !(e >= 0 && e < n && t.is(n, "nmod") && t.happens(k, e)) && !(personNoun(t.lem[n]) && set1(t.lem[k], "initiate", "broker", "negotiate", "impose", "sign")) {
			continue // a reduced relative without comma belongs to the nouns of its phrase
		}
		best := -1
		for m := t.begin(k) - 1; m >= 0 && m > n-12; m-- {
			if t.xpos(m, "VBD", "VBZ", "VBP", "MD") && m < n {
				break
			}
			if m != n && t.upos(m, "NOUN") && t.happens(k, m) && !t.under(m, k) {
				best = m
				break
			}
		}
		if best >= 0 {
			t.attach(k, best, "acl", t.sub[k])
		}
	}
	t.cutCycles()
}

// happens tells whether the noun n can be the object of the verb k, a verb that
// has few; with n below 0, whether it is such a verb.
func (t *tree) happens(k, n int) bool {
	l := t.lem[k]
	var nouns map[string]bool
	switch l {
	case "hold", "host", "convene", "chair", "attend":
		nouns = gatherings
	case "offer", "submit", "put", "propose":
		nouns = offers
	case "initiate", "broker", "negotiate", "strike":
		nouns = light["reach"]
		if n >= 0 && (t.lem[n] == "talk" || t.lem[n] == "plan") {
			return true
		}
	case "impose", "reach", "sign", "launch", "conduct", "lift", "cast", "wage":
		nouns = light[l]
		if l == "lift" {
			nouns = light["impose"]
		}
	default:
		return false
	}
	return n < 0 || nouns[t.lem[n]]
}

// offers can be made and submitted.
var offers = set("proposal plan offer deal bid suggestion")

// gatherings can be held and attended.
var gatherings = set(`talk meeting conference discussion consultation negotiation ceremony session dialogue vote election rally interview
	summit forum exhibition festival concert event seminar workshop tournament congress convention hearing trial funeral inauguration
	party reception dinner service match game race protest demonstration referendum`)

// effortInfinitive hangs an infinitive on the noun right before it whose purpose
// it tells, where the verb above is one that stops, starts or joins what others
// do: "will not stop efforts to find them".
func (t *tree) effortInfinitive() {
	for k := range t.tok {
		v := t.head[k]
		if v < 0 || v > k || !t.is(k, "advcl", "xcomp") || t.sub[k] != "" || !t.infinitive(k) {
			continue
		}
		n, by := t.begin(k)-1, false
		if c := t.dep(max(n, 0), "case"); n > v && t.is(n, "nmod") && c >= 0 && t.lem[c] == "by" {
			n, by = t.head[n], true // "efforts by officials to"
		}
		if n > v && t.is(n, "obj") && t.head[n] == v && set1(t.lem[n], "effort", "attempt", "bid", "plan", "campaign", "drive", "struggle", "negotiation", "talk", "pressure") && (by || hindering[t.lem[v]]) {
			t.attach(k, n, "acl", "")
		}
	}
	t.cutCycles()
}

// ofInforming gives a verb of informing the "of" phrase that the parser hung on
// whom it informs: "assured the pope of his commitment".
func (t *tree) ofInforming() {
	for k := range t.tok {
		n := t.head[k]
		if n < 0 || n > k || !t.is(k, "nmod") || t.sub[k] != "" || !t.is(n, "obj", "iobj") {
			continue
		}
		v := t.head[n]
		if v < 0 || v > n || !set1(t.lem[v], "assure", "inform", "remind", "notify", "convince", "persuade", "accuse", "rob", "deprive", "strip", "cure") || !(human(t.lem[n]) || t.upos(n, "PROPN") || t.upos(n, "PRON") || personNoun(t.lem[n])) {
			continue
		}
		if c := t.dep(k, "case"); c == n+1 && t.lem[c] == "of" && !office(t.lem[n]) || c == n+1 && t.lem[c] == "of" && t.dep(k, "nmod:poss") > c {
			t.attach(k, v, "obl", "")
		}
	}
	t.cutCycles()
}

// impersonalWhich gives a relative clause with "which" to the thing before it
// where the parser hung it on a person: "a man in a province, which borders
// China".
func (t *tree) impersonalWhich() {
	for k := range t.tok {
		n := t.head[k]
		if n < 0 || n > k || !t.is(k, "acl") || t.sub[k] != "relcl" {
			continue
		}
		w := -1
		for i := n + 1; i < k; i++ {
			if t.lem[i] == "which" && (t.head[i] == k || t.head[i] >= 0 && t.head[t.head[i]] == k) {
				w = i
				break
			}
		}
		mi := t.name[n]
		if w < 0 || !human(t.lem[n]) && !(mi >= 0 && t.d.Mentions[mi].Class == schema.Person) {
			continue
		}
		many := t.xpos(k, "VBP")
		for i := w; i < k; i++ {
			many = many || t.head[i] == k && t.xpos(i, "VBP")
		}
		moved := false
		for m := w - 1; m > n && !moved; m-- {
			if many && t.xpos(m, "NN", "NNP") {
				continue
			}
			if t.upos(m, "NOUN", "PROPN") && t.under(m, n) && !t.under(m, k) && !human(t.lem[m]) && (t.head[m] < m || t.head[m] >= k) {
				t.attach(k, m, "acl", "relcl")
				moved = true
			}
		}
		// "comments made by the pope which angered many"
		for g, j := t.head[n], 0; !moved && !many && g >= 0 && j < 4 && g < n; g, j = t.head[g], j+1 {
			if t.upos(g, "NOUN") && !human(t.lem[g]) && !personNoun(t.lem[g]) {
				t.attach(k, g, "acl", "relcl")
				break
			}
			if t.xpos(g, "VBD", "VBZ", "VBP", "MD") || t.head[g] < 0 {
				break
			}
		}
	}
	t.cutCycles()
}

// impersonalThat gives a relative clause with "that" to the thing before it where
// the parser hung it on a person with a participle between: "a lawmaker wounded
// in the blast that killed three".
func (t *tree) impersonalThat() {
	for k := range t.tok {
		n := t.head[k]
		if n < 0 || n > k || !t.is(k, "acl") || t.sub[k] != "relcl" || !human(t.lem[n]) && !individual[t.lem[n]] {
			continue
		}
		w := t.dep(k, "nsubj")
		if w < 0 || t.lem[w] != "that" {
			continue
		}
		for p := n + 1; p < w; p++ {
			if t.head[p] != n || !t.is(p, "acl") || t.sub[p] == "relcl" || t.reach(p) != w-1 {
				continue
			}
			for m := p + 1; m < w; m++ {
				if t.head[m] == p && t.is(m, "obl", "obj") && t.upos(m, "NOUN") && !human(t.lem[m]) && !personNoun(t.lem[m]) && t.time[m] < 0 {
					t.attach(k, m, "acl", "relcl")
					break
				}
			}
			break
		}
	}
	t.cutCycles()
}

// describedAs gives ", described as …" right after the object to the person it is,
// and not to who speaks of him: "quotes the man, described as a lawyer, as saying".
func (t *tree) describedAs() {
	for k := range t.tok {
		v := t.head[k]
		if v < 0 || v > k || !t.is(k, "advcl") || !t.xpos(k, "VBN") || !set1(t.lem[k], "describe", "identify", "know", "name", "call", "suspect", "accuse") || t.dep(k, "mark", "aux", "nsubj") >= 0 {
			continue
		}
		b := t.begin(k)
		if o := t.dep(v, "obj"); t.tok[b].Form == "," && o > v && t.reach(o) == b-1 && t.upos(v, "VERB") {
			mi := t.name[o]
			if human(t.lem[o]) || personNoun(t.lem[o]) || mi >= 0 && t.d.Mentions[mi].Class == schema.Person {
				t.attach(k, o, "acl", "")
			}
		}
	}
	t.cutCycles()
}

// perceived makes complements of the bare verbs after what somebody sees or
// hears, whose subject that is: "happy to see the process begin".
func (t *tree) perceived() {
	for k := range t.tok {
		v := t.head[k]
		if v < 0 || v > k || !t.is(k, "ccomp") || !t.xpos(k, "VB") || !set1(t.lem[v], "see", "hear", "watch", "feel", "notice", "let", "make") || t.dep(k, "nsubj", "mark", "aux", "cop") >= 0 {
			continue
		}
		if o := t.dep(v, "obj"); o > v && t.reach(o) == t.begin(k)-1 {
			t.rel[k] = "xcomp"
		}
	}
}

// fadingHopes gives a clause with "that" at the end to the noun for a thought that is
// the subject of a verb without content: "Hopes are fading that they are alive".
func (t *tree) fadingHopes() {
	for k := range t.tok {
		v := t.head[k]
		if v < 0 || v > k || !t.is(k, "ccomp") || t.dep(v, "obj", "iobj") >= 0 || !set1(t.lem[v], "fade", "grow", "mount", "rise", "emerge", "circulate", "spread", "come", "surface", "dwindle", "increase", "diminish", "remain", "persist", "abound") {
			continue
		}
		m, s := t.dep(k, "mark"), t.dep(v, "nsubj")
		if m >= 0 && t.lem[m] == "that" && s >= 0 && s < v && (doubtful[t.lem[s]] || set1(t.lem[s], "report", "news", "word", "evidence", "sign", "concern", "doubt", "confidence", "consensus", "claim")) {
			t.attach(k, s, "acl", "")
		}
	}
	t.cutCycles()
}

// perUnit joins "per hour" to the measure before it.
func (t *tree) perUnit() {
	for k := 2; k < len(t.tok); k++ {
		if m := k - 2; t.lem[k-1] == "per" && t.quantity[k] >= 0 && t.quantity[m] == t.quantity[k] && t.head[k] != m && t.upos(m, "NOUN", "NUM") {
			t.attach(k, m, "nmod", "")
		}
	}
	t.cutCycles()
}

// bothAnd coordinates what "both" announces: in "drawn both praise for helping
// the girls enter Chile and criticism" that is praise and criticism.
func (t *tree) bothAnd() {
	for b := range t.tok {
		n := t.head[b]
		if t.lem[b] != "both" || n < b || !t.is(b, "det", "cc", "advmod") || !t.upos(n, "NOUN", "PROPN") || t.dep(n, "conj") >= 0 || t.number(n) == 2 {
			continue
		}
		for k := n + 1; k < len(t.tok); k++ {
			if h := t.head[k]; t.is(k, "conj") && h > n && t.under(h, n) && t.upos(k, "NOUN", "PROPN") && t.dep(k, "cc") >= 0 && t.lem[t.dep(k, "cc")] == "and" && t.upos(k, t.tok[n].UPOS) {
				v := t.head[h]
				t.attach(k, n, "conj", "")
				t.attach(b, n, "cc", "preconj")
				for j := k + 1; j < len(t.tok) && v >= 0; j++ {
					if t.head[j] == v && t.is(j, "obj", "obl") && t.dep(j, "case") > k {
						t.attach(j, k, "nmod", "") // what follows belongs to the second
					}
				}
				break
			}
		}
	}
	t.cutCycles()
}

// nameOfKind gives ", called …" to the common noun that is called so where the
// parser hung it on a name in that noun's phrase: "the group within the church called
// the Sea Org".
func (t *tree) nameOfKind() {
	for k := range t.tok {
		n := t.head[k]
		if n >= 0 && n < k && t.is(k, "acl") && t.sub[k] == "" && t.xpos(k, "VBN") && set1(t.lem[k], "call", "name", "dub") && t.tok[t.begin(k)].Form == "," && t.reach(n) >= k {
			// ", called X" is of what stands before the comma: "a way to fight the
			// deadliest form of malaria, called falciparum".
			m := t.begin(k) - 1
			for m > n && t.upos(m, "NOUN") && t.is(m, "nmod") && t.dep(m, "case") >= 0 && t.lem[t.dep(m, "case")] == "of" && t.head[m] > n && t.head[m] < m {
				m = t.head[m]
			}
			if m > n && t.upos(m, "NOUN") && t.name[m] < 0 {
				t.attach(k, m, "acl", "")
			}
			continue
		}
		if n < 0 || n > k || !t.is(k, "acl") || t.sub[k] != "" || !t.xpos(k, "VBN") || !set1(t.lem[k], "call", "name", "dub") || t.name[n] < 0 || !t.is(n, "nmod") {
			continue
		}
		if g := t.head[n]; g >= 0 && g < n && t.upos(g, "NOUN") && t.name[g] < 0 && (t.begin(k) == k || t.tok[t.begin(k)].Form != ",") {
			t.attach(k, g, "acl", "")
		}
	}
	t.cutCycles()
}

// contractedNot gives "n't" to the verb it is written with.
func (t *tree) contractedNot() {
	for k := 1; k < len(t.tok); k++ {
		v := k - 1
		if f := strings.ToLower(t.tok[k].Form); f != "n't" && f != "n’t" || t.head[k] == v || !t.upos(v, "VERB", "AUX") || t.tok[v].End != t.tok[k].Start {
			continue
		}
		if t.is(v, "aux", "cop") && t.head[v] >= 0 {
			v = t.head[v]
		}
		if t.head[k] != v {
			t.attach(k, v, "advmod", "")
		}
	}
	t.cutCycles()
}

// lastOfList gives a description in the singular after coordinated names to the
// last of them: "Bangladeshis and Rohingya, a stateless minority".
func (t *tree) lastOfList() {
	for k := range t.tok {
		h := t.head[k]
		if mi := t.name[k]; h >= 0 && h < k && t.is(k, "appos") && mi >= 0 && t.d.Mentions[mi].Class == schema.Person && t.dep(k, "conj") < 0 && t.name[h] < 0 && t.xpos(h, "NNS") {
			// "the ministers and their counterpart, Moe"; "one of the organizers, Moe"
			if g := t.head[h]; g >= 0 && g < h && t.lem[g] == "one" && t.is(h, "nmod") {
				t.attach(k, g, "appos", "")
			} else if c := t.dep(h, "conj"); c > h && c < k && t.xpos(c, "NN") && t.name[c] < 0 && (human(t.lem[c]) || mayBePerson(t.lem[c]) || t.lem[c] == "counterpart") && t.reach(c) == t.begin(k)-1 {
				t.attach(k, c, "appos", "")
			}
			continue
		}
		if h < 0 || h > k || !t.is(k, "appos") || !t.xpos(k, "NN") || t.dep(k, "det") < 0 || t.dep(k, "conj") >= 0 || t.tok[t.begin(k)].Form != "," || t.name[h] < 0 {
			continue
		}
		last := -1
		for j := h + 1; j < k; j++ {
			if t.head[j] == h && t.is(j, "conj") && t.name[j] >= 0 {
				last = j
			}
		}
		if last >= 0 && t.reach(last) == t.begin(k)-1 {
			t.attach(k, last, "appos", "")
		}
	}
	t.cutCycles()
}

// twoLands coordinates two lands whose common name stands once: "North and South
// Korea".
func (t *tree) twoLands() {
	for i := 0; i+3 < len(t.tok); i++ {
		if !set1(t.lem[i], "north", "south", "east", "west") || !t.upos(i+1, "CCONJ") || t.name[i] < 0 || t.name[i+2] < 0 || t.name[i] == t.name[i+2] {
			continue
		}
		a, b := t.d.Mentions[t.name[i]], t.d.Mentions[t.name[i+2]]
		if a.Last != i+1 || b.First != i+2 || b.Last-b.First < 2 || !set1(t.lem[i+2], "north", "south", "east", "west") || t.head[i] != b.Last-1 {
			continue
		}
		t.takePlace(i, b.Last-1)
		t.attach(b.Head, i, "conj", "")
		t.attach(i+1, b.Head, "cc", "")
		for k := b.First; k < b.Last; k++ {
			if k != b.Head {
				t.attach(k, b.Head, "flat", "")
			}
		}
	}
	t.cutCycles()
}

// outsideQuotes gives a participle after a quotation to the clause around it and
// not to one within it: "'It is over', she said, citing a lack of money".
func (t *tree) outsideQuotes() {
	for k := range t.tok {
		v := t.head[k]
		if v < 0 || v > k || !t.is(k, "advcl", "acl") || t.sub[k] != "" || !t.xpos(k, "VBG") || t.quotedAt(k) != 0 || t.quotedAt(v) == 0 || t.tok[max(0, t.begin(k))].Form != "," {
			continue
		}
		for g, j := t.head[v], 0; g >= 0 && j < 20; g, j = t.head[g], j+1 {
			if t.quotedAt(g) == 0 && t.upos(g, "VERB") {
				t.attach(k, g, "advcl", "")
				break
			}
		}
	}
	t.cutCycles()
}

// orMore makes one number of "107 or more".
func (t *tree) orMore() {
	for k := 2; k < len(t.tok); k++ {
		n := t.head[k]
		if n < 0 || n > k || !t.is(k, "conj") || !set1(t.lem[k], "more", "less", "few", "so") || t.lem[k-1] != "or" || k-2 != n || !t.upos(n, "NUM") || len(t.deps(k)) > 1 {
			continue
		}
		t.attach(k, n, "fixed", "")
		t.attach(k-1, n, "fixed", "")
	}
}

// listNoApposition coordinates what the parser took for an apposition within a
// list of three things or more: "local emissions, the use of technology,
// regulations, and policy".
func (t *tree) listNoApposition() {
	for k := range t.tok {
		h := t.head[k]
		if h >= 0 && h < k && t.is(k, "appos") && t.unclosedList(h, k) {
			g := t.dep(k, "conj")
			t.attach(k, h, "conj", "")
			t.attach(g, h, "conj", "")
			continue
		}
		if h < 0 || h > k || !t.is(k, "appos") || !t.upos(k, "NOUN") || !t.upos(h, "NOUN") || personNoun(t.lem[k]) || personNoun(t.lem[h]) || human(t.lem[h]) || t.tok[t.begin(k)].Form != "," || t.reach(k)+1 >= len(t.tok) || t.tok[t.reach(k)+1].Form != "," {
			continue
		}
		more, last := 0, -1
		for c := k + 1; c < len(t.tok); c++ {
			if t.head[c] == h && t.is(c, "conj") {
				more++
				last = c
			}
		}
		if last < 0 || t.dep(last, "cc") < 0 || t.dep(last, "conj", "appos") >= 0 || more == 1 && !(t.number(h) == 2 && t.number(k) == 1) {
			continue
		}
		t.attach(k, h, "conj", "")
	}
}

// unclosedList tells an apposition k of h that is coordinated and that no comma
// ends, while the clause goes on: "Norway, two other states and Ghana said" is
// a list.
func (t *tree) unclosedList(h, k int) bool {
	g, end := t.dep(k, "conj"), t.reach(k)+1
	if g < k || t.dep(g, "cc") < 0 || t.tok[t.begin(k)].Form != "," || end >= len(t.tok) || t.upos(end, "PUNCT") || t.dep(h, "conj") >= 0 {
		return false
	}
	return t.name[h] >= 0 && t.name[g] >= 0 && t.d.Mentions[t.name[h]].Class == t.d.Mentions[t.name[g]].Class && (t.xpos(k, "NNS") || t.name[k] >= 0)
}

// twoOffices coordinates a bare word for an office with the one in apposition to a
// person, and not with the person: "Anna Lund, professor of law and dean of the school".
func (t *tree) twoOffices() {
	for k := range t.tok {
		h := t.head[k]
		if h < 0 || h > k || !t.is(k, "conj") || !officeNouns[t.lem[k]] && t.lem[k] != "curator" || !t.xpos(k, "NN") || t.name[h] < 0 || t.d.Mentions[t.name[h]].Class != schema.Person || t.dep(k, "det", "appos") >= 0 || t.dep(k, "nmod:poss") >= 0 || t.bearerOf(k) {
			continue
		}
		for a := h + 1; a < k; a++ {
			if t.head[a] == h && t.is(a, "appos") && t.xpos(a, "NN") && (personNoun(t.lem[a]) || officeNouns[t.lem[a]] || mayBePerson(t.lem[a])) && t.reach(a) < k {
				t.attach(k, a, "conj", "")
				break
			}
		}
	}
	t.cutCycles()
}

// score makes one measure of the result of a game, "lost 1 – 2 to Chile": no object
// of its verb and no role of whom it stands beside.
func (t *tree) score() {
	for k := 0; k+2 < len(t.tok); k++ {
		if !t.upos(k, "NUM") || !t.upos(k+2, "NUM") || len(t.tok[k].Form) > 2 || len(t.tok[k+2].Form) > 2 || !set1(t.tok[k+1].Form, "-", "–", "—") {
			continue
		}
		if t.tok[k].End == t.tok[k+1].Start && t.time[k] >= 0 || t.head[k+2] != k && t.head[k] != k+2 {
			continue
		}
		if t.head[k] == k+2 {
			t.takePlace(k, k+2)
		}
		t.attach(k+2, k, "flat", "")
		t.attach(k+1, k, "flat", "")
		if t.is(k, "obj", "appos", "nmod", "xcomp", "dep") {
			t.rel[k], t.sub[k] = "obl", "unmarked"
		}
	}
	t.cutCycles()
}

// moreThan makes an adverb of "more than" before a participle: "prices have more
// than doubled".
func (t *tree) moreThan() {
	for v := 0; v+3 < len(t.tok); v++ {
		m, p := v+1, v+3
		if t.lem[v] != "have" || !set1(t.lem[m], "more", "less") || t.lem[m+1] != "than" || !t.xpos(p, "VBN", "VBD") || !t.under(p, v) || t.head[m] != v && t.head[m] != p {
			continue
		}
		t.takePlace(p, v)
		t.attach(v, p, "aux", "")
		t.attach(m, p, "advmod", "")
		t.attach(m+1, m, "fixed", "")
	}
	t.cutCycles()
}

// andWounded makes a second verb of a participle of harm that the parser took for a
// modifier of what it does: "killed four and wounded 14".
func (t *tree) andWounded() {
	for k := 2; k < len(t.tok); k++ {
		o, p := t.head[k], k-1
		if !harming[t.lem[p]] || !t.xpos(p, "VBN", "VBD") || t.head[p] != k || !t.is(p, "amod") || !t.upos(p-1, "CCONJ") || o < 0 || o > p || !t.is(k, "conj") || !t.is(o, "obj") || !t.upos(k, "NUM", "NOUN") {
			continue
		}
		v := t.head[o]
		if v < 0 || v > o || !t.xpos(v, "VBD", "VBN") || !harming[t.lem[v]] {
			continue
		}
		t.attach(p, v, "conj", "")
		t.attach(k, p, "obj", "")
		t.attach(p-1, p, "cc", "")
	}
	t.cutCycles()
}

// verbBeforeArticle makes a second verb of a participle between "and" and an article or
// quantifier, before which nothing modifies a noun: "defended the pace and detailed
// several projects".
func (t *tree) verbBeforeArticle() {
	for p := 2; p+2 < len(t.tok); p++ {
		k := t.head[p]
		if k < p+2 || !t.is(p, "amod") || !t.upos(p-1, "CCONJ") || !strings.HasSuffix(t.tok[p].Form, "ed") || !t.is(k, "conj") || !(t.upos(p+1, "DET") || set1(t.lem[p+1], "several", "many", "some", "any", "all", "its", "his", "her", "their", "our", "my")) {
			continue
		}
		v := t.head[k]
		for j := 0; j < 6 && v >= 0 && v < p && !(t.upos(v, "VERB") && t.xpos(v, "VBD", "VBN")); j++ {
			v = t.head[v]
		}
		if v < 0 || v > p || !t.hasSubject(v) {
			continue
		}
		t.retag(p, "VERB", t.tok[v].XPOS)
		if l := strings.ToLower(t.tok[p].Form); t.lem[p] == l {
			t.lem[p] = strings.TrimSuffix(l, "ed")
		}
		t.attach(p, v, "conj", "")
		t.attach(k, p, "obj", "")
		t.attach(p-1, p, "cc", "")
	}
	t.cutCycles()
}

// harming verbs come two and two in reports.
var harming = set("kill wound injure hurt arrest damage destroy capture displace detain")

// sayingTogether coordinates a second verb of saying with the first one where
// the parser joined it to what was said by things that say nothing: "noted that
// demonstrations require permission and warned that violators could be fined".
func (t *tree) sayingTogether() {
	for k := range t.tok {
		h := t.head[k]
		if h < 0 || h > k || !t.is(k, "conj") || !clauseTaking[t.lem[k]] || t.hasSubject(k) || !t.is(h, "ccomp") || t.dep(k, "ccomp") < 0 {
			continue
		}
		g := t.head[h]
		s := t.dep(h, "nsubj")
		if g < 0 || g > h || s < 0 || !clauseTaking[t.lem[g]] || !t.upos(s, "NOUN") || personNoun(t.lem[s]) || t.name[s] >= 0 || !t.xpos(k, "VBD", "VBZ", "VBP", "VBN") || t.dep(k, "aux") >= 0 && t.lem[t.dep(k, "aux")] == "be" {
			continue
		}
		t.attach(k, g, "conj", "")
	}
	t.cutCycles()
}

// citingParticiple gives ", citing reasons" at the end of a sentence to who says
// what the clause before it tells, where the subject there is no one who cites.
func (t *tree) citingParticiple() {
	for k := range t.tok {
		h := t.head[k]
		if h < 0 || h > k || !t.is(k, "advcl") || !t.xpos(k, "VBG") || !set1(t.lem[k], "cite", "quote", "say", "add", "note", "argue", "call", "accuse", "blame", "warn") || t.dep(k, "mark") >= 0 || t.tok[t.begin(k)].Form != "," && (t.begin(k) == 0 || t.tok[t.begin(k)-1].Form != ",") {
			continue
		}
		if n := t.head[h]; t.is(h, "acl") && t.infinitive(h) && n >= 0 && t.is(n, "obj") && t.head[n] >= 0 && t.head[n] < n {
			h = t.head[n] // "rejected the plans to raise prices, calling it a mistake"
		}
		for n := 0; n < 4 && h >= 0; n++ {
			if s := t.dep(h, "nsubj"); s >= 0 && (t.name[s] >= 0 || personNoun(t.lem[s]) || t.upos(s, "PRON")) {
				break
			} else if s < 0 && !t.is(h, "xcomp", "ccomp", "advcl") {
				break
			}
			if !t.is(h, "ccomp", "xcomp") && !(t.is(h, "advcl") && t.xpos(h, "VBG") && t.dep(h, "mark") >= 0) || t.head[h] < 0 || t.head[h] > h {
				break
			}
			h = t.head[h]
		}
		if h != t.head[k] && t.upos(h, "VERB") {
			t.attach(k, h, "advcl", "")
		}
	}
	t.cutCycles()
}

// infinitiveCompound makes a clause of "to" and a verb that the parser took for
// the first part of a compound: "a group to finance renovation".
func (t *tree) infinitiveCompound() {
	for k := range t.tok {
		n := t.head[k]
		to := t.dep(k, "mark")
		if n < k+1 || n > k+4 || !t.is(k, "compound") || !t.xpos(k, "VB") || !t.upos(k, "VERB") || to != k-1 || t.lem[to] != "to" || to == 0 {
			continue
		}
		g := t.head[n]
		t.head[k], t.rel[k], t.sub[k] = g, "advcl", ""
		if t.upos(to-1, "NOUN", "PROPN") && g >= 0 && (t.head[to-1] == g || to-1 == g) {
			t.attach(k, to-1, "acl", "")
		} else if g < 0 || !t.upos(g, "VERB") {
			t.head[k], t.rel[k], t.sub[k] = n, "compound", ""
			continue
		}
		t.attach(n, k, "obj", "")
	}
	t.cutCycles()
}

// liftInfinitive gives an infinitive to the verb of demanding whose object does
// it where the parser hung it on that object's participle: "urged all people
// living abroad to return".
func (t *tree) liftInfinitive() {
	for k := range t.tok {
		a := t.head[k]
		if a < 0 || a > k || !t.is(k, "advcl", "xcomp") || t.sub[k] != "" || !t.infinitive(k) || !t.is(a, "acl") || !t.xpos(a, "VBG", "VBN") || t.dep(a, "mark") >= 0 {
			continue
		}
		o := t.head[a]
		if o < 0 || o > a || !t.is(o, "obj", "iobj") || t.head[o] < 0 || t.head[o] > o || t.begin(k) == a+1 {
			continue
		}
		v := t.head[o]
		if !set1(t.lem[v], "urge", "ask", "tell", "order", "instruct", "persuade", "invite", "force", "warn", "advise", "request", "compel", "encourage") || t.dep(v, "xcomp", "ccomp") >= 0 {
			continue
		}
		t.attach(k, v, "xcomp", "")
	}
	t.cutCycles()
}

// frontedParticiple hangs a participle before its verb's subject on the noun
// right before it: "In excerpts of the video aired Monday, the deputy said".
func (t *tree) frontedParticiple() {
	for k := 1; k < len(t.tok); k++ {
		v := t.head[k]
		if v < k || !t.is(k, "advcl") || !t.xpos(k, "VBN") || !t.upos(k-1, "NOUN", "PROPN") || t.timed(k-1) || t.dep(k, "aux", "mark", "nsubj") >= 0 || t.under(k-1, k) {
			continue
		}
		if s := t.dep(v, "nsubj"); s > k && t.head[k-1] != v {
			t.attach(k, k-1, "acl", "")
		} else if s > k && t.is(k-1, "obl") {
			t.attach(k, k-1, "acl", "")
		}
	}
	t.cutCycles()
}

// personalWho gives a relative clause with "who" to the people before it where
// the parser hung it on a place or thing: "militants in the emirate who plot".
func (t *tree) personalWho() {
	for k := range t.tok {
		n := t.head[k]
		if m := t.whoBefore(k); m > n && n >= 0 && t.is(k, "acl") && t.sub[k] == "relcl" && t.under(m, n) && !personNoun(t.lem[n]) && !individual[t.lem[n]] && t.name[n] < 0 && t.upos(n, "NOUN") {
			t.attach(k, m, "acl", "relcl") // "the repression of Iranians who try"
			continue
		}
		if n < 0 || n > k || !t.is(k, "acl") || t.sub[k] != "relcl" || !t.upos(n, "NOUN", "PROPN") || !(kindsOfPlace[t.lem[n]] || premises[t.lem[n]] || set1(t.lem[n], "country", "emirate", "nation", "state", "area", "prison", "war", "attack", "sea", "river", "desert", "coast", "water", "hospital", "school", "home", "house") || t.name[n] >= 0 && (isPlace(t.d.Mentions[t.name[n]].Class) || t.d.Mentions[t.name[n]].Class == schema.Organization) || t.is(n, "nmod") && t.name[n] < 0 && t.upos(n, "NOUN") && !mayBePerson(t.lem[n]) && t.dep(n, "case") >= 0 && !set1(t.lem[t.dep(n, "case")], "of", "between", "among", "by")) {
			continue
		}
		who := false
		for i := n + 1; i < k; i++ {
			who = who || t.lem[i] == "who" && t.head[i] == k
		}
		if !who {
			continue
		}
		if v := t.head[n]; v >= 0 && v < n && t.is(n, "obl") && t.upos(v, "VERB") {
			if o := t.dep(v, "obj"); o > v && o < n && (personNoun(t.lem[o]) || individual[t.lem[o]]) {
				t.attach(k, o, "acl", "relcl") // "combat militants in the emirate who plot"
			}
			continue
		}
		for g, j := t.head[n], 0; g >= 0 && j < 4 && g < n && t.upos(g, "NOUN", "PROPN"); g, j = t.head[g], j+1 {
			if mi := t.name[g]; personNoun(t.lem[g]) && !set1(t.lem[g], "country", "nation") || mi >= 0 && t.d.Mentions[mi].Class == schema.Person || mi >= 0 && t.d.Mentions[mi].Class == schema.Group {
				t.attach(k, g, "acl", "relcl")
				break
			}
		}
	}
	t.cutCycles()
}

// mayBePerson tells a noun that is or looks like one for a person.
func mayBePerson(l string) bool {
	if personNoun(l) || human(l) || individual[l] || kinship[l] {
		return true
	}
	for _, s := range []string{"er", "or", "ist", "ian", "ant", "ent", "ee", "man", "woman", "ess", "ard", "eur"} {
		if strings.HasSuffix(l, s) {
			return true
		}
	}
	return false
}

// whoBefore is the word for people right before the "who" that is the subject of
// k, -1 for none.
func (t *tree) whoBefore(k int) int {
	for i := 1; i < k; i++ {
		if t.lem[i] != "who" || t.head[i] != k || !t.is(i, "nsubj") {
			continue
		}
		m := i - 1
		if m > 0 && t.tok[m].Form == "," {
			m--
		}
		mi := t.name[m]
		if t.upos(m, "NOUN", "PROPN") && (individual[t.lem[m]] || human(t.lem[m]) || set1(t.lem[m], "people", "person", "those") || mi >= 0 && (t.d.Mentions[mi].Class == schema.Group || t.d.Mentions[mi].Class == schema.Person)) {
			if mi >= 0 {
				return t.d.Mentions[mi].Head
			}
			return m
		}
		return -1
	}
	return -1
}

// participleOfObject hangs a participle after an object on it where the verb
// makes nothing of its object: "asked donors gathered in Oslo for money",
// "grounded a plane hired from a firm".
func (t *tree) participleOfObject() {
	for k := range t.tok {
		v := t.head[k]
		if v < 0 || v > k || !t.is(k, "xcomp") || !t.xpos(k, "VBN") || t.dep(k, "mark", "aux", "obj", "nsubj", "cop") >= 0 || resulting[t.lem[v]] {
			continue
		}
		if n := t.begin(k) - 1; n > v && t.is(n, "obj", "iobj") && t.head[n] == v && t.upos(n, "NOUN", "PROPN") {
			t.attach(k, n, "acl", "")
		}
	}
	t.cutCycles()
}

// resulting verbs tell what becomes of their object or how it is found.
var resulting = set("have get see want keep leave find make need hear like declare consider feel watch deem hold order catch render call report think believe prefer imagine picture show set name")

// suspectedOf gives ", suspected of …" after a thing that nobody suspects to the
// subject: "He is in custody, suspected of being a spy".
func (t *tree) suspectedOf() {
	for k := range t.tok {
		n := t.head[k]
		if n < 0 || n > k || !t.is(k, "acl") || t.sub[k] != "" || !t.xpos(k, "VBN") || !set1(t.lem[k], "suspect", "accuse", "charge", "convict", "want") || t.tok[t.begin(k)].Form != "," {
			continue
		}
		if t.upos(n, "NOUN") && !personNoun(t.lem[n]) && !individual[t.lem[n]] && t.dep(n, "cop") >= 0 && t.dep(n, "nsubj") >= 0 {
			t.attach(k, n, "advcl", "")
		}
	}
}

// infinitive tells a clause led by "to".
func (t *tree) infinitive(k int) bool {
	for i := k - 1; i >= 0 && i > k-8; i-- {
		if t.head[i] == k && t.is(i, "mark") && t.lem[i] == "to" {
			return true
		}
	}
	return false
}

// objectInfinitive are verbs whose object does the infinitive after it.
var objectInfinitive = set("want expect prefer allow permit enable force prompt compel oblige cause encourage persuade convince help inspire motivate tempt authorize authorise empower")
