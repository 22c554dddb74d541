package graph

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"github.com/relata-kg/relata/schema"
)

// Card is all that the graph says of an entity.
type Card struct {
	Entity schema.Entity
	// Others are the IRIs of further entities of the same name, which the name
	// asked for could have meant.
	Others []string
	// Documents is the number of documents that mention the entity, Evidence
	// the number of places that say something of it.
	Documents, Evidence int
	// Reasons say why mentions under other names were taken for the entity.
	Reasons []string
	// Roles are the claims that say what the entity is: offices, memberships,
	// what it leads, and what it is part of or located in.
	Roles []CardClaim
	// Claims are all other claims, those with most claims first, the entity as
	// subject before the entity as object.
	Claims []CardGroup
}

// CardGroup are the claims of one predicate.
type CardGroup struct {
	Predicate, Label string
	// Inverse tells that the entity is the object.
	Inverse bool
	Claims  []CardClaim
}

// CardClaim is a claim in words.
type CardClaim struct {
	ID      string
	Status  schema.Status
	Negated bool
	// Sources is the number of independent documents that make the claim.
	Sources int
	// Subject, Predicate and Object are the words to show; the IDs are empty
	// for what is no entity.
	Subject, Predicate, Object       string
	SubjectID, PredicateID, ObjectID string
	Events                           []string
	// When is the interval of the first evidence that tells one.
	When     string
	Evidence []Cite
}

// Cite is one place that makes a claim.
type Cite struct {
	Sentence string
	Doc      schema.DocumentInfo
	// SaidBy are the sources, the nearest first.
	SaidBy   []string
	Modality schema.Modality
	// When is the time in words, "" where the text tells none: "2018-07-19",
	// "2009 to 2013", and "as of 2018-08-04" or "until 2018-08-04" where it
	// follows from the date of the text alone.
	When       string
	Confidence float64
}

// roles are the relations that say what an entity is rather than what it does.
var roles = []string{"rel:holdsOffice", "rel:leads", "rel:memberOf", "rel:partOf", "rel:locatedIn"}

// FindCard gives the card of the entity of that IRI, short or full, or of that
// label or alias, however it is written in capitals and small letters. Of
// several, that which most documents mention is taken and the others are named.
// The error wraps [ErrNotFound] when there is none.
func FindCard(ctx context.Context, st Store, name string) (*Card, error) {
	ids, err := findEntities(ctx, st, name)
	if err != nil {
		return nil, err
	}
	if len(ids) == 0 {
		return nil, fmt.Errorf("entity %q: %w in the graph", name, ErrNotFound)
	}
	r := newReader(st)
	id := ids[0]
	card := &Card{}
	for _, o := range ids[1:] {
		card.Others = append(card.Others, string(o))
	}
	if card.Entity, err = r.entity(ctx, id); err != nil {
		return nil, err
	}
	if card.Documents, err = count(ctx, st, quad.Quad{Predicate: relMentions, Object: id}); err != nil {
		return nil, err
	}
	for q, err := range st.Find(ctx, quad.Quad{Subject: id, Predicate: relMentionedIn}) {
		if err != nil {
			return nil, err
		}
		if v, ok := parseVote(q.Object); ok {
			card.Reasons = union(card.Reasons, v.Reasons)
		}
	}

	docs := map[quad.IRI]schema.DocumentInfo{}
	groups := map[string]*CardGroup{}
	for _, inverse := range []bool{false, true} {
		end := rdfSubject
		if inverse {
			end = rdfObject
		}
		qs, err := collect(st.Find(ctx, quad.Quad{Predicate: end, Object: id}))
		if err != nil {
			return nil, err
		}
		for _, q := range qs {
			claim, ok := q.Subject.(quad.IRI)
			if !ok || q.Label != claim {
				continue
			}
			c, err := r.claim(ctx, claim, docs)
			if err != nil {
				return nil, err
			}
			card.Evidence += len(c.Evidence)
			if !inverse && !c.Negated && c.Status != schema.StatusUnrealised && slices.Contains(roles, c.PredicateID) {
				card.Roles = append(card.Roles, c)
				continue
			}
			key := fmt.Sprint(inverse, c.PredicateID)
			if groups[key] == nil {
				groups[key] = &CardGroup{Predicate: c.PredicateID, Label: c.Predicate, Inverse: inverse}
			}
			groups[key].Claims = append(groups[key].Claims, c)
		}
	}
	sortClaims(card.Roles)
	for _, g := range groups {
		sortClaims(g.Claims)
		card.Claims = append(card.Claims, *g)
	}
	slices.SortFunc(card.Claims, func(a, b CardGroup) int {
		if a.Inverse != b.Inverse {
			if b.Inverse {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(len(b.Claims), len(a.Claims)), cmp.Compare(a.Predicate, b.Predicate))
	})
	return card, nil
}

func count(ctx context.Context, st Store, match quad.Quad) (n int, err error) {
	for _, err := range st.Find(ctx, match) {
		if err != nil {
			return 0, err
		}
		n++
	}
	return n, nil
}

// findEntities lists the entities a name can mean, the most mentioned first.
func findEntities(ctx context.Context, st Store, name string) ([]quad.IRI, error) {
	name = strings.TrimSpace(name)
	id := iri(name).Short()
	for _, id := range []quad.IRI{id, iri("ent:" + strings.ReplaceAll(name, " ", "_"))} {
		if n, err := count(ctx, st, quad.Quad{Predicate: relMentions, Object: id}); err != nil || n > 0 {
			return []quad.IRI{id}, err
		}
	}
	gather := func(qs []quad.Quad) (out []quad.IRI) {
		for _, q := range qs {
			if id, ok := q.Subject.(quad.IRI); ok && q.Label == nil && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
		return out
	}
	var found []quad.IRI
	for _, spelt := range spellings(name) {
		for _, p := range []quad.IRI{rdfsLabel, skosAlt} {
			if len(found) > 0 {
				break
			}
			qs, err := collect(st.Find(ctx, quad.Quad{Predicate: p, Object: quad.String(spelt)}))
			if err != nil {
				return nil, err
			}
			found = gather(qs)
		}
	}
	// Written otherwise: look at every name.
	for _, p := range []quad.IRI{rdfsLabel, skosAlt} {
		if len(found) > 0 {
			break
		}
		var qs []quad.Quad
		for q, err := range st.Find(ctx, quad.Quad{Predicate: p}) {
			if err != nil {
				return nil, err
			}
			if strings.EqualFold(textOf(q.Object), name) {
				qs = append(qs, q)
			}
		}
		found = gather(qs)
	}
	if len(found) < 2 {
		return found, nil
	}
	docs := map[quad.IRI]int{}
	for _, id := range found {
		n, err := count(ctx, st, quad.Quad{Predicate: relMentions, Object: id})
		if err != nil {
			return nil, err
		}
		docs[id] = n
	}
	slices.SortFunc(found, func(a, b quad.IRI) int { return cmp.Or(cmp.Compare(docs[b], docs[a]), cmp.Compare(a, b)) })
	return found, nil
}

// spellings are the ways of writing a name that are looked up at once: as it
// stands, with the capitals that names have, and in capitals.
func spellings(name string) []string {
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		switch w {
		case "of", "the", "and", "for", "in", "on", "de", "von", "van", "bin":
			if i > 0 {
				continue
			}
		}
		r, n := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(r)) + w[n:]
	}
	return []string{name, strings.Join(words, " "), strings.ToUpper(name)}
}

var statusRank = map[schema.Status]int{schema.StatusAsserted: 0, schema.StatusAttributed: 1, schema.StatusDisputed: 2, schema.StatusDenied: 3, schema.StatusUnrealised: 4}

func sortClaims(cs []CardClaim) {
	slices.SortFunc(cs, func(a, b CardClaim) int {
		return cmp.Or(cmp.Compare(b.Sources, a.Sources), cmp.Compare(statusRank[a.Status], statusRank[b.Status]),
			cmp.Compare(len(b.Evidence), len(a.Evidence)), cmp.Compare(a.Object, b.Object), cmp.Compare(a.ID, b.ID))
	})
}

// claim reads a claim in words, with the places that make it in the order of
// their documents' sources and sentences.
func (r *reader) claim(ctx context.Context, id quad.IRI, docs map[quad.IRI]schema.DocumentInfo) (CardClaim, error) {
	c := CardClaim{ID: string(id)}
	words := func(v quad.Value) (label, ent string, err error) {
		e, isEntity := v.(quad.IRI)
		if !isEntity {
			n, err := r.node(ctx, v, schema.Span{}, "")
			return n.Label, "", err
		}
		x, err := r.entity(ctx, e)
		return x.Label, string(e), err
	}
	own, err := collect(r.st.Find(ctx, quad.Quad{Subject: id}))
	if err != nil {
		return c, err
	}
	for _, q := range own {
		if q.Label != id {
			continue
		}
		switch q.Predicate {
		case rdfSubject:
			c.Subject, c.SubjectID, err = words(q.Object)
		case rdfObject:
			c.Object, c.ObjectID, err = words(q.Object)
		case rdfPredicate:
			c.PredicateID = textOf(q.Object)
			c.Predicate = PredicateLabel(c.PredicateID)
		case rdfType:
			if e, ok := eventOf(q.Object); ok {
				c.Events = append(c.Events, e)
			}
		case relStatus:
			c.Status = schema.Status(textOf(q.Object))
		case relPolarity:
			c.Negated = q.Object == quad.String("negative")
		case relSources:
			if n, ok := q.Object.(quad.Int); ok {
				c.Sources = int(n)
			}
		}
		if err != nil {
			return c, err
		}
	}
	slices.Sort(c.Events)
	evs, err := collect(r.st.Find(ctx, quad.Quad{Predicate: relSupports, Object: id}))
	if err != nil {
		return c, err
	}
	type placed struct {
		Cite
		n  int
		ev quad.IRI
	}
	var cites []placed
	for _, q := range evs {
		ev, ok := q.Subject.(quad.IRI)
		doc, ok2 := q.Label.(quad.IRI)
		if !ok || !ok2 {
			continue
		}
		p := placed{ev: ev}
		info, known := docs[doc]
		if !known {
			if info, _, err = readDocument(ctx, r.st, doc); err != nil {
				return c, err
			}
			docs[doc] = info
		}
		p.Doc = info
		sent := sentenceIRI(doc, 0)
		var when, until string
		saidBy := map[string]bool{}
		var t string
		for q, err := range r.st.Find(ctx, quad.Quad{Subject: ev}) {
			if err != nil {
				return c, err
			}
			switch q.Predicate {
			case relSentence:
				sent, _ = q.Object.(quad.IRI)
				p.n, _ = sentenceNumber(sent)
			case relPredLabel:
				c.Predicate = textOf(q.Object)
			case relSaidBy:
				l, _, err := words(q.Object)
				if err != nil {
					return c, err
				}
				saidBy[l] = true
			case relModality:
				p.Modality = schema.Modality(textOf(q.Object))
			case relConfidence:
				if f, ok := q.Object.(quad.Float); ok {
					p.Confidence = float64(f)
				}
			case relWhen:
				when = textOf(q.Object)
			case relUntil:
				until = textOf(q.Object)
			case relTrace:
				t = textOf(q.Object)
			}
		}
		if p.SaidBy, err = r.sources(ctx, t, saidBy); err != nil {
			return c, err
		}
		p.When = timeWords(when, until, t)
		for q, err := range r.st.Find(ctx, quad.Quad{Subject: sent, Predicate: rdfValue}) {
			if err != nil {
				return c, err
			}
			p.Sentence = textOf(q.Object)
		}
		cites = append(cites, p)
	}
	slices.SortFunc(cites, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.Doc.Source, b.Doc.Source), cmp.Compare(a.Doc.ID, b.Doc.ID), cmp.Compare(a.n, b.n), cmp.Compare(a.ev, b.ev))
	})
	for _, p := range cites {
		if c.When == "" {
			c.When = p.When
		}
		c.Evidence = append(c.Evidence, p.Cite)
	}
	return c, nil
}

// timeWords says when, as a reader would write it. A time that the words of the
// text do not name but its date gives says so: "as of" the date for what holds
// when it is written, "until" it for what is over by then.
func timeWords(when, until, traceText string) string {
	var t trace
	if traceText != "" && json.Unmarshal([]byte(traceText), &t) == nil && t.When != nil && t.When.Frame == "document" {
		if until != "" {
			return "until " + until
		}
		return "as of " + when
	}
	if until != "" {
		return when + " to " + until
	}
	return when
}

// ties is the number of claims with the same number of sources among which
// [Top] chooses: in a large graph very many have one source.
const ties = 1000

// Top gives the n claims that most independent sources stand behind, each with
// one place that makes it. Among equals, claims of named entities come before
// those of described ones and of text, and sure ones before unsure ones; where
// there are more than a thousand equals, it chooses from a thousand of them.
func Top(ctx context.Context, st Store, n int) ([]CardClaim, error) {
	numbers, err := sourceNumbers(ctx, st)
	if err != nil || n <= 0 {
		return nil, err
	}
	r := newReader(st)
	infos := map[quad.IRI]schema.DocumentInfo{}
	var out []CardClaim
	for k := range numbers {
		if len(out) >= n {
			break
		}
		qs, err := collect(st.Find(ctx, quad.Quad{Predicate: relSources, Object: quad.Int(k)}))
		if err != nil {
			return nil, err
		}
		if len(qs) > ties {
			slices.SortFunc(qs, func(a, b quad.Quad) int { return cmp.Compare(textOf(a.Subject), textOf(b.Subject)) })
			qs = qs[:ties]
		}
		type ranked struct {
			id     quad.IRI
			named  int // ends that have a name
			places int
			sure   float64
		}
		var cs []ranked
		for _, q := range qs {
			id, ok := q.Subject.(quad.IRI)
			if !ok {
				continue
			}
			c := ranked{id: id}
			realised := false
			for q, err := range st.Find(ctx, quad.Quad{Subject: id}) {
				if err != nil {
					return nil, err
				}
				switch q.Predicate {
				case relStatus:
					s := schema.Status(textOf(q.Object))
					realised = s == schema.StatusAsserted || s == schema.StatusAttributed
				case rdfSubject, rdfObject:
					if id, ok := q.Object.(quad.IRI); ok {
						e, err := r.entity(ctx, id)
						if err != nil {
							return nil, err
						}
						if e.Class != "" && e.Class != schema.Thing && isName(e.Label) {
							c.named++
						}
					}
				}
			}
			if !realised {
				continue
			}
			evs, err := collect(st.Find(ctx, quad.Quad{Predicate: relSupports, Object: id}))
			if err != nil {
				return nil, err
			}
			c.places = len(evs)
			for _, ev := range evs {
				for q, err := range st.Find(ctx, quad.Quad{Subject: ev.Subject, Predicate: relConfidence}) {
					if err != nil {
						return nil, err
					}
					if f, ok := q.Object.(quad.Float); ok {
						c.sure = max(c.sure, float64(f))
					}
				}
			}
			cs = append(cs, c)
		}
		slices.SortFunc(cs, func(a, b ranked) int {
			return cmp.Or(cmp.Compare(b.named, a.named), cmp.Compare(b.places, a.places), cmp.Compare(b.sure, a.sure), cmp.Compare(a.id, b.id))
		})
		for _, c := range cs[:min(len(cs), n-len(out))] {
			x, err := r.claim(ctx, c.id, infos)
			if err != nil {
				return nil, err
			}
			// The surest of the places speaks for the claim.
			best := slices.MaxFunc(x.Evidence, func(a, b Cite) int { return cmp.Compare(a.Confidence, b.Confidence) })
			x.Evidence = []Cite{best}
			out = append(out, x)
		}
	}
	return out, nil
}

// sourceNumbers yields the numbers of sources that claims may have, the largest
// first.
func sourceNumbers(ctx context.Context, st Store) (iter.Seq[int], error) {
	c, _, err := readCensus(ctx, st)
	if err != nil {
		return nil, err
	}
	if c != nil {
		largest := sortedKeys(c.Sources)
		slices.Reverse(largest)
		return slices.Values(largest), nil
	}
	docs, err := count(ctx, st, quad.Quad{Predicate: rdfType, Object: schemaArticle})
	return func(yield func(int) bool) {
		for k := docs; k > 0 && yield(k); k-- {
		}
	}, err
}

// isName tells a name from a description by its capitals: all longer words have
// one.
func isName(label string) bool {
	for _, w := range strings.Fields(label) {
		if r, _ := utf8.DecodeRuneInString(w); len(w) > 3 && unicode.IsLower(r) {
			return false
		}
	}
	return label != ""
}
