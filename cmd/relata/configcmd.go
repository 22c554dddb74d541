package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
)

func newConfig(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Print the configuration and where each value comes from",
		Long: `Prints the effective configuration. A value comes from a flag, else from a
variable RELATA_*, else from relata.yaml in the working folder, else from
relata/relata.yaml in the user's configuration folder, else it is the default.`,
		Example: `  relata config
  RELATA_DB=news.db relata config`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			tw := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', 0)
			p := &printer{w: tw}
			p.f("key\tvalue\tfrom\n")
			for _, k := range keys() {
				v := a.cfg.value(k.name)
				if list, ok := v.([]string); ok {
					v = strings.Join(list, ",")
				}
				p.f("%s\t%s\t%s\n", k.name, orDash(fmt.Sprint(v)), a.cfg.origins[k.name])
			}
			if p.err != nil {
				return p.err
			}
			return tw.Flush()
		},
	}
	var all []string
	for _, k := range keys() {
		if k.name != "log-level" && k.name != "quiet" {
			all = append(all, k.name)
		}
	}
	addFlags(cmd.Flags(), all...)
	return cmd
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
