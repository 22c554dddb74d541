package claims

import (
	"slices"
	"strings"
	"unicode"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// complementPhrases are the phrases that a role or description is completed
// by: "chairman of X", "ambassador to Y", the first and its conjuncts.
func (r *reader) complementPhrases(h int) []oblique {
	var out []oblique
	tail := r.roleTail(h)
	below := r.kidsOf(h, "nmod")
	if len(tail) > 0 {
		below = append(r.kidsOf(tail[1], "nmod"), below...) // "chief of staff of the army"
	}
	for _, k := range below {
		if k < h || len(r.cases(k)) == 0 || r.timed(k) || len(tail) > 0 && k == tail[1] {
			continue
		}
		// After the first only names say something of their own: "director of
		// the department in Tehran".
		if _, named := r.nameAt(r.namedWithin(k)); len(out) > 0 && !named {
			continue
		}
		if cs := r.cases(k); inclusive[r.lower(cs)] {
			continue
		}
		var c clause
		r.oblique(&c, k)
		out = append(out, c.obls...)
	}
	return out
}

// inclusive prepositions lead to some of those that a noun stands for, or to
// what it is compared with.
var inclusive = map[string]bool{"including": true, "such as": true, "like": true, "unlike": true, "except": true, "besides": true, "than": true, "excluding": true, "except for": true}

// roleTokens are the words of a role without determiner, possessor and the
// names of whom it belongs to: "former deputy prime minister".
func (r *reader) roleTokens(h int) []int {
	a, b := r.phrase(h)
	var toks []int
	for k := a; k < b && k <= h; k++ {
		if r.upos(k, "PUNCT") && !r.hyphenated(k) || r.ownerToken(k, h) && !(k+2 < h && r.hyphenated(k+1) && !r.ownerToken(k+2, h)) || r.is(k, "det") && r.head[k] == h || r.is(k, "cc") && k+1 < b && r.ownerToken(k+1, h) {
			continue
		}
		toks = append(toks, k)
	}
	return toks
}

func (r *reader) hyphenated(k int) bool {
	return (r.tok[k].Form == "-" || r.tok[k].Form == "–") && k > 0 && k+1 < len(r.tok) && r.tok[k-1].End == r.tok[k].Start
}

// ownerToken tells a token of the possessor, or of the name of a state or body,
// before the noun h.
func (r *reader) ownerToken(k, h int) bool {
	if m := r.name[k]; m >= 0 && r.ownerName(r.d.Mentions[m].Class) && !r.covers(r.d.Mentions[m], h) {
		return true
	}
	for j, n := k, 0; j >= 0 && j != h && n < 20; j, n = r.head[j], n+1 {
		if r.is(j, "nmod:poss") && r.head[j] == h {
			return true
		}
	}
	return false
}

func (r *reader) covers(m extract.Mention, i int) bool { return m.First <= i && i < m.Last }

func (r *reader) ownerName(c schema.Class) bool {
	return c == schema.Country || c == schema.Group || c == schema.Organization || c == schema.City || c == schema.Place || c == schema.Facility
}

// owners are the heads of what a noun belongs to by what stands before it: its
// possessor and the names of states, groups and bodies.
func (r *reader) owners(h int) []int {
	var out []int
	if p := r.kid(h, "nmod:poss"); p >= 0 && !r.relativePronoun(p) {
		out = append(out, r.conjuncts(p)...)
	}
	for _, k := range r.kids[h] {
		if k >= h || !r.is(k, "amod", "compound", "nmod:desc", "nmod:unmarked") {
			continue
		}
		if m, ok := r.nameAt(k); ok && r.ownerName(m.Class) && !r.covers(m, h) {
			out = append(out, r.conjuncts(k)...)
		}
	}
	return out
}

// bare is a noun with the words of its role as node.
func (r *reader) bare(h int) schema.Node {
	toks := r.roleTokens(h)
	a, b := h, h+1
	for i := len(toks) - 1; i >= 0 && toks[i] >= a-1; i-- {
		a = min(a, toks[i])
	}
	sp := r.span(a, b)
	return schema.Node{Text: sp.Of(r.d.Text), Span: sp, Label: sp.Of(r.d.Text), Value: sp.Of(r.d.Text)}
}

// roleClaims says of s that it is the noun h: of something where the noun has
// a complement or owner, else plainly. be are the words of the copula, nil for
// titles and appositions.
func (r *reader) roleClaims(ci int, s schema.Node, h int, be []int, rule string, args []schema.Arg) {
	made := 0
	at := ci // the clause that the role is said in
	if at < 0 {
		at = r.clauseOf(h)
	}
	tail := r.roleTail(h)
	say := func(prep string, o int, sub string) {
		if r.is(o, "nmod:poss") && r.upos(o, "PRON") && r.node(o).Unresolved {
			return // "its chief executive" of nobody knows what
		}
		toks := append(r.roleTokens(h), tail...)
		d := r.nounDraft(ci, be, rule+":"+sub, s, h)
		words := "is"
		if len(be) > 0 {
			words = r.words(be)
		}
		role := r.words(toks)
		if len(be) == 0 && s.Class == schema.Person && r.xpos(h, "NNS") && r.lem[h] != strings.ToLower(r.tok[h].Form) {
			role = strings.Replace(role, r.tok[h].Form, r.lem[h], 1) // each of the founders is one
		}
		d.pred = newPredicate(words+" "+role+" "+prep, append(append([]string{"be"}, r.roleID(h, toks)...), strings.Fields(prep)...), r.tok[h].Span)
		d.obj = r.node(o)
		d.neg = d.neg != (len(be) == 0 && r.nothing(o) && !r.is(o, "nmod:poss")) // "a commander with no experience"
		d.args = append([]schema.Arg{{Role: "theme", Node: r.bare(h)}}, args...)
		r.roleTime(&d, at, r.roleStart(h), h)
		if r.emit(d) {
			made++
		}
	}
	_, named := r.nameAt(h)
	if !named && r.upos(h, "SYM") || r.measured(h) {
		named = true // "$17 per month", "100 kilometers per hour": no role
	}
	if !named {
		for _, o := range r.owners(h) {
			if r.is(o, "nmod:poss") && r.timed(o) {
				continue // "last year's champion"
			}
			if len(be) == 0 && r.describes(o, h) {
				args = append(args, schema.Arg{Role: "of", Node: r.node(o)})
				continue // "the French news agency": French, not of the French
			}
			if r.is(o, "nmod:poss") && wholes[r.lem[o]] || office(r.lem[h]) && r.lem[h] != "official" || kinship[r.lem[h]] || kindsOfPlace[r.lem[h]] || r.is(o, "nmod:poss") && r.classAt(o) != "" || len(be) == 0 {
				say("of", o, "of")
			}
		}
		for _, o := range r.complementPhrases(h) {
			if r.used[o.head] || len(tail) > 0 && o.head == tail[1] {
				continue
			}
			say(o.text, o.head, o.text)
			r.used[o.head] = true
		}
	}
	if made > 0 {
		return
	}
	d := r.nounDraft(ci, be, rule, s, h)
	span := r.tok[h].Span
	words := "is"
	if len(be) > 0 {
		words, span = r.words(be), r.run(be[len(be)-1], be)
	}
	id := []string{"be"}
	if rule == "verb+as" && len(be) > 0 {
		id = []string{r.lem[r.clauses[ci].head], "as"}
	}
	d.pred = newPredicate(words, id, span)
	for _, k := range r.conjuncts(h) {
		d.obj = r.node(k)
		if d.obj.Class == schema.Person && d.obj.Entity != "" && s.Class == schema.Person && d.obj.Entity != s.Entity && r.bearer(k) >= 0 {
			continue // "aid worker Lund and Moe, a native of Poland": Moe is not Lund
		}
		if rule == "verb+as" && len(be) > 0 {
			d.obj = r.described(k)
		} else if len(be) > 0 {
			d.obj.Unresolved = false
		} else if (d.obj.Span == s.Span || d.obj.Entity != "" && d.obj.Entity == s.Entity) && (d.prob >= doubtfulArc || s.Class == schema.Person && personNoun(r.lem[k])) && (!kinship[r.lem[k]] || r.kid(k, "nmod:poss") < 0) {
			d.obj = r.described(k) // "Mattis, a former general": what he is called is not him
		}
		one := strings.TrimSuffix(d.obj.Text, r.tok[k].Form)
		if len(be) == 0 && s.Class == schema.Person && r.xpos(k, "NNS") && d.obj.Entity == "" && one != d.obj.Text && r.lem[k] != strings.ToLower(r.tok[k].Form) {
			if q := r.kid(k, "nummod"); q >= 0 {
				one = strings.TrimPrefix(one, r.tok[q].Form+" ") // "two contenders"
			}
			d.obj.Label, d.obj.Value = one+r.lem[k], one+r.lem[k] // each of the presenters is one
		}
		d.args = args
		r.roleTime(&d, at, r.roleStart(k), k)
		r.emit(d)
	}
}

// wholes are nouns of which something is the largest, the first or one: "the
// world's largest automaker".
var wholes = set("world country nation region city state continent industry")

// nationality tells a name of a people or state that qualifies a noun: "Russian
// journalist", not "Russia's president".
func (r *reader) nationality(o int) bool {
	c := r.classAt(o)
	return (c == schema.Group || c == schema.Country) && !r.is(o, "nmod:poss")
}

// stateOffice tells a noun for who holds an office of a state, or is akin to it
// or a place in it; others of a nationality are only its people and bodies.
func (r *reader) stateOffice(h int) bool {
	return office(r.lem[h]) && !professions[r.lem[h]] || kinship[r.lem[h]] || kindsOfPlace[r.lem[h]] || eventNouns[r.lem[h]]
}

// describes tells a people's name that says of the holder of post h what he
// is and not whose post it is: "the French journalist", and of a faith among
// those who govern, "the Sunni minister".
func (r *reader) describes(o, h int) bool {
	if r.is(o, "nmod:poss") {
		return false
	}
	if faiths[r.lem[o]] && kindsOfPlace[r.lem[h]] || isPlace(r.classAt(o)) && r.classAt(o) != schema.Country && personNoun(r.lem[h]) && !office(r.lem[h]) {
		return true // "a Jewish settlement", "a Sinai militant"
	}
	return r.nationality(o) && (!r.stateOffice(h) || governing[plainRole(r.lem[h])] && faiths[r.lem[o]])
}

// governing are posts that only a state or its parts have.
var governing = set("president minister premier governor ambassador mayor senator lawmaker judge")

// faiths are names of believers, and of a people of many states.
var faiths = set("sunni shi'ite shi’ite shiite shia muslim islamic christian catholic orthodox protestant jewish hindu buddhist sikh druze alawite maronite arab")

// professions are offices of no state.
var professions = set("journalist reporter correspondent economist analyst lawyer attorney professor editor coach manager conductor curator cleric owner founder co-founder member")

// described is a description as words, whomever it refers to.
func (r *reader) described(h int) schema.Node {
	a, b := r.phrase(h)
	sp := r.span(a, b)
	return schema.Node{Text: sp.Of(r.d.Text), Span: sp, Label: sp.Of(r.d.Text), Value: sp.Of(r.d.Text)}
}

// roleID is what a role adds to a relation's name: the noun and the words that
// make it another post, without "former" and the like.
func (r *reader) roleID(h int, toks []int) []string {
	var id []string
	for _, k := range toks {
		if k >= h || r.is(k, "compound", "flat") || r.upos(k, "PROPN") || officeAdjectives[r.lem[k]] || roleMarks[r.lem[k]] == roleAhead {
			id = append(id, plainRole(r.lem[k]))
		}
	}
	return id
}

// office tells nouns for posts.
func office(l string) bool { return officeNouns[plainRole(l)] }

// nounDraft starts a claim that a noun makes: it stands as its clause's
// copula does, or plainly where there is none.
func (r *reader) nounDraft(ci int, be []int, rule string, s schema.Node, h int) draft {
	d := draft{rule: rule, c: -1, subj: s, mod: schema.Asserted, prob: r.arc(h)}
	if len(be) > 0 && ci >= 0 {
		d = r.draft(ci, rule, s)
	}
	for _, k := range r.kidsOf(h, "amod") {
		if k < h && d.mod == schema.Asserted && hedgingAdjectives[strings.ToLower(r.tok[k].Form)] == schema.Possible {
			d.mod = schema.Possible // "is the alleged killer of"
		}
	}
	return d
}

// titles reads what stands before a person's name: "Russian Deputy Foreign
// Minister Sergei Vershinin", coordinated titles each for itself.
func (r *reader) titles(m extract.Mention) {
	if m.First > 0 && set1(r.lem[m.First-1], "hurricane", "storm", "typhoon", "cyclone") {
		return // no office
	}
	a, b := r.titleWords(m)
	if a == b || set1(r.lem[b-1], "hurricane", "storm", "typhoon", "cyclone") {
		return
	}
	start := a
	var parts [][2]int
	for k := a; k < b; k++ {
		// "President and chief executive", but "Fuel and Energy Minister"
		if r.upos(k, "CCONJ") && k > start && (officeNouns[r.lem[k-1]] || personNoun(r.lem[k-1]) || individual[r.lem[k-1]] || mayBePerson(r.lem[k-1]) && r.tok[k-1].Form == strings.ToLower(r.tok[k-1].Form)) {
			parts = append(parts, [2]int{start, k})
			start = k + 1
		}
	}
	parts = append(parts, [2]int{start, b})
	for _, p := range parts {
		r.title(m, p[0], p[1])
	}
}

// titleWords is where the title before a person's name stands; that of
// coordinated names may be one in the plural before the first of them:
// "Presidents Kwasniewski and Adamkus".
func (r *reader) titleWords(m extract.Mention) (a, b int) {
	a = m.First
	for a > 0 && r.titleWord(a-1, m) {
		a--
	}
	if a < m.First && !(a == m.First-1 && r.upos(a, "CCONJ")) || !r.is(m.Head, "conj") {
		return a, m.First
	}
	p, ok := r.nameAt(max(0, r.head[m.Head]))
	if !ok || p.Class != schema.Person || p.First == 0 || p.First >= m.First || !r.xpos(p.First-1, "NNS", "NNPS") {
		return m.First, m.First
	}
	a = p.First
	for a > 0 && r.titleWord(a-1, p) {
		a--
	}
	return a, p.First
}

// ruled is what the holder of a high office rules by the "of" after his name,
// "President Kwasniewski of Poland", -1 where the title says it already or
// nothing does.
func (r *reader) ruled(m extract.Mention) int {
	a, b := r.titleWords(m)
	if a == b || !ruling[plainRole(r.lem[b-1])] {
		return -1
	}
	if owner, _ := r.titleOwner(a, b); owner >= 0 {
		return -1
	}
	for _, k := range r.kidsOf(m.Head, "nmod") {
		o, ok := r.nameAt(r.namedWithin(k))
		if k >= m.Last && ok && r.ownerName(o.Class) && r.ofPhrase(k) && r.cases(k)[0] == m.Last {
			return k
		}
	}
	return -1
}

var ruling = set("president vice-president minister chancellor king queen prince premier emperor governor mayor senator ambassador leader chairman chairwoman director chief head commander speaker archbishop bishop patriarch")

// titleWord tells a word that can belong to a title: within the name's phrase,
// no determiner, punctuation or verb.
func (r *reader) titleWord(k int, m extract.Mention) bool {
	if r.is(k, "det") && k > 0 && r.upos(k-1, "ADP") && r.under(k, m.Head) {
		return true // "director for the Middle East"
	}
	if !r.under(k, m.Head) || r.upos(k, "PUNCT") && !r.hyphenated(k) || r.is(k, "det", "mark", "advmod", "cop", "aux", "nsubj") {
		return false
	}
	if r.is(k, "case") && r.head[k] == m.Head {
		return false
	}
	return !r.upos(k, "PUNCT") || r.hyphenated(k)
}

// title reads one title, the tokens from a to b: the words of the role, before
// them the name or possessor that owns it, after them what it is for. m is the
// holder's name.
func (r *reader) title(m extract.Mention, a, b int) {
	s := r.node(m.Head)
	for b > a && (courtesy[strings.ToLower(r.tok[b-1].Form)] || courtesy[r.lem[b-1]]) && !r.generalOf(a, b-1) {
		b-- // courtesy titles and ranks next to the name say nothing
	}
	for a < b && r.upos(a, "CCONJ", "DET", "ADP", "PART") {
		a++
	}
	if a >= b {
		return
	}
	owner, role := r.titleOwner(a, b)
	var within schema.Node // an owner whose name took in the office
	if mi := r.name[a]; mi >= 0 && owner < 0 {
		m := r.d.Mentions[mi]
		if r.ownerName(m.Class) && m.First == a && m.Last <= b && m.Last-m.First > 1 && office(r.lem[m.Last-1]) {
			role = m.Last - 1
			sp := r.span(a, role)
			within = schema.Node{Text: sp.Of(r.d.Text), Span: sp, Class: m.Class, Label: sp.Of(r.d.Text), Value: sp.Of(r.d.Text)}
		}
	}
	if mi := r.name[a]; mi >= 0 && r.d.Mentions[mi].Class == schema.Group && r.d.Mentions[mi].First == a && r.d.Mentions[mi].Last == b {
		// "Frenchman Lacroix", "Australian Ann Smith": a nation and no office.
		h := r.d.Mentions[mi].Head
		d := draft{rule: "title", c: -1, subj: s, mod: schema.Asserted, prob: r.arc(h)}
		d.pred = newPredicate("is", []string{"be"}, r.tok[h].Span)
		d.obj = r.bare(h)
		d.args = []schema.Arg{{Role: "of", Node: r.node(h)}}
		r.roleTime(&d, r.clauseOf(h), a, h)
		r.emit(d)
		return
	}
	if role >= b || r.tok[role].Form == "-" {
		return
	}
	// The first preposition ends the role; a name after it is a complement
	// ("UN envoy to Syria"), a common noun part of the role ("minister of
	// defense").
	end, h, complement := b, b-1, -1
	prep := ""
	for k := role + 1; k < b; k++ {
		if !r.upos(k, "ADP") {
			continue
		}
		h = k - 1
		if o := r.head[k]; o > k && o < b && r.nameHead(o) && (r.lem[k] != "of" || owner < 0) {
			complement, prep, end = o, r.lem[k], k
		}
		break
	}
	if h < role || !r.upos(h, "NOUN", "PROPN") && !office(r.lem[h]) || r.name[h] >= 0 && !office(r.lem[h]) {
		return
	}
	// A name inside the role owns it too: "Air Force adviser".
	for k := role; k < h && owner < 0; k++ {
		if mi := r.name[k]; mi >= 0 && r.ownerName(r.d.Mentions[mi].Class) && r.d.Mentions[mi].Last <= h {
			owner = r.d.Mentions[mi].Head
		}
	}
	var toks []int
	id := []string{"be"}
	for k := role; k < end; k++ {
		if owner >= 0 && r.name[k] >= 0 && r.name[k] == r.name[owner] || r.upos(k, "PUNCT") && !r.hyphenated(k) || r.upos(k, "PART") {
			continue
		}
		toks = append(toks, k)
		if k == h || !r.upos(k, "ADJ", "PUNCT") || officeAdjectives[r.lem[k]] || roleMarks[r.lem[k]] == roleAhead {
			id = append(id, plainRole(r.lem[k]))
		}
	}
	if len(toks) == 0 {
		return
	}
	theme := schema.Node{Span: r.span(toks[0], toks[len(toks)-1]+1)}
	theme.Text = theme.Span.Of(r.d.Text)
	theme.Label, theme.Value = theme.Text, theme.Text
	words := r.words(toks)
	if last := toks[len(toks)-1]; r.xpos(last, "NNS", "NNPS") {
		one := strings.TrimSuffix(words, r.tok[last].Form) // each of "Presidents A and B" is one
		if f := r.tok[last].Form; unicode.IsUpper([]rune(f)[0]) {
			one += strings.ToUpper(r.lem[last][:1]) + r.lem[last][1:]
		} else {
			one += r.lem[last]
		}
		theme.Label, theme.Value = strings.Replace(theme.Text, words, one, 1), strings.Replace(theme.Text, words, one, 1)
		words = one
	}
	say := func(prep string, o schema.Node) {
		d := draft{rule: "title:" + prep, c: -1, subj: s, mod: schema.Asserted, prob: r.arc(h)}
		d.pred = newPredicate("is "+words+" "+prep, append(append([]string{}, id...), prep), r.tok[h].Span)
		d.obj = o
		d.args = []schema.Arg{{Role: "theme", Node: theme}}
		r.roleTime(&d, r.clauseOf(h), a, h)
		r.emit(d)
	}
	national := owner >= 0 && r.describes(owner, h)
	if national {
		theme.Span = r.span(a, end) // "Russian journalist"
		theme.Text = theme.Span.Of(r.d.Text)
		theme.Label, theme.Value = theme.Text, theme.Text
	} else if owner >= 0 {
		o := r.node(owner)
		if mi := r.name[owner]; mi >= 0 && o.Span.Overlaps(s.Span) {
			// The parser made a phrase of owner and holder: the name is the owner's.
			o = r.nodeOf(owner, r.d.Mentions[mi].First, min(r.d.Mentions[mi].Last, role))
		}
		say("of", o)
	}
	if !within.IsZero() {
		say("of", within)
	}
	if complement >= 0 {
		say(prep, r.node(complement))
	}
	country := -1
	if b == m.First || r.is(m.Head, "conj") {
		country = r.ruled(m)
	}
	if country >= 0 && owner < 0 && complement < 0 && within.IsZero() {
		say("of", r.node(country))
		return
	}
	if (owner < 0 || national) && complement < 0 && within.IsZero() {
		d := draft{rule: "title", c: -1, subj: s, mod: schema.Asserted, prob: r.arc(h)}
		d.pred = newPredicate("is", []string{"be"}, r.tok[h].Span)
		d.obj = theme
		d.args = []schema.Arg{{Role: "theme", Node: theme}}
		if national {
			d.args = []schema.Arg{{Role: "of", Node: r.node(owner)}}
		}
		r.roleTime(&d, r.clauseOf(h), a, h)
		r.emit(d)
	}
}

// generalOf tells the "general" that belongs to the office before it and is no
// rank: "attorney general", "secretary-general".
func (r *reader) generalOf(a, k int) bool {
	if k > a && (r.tok[k-1].Form == "-" || r.tok[k-1].Form == "–") {
		k--
	}
	if k <= a || !generals[r.lem[k-1]] {
		return false
	}
	// "The authority's director General Amr" has a rank.
	return r.tok[k].Form == strings.ToLower(r.tok[k].Form) || r.tok[k-1].Form != strings.ToLower(r.tok[k-1].Form)
}

var generals = set("attorney secretary director consul surgeon solicitor governor inspector adjutant prosecutor comptroller")

// officeAdjectives make another post of a role; others ("former", "senior")
// only describe who holds it.
var officeAdjectives = set("prime foreign vice deputy general executive financial chief")

// titleOwner is the head of the name or possessor at the start of a title, -1
// for none, and where the role begins.
func (r *reader) titleOwner(a, b int) (owner, role int) {
	for k := a; k < b; k++ {
		if l := r.tok[k].Form; l == "'s" || l == "’s" || l == "'" || l == "’" {
			if h := r.head[k]; h >= a && h < k && !r.timed(h) && !timeNouns[r.lem[h]] {
				return h, k + 1
			}
		}
	}
	if mi := r.name[a]; mi >= 0 && r.ownerName(r.d.Mentions[mi].Class) && r.d.Mentions[mi].Last < b {
		return r.d.Mentions[mi].Head, r.d.Mentions[mi].Last
	}
	if r.upos(a, "PRON") && r.is(a, "nmod:poss") {
		return a, a + 1
	}
	return -1, a
}

// apposition reads two phrases side by side for one thing: "Dunford, chairman
// of the Joint Chiefs"; "a senator, Richard Lugar"; "Basra, Iraq"; "the
// Socialist Party (SP)".
func (r *reader) apposition(h, k int) {
	hm, hNamed := r.nameAt(h)
	km, kNamed := r.nameAt(k)
	for i := h + 1; i < k; i++ {
		if r.tok[i].Form == ";" {
			return
		}
		if r.tok[i].Form == ":" && !r.under(i, h) || r.tok[i].Form == ":" && len(r.clauses) == 0 {
			return // "Source: the daily's site"
		}
	}
	if hNamed && r.name[k] >= 0 && r.name[k] == r.name[h] {
		return // "Peter the Great", "the University of California, Berkeley"
	}
	if b := r.first[k]; b >= 0 && r.tok[b].Form == "(" {
		for i := k + 1; i < len(r.tok) && i < r.last[k]+2 && r.tok[i].Form != ")"; i++ {
			if r.tok[i].Form == ":" {
				return // "(German pronunciation: …)"
			}
		}
	}
	if f := r.tok[k].Form; k > 0 && r.tok[k-1].Form == "(" && k+1 < len(r.tok) && r.tok[k+1].Form == ")" && len(f) > 1 && f == strings.ToUpper(f) && f != strings.ToLower(f) && r.upos(h, "PROPN") && r.tok[h+1].Form != "(" {
		return // the acronym of a longer name: "the Union of Atheists and Agnostics (UAA)"
	}
	if !kNamed && r.upos(k, "NOUN") && eventNouns[r.lem[k]] && (hNamed && (hm.Class == schema.Person || hm.Class == schema.Group || hm.Class == schema.Organization || hm.Class == schema.Country) || !hNamed && human(r.lem[h])) {
		return // "fought with troops, a battle that killed many": the clause is one
	}
	switch {
	case hNamed && hm.Class == schema.Person && !kNamed && kindsOfPlace[r.lem[k]]: // nobody is a city
	case !kNamed && !hNamed && r.xpos(h, "NNS") && r.xpos(k, "NN") && len(r.conjuncts(k)) > 1: // "three civilians, a woman and two children"
	case kinship[r.lem[k]] && r.kid(k, "nmod:poss") >= 0 && r.upos(r.kid(k, "nmod:poss"), "PRON") && len(r.conjuncts(k)) > 1: // "Lund, her mother and the mothers of others": a list
	case kNamed && km.Class != schema.Person && !hNamed && (human(r.lem[h]) || office(r.lem[h])) && kindOfBody(km.Class): // "leaders of a group, the Front": the group is
	case r.exemplified(k):
		return // "terrorists, especially the group": one of them
	case kNamed && r.lem[h] == "other": // "two others - Lund and Moe": other than whom says nothing
	case r.lem[k] == "one" && hNamed && r.oneOf(h, k):
	case r.lem[h] == "one" && kNamed && km.Class == schema.Person && r.oneOf(k, h):
	case set1(r.lem[k], "most", "some", "many", "all", "one", "none", "half", "each", "both", "several"):
	case set1(r.lem[k], "first", "second", "third", "last", "latest") && len(r.owners(k)) == 0 && len(r.owners(h)) == 0:
	case r.upos(h, "ADJ") && !hNamed: // "considered taboo: the monarchy"
	case r.measured(k): // "the province, 160 kilometers north of"
	case r.time[k] >= 0 || r.time[h] >= 0 || r.quantity[k] >= 0 && !kNamed && r.upos(k, "NUM", "SYM"):
	case hNamed && kNamed && isPlace(hm.Class) && isPlace(km.Class):
		r.isIn(h, k, "place-in-place")
	case hNamed && kNamed && hm.Class == schema.Organization && isPlace(km.Class):
		r.isIn(h, k, "place-in-place")
	case hNamed && !kNamed && r.upos(k, "PROPN") && r.tok[r.first[k]].Form == "(":
		// "the USA (Obama Administration)": a remark
	case hNamed && kNamed:
		if hm.Class == km.Class && r.acronym(h, k) {
			s, o := r.node(k), r.node(h)
			if s.Entity == "" || s.Entity != o.Entity {
				d := draft{rule: "appos:name", c: -1, subj: s, obj: o, mod: schema.Asserted, prob: r.arc(k)}
				d.pred = newPredicate("is", []string{"be"}, r.tok[h].Span)
				r.emit(d)
			}
		}
	case kNamed:
		if bareKinds[r.lem[h]] && r.kid(h, "amod", "compound", "nmod", "nmod:poss") < 0 {
			return
		}
		// The name is the subject, the description before it the role.
		if r.oneOfMany(h, k) {
			return
		}
		for _, j := range r.conjuncts(k) {
			if r.xpos(h, "NN", "NNP") && (j != k || len(r.conjuncts(k)) > 1 && set1(r.lem[h], "quartet", "trio", "duo", "pair", "alliance", "coalition", "bloc")) {
				continue // "challenger Lund and monitors": they are no challenger
			}
			r.roleClaims(-1, r.node(j), h, nil, "appos", nil)
		}
	case r.upos(k, "NOUN", "PROPN", "ADJ") && r.upos(h, "NOUN", "PROPN", "PRON"):
		if !hNamed && r.upos(h, "PROPN") && r.upos(k, "PROPN") {
			return
		}
		for _, j := range r.conjuncts(k) {
			if bareKinds[r.lem[j]] && r.kid(j, "amod", "compound", "nmod", "nmod:poss") < 0 {
				r.dropped = append(r.dropped, drop{"appos", r.node(h).Text + " | is | " + r.node(j).Text, "says only of what kind it is"})
				continue
			}
			for _, s := range r.bearers(h, j) {
				r.roleClaims(-1, s, j, nil, "appos", nil)
			}
		}
	}
}

func kindOfBody(c schema.Class) bool { return c == schema.Organization || c == schema.Group }

// bareKinds are nouns that without more say nothing of what they stand beside.
var bareKinds = set("group organization organisation company man woman person people country nation city town place thing move step event document figure number one area region part")

// exemplified tells a phrase that names some of what stands before it.
func (r *reader) exemplified(k int) bool {
	for _, g := range r.kids[k] {
		if r.is(g, "advmod") && set1(r.lem[g], "especially", "particularly", "notably", "mainly", "mostly", "including", "primarily", "chiefly") {
			return true
		}
	}
	return false
}

// acronym tells a short form of capitals beside its long form.
func (r *reader) acronym(a, b int) bool {
	up := func(i int) bool {
		f := r.tok[i].Form
		return len(f) >= 2 && strings.ToUpper(f) == f
	}
	return up(a) != up(b)
}

func (r *reader) isIn(s, o int, rule string) {
	d := draft{rule: rule, c: -1, subj: r.node(s), obj: r.node(o), mod: schema.Asserted, prob: r.arc(o)}
	d.pred = newPredicate("is in", []string{"be", "in"}, r.tok[o].Span)
	w := d.obj
	d.where = &w
	r.emit(d)
}

// nounClaims reads what hangs on a noun: the participants of an event, where
// something is, what it is about.
func (r *reader) nounClaims(n int) {
	ci := r.clauseOf(n)
	var phrases []oblique
	for _, k := range r.kidsOf(n, "nmod") {
		if k < n || len(r.cases(k)) == 0 {
			continue
		}
		var c clause
		r.oblique(&c, k)
		phrases = append(phrases, c.obls...)
	}
	if c := r.classAt(n); c == "" || c == schema.Product {
		r.worth(n)
	}
	m, named := r.nameAt(n)
	if named && m.Class == schema.Person {
		r.hailing(n, m)
	}
	event := eventNouns[r.lem[n]] && !named
	if event && r.listItem(n) {
		r.dropped = append(r.dropped, drop{"event", r.text(r.first[n], r.last[n]), "an item of a list: how it stands is said elsewhere"})
		return
	}
	doers := r.doers(n, event)
	if a, b := r.hyphenPair(n); event && a >= 0 {
		doers = nil // the event is of both
		m, _ := r.nameAt(b)
		d := r.eventDraft(ci, "event+with", r.node(a), n, oblique{head: b, text: "with"})
		d.obj = r.nodeOf(b, m.First, m.Last)
		r.emit(d)
	}
	var by []int
	var rest []oblique
	for _, o := range phrases {
		switch {
		case o.head != o.first && !r.nameHead(o.head) && !placeNouns[r.lem[o.head]] && isPlace(r.classAt(r.namedWithin(o.first))):
			// "his arrival at the palace and preparation for talks": another event
		case r.used[o.head] || r.timePhrase(o) || circumstantial[strings.Fields(o.text + " .")[0]]:
		case o.text == "by" && event:
			by = append(by, o.head)
		case o.text == "between" && event && symmetricNouns[r.lem[n]]:
			r.between(ci, n, o, phrases)
			return
		default:
			rest = append(rest, o)
		}
	}
	taken := false // whether the doers take part in it as they do something else
	if len(by) > 0 {
		doers = by
	} else if event && len(doers) == 0 && (shared[r.lem[n]] || undertaken[r.lem[n]] || r.is(n, "obj") || fights[r.lem[n]] && slices.ContainsFunc(rest, func(o oblique) bool { return o.text == "with" || o.text == "against" })) {
		doers = r.partakers(n)
		taken = len(doers) > 0 && r.is(n, "obl")
	}
	if len(by) > 0 {
	} else if event && len(doers) == 0 && happenings[r.lem[n]] {
		// "the death of a woman in Guangdong": who it happens to stands after
		// "of".
		var other []oblique
		for _, o := range rest {
			if o.text == "of" {
				doers = append(doers, o.head)
			} else {
				other = append(other, o)
			}
		}
		rest = other
	}
	if event && len(doers) > 0 {
		for _, x := range doers {
			made := false
			for _, o := range rest {
				if r.placeRank(o.head, o.text, o.prep) > 0 && o.text == "in" && len(rest) > 1 {
					continue
				}
				if (o.text == "in" || o.text == "at" || o.text == "during") && gatherings[r.lem[o.head]] && set1(r.lem[n], "relation", "tie", "dispute", "difference", "cooperation", "tension") {
					continue // "their relations in a meeting": where somebody spoke of them
				}
				if o.text == "for" && happenings[r.lem[n]] {
					continue // "his arrival for the summit" does not arrive for it
				}
				d := r.eventDraft(ci, "event+"+o.text, r.node(x), n, o)
				if taken && ci >= 0 && d.mod == schema.Asserted {
					d.mod = r.clauses[ci].mod // "will discuss it in talks with": they are to come too
				}
				if r.emit(d) {
					made = true
				}
			}
			if !made && len(by) > 0 && !(meansOf[r.lem[x]] && len(r.kids[x]) <= 1) {
				d := r.eventDraft(ci, "event+by", r.nodeOf(n, r.shortOf(n), n+1), n, oblique{head: x, text: "by", prep: r.cases(x)})
				if cs := r.cases(x); len(cs) > 0 {
					d.pred.Text, d.pred.Span = "by", r.tok[cs[0]].Span
				}
				r.emit(d)
			}
		}
		return
	}
	aimed := false
	for _, o := range rest {
		aimed = aimed || event && directed[o.text]
	}
	for _, o := range rest {
		if aimed && o.text == "in" {
			r.dropped = append(r.dropped, drop{"noun+in", r.node(n).Text + " | in | " + r.node(o.head).Text, "the place of an event that has a claim of its own"})
			continue
		}
		r.attached(ci, n, o, event, named)
	}
}

// hailing reads where a person is from or what body he belongs to: "Medina of
// Spain", "Harcourt, of the Trade Commission".
func (r *reader) hailing(n int, m extract.Mention) {
	if m.Class == schema.Person && r.ruled(m) >= 0 {
		return // a title's business
	}
	for _, k := range r.kidsOf(n, "nmod") {
		o, ok := r.nameAt(r.namedWithin(k))
		if k < m.Last || !ok || !r.ownerName(o.Class) || !r.ofPhrase(k) || r.used[k] {
			continue
		}
		a := r.cases(k)[0]
		if a != m.Last && !(a == m.Last+1 && r.tok[m.Last].Form == ",") {
			continue
		}
		d := draft{rule: "noun+of", c: -1, subj: r.node(n), obj: r.node(k), mod: schema.Asserted, prob: r.arc(n) * r.arc(k)}
		d.pred = newPredicate("is of", []string{"be", "of"}, r.run(a, []int{a}))
		r.emit(d)
	}
}

// worth reads what something is worth: "a compact worth $362 million".
func (r *reader) worth(n int) {
	b := r.last[n]
	_, e := r.phrase(n)
	if e >= len(r.tok) || e >= b && e > n+8 || r.lem[e] != "worth" || !r.upos(e, "ADJ", "ADP") {
		return
	}
	for k := e + 1; k < len(r.tok) && k < e+6; k++ {
		if q := r.quantity[k]; q >= 0 && (r.d.Quantities[q].Kind == "money" || r.d.Quantities[q].Kind == "quantity") {
			a, z := k, k+1
			for z < len(r.tok) && r.quantity[z] == q {
				z++
			}
			if a > 0 && r.tok[a-1].Form == "$" {
				a--
			}
			d := draft{rule: "noun+worth", c: -1, subj: r.node(n), mod: schema.Asserted, prob: r.arc(e)}
			d.pred = newPredicate("worth", []string{"be", "worth"}, r.tok[e].Span)
			sp := r.span(a, z)
			d.obj = schema.Node{Text: sp.Of(r.d.Text), Span: sp}
			d.obj.Label, d.obj.Value = d.obj.Text, d.obj.Text
			r.emit(d)
			return
		}
	}
}

// listItem tells the head of a sentence without a verb that is an item of a list:
// "First, Iran's withdrawal from the south."
func (r *reader) listItem(n int) bool {
	if r.head[n] >= 0 || len(r.tok) < 3 || len(r.clauses) > 0 && r.clauses[0].head != n {
		return false
	}
	return set1(r.lem[0], "first", "firstly", "second", "secondly", "third", "thirdly", "fourth", "fifth", "finally", "lastly", "-", "•", "*") && !r.upos(1, "NOUN", "PROPN")
}

func (r *reader) shortOf(n int) int { a, _ := r.phrase(n); return a }

// doers are who does the event of a noun by what stands before it: the
// possessor, or people named by an adjective.
func (r *reader) doers(n int, event bool) []int {
	if !event {
		return nil
	}
	if p := r.kid(n, "nmod:poss"); p >= 0 && !r.relativePronoun(p) {
		if r.timed(p) {
			return nil
		}
		return r.conjuncts(p)
	}
	for _, k := range r.kids[n] {
		if k < n && r.is(k, "amod", "compound") {
			if m, ok := r.nameAt(k); ok && (m.Class == schema.Group || m.Class == schema.Country || m.Class == schema.Organization) || r.is(k, "compound") && forces[r.lem[k]] {
				return []int{k}
			}
		}
	}
	return nil
}

// hyphenPair gives the two names that a hyphen joins before an event between
// two: "the U.S.-Russia meeting"; -1 for none.
func (r *reader) hyphenPair(n int) (a, b int) {
	if !symmetricNouns[r.lem[n]] || r.name[n] >= 0 {
		return -1, -1
	}
	for k := r.first[n] + 1; k+1 < n; k++ {
		if a, b := k-1, k+1; r.hyphenated(k) && r.name[a] >= 0 && r.name[b] >= 0 && r.name[a] != r.name[b] && r.tok[k].End == r.tok[b].Start &&
			(r.head[a] == n || r.head[a] == b) && r.head[b] == n && r.ownerName(r.classAt(a)) == r.ownerName(r.classAt(b)) {
			return a, b
		}
	}
	return -1, -1
}

// partakers are those who take part in an event that their clause only mentions:
// whoever travels "for talks with officials" has the talks, and so has whoever
// spoke "after a meeting with the envoy".
func (r *reader) partakers(n int) []int {
	v := r.head[n]
	if v < 0 || r.at[v] < 0 || r.definite(n) {
		return nil
	}
	c := &r.clauses[r.at[v]]
	if r.is(n, "obj") && set1(r.lem[v], "threaten", "plan", "consider", "contemplate", "prepare") && !c.passive {
		return c.subj // "threatened more attacks on the town"
	}
	if !r.is(n, "obl") {
		return nil
	}
	if c.passive && !(fights[r.lem[n]] && set1(r.lem[v], "kill", "wound", "injure", "hurt")) || !set1(r.lower(r.cases(n)), "for", "after", "before", "during", "in", "following", "at") && !(undertaken[r.lem[n]] && r.lower(r.cases(n)) == "on") {
		return nil
	}
	for _, s := range c.subj {
		class := r.classAt(r.namedWithin(s))
		if !(class == schema.Person || class == schema.Organization || class == schema.Country || class == schema.Group || personNoun(r.lem[s]) || r.upos(s, "PRON") && !r.relativePronoun(s)) {
			return nil
		}
	}
	return c.subj
}

// fights are events that those hurt in them took part in.
var fights = set("clash battle gunbattle fighting firefight gunfight shootout skirmish confrontation")

// undertaken are journeys, which whoever does something during them is on.
var undertaken = set("visit trip tour journey appearance stay stopover")

// shared events are had by those who come to them.
var shared = set("talk meeting discussion negotiation consultation interview summit speech conversation dialogue")

// forces are common nouns that before the noun of an event say who did it:
// "police brutality against women".
var forces = set("police army government rebel militia navy troop insurgent guerrilla military parliament")

// eventDraft is a claim that a noun makes of its doer and a participant.
func (r *reader) eventDraft(ci int, rule string, s schema.Node, n int, o oblique) draft {
	d := draft{rule: rule, c: -1, subj: s, mod: r.nounModality(n, ci), neg: r.nothing(n) || r.averted(n), prob: r.arc(n) * r.arc(o.head)}
	toks := r.roleTokens(n)
	var words []int
	for _, k := range toks {
		if k > 0 && k != n && r.hyphenated(k-1) {
			continue // the rest of "last-minute", "six-day"
		}
		if k == n || r.is(k, "compound") && r.head[k] == n && !forces[r.lem[k]] || r.is(k, "amod") && hedgingAdjectives[r.lem[k]] == "" && r.time[k] < 0 && r.head[k] == n && r.name[k] < 0 {
			words = append(words, k)
		}
	}
	d.pred = newPredicate(r.words(words)+" "+o.text, append([]string{r.lem[n]}, strings.Fields(o.text)...), r.run(n, o.prep))
	d.obj = r.node(o.head)
	r.eventFrame(&d, ci, n)
	return d
}

// eventFrame gives a nominal event its time, place and source.
func (r *reader) eventFrame(d *draft, ci, n int) {
	for k := r.first[n]; k < r.last[n]; k++ {
		if ti := r.time[k]; ti >= 0 && r.nearestNoun(k) == n {
			w := r.d.Times[ti].When
			w.Frame = ""
			d.when = &w
			break
		}
	}
	for _, k := range r.kidsOf(n, "nmod") {
		if cs := r.cases(k); len(cs) > 0 && r.placeRank(k, r.lower(cs), cs) > 1 {
			x := r.node(k)
			d.where = &x
			break
		}
	}
	if ci >= 0 {
		c := &r.clauses[ci]
		d.said = c.said
		if r.head[n] == c.head && (reporting[r.lem[c.head]] && !durative[r.lem[c.head]] && r.is(n, "obj") || mods[r.lem[c.head]] == schema.Demanded && r.is(n, "obl") && r.lower(r.cases(n)) == "for") {
			d.said = append(append([]schema.Node{}, r.sources(c)...), c.said...)
		}
		if d.when == nil {
			if w := r.timeOf(ci); w != nil && !w.Span.Contains(r.tok[n].Span) {
				v := *w
				v.Frame = "sentence"
				d.when = &v
			}
		}
		if d.where == nil && r.head[n] == c.head && r.is(n, "obl") && r.lower(r.cases(n)) == "for" {
			d.where = r.destination(c) // "travels to Prague for talks"
		}
		if d.where == nil {
			d.where = r.placeOf(ci)
		}
	}
}

// durative verbs report only with a clause; with an event as object they do or
// meet it: "continue attacks", "find support".
var durative = set("continue repeat find feel know consider show read determine describe understand expect answer maintain")

// nearestNoun is the first noun above a token outside its own time expression.
func (r *reader) nearestNoun(k int) int {
	ti := r.time[k]
	for i, n := k, 0; i >= 0 && n < 30; i, n = r.head[i], n+1 {
		if r.time[i] != ti && r.upos(i, "NOUN", "PROPN") {
			if r.classAt(i) == schema.Person && r.head[i] >= 0 {
				continue // "his meeting with Putin in July"
			}
			return i
		}
		if r.at[i] >= 0 && r.time[i] != ti {
			return -1
		}
	}
	return -1
}

// nounModality is how a nominal event stands: by its own adjectives, else as
// what it is the object of stands.
func (r *reader) nounModality(n, ci int) schema.Modality {
	for _, k := range r.kids[n] {
		m := hedgingAdjectives[r.lem[k]]
		if m == "" {
			m = hedgingAdjectives[strings.ToLower(r.tok[k].Form)] // "scheduled" of a tagger's participle
		}
		if m != "" && r.is(k, "amod") {
			return m
		}
	}
	g := n
	for i := 0; i < 6 && r.is(g, "conj") && r.head[g] >= 0 && r.upos(r.head[g], "NOUN", "PROPN"); i++ {
		g = r.head[g] // "the possibility of peace and a return to calm"
	}
	if h := r.head[g]; h >= 0 && r.is(g, "nmod") && r.upos(h, "NOUN") && set1(r.lower(r.cases(g)), "of", "for") {
		switch l := r.lem[h]; {
		case demanding[l] && l != "demand": // "demand for exports" is another
			return schema.Demanded
		case set1(l, "possibility", "prospect", "likelihood", "chance", "threat", "risk", "fear", "suspicion", "allegation", "rumor", "rumour"):
			return schema.Possible
		case set1(l, "plan", "hope", "proposal", "intention", "promise", "pledge"):
			return schema.Planned
		}
		if ci >= 0 && beginnings[r.lem[h]] && eventNouns[r.lem[n]] && r.clauses[ci].mod != schema.Asserted && (h == r.clauses[ci].head || r.head[h] == r.clauses[ci].head) {
			return r.clauses[ci].mod // "may become the beginning of cooperation"
		}
		if r.is(h, "obj", "nsubj:pass") && eventNouns[r.lem[n]] && ci >= 0 && set1(string(r.clauses[ci].mod), string(schema.Hypothetical), string(schema.Possible)) && r.head[h] == r.clauses[ci].head {
			return r.clauses[ci].mod
		}
	}
	if h := r.head[g]; h >= 0 && r.is(g, "obj") && r.lem[h] == "threaten" {
		return schema.Possible
	}
	if ci >= 0 && r.clauses[ci].mod != schema.Asserted {
		c := &r.clauses[ci]
		for _, o := range c.obj {
			if o == n && set1(r.lem[c.head], "escape", "flee", "survive") {
				return schema.Asserted // "to escape clashes": there are some
			}
			if o == n && set1(r.lem[c.head], "break", "lift", "ease", "give", "abandon", "drop", "renounce", "oppose", "resist", "reject", "stop", "end", "halt", "cease", "suspend", "continue", "resume", "condemn", "investigate", "discuss", "criticize", "unveil", "protest") && r.definite(n) {
				return schema.Asserted // "will stop its crackdown": there is one
			}
			if o == n {
				return c.mod
			}
		}
		if r.is(n, "obl") && r.head[n] == c.head && eventNouns[r.lem[n]] && !r.definite(n) && set1(r.lower(r.cases(n)), "to", "towards", "toward", "for", "into") {
			return c.mod // "may be working towards cooperation"
		}
		for _, o := range c.subj {
			if o == n && eventNouns[r.lem[n]] && (occurring[r.lem[c.head]] || c.passive && staging[r.lem[c.head]] || !r.definite(n)) {
				return c.mod
			}
		}
	}
	if ci >= 0 {
		c := &r.clauses[ci]
		if m := mods[r.lem[c.head]]; m != "" && m != negated && (r.is(n, "obj") && r.lem[c.head] != "call" || r.is(n, "obl") && set1(r.lower(r.cases(n)), "for")) && c.cop < 0 && !set1(r.lem[c.head], "have", "set", "open", "free", "project", "design", "commit", "mean") {
			return m
		}
	}
	return schema.Asserted
}

// beginnings are nouns for a part of the event after "of".
var beginnings = set("basis foundation beginning start resumption continuation end launch outbreak part phase round")

// occurring verbs say of an event that it comes about.
var occurring = set("begin start take occur happen resume follow come open commence ensue")

// staging verbs bring an event about.
var staging = set("hold launch resume conduct stage organize organise sign complete schedule carry start begin")

// definite tells a noun whose event is taken as known: with "the", "this", a
// possessor or a number. "Strikes on the town could cause a flood" tells of
// no strikes.
func (r *reader) definite(n int) bool {
	for _, k := range r.kids[n] {
		if r.is(k, "nmod:poss", "nummod") || r.is(k, "det") && !set1(r.lem[k], "a", "an", "any", "some") {
			return true
		}
		if k < n && r.is(k, "amod", "compound") && r.name[k] >= 0 {
			return true
		}
	}
	return false
}

// averted tells an event that something keeps from happening: "prevented an
// attack on the town".
func (r *reader) averted(n int) bool {
	g := n
	for i := 0; i < 6 && r.is(g, "conj") && r.head[g] >= 0 && r.upos(r.head[g], "NOUN", "PROPN"); i++ {
		g = r.head[g]
	}
	v := r.head[g]
	return v >= 0 && r.is(g, "obj") && r.at[v] >= 0 && averting[r.lem[v]] && !r.clauses[r.at[v]].neg && r.clauses[r.at[v]].mod == schema.Asserted
}

var averting = set("prevent avert avoid thwart foil cancel forestall preclude")

// between reads an event of two parties, once for each pair.
func (r *reader) between(ci, n int, o oblique, phrases []oblique) {
	var parties []int
	for _, x := range phrases {
		if x.first == o.first {
			parties = append(parties, x.head)
		}
	}
	for a := range parties {
		for b := a + 1; b < len(parties); b++ {
			d := r.eventDraft(ci, "event+between", r.node(parties[a]), n, oblique{head: parties[b], text: "between", prep: o.prep})
			d.pred.ID, d.pred.Label = "rel:"+strings.ReplaceAll(r.lem[n], " ", "_")+"_with", r.lem[n]+" with"
			d.pred = newPredicate(d.pred.Text, []string{r.lem[n], "with"}, d.pred.Span)
			r.emit(d)
		}
	}
}

// heldClaims pairs the parties of an event that a clause says is held or takes
// place between them.
func (r *reader) heldClaims(i int) bool {
	c := &r.clauses[i]
	place := len(c.prt) > 0 && r.lem[c.head] == "take" && r.lem[c.prt[0]] == "place"
	if len(c.subj) != 1 || !place && !(c.passive && r.lem[c.head] == "hold") && !set1(r.lem[c.head], "occur", "happen") {
		return false
	}
	n := c.subj[0]
	words := r.roleTokens(n)
	lemma := r.lem[n]
	if c.link == "conj" && c.parent >= 0 && r.upos(n, "ADJ", "NUM", "PRON", "NOUN") && set1(lemma, "second", "third", "fourth", "other", "latter", "last", "next", "one") {
		// "the second" is another of what the clause before tells of.
		p := &r.clauses[c.parent]
		if len(p.subj) != 1 {
			return false
		}
		lemma = r.lem[p.subj[0]]
		words = append(words, p.subj[0])
	}
	if !symmetricNouns[lemma] {
		return false
	}
	var parties, rest []oblique
	for _, o := range c.obls {
		if o.text == "between" && (len(parties) == 0 || o.first == parties[0].first) {
			parties = append(parties, o)
		} else if !r.timePhrase(o) {
			rest = append(rest, o)
		}
	}
	made := false
	for a := range parties {
		for _, b := range parties[a+1:] {
			d := r.draft(i, "event+between", r.node(parties[a].head))
			d.pred = newPredicate(r.words(words)+" between", []string{lemma, "with"}, r.tok[n].Span)
			d.obj = r.node(b.head)
			d.args = r.obliqueArgs(rest)
			d.c = -1 // trusted like other events between two
			if r.emit(d) {
				made = true
			}
		}
	}
	return made
}

// circumstantial prepositions lead from the whole clause, never from a noun.
var circumstantial = set("according because despite due instead including such except besides")

// instruments are used against somebody together with what they serve.
var instruments = set("weapon means method instrument tool arm act")

// relational nouns lead with "in" to what they concern, not to where they are.
var relational = set(`factor effect influence role increase decrease rise fall decline drop growth reduction interest success experience confidence
	faith trust belief part change progress lead stake share say difference expert specialist improvement shift lack cut pride
	majority place position participation involvement involve investment delay advance setback gap flaw step turn surge jump loss gain
	hope attention point way time break lapse turning voice advantage reason case example line charge demand difficulty trend`)

// attached says where a thing is or what an event is directed at: "the
// institute in Washington", "an investigation into the attack".
func (r *reader) attached(ci, n int, o oblique, event, named bool) {
	if o.text == "of" || len(o.prep) == 0 || r.upos(n, "PRON", "NUM", "DET") || r.relativePronoun(o.head) || r.idlePhrase(o) {
		return
	}
	if bridges[r.lem[o.head]] && r.kid(o.head, "det", "amod", "nmod:poss") < 0 {
		return // "in exchange for"
	}
	_, oNamed := r.nameAt(r.namedWithin(o.head))
	place := r.placeRank(o.head, o.text, o.prep)
	rule := "noun+" + strings.ReplaceAll(o.text, " ", "_")
	d := draft{rule: rule, c: -1, subj: r.node(n), obj: r.node(o.head), mod: r.nounModality(n, ci), neg: event && r.averted(n), prob: r.arc(n) * r.arc(o.head)}
	switch {
	case o.text == "for" && representing[r.lem[n]] && !named && r.nominal(o.head) && r.bearer(n) < 0:
		// "A spokesman for the office": whoever it is speaks for the office.
		d.rule, d.mod, d.neg = "noun+role:for", schema.Asserted, false
		d.pred = newPredicate(r.isOrAre(n)+" "+r.words(r.roleTokens(n))+" for", []string{"be", r.lem[n], "for"}, r.tok[n].Span)
		r.roleTime(&d, ci, r.roleStart(n), n)
		r.emit(d)
		return
	case (o.text == "with" || o.text == "at") && oNamed && !named && (office(r.lem[n]) || professions[r.lem[n]] || set1(r.lem[n], "scientist", "researcher", "expert", "specialist", "fellow", "doctor", "teacher", "student", "professor", "executive", "strategist", "trader")) && r.classAt(r.namedWithin(o.head)) == schema.Organization && r.bearer(n) < 0:
		// "an official with the Food Organization", "an analyst at the bank"
		d.rule, d.mod, d.neg = "noun+role:"+o.text, schema.Asserted, false
		d.pred = newPredicate(r.isOrAre(n)+" "+r.words(r.roleTokens(n))+" "+o.text, []string{"be", r.lem[n], o.text}, r.tok[n].Span)
		r.roleTime(&d, ci, r.roleStart(n), n)
		r.emit(d)
		return
	case o.text == "from" && oNamed && (named && r.classAt(n) == schema.Person || !named && (personNoun(r.lem[n]) || r.lem[n] == "flight")) && r.ownerName(r.classAt(r.namedWithin(o.head))):
		// "tourists from Singapore"
		d.mod, d.neg = schema.Asserted, false
		d.pred = newPredicate(r.isOrAre(n)+" from", []string{"be", "from"}, r.run(o.prep[0], o.prep))
		r.emit(d)
		return
	case placing[o.text] && everywhere[r.lem[o.head]] && !oNamed:
		r.dropped = append(r.dropped, drop{rule, d.subj.Text + " | " + o.text + " | " + d.obj.Text, "says only that it is somewhere"})
		return
	case directions[r.lem[o.head]] && r.kid(o.head, "nmod") >= 0 && r.kid(o.head, "det") < 0:
		return
	case directions[r.lem[n]] && !named, o.text == "in" && relational[r.lem[n]] && !named:
		r.dropped = append(r.dropped, drop{rule, d.subj.Text + " | " + o.text + " | " + d.obj.Text, "concerns it rather than being there"})
		return
	case r.is(n, "nmod") && !named && r.lower(r.cases(n)) == "of" && !placing[o.text] && r.kid(n, "det", "nmod:poss") < 0 && instruments[r.lem[r.head[n]]]:
		return // "weapons of mass destruction against": the phrase goes with the whole
	case place > 0 && o.text == "in" && r.party(n):
		r.dropped = append(r.dropped, drop{rule, d.subj.Text + " | " + o.text + " | " + d.obj.Text, "the place of the event they take part in"})
		return
	case place > 0 && placing[o.text] && !(event && directed[o.text]) && !(o.text == "on" && oNamed && !named):
		d.pred = newPredicate("is "+o.text, append([]string{"be"}, strings.Fields(o.text)...), r.run(o.prep[0], o.prep))
		w := d.obj
		d.where = &w
		if !event && (personNoun(r.lem[n]) || named || r.is(n, "nsubj") || r.definite(n)) {
			d.mod = schema.Asserted // whatever they are told to do there
		}
	case (event || oNamed) && set1(o.text, "with", "over", "on") && !(deeds[r.lem[n]] || named && o.text != "over"):
		r.dropped = append(r.dropped, drop{rule, d.subj.Text + " | " + o.text + " | " + d.obj.Text, "says only what it is about"})
		return
	case event && directed[o.text] || oNamed && (o.text == "with" || o.text == "against" || o.text == "near" || o.text == "on"):
		d.pred = newPredicate(o.text, strings.Fields(o.text), r.run(o.prep[0], o.prep))
	default:
		r.dropped = append(r.dropped, drop{rule, d.subj.Text + " | " + o.text + " | " + d.obj.Text, "neither an event nor a name"})
		return
	}
	where := d.where
	r.eventFrame(&d, ci, n)
	if where != nil {
		d.where = where
		if !event {
			d.when = nil
		}
	}
	r.emit(d)
}

// isOrAre is the copula that agrees with a noun.
func (r *reader) isOrAre(n int) string {
	if r.xpos(n, "NNS", "NNPS") {
		return "are"
	}
	return "is"
}

// representing nouns are for who speaks or acts for another.
var representing = set("spokesman spokeswoman spokesperson lawyer attorney counsel agent representative correspondent negotiator defender")

// everywhere are places that say nothing of where.
var everywhere = set("world globe planet")

// deeds are events that are done to somebody or made with him, and not only
// about something: "a raid on militants", "the agreement with Italy".
var deeds = set(`attack raid assault bombing strike airstrike offensive operation crackdown war ambush invasion ban sanction embargo pressure
	conflict fighting fight battle clash agreement deal pact treaty accord truce ceasefire alliance dispute merger contract`)

// party tells one of those between or with whom a clause says that something is
// held: "talks were held between officials in Oslo".
func (r *reader) party(n int) bool {
	for i := 0; i < 6 && r.is(n, "conj") && r.head[n] >= 0; i++ {
		n = r.head[n]
	}
	v := r.head[n]
	return v >= 0 && v < n && r.is(n, "obl") && r.upos(v, "VERB") && set1(r.lower(r.cases(n)), "between", "with", "by") && set1(r.lem[v], "hold", "take", "meet", "occur", "happen", "conduct", "organize", "organise")
}

// directed prepositions lead from an event to what it is aimed at or about.
var directed = set("on into against with over following after before towards toward under")

// kindClaims reads "Iraq's holy city of Karbala": the name is a city of Iraq;
// and a role whose name the parser hung below it.
func (r *reader) kindClaims(n int) {
	if r.ownName(n) {
		for _, k := range r.kidsOf(n, "nmod") {
			if isPlace(r.classAt(k)) && (r.is(k, "nmod:poss") || k > n && r.ofPhrase(k)) {
				r.isIn(n, k, "place-in-place") // "the Arghandab district of Kandahar"
			}
		}
		return
	}
	k := r.namedWithin(n)
	if k == n || r.is(k, "appos") || k < n {
		return
	}
	toks := r.roleTokens(n)
	owners := r.owners(n)
	for _, o := range r.complementPhrases(n) {
		if o.text == "of" && o.head < k {
			owners = []int{o.head} // "Chilean head of the navy Diaz" leads the navy, not Chile
			break
		}
	}
	for _, o := range owners {
		d := draft{rule: "kind:of", c: -1, subj: r.node(k), obj: r.node(o), mod: schema.Asserted, prob: r.arc(k)}
		d.pred = newPredicate("is "+r.words(toks)+" of", []string{"be", r.lem[n], "of"}, r.tok[n].Span)
		r.emit(d)
	}
	side := false // "the western city of Trondheim"
	for _, g := range r.kidsOf(n, "amod") {
		side = side || g < n && set1(strings.ToLower(r.tok[g].Form), "northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern", "southwestern", "north-western", "north-eastern", "south-eastern", "south-western", "coastal")
	}
	if len(owners) == 0 && (side || r.kid(n, "compound") >= 0 && r.kid(n, "compound") < n) {
		d := draft{rule: "kind", c: -1, subj: r.node(k), mod: schema.Asserted, prob: r.arc(k)}
		d.pred = newPredicate("is", []string{"be"}, r.tok[n].Span)
		d.obj = r.bare(n)
		r.emit(d)
	}
}

// possession reads a name's possessor: "VOA's Susy Tekunan", "Baghdad's Green
// Zone".
func (r *reader) possession(n int) {
	m, ok := r.nameAt(n)
	if !ok {
		return
	}
	p := r.kid(n, "nmod:poss")
	if p < 0 || p >= m.First && p < m.Last || r.upos(p, "PRON") {
		return
	}
	q, ok := r.nameAt(p)
	if !ok || q.Head == m.Head {
		return
	}
	switch {
	case isPlace(m.Class) && isPlace(q.Class):
		for k := p + 1; k < m.First; k++ {
			if set1(r.lem[k], "new", "latest", "proposed", "planned", "own") {
				return // "China's new Silk Road": a project of its
			}
		}
		if ways[r.lem[m.Last-1]] {
			return // a road leads out of its country
		}
		r.isIn(n, p, "poss:place")
	case m.Class == schema.Person && r.ownerName(q.Class):
		// A role between the two is a title's business.
		if r.titled(m) {
			return
		}
		d := draft{rule: "poss:is-of", c: -1, subj: r.node(n), obj: r.node(p), mod: schema.Asserted, prob: r.arc(p)}
		d.pred = newPredicate("is of", []string{"be", "of"}, r.tok[p].Span)
		r.roleTime(&d, r.clauseOf(n), n, n)
		r.emit(d)
	}
}

var ways = set("road route belt corridor highway railway pipeline initiative")

func (r *reader) titled(m extract.Mention) bool {
	for k := m.First - 1; k >= 0 && r.titleWord(k, m); k-- {
		if r.upos(k, "NOUN") || r.upos(k, "PROPN") && r.name[k] < 0 {
			return true
		}
		if r.tok[k].Form == "'s" {
			return false
		}
	}
	return false
}

// adjacentPlace reads "Guantanamo Bay, Cuba" where the parser hung the second
// name as a bare modifier.
func (r *reader) adjacentPlace(n int) {
	m, ok := r.nameAt(n)
	if !ok || !isPlace(m.Class) && m.Class != schema.Organization {
		return
	}
	for _, k := range r.kidsOf(n, "nmod:unmarked", "nmod:desc", "obl:unmarked", "dep", "flat", "list", "conj") {
		q, ok := r.nameAt(k)
		if ok && isPlace(q.Class) && q.First >= m.Last && q.First-m.Last == 1 && r.tok[m.Last].Form == "," && r.kid(k, "cc", "case") < 0 && !r.is(k, "conj") {
			r.isIn(n, k, "place-in-place")
		}
	}
}

// bearers are those of whom an apposition speaks: where it is a plural after coordinated
// persons all of them, "Alpert and Moss, the founders of the company".
func (r *reader) bearers(h, k int) []schema.Node {
	g := h
	if r.is(h, "conj") && r.head[h] >= 0 {
		g = r.head[h]
	}
	all := r.conjuncts(g)
	if m, ok := r.nameAt(h); !ok || m.Class != schema.Person || !r.xpos(k, "NNS") || !personNoun(r.lem[k]) && !mayBePerson(r.lem[k]) || len(all) < 2 {
		return []schema.Node{r.node(h)}
	}
	var out []schema.Node
	for _, x := range all {
		if m, ok := r.nameAt(r.namedWithin(x)); ok && m.Class == schema.Person && x < k {
			out = append(out, r.node(x))
		}
	}
	return out
}

// oneOf says of s that it is one of several: "Rocap, one of Meese's attorneys".
func (r *reader) oneOf(s, one int) bool {
	for _, p := range r.kidsOf(one, "nmod") {
		if p < one || !r.ofPhrase(p) || !r.upos(p, "NOUN") {
			continue
		}
		d := draft{rule: "appos:of", c: -1, subj: r.node(s), mod: schema.Asserted, prob: r.arc(one)}
		if o := r.kid(p, "nmod:poss"); o >= 0 && !r.relativePronoun(o) && r.upos(o, "NOUN", "PROPN") && !r.timed(o) {
			toks := r.roleTokens(p)
			d.pred = newPredicate("is "+r.tok[one].Form+" of "+r.words(toks)+" of", []string{"be", "one", "of", r.lem[p], "of"}, r.tok[one].Span)
			d.obj = r.node(o)
		} else {
			d.pred = newPredicate("is "+r.tok[one].Form+" of", []string{"be", "one", "of"}, r.tok[one].Span)
			d.obj = r.node(p)
		}
		d.args = []schema.Arg{{Role: "theme", Node: r.bare(p)}}
		r.roleTime(&d, r.clauseOf(one), one, one)
		return r.emit(d)
	}
	return false
}

// oneOfMany says of each of the persons in apposition to a plural that he is
// one: "his two brothers, Niklaus and Johann".
func (r *reader) oneOfMany(h, k int) bool {
	m, _ := r.nameAt(k)
	if m.Class != schema.Person && len(r.conjuncts(k)) < 2 || !r.xpos(h, "NNS", "NNPS") || r.lem[h] == r.tok[h].Form {
		return false
	}
	names := r.conjuncts(k)
	for _, j := range r.kidsOf(h, "conj") { // the parser may hang the second on the plural
		if q, ok := r.nameAt(j); ok && q.Class == schema.Person && j > k && r.kid(j, "cc") >= 0 {
			names = append(names, j)
		}
	}
	var toks []int
	for _, i := range r.roleTokens(h) {
		if !r.is(i, "nummod") && !(r.is(i, "amod") && set1(r.lem[i], "other", "many", "several", "few")) && !(r.upos(i, "NUM")) {
			toks = append(toks, i)
		}
	}
	if len(toks) == 0 || len(r.complementPhrases(h)) > 0 {
		return false
	}
	label := strings.TrimSpace(r.words(toks[:len(toks)-1]) + " " + r.lem[h])
	for _, j := range names {
		d := draft{rule: "appos", c: -1, subj: r.node(j), mod: schema.Asserted, prob: r.arc(k)}
		d.pred = newPredicate("is", []string{"be"}, r.tok[h].Span)
		d.obj = r.bare(h)
		d.obj.Label, d.obj.Value = label, label
		for _, o := range r.owners(h) {
			d.args = append(d.args, schema.Arg{Role: "of", Node: r.node(o)})
		}
		r.roleTime(&d, r.clauseOf(h), h, h)
		r.emit(d)
	}
	return true
}

// direction reads "a town north of Baquba", "Ninewa province, northwest of
// Baghdad".
func (r *reader) direction(k int) {
	h := r.head[k]
	if !directions[r.lem[k]] || h < 0 || h > k || r.kid(k, "case") >= 0 && r.kid(k, "det") >= 0 {
		return // "a woman in the north of the country" is in the country
	}
	if b := r.first[k]; !r.upos(h, "NOUN", "PROPN") && b > 0 && (r.tok[b].Form == "," || r.tok[b-1].Form == ",") {
		if r.tok[b].Form != "," {
			b--
		}
		if mi := r.name[max(0, b-1)]; mi >= 0 && isPlace(r.d.Mentions[mi].Class) && r.d.Mentions[mi].Last == b {
			h = r.d.Mentions[mi].Head // "came from Foča, 60 miles east of Sarajevo"
		}
	}
	if k > 0 && r.measured(k-1) && !r.upos(h, "NOUN", "PROPN") {
		h = k - 1 // hung on the verb
	}
	var o = -1
	for _, g := range r.kidsOf(k, "nmod", "obl") {
		if r.ofPhrase(g) {
			o = g
		}
	}
	if o < 0 || !r.upos(h, "NOUN", "PROPN") || !r.is(k, "advmod", "amod", "nmod", "appos", "acl", "obl", "dep", "parataxis", "nmod:unmarked") {
		return
	}
	if r.measured(h) {
		// "in the province, 160 kilometers north of the capital": the province is.
		g := r.head[h]
		if g < 0 || g > h || !r.is(h, "appos", "nmod", "nmod:unmarked") || !r.upos(g, "NOUN", "PROPN") || r.measured(g) {
			return
		}
		h = g
	}
	d := draft{rule: "direction", c: -1, subj: r.node(h), obj: r.node(o), mod: schema.Asserted, prob: r.arc(k) * r.arc(o)}
	d.pred = newPredicate("is "+r.tok[k].Form+" of", []string{"be", r.lem[k], "of"}, r.tok[k].Span)
	w := d.obj
	d.where = &w
	r.emit(d)
}

// measured tells a distance or another measure: "160 kilometers".
func (r *reader) measured(n int) bool {
	return measures[r.lem[n]] && (r.quantity[n] >= 0 || r.kid(n, "nummod") >= 0)
}

// compound reads participles written together with their agent or place:
// "U.S.-backed forces", "Norway-based company".
func (r *reader) compound(n int) {
	for _, k := range r.kids[n] {
		if !r.is(k, "amod", "compound") || k >= n || r.name[k] >= 0 || !r.upos(k, "VERB", "ADJ") || r.is(k, "compound") && !r.upos(k, "VERB") || k < 2 || !(r.tok[k-1].Form == "-" && r.tok[k-1].End == r.tok[k].Start) {
			continue
		}
		o := k - 2
		m := r.name[o]
		if m < 0 || r.d.Mentions[m].Last != o+1 || r.tok[o].End != r.tok[k-1].Start {
			continue
		}
		o = r.d.Mentions[m].Head
		form := strings.ToLower(r.tok[k].Form)
		if form == "based" {
			d := draft{rule: "compound:based", c: -1, subj: r.node(n), obj: r.node(o), mod: schema.Asserted, prob: r.arc(k)}
			d.pred = newPredicate("is based in", []string{"be", "based", "in"}, r.tok[k].Span)
			w := d.obj
			d.where = &w
			r.emit(d)
			continue
		}
		if form == "born" {
			who := n
			if g := r.head[n]; g > n && r.is(n, "nmod:desc") && r.nameHead(g) {
				who = g // "Egyptian-born cleric Abu Hamza"
			}
			d := draft{rule: "compound:born", c: -1, subj: r.node(who), obj: r.node(o), mod: schema.Asserted, prob: r.arc(k)}
			d.pred = newPredicate("born in", []string{"be", "born", "in"}, r.tok[k].Span)
			r.emit(d)
			continue
		}
		if set1(form, "linked", "related", "affiliated", "allied", "aligned", "tied", "connected") {
			to := "to"
			if form == "affiliated" || form == "allied" || form == "aligned" {
				to = "with"
			}
			// "al-Qaida-linked fighters" are linked to it.
			d := draft{rule: "compound:" + to, c: -1, subj: r.node(n), obj: r.node(o), mod: schema.Asserted, prob: r.arc(k)}
			d.pred = newPredicate(form+" "+to, []string{"be", form, to}, r.tok[k].Span)
			r.emit(d)
			continue
		}
		if !strings.HasSuffix(form, "ed") && !r.xpos(k, "VBN") && form != "run" {
			continue
		}
		lemma := r.lem[k]
		d := draft{rule: "compound", c: -1, subj: r.node(o), obj: r.node(n), mod: schema.Asserted, prob: r.arc(k)}
		if eventNouns[r.lem[n]] {
			d.mod = r.nounModality(n, r.clauseOf(n))
		}
		if ci := r.clauseOf(n); ci >= 0 && d.mod == schema.Asserted && eventNouns[r.lem[n]] && r.kid(n, "det", "nmod:poss") < 0 {
			d.mod = r.clauses[ci].mod // "if there were … steps like UN-supervised elections"
		}
		d.pred = newPredicate(r.tok[k].Form, []string{lemma}, r.tok[k].Span)
		if _, b := r.phrase(n); d.obj.Span.Start <= r.tok[o].Start && b > k+1 {
			d.obj = r.nodeOf(n, k+1, b)
		}
		if eventNouns[r.lem[n]] {
			mod := d.mod
			r.eventFrame(&d, r.clauseOf(n), n)
			d.mod = mod
		}
		r.emit(d)
	}
}
