package names

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/en/gazetteer"
	"github.com/relata-kg/relata/extract/en/nn"
	"github.com/relata-kg/relata/extract/en/token"
	"github.com/relata-kg/relata/schema"
)

// marked is a sentence with the names someone marked, in bytes of its text.
type marked struct {
	text  string
	words []schema.Span
	names map[schema.Span]string
}

// shared finds the folder of training data beside the checkout.
func shared(t testing.TB, name string) string {
	p := filepath.Join("..", "..", "..", "..", "shared", "training", "ner", name)
	if _, err := os.Stat(p); err != nil {
		t.Skip("no training data here")
	}
	return p
}

func readMarked(t testing.TB, path string) []marked {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []marked
	var words, tags []string
	end := func() {
		if len(words) == 0 {
			return
		}
		m := marked{names: map[schema.Span]string{}}
		for _, w := range words {
			if m.text != "" {
				m.text += " "
			}
			m.words = append(m.words, schema.Span{Start: len(m.text), End: len(m.text) + len(w)})
			m.text += w
		}
		for i := 0; i < len(tags); i++ {
			if tags[i] == "O" {
				continue
			}
			j := i + 1
			for j < len(tags) && tags[j] == "I"+tags[i][1:] {
				j++
			}
			m.names[schema.Span{Start: m.words[i].Start, End: m.words[j-1].End}] = tags[i][2:]
			i = j - 1
		}
		out = append(out, m)
		words, tags = nil, nil
	}
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		w, tag, ok := strings.Cut(sc.Text(), "\t")
		if !ok {
			end()
			continue
		}
		words, tags = append(words, w), append(tags, tag)
	}
	end()
	return out
}

// document makes a document of one sentence whose tokens are ours or, with
// given, those it was marked on.
func document(m marked, given bool) *extract.Document {
	d := extract.NewDocument(schema.DocumentInfo{}, m.text)
	if given {
		s := extract.Sentence{Span: schema.Span{End: len(m.text)}}
		for _, w := range m.words {
			s.Tokens = append(s.Tokens, extract.Token{Span: w, Form: w.Of(m.text)})
		}
		d.Sentences = []extract.Sentence{s}
		return d
	}
	if err := token.Stage().Run(context.Background(), d); err != nil {
		panic(err)
	}
	return d
}

// together makes one document of several, with the place where each begins.
func together(ds []*extract.Document) (*extract.Document, []int) {
	var text strings.Builder
	var starts []int
	out := &extract.Document{}
	for _, d := range ds {
		off := text.Len()
		starts = append(starts, off)
		text.WriteString(d.Text + "\n")
		for _, s := range d.Sentences {
			s.Start, s.End = s.Start+off, s.End+off
			s.Tokens = slices.Clone(s.Tokens)
			for i := range s.Tokens {
				s.Tokens[i].Start += off
				s.Tokens[i].End += off
			}
			out.Sentences = append(out.Sentences, s)
		}
	}
	out.Text = text.String()
	return out, starts
}

func parse(m *nn.Model, ds []*extract.Document) {
	var words [][]string
	var sents []*extract.Sentence
	for _, d := range ds {
		for i := range d.Sentences {
			s := &d.Sentences[i]
			var w []string
			for _, t := range s.Tokens {
				w = append(w, t.Form)
			}
			words, sents = append(words, w), append(sents, s)
		}
	}
	for i, o := range m.Read(words) {
		for j := range sents[i].Tokens {
			t := &sents[i].Tokens[j]
			t.UPOS, t.XPOS, t.Head, t.Deprel, t.NE = o.UPOS[j], o.XPOS[j], o.Head[j], o.Deprel[j], o.NE[j]
			t.ArcProb, t.NEProb = o.ArcProb[j], o.NEProb[j]
		}
	}
}

// tagged gives the names that the tokens' tags tell.
func tagged(d *extract.Document) map[schema.Span]string {
	out := map[schema.Span]string{}
	for _, s := range d.Sentences {
		for i := 0; i < len(s.Tokens); i++ {
			c, ok := strings.CutPrefix(s.Tokens[i].NE, "B-")
			if !ok {
				continue
			}
			j := i + 1
			for j < len(s.Tokens) && s.Tokens[j].NE == "I-"+c {
				j++
			}
			out[schema.Span{Start: s.Tokens[i].Start, End: s.Tokens[j-1].End}] = c
		}
	}
	return out
}

var coarse = map[string]string{"Person": "PER", "Organization": "ORG", "Country": "LOC", "City": "LOC", "Place": "LOC", "Facility": "LOC", "PER": "PER", "ORG": "ORG", "LOC": "LOC"}

type figures struct {
	both, gold, got int
	wrong           map[string]int
	byClass         map[string][3]int
}

func (f *figures) count(m marked, got map[schema.Span]string, three bool, si int) {
	if f.wrong == nil {
		f.wrong, f.byClass = map[string]int{}, map[string][3]int{}
	}
	cl := func(c string) string {
		if three {
			return coarse[c]
		}
		return c
	}
	for s, c := range m.names {
		if cl(c) == "" {
			continue
		}
		f.gold++
		x := f.byClass[cl(c)]
		x[1]++
		if cl(got[s]) == cl(c) {
			x[0]++
			f.both++
		} else {
			f.wrong[fmt.Sprintf("- %s %q got %q   | %d %s", c, s.Of(m.text), got[s], si, m.text)]++
		}
		f.byClass[cl(c)] = x
	}
	for s, c := range got {
		if cl(c) == "" {
			continue
		}
		f.got++
		x := f.byClass[cl(c)]
		x[2]++
		f.byClass[cl(c)] = x
		if cl(m.names[s]) != cl(c) {
			f.wrong[fmt.Sprintf("+ %s %q   | %d %s", c, s.Of(m.text), si, m.text)]++
		}
	}
}

func (f *figures) f1() float64 { return 200 * float64(f.both) / float64(max(1, f.gold+f.got)) }

func (f *figures) report(t testing.TB, name string) {
	t.Logf("%s: F1 %.2f (precision %.2f, recall %.2f)", name, f.f1(), 100*float64(f.both)/float64(max(1, f.got)), 100*float64(f.both)/float64(max(1, f.gold)))
	var cs []string
	for c := range f.byClass {
		cs = append(cs, c)
	}
	sort.Strings(cs)
	for _, c := range cs {
		x := f.byClass[c]
		t.Logf("  %-12s F1 %.1f of %d", c, 200*float64(x[0])/float64(max(1, x[1]+x[2])), x[1])
	}
	if os.Getenv("RELATA_NAMES_WRONG") != "" {
		var ws []string
		for w := range f.wrong {
			ws = append(ws, w)
		}
		sort.Slice(ws, func(i, j int) bool { return ws[i][strings.Index(ws[i], "|"):] < ws[j][strings.Index(ws[j], "|"):] })
		t.Log(strings.Join(ws, "\n"))
	}
}

// TestMeasure gives the F1 of typed names on the development parts, for the
// neural model alone and for the stage. RELATA_NAMES_TEST=1 measures on the
// test parts instead, RELATA_NAMES_WRONG=1 lists what is wrong.
func TestMeasure(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	model, err := nn.Load()
	if err != nil {
		t.Fatal(err)
	}
	test := os.Getenv("RELATA_NAMES_TEST") != ""
	voa := readMarked(t, shared(t, "voa-names.tsv"))
	var news []marked
	for i, m := range voa {
		if held := i >= len(voa)-400; test && held || !test && !held && i%16 == 15 {
			news = append(news, m)
		}
	}
	web := "uner-ewt-dev.tsv"
	if test {
		web = "uner-ewt-test.tsv"
	}
	for _, set := range []struct {
		name  string
		sents []marked
		three bool
		floor float64
	}{{"newswire", news, false, 88}, {"web", readMarked(t, shared(t, web)), true, 67}} {
		var before, after, bare, whole figures
		var ds, given []*extract.Document
		for _, m := range set.sents {
			ds = append(ds, document(m, set.three))
			given = append(given, document(m, set.three))
		}
		parse(model, ds)
		parse(model, given)
		one, starts := together(ds)
		if err := Stage(g).Run(context.Background(), one); err != nil {
			t.Fatal(err)
		}
		all := tagged(one)
		for i, m := range set.sents {
			got := map[schema.Span]string{}
			for s, c := range all {
				if s.Start >= starts[i] && s.End <= starts[i]+len(m.text) {
					got[schema.Span{Start: s.Start - starts[i], End: s.End - starts[i]}] = c
				}
			}
			whole.count(m, got, set.three, i)
		}
		for i, m := range set.sents {
			before.count(m, tagged(ds[i]), set.three, i)
			if err := Stage(g).Run(context.Background(), ds[i]); err != nil {
				t.Fatal(err)
			}
			after.count(m, tagged(ds[i]), set.three, i)
			for k := range given[i].Sentences {
				for j := range given[i].Sentences[k].Tokens {
					given[i].Sentences[k].Tokens[j].NE = ""
				}
			}
			if err := Stage(g).Run(context.Background(), given[i]); err != nil {
				t.Fatal(err)
			}
			bare.count(m, tagged(given[i]), set.three, i)
		}
		t.Logf("%s: neural alone %.2f, without neural tags %.2f, as one document %.2f", set.name, before.f1(), bare.f1(), whole.f1())
		if os.Getenv("RELATA_NAMES_WRONG") == "2" {
			after = whole
		}
		after.report(t, set.name)
		if after.f1() < set.floor {
			t.Errorf("%s: F1 %.2f is below %.0f", set.name, after.f1(), set.floor)
		}
	}
}
