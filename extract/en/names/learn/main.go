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
	passes := flag.Int("passes", 8, "passes over the data")
	minCount := flag.Int("min", 2, "least count of a feature")
	flag.Parse()
	if err := run(*data, *ewtNames, *out, *parsed, *passes, *minCount); err != nil {
		log.Fatal(err)
	}
}

func run(data, ewtNames, out, parsed string, passes, minCount int) error {
	var train, dev []sentence
	if err := load(parsed, &train, &dev); err != nil {
		var err error
		if train, dev, err = read(data, ewtNames); err != nil {
			return err
		}
		if err := parse(train, dev); err != nil {
			return err
		}
		if err := save(parsed, train, dev); err != nil {
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
			x.Allowed = append(x.Allowed, 1<<tagger.Index(t))
		}
		examples = append(examples, x)
	}
	m := tagger.Train(examples, passes, minCount, 1, func(pass, wrong int) {
		log.Printf("pass %d: %d of %d sentences wrong", pass, wrong, len(examples))
	})
	m.Scale = m.Spread(examples)
	b, err := m.Encode()
	if err != nil {
		return err
	}
	log.Printf("%d features, %d bytes, scale %.2f", len(m.Weights), len(b), m.Scale)
	if m, err = tagger.Decode(b); err != nil {
		return err
	}
	for _, h := range []tagger.Hints{{}, {Weight: 0.25}, {Weight: 0.5}, {Weight: 0.5, Floor: 0.5}, {Weight: 1}, {Weight: 1, Floor: 1}, {Weight: 2}, {Weight: 20}} {
		both, gold, got := 0, 0, 0
		for _, s := range dev {
			w := words(g, s)
			tags := m.Decode(m.Emissions(w, h), nil)
			a, b := spans(s.Tags), map[[3]int]bool{}
			var ts []string
			for _, t := range tags {
				ts = append(ts, tagger.Tags[t])
			}
			b = spans(ts)
			gold += len(a)
			got += len(b)
			for x := range b {
				if a[x] {
					both++
				}
			}
		}
		log.Printf("dev, hints %+v: F1 %.2f", h, 200*float64(both)/float64(max(1, gold+got)))
	}
	return os.WriteFile(out, b, 0o666)
}

// words gives the model's view of a sentence.
func words(g *gazetteer.Gazetteer, s sentence) []tagger.Word {
	marks := g.Mark(s.Words)
	out := make([]tagger.Word, len(s.Words))
	for i, w := range s.Words {
		o := s.Out
		out[i] = tagger.Word{Form: w, UPOS: o.UPOS[i], XPOS: o.XPOS[i], Deprel: o.Deprel[i], Head: o.Head[i], Mark: marks[i], Hint: o.NE[i], Prob: o.NEProb[i]}
	}
	return out
}

func spans(tags []string) map[[3]int]bool {
	out := map[[3]int]bool{}
	for i := 0; i < len(tags); i++ {
		if tags[i] == "O" {
			continue
		}
		j := i + 1
		for j < len(tags) && tags[j] == "I"+tags[i][1:] {
			j++
		}
		out[[3]int{i, j, tagger.Index("B" + tags[i][1:])}] = true
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

func read(data, ewtNames string) (train, dev []sentence, err error) {
	voa, err := readColumns(filepath.Join(data, "ner", "voa-names.tsv"))
	if err != nil {
		return nil, nil, err
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
		return nil, nil, err
	}
	return append(train, ewt...), dev, nil
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
