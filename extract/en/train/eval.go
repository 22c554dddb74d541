package main

import (
	"fmt"
	"strings"

	"github.com/relata-kg/relata/extract/en/internal/corpus"
	"github.com/relata-kg/relata/extract/en/internal/net"
)

// figures are percentages: tags, trees, names in three and in ten classes.
type figures struct{ UPOS, XPOS, UAS, LAS, Names3, Names10 float64 }

func (f figures) String() string {
	return fmt.Sprintf("UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f names %.2f ten classes %.2f", f.UPOS, f.XPOS, f.UAS, f.LAS, f.Names3, f.Names10)
}

type span struct {
	sent, from, to int
	kind           string
}

func spans(set map[span]bool, sent int, tags []string) {
	for i := 0; i < len(tags); i++ {
		if tags[i] == "O" || tags[i] == "" {
			continue
		}
		j := i + 1
		for j < len(tags) && tags[j] == "I"+tags[i][1:] {
			j++
		}
		set[span{sent, i, j, tags[i][2:]}] = true
		i = j - 1
	}
}

func f1(gold, got map[span]bool) float64 {
	both := 0
	for s := range got {
		if gold[s] {
			both++
		}
	}
	return 200 * float64(both) / float64(max(1, len(gold)+len(got)))
}

// coarse turns the ten classes into PER, ORG and LOC.
func coarse(tags []string) []string {
	out := make([]string, len(tags))
	for i, t := range tags {
		out[i] = "O"
		if t == "O" {
			continue
		}
		for _, k := range []string{"PER", "ORG", "LOC"} {
			for _, c := range kinds[k] {
				if t[2:] == c {
					out[i] = t[:2] + k
				}
			}
		}
	}
	return out
}

// evaluate measures the tags and trees of a council.
func (c council) evaluate(trees []*sentence) figures {
	var texts [][]string
	for _, s := range trees {
		texts = append(texts, s.words)
	}
	m := c[0]
	best := func(t *targets, i int) int32 {
		top := t.of(i)[0]
		for _, s := range t.of(i) {
			if s.p > top.p {
				top = s
			}
		}
		return top.class
	}
	var s score
	for k, o := range c.label(texts) {
		for i := range o.words {
			s.word(trees[k], i, m.UPOS[best(&o.upos, i)], m.XPOS[best(&o.xpos, i)], o.head[i], m.Labels[best(&o.label, i)])
		}
	}
	return s.figures()
}

// score counts the words whose tags, head and label are right.
type score struct{ n, upos, xpos, uas, las float64 }

func (c *score) word(s *sentence, i int, upos, xpos string, head int, label string) {
	base := func(l string) string { b, _, _ := strings.Cut(l, ":"); return b }
	c.n++
	if upos == s.tags[i][0] {
		c.upos++
	}
	if xpos == s.tags[i][1] {
		c.xpos++
	}
	if head == s.head[i] {
		c.uas++
		if base(label) == base(s.tags[i][2]) {
			c.las++
		}
	}
}

func (c *score) figures() figures {
	f := 100 / c.n
	return figures{UPOS: f * c.upos, XPOS: f * c.xpos, UAS: f * c.uas, LAS: f * c.las}
}

// evaluate measures a model on treebank sentences and on names in three and in
// ten classes.
func evaluate(m *net.Model, trees []*sentence, uner []corpus.Tagged, named []*sentence) figures {
	var r net.Reader
	words := func(list []*sentence) [][]string {
		var out [][]string
		for _, s := range list {
			out = append(out, s.words)
		}
		return out
	}
	var count score
	for i, o := range m.Read(&r, words(trees)) {
		for j := range o.Head {
			count.word(trees[i], j, o.UPOS[j], o.XPOS[j], o.Head[j], o.Deprel[j])
		}
	}
	f := count.figures()
	var texts [][]string
	for _, c := range uner {
		texts = append(texts, c.Words)
	}
	gold, got := map[span]bool{}, map[span]bool{}
	for i, o := range m.Read(&r, texts) {
		spans(gold, i, uner[i].Tags)
		spans(got, i, coarse(o.NE))
	}
	f.Names3 = f1(gold, got)
	gold, got = map[span]bool{}, map[span]bool{}
	for i, o := range m.Read(&r, words(named)) {
		tags := make([]string, len(o.NE))
		for j, set := range named[i].names {
			for k := range m.Names {
				if set == 1<<k {
					tags[j] = m.Names[k]
				}
			}
		}
		spans(gold, i, tags)
		spans(got, i, o.NE)
	}
	f.Names10 = f1(gold, got)
	return f
}
