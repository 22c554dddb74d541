package main

import (
	"context"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/cayley"
	"github.com/relata-kg/relata/schema"
)

func newStats(a *app) *cobra.Command {
	var asJSON, unresolved bool
	var top int
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "Count what the graph holds",
		Long: `Counts documents, sentences, entities by class, claims by status, evidence,
edges and quads, and lists the most frequent predicates and event types.

With --unresolved it lists instead every place where the subject or object of a
claim is a pronoun or a bare description ("they", "the officials") whose
referent the text does not tell: the words stay text on the claim and are no
entity.`,
		Example: `  relata stats
  relata stats --unresolved
  relata stats --json | jq .Claims`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if unresolved {
				return listUnresolved(cmd.Context(), a, asJSON)
			}
			return stats(cmd.Context(), a, asJSON, top)
		},
	}
	addFlags(cmd.Flags(), "db", "store", "base")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().BoolVar(&unresolved, "unresolved", false, "list the words whose referent is not known")
	cmd.Flags().IntVar(&top, "top", 10, "predicates and event types to list")
	return cmd
}

func stats(ctx context.Context, a *app, asJSON bool, top int) error {
	return a.withGraph(ctx, true, func(st *cayley.Store) error {
		s, err := graph.ReadStats(ctx, st)
		if err != nil {
			return err
		}
		if asJSON {
			b, err := plainJSON(s)
			if err != nil {
				return err
			}
			_, err = a.out.Write(append(b, '\n'))
			return err
		}
		tw := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', tabwriter.AlignRight)
		p := &printer{w: tw}
		row := func(indent string, n int, what string) { p.f("%s\t  %s%s\n", thousands(n), indent, what) }
		row("", s.Documents, "documents")
		row("", s.Sentences, "sentences")
		row("", s.Entities, "entities")
		for _, c := range append(schema.NameClasses[:len(schema.NameClasses):len(schema.NameClasses)], schema.Thing) {
			if n := s.Classes[c]; n > 0 {
				row("  ", n, string(c))
			}
		}
		row("", s.Claims, "claims")
		for _, c := range []schema.Status{schema.StatusAsserted, schema.StatusAttributed, schema.StatusUnrealised, schema.StatusDenied, schema.StatusDisputed} {
			if n := s.Statuses[c]; n > 0 {
				row("  ", n, string(c))
			}
		}
		row("", s.Evidence, "places that make a claim")
		row("", s.Edges, "edges")
		row("", s.Quads, "quads")
		for _, list := range []struct {
			head   string
			counts []graph.Count
		}{{"predicates", s.Predicates}, {"event types", s.Events}} {
			if len(list.counts) == 0 {
				continue
			}
			p.f("\t\n\t  most frequent %s\n", list.head)
			for _, c := range list.counts[:min(top, len(list.counts))] {
				row("  ", c.N, c.Name)
			}
		}
		if p.err != nil {
			return p.err
		}
		return tw.Flush()
	})
}

// unresolvedWords are words that stayed text because the reader does not know
// whom they mean, with the first claim that they stand in.
type unresolvedWords struct {
	Source   string `json:"source"`
	Sentence int    `json:"sentence"`
	// Role is subject or object.
	Role  string `json:"role"`
	Text  string `json:"text"`
	Claim string `json:"claim"`
}

// listUnresolved prints the words whose referent is not known, by document and
// sentence, and their number.
func listUnresolved(ctx context.Context, a *app, asJSON bool) error {
	return a.withGraph(ctx, true, func(st *cayley.Store) error {
		type place struct {
			doc   string
			start int
		}
		list, seen := []unresolvedWords{}, map[place]bool{}
		for e, err := range graph.Evidence(ctx, st) {
			if err != nil {
				return err
			}
			c := e.Claim
			words := c.Subject.Text + " | " + c.Predicate.Text
			if !c.Object.IsZero() {
				words += " | " + c.Object.Text
			}
			for _, n := range []struct {
				role string
				node schema.Node
			}{{"subject", c.Subject}, {"object", c.Object}} {
				at := place{e.Doc, n.node.Span.Start}
				if n.node.Unresolved && !seen[at] {
					seen[at] = true
					list = append(list, unresolvedWords{e.Source, e.Sentence, n.role, oneLine(n.node.Text), oneLine(words)})
				}
			}
		}
		p := &printer{w: a.out}
		if asJSON {
			b, err := plainJSON(list)
			if err != nil {
				return err
			}
			p.f("%s\n", b)
			return p.err
		}
		for _, u := range list {
			p.f("%s sentence %d: %s %q in %s\n", u.Source, u.Sentence, u.Role, u.Text, u.Claim)
		}
		p.f("%s unresolved\n", countOf(len(list), "subject or object", "subjects and objects"))
		return p.err
	})
}
