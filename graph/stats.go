package graph

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/relata-kg/relata/schema"
)

// Stats counts what is in a graph.
type Stats struct {
	Documents, Sentences, Entities, Claims, Evidence, Edges, Quads int

	Statuses   map[schema.Status]int
	Classes    map[schema.Class]int
	Predicates []Count // of claims, the most frequent first
	Events     []Count // of claims
}

// Count is how often a name occurs.
type Count struct {
	Name string
	N    int
}

// Recorder is a store that can keep a record beside the quads, which is no part
// of the graph. A store that can not is counted by reading all of it.
type Recorder interface {
	// Record is what ApplyRecord kept last, nil when it kept none and when
	// quads have been added or removed otherwise since; can tells whether
	// ApplyRecord keeps anything.
	Record(ctx context.Context) (record []byte, can bool, err error)
	// ApplyRecord does what [Store].Apply does and keeps the record in the same
	// transaction. Where not all of add were new or not all of del were there,
	// it keeps none.
	ApplyRecord(ctx context.Context, add, del []quad.Quad, record []byte) error
}

// ReadStats counts what is in the graph. It reads the counts that were kept when
// the graph was written, and where there are none the whole graph, once.
func ReadStats(ctx context.Context, st Store) (Stats, error) {
	c, _, err := readCensus(ctx, st)
	if err == nil && c == nil {
		c, err = takeCensus(ctx, st)
	}
	if err != nil {
		return Stats{}, err
	}
	s := c.Stats
	s.Predicates, s.Events = ranking(c.Predicates), ranking(c.Events)
	return s, nil
}

// census is a sum over the quads of a graph, so that it is brought up to date
// by the quads that come and go.
type census struct {
	Stats
	Predicates, Events map[string]int
	// Sources tells how many claims have how many independent sources.
	Sources map[int]int
}

func newCensus() *census {
	return &census{Stats: Stats{Statuses: map[schema.Status]int{}, Classes: map[schema.Class]int{}}, Predicates: map[string]int{}, Events: map[string]int{}, Sources: map[int]int{}}
}

// count adds a quad (by = 1) or takes it away (by = -1).
func (c *census) count(q quad.Quad, by int) {
	c.Quads += by
	label, _ := q.Label.(quad.IRI)
	switch {
	case label == "":
		switch q.Predicate {
		case rdfsLabel:
			c.Entities += by
		case rdfType:
			if class, ok := classOf(q.Object); ok {
				bump(c.Classes, class, by)
			}
		}
	case !strings.HasPrefix(string(label), "claim:"):
		switch q.Predicate {
		case rdfType:
			if q.Object == schemaArticle {
				c.Documents += by
			}
		case dcPartOf:
			c.Sentences += by
		case relSupports:
			c.Stats.Evidence += by
		}
	case q.Subject != label:
		c.Edges += by
	case q.Predicate == rdfType:
		if q.Object == rdfStatement {
			c.Claims += by
		} else if e, ok := eventOf(q.Object); ok {
			bump(c.Events, e, by)
		}
	case q.Predicate == relStatus:
		bump(c.Statuses, schema.Status(textOf(q.Object)), by)
	case q.Predicate == relSources:
		if n, ok := q.Object.(quad.Int); ok {
			bump(c.Sources, int(n), by)
		}
	case q.Predicate == rdfPredicate:
		bump(c.Predicates, textOf(q.Object), by)
	}
}

// takeCensus counts the whole graph.
func takeCensus(ctx context.Context, st Store) (*census, error) {
	c := newCensus()
	for q, err := range st.Find(ctx, quad.Quad{}) {
		if err != nil {
			return nil, err
		}
		c.count(q, 1)
	}
	return c, nil
}

// readCensus reads the counts that are kept, nil when there are none. The
// recorder is nil when the store can keep none.
func readCensus(ctx context.Context, st Store) (*census, Recorder, error) {
	r, ok := st.(Recorder)
	if !ok {
		return nil, nil, nil
	}
	b, can, err := r.Record(ctx)
	if err != nil || !can {
		return nil, nil, err
	}
	c := newCensus()
	if b == nil || json.Unmarshal(b, c) != nil || c.Claims > 0 && len(c.Sources) == 0 {
		return nil, r, nil // none, or of another version
	}
	return c, r, nil
}

// keepCensus sees to it that the store keeps its counts, by counting all of it
// where it does not: when it is new, or another hand has written to it.
func keepCensus(ctx context.Context, st Store) error {
	c, r, err := readCensus(ctx, st)
	if err != nil || c != nil || r == nil {
		return err
	}
	if c, err = takeCensus(ctx, st); err != nil {
		return err
	}
	return c.apply(ctx, r, nil, nil)
}

// apply changes the store and the counts that it keeps.
func apply(ctx context.Context, st Store, add, del []quad.Quad) error {
	c, r, err := readCensus(ctx, st)
	if err != nil {
		return err
	}
	if c == nil {
		return st.Apply(ctx, add, del)
	}
	return c.apply(ctx, r, add, del)
}

func (c *census) apply(ctx context.Context, r Recorder, add, del []quad.Quad) error {
	for _, q := range add {
		c.count(q, 1)
	}
	for _, q := range del {
		c.count(q, -1)
	}
	b, err := json.Marshal(c)
	if err != nil {
		return err
	}
	return r.ApplyRecord(ctx, add, del, b)
}

func ranking(m map[string]int) []Count {
	out := make([]Count, 0, len(m))
	for k, n := range m {
		out = append(out, Count{k, n})
	}
	slices.SortFunc(out, func(a, b Count) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Name, b.Name)) })
	return out
}
