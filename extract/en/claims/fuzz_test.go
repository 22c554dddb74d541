package claims

import (
	"context"
	"math/rand"
	"strings"
	"testing"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// randomDocument makes a document of random words under a random tree, cycles
// and heads out of range included.
func randomDocument(seed int64, n int) *extract.Document {
	rng := rand.New(rand.NewSource(seed))
	pick := func(s string) string { f := strings.Fields(s); return f[rng.Intn(len(f))] }
	var b strings.Builder
	var sents []extract.Sentence
	for len(sents) < 3 {
		var toks []extract.Token
		for range 1 + rng.Intn(n) {
			f := pick(`said told met the a of in to with by Iran talks between and not will if who that there is was has letter sent town 12 $ " “ ” ‘ ’ « » - , ; : . ? 's former then when where second held took place citing served as minister arrival visit prevent according north Baghdad president backed no because`)
			if b.Len() > 0 && rng.Intn(5) > 0 {
				b.WriteByte(' ')
			}
			tk := extract.Token{Form: f, Lemma: f,
				UPOS: pick("NOUN PROPN VERB AUX ADP DET PRON ADJ ADV PUNCT CCONJ SCONJ PART NUM SYM X"), XPOS: pick("NN NNP VBD VBN VBG VB VBZ IN WP"),
				Deprel: pick(`root nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss nmod:desc amod compound compound:prt case mark aux aux:pass cop
				acl acl:relcl advcl xcomp ccomp conj cc appos parataxis flat fixed det punct expl csubj nummod advmod dep list nmod:unmarked obl:unmarked`),
				Head: rng.Intn(n+4) - 2, NE: pick("O O O B-Person I-Person B-Country B-Group B-Organization"), ArcProb: rng.Float32()}
			tk.Start = b.Len()
			b.WriteString(f)
			tk.End = b.Len()
			toks = append(toks, tk)
		}
		sents = append(sents, extract.Sentence{Span: schema.Span{Start: toks[0].Start, End: toks[len(toks)-1].End}, Tokens: toks})
	}
	d := extract.NewDocument(schema.DocumentInfo{Source: "random", Date: "2020-10-02"}, b.String())
	d.Sentences = sents
	nameMentions(d)
	for si, s := range sents {
		m := len(s.Tokens)
		h := rng.Intn(m)
		d.Mentions = append(d.Mentions, extract.Mention{Sentence: si, First: h, Last: h + 1, Head: h, Kind: extract.Pronoun, Entity: rng.Intn(len(d.Entities)+1) - 1, Span: s.Tokens[h].Span})
		t := rng.Intn(m)
		d.Times = append(d.Times, extract.TimeExpr{Sentence: si, First: t, Last: t + 1, When: schema.When{Start: "2018", End: "2018", Span: s.Tokens[t].Span, Text: s.Tokens[t].Form}})
	}
	return d
}

func FuzzStage(f *testing.F) {
	for seed := range int64(50) {
		f.Add(seed, 12)
	}
	f.Fuzz(func(t *testing.T, seed int64, n int) {
		if n < 1 || n > 200 {
			return
		}
		d := randomDocument(seed, n)
		if err := Stage().Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		for _, e := range d.Evidence {
			check(t, d, e)
		}
		OIE(d)
	})
}

// check verifies that every span of a claim gives its words.
func check(t *testing.T, d *extract.Document, e schema.Evidence) {
	t.Helper()
	nodes := []schema.Node{e.Claim.Subject, e.Claim.Object}
	for _, a := range e.Args {
		nodes = append(nodes, a.Node)
	}
	if e.Where != nil {
		nodes = append(nodes, *e.Where)
	}
	for _, n := range nodes {
		if n.Span.Of(d.Text) != n.Text {
			t.Errorf("rule %s: span gives %q, text is %q", e.Rule, n.Span.Of(d.Text), n.Text)
		}
		if n.Text != "" && !e.SentenceSpan.Contains(n.Span) {
			t.Errorf("rule %s: %q stands outside its sentence", e.Rule, n.Text)
		}
	}
	if e.When != nil && e.When.Span.Of(d.Text) != e.When.Text {
		t.Errorf("rule %s: time span gives %q, text is %q", e.Rule, e.When.Span.Of(d.Text), e.When.Text)
	}
	if p := e.Claim.Predicate; p.Span.Len() == 0 || !e.SentenceSpan.Contains(p.Span) || !strings.HasPrefix(p.ID, "rel:") {
		t.Errorf("rule %s: predicate %+v", e.Rule, p)
	}
	if !(e.Confidence > 0 && e.Confidence <= 1) {
		t.Errorf("rule %s: confidence %v", e.Rule, e.Confidence)
	}
}

// BenchmarkStage reads random trees of the length of news sentences.
func BenchmarkStage(b *testing.B) {
	d := randomDocument(1, 40)
	tokens := 0
	for _, s := range d.Sentences {
		tokens += len(s.Tokens)
	}
	for b.Loop() {
		d.Evidence, d.Dropped = nil, nil
		if err := Stage().Run(context.Background(), d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(tokens*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
