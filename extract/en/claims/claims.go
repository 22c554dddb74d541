// Package claims reads who does what to whom, when, where and how surely, out
// of dependency trees.
//
// Reading goes in two steps. The first finds the clauses of a sentence and
// fills a frame for each: its predicate with auxiliaries and particles, its
// subjects, objects and obliques, shared over coordination, control and
// relative clauses; whether it is denied, merely possible, planned or
// demanded; who says it; when and where. The second step is the list of
// [Rules]: each turns one kind of frame or phrase into claims. The name of
// the rule stands on the evidence.
//
// A claim is short-armed: subject and object are noun phrases without leading
// determiner, relative clause, apposition or far modifier; the preposition
// that leads to the object belongs to the predicate; what else takes part is
// a further argument.
package claims

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// Stage reads the claims of a document into Evidence and what it considered
// and did not make into Dropped.
func Stage() extract.Stage {
	return extract.Stage{
		Name:  "claims",
		Needs: []extract.Layer{extract.Trees, extract.Lemmas, extract.Names, extract.Times, extract.Entities},
		Gives: []extract.Layer{extract.Claims},
		Run:   run,
	}
}

func run(ctx context.Context, d *extract.Document) error { return readAll(ctx, d, nil) }

// readAll reads the sentences in turn; observe, if not nil, sees every claim
// with the signs of its confidence.
func readAll(ctx context.Context, d *extract.Document, observe func(Observation)) error {
	x := newIndex(d)
	var q quotation
	for si := range d.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		r := &reader{tree: newTree(d, x, si), used: map[int]bool{}, observe: observe}
		q.open(r, x)
		r.read()
		q.close(r)
		d.Evidence = append(d.Evidence, r.ev...)
		for _, p := range r.dropped {
			d.Dropped = append(d.Dropped, extract.Dropped{Sentence: si, Rule: p.rule, Text: p.text, Reason: p.reason})
		}
	}
	return nil
}

// read makes the claims of one sentence, in the order of their predicates.
func (r *reader) read() {
	r.readClauses()
	r.clauseTimes()
	r.clausePlaces()
	for _, rule := range rules {
		if rule.clause != nil {
			for i := range r.clauses {
				rule.clause(r, i)
			}
		}
		if rule.token != nil {
			for i := range r.tok {
				rule.token(r, i)
			}
		}
	}
	r.sift()
	sort.SliceStable(r.ev, func(i, j int) bool {
		a, b := r.ev[i].Claim, r.ev[j].Claim
		if a.Predicate.Span.Start != b.Predicate.Span.Start {
			return a.Predicate.Span.Start < b.Predicate.Span.Start
		}
		return a.Subject.Span.Start < b.Subject.Span.Start
	})
}

// floor is the confidence below which a claim is not made. Of the judged claims
// that fall short of it five in six are wrong; at 0.5, below which a claim would
// rather be wrong than right, near as many right ones would go as wrong ones.
const floor = 0.25

// sift drops the claims that fall short of the floor. It comes after all rules,
// so that no rule makes anew what another was unsure of.
func (r *reader) sift() {
	kept := r.ev[:0]
	for _, e := range r.ev {
		if e.Confidence >= floor {
			kept = append(kept, e)
			continue
		}
		c := e.Claim
		r.dropped = append(r.dropped, drop{e.Rule, c.Subject.Text + " | " + c.Predicate.Text + " | " + c.Object.Text,
			fmt.Sprintf("too unsure: confidence %.2f, below %.2f", e.Confidence, floor)})
	}
	r.ev = kept
}

// emit makes a claim of a draft, or notes why not.
func (r *reader) emit(d draft) bool {
	if reason := r.refuse(&d); reason != "" {
		r.dropped = append(r.dropped, drop{d.rule, d.subj.Text + " | " + d.pred.Text + " | " + d.obj.Text, reason})
		return false
	}
	if t := r.tok[0]; !r.upos(0, "PROPN") && r.name[0] < 0 && t.Form != "I" {
		if rest, ok := strings.CutPrefix(" "+d.pred.Text+" ", " "+t.Form+" "); ok {
			d.pred.Text = strings.TrimSpace(strings.ToLower(t.Form) + " " + rest) // the capital is the sentence's
		} else if rest, ok := strings.CutPrefix(d.pred.Text+" ", r.isOrAre(0)+" "+t.Form+" "); ok {
			d.pred.Text = strings.TrimSpace(r.isOrAre(0) + " " + strings.ToLower(t.Form) + " " + rest) // "are analysts at"
		}
	}
	s := r.d.Sentences[r.si]
	e := schema.Evidence{
		Claim: schema.Claim{Subject: d.subj, Predicate: d.pred, Object: d.obj, Negated: d.neg},
		Doc:   r.d.ID, Source: r.d.Source, Sentence: r.si, SentenceSpan: s.Span, SentenceText: s.Span.Of(r.d.Text),
		Args: d.args, When: d.when, Where: d.where, SaidBy: r.chainOf(d), Modality: d.mod, Tense: d.tense, Rule: d.rule,
	}
	for _, n := range []*schema.Node{&e.Claim.Subject, &e.Claim.Object} {
		if n.Unresolved {
			n.Scope = e.Doc
		}
	}
	if e.Modality == "" {
		e.Modality = schema.Asserted
	}
	e.Args = withoutParts(e.Args)
	e.Confidence = confidence(r, d, e)
	r.ev = append(r.ev, e)
	return true
}

// withoutParts leaves out arguments that are part of another of the same role:
// "in return for aid" beside "in return for aid and a loan".
func withoutParts(args []schema.Arg) []schema.Arg {
	return slices.DeleteFunc(args, func(a schema.Arg) bool {
		return a.Node.Entity == "" && !a.Node.Span.IsZero() && slices.ContainsFunc(args, func(b schema.Arg) bool {
			return b.Role == a.Role && b.Node.Entity == "" && b.Node.Span != a.Node.Span && b.Node.Span.Contains(a.Node.Span)
		})
	})
}

// chainOf is the sources of a claim, the nearest first, each once.
func (r *reader) chainOf(d draft) []schema.Node {
	var out []schema.Node
	for _, n := range d.said {
		dup := n.IsZero()
		for _, o := range out {
			dup = dup || o.Key() == n.Key()
		}
		if !dup {
			out = append(out, n)
		}
	}
	return out
}

// refuse says why a draft makes no claim, "" if it does.
func (r *reader) refuse(d *draft) string {
	switch {
	case len(r.ev) >= maxClaims:
		return "too many claims in one sentence"
	case d.subj.IsZero() || d.subj.Text == "":
		return "no subject"
	case d.pred.Text == "" || d.pred.Span.IsZero():
		return "no predicate"
	case d.subj.Span == d.obj.Span && !d.obj.IsZero():
		return "subject and object are the same words"
	case d.subj.Entity != "" && d.subj.Entity == d.obj.Entity && !strings.HasPrefix(d.rule, "cop"):
		return "subject and object are the same entity"
	case d.subj.Unresolved && possessives[strings.ToLower(d.subj.Text)]:
		return "whose event it is stays unknown"
	case strings.HasPrefix(d.rule, "appos") && d.prob < doubtfulArc && d.subj.Entity == "":
		return "the apposition is too doubtful"
	case strings.HasSuffix(d.subj.Text, " of whom") || strings.HasSuffix(d.subj.Text, " of which"):
		return "a relative pronoun without antecedent"
	case anybody[strings.ToLower(d.subj.Text)]:
		return "the subject is anybody"
	case relatives[strings.ToLower(d.obj.Text)] && d.obj.Entity == "" || relatives[strings.ToLower(d.subj.Text)] && d.subj.Entity == "":
		return "a relative pronoun without antecedent"
	case d.obj.Text != "" && !letters(d.obj.Text):
		return "the object has no words"
	case !letters(d.subj.Text):
		return "the subject has no words"
	}
	for _, e := range r.ev {
		c := e.Claim
		if c.Subject.Span == d.subj.Span && c.Object.Span == d.obj.Span && c.Predicate.ID == d.pred.ID {
			return "said already by rule " + e.Rule
		}
	}
	return ""
}

// doubtfulArc is the parser's trust below which two descriptions side by side
// are not taken for one thing.
const doubtfulArc = 0.7

var relatives = set("which who whom whose")

var anybody = set("anything anyone anybody whatever whoever")

var possessives = set("his her its their my our your")

// maxClaims bounds the claims of one sentence, whatever it coordinates.
const maxClaims = 120

func letters(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
}
