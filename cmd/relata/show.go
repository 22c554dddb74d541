package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/cayley"
	"github.com/relata-kg/relata/schema"
)

func newShow(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show NAME",
		Short: "Show what the graph knows of someone or something",
		Long: `Prints the card of an entity, found by its name, an alias or its IRI: kind,
aliases, roles, and the claims by predicate, each with its sentence and source.`,
		Example: `  relata show "Valery Gerasimov"
  relata show ent:Valery_Gerasimov --json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("no NAME given")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return show(cmd.Context(), a, strings.Join(args, " "), asJSON)
		},
	}
	addFlags(cmd.Flags(), "db", "store", "base")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func show(ctx context.Context, a *app, name string, asJSON bool) error {
	return a.withGraph(ctx, true, func(st *cayley.Store) error {
		card, err := graph.FindCard(ctx, st, name)
		if err != nil {
			return err
		}
		p := &printer{w: a.out}
		if asJSON {
			b, err := plainJSON(card)
			if err != nil {
				return err
			}
			p.f("%s\n", b)
			return p.err
		}
		printCard(p, card)
		return p.err
	})
}

func printCard(p *printer, c *graph.Card) {
	e := c.Entity
	p.f("%s\n  %s  %s\n", e.Label, e.ID, e.Class)
	if len(e.Aliases) > 0 {
		p.f("  also %s\n", strings.Join(e.Aliases, ", "))
	}
	for _, s := range e.SameAs {
		p.f("  same as %s\n", s)
	}
	for _, r := range c.Reasons {
		p.f("  one because %s\n", r)
	}
	if len(c.Others) > 0 {
		p.f("  not the same as %s\n", strings.Join(c.Others, ", "))
	}
	p.f("  %s in %s\n", count(c.Evidence, "statement"), count(c.Documents, "document"))
	if len(c.Roles) > 0 {
		p.f("\nroles\n")
		for _, cl := range c.Roles {
			printCardClaim(p, cl)
		}
	}
	for _, g := range c.Claims {
		label := g.Label
		if g.Inverse {
			label = "… " + label + " it"
		}
		p.f("\n%s\n", label)
		for _, cl := range g.Claims {
			printCardClaim(p, cl)
		}
	}
}

func printCardClaim(p *printer, c graph.CardClaim) {
	var notes []string
	if c.Status != schema.StatusAsserted {
		notes = append(notes, string(c.Status))
	}
	notes = append(notes, c.Events...)
	if c.When != "" {
		notes = append(notes, c.When)
	}
	if c.Sources > 1 {
		notes = append(notes, count(c.Sources, "source"))
	}
	tail := ""
	if len(notes) > 0 {
		tail = "  (" + strings.Join(notes, ", ") + ")"
	}
	p.f("  %s%s\n", claimWords(c), tail)
	for _, e := range c.Evidence {
		said := ""
		if len(e.SaidBy) > 0 {
			said = ", said by " + strings.Join(e.SaidBy, ", by ")
		}
		if e.Modality != schema.Asserted && e.Modality != "" {
			said += ", " + string(e.Modality)
		}
		p.f("      %q\n      %s%s\n", oneLine(e.Sentence), sourceLine(e.Doc), said)
	}
}

// sourceLine names a document for a reader: where it was read and when it was
// published.
func sourceLine(d schema.DocumentInfo) string {
	if d.Source == "-" {
		d.Source = "standard input"
	}
	if d.Date != "" {
		return fmt.Sprintf("%s, %s", d.Source, d.Date)
	}
	return d.Source
}

// claimWords is a claim on one line, parted so that it is plain where the
// predicate ends.
func claimWords(c graph.CardClaim) string {
	pred := c.Predicate
	if c.Negated {
		pred = "NOT " + pred
	}
	parts := []string{c.Subject, pred}
	if c.Object != "" {
		parts = append(parts, c.Object)
	}
	return strings.Join(parts, " | ")
}
