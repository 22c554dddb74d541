package names

import (
	"context"
	"strings"
	"testing"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/en/gazetteer"
	"github.com/relata-kg/relata/extract/en/names/internal/tagger"
	"github.com/relata-kg/relata/extract/en/nn"
	"github.com/relata-kg/relata/extract/en/token"
	"github.com/relata-kg/relata/schema"
)

// build makes a document of sentences written as "word/UPOS word/UPOS", a
// sentence a line; a word after "_" follows without a space. Every word depends
// on the first.
func build(text string) *extract.Document {
	var b strings.Builder
	d := &extract.Document{}
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		var s extract.Sentence
		for i, f := range strings.Fields(line) {
			w, pos, _ := strings.Cut(f, "/")
			if j := strings.IndexByte(w, '_'); j == 0 && len(w) > 1 {
				w = w[1:]
			} else if b.Len() > 0 {
				b.WriteByte(' ')
			}
			t := extract.Token{Form: w, UPOS: pos, Head: -1, Deprel: "root", Span: schema.Span{Start: b.Len(), End: b.Len() + len(w)}}
			if i > 0 {
				t.Head, t.Deprel = 0, "dep"
			}
			b.WriteString(w)
			s.Tokens = append(s.Tokens, t)
		}
		s.Span = schema.Span{Start: s.Tokens[0].Start, End: b.Len()}
		d.Sentences = append(d.Sentences, s)
	}
	d.Text = b.String()
	return d
}

func run(t testing.TB, d *extract.Document) {
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	if err := Stage(g).Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	for _, m := range d.Mentions {
		s := d.Sentences[m.Sentence]
		if m.First < 0 || m.Last <= m.First || m.Last > len(s.Tokens) || m.Head < m.First || m.Head >= m.Last {
			t.Fatalf("mention %+v of %d tokens", m, len(s.Tokens))
		}
		if m.Start != s.Tokens[m.First].Start || m.End != s.Tokens[m.Last-1].End || m.Kind != extract.Name || m.Entity != -1 {
			t.Fatalf("mention %+v", m)
		}
	}
}

func TestStage(t *testing.T) {
	for _, c := range []struct {
		name, text string
		// want are the mentions, "Class words" in the order of the text.
		want []string
	}{
		{
			"titles stay outside, nationalities are groups",
			"Russian/ADJ President/PROPN Vladimir/PROPN Putin/PROPN met/VERB General/PROPN Joseph/PROPN Dunford/PROPN in/ADP Helsinki/PROPN ./PUNCT",
			[]string{"Group Russian", "Person Vladimir Putin", "Person Joseph Dunford", "City Helsinki"},
		},
		{
			"a possessive parts two names",
			"Denmark/PROPN _'s/PART Foreign/PROPN Ministry/PROPN said/VERB so/ADV on/ADP Monday/PROPN ./PUNCT",
			[]string{"Country Denmark", "Organization Foreign Ministry"},
		},
		{
			"a part of a word is a mention",
			"The/DET U.S./PROPN _-/PUNCT _backed/VERB forces/NOUN left/VERB Syria/PROPN ./PUNCT",
			[]string{"Country U.S.", "Country Syria"},
		},
		{
			"a surname stands for the person",
			"Peter/PROPN Harlan/PROPN wrote/VERB the/DET report/NOUN ./PUNCT\nThen/ADV Harlan/PROPN left/VERB ./PUNCT",
			[]string{"Person Peter Harlan", "Person Harlan"},
		},
		{
			"a sentence of little but names is no heading",
			"Turkish/ADJ President/PROPN Recep/PROPN Tayyip/PROPN Erdogan/PROPN and/CCONJ Russian/ADJ President/PROPN Vladimir/PROPN Putin/PROPN met/VERB in/ADP Sochi/PROPN on/ADP Monday/PROPN ./PUNCT\nErdogan/PROPN thanked/VERB Putin/PROPN ./PUNCT",
			[]string{"Group Turkish", "Person Recep Tayyip Erdogan", "Group Russian", "Person Vladimir Putin", "City Sochi", "Person Erdogan", "Person Putin"},
		},
		{
			"who leads a body is no part of its name",
			"The/DET talks/NOUN began/VERB between/ADP Joint/PROPN Chiefs/PROPN of/ADP Staff/PROPN Chairman/PROPN Mark/PROPN Milley/PROPN and/CCONJ others/NOUN ./PUNCT",
			[]string{"Organization Joint Chiefs of Staff", "Person Mark Milley"},
		},
		{
			"an acronym in brackets",
			"The/DET Kurdistan/PROPN Workers/PROPN _'/PART Party/PROPN (/PUNCT _PKK/PROPN _)/PUNCT said/VERB so/ADV ./PUNCT",
			[]string{"Organization Kurdistan Workers' Party", "Organization PKK"},
		},
		{
			"no names",
			"On/ADP Monday/PROPN ,/PUNCT turkey/NOUN and/CCONJ china/NOUN were/AUX sold/VERB to/ADP us/PRON in/ADP May/PROPN ./PUNCT",
			nil,
		},
		{
			"a firm named for two",
			"Marlow/PROPN &/CCONJ Finch/PROPN sued/VERB Turkey/PROPN ./PUNCT",
			[]string{"Organization Marlow & Finch", "Country Turkey"},
		},
		{
			"bodies with a country in their name",
			"The/DET U.S./PROPN State/PROPN Department/PROPN and/CCONJ the/DET Joint/PROPN Chiefs/PROPN of/ADP Staff/PROPN declined/VERB ./PUNCT",
			[]string{"Organization U.S. State Department", "Organization Joint Chiefs of Staff"},
		},
	} {
		d := build(c.text)
		run(t, d)
		var got []string
		for _, m := range d.Mentions {
			got = append(got, string(m.Class)+" "+m.Of(d.Text))
		}
		if strings.Join(got, "; ") != strings.Join(c.want, "; ") {
			t.Errorf("%s:\n got %s\nwant %s", c.name, strings.Join(got, "; "), strings.Join(c.want, "; "))
		}
	}
}

// TestKinds checks that a noun said of a name tells its class, here and where
// the name stands again.
func TestKinds(t *testing.T) {
	model, err := nn.Load()
	if err != nil {
		t.Fatal(err)
	}
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, name, class string }{
		{"Lumen Grid, a Kenyan company, said that it would hire 200 people. Lumen Grid was founded in Nairobi.", "Lumen Grid", "Organization"},
		{"Calder & Price, a maker of pumps, bought a mill.", "Calder & Price", "Organization"},
		{"The newspaper Harrow reported the sale.", "Harrow", "Organization"},
		{"Tolmin is a city in the west.", "Tolmin", "City"},
		{"The province of Deluth was flooded.", "Deluth", "Place"},
		{"Officials met near the river Ardan.", "Ardan", "Place"},
		{"Torvane, a vaccine against malaria, works.", "Torvane", "Product"},
		{"Oster Hale, a lawyer at a bank, met them.", "Oster Hale", "Person"},
		{"Earlier work (Hadley & Robertson, 2011) told why.", "Robertson", "Person"},
		{"John & Mary went home.", "John", "Person"},
		{"In Helsinki, a company was sold.", "Helsinki", "City"},
		{"In 1990 the border of West Germany was opened.", "West Germany", "Country"},
		{"A spokesman for the Danish Navy spoke.", "Danish Navy", "Organization"},
		{"In Berlin the Social Democrats won.", "Social Democrats", "Group"},
	} {
		d := extract.NewDocument(schema.DocumentInfo{}, c.text)
		if err := token.Stage().Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		parse(model, []*extract.Document{d})
		if err := Stage(g).Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		want := strings.Count(c.text, c.name)
		for _, m := range d.Mentions {
			if m.Of(d.Text) == c.name && string(m.Class) == c.class {
				want--
			}
		}
		if want != 0 {
			t.Errorf("%q: %d of %q not found as %s: %+v", c.text, want, c.name, c.class, d.Mentions)
		}
	}
}

// TestPartsCarryNoTag checks that the guide's policy holds in the tags where a
// mention goes further.
func TestPartsCarryNoTag(t *testing.T) {
	d := build("The/DET U.S./PROPN _-/PUNCT _backed/VERB forces/NOUN left/VERB Syria/PROPN ./PUNCT")
	run(t, d)
	if ne := d.Sentences[0].Tokens[1].NE; ne != "O" {
		t.Errorf("U.S. in U.S.-backed is tagged %s", ne)
	}
	if ne := d.Sentences[0].Tokens[6].NE; ne != "B-Country" {
		t.Errorf("Syria is tagged %s", ne)
	}
}

func TestIsAcronymOf(t *testing.T) {
	for _, c := range []struct {
		acronym, words string
		want           bool
	}{
		{"MoD", "Russian Ministry of Defense", true},
		{"PKK", "Kurdistan Workers' Party", false}, // Kurdish,
		{"IAEA", "International Atomic Energy Agency", true},
		{"U.N.", "United Nations", true},
		{"AP", "Reuters", false},
		{"right", "Ali Mamlouk", false},
		{"D-Ohio", "John Smith", false},
	} {
		if got := isAcronymOf(c.acronym, strings.Fields(c.words)); got != c.want {
			t.Errorf("isAcronymOf(%q, %q) = %v", c.acronym, c.words, got)
		}
	}
}

func FuzzStage(f *testing.F) {
	f.Add("U.S. - backed 's ( PKK ) RUSSIA SLAMS\nAl - Assad Jr. , \u200b \xff", uint8(3))
	f.Add("Bush Bush BUSH of of the ' 's", uint8(0))
	f.Fuzz(func(t *testing.T, text string, head uint8) {
		d := &extract.Document{}
		var b strings.Builder
		for _, line := range strings.Split(text, "\n") {
			var s extract.Sentence
			for i, w := range strings.Fields(line) {
				pos := []string{"PROPN", "NOUN", "ADJ", "PUNCT", ""}[(i+int(head))%5]
				s.Tokens = append(s.Tokens, extract.Token{Form: w, UPOS: pos, Head: (i + int(head)) % 7, Span: schema.Span{Start: b.Len(), End: b.Len() + len(w)}})
				b.WriteString(w)
				if head%2 == 0 {
					b.WriteByte(' ')
				}
			}
			for i := range s.Tokens {
				if s.Tokens[i].Head >= len(s.Tokens) {
					s.Tokens[i].Head = -1
				}
			}
			d.Sentences = append(d.Sentences, s)
		}
		d.Text = b.String()
		run(t, d)
		last := -1
		for _, m := range d.Mentions {
			at := m.Sentence<<20 + m.First
			if at <= last {
				t.Fatal("mentions overlap or are out of order")
			}
			last = m.Sentence<<20 + m.Last - 1
		}
	})
}

func BenchmarkStage(b *testing.B) {
	g, err := gazetteer.Load()
	if err != nil {
		b.Fatal(err)
	}
	const text = "The/DET proposal/NOUN was/AUX sent/VERB by/ADP Valery/PROPN Gerasimov/PROPN ,/PUNCT the/DET chief/NOUN of/ADP the/DET Russian/ADJ military/NOUN _'s/PART General/PROPN Staff/PROPN ,/PUNCT to/ADP U.S./PROPN Marine/PROPN General/PROPN Joseph/PROPN Dunford/PROPN ,/PUNCT according/VERB to/ADP the/DET memo/NOUN seen/VERB by/ADP Reuters/PROPN ./PUNCT"
	st := Stage(g)
	n := 0
	for b.Loop() {
		d := build(text)
		if err := st.Run(context.Background(), d); err != nil {
			b.Fatal(err)
		}
		n += len(d.Sentences[0].Tokens)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := tagger.Decode(weights); err != nil {
			b.Fatal(err)
		}
	}
}
