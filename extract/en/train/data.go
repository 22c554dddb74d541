package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"github.com/relata-kg/relata/extract/en/internal/net"
	"github.com/relata-kg/relata/extract/en/nn"
)

// sentence is one sentence with the labels it has.
type sentence struct {
	id    string // of a sentence of a treebank
	words []string
	// Tree labels, nil if it has none. Indices into the model's inventories; the
	// head is -1 for the root.
	upos, xpos, head, label []int
	// The texts of these labels, until they are numbered.
	tags [][3]string
	// names has, per word, the tags that the annotation allows, nil if there is
	// no annotation.
	names []uint32
	// vague tells that names were only guessed at from proper nouns.
	vague bool
	// weight scales the losses.
	weight float32
}

// readTrees reads a CoNLL-U file; ranges and empty nodes are left out. If
// the file declares entities, their names are read too.
func readTrees(path string) ([]*sentence, error) {
	var out []*sentence
	s := &sentence{weight: 1}
	var misc []string
	entities := false
	end := func() {
		if len(s.words) > 0 {
			out = append(out, s)
		}
		if entities {
			entityNames(s, misc)
		}
		s, misc = &sentence{weight: 1}, nil
	}
	err := eachLine(path, func(line string) error {
		if line == "" {
			end()
			return nil
		}
		entities = entities || strings.HasPrefix(line, "# global.Entity")
		if id, ok := strings.CutPrefix(line, "# sent_id = "); ok {
			s.id = id
		}
		f := strings.Split(line, "\t")
		if line[0] == '#' || len(f) < 8 || strings.ContainsAny(f[0], "-.") {
			return nil
		}
		h, err := strconv.Atoi(f[6])
		if err != nil {
			return fmt.Errorf("%s: head %q", path, f[6])
		}
		s.words = append(s.words, f[1])
		s.head = append(s.head, h-1)
		s.tags = append(s.tags, [3]string{f[3], f[4], f[7]})
		misc = append(misc, f[len(f)-1])
		return nil
	})
	end()
	return out, err
}

// column is the words and tags of a sentence of a two-column file.
type column struct{ words, tags []string }

func readColumns(path string) ([]column, error) {
	var out []column
	var c column
	err := eachLine(path, func(line string) error {
		if line == "" {
			if len(c.words) > 0 {
				out = append(out, c)
			}
			c = column{}
			return nil
		}
		w, t, ok := strings.Cut(line, "\t")
		if !ok {
			return fmt.Errorf("%s: no tab in %q", path, line)
		}
		c.words = append(c.words, w)
		c.tags = append(c.tags, strings.TrimSpace(t))
		return nil
	})
	if len(c.words) > 0 {
		out = append(out, c)
	}
	return out, err
}

func eachLine(path string, f func(string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		if err := f(strings.TrimRight(sc.Text(), "\r")); err != nil {
			return err
		}
	}
	return sc.Err()
}

// hyphens knows which first parts of hyphenated words the treebanks leave
// attached ("e-mail", "co-operate").
type hyphens map[string]bool

func learnHyphens(trees []*sentence) hyphens {
	n := map[string]int{}
	for _, s := range trees {
		for i, w := range s.words {
			if a, b, ok := strings.Cut(w, "-"); ok && a != "" && b != "" {
				n[strings.ToLower(a)]++
			}
			if w == "-" && i > 0 && s.tags[i][1] == "HYPH" {
				n[strings.ToLower(s.words[i-1])]--
			}
		}
	}
	h := hyphens{}
	for a, c := range n {
		if c > 0 {
			h[a] = true
		}
	}
	return h
}

// split cuts a word at its hyphens as the treebanks do.
func (h hyphens) split(w string) []string {
	if len(w) < 3 || !strings.Contains(w[1:len(w)-1], "-") || strings.Contains(w, "--") || strings.Contains(w, "/") || strings.Contains(w, "@") {
		return []string{w}
	}
	letters := false
	for _, c := range w {
		letters = letters || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
	}
	if !letters {
		return []string{w}
	}
	var out []string
	rest := w
	for {
		i := strings.IndexByte(rest[1:], '-') + 1
		if i == 0 || i == len(rest)-1 {
			break
		}
		if h[strings.ToLower(rest[:i])] {
			break
		}
		out = append(out, rest[:i], "-")
		rest = rest[i+1:]
		if len(rest) < 3 {
			break
		}
	}
	return append(out, rest)
}

// kinds are the classes that the labels of the coarser annotations stand for.
var kinds = map[string][]string{
	"PER":  {"Person"},
	"LOC":  {"Country", "City", "Place", "Facility"},
	"ORG":  {"Organization"},
	"MISC": {"Group", "Event", "Product", "Law"},
}

func nameTags() []string {
	tags := []string{"O"}
	for _, c := range nn.Classes() {
		tags = append(tags, "B-"+c, "I-"+c)
	}
	return tags
}

// nameSentences turns columns into sentences with names, words split at
// hyphens.
func nameSentences(cols []column, h hyphens) ([]*sentence, error) {
	index := map[string]int{}
	for i, t := range nameTags() {
		index[t] = i
	}
	var out []*sentence
	for _, c := range cols {
		s := &sentence{weight: 1}
		for i, w := range c.words {
			for j, p := range h.split(w) {
				tag := c.tags[i]
				if j > 0 && tag[0] == 'B' {
					tag = "I" + tag[1:]
				}
				var set uint32
				if at, ok := index[tag]; ok {
					set = 1 << at
				} else if len(tag) > 2 && kinds[tag[2:]] != nil {
					for _, class := range kinds[tag[2:]] {
						set |= 1 << index[tag[:2]+class]
					}
				} else {
					return nil, fmt.Errorf("unknown name tag %q", tag)
				}
				s.words = append(s.words, p)
				s.names = append(s.names, set)
			}
		}
		out = append(out, s)
	}
	return out, nil
}

// corpus is everything to train and measure on.
type corpus struct {
	trees     []*sentence // treebanks, for training
	voa, wiki []*sentence // names, for training
	web       []*sentence // names in sentences of the trees
	text      [][]string  // newswire without labels

	dev, test           []*sentence
	unerDev, unerTest   []column // names in the text of dev and test
	namesDev, namesTest []*sentence
}

// testNames is the number of sentences at the end of the newswire names that
// are kept for the final figures; every devEvery-th of the others is kept for
// choosing.
const (
	testNames = 400
	devEvery  = 16
)

func readCorpus(dir string) (*corpus, error) {
	c := &corpus{}
	var err error
	trees := func(name string) []*sentence {
		if err != nil {
			return nil
		}
		var s []*sentence
		s, err = readTrees(filepath.Join(dir, "treebank", name))
		return s
	}
	columns := func(name string) []column {
		if err != nil {
			return nil
		}
		var s []column
		s, err = readColumns(filepath.Join(dir, "ner", name))
		return s
	}
	ewt := trees("ewt-train.conllu")
	gum := trees("gum-train.conllu")
	c.trees = append(ewt, gum...)
	c.dev, c.test = trees("ewt-dev.conllu"), trees("ewt-test.conllu")
	voa, wiki := columns("voa-names.tsv"), columns("wikigold.tsv")
	c.unerDev, c.unerTest = columns("uner-ewt-dev.tsv"), columns("uner-ewt-test.tsv")
	if err != nil {
		return nil, err
	}
	if c.web, err = webNames(ewt); err != nil {
		return nil, err
	}
	h := learnHyphens(c.trees)
	names, err := nameSentences(voa, h)
	if err != nil {
		return nil, err
	}
	if c.wiki, err = nameSentences(wiki, h); err != nil {
		return nil, err
	}
	for i, s := range names {
		switch {
		case i >= len(names)-testNames:
			c.namesTest = append(c.namesTest, s)
		case i%devEvery == devEvery-1:
			c.namesDev = append(c.namesDev, s)
		default:
			c.voa = append(c.voa, s)
		}
	}
	held := map[string]bool{}
	for _, s := range append(c.namesTest, c.namesDev...) {
		held[strings.Join(s.words, " ")] = true
	}
	err = eachLine(filepath.Join(dir, "text", "voa.txt"), func(line string) error {
		var words []string
		for _, w := range strings.Fields(line) {
			words = append(words, h.split(w)...)
		}
		if len(words) > 0 && len(words) <= net.MaxTokens && !held[strings.Join(words, " ")] {
			c.text = append(c.text, words)
		}
		return nil
	})
	return c, err
}

// inventory returns the values of a column of the trees' labels, most frequent
// first, those in head before all others.
func inventory(trees []*sentence, col int, head ...string) []string {
	n := map[string]int{}
	for _, s := range trees {
		for _, t := range s.tags {
			n[t[col]]++
		}
	}
	for _, h := range head {
		delete(n, h)
	}
	return append(head, byCount(n)...)
}

func byCount(n map[string]int) []string {
	var out []string
	for t := range n {
		out = append(out, t)
	}
	sort.Slice(out, func(i, j int) bool {
		if n[out[i]] != n[out[j]] {
			return n[out[i]] > n[out[j]]
		}
		return out[i] < out[j]
	})
	return out
}

// vocabulary returns the normalised words seen at least least times, "" first,
// at most limit, and the numbers of occurrences.
func (c *corpus) vocabulary(least, limit int) ([]string, map[string]int) {
	n := map[string]int{}
	for _, list := range [][]*sentence{c.trees, c.voa, c.wiki} {
		for _, s := range list {
			for _, w := range s.words {
				n[net.Norm(w)]++
			}
		}
	}
	for _, s := range c.text {
		for _, w := range s {
			n[net.Norm(w)]++
		}
	}
	words := []string{""}
	for _, w := range byCount(n) {
		if n[w] >= least && len(words) < limit {
			words = append(words, w)
		}
	}
	return words, n
}

// number sets the indices of the labels of trees; a label that the model lacks
// becomes its last.
func number(m *net.Model, list []*sentence) {
	index := func(inv []string) map[string]int {
		x := map[string]int{}
		for i, v := range inv {
			x[v] = i
		}
		return x
	}
	u, x, l := index(m.UPOS), index(m.XPOS), index(m.Labels)
	find := func(x map[string]int, v string) int {
		if i, ok := x[v]; ok {
			return i
		}
		return len(x) - 1
	}
	for _, s := range list {
		s.upos, s.xpos, s.label = nil, nil, nil
		for _, t := range s.tags {
			s.upos = append(s.upos, find(u, t[0]))
			s.xpos = append(s.xpos, find(x, t[1]))
			s.label = append(s.label, find(l, t[2]))
		}
	}
}

// all returns all sentences to train on, without regard to their labels.
func (c *corpus) all() []*sentence {
	var list []*sentence
	for _, part := range [][]*sentence{c.trees, c.wiki, c.voa} {
		for _, s := range part {
			if len(s.words) <= net.MaxTokens {
				list = append(list, s)
			}
		}
	}
	for _, t := range c.text {
		list = append(list, &sentence{words: t})
	}
	return list
}
