package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/relata-kg/relata/graph/cayley"
	"github.com/relata-kg/relata/graph/export"
)

func newImport(a *app) *cobra.Command {
	var format string
	names := formatNames(func(f export.Format) bool { return f.Read })
	cmd := &cobra.Command{
		Use:   "import FILE...",
		Short: "Read quads back into a graph",
		Long: `Reads files of quads into the graph, which is created where there is none, so
that an export restores it. The format is that of --format, else that of the
file's ending. A file with an error is left out whole.`,
		Example: `  relata import graph.nq.gz --db restored.db
  relata import --format jsonld facts.json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("no FILE given")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return importFiles(cmd.Context(), a, args, format)
		},
	}
	addFlags(cmd.Flags(), "db", "store", "base")
	choiceFlag(cmd, &format, "format", "", append([]string{""}, names...), "form of the input")
	cmd.Flags().Lookup("format").Usage = "form of the input: " + strings.Join(names, ", ")
	return cmd
}

func importFiles(ctx context.Context, a *app, files []string, format string) error {
	st, err := a.open(ctx, cayley.Options{Create: true})
	if err != nil {
		return err
	}
	defer st.Close()
	failed := false
	for _, f := range files {
		res, err := export.Import(ctx, st, f, format, a.cfg.Base)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			a.log.Error(err.Error())
			failed = true
			continue
		}
		if !a.cfg.Quiet {
			if _, err := fmt.Fprintf(a.out, "%s: %s read, %s new, %s, %s replaced\n", f, count(res.Quads, "quad"), thousands(res.Added), count(res.Documents, "document"), thousands(res.Replaced)); err != nil {
				return err
			}
		}
	}
	if err := st.Close(); err != nil {
		return err
	}
	if failed {
		return errReported
	}
	return nil
}
