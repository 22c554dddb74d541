package claims

import (
	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// The repairs below put right what a parser that sees only words often gets
// wrong and what the names and a few classes of words decide. They change the
// tree that the rules read, not the document's.

// bindTitle makes one phrase of a person's name and the noun for an office
// right before it where the parser tore them apart: in "with Russian envoy
// Alexander Lavrentiev" the name takes the place of "envoy".
func (t *tree) bindTitle(m extract.Mention) {
	n := len(t.tok)
	if m.Kind != extract.Name || m.Class != schema.Person || m.First < 1 || m.Last > n || m.Head < m.First || m.Head >= m.Last {
		return
	}
	h, p := m.Head, m.First-1
	if !officeNouns[t.lem[p]] || !t.upos(p, "NOUN", "PROPN") || courtesy[t.lem[p]] || t.under(p, h) {
		return
	}
	up := t.head[p]
	if up >= m.First && up < m.Last || up >= 0 && t.under(up, h) {
		return
	}
	for i := m.First; i < m.Last; i++ {
		if g := t.head[i]; i != h && (g < m.First || g >= m.Last) {
			t.head[i], t.rel[i], t.sub[i] = h, "flat", ""
		}
	}
	t.head[h], t.rel[h], t.sub[h] = up, t.rel[p], t.sub[p]
	t.head[p], t.rel[p], t.sub[p] = h, "nmod", "desc"
	for i := range t.head {
		if t.head[i] == p && i != h && (i >= m.Last || t.rel[i] == "case" && t.lem[i] != "'s" || t.rel[i] == "cc") {
			t.head[i] = h
		}
	}
	t.cutCycles()
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
			if !t.upos(i, "VERB", "AUX", "ADJ", "NOUN") || !t.finite(i) || t.hasSubject(i) {
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

// clauseTaking verbs govern a clause with or without "that"; sayOnly are those
// that never have a noun for person or thing as object.
var (
	clauseTaking = set(`say believe think hope argue insist claim allege maintain contend suspect warn conclude estimate fear feel
		acknowledge admit report announce confirm deny indicate suggest show add note complain predict know find state`)
	sayOnly = set("say think hope argue insist allege contend add")
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

// doubleSubject makes an apposition of a person's name that follows another
// subject of the same verb after a comma: "A senior senator, Richard Lugar,
// arrived".
func (t *tree) doubleSubject(x *index) {
	for _, mi := range x.mentions[t.si] {
		m := t.d.Mentions[mi]
		if m.Kind != extract.Name || m.Class != schema.Person || m.First < 2 || m.Last > len(t.tok) || m.Head < m.First || m.Head >= m.Last {
			continue
		}
		h := m.Head
		if t.tok[m.First-1].Form != "," || !t.is(h, "nsubj") || t.head[h] < 0 {
			continue
		}
		for k := m.First - 2; k >= 0; k-- {
			if t.head[k] == t.head[h] && t.is(k, "nsubj") && t.upos(k, "NOUN", "PROPN") {
				if t.upos(k, "NOUN") || officeNouns[t.lem[k]] {
					t.head[h], t.rel[h], t.sub[h] = k, "appos", ""
				}
				break
			}
		}
	}
}
