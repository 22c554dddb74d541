package graph

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/relata-kg/relata/schema"
)

// LoadOptions are the options of [Load].
type LoadOptions struct {
	// Extractor names the reader, its version and whatever its readings depend
	// on beside the document; it is kept on the documents, and a document read
	// by another is read anew.
	Extractor string
	// Batch is the number of documents in a transaction; when 0, as many as make
	// some 6,000 quads, and 256 at most. A store whose transactions are narrow
	// may have a method Batch that lowers it.
	Batch int
	// OnDocument is called for each document once it is in the store (or is
	// found to be there, or refused), from the goroutine of Load.
	OnDocument func(DocumentResult)
}

// State tells what became of a document.
type State string

// The states of a document.
const (
	Added     State = "added"
	Replaced  State = "replaced"  // an earlier text or reading of the source went
	Unchanged State = "unchanged" // it was there already
	Refused   State = "refused"   // it can not be kept; Err says why
)

// DocumentResult is what became of one document.
type DocumentResult struct {
	Doc      schema.DocumentInfo
	State    State
	Claims   int // distinct claims it makes
	Evidence int
	// Refused lists the evidence left out because its offsets do not give its
	// words; Err says why the whole document was refused.
	Refused []error
	Err     error
}

// LoadResult sums up a run of [Load].
type LoadResult struct {
	Added, Replaced, Unchanged, Refused int // documents
	Sentences, Evidence                 int // of the documents added or replaced
	RefusedEvidence                     int
	QuadsAdded, QuadsRemoved            int
}

// batchQuads is the number of quads that ends a batch. Cayley's key-value stores
// spread values over many thousand pages. In a small graph a large transaction
// writes each of them once for several values; in a large one nearly every value
// has a page to itself, whatever the transaction, and the pages of a large one
// fill the memory, so that it is collected all the while: with 20,000 quads the
// ten thousandth article cost 1.7 times the first, with 6,000 1.15 times, and
// the whole build less.
const batchQuads = 6000

// Load writes readings into the store until in is closed. It runs in one
// goroutine beside the readers that send to it. Documents are written in
// batches, each in one transaction, so that a crash leaves whole documents
// only. When ctx ends, Load writes the whole documents it has received and
// returns the context's error; senders must select on ctx.Done too.
//
// A document that is there already, read by the same extractor, is skipped. A
// new text under a known source replaces the old document.
func Load(ctx context.Context, st Store, in <-chan schema.Reading, opt LoadOptions) (LoadResult, error) {
	most := math.MaxInt // quads
	if opt.Batch <= 0 {
		opt.Batch, most = 256, batchQuads
	}
	if b, ok := st.(interface{ Batch() int }); ok && b.Batch() > 0 {
		opt.Batch = min(opt.Batch, b.Batch())
	}
	var res LoadResult
	l, err := newLoader(ctx, st)
	if err != nil {
		return res, err
	}
	var batch []schema.Reading
	quads := 0 // of the batch, about
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		quads = 0
		// What has been read is written even when the caller has given up.
		docs, n, err := l.write(context.WithoutCancel(ctx), batch, nil, opt.Extractor)
		batch = batch[:0]
		if err != nil {
			return err
		}
		res.QuadsAdded += n.added
		res.QuadsRemoved += n.removed
		for _, d := range docs {
			switch d.State {
			case Added:
				res.Added++
			case Replaced:
				res.Replaced++
			case Unchanged:
				res.Unchanged++
			case Refused:
				res.Refused++
			}
			if d.State == Added || d.State == Replaced {
				res.Sentences += d.sentences
				res.Evidence += d.Evidence
			}
			res.RefusedEvidence += len(d.Refused)
			if opt.OnDocument != nil {
				opt.OnDocument(d.DocumentResult)
			}
		}
		return nil
	}
	for {
		select {
		case r, ok := <-in:
			if !ok {
				return res, flush()
			}
			batch = append(batch, r)
			quads += 12*len(r.Evidence) + 5*len(r.Entities) + 3*len(r.Sentences)
			if len(batch) >= opt.Batch || quads >= most {
				if err := flush(); err != nil {
					return res, err
				}
			}
		case <-ctx.Done():
			return res, errors.Join(flush(), ctx.Err())
		}
	}
}

// Add writes readings, as [Load] does, in one transaction where the store can.
func Add(ctx context.Context, st Store, extractor string, readings ...schema.Reading) (LoadResult, error) {
	in := make(chan schema.Reading, len(readings))
	for _, r := range readings {
		in <- r
	}
	close(in)
	return Load(ctx, st, in, LoadOptions{Extractor: extractor, Batch: max(1, len(readings))})
}

// Remove takes documents out of the graph, each named by its path, its address
// or its IRI, with everything that rests on them alone. An error that wraps
// [ErrNotFound] names what is not there; the graph is then unchanged.
func Remove(ctx context.Context, st Store, names ...string) ([]schema.DocumentInfo, error) {
	l, err := newLoader(ctx, st)
	if err != nil {
		return nil, err
	}
	var ids []quad.IRI
	for _, name := range names {
		found, err := l.lookup(ctx, name)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, fmt.Errorf("document %s: %w in the graph", name, ErrNotFound)
		}
		ids = append(ids, found...)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	var out []schema.DocumentInfo
	for _, id := range ids {
		info, _, err := readDocument(ctx, st, id)
		if err != nil {
			return nil, err
		}
		out = append(out, info)
	}
	old, err := l.readAll(ctx, ids)
	if err != nil {
		return nil, err
	}
	_, _, err = l.write(ctx, nil, old, "")
	return out, err
}

// Current tells whether the store holds the document as it is, read by the same
// extractor, so that it need not be read again. It costs a few look-ups.
func Current(ctx context.Context, st Store, doc schema.DocumentInfo, extractor string) (bool, error) {
	info, by, err := readDocument(ctx, st, iri(doc.ID))
	if err != nil || info.ID == "" {
		return false, err
	}
	if doc.Language == "" {
		// It is found by reading.
		doc.Language = info.Language
	}
	if doc.Language == "" {
		info.Language = "" // found out in reading
	}
	doc.ID = string(iri(doc.ID))
	return by == extractor && info == doc, nil
}

// loader brings a store up to date. It remembers what it has read of the
// entities and claims that many documents share, so it must be the only writer
// while it lives.
type loader struct {
	st       Store
	tallies  map[quad.IRI]*tally
	facts    map[quad.IRI][]fact
	sources  map[quad.IRI]*sources
	sketches map[quad.IRI]*sketch
	fresh    bool // nothing is in the store yet, so nothing needs looking up
}

// remembered is the least number of documents or pieces of evidence that makes
// an entity or a claim worth remembering.
const remembered = 8

func newLoader(ctx context.Context, st Store) (*loader, error) {
	l := &loader{st: st, tallies: map[quad.IRI]*tally{}, facts: map[quad.IRI][]fact{}, sources: map[quad.IRI]*sources{}, sketches: map[quad.IRI]*sketch{}}
	n, err := st.Size(ctx)
	if err != nil {
		return nil, err
	}
	if n == 0 {
		l.fresh = true
	} else if err := CheckVersion(ctx, st); err != nil {
		return nil, err
	}
	return l, keepCensus(ctx, st)
}

// CheckVersion tells whether the store holds a graph of this version of the
// model; the error wraps [ErrVersion]. A store without any such graph is fine.
func CheckVersion(ctx context.Context, st Store) error {
	found, err := collect(st.Find(ctx, quad.Quad{Subject: relModel, Predicate: owlVersion}))
	if err != nil {
		return err
	}
	for _, q := range found {
		if q.Object != versionQuad.Object {
			return fmt.Errorf("%w: it follows version %v of the graph model, this program writes %s; build it anew under another name",
				ErrVersion, q.Object, ModelVersion)
		}
	}
	return nil
}

func (l *loader) find(ctx context.Context, s, p, o quad.Value) ([]quad.Quad, error) {
	if l.fresh {
		return nil, nil
	}
	return collect(l.st.Find(ctx, quad.Quad{Subject: s, Predicate: p, Object: o}))
}

// lookup finds documents by IRI, source or address.
func (l *loader) lookup(ctx context.Context, name string) ([]quad.IRI, error) {
	var out []quad.IRI
	if qs, err := l.find(ctx, iri(name), rdfType, schemaArticle); err != nil {
		return nil, err
	} else if len(qs) > 0 {
		return []quad.IRI{iri(name)}, nil
	}
	for _, m := range []quad.Quad{
		{Predicate: dcSource, Object: quad.String(name)},
		{Predicate: provDerived, Object: addressValue(name)},
	} {
		qs, err := l.find(ctx, nil, m.Predicate, m.Object)
		if err != nil {
			return nil, err
		}
		for _, q := range qs {
			if id, ok := q.Subject.(quad.IRI); ok && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out, nil
}

// standing is a document as it stands in the store.
type standing struct {
	id     quad.IRI
	quads  []quad.Quad
	claims map[quad.IRI]bool
	votes  map[quad.IRI]vote
}

// read gathers all the quads that are labelled with the document.
func (l *loader) read(ctx context.Context, id quad.IRI) (*standing, error) {
	d := &standing{id: id, claims: map[quad.IRI]bool{}, votes: map[quad.IRI]vote{}}
	take := func(qs []quad.Quad, err error) ([]quad.Quad, error) {
		if err != nil {
			return nil, err
		}
		qs = slices.DeleteFunc(qs, func(q quad.Quad) bool { return q.Label != id })
		d.quads = append(d.quads, qs...)
		return qs, nil
	}
	own, err := take(l.find(ctx, id, nil, nil))
	if err != nil {
		return nil, err
	}
	for _, q := range own {
		if q.Predicate != relMentions {
			continue
		}
		ent := q.Object.(quad.IRI)
		v, qs, err := l.votesIn(ctx, ent, id)
		if err != nil {
			return nil, err
		}
		if len(v) > 0 {
			d.votes[ent] = v[0]
		}
		d.quads = append(d.quads, qs...)
	}
	sentences, err := l.find(ctx, nil, dcPartOf, id)
	if err != nil {
		return nil, err
	}
	for _, q := range sentences {
		if _, err := take(l.find(ctx, q.Subject, nil, nil)); err != nil {
			return nil, err
		}
		evs, err := l.find(ctx, nil, relSentence, q.Subject)
		if err != nil {
			return nil, err
		}
		for _, e := range evs {
			qs, err := take(l.find(ctx, e.Subject, nil, nil))
			if err != nil {
				return nil, err
			}
			for _, q := range qs {
				if q.Predicate == relSupports {
					d.claims[q.Object.(quad.IRI)] = true
				}
			}
		}
	}
	d.quads = dedupe(d.quads)
	return d, nil
}

func (l *loader) readAll(ctx context.Context, ids []quad.IRI) (out []*standing, err error) {
	for _, id := range ids {
		s, err := l.read(ctx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// votesIn reads what documents hold of an entity; only, if not empty, keeps to
// one document. The quads are those read.
func (l *loader) votesIn(ctx context.Context, ent, only quad.IRI) (out []vote, quads []quad.Quad, err error) {
	if l.fresh {
		return nil, nil, nil
	}
	match := quad.Quad{Subject: ent, Predicate: relMentionedIn}
	if only != "" {
		match.Label = only
	}
	qs, err := collect(l.st.Find(ctx, match))
	if err != nil {
		return nil, nil, err
	}
	for _, q := range qs {
		v, ok := parseVote(q.Object)
		if !ok || q.Label != v.Doc || only != "" && v.Doc != only {
			continue
		}
		out, quads = append(out, v), append(quads, q)
	}
	return out, quads, nil
}

func textOf(v quad.Value) string {
	switch v := v.(type) {
	case nil:
		return ""
	case quad.String:
		return string(v)
	case quad.IRI:
		return string(v)
	case quad.TypedString:
		return string(v.Value)
	case quad.TypedStringer:
		return string(v.TypedString().Value)
	}
	return v.String()
}

func (l *loader) tally(ctx context.Context, ent quad.IRI) (*tally, error) {
	if t := l.tallies[ent]; t != nil {
		return t, nil
	}
	t := newTally()
	votes, _, err := l.votesIn(ctx, ent, "")
	if err != nil {
		return nil, err
	}
	for _, v := range votes {
		t.count(ent, v, 1)
	}
	return t, nil
}

// factsOf reads the evidence of a claim.
func (l *loader) factsOf(ctx context.Context, claim quad.IRI) ([]fact, error) {
	if f, ok := l.facts[claim]; ok {
		return f, nil
	}
	evs, err := l.find(ctx, nil, relSupports, claim)
	if err != nil {
		return nil, err
	}
	var out []fact
	for _, e := range evs {
		doc, ok := e.Label.(quad.IRI)
		if !ok {
			continue // written by another hand
		}
		f := fact{ev: e.Subject.(quad.IRI), doc: doc}
		qs, err := l.find(ctx, f.ev, nil, nil)
		if err != nil {
			return nil, err
		}
		var m schema.Modality
		reported := false
		for _, q := range qs {
			switch q.Predicate {
			case relModality:
				m = schema.Modality(textOf(q.Object))
			case relSaidBy:
				reported = true
			case relUnresolved:
				f.open = true
			case relEvent:
				if e, ok := q.Object.(quad.IRI); ok {
					f.events = append(f.events, e)
				}
			}
		}
		f.strength = strengthOf(m, reported)
		out = append(out, f)
	}
	return out, nil
}

// coreOf reads the statement of a claim; ok is false when there is no such
// claim.
func (l *loader) coreOf(ctx context.Context, claim quad.IRI) (c core, ok bool, err error) {
	qs, err := l.find(ctx, claim, nil, nil)
	if err != nil {
		return c, false, err
	}
	c.id = claim
	for _, q := range qs {
		if q.Label != claim {
			continue
		}
		switch q.Predicate {
		case rdfSubject:
			c.subject = q.Object
		case rdfPredicate:
			c.predicate, _ = q.Object.(quad.IRI)
		case rdfObject:
			c.object = q.Object
		case relPolarity:
			c.negated = q.Object == quad.String("negative")
		case relDenies:
			c.positive, _ = q.Object.(quad.IRI)
		}
	}
	if c.subject == nil || c.predicate == "" {
		return c, false, nil
	}
	if c.negated {
		c.negative = claim
		return c, true, nil
	}
	c.positive = claim
	denials, err := l.find(ctx, nil, relDenies, claim)
	if err != nil {
		return c, false, err
	}
	for _, q := range denials {
		c.negative, _ = q.Subject.(quad.IRI)
	}
	return c, true, nil
}

func (l *loader) sketchOf(ctx context.Context, doc quad.IRI) (*sketch, error) {
	if s, ok := l.sketches[doc]; ok {
		return s, nil
	}
	qs, err := l.find(ctx, doc, relSketch, nil)
	if err != nil {
		return nil, err
	}
	l.sketches[doc] = nil
	for _, q := range qs {
		if s, ok := parseSketch(textOf(q.Object)); ok {
			l.sketches[doc] = &s
		}
	}
	return l.sketches[doc], nil
}

type written struct {
	DocumentResult
	sentences int
}

// change is a set of quads to add and to remove. What is both stays.
type change struct{ add, del map[quad.Quad]bool }

// swap takes one version of something out and puts another in.
func (c *change) swap(before, after []quad.Quad) {
	for _, q := range before {
		c.del[q] = true
	}
	for _, q := range after {
		c.add[q] = true
	}
}

func (c *change) settle() (add, del []quad.Quad) {
	for q := range c.add {
		if c.del[q] {
			delete(c.del, q)
			continue
		}
		add = append(add, q)
	}
	return add, slices.Collect(maps.Keys(c.del))
}

type counts struct{ added, removed int }

// write adds the readings and removes the documents, in one transaction.
func (l *loader) write(ctx context.Context, readings []schema.Reading, remove []*standing, extractor string) ([]written, counts, error) {
	var results []written
	gone := map[quad.IRI]*standing{} // in the store, to be removed
	drop := func(id quad.IRI) error {
		if gone[id] != nil {
			return nil
		}
		s, err := l.read(ctx, id)
		gone[id] = s
		return err
	}
	for _, s := range remove {
		gone[s.id] = s
	}
	var docs []*document
	for _, r := range readings {
		w := written{DocumentResult: DocumentResult{Doc: r.Doc, State: Added}, sentences: len(r.Sentences)}
		id := iri(r.Doc.ID)
		if i := slices.IndexFunc(docs, func(d *document) bool { return d.id == id }); i >= 0 && docs[i].info == r.Doc {
			w.State = Unchanged
			results = append(results, w)
			continue
		}
		if gone[id] == nil && !l.fresh {
			same, err := Current(ctx, l.st, r.Doc, extractor)
			if err != nil {
				return nil, counts{}, err
			}
			if same {
				w.State = Unchanged
				results = append(results, w)
				continue
			}
		}
		d, err := newDocument(r, extractor)
		if err != nil {
			w.State, w.Err = Refused, err
			results = append(results, w)
			continue
		}
		// An earlier document of the same ID or source goes, whether it stands
		// in the store or came before in this batch.
		var old []quad.IRI
		docs = slices.DeleteFunc(docs, func(o *document) bool { return o.id == id })
		if r.Doc.Source != "" {
			qs, err := l.find(ctx, nil, dcSource, quad.String(r.Doc.Source))
			if err != nil {
				return nil, counts{}, err
			}
			for _, q := range qs {
				if o, ok := q.Subject.(quad.IRI); ok {
					old = append(old, o)
				}
			}
			n := len(docs)
			docs = slices.DeleteFunc(docs, func(o *document) bool { return o.info.Source == r.Doc.Source })
			if len(docs) != n {
				w.State = Replaced
			}
		}
		if qs, err := l.find(ctx, id, rdfType, schemaArticle); err != nil {
			return nil, counts{}, err
		} else if len(qs) > 0 {
			old = append(old, id)
		}
		for _, o := range old {
			if err := drop(o); err != nil {
				return nil, counts{}, err
			}
			w.State = Replaced
		}
		w.Claims, w.Evidence, w.Refused = len(d.cores), d.evidence, d.refused
		docs = append(docs, d)
		results = append(results, w)
	}
	if len(docs) == 0 && len(gone) == 0 {
		return results, counts{}, nil
	}

	ch := change{add: map[quad.Quad]bool{}, del: map[quad.Quad]bool{}}
	if l.fresh || len(docs) > 0 {
		qs, err := l.find(ctx, relModel, owlVersion, nil)
		if err != nil {
			return nil, counts{}, err
		}
		ch.swap(qs, []quad.Quad{versionQuad})
	}
	for _, s := range gone {
		ch.swap(s.quads, nil)
	}
	for _, d := range docs {
		ch.swap(nil, d.quads)
	}
	facts, err := l.changeClaims(ctx, &ch, docs, gone)
	if err != nil {
		return nil, counts{}, err
	}
	tallies, err := l.changeEntities(ctx, &ch, docs, gone)
	if err != nil {
		return nil, counts{}, err
	}
	add, del := ch.settle()
	if len(add)+len(del) > 0 {
		if err := apply(ctx, l.st, add, del); err != nil {
			return nil, counts{}, err
		}
	}

	l.fresh = false
	for id, f := range facts {
		if len(f) >= remembered {
			l.facts[id] = f
		} else {
			delete(l.facts, id)
			delete(l.sources, id)
		}
	}
	for id, t := range tallies {
		if t.docs >= remembered {
			l.tallies[id] = t
		} else {
			delete(l.tallies, id)
		}
	}
	return results, counts{added: len(add), removed: len(del)}, nil
}

// changeClaims works out what becomes of the claims that the documents make or
// made, and of the claims that deny those or are denied by them.
func (l *loader) changeClaims(ctx context.Context, ch *change, docs []*document, gone map[quad.IRI]*standing) (map[quad.IRI][]fact, error) {
	cores := map[quad.IRI]core{}
	for _, d := range docs {
		for id, c := range d.cores {
			cores[id] = c
		}
	}
	for _, s := range gone {
		for id := range s.claims {
			if _, known := cores[id]; known {
				continue
			}
			c, ok, err := l.coreOf(ctx, id)
			if err != nil {
				return nil, err
			}
			if !ok {
				return nil, fmt.Errorf("claim %s of document %s: %w", id, s.id, errNoCore)
			}
			cores[id] = c
		}
	}
	// The counterparts change their status with them.
	for _, id := range sortedKeys(cores) {
		o := cores[id].other()
		if _, known := cores[o]; known || o == "" {
			continue
		}
		c, ok, err := l.coreOf(ctx, o)
		if err != nil {
			return nil, err
		}
		if ok {
			c.positive, c.negative = cores[id].positive, cores[id].negative
			cores[o] = c
		}
	}

	before, after := map[quad.IRI][]fact{}, map[quad.IRI][]fact{}
	for id := range cores {
		f, err := l.factsOf(ctx, id)
		if err != nil {
			return nil, err
		}
		before[id] = f
		for _, f := range f {
			if gone[f.doc] == nil {
				after[id] = append(after[id], f)
			}
		}
	}
	of := func(doc quad.IRI) (*sketch, error) { return l.sketchOf(ctx, doc) }
	count := func(id quad.IRI, facts []fact) error {
		if l.sources[id] != nil {
			return nil
		}
		texts, err := sketchesOf(facts, of)
		l.sources[id] = sourcesOf(texts)
		return err
	}
	// Sketches of the documents that go are needed for what stood before.
	for id, c := range cores {
		if err := count(id, before[id]); err != nil {
			return nil, err
		}
		ch.swap(claimQuads(c, before[id], before[c.other()], l.sources[id].n), nil)
		if len(after[id]) < len(before[id]) {
			delete(l.sources, id)
		}
	}
	for id := range gone {
		delete(l.sketches, id)
	}
	for _, d := range docs {
		l.sketches[d.id] = d.sketch
		for id, f := range d.facts {
			after[id] = append(after[id], f...)
			if s := l.sources[id]; s != nil {
				s.add(d.sketch)
			}
		}
	}
	for id, c := range cores {
		if err := count(id, after[id]); err != nil {
			return nil, err
		}
		ch.swap(nil, claimQuads(c, after[id], after[c.other()], l.sources[id].n))
		if after[id] == nil {
			after[id] = []fact{}
		}
	}
	return after, nil
}

func (l *loader) changeEntities(ctx context.Context, ch *change, docs []*document, gone map[quad.IRI]*standing) (map[quad.IRI]*tally, error) {
	before, after := map[quad.IRI]*tally{}, map[quad.IRI]*tally{}
	touch := func(ent quad.IRI) (*tally, error) {
		if t := after[ent]; t != nil {
			return t, nil
		}
		t, err := l.tally(ctx, ent)
		if err != nil {
			return nil, err
		}
		before[ent], after[ent] = t, t.clone()
		return after[ent], nil
	}
	for _, s := range gone {
		for ent, v := range s.votes {
			t, err := touch(ent)
			if err != nil {
				return nil, err
			}
			t.count(ent, v, -1)
		}
	}
	for _, d := range docs {
		for ent, v := range d.votes {
			t, err := touch(ent)
			if err != nil {
				return nil, err
			}
			t.count(ent, v, 1)
		}
	}
	for ent, t := range after {
		ch.swap(before[ent].quads(ent), t.quads(ent))
	}
	return after, nil
}
