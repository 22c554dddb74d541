// Package prosebench times the stages of reading English, beside the other
// reader of English in Go, github.com/jdkato/prose, on the same text. It is a
// module of its own so that relata does not depend on that library:
//
//	cd extract/en/prosebench && go test -bench . -cpu 1
package prosebench

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jdkato/prose/v2"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/en"
	"github.com/relata-kg/relata/schema"
)

// texts are the newswire that the models are developed with, where it is to be
// had, or the articles of the examples, in pieces of the size of an article.
func texts(b *testing.B) []string {
	var out []string
	if data, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "shared", "training", "text", "voa.txt")); err == nil {
		lines := strings.SplitN(plain.Replace(string(data)), "\n", 1001)
		for part := range slices.Chunk(lines[:len(lines)-1], 25) {
			out = append(out, strings.Join(part, "\n\n"))
		}
		return out
	}
	files, err := filepath.Glob(filepath.Join("..", "..", "..", "examples", "*", "*.txt"))
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, string(data))
	}
	if len(out) == 0 {
		b.Skip("no text to read")
	}
	return out
}

// plain joins what the newswire has parted into tokens.
var plain = strings.NewReplacer(" .\n", ".\n", " ,", ",", " '", "'", " ?", "?", " ;", ";", " :", ":", "( ", "(", " )", ")", " %", "%", "$ ", "$", " n't", "n't")

func documents(texts []string) []*extract.Document {
	ds := make([]*extract.Document, len(texts))
	for i, t := range texts {
		ds[i] = extract.NewDocument(schema.DocumentInfo{Source: "bench"}, t)
	}
	return ds
}

// clone copies what the stages write to.
func clone(ds []*extract.Document) []*extract.Document {
	out := make([]*extract.Document, len(ds))
	for i, d := range ds {
		c := *d
		c.Sentences = slices.Clone(d.Sentences)
		for j := range c.Sentences {
			c.Sentences[j].Tokens = slices.Clone(c.Sentences[j].Tokens)
		}
		c.Times, c.Quantities, c.Mentions = slices.Clone(d.Times), slices.Clone(d.Quantities), slices.Clone(d.Mentions)
		c.Entities, c.Evidence, c.Dropped = slices.Clone(d.Entities), slices.Clone(d.Evidence), slices.Clone(d.Dropped)
		out[i] = &c
	}
	return out
}

func tokens(ds []*extract.Document) int {
	n := 0
	for _, d := range ds {
		for _, s := range d.Sentences {
			n += len(s.Tokens)
		}
	}
	return n
}

func run(b *testing.B, stages []extract.Stage, ds []*extract.Document) {
	for _, s := range stages {
		if s.RunAll != nil {
			if err := s.RunAll(context.Background(), ds); err != nil {
				b.Fatal(err)
			}
			continue
		}
		for _, d := range ds {
			if err := s.Run(context.Background(), d); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func report(b *testing.B, tokens int) {
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkStage times each stage on documents that the stages before it have
// read.
func BenchmarkStage(b *testing.B) {
	stages, err := en.Stages(en.Options{})
	if err != nil {
		b.Fatal(err)
	}
	ds := documents(texts(b))
	for _, s := range stages {
		done := clone(ds)
		run(b, []extract.Stage{s}, done)
		n := tokens(done)
		b.Run(s.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				fresh := clone(ds)
				b.StartTimer()
				run(b, []extract.Stage{s}, fresh)
			}
			report(b, max(n, 1))
		})
		ds = done
	}
}

// BenchmarkReading times reading from text to trees and names, and to claims.
func BenchmarkReading(b *testing.B) {
	stages, err := en.Stages(en.Options{})
	if err != nil {
		b.Fatal(err)
	}
	names := slices.IndexFunc(stages, func(s extract.Stage) bool { return slices.Contains(s.Gives, extract.Names) })
	all := texts(b)
	for _, c := range []struct {
		name   string
		stages []extract.Stage
	}{{"names", stages[:names+1]}, {"claims", stages}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				ds := documents(all)
				run(b, c.stages, ds)
				n = tokens(ds)
			}
			report(b, n)
		})
	}
}

// BenchmarkProse times prose from text to parts of speech and names; it has no
// trees, lemmas, times, coreference or claims.
func BenchmarkProse(b *testing.B) {
	all := texts(b)
	first, err := prose.NewDocument("A text.")
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		options []prose.DocOpt
	}{
		{"token", []prose.DocOpt{prose.WithTagging(false), prose.WithExtraction(false)}},
		{"tags", []prose.DocOpt{prose.WithExtraction(false)}},
		{"names", nil},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				n = 0
				for _, t := range all {
					d, err := prose.NewDocument(t, append(c.options, prose.UsingModel(first.Model))...)
					if err != nil {
						b.Fatal(err)
					}
					n += len(d.Tokens())
				}
			}
			report(b, n)
		})
	}
}
