package coref

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/en/coref/internal/ontogum"
	"github.com/relata-kg/relata/extract/en/gazetteer"
	namefinder "github.com/relata-kg/relata/extract/en/names"
	"github.com/relata-kg/relata/extract/en/nn"
)

const corpus = "../../../../shared/training/coref"

func corpusDocs(t testing.TB) []*ontogum.Document {
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("the corpus is not here")
	}
	docs, err := ontogum.ReadFolder(corpus)
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

func sample(d *ontogum.Document) Sample {
	s := Sample{Doc: d.Document}
	for _, c := range d.Chains {
		var out []Span
		for _, m := range c {
			out = append(out, Span(m))
		}
		s.Chains = append(s.Chains, out)
	}
	return s
}

// answer gives the chains as OntoNotes marks them: an apposition belongs to
// what it stands beside.
func answer(l *linker) [][]ontogum.Mention {
	var out [][]ontogum.Mention
	for k := range l.clusters {
		var c []ontogum.Mention
		for _, i := range l.clusters[k].members {
			m := &l.mentions[i]
			if base(l.d.Sentences[m.sent].Tokens[m.head].Deprel) == "appos" {
				if g, ok := l.at[[2]int{m.sent, l.d.Sentences[m.sent].Tokens[m.head].Head}]; ok && l.of[g] == k {
					continue
				}
			}
			if l.d.Sentences[m.sent].Tokens[m.head].UPOS == "ADJ" {
				continue
			}
			c = append(c, ontogum.Mention(l.Marked(i)))
		}
		out = append(out, c)
	}
	return out
}

func score(s *ontogum.Score, d *ontogum.Document, l *linker) {
	pronoun := func(m ontogum.Mention) bool {
		t := d.Sentences[m.Sentence].Tokens[m.First]
		return m.Last == m.First+1 && t.UPOS == "PRON"
	}
	s.Add(d.Chains, answer(l), pronoun)
}

var (
	showFlag  = flag.String("show", "", "pronoun whose errors to print")
	foldsFlag = flag.Int("folds", 0, "parts of the corpus in cross-validation, which trains for minutes; 0 for none")
	treesFlag = flag.String("trees", "gold", "trees to score by in cross-validation: gold or read")
)

// TestOntoGUMCrossValidation trains as the embedded weights were, but on all
// but a part of the corpus, and scores that part, for each part in turn.
func TestOntoGUMCrossValidation(t *testing.T) {
	if *foldsFlag < 2 {
		t.Skip("trains; ask for it with -folds 5")
	}
	gold, ours := tagged(t, corpusDocs(t), false), tagged(t, corpusDocs(t), true)
	docs := gold
	if *treesFlag == "read" {
		docs = ours
	}
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	folds := *foldsFlag
	var all ontogum.Score
	byForm := map[string][3]int{}
	for f := range folds {
		var rest []Sample
		for i := range docs {
			if i%folds != f {
				rest = append(rest, sample(gold[i]), sample(ours[i]))
			}
		}
		w, err := train(t.Context(), rest, g, Passes, 1, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i, d := range docs {
			if i%folds == f {
				l := resolveWith(d.Document, g, w)
				score(&all, d, l)
				byPronoun(byForm, d, l)
			}
		}
	}
	for _, f := range slices.Sorted(maps.Keys(byForm)) {
		c := byForm[f]
		t.Logf("%-6s right %4d  wrong %4d  not linked %4d", f, c[0], c[1], c[2])
	}
	t.Logf("cross-validation in %d parts, %s trees:\n%s", folds, *treesFlag, &all)
}

// TestOntoGUM scores the embedded weights, which were trained on the corpus:
// cross-validation tells how they do on texts they have not seen.
func TestOntoGUM(t *testing.T) {
	if raceDetector {
		t.Skip("one goroutine that takes minutes under the race detector")
	}
	docs := corpusDocs(t)
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, trees := range []bool{false, true} {
		var all ontogum.Score
		for _, d := range tagged(t, docs, trees) {
			score(&all, d, resolveWith(d.Document, g, w))
		}
		t.Logf("trained on these documents, trees read by the model: %v\n%s", trees, &all)
		if all.CoNLL() < 55 || all.PronounAccuracy() < 70 {
			t.Errorf("CoNLL %.1f, pronouns %.1f: want 55 and 70", all.CoNLL(), all.PronounAccuracy())
		}
	}
}

func tagged(t testing.TB, docs []*ontogum.Document, trees bool) []*ontogum.Document {
	m, err := nn.Load()
	if err != nil {
		t.Fatal(err)
	}
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	stage := namefinder.Stage(g)
	out := make([]*ontogum.Document, len(docs))
	for i, d := range docs {
		if out[i], err = ontogum.Tag(t.Context(), d, m, stage, trees); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func resolveWith(d *extract.Document, g *gazetteer.Gazetteer, w weights) *linker {
	r := read(d)
	l := newLinker(r, clusterNames(r, g, sync.OnceValue(func() map[string][]spelling { return spellingsOf(g) })), w)
	l.caution = caution
	l.run(l.best)
	return l
}

// byPronoun counts, for each pronoun of the gold chains that has an
// antecedent, whether it was linked rightly, wrongly, or not at all.
func byPronoun(count map[string][3]int, d *ontogum.Document, l *linker) {
	gold := l.goldOf(sample(d).Chains)
	for i := range l.mentions {
		m := &l.mentions[i]
		if m.kind != extract.Pronoun || gold[i] < 0 {
			continue
		}
		first := true
		for j := range i {
			if gold[j] == gold[i] {
				first = false
				break
			}
		}
		if first {
			continue
		}
		k := 2
		ms := l.clusters[l.of[i]].members
		for at, x := range ms {
			if x == i && at > 0 {
				k = 1
				if gold[ms[at-1]] == gold[i] {
					k = 0
				}
			}
		}
		if *showFlag == m.form && k > 0 {
			toks := d.Sentences[m.sent].Tokens
			var b strings.Builder
			for _, s := range []int{m.sent - 1, m.sent} {
				if s < 0 {
					continue
				}
				for t, x := range d.Sentences[s].Tokens {
					if s == m.sent && t == m.head {
						b.WriteString("*")
					}
					b.WriteString(x.Form + " ")
				}
			}
			_ = toks
			got, want := "-", "-"
			for at, x := range ms {
				if x == i && at > 0 {
					got = l.mentions[ms[at-1]].text
				}
			}
			for j := range i {
				if gold[j] == gold[i] {
					want = l.mentions[j].text
				}
			}
			fmt.Printf("%s\n   GOT %s   WANT %s\n", b.String(), got, want)
		}
		c := count[m.form]
		c[k]++
		count[m.form] = c
	}
}
