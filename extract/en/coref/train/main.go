// Command train learns the weights of coreference from a folder of OntoGUM
// documents and writes them for package coref to embed:
//
//	go run ./extract/en/coref/train -corpus DIR [-out extract/en/coref/weights.bin]
package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"github.com/relata-kg/relata/extract/en/coref"
	"github.com/relata-kg/relata/extract/en/coref/internal/ontogum"
	"github.com/relata-kg/relata/extract/en/gazetteer"
	"github.com/relata-kg/relata/extract/en/names"
	"github.com/relata-kg/relata/extract/en/nn"
)

func main() {
	corpus := flag.String("corpus", "", "folder of .conllu files with coreference")
	out := flag.String("out", "extract/en/coref/weights.bin", "file to write")
	passes := flag.Int("passes", coref.Passes, "passes over the corpus")
	seed := flag.Uint64("seed", 1, "seed of the order of documents")
	flag.Parse()
	if err := run(*corpus, *out, *passes, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(corpus, out string, passes int, seed uint64) error {
	docs, err := ontogum.ReadFolder(corpus)
	if err != nil {
		return err
	}
	if len(docs) == 0 {
		return fmt.Errorf("no documents in %q", corpus)
	}
	g, err := gazetteer.Load()
	if err != nil {
		return err
	}
	model, err := nn.Load()
	if err != nil {
		return err
	}
	stage := names.Stage(g)
	ctx := context.Background()
	var samples []coref.Sample
	// Every document counts twice: with its gold trees, and with those that
	// the reader will meet, the model's own.
	for k := range 2 * len(docs) {
		d, err := ontogum.Tag(ctx, docs[k/2], model, stage, k%2 == 1)
		if err != nil {
			return err
		}
		s := coref.Sample{Doc: d.Document}
		for _, c := range d.Chains {
			var spans []coref.Span
			for _, m := range c {
				spans = append(spans, coref.Span(m))
			}
			s.Chains = append(s.Chains, spans)
		}
		samples = append(samples, s)
	}
	b, err := coref.Train(ctx, samples, g, passes, seed, func(pass int, loss float64) {
		fmt.Printf("pass %d  loss %.4f\n", pass+1, loss)
	})
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes\n", out, len(b))
	return os.WriteFile(out, b, 0o644)
}
