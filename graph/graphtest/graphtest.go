// Package graphtest makes readings by hand and at random, for tests of the
// graph that need no extractor.
package graphtest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/relata-kg/relata/schema"
)

// Builder makes one reading, sentence by sentence.
type Builder struct {
	R    schema.Reading
	ents map[string]schema.Entity
}

// New starts a document.
func New(source string) *Builder {
	return &Builder{R: schema.Reading{Doc: schema.DocumentInfo{Source: source, Language: "en"}}, ents: map[string]schema.Entity{}}
}

// Sentence adds a sentence after the given gap and returns its number.
func (b *Builder) Sentence(gap, text string) int {
	b.R.Text += gap
	start := len(b.R.Text)
	b.R.Text += text
	b.R.Sentences = append(b.R.Sentences, schema.Sentence{Span: schema.Span{Start: start, End: len(b.R.Text)}, Text: text})
	return len(b.R.Sentences) - 1
}

// Words finds the words in the nth sentence; it panics where they are not.
func (b *Builder) Words(n int, words string) schema.Span {
	s := b.R.Sentences[n]
	i := strings.Index(s.Text, words)
	if i < 0 {
		panic(fmt.Sprintf("%q is not in %q", words, s.Text))
	}
	return schema.Span{Start: s.Span.Start + i, End: s.Span.Start + i + len(words)}
}

// Entity is a node of the words in the nth sentence that names an entity.
func (b *Builder) Entity(n int, words, label string, class schema.Class, aliases ...string) schema.Node {
	id := "ent:" + strings.ReplaceAll(label, " ", "_")
	if _, ok := b.ents[id]; !ok {
		e := schema.Entity{ID: id, Label: label, Class: class, Aliases: aliases}
		b.ents[id] = e
		b.R.Entities = append(b.R.Entities, e)
	}
	return schema.Node{Entity: id, Label: label, Class: class, Aliases: aliases, Text: words, Span: b.Words(n, words)}
}

// Literal is a node of plain words in the nth sentence.
func (b *Builder) Literal(n int, words string) schema.Node {
	v := words
	for _, d := range []string{"a ", "an ", "the ", "The "} {
		v = strings.TrimPrefix(v, d)
	}
	return schema.Node{Label: v, Value: v, Text: words, Span: b.Words(n, words)}
}

// Claim adds evidence in the nth sentence and returns it, to be filled in
// further before Reading is called.
func (b *Builder) Claim(n int, s schema.Node, id, phrase string, o schema.Node) *schema.Evidence {
	sent := b.R.Sentences[n]
	p := schema.Predicate{ID: id, Text: phrase}
	if i := strings.Index(sent.Text, phrase); i >= 0 {
		p.Span = schema.Span{Start: sent.Span.Start + i, End: sent.Span.Start + i + len(phrase)}
	}
	b.R.Evidence = append(b.R.Evidence, schema.Evidence{
		Claim: schema.Claim{Subject: s, Predicate: p, Object: o}, Source: b.R.Doc.Source,
		Sentence: n, SentenceSpan: sent.Span, SentenceText: sent.Text,
		Modality: schema.Asserted, Confidence: 0.86, Rule: "test",
	})
	return &b.R.Evidence[len(b.R.Evidence)-1]
}

// Reading finishes the document: its hash, its ID and those of its evidence.
func (b *Builder) Reading() schema.Reading {
	r := b.R
	sum := sha256.Sum256([]byte(r.Text))
	r.Doc.ContentHash = hex.EncodeToString(sum[:])
	r.Doc.ID = "doc:" + schema.Hash(r.Doc.Source, r.Doc.ContentHash)
	r.Evidence = append([]schema.Evidence(nil), r.Evidence...)
	for i := range r.Evidence {
		e := &r.Evidence[i]
		e.Doc, e.Source = r.Doc.ID, r.Doc.Source
		for _, n := range []*schema.Node{&e.Claim.Subject, &e.Claim.Object} {
			if n.Unresolved {
				n.Scope = r.Doc.ID
			}
		}
	}
	return r
}

// Letter is the sentence of the graph model's own example.
func Letter(source string) schema.Reading {
	b := New(source)
	b.R.Doc.Title, b.R.Doc.Date, b.R.Doc.Publisher, b.R.Doc.Author, b.R.Doc.URL = "The letter", "2018-08-04", "Wire", "A. Writer", "https://example.org/letter"
	n := b.Sentence("  ", "Valery Gerasimov, the chief of the Russian military's General Staff, sent a letter on July 19 to General Joseph Dunford, chairman of the Joint Chiefs of Staff, the memo said.")
	g := b.Entity(n, "Valery Gerasimov", "Valery Gerasimov", schema.Person, "Gerasimov")
	d := b.Entity(n, "General Joseph Dunford", "Joseph Dunford", schema.Person, "Dunford")
	memo := b.Literal(n, "the memo")
	c := b.Claim(n, g, "rel:send_to", "sent a letter", d)
	c.Claim.Predicate.Text, c.Claim.Event = "sent a letter to", "CONSULT"
	c.Args = []schema.Arg{{Role: "theme", Node: b.Literal(n, "a letter")}}
	c.When = &schema.When{Start: "2018-07-19", End: "2018-07-19", Text: "July 19", Span: b.Words(n, "July 19")}
	c.SaidBy, c.Tense, c.Rule = []schema.Node{memo}, "past", "verb+obl:to"
	b.Claim(n, g, "rel:leads", "chief of", b.Entity(n, "General Staff", "General Staff of Russia", schema.Organization)).SaidBy = []schema.Node{memo}
	n = b.Sentence("\n\n", "Washington did not answer.")
	c = b.Claim(n, b.Entity(n, "Washington", "United States", schema.Country, "U.S.", "America"), "rel:answer", "did not answer", schema.Node{})
	c.Claim.Negated = true
	b.R.Text += " \n"
	return b.Reading()
}

// Random makes a reading at random: few names and predicates, so that readings
// share claims, deny one another's, and disagree about names and classes. The
// source is one of a few, so that some readings replace others.
func Random(rnd *rand.Rand, sources int) schema.Reading {
	pick := func(s ...string) string { return s[rnd.IntN(len(s))] }
	b := New(fmt.Sprintf("%03d.txt", rnd.IntN(sources)))
	b.R.Doc.Title = pick("", "News", "\"Quoted\" \\ title")
	b.R.Doc.Date = pick("", "2018-07-19", "2018-07", "2018")
	b.R.Doc.URL = pick("", "https://example.org/a", "not an address")
	for range rnd.IntN(4) {
		verb := pick("met", "left", "did not meet")
		text := fmt.Sprintf("%s %s %s on Monday in Geneva with 650000 men, the memo said, according to Reuters%s", pick("Ann Lee", "He", "Omar Ali", "the Team"), verb,
			pick("Ann Lee", "Omar Ali", "officials", "the Team"), pick(".", " – \u2028\"so\"\t.", ".\x01\\"))
		n := b.Sentence(pick("", " ", "\n\n", "\r\n\t"), text)
		class := schema.Class(pick("Person", "Organization", "Thing", ""))
		node := func(words string) schema.Node {
			switch words {
			case "Ann Lee":
				x := b.Entity(n, words, "Ann Lee", class, "Lee", pick("Ann", "A. Lee"))
				x.Label = pick("Ann Lee", "Ann B. Lee")
				return x
			case "Omar Ali":
				return b.Entity(n, words, "Omar Ali", schema.Person)
			case "the Team":
				return b.Literal(n, words)
			}
			l := b.Literal(n, words)
			l.Unresolved = true
			return l
		}
		var subj, obj schema.Node
		for _, w := range []string{"Ann Lee", "Omar Ali", "He", "the Team"} {
			if strings.HasPrefix(text, w) {
				subj = node(w)
			}
		}
		for _, w := range []string{"Ann Lee", "Omar Ali", "officials", "the Team"} {
			if strings.Contains(text, verb+" "+w) {
				obj = node(w)
				i := strings.Index(text, verb+" "+w) + len(verb) + 1
				obj.Span = schema.Span{Start: b.R.Sentences[n].Span.Start + i, End: b.R.Sentences[n].Span.Start + i + len(w)}
			}
		}
		if rnd.IntN(5) == 0 {
			obj = schema.Node{Value: "650000", Datatype: pick("xsd:integer", "xsd:decimal"), Label: "650000 men", Text: "650000 men", Span: b.Words(n, "650000 men")}
		}
		if rnd.IntN(8) == 0 {
			obj = schema.Node{}
		}
		e := b.Claim(n, subj, pick("rel:meet", "rel:leave"), verb, obj)
		e.Claim.Negated = verb == "did not meet"
		e.Claim.Event = pick("", "CONSULT", "REJECT", "biz:MEET")
		e.Modality = schema.Modality(pick("asserted", "asserted", "possible", "planned"))
		if rnd.IntN(2) == 0 {
			e.SaidBy = []schema.Node{b.Literal(n, "the memo"), b.Entity(n, "Reuters", "Reuters", schema.Organization)}
		}
		if rnd.IntN(2) == 0 {
			w := b.Entity(n, "Geneva", "Geneva", schema.City)
			e.Where = &w
			e.When = &schema.When{Start: "2018-07-01", End: pick("2018-07-01", "2018-07-05"), Text: "Monday", Span: b.Words(n, "Monday"), Frame: pick("", "sentence")}
			e.Args = []schema.Arg{{Role: "with", Node: b.Literal(n, "650000 men")}, {Role: "with", Node: w}}
		}
		e.Confidence = float64(rnd.IntN(101)) / 100
	}
	if rnd.IntN(4) == 0 {
		b.R.Text += pick("\n", "The end")
	}
	if len(b.R.Entities) > 0 && rnd.IntN(2) == 0 {
		b.R.Entities[0].SameAs = []string{pick("http://www.wikidata.org/entity/Q1", "http://www.wikidata.org/entity/Q2", "https://example.org/x#1")}
		b.R.Entities[0].Reason = []string{"surname"}
	}
	return b.Reading()
}

// Corpus makes n articles of some thirty sentences each, about people and
// places of whom few are named often and most seldom, as in the news. The same
// n and seed give the same corpus.
func Corpus(n int, seed uint64) []schema.Reading {
	rnd := rand.New(rand.NewPCG(seed, 2))
	zipf := rand.NewZipf(rnd, 1.2, 4, uint64(50+5*n))
	verbs := []string{"met", "called", "praised", "criticised", "visited", "warned", "thanked", "sued", "hired", "left"}
	out := make([]schema.Reading, n)
	for i := range out {
		b := New(fmt.Sprintf("article-%05d.txt", i))
		b.R.Doc.Title, b.R.Doc.Date, b.R.Doc.Publisher = fmt.Sprint("Article ", i), fmt.Sprintf("2018-%02d-%02d", 1+i%12, 1+i%28), "Wire"
		person := func() (string, string) {
			k := zipf.Uint64()
			return fmt.Sprintf("Person %d", k), fmt.Sprintf("P. %d", k)
		}
		for s := range 30 {
			who, alias := person()
			whom, _ := person()
			verb := verbs[rnd.IntN(len(verbs))]
			text := fmt.Sprintf("%s %s %s on Monday over matter %d of %d, %s officials said.", who, verb, whom, rnd.IntN(1<<30), s, "the")
			k := b.Sentence(map[bool]string{true: " ", false: ""}[s > 0], text)
			subj := b.Entity(k, who, who, schema.Person, alias)
			obj := subj
			if whom != who {
				obj = b.Entity(k, whom, whom, schema.Person)
			}
			obj.Span = schema.Span{Start: subj.Span.End + len(verb) + 2, End: subj.Span.End + len(verb) + 2 + len(whom)}
			for c := range 2 {
				e := b.Claim(k, subj, "rel:"+verb, verb, obj)
				if c == 1 {
					e.Claim.Predicate.ID = "rel:discuss"
					e.Claim.Object = b.Literal(k, fmt.Sprintf("matter %s", strings.Fields(text[strings.Index(text, "matter")+7:])[0]))
				}
				e.SaidBy = []schema.Node{b.Literal(k, "the officials")}
				e.When = &schema.When{Start: b.R.Doc.Date, End: b.R.Doc.Date, Text: "Monday", Span: b.Words(k, "Monday")}
				e.Rule, e.Tense, e.Confidence, e.Typing = "verb+obj", "past", 0.8, "rel:leads: its object is no Organization"
			}
		}
		out[i] = b.Reading()
	}
	return out
}
