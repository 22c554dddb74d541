package graph

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/relata-kg/relata/schema"
)

// statusOf is the status of a claim over all its evidence and that of the claim
// of the opposite polarity. A claim is disputed when both are asserted by
// somebody.
func statusOf(negated bool, facts, other []fact) schema.Status {
	best, against := best(facts), best(other)
	switch {
	case best == unrealised:
		return schema.StatusUnrealised
	case against != unrealised:
		return schema.StatusDisputed
	case negated:
		return schema.StatusDenied
	case best == attributed:
		return schema.StatusAttributed
	}
	return schema.StatusAsserted
}

func best(facts []fact) strength {
	s := unrealised
	for _, f := range facts {
		s = max(s, f.strength)
	}
	return s
}

// claimQuads gives the claim node and, where the model's first rule allows it,
// the edge: some evidence that somebody stands behind, of positive polarity,
// of a known subject and a resolved object. Sources is the number of
// independent documents among the evidence. Without evidence there is no claim.
func claimQuads(c core, facts, other []fact, sources int) []quad.Quad {
	if len(facts) == 0 {
		return nil
	}
	var out []quad.Quad
	add := func(s quad.Value, p quad.IRI, o quad.Value) {
		out = append(out, quad.Quad{Subject: s, Predicate: p, Object: o, Label: c.id})
	}
	add(c.id, rdfType, rdfStatement)
	events := map[quad.IRI]bool{}
	edge := false
	for _, f := range facts {
		for _, e := range f.events {
			if !events[e] {
				events[e] = true
				add(c.id, rdfType, e)
			}
		}
		edge = edge || f.strength > unrealised && !f.open
	}
	add(c.id, rdfSubject, c.subject)
	add(c.id, rdfPredicate, c.predicate)
	if c.object != nil {
		add(c.id, rdfObject, c.object)
	}
	polarity := "positive"
	if c.negated {
		polarity = "negative"
		add(c.id, relDenies, c.positive)
	}
	add(c.id, relPolarity, quad.String(polarity))
	add(c.id, relStatus, quad.String(statusOf(c.negated, facts, other)))
	add(c.id, relSources, quad.Int(sources))
	if _, known := c.subject.(quad.IRI); edge && known && !c.negated && c.object != nil {
		add(c.subject, c.predicate, c.object)
	}
	return out
}

// sketchesOf gives the sketches of the documents of facts, each document once.
func sketchesOf(facts []fact, of func(doc quad.IRI) (*sketch, error)) ([]*sketch, error) {
	var out []*sketch
	seen := make(map[quad.IRI]bool, len(facts))
	for _, f := range facts {
		if seen[f.doc] {
			continue
		}
		seen[f.doc] = true
		s, err := of(f.doc)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// tally counts what documents hold of an entity.
type tally struct {
	docs            int
	labels, aliases map[string]int
	classes         map[quad.IRI]int
	sameAs          map[string]int
}

func newTally() *tally {
	return &tally{labels: map[string]int{}, aliases: map[string]int{}, classes: map[quad.IRI]int{}, sameAs: map[string]int{}}
}

func (t *tally) clone() *tally {
	return &tally{docs: t.docs, labels: maps.Clone(t.labels), aliases: maps.Clone(t.aliases), classes: maps.Clone(t.classes), sameAs: maps.Clone(t.sameAs)}
}

func bump[K comparable](m map[K]int, k K, by int) {
	if m[k] += by; m[k] <= 0 {
		delete(m, k)
	}
}

// count adds a document's vote on the entity (by = 1) or takes it away (by =
// -1).
func (t *tally) count(id quad.IRI, v vote, by int) {
	t.docs += by
	// A document that was resolved to the entity from a lesser name has no say
	// in what the entity is called and what it is.
	if len(v.ReadAs) > 0 && !slices.Contains(v.ReadAs, string(id)) {
		bump(t.aliases, v.Label, by)
	} else {
		bump(t.labels, v.Label, by)
		if v.Class != "" {
			bump(t.classes, v.Class, by)
		}
	}
	for _, a := range v.Aliases {
		bump(t.aliases, a, by)
	}
	for _, s := range v.SameAs {
		bump(t.sameAs, s, by)
	}
}

// winner is the key that most documents hold; among equals the one that comes
// first by less.
func winner[K comparable](m map[K]int, less func(a, b K) int) (k K) {
	n := 0
	for c, votes := range m {
		if votes > n || votes == n && less(c, k) < 0 {
			k, n = c, votes
		}
	}
	return k
}

// quads gives the entity as the documents together hold it: the label that most
// of them use, the longer and then the alphabetically first among equals; the
// class that most of them give, where any knows more than that it is a thing;
// every other name as alias; and one identity in each authority.
func (t *tally) quads(id quad.IRI) []quad.Quad {
	if t.docs <= 0 {
		return nil
	}
	var out []quad.Quad
	add := func(p quad.IRI, o quad.Value) { out = append(out, quad.Quad{Subject: id, Predicate: p, Object: o}) }
	if len(t.labels) == 0 {
		t = t.clone()
		t.labels, t.aliases = t.aliases, t.labels
	}
	label := winner(t.labels, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	add(rdfsLabel, quad.String(label))
	names := map[string]bool{label: true}
	for _, m := range []map[string]int{t.labels, t.aliases} {
		for a := range m {
			if !names[a] {
				names[a] = true
				add(skosAlt, quad.String(a))
			}
		}
	}
	classes := t.classes
	if thing := classIRI(schema.Thing); classes[thing] > 0 && len(classes) > 1 {
		classes = maps.Clone(classes)
		delete(classes, thing)
	}
	if len(classes) > 0 {
		add(rdfType, winner(classes, cmp.Compare[quad.IRI]))
	}
	byAuthority := map[string]map[string]int{}
	for s, n := range t.sameAs {
		a := authority(s)
		if byAuthority[a] == nil {
			byAuthority[a] = map[string]int{}
		}
		byAuthority[a][s] = n
	}
	for _, m := range byAuthority {
		add(owlSameAs, quad.IRI(winner(m, cmp.Compare[string])))
	}
	return out
}

// authority is the part of an IRI that names who gave it out: its prefix, or
// all up to the last slash or hash.
func authority(s string) string {
	if i := strings.LastIndexAny(s, "/#"); i >= 0 {
		return s[:i]
	}
	if i := strings.IndexByte(s, ':'); i >= 0 {
		return s[:i]
	}
	return s
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

// dedupe keeps the first of equal quads.
func dedupe(qs []quad.Quad) []quad.Quad {
	seen := make(map[quad.Quad]bool, len(qs))
	return slices.DeleteFunc(qs, func(q quad.Quad) bool {
		if seen[q] {
			return true
		}
		seen[q] = true
		return false
	})
}
