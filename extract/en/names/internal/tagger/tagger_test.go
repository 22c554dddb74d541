package tagger

import (
	"bytes"
	"strings"
	"testing"

	"github.com/relata-kg/relata/schema"
)

func example(text, tags string) Example {
	var x Example
	for i, w := range strings.Fields(text) {
		x.Words = append(x.Words, Word{Form: w, Head: i - 1})
		x.Allowed = append(x.Allowed, 1<<Index(strings.Fields(tags)[i]))
	}
	return x
}

// TestLearn checks that a model learns what it is shown, that the same seed
// gives the same file, and that the file gives the same tags.
func TestLearn(t *testing.T) {
	examples := []Example{
		example("Mr. Smith went to Paris", "O B-Person O O B-City"),
		example("Mr. Jones left New York", "O B-Person O B-City I-City"),
		example("the firm Acme sued Mr. Smith", "O O B-Organization O O B-Person"),
	}
	lex := &Lexicon{Cluster: map[string]byte{"Paris": 1, "York": 2}, Case: map[string]byte{"the": 5}}
	learn := func() []byte {
		m := Train(lex, examples, 20, 1, 1, nil)
		m.Scale = m.Spread(examples)
		file, err := m.Encode()
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	file, again := learn(), learn()
	if !bytes.Equal(again, file) {
		t.Error("one seed gave two files")
	}
	m, err := Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if m.Lexicon.Cluster["York"] != 2 || m.Lexicon.Case["the"] != 5 {
		t.Error("the lexicon is not what was written")
	}
	for _, x := range examples {
		for i, tag := range m.Decode(m.Emissions(x.Words, Hints{}), nil) {
			if x.Allowed[i] != 1<<tag {
				t.Errorf("%s is tagged %s", x.Words[i].Form, Tags[tag])
			}
		}
	}
	for n := range file {
		if _, err := Decode(file[:n]); err == nil {
			t.Fatalf("no error for %d of %d bytes", n, len(file))
		}
	}
}

func TestTags(t *testing.T) {
	if len(Tags) != N || N != 1+2*len(schema.NameClasses) {
		t.Fatalf("%d tags", len(Tags))
	}
	person, inPerson, inCity := Index("B-Person"), Index("I-Person"), Index("I-City")
	for _, c := range []struct {
		a, b int
		want bool
	}{{person, inPerson, true}, {inPerson, inPerson, true}, {person, inCity, false}, {0, inPerson, false}, {inPerson, person, true}, {inPerson, 0, true}} {
		if follows(c.a, c.b) != c.want {
			t.Errorf("%s may follow %s: %v", Tags[c.b], Tags[c.a], !c.want)
		}
	}
}
