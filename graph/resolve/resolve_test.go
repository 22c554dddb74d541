package resolve

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/cayley"
	"github.com/relata-kg/relata/graph/graphtest"
	"github.com/relata-kg/relata/schema"
)

func TestFold(t *testing.T) {
	same := [][]string{
		{"Mohammed Ali", "Muhammad Ali", "Mohamed Ali", "Muhammed Ali"},
		{"Bashar al-Assad", "Bashar Al Assad", "Bashar el-Asad"},
		{"Abdel Fattah al-Sisi", "Abdul Fatah el-Sisi", "Abdal Fattah al-Sisi"},
		{"Saddam Hussein", "Sadam Hussain"},
		{"Asharq Newspaper", "Al-Asharq Newspaper"},
		{"José García", "Jose Garcia"},
	}
	for _, names := range same {
		for _, n := range names[1:] {
			if a, b := strings.Join(fold(names[0]), " "), strings.Join(fold(n), " "); a != b {
				t.Errorf("%s = %q, %s = %q", names[0], a, n, b)
			}
		}
	}
	for _, pair := range [][2]string{{"Peter Bell", "Peter Ball"}, {"Lars Hansen", "Lars Hanson"}, {"Iran Air", "Iraq Air"}, {"George Bush", "Georgi Bush"}} {
		if strings.Join(fold(pair[0]), " ") == strings.Join(fold(pair[1]), " ") {
			t.Errorf("%s and %s fold to one", pair[0], pair[1])
		}
	}
}

// held is a document's entity: "Person Valery Gerasimov" and its aliases.
func held(doc, classAndLabel string, aliases ...string) graph.Held {
	class, label, _ := strings.Cut(classAndLabel, " ")
	id := "ent:" + strings.ReplaceAll(label, " ", "_")
	return graph.Held{Doc: "doc:" + doc, Entity: id, ReadAs: id, Label: label, Class: schema.Class(class), Aliases: aliases}
}

func TestPlan(t *testing.T) {
	tests := []struct {
		name string
		held []graph.Held
		want string // "doc From>Into", sorted
	}{
		{"spelling", []graph.Held{held("1", "Person Mohammed Ali"), held("2", "Person Muhammad Ali"), held("3", "Person Muhammad Ali")},
			"1 Mohammed_Ali>Muhammad_Ali"},
		{"patronymic", []graph.Held{held("1", "Person Valery Gerasimov"), held("2", "Person Valery Vasilyevich Gerasimov")},
			"1 Valery_Gerasimov>Valery_Vasilyevich_Gerasimov"},
		{"two with middle names are kept apart", []graph.Held{held("1", "Person George Bush"), held("2", "Person George Walker Bush"), held("3", "Person George Herbert Bush")}, ""},
		{"junior is another", []graph.Held{held("1", "Person Donald Trump"), held("2", "Person Donald Trump Jr")}, ""},
		{"acronym given elsewhere", []graph.Held{held("1", "Organization Syrian Democratic Forces", "SDF"), held("2", "Organization SDF")},
			"2 SDF>Syrian_Democratic_Forces"},
		{"acronym of two bodies", []graph.Held{held("1", "Organization Syrian Democratic Forces", "SDF"), held("2", "Organization Social Democratic Front", "SDF"), held("3", "Organization SDF")}, ""},
		{"a class is no person", []graph.Held{held("1", "Person Jordan Smith"), held("2", "Organization Jordan Smith")}, ""},
		{"side by side in a document", []graph.Held{held("1", "Person Mohammed Ali"), held("1", "Person Muhammad Ali")}, ""},
		{"surname in the same company", []graph.Held{
			held("1", "Person Valery Gerasimov"), held("1", "Person Joseph Dunford"),
			held("2", "Person Gerasimov"), held("2", "Person Joseph Dunford")},
			"2 Gerasimov>Valery_Gerasimov"},
		{"short name of a firm", []graph.Held{
			held("1", "Organization Corvane Systems"), held("1", "Organization Halden Robotics"),
			held("2", "Organization Corvane"), held("2", "Organization Halden Robotics")},
			"2 Corvane>Corvane_Systems"},
		{"a surname taken for a firm", []graph.Held{
			held("1", "Person Valery Gerasimov"), held("1", "Person Joseph Dunford"),
			held("2", "Person Valery Gerasimov"), held("2", "Organization Dunford")},
			"2 Dunford>Joseph_Dunford"},
		{"surname without company", []graph.Held{held("1", "Person John Smith"), held("2", "Person Smith"), held("2", "Person Jane Doe")}, ""},
		{"surname: the country is no company", []graph.Held{
			held("1", "Person John Smith"), held("1", "Country Syria"), held("2", "Person Smith"), held("2", "Country Syria")}, ""},
		{"two namesakes, one fits better", []graph.Held{
			held("1", "Person Anna Bell"), held("1", "Organization Meridian Foods"),
			held("2", "Person Peter Bell"), held("2", "Organization Tessaly Motors"),
			held("3", "Person Bell"), held("3", "Organization Tessaly Motors")},
			"3 Bell>Peter_Bell"},
		{"the same surname in two documents", []graph.Held{
			held("1", "Person Anna Bell"), held("1", "Organization Meridian Foods"),
			held("2", "Person Peter Bell"), held("2", "Organization Tessaly Motors"),
			held("3", "Person Bell"), held("3", "Organization Tessaly Motors"),
			held("4", "Person Bell"), held("4", "Organization Meridian Foods")},
			"3 Bell>Peter_Bell 4 Bell>Anna_Bell"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for range 5 {
				rand.Shuffle(len(tt.held), func(i, j int) { tt.held[i], tt.held[j] = tt.held[j], tt.held[i] })
				if got := changes(plan(slices.Values(tt.held), nil)); got != tt.want {
					t.Fatalf("got %q, want %q", got, tt.want)
				}
			}
		})
	}
}

func changes(p *Plan) string {
	var out []string
	for doc, m := range p.docs {
		for from, to := range m {
			out = append(out, strings.TrimPrefix(doc, "doc:")+" "+strings.TrimPrefix(from, "ent:")+">"+strings.TrimPrefix(to.To, "ent:"))
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func TestPlanHeedsTheUser(t *testing.T) {
	hs := []graph.Held{held("1", "Person Mohammed Ali"), held("2", "Person Muhammad Ali")}
	apart := map[[2]string]bool{{"ent:Mohammed_Ali", "ent:Muhammad_Ali"}: true, {"ent:Muhammad_Ali", "ent:Mohammed_Ali"}: true}
	if got := changes(plan(slices.Values(hs), apart)); got != "" {
		t.Errorf("merged in spite of owl:differentFrom: %s", got)
	}
}

// reading is a document in which the first of the people meets the others.
func reading(source string, people ...string) schema.Reading {
	text := ""
	r := schema.Reading{}
	var nodes []schema.Node
	for i, p := range people {
		id := "ent:" + strings.ReplaceAll(p, " ", "_")
		if i > 0 {
			text += " met "
		}
		nodes = append(nodes, schema.Node{Entity: id, Label: p, Class: schema.Person, Text: p, Span: schema.Span{Start: len(text), End: len(text) + len(p)}})
		text += p
		r.Entities = append(r.Entities, schema.Entity{ID: id, Label: p, Class: schema.Person})
	}
	r.Text = text
	r.Doc = schema.DocumentInfo{ID: "doc:" + schema.Hash(source, text), Source: source, Date: "2020-01-01"}
	r.Sentences = []schema.Sentence{{Span: schema.Span{End: len(text)}, Text: text}}
	for _, o := range nodes[1:] {
		r.Evidence = append(r.Evidence, schema.Evidence{
			Claim:        schema.Claim{Subject: nodes[0], Predicate: schema.Predicate{ID: "rel:meets", Label: "meets", Text: "met", Span: schema.Span{Start: nodes[0].Span.End + 1, End: nodes[0].Span.End + 4}}, Object: o},
			Doc:          r.Doc.ID,
			Source:       source,
			SentenceSpan: r.Sentences[0].Span, SentenceText: text,
			Args:     []schema.Arg{{Role: "with", Node: o}},
			When:     &schema.When{Start: "2020-01-01", End: "2020-01-01"},
			Modality: schema.Asserted, Confidence: 0.9, Rule: "verb+obj",
		})
	}
	return r
}

func open(t *testing.T) *cayley.Store {
	t.Helper()
	st, err := cayley.Open(context.Background(), cayley.Options{Path: filepath.Join(t.TempDir(), "g.db"), Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return st
}

func dump(t *testing.T, st graph.Store) []string {
	t.Helper()
	var out []string
	for q, err := range st.Find(context.Background(), quad.Quad{}) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, q.NQuad())
	}
	slices.Sort(out)
	return out
}

// TestGraphIsThatOfItsDocuments adds, resolves and removes documents in random
// order: the graph must be the one built at once from what is left.
func TestGraphIsThatOfItsDocuments(t *testing.T) {
	ctx := context.Background()
	all := []schema.Reading{
		reading("a", "Valery Gerasimov", "Joseph Dunford"),
		reading("b", "Gerasimov", "Joseph Dunford", "Mohammed Ali"),
		reading("c", "Muhammad Ali", "Joseph Dunford"),
		reading("d", "Muhammad Ali", "Anna Bell"),
		reading("e", "Gerasimov", "Jane Roe"),
	}
	build := func(rs ...schema.Reading) []string {
		st := open(t)
		if _, err := graph.Add(ctx, st, "test", rs...); err != nil {
			t.Fatal(err)
		}
		if _, err := Run(ctx, st); err != nil {
			t.Fatal(err)
		}
		return dump(t, st)
	}
	want := build(all[0], all[1], all[2])
	if n := len(slices.DeleteFunc(slices.Clone(want), func(q string) bool {
		return !strings.HasPrefix(q, "<ent:Valery_Gerasimov> <rel:meets> <ent:Muhammad_Ali>") && !strings.HasPrefix(q, "<ent:Valery_Gerasimov> <rel:meets> <ent:Mohammed_Ali>")
	})); n != 1 {
		t.Errorf("%d edges from Gerasimov to Ali, want 1", n)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 4 {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		st := open(t)
		for _, r := range all {
			if _, err := graph.Add(ctx, st, "test", r); err != nil {
				t.Fatal(err)
			}
			if _, err := Run(ctx, st); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := graph.Remove(ctx, st, "d", "e"); err != nil {
			t.Fatal(err)
		}
		if _, err := Run(ctx, st); err != nil {
			t.Fatal(err)
		}
		if got := dump(t, st); !slices.Equal(got, want) {
			t.Fatalf("graph differs:\n%s", diff(want, got))
		}
	}
}

// TestNewsInAnyOrder does the same with enough news for names and claims that
// many documents share: in one build, and in several in another order with
// other articles coming and going.
func TestNewsInAnyOrder(t *testing.T) {
	ctx := t.Context()
	all := slices.Collect(graphtest.News(160, 5))
	keep := slices.Clone(all[:120])
	build := func(st graph.Store, rs []schema.Reading) {
		t.Helper()
		in := make(chan schema.Reading, len(rs))
		for _, r := range rs {
			in <- r
		}
		close(in)
		if _, err := graph.Load(ctx, st, in, graph.LoadOptions{Extractor: "test", Batch: 16}); err != nil {
			t.Fatal(err)
		}
		if _, err := Run(ctx, st); err != nil {
			t.Fatal(err)
		}
	}
	st := open(t)
	build(st, keep)
	want := dump(t, st)
	if s, err := graph.ReadStats(ctx, st); err != nil || s.Quads != len(want) {
		t.Errorf("%d quads counted, %v; want %d", s.Quads, err, len(want))
	}
	for seed := range uint64(2) {
		rng := rand.New(rand.NewPCG(seed, 4))
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		st := open(t)
		for part := range slices.Chunk(all, 60) {
			build(st, part)
		}
		var gone []string
		for _, r := range all {
			if !slices.ContainsFunc(keep, func(k schema.Reading) bool { return k.Doc.ID == r.Doc.ID }) {
				gone = append(gone, r.Doc.Source)
			}
		}
		if _, err := graph.Remove(ctx, st, gone...); err != nil {
			t.Fatal(err)
		}
		if _, err := Run(ctx, st); err != nil {
			t.Fatal(err)
		}
		if got := dump(t, st); !slices.Equal(got, want) {
			t.Fatalf("graph differs:\n%s", diff(want, got))
		}
		if s, err := graph.ReadStats(ctx, st); err != nil || s.Quads != len(want) {
			t.Errorf("%d quads counted, %v; want %d", s.Quads, err, len(want))
		}
	}
}

func TestUndo(t *testing.T) {
	ctx := context.Background()
	st := open(t)
	if _, err := graph.Add(ctx, st, "test", reading("c", "Mohammed Ali", "Jane Roe"), reading("d", "Muhammad Ali", "Anna Bell")); err != nil {
		t.Fatal(err)
	}
	before := dump(t, st)
	p, err := Run(ctx, st)
	if err != nil || len(p.Merges) != 1 {
		t.Fatalf("merges %v, %v", p, err)
	}
	if err := graph.Declare(ctx, st, p.Merges[0].From, p.Merges[0].Into, true); err != nil {
		t.Fatal(err)
	}
	if _, err := Run(ctx, st); err != nil {
		t.Fatal(err)
	}
	after := slices.DeleteFunc(dump(t, st), func(q string) bool { return strings.Contains(q, "owl:differentFrom") })
	if !slices.Equal(before, after) {
		t.Errorf("undone, the graph differs:\n%s", diff(before, after))
	}
}

func diff(want, got []string) string {
	var b strings.Builder
	for _, q := range want {
		if !slices.Contains(got, q) {
			b.WriteString("- " + q + "\n")
		}
	}
	for _, q := range got {
		if !slices.Contains(want, q) {
			b.WriteString("+ " + q + "\n")
		}
	}
	return b.String()
}

// BenchmarkPlan shows that resolution takes time in proportion to the documents.
func BenchmarkPlan(b *testing.B) {
	for _, docs := range []int{1000, 10000} {
		b.Run(fmt.Sprint(docs), func(b *testing.B) {
			rng := rand.New(rand.NewPCG(1, uint64(docs)))
			firsts := []string{"Anna", "Peter", "Mohammed", "Muhammad", "Valery", "Jane", "Li", "Omar"}
			var all []graph.Held
			for d := range docs {
				doc := fmt.Sprint(d)
				for range 8 {
					surname := fmt.Sprintf("Name%d", rng.IntN(docs/10+10))
					if rng.IntN(3) == 0 {
						all = append(all, held(doc, "Person "+surname))
					} else {
						all = append(all, held(doc, "Person "+firsts[rng.IntN(len(firsts))]+" "+surname))
					}
				}
				// One man whom every paper knows.
				all = append(all, held(doc, "Person Donald Trump"), held(doc, fmt.Sprintf("Organization Body %d", rng.IntN(docs/20+5))))
			}
			b.ResetTimer()
			for b.Loop() {
				plan(slices.Values(all), nil)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(docs)/1000, "µs/doc")
		})
	}
}
