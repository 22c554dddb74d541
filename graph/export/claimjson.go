package export

import (
	"encoding/json"
	"io"
	"math"
	"strings"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/schema"
)

// The JSON of a claim, as the graph model lays it down.
type (
	claimJSON struct {
		ID         string        `json:"id"`
		Status     schema.Status `json:"status"`
		Event      string        `json:"event,omitempty"`
		Subject    *nodeJSON     `json:"subject"`
		Predicate  predicateJSON `json:"predicate"`
		Object     *nodeJSON     `json:"object"`
		Args       []argJSON     `json:"args"`
		When       *whenJSON     `json:"when"`
		Where      *nodeJSON     `json:"where"`
		Negated    bool          `json:"negated"`
		Modality   string        `json:"modality"`
		SaidBy     []nodeJSON    `json:"saidBy"`
		Confidence float64       `json:"confidence"`
		Rule       string        `json:"rule"`
		Evidence   evidenceJSON  `json:"evidence"`
	}
	nodeJSON struct {
		ID         string    `json:"id,omitempty"`
		Value      string    `json:"value,omitempty"`
		Datatype   string    `json:"datatype,omitempty"`
		Label      string    `json:"label,omitempty"`
		Type       string    `json:"type,omitempty"`
		Aliases    *[]string `json:"aliases,omitempty"`
		Text       string    `json:"text"`
		Unresolved bool      `json:"unresolved,omitempty"`
	}
	argJSON struct {
		Role string `json:"role"`
		nodeJSON
	}
	predicateJSON struct {
		ID    string `json:"id"`
		Label string `json:"label"`
		Text  string `json:"text"`
	}
	whenJSON struct {
		Start string `json:"start"`
		End   string `json:"end"`
		Text  string `json:"text"`
		Frame string `json:"frame,omitempty"`
	}
	evidenceJSON struct {
		Doc      string    `json:"doc"`
		Source   string    `json:"source"`
		Sentence int       `json:"sentence"`
		Start    int       `json:"start"`
		End      int       `json:"end"`
		Spans    spansJSON `json:"spans"`
		Text     string    `json:"text"`
	}
	spansJSON struct {
		Subject   *[2]int `json:"subject,omitempty"`
		Predicate *[2]int `json:"predicate,omitempty"`
		Object    *[2]int `json:"object,omitempty"`
	}
)

// ClaimJSON writes a piece of evidence with its claim as one line of JSON. The
// status is that of the claim over all its evidence, see [graph.Statuses]. An
// object that the claim does not have is null, and so are a time and a place
// that are not told.
func ClaimJSON(w io.Writer, e schema.Evidence, status schema.Status) error {
	out := claimJSON{
		ID: e.Claim.ID(), Status: status, Event: e.Claim.Event,
		Subject:   end(e.Claim.Subject),
		Predicate: predicateJSON{e.Claim.Predicate.ID, e.Claim.Predicate.Label, e.Claim.Predicate.Text},
		Object:    end(e.Claim.Object),
		Args:      []argJSON{}, SaidBy: []nodeJSON{},
		Negated: e.Claim.Negated, Modality: string(e.Modality),
		Confidence: math.Round(e.Confidence*100) / 100, Rule: e.Rule,
		Evidence: evidenceJSON{
			Doc: e.Doc, Source: e.Source, Sentence: e.Sentence,
			Start: e.SentenceSpan.Start, End: e.SentenceSpan.End, Text: e.SentenceText,
			Spans: spansJSON{span(e.Claim.Subject.Span), span(e.Claim.Predicate.Span), span(e.Claim.Object.Span)},
		},
	}
	if out.Modality == "" {
		out.Modality = string(schema.Asserted)
	}
	if out.Predicate.Label == "" {
		out.Predicate.Label = graph.PredicateLabel(e.Claim.Predicate.ID)
	}
	for _, a := range e.Args {
		out.Args = append(out.Args, argJSON{a.Role, participant(a.Node, false)})
	}
	for _, s := range e.SaidBy {
		out.SaidBy = append(out.SaidBy, participant(s, true))
	}
	if t := e.When; t != nil {
		out.When = &whenJSON{t.Start, t.End, t.Text, t.Frame}
	}
	if e.Where != nil {
		n := participant(*e.Where, true)
		out.Where = &n
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}

func entityJSON(n schema.Node) nodeJSON {
	aliases := n.Aliases
	if aliases == nil {
		aliases = []string{}
	}
	return nodeJSON{ID: n.Entity, Label: n.Label, Type: string(n.Class), Aliases: &aliases, Text: n.Text}
}

// end is the subject or object of a claim: a literal has a value in place of an
// ID.
func end(n schema.Node) *nodeJSON {
	if n.IsZero() {
		return nil
	}
	if n.Entity != "" {
		j := entityJSON(n)
		return &j
	}
	return &nodeJSON{Value: n.Value, Datatype: n.Datatype, Text: n.Text, Unresolved: n.Unresolved}
}

// participant is an argument, a source or a place; a literal one has its words
// and, where asked for or where it is typed, what they come to.
func participant(n schema.Node, label bool) nodeJSON {
	if n.Entity != "" {
		return entityJSON(n)
	}
	j := nodeJSON{Text: n.Text, Datatype: n.Datatype}
	if n.Datatype != "" {
		j.Value = n.Value
	}
	if label {
		j.Label = strings.TrimSpace(n.Label)
	}
	return j
}

func span(s schema.Span) *[2]int {
	if s.IsZero() {
		return nil
	}
	return &[2]int{s.Start, s.End}
}
