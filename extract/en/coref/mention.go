package coref

import (
	"strings"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// agreement is a set of the values that a mention's gender or number may have.
type agreement uint8

const (
	male agreement = 1 << iota
	female
	neuter
	singular
	plural
)

const (
	anyGender = male | female | neuter
	anyNumber = singular | plural
)

// determination is how a description is introduced.
type determination uint8

const (
	bare determination = iota
	definite
	indefinite
	demonstrative
	possessive
	quantified
)

// mention is a candidate mention: a noun phrase with what tells of its
// referent.
type mention struct {
	sent, first, last, head int
	kind                    extract.MentionKind
	class                   schema.Class // "" where the words do not tell
	gender, number          agreement
	// form is the canonical pronoun ("he" for "his"), or the lower-case lemma
	// of the head.
	form string
	det  determination
	role string
	prep string
	// order is the position of the head in the document, par the number of
	// its paragraph, gov the token the head depends on.
	order, par, gov int
	// mods are the lower-case lemmas of the modifiers that tell one thing
	// from another of its kind.
	mods []string
	// text is the mention in lower case without its determiner.
	text string
	// name is the index of the name in d.Mentions, -1 for none.
	name int
	// words are the words of the name, normalised, without titles.
	words []string
	// title is the set of genders that titles before the name allow, titled
	// whether there are any.
	title  agreement
	titled bool
	// group marks a coordination: "Trump and Putin".
	group   bool
	members []int
	quoted  bool
	// quotation is the number of the quotation the mention stands in, 0 for
	// none.
	quotation int
	reflexive bool
	// portion marks "one of the generals", which pronouns take up but which is
	// no thing of its own.
	portion bool
	// counted marks "several companies".
	counted bool
	// modifier marks a name that modifies a noun: "US forces", "Syrian army".
	modifier bool
	// several marks a common noun in the plural, even of a body, whose
	// singular may be taken up by "they".
	several   bool
	expletive bool
}

func (m *mention) contains(o *mention) bool {
	return m.sent == o.sent && m.first <= o.first && o.last <= m.last
}

// pronouns maps each pronoun to its canonical form, the genders and numbers it
// allows.
var pronouns = map[string]struct {
	form           string
	gender, number agreement
}{
	"i": {"i", male | female, singular}, "me": {"i", male | female, singular}, "my": {"i", male | female, singular},
	"mine": {"i", male | female, singular}, "myself": {"i", male | female, singular},
	"you": {"you", male | female, anyNumber}, "your": {"you", male | female, anyNumber}, "yours": {"you", male | female, anyNumber},
	"yourself": {"you", male | female, singular}, "yourselves": {"you", male | female, plural},
	"he": {"he", male, singular}, "him": {"he", male, singular}, "his": {"he", male, singular}, "himself": {"he", male, singular},
	"she": {"she", female, singular}, "her": {"she", female, singular}, "hers": {"she", female, singular}, "herself": {"she", female, singular},
	"it": {"it", neuter, singular}, "its": {"it", neuter, singular}, "itself": {"it", neuter, singular},
	"we": {"we", anyGender, plural}, "us": {"we", anyGender, plural}, "our": {"we", anyGender, plural}, "ours": {"we", anyGender, plural}, "ourselves": {"we", anyGender, plural},
	"they": {"they", anyGender, plural}, "them": {"they", anyGender, plural}, "their": {"they", anyGender, plural}, "theirs": {"they", anyGender, plural},
	"themselves": {"they", anyGender, plural}, "themself": {"they", anyGender, singular}, "'em": {"they", anyGender, plural},
	"this": {"this", neuter, singular}, "that": {"that", neuter, singular}, "these": {"these", anyGender, plural}, "those": {"those", anyGender, plural},
	"both": {"both", anyGender, plural}, "one": {"one", anyGender, singular},
}

// reader gathers the candidate mentions of a document.
type reader struct {
	d   *extract.Document
	lex *lexicon
	// children lists, for each sentence, each token's dependents in order.
	children [][][]int
	mentions []mention
	par      []int
	nameAt   map[[2]int]int
	quote    [][]bool
	// quotation numbers the quotations of each sentence's tokens, 0 for none.
	quotation [][]int
	offset    []int
	// times lists the expressions of time in each sentence.
	times [][]int
	// at is the mention headed by a token, the phrase rather than the
	// coordination it begins.
	at map[[2]int]int
}

func base(deprel string) string {
	b, _, _ := strings.Cut(deprel, ":")
	return b
}

func read(d *extract.Document) *reader {
	r := &reader{d: d, lex: words(), nameAt: map[[2]int]int{}, at: map[[2]int]int{}}
	for i, m := range d.Mentions {
		if m.Kind == extract.Name {
			for t := m.First; t < m.Last; t++ {
				r.nameAt[[2]int{m.Sentence, t}] = i
			}
		}
	}
	r.layout()
	r.times = make([][]int, len(d.Sentences))
	for i, t := range d.Times {
		r.times[t.Sentence] = append(r.times[t.Sentence], i)
	}
	// A mention is large, and there is one for about every third word.
	words := 0
	for _, s := range d.Sentences {
		words += len(s.Tokens)
	}
	r.mentions = make([]mention, 0, words*2/5)
	for s := range d.Sentences {
		r.sentence(s)
	}
	return r
}

// layout finds the dependents of each token, the paragraphs, and what stands
// between quotation marks.
func (r *reader) layout() {
	for s := range r.d.Sentences {
		r.uncycle(s)
		elect(r.d.Sentences[s].Tokens)
	}
	par, open, n, quotations := 0, false, 0, 0
	for s := range r.d.Sentences {
		sent := &r.d.Sentences[s]
		if s > 0 {
			prev := r.d.Sentences[s-1]
			if prev.End <= sent.Start && strings.Contains(r.d.Text[prev.End:sent.Start], "\n") {
				par++
				open = false
			}
		}
		r.par = append(r.par, par)
		r.offset = append(r.offset, n)
		n += len(sent.Tokens)
		ch := make([][]int, len(sent.Tokens))
		q := make([]bool, len(sent.Tokens))
		numbers := make([]int, len(sent.Tokens))
		for i, t := range sent.Tokens {
			if t.Head >= 0 && t.Head < len(sent.Tokens) {
				ch[t.Head] = append(ch[t.Head], i)
			}
			was := open
			switch t.Form {
			case "“", "``":
				open = true
			case "”", "''":
				open = false
			case "\"":
				open = !open
			}
			if open && !was {
				quotations++
			}
			if q[i] = open; open {
				numbers[i] = quotations
			}
		}
		r.quotation = append(r.quotation, numbers)
		r.children = append(r.children, ch)
		r.quote = append(r.quote, q)
	}
}

// uncycle makes a root of a token on every circle of heads, and of heads that
// point nowhere, so that walks over a tree from elsewhere end.
func (r *reader) uncycle(s int) {
	toks := r.d.Sentences[s].Tokens
	const unseen, open, done = 0, 1, 2
	state := make([]uint8, len(toks))
	var path []int
	for i := range toks {
		path = path[:0]
		t := i
		for t >= 0 && t < len(toks) && state[t] == unseen {
			state[t] = open
			path = append(path, t)
			t = toks[t].Head
		}
		if len(path) > 0 && (t >= len(toks) || t >= 0 && state[t] == open) {
			toks[path[len(path)-1]].Head = -1
		}
		for _, p := range path {
			state[p] = done
		}
	}
}

// elect makes an adjective of the word after the hyphen of "president-elect",
// which the parser takes for a second noun.
func elect(toks []extract.Token) {
	for i := 2; i < len(toks); i++ {
		e, office := &toks[i], &toks[i-2]
		if !strings.EqualFold(e.Form, "elect") || toks[i-1].Form != "-" || e.Start != toks[i-1].End || office.UPOS != "NOUN" && office.UPOS != "PROPN" {
			continue
		}
		if office.Head == i {
			office.Head, office.Deprel = e.Head, e.Deprel
			for k := range toks {
				if toks[k].Head == i && k != i-2 {
					toks[k].Head = i - 2
				}
			}
		}
		e.Head, e.Deprel, e.UPOS, e.XPOS = i-2, "amod", "ADJ", "JJ"
	}
}

// outside are the relations of dependents that do not belong to the phrase of
// a noun.
var outside = wordSet{
	"case": true, "cc": true, "mark": true, "punct": true, "conj": true, "appos": true, "parataxis": true, "nsubj": true,
	"csubj": true, "cop": true, "aux": true, "discourse": true, "vocative": true, "expl": true, "dislocated": true,
	"orphan": true, "list": true, "dep": true, "reparandum": true, "ccomp": true,
}

// span gives the tokens of the phrase of a head, half-open; conj tells whether
// what is coordinated with it belongs to it.
func (r *reader) span(s, head int, conj bool) (first, last int) {
	toks, ch := r.d.Sentences[s].Tokens, r.children[s]
	predicate, pronoun := false, toks[head].UPOS == "PRON"
	for _, c := range ch[head] {
		switch base(toks[c].Deprel) {
		case "cop", "nsubj":
			predicate = true
		}
	}
	first, last = head, head
	var within func(t int)
	within = func(t int) {
		first, last = min(first, t), max(last, t)
		for _, c := range ch[t] {
			within(c)
		}
	}
	for _, c := range ch[head] {
		b := base(toks[c].Deprel)
		if outside[b] && !(conj && (b == "conj" || b == "cc")) {
			continue
		}
		if predicate && (b == "advcl" || b == "advmod" || b == "obl") || b == "advcl" || pronoun && b != "acl" {
			continue
		}
		if b != "appos" && r.setOff(s, head, c) {
			continue
		}
		within(c)
	}
	for first < head && toks[first].UPOS == "PUNCT" {
		first++
	}
	for last > head && toks[last].UPOS == "PUNCT" {
		last--
	}
	last++
	if last < len(toks) && r.closes(s, first, last) {
		last++
	}
	// The ’s of a possessor belongs to it.
	if last < len(toks) && toks[last].Head == head && toks[last].XPOS == "POS" {
		last++
	}
	return first, last
}

// closes tells whether the token at last ends a bracket or quotation that the
// tokens from first on have begun.
func (r *reader) closes(s, first, last int) bool {
	toks := r.d.Sentences[s].Tokens
	var open string
	switch f := toks[last].Form; f {
	case ")":
		open = "("
	case "]":
		open = "["
	case "”":
		open = "“"
	case "''":
		open = "``"
	case "\"":
		open = "\""
	default:
		return false
	}
	n := 0
	for _, t := range toks[first:last] {
		switch t.Form {
		case open:
			n++
		case toks[last].Form:
			n--
		}
	}
	return n > 0 && (open != "\"" || n%2 == 1)
}

// setOff tells whether a dependent is set off from its noun: before it by a
// comma, as in "Born in Rome, Jerome", or after it by a bracket.
func (r *reader) setOff(s, head, dep int) bool {
	toks := r.d.Sentences[s].Tokens
	first, last := dep, dep
	for _, c := range r.children[s][dep] {
		first, last = min(first, c), max(last, c)
	}
	if dep > head {
		return toks[first].Form == "(" || toks[first].Form == "[" || first > 0 && (toks[first-1].Form == "(" || toks[first-1].Form == "[")
	}
	switch base(toks[dep].Deprel) {
	case "acl", "obl", "nmod", "dep", "advmod":
		return toks[last].Form == "," || last+1 < head && toks[last+1].Form == ","
	}
	return false
}

func (r *reader) sentence(s int) {
	toks := r.d.Sentences[s].Tokens
	for i := range toks {
		if m, ok := r.candidate(s, i); ok {
			r.at[[2]int{s, i}] = len(r.mentions)
			r.mentions = append(r.mentions, m)
		}
	}
	// Coordinations come after their parts.
	for i := range toks {
		at, ok := r.at[[2]int{s, i}]
		if !ok || base(toks[i].Deprel) == "conj" {
			continue
		}
		members := []int{at}
		and := false
		for _, c := range r.children[s][i] {
			if base(toks[c].Deprel) != "conj" {
				continue
			}
			k, ok := r.at[[2]int{s, c}]
			if !ok {
				members = nil
				break
			}
			members = append(members, k)
			for _, g := range r.children[s][c] {
				if toks[g].Deprel == "cc" && toks[g].Lemma == "and" || toks[g].Form == "&" {
					and = true
				}
			}
		}
		if len(members) < 2 || !and || r.mentions[at].kind == extract.Pronoun && r.mentions[at].det == possessive {
			continue
		}
		m := r.mentions[at]
		m.first, m.last = r.span(s, i, true)
		m.kind, m.name, m.words, m.group, m.members, m.number = extract.Nominal, -1, nil, true, members, plural
		m.form, m.mods, m.det = "and", nil, bare
		m.gender = 0
		cls := m.class
		for _, k := range members {
			m.gender |= r.mentions[k].gender
			if r.mentions[k].class != cls {
				cls = ""
			}
		}
		m.class = cls
		m.text = r.textOf(s, m.first, m.last)
		r.mentions = append(r.mentions, m)
	}
}

func (r *reader) textOf(s, first, last int) string {
	toks := r.d.Sentences[s].Tokens
	for first < last-1 && (toks[first].UPOS == "DET" || toks[first].XPOS == "DT") {
		first++
	}
	for last > first+1 && toks[last-1].XPOS == "POS" {
		last--
	}
	var b strings.Builder
	for i := first; i < last; i++ {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ToLower(toks[i].Form))
	}
	return b.String()
}

// nominalRole tells the relations in which a determiner stands for a noun.
var nominalRole = wordSet{"nsubj": true, "obj": true, "iobj": true, "obl": true, "nmod": true, "conj": true, "root": true, "appos": true}

func (r *reader) candidate(s, i int) (mention, bool) {
	toks := r.d.Sentences[s].Tokens
	t := &toks[i]
	rel := base(t.Deprel)
	name, isName := r.nameAt[[2]int{s, i}]
	if !isName {
		name = -1
	}
	low := strings.ToLower(strings.ReplaceAll(t.Form, "’", "'"))
	switch rel {
	case "flat", "fixed", "goeswith", "case", "mark", "cc", "punct", "reparandum", "det":
		if !(isName && r.d.Mentions[name].Head == i) && !(rel == "det" && t.XPOS == "PRP$") {
			return mention{}, false
		}
	}
	m := mention{sent: s, head: i, name: name, role: rel, order: r.offset[s] + i, par: r.par[s], gov: t.Head, quoted: r.quote[s][i], quotation: r.quotation[s][i]}
	if rel == "conj" && t.Head >= 0 {
		// A conjunct has the role of the first.
		m.role, m.gov = base(toks[t.Head].Deprel), toks[t.Head].Head
	}
	if strings.HasPrefix(t.Deprel, "nsubj:pass") {
		m.role = "nsubjpass"
	}
	if t.Deprel == "nmod:poss" {
		m.role = "poss"
	}
	for _, c := range r.children[s][i] {
		if toks[c].Deprel == "case" && m.prep == "" && toks[c].XPOS != "POS" {
			m.prep = strings.ToLower(toks[c].Form)
		}
	}
	m.first, m.last = r.span(s, i, false)
	switch {
	case isName && r.d.Mentions[name].Last-r.d.Mentions[name].First == 1 && r.isTime(s, i):
		return mention{}, false // "in May"
	case isName && r.d.Mentions[name].Head == i:
		r.named(&m)
	case !isName && nominalRole[rel] && quantifiers[low] != 0 && r.partOf(s, i) >= 0:
		of := &toks[r.partOf(s, i)]
		m.kind, m.form, m.det, m.number, m.portion = extract.Nominal, strings.ToLower(of.Lemma), quantified, quantifiers[low], true
		m.several = m.number == plural
		m.class, m.gender = r.nounClass(m.form)
	case isName && (t.UPOS == "PROPN" || t.Head >= r.d.Mentions[name].First && t.Head < r.d.Mentions[name].Last):
		return mention{}, false
	case t.UPOS == "PRON" || t.XPOS == "PRP" || t.XPOS == "PRP$" || t.UPOS == "DET" && nominalRole[rel]:
		p, ok := pronouns[low]
		if !ok || t.XPOS == "WDT" || t.XPOS == "WP" || t.XPOS == "IN" || strings.Contains(t.Feats, "PronType=Rel") {
			return mention{}, false
		}
		if low == "one" && t.XPOS != "PRP" {
			return mention{}, false
		}
		m.kind, m.form, m.gender, m.number = extract.Pronoun, p.form, p.gender, p.number
		if m.role == "poss" || t.XPOS == "PRP$" {
			m.det = possessive
		}
		m.expletive = rel == "expl"
		m.reflexive = strings.HasSuffix(low, "self") || strings.HasSuffix(low, "selves")
		switch p.form {
		case "he", "she", "i", "you":
			m.class = schema.Person
		}
	case t.UPOS == "PROPN":
		if rel == "compound" || rel == "nmod" && strings.HasSuffix(t.Deprel, ":desc") {
			if t.Head >= 0 && (toks[t.Head].UPOS == "PROPN" || strings.HasSuffix(t.Deprel, ":desc")) {
				return mention{}, false
			}
		}
		if t.XPOS == "JJ" || rel == "amod" {
			return mention{}, false
		}
		if r.capitalised(&m) {
			r.described(&m)
			break
		}
		r.named(&m)
	case t.UPOS == "NOUN":
		if rel == "compound" || rel == "amod" || strings.HasSuffix(t.Deprel, ":desc") {
			return mention{}, false
		}
		r.described(&m)
	default:
		return mention{}, false
	}
	if isName && r.d.Mentions[name].Head != i {
		// The name finder took two phrases for one name; this one is not its
		// head.
		m.name = -1
	}
	m.text = r.textOf(s, m.first, m.last)
	return m, true
}

// isTime tells whether a token stands in an expression of time.
func (r *reader) isTime(s, i int) bool {
	for _, t := range r.times[s] {
		if r.d.Times[t].First <= i && i < r.d.Times[t].Last {
			return true
		}
	}
	return false
}

// quantifiers are the words that, with "of", stand for some of several, and the
// number of what they stand for.
var quantifiers = map[string]agreement{
	"one": singular, "each": singular, "some": plural, "many": plural, "most": plural, "all": plural, "few": plural,
	"several": plural, "none": plural, "two": plural, "three": plural, "dozens": plural, "hundreds": plural, "thousands": plural,
}

// partOf is the noun that a quantifier takes some of, -1 for none.
func (r *reader) partOf(s, i int) int {
	toks := r.d.Sentences[s].Tokens
	for _, c := range r.children[s][i] {
		if base(toks[c].Deprel) != "nmod" || c < i {
			continue
		}
		for _, g := range r.children[s][c] {
			if base(toks[g].Deprel) == "case" && toks[g].Lemma == "of" {
				return c
			}
		}
	}
	return -1
}

// described fills in what a common noun and its modifiers tell.
func (r *reader) described(m *mention) {
	toks := r.d.Sentences[m.sent].Tokens
	t := &toks[m.head]
	m.kind = extract.Nominal
	m.form = strings.ToLower(t.Lemma)
	m.number = singular
	if t.XPOS == "NNS" || t.XPOS == "NNPS" {
		m.number, m.several = plural, true
	}
	m.class, m.gender = r.nounClass(m.form)
	if m.number == singular && (r.lex.group[m.form] || r.lex.organization[m.form]) {
		m.number = anyNumber
	}
	r.modifiers(m)
}

// capitalised tells whether a proper noun is a description written with a
// capital: "the President", "the Council".
func (r *reader) capitalised(m *mention) bool {
	first, last := r.nameSpan(m.sent, m.head)
	if last-first > 1 {
		return false
	}
	t := &r.d.Sentences[m.sent].Tokens[m.head]
	c, _ := r.nounClass(strings.ToLower(t.Lemma))
	return c != "" && t.Form != strings.ToUpper(t.Form)
}

// nounClass gives the class of what a common noun denotes, "" where the lists
// do not tell, and the genders it allows.
func (r *reader) nounClass(noun string) (schema.Class, agreement) {
	lex := r.lex
	if i := strings.LastIndexByte(noun, '-'); i >= 0 && !lex.person[noun] {
		noun = noun[i+1:]
	}
	switch {
	case lex.male[noun]:
		return schema.Person, male
	case lex.female[noun]:
		return schema.Person, female
	case lex.person[noun] || lex.relation[noun]:
		return schema.Person, male | female
	case lex.organization[noun]:
		return schema.Organization, neuter
	case lex.group[noun]:
		return schema.Group, anyGender
	case lex.country[noun]:
		return schema.Country, neuter
	case lex.place[noun]:
		return schema.Place, neuter
	case lex.document[noun]:
		return schema.Product, neuter
	case lex.event[noun]:
		return schema.Event, neuter
	}
	for _, suffix := range []string{"man", "woman", "ist", "ician", "ologist", "person"} {
		if len(noun) > len(suffix)+2 && strings.HasSuffix(noun, suffix) {
			return schema.Person, male | female
		}
	}
	return "", neuter
}

func (r *reader) modifiers(m *mention) {
	toks := r.d.Sentences[m.sent].Tokens
	for _, c := range r.children[m.sent][m.head] {
		t := &toks[c]
		low := strings.ToLower(t.Form)
		switch base(t.Deprel) {
		case "det":
			switch low {
			case "the":
				m.det = definite
			case "a", "an":
				m.det = indefinite
			case "this", "that", "these", "those":
				m.det = demonstrative
			case "both":
				m.det = definite
			default:
				m.det = quantified
			}
		case "amod", "nummod", "compound":
			m.counted = m.counted || r.lex.amount[low]
			m.mods = append(m.mods, strings.ToLower(t.Lemma))
		case "nmod":
			switch t.Deprel {
			case "nmod:poss":
				m.det = possessive
			default:
				m.mods = append(m.mods, strings.ToLower(t.Lemma))
			}
		}
	}
}

// named fills in what a name and the titles before it tell.
func (r *reader) named(m *mention) {
	toks := r.d.Sentences[m.sent].Tokens
	var first, last int
	if m.name >= 0 {
		first, last = r.d.Mentions[m.name].First, r.d.Mentions[m.name].Last
		m.class = r.d.Mentions[m.name].Class
	} else {
		first, last = r.nameSpan(m.sent, m.head)
	}
	m.kind = extract.Name
	t := &toks[m.head]
	m.form = strings.ToLower(t.Lemma)
	m.number = singular
	if t.XPOS == "NNPS" || t.XPOS == "NNS" {
		m.number = anyNumber
	}
	switch base(t.Deprel) {
	case "compound", "amod":
		m.modifier = true
	}
	r.modifiers(m)
	m.title = anyGender
	titled := false
	title := func(i int) {
		w := strings.TrimSuffix(strings.ToLower(toks[i].Form), ".")
		if !r.lex.title[w] {
			if c, _ := r.nounClass(w); c != schema.Person {
				return
			}
		}
		titled = true
		switch {
		case r.lex.titleMale[w]:
			m.title = male
		case r.lex.titleFemale[w]:
			m.title = female
		}
	}
	for i := first - 1; i >= 0 && i >= m.first && first-i <= 6; i-- {
		title(i)
	}
	for first < last-1 && r.lex.title[strings.TrimSuffix(strings.ToLower(toks[first].Form), ".")] && toks[first].Form != strings.ToUpper(toks[first].Form) {
		title(first)
		first++
	}
	at := -1 // the token of the last word
	for i := first; i < last; i++ {
		if toks[i].UPOS == "PUNCT" || toks[i].XPOS == "POS" || (i == first && strings.EqualFold(toks[i].Form, "the")) {
			continue
		}
		w := normal(toks[i].Form)
		if w == "" {
			continue
		}
		if k := len(m.words) - 1; k >= 0 && i-2 == at && toks[i-1].Form == "-" && toks[i-1].Start == toks[i-2].End && toks[i-1].End == toks[i].Start {
			m.words[k] += "-" + w // "Ocasio-Cortez" is one word, "al-Assad" has its article dropped
		} else {
			m.words = append(m.words, w)
		}
		at = i
	}
	if len(m.words) == 0 {
		m.words = []string{strings.ToLower(toks[m.head].Form)}
	}
	m.titled = titled
	if k := len(m.words) - 1; m.class == schema.Person && k > 0 && !titled && r.lex.firm[m.words[k]] && !r.lex.maleName[m.words[0]] && !r.lex.femaleName[m.words[0]] {
		m.class = schema.Organization
	}
	if m.class == "" && titled {
		m.class = schema.Person
	}
	if m.class == "" && m.name < 0 {
		if c := r.guessClass(m.words); c != "" {
			m.class = c
		}
	}
	switch m.class {
	case schema.Person:
		m.gender = r.nameGender(m.words) & m.title
		if m.gender == 0 {
			m.gender = male | female
		}
		if m.title == male || m.title == female {
			m.gender = m.title
		}
	case "":
		m.gender = anyGender
	case schema.Group:
		m.gender, m.number = anyGender, anyNumber
	case schema.Organization:
		m.gender, m.number = neuter, anyNumber
	default:
		m.gender = neuter
	}
}

// guessClass is for trees without a name finder's marks.
func (r *reader) guessClass(ws []string) schema.Class {
	if len(ws) > 1 && (r.lex.maleName[ws[0]] || r.lex.femaleName[ws[0]]) {
		if c, _ := r.nounClass(ws[len(ws)-1]); c == "" {
			return schema.Person
		}
	}
	for _, w := range ws {
		if c, _ := r.nounClass(w); len(ws) > 1 && (c == schema.Organization || c == schema.Place) {
			return c
		}
	}
	return ""
}

// nameGender is the gender of a person's first name, by the lists.
func (r *reader) nameGender(ws []string) agreement {
	if len(ws) > 1 {
		m, f := r.lex.maleName[ws[0]], r.lex.femaleName[ws[0]]
		switch {
		case m && !f:
			return male
		case f && !m:
			return female
		}
	}
	return male | female
}

// nameSpan is the run of proper nouns around a head that no name finder marked.
func (r *reader) nameSpan(s, head int) (first, last int) {
	toks := r.d.Sentences[s].Tokens
	part := func(i int) bool {
		if _, taken := r.nameAt[[2]int{s, i}]; taken {
			return false
		}
		rel := base(toks[i].Deprel)
		return toks[i].Head == head && (rel == "compound" || rel == "flat" || rel == "amod") ||
			toks[i].Head >= 0 && toks[toks[i].Head].Head == head && (rel == "compound" || rel == "flat")
	}
	cap := func(i int) bool { f := toks[i].Form; return f != strings.ToLower(f) || toks[i].UPOS == "PROPN" }
	first, last = head, head+1
	for first > 0 && part(first-1) && cap(first-1) {
		first--
	}
	for last < len(toks) && part(last) && cap(last) {
		last++
	}
	return first, last
}
