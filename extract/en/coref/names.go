package coref

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/en/gazetteer"
	"github.com/relata-kg/relata/schema"
)

// normal writes a word of a name so that spellings of it fall together: lower
// case, without accents, dots and apostrophes. The Arabic article is dropped,
// for one writer keeps it and another does not.
func normal(w string) string {
	var b strings.Builder
	for _, c := range norm.NFD.String(strings.ToLower(w)) {
		switch {
		case unicode.Is(unicode.Mn, c) || c == '.' || c == '\'' || c == '’' || c == '‘' || c == '`':
		case unicode.IsLetter(c) || unicode.IsDigit(c) || c == '-' || c == '&':
			b.WriteRune(c)
		}
	}
	s := strings.Trim(b.String(), "-")
	for _, article := range []string{"al-", "el-", "as-", "ash-", "ad-", "an-", "ar-", "at-", "az-"} {
		if rest, ok := strings.CutPrefix(s, article); ok && len(rest) > 2 {
			return rest
		}
	}
	if s == "al" || s == "el" {
		return ""
	}
	return s
}

// writings bring together the letters that transliterations vary.
var writings = strings.NewReplacer("kh", "h", "gh", "g", "ph", "f", "sh", "s", "sch", "s", "tch", "c", "ch", "c", "zh", "j", "dh", "d", "th", "t",
	"q", "k", "c", "k", "w", "v", "x", "ks", "z", "s", "dj", "j")

// skeleton keeps of a word what transliterations share: its consonants, with
// those that writers vary brought together.
func skeleton(w string) string {
	s := writings.Replace(w)
	var b []byte
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case 'a', 'e', 'i', 'o', 'u', 'y', '-', '\'':
		default:
			if len(b) == 0 || b[len(b)-1] != c {
				b = append(b, c)
			}
		}
	}
	return string(b)
}

// variants tells whether two words of a person's name are spellings of one.
func variants(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) < 4 || len(b) < 4 || len(a) > len(b)+3 || len(b) > len(a)+3 || a[0] != b[0] && skeletonStart(a) != skeletonStart(b) {
		return false
	}
	// The parts of a Chinese or Korean name are words of their own: Yiu-chung is
	// not Che-cheung.
	if x, y := strings.Split(a, "-"), strings.Split(b, "-"); len(x) == len(y) && len(x) > 1 {
		for i := range x {
			if x[i] != y[i] && (skeleton(x[i]) == "" || skeleton(x[i]) != skeleton(y[i])) {
				return false
			}
		}
	}
	if !vowelsAgree(a, b) {
		return false
	}
	s := skeleton(a)
	return len(s) >= 2 && s == skeleton(b) && (len(s) >= 3 || distance(a, b) <= 1)
}

// vowelsAgree tells whether the vowels of two words with the same consonants may be
// two writings of the same ones. Writers vary a and e, e and i, o and u, e and u,
// but none takes i for a, o or u: Lund is not Lindh.
func vowelsAgree(a, b string) bool {
	x, y := vowelsOf(a), vowelsOf(b)
	for i := 0; i < len(x) && i < len(y); i++ {
		if len(x) != len(y) {
			break
		}
		p, q := x[i], y[i]
		if p == 'i' && (q == 'a' || q == 'o' || q == 'u') || q == 'i' && (p == 'a' || p == 'o' || p == 'u') {
			return false
		}
	}
	return true
}

// vowelsOf gives the vowels between consonants of a word, y as i; 0 for two or
// more together, which are written in too many ways.
func vowelsOf(w string) []byte {
	var out []byte
	run := 0
	for i := 0; i <= len(w); i++ {
		if i < len(w) && strings.IndexByte("aeiouy", w[i]) >= 0 {
			run++
			continue
		}
		switch run {
		case 0:
		case 1:
			c := w[i-1]
			if c == 'y' {
				c = 'i'
			}
			out = append(out, c)
		default:
			out = append(out, 0)
		}
		run = 0
	}
	return out
}

func skeletonStart(w string) byte {
	if s := skeleton(w); s != "" {
		return s[0]
	}
	return 0
}

// distance is the number of letters to put in, take out or change to make one
// word of the other.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diag := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diag
			if a[i-1] != b[j-1] {
				cost = 1 + min(diag, row[j], row[j-1])
			}
			diag, row[j] = row[j], cost
		}
	}
	return row[len(b)]
}

// sort of a name: what it may be put together with.
type nameSort uint8

const (
	otherName nameSort = iota
	personName
	peopleName // nationalities and other groups
)

// nameType is a spelling of a name and its mentions.
type nameType struct {
	words    []string
	suffix   string
	sort     nameSort
	classes  map[schema.Class]int
	form     string // as it stands, of the first mention
	mentions []int
	entry    *gazetteer.Entry
	gender   agreement
	// alias is the index of the type that introduced this one in brackets,
	// -1 for none.
	alias int
}

// nameCluster is a thing with its names.
type nameCluster struct {
	types   []int
	sort    nameSort
	words   []string // of the fullest type
	suffix  string
	entry   *gazetteer.Entry
	gender  agreement
	count   int
	reasons []string
}

// names puts the names of the document together.
type names struct {
	r        *reader
	g        *gazetteer.Gazetteer
	types    []nameType
	clusters []nameCluster
	// of is the cluster of each mention, -1 for those that are no names.
	of    []int
	index map[string][]int
	// cities counts, by country, the cities that the document names; see
	// bySurroundings.
	cities map[string]int
	// spellings gives the names of people in the gazetteer; see spelt.
	spellings func() map[string][]spelling
	// lands are the states that the document names, see bySurroundings; places
	// those and the ones whose towns it names, see speaksOfLand.
	lands, places map[string]bool
	// inFull are the words of people's full names, led the leaders and by which
	// surname of theirs the document names them.
	inFull map[string]bool
	led    map[*gazetteer.Entry]string
	// bySurname is made when first asked for; see leaders.
	bySurname map[string][]*gazetteer.Entry
}

// indexed bounds how many clusters share a word before the later ones are no
// longer compared by it, so that time stays linear.
const indexed = 48

func clusterNames(r *reader, g *gazetteer.Gazetteer, spellings func() map[string][]spelling) *names {
	n := &names{r: r, g: g, spellings: spellings, of: make([]int, len(r.mentions)), index: map[string][]int{}}
	for i := range n.of {
		n.of[i] = -1
	}
	n.collect()
	order := make([]int, len(n.types))
	for i := range order {
		order[i] = i
	}
	// The fullest names come first, so that the shorter find them.
	sort.SliceStable(order, func(a, b int) bool {
		x, y := &n.types[order[a]], &n.types[order[b]]
		if (x.alias >= 0) != (y.alias >= 0) {
			return y.alias >= 0
		}
		return len(x.words) > len(y.words)
	})
	place := make([]int, len(n.types))
	for i := range place {
		place[i] = -1
	}
	for _, t := range order {
		n.place(t, place)
	}
	return n
}

// collect gathers the spellings.
func (n *names) collect() {
	byKey := map[string]int{}
	for i := range n.r.mentions {
		m := &n.r.mentions[i]
		if m.kind != extract.Name || m.group {
			continue
		}
		t := nameType{classes: map[schema.Class]int{}, gender: male | female, alias: -1}
		t.words = m.words
		if k := len(m.words) - 1; k > 0 && n.r.lex.suffix[m.words[k]] {
			t.words, t.suffix = m.words[:k], strings.TrimSuffix(m.words[k], ".")
		}
		switch m.class {
		case schema.Person:
			t.sort = personName
		case schema.Group:
			t.sort = peopleName
		}
		t.form = n.form(m)
		if rest := n.half(m); rest != "" {
			t.form += " " + rest
			t.words = append(t.words[:1:1], strings.Fields(strings.ToLower(rest))...)
		}
		key := fmt.Sprint(t.sort, strings.Join(t.words, " "), "|", t.suffix)
		k, ok := byKey[key]
		if !ok {
			k = len(n.types)
			byKey[key] = k
			n.types = append(n.types, t)
		}
		n.types[k].mentions = append(n.types[k].mentions, i)
		n.types[k].classes[m.class]++
		if m.title == male || m.title == female {
			n.types[k].gender &= m.title
		}
	}
	// One spelling marked now a person, now something else, is one thing
	// unless the gazetteer knows better.
	for k := range n.types {
		t := &n.types[k]
		if t.entry = n.ofState(t); t.entry == nil {
			t.entry = n.known(t)
		}
		if t.sort != personName || len(t.mentions) == 0 {
			continue
		}
		o, ok := byKey[fmt.Sprint(otherName, strings.Join(t.words, " "), "|", t.suffix)]
		if !ok {
			continue
		}
		if n.known(&n.types[o]) != nil && t.entry == nil && len(n.types[o].mentions) < len(t.mentions) {
			if len(t.words) == 1 && n.namesake(t.words[0]) {
				n.actors(&n.types[o], t)
			}
			continue
		}
		other := &n.types[o]
		from, to := other, t
		if len(other.mentions) > len(t.mentions) && other.classes[""] == 0 {
			from, to = t, other
		}
		if from.entry != nil && to.entry != nil && from.entry != to.entry || from == other && n.known(other) != nil {
			continue
		}
		to.mentions = append(to.mentions, from.mentions...)
		sort.Ints(to.mentions)
		from.mentions = nil
	}
	n.brackets()
}

// actors gives a person, who is named in full elsewhere, those mentions of the
// town of the same name that act or own: "Paris claims", of Valeska Paris.
func (n *names) actors(town, t *nameType) {
	town.mentions = slices.DeleteFunc(town.mentions, func(i int) bool {
		m := &n.r.mentions[i]
		if m.prep != "" || m.role != "nsubj" && m.role != "nsubjpass" && m.role != "poss" {
			return false
		}
		t.mentions = append(t.mentions, i)
		return true
	})
	sort.Ints(t.mentions)
}

// half is what a point of the compass lacks that stands for a land in a
// coordination, "North and South Korea"; empty for other names.
func (n *names) half(m *mention) string {
	if m.name < 0 || len(m.words) != 1 || !compass[m.words[0]] || m.class == schema.Person {
		return ""
	}
	toks, last := n.r.d.Sentences[m.sent].Tokens, n.r.d.Mentions[m.name].Last
	if last+2 >= len(toks) || toks[last].UPOS != "CCONJ" || !compass[strings.ToLower(toks[last+1].Form)] {
		return ""
	}
	for _, o := range n.r.d.Mentions {
		if o.Sentence == m.sent && o.Kind == extract.Name && o.First == last+1 && o.Last > last+2 {
			return n.r.d.Text[toks[last+2].Start:toks[o.Last-1].End]
		}
	}
	return ""
}

var compass = map[string]bool{"north": true, "south": true, "east": true, "west": true}

// form gives the words of a name as they stand, without titles.
func (n *names) form(m *mention) string {
	toks := n.r.d.Sentences[m.sent].Tokens
	var first, last int
	if m.name >= 0 {
		first, last = n.r.d.Mentions[m.name].First, n.r.d.Mentions[m.name].Last
	} else {
		first, last = n.r.nameSpan(m.sent, m.head)
	}
	for first < last-1 && (n.r.lex.title[strings.TrimSuffix(strings.ToLower(toks[first].Form), ".")] && toks[first].Form != strings.ToUpper(toks[first].Form) && m.class == schema.Person ||
		toks[first].UPOS == "DET") {
		first++
	}
	for last > first+1 && (toks[last-1].XPOS == "POS" || toks[last-1].UPOS == "PUNCT" && toks[last-1].Form != ".") {
		last--
	}
	s := n.r.d.Text[toks[first].Start:toks[last-1].End]
	return strings.Join(strings.Fields(s), " ")
}

// brackets finds names introduced in brackets after a fuller one, as in
// "Free Syrian Army (FSA)".
func (n *names) brackets() {
	typeOf := map[int]int{}
	for k := range n.types {
		for _, m := range n.types[k].mentions {
			typeOf[m] = k
		}
	}
	for k := range n.types {
		t := &n.types[k]
		if len(t.words) != 1 || len(t.mentions) == 0 {
			continue
		}
		first := &n.r.mentions[t.mentions[0]]
		toks := n.r.d.Sentences[first.sent].Tokens
		i := first.head
		if i < 2 || toks[i-1].Form != "(" || i+1 >= len(toks) || toks[i+1].Form != ")" && toks[i+1].Form != "," && toks[i+1].Form != ";" || capitals(t.form) < 2 {
			continue
		}
		// The fuller name ends right before the bracket.
		for j := i - 2; j >= 0 && j >= i-8; j-- {
			full, ok := n.r.at[[2]int{first.sent, j}]
			if !ok || n.r.mentions[full].kind != extract.Name {
				continue
			}
			ft := typeOf[full]
			if ft != k && len(n.types[ft].words) > 1 && abbreviates(t.form, n.types[ft].form) {
				t.alias = ft
				break
			}
		}
	}
}

func capitals(s string) int {
	c := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			c++
		}
	}
	return c
}

// abbreviates tells whether the letters of a short form stand, in order, at the
// beginnings of words of the full one, up to letters within its words.
func abbreviates(short, full string) bool {
	var initials []rune
	for _, w := range strings.FieldsFunc(full, func(r rune) bool { return r == ' ' || r == '-' }) {
		for _, c := range w {
			initials = append(initials, unicode.ToLower(c))
			break
		}
	}
	matched, total, k := 0, 0, 0
	for _, c := range short {
		if !unicode.IsLetter(c) {
			continue
		}
		total++
		for j := k; j < len(initials); j++ {
			if initials[j] == unicode.ToLower(c) {
				k = j + 1
				matched++
				break
			}
		}
	}
	return total >= 2 && matched*3 >= total*2 && matched >= 2
}

// acronym tells whether a form is made of the initials of a name's words, with
// or without those of its small words.
func acronym(form, full string) bool {
	short := strings.ReplaceAll(form, ".", "")
	if len(short) < 2 || len(short) > 7 || short != strings.ToUpper(short) || strings.ContainsAny(short, " -") {
		return false
	}
	var all, big strings.Builder
	for _, w := range strings.FieldsFunc(full, func(r rune) bool { return r == ' ' || r == '-' }) {
		r := []rune(w)[0]
		all.WriteRune(unicode.ToUpper(r))
		if unicode.IsUpper(r) {
			big.WriteRune(r)
		}
	}
	return short == all.String() || short == big.String()
}

// known finds the entry of the gazetteer that a name certainly stands for: the
// only one of its sort by that name, and for a bare surname only who held an
// office when the document was written.
func (n *names) known(t *nameType) *gazetteer.Entry {
	if n.g == nil {
		return nil
	}
	var found []*gazetteer.Entry
	if e := n.knownByTitle(t); e != nil {
		return e
	}
	for _, e := range n.g.ByName(t.form) {
		if fits(e.Class, t) {
			found = append(found, e)
		}
	}
	if len(found) == 0 && t.sort == personName && len(t.words) > 1 {
		found = n.spelt(t)
	}
	if len(found) == 0 && t.sort == personName && len(t.words) == 1 {
		if t.suffix != "" {
			return nil
		}
		if n.namesake(t.words[0]) {
			return nil
		}
		led := n.leaders()[t.words[0]]
		if len(led) > 1 && n.r.d.Date != "" {
			led = slices.DeleteFunc(slices.Clone(led), func(e *gazetteer.Entry) bool { return len(e.Held(n.r.d.Date)) == 0 })
		}
		if len(led) == 1 && n.remembered(led[0]) && (n.titled(t) && !surnamedFirst(led[0]) || n.speaksOfLand(led[0])) {
			return led[0]
		}
		return nil
	}
	if t.sort == otherName && slices.ContainsFunc(t.mentions, func(i int) bool {
		m := &n.r.mentions[i]
		return m.det == indefinite || m.det == quantified || n.numbered(m)
	}) {
		return nil // "a U.S. Marine", "three Marines": some of them
	}
	if len(found) > 1 && t.sort == otherName {
		if e := n.bySurroundings(found); e != nil {
			return e
		}
	}
	if len(found) > 1 {
		// Of homonyms the one of the very class that was marked.
		var same []*gazetteer.Entry
		for _, e := range found {
			if t.classes[e.Class] > 0 {
				same = append(same, e)
			}
		}
		if len(same) > 0 {
			found = same
		}
	}
	if t.sort == personName && (len(t.words) == 1 || len(found) > 1) {
		var inOffice []*gazetteer.Entry
		for _, e := range found {
			if n.r.d.Date != "" && len(e.Held(n.r.d.Date)) > 0 || len(found) == 1 && (len(e.Offices) == 0 || n.speaksOfLand(e)) {
				inOffice = append(inOffice, e)
			}
		}
		found = inOffice
	}
	if len(found) != 1 || t.sort == otherName && n.elsewhere(t, found[0]) {
		return nil
	}
	return found[0]
}

// numbered tells whether a number stands before a name: "three Marines".
func (n *names) numbered(m *mention) bool {
	return slices.ContainsFunc(n.r.children[m.sent][m.head], func(c int) bool {
		return n.r.d.Sentences[m.sent].Tokens[c].Deprel == "nummod"
	})
}

// elsewhere tells whether the text gives a name to another state than an entry's:
// "Peru's Congress" is not that of the United States.
func (n *names) elsewhere(t *nameType, e *gazetteer.Entry) bool {
	if e.Country == "" {
		return false
	}
	for _, i := range t.mentions {
		m := &n.r.mentions[i]
		for _, c := range n.r.children[m.sent][m.head] {
			if n.r.d.Sentences[m.sent].Tokens[c].Deprel != "nmod:poss" {
				continue
			}
			at, ok := n.r.nameAt[[2]int{m.sent, c}]
			if !ok {
				continue
			}
			if land, ok := n.g.CountryOf(n.r.d.Mentions[at].Of(n.r.d.Text)); ok && land.ID != e.Country {
				return true
			}
		}
	}
	return false
}

// knownByTitle finds who is known by one name with a title: "King Salman", "Pope
// Francis".
func (n *names) knownByTitle(t *nameType) *gazetteer.Entry {
	if t.sort != personName || len(t.words) != 1 {
		return nil
	}
	for _, i := range t.mentions {
		m := &n.r.mentions[i]
		if m.name < 0 || !m.titled {
			continue
		}
		at, toks := n.r.d.Mentions[m.name].First, n.r.d.Sentences[m.sent].Tokens
		if at == 0 {
			continue
		}
		if es := n.g.ByName(toks[at-1].Form + " " + t.form); len(es) == 1 && es[0].Class == schema.Person && strings.EqualFold(es[0].Label, toks[at-1].Form+" "+t.form) {
			return es[0]
		}
	}
	return nil
}

// bySurroundings tells places that share a name apart by the others that the
// document names: Atlanta speaks for the American Georgia, Tbilisi for the
// other, Libya for the Tripoli that lies there. Nil unless they speak for one
// only. A state tells nothing of a part of another state's name.
func (n *names) bySurroundings(found []*gazetteer.Entry) *gazetteer.Entry {
	if n.cities == nil {
		n.cities, n.lands = map[string]int{}, n.named()
		for _, m := range n.r.d.Mentions {
			for _, e := range n.g.ByName(m.Of(n.r.d.Text)) {
				if e.Class == schema.City && e.Country != "" {
					n.cities[e.Country]++
				}
			}
		}
	}
	var best *gazetteer.Entry
	towns := !slices.ContainsFunc(found, func(e *gazetteer.Entry) bool { return e.Class != schema.City })
	for _, e := range found {
		land := e.Country
		if e.Class == schema.Country {
			land = e.ID
		}
		if land == "" || towns && !n.lands[land] || !towns && n.cities[land] == 0 {
			continue
		}
		if best != nil || !towns && e.Class != schema.Country && e.Class != schema.Place {
			return nil
		}
		best = e
	}
	return best
}

// named gives the states that the document names.
func (n *names) named() map[string]bool {
	lands := map[string]bool{}
	for _, m := range n.r.d.Mentions {
		if land, ok := n.g.CountryOf(m.Of(n.r.d.Text)); ok {
			lands[land.ID] = true
		}
	}
	return lands
}

// ofState finds the entry of a state's body whose name the text gives without
// its state, which stands beside it: "Russia's General Staff", "the Russian
// military's General Staff". All mentions that name a state must name the same.
func (n *names) ofState(t *nameType) *gazetteer.Entry {
	if n.g == nil || t.sort != otherName || t.classes[schema.Organization] == 0 {
		return nil
	}
	var state *gazetteer.Entry
	for _, i := range t.mentions {
		m := &n.r.mentions[i]
		s := n.stateBeside(m.sent, m.head, 2)
		if s == nil {
			continue
		}
		if state != nil && s != state {
			return nil
		}
		state = s
	}
	if state == nil {
		return nil
	}
	var found *gazetteer.Entry
	for _, form := range append([]string{state.Label}, state.Adjectives...) {
		for _, e := range n.g.ByName(form + " " + t.form) {
			if found != nil && e != found {
				return nil
			}
			found = e
		}
	}
	return found
}

// stateBeside is the state whose name or adjective stands before a noun, or
// before its owner.
func (n *names) stateBeside(s, head, depth int) *gazetteer.Entry {
	toks := n.r.d.Sentences[s].Tokens
	for _, c := range n.r.children[s][head] {
		if c > head {
			continue
		}
		switch toks[c].Deprel {
		case "amod", "compound", "nmod:poss":
			if at, ok := n.r.nameAt[[2]int{s, c}]; ok {
				if e, ok := n.g.CountryOf(n.r.d.Mentions[at].Of(n.r.d.Text)); ok {
					return e
				}
			} else if depth > 1 && toks[c].Deprel == "nmod:poss" {
				if e := n.stateBeside(s, c, depth-1); e != nil {
					return e
				}
			}
		}
	}
	return nil
}

// leaders maps surnames to those of the gazetteer who bear them and lead or led
// a state.
func (n *names) leaders() map[string][]*gazetteer.Entry {
	if n.bySurname == nil {
		n.bySurname = map[string][]*gazetteer.Entry{}
		for _, e := range n.g.All() {
			if e.Class != schema.Person || !n.leads(e) {
				continue
			}
			ws := strings.Fields(e.Label)
			if w := normal(ws[len(ws)-1]); len(ws) > 1 && !n.r.lex.suffix[w] {
				n.bySurname[w] = append(n.bySurname[w], e)
				if first := normal(ws[0]); surnamedFirst(e) {
					n.bySurname[first] = append(n.bySurname[first], e)
				}
			}
		}
	}
	return n.bySurname
}

// surnamedFirst tells whether somebody's surname stands before the given name;
// such surnames are borne by so many that "Mr. Kim" alone tells nothing.
func surnamedFirst(e *gazetteer.Entry) bool {
	return slices.ContainsFunc(e.Offices, func(o gazetteer.Office) bool { return surnameFirst[o.State] })
}

var surnameFirst = map[string]bool{"ent:China": true, "ent:Taiwan": true, "ent:North_Korea": true, "ent:South_Korea": true, "ent:Vietnam": true}

// remembered tells whether an office of somebody ended less than remembrance years
// before the document was written: news names those before in full.
func (n *names) remembered(e *gazetteer.Entry) bool {
	year := func(date string) int {
		y, err := strconv.Atoi(date[:min(4, len(date))])
		if err != nil {
			return 0
		}
		return y
	}
	now := year(n.r.d.Date)
	return now == 0 || slices.ContainsFunc(e.Offices, func(o gazetteer.Office) bool { return o.End == "" || year(o.End)+remembrance >= now })
}

const remembrance = 25

// leads tells whether someone was head of state or government when the
// document was written or before: such a one goes by the surname alone.
func (n *names) leads(e *gazetteer.Entry) bool {
	for _, o := range e.Offices {
		switch o.Role {
		case "president", "prime minister", "chancellor", "supreme leader":
			if n.r.d.Date == "" || o.Start == "" || o.Start <= n.r.d.Date {
				return true
			}
		}
	}
	return false
}

// namesake tells whether the document names somebody in full with a surname,
// which may come first (Kim Jong Un): a bare one is decided between those.
func (n *names) namesake(surname string) bool {
	if n.inFull == nil {
		n.inFull = map[string]bool{}
		for k := range n.types {
			if t := &n.types[k]; t.sort == personName && len(t.words) > 1 {
				for _, w := range t.words {
					n.inFull[w] = true
				}
			}
		}
	}
	return n.inFull[surname]
}

// titled tells whether a title stands before one of a name's mentions, or a
// word for a government after it: "the Obama administration".
func (n *names) titled(t *nameType) bool {
	return slices.ContainsFunc(t.mentions, func(i int) bool {
		m := &n.r.mentions[i]
		return m.titled || m.gov >= 0 && n.r.lex.government[lower(&n.r.d.Sentences[m.sent].Tokens[m.gov])]
	})
}

// speaksOfLand tells whether the document names a state that someone holds or
// held an office of, or somebody else who leads one: a bare surname is too
// common to tell who it is.
func (n *names) speaksOfLand(e *gazetteer.Entry) bool {
	if n.places == nil {
		n.places = n.named()
		for _, m := range n.r.d.Mentions {
			for _, e := range n.g.ByName(m.Of(n.r.d.Text)) {
				n.places[e.Country], n.places[e.MetonymOf] = true, true
			}
		}
		delete(n.places, "")
	}
	for _, o := range e.Offices {
		if n.places[o.State] {
			return true
		}
	}
	if n.led == nil {
		n.led = map[*gazetteer.Entry]string{}
		for k := range n.types {
			if t := &n.types[k]; t.sort == personName && len(t.mentions) > 0 {
				for _, o := range n.leaders()[last(t.words)] {
					n.led[o] = last(t.words)
				}
			}
		}
	}
	for o, surname := range n.led {
		if o != e && surname != surnameOf(e.Label) && !(surnamedFirst(e) && surname == normal(strings.Fields(e.Label)[0])) {
			return true
		}
	}
	return false
}

// spelt finds those of the gazetteer whose name is a spelling of another, word
// for word: "Muhammad bin Salman".
func (n *names) spelt(t *nameType) []*gazetteer.Entry {
	var out []*gazetteer.Entry
	for _, s := range n.spellings()[skeleton(last(t.words))] {
		if len(s.words) != len(t.words) || slices.Contains(out, s.entry) {
			continue
		}
		same := true
		for k, w := range s.words {
			same = same && variants(w, t.words[k])
		}
		if same {
			out = append(out, s.entry)
		}
	}
	return out
}

// spelling is a name of somebody in the gazetteer, by its normal words.
type spelling struct {
	words []string
	entry *gazetteer.Entry
}

// spellingsOf gives the people's names of a gazetteer by the skeleton of their
// last word.
func spellingsOf(g *gazetteer.Gazetteer) map[string][]spelling {
	out := map[string][]spelling{}
	for _, e := range g.All() {
		if e.Class != schema.Person {
			continue
		}
		for _, name := range append([]string{e.Label}, e.Names...) {
			var ws []string
			for _, f := range strings.Fields(name) {
				if w := normal(f); w != "" {
					ws = append(ws, w)
				}
			}
			if len(ws) > 1 {
				k := skeleton(last(ws))
				out[k] = append(out[k], spelling{ws, e})
			}
		}
	}
	return out
}

// fits tells whether a gazetteer's class may be what a name was marked as.
func fits(c schema.Class, t *nameType) bool {
	switch t.sort {
	case personName:
		return c == schema.Person
	case peopleName:
		return c == schema.Group || c == schema.Organization
	}
	if c == schema.Person {
		return t.classes[""] > 0 && len(t.words) > 1
	}
	return c != schema.Group || t.classes[schema.Organization] > 0 || t.classes[""] > 0
}

// place puts a spelling into the cluster it belongs to, or begins one.
func (n *names) place(t int, placed []int) {
	nt := &n.types[t]
	if len(nt.mentions) == 0 {
		return
	}
	if nt.alias >= 0 && placed[nt.alias] >= 0 {
		n.join(t, placed[nt.alias], fmt.Sprintf("%q in brackets after %q", nt.form, n.types[nt.alias].form), placed)
		return
	}
	var hosts []int
	reason := map[int]string{}
	seen := map[int]bool{}
	try := func(key string) {
		for _, c := range n.index[key] {
			if seen[c] {
				continue
			}
			seen[c] = true
			if why := n.same(nt, &n.clusters[c]); why != "" {
				hosts = append(hosts, c)
				reason[c] = why
			}
		}
	}
	if nt.entry != nil {
		try("\x00" + nt.entry.ID)
	}
	if len(hosts) == 0 {
		for _, w := range nt.words {
			try(w)
			if nt.sort == personName {
				try("\x01" + skeleton(w))
			}
		}
		if len(nt.words) == 1 && nt.sort == otherName {
			try("\x02" + nt.words[0])
		}
	}
	if nt.sort == personName && len(hosts) > 1 {
		// People before bodies.
		people := slices.DeleteFunc(slices.Clone(hosts), func(c int) bool { return n.clusters[c].sort != personName })
		if len(people) > 0 {
			hosts = people
		}
	}
	switch len(hosts) {
	case 0:
		n.clusters = append(n.clusters, nameCluster{sort: nt.sort, words: nt.words, suffix: nt.suffix, entry: nt.entry, gender: nt.gender})
		c := len(n.clusters) - 1
		n.join(t, c, "", placed)
	case 1:
		n.join(t, hosts[0], reason[hosts[0]], placed)
	default:
		n.choose(t, hosts, reason, placed)
	}
}

// choose divides the mentions of a name that several things go by: each goes
// to the one that its title allows and that is named most.
func (n *names) choose(t int, hosts []int, reason map[int]string, placed []int) {
	nt := &n.types[t]
	sort.SliceStable(hosts, func(i, j int) bool {
		a, b := &n.clusters[hosts[i]], &n.clusters[hosts[j]]
		// A surname is likelier than a first name.
		if la, lb := last(a.words) == last(nt.words), last(b.words) == last(nt.words); la != lb {
			return la
		}
		if (a.suffix == "") != (b.suffix == "") {
			return a.suffix == ""
		}
		if a.count != b.count {
			return a.count > b.count
		}
		return hosts[i] < hosts[j]
	})
	placed[t] = hosts[0]
	used := map[int]bool{}
	for _, m := range nt.mentions {
		to := hosts[0]
		for _, h := range hosts {
			if n.clusters[h].gender&n.r.mentions[m].title&(male|female) != 0 {
				to = h
				break
			}
		}
		n.of[m] = to
		n.clusters[to].count++
		if !used[to] {
			used[to] = true
			n.clusters[to].types = append(n.clusters[to].types, t)
			n.clusters[to].reasons = append(n.clusters[to].reasons, reason[to]+", the likeliest of "+fmt.Sprint(len(hosts)))
		}
	}
}

func last(ws []string) string {
	if len(ws) == 0 {
		return ""
	}
	return ws[len(ws)-1]
}

func (n *names) join(t, c int, why string, placed []int) {
	nt, cl := &n.types[t], &n.clusters[c]
	placed[t] = c
	cl.types = append(cl.types, t)
	cl.count += len(nt.mentions)
	if why != "" && !slices.Contains(cl.reasons, why) {
		cl.reasons = append(cl.reasons, why)
	}
	for _, m := range nt.mentions {
		n.of[m] = c
	}
	if cl.entry == nil && nt.entry != nil {
		cl.entry = nt.entry
	}
	if nt.sort == personName {
		if g := cl.gender & nt.gender & n.r.nameGender(nt.words); g != 0 {
			cl.gender = g
		}
		if nt.entry != nil && len(nt.words) == 1 {
			if g := cl.gender & n.r.nameGender(strings.Fields(strings.ToLower(nt.entry.Label))); g != 0 {
				cl.gender = g
			}
		}
	}
	add := func(key string) {
		if at := n.index[key]; len(at) < indexed && !slices.Contains(at, c) {
			n.index[key] = append(at, c)
		}
	}
	for _, w := range nt.words {
		add(w)
		if nt.sort == personName {
			add("\x01" + skeleton(w))
		}
	}
	if nt.entry != nil {
		add("\x00" + nt.entry.ID)
		if nt.sort == personName {
			for _, name := range nt.entry.Names {
				add(surnameOf(name))
			}
		}
	}
	if nt.sort == otherName && len(nt.words) > 1 {
		var all, big strings.Builder
		for _, w := range strings.FieldsFunc(nt.form, func(r rune) bool { return r == ' ' || r == '-' }) {
			r := []rune(w)[0]
			all.WriteRune(unicode.ToLower(r))
			if unicode.IsUpper(r) {
				big.WriteRune(unicode.ToLower(r))
			}
		}
		add("\x02" + all.String())
		add("\x02" + big.String())
	}
}

// surnameOf is the last word of a person's name, normalised.
func surnameOf(name string) string {
	ws := strings.Fields(name)
	if len(ws) == 0 {
		return ""
	}
	return normal(ws[len(ws)-1])
}

// same tells why a name belongs to a cluster, "" when it does not.
func (n *names) same(t *nameType, c *nameCluster) string {
	if t.entry != nil && c.entry != nil {
		if t.entry == c.entry {
			return fmt.Sprintf("%q is a name of %s in the gazetteer", t.form, c.entry.Label)
		}
		return ""
	}
	if t.sort == personName || c.sort == personName {
		unknown := t.classes[""] > 0
		if t.sort == personName && c.sort == otherName {
			return n.firmNotPerson(t, c)
		}
		if t.sort != c.sort && !(c.sort == personName && t.sort == otherName && (unknown || len(t.words) == 1 && t.entry == nil && t.classes[schema.Organization] > 0)) {
			return ""
		}
		return n.samePerson(t, c)
	}
	if t.sort != c.sort {
		return ""
	}
	if t.sort == peopleName {
		if strings.Join(t.words, " ") == strings.Join(c.words, " ") || plainPlural(t.words, c.words) {
			return fmt.Sprintf("%q and %q", t.form, n.types[c.types[0]].form)
		}
		return ""
	}
	return n.sameBody(t, c)
}

// firmNotPerson tells why a word that the name finder took for a person is a
// firm's or body's name in short: no title or first name goes with it, and it
// begins the name of a body.
func (n *names) firmNotPerson(t *nameType, c *nameCluster) string {
	full := &n.types[c.types[0]]
	if len(t.words) != 1 || t.suffix != "" || t.entry != nil || len(full.words) < 2 || full.words[0] != t.words[0] ||
		full.classes[schema.Organization] == 0 || n.common(t.words[0]) || n.r.lex.maleName[t.words[0]] || n.r.lex.femaleName[t.words[0]] {
		return ""
	}
	for _, i := range t.mentions {
		if n.r.mentions[i].titled {
			return ""
		}
	}
	return fmt.Sprintf("%q is short for %q", t.form, full.form)
}

func plainPlural(a, b []string) bool {
	x, y := strings.Join(a, " "), strings.Join(b, " ")
	return x == y+"s" || y == x+"s"
}

func (n *names) samePerson(t *nameType, c *nameCluster) string {
	if t.gender&c.gender&(male|female) == 0 {
		return ""
	}
	a, b := t.words, c.words
	if len(a) == 1 {
		if t.suffix != "" && t.suffix != c.suffix {
			return ""
		}
		if len(b) == 1 {
			if a[0] != b[0] && variants(a[0], b[0]) && len(a[0]) >= 5 {
				return fmt.Sprintf("%q is a spelling of %q", t.form, n.types[c.types[0]].form)
			}
			return ""
		}
		switch {
		case a[0] == last(b):
			return "surname " + t.form
		case a[0] == b[0] && t.suffix == "":
			return "first name " + t.form
		case len(b) > 2 && slices.Contains(b[1:], a[0]) && len(a[0]) > 2:
			return "name " + t.form
		case len(a[0]) >= 5 && variants(a[0], last(b)):
			return fmt.Sprintf("%q is a spelling of %q", t.form, last(b))
		case c.entry != nil && slices.ContainsFunc(c.entry.Names, func(name string) bool { return surnameOf(name) == a[0] }):
			return fmt.Sprintf("%q is a name of %s in the gazetteer", t.form, c.entry.Label)
		}
		return ""
	}
	if len(b) == 1 {
		return ""
	}
	if t.suffix != c.suffix {
		return ""
	}
	// The first names must agree: equal, an initial, or a spelling; so must
	// the surnames; all between must stand in order where both have it.
	if !given(a[0], b[0]) {
		return ""
	}
	if !variants(last(a), last(b)) {
		return ""
	}
	k := 0
	for _, w := range a[1 : len(a)-1] {
		found := false
		for ; k < len(b); k++ {
			if given(w, b[k]) {
				found = true
				k++
				break
			}
		}
		if !found && len(a) <= len(b) {
			return ""
		}
	}
	return fmt.Sprintf("%q is a form of %q", t.form, n.types[c.types[0]].form)
}

func given(a, b string) bool {
	if len(a) == 1 || len(b) == 1 {
		return a[0] == b[0]
	}
	return variants(a, b)
}

// bodyWords are endings of bodies' names that writers leave out.
var bodyWords = wordSet{
	"inc": true, "corp": true, "corporation": true, "co": true, "company": true, "ltd": true, "llc": true, "plc": true, "ag": true, "group": true,
	"holdings": true, "university": true, "foundation": true, "party": true, "organization": true, "organisation": true, "agency": true,
	"institute": true, "association": true, "news": true, "newspaper": true, "airlines": true, "airport": true, "camp": true, "city": true,
	"province": true, "county": true, "region": true, "district": true, "island": true, "river": true, "lake": true, "mountains": true, "valley": true,
	"bank": true, "motors": true, "motor": true, "museum": true, "project": true, "network": true, "center": true, "centre": true, "bridge": true,
}

func (n *names) sameBody(t *nameType, c *nameCluster) string {
	host := &n.types[c.types[0]]
	if acronym(t.form, host.form) && t.entry == nil {
		return fmt.Sprintf("%q are the initials of %q", t.form, host.form)
	}
	for _, k := range c.types {
		full := &n.types[k]
		a, b := t.words, full.words
		if len(a) >= len(b) || t.entry != nil {
			continue
		}
		// A beginning: "Joint Chiefs" for "Joint Chiefs of Staff".
		if slices.Equal(a, b[:len(a)]) {
			rest := b[len(a):]
			ofName := rest[0] == "of" || rest[0] == "for"
			common := len(a) == 1 && n.common(a[0])
			body := t.classes[schema.Organization] > 0 && full.classes[schema.Organization] > 0
			if !common && (ofName && len(a) > 1 || (bodyWords[last(b)] || body && len(a) == 1) && n.alike(t, full)) {
				return fmt.Sprintf("%q is short for %q", t.form, full.form)
			}
		}
		// The last word of a body's name that is no common noun: "the
		// Brotherhood".
		if len(a) == 1 && a[0] == last(b) && len(a[0]) > 3 && full.classes[schema.Organization] > 0 && (t.classes[schema.Organization] > 0 || t.classes[""] > 0) && !n.common(a[0]) {
			return fmt.Sprintf("%q is short for %q", t.form, full.form)
		}
		// An ending after a nationality: "Foreign Ministry" for "Russian
		// Foreign Ministry"; and any ending of a place or building that
		// keeps two words.
		if off := len(b) - len(a); len(a) > 1 && slices.Equal(a, b[off:]) {
			country := true
			for _, w := range b[:off] {
				if w == "the" {
					continue
				}
				if _, ok := n.country(w); !ok {
					country = false
				}
			}
			if country && !n.startsWithCountry(a) {
				return fmt.Sprintf("%q is short for %q", t.form, full.form)
			}
		}
	}
	// "Russian MoD" where "MoD" is a name of the Russian Ministry of Defense.
	if len(t.words) == 2 && len(c.types) > 1 && t.entry == nil {
		if _, ok := n.country(t.words[0]); ok {
			for _, k := range c.types {
				if w := n.types[k].words; len(w) == 1 && w[0] == t.words[1] && slices.Contains(c.words, t.words[0]) {
					return fmt.Sprintf("%q is %q with its country", t.form, n.types[k].form)
				}
			}
		}
	}
	return ""
}

func (n *names) country(w string) (*gazetteer.Entry, bool) {
	if n.g == nil {
		return nil, false
	}
	// Names were put in lower case; the gazetteer minds capitals.
	return n.g.CountryOf(strings.ToUpper(w[:1]) + w[1:])
}

func (n *names) startsWithCountry(ws []string) bool {
	_, ok := n.country(ws[0])
	return ok
}

// common tells whether a word is a common noun or the name of a land or its
// people, and so no short form of a body named after it.
func (n *names) common(w string) bool {
	if c, _ := n.r.nounClass(w); c != "" {
		return true
	}
	if strings.HasSuffix(w, "s") {
		if c, _ := n.r.nounClass(strings.TrimSuffix(w, "s")); c != "" {
			return true
		}
	}
	if _, ok := n.country(w); ok {
		return true
	}
	return n.g != nil && len(n.g.ByName(w)) > 0
}

// alike tells whether two names share a class, or one has none.
func (n *names) alike(a, b *nameType) bool {
	if a.classes[""] > 0 || b.classes[""] > 0 {
		return true
	}
	for c := range a.classes {
		if b.classes[c] > 0 {
			return true
		}
	}
	return false
}
