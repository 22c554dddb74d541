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
	var asJSON bool
	var top int
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "Count what the graph holds",
		Long: `Counts documents, sentences, entities by class, claims by status, evidence,
edges and quads, and lists the most frequent predicates and event types.`,
		Example: `  relata stats
  relata stats --json | jq .Claims`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return stats(cmd.Context(), a, asJSON, top)
		},
	}
	addFlags(cmd.Flags(), "db", "store", "base")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
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
