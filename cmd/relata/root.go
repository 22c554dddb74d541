package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

var (
	// errReported ends a run whose errors have been printed one by one.
	errReported = errors.New("some inputs were skipped")
	// errUsage marks an error in how the command was called.
	errUsage = errors.New("usage")
)

// usagef is an error in how the command was called.
func usagef(format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...)}
}

type usageError struct{ msg string }

func (e *usageError) Error() string { return e.msg }
func (e *usageError) Unwrap() error { return errUsage }

// app is what the commands share: the streams, the configuration, the log.
type app struct {
	in          io.Reader
	out, errOut io.Writer
	cfg         *Config
	log         *slog.Logger
	// started tells that the command line was understood.
	started bool
	// bar is the progress bar that is on the terminal now, nil for none; the
	// log makes room for its lines.
	bar *progress
}

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "relata",
		Short: "Read news into a knowledge graph, every fact traced to its words",
		Long: `relata reads news articles and makes a knowledge graph of them in Cayley: who
says what, to whom, when, where and how surely, every fact traced to the
characters that say it. It needs no network, no key and no service.

The exit status is 0 when all went well, 1 when something failed or an input had
to be skipped, 2 when the command was called wrongly, 130 when interrupted.`,
		Example: `  relata build examples/syria --serve
  relata show "Valery Gerasimov"
  relata query 'g.V("<ent:Valery_Gerasimov>").Out("<rel:leads>").All()'`,
		SilenceUsage:  true,
		SilenceErrors: true,
		// As far as one swap of letters or two other slips.
		SuggestionsMinimumDistance: 2,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			hint := ""
			if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
				hint = fmt.Sprintf("; did you mean %q?", near[0])
			}
			return usagef("unknown command %q%s", args[0], hint)
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := readConfig(cmd.Flags())
			if err != nil {
				return err
			}
			a.cfg, a.started = cfg, true
			a.log = newLog(a, cfg)
			for _, name := range cfg.unknownEnv {
				a.log.Warn(fmt.Sprintf("the variable %s means nothing to relata; did you mean %s?", name, envName(nearest(fromEnv(name), keyNames()))))
			}
			return nil
		},
	}
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.errOut)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usagef("%v", err) })
	addFlags(root.PersistentFlags(), "config", "log-level", "quiet")
	root.AddCommand(
		newBuild(a), newExtract(a), newParse(a), newWhy(a),
		newQuery(a), newShow(a), newStats(a), newMerges(a),
		newExport(a), newImport(a), newServe(a), newRemove(a),
		newGazetteer(a), newOntology(a),
		newConfig(a), newVersion(a),
	)
	return root
}

// terminal reports whether w is one.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// noArgs wants no argument.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("%s takes no argument, %q is given", cmd.Name(), args[0])
	}
	return nil
}
