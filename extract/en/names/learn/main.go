// Learn trains the linear name tagger and writes its weights:
//
//	go run ./extract/en/names/learn -data DIR -o extract/en/names/weights.bin
//
// DIR holds ner/voa-names.tsv and treebank/ewt-train.conllu; the names of the
// latter come from extract/en/train/ewt-names.tsv. The last 400 sentences of
// the former are never read, every sixteenth of the others is measured on.
package main

import (
	"bufio"
	"encoding/gob"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/relata-kg/relata/extract/en/gazetteer"
	"github.com/relata-kg/relata/extract/en/names/internal/tagger"
	"github.com/relata-kg/relata/extract/en/nn"
)

const (
	testNames = 400
	devEvery  = 16
)

type sentence struct {
	Words []string
	Tags  []string
	Out   nn.Output
}

func main() {
	log.SetFlags(0)
	data := flag.String("data", "", "folder of the training data")
	ewtNames := flag.String("ewt-names", "extract/en/train/ewt-names.tsv", "names marked in the treebank")
	out := flag.String("o", "extract/en/names/weights.bin", "where to write the weights")
	parsed := flag.String("parsed", "", "file to keep the parses in between runs")
	passes := flag.Int("passes", 10, "passes over the data")
	seeds := flag.Int("seeds", 3, "models to average")
	minCount := flag.Int("min", 2, "least count of a feature")
	flag.Parse()
	if err := run(*data, *ewtNames, *out, *parsed, *passes, *minCount, *seeds); err != nil {
		log.Fatal(err)
	}
}

func run(data, ewtNames, out, parsed string, passes, minCount, seeds int) error {
	var train, dev, web []sentence
	if err := load(parsed, &train, &dev, &web); err != nil {
		var err error
		if train, dev, web, err = read(data, ewtNames); err != nil {
			return err
		}
		if err := parse(train, dev, web); err != nil {
			return err
		}
		if err := save(parsed, train, dev, web); err != nil {
			return err
		}
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
	text, err := readText(data)
	if err != nil {
		return err
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

// readText reads the words of the unlabelled newswire and of the treebanks.
func readText(data string) ([][]string, error) {
	var out [][]string
	err := lines(filepath.Join(data, "text", "voa.txt"), func(l string) error {
		var s []string
		for _, w := range strings.Fields(l) {
			s = append(s, splitHyphens(w)...)
		}
		out = append(out, s)
		return nil
	})
	for _, name := range []string{"ewt-train.conllu", "gum-train.conllu"} {
		var s []string
		if err == nil {
			err = lines(filepath.Join(data, "treebank", name), func(l string) error {
				if l == "" {
					out = append(out, s)
					s = nil
					return nil
				}
				f := strings.Split(l, "\t")
				if l[0] != '#' && len(f) > 8 && !strings.ContainsAny(f[0], "-.") {
					s = append(s, f[1])
				}
				return nil
			})
		}
	}
	return out, err
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

func load(path string, to ...any) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	d := gob.NewDecoder(bufio.NewReader(f))
	for _, v := range to {
		if err := d.Decode(v); err != nil {
			return err
		}
	}
	return nil
}

func save(path string, vs ...any) error {
	if path == "" {
		return nil
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	e := gob.NewEncoder(f)
	for _, v := range vs {
		if err := e.Encode(v); err != nil {
			return err
		}
	}
	return f.Close()
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

func read(data, ewtNames string) (train, dev, web []sentence, err error) {
	voa, err := readColumns(filepath.Join(data, "ner", "voa-names.tsv"))
	if err != nil {
		return nil, nil, nil, err
	}
	for i, s := range voa[:max(0, len(voa)-testNames)] {
		if i%devEvery == devEvery-1 {
			dev = append(dev, s)
		} else {
			train = append(train, s)
		}
	}
	ewt, err := readMarked(filepath.Join(data, "treebank", "ewt-train.conllu"), ewtNames)
	if err != nil {
		return nil, nil, nil, err
	}
	wiki, err := readColumns(filepath.Join(data, "ner", "wikigold.tsv"))
	if err != nil {
		return nil, nil, nil, err
	}
	web, err = readColumns(filepath.Join(data, "ner", "uner-ewt-dev.tsv"))
	return slices.Concat(train, ewt, wiki), dev, web, err
}

func lines(path string, f func(string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		if err := f(sc.Text()); err != nil {
			return err
		}
	}
	return sc.Err()
}

// readColumns reads words and tags; words are split at hyphens.
func readColumns(path string) ([]sentence, error) {
	var out []sentence
	var s sentence
	err := lines(path, func(l string) error {
		if l == "" {
			if len(s.Words) > 0 {
				out = append(out, s)
			}
			s = sentence{}
			return nil
		}
		w, t, ok := strings.Cut(l, "\t")
		if !ok {
			return fmt.Errorf("%s: no tab in %q", path, l)
		}
		for i, p := range splitHyphens(w) {
			if i > 0 && t[0] == 'B' {
				t = "I" + t[1:]
			}
			s.Words = append(s.Words, p)
			s.Tags = append(s.Tags, t)
		}
		return nil
	})
	if len(s.Words) > 0 {
		out = append(out, s)
	}
	return out, err
}

// splitHyphens cuts a word at its hyphens as treebanks do, but for prefixes
// that stand for no word.
func splitHyphens(w string) []string {
	var out []string
	for {
		i := strings.IndexByte(w, '-')
		if i <= 0 || i == len(w)-1 || w[i+1] == '-' {
			return append(out, w)
		}
		switch strings.ToLower(w[:i]) {
		case "anti", "pro", "ex", "non", "co", "re", "pre", "post", "e", "mid", "sub", "multi", "inter", "semi", "self", "vice", "neo", "ultra":
			return append(out, w)
		}
		out = append(out, w[:i], "-")
		w = w[i+1:]
	}
}

// readMarked reads the sentences of a treebank whose names are marked in a
// list: sentence id, tab, and "Class:words" parted by bars.
func readMarked(treebank, list string) ([]sentence, error) {
	marks := map[string]string{}
	err := lines(list, func(l string) error {
		if l != "" && l[0] != '#' {
			id, m, _ := strings.Cut(l, "\t")
			marks[id] = m
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var out []sentence
	var s sentence
	id := ""
	err = lines(treebank, func(l string) error {
		if v, ok := strings.CutPrefix(l, "# sent_id = "); ok {
			id = v
		}
		if l == "" {
			if m, ok := marks[id]; ok && len(s.Words) > 0 {
				mark(&s, m)
				out = append(out, s)
			}
			s = sentence{}
			return nil
		}
		f := strings.Split(l, "\t")
		if l[0] == '#' || len(f) < 8 || strings.ContainsAny(f[0], "-.") {
			return nil
		}
		s.Words = append(s.Words, f[1])
		s.Tags = append(s.Tags, "O")
		return nil
	})
	return out, err
}

// mark tags every occurrence of the marked words.
func mark(s *sentence, marks string) {
	for _, m := range strings.Split(marks, "|") {
		class, text, ok := strings.Cut(m, ":")
		if !ok {
			continue
		}
		want := strings.ReplaceAll(text, " ", "")
		for i := range s.Words {
			got := ""
			for j := i; j < len(s.Words) && len(got) < len(want); j++ {
				if s.Tags[j] != "O" {
					break
				}
				got += s.Words[j]
				if got != want {
					continue
				}
				for k := i; k <= j; k++ {
					s.Tags[k] = "I-" + class
				}
				s.Tags[i] = "B-" + class
			}
		}
	}
}
