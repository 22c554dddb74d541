package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/relata-kg/relata/graph/cayley"
	"github.com/relata-kg/relata/graph/export"
)

func newExport(a *app) *cobra.Command {
	var format, file string
	names := formatNames(func(f export.Format) bool { return f.Write })
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write the graph in one of many formats",
		Long: `Writes the whole graph with full IRIs, to standard output or to a file. The
format is that of --format, else that of the file's ending, else nquads; an
ending .gz packs the file. The format jsonl writes the claims, one line for each
place that makes one, as extract does.`,
		Example: `  relata export > graph.nq
  relata export -o graph.jsonld.gz
  relata export --format graphviz | dot -Tsvg > graph.svg`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withGraph(cmd.Context(), true, func(st *cayley.Store) error {
				ctx := cmd.Context()
				if file != "" && file != "-" {
					return export.WriteFile(ctx, file, st, format, a.cfg.Base)
				}
				if format == "" {
					format = "nquads"
				}
				return export.Write(ctx, a.out, st, format, a.cfg.Base)
			})
		},
	}
	addFlags(cmd.Flags(), "db", "store", "base")
	choiceFlag(cmd, &format, "format", "", append([]string{""}, names...), "form of the output")
	cmd.Flags().Lookup("format").Usage = "form of the output: " + strings.Join(names, ", ")
	cmd.Flags().StringVarP(&file, "output", "o", "", "file to write")
	return cmd
}

// formatNames names the formats of which ok is true.
func formatNames(ok func(export.Format) bool) []string {
	var names []string
	for _, f := range export.Formats() {
		if ok(f) {
			names = append(names, f.Name)
		}
	}
	return names
}
