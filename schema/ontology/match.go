package ontology

import (
	"slices"
	"strings"

	"github.com/relata-kg/relata/schema"
)

// Query is what a predicate looks like. Words are lemmas in lower case; empty
// fields say that there is none or that it is not known.
type Query struct {
	// Lemma is the head: a verb, or with Nominal a noun ("chairman",
	// "talk"), or an adjective ("loyal"), or "be" for a bare copula.
	Lemma string
	// Modifiers are the words before a nominal head, "foreign" in "foreign
	// minister".
	Modifiers []string
	// Particle belongs to the verb ("blow up").
	Particle string
	// Noun is a noun within the predicate ("talk" in "hold talks with").
	Noun string
	// Prep is the preposition that leads to the claim's object.
	Prep string
	// Nominal tells that the head is a noun or an adjective, not a verb.
	Nominal bool
	// Passive tells that the claim's subject undergoes the act.
	Passive bool
	// Agent tells that the claim's object is the agent of a passive ("was
	// attacked by").
	Agent bool

	// The rest is for events only.

	// ObjectNoun is the head noun of the direct object, or of the subject of
	// a passive; SubjectNoun that of the subject.
	ObjectNoun, SubjectNoun string
	// Obliques are the head nouns of the verb's other complements, Preps
	// their prepositions.
	Obliques, Preps []string
	// Clause tells that the verb has a clause as complement; Inner is the
	// event of that clause.
	Clause bool
	Inner  string
	// NounEvent is the event of the object where a word list cannot tell it.
	NounEvent string

	// SubjectClass and ObjectClass are the classes of the two ends.
	SubjectClass, ObjectClass schema.Class
}

// Match is what a predicate says.
type Match struct {
	// Relation is nil where none fits.
	Relation *Relation
	// Inverse tells that the relation holds from the claim's object to its
	// subject.
	Inverse bool
	// Event is the type of event, "" for none.
	Event string
	// Failed names the rule of domain or range that kept a relation from
	// being used: "rel:leads: subject is Place, not Agent".
	Failed string
}

// Match finds the relation and the event type of a predicate.
func (o *Ontology) Match(q Query) Match {
	m := o.relation(q)
	m.Event = o.event(q)
	return m
}

func join(words ...string) string {
	n := 0
	for _, w := range words {
		if w != "" {
			words[n] = w
			n++
		}
	}
	return strings.Join(words[:n], " ")
}

func (o *Ontology) relation(q Query) Match {
	var m Match
	swap := q.Agent
	prep := q.Prep
	if q.Agent {
		prep = "" // "by" is the mark of the agent, not of the relation
	}
	try := func(kind, words string) bool {
		for _, ref := range o.phrases[phraseKey{kind, words}] {
			inv := ref.phrase.Reversed != swap
			if inv && swap && ref.rel.Inverse == "" && !ref.rel.Symmetric {
				continue // a passive is turned round only where the inverse is declared
			}
			sub, obj := q.SubjectClass, q.ObjectClass
			if inv {
				sub, obj = obj, sub
			}
			if why := o.fits(ref, sub, obj); why != "" {
				if m.Failed == "" {
					m.Failed = why
				}
				continue
			}
			m = Match{Relation: ref.rel, Inverse: inv}
			return true
		}
		return false
	}
	if q.Nominal {
		mods := q.Modifiers
		for i := 0; i <= len(mods); i++ {
			if try("noun", join(strings.Join(mods[i:], " "), q.Lemma, prep)) {
				return m
			}
			if i < len(mods) && try("noun", join(mods[i], "*", prep)) {
				return m
			}
		}
		return m
	}
	if q.Lemma == "be" && q.Noun == "" {
		if prep == "" && q.ObjectNoun != "" {
			try("role", q.ObjectNoun)
			m.Failed = "" // most of what is something has no role
			return m
		}
		if prep != "" && (try("preposition", prep) || try("verb", "be "+prep)) {
			return m
		}
		return m
	}
	if q.Passive && !q.Agent {
		// what is done to the subject is not what the subject does: a passive
		// is listed as one, "be base in"
		try("verb", join("be", q.Lemma, q.Particle, q.Noun, prep))
		return m
	}
	try("verb", join(q.Lemma, q.Particle, q.Noun, prep))
	return m
}

// fits says why a phrase's relation cannot hold between two classes, "" if it
// can. What is not known to be of a class is given the benefit of the doubt,
// save by strict phrases.
func (o *Ontology) fits(ref phraseRef, sub, obj schema.Class) string {
	if ref.phrase.Strict {
		if unknown(sub) && !anything(ref.rel.Domain) {
			return ref.rel.ID + ": \"" + ref.phrase.Words + "\" needs a subject known to be " + list(ref.rel.Domain)
		}
		if unknown(obj) && !anything(ref.rel.Range) {
			return ref.rel.ID + ": \"" + ref.phrase.Words + "\" needs an object known to be " + list(ref.rel.Range)
		}
	}
	if !o.anyOf(sub, ref.rel.Domain) {
		return ref.rel.ID + ": subject is " + string(sub) + ", not " + list(ref.rel.Domain)
	}
	if !o.anyOf(obj, ref.rel.Range) {
		return ref.rel.ID + ": object is " + string(obj) + ", not " + list(ref.rel.Range)
	}
	return ""
}

func anything(cs []schema.Class) bool { return len(cs) == 0 || slices.Contains(cs, schema.Thing) }

func unknown(c schema.Class) bool { return c == "" || c == schema.Thing }

func (o *Ontology) anyOf(c schema.Class, of []schema.Class) bool {
	if unknown(c) || len(of) == 0 {
		return true
	}
	for _, p := range of {
		if o.IsA(c, p) {
			return true
		}
	}
	return false
}

func list(cs []schema.Class) string {
	s := make([]string, len(cs))
	for i, c := range cs {
		s[i] = string(c)
	}
	return strings.Join(s, " or ")
}

// event finds the event type: the senses and listings of the longest phrase
// first; then, for operators and light verbs, the act they govern.
func (o *Ontology) event(q Query) string {
	if q.Nominal {
		return o.nounEvent(q)
	}
	obj := q.Noun
	if obj == "" {
		obj = q.ObjectNoun
	}
	preps := q.Preps
	if q.Prep != "" && !slices.Contains(preps, q.Prep) {
		preps = append([]string{q.Prep}, preps...)
	}
	verb := join(q.Lemma, q.Particle)
	op := o.opVerbs[verb]
	if op != nil && q.Clause {
		if ev := op.Apply(o, q.Inner); ev != "" || q.Inner != "" {
			return ev
		}
	}
	lookup := func(words string) (string, bool) {
		k := wordKey{"verbs", words}
		for i := range o.senses[k] {
			s := &o.senses[k][i]
			if o.holds(s, q, preps) {
				return s.Event, true
			}
		}
		ev, ok := o.words[k]
		return ev, ok
	}
	var keys []string
	if obj != "" {
		keys = append(keys, join(verb, obj))
		if q.Particle != "" {
			keys = append(keys, join(q.Lemma, obj))
		}
	}
	for _, ob := range q.Obliques {
		keys = append(keys, join(verb, ob))
	}
	direct := len(keys)
	for _, p := range preps {
		for _, ob := range q.Obliques {
			keys = append(keys, verb+" "+p+" "+ob) // "put on alert"
		}
	}
	for _, p := range preps {
		keys = append(keys, join(verb, p))
	}
	for i, k := range keys {
		if obj != "" && i == direct {
			// an object tells more than the preposition of something else:
			// "fired workers at its plant"
			if ev, ok := o.senseOnly(verb, q, preps); ok {
				return ev
			}
		}
		if ev, ok := lookup(k); ok {
			return ev
		}
		if k == verb {
			break
		}
	}
	inner := q.NounEvent
	if inner == "" && obj != "" {
		inner, _ = o.nounLookup(wordKey{"nouns", obj}, q, preps)
	}
	if op != nil && !q.Clause && inner != "" && op.Name != "promise" && op.Name != "demand" && op.Name != "refuse" && op.Name != "threaten" {
		if ev, ok := o.senseOnly(verb, q, preps); ok {
			return ev
		}
		return op.Apply(o, inner)
	}
	if ev, ok := lookup(verb); ok {
		return ev
	}
	if q.Particle != "" {
		if ev, ok := lookup(q.Lemma); ok && o.opVerbs[q.Lemma] == nil {
			return ev
		}
	}
	if o.light[verb] || q.Particle != "" && o.light[q.Lemma] {
		if inner != "" {
			return inner
		}
	}
	if op != nil && (q.Clause || obj != "") {
		return op.Apply(o, "")
	}
	return ""
}

// IsVerb reports whether a verb, or a phrase of one with a particle, is in the
// lists of the events, as a word or as an operator.
func (o *Ontology) IsVerb(words string) bool {
	k := wordKey{"verbs", words}
	_, word := o.words[k]
	return word || o.senses[k] != nil || o.opVerbs[words] != nil || o.light[words]
}

func (o *Ontology) senseOnly(verb string, q Query, preps []string) (string, bool) {
	k := wordKey{"verbs", verb}
	for i := range o.senses[k] {
		if s := &o.senses[k][i]; s.conditional() && o.holds(s, q, preps) {
			return s.Event, true
		}
	}
	return "", false
}

func (o *Ontology) nounEvent(q Query) string {
	k := wordKey{"nouns", q.Lemma}
	for i := range q.Modifiers {
		if ev, ok := o.words[wordKey{"nouns", join(strings.Join(q.Modifiers[i:], " "), q.Lemma)}]; ok {
			return ev
		}
	}
	if ev, ok := o.nounLookup(k, q, append([]string{q.Prep}, q.Preps...)); ok {
		return ev
	}
	// adjectives are listed with the verbs: "opposed to"
	if q.Prep != "" {
		if ev, ok := o.words[wordKey{"verbs", join(q.Lemma, q.Prep)}]; ok {
			return ev
		}
	}
	return ""
}

func (o *Ontology) nounLookup(k wordKey, q Query, preps []string) (string, bool) {
	for i := range o.senses[k] {
		s := &o.senses[k][i]
		if o.holds(s, q, preps) {
			return s.Event, true
		}
	}
	ev, ok := o.words[k]
	return ev, ok
}

// NounEvent gives the event type that a noun names, "" for none: "talk" is a
// CONSULT. Modifiers are the words before it.
func (o *Ontology) NounEvent(lemma string, modifiers ...string) string {
	return o.nounEvent(Query{Lemma: lemma, Modifiers: modifiers, Nominal: true})
}

// IsLight reports whether a verb leaves its meaning to its object, as in
// "hold talks".
func (o *Ontology) IsLight(lemma string) bool { return o.light[lemma] }

func (o *Ontology) holds(s *Sense, q Query, preps []string) bool {
	in := func(want []string, w string) bool { return slices.Contains(want, w) }
	if len(s.Obj) > 0 && !in(s.Obj, q.ObjectNoun) && !(q.Noun != "" && in(s.Obj, q.Noun)) {
		return false
	}
	if len(s.Subj) > 0 && !in(s.Subj, q.SubjectNoun) {
		return false
	}
	if len(s.Obl) > 0 && !slices.ContainsFunc(q.Obliques, func(w string) bool { return in(s.Obl, w) }) {
		return false
	}
	if len(s.Prep) > 0 && !in(s.Prep, q.Particle) && !slices.ContainsFunc(preps, func(w string) bool { return in(s.Prep, w) }) {
		return false
	}
	if len(s.Mod) > 0 && !slices.ContainsFunc(q.Modifiers, func(w string) bool { return in(s.Mod, w) }) {
		return false
	}
	if s.Comp == "clause" && !q.Clause || s.Comp == "none" && q.Clause {
		return false
	}
	if s.Passive == "true" && !q.Passive || s.Passive == "false" && q.Passive {
		return false
	}
	if s.Transitive == "true" && q.ObjectNoun == "" && q.Noun == "" || s.Transitive == "false" && (q.ObjectNoun != "" || q.Noun != "") {
		return false
	}
	sub, obj := q.SubjectClass, q.ObjectClass
	if q.Passive {
		// what undergoes the act is the claim's subject
		sub, obj = "", sub
		if q.Agent {
			sub = q.ObjectClass
		}
	}
	if len(s.ObjClass) > 0 && (obj == "" || !slices.ContainsFunc(s.ObjClass, func(c schema.Class) bool { return o.IsA(obj, c) })) {
		return false
	}
	if len(s.SubjClass) > 0 && (sub == "" || !slices.ContainsFunc(s.SubjClass, func(c schema.Class) bool { return o.IsA(sub, c) })) {
		return false
	}
	return true
}
