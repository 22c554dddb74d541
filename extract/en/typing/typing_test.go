package typing

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
	"github.com/relata-kg/relata/schema/ontology"
)

// document builds a document of one sentence, one word "form/lemma/UPOS/XPOS/head/deprel"
// after the other, heads counted from 1.
func document(t testing.TB, sentence string) *extract.Document {
	t.Helper()
	d := &extract.Document{}
	var s extract.Sentence
	for _, w := range strings.Fields(sentence) {
		p := strings.Split(w, "/")
		if len(p) != 6 {
			t.Fatalf("%q is not form/lemma/UPOS/XPOS/head/deprel", w)
		}
		if d.Text != "" {
			d.Text += " "
		}
		head := 0
		for _, c := range p[4] {
			head = head*10 + int(c-'0')
		}
		s.Tokens = append(s.Tokens, extract.Token{
			Span: schema.Span{Start: len(d.Text), End: len(d.Text) + len(p[0])},
			Form: p[0], Lemma: p[1], UPOS: p[2], XPOS: p[3], Head: head - 1, Deprel: p[5],
		})
		d.Text += p[0]
	}
	s.Span = schema.Span{End: len(d.Text)}
	d.Sentences = []extract.Sentence{s}
	return d
}

// node is the node of words of a document, an entity where a class is given.
func node(d *extract.Document, words string, class schema.Class) schema.Node {
	if words == "" {
		return schema.Node{}
	}
	i := strings.Index(d.Text, words)
	n := schema.Node{Text: words, Label: words, Span: schema.Span{Start: i, End: i + len(words)}, Class: class}
	if class != "" {
		n.Entity = "ent:" + strings.ReplaceAll(words, " ", "_")
	}
	return n
}

func TestStage(t *testing.T) {
	o, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, sentence          string
		subject, predicate      string // words
		object, id              string
		subjectClass, objClass  schema.Class
		modality                schema.Modality
		negated                 bool
		wantID, event, typing   string
		wantSubject, wantObject string
	}{
		{
			name:     "a copula with a role",
			sentence: "Dunford/Dunford/PROPN/NNP/3/nsubj is/be/AUX/VBZ/3/cop chairman/chairman/NOUN/NN/0/root of/of/ADP/IN/6/case the/the/DET/DT/6/det Chiefs/Chiefs/PROPN/NNPS/3/nmod",
			subject:  "Dunford", predicate: "is chairman of", object: "Chiefs", id: "rel:be_chairman_of",
			subjectClass: schema.Person, objClass: schema.Organization, wantID: "rel:leads",
		},
		{
			name:     "a role of a thing that cannot have it",
			sentence: "Letter/letter/NOUN/NN/3/nsubj is/be/AUX/VBZ/3/cop chief/chief/NOUN/NN/0/root of/of/ADP/IN/5/case Staff/Staff/PROPN/NNP/3/nmod",
			subject:  "Letter", predicate: "is chief of", object: "Staff", id: "rel:be_chief_of",
			subjectClass: schema.Product, objClass: schema.Organization, wantID: "rel:be_chief_of", typing: "rel:leads: subject is Product, not Agent",
		},
		{
			name:     "a passive turned round",
			sentence: "Ahmed/Ahmed/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass killed/kill/VERB/VBN/0/root by/by/ADP/IN/5/case rebels/rebel/NOUN/NNS/3/obl",
			subject:  "Ahmed", predicate: "was killed by", object: "rebels", id: "rel:be_killed_by",
			subjectClass: schema.Person, objClass: schema.Group, wantID: "rel:kills", event: "ASSAULT", wantSubject: "rebels", wantObject: "Ahmed",
		},
		{
			name:     "a passive with a place is not",
			sentence: "Ahmed/Ahmed/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass killed/kill/VERB/VBN/0/root in/in/ADP/IN/5/case Basra/Basra/PROPN/NNP/3/obl",
			subject:  "Ahmed", predicate: "was killed in", object: "Basra", id: "rel:be_killed_in",
			subjectClass: schema.Person, objClass: schema.City, wantID: "rel:diedIn", event: "ASSAULT",
		},
		{
			name:     "an accident",
			sentence: "Ahmed/Ahmed/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass killed/kill/VERB/VBN/0/root in/in/ADP/IN/6/case a/a/DET/DT/6/det crash/crash/NOUN/NN/3/obl",
			subject:  "Ahmed", predicate: "was killed in", object: "crash", id: "rel:be_killed_in",
			subjectClass: schema.Person, wantID: "rel:be_killed_in", typing: `rel:diedIn: "be kill in" needs an object known to be Place`,
		},
		{
			name:     "a threat",
			sentence: "Iran/Iran/PROPN/NNP/2/nsubj threatened/threaten/VERB/VBD/0/root to/to/PART/TO/4/mark attack/attack/VERB/VB/2/xcomp Iraq/Iraq/PROPN/NNP/4/obj",
			subject:  "Iran", predicate: "threatened to attack", object: "Iraq", id: "rel:threaten_to_attack",
			subjectClass: schema.Country, objClass: schema.Country, modality: schema.Planned, wantID: "rel:threaten_to_attack", event: "THREATEN",
		},
		{
			name:     "a refusal",
			sentence: "Iran/Iran/PROPN/NNP/2/nsubj refused/refuse/VERB/VBD/0/root to/to/PART/TO/4/mark meet/meet/VERB/VB/2/xcomp Annan/Annan/PROPN/NNP/4/obj",
			subject:  "Iran", predicate: "meet", object: "Annan", id: "rel:meet", negated: true,
			subjectClass: schema.Country, objClass: schema.Person, wantID: "rel:meets", event: "REJECT",
		},
		{
			name:     "a friendly plan",
			sentence: "Finland/Finland/PROPN/NNP/3/nsubj will/will/AUX/MD/3/aux help/help/VERB/VB/0/root Tanzania/Tanzania/PROPN/NNP/3/obj",
			subject:  "Finland", predicate: "help", object: "Tanzania", id: "rel:help",
			subjectClass: schema.Country, objClass: schema.Country, modality: schema.Planned, wantID: "rel:helps", event: "AGREE",
		},
		{
			name:     "a hostile plan",
			sentence: "NATO/NATO/PROPN/NNP/3/nsubj will/will/AUX/MD/3/aux attack/attack/VERB/VB/0/root Serbia/Serbia/PROPN/NNP/3/obj",
			subject:  "NATO", predicate: "attack", object: "Serbia", id: "rel:attack",
			subjectClass: schema.Organization, objClass: schema.Country, modality: schema.Planned, wantID: "rel:attacks", event: "THREATEN",
		},
		{
			name:     "what is demanded has not happened",
			sentence: "Sudan/Sudan/PROPN/NNP/3/nsubj must/must/AUX/MD/3/aux release/release/VERB/VB/0/root prisoners/prisoner/NOUN/NNS/3/obj",
			subject:  "Sudan", predicate: "release", object: "prisoners", id: "rel:release",
			subjectClass: schema.Country, objClass: schema.Group, modality: schema.Demanded, wantID: "rel:releases",
		},
		{
			name:     "a condition",
			sentence: "If/if/SCONJ/IN/3/mark Iran/Iran/PROPN/NNP/3/nsubj attacks/attack/VERB/VBZ/0/root Iraq/Iraq/PROPN/NNP/3/obj",
			subject:  "Iran", predicate: "attacks", object: "Iraq", id: "rel:attack",
			subjectClass: schema.Country, objClass: schema.Country, modality: schema.Hypothetical, wantID: "rel:attacks",
		},
		{
			name:     "aid stopped",
			sentence: "Japan/Japan/PROPN/NNP/3/nsubj has/have/AUX/VBZ/3/aux halted/halt/VERB/VBN/0/root economic/economic/ADJ/JJ/5/amod aid/aid/NOUN/NN/3/obj to/to/ADP/IN/7/case Serbia/Serbia/PROPN/NNP/3/obl",
			subject:  "Japan", predicate: "has halted", object: "economic aid", id: "rel:halt",
			subjectClass: schema.Country, objClass: schema.Thing, wantID: "rel:halt", event: "SANCTION",
		},
		{
			name:     "a light verb",
			sentence: "Powell/Powell/PROPN/NNP/2/nsubj held/hold/VERB/VBD/0/root talks/talk/NOUN/NNS/2/obj with/with/ADP/IN/5/case Lavrov/Lavrov/PROPN/NNP/2/obl",
			subject:  "Powell", predicate: "held talks with", object: "Lavrov", id: "rel:hold_talk_with",
			subjectClass: schema.Person, objClass: schema.Person, wantID: "rel:meets", event: "CONSULT",
		},
	} {
		d := document(t, tt.sentence)
		ps, pe := -1, -1
		for _, w := range strings.Fields(tt.predicate) {
			if i := strings.Index(d.Text, w); ps < 0 || i < ps {
				ps = i
			}
			if i := strings.Index(d.Text, w) + len(w); i > pe {
				pe = i
			}
		}
		c := schema.Claim{
			Subject: node(d, tt.subject, tt.subjectClass), Object: node(d, tt.object, tt.objClass), Negated: tt.negated,
			Predicate: schema.Predicate{ID: tt.id, Text: tt.predicate, Span: schema.Span{Start: ps, End: pe}},
		}
		mod := tt.modality
		if mod == "" {
			mod = schema.Asserted
		}
		d.Evidence = []schema.Evidence{{Claim: c, Modality: mod, SentenceSpan: d.Sentences[0].Span}}
		if err := Stage(o).Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		e := d.Evidence[0]
		if e.Claim.Predicate.ID != tt.wantID || e.Claim.Event != tt.event || e.Typing != tt.typing {
			t.Errorf("%s: %s %q %q, want %s %q %q", tt.name, e.Claim.Predicate.ID, e.Claim.Event, e.Typing, tt.wantID, tt.event, tt.typing)
		}
		if e.Turned == "" && e.Claim.Predicate.Text != tt.predicate || e.Turned != "" && (e.Turned != tt.predicate || strings.HasSuffix(e.Claim.Predicate.Text, " by")) {
			t.Errorf("%s: the phrase became %q of %q", tt.name, e.Claim.Predicate.Text, e.Turned)
		}
		if tt.wantSubject != "" && (e.Claim.Subject.Text != tt.wantSubject || e.Claim.Object.Text != tt.wantObject) {
			t.Errorf("%s: %s → %s, want %s → %s", tt.name, e.Claim.Subject.Text, e.Claim.Object.Text, tt.wantSubject, tt.wantObject)
		}
	}
}

func TestParticipants(t *testing.T) {
	o, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	d := document(t, "Turkey/Turkey/PROPN/NNP/4/nsubj and/and/CCONJ/CC/3/cc Iran/Iran/PROPN/NNP/1/conj reached/reach/VERB/VBD/0/root agreement/agreement/NOUN/NN/4/obj on/on/ADP/IN/8/case the/the/DET/DT/8/det bombing/bombing/NOUN/NN/5/nmod of/of/ADP/IN/10/case Basra/Basra/PROPN/NNP/8/nmod")
	basra := node(d, "Basra", schema.City)
	d.Entities = []schema.Entity{{ID: basra.Entity, Label: "Basra", Class: schema.City}}
	d.Mentions = []extract.Mention{{First: 9, Last: 10, Head: 9, Span: basra.Span, Kind: extract.Name}}
	pred := schema.Predicate{ID: "rel:reach", Text: "reached", Span: d.Sentences[0].Tokens[3].Span}
	for _, s := range []string{"Turkey", "Iran"} {
		d.Evidence = append(d.Evidence, schema.Evidence{
			Claim:    schema.Claim{Subject: node(d, s, schema.Country), Predicate: pred, Object: node(d, "agreement", "")},
			Modality: schema.Asserted,
		})
	}
	if err := Stage(o).Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"of Basra, with Iran", "of Basra, with Turkey"} {
		var got []string
		for _, a := range d.Evidence[i].Args {
			got = append(got, a.Role+" "+a.Text)
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("arguments %q, want %q", s, want)
		}
	}
}

// Random trees, broken ones among them, and random claims about them never
// panic or hang.
func FuzzStage(f *testing.F) {
	o, err := ontology.Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint64(1), uint64(2))
	words := strings.Fields("threaten refuse hold talk strike deal agree attack be chairman president call off in by to plan withdraw troops curfew lift impose and it")
	tags := strings.Fields("VERB NOUN PROPN AUX ADP ADJ ADV PRON")
	rels := strings.Fields("nsubj nsubj:pass obj obl nmod xcomp ccomp advcl acl conj case compound compound:prt aux aux:pass cop mark amod root")
	f.Fuzz(func(t *testing.T, a, b uint64) {
		r := rand.New(rand.NewPCG(a, b))
		d := &extract.Document{}
		var s extract.Sentence
		n := r.IntN(12) + 1
		for range n {
			w := words[r.IntN(len(words))]
			s.Tokens = append(s.Tokens, extract.Token{
				Span: schema.Span{Start: len(d.Text), End: len(d.Text) + len(w)}, Form: w, Lemma: w, UPOS: tags[r.IntN(len(tags))],
				XPOS: []string{"VB", "VBN", "MD", ""}[r.IntN(4)], Head: r.IntN(n+2) - 1, Deprel: rels[r.IntN(len(rels))],
			})
			d.Text += w + " "
		}
		d.Sentences = []extract.Sentence{s}
		span := func() schema.Span {
			x, y := r.IntN(len(d.Text)), r.IntN(len(d.Text)+1)
			return schema.Span{Start: min(x, y), End: max(x, y)}
		}
		for range 4 {
			id := "rel:" + words[r.IntN(len(words))] + "_" + words[r.IntN(len(words))]
			c := schema.Claim{Predicate: schema.Predicate{ID: id, Span: span()}}
			for _, x := range []*schema.Node{&c.Subject, &c.Object} {
				x.Span = span()
				x.Text = x.Span.Of(d.Text)
				x.Class = []schema.Class{"", schema.Person, schema.Country}[r.IntN(3)]
			}
			d.Evidence = append(d.Evidence, schema.Evidence{Claim: c, Sentence: r.IntN(3) - 1, Modality: schema.Planned})
			d.Mentions = append(d.Mentions, extract.Mention{Sentence: 0, Head: r.IntN(n), Span: span(), Entity: r.IntN(3) - 1})
		}
		if err := Stage(o).Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		for _, e := range d.Evidence {
			if e.Claim.Event != "" && o.Event(e.Claim.Event) == nil {
				t.Errorf("no event type %q", e.Claim.Event)
			}
			for _, a := range e.Args {
				if a.Span.Of(d.Text) != a.Text {
					t.Errorf("argument %q is not at its span", a.Text)
				}
			}
		}
	})
}

func BenchmarkStage(b *testing.B) {
	o, err := ontology.Load()
	if err != nil {
		b.Fatal(err)
	}
	d := document(b, "Japan/Japan/PROPN/NNP/3/nsubj has/have/AUX/VBZ/3/aux halted/halt/VERB/VBN/0/root economic/economic/ADJ/JJ/5/amod aid/aid/NOUN/NN/3/obj to/to/ADP/IN/7/case Serbia/Serbia/PROPN/NNP/3/obl")
	c := schema.Claim{
		Subject: node(d, "Japan", schema.Country), Object: node(d, "economic aid", ""),
		Predicate: schema.Predicate{ID: "rel:halt", Span: d.Sentences[0].Tokens[2].Span},
	}
	s := Stage(o)
	for b.Loop() {
		d.Evidence = []schema.Evidence{{Claim: c, Modality: schema.Asserted}}
		if err := s.Run(context.Background(), d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Sentences[0].Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
