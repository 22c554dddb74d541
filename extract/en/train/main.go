// Command train fits the English reader's model to treebanks and name lists,
// and writes the file that package nn embeds.
//
//	go run ./extract/en/train -data ../shared/training -out extract/en/nn/model.bin
package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"

	"github.com/relata-kg/relata/extract/en/internal/mat"
	"github.com/relata-kg/relata/extract/en/internal/net"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run() error {
	data := flag.String("data", "../shared/training", "`directory` of the training data")
	out := flag.String("out", "extract/en/nn/model.bin", "`file` to write the model to")
	work := flag.String("work", ".train", "`directory` of checkpoints; a run goes on from those it finds")
	name := flag.String("name", "model", "`name` of the checkpoint")
	seed := flag.Uint64("seed", 1, "seed of the random numbers")
	epochs := flag.Int("epochs", 30, "passes over the data")
	passes := flag.Int("passes", 3, "passes of the language model over the text")
	rate := flag.Float64("rate", 0.003, "highest learning rate")
	hidden := flag.Int("hidden", 160, "units of each direction of an encoder layer")
	drop := flag.Float64("drop", 0.33, "dropout rate")
	final := flag.Bool("test", false, "measure on the test sets at the end")
	weak := flag.Bool("weak", false, "take proper nouns of treebanks without names for names of unknown class")
	from := flag.String("from", "", "`file` of a checkpoint to start from")
	flag.Parse()

	mat.Fuse()
	c, err := readCorpus(*data)
	if err != nil {
		return fmt.Errorf("read training data: %w", err)
	}
	words, counts := c.vocabulary(3, 16000)
	m := net.New(net.Config{
		Word: 96, Gram: 96, Buckets: 30000, Hidden: *hidden, Tag: 128, Name: 128, Arc: 256, Label: 128,
	}, words, inventory(c.trees, 0), inventory(c.trees, 1), inventory(c.trees, 2, "root"), nameTags())
	m.Init(rand.New(rand.NewPCG(*seed, 0)))
	number(m, c.trees)
	fmt.Printf("%d sentences with trees, %d+%d with names, %d of text; %d words\n", len(c.trees), len(c.voa), len(c.wiki), len(c.text), len(words))
	if err := os.MkdirAll(*work, 0o755); err != nil {
		return err
	}
	if *weak {
		for _, s := range c.trees {
			if s.names == nil {
				properNames(s)
			}
		}
	}
	p := &plan{
		name: *name, seed: *seed, epochs: *epochs, rate: *rate, tokens: 1000,
		drop: rates{in: *drop * 0.75, mid: *drop, rec: *drop * 0.75, cat: *drop, hid: *drop}, unknown: 0.25, counts: counts,
		log: os.Stdout, dir: *work,
		data: func(int, *rand.Rand) []*sentence {
			list := append([]*sentence(nil), c.trees...)
			list = append(list, c.wiki...)
			list = append(list, c.voa...)
			return append(list, c.voa...)
		},
		check: func(m *net.Model) figures { return evaluate(m, c.dev, c.unerDev, c.namesDev) },
	}
	pre := &plan{
		name: "vectors", seed: *seed, epochs: *passes, rate: *rate, tokens: 1500,
		drop: rates{in: 0.15, mid: 0.15, rec: 0.1, cat: 0.15, hid: 0.15}, unknown: 0.25, counts: counts,
		log: os.Stdout, dir: *work, lm: newLanguageModel(m, counts, rand.New(rand.NewPCG(*seed, 1))),
		data: func(int, *rand.Rand) []*sentence { return c.all() },
	}
	if *from != "" {
		if _, err := p.load(*from, m); err != nil {
			return err
		}
	} else if err := pre.run(m); err != nil {
		return err
	}
	if err := p.run(m); err != nil {
		return err
	}
	file := m.Encode()
	if err := os.WriteFile(*out, file, 0o644); err != nil {
		return err
	}
	q, err := net.Decode(file)
	if err != nil {
		return err
	}
	fmt.Printf("%d bytes\ndev  %v\n", len(file), evaluate(q, c.dev, c.unerDev, c.namesDev))
	if *final {
		fmt.Printf("test %v\n", evaluate(q, c.test, c.unerTest, c.namesTest))
	}
	return nil
}
