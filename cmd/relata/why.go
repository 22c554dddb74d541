package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/en/claims"
	"github.com/relata-kg/relata/extract/source"
	"github.com/relata-kg/relata/schema"
)

func newWhy(a *app) *cobra.Command {
	var date string
	var rules bool
	cmd := &cobra.Command{
		Use:   `why "SENTENCE"`,
		Short: "Show how a sentence is read: tree, claims, and what was dropped and why",
		Long: `Reads the sentence given, or several, and prints for each its tree, the claims
with the rule that read each, and the candidates that were considered and
dropped, with the reason. Times such as "last week" are resolved against --date.

With --rules it lists instead the rules that read claims, in the order they are
tried, each with the grammar it reads and an example.`,
		Example: `  relata why "The memo said Russia would not withdraw its forces."
  relata why --date 2018-08-04 "Gerasimov sent a letter to Dunford on July 19."
  relata why --rules`,
		Args: func(_ *cobra.Command, args []string) error {
			if rules && len(args) > 0 {
				return usagef("--rules takes no SENTENCE")
			}
			if !rules && strings.TrimSpace(strings.Join(args, " ")) == "" {
				return usagef("no SENTENCE given: put it in quotation marks")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if rules {
				p := &printer{w: a.out}
				for _, r := range claims.Rules() {
					p.f("%s\n  %s\n", r.Name, strings.ReplaceAll(r.Doc, "\n", "\n  "))
				}
				return p.err
			}
			info := schema.DocumentInfo{Source: "-"}
			if date != "" {
				d, ok := source.ParseDate(date)
				if !ok {
					return usagef("--date is %q and must be a day such as 2018-08-04", date)
				}
				info.Date, info.DateFrom = d, "stated"
			}
			return why(cmd.Context(), a, info, strings.Join(args, " "))
		},
	}
	addFlags(cmd.Flags(), "gazetteer", "ontology")
	cmd.Flags().BoolVar(&rules, "rules", false, "list the rules that read claims")
	cmd.Flags().StringVar(&date, "date", "", "day on which the sentence was published")
	return cmd
}

func why(ctx context.Context, a *app, info schema.DocumentInfo, text string) error {
	rd, err := newReader(a)
	if err != nil {
		return err
	}
	d := extract.NewDocument(info, text)
	if err := rd.ReadAll(ctx, []*extract.Document{d})[0]; err != nil {
		return err
	}
	p := &printer{w: a.out}
	for i, s := range d.Sentences {
		if i > 0 {
			p.f("\n")
		}
		p.f("%s\n\n", oneLine(s.Of(d.Text)))
		printTree(p, d, i)
		printNames(p, d, i)
		printClaims(p, d, i)
		printDropped(p, d, i)
	}
	return p.err
}

// printTree draws a sentence's tree, one word a line in the order of the
// sentence below its head: relation, word, part of speech.
func printTree(p *printer, d *extract.Document, sent int) {
	toks := d.Sentences[sent].Tokens
	children := make([][]int, len(toks)+1)
	for j, t := range toks {
		h := len(toks)
		if t.Head >= 0 && t.Head < len(toks) {
			h = t.Head
		}
		children[h] = append(children[h], j)
	}
	misc := miscOf(d)[sent]
	seen := make([]bool, len(toks))
	var draw func(j int, indent, branch string)
	draw = func(j int, indent, branch string) {
		if seen[j] {
			return
		}
		seen[j] = true
		t := toks[j]
		var notes []string
		for _, m := range misc[j] {
			if !strings.HasPrefix(m, "Bytes=") {
				notes = append(notes, m)
			}
		}
		p.f("  %s%s%s %s %s  %s\n", indent, branch, t.Deprel, t.Form, t.UPOS, strings.Join(notes, " "))
		switch branch {
		case "├─ ":
			indent += "│  "
		case "└─ ":
			indent += "   "
		}
		for k, c := range children[j] {
			if k == len(children[j])-1 {
				draw(c, indent, "└─ ")
			} else {
				draw(c, indent, "├─ ")
			}
		}
	}
	for _, r := range children[len(toks)] {
		draw(r, "", "")
	}
}

func printNames(p *printer, d *extract.Document, sent int) {
	head := "\nentities\n"
	seen := map[int]bool{}
	for _, m := range d.Mentions {
		if m.Sentence != sent || m.Entity < 0 || m.Entity >= len(d.Entities) || seen[m.Entity] {
			continue
		}
		seen[m.Entity] = true
		e := d.Entities[m.Entity]
		p.f("%s  %s  %s  %s\n", head, e.ID, e.Class, strings.Join(e.SameAs, " "))
		for _, r := range e.Reason {
			p.f("      %s\n", r)
		}
		head = ""
	}
}

func printClaims(p *printer, d *extract.Document, sent int) {
	p.f("\nclaims\n")
	n := 0
	for _, e := range d.Evidence {
		if e.Sentence != sent {
			continue
		}
		n++
		printEvidence(p, e)
	}
	if n == 0 {
		p.f("  none\n")
	}
}

// printEvidence prints a claim and what is known of it on indented lines.
func printEvidence(p *printer, e schema.Evidence) {
	c := e.Claim
	not := ""
	if c.Negated {
		not = "NOT "
	}
	p.f("  %s | %s%s | %s   [%s] %.2f\n", nodeLabel(c.Subject), not, c.Predicate.Label, nodeLabel(c.Object), e.Rule, e.Confidence)
	p.f("      predicate %s, words %q\n", c.Predicate.ID, c.Predicate.Text)
	if c.Event != "" {
		p.f("      event %s\n", c.Event)
	}
	if e.Modality != schema.Asserted && e.Modality != "" {
		p.f("      modality %s\n", e.Modality)
	}
	for _, s := range e.SaidBy {
		p.f("      said by %s\n", nodeLabel(s))
	}
	if e.When != nil {
		from := ""
		if e.When.Frame != "" {
			from = ", from the " + e.When.Frame
		}
		p.f("      when %s (%q%s)\n", interval(*e.When), oneLine(e.When.Text), from)
	}
	if e.Where != nil {
		p.f("      where %s\n", nodeLabel(*e.Where))
	}
	for _, x := range e.Args {
		p.f("      %s: %s\n", x.Role, nodeLabel(x.Node))
	}
}

// nodeLabel is a node as a person reads it: its name, and its IRI where it has
// one.
func nodeLabel(n schema.Node) string {
	switch {
	case n.IsZero():
		return "–"
	case n.Entity != "":
		return fmt.Sprintf("%s <%s>", n.Label, n.Entity)
	case n.Unresolved:
		return fmt.Sprintf("%q (unresolved)", oneLine(n.Text))
	case n.Value != "":
		return fmt.Sprintf("%q", oneLine(n.Value))
	}
	return fmt.Sprintf("%q", oneLine(n.Text))
}

func printDropped(p *printer, d *extract.Document, sent int) {
	head := "\ndropped\n"
	for _, x := range d.Dropped {
		if x.Sentence == sent {
			p.f("%s  %s   [%s] %s\n", head, oneLine(x.Text), x.Rule, x.Reason)
			head = ""
		}
	}
}
