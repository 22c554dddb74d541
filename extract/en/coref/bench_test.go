package coref

import (
	"fmt"
	"testing"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/en/gazetteer"
	"github.com/relata-kg/relata/schema"
)

// long makes a document of n sentences with ever new names, descriptions and
// pronouns.
func long(n int) *extract.Document {
	first := []string{"Anna", "Paul", "Maria", "Peter", "Laura", "Daniel"}
	d := &extract.Document{}
	var text []byte
	add := func(s *extract.Sentence, form, xpos string, head int, rel string) {
		if len(text) > 0 {
			text = append(text, ' ')
		}
		start := len(text)
		text = append(text, form...)
		s.Tokens = append(s.Tokens, extract.Token{
			Span: schema.Span{Start: start, End: len(text)}, Form: form, Lemma: form, XPOS: xpos, UPOS: upos(xpos), Head: head, Deprel: rel,
		})
	}
	for i := range n {
		var s extract.Sentence
		add(&s, first[i%len(first)], "NNP", 2, "nsubj")
		add(&s, fmt.Sprintf("Name%d", i%(n/2+1)), "NNP", 0, "flat")
		add(&s, "said", "VBD", -1, "root")
		add(&s, "that", "IN", 7, "mark")
		add(&s, "his", "PRP$", 5, "nmod:poss")
		add(&s, "letter", "NN", 7, "nsubj")
		add(&s, "had", "VBD", 7, "aux")
		add(&s, "reached", "VBN", 2, "ccomp")
		add(&s, "the", "DT", 9, "det")
		add(&s, []string{"general", "minister", "board", "city"}[i%4], "NN", 7, "obj")
		s.Start, s.End = s.Tokens[0].Start, len(text)
		d.Mentions = append(d.Mentions, extract.Mention{
			Sentence: i, First: 0, Last: 2, Head: 0, Kind: extract.Name, Entity: -1, Class: schema.Person,
			Span: schema.Span{Start: s.Start, End: s.Tokens[1].End},
		})
		d.Sentences = append(d.Sentences, s)
	}
	full := extract.NewDocument(schema.DocumentInfo{Source: "long"}, string(text))
	full.Sentences, full.Mentions = d.Sentences, d.Mentions
	return full
}

// BenchmarkStage shows that the time for a token does not grow with the length
// of the document.
func BenchmarkStage(b *testing.B) {
	g, err := gazetteer.Load()
	if err != nil {
		b.Fatal(err)
	}
	stage := Stage(g)
	for _, sentences := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprintf("tokens=%d", sentences*10), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				d := long(sentences)
				b.StartTimer()
				if err := stage.Run(b.Context(), d); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(sentences*10), "ns/token")
		})
	}
}
