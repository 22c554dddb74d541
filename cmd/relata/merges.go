package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/cayley"
	"github.com/relata-kg/relata/graph/resolve"
)

func newMerges(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "merges",
		Short: "List what was taken for one over several documents, and undo it",
		Long: `Lists the entities that one document names one way and another otherwise, and
that the graph takes for one: the name as read, the entity, the documents it
holds for and the reason. What is wrong can be undone for good.`,
		Example: `  relata merges
  relata merges undo ent:Mohammed_Ali ent:Muhammad_Ali`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			return a.withGraph(ctx, true, func(st *cayley.Store) error {
				plan, err := resolve.Read(ctx, st)
				if err != nil {
					return err
				}
				p := &printer{w: a.out}
				for _, m := range plan.Merges {
					p.f("%s\t%s\t%s", m.From, m.Into, m.Reason)
					if len(m.Docs) > 0 {
						p.f("\t%s", strings.Join(m.Docs, " "))
					}
					p.f("\n")
				}
				return p.err
			})
		},
	}
	addFlags(cmd.PersistentFlags(), "db", "store", "base")
	cmd.AddCommand(
		newApart(a, "undo", true, "Keep two entities apart from now on", `Declares two entities to be two things (owl:differentFrom) and brings the graph
in line with it. The names are those that "relata merges" lists.`),
		newApart(a, "allow", false, "Take an undo back", `Takes back what "relata merges undo" declared.`),
	)
	return cmd
}

func newApart(a *app, name string, apart bool, short, long string) *cobra.Command {
	return &cobra.Command{
		Use:     name + " ENTITY ENTITY",
		Short:   short,
		Long:    long,
		Example: "  relata merges " + name + " ent:Mohammed_Ali ent:Muhammad_Ali",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usagef("two entities are needed, as relata merges lists them")
			}
			for _, id := range args {
				if !strings.HasPrefix(id, "ent:") {
					return usagef("%s is no entity: write ent:… as relata merges lists it", id)
				}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.withGraph(ctx, false, func(st *cayley.Store) error {
				if err := graph.Declare(ctx, st, args[0], args[1], apart); err != nil {
					return err
				}
				return a.resolve(ctx, st)
			})
		},
	}
}

// resolve brings the graph's entities in line with all its documents and says
// what that changed.
func (a *app) resolve(ctx context.Context, st *cayley.Store) error {
	plan, err := resolve.Run(ctx, st)
	if err != nil {
		return fmt.Errorf("resolve entities across documents: %w", err)
	}
	if n := plan.Changed(); n > 0 && !a.cfg.Quiet {
		a.log.Info(fmt.Sprintf("entities of %s resolved with those of others; relata merges lists why", count(n, "document")))
	}
	return nil
}
