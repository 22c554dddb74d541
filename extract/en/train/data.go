package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/relata-kg/relata/extract/en/internal/corpus"
	"github.com/relata-kg/relata/extract/en/internal/net"
	"github.com/relata-kg/relata/extract/en/nn"
)

// sentence is one sentence with the labels it has.
type sentence struct {
	id    string // of a sentence of a treebank
	words []string
	// head is the heads of its tree, -1 for the root, nil if it has none.
	head []int
	// What is to be learnt of the tree, numbered by the model's inventories; the
	// classes of arc are the heads plus one, those of label are for head.
	upos, xpos, arc, label targets
	// The texts of the tags and labels of a treebank, until they are numbered.
	tags [][3]string
	// names has, per word, the tags that the annotation allows, nil if there is
	// no annotation.
	names []uint32
	// vague tells that names were only guessed at from proper nouns.
	vague bool
	// weight scales the losses.
	weight float32
}

// treeSentence is a sentence of a treebank; if its file has entities, it has
// their names.
func treeSentence(t corpus.Tree) *sentence {
	s := &sentence{id: t.ID, words: t.Words, head: t.Head, weight: 1}
	for i := range t.Words {
		s.tags = append(s.tags, [3]string{t.UPOS[i], t.XPOS[i], t.Deprel[i]})
	}
	if t.Entities {
		entityNames(s, t.Misc)
	}
	return s
}

// kinds are the classes that the labels of the coarser annotations stand for.
var kinds = map[string][]string{
	"PER":  {"Person"},
	"LOC":  {"Country", "City", "Place", "Facility"},
	"ORG":  {"Organization"},
	"MISC": {"Group", "Event", "Product", "Law"},
}

// nameTags are the tags of names, in the model's order.
var nameTags = sync.OnceValue(func() []string {
	tags := []string{"O"}
	for _, c := range nn.Classes() {
		tags = append(tags, "B-"+c, "I-"+c)
	}
	return tags
})

// nameSentence turns a sentence with tags into one with names.
func nameSentence(t corpus.Tagged) (*sentence, error) {
	s := &sentence{words: t.Words, weight: 1}
	for _, tag := range t.Tags {
		var set uint32
		if at := slices.Index(nameTags(), tag); at >= 0 {
			set = 1 << at
		} else if len(tag) > 2 && kinds[tag[2:]] != nil {
			for _, class := range kinds[tag[2:]] {
				set |= 1 << slices.Index(nameTags(), tag[:2]+class)
			}
		} else {
			return nil, fmt.Errorf("unknown name tag %q", tag)
		}
		s.names = append(s.names, set)
	}
	return s, nil
}

// nameSentences does so with many, with words split at hyphens.
func nameSentences(list []corpus.Tagged, h corpus.Hyphens) ([]*sentence, error) {
	var out []*sentence
	for _, t := range list {
		s, err := nameSentence(t.SplitHyphens(h))
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// material is everything to train and measure on.
type material struct {
	trees     []*sentence // treebanks, for training
	voa, wiki []*sentence // names, for training
	web       []*sentence // names in sentences of the trees
	text      [][]string  // newswire without labels

	dev, test           []*sentence
	unerDev, unerTest   []corpus.Tagged // names in the text of dev and test
	namesDev, namesTest []*sentence
}

func readMaterial(dir string) (*material, error) {
	c := &material{}
	var err error
	trees := func(name string) []corpus.Tree {
		if err != nil {
			return nil
		}
		var t []corpus.Tree
		t, err = corpus.ReadTrees(filepath.Join(dir, "treebank", name))
		return t
	}
	sentences := func(trees []corpus.Tree) []*sentence {
		var out []*sentence
		for _, t := range trees {
			out = append(out, treeSentence(t))
		}
		return out
	}
	tagged := func(name string) []corpus.Tagged {
		if err != nil {
			return nil
		}
		var s []corpus.Tagged
		s, err = corpus.ReadTagged(filepath.Join(dir, "ner", name))
		return s
	}
	ewt, gum := trees("ewt-train.conllu"), trees("gum-train.conllu")
	c.dev, c.test = sentences(trees("ewt-dev.conllu")), sentences(trees("ewt-test.conllu"))
	c.unerDev, c.unerTest = tagged("uner-ewt-dev.tsv"), tagged("uner-ewt-test.tsv")
	wiki := tagged("wikigold.tsv")
	if err != nil {
		return nil, err
	}
	news, newsDev, newsTest, err := corpus.NewsNames(dir)
	if err != nil {
		return nil, err
	}
	c.trees = sentences(append(ewt, gum...))
	if c.web, err = webNames(c.trees[:len(ewt)]); err != nil {
		return nil, err
	}
	h := corpus.LearnHyphens(append(ewt, gum...))
	named := func(list []corpus.Tagged) []*sentence {
		if err != nil {
			return nil
		}
		var s []*sentence
		s, err = nameSentences(list, h)
		return s
	}
	c.voa, c.namesDev, c.namesTest, c.wiki = named(news), named(newsDev), named(newsTest), named(wiki)
	if err != nil {
		return nil, err
	}
	held := map[string]bool{}
	for _, s := range append(c.namesTest, c.namesDev...) {
		held[strings.Join(s.words, " ")] = true
	}
	err = corpus.News(dir, h, func(words []string) {
		if len(words) <= net.MaxTokens && !held[strings.Join(words, " ")] {
			c.text = append(c.text, words)
		}
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
func (c *material) vocabulary(least, limit int) ([]string, map[string]int) {
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

// number sets what is to be learnt of the trees of a treebank; a label that the
// model lacks becomes its last.
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
		var upos, xpos, arc, label []int
		for i, t := range s.tags {
			upos = append(upos, find(u, t[0]))
			xpos = append(xpos, find(x, t[1]))
			arc = append(arc, s.head[i]+1)
			label = append(label, find(l, t[2]))
		}
		s.upos, s.xpos, s.arc, s.label = sure(upos...), sure(xpos...), sure(arc...), sure(label...)
	}
}

// all returns all sentences to train on, without regard to their labels.
func (c *material) all() []*sentence {
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
