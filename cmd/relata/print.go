package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
)

// printer prints until the first error and keeps that.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) f(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

// thousands writes a number with commas.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func count(n int, one string) string { return countOf(n, one, one+"s") }

func countOf(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

// oneLine puts words that stood on several lines on one.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// choiceFlag adds a flag that takes one of a few words, checks it before the
// command runs and completes it in shells.
func choiceFlag(cmd *cobra.Command, into *string, name, def string, choices []string, help string) {
	cmd.Flags().StringVarP(into, name, shorthand[name], def, help+": "+strings.Join(choices, ", "))
	_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(toCompletions(choices), cobra.ShellCompDirectiveNoFileComp))
	before := cmd.PreRunE
	cmd.PreRunE = func(cmd *cobra.Command, args []string) error {
		if before != nil {
			if err := before(cmd, args); err != nil {
				return err
			}
		}
		for _, c := range choices {
			if *into == c {
				return nil
			}
		}
		return usagef("--%s is %q and must be one of %s", name, *into, strings.Join(choices, ", "))
	}
}

func toCompletions(ss []string) []cobra.Completion {
	out := make([]cobra.Completion, len(ss))
	for i, s := range ss {
		out[i] = cobra.Completion(s)
	}
	return out
}
