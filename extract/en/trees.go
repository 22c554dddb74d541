package en

import (
	"context"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/en/nn"
)

// trees is the stage that runs the neural model: parts of speech, heads and
// relations, and the tags of names.
func trees(m *nn.Model) extract.Stage {
	return extract.Stage{
		Name:  "trees",
		Needs: []extract.Layer{extract.Tokens},
		Gives: []extract.Layer{extract.Trees},
		Run: func(_ context.Context, d *extract.Document) error {
			readTrees(m, []*extract.Document{d})
			return nil
		},
		RunAll: func(_ context.Context, ds []*extract.Document) error {
			readTrees(m, ds)
			return nil
		},
	}
}

// treeTokens is about the number of words that the model is given at once:
// enough to put sentences of a length together, and no more, for the memory.
const treeTokens = 8192

func readTrees(m *nn.Model, ds []*extract.Document) {
	var words [][]string
	var sents []*extract.Sentence
	n := 0
	read := func() {
		for i, o := range m.Read(words) {
			for j := range sents[i].Tokens {
				t := &sents[i].Tokens[j]
				t.UPOS, t.XPOS, t.Head, t.Deprel, t.NE = o.UPOS[j], o.XPOS[j], o.Head[j], o.Deprel[j], o.NE[j]
				t.ArcProb, t.NEProb, t.TagProb, t.RelProb = o.ArcProb[j], o.NEProb[j], o.TagProb[j], o.RelProb[j]
			}
		}
		words, sents, n = words[:0], sents[:0], 0
	}
	for _, d := range ds {
		for i := range d.Sentences {
			s := &d.Sentences[i]
			if len(s.Tokens) == 0 {
				continue
			}
			w := make([]string, len(s.Tokens))
			for j, t := range s.Tokens {
				w[j] = t.Form
			}
			words = append(words, w)
			sents = append(sents, s)
			if n += len(w); n >= treeTokens {
				read()
			}
		}
	}
	read()
}
