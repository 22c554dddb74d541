package graph

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"github.com/relata-kg/relata/schema"
)

func itoa(n int) string { return strconv.Itoa(n) }

// strength says how far a piece of evidence stands behind its claim.
type strength uint8

const (
	unrealised strength = iota
	attributed
	asserted
)

func strengthOf(m schema.Modality, reported bool) strength {
	switch {
	case m != schema.Asserted && m != "":
		return unrealised
	case reported:
		return attributed
	}
	return asserted
}

// fact is what a claim needs to know of one piece of its evidence.
type fact struct {
	ev, doc  quad.IRI
	strength strength
	// open tells that subject or object stayed unresolved, so that no edge
	// can stand on this evidence.
	open   bool
	events []quad.IRI
}

// core is the statement of a claim, as values.
type core struct {
	id                 quad.IRI
	subject, object    quad.Value // object is nil for none
	predicate          quad.IRI
	negated            bool
	positive, negative quad.IRI // the claim and its denial, whichever id is
}

// other is the claim of the opposite polarity.
func (c core) other() quad.IRI {
	if c.negated {
		return c.positive
	}
	return c.negative
}

// vote is what one document holds of an entity. It is kept as JSON on one quad,
// entity rel:mentionedIn vote, labelled with the document and naming it: some
// stores keep no two quads that differ in the label alone.
type vote struct {
	Doc     quad.IRI `json:"doc"`
	Label   string   `json:"label"`
	Class   quad.IRI `json:"class,omitempty"`
	Aliases []string `json:"aliases,omitempty"`
	SameAs  []string `json:"sameAs,omitempty"`
	// Reasons say why mentions under other names were taken for the entity.
	Reasons []string `json:"reasons,omitempty"`
	// ReadAs are the IDs that the document's reading gave it, where resolution
	// across documents has found one of them to be another entity.
	ReadAs []string `json:"readAs,omitempty"`
}

func (v vote) value() (quad.Value, error) {
	b, err := json.Marshal(v)
	return quad.String(b), err
}

func parseVote(v quad.Value) (out vote, ok bool) {
	s, isText := v.(quad.String)
	return out, isText && json.Unmarshal([]byte(s), &out) == nil
}

// document is a reading as quads: those of its own, and what it adds to claims
// and entities that other documents may share.
type document struct {
	info     schema.DocumentInfo
	id       quad.IRI
	quads    []quad.Quad
	cores    map[quad.IRI]core
	facts    map[quad.IRI][]fact // by claim
	votes    map[quad.IRI]vote
	sketch   *sketch
	evidence int
	refused  []error
}

func (d *document) add(s quad.Value, p quad.IRI, o quad.Value) {
	d.quads = append(d.quads, quad.Quad{Subject: s, Predicate: p, Object: o, Label: d.id})
}

func (d *document) addText(s quad.Value, p quad.IRI, text string) {
	if text != "" {
		d.add(s, p, quad.String(text))
	}
}

// newDocument turns a reading into quads. The error is for a reading that can
// not be kept at all; evidence whose offsets do not give its words is left out
// and listed in refused.
func newDocument(r schema.Reading, extractor string) (*document, error) {
	if r.Doc.ID == "" {
		return nil, fmt.Errorf("%s: document without ID", r.Doc.Source)
	}
	if !utf8.ValidString(r.Text) {
		return nil, fmt.Errorf("%s: text is not UTF-8", r.Doc.Source)
	}
	d := &document{info: r.Doc, id: iri(r.Doc.ID), cores: map[quad.IRI]core{}, facts: map[quad.IRI][]fact{}, votes: map[quad.IRI]vote{}}
	d.add(d.id, rdfType, schemaArticle)
	for _, f := range documentFields {
		d.addText(d.id, f.term, strings.ToValidUTF8(*f.of(&d.info), "\uFFFD"))
	}
	if r.Doc.Date != "" {
		d.add(d.id, dcIssued, dateValue(r.Doc.Date))
	}
	if u := r.Doc.URL; u != "" {
		d.add(d.id, provDerived, addressValue(u))
	}
	d.addText(d.id, relReadBy, extractor)
	if s, ok := sketchOf(r.Text); ok {
		d.sketch = &s
		d.add(d.id, relSketch, quad.String(s.String()))
	}

	end := 0
	for i, s := range r.Sentences {
		if s.Span.Start < end || s.Span.End < s.Span.Start || s.Span.End > len(r.Text) || s.Span.Of(r.Text) != s.Text {
			return nil, fmt.Errorf("%s: sentence %d (bytes %d-%d) does not give its words", r.Doc.Source, i, s.Span.Start, s.Span.End)
		}
		id := sentenceIRI(d.id, i)
		d.add(id, dcPartOf, d.id)
		d.add(id, rdfValue, quad.String(s.Text))
		d.add(id, relSpan, quad.String(spanText(s.Span)))
		// A single space between sentences goes without saying, and so does
		// nothing before the first.
		if gap := r.Text[end:s.Span.Start]; gap != defaultGap(i) {
			d.add(id, relBefore, quad.String(gap))
		}
		end = s.Span.End
	}
	d.addText(d.id, relAfter, r.Text[end:])

	for _, e := range r.Entities {
		d.vote(e.ID, e.Label, e.Class, e.Aliases, e.SameAs, e.Reason)
		if id := iri(e.ID); e.ID != "" {
			v := d.votes[id]
			v.ReadAs = union(v.ReadAs, []string{string(iri(cmp.Or(e.ReadAs, e.ID)))})
			d.votes[id] = v
		}
	}
	for i := range r.Evidence {
		e := &r.Evidence[i]
		if err := CheckEvidence(r, e); err != nil {
			d.refused = append(d.refused, err)
			continue
		}
		d.addEvidence(e)
	}
	for _, id := range sortedKeys(d.votes) {
		v := d.votes[id]
		d.add(d.id, relMentions, id)
		if slices.Equal(v.ReadAs, []string{string(id)}) {
			v.ReadAs = nil
		}
		mention, err := v.value()
		if err != nil {
			return nil, fmt.Errorf("%s: entity %s: %w", r.Doc.Source, id, err)
		}
		d.add(id, relMentionedIn, mention)
	}
	d.quads = dedupe(d.quads)
	return d, nil
}

// documentFields are the plain strings of a document.
var documentFields = []struct {
	term quad.IRI
	of   func(*schema.DocumentInfo) *string
}{
	{dcTitle, func(d *schema.DocumentInfo) *string { return &d.Title }},
	{dcSource, func(d *schema.DocumentInfo) *string { return &d.Source }},
	{dcPublisher, func(d *schema.DocumentInfo) *string { return &d.Publisher }},
	{dcCreator, func(d *schema.DocumentInfo) *string { return &d.Author }},
	{dcLanguage, func(d *schema.DocumentInfo) *string { return &d.Language }},
	{relDateFrom, func(d *schema.DocumentInfo) *string { return &d.DateFrom }},
	{relHash, func(d *schema.DocumentInfo) *string { return &d.ContentHash }},
}

func defaultGap(i int) string {
	if i == 0 {
		return ""
	}
	return " "
}

// addressValue is the address of a document: an IRI where it is absolute.
func addressValue(u string) quad.Value {
	if p, err := url.Parse(u); err == nil && p.IsAbs() && iri(u) == quad.IRI(u) {
		return quad.IRI(u)
	}
	return quad.String(strings.ToValidUTF8(u, "\uFFFD"))
}

func spanText(s schema.Span) string {
	if s.IsZero() {
		return "-"
	}
	return itoa(s.Start) + "-" + itoa(s.End)
}

func parseSpan(t string) (s schema.Span) {
	if a, b, ok := strings.Cut(t, "-"); ok {
		s.Start, _ = strconv.Atoi(a)
		s.End, _ = strconv.Atoi(b)
	}
	return s
}

// CheckEvidence tells whether the offsets of evidence give its words. The error
// wraps [ErrEvidence] and names the document, the sentence and what is wrong.
//
// Every span lies in the text, and the text it slices is the text recorded. The
// phrase of a predicate may be built of words that do not stand side by side
// ("sent a letter to" of "sent a letter on July 19 to"): then its span covers at
// least one of them. The copula of an apposition or a title ("is" of "President
// Putin", "is in" of "Basra, Iraq") stands nowhere: its span covers the word
// that implies it.
func CheckEvidence(r schema.Reading, e *schema.Evidence) error {
	fail := func(format string, args ...any) error {
		return fmt.Errorf("%w: %s, sentence %d, rule %s: %s", ErrEvidence, r.Doc.Source, e.Sentence, e.Rule, fmt.Sprintf(format, args...))
	}
	if e.Doc != r.Doc.ID {
		return fail("belongs to %s", e.Doc)
	}
	if e.Sentence < 0 || e.Sentence >= len(r.Sentences) {
		return fail("there are %d sentences", len(r.Sentences))
	}
	if s := r.Sentences[e.Sentence]; e.SentenceSpan != s.Span || e.SentenceText != s.Text {
		return fail("bytes %d-%d are not that sentence", e.SentenceSpan.Start, e.SentenceSpan.End)
	}
	c := &e.Claim
	if c.Subject.IsZero() || c.Predicate.ID == "" {
		return fail("no subject or no predicate")
	}
	node := func(what string, n *schema.Node) error {
		if n.Span.Of(r.Text) != n.Text || n.Span.End > len(r.Text) || n.Span.Start < 0 {
			return fail("%s: bytes %d-%d are not %q", what, n.Span.Start, n.Span.End, n.Text)
		}
		if !utf8.ValidString(n.Text) {
			return fail("%s: bytes %d-%d cut a character", what, n.Span.Start, n.Span.End)
		}
		return nil
	}
	if err := node("subject", &c.Subject); err != nil {
		return err
	}
	if err := node("object", &c.Object); err != nil {
		return err
	}
	if p := &c.Predicate; !p.Span.IsZero() {
		words, phrase := p.Span.Of(r.Text), p.Text
		if e.Turned != "" {
			phrase = e.Turned
		}
		if words == "" || words != phrase && !sharesWord(words, phrase) && !copula(phrase) {
			return fail("predicate: bytes %d-%d (%q) hold nothing of %q", p.Span.Start, p.Span.End, words, phrase)
		}
	}
	for i := range e.Args {
		if err := node(e.Args[i].Role, &e.Args[i].Node); err != nil {
			return err
		}
	}
	for i := range e.SaidBy {
		if err := node("source", &e.SaidBy[i]); err != nil {
			return err
		}
	}
	if e.Where != nil {
		if err := node("place", e.Where); err != nil {
			return err
		}
	}
	if w := e.When; w != nil && !w.Span.IsZero() && w.Span.Of(r.Text) != w.Text {
		return fail("time: bytes %d-%d are not %q", w.Span.Start, w.Span.End, w.Text)
	}
	if math.IsNaN(e.Confidence) || e.Confidence < 0 || e.Confidence > 1 {
		return fail("confidence %g is not between 0 and 1", e.Confidence)
	}
	return nil
}

func copula(phrase string) bool { return phrase == "is" || strings.HasPrefix(phrase, "is ") }

func sharesWord(a, b string) bool {
	have := strings.Fields(strings.ToLower(b))
	for _, w := range strings.Fields(strings.ToLower(a)) {
		if slices.Contains(have, w) {
			return true
		}
	}
	return false
}

// vote records what the document holds of an entity; the first label and class
// stand, the rest adds up.
func (d *document) vote(id, label string, class schema.Class, aliases, sameAs, reasons []string) {
	if id == "" {
		return
	}
	k := iri(id)
	v, known := d.votes[k]
	if label == "" {
		label = entityLabel(id)
	}
	v.Doc = d.id
	if !known {
		v.Label = label
	} else if label != v.Label {
		aliases = append(slices.Clip(aliases), label)
	}
	if v.Class == "" && class != "" {
		v.Class = classIRI(class)
	}
	v.Aliases = slices.DeleteFunc(union(v.Aliases, aliases), func(a string) bool { return a == v.Label })
	for _, s := range sameAs {
		v.SameAs = union(v.SameAs, []string{string(iri(shortIRI(s)))})
	}
	v.Reasons = union(v.Reasons, reasons)
	d.votes[k] = v
}

// union is the sorted set of the strings of both, without the empty one.
func union(a, b []string) []string {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(s string) bool { return s == "" })
}

// shortIRI shortens the address of a standard vocabulary.
func shortIRI(s string) string {
	for _, ns := range standard {
		if rest, ok := strings.CutPrefix(s, ns.Full); ok {
			return ns.Prefix + rest
		}
	}
	return s
}

// traceNode is what the quads of a participant do not hold: its words' offsets,
// its place in an order, and the trimmed form where the text is kept whole.
type traceNode struct {
	Role       string `json:"role,omitempty"`
	Span       [2]int `json:"span,omitempty"`
	ID         string `json:"id,omitempty"`
	Label      string `json:"label,omitempty"`
	Value      string `json:"value,omitempty"`
	Datatype   string `json:"datatype,omitempty"`
	Unresolved bool   `json:"unresolved,omitempty"`
}

// trace is the value of rel:trace: the offsets of all further words of a piece
// of evidence, and the order of its sources, as JSON.
type trace struct {
	// Object and Subject are kept where their label differs from their value.
	Subject string      `json:"subject,omitempty"`
	Object  string      `json:"object,omitempty"`
	Args    []traceNode `json:"args,omitempty"`
	SaidBy  []traceNode `json:"saidBy,omitempty"`
	Where   *traceNode  `json:"where,omitempty"`
	When    *traceWhen  `json:"when,omitempty"`
}

type traceWhen struct {
	Span  [2]int `json:"span,omitempty"`
	Text  string `json:"text,omitempty"` // only without a span
	Frame string `json:"frame,omitempty"`
}

func traceOf(role string, n schema.Node) traceNode {
	t := traceNode{Role: role, Span: [2]int{n.Span.Start, n.Span.End}, ID: n.Entity, Unresolved: n.Unresolved}
	if n.Entity == "" {
		t.Label, t.Value, t.Datatype = n.Label, n.Value, n.Datatype
		if t.Value == t.Label {
			t.Value = ""
		}
	}
	return t
}

// participant is the value of an argument, source or place: the entity, the
// typed value, or the words.
func (d *document) participant(n schema.Node) quad.Value {
	if n.Entity != "" {
		d.vote(n.Entity, n.Label, n.Class, n.Aliases, nil, nil)
		return iri(n.Entity)
	}
	if n.Datatype != "" {
		return typed(n.Value, n.Datatype)
	}
	for _, s := range []string{n.Text, n.Value, n.Label} {
		if s != "" {
			return quad.String(s)
		}
	}
	return nil
}

// endOf is the value of a claim's subject or object.
func (d *document) endOf(n schema.Node) quad.Value {
	switch {
	case n.IsZero():
		return nil
	case n.Entity != "":
		d.vote(n.Entity, n.Label, n.Class, n.Aliases, nil, nil)
		return iri(n.Entity)
	case n.Datatype != "":
		return typed(n.Value, n.Datatype)
	}
	return quad.String(n.Value)
}

// typed makes a literal. Numbers and truth values become native ones, so that
// queries compare them as such.
func typed(value, datatype string) quad.Value {
	t := quad.TypedString{Value: quad.String(strings.ToValidUTF8(value, "\uFFFD")), Type: iri(shortIRI(datatype))}
	return Native(t)
}

// Native turns a typed literal into the native value that writes the same
// literal again; any other literal stays as it is.
func Native(t quad.TypedString) quad.Value {
	if t.Type == "xsd:string" {
		return t.Value
	}
	v, err := t.ParseValue()
	if err != nil {
		return t
	}
	switch x := v.(type) {
	case quad.Float:
		if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
			return t
		}
	case quad.Time:
		// Kept as text, which stores give back to the byte.
		return quad.TypedString{Value: x.TypedString().Value, Type: t.Type}
	}
	return v
}

// dateValue types an ISO 8601 date by its length: a day, a month, a year or a
// point in time.
func dateValue(s string) quad.Value {
	t := quad.IRI("")
	switch {
	case s == "":
		return nil
	case len(s) == 4 && digits(s):
		t = "xsd:gYear"
	case len(s) == 7 && s[4] == '-' && digits(s[:4]+s[5:]):
		t = "xsd:gYearMonth"
	case len(s) == 10 && s[4] == '-' && s[7] == '-' && digits(s[:4]+s[5:7]+s[8:]):
		t = "xsd:date"
	case len(s) > 10 && s[10] == 'T':
		return Native(quad.TypedString{Value: quad.String(s), Type: "xsd:dateTime"})
	default:
		return quad.String(s)
	}
	return quad.TypedString{Value: quad.String(s), Type: t}
}

func digits(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

func (d *document) addEvidence(e *schema.Evidence) {
	claim, ev := iri(e.Claim.ID()), iri(e.ID())
	subject, object := d.endOf(e.Claim.Subject), d.endOf(e.Claim.Object)
	if _, known := d.cores[claim]; !known {
		pos, neg := e.Claim, e.Claim
		pos.Negated, neg.Negated = false, true
		d.cores[claim] = core{id: claim, subject: subject, predicate: iri(e.Claim.Predicate.ID), object: object,
			negated: e.Claim.Negated, positive: iri(pos.ID()), negative: iri(neg.ID())}
	}
	for _, f := range d.facts[claim] {
		if f.ev == ev {
			return // the same words read twice by the same rule
		}
	}
	d.evidence++

	var sourceNodes, argNodes []quad.Value
	t := trace{}
	for _, a := range e.Args {
		argNodes = append(argNodes, d.participant(a.Node))
		t.Args = append(t.Args, traceOf(a.Role, a.Node))
	}
	for _, s := range e.SaidBy {
		sourceNodes = append(sourceNodes, d.participant(s))
		t.SaidBy = append(t.SaidBy, traceOf("", s))
	}
	f := fact{ev: ev, doc: d.id, strength: strengthOf(e.Modality, len(e.SaidBy) > 0)}

	d.add(ev, relSupports, claim)
	d.add(ev, relSentence, sentenceIRI(d.id, e.Sentence))
	d.addText(ev, relPhrase, e.Claim.Predicate.Text)
	if l := e.Claim.Predicate.Label; l != "" && l != PredicateLabel(e.Claim.Predicate.ID) {
		d.add(ev, relPredLabel, quad.String(l))
	}
	d.add(ev, relSpans, quad.String(spanText(e.Claim.Subject.Span)+" "+spanText(e.Claim.Predicate.Span)+" "+spanText(e.Claim.Object.Span)))
	for i, a := range e.Args {
		if argNodes[i] != nil {
			d.add(ev, iri("rel:"+a.Role), argNodes[i])
		}
	}
	for _, s := range sourceNodes {
		if s != nil {
			d.add(ev, relSaidBy, s)
		}
	}
	if w := e.When; w != nil {
		if w.Start != "" {
			d.add(ev, relWhen, dateValue(w.Start))
			if w.End != "" && w.End != w.Start {
				d.add(ev, relUntil, dateValue(w.End))
			}
		} else {
			d.addText(ev, relWhen, w.Text)
			if w.End != "" {
				d.add(ev, relUntil, dateValue(w.End))
			}
		}
		if w.Frame == "document" {
			// Not the text's words but its date say when: whoever asks for times
			// must be able to leave these out.
			d.addText(ev, relWhenFrom, w.Frame)
		}
		t.When = &traceWhen{Span: [2]int{w.Span.Start, w.Span.End}, Frame: w.Frame}
		if w.Span.IsZero() {
			t.When.Text = w.Text
		}
	}
	if e.Where != nil {
		if v := d.participant(*e.Where); v != nil {
			d.add(ev, relWhere, v)
		}
		tn := traceOf("", *e.Where)
		t.Where = &tn
	}
	m := e.Modality
	if m == "" {
		m = schema.Asserted
	}
	d.add(ev, relModality, quad.String(m))
	d.add(ev, relConfidence, quad.Float(math.Round(e.Confidence*100)/100))
	d.addText(ev, relRule, e.Rule)
	d.addText(ev, relTense, e.Tense)
	d.addText(ev, relTyping, e.Typing)
	if e.Claim.Event != "" {
		f.events = []quad.IRI{eventIRI(e.Claim.Event)}
		d.add(ev, relEvent, f.events[0])
	}
	if s := e.Claim.Subject; s.Entity == "" {
		if s.Unresolved {
			f.open = true
			d.add(ev, relUnresolved, quad.String("subject"))
		}
		if s.Label != s.Value {
			t.Subject = s.Label
		}
	}
	if o := e.Claim.Object; o.Entity == "" {
		if o.Unresolved {
			f.open = true
			d.add(ev, relUnresolved, quad.String("object"))
		}
		if o.Label != o.Value {
			t.Object = o.Label
		}
	}
	if b, err := json.Marshal(t); err == nil && string(b) != "{}" {
		d.add(ev, relTrace, quad.String(b))
	}
	d.facts[claim] = append(d.facts[claim], f)
}

// Quads gives the graph of the readings without a store, every quad once, in no
// particular order. Evidence whose offsets do not give its words is left out
// and listed in the errors, each of which wraps [ErrEvidence]; so is a reading
// that can not be kept at all. Of two readings of one source, the later stands.
// extractor is the name kept on the documents, see [LoadOptions].
func Quads(extractor string, readings ...schema.Reading) ([]quad.Quad, []error) {
	var errs []error
	var docs []*document
	for _, r := range readings {
		d, err := newDocument(r, extractor)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		errs = append(errs, d.refused...)
		docs = slices.DeleteFunc(docs, func(o *document) bool {
			return o.id == d.id || o.info.Source != "" && o.info.Source == d.info.Source
		})
		docs = append(docs, d)
	}
	cores, facts, tallies, sketches := map[quad.IRI]core{}, map[quad.IRI][]fact{}, map[quad.IRI]*tally{}, map[quad.IRI]*sketch{}
	out := []quad.Quad{versionQuad}
	for _, d := range docs {
		out = append(out, d.quads...)
		sketches[d.id] = d.sketch
		for id, c := range d.cores {
			cores[id] = c
			facts[id] = append(facts[id], d.facts[id]...)
		}
		for id, v := range d.votes {
			if tallies[id] == nil {
				tallies[id] = newTally()
			}
			tallies[id].count(id, v, 1)
		}
	}
	of := func(doc quad.IRI) (*sketch, error) { return sketches[doc], nil }
	for id, c := range cores {
		texts, err := sketchesOf(facts[id], of)
		if err != nil {
			errs = append(errs, err)
		}
		out = append(out, claimQuads(c, facts[id], facts[c.other()], sourcesOf(texts).n)...)
	}
	for id, t := range tallies {
		out = append(out, t.quads(id)...)
	}
	return out, errs
}

// Statuses gives the status of every claim over the evidence listed, by the
// claim's ID.
func Statuses(evs []schema.Evidence) map[string]schema.Status {
	facts := map[string][]fact{}
	for i := range evs {
		id := evs[i].Claim.ID()
		facts[id] = append(facts[id], fact{strength: strengthOf(evs[i].Modality, len(evs[i].SaidBy) > 0)})
	}
	out := make(map[string]schema.Status, len(facts))
	for i := range evs {
		c := evs[i].Claim
		id := c.ID()
		if _, done := out[id]; done {
			continue
		}
		other := c
		other.Negated = !c.Negated
		out[id] = statusOf(c.Negated, facts[id], facts[other.ID()])
	}
	return out
}

var errNoCore = errors.New("claim without subject or predicate")
