// Package typing gives claims the words of the ontology: a relation in place of
// an open predicate where one fits, and the type of event.
//
// The event of a claim is that of its verb, noun or adjective in its sense
// here; then of what governs it: an act threatened is a threat, refused a
// refusal, announced an agreement or a threat by whether it is friendly; and
// the claims of what is demanded or supposed have none.
package typing

import (
	"context"
	"slices"
	"strings"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
	"github.com/relata-kg/relata/schema/ontology"
)

// Stage types the claims of a document by an ontology. It changes the
// predicate, the event and the note on typing of its evidence, and puts
// subject and object in the order of the relation.
func Stage(o *ontology.Ontology) extract.Stage {
	return extract.Stage{
		Name:  "typing",
		Needs: []extract.Layer{extract.Claims, extract.Entities},
		Gives: []extract.Layer{extract.Events},
		Run: func(ctx context.Context, d *extract.Document) error {
			mentions := make([][]int, len(d.Sentences))
			for i, m := range d.Mentions {
				if m.Sentence >= 0 && m.Sentence < len(mentions) {
					mentions[m.Sentence] = append(mentions[m.Sentence], i)
				}
			}
			var t *tree
			for i := range d.Evidence {
				if err := ctx.Err(); err != nil {
					return err
				}
				e := &d.Evidence[i]
				if e.Sentence < 0 || e.Sentence >= len(d.Sentences) {
					continue
				}
				if t == nil || t.sentence != e.Sentence {
					t = newTree(d, e.Sentence)
				}
				(&typer{o, d, t, mentions[e.Sentence]}).claim(e)
			}
			mutual(o, d)
			return nil
		},
	}
}

type typer struct {
	o *ontology.Ontology
	d *extract.Document
	*tree
	// mentions are the indexes of the sentence's mentions in the document's.
	mentions []int
}

// claim types one claim.
func (t *typer) claim(e *schema.Evidence) {
	head := t.headOf(e.Claim.Predicate.Span)
	if head < 0 {
		return
	}
	q := t.query(e, head)
	m := t.o.Match(q)
	ev := m.Event
	if !q.Nominal && t.upos(head, "VERB") || ev != "" {
		ev = t.standing(e, head, ev)
	}
	if !q.Passive && !t.acts(e.Claim.Subject.Class, ev) {
		ev = ""
	}
	e.Claim.Event = ev
	if ev != "" && !q.Nominal {
		t.participants(e, head)
	}
	e.Typing = ""
	if m.Relation == nil {
		e.Typing = m.Failed
		return
	}
	if e.Rule == "event+by" {
		return // "attacks by militants": the event itself is the subject, and attacks nobody
	}
	if !q.Nominal && t.withGovernor(head, e.Claim.Predicate.ID) {
		return // "threatened to attack" is no attack
	}
	if t.ahead(e, head, q) {
		e.Typing = m.Relation.ID + ": the role is not held yet"
		return
	}
	c := &e.Claim
	if q.Nominal && professions[q.Lemma] && (c.Object.Class == schema.Country || c.Object.Class == schema.Group) {
		e.Typing = m.Relation.ID + ": a nationality is no employer"
		return // "the American journalist"
	}
	c.Predicate.ID, c.Predicate.Label = m.Relation.ID, m.Relation.Label
	if l := m.Relation.RoleLabel; l != "" && (c.Object.Entity == "" || c.Object.Class == "Office") {
		c.Predicate.Label = l
	}
	if m.Inverse && !c.Object.IsZero() {
		c.Subject, c.Object = c.Object, c.Subject
		e.Turned = c.Predicate.Text
		if c.Predicate.Text = active(e.Turned); c.Predicate.Text == "" {
			c.Predicate.Text = m.Relation.Label
		}
	}
}

// professions are what people are for themselves or a firm: before them the
// name of a people says where they are from.
var professions = set(`journalist reporter correspondent columnist editor photographer cameraman translator interpreter economist
	analyst consultant contractor driver pilot executive strategist doctor lawyer`)

// active fits the words of a passive to subject and object turned round: of
// "was shot dead by" it keeps "shot dead". It is "" where the phrase is no
// passive ("is outcome of") and cannot be fitted.
func active(phrase string) string {
	words := strings.Fields(phrase)
	n := len(words)
	if n < 2 || !strings.EqualFold(words[n-1], "by") {
		return ""
	}
	words = words[:n-1]
	for len(words) > 1 && auxiliaries[strings.ToLower(words[0])] {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

var auxiliaries = set("am is are was were be been being get gets got have has had having 's 're 've ’s ’re ’ve")

// acts reports whether a thing of a class can be the doer of an event: what
// happens or is made may kill, but not threaten, agree or protest; what is
// written may also ask, accuse and support.
func (t *typer) acts(c schema.Class, ev string) bool {
	switch {
	case ev == "" || strings.Contains(ev, ":"), c == "" || c == schema.Thing:
		return true
	case c == schema.Place || c == schema.Facility:
		return ev != "PROTEST" // rivers block roads
	case t.o.IsA(c, "Agent"):
		return true
	case c == schema.Event:
		return ev == "ASSAULT"
	case c == schema.Product, t.o.IsA(c, "Document"):
		return ev == "ASSAULT" || ev == "REQUEST" || ev == "ACCUSE" || ev == "SUPPORT" || ev == "COERCE" || ev == "REJECT"
	}
	return true
}

// ahead tells a role that somebody is to hold: "the incoming prime minister of
// the country", "the minister-designate".
func (t *typer) ahead(e *schema.Evidence, head int, q ontology.Query) bool {
	if t.upos(head, "VERB") && !t.hasCopula(head) {
		return false
	}
	words := q.Modifiers
	if n := t.headOf(e.Claim.Object.Span); n >= 0 && q.Lemma == "be" {
		words = append(t.modifiers(n), t.lemma(n))
	}
	return slices.ContainsFunc(append(words, q.Lemma), func(w string) bool {
		_, last, _ := strings.Cut(w, "-")
		return coming[w] || coming[last]
	})
}

// coming are words for a role that is not held yet.
var coming = set("incoming elect designate future would-be prospective")

// query describes the predicate of a claim to the ontology.
func (t *typer) query(e *schema.Evidence, head int) ontology.Query {
	c := e.Claim
	parts := strings.Split(strings.TrimPrefix(c.Predicate.ID, "rel:"), "_")
	if !t.upos(head, "VERB") || parts[0] == "be" && t.hasCopula(head) && !t.passive(head) {
		return t.nominal(e, head, parts)
	}
	q := t.verb(head, 0)
	if parts[0] == "be" && len(parts) > 1 && parts[1] == strings.ToLower(t.tok[head].Form) {
		q.Passive = true // a bare participle, which the reader of claims has recognised: "born in Indiana, he …"
	}
	q.SubjectClass, q.ObjectClass = c.Subject.Class, c.Object.Class
	lead, noun := t.tail(head, parts)
	if q.Particle == "" && particles[lead] && t.o.IsVerb(q.Lemma+" "+lead) {
		// "called off the strike", read as if "off" were a preposition
		q.Particle, lead = lead, ""
		if n := t.headOf(c.Object.Span); n >= 0 {
			n = t.counted(n)
			q.ObjectNoun, q.NounEvent = t.lemma(n), t.nounEvent(n, 0)
		}
	}
	q.Prep, q.Noun = lead, noun
	if q.Passive && lead == "by" && t.agentive(c.Object) {
		q.Agent = true
	}
	if q.SubjectNoun == "" {
		q.SubjectNoun = t.nounOf(c.Subject)
	}
	if q.Passive {
		if q.ObjectNoun == "" {
			q.ObjectNoun = t.nounOf(c.Subject)
		}
		// what undergoes the act is the subject of the claim
		q.SubjectClass, q.ObjectClass = c.Subject.Class, c.Object.Class
	} else if q.ObjectNoun == "" && lead == "" {
		q.ObjectNoun = t.nounOf(c.Object)
	}
	return q
}

// withGovernor reports whether an open predicate holds, beside the verb that
// was matched, one that governs it.
func (t *typer) withGovernor(head int, id string) bool {
	parts := strings.Split(strings.TrimPrefix(id, "rel:"), "_")
	lemma, form := t.lemma(head), strings.ToLower(t.tok[head].Form)
	for i, p := range parts {
		if p == lemma || p == form {
			return i > 0 && !(i == 1 && parts[0] == "be")
		}
	}
	return false
}

// tail is the preposition that leads to the claim's object and the noun within
// the predicate, from the parts of its open identifier after the verb.
func (t *typer) tail(head int, parts []string) (prep, noun string) {
	lemma := t.lemma(head)
	form := strings.ToLower(t.tok[head].Form)
	at := -1
	for i, p := range parts {
		if p == lemma || p == form {
			at = i
		}
	}
	if at < 0 {
		return "", ""
	}
	rest := parts[at+1:]
	if p := t.particle(head); p != "" && len(rest) > 0 && rest[0] == p {
		rest = rest[1:]
	}
	if n := len(rest); n > 0 && isPreposition[rest[n-1]] {
		prep = rest[n-1]
		rest = rest[:n-1]
		if n := len(rest); n > 0 && isPreposition[rest[n-1]] {
			prep = rest[n-1] + " " + prep
			rest = rest[:n-1]
		}
	}
	if len(rest) > 0 {
		noun = rest[len(rest)-1]
	}
	return prep, noun
}

// nominal describes a predicate whose head is a noun or an adjective, or a bare
// copula.
func (t *typer) nominal(e *schema.Evidence, head int, parts []string) ontology.Query {
	c := e.Claim
	q := ontology.Query{SubjectClass: c.Subject.Class, ObjectClass: c.Object.Class}
	if parts[0] == "be" {
		parts = parts[1:]
	} else {
		q.Nominal = true
	}
	if n := len(parts); n > 0 && isPreposition[parts[n-1]] {
		q.Prep = parts[n-1]
		parts = parts[:n-1]
	}
	if len(parts) == 0 {
		q.Lemma, q.Nominal = "be", false
		q.ObjectNoun = strings.TrimPrefix(t.nounOf(c.Object), "ex-")
		return q
	}
	q.Nominal = true
	q.Lemma = parts[len(parts)-1]
	q.Modifiers = parts[:len(parts)-1]
	if t.upos(head, "NOUN", "PROPN", "ADJ") && (t.lemma(head) == q.Lemma || strings.EqualFold(t.tok[head].Form, q.Lemma)) {
		q.Modifiers = append(append([]string(nil), q.Modifiers...), t.modifiers(head)...)
		for _, k := range t.kids[head] {
			if t.is(k, "nmod", "obl") {
				q.Preps = append(q.Preps, t.cases(k)...)
				q.Obliques = append(q.Obliques, t.lemma(k))
			}
		}
	}
	q.SubjectNoun = t.nounOf(c.Subject)
	return q
}

// verb describes a verb and what hangs on it.
func (t *typer) verb(h, depth int) ontology.Query {
	q := ontology.Query{Lemma: t.lemma(h), Particle: t.particle(h), Passive: t.passive(h)}
	obj := -1
	for _, k := range t.kids[h] {
		switch {
		case t.is(k, "obj"):
			obj = k
		case t.is(k, "nsubj") && !t.is(k, "nsubj:pass"):
			q.SubjectNoun = t.lemma(k)
		case t.is(k, "nsubj:pass"):
			if q.Passive {
				obj = k
			}
		case t.is(k, "obl"), t.is(k, "nmod"):
			cs := t.cases(k)
			if q.Passive && len(cs) == 1 && cs[0] == "by" {
				q.SubjectNoun = t.lemma(k)
				continue
			}
			q.Preps = append(q.Preps, cs...)
			q.Obliques = append(q.Obliques, t.lemma(k))
		case t.is(k, "advmod") && isPreposition[t.lemma(k)]:
			q.Preps = append(q.Preps, t.lemma(k))
		case t.is(k, "xcomp", "ccomp") && depth < 4:
			if t.upos(k, "VERB") || t.hasCopula(k) {
				q.Clause = true
				if t.upos(k, "VERB") && !t.ownSubject(k) {
					q.Inner = t.o.Match(t.verb(k, depth+1)).Event
				}
			}
		}
	}
	if q.Passive && obj < 0 && t.is(h, "acl") && t.head(h) >= 0 {
		obj = t.head(h)
	}
	if !q.Passive && q.SubjectNoun == "" && t.is(h, "acl") && t.head(h) >= 0 && t.tok[h].XPOS != "VB" {
		q.SubjectNoun = t.lemma(t.head(h))
	}
	if q.SubjectNoun == "" && t.is(h, "xcomp", "conj") && t.head(h) >= 0 {
		for _, k := range t.kids[t.head(h)] {
			if t.is(k, "nsubj") {
				q.SubjectNoun = t.lemma(k)
			}
		}
	}
	if obj >= 0 {
		obj = t.counted(obj)
		q.ObjectNoun = t.lemma(obj)
		q.NounEvent = t.nounEvent(obj, 0)
	}
	return q
}

// particles that parsers take for prepositions.
var particles = set("off up out down back over away")

// containers are nouns that leave their meaning to what follows them.
var containers = set(`part series number round wave lot kind form act campaign effort program programme plan delivery mission step
	package policy measure process operation attempt string spate degree level amount rest majority flow supply resumption start
	end beginning continuation call decision state flight line position`)

// nounEvent is the event that a noun phrase names: by its head, by the noun
// before it ("aid deliveries"), or by what a container holds ("part of an aid
// program").
func (t *typer) nounEvent(n, depth int) string {
	if t.upos(n, "PROPN", "PRON", "NUM") {
		return ""
	}
	mods := t.modifiers(n)
	if ev := t.o.NounEvent(t.lemma(n), mods...); ev != "" {
		return ev
	}
	for i := len(mods) - 1; i >= 0; i-- {
		if ev := t.o.NounEvent(mods[i]); ev != "" {
			return ev
		}
	}
	if depth < 2 && containers[t.lemma(n)] {
		for _, k := range t.kids[n] {
			if t.is(k, "nmod") && !t.is(k, "nmod:poss") {
				if ev := t.nounEvent(k, depth+1); ev != "" {
					return ev
				}
			}
		}
	}
	return ""
}

// standing changes the event of a predicate by what governs it and by how the
// claim stands.
func (t *typer) standing(e *schema.Evidence, head int, ev string) string {
	ev, governed := t.governed(head, ev, 0)
	modal := t.modal(head)
	switch e.Modality {
	case schema.Demanded, schema.Asked:
		return ""
	case schema.Hypothetical:
		if modal != "would" || t.conditional(head) {
			if !governed {
				return ""
			}
		}
	}
	if governed {
		return ev
	}
	if t.conditional(head) {
		return ""
	}
	switch {
	case modal == "have": // "may have attacked" speaks of the past
	case modal == "will", modal == "would", modal == "may", modal == "might", modal == "shall", modal == "could" && !t.o.Cooperative(ev):
		if e.Claim.Negated {
			ev = t.operator("fail", ev)
			return ev
		}
		return t.operator("plan", ev)
	}
	if e.Claim.Negated {
		return t.operator("fail", ev)
	}
	if e.Modality == schema.Planned && modal == "" && !t.purpose(head) {
		return t.operator("plan", ev)
	}
	return ev
}

func (t *typer) operator(name, ev string) string {
	op := t.o.Operator(name)
	if op == nil || strings.Contains(ev, ":") {
		return ev // types of other ontologies have no halves
	}
	return op.Apply(t.o, ev)
}

// governed climbs from a verb to the verbs, adjectives and nouns that govern it
// and applies them. It reports whether any did that says more than that the
// act is done.
func (t *typer) governed(h int, ev string, depth int) (string, bool) {
	for depth < 6 {
		depth++
		g := t.head(h)
		if g < 0 {
			return ev, false
		}
		switch {
		case t.is(h, "conj") && t.upos(g, "VERB") && !t.ownSubject(h):
			h = g
			continue
		case t.is(h, "xcomp") || t.is(h, "advcl") && t.upos(g, "ADJ") || t.is(h, "ccomp") && !t.ownSubject(h):
			adj := t.upos(g, "ADJ")
			if t.object(g) >= 0 && !adj {
				return ev, false // the object does it, not the subject
			}
			lemma := t.lemma(g)
			if p := t.particle(g); p != "" {
				lemma += " " + p
			}
			op := t.o.Governor(lemma, adj)
			if op == nil && t.upos(g, "VERB") && t.passive(g) {
				op = t.o.Governor(strings.ToLower(t.tok[g].Form), true)
			}
			if op == nil {
				return ev, false
			}
			if op.Name == "attempt" {
				h = g
				continue
			}
			if strings.Contains(ev, ":") {
				return ev, true
			}
			out := op.Apply(t.o, ev)
			if t.negated(g) {
				if op.Name == "promise" || op.Name == "plan" || op.Name == "allow" {
					return "REJECT", true
				}
				return "", true
			}
			return out, true
		case t.is(h, "acl") && t.tok[h].XPOS == "VB" && t.upos(g, "NOUN"):
			// "its decision to withdraw", "an offer to help"
			switch nev := t.o.NounEvent(t.lemma(g)); nev {
			case "REJECT", "THREATEN", "AGREE":
				return nev, true
			case "REQUEST":
				return "", true
			}
			if op := t.o.Governor(t.lemma(g), false); op != nil && op.Name == "plan" || t.lemma(g) == "decision" || t.lemma(g) == "intention" {
				return t.operator("plan", ev), true
			}
			return ev, false
		default:
			return ev, false
		}
	}
	return ev, false
}
