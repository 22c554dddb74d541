// Command train fits the English reader's model to treebanks, name lists and
// newswire, and writes the file that package nn embeds:
//
//	go run ./extract/en/train -data ../shared/training -test
//
// It goes through these stages: a language model on all text gives the word
// vectors and the first layer; from these, a teacher is trained on what people
// labelled, and so are others, each from a beginning of its own; together they
// label the newswire; from another language model, the model is trained on both,
// and at last a little on the former alone. The state after each pass over the data is kept
// under -work, and a run that was stopped goes on from there. The result depends
// on the data, the flags and the processor's arithmetic only, not on the number
// of processors.
package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"sync"

	"github.com/relata-kg/relata/extract/en/gazetteer"
	"github.com/relata-kg/relata/extract/en/internal/mat"
	"github.com/relata-kg/relata/extract/en/internal/net"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// Sizes of the model; see net.Config.
const (
	leastCount = 3 // of a word in the vocabulary
	mostWords  = 16000
	buckets    = 30000
)

func run() error {
	data := flag.String("data", "../shared/training", "`directory` of the training data")
	out := flag.String("out", "extract/en/nn/model.bin", "`file` to write the model to")
	work := flag.String("work", ".train", "`directory` of checkpoints; a run goes on from those it finds there")
	seed := flag.Uint64("seed", 1, "seed of the random numbers")
	passes := flag.Int("passes", 4, "passes of the language model over the text")
	teachers := flag.Int("teachers", 4, "number of teachers; 0 for none")
	teach := flag.Int("teacher", 15, "passes of a teacher over the labelled data")
	wide := flag.Int("wide", 224, "units of each direction of an encoder layer of a teacher")
	epochs := flag.Int("epochs", 22, "passes of the model over the labelled data")
	polish := flag.Int("polish", 5, "passes of the model over the labelled data alone, at the end")
	share := flag.Int("share", 3, "number of passes in which the model sees all newswire that the teachers labelled")
	rate := flag.Float64("rate", 0.003, "highest learning rate")
	hidden := flag.Int("hidden", 160, "units of each direction of an encoder layer")
	drop := flag.Float64("drop", 0.33, "dropout rate")
	final := flag.Bool("test", false, "measure on the test sets at the end")
	flag.Parse()

	mat.Fuse()
	c, err := readMaterial(*data)
	if err != nil {
		return fmt.Errorf("read training data: %w", err)
	}
	if err := os.MkdirAll(*work, 0o755); err != nil {
		return err
	}
	names, err := gazetteer.Load()
	if err != nil {
		return err
	}
	for _, s := range c.trees {
		if s.names == nil {
			properNames(s)
		}
	}
	words, counts := c.vocabulary(leastCount, mostWords)
	fmt.Printf("%d sentences with trees, %d+%d+%d with names, %d of text; %d words\n", len(c.trees), len(c.voa), len(c.wiki), len(c.web), len(c.text), len(words))

	// start returns a model with the weights of the language model's stage.
	start := func(name string, hidden int, seed uint64) (*net.Model, error) {
		m := net.New(net.Config{
			Word: 96, Gram: 96, Buckets: buckets, Hidden: hidden, Tag: 128, Name: 128, Arc: 256, Label: 128, Marks: net.MarkBits,
		}, words, inventory(c.trees, 0), inventory(c.trees, 1), inventory(c.trees, 2, "root"), nameTags())
		m.Gazetteer = names
		m.Init(rand.New(rand.NewPCG(seed, 0)))
		p := &plan{
			name: name, seed: seed, epochs: *passes, rate: *rate, tokens: 1500,
			drop: rates{in: 0.15, mid: 0.15, rec: 0.1, cat: 0.15, hid: 0.15}, unknown: 0.25, counts: counts,
			log: os.Stdout, dir: *work, lm: newLanguageModel(m, counts, rand.New(rand.NewPCG(seed, 1))),
			data: func(int) ([]*sentence, error) { return c.all(), nil },
		}
		return m, p.run(m)
	}
	labelled := func() []*sentence {
		list := append([]*sentence(nil), c.trees...)
		list = append(list, c.wiki...)
		// Names in the ten classes twice.
		for range 2 {
			list = append(list, c.voa...)
			list = append(list, c.web...)
		}
		return list
	}
	fit := func(name string, m *net.Model, seed uint64, rate float64, epochs int, data func(epoch int) ([]*sentence, error)) error {
		number(m, c.trees)
		p := &plan{
			name: name, seed: seed, epochs: epochs, rate: rate, tokens: 1000,
			drop:    rates{in: *drop * 0.75, mid: *drop, rec: *drop * 0.75, cat: *drop, hid: *drop},
			unknown: 0.25, counts: counts, log: os.Stdout, dir: *work, data: data,
			check: func(m *net.Model) figures { return evaluate(m, c.dev, c.unerDev, c.namesDev) },
		}
		return p.run(m)
	}

	// What the teachers label; they are trained when it is first needed.
	silver := sync.OnceValues(func() ([]*sentence, error) {
		var all council
		for k := range *teachers {
			seed := *seed + uint64(k) + 1
			teacher, err := start(fmt.Sprintf("vectors%d", k+1), *wide, seed)
			if err != nil {
				return nil, err
			}
			if err := fit(fmt.Sprintf("teacher%d", k+1), teacher, seed, *rate, *teach, func(int) ([]*sentence, error) { return labelled(), nil }); err != nil {
				return nil, err
			}
			all = append(all, teacher)
		}
		f := all.evaluate(c.dev)
		fmt.Printf("dev  UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f of all teachers\n", f.UPOS, f.XPOS, f.UAS, f.LAS)
		return all.label(c.text), nil
	})
	m, err := start("vectors", *hidden, *seed)
	if err != nil {
		return err
	}
	err = fit("model", m, *seed, *rate, *epochs, func(epoch int) ([]*sentence, error) {
		list := labelled()
		if *teachers == 0 {
			return list, nil
		}
		more, err := silver()
		for i, s := range more {
			if i%*share == epoch%*share {
				list = append(list, s)
			}
		}
		return list, err
	})
	if err != nil {
		return err
	}
	if err := fit("polish", m, *seed, *rate/3, *polish, func(int) ([]*sentence, error) { return labelled(), nil }); err != nil {
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
	q.Gazetteer = names
	fmt.Printf("%d bytes\ndev  %v\n", len(file), evaluate(q, c.dev, c.unerDev, c.namesDev))
	if *final {
		fmt.Printf("test %v\n", evaluate(q, c.test, c.unerTest, c.namesTest))
	}
	return nil
}
