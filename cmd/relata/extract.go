package main

import (
	"bufio"
	"context"
	"io"
	"slices"
	"sync/atomic"

	"github.com/spf13/cobra"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/source"
	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/export"
	"github.com/relata-kg/relata/schema"
)

func newExtract(a *app) *cobra.Command {
	var input, format string
	cmd := &cobra.Command{
		Use:   "extract PATH...",
		Short: "Print what articles say, without a graph",
		Long: `Reads articles as build does and prints what they say, in the order of the
input, without a store:

  jsonl    one claim a line for each place that makes it
  nquads   the graph of these articles, before what several of them name is
           taken for one
  oie      sentence, confidence, relation and arguments, tab-separated
  conllu   sentences with their trees and names

With --input sentences each line is one sentence whose words are parted by
spaces.`,
		Example: `  relata extract article.html | jq .predicate.label
  relata extract --format nquads news/ > news.nq
  relata extract --input sentences --format oie sentences.txt`,
		Args: paths,
		RunE: func(cmd *cobra.Command, args []string) error {
			return extractTo(cmd.Context(), a, args, source.Format(input), format)
		},
	}
	addFlags(cmd.Flags(), "base", "gazetteer", "ontology", "workers")
	choiceFlag(cmd, &format, "format", "jsonl", []string{"jsonl", "nquads", "oie", "conllu"}, "form of the output")
	inputFlag(cmd, &input)
	return cmd
}

func extractTo(ctx context.Context, a *app, args []string, input source.Format, format string) error {
	rd, err := newReader(a)
	if err != nil {
		return err
	}
	failed := false
	fail := func(err error) {
		failed = true
		a.log.Error(err.Error())
	}
	files, errs := source.Find(args, source.Options{Format: input, Stdin: a.in})
	for _, err := range errs {
		fail(err)
	}
	out := bufio.NewWriterSize(a.out, 64<<10)
	sink := newSink(out, format, a.cfg.Base, rd.Version(), func(err error) { a.log.Warn(err.Error()) })
	var total atomic.Int64
	for res := range readAll(ctx, rd, documents(files, &total), len(files), a.cfg.Workers, nil) {
		if ctx.Err() != nil {
			break
		}
		if res.err != nil {
			fail(res.err)
			continue
		}
		if err := sink.add(res.doc); err != nil {
			return err
		}
	}
	if err := sink.end(); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if failed {
		return errReported
	}
	return nil
}

// sink prints documents in one of the formats.
type sink struct {
	add func(d *extract.Document) error
	end func() error
}

func newSink(w io.Writer, format, base, extractor string, warn func(error)) sink {
	none := func() error { return nil }
	switch format {
	case "oie":
		return sink{add: func(d *extract.Document) error { return writeOIE(w, d) }, end: none}
	case "conllu":
		return sink{add: func(d *extract.Document) error { return writeCoNLLU(w, d) }, end: none}
	case "nquads":
		var all []schema.Reading
		return sink{
			add: func(d *extract.Document) error { all = append(all, traced(d, warn)); return nil },
			end: func() error { return export.NQuads(w, base, extractor, all...) },
		}
	}
	// The status of a claim is over all that the articles say of it, so that
	// the first line can be printed only when the last article is read.
	var all []schema.Evidence
	return sink{
		add: func(d *extract.Document) error { all = append(all, traced(d, warn).Evidence...); return nil },
		end: func() error {
			status := graph.Statuses(all)
			for _, e := range all {
				if err := export.ClaimJSON(w, e, status[e.Claim.ID()]); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// traced is what was read of a document without the evidence that its offsets
// do not bear out, as the graph takes it.
func traced(d *extract.Document, warn func(error)) schema.Reading {
	r := d.Reading()
	r.Evidence = slices.DeleteFunc(slices.Clone(r.Evidence), func(e schema.Evidence) bool {
		err := graph.CheckEvidence(r, &e)
		if err != nil {
			warn(err)
		}
		return err != nil
	})
	return r
}
