package main

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/relata-kg/relata/schema/ontology"
)

func newOntology(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "ontology",
		Short: "Check or list classes, relations and event types",
		Args:  noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newOntologyCheck(a), newOntologyList(a))
	return cmd
}

func newOntologyCheck(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "check DIR",
		Short: "Check the files of an ontology of your own",
		Long: `Reads the YAML files of a folder on top of the built-in ontology and prints what
is wrong with them, one problem a line as FILE:LINE: MESSAGE. The exit status is
1 if there is any.`,
		Example: `  relata ontology check ./my-ontology`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("check takes one DIR, %d are given", len(args))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			problems := ontology.Check(args[0])
			p := &printer{w: a.out}
			for _, x := range problems {
				p.f("%s\n", x)
			}
			if len(problems) == 0 && !a.cfg.Quiet {
				p.f("%s: no problem found\n", args[0])
			}
			if p.err == nil && len(problems) > 0 {
				return errReported
			}
			return p.err
		},
	}
}

func newOntologyList(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List classes, relations and event types",
		Example: `  relata ontology list
  relata ontology list --ontology business --ontology ./my-ontology`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			o, err := loadOntology(a.cfg.Ontology)
			if err != nil {
				return err
			}
			tw := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', 0)
			p := &printer{w: tw}
			p.f("CLASS\tPARENTS\tMEANING\n")
			for _, c := range o.Classes() {
				p.f("%s\t%s\t%s\n", c.Name, join(c.Parents), oneLine(c.Description))
			}
			p.f("\t\t\nRELATION\tFROM → TO\tMEANING\n")
			for _, r := range o.Relations() {
				p.f("%s\t%s → %s\t%s\n", r.ID, join(r.Domain), join(r.Range), oneLine(r.Description))
			}
			p.f("\t\t\nEVENT\tCAMEO\tMEANING\n")
			for _, e := range o.Events() {
				p.f("%s\t%s\t%s\n", e.ID, join(e.CAMEO), oneLine(e.Definition))
			}
			if p.err != nil {
				return p.err
			}
			return tw.Flush()
		},
	}
	addFlags(cmd.Flags(), "ontology")
	return cmd
}

// join lists names; none stands for any.
func join[S ~string](names []S) string {
	if len(names) == 0 {
		return "any"
	}
	parts := make([]string, len(names))
	for i, n := range names {
		parts[i] = string(n)
	}
	return strings.Join(parts, ", ")
}

// ontologies tells the built-in ontologies in a list from the one folder that
// it may hold.
func ontologies(list []string) (dir string, builtIn []string, err error) {
	for _, o := range list {
		switch {
		case slices.Contains(ontology.Extras, o):
			builtIn = append(builtIn, o)
		case dir == "":
			dir = o
		default:
			return "", nil, fmt.Errorf("ontology: %s and %s: only one folder can be given; the built-in ontologies are %s", dir, o, strings.Join(ontology.Extras, ", "))
		}
	}
	return dir, builtIn, nil
}

func loadOntology(list []string) (*ontology.Ontology, error) {
	dir, builtIn, err := ontologies(list)
	if err != nil {
		return nil, err
	}
	o, err := ontology.Load(builtIn...)
	if err != nil || dir == "" {
		return o, err
	}
	return ontology.LoadDir(dir, o)
}
