package graph

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/relata-kg/relata/schema"
)

// Held is what one document holds of one entity: what resolution across
// documents works with.
type Held struct {
	// Doc is the document's ID; Entity the ID that the entity has in the
	// graph now; ReadAs the one that the reading of the document gave it,
	// which is the same unless the entity was resolved to another.
	Doc, Entity, ReadAs string
	Label               string
	Class               schema.Class
	Aliases             []string
	SameAs              []string
}

// Holdings yields what documents hold of entities, in no order, once for each
// ID that a reading gave.
func Holdings(ctx context.Context, st Store) iter.Seq2[Held, error] {
	return func(yield func(Held, error) bool) {
		for q, err := range st.Find(ctx, quad.Quad{Predicate: relMentionedIn}) {
			if err != nil {
				yield(Held{}, err)
				return
			}
			ent, isIRI := q.Subject.(quad.IRI)
			v, ok := parseVote(q.Object)
			if !isIRI || !ok || q.Label != v.Doc {
				continue
			}
			h := Held{Doc: string(v.Doc), Entity: string(ent), ReadAs: string(ent), Label: v.Label, Aliases: v.Aliases, SameAs: v.SameAs}
			h.Class, _ = classOf(v.Class)
			if len(v.ReadAs) == 0 {
				v.ReadAs = []string{h.ReadAs}
			}
			for _, id := range v.ReadAs {
				if h.ReadAs = id; !yield(h, nil) {
					return
				}
			}
		}
	}
}

func cmpStrings(pairs ...string) int {
	for i := 0; i+1 < len(pairs); i += 2 {
		switch {
		case pairs[i] < pairs[i+1]:
			return -1
		case pairs[i] > pairs[i+1]:
			return 1
		}
	}
	return 0
}

// Renaming says which entity an entity of a document is taken for.
type Renaming struct {
	// To is the ID of the entity in the graph; the ID as read undoes an
	// earlier renaming.
	To string
	// Reason is kept on the entity, "" for none.
	Reason string
}

// Rename takes entities of documents for others: of each document, by its ID,
// those entities that are listed by the ID that its reading gave them. The
// reading's own ID is kept, so that a later call can undo it. The documents are
// written in transactions of a batch each.
func Rename(ctx context.Context, st Store, docs map[string]map[string]Renaming) error {
	l, err := newLoader(ctx, st)
	if err != nil {
		return err
	}
	const batch = 64
	var readings []schema.Reading
	var old []*standing
	var by string
	flush := func() error {
		if len(readings) == 0 {
			return nil
		}
		_, _, err := l.write(ctx, readings, old, by)
		readings, old = nil, nil
		return err
	}
	for _, doc := range sortedKeys(docs) {
		d, err := l.read(ctx, iri(doc))
		if err != nil {
			return err
		}
		r, extractor, err := d.reading(ctx, st)
		if err != nil {
			return err
		}
		if extractor != by || len(readings) >= batch {
			if err := flush(); err != nil {
				return err
			}
			by = extractor
		}
		rename(&r, docs[doc])
		readings, old = append(readings, r), append(old, d)
	}
	return flush()
}

// reading gives the reading that made the document, and the name of its
// extractor.
func (d *standing) reading(ctx context.Context, st Store) (schema.Reading, string, error) {
	var r schema.Reading
	st = d.over(st)
	info, extractor, err := readDocument(ctx, st, d.id)
	if err != nil {
		return r, "", err
	}
	if info.ID == "" {
		return r, "", fmt.Errorf("document %s: %w in the graph", d.id, ErrNotFound)
	}
	r.Doc = info
	if r.Text, r.Sentences, err = Text(ctx, st, info.ID); err != nil {
		return r, "", err
	}
	// The document says of an entity what it holds itself, not what the graph
	// holds.
	rd := newReader(st)
	for ent, v := range d.votes {
		e := schema.Entity{ID: string(ent), Label: v.Label, Aliases: v.Aliases, Reason: v.Reasons}
		e.Class, _ = classOf(v.Class)
		for _, s := range v.SameAs {
			e.SameAs = append(e.SameAs, Namespaces("").FullIRI(s))
		}
		rd.entities[ent] = e
		if len(v.ReadAs) == 0 {
			r.Entities = append(r.Entities, e)
		}
		for _, id := range v.ReadAs {
			e.ReadAs, e.Reason = "", slices.Clone(v.Reasons)
			if id != e.ID {
				e.ReadAs = id
			}
			r.Entities = append(r.Entities, e)
		}
	}
	slices.SortFunc(r.Entities, func(a, b schema.Entity) int { return cmpStrings(a.ID, b.ID, a.ReadAs, b.ReadAs) })
	evs, err := rd.ofDocument(ctx, info)
	if err != nil {
		return r, "", err
	}
	for _, e := range evs {
		r.Evidence = append(r.Evidence, e.Evidence)
	}
	return r, extractor, nil
}

// over is the store with the document's own quads, which have been read, at
// hand.
func (d *standing) over(st Store) Store {
	v := view{Store: st, by: map[quad.IRI][]quad.Quad{}}
	for _, q := range d.quads {
		if s, ok := q.Subject.(quad.IRI); ok && q.Predicate != relMentionedIn {
			v.by[s] = append(v.by[s], q)
		}
		if o, ok := q.Object.(quad.IRI); ok && (q.Predicate == dcPartOf || q.Predicate == relSentence) {
			v.by[o] = append(v.by[o], q)
		}
	}
	return v
}

// view answers from memory what is asked of a document, its sentences and its
// evidence, and from the store what is asked of anything else.
type view struct {
	Store
	by map[quad.IRI][]quad.Quad // by their subject, and by their whole
}

// Find implements [Store].
func (v view) Find(ctx context.Context, match quad.Quad) iter.Seq2[quad.Quad, error] {
	at, ok := match.Subject.(quad.IRI)
	if match.Subject == nil && (match.Predicate == dcPartOf || match.Predicate == relSentence) {
		at, ok = match.Object.(quad.IRI)
	}
	own := v.by[at]
	if !ok || own == nil {
		return v.Store.Find(ctx, match)
	}
	return func(yield func(quad.Quad, error) bool) {
		for _, q := range own {
			agrees := true
			for _, d := range quad.Directions {
				if m := match.Get(d); m != nil && m != q.Get(d) {
					agrees = false
				}
			}
			if agrees && !yield(q, nil) {
				return
			}
		}
	}
}

// nodes yields every node of a reading's evidence.
func nodes(r *schema.Reading) iter.Seq[*schema.Node] {
	return func(yield func(*schema.Node) bool) {
		for i := range r.Evidence {
			e := &r.Evidence[i]
			if !yield(&e.Claim.Subject) || !yield(&e.Claim.Object) {
				return
			}
			for j := range e.Args {
				if !yield(&e.Args[j].Node) {
					return
				}
			}
			for j := range e.SaidBy {
				if !yield(&e.SaidBy[j]) {
					return
				}
			}
			if e.Where != nil && !yield(e.Where) {
				return
			}
		}
	}
}

const resolvedPrefix = "resolved: "

// rename gives the entities of a reading their new IDs.
func rename(r *schema.Reading, to map[string]Renaming) {
	ids := map[string]string{} // from the present ID to the new one
	for i := range r.Entities {
		e := &r.Entities[i]
		read := e.ReadAs
		if read == "" {
			read = e.ID
		}
		t, ok := to[read]
		if !ok {
			continue
		}
		ids[e.ID] = t.To
		e.Reason = slices.DeleteFunc(e.Reason, func(s string) bool { return len(s) > len(resolvedPrefix) && s[:len(resolvedPrefix)] == resolvedPrefix })
		e.ID, e.ReadAs = t.To, read
		if t.To == read {
			e.ReadAs = ""
		}
		if t.Reason != "" {
			e.Reason = append(e.Reason, resolvedPrefix+t.Reason)
		}
	}
	for n := range nodes(r) {
		if id, ok := ids[n.Entity]; ok {
			n.Entity = id
		}
	}
}

// Different lists the pairs of entities that the user has declared to be two,
// by owl:differentFrom, in both directions.
func Different(ctx context.Context, st Store) (map[[2]string]bool, error) {
	out := map[[2]string]bool{}
	for q, err := range st.Find(ctx, quad.Quad{Predicate: owlDifferent}) {
		if err != nil {
			return nil, err
		}
		a, b := textOf(q.Subject), textOf(q.Object)
		out[[2]string{a, b}], out[[2]string{b, a}] = true, true
	}
	return out, nil
}

// Declare records that two entities, named by the IDs that readings give them,
// are two things (different) or takes that back. Resolution heeds it when it
// next runs.
func Declare(ctx context.Context, st Store, a, b string, different bool) error {
	if a > b {
		a, b = b, a
	}
	q := []quad.Quad{{Subject: iri(a), Predicate: owlDifferent, Object: iri(b)}}
	there, err := has(ctx, st, q[0])
	switch {
	case err != nil:
		return err
	case different == there:
		return nil
	case different:
		return apply(ctx, st, q, nil)
	}
	return apply(ctx, st, nil, q)
}
