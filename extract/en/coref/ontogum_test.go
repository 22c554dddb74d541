package coref

import (
	"os"
	"testing"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/en/coref/internal/ontogum"
	"github.com/relata-kg/relata/extract/en/gazetteer"
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

// TestOntoGUMCrossValidation trains on four fifths of the corpus and scores
// the rest, five times, by gold trees.
func TestOntoGUMCrossValidation(t *testing.T) {
	if testing.Short() {
		t.Skip("trains")
	}
	docs := corpusDocs(t)
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	const folds = 5
	var all ontogum.Score
	for f := range folds {
		var train_ []Sample
		for i, d := range docs {
			if i%folds != f {
				train_ = append(train_, sample(d))
			}
		}
		w, err := train(t.Context(), train_, g, 10, 1, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i, d := range docs {
			if i%folds == f {
				score(&all, d, resolveWith(d.Document, g, w))
			}
		}
	}
	t.Logf("five-fold cross-validation, gold trees:\n%s", &all)
}

func resolveWith(d *extract.Document, g *gazetteer.Gazetteer, w weights) *linker {
	r := read(d)
	l := newLinker(r, clusterNames(r, g), w)
	l.run(l.best)
	return l
}
