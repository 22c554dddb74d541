package coref_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/en"
	"github.com/relata-kg/relata/schema"
)

var updateFlag = flag.Bool("update", false, "write what is read into the golden files")

// TestLinking reads the articles of testdata/*.txtar and compares whom each
// name, description and pronoun means, one mention a line, with what stands
// there: the id of the entity, the ids of the members of a group, or "-" for
// words whose referent the text does not tell.
func TestLinking(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no articles", err)
	}
	p := reader(t)
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(a.Files); i += 2 {
			in, want := a.Files[i], &a.Files[i+1]
			t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar")+"/"+in.Name, func(t *testing.T) {
				date, text, _ := strings.Cut(string(in.Data), "\n")
				d := extract.NewDocument(schema.DocumentInfo{Source: in.Name, Date: strings.TrimSpace(date)}, strings.TrimSpace(text))
				if err := p.Run(t.Context(), d); err != nil {
					t.Fatal(err)
				}
				got := linked(d)
				if *updateFlag {
					want.Data = []byte(got)
				} else if got != string(want.Data) {
					t.Errorf("got\n%s\nwant\n%s", got, want.Data)
				}
			})
		}
		if *updateFlag {
			if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// linked prints the mentions of a document, one sentence a paragraph.
func linked(d *extract.Document) string {
	var b strings.Builder
	last := -1
	for _, m := range d.Mentions {
		if m.Sentence != last {
			fmt.Fprintf(&b, "# %s\n", strings.Join(strings.Fields(d.Sentences[m.Sentence].Of(d.Text)), " "))
			last = m.Sentence
		}
		who := []string{}
		for _, e := range append([]int{m.Entity}, m.Members...) {
			if e >= 0 {
				who = append(who, plain(d, d.Entities[e].ID))
			}
		}
		if len(who) == 0 {
			who = []string{"-"}
		}
		fmt.Fprintf(&b, "%s = %s\n", m.Of(d.Text), strings.Join(who, " + "))
	}
	return b.String()
}

// plain is an id without the letters of the document it is scoped to.
func plain(d *extract.Document, id string) string {
	own := strings.TrimPrefix(d.ID, "doc:")[:6]
	if rest, ok := strings.CutSuffix(id, "_"+own); ok {
		return rest + "_*"
	}
	return id
}

// reader is the reader as far as the entities.
func reader(t *testing.T) *extract.Pipeline {
	t.Helper()
	stages, err := en.Stages(en.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range stages {
		if s.Name == "coref" {
			stages = stages[:i+1]
			break
		}
	}
	p, err := extract.New(stages...)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
