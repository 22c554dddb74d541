package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// writeOIE prints the claims of a document in the form that benchmarks of open
// extraction read: sentence, confidence, relation and arguments, parted by
// tabs. Further arguments, the place and the time follow the object in the
// order of the sentence. Words stand as in the sentence; in a tokenised one
// they are whole tokens.
func writeOIE(w io.Writer, d *extract.Document) error {
	for _, e := range d.Evidence {
		text := oieSentence(d, e)
		fields := []string{text, fmt.Sprintf("%.4f", e.Confidence), phrase(d, e.Claim.Predicate.Text, e.Claim.Predicate.Span), nodeWords(d, e.Claim.Subject)}
		if !e.Claim.Object.IsZero() {
			fields = append(fields, nodeWords(d, e.Claim.Object))
		}
		fields = append(fields, further(d, e)...)
		if _, err := io.WriteString(w, strings.Join(fields, "\t")+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// oieSentence is the sentence as it stood in the input: the whole line of a
// tokenised document, byte for byte, else the words without breaks, which would
// part fields or lines.
func oieSentence(d *extract.Document, e schema.Evidence) string {
	if d.Tokenised {
		return d.Text
	}
	return oneLine(e.SentenceText)
}

// further are the arguments beside subject and object, each once.
func further(d *extract.Document, e schema.Evidence) []string {
	type arg struct {
		span  schema.Span
		words string
	}
	var args []arg
	add := func(span schema.Span, words string) {
		if words == "" {
			return
		}
		for _, x := range append([]arg{{e.Claim.Object.Span, ""}}, args...) {
			if !span.IsZero() && x.span.Contains(span) {
				return
			}
		}
		args = append(args, arg{span, words})
	}
	for _, x := range e.Args {
		add(x.Span, nodeWords(d, x.Node))
	}
	inSentence := func(s schema.Span) bool { return e.SentenceSpan.Contains(s) && !s.IsZero() }
	if e.Where != nil && inSentence(e.Where.Span) {
		add(e.Where.Span, nodeWords(d, *e.Where))
	}
	if e.When != nil && inSentence(e.When.Span) {
		add(e.When.Span, phrase(d, e.When.Text, e.When.Span))
	}
	slices.SortStableFunc(args, func(a, b arg) int { return a.span.Start - b.span.Start })
	out := make([]string, len(args))
	for i, a := range args {
		out[i] = a.words
	}
	return out
}

// nodeWords are the words of a subject, object or argument.
func nodeWords(d *extract.Document, n schema.Node) string {
	words := n.Text
	if words == "" {
		words = n.Label
	}
	return phrase(d, words, n.Span)
}

// phrase is words on one line; in a tokenised sentence, where they stand in
// it, stretched to whole tokens.
func phrase(d *extract.Document, words string, span schema.Span) string {
	if d.Tokenised && !span.IsZero() && span.Of(d.Text) == words {
		for span.Start > 0 && d.Text[span.Start-1] != ' ' {
			span.Start--
		}
		for span.End < len(d.Text) && d.Text[span.End] != ' ' {
			span.End++
		}
		words = span.Of(d.Text)
	}
	return oneLine(words)
}
