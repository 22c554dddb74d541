package claims

import (
	"strings"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// The repairs below put right what a parser that sees only words often gets
// wrong and what the names and a few classes of words decide. They change the
// tree that the rules read, not the document's.

// bindTitle makes one phrase of a person's name and the office before it where
// the parser tore them apart: in "with Russian envoy Alexander Lavrentiev" and
// "UN envoy to Syria Geir Pedersen" the name takes the place of "envoy".
func (t *tree) bindTitle(m extract.Mention) {
	if m.Kind != extract.Name || m.Class != schema.Person || m.First < 1 || m.Last > len(t.tok) || m.Head < m.First || m.Head >= m.Last {
		return
	}
	h := m.Head
	p, prep, end := t.officeBefore(m.First)
	if p < 0 || t.under(p, h) {
		return
	}
	// A name that took in the office ("Joint Chiefs of Staff Chairman"): the
	// whole of it stands before the person.
	if mi := t.name[p]; mi >= 0 && t.d.Mentions[mi].Last == p+1 && t.d.Mentions[mi].First < p {
		o := t.d.Mentions[mi]
		for i := o.First; i < p; i++ {
			if g := t.head[i]; g < o.First || g > p {
				t.head[p], t.rel[p], t.sub[p] = t.head[i], t.rel[i], t.sub[i]
				t.attach(i, p, "compound", "")
				for c := range t.head {
					if t.head[c] == i && (c < o.First || c > p) {
						t.head[c] = p
					}
				}
				break
			}
		}
		for i := o.First; i < p; i++ {
			if t.head[i] == p && t.rel[i] == "case" {
				t.rel[i] = "flat" // the "of" inside the name
			}
		}
		t.cutCycles()
	}
	up := t.head[p]
	if up >= m.First && up < m.Last || up >= 0 && t.under(up, h) {
		return
	}
	for i := m.First; i < m.Last; i++ {
		if g := t.head[i]; i != h && (g < m.First || g >= m.Last) {
			t.attach(i, h, "flat", "")
		}
	}
	t.head[h], t.rel[h], t.sub[h] = up, t.rel[p], t.sub[p]
	t.attach(p, h, "nmod", "desc")
	if prep >= 0 {
		t.attach(end, p, "nmod", "")
		t.attach(prep, end, "case", "")
		for i := prep + 1; i < end; i++ {
			if t.head[i] < prep || t.head[i] > end {
				t.attach(i, end, "compound", "")
			}
		}
	}
	for i := range t.head {
		if i == h || i == end && prep >= 0 {
			continue
		}
		// What hung on the office or its complement hangs on the name.
		late := i >= m.Last && (t.head[i] == p || prep >= 0 && t.head[i] == end)
		if late || t.head[i] == p && (t.rel[i] == "case" && t.lem[i] != "'s" || t.rel[i] == "cc") {
			t.head[i] = h
		}
	}
	for i := (end + 1); end > 0 && i < m.First; i++ {
		t.attach(i, h, "nmod", "desc") // ranks: "Gen."
	}
	t.cutCycles()
}

// afterName hangs what follows a name, and that the parser hung on a word
// inside it, on the name: "the Institute for the Study of War in Washington".
func (t *tree) afterName(m extract.Mention) {
	if m.Kind != extract.Name || m.Head < m.First || m.Head >= m.Last || m.Last > len(t.tok) {
		return
	}
	for d := m.Last; d < len(t.tok); d++ {
		switch h := t.head[d]; {
		case h < m.First || h >= m.Last || h == m.Head:
		case t.rel[d] == "nmod" && t.name[h] >= 0 && t.name[h] == t.name[m.Head]:
			t.head[d] = m.Head
		}
	}
}

// officeBefore finds the noun for an office that ends, but for ranks, before
// token i, and the preposition and last word of its complement, -1 for none.
func (t *tree) officeBefore(i int) (office, prep, end int) {
	k := i - 1
	for k > 0 && courtesy[strings.ToLower(t.tok[k].Form)] {
		k--
	}
	if k < 0 {
		return -1, -1, -1
	}
	if (officeNouns[t.lem[k]] || set1(t.lem[k], "candidate", "nominee", "activist", "suspect", "militant") && !t.xpos(k, "NNS")) && t.upos(k, "NOUN", "PROPN") {
		return k, -1, k
	}
	for j := k; j > 0 && k-j < 5; j-- {
		if t.upos(j, "ADP") && officeNouns[t.lem[j-1]] && j < k && set1(t.lem[j], "of", "to", "for", "in", "on", "at") {
			return j - 1, j, k
		}
		if !t.upos(j, "NOUN", "PROPN", "ADJ", "DET") || j == k && !t.upos(j, "NOUN", "PROPN") {
			break
		}
	}
	return -1, -1, -1
}

func (t *tree) attach(i, head int, rel, sub string) {
	if i != head {
		t.mended[i] = t.mended[i] || t.head[i] != head
		t.head[i], t.rel[i], t.sub[i] = head, rel, sub
	}
}

// takePlace gives token i the head and relation of the token above it, and all
// else that hung on that one.
func (t *tree) takePlace(i, above int) {
	t.head[i], t.rel[i], t.sub[i] = t.head[above], t.rel[above], t.sub[above]
	for k, h := range t.head {
		if h == above && k != i {
			t.head[k] = i
		}
	}
}

// saidSubject gives the finite verb after a verb of saying its subject: "say
// the 16 nations … face a recession" has no object "nations".
func (t *tree) saidSubject() {
	for v := range t.tok {
		if !clauseTaking[t.lem[v]] || !t.upos(v, "VERB") {
			continue
		}
		o := -1
		for i := v + 1; i < len(t.tok); i++ {
			if t.head[i] == v && t.is(i, "obj", "iobj") && !t.timed(i) {
				o = i
				break
			}
		}
		if o < 0 || t.upos(o, "PRON") && t.xpos(o, "WP", "WDT") {
			continue
		}
		for i := o + 1; i < len(t.tok); i++ {
			bare := mandative[t.lem[v]] && t.xpos(i, "VB") && !t.infinitive(i) && t.dep(i, "aux", "mark") < 0
			// No participle is a complement of saying: it is a past tense.
			bare = bare || t.xpos(i, "VBN") && t.is(i, "ccomp") && t.head[i] == v && t.dep(i, "aux", "mark") < 0
			// Nor has "say" a noun with a participle: "said the talks focused on it".
			bare = bare || t.xpos(i, "VBN") && t.is(i, "acl") && t.head[i] == o && sayOnly[t.lem[v]] && strings.HasSuffix(t.tok[i].Form, "ed") && !t.led(i, "by")
			if !t.upos(i, "VERB", "AUX", "ADJ", "NOUN") || !t.finite(i) && !bare || t.hasSubject(i) {
				continue
			}
			child := t.head[i] == v && t.is(i, "ccomp", "xcomp", "parataxis")
			inner := t.head[i] == o && t.is(i, "acl", "acl:relcl", "parataxis") && sayOnly[t.lem[v]]
			if !child && !inner {
				continue
			}
			t.head[i], t.rel[i], t.sub[i] = v, "ccomp", ""
			t.head[o], t.rel[o], t.sub[o] = i, "nsubj", ""
			for k := range t.head {
				if t.head[k] == i && t.is(k, "aux:pass") {
					t.sub[o] = "pass"
				}
			}
			break
		}
	}
	t.cutCycles()
}

// led tells a verb with a phrase of that preposition.
func (t *tree) led(v int, prep string) bool {
	for k, h := range t.head {
		if t.lem[k] == prep && h >= 0 && t.head[h] == v && t.is(k, "case") {
			return true
		}
	}
	return false
}

// twoSubjects gives the first of two subjects to the clause that the verb of
// saying reports: in "Gerasimov sent a letter, the memo said" the parser may
// hang both Gerasimov and the memo on "said".
func (t *tree) twoSubjects() {
	for v := range t.tok {
		if !t.upos(v, "VERB") {
			continue
		}
		first, second := -1, -1
		for i := range t.tok {
			if t.head[i] != v || !t.is(i, "nsubj") {
				continue
			}
			if first < 0 {
				first = i
			} else {
				second = i
			}
		}
		if second < 0 {
			continue
		}
		for c := first + 1; c < second; c++ {
			if t.head[c] == v && t.is(c, "ccomp", "parataxis") && t.finite(c) && !t.hasSubject(c) {
				t.head[first] = c
				break
			}
		}
	}
	t.cutCycles()
}

// clauseTaking verbs govern a clause with or without "that"; sayOnly are those
// that never have a noun for person or thing as object.
var (
	clauseTaking = set(`say believe think hope argue insist claim allege maintain contend suspect warn conclude estimate fear feel
		acknowledge admit report announce confirm deny indicate suggest show add note complain predict know find state
		ensure rule forget remember realize realise hear discover prove demonstrate guarantee recognize recognise emphasize emphasise stress observe assume
		imagine agree specify sense notice learn mean recommend propose demand request urge insist`)
	// mandative verbs have the bare verb in their clause: "propose the parties
	// meet".
	mandative = set("recommend propose demand request insist suggest ask urge require advise")
	sayOnly   = set("say think hope argue insist allege contend add")
)

// finite tells a verb with tense: its own form or that of an auxiliary or
// copula.
func (t *tree) finite(v int) bool {
	if t.xpos(v, "VBD", "VBZ", "VBP", "MD") {
		return true
	}
	for k, h := range t.head {
		if h == v && t.is(k, "aux", "cop") && t.xpos(k, "VBD", "VBZ", "VBP", "MD") {
			return true
		}
	}
	return false
}

// hasSubject tells a clause with a subject or a relative pronoun of its own.
func (t *tree) hasSubject(v int) bool {
	for k, h := range t.head {
		if h == v && (t.is(k, "nsubj", "csubj", "expl") || t.xpos(k, "WP", "WDT", "WRB", "WP$")) {
			return true
		}
	}
	return false
}

// doubleSubject joins a person's name and another subject of the same verb
// before it: after a comma it is an apposition ("A senior senator, Richard
// Lugar, arrived"), without one a coordinated title ("envoy and director Karl
// Holm").
func (t *tree) doubleSubject(x *index) {
	for _, mi := range x.mentions[t.si] {
		m := t.d.Mentions[mi]
		if m.Kind != extract.Name || m.Class != schema.Person || m.First < 2 || m.Last > len(t.tok) || m.Head < m.First || m.Head >= m.Last {
			continue
		}
		h := m.Head
		comma := t.tok[m.First-1].Form == ","
		if !t.is(h, "nsubj") || t.head[h] < 0 {
			continue
		}
		for k := m.First - 2; k >= 0; k-- {
			if t.tok[k].Form == "," && !comma {
				break
			}
			if t.head[k] != t.head[h] || !t.is(k, "nsubj") || !t.upos(k, "NOUN", "PROPN") {
				continue
			}
			if comma && (t.upos(k, "NOUN") || officeNouns[t.lem[k]]) {
				t.attach(h, k, "appos", "")
			} else if !comma && officeNouns[t.lem[k]] {
				t.attach(k, h, "nmod", "desc")
			}
			break
		}
	}
	t.cutCycles()
}

// personAppositive moves a person's name in apposition from a noun that names
// no person up to the office that the noun belongs to: "the president of the
// region, Massoud Barzani".
func (t *tree) personAppositive(x *index) {
	for _, mi := range x.mentions[t.si] {
		m := t.d.Mentions[mi]
		if m.Kind != extract.Name || m.Class != schema.Person || m.Head < 0 || m.Head >= len(t.tok) {
			continue
		}
		// "the head of the party, Lund, and minister Moe": no list of a party and
		// two men.
		listed := t.is(m.Head, "conj") && m.First > 0 && t.tok[m.First-1].Form == "," && t.dep(m.Head, "cc") < 0
		joined := t.is(m.Head, "conj") && t.dep(m.Head, "cc") >= 0
		if !t.is(m.Head, "appos") && !listed && !joined {
			continue
		}
		g := t.head[m.Head]
		body := g
		if mi := t.name[max(0, g)]; joined {
			// "the head of the party and Moe"
			if o := t.head[max(0, g)]; g >= 0 && mi >= 0 && t.d.Mentions[mi].Class == schema.Organization && t.is(g, "nmod") && o >= 0 && o < g && human(t.lem[o]) && !t.xpos(o, "NNS") {
				t.attach(m.Head, o, "conj", "")
			}
			continue
		}
		if mi := t.name[max(0, g)]; listed && (mi < 0 || t.d.Mentions[mi].Class == schema.Person || g < 0 || t.d.Mentions[mi].Last != m.First-1) {
			continue
		}
		inside := false // "one of the men convicted of the bombing, Ajaj,"
		for n := 0; g >= 0 && n < 6 && !personLike(t.lem[g]); n++ {
			if !t.is(g, "nmod", "compound", "conj", "flat") && !(t.is(g, "obl", "obj", "acl") && t.sub[g] != "relcl" && t.is(m.Head, "appos") && t.name[g] < 0) {
				g = -1
				break
			}
			inside = inside || t.is(g, "acl")
			g = t.head[g]
		}
		if g >= 0 && t.is(g, "nmod") && t.head[g] >= 0 && t.lem[t.head[g]] == "one" {
			g = t.head[g]
		} else if inside && g >= 0 && t.xpos(g, "NNS") {
			g = -1
		}
		if g >= 0 && g < m.First && (personLike(t.lem[g]) || t.lem[g] == "one") {
			t.attach(m.Head, g, "appos", "")
			for k := m.Last; listed && k < len(t.tok); k++ {
				if mi := t.name[k]; t.head[k] == body && t.is(k, "conj") && mi >= 0 && t.d.Mentions[mi].Class == schema.Person {
					t.attach(k, g, "conj", "")
				}
			}
		}
	}
	t.cutCycles()
}

// personLike tells a noun that is surely for one person, by lists and by endings
// that little else has.
func personLike(l string) bool {
	return human(l) || individual[l] || officeNouns[l] || kinship[l] || strings.HasSuffix(l, "eur") || strings.HasSuffix(l, "ist") && !set1(l, "list", "mist", "wrist", "twist", "fist")
}

// tookPlace gives the verb what the parser hung on the noun of "took place":
// both words are one verb.
func (t *tree) tookPlace() {
	for n := range t.tok {
		v := t.head[n]
		if t.lem[n] != "place" || v < 0 || v != n-1 || t.lem[v] != "take" || !t.is(n, "obj") {
			continue
		}
		for k := n + 1; k < len(t.tok); k++ {
			if t.head[k] == n && t.is(k, "nmod") {
				t.attach(k, v, "obl", "")
			}
		}
	}
}

// human tells nouns for one person.
func human(l string) bool {
	return officeNouns[l] || kinship[l] || set1(l, "man", "woman", "person", "boy", "girl", "soldier", "rebel", "militant", "player", "official", "member", "candidate", "suspect")
}

// personPhrases gives the verb what the parser hung on a person's name as
// object or agent: names of persons take no "to" or "in" of their own, so
// "offered by Vershinin to McGurk" is offered to McGurk.
func (t *tree) personPhrases(x *index) {
	for _, mi := range x.mentions[t.si] {
		m := t.d.Mentions[mi]
		if m.Kind != extract.Name || m.Class != schema.Person || m.Head < 0 || m.Head >= len(t.tok) {
			continue
		}
		h := m.Head
		top := h
		for n := 0; n < 6 && t.is(top, "conj") && t.head[top] >= 0; n++ {
			top = t.head[top]
		}
		v := t.head[top]
		if v < 0 || !t.upos(v, "VERB") || !(v < h && t.is(top, "obj", "iobj", "obl") || v > h && t.is(top, "nsubj")) {
			continue
		}
		for k := h + 1; k < len(t.tok); k++ {
			if t.head[k] != h || !t.is(k, "nmod") || t.sub[k] != "" {
				continue
			}
			for c := h + 1; c < k; c++ {
				if t.head[c] == k && t.is(c, "case") && (v < h && set1(t.lem[c], "to", "in", "at", "on", "from", "during", "after", "before", "for") || v > h && k < v && t.lem[c] == "in") {
					t.attach(k, v, "obl", "")
					break
				}
			}
		}
	}
	t.cutCycles()
}

// nearestAppositive moves a description of a person or place to the name that
// stands right before its comma: "… to Dunford, chairman of …" is about
// Dunford, whoever was named before; "north of Srinagar, the capital of …" is
// about Srinagar.
func (t *tree) nearestAppositive() {
	for k := range t.tok {
		place := kindsOfPlace[t.lem[k]] && !personNoun(t.lem[k])
		body := kindsOfBody[t.lem[k]] || set1(t.lem[k], "institution", "institute", "subsidiary", "division", "unit", "agency", "corporation", "maker", "retailer", "group")
		if g := t.head[k]; g >= 0 && t.is(k, "appos") && t.xpos(k, "NNS") && personNoun(t.lem[k]) && t.name[g] >= 0 && isPlace(t.d.Mentions[t.name[g]].Class) && t.is(g, "nmod") && t.head[g] >= 0 && t.head[g] < g && set1(t.lem[t.head[g]], "family", "group", "clan", "tribe", "couple", "pair", "team", "band", "crew") {
			t.attach(k, t.head[g], "appos", "") // "a family of Perth, holders of an estate"
			continue
		}
		if !t.is(k, "appos") || !personNoun(t.lem[k]) && !place && !body || t.head[k] < 0 {
			continue
		}
		a := k
		for a > 0 && t.under(a-1, k) {
			a--
		}
		if t.tok[a].Form != "," {
			a--
		}
		if a < 1 || t.tok[a].Form != "," || t.name[a-1] < 0 {
			continue
		}
		m := t.d.Mentions[t.name[a-1]]
		if (m.Class == schema.Person && !place && !body || isPlace(m.Class) && place || m.Class == schema.Organization && body && t.xpos(k, "NN")) && m.Last == a && m.Head != t.head[k] && m.Head < a && !t.under(m.Head, k) {
			t.attach(k, m.Head, "appos", "")
		}
	}
	t.cutCycles()
}

// actingOffice reads "was acting finance minister" as an office held for the
// time being, not as something that somebody acts.
func (t *tree) actingOffice() {
	for i := 0; i+1 < len(t.tok); i++ {
		// "Acting Prime Minister Lund has said": a modifier of the office.
		if strings.ToLower(t.tok[i].Form) != "acting" || !t.upos(i, "VERB") || t.dep(i, "aux", "obj") >= 0 {
			continue
		}
		for k := i + 1; k < len(t.tok) && k < i+4 && t.upos(k, "NOUN", "PROPN", "ADJ"); k++ {
			if officeNouns[t.lem[k]] && !t.under(k, i) {
				t.attach(i, k, "amod", "")
				break
			}
		}
	}
	for v := range t.tok {
		if strings.ToLower(t.tok[v].Form) != "acting" || !t.upos(v, "VERB") {
			continue
		}
		be, o := -1, -1
		for k, h := range t.head {
			switch {
			case h != v:
			case t.is(k, "obj") && k > v && officeNouns[t.lem[k]] && t.upos(k, "NOUN", "PROPN"):
				o = k
			case t.is(k, "aux") && t.lem[k] == "be":
				be = k
			}
		}
		if be < 0 || o < 0 {
			continue
		}
		bare := true
		for k, h := range t.head {
			bare = bare && !(h == o && t.is(k, "det", "nmod:poss"))
		}
		if !bare {
			continue
		}
		t.takePlace(o, v)
		t.attach(v, o, "amod", "")
		t.rel[be], t.sub[be] = "cop", ""
	}
	t.cutCycles()
}

// subjectAfterTime makes a clause of "after", noun and finite verb where the
// parser hung noun and verb apart on the governing verb: in "the delay came
// after Norway opposed the plan" Norway is the subject of "opposed".
func (t *tree) subjectAfterTime() {
	for k := range t.tok {
		h := t.head[k]
		loose := t.is(k, "conj") && t.dep(k, "cc") < 0 && t.tok[t.begin(k)].Form == ","
		if h < 0 || h > k || !t.is(k, "advcl") && !loose || !t.xpos(k, "VBD", "VBZ", "VBP") {
			continue
		}
		if s := t.dep(k, "nsubj"); s > 0 && calendar[strings.ToLower(t.tok[s].Form)] && t.upos(s, "PROPN") && t.is(s-1, "obl") && t.head[s-1] == h && t.begin(k) >= s {
			t.attach(s, k, "obl", "unmarked") // "after two explosions Sunday hit a pipeline"
		}
		if t.hasSubject(k) {
			continue
		}
		marked := -1
		for i := h + 1; i < k; i++ {
			if t.head[i] == k && t.is(i, "mark") {
				marked = i
			}
		}
		for j := k - 1; j > max(h, marked); j-- {
			if t.head[j] != h || !t.is(j, "obl") || t.timed(j) {
				continue
			}
			mark := marked
			for i := h + 1; i < j; i++ {
				if t.head[i] != j || !t.is(i, "case") {
					continue
				}
				if marked >= 0 {
					mark = -1 // a phrase of its own
					break
				}
				if set1(t.lem[i], "after", "before", "since", "until", "as", "while") {
					mark = i
				}
			}
			end := true
			for i := j + 1; i < k; i++ {
				end = end && (t.under(i, j) || t.under(i, k)) && (!t.upos(i, "PUNCT", "CCONJ") || t.under(i, j) || t.tok[i].Form == "," && i == k-1)
			}
			if mark >= 0 && end && (!loose || t.dep(j, "acl", "appos") > j) {
				t.attach(j, k, "nsubj", "")
				t.rel[k], t.sub[k] = "advcl", ""
				t.attach(mark, k, "mark", "")
			}
			break
		}
	}
	t.cutCycles()
}

// listOfVerbs tells a verb that has another coordinated with it after token n:
// "raised taxes" is one of "implemented a program, raised taxes and tamed
// inflation".
func (t *tree) listOfVerbs(v, n int) bool {
	for k := n + 1; v >= 0 && k < len(t.tok); k++ {
		if t.head[k] == v && t.is(k, "conj") && t.xpos(k, "VBD") {
			return true
		}
	}
	return false
}

// namedAllies joins a name to the bare plural right after it where the verb takes
// no two objects: "urged Lund allies to band together".
func (t *tree) namedAllies() {
	for n := 1; n < len(t.tok); n++ {
		v := t.head[n]
		if !t.is(n, "obj", "iobj") || !t.xpos(n, "NNS") || v < 0 || v > n || ditransitive[t.lem[v]] || calling[t.lem[v]] || t.name[n-1] < 0 {
			continue
		}
		m := t.d.Mentions[t.name[n-1]]
		h := m.Head
		if m.Last != n || t.head[h] != v || !t.is(h, "obj", "iobj") || t.dep(n, "det", "amod", "nummod", "nmod:poss") >= 0 {
			continue
		}
		t.attach(h, n, "compound", "")
	}
	t.cutCycles()
}

// shotDead gives the verb the "dead" that the parser took for an adjective of its
// object: "shot dead a bystander".
func (t *tree) shotDead() {
	for k := 1; k < len(t.tok); k++ {
		if v := k - 1; t.lem[k] == "dead" && t.lem[v] == "shoot" && t.is(k, "amod") && t.head[k] > k && t.head[t.head[k]] == v {
			t.attach(k, v, "compound", "prt")
		}
	}
}

// verbInList makes a verb of the participle before a quantifier in a second
// object: in "damaged several buildings and destroyed many cars" no adjective
// stands before "many".
func (t *tree) verbInList() {
	for k := range t.tok {
		n := t.head[k]
		if n < k+1 || !t.is(k, "amod") || !t.xpos(k, "VBN", "VBD") || !t.is(n, "conj") || k < 1 {
			continue
		}
		g := t.head[n]
		listed := g >= 0 && t.tok[k-1].Form == "," && n == k+1 && t.listOfVerbs(t.head[g], n)
		if !listed && !t.upos(k-1, "CCONJ") && !t.upos(k-1, "ADV") {
			continue
		}
		if g < 0 || listed && g > k {
			continue
		}
		if !listed && (t.head[k+1] != n || !(t.is(k+1, "det", "nummod", "nmod:poss") || set1(t.lem[k+1], "many", "several", "few", "some", "all", "other"))) {
			continue
		}
		v := t.head[g]
		if v < 0 || v > g || !t.is(g, "obj") || !t.upos(v, "VERB") {
			continue
		}
		t.attach(k, v, "conj", "")
		t.attach(n, k, "obj", "")
		for i := g + 1; i < k; i++ {
			if t.head[i] == n {
				t.head[i] = k
			}
		}
	}
	t.cutCycles()
}

// struckRoot makes a sentence of a noun and the past tense that the parser took
// for its participle: "An earthquake struck near the coast."
func (t *tree) struckRoot() {
	for k := range t.tok {
		n := t.head[k]
		if n < 0 || n > k || t.head[n] >= 0 || !t.is(k, "acl") || t.sub[k] != "" || !t.upos(n, "NOUN", "PROPN") || t.tok[len(t.tok)-1].Form != "." || t.dep(n, "cop", "nsubj", "aux", "mark", "case", "parataxis", "conj") >= 0 {
			continue
		}
		if !t.xpos(k, "VBD") && !(t.xpos(k, "VBN") && (intransitives[t.lem[k]] || set1(t.lem[k], "strike", "hit"))) || t.dep(k, "obj", "aux", "mark", "nsubj", "obl:agent") >= 0 || t.led(k, "by") {
			continue
		}
		t.takePlace(k, n)
		t.attach(n, k, "nsubj", "")
		for i := range t.tok {
			// What stands before the verb in the noun's phrase stays there.
			if t.head[i] == k && i < k && i != n && t.is(i, "det", "amod", "compound", "nummod", "nmod", "nmod:poss", "flat", "appos") {
				t.head[i] = n
			}
		}
		break
	}
	t.cutCycles()
}

// listedPersons coordinates two persons' names that the parser set in apposition:
// "John Howard, Jack Straw and Hu Jintao" are three.
func (t *tree) listedPersons() {
	for k := range t.tok {
		h := t.head[k]
		if h < 0 || h > k || !t.is(k, "appos") && t.sub[k] != "desc" || t.name[k] < 0 || t.name[h] < 0 || t.name[k] == t.name[h] {
			continue
		}
		a, b := t.d.Mentions[t.name[h]], t.d.Mentions[t.name[k]]
		if a.Class != schema.Person || b.Class != schema.Person || a.Head != h || b.Head != k || a.Entity >= 0 && a.Entity == b.Entity {
			continue
		}
		for i := b.Last; i < len(t.tok); i++ {
			if (t.head[i] == h || t.head[i] == k) && t.is(i, "conj") && t.dep(i, "cc") > k {
				t.attach(k, h, "conj", "")
				break
			}
		}
	}
}

// developingWorld reads "developing countries" as countries of a kind, not as
// something that somebody develops.
func (t *tree) developingWorld() {
	for k := 0; k+1 < len(t.tok); k++ {
		n := k + 1
		if strings.ToLower(t.tok[k].Form) != "developing" || !t.upos(k, "VERB") || !set1(t.lem[n], "country", "nation", "world", "state", "economy") || t.head[n] != k || !t.is(n, "obj") || t.dep(k, "aux", "nsubj") >= 0 {
			continue
		}
		t.takePlace(n, k)
		if m := t.dep(n, "mark"); m >= 0 {
			t.rel[m], t.sub[m] = "case", ""
			switch {
			case t.head[n] >= 0 && t.upos(t.head[n], "VERB", "AUX"):
				t.rel[n], t.sub[n] = "obl", ""
			case t.head[n] >= 0:
				t.rel[n], t.sub[n] = "nmod", ""
			}
		}
		t.attach(k, n, "amod", "")
	}
	t.cutCycles()
}

// upToNumber reads "up to" before a number as "at most" where the parser took
// "up" for a particle: "faces up to 15 years" has an object.
func (t *tree) upToNumber() {
	for i := 1; i+2 < len(t.tok); i++ {
		v := t.head[i]
		if t.lem[i] != "up" || t.lem[i+1] != "to" || !t.upos(i+2, "NUM") || v < 0 || v != i-1 || !t.is(i, "compound:prt", "advmod") {
			continue
		}
		if h := t.head[i+1]; h > i+1 && t.is(h, "obl") && t.head[h] == v && t.is(i+1, "case") {
			t.rel[h], t.sub[h] = "obj", ""
			t.attach(i, h, "case", "")
		}
	}
	t.cutCycles()
}
