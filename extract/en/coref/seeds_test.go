package coref_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

var printFlag = flag.Bool("print", false, "print the entities of the articles")

var pronoun = map[string]bool{
	"i": true, "me": true, "you": true, "he": true, "him": true, "she": true, "her": true, "it": true, "we": true, "us": true, "they": true, "them": true,
	"this": true, "that": true, "these": true, "those": true, "who": true, "which": true, "one": true, "both": true, "everyone": true, "somebody": true, "nobody": true,
}

// TestArticles reads articles and checks what must hold of every reading: no
// node of a bare pronoun or of a plural that says nothing of which ("officials",
// "children"), offsets that give the words, ids that stand once.
func TestArticles(t *testing.T) {
	files, _ := filepath.Glob("../../../../shared/seeds/*.txt")
	own, _ := filepath.Glob("../../../examples/*/*.txt")
	files = append(files, own...)
	if len(files) == 0 {
		t.Skip("no articles here")
	}
	p := reader(t)
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		d := extract.NewDocument(schema.DocumentInfo{Source: filepath.Base(f), Date: "2018-08-04"}, string(b))
		if err := p.Run(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		plurals := map[string]bool{}
		for _, sent := range d.Sentences {
			for _, t := range sent.Tokens {
				if t.XPOS == "NNS" {
					plurals[strings.ToLower(t.Form)] = true
				}
			}
		}
		texts := make([][]string, len(d.Entities))
		descriptive := make([]bool, len(d.Entities))
		for _, m := range d.Mentions {
			got := m.Of(d.Text)
			toks := d.Sentences[m.Sentence].Tokens
			if want := d.Text[toks[m.First].Start:toks[m.Last-1].End]; m.Kind != extract.Name && got != want {
				t.Errorf("%s: mention %q spans %q", f, want, got)
			}
			for _, e := range append([]int{m.Entity}, m.Members...) {
				if e >= len(d.Entities) {
					t.Fatalf("%s: mention %q has entity %d of %d", f, got, e, len(d.Entities))
				}
			}
			if m.Entity >= 0 {
				texts[m.Entity] = append(texts[m.Entity], got)
				descriptive[m.Entity] = descriptive[m.Entity] || m.Kind != extract.Pronoun
			} else if *printFlag {
				switch {
				case m.Members != nil:
					var ms []string
					for _, e := range m.Members {
						ms = append(ms, d.Entities[e].Label)
					}
					fmt.Printf("  GROUP %s = %s\n", got, strings.Join(ms, " + "))
				case m.Kind == extract.Pronoun:
					fmt.Printf("  LEFT %s in %q\n", got, d.Text[max(0, m.Start-40):min(len(d.Text), m.End+40)])
				case m.Kind == extract.Name:
					fmt.Printf("  NAME without entity %s\n", got)
				}
			}
		}
		seen := map[string]bool{}
		for i, e := range d.Entities {
			if seen[e.ID] {
				t.Errorf("%s: two entities with id %s", f, e.ID)
			}
			seen[e.ID] = true
			if e.Label == "" || e.Class == "" {
				t.Errorf("%s: entity %+v lacks label or class", f, e)
			}
			if len(texts[i]) > 0 && !descriptive[i] {
				t.Errorf("%s: entity %s has only pronouns", f, e.ID)
			}
			if low := strings.ToLower(e.Label); pronoun[low] || e.Label == low && !strings.Contains(low, " ") && plurals[low] {
				t.Errorf("%s: entity %s is a pronoun or a bare plural", f, e.ID)
			}
			if *printFlag {
				fmt.Printf("%s  %s %s %q aliases %q %v\n      %q\n      %q\n", d.Source[:3], e.ID, e.Class, e.Label, e.Aliases, e.SameAs, texts[i], e.Reason)
			}
		}
	}
}
