package ontogum

import (
	"context"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/en/nn"
)

// Tag gives a copy of a document the names that the stage finds by the tags
// that the model reads in its gold words, and the model's trees too where trees
// is set. Lemmas stay the gold ones.
func Tag(ctx context.Context, d *Document, m *nn.Model, names extract.Stage, trees bool) (*Document, error) {
	out := *d
	doc := *d.Document
	out.Document = &doc
	doc.Sentences = make([]extract.Sentence, len(d.Sentences))
	words := make([][]string, len(d.Sentences))
	for i, s := range d.Sentences {
		doc.Sentences[i] = s
		doc.Sentences[i].Tokens = append([]extract.Token(nil), s.Tokens...)
		for _, t := range s.Tokens {
			words[i] = append(words[i], t.Form)
		}
	}
	for i, o := range m.Read(words) {
		for j := range doc.Sentences[i].Tokens {
			t := &doc.Sentences[i].Tokens[j]
			t.NE, t.NEProb = o.NE[j], o.NEProb[j]
			if trees {
				t.UPOS, t.XPOS, t.Head, t.Deprel, t.Feats, t.ArcProb = o.UPOS[j], o.XPOS[j], o.Head[j], o.Deprel[j], "", o.ArcProb[j]
			}
		}
	}
	return &out, names.Run(ctx, &doc)
}
