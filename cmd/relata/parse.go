package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/source"
)

func newParse(a *app) *cobra.Command {
	var input string
	cmd := &cobra.Command{
		Use:   "parse [FILE]",
		Short: "Print the sentences of a text with their trees and names",
		Long: `Prints the sentences of a text, by default of standard input, in CoNLL-U: words,
lemmas, parts of speech, dependencies, and in the last column the place of each
word in bytes, names with their class and entity, times and quantities.

With --input conllu sentences and words are taken as the file gives them, and
all else is read anew, so that it can be compared with a treebank.`,
		Example: `  echo "General Dunford met Gerasimov in Helsinki." | relata parse
  relata parse --input conllu en_ewt-ud-test.conllu > system.conllu`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("parse takes one FILE, %d are given", len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			path := "-"
			if len(args) == 1 {
				path = args[0]
			}
			return parse(cmd.Context(), a, path, input)
		},
	}
	addFlags(cmd.Flags(), "gazetteer", "ontology", "workers")
	choiceFlag(cmd, &input, "input", "auto", []string{"auto", "text", "markdown", "html", "sentences", "conllu"}, "form of the input")
	return cmd
}

func parse(ctx context.Context, a *app, path, input string) error {
	if input == "auto" && strings.HasSuffix(path, ".conllu") {
		input = "conllu"
	}
	if input != "conllu" {
		return extractTo(ctx, a, []string{path}, source.Format(input), "conllu")
	}
	rd, err := newReader(a)
	if err != nil {
		return err
	}
	data, err := readFile(a, path)
	if err != nil {
		return err
	}
	given, err := source.ParseCoNLLU(path, data)
	if err != nil {
		return err
	}
	next := 0
	out := bufio.NewWriterSize(a.out, 64<<10)
	docs := func(yield func(*extract.Document, error) bool) {
		for _, g := range given {
			if !yield(g.Doc, nil) {
				return
			}
		}
	}
	for res := range readAll(ctx, rd, docs, len(given), a.cfg.Workers, nil) {
		if res.err != nil {
			return res.err
		}
		if err := writeAnnotated(out, given[next]); err != nil {
			return err
		}
		next++
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return ctx.Err()
}

// readFile reads a whole file, or standard input for "-".
func readFile(a *app, path string) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(a.in)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	return data, nil
}

// unreadable is an error of opening or reading a file, the file first.
func unreadable(path string, err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return fmt.Errorf("%s: %w; check the path", path, err)
}
