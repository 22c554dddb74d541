package main

import (
	"bytes"
	"errors"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/relata-kg/relata/extract/en/internal/corpus"
)

func TestNameSentences(t *testing.T) {
	list, err := nameSentences([]corpus.Tagged{{Words: []string{"Abu", "al-Zarqawi", "met", "Swiss"}, Tags: []string{"B-Person", "I-Person", "O", "B-MISC"}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	s := list[0]
	if got := strings.Join(s.words, " "); got != "Abu al - Zarqawi met Swiss" {
		t.Errorf("words %q", got)
	}
	tags := nameTags()
	var got []string
	for _, set := range s.names {
		var in []string
		for i, tag := range tags {
			if set>>i&1 == 1 {
				in = append(in, tag)
			}
		}
		got = append(got, strings.Join(in, "|"))
	}
	want := []string{"B-Person", "I-Person", "I-Person", "I-Person", "O", "B-Group|B-Event|B-Product|B-Law"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("names %q, want %q", got, want)
	}
	if _, err := nameSentences([]corpus.Tagged{{Words: []string{"x"}, Tags: []string{"B-What"}}}, nil); err == nil {
		t.Error("no error for an unknown class")
	}
}

const tree = `# global.Entity = GRP-etype
# sent_id = a-1
1	President	President	PROPN	NNP	_	3	nsubj	_	Entity=(1-person
2	Obama	Obama	PROPN	NNP	_	1	flat	_	Entity=1)
3	saw	see	VERB	VBD	_	0	root	_	_
4-5	don't	_	_	_	_	_	_	_	_
4	Paris	Paris	PROPN	NNP	_	3	obj	_	Entity=(2-place)
5	again	again	ADV	RB	_	3	advmod	_	_
5.1	x	x	ADV	RB	_	_	_	_	_

`

func TestTreeSentence(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.conllu")
	if err := os.WriteFile(path, []byte(tree), 0o644); err != nil {
		t.Fatal(err)
	}
	list, err := corpus.ReadTrees(path)
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	s := treeSentence(list[0])
	if s.id != "a-1" || strings.Join(s.words, " ") != "President Obama saw Paris again" || !reflect.DeepEqual(s.head, []int{2, 0, -1, 2, 2}) || s.tags[3] != [3]string{"PROPN", "NNP", "obj"} {
		t.Errorf("%+v", s)
	}
	// A title may stand before a person's name; a place is one of four classes.
	if s.names[0] != 1|1<<1 || s.names[1] != 1<<1|1<<2 || s.names[3] != 1<<5|1<<7|1<<9|1<<11 || s.names[4] != 1 {
		t.Errorf("names %b", s.names)
	}
	properNames(s)
	if s.names[0]&1 != 1 || s.names[1]&1 != 0 || s.names[4] != 1 || !s.vague {
		t.Errorf("names %b", s.names)
	}
}

var errStop = errors.New("stop")

// TestRunGoesOn checks that a run that was stopped ends with the same model.
func TestRunGoesOn(t *testing.T) {
	train := func(dir string, stop int) []byte {
		m, list, p := tiny()
		p.name, p.dir, p.rate, p.tokens, p.epochs = "x", dir, 0.01, 8, 3
		p.data = func(epoch int) ([]*sentence, error) {
			if epoch == stop {
				return nil, errStop
			}
			return list, nil
		}
		if err := p.run(m); err != nil && !errors.Is(err, errStop) {
			t.Fatal(err)
		}
		for _, x := range m.Tensors {
			for i, v := range x.W {
				if math.IsNaN(float64(v)) {
					t.Fatalf("%s[%d] is no number", x.Name, i)
				}
			}
		}
		return m.Encode()
	}
	whole := train(t.TempDir(), -1)
	dir := t.TempDir()
	if part := train(dir, 2); bytes.Equal(part, whole) {
		t.Error("the last pass changed nothing")
	}
	if got := train(dir, -1); !bytes.Equal(got, whole) {
		t.Error("a stopped run gave another model")
	}
	if got := train(dir, -1); !bytes.Equal(got, whole) {
		t.Error("a finished run went on")
	}
}
