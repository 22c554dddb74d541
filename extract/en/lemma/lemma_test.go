package lemma

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/relata-kg/relata/extract"
)

// sentence is a sentence of a treebank: its words with gold tags and tree, and
// the columns of the file.
type sentence struct {
	toks []extract.Token
	rows [][]string
}

// treebank reads a CoNLL-U file of the development data; the test is skipped
// where there is none.
func treebank(t testing.TB, name string) []sentence {
	f, err := os.Open(filepath.Join("..", "..", "..", "..", "shared", "training", "treebank", name))
	if err != nil {
		t.Skip("no development data")
	}
	defer f.Close()
	var out []sentence
	var s sentence
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		l := sc.Text()
		if l == "" {
			out = append(out, s)
			s = sentence{}
			continue
		}
		c := strings.Split(l, "\t")
		if l[0] == '#' || strings.ContainsAny(c[0], "-.") {
			continue
		}
		head, err := strconv.Atoi(c[6])
		if err != nil {
			t.Fatal(err)
		}
		s.toks = append(s.toks, extract.Token{Form: c[1], UPOS: c[3], XPOS: c[4], Head: head - 1, Deprel: c[7]})
		s.rows = append(s.rows, c)
	}
	return out
}

func TestTreebanks(t *testing.T) {
	for _, c := range []struct {
		name         string
		lemma, feats float64
	}{{"ewt-train.conllu", 98.5, 95}, {"gum-train.conllu", 98.5, 95}, {"ewt-dev.conllu", 98, 95}, {"ewt-test.conllu", 98.5, 95}} {
		n, ok, okf := 0, 0, 0
		var wrong, wrongF strings.Builder
		for _, s := range treebank(t, c.name) {
			fill(s.toks)
			for i, w := range s.toks {
				r := s.rows[i]
				n++
				// "_" is the treebank's lemma for parts of a word written apart.
				if w.Lemma == r[2] || r[2] == "_" && r[3] == "X" {
					ok++
				} else {
					wrong.WriteString(r[3] + " " + r[4] + "\t" + r[1] + "\t" + r[2] + "\t" + w.Lemma + "\n")
				}
				if w.Feats == strings.Trim(r[5], "_") {
					okf++
				} else {
					wrongF.WriteString(r[3] + " " + r[4] + " " + r[7] + "\t" + r[1] + "\t" + r[5] + "\t" + w.Feats + "\n")
				}
			}
		}
		lemmas, feats := 100*float64(ok)/float64(n), 100*float64(okf)/float64(n)
		t.Logf("%-16s lemmas %.2f  features %.2f", c.name, lemmas, feats)
		if lemmas < c.lemma || feats < c.feats {
			t.Errorf("%s: lemmas %.2f, features %.2f, want %.2f and %.2f", c.name, lemmas, feats, c.lemma, c.feats)
		}
		if dir := os.Getenv("LEMMA_DIFF"); dir != "" {
			for name, text := range map[string]string{".lemma": wrong.String(), ".feats": wrongF.String()} {
				if err := os.WriteFile(filepath.Join(dir, c.name+name), []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

func TestLemma(t *testing.T) {
	for _, c := range []struct{ form, upos, xpos, want string }{
		{"went", "VERB", "VBD", "go"}, {"stopped", "VERB", "VBD", "stop"}, {"hoped", "VERB", "VBD", "hope"},
		{"visited", "VERB", "VBD", "visit"}, {"invited", "VERB", "VBN", "invite"}, {"agreed", "VERB", "VBD", "agree"},
		{"travelled", "VERB", "VBD", "travel"}, {"controlled", "VERB", "VBD", "control"}, {"called", "VERB", "VBD", "call"},
		{"denied", "VERB", "VBD", "deny"}, {"died", "VERB", "VBD", "die"}, {"dying", "VERB", "VBG", "die"},
		{"seized", "VERB", "VBD", "seize"}, {"forced", "VERB", "VBN", "force"}, {"charged", "VERB", "VBN", "charge"},
		{"belonging", "VERB", "VBG", "belong"}, {"changing", "VERB", "VBG", "change"}, {"meeting", "VERB", "VBG", "meet"},
		{"withdrew", "VERB", "VBD", "withdraw"}, {"re-elected", "VERB", "VBN", "re-elect"}, {"rewrote", "VERB", "VBD", "rewrite"},
		{"oversaw", "VERB", "VBD", "oversee"}, {"accuses", "VERB", "VBZ", "accuse"}, {"reaches", "VERB", "VBZ", "reach"},
		{"vetoes", "VERB", "VBZ", "veto"}, {"denies", "VERB", "VBZ", "deny"}, {"focuses", "VERB", "VBZ", "focus"},
		{"clawed", "VERB", "VBD", "claw"}, {"repatriated", "VERB", "VBD", "repatriate"}, {"ceded", "VERB", "VBD", "cede"},
		{"targeted", "VERB", "VBD", "target"}, {"deployed", "VERB", "VBD", "deploy"}, {"executed", "VERB", "VBN", "execute"},
		{"offered", "VERB", "VBD", "offer"}, {"required", "VERB", "VBN", "require"}, {"remembered", "VERB", "VBD", "remember"},
		{"developing", "VERB", "VBG", "develop"}, {"escaped", "VERB", "VBD", "escape"}, {"freed", "VERB", "VBD", "free"},
		{"released", "VERB", "VBN", "release"}, {"pressed", "VERB", "VBD", "press"}, {"opened", "VERB", "VBD", "open"},
		{"'s", "AUX", "VBZ", "be"}, {"’ve", "AUX", "VBP", "have"}, {"wo", "AUX", "MD", "will"}, {"'d", "AUX", "VBD", "have"},
		{"n't", "PART", "RB", "not"}, {"'", "PART", "POS", "'s"}, {"them", "PRON", "PRP", "they"}, {"his", "PRON", "PRP$", "his"},
		{"an", "DET", "DT", "a"}, {"those", "DET", "DT", "that"},
		{"countries", "NOUN", "NNS", "country"}, {"gunmen", "NOUN", "NNS", "gunman"}, {"crises", "NOUN", "NNS", "crisis"},
		{"knives", "NOUN", "NNS", "knife"}, {"houses", "NOUN", "NNS", "house"}, {"viruses", "NOUN", "NNS", "virus"},
		{"movies", "NOUN", "NNS", "movie"}, {"heroes", "NOUN", "NNS", "hero"}, {"headquarters", "NOUN", "NNS", "headquarters"},
		{"churches", "NOUN", "NNS", "church"}, {"boxes", "NOUN", "NNS", "box"}, {"attacks", "NOUN", "NNS", "attack"},
		{"govern\u00adment", "NOUN", "NN", "government"}, {"MEMO", "NOUN", "NN", "memo"},
		{"larger", "ADJ", "JJR", "large"}, {"bigger", "ADJ", "JJR", "big"}, {"earliest", "ADJ", "JJS", "early"},
		{"better", "ADJ", "JJR", "good"}, {"better", "ADV", "RBR", "well"}, {"higher", "ADJ", "JJR", "high"}, {"closer", "ADV", "RBR", "close"},
		{"Syrian", "ADJ", "JJ", "Syrian"}, {"Civilian", "ADJ", "JJ", "civilian"}, {"New", "ADJ", "NNP", "New"},
		{"Moscow", "PROPN", "NNP", "Moscow"}, {"Kurds", "PROPN", "NNPS", "Kurd"}, {"Sept.", "PROPN", "NNP", "September"},
		{"10,000", "NUM", "CD", "10000"}, {"bn", "NUM", "CD", "billion"}, {"Three", "NUM", "CD", "three"}, {"II", "NUM", "CD", "II"},
		{"”", "PUNCT", "''", `"`}, {"", "", "", ""}, {"foo", "", "", "foo"},
	} {
		if got := Lemma(c.form, c.upos, c.xpos); got != c.want {
			t.Errorf("%s/%s/%s: got %q, want %q", c.form, c.upos, c.xpos, got, c.want)
		}
	}
}

func TestFill(t *testing.T) {
	tok := func(form, upos, xpos string, head int, rel string) extract.Token {
		return extract.Token{Form: form, UPOS: upos, XPOS: xpos, Head: head, Deprel: rel}
	}
	toks := []extract.Token{
		tok("He", "PRON", "PRP", 2, "nsubj"), tok("'s", "AUX", "VBZ", 2, "aux"), tok("gone", "VERB", "VBN", -1, "root"), tok("and", "CCONJ", "CC", 4, "cc"),
		tok("left", "VERB", "VBD", 2, "conj"), tok("us", "PRON", "PRP", 4, "obj"),
	}
	fill(toks)
	if toks[1].Lemma != "have" {
		t.Errorf("'s: %s", toks[1].Lemma)
	}
	if want := "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"; toks[4].Feats != want {
		t.Errorf("left: %s, want %s", toks[4].Feats, want)
	}
	if toks[5].Lemma != "we" {
		t.Errorf("us: %s", toks[5].Lemma)
	}
}

func FuzzFill(f *testing.F) {
	f.Add("Running-ed", "VERB", "VBD", 0)
	f.Add("xies", "NOUN", "NNS", -7)
	f.Add("eing", "AUX", "VBG", 99)
	f.Add("\xffer", "ADJ", "JJR", 1)
	f.Fuzz(func(t *testing.T, form, upos, xpos string, head int) {
		Lemma(form, upos, xpos)
		for _, u := range []string{"NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "PRON", "NUM", "DET", "PART", "PUNCT"} {
			for _, x := range []string{"NN", "NNS", "NNPS", "NNP", "VB", "VBP", "VBZ", "VBG", "VBD", "VBN", "MD", "JJR", "JJS", "RBR", "CD", "POS"} {
				Lemma(form, u, x)
				Feats(form, u, x)
			}
		}
		fill([]extract.Token{{Form: form, UPOS: "VERB", XPOS: "VBD", Head: head, Deprel: "conj"}, {Form: form, UPOS: upos, XPOS: xpos, Head: 0, Deprel: "nsubj"}})
	})
}

func BenchmarkFill(b *testing.B) {
	sents := treebank(b, "ewt-dev.conllu")
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range sents {
			fill(s.toks)
			n += len(s.toks)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}
