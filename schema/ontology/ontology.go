// Package ontology holds the words of the graph: the classes of things, the
// relations between them and the types of events, and which English words
// express them. The built-in ones are YAML files in this folder, embedded in
// the program; [LoadDir] adds a user's own or overrides them.
//
// The event types are those of PLOVER, the Political Language Ontology for
// Verifiable Event Records (Open Event Data Alliance, 2016), with the root
// codes of CAMEO beside them; definitions and words are our own. A second set,
// "business", holds the relations and events of business news.
package ontology

import (
	"slices"
	"strings"

	"github.com/relata-kg/relata/schema"
)

// Class is a kind of thing.
type Class struct {
	Name schema.Class
	// Label is the readable name.
	Label string
	// Parents are the classes that every member also belongs to.
	Parents []schema.Class
	// SchemaOrg and Wikidata name the class elsewhere ("Person", "Q5"), ""
	// where no equal is known.
	SchemaOrg, Wikidata string
	Description         string
}

// Relation is a predicate that many phrases express.
type Relation struct {
	// ID is the short IRI, such as "rel:leads".
	ID string
	// Label is the readable form, "leads".
	Label string
	// RoleLabel is the form before an object that is itself the role, "holds
	// office as" (president); "" where Label serves.
	RoleLabel string
	// Inverse is the ID of the relation read from the object's side, "" where
	// none is declared. Of a pair, the one with words of its own is stored.
	Inverse string
	// Domain and Range are the classes that subject and object may belong
	// to; empty for any.
	Domain, Range []schema.Class
	// Functional relations have one object for one subject at a time;
	// symmetric ones hold both ways.
	Functional, Symmetric bool
	// Wikidata is a property ("P463"), SchemaOrg a property ("memberOf"), ""
	// where no equal is known.
	Wikidata, SchemaOrg string
	Description         string
	// Phrases are the words that express it, in the order of the file.
	Phrases []Phrase

	// layer is 0 for the base, more for what was read on top of it.
	layer int
}

// Phrase is one way to express a relation.
type Phrase struct {
	// Kind is "verb", "noun", "preposition" or "role": a noun that is itself
	// the object, as in "Bush is president".
	Kind string
	// Words are lemmas: "preside over", "hold talk with", "chairman of".
	Words string
	// Reversed phrases have the relation's object as their subject.
	Reversed bool
	// Strict phrases express the relation only where subject and object are
	// known to belong to domain and range; others also where nothing is known
	// of them.
	Strict bool
}

// Event is a type of event.
type Event struct {
	// ID is the type as claims carry it: "CONSULT", or with the prefix of its
	// ontology "business:ACQUIRE".
	ID    string
	Label string
	// Quad is the quarter of the types it belongs to: "verbal cooperation",
	// "material cooperation", "verbal conflict" or "material conflict"; ""
	// for types outside that scheme.
	Quad string
	// CAMEO lists root codes of the older scheme ("04").
	CAMEO      []string
	Definition string
	// Modes are finer kinds, in the order of the file.
	Modes []Term
	// Verbs and Nouns are the words listed for it without condition.
	Verbs, Nouns []string
}

// IRI is the short IRI of the type: "plover:CONSULT".
func (e *Event) IRI() string { return EventIRI(e.ID) }

// EventIRI is the short IRI of an event type as claims carry it: "CONSULT"
// gives "plover:CONSULT"; one with a prefix of its own is left as it is.
func EventIRI(id string) string {
	if id == "" || strings.Contains(id, ":") {
		return id
	}
	return "plover:" + id
}

// Term is a name with its meaning.
type Term struct{ Name, Meaning string }

// Ontology is a set of classes, relations and events. It is not changed after
// loading, and may be used from several goroutines.
type Ontology struct {
	classes   map[schema.Class]*Class
	relations map[string]*Relation
	events    map[string]*Event
	// the orders of definition
	classOrder    []schema.Class
	relationOrder []string
	eventOrder    []string
	contexts      []Term

	ancestors map[schema.Class][]schema.Class

	phrases    map[phraseKey][]phraseRef
	words      map[wordKey]string  // verbs and nouns without condition → event
	senses     map[wordKey][]Sense // conditions, tried in order before words
	sets       map[string][]string // named lists of nouns
	operators  map[string]*Operator
	opVerbs    map[string]*Operator
	opAdjs     map[string]*Operator
	opOrder    []string
	light      map[string]bool
	reciprocal map[string]bool
	layers     int // how many ontologies stand on the base
}

type phraseKey struct{ kind, words string }

type phraseRef struct {
	rel    *Relation
	phrase Phrase
}

type wordKey struct {
	kind  string // "verbs" or "nouns"
	words string
}

// Sense is the event of a word where its surroundings tell it. Conditions that
// are empty hold always.
type Sense struct {
	Event string
	// Obj, Subj, Obl are head nouns; Prep prepositions or particles; Mod
	// modifiers of a noun.
	Obj, Subj, Obl, Prep, Mod []string
	// Comp is "clause", "none" or "".
	Comp                string
	ObjClass, SubjClass []schema.Class
	// Passive and Transitive are "true", "false" or "".
	Passive, Transitive string
}

func (s Sense) conditional() bool {
	return len(s.Obj)+len(s.Subj)+len(s.Obl)+len(s.Prep)+len(s.Mod)+len(s.ObjClass)+len(s.SubjClass) > 0 || s.Comp != "" || s.Passive != "" || s.Transitive != ""
}

// Operator says how the act that a word governs stands, and so changes its
// event: "stop" makes of AID a SANCTION.
type Operator struct {
	Name string
	// Cooperation, Conflict, Force, Verbal and Otherwise are the event for an
	// act of that kind, "=" the act's own, "" none. Force and Verbal may be
	// "-": as for any act of its half.
	Cooperation, Conflict, Force, Verbal, Otherwise string

	Verbs, Adjectives []string
}

// Apply gives the event of the governing word for the event of the act it
// governs, "" for none.
func (op *Operator) Apply(o *Ontology, inner string) string {
	var to string
	switch {
	case inner == "":
		to = op.Otherwise
	case op.Verbal != "-" && verbal[inner]:
		to = op.Verbal
	case op.Force != "-" && (inner == "ASSAULT" || inner == "MOBILIZE"):
		to = op.Force
	case o.cooperative(inner):
		to = op.Cooperation
	default:
		to = op.Conflict
	}
	if to == "=" {
		return inner
	}
	return to
}

// verbal acts are done by saying so: to announce a refusal is to refuse.
var verbal = map[string]bool{"AGREE": true, "REQUEST": true, "ACCUSE": true, "REJECT": true, "THREATEN": true}

func (o *Ontology) cooperative(event string) bool {
	e := o.events[event]
	return e != nil && strings.HasSuffix(e.Quad, "cooperation")
}

// Cooperative reports whether an event type is of the cooperative half.
func (o *Ontology) Cooperative(event string) bool { return o.cooperative(event) }

// Class gives the class of that name, nil if there is none.
func (o *Ontology) Class(name schema.Class) *Class { return o.classes[name] }

// Relation gives the relation of that ID, nil if there is none.
func (o *Ontology) Relation(id string) *Relation { return o.relations[id] }

// Event gives the event type of that ID, nil if there is none.
func (o *Ontology) Event(id string) *Event { return o.events[id] }

// Classes lists the classes, parents not always first, in the order of the
// files.
func (o *Ontology) Classes() []*Class {
	out := make([]*Class, 0, len(o.classOrder))
	for _, n := range o.classOrder {
		out = append(out, o.classes[n])
	}
	return out
}

// Relations lists the relations in the order of the files.
func (o *Ontology) Relations() []*Relation {
	out := make([]*Relation, 0, len(o.relationOrder))
	for _, n := range o.relationOrder {
		out = append(out, o.relations[n])
	}
	return out
}

// Events lists the event types in the order of the files.
func (o *Ontology) Events() []*Event {
	out := make([]*Event, 0, len(o.eventOrder))
	for _, n := range o.eventOrder {
		out = append(out, o.events[n])
	}
	return out
}

// Contexts lists what events may be about.
func (o *Ontology) Contexts() []Term { return o.contexts }

// IsA reports whether class is parent or one of its descendants. An unknown
// class is only itself.
func (o *Ontology) IsA(class, parent schema.Class) bool {
	return class == parent || slices.Contains(o.ancestors[class], parent)
}

// IsReciprocal reports whether several subjects of a verb do it to one another.
func (o *Ontology) IsReciprocal(lemma string) bool { return o.reciprocal[lemma] }

// Operator gives the operator of that name, nil if there is none.
func (o *Ontology) Operator(name string) *Operator { return o.operators[name] }

// Governor gives the operator that a verb or adjective lemma is ("threaten",
// "call off", "willing"), nil if it is none.
func (o *Ontology) Governor(lemma string, adjective bool) *Operator {
	if adjective {
		return o.opAdjs[lemma]
	}
	return o.opVerbs[lemma]
}

// WordCount counts the verbs and nouns, and phrases of them, that have an
// event, each once.
func (o *Ontology) WordCount() int {
	seen := map[wordKey]bool{}
	for k := range o.words {
		seen[k] = true
	}
	for k, ss := range o.senses {
		for _, s := range ss {
			if s.Event != "" {
				seen[k] = true
			}
		}
	}
	return len(seen)
}

// link computes what follows from the definitions.
func (o *Ontology) link() {
	o.ancestors = make(map[schema.Class][]schema.Class, len(o.classes))
	for name := range o.classes {
		var all []schema.Class
		var up func(n schema.Class)
		up = func(n schema.Class) {
			c := o.classes[n]
			if c == nil {
				return
			}
			for _, p := range c.Parents {
				if p != name && !slices.Contains(all, p) {
					all = append(all, p)
					up(p)
				}
			}
		}
		up(name)
		o.ancestors[name] = all
	}
	o.phrases = make(map[phraseKey][]phraseRef, 2048)
	for _, id := range o.relationOrder {
		r := o.relations[id]
		for _, p := range r.Phrases {
			k := phraseKey{p.Kind, p.Words}
			o.phrases[k] = append(o.phrases[k], phraseRef{r, p})
		}
	}
	// what stands on top comes first
	for _, refs := range o.phrases {
		slices.SortStableFunc(refs, func(a, b phraseRef) int { return b.rel.layer - a.rel.layer })
	}
	o.opVerbs, o.opAdjs = map[string]*Operator{}, map[string]*Operator{}
	for _, n := range o.opOrder {
		op := o.operators[n]
		// the first operator to list a verb has it
		for _, v := range op.Verbs {
			if o.opVerbs[v] == nil {
				o.opVerbs[v] = op
			}
		}
		for _, a := range op.Adjectives {
			if o.opAdjs[a] == nil {
				o.opAdjs[a] = op
			}
		}
	}
}

func newOntology() *Ontology {
	return &Ontology{
		classes: map[schema.Class]*Class{}, relations: map[string]*Relation{}, events: map[string]*Event{},
		words: map[wordKey]string{}, senses: map[wordKey][]Sense{}, sets: map[string][]string{}, operators: map[string]*Operator{},
		light: map[string]bool{}, reciprocal: map[string]bool{},
	}
}
