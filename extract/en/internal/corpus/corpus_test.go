package corpus

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestSplitHyphens(t *testing.T) {
	h := Hyphens{"e": true, "co": true}
	for _, c := range []struct {
		word string
		want string
	}{
		{"well-known", "well - known"}, {"e-mail", "e-mail"}, {"U.S.-led", "U.S. - led"}, {"al-Zarqawi", "al - Zarqawi"},
		{"mid-to-late", "mid - to - late"}, {"--", "--"}, {"2005-06", "2005-06"}, {"x-", "x-"}, {"-x", "-x"}, {"a-b-", "a - b-"},
		{"Co-operate", "Co-operate"}, {"and/or-so", "and/or-so"},
	} {
		if got := strings.Join(h.Split(c.word), " "); got != c.want {
			t.Errorf("Split(%q) = %q, want %q", c.word, got, c.want)
		}
	}
}

func TestLearnHyphens(t *testing.T) {
	got := LearnHyphens([]Tree{
		{Words: []string{"e-mail", "pre-war"}, XPOS: []string{"NN", "JJ"}},
		{Words: []string{"well", "-", "known", "pre", "-", "war"}, XPOS: []string{"RB", "HYPH", "VBN", "AFX", "HYPH", "NN"}},
	})
	if want := (Hyphens{"e": true}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadTrees(t *testing.T) {
	path := write(t, t.TempDir(), "x.conllu", `# sent_id = a-1
1	They	they	PRON	PRP	_	2	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	0	root	_	SpaceAfter=No
2.1	x	x	ADV	RB	_	_	_	_	_

# global.Entity = GRP-etype
# sent_id = a-2
1	Rome	Rome	PROPN	NNP	_	0	root	_	Entity=(1-place)
`)
	got, err := ReadTrees(path)
	if err != nil {
		t.Fatal(err)
	}
	want := []Tree{
		{"a-1", []string{"They", "do"}, []string{"PRON", "AUX"}, []string{"PRP", "VBP"}, []string{"nsubj", "root"}, []int{1, -1}, []string{"_", "SpaceAfter=No"}, false},
		{"a-2", []string{"Rome"}, []string{"PROPN"}, []string{"NNP"}, []string{"root"}, []int{-1}, []string{"Entity=(1-place)"}, true},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if _, err := ReadTrees(write(t, t.TempDir(), "x", "1\ta\ta\tX\tX\t_\thead\troot\t_\t_\n")); err == nil {
		t.Error("no error for a head that is no number")
	}
}

func TestReadTagged(t *testing.T) {
	dir := t.TempDir()
	got, err := ReadTagged(write(t, dir, "x", "Abu\tB-Person\r\nal-Zarqawi\tI-Person\r\n\r\n\nleft\tO"))
	if want := []Tagged{{[]string{"Abu", "al-Zarqawi"}, []string{"B-Person", "I-Person"}}, {[]string{"left"}, []string{"O"}}}; err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v %v, want %+v", got, err, want)
	}
	for _, bad := range []string{"left\n", "left\t\n", "\tO\n"} {
		if _, err := ReadTagged(write(t, dir, "y", bad)); err == nil {
			t.Errorf("no error for %q", bad)
		}
	}
	split := Tagged{[]string{"Qa-im-born"}, []string{"B-Group"}}.SplitHyphens(nil)
	if want := []string{"B-Group", "I-Group", "I-Group", "I-Group", "I-Group"}; !reflect.DeepEqual(split.Tags, want) {
		t.Errorf("got %v, want %v", split.Tags, want)
	}
}

// TestNewsNames checks that no sentence is in two parts.
func TestNewsNames(t *testing.T) {
	dir := t.TempDir()
	var b strings.Builder
	for range testNames + 2*devEvery {
		b.WriteString("a\tO\n\n")
	}
	write(t, dir, filepath.Join("ner", "voa-names.tsv"), b.String())
	train, dev, test, err := NewsNames(dir)
	if err != nil || len(train) != 2*devEvery-2 || len(dev) != 2 || len(test) != testNames {
		t.Errorf("%d, %d, %d sentences, %v", len(train), len(dev), len(test), err)
	}
}

func TestMark(t *testing.T) {
	words := strings.Fields("The Bank of Ruritania Ltd , Ruritania 's best - known bank")
	got, err := mark(words, "Country:Ruritania|Organization:Bank of Ruritania Ltd|Group:best-known")
	if want := "O B-Organization I-Organization I-Organization I-Organization O B-Country O B-Group I-Group I-Group O"; err != nil || strings.Join(got, " ") != want {
		t.Errorf("got %v %v, want %s", got, err, want)
	}
	if _, err := mark(words, "Ruritania"); err == nil {
		t.Error("no error for a name without class")
	}
}

func TestMarkedNames(t *testing.T) {
	if _, err := MarkedNames(func(string) []string { return nil }); err == nil {
		t.Error("no error for a treebank without the sentences")
	}
	list, err := MarkedNames(func(string) []string { return []string{"word"} })
	if err != nil || len(list) < 2000 {
		t.Errorf("%d sentences, %v", len(list), err)
	}
}

func TestUntokenise(t *testing.T) {
	for in, want := range map[string]string{
		`He said " yes , it 's so . "`:    `He said "yes, it's so."`,
		`The man ( a clerk ) did n't go`:  `The man (a clerk) didn't go`,
		`It cost $ 5 billion ; no more .`: `It cost $5 billion; no more.`,
	} {
		if got := Untokenise(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}
