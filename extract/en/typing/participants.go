package typing

import (
	"slices"
	"strings"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
	"github.com/relata-kg/relata/schema/ontology"
)

// participants adds the entities named in and behind the object of an event to
// its arguments, where the object is no entity itself but names the act or what
// it is about: "imposed a curfew in the town", "rejected calls by the
// secretary-general", "lifted the ban imposed on exports", "refused the US
// request". So the graph leads from the act to whom it touches.
func (t *typer) participants(e *schema.Evidence, head int) {
	obj := -1
	for _, k := range t.kids[head] {
		if t.is(k, "obj") || t.is(k, "nsubj:pass") {
			obj = k
		}
	}
	if n := t.headOf(e.Claim.Object.Span); n >= 0 && t.head(n) == head && (obj < 0 || t.is(n, "obl")) {
		obj = n // "called for sanctions against Nigeria"
	}
	if obj >= 0 && !t.upos(obj, "PROPN", "PRON") {
		t.below(e, obj, 0)
	}
	// what the act is over, against or for: "struck over a bill signed by the
	// minister"
	for _, k := range t.kids[head] {
		if k != obj && t.is(k, "obl") && t.upos(k, "NOUN") && slices.ContainsFunc(t.cases(k), func(c string) bool { return matter[c] }) {
			t.below(e, k, 1)
		}
	}
	// and what it is meant for: "began a hunger strike to protest Sweden's decision"
	for _, k := range t.kids[head] {
		if t.is(k, "advcl", "xcomp") && t.tok[k].XPOS == "VB" && t.upos(k, "VERB") && !t.ownSubject(k) {
			for _, o := range t.kids[k] {
				if t.is(o, "obj") || t.is(o, "obl") && slices.ContainsFunc(t.cases(o), func(c string) bool { return matter[c] }) {
					t.participant(e, o)
					t.below(e, o, 1)
				}
			}
		}
	}
}

// matter are the prepositions of what an act is about or against.
var matter = set("over against at about for with to on from")

// below adds the names that hang on a noun, and on the common nouns among what
// hangs on it.
func (t *typer) below(e *schema.Evidence, n, depth int) {
	for _, k := range t.kids[n] {
		switch {
		case t.is(k, "nmod:tmod", "obl:tmod", "nmod:npmod", "nmod:unmarked", "obl:unmarked"):
		case t.is(k, "nmod", "obl"):
			t.participant(e, k)
			if depth < 2 && !t.upos(k, "PROPN") {
				t.below(e, k, depth+1)
			}
		case t.is(k, "compound", "amod") && k < n:
			if m := t.named(k); m >= 0 {
				t.add(e, "of", m)
			}
		case t.is(k, "acl") && depth < 2:
			for _, o := range t.kids[k] {
				if t.is(o, "obl", "obj") || t.is(o, "nsubj") && t.o.NounEvent(t.lemma(n)) == "REQUEST" { // "its demand that Israel ease the ban"
					t.participant(e, o)
					if !t.upos(o, "PROPN") {
						t.below(e, o, depth+1)
					}
				}
			}
		case depth < 2 && t.is(k, "conj") && t.upos(k, "NOUN") && t.upos(n, "NOUN"):
			t.below(e, k, depth+1)
		}
	}
}

// participant adds a named participant, and those coordinated with it.
func (t *typer) participant(e *schema.Evidence, n int) {
	role := "other"
	if t.is(n, "nmod:poss") {
		role = "of"
	} else if cs := t.cases(n); len(cs) > 0 && roles[cs[0]] {
		role = cs[0]
	}
	for _, k := range append([]int{n}, t.kids[n]...) {
		if k != n && !t.is(k, "conj") {
			continue
		}
		if m := t.named(k); m >= 0 {
			t.add(e, role, m)
		} else if m := t.group(k); m >= 0 {
			for _, member := range t.d.Mentions[m].Members {
				t.addEntity(e, role, t.d.Mentions[m].Span, member)
			}
		}
	}
}

// add adds a mention as an argument, unless it takes part already.
func (t *typer) add(e *schema.Evidence, role string, mention int) {
	t.addEntity(e, role, t.d.Mentions[mention].Span, t.d.Mentions[mention].Entity)
}

func (t *typer) addEntity(e *schema.Evidence, role string, span schema.Span, entity int) {
	if entity < 0 || entity >= len(t.d.Entities) {
		return
	}
	en := &t.d.Entities[entity]
	n := schema.Node{
		Entity: en.ID, Label: en.Label, Class: en.Class, Aliases: en.Aliases,
		Text: span.Of(t.d.Text), Span: span,
	}
	if !takesPart(e, n) {
		e.Args = append(e.Args, schema.Arg{Role: role, Node: n})
	}
}

// group is the index of the mention of several entities together ("the two
// countries") whose head a token is, -1 if there is none.
func (t *typer) group(n int) int {
	for _, i := range t.mentions {
		if m := &t.d.Mentions[i]; m.Head == n && m.Entity < 0 && len(m.Members) > 0 {
			return i
		}
	}
	return -1
}

var roles = set("to from with by for about in at on of as against")

// takesPart reports whether a node is the subject, the object or an argument of
// a claim: the same entity or the same words, or words within the subject.
func takesPart(e *schema.Evidence, n schema.Node) bool {
	same := func(o schema.Node) bool {
		return o.Entity == n.Entity && (n.Entity != "" || o.Span == n.Span)
	}
	return e.Claim.Subject.Span.Overlaps(n.Span) || same(e.Claim.Subject) || same(e.Claim.Object) ||
		slices.ContainsFunc(e.Args, func(a schema.Arg) bool { return same(a.Node) })
}

// named is the index of the mention of an entity whose head a token is, -1 if
// it names none.
func (t *typer) named(n int) int {
	best := -1
	for _, i := range t.mentions {
		m := &t.d.Mentions[i]
		if m.Head != n || m.Entity < 0 || m.Entity >= len(t.d.Entities) || m.Kind == extract.Pronoun {
			continue
		}
		if c := t.d.Entities[m.Entity].Class; m.Kind == extract.Nominal && (c == schema.Event || c == schema.Thing || c == schema.Product || c == schema.Law) {
			continue // a thing described takes no part of its own
		}
		if best < 0 || m.Kind == extract.Name && t.d.Mentions[best].Kind != extract.Name {
			best = i
		}
	}
	return best
}

// mutual gives each of two sides that do one thing together the other as an
// argument: "Israel and Lebanon renewed negotiations" is Israel renewed
// negotiations, with Lebanon. The act must be one that takes two: talks, an
// agreement, cooperation, a quarrel over it.
func mutual(o *ontology.Ontology, d *extract.Document) {
	var t *tree
	for i := range d.Evidence {
		a := &d.Evidence[i]
		if a.Claim.Event == "" {
			continue
		}
		for j := i + 1; j < len(d.Evidence); j++ {
			b := &d.Evidence[j]
			if b.Sentence != a.Sentence {
				break
			}
			if a.Claim.Predicate.Span != b.Claim.Predicate.Span || a.Claim.Object.Span != b.Claim.Object.Span ||
				a.Claim.Event != b.Claim.Event || a.Claim.Subject.Span == b.Claim.Subject.Span || alternatives(d, a.Claim.Subject.Span, b.Claim.Subject.Span) {
				continue
			}
			if t == nil || t.sentence != a.Sentence {
				t = newTree(d, a.Sentence)
			}
			if !(&typer{o: o, d: d, tree: t}).reciprocal(a) {
				continue
			}
			with(a, b.Claim.Subject)
			with(b, a.Claim.Subject)
		}
	}
}

// alternatives tells whether "or" or "nor" stands between two subjects, so that
// what is said of them is not said of both together.
func alternatives(d *extract.Document, a, b schema.Span) bool {
	lo, hi := min(a.End, b.End), max(a.Start, b.Start)
	if lo < 0 || lo > hi || hi > len(d.Text) {
		return false
	}
	return slices.ContainsFunc(strings.Fields(d.Text[lo:hi]), func(w string) bool { return w == "or" || w == "nor" })
}

func with(e *schema.Evidence, n schema.Node) {
	if !takesPart(e, n) {
		e.Args = append(e.Args, schema.Arg{Role: "with", Node: n})
	}
}

// reciprocal reports whether the act of a claim takes two sides.
func (t *typer) reciprocal(e *schema.Evidence) bool {
	head := t.headOf(e.Claim.Predicate.Span)
	if head < 0 {
		return false
	}
	q := t.verb(head, 0)
	verb := q.Lemma
	if q.Particle != "" {
		verb += " " + q.Particle
	}
	switch q.NounEvent {
	case "CONSULT", "AGREE", "COOPERATE", "SUPPORT", "RETREAT", "business:PARTNER", "business:MERGE":
		return t.o.IsLight(verb) || t.o.Governor(verb, false) != nil || e.Claim.Event == q.NounEvent
	}
	return t.o.IsReciprocal(verb) && !slices.Contains(q.Preps, "with")
}
