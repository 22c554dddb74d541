package claims

import (
	"bytes"
	"context"
	"flag"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden reads the trees of testdata/*.txtar and compares the claims, with
// the rules that fired, with those of the file. Each file is one phenomenon,
// named in its comment.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("no golden files")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var trees, want []byte
			wantAt := -1
			for i, f := range ar.Files {
				switch f.Name {
				case "trees.conllu":
					trees = f.Data
				case "claims":
					want, wantAt = f.Data, i
				}
			}
			var got bytes.Buffer
			for _, d := range readCoNLLU(bytes.NewReader(trees)) {
				if err := Stage().Run(context.Background(), d); err != nil {
					t.Fatal(err)
				}
				got.WriteString("# " + d.Text + "\n")
				for _, e := range d.Evidence {
					check(t, d, e)
					got.WriteString(show(e) + "\n")
				}
			}
			if *update {
				if wantAt < 0 {
					ar.Files = append(ar.Files, txtar.File{Name: "claims"})
					wantAt = len(ar.Files) - 1
				}
				ar.Files[wantAt].Data = got.Bytes()
				writeFile(t, file, txtar.Format(ar))
				return
			}
			if got.String() != string(want) {
				t.Errorf("got:\n%s\nwant:\n%s", got.String(), want)
			}
		})
	}
}

// TestRulesHaveGolden checks that each rule makes a claim of some golden file,
// but for "group": trees in CoNLL-U do not say who the members of a group are, so
// that groups_test.go shows it.
func TestRulesHaveGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var fired []string
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range ar.Files {
			for line := range strings.Lines(string(f.Data)) {
				if w := strings.Fields(line); f.Name == "claims" && len(w) > 0 && w[0] != "#" {
					fired = append(fired, w[len(w)-1])
				}
			}
		}
	}
	for _, r := range rules {
		if r.Name != "group" && !slices.ContainsFunc(fired, func(name string) bool { return strings.HasPrefix(name, r.Name) }) {
			t.Errorf("no golden claim of rule %q", r.Name)
		}
	}
}
