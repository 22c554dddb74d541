package graph

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
)

// mergeBatch is the number of quads that Merge writes at a time.
const mergeBatch = 20000

// MergeResult sums up a [Merge].
type MergeResult struct {
	Documents int // of the graph read
	Replaced  int // documents of the store that gave way to those
	Quads     int // read
	Added     int // that were not there
}

// Merge adds quads with short IRIs, such as an export read back, to the store.
// In an empty store that restores the graph. Where the store holds other
// documents, those of the quads join them, replacing what has the same ID or
// source, and what documents share is worked out anew, so that the graph is
// that of all the documents. Quads of no document are kept as they are.
//
// The quads are run through twice, first to see that all is well, so that an
// error in them leaves the store as it was. A failure of the store in between
// leaves a part; running the same again completes it.
func Merge(ctx context.Context, st Store, quads iter.Seq2[quad.Quad, error]) (MergeResult, error) {
	var res MergeResult
	docs, sources := map[quad.IRI]bool{}, map[string]quad.IRI{}
	for q, err := range quads {
		if err != nil {
			return res, err
		}
		if !q.IsValid() {
			return res, fmt.Errorf("%w: %v", quad.ErrInvalid, q)
		}
		res.Quads++
		s, _ := q.Subject.(quad.IRI)
		switch {
		case s == relModel && q.Predicate == owlVersion && q.Object != versionQuad.Object:
			return res, fmt.Errorf("%w: it follows version %v of the graph model, this program %s", ErrVersion, q.Object, ModelVersion)
		case q.Label == nil || q.Label != q.Subject:
		case q.Predicate == rdfType && q.Object == schemaArticle:
			docs[s] = true
		case q.Predicate == dcSource:
			sources[textOf(q.Object)] = s
		}
	}
	res.Documents = len(docs)

	l, err := newLoader(ctx, st)
	if err != nil {
		return res, err
	}
	fresh := l.fresh
	if !fresh {
		var old []quad.IRI
		for id := range docs {
			qs, err := l.find(ctx, id, rdfType, schemaArticle)
			if err != nil {
				return res, err
			}
			if len(qs) > 0 {
				old = append(old, id)
			}
		}
		for _, path := range sortedKeys(sources) {
			found, err := l.find(ctx, nil, dcSource, quad.String(path))
			if err != nil {
				return res, err
			}
			for _, q := range found {
				if id, ok := q.Subject.(quad.IRI); ok && !slices.Contains(old, id) {
					old = append(old, id)
				}
			}
		}
		slices.Sort(old)
		for at := 0; at < len(old); at += 64 {
			gone, err := l.readAll(ctx, old[at:min(at+64, len(old))])
			if err != nil {
				return res, err
			}
			if _, _, err := l.write(ctx, nil, gone, ""); err != nil {
				return res, err
			}
		}
		res.Replaced = len(old)
	}

	touched := struct{ claims, entities map[quad.IRI]bool }{map[quad.IRI]bool{}, map[quad.IRI]bool{}}
	var batch []quad.Quad
	flush := func() error {
		batch = dedupe(batch)
		if !fresh {
			var missing []quad.Quad
			for _, q := range batch {
				there, err := has(ctx, st, q)
				if err != nil {
					return err
				}
				if !there {
					missing = append(missing, q)
				}
			}
			batch = missing
		}
		res.Added += len(batch)
		if len(batch) == 0 {
			return nil
		}
		err := apply(ctx, st, batch, nil)
		batch = nil
		return err
	}
	for q, err := range quads {
		if err != nil {
			return res, err
		}
		if !fresh {
			if label, ok := q.Label.(quad.IRI); ok && strings.HasPrefix(string(label), "claim:") {
				touched.claims[label] = true
			}
			if o, ok := q.Object.(quad.IRI); ok && q.Predicate == relMentions {
				touched.entities[o] = true
			}
		}
		if batch = append(batch, q); len(batch) >= mergeBatch {
			if err := flush(); err != nil {
				return res, err
			}
		}
	}
	if err := flush(); err != nil {
		return res, err
	}
	if fresh {
		return res, keepCensus(ctx, st)
	}
	l, err = newLoader(ctx, st)
	if err != nil {
		return res, err
	}
	return res, l.reconcile(ctx, touched.claims, touched.entities)
}

// has tells whether the very quad is in the store.
func has(ctx context.Context, st Store, q quad.Quad) (bool, error) {
	for f, err := range st.Find(ctx, q) {
		if err != nil {
			return false, err
		}
		if f.Label == q.Label {
			return true, nil
		}
	}
	return false, nil
}

// reconcile works out what documents share anew, for the claims given and those
// that deny them or are denied by them, and for the entities given.
func (l *loader) reconcile(ctx context.Context, claims, entities map[quad.IRI]bool) error {
	var add, del []quad.Quad
	settle := func(was, is []quad.Quad) {
		ch := change{map[quad.Quad]bool{}, map[quad.Quad]bool{}}
		ch.swap(was, is)
		a, d := ch.settle()
		add, del = append(add, a...), append(del, d...)
	}
	flush := func(least int) error {
		if len(add)+len(del) < max(least, 1) {
			return nil
		}
		err := apply(ctx, l.st, add, del)
		add, del = nil, nil
		return err
	}
	done := map[quad.IRI]bool{}
	for _, id := range sortedKeys(claims) {
		c, ok, err := l.coreOf(ctx, id)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		both := []core{c}
		if o := c.other(); o != "" {
			oc, ok, err := l.coreOf(ctx, o)
			if err != nil {
				return err
			}
			if ok {
				both = append(both, oc)
			}
		}
		facts := map[quad.IRI][]fact{}
		for _, c := range both {
			if facts[c.id], err = l.factsOf(ctx, c.id); err != nil {
				return err
			}
		}
		for _, c := range both {
			if done[c.id] {
				continue
			}
			done[c.id] = true
			texts, err := sketchesOf(facts[c.id], func(doc quad.IRI) (*sketch, error) { return l.sketchOf(ctx, doc) })
			if err != nil {
				return err
			}
			is := claimQuads(c, facts[c.id], facts[c.other()], sourcesOf(texts).n)
			was, err := l.find(ctx, c.id, nil, nil)
			if err != nil {
				return err
			}
			if c.object != nil {
				edge, err := l.find(ctx, c.subject, c.predicate, c.object)
				if err != nil {
					return err
				}
				was = append(was, edge...)
			}
			settle(slices.DeleteFunc(was, func(q quad.Quad) bool { return q.Label != c.id }), is)
		}
		if err := flush(mergeBatch); err != nil {
			return err
		}
	}
	for _, ent := range sortedKeys(entities) {
		t, err := l.tally(ctx, ent)
		if err != nil {
			return err
		}
		var was []quad.Quad
		for _, p := range []quad.IRI{rdfsLabel, rdfType, skosAlt, owlSameAs} {
			qs, err := l.find(ctx, ent, p, nil)
			if err != nil {
				return err
			}
			was = append(was, qs...)
		}
		settle(slices.DeleteFunc(was, func(q quad.Quad) bool { return q.Label != nil }), t.quads(ent))
		if err := flush(mergeBatch); err != nil {
			return err
		}
	}
	return flush(0)
}
