// Package examples holds folders of articles, questions about them in Gizmo and
// GraphQL, and the answers expected. The test builds the graph of every folder
// with the program and asks the questions.
package examples

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the answers that the program gives as those expected")

func TestExamples(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program and three graphs")
	}
	relata := program(t)
	folders, err := filepath.Glob("*/queries")
	if err != nil || len(folders) < 3 {
		t.Fatalf("found %d folders with queries, %v", len(folders), err)
	}
	for _, queries := range folders {
		folder := filepath.Dir(queries)
		t.Run(folder, func(t *testing.T) {
			db := filepath.Join(t.TempDir(), "relata.db")
			run := func(args ...string) []byte {
				t.Helper()
				if config := filepath.Join(folder, "relata.yaml"); exists(config) {
					args = append(args, "--config", config)
				}
				cmd := exec.Command(relata, append(args, "--db", db)...)
				var stderr bytes.Buffer
				cmd.Stderr = &stderr
				out, err := cmd.Output()
				if err != nil {
					t.Fatalf("relata %s: %v\n%s", strings.Join(args, " "), err, stderr.Bytes())
				}
				return out
			}
			run("build", folder)
			files, err := filepath.Glob(filepath.Join(queries, "*.g*"))
			if err != nil || len(files) == 0 {
				t.Fatalf("no queries in %s: %v", queries, err)
			}
			for _, file := range files {
				t.Run(filepath.Base(file), func(t *testing.T) {
					lang := strings.TrimPrefix(filepath.Ext(file), ".")
					got := answers(t, run("query", "-l", lang, "-f", file))
					want := strings.TrimSuffix(file, filepath.Ext(file)) + ".json"
					if *update {
						b, err := json.MarshalIndent(got, "", "  ")
						if err != nil {
							t.Fatal(err)
						}
						if err := os.WriteFile(want, append(b, '\n'), 0o644); err != nil {
							t.Fatal(err)
						}
						return
					}
					b, err := os.ReadFile(want)
					if err != nil {
						t.Fatal(err)
					}
					if diff := cmp.Diff(answers(t, b), got); diff != "" {
						t.Errorf("answers (-expected +given):\n%s", diff)
					}
				})
			}
		})
	}
}

// program builds relata.
func program(t *testing.T) string {
	t.Helper()
	relata := filepath.Join(t.TempDir(), "relata")
	if out, err := exec.Command("go", "build", "-o", relata, "../cmd/relata").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return relata
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// answers reads a list of answers, in an order of its own: stores are free to
// give them in any.
func answers(t *testing.T, b []byte) []any {
	t.Helper()
	var list []any
	if err := json.Unmarshal(b, &list); err != nil {
		t.Fatalf("answers are not a JSON list: %v\n%s", err, b)
	}
	for _, a := range list {
		sortLists(a)
	}
	slices.SortFunc(list, func(x, y any) int { return strings.Compare(text(x), text(y)) })
	return list
}

func sortLists(v any) {
	switch v := v.(type) {
	case map[string]any:
		for _, e := range v {
			sortLists(e)
		}
	case []any:
		for _, e := range v {
			sortLists(e)
		}
		slices.SortFunc(v, func(x, y any) int { return strings.Compare(text(x), text(y)) })
	}
}

func text(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}
