package coref

import (
	"slices"
	"strings"
	"testing"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/en/gazetteer"
	"github.com/relata-kg/relata/schema"
)

// build makes a document of sentences written as words with their class of name
// and relation: "form/XPOS/head/deprel", names in brackets with their class
// before the colon. Heads count from 1, 0 is the root.
func build(t *testing.T, date string, sents ...string) *extract.Document {
	t.Helper()
	var text strings.Builder
	d := &extract.Document{}
	for s, line := range sents {
		if s > 0 {
			text.WriteByte(' ')
		}
		var sent extract.Sentence
		first, class := -1, ""
		for _, w := range strings.Fields(line) {
			if strings.HasPrefix(w, "[") {
				class, first = w[1:], len(sent.Tokens)
				continue
			}
			if w == "]" {
				head := first
				for k := first; k < len(sent.Tokens); k++ {
					if h := sent.Tokens[k].Head; h < first || h >= len(sent.Tokens) {
						head = k
						break
					}
				}
				toks := sent.Tokens
				d.Mentions = append(d.Mentions, extract.Mention{
					Sentence: s, First: first, Last: len(toks), Head: head, Kind: extract.Name, Entity: -1, Class: schema.Class(class),
					Span: schema.Span{Start: toks[first].Start, End: toks[len(toks)-1].End},
				})
				continue
			}
			f := strings.Split(w, "/")
			if len(f) < 4 {
				t.Fatalf("word %q", w)
			}
			if len(sent.Tokens) > 0 && f[0] != "," && f[0] != "." && f[0] != "'s" && f[0] != ")" {
				text.WriteByte(' ')
			}
			start := text.Len()
			text.WriteString(f[0])
			head := 0
			for _, c := range f[2] {
				head = head*10 + int(c-'0')
			}
			lemma := strings.ToLower(f[0])
			if f[1] == "NNS" {
				lemma = strings.TrimSuffix(lemma, "s")
			}
			if len(f) > 4 {
				lemma = f[4]
			}
			sent.Tokens = append(sent.Tokens, extract.Token{
				Span: schema.Span{Start: start, End: text.Len()}, Form: f[0], Lemma: lemma, XPOS: f[1], UPOS: upos(f[1]), Head: head - 1, Deprel: f[3],
			})
		}
		sent.Start, sent.End = sent.Tokens[0].Start, text.Len()
		d.Sentences = append(d.Sentences, sent)
	}
	full := extract.NewDocument(schema.DocumentInfo{Source: "test", Date: date}, text.String())
	full.Sentences, full.Mentions = d.Sentences, d.Mentions
	return full
}

func upos(xpos string) string {
	switch {
	case strings.HasPrefix(xpos, "NNP"):
		return "PROPN"
	case strings.HasPrefix(xpos, "NN"):
		return "NOUN"
	case strings.HasPrefix(xpos, "PRP"):
		return "PRON"
	case strings.HasPrefix(xpos, "VB"):
		return "VERB"
	case strings.HasPrefix(xpos, "JJ"):
		return "ADJ"
	case xpos == "DT":
		return "DET"
	case xpos == "IN", xpos == "TO":
		return "ADP"
	case xpos == "CC":
		return "CCONJ"
	case xpos == "CD":
		return "NUM"
	case xpos == "RB":
		return "ADV"
	case xpos == "POS":
		return "PART"
	}
	return "PUNCT"
}

func resolved(t *testing.T, d *extract.Document) {
	t.Helper()
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	if err := Stage(g).Run(t.Context(), d); err != nil {
		t.Fatal(err)
	}
}

// entityOf gives the id of the entity of the first mention with a text.
func entityOf(d *extract.Document, sent int, text string) string {
	for _, m := range d.Mentions {
		if m.Sentence == sent && m.Of(d.Text) == text {
			if m.Members != nil {
				var ids []string
				for _, e := range m.Members {
					ids = append(ids, d.Entities[e].ID)
				}
				return strings.Join(ids, "+")
			}
			if m.Entity < 0 {
				return "none"
			}
			return d.Entities[m.Entity].ID
		}
	}
	return "no mention"
}

// speech is a sentence in which someone says something.
func speech(class, name string) string {
	ws := strings.Fields(name)
	var b strings.Builder
	b.WriteString("[" + class + " ")
	for i, w := range ws {
		if i == 0 {
			b.WriteString(w + "/NNP/" + itoa(len(ws)+1) + "/nsubj ")
		} else {
			b.WriteString(w + "/NNP/1/flat ")
		}
	}
	b.WriteString("] said/VBD/0/root/say so/RB/" + itoa(len(ws)+1) + "/advmod ././" + itoa(len(ws)+1) + "/punct")
	return b.String()
}

func itoa(n int) string { return string(rune('0' + n)) }

// TestNames checks which names of a document are taken for one thing. Each name
// is the subject of a sentence of its own.
func TestNames(t *testing.T) {
	tests := []struct {
		why   string
		names []string // "Class Name"
		// want groups the names by their index: equal letters, one entity.
		want string
	}{
		{"surname", []string{"Person Anna Weber", "Person Weber"}, "aa"},
		{"surname first", []string{"Person Weber", "Person Anna Weber"}, "aa"},
		{"two of one family", []string{"Person Anna Weber", "Person Paul Weber", "Person Anna Weber", "Person Weber"}, "abaa"},
		{"junior", []string{"Person Donald Trump", "Person Donald Trump Jr.", "Person Trump"}, "aba"},
		{"initial", []string{"Person Joseph F. Dunford", "Person J. Dunford"}, "aa"},
		{"patronymic", []string{"Person Valery Vasilyevich Gerasimov", "Person Valery Gerasimov"}, "aa"},
		{"spelling", []string{"Person Mohammed Karimi", "Person Muhammad Karimi"}, "aa"},
		{"article", []string{"Person Hassan al-Turki", "Person Turki"}, "aa"},
		{"other first name", []string{"Person Peter Brandt", "Person Paula Brandt"}, "ab"},
		{"gazetteer names", []string{"Country United States", "Country U.S.", "Country US", "Country America", "Country USA"}, "aaaaa"},
		{"initials", []string{"Organization Free Tamil Front", "Organization FTF"}, "aa"},
		{"other initials", []string{"Organization Free Tamil Front", "Organization FTX"}, "ab"},
		{"beginning with of", []string{"Organization Supreme Council of Elders", "Organization Supreme Council"}, "aa"},
		{"firm", []string{"Organization Halvorsen Industries", "Organization Halvorsen"}, "aa"},
		{"a firm is no city", []string{"Organization Boston Consulting", "City Boston"}, "ab"},
		{"armies", []string{"Organization Free Syrian Army", "Organization Syrian Army"}, "ab"},
		{"person and place", []string{"Person Paul Washington", "City Washington"}, "ab"},
		{"accents", []string{"Person José Muñoz", "Person Jose Munoz"}, "aa"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			var sents []string
			for _, n := range tt.names {
				class, name, _ := strings.Cut(n, " ")
				sents = append(sents, speech(class, name))
			}
			d := build(t, "2018-08-04", sents...)
			resolved(t, d)
			var ids []string
			var got strings.Builder
			for i, n := range tt.names {
				_, name, _ := strings.Cut(n, " ")
				id := entityOf(d, i, name)
				k := slices.Index(ids, id)
				if k < 0 {
					k = len(ids)
					ids = append(ids, id)
				}
				got.WriteByte(byte('a' + k))
			}
			if got.String() != tt.want {
				t.Errorf("%q are %s, want %s: %q", tt.names, &got, tt.want, ids)
			}
		})
	}
}

// TestEntities checks what a mention's node is, by the words around it.
func TestEntities(t *testing.T) {
	tests := []struct {
		why   string
		sents []string
		sent  int
		text  string
		want  string
	}{
		{"a capital that acts", []string{"[City Moscow/NNP/2/nsubj ] rejected/VBD/0/root/reject the/DT/4/det plan/NN/2/obj"}, 0, "Moscow", "ent:Russia"},
		{"a capital as a place", []string{"They/PRP/2/nsubj met/VBD/0/root/meet in/IN/4/case [City Moscow/NNP/2/obl ]"}, 0, "Moscow", "ent:Moscow"},
		{"a seat of government", []string{"The/DT/2/det [Organization Kremlin/NNP/3/nsubj ] said/VBD/0/root/say so/RB/3/advmod"}, 0, "Kremlin", "ent:Russia"},
		{"parties to talks", []string{"talks/NNS/0/root between/IN/3/case [City Moscow/NNP/1/nmod ] and/CC/5/cc [City Washington/NNP/3/conj ]"}, 0, "Moscow", "ent:Russia"},
		{"a side", []string{"The/DT/3/det [Group American/JJ/3/amod ] side/NN/4/nsubj agreed/VBD/0/root/agree"}, 0, "The American side", "ent:United_States"},
		{"a government", []string{"The/DT/3/det [Group Syrian/JJ/3/amod ] regime/NN/4/nsubj agreed/VBD/0/root/agree"}, 0, "The Syrian regime", "ent:Government_of_Syria"},
		{"a nationality before a noun", []string{"The/DT/3/det [Group Syrian/JJ/3/amod ] regime/NN/4/nsubj agreed/VBD/0/root/agree"}, 0, "Syrian", "ent:Syria"},
		{"an institution", []string{"The/DT/3/det [Group Syrian/JJ/3/amod ] navy/NN/4/nsubj sailed/VBD/0/root/sail"}, 0, "The Syrian navy", "ent:Syrian_Navy"},
		{"an office on a day", []string{"The/DT/4/det [Country US/NNP/4/compound ] foreign/JJ/4/amod minister/NN/5/nsubj left/VBD/0/root/leave"}, 0, "The US foreign minister", "ent:Mike_Pompeo"},
		{"a former office", []string{"The/DT/5/det former/JJ/5/amod [Country US/NNP/5/compound ] foreign/JJ/5/amod minister/NN/6/nsubj left/VBD/0/root/leave"}, 0, "The former US foreign minister", "ent:former_US_foreign_minister_"},
		{"officials of a state", []string{"[Group Russian/JJ/2/amod ] officials/NNS/3/nsubj left/VBD/0/root/leave"}, 0, "Russian officials", "ent:Russian_officials_"},
		{"bare officials", []string{"Officials/NNS/2/nsubj left/VBD/0/root/leave"}, 0, "Officials", "none"},
		{"no officials", []string{"No/DT/3/det [Group Russian/JJ/3/amod ] officials/NNS/4/nsubj left/VBD/0/root/leave"}, 0, "No Russian officials", "none"},
		{"a pronoun alone", []string{"He/PRP/2/nsubj left/VBD/0/root/leave"}, 0, "He", "none"},
		{"a pronoun with a name", []string{"[Person Anna/NNP/3/nsubj Weber/NNP/1/flat ] left/VBD/0/root/leave ././3/punct", "She/PRP/2/nsubj slept/VBD/0/root/sleep"}, 1, "She", "ent:Anna_Weber"},
		{"an apposition", []string{"[Person Anna/NNP/9/nsubj Weber/NNP/1/flat ] ,/,/5/punct the/DT/5/det head/NN/1/appos of/IN/7/case police/NN/5/nmod ,/,/5/punct left/VBD/0/root/leave"}, 0, "the head of police", "ent:Anna_Weber"},
		{"a title as head", []string{"Minister/NN/4/nsubj [Person Anna/NNP/1/flat Weber/NNP/1/flat ] left/VBD/0/root/leave"}, 0, "Minister Anna Weber", "ent:Anna_Weber"},
		{"two countries", []string{"[Country France/NNP/2/nsubj ] warned/VBD/0/root/warn [Country Spain/NNP/2/obj ] ././2/punct", "The/DT/3/det two/CD/3/nummod countries/NNS/4/nsubj/country met/VBD/0/root/meet"}, 1, "The two countries", "ent:France+ent:Spain"},
		{"a state by its city", []string{"[City Atlanta/NNP/2/nsubj ] is/VBZ/0/root/be in/IN/4/case [Country Georgia/NNP/2/obl ]"}, 0, "Georgia", "ent:Georgia_(US_state)"},
		{"a land by its city", []string{"[City Tbilisi/NNP/2/nsubj ] is/VBZ/0/root/be in/IN/4/case [Country Georgia/NNP/2/obl ]"}, 0, "Georgia", "ent:Georgia"},
		{"a speaker", []string{"“/``/3/punct I/PRP/3/nsubj left/VBD/6/ccomp/leave ,/,/3/punct ”/''/3/punct said/VBD/0/root/say [Person Anna/NNP/6/nsubj Weber/NNP/7/flat ]"}, 0, "I", "ent:Anna_Weber"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			d := build(t, "2018-08-04", tt.sents...)
			resolved(t, d)
			got := entityOf(d, tt.sent, tt.text)
			if strings.HasSuffix(tt.want, "_") {
				tt.want += strings.TrimPrefix(d.ID, "doc:")[:6]
			}
			if got != tt.want {
				t.Errorf("%q in %q is %s, want %s", tt.text, d.Text, got, tt.want)
			}
		})
	}
}

// TestDeterministic reads one document twice.
func TestDeterministic(t *testing.T) {
	one := func() *extract.Document {
		d := build(t, "2018-08-04", speech("Person", "Anna Weber"), speech("Person", "Paul Weber"), speech("Person", "Weber"), "She/PRP/2/nsubj slept/VBD/0/root/sleep")
		resolved(t, d)
		return d
	}
	a, b := one(), one()
	if !slices.EqualFunc(a.Entities, b.Entities, func(x, y schema.Entity) bool { return x.ID == y.ID && slices.Equal(x.Reason, y.Reason) }) {
		t.Errorf("%v and %v", a.Entities, b.Entities)
	}
}

func TestWeights(t *testing.T) {
	w := make(weights, 1<<tableBits)
	w[3], w[77], w[1<<tableBits-1] = 1.27, -0.5, 0.01
	got, err := decodeWeights(w.encode())
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range []int{3, 77, 1<<tableBits - 1} {
		if d := got[i] - w[i]; d > 0.006 || d < -0.006 {
			t.Errorf("weight %d is %v, want %v", i, got[i], w[i])
		}
	}
	for _, b := range [][]byte{{1, 2, 3}, {0, 0, 128, 63, 1}, {0, 0, 128, 63, 0xff, 0xff, 0xff, 0x7f, 1}} {
		if _, err := decodeWeights(b); err == nil {
			t.Errorf("% x is read", b)
		}
	}
}

// TestOddTrees reads trees that are none.
func TestOddTrees(t *testing.T) {
	for _, sent := range []string{
		"the/DT/2/det dog/NN/3/nsubj barks/VBZ/2/root",
		"the/DT/1/det dog/NN/2/nsubj barks/VBZ/3/root",
		"the/DT/9/det dog/NN/9/nsubj barks/VBZ/9/root",
	} {
		resolved(t, build(t, "", sent))
	}
	resolved(t, extract.NewDocument(schema.DocumentInfo{}, ""))
}
