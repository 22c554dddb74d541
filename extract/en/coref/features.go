package coref

import (
	"slices"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// features gathers the hashed features of one decision.
type features struct {
	ix []uint32
	// anaphor and pair are conjoined with every feature.
	anaphor, pair uint32
	// half is the half of the weights that the decision is made by: one is of
	// pronouns, the other of names and descriptions.
	half uint32
}

func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func mix(a, b uint32) uint32 {
	h := (a ^ b*0x9E3779B1) * 0x85EBCA6B
	return h ^ h>>15
}

const tableBits = 18

func (f *features) begin(m *mention) {
	f.ix, f.half = f.ix[:0], 0
	if m.kind == extract.Pronoun {
		f.half = 1 << (tableBits - 1)
	}
}

func (f *features) put(h uint32) {
	f.ix = append(f.ix, f.half|mix(h, 0xC2B2AE35)>>(33-tableBits))
}

// add adds a feature on its own, with the sort of anaphor, and with the sorts
// of both mentions.
func (f *features) add(template uint32, vals ...uint32) {
	h := mix(template, 0x27D4EB2F)
	for _, v := range vals {
		h = mix(h, v)
	}
	f.put(h)
	f.put(mix(h, f.anaphor))
	if f.pair != 0 {
		f.put(mix(h, f.pair))
	}
}

// one adds a feature on its own only.
func (f *features) one(template uint32, vals ...uint32) {
	h := mix(template, 0x165667B1)
	for _, v := range vals {
		h = mix(h, v)
	}
	f.put(h)
}

// sortOf is the sort of a mention as features see it: the very pronoun, the
// determiner of a description, the class of a name.
func sortOf(m *mention) uint32 {
	switch {
	case m.group:
		return 1
	case m.kind == extract.Pronoun:
		h := hashString(m.form)
		if m.det == possessive {
			h = mix(h, 7)
		}
		return h
	case m.kind == extract.Name:
		return 20 + coarse(m.class)
	}
	return 2 + uint32(m.det)
}

// coarse brings classes together as far as reference minds them.
func coarse(c schema.Class) uint32 {
	switch c {
	case schema.Person:
		return 1
	case schema.Organization, schema.Group:
		return 2
	case schema.Country, schema.City, schema.Place, schema.Facility:
		return 3
	case "":
		return 0
	}
	return 4
}

func bucket(n int) uint32 {
	switch {
	case n <= 3:
		return uint32(max(n, 0))
	case n <= 5:
		return 4
	case n <= 8:
		return 5
	case n <= 15:
		return 6
	case n <= 30:
		return 7
	case n <= 60:
		return 8
	}
	return 9
}

func truth(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// agree is 0 where both are sure and differ, 1 where they may agree, 2 where
// they are sure and equal.
func agree(a, b agreement) uint32 {
	switch {
	case a&b == 0:
		return 0
	case a == b && a&(a-1) == 0:
		return 2
	}
	return 1
}

// alone gives the features of beginning a new thing with mention i: whether
// the mention looks like one that refers back.
func (l *linker) alone(i int) []uint32 {
	f := &l.buf
	m := &l.mentions[i]
	f.begin(m)
	f.anaphor, f.pair = sortOf(m), 0
	toks := l.d.Sentences[m.sent].Tokens
	f.add(1)
	f.add(2, hashString(m.form))
	f.add(3, coarse(m.class), uint32(m.number))
	f.add(4, hashString(m.role))
	f.add(5, bucket(m.sent))
	f.add(6, bucket(m.last-m.first))
	if m.first > 0 {
		f.add(7, hashString(lower(&toks[m.first-1])))
	} else {
		f.add(7, 0)
	}
	if m.last < len(toks) {
		f.add(8, hashString(lower(&toks[m.last])))
	}
	f.add(9, hashString(lower(&toks[m.first])))
	if m.gov >= 0 {
		f.add(10, hashString(lower(&toks[m.gov])), hashString(m.role))
		f.add(11, hashString(toks[m.gov].XPOS), hashString(m.role))
	}
	clause, prep := false, false
	for _, c := range l.children[m.sent][m.head] {
		switch base(toks[c].Deprel) {
		case "acl":
			clause = true
		case "nmod":
			if toks[c].Deprel != "nmod:poss" {
				prep = true
			}
		}
	}
	f.add(12, truth(clause), truth(prep))
	f.add(13, truth(len(m.mods) > 0), truth(m.quoted))
	if m.kind != extract.Pronoun {
		at := l.byForm[m.form]
		f.add(14, bucket(len(at)))
		same := false
		for _, k := range at {
			if l.mentions[k].text == m.text {
				same = true
			}
		}
		f.add(15, truth(same), bucket(len(at)))
	}
	f.add(16, hashString(m.prep))
	f.add(17, truth(m.modifier))
	f.add(18, bucket(m.order-l.offset[m.sent]))
	if m.kind == extract.Pronoun {
		// "it" before an adjective or noun with a clause says nothing of
		// anything: "it is clear that".
		ext := false
		if m.gov >= 0 {
			for _, c := range l.children[m.sent][m.gov] {
				switch base(toks[c].Deprel) {
				case "csubj", "ccomp", "xcomp":
					ext = true
				}
			}
			f.add(19, truth(ext), hashString(toks[m.gov].UPOS))
		}
	}
	if m.kind == extract.Name {
		f.add(20, uint32(l.names.clusters[max(l.names.of[i], 0)].count))
	}
	return f.ix
}

// pairwise gives the features of linking mention i to mention j. skipped is
// the number of nearer mentions that agree with i, and nearer the number of
// nearer clusters.
func (l *linker) pairwise(i, j, skipped, rank int) []uint32 {
	f := &l.buf
	m, c := &l.mentions[i], &l.mentions[j]
	cl := &l.clusters[l.of[j]]
	f.begin(m)
	f.anaphor = sortOf(m)
	f.pair = mix(f.anaphor, sortOf(c))
	toks := l.d.Sentences[m.sent].Tokens
	f.add(101)
	ds := m.sent - c.sent
	f.add(102, bucket(ds))
	f.add(103, bucket(i-j))
	f.add(104, bucket(skipped))
	f.add(105, agree(m.gender, cl.gender), agree(m.number, cl.number))
	f.add(106, agree(m.gender, c.gender), agree(m.number, c.number))
	f.add(107, coarse(m.class), coarse(cl.class))
	f.add(108, hashString(m.role), hashString(c.role), truth(ds == 0))
	f.add(109, hashString(c.role), bucket(ds))
	f.add(110, bucket(len(cl.members)))
	f.add(111, truth(cl.name >= 0), coarse(cl.class))
	f.add(112, truth(m.quoted), truth(c.quoted), truth(m.par == c.par))
	f.add(113, bucket(m.par-c.par))
	if m.kind == extract.Pronoun && c.kind == extract.Pronoun {
		// Who speaks changes with the paragraph in dialogue.
		f.add(147, hashString(c.form), bucket(min(m.par-c.par, 6)), truth(m.quoted == c.quoted))
	}
	if m.kind == extract.Pronoun {
		f.add(150, bucket(l.rank), bucket(min(ds, 3)))
		if m.gov >= 0 {
			// What the verb does is done by some kinds of things, to others.
			f.one(155, hashString(lower(&toks[m.gov])), hashString(m.role), coarse(cl.class))
			f.one(156, hashString(lower(&toks[m.gov])), hashString(m.role), hashString(c.form))
		}
		f.add(151, truth(l.lastOf(m.form, i) == l.of[j]), bucket(min(ds, 3)))
		f.add(152, truth(m.reflexive), l.command(m, c)%10, truth(ds == 0))
		f.add(153, truth(m.quotation == c.quotation), truth(m.quoted), truth(c.quoted))
		if person(m.form) < 3 && !m.quoted {
			// Speakers take turns.
			f.add(154, l.turn(cl, m, 1), l.turn(cl, m, 2))
		}
	}
	f.add(114, bucket(skipped), hashString(c.role), bucket(min(ds, 2)))
	f.add(115, bucket(rank), bucket(skipped))
	f.add(148, truth(len(cl.members) == l.largest), bucket(skipped))
	f.add(149, bucket(len(cl.members)), bucket(skipped), bucket(min(ds, 2)))
	// How much the thing was spoken of lately.
	recent := 0
	for k := len(cl.members) - 1; k >= 0 && k >= len(cl.members)-6; k-- {
		if l.mentions[cl.members[k]].sent >= m.sent-2 {
			recent++
		}
	}
	f.add(116, bucket(recent))
	lastRole := l.mentions[cl.members[len(cl.members)-1]].role
	f.add(117, hashString(lastRole), hashString(m.role))
	f.add(118, truth(cl.members[len(cl.members)-1] == j))
	f.add(119, uint32(c.det), bucket(len(cl.members)))
	if ds == 0 {
		f.add(120, l.command(m, c))
		if m.kind == extract.Pronoun {
			f.add(121, l.command(m, c), bucket(skipped))
		}
	} else {
		// The subject of the sentence before.
		first := l.firstSubject(c.sent) == j
		f.add(122, truth(first), bucket(ds))
	}
	if m.kind != extract.Pronoun || c.kind != extract.Pronoun {
		f.add(123, bucket(c.last-c.first))
	}
	if m.kind == extract.Pronoun {
		f.one(124, f.anaphor, hashString(c.form))
		f.add(125, truth(c.form == m.form), bucket(ds))
		if c.kind == extract.Pronoun {
			f.add(126, hashString(c.form), bucket(ds), truth(m.par == c.par))
		}
		if m.form == "they" || m.form == "we" {
			f.add(127, truth(c.group), uint32(c.number))
		}
		if m.gov >= 0 && m.role == "poss" && m.gov < len(toks) {
			f.add(128, truth(lower(&toks[m.gov]) == c.form))
		}
		return f.ix
	}
	// Descriptions and names.
	head := c.form == m.form
	f.add(130, truth(head))
	exact := c.text == m.text
	f.add(131, truth(exact), truth(head))
	f.add(132, truth(cl.roles[m.form]), truth(head))
	if head {
		sub, clash := l.modified(m, c)
		f.add(133, truth(sub), truth(clash))
		f.add(134, truth(sub), truth(clash), bucket(ds))
		f.one(135, hashString(m.form))
		f.add(136, uint32(m.det), uint32(c.det), truth(exact))
		f.add(137, truth(len(m.mods) == 0), truth(len(c.mods) == 0))
		f.add(138, uint32(agree(m.number, c.number)))
	} else {
		f.add(139, hashString(m.form))
		f.add(140, coarse(m.class), coarse(cl.class), bucket(ds))
		f.one(141, hashString(m.form), hashString(c.form))
	}
	anyHead := false
	for k := len(cl.members) - 1; k >= 0 && k >= len(cl.members)-8; k-- {
		if l.mentions[cl.members[k]].form == m.form {
			anyHead = true
		}
	}
	f.add(142, truth(anyHead), truth(cl.roles[m.form]))
	// A name's own words: "the foundation" of the "Warhol Foundation".
	inName := c.kind == extract.Name && slices.Contains(c.words, m.form)
	f.add(143, truth(inName))
	if c.kind == extract.Name || cl.name >= 0 {
		f.add(144, hashString(m.form), coarse(cl.class))
	}
	overlap := 0
	for _, w := range m.mods {
		if slices.Contains(c.mods, w) || slices.Contains(c.words, w) {
			overlap++
		}
	}
	f.add(145, bucket(overlap), truth(head))
	// A predicate describes its subject.
	if ds == 0 && c.role == "nsubj" && c.gov == m.head {
		f.add(146)
	}
	return f.ix
}

// turn is how many paragraphs before a mention a cluster was last spoken of, out
// of quotations, by a pronoun of a grammatical person; 9 for never.
func (l *linker) turn(cl *cluster, m *mention, p int) uint32 {
	for k := len(cl.members) - 1; k >= 0 && k >= len(cl.members)-12; k-- {
		if c := &l.mentions[cl.members[k]]; c.kind == extract.Pronoun && !c.quoted && person(c.form) == p {
			return uint32(min(m.par-c.par, 5))
		}
	}
	return 9
}

// lastOf is the cluster of the last pronoun of a form before mention i, -1 for
// none.
func (l *linker) lastOf(form string, i int) int {
	for k := i - 1; k >= max(0, i-80); k-- {
		if c := &l.mentions[k]; c.kind == extract.Pronoun && c.form == form && l.of[k] >= 0 {
			return l.of[k]
		}
	}
	return -1
}

// modified compares modifiers: sub tells whether all of a's are c's, clash
// whether each has some the other lacks.
func (l *linker) modified(a, c *mention) (sub, clash bool) {
	own, other := 0, 0
	for _, w := range a.mods {
		if !slices.Contains(c.mods, w) && !slices.Contains(c.words, w) {
			own++
		}
	}
	for _, w := range c.mods {
		if !slices.Contains(a.mods, w) && !slices.Contains(a.words, w) {
			other++
		}
	}
	return own == 0, own > 0 && other > 0
}

// firstSubject is the index of the first subject of a sentence, -1 for none.
func (l *linker) firstSubject(s int) int {
	for k := l.sentenceStart[s]; k < l.sentenceStart[s+1]; k++ {
		if r := l.mentions[k].role; r == "nsubj" || r == "nsubjpass" {
			return k
		}
	}
	return -1
}

// command tells how the antecedent stands to the anaphor in the tree of their
// sentence: 1 both are arguments of one word, 2 it is the subject of a clause
// above, 3 another argument of a clause above, 4 it contains the anaphor, 5
// none of these; plus the clauses between, by tens.
func (l *linker) command(m, c *mention) uint32 {
	if c.contains(m) {
		return 4
	}
	toks := l.d.Sentences[m.sent].Tokens
	if m.gov == c.gov {
		return 1
	}
	up := uint32(0)
	for t, n := m.gov, 0; t >= 0 && t < len(toks) && n < 64; t, n = toks[t].Head, n+1 {
		if t == c.gov {
			if c.role == "nsubj" || c.role == "nsubjpass" {
				return 2 + 10*min(up, 3)
			}
			return 3 + 10*min(up, 3)
		}
		switch base(toks[t].Deprel) {
		case "ccomp", "advcl", "acl", "xcomp", "parataxis", "conj", "csubj":
			up++
		}
	}
	return 5
}
