package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/cayley"
)

func newRemove(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "remove DOC...",
		Short: "Remove documents and all that rests on them alone",
		Long: `Removes documents, each named by its path, its address or its IRI: their
sentences and evidence, the claims left without any, their edges, and the
entities that nothing mentions any more.`,
		Example: `  relata remove examples/syria/01-letter-to-dunford.txt
  relata remove https://example.org/article doc:ab12`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("no DOC given: name a path, an address or an IRI")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.withGraph(ctx, false, func(st *cayley.Store) error {
				failed := false
				for _, name := range args {
					docs, err := graph.Remove(ctx, st, name)
					if ctx.Err() != nil {
						return ctx.Err()
					}
					if err != nil {
						a.log.Error(err.Error())
						failed = true
						continue
					}
					for _, d := range docs {
						if a.cfg.Quiet {
							continue
						}
						if _, err := fmt.Fprintf(a.out, "removed %s (%s)\n", d.Source, d.ID); err != nil {
							return err
						}
					}
				}
				if err := a.resolve(ctx, st); err != nil {
					return err
				}
				if failed {
					return errReported
				}
				return nil
			})
		},
	}
	addFlags(cmd.Flags(), "db", "store", "base")
	return cmd
}
