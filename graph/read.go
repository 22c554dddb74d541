package graph

import (
	"cmp"
	"context"
	"encoding/json"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/relata-kg/relata/schema"
)

// readDocument reads what is known of a document, and the extractor that read
// it. The info is zero when there is no such document.
func readDocument(ctx context.Context, st Store, id quad.IRI) (info schema.DocumentInfo, extractor string, err error) {
	for q, err := range st.Find(ctx, quad.Quad{Subject: id}) {
		if err != nil {
			return schema.DocumentInfo{}, "", err
		}
		switch q.Predicate {
		case rdfType:
			if q.Object == schemaArticle {
				info.ID = string(id)
			}
		case dcIssued:
			info.Date = textOf(q.Object)
		case provDerived:
			info.URL = textOf(q.Object)
		case relReadBy:
			extractor = textOf(q.Object)
		}
		for _, f := range documentFields {
			if q.Predicate == f.term {
				*f.of(&info) = textOf(q.Object)
			}
		}
	}
	if info.ID == "" {
		return schema.DocumentInfo{}, "", nil
	}
	return info, extractor, nil
}

// Documents lists the documents of the graph, by source and then by ID.
func Documents(ctx context.Context, st Store) ([]schema.DocumentInfo, error) {
	qs, err := collect(st.Find(ctx, quad.Quad{Predicate: rdfType, Object: schemaArticle}))
	if err != nil {
		return nil, err
	}
	var out []schema.DocumentInfo
	for _, q := range qs {
		id, ok := q.Subject.(quad.IRI)
		if !ok {
			continue
		}
		info, _, err := readDocument(ctx, st, id)
		if err != nil {
			return nil, err
		}
		out = append(out, info)
	}
	slices.SortFunc(out, func(a, b schema.DocumentInfo) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

// Text puts the text of a document together from its sentences and the gaps
// between them.
func Text(ctx context.Context, st Store, doc string) (string, []schema.Sentence, error) {
	id := iri(doc)
	qs, err := collect(st.Find(ctx, quad.Quad{Predicate: dcPartOf, Object: id}))
	if err != nil {
		return "", nil, err
	}
	type part struct {
		n            int
		before, text string
		span         schema.Span
	}
	parts := make([]part, 0, len(qs))
	for _, q := range qs {
		s, ok := q.Subject.(quad.IRI)
		if !ok {
			continue
		}
		n, ok := sentenceNumber(s)
		if !ok {
			continue
		}
		p := part{n: n, before: defaultGap(n)}
		for q, err := range st.Find(ctx, quad.Quad{Subject: s}) {
			if err != nil {
				return "", nil, err
			}
			switch q.Predicate {
			case rdfValue:
				p.text = textOf(q.Object)
			case relBefore:
				p.before = textOf(q.Object)
			case relSpan:
				p.span = parseSpan(textOf(q.Object))
			}
		}
		parts = append(parts, p)
	}
	slices.SortFunc(parts, func(a, b part) int { return cmp.Compare(a.n, b.n) })
	var b strings.Builder
	sentences := make([]schema.Sentence, 0, len(parts))
	for _, p := range parts {
		b.WriteString(p.before)
		b.WriteString(p.text)
		sentences = append(sentences, schema.Sentence{Span: p.span, Text: p.text})
	}
	for q, err := range st.Find(ctx, quad.Quad{Subject: id, Predicate: relAfter}) {
		if err != nil {
			return "", nil, err
		}
		b.WriteString(textOf(q.Object))
	}
	return b.String(), sentences, nil
}

func sentenceNumber(s quad.IRI) (int, bool) {
	i := strings.LastIndexByte(string(s), '/')
	n, err := strconv.Atoi(string(s[i+1:]))
	return n, err == nil && i >= 0
}

// ClaimEvidence is a piece of evidence with what the whole graph says of its
// claim.
type ClaimEvidence struct {
	schema.Evidence
	Status schema.Status
	// Sources is the number of independent documents that make the claim.
	Sources int
}

// reader reads evidence back, remembering the entities it has met.
type reader struct {
	st       Store
	entities map[quad.IRI]schema.Entity
}

func newReader(st Store) *reader { return &reader{st: st, entities: map[quad.IRI]schema.Entity{}} }

func (r *reader) entity(ctx context.Context, id quad.IRI) (schema.Entity, error) {
	if e, ok := r.entities[id]; ok {
		return e, nil
	}
	e := schema.Entity{ID: string(id)}
	for _, p := range []quad.IRI{rdfsLabel, rdfType, skosAlt, owlSameAs} {
		for q, err := range r.st.Find(ctx, quad.Quad{Subject: id, Predicate: p}) {
			if err != nil {
				return e, err
			}
			if q.Label != nil {
				continue
			}
			switch p {
			case rdfsLabel:
				e.Label = textOf(q.Object)
			case rdfType:
				e.Class, _ = classOf(q.Object)
			case skosAlt:
				e.Aliases = append(e.Aliases, textOf(q.Object))
			case owlSameAs:
				e.SameAs = append(e.SameAs, Namespaces("").FullIRI(textOf(q.Object)))
			}
		}
	}
	slices.Sort(e.Aliases)
	slices.Sort(e.SameAs)
	if e.Label == "" {
		e.Label = entityLabel(string(id))
	}
	r.entities[id] = e
	return e, nil
}

// node reads a value back as the end of a claim or a participant.
func (r *reader) node(ctx context.Context, v quad.Value, span schema.Span, text string) (schema.Node, error) {
	n := schema.Node{Span: span, Text: span.Of(text)}
	switch v := v.(type) {
	case nil:
		return schema.Node{}, nil
	case quad.IRI:
		e, err := r.entity(ctx, v)
		n.Entity, n.Label, n.Class, n.Aliases = e.ID, e.Label, e.Class, e.Aliases
		return n, err
	case quad.TypedString:
		n.Value, n.Datatype = string(v.Value), string(v.Type)
	case quad.TypedStringer:
		t := v.TypedString()
		n.Value, n.Datatype = numeral(v), shortIRI(string(t.Type))
	default:
		n.Value = textOf(v)
	}
	n.Label = n.Value
	return n, nil
}

// numeral writes a native literal the plain way: 0.86, not 8.6E-01.
func numeral(v quad.TypedStringer) string {
	if f, ok := v.(quad.Float); ok {
		return strconv.FormatFloat(float64(f), 'f', -1, 64)
	}
	return strings.ToLower(string(v.TypedString().Value))
}

func (r *reader) traced(ctx context.Context, t traceNode, text string) (schema.Node, error) {
	span := schema.Span{Start: t.Span[0], End: t.Span[1]}
	if t.ID != "" {
		return r.node(ctx, iri(t.ID), span, text)
	}
	n := schema.Node{Span: span, Text: span.Of(text), Label: t.Label, Value: t.Value, Datatype: t.Datatype, Unresolved: t.Unresolved}
	if n.Value == "" {
		n.Value = n.Label
	}
	return n, nil
}

// evidence reads one piece of evidence. The text is that of its document.
func (r *reader) evidence(ctx context.Context, ev quad.IRI, info schema.DocumentInfo, text string, sentences []schema.Sentence) (out ClaimEvidence, ok bool, err error) {
	e := &out.Evidence
	e.Doc, e.Source = info.ID, info.Source
	var claim quad.IRI
	var spans [3]schema.Span
	var when schema.When
	var t trace
	var unresolved []string
	for q, err := range r.st.Find(ctx, quad.Quad{Subject: ev}) {
		if err != nil {
			return out, false, err
		}
		switch text := textOf(q.Object); q.Predicate {
		case relSupports:
			claim, _ = q.Object.(quad.IRI)
		case relSentence:
			s, _ := q.Object.(quad.IRI)
			e.Sentence, _ = sentenceNumber(s)
		case relPhrase:
			e.Claim.Predicate.Text = text
		case relPredLabel:
			e.Claim.Predicate.Label = text
		case relSpans:
			for i, f := range strings.Fields(text) {
				if i < len(spans) {
					spans[i] = parseSpan(f)
				}
			}
		case relWhen:
			if _, typed := q.Object.(quad.TypedString); typed {
				when.Start = text
			}
		case relUntil:
			when.End = text
		case relModality:
			e.Modality = schema.Modality(text)
		case relConfidence:
			if f, ok := q.Object.(quad.Float); ok {
				e.Confidence = float64(f)
			}
		case relRule:
			e.Rule = text
		case relTense:
			e.Tense = text
		case relTyping:
			e.Typing = textOf(q.Object)
		case relUnresolved:
			unresolved = append(unresolved, text)
		case relEvent:
			e.Claim.Event, _ = eventOf(q.Object)
		case relTrace:
			if err := json.Unmarshal([]byte(text), &t); err != nil {
				t = trace{}
			}
		}
	}
	if claim == "" || e.Sentence >= len(sentences) {
		return out, false, nil
	}
	e.SentenceSpan, e.SentenceText = sentences[e.Sentence].Span, sentences[e.Sentence].Text
	var subject, object quad.Value
	for q, err := range r.st.Find(ctx, quad.Quad{Subject: claim}) {
		if err != nil {
			return out, false, err
		}
		if q.Label != claim {
			continue
		}
		switch q.Predicate {
		case rdfSubject:
			subject = q.Object
		case rdfPredicate:
			e.Claim.Predicate.ID = textOf(q.Object)
		case rdfObject:
			object = q.Object
		case relPolarity:
			e.Claim.Negated = q.Object == quad.String("negative")
		case relStatus:
			out.Status = schema.Status(textOf(q.Object))
		case relSources:
			if n, ok := q.Object.(quad.Int); ok {
				out.Sources = int(n)
			}
		}
	}
	if e.Claim.Predicate.Label == "" {
		e.Claim.Predicate.Label = PredicateLabel(e.Claim.Predicate.ID)
	}
	e.Claim.Predicate.Span = spans[1]
	if e.Claim.Subject, err = r.node(ctx, subject, spans[0], text); err != nil {
		return out, false, err
	}
	if e.Claim.Object, err = r.node(ctx, object, spans[2], text); err != nil {
		return out, false, err
	}
	if t.Subject != "" {
		e.Claim.Subject.Label = t.Subject
	}
	if t.Object != "" {
		e.Claim.Object.Label = t.Object
	}
	for what, n := range map[string]*schema.Node{"subject": &e.Claim.Subject, "object": &e.Claim.Object} {
		if slices.Contains(unresolved, what) {
			n.Unresolved, n.Scope = true, info.ID
		}
	}
	for _, a := range t.Args {
		n, err := r.traced(ctx, a, text)
		if err != nil {
			return out, false, err
		}
		e.Args = append(e.Args, schema.Arg{Role: a.Role, Node: n})
	}
	for _, s := range t.SaidBy {
		n, err := r.traced(ctx, s, text)
		if err != nil {
			return out, false, err
		}
		e.SaidBy = append(e.SaidBy, n)
	}
	if t.Where != nil {
		n, err := r.traced(ctx, *t.Where, text)
		if err != nil {
			return out, false, err
		}
		e.Where = &n
	}
	if t.When != nil {
		if when.End == "" {
			when.End = when.Start
		}
		when.Span = schema.Span{Start: t.When.Span[0], End: t.When.Span[1]}
		when.Text, when.Frame = t.When.Text, t.When.Frame
		if !when.Span.IsZero() {
			when.Text = when.Span.Of(text)
		}
		e.When = &when
	}
	return out, true, nil
}

// Evidence yields all evidence of the graph, document by document as
// [Documents] lists them, in the order of the text.
func Evidence(ctx context.Context, st Store) iter.Seq2[ClaimEvidence, error] {
	return func(yield func(ClaimEvidence, error) bool) {
		docs, err := Documents(ctx, st)
		if err != nil {
			yield(ClaimEvidence{}, err)
			return
		}
		r := newReader(st)
		for _, d := range docs {
			evs, err := r.ofDocument(ctx, d)
			if err != nil {
				yield(ClaimEvidence{}, err)
				return
			}
			for _, e := range evs {
				if !yield(e, nil) {
					return
				}
			}
		}
	}
}

func (r *reader) ofDocument(ctx context.Context, d schema.DocumentInfo) ([]ClaimEvidence, error) {
	text, sentences, err := Text(ctx, r.st, d.ID)
	if err != nil {
		return nil, err
	}
	type keyed struct {
		ev quad.IRI
		ClaimEvidence
	}
	var all []keyed
	for i := range sentences {
		evs, err := collect(r.st.Find(ctx, quad.Quad{Predicate: relSentence, Object: sentenceIRI(quad.IRI(d.ID), i)}))
		if err != nil {
			return nil, err
		}
		for _, q := range evs {
			ev, ok := q.Subject.(quad.IRI)
			if !ok {
				continue
			}
			e, ok, err := r.evidence(ctx, ev, d, text, sentences)
			if err != nil {
				return nil, err
			}
			if ok {
				all = append(all, keyed{ev, e})
			}
		}
	}
	slices.SortFunc(all, func(a, b keyed) int {
		return cmp.Or(cmp.Compare(a.Sentence, b.Sentence),
			cmp.Compare(a.Claim.Predicate.Span.Start, b.Claim.Predicate.Span.Start),
			cmp.Compare(a.Claim.Subject.Span.Start, b.Claim.Subject.Span.Start),
			cmp.Compare(a.Claim.Object.Span.Start, b.Claim.Object.Span.Start),
			cmp.Compare(a.ev, b.ev))
	})
	out := make([]ClaimEvidence, len(all))
	for i, k := range all {
		out[i] = k.ClaimEvidence
	}
	return out, nil
}

// sources lists who says something, in order: the trace keeps the chain, the
// quads who is in it.
func (r *reader) sources(ctx context.Context, traceText string, saidBy map[string]bool) ([]string, error) {
	if len(saidBy) == 0 {
		return nil, nil
	}
	var t trace
	if traceText != "" {
		if err := json.Unmarshal([]byte(traceText), &t); err != nil {
			t = trace{}
		}
	}
	var out []string
	for _, s := range t.SaidBy {
		n, err := r.traced(ctx, s, "")
		if err != nil {
			return nil, err
		}
		if n.Label != "" {
			out = append(out, n.Label)
		}
	}
	if len(out) == 0 {
		out = sortedKeys(saidBy)
	}
	return out, nil
}
