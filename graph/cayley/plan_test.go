package cayley_test

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/cayley"
	"github.com/relata-kg/relata/graph/graphtest"
)

// The indexes make answers come sooner and change none: a store that has them
// answers as one that has not.
func TestIndexesChangeNoAnswer(t *testing.T) {
	rs := slices.Collect(graphtest.News(40, 2))
	var stores []*cayley.Store
	for _, typ := range []string{"memstore", "bolt"} {
		st := open(t, cayley.Options{Type: typ, Path: filepath.Join(t.TempDir(), "db"), Create: true})
		if _, err := graph.Add(t.Context(), st, "test", rs...); err != nil {
			t.Fatal(err)
		}
		if _, err := graph.Remove(t.Context(), st, rs[7].Doc.Source, rs[20].Doc.Source); err != nil {
			t.Fatal(err)
		}
		stores = append(stores, st)
	}
	for _, q := range [][2]string{
		{"gizmo", `g.V().Has("<rdf:type>", "<plover:ACCUSE>").Save("<rdf:subject>", "who").Save("<rdf:object>", "whom").All()`},
		{"gizmo", `g.V("<plover:CONSULT>").In("<rdf:type>").Has("<rel:status>", "asserted").Out("<rdf:subject>").All()`},
		{"gizmo", `g.V().Tag("who").Out("<rel:leads>").Tag("what").All()`},
		{"gizmo", `g.V("<ent:Syria>").Both(["<rel:accuse>", "<rel:buy_from>"]).Out("<rdfs:label>").Unique().All()`},
		{"gizmo", `g.V("<ent:Syria>").In("<rdf:subject>").In("<rel:supports>").Out("<rel:sentence>").Out("<rdf:value>").All()`},
		{"gizmo", `g.V().Has("<rel:modality>", "possible").Out("<rel:sentence>").All()`},
		{"gizmo", `g.V("<ent:Syria>").InPredicates().All()`},
		{"gizmo", `g.V().Has("<rdf:type>", "<schema:Person>").Out(g.V("<rel:leads>")).All()`},
		{"gizmo", `g.V().Has("<rdf:type>", "<schema:Person>").Except(g.V().Has("<rel:leads>")).Out("<rdfs:label>").All()`},
		{"gizmo", `g.V().LabelContext("<` + rs[3].Doc.ID + `>").Out("<rel:supports>").All()`},
		{"gizmo", `g.V("<ent:Nobody>").Out().All()`},
		{"graphql", `{ nodes(id: <ent:Syria>) { <rdfs:label>, accused: <rel:accuse> { id }, <rel:buy_from> @rev { <rdfs:label> } } }`},
		{"graphql", `{ nodes(<rdf:type>: <plover:ACCUSE>) { <rel:status>, <rdf:object> { <rdfs:label> } } }`},
		{"mql", `[{"id": null, "<rdf:type>": "<plover:ACCUSE>", "<rdf:subject>": null}]`},
	} {
		var answers [2][]string
		for i, st := range stores {
			for v, err := range st.Query(t.Context(), q[0], q[1], 0) {
				if err != nil {
					t.Fatalf("%s: %v", q[1], err)
				}
				b, err := json.Marshal(v)
				if err != nil {
					t.Fatal(err)
				}
				answers[i] = append(answers[i], inOrder(t, b))
			}
			slices.Sort(answers[i])
		}
		if !slices.Equal(answers[0], answers[1]) {
			t.Errorf("%s:\n%d answers %.300q\nwant\n%d %.300q", q[1], len(answers[1]), answers[1], len(answers[0]), answers[0])
		}
		t.Log(len(answers[0]), q[1])
	}
}

// inOrder writes JSON with the members of every list in order: a store may
// give them in any.
func inOrder(t *testing.T, b []byte) string {
	t.Helper()
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	var sorted func(v any) any
	sorted = func(v any) any {
		switch v := v.(type) {
		case []any:
			for i := range v {
				v[i] = sorted(v[i])
			}
			slices.SortFunc(v, func(a, b any) int { return strings.Compare(text(t, a), text(t, b)) })
		case map[string]any:
			for k := range v {
				v[k] = sorted(v[k])
			}
		}
		return v
	}
	return text(t, sorted(v))
}

func text(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
