package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/relata-kg/relata/"

// mayImport is the closed list of who may import whom within the module; "x/*"
// stands for the packages below x. Text and storage never meet: nothing under
// extract knows the graph, nothing under graph knows English.
var mayImport = map[string][]string{
	"schema":          {},
	"schema/ontology": {"schema"},

	"extract":        {"schema"},
	"extract/source": {"extract", "schema"},

	// The stages of the English reader know the lists of names and what they
	// keep below themselves, and not one another.
	"extract/en":                  {"extract", "schema", "schema/ontology", "extract/en/*"},
	"extract/en/*":                {"extract", "schema", "schema/ontology", "extract/en/internal/*"},
	"extract/en/gazetteer":        {"schema"},
	"extract/en/nn":               {"extract", "schema", "extract/en/gazetteer", "extract/en/internal/*"},
	"extract/en/names":            {"extract", "schema", "extract/en/gazetteer", "extract/en/names/internal/*"},
	"extract/en/names/internal/*": {"extract", "schema", "extract/en/gazetteer"},
	"extract/en/coref":            {"extract", "schema", "extract/en/gazetteer", "extract/en/coref/internal/*"},
	"extract/en/internal/*":       {"extract", "schema", "extract/en/gazetteer", "extract/en/internal/*"},

	// What fits the weights of a stage may know them all.
	"extract/en/train":            {"extract", "schema", "extract/en/*"},
	"extract/en/coref/train":      {"extract", "schema", "extract/en/*"},
	"extract/en/coref/internal/*": {"extract", "schema", "extract/en/*"},
	"extract/en/names/learn":      {"extract", "schema", "extract/en/*"},
	"extract/en/claims/calibrate": {"extract", "schema", "extract/*"},
	"extract/en/lemma/learn":      {"extract", "schema", "extract/en/*"},

	"graph":           {"schema"},
	"graph/*":         {"graph", "graph/*", "schema"},
	"graph/graphtest": {"schema"},

	"cmd/relata": {"*"},
	"examples":   {"*"},
}

// outside says which packages may import libraries of these prefixes; what is
// not named here may be imported anywhere.
var outside = map[string][]string{
	"github.com/cayleygraph/cayley": {"graph/cayley", "graph/export", "graph/server"},
	"github.com/cayleygraph/quad":   {"graph", "graph/*"},
	"github.com/spf13/":             {"cmd/relata"},
	"log":                           {"cmd/relata", "graph/server", "extract/en/*"},
	"log/slog":                      {"cmd/relata", "graph/server"},
	"net/http":                      {"graph/server", "extract/source", "cmd/relata"},
}

// TestImports keeps the packages' imports to the closed lists, so that reading
// and storage stay apart.
func TestImports(t *testing.T) {
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", module+"...")
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("go list: %v", err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		pkg := strings.TrimPrefix(p.ImportPath, module)
		rule, ok := ruleOf(pkg)
		if !ok {
			t.Errorf("%s: no rule says what it may import", pkg)
			continue
		}
		for _, imp := range p.Imports {
			if own, ok := strings.CutPrefix(imp, module); ok {
				if !slices.ContainsFunc(rule, func(r string) bool { return matches(r, own) }) {
					t.Errorf("%s imports %s; it may import %v", pkg, own, rule)
				}
				continue
			}
			for prefix, may := range outside {
				if (imp == prefix || strings.HasSuffix(prefix, "/") && strings.HasPrefix(imp, prefix) || strings.HasPrefix(imp, prefix+"/") && strings.Contains(prefix, ".")) &&
					!slices.ContainsFunc(may, func(r string) bool { return matches(r, pkg) }) {
					t.Errorf("%s imports %s, which only %v may", pkg, imp, may)
				}
			}
		}
	}
}

// ruleOf is the rule of the package itself, else of the nearest folder above.
func ruleOf(pkg string) ([]string, bool) {
	if r, ok := mayImport[pkg]; ok {
		return r, true
	}
	for dir := path.Dir(pkg); dir != "."; dir = path.Dir(dir) {
		if r, ok := mayImport[dir+"/*"]; ok {
			return r, true
		}
	}
	return nil, false
}

func matches(pattern, pkg string) bool {
	if pattern == "*" || pattern == pkg {
		return true
	}
	dir, ok := strings.CutSuffix(pattern, "/*")
	return ok && strings.HasPrefix(pkg, dir+"/")
}
