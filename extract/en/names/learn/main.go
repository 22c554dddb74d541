// Learn trains the linear name tagger and writes its weights:
//
//	go run ./extract/en/names/learn -data DIR -o extract/en/names/weights.bin
//
// DIR is the folder that extract/en/train/README.md describes. It prints how
// well the names of the development sets are found.
package main

import (
	"flag"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/relata-kg/relata/extract/en/gazetteer"
	"github.com/relata-kg/relata/extract/en/internal/corpus"
	"github.com/relata-kg/relata/extract/en/names/internal/tagger"
	"github.com/relata-kg/relata/extract/en/nn"
)

type sentence struct {
	corpus.Tagged
	Out nn.Output
}

func main() {
	log.SetFlags(0)
	data := flag.String("data", "", "folder of the training data")
	out := flag.String("o", "extract/en/names/weights.bin", "where to write the weights")
	passes := flag.Int("passes", 10, "passes over the data")
	seeds := flag.Int("seeds", 3, "models to average")
	minCount := flag.Int("min", 2, "least count of a feature")
	flag.Parse()
	if err := run(*data, *out, *passes, *minCount, *seeds); err != nil {
		log.Fatal(err)
	}
}

func run(data, out string, passes, minCount, seeds int) error {
	train, dev, web, text, err := read(data)
	if err != nil {
		return err
	}
	if err := parse(train, dev, web); err != nil {
		return err
	}
	g, err := gazetteer.Load()
	if err != nil {
		return err
	}
	var examples []tagger.Example
	for _, s := range train {
		x := tagger.Example{Words: words(g, s)}
		for _, t := range s.Tags {
			x.Allowed = append(x.Allowed, allowed(t))
		}
		examples = append(examples, x)
	}
	lex := lexicon(text, 6, 200, 12)
	log.Printf("%d words in clusters, %d with case", len(lex.Cluster), len(lex.Case))
	var models []*tagger.Model
	for seed := range seeds {
		models = append(models, tagger.Train(lex, examples, passes, minCount, uint64(seed+1), func(pass, wrong int) {
			log.Printf("seed %d, pass %d: %d of %d sentences wrong", seed+1, pass, wrong, len(examples))
		}))
	}
	m := tagger.Mean(models)
	m.Scale = m.Spread(examples)
	b, err := m.Encode()
	if err != nil {
		return err
	}
	log.Printf("%d bytes, scale %.2f", len(b), m.Scale)
	if m, err = tagger.Decode(b); err != nil {
		return err
	}
	for _, h := range []tagger.Hints{{}, {Weight: 0.3, Floor: 0.3}} {
		log.Printf("hints %+v: newswire F1 %.2f, web F1 %.2f", h, measure(m, g, dev, h), measure(m, g, web, h))
	}
	return os.WriteFile(out, b, 0o666)
}

// measure gives the F1 of names with their classes; classes are the three of
// the web's annotation where the sentences have those.
func measure(m *tagger.Model, g *gazetteer.Gazetteer, dev []sentence, h tagger.Hints) float64 {
	both, gold, got := 0, 0, 0
	three := false
	for _, s := range dev {
		for _, t := range s.Tags {
			three = three || strings.HasSuffix(t, "-PER")
		}
	}
	for _, s := range dev {
		w := words(g, s)
		tags := m.Decode(m.Emissions(w, h), nil)
		var ts []string
		for _, t := range tags {
			tag := tagger.Tags[t]
			if three && t > 0 {
				if tag = kinds[tag[2:]]; tag == "" {
					tag = "O"
				} else {
					tag = tagger.Tags[t][:2] + tag
				}
			}
			ts = append(ts, tag)
		}
		a, b := spans(s.Tags), spans(ts)
		gold += len(a)
		got += len(b)
		for x := range b {
			if a[x] {
				both++
			}
		}
	}
	return 200 * float64(both) / float64(max(1, gold+got))
}

// kinds are the three classes of coarser annotations.
var kinds = map[string]string{"Person": "PER", "Organization": "ORG", "Country": "LOC", "City": "LOC", "Place": "LOC", "Facility": "LOC"}

// allowed is the set of tags that a tag of any annotation allows.
func allowed(tag string) uint32 {
	if k := tagger.Index(tag); k >= 0 {
		return 1 << k
	}
	var set uint32
	for k, t := range tagger.Tags {
		if k == 0 || t[:2] != tag[:2] {
			continue
		}
		if kind := kinds[t[2:]]; kind == tag[2:] || kind == "" && tag[2:] == "MISC" {
			set |= 1 << k
		}
	}
	return set
}

// words gives the model's view of a sentence.
func words(g *gazetteer.Gazetteer, s sentence) []tagger.Word {
	marks := g.MarkLoose(s.Words)
	out := make([]tagger.Word, len(s.Words))
	for i, w := range s.Words {
		o := s.Out
		out[i] = tagger.Word{Form: w, UPOS: o.UPOS[i], XPOS: o.XPOS[i], Deprel: o.Deprel[i], Head: o.Head[i], Mark: marks[i], Hint: o.NE[i], Prob: o.NEProb[i]}
	}
	return out
}

type name struct {
	first, last int
	class       string
}

func spans(tags []string) map[name]bool {
	out := map[name]bool{}
	for i := 0; i < len(tags); i++ {
		if tags[i] == "O" {
			continue
		}
		j := i + 1
		for j < len(tags) && tags[j] == "I"+tags[i][1:] {
			j++
		}
		out[name{i, j, tags[i][2:]}] = true
		i = j - 1
	}
	return out
}

func parse(sets ...[]sentence) error {
	m, err := nn.Load()
	if err != nil {
		return err
	}
	for _, set := range sets {
		var ws [][]string
		for _, s := range set {
			ws = append(ws, s.Words)
		}
		for i, o := range m.Read(ws) {
			set[i].Out = o
		}
	}
	return nil
}

// read reads what names are learnt from, and what they are measured on: the
// names of newswire, and of the web in three classes.
func read(data string) (train, dev, web []sentence, text [][]string, err error) {
	ewt, err := corpus.ReadTrees(filepath.Join(data, "treebank", "ewt-train.conllu"))
	if err != nil {
		return nil, nil, nil, nil, err
	}
	gum, err := corpus.ReadTrees(filepath.Join(data, "treebank", "gum-train.conllu"))
	if err != nil {
		return nil, nil, nil, nil, err
	}
	trees := slices.Concat(ewt, gum)
	byID := map[string][]string{}
	for _, t := range ewt {
		byID[t.ID] = t.Words
	}
	marked, err := corpus.MarkedNames(func(id string) []string { return byID[id] })
	if err != nil {
		return nil, nil, nil, nil, err
	}
	news, newsDev, _, err := corpus.NewsNames(data)
	if err != nil {
		return nil, nil, nil, nil, err
	}
	wiki, err := corpus.ReadTagged(filepath.Join(data, "ner", "wikigold.tsv"))
	if err != nil {
		return nil, nil, nil, nil, err
	}
	uner, err := corpus.ReadTagged(filepath.Join(data, "ner", "uner-ewt-dev.tsv"))
	if err != nil {
		return nil, nil, nil, nil, err
	}
	h := corpus.LearnHyphens(trees)
	split := func(list []corpus.Tagged) []sentence {
		var out []sentence
		for _, t := range list {
			out = append(out, sentence{Tagged: t.SplitHyphens(h)})
		}
		return out
	}
	train = split(news)
	for _, m := range marked {
		// The treebank has split the words already.
		train = append(train, sentence{Tagged: m.Tagged})
	}
	train = append(train, split(wiki)...)
	if err := corpus.News(data, h, func(words []string) { text = append(text, words) }); err != nil {
		return nil, nil, nil, nil, err
	}
	for _, t := range trees {
		text = append(text, t.Words)
	}
	return train, split(newsDev), split(uner), text, nil
}
