package graph_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/cayley"
	"github.com/relata-kg/relata/graph/graphtest"
	"github.com/relata-kg/relata/schema"
)

func open(t testing.TB, typ string) *cayley.Store {
	t.Helper()
	opt := cayley.Options{Type: typ, Create: true}
	if typ != "memstore" && typ != "btree" {
		opt.Path = t.TempDir() + "/g.db"
	}
	st, err := cayley.Open(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return st
}

func lines(qs []quad.Quad) []string {
	out := make([]string, len(qs))
	for i, q := range qs {
		out[i] = q.NQuad()
	}
	slices.Sort(out)
	return out
}

func stored(t testing.TB, st graph.Store) []string {
	t.Helper()
	var qs []quad.Quad
	for q, err := range st.Find(context.Background(), quad.Quad{}) {
		if err != nil {
			t.Fatal(err)
		}
		qs = append(qs, q)
	}
	return lines(qs)
}

func anew(t testing.TB, rs ...schema.Reading) []string {
	t.Helper()
	qs, errs := graph.Quads("test", rs...)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return lines(qs)
}

func diff(t testing.TB, got, want []string) {
	t.Helper()
	have := map[string]int{}
	for _, l := range got {
		have[l]++
	}
	for _, l := range want {
		have[l]--
	}
	var bad []string
	for l, n := range have {
		if n > 0 {
			bad = append(bad, fmt.Sprintf("%d too many: %s", n, l))
		} else if n < 0 {
			bad = append(bad, fmt.Sprintf("%d missing: %s", -n, l))
		}
	}
	slices.Sort(bad)
	if len(bad) > 0 {
		t.Fatalf("graphs differ:\n%s", strings.Join(bad[:min(len(bad), 20)], "\n"))
	}
}

func add(t testing.TB, st graph.Store, rs ...schema.Reading) graph.LoadResult {
	t.Helper()
	res, err := graph.Add(context.Background(), st, "test", rs...)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// A graph brought up to date in any order of adding, replacing, reading again
// and removing is the graph built anew from what it ends with.
func TestUpdatesEqualBuildingAnew(t *testing.T) {
	steps := 60
	if testing.Short() {
		steps = 15
	}
	for _, typ := range []string{"memstore", "bolt"} {
		for seed := range uint64(3) {
			t.Run(fmt.Sprint(typ, seed), func(t *testing.T) {
				rnd := rand.New(rand.NewPCG(seed, 1))
				st := open(t, typ)
				now := map[string]schema.Reading{} // by source
				for step := range steps {
					if len(now) > 0 && rnd.IntN(3) == 0 {
						for s, r := range now { // any
							name := s
							if rnd.IntN(2) == 0 {
								name = r.Doc.ID
							}
							if _, err := graph.Remove(context.Background(), st, name); err != nil {
								t.Fatalf("step %d: %v", step, err)
							}
							delete(now, s)
							break
						}
					} else {
						var batch []schema.Reading
						for range 1 + rnd.IntN(4) {
							r := graphtest.Random(rnd, 12)
							batch = append(batch, r)
							now[r.Doc.Source] = r
						}
						add(t, st, batch...)
					}
					if step%5 == 4 || step == steps-1 {
						var rs []schema.Reading
						for _, r := range now {
							rs = append(rs, r)
						}
						diff(t, stored(t, st), anew(t, rs...))
					}
				}
			})
		}
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 7))
	var rs []schema.Reading
	for i := range 30 {
		r := graphtest.Random(rnd, 1)
		b := graphtest.New(fmt.Sprint(i))
		b.R.Doc, b.R.Text, b.R.Sentences, b.R.Entities, b.R.Evidence = r.Doc, r.Text, r.Sentences, r.Entities, r.Evidence
		b.R.Doc.Source = fmt.Sprintf("%d.txt", i)
		rs = append(rs, b.Reading())
	}
	want := anew(t, rs...)
	for range 3 {
		rnd.Shuffle(len(rs), func(i, j int) { rs[i], rs[j] = rs[j], rs[i] })
		diff(t, anew(t, rs...), want)
		st := open(t, "memstore")
		in := make(chan schema.Reading, len(rs))
		for _, r := range rs {
			in <- r
		}
		close(in)
		if _, err := graph.Load(context.Background(), st, in, graph.LoadOptions{Extractor: "test", Batch: 7}); err != nil {
			t.Fatal(err)
		}
		diff(t, stored(t, st), want)
	}
}

func TestSameInputChangesNothing(t *testing.T) {
	st := open(t, "bolt")
	r := graphtest.Letter("000.txt")
	if res := add(t, st, r); res.Added != 1 || res.Evidence != 3 {
		t.Fatalf("first time: %+v", res)
	}
	before := stored(t, st)
	res := add(t, st, r)
	if res.Unchanged != 1 || res.QuadsAdded+res.QuadsRemoved != 0 {
		t.Fatalf("second time: %+v", res)
	}
	diff(t, stored(t, st), before)
	if ok, err := graph.Current(t.Context(), st, r.Doc, "test"); !ok || err != nil {
		t.Fatal(ok, err)
	}
	if ok, _ := graph.Current(t.Context(), st, r.Doc, "test 2"); ok {
		t.Fatal("another extractor would read it anew")
	}
	if _, err := graph.Remove(t.Context(), st, "https://example.org/letter"); err != nil {
		t.Fatal(err)
	}
	diff(t, stored(t, st), anew(t))
	if _, err := graph.Remove(t.Context(), st, "000.txt"); !errors.Is(err, graph.ErrNotFound) {
		t.Fatal(err)
	}
}

func TestModelExample(t *testing.T) {
	r := graphtest.Letter("000.txt")
	all := strings.Join(anew(t, r), "\n")
	c := r.Evidence[0]
	claim, ev, doc := "<"+c.Claim.ID()+">", "<"+c.ID()+">", "<"+r.Doc.ID+">"
	for _, want := range []string{
		"<ent:Valery_Gerasimov> <rel:send_to> <ent:Joseph_Dunford> " + claim,
		claim + " <rdf:type> <rdf:Statement> " + claim,
		claim + " <rdf:type> <plover:CONSULT> " + claim,
		claim + " <rdf:subject> <ent:Valery_Gerasimov> " + claim,
		claim + " <rdf:predicate> <rel:send_to> " + claim,
		claim + " <rdf:object> <ent:Joseph_Dunford> " + claim,
		claim + ` <rel:status> "attributed" ` + claim,
		ev + " <rel:supports> " + claim + " " + doc,
		ev + " <rel:sentence> <sent:" + strings.TrimPrefix(r.Doc.ID, "doc:") + "/0> " + doc,
		ev + ` <rel:phrase> "sent a letter to" ` + doc,
		ev + ` <rel:spans> "2-18 71-84 99-121" ` + doc,
		ev + ` <rel:theme> "a letter" ` + doc,
		ev + ` <rel:when> "2018-07-19"^^<xsd:date> ` + doc,
		ev + ` <rel:saidBy> "the memo" ` + doc,
		ev + ` <rel:modality> "asserted" ` + doc,
		ev + ` <rel:rule> "verb+obl:to" ` + doc,
		`<ent:Valery_Gerasimov> <rdfs:label> "Valery Gerasimov" .`,
		`<ent:Valery_Gerasimov> <skos:altLabel> "Gerasimov" .`,
		`<ent:Valery_Gerasimov> <rdf:type> <schema:Person> .`,
		doc + ` <dcterms:title> "The letter" ` + doc,
		doc + ` <dcterms:issued> "2018-08-04"^^<xsd:date> ` + doc,
		doc + ` <prov:wasDerivedFrom> <https://example.org/letter> ` + doc,
	} {
		if !strings.Contains(all, want) {
			t.Errorf("missing %s", want)
		}
	}
	if strings.Contains(all, "<ent:United_States> <rel:answer>") {
		t.Error("an edge for what is denied")
	}
}

// Over random graphs: rule 1 and rule 2 of the model hold for every edge, and
// the status of every claim follows from its evidence.
func TestRulesOfTheModel(t *testing.T) {
	for seed := range uint64(20) {
		rnd := rand.New(rand.NewPCG(seed, 5))
		var rs []schema.Reading
		stands, openEnds := map[string]bool{}, map[string]bool{}
		var all []schema.Evidence
		bySource := map[string]schema.Reading{}
		for range 15 {
			r := graphtest.Random(rnd, 20)
			bySource[r.Doc.Source] = r
		}
		for _, r := range bySource {
			rs = append(rs, r)
			all = append(all, r.Evidence...)
			for _, e := range r.Evidence {
				c := e.Claim
				if !c.Negated && e.Modality == schema.Asserted && c.Subject.Entity != "" && !c.Object.IsZero() && !c.Object.Unresolved {
					stands[c.ID()] = true
				}
				openEnds[c.ID()] = true
			}
		}
		statuses := graph.Statuses(all)
		qs, errs := graph.Quads("test", rs...)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		edges := map[string]int{}
		for _, q := range qs {
			label, _ := q.Label.(quad.IRI)
			if strings.HasPrefix(string(label), "claim:") && q.Subject != label {
				edges[string(label)]++
				if _, ok := q.Subject.(quad.IRI); !ok {
					t.Errorf("edge from text: %v", q)
				}
			}
			if q.Predicate == quad.IRI("rel:status") && statuses[string(label)] != schema.Status(q.Object.(quad.String)) {
				t.Errorf("%v: want %s", q, statuses[string(label)])
			}
		}
		for id := range openEnds {
			want := 0
			if stands[id] {
				want = 1
			}
			if edges[id] != want {
				t.Errorf("%s: %d edges, want %d", id, edges[id], want)
			}
		}
	}
}

func TestStatus(t *testing.T) {
	mk := func(source string, negated bool, m schema.Modality, reported bool) schema.Reading {
		b := graphtest.New(source)
		n := b.Sentence("", "Ann Lee met Omar Ali, the memo said in "+source+".")
		e := b.Claim(n, b.Entity(n, "Ann Lee", "Ann Lee", schema.Person), "rel:meet", "met", b.Entity(n, "Omar Ali", "Omar Ali", schema.Person))
		e.Claim.Negated, e.Modality = negated, m
		if reported {
			e.SaidBy = []schema.Node{b.Literal(n, "the memo")}
		}
		return b.Reading()
	}
	yes, said, may := mk("a", false, schema.Asserted, false), mk("b", false, schema.Asserted, true), mk("c", false, schema.Possible, false)
	no, notSaid, mayNot := mk("d", true, schema.Asserted, false), mk("e", true, schema.Asserted, true), mk("f", true, schema.Possible, true)
	pos, neg := yes.Evidence[0].Claim.ID(), no.Evidence[0].Claim.ID()
	for _, c := range []struct {
		name     string
		rs       []schema.Reading
		pos, neg schema.Status
		edge     bool
	}{
		{"asserted", []schema.Reading{yes}, schema.StatusAsserted, "", true},
		{"attributed", []schema.Reading{said}, schema.StatusAttributed, "", true},
		{"asserted beats attributed", []schema.Reading{said, yes, may}, schema.StatusAsserted, "", true},
		{"possible", []schema.Reading{may}, schema.StatusUnrealised, "", false},
		{"denied", []schema.Reading{no}, "", schema.StatusDenied, false},
		{"denial reported", []schema.Reading{notSaid}, "", schema.StatusDenied, false},
		{"would not", []schema.Reading{mayNot}, "", schema.StatusUnrealised, false},
		{"disputed", []schema.Reading{yes, no}, schema.StatusDisputed, schema.StatusDisputed, true},
		{"disputed by report", []schema.Reading{said, notSaid}, schema.StatusDisputed, schema.StatusDisputed, true},
		{"possible, denied", []schema.Reading{may, no}, schema.StatusUnrealised, schema.StatusDenied, false},
		{"asserted, perhaps not", []schema.Reading{yes, mayNot}, schema.StatusAsserted, schema.StatusUnrealised, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			st := open(t, "memstore")
			for _, r := range c.rs { // one by one, so that statuses change
				add(t, st, r)
			}
			all := strings.Join(stored(t, st), "\n") + "\n"
			diff(t, stored(t, st), anew(t, c.rs...))
			for id, want := range map[string]schema.Status{pos: c.pos, neg: c.neg} {
				line := fmt.Sprintf("<%s> <rel:status> %q <%s> .\n", id, string(want), id)
				if has := strings.Contains(all, fmt.Sprintf("<%s> <rel:status> ", id)); has != (want != "") {
					t.Errorf("status of %s stands: %v", id, has)
				} else if has && !strings.Contains(all, line) {
					t.Errorf("missing %s", line)
				}
			}
			if edge := strings.Contains(all, "<ent:Ann_Lee> <rel:meet> <ent:Omar_Ali> <"+pos+"> ."); edge != c.edge {
				t.Errorf("edge: %v", edge)
			}
			if n := strings.Count(all, "<ent:Ann_Lee> <rel:meet>"); n > 1 {
				t.Errorf("%d edges", n)
			}
		})
	}
}

const story = "The ministers of the two states met on Monday in Geneva and agreed to open the border that had been closed for eleven years, a spokesman told reporters after the talks ended late at night. "

func TestSyndicatedCopiesCountOnce(t *testing.T) {
	mk := func(source, text string) schema.Reading {
		b := graphtest.New(source)
		n := b.Sentence("", "Ann Lee met Omar Ali.")
		b.Claim(n, b.Entity(n, "Ann Lee", "Ann Lee", schema.Person), "rel:meet", "met", b.Entity(n, "Omar Ali", "Omar Ali", schema.Person))
		b.R.Text += " " + text
		return b.Reading()
	}
	a := mk("a", story+"Nothing was signed, but both delegations spoke of progress and of another round in spring.")
	same := mk("b", story+"Nothing was signed, but both delegations spoke of progress and of another round in spring.")
	near := mk("c", story+"Nothing was signed, but both delegations spoke of progress and of another round in the spring. (Agency)")
	other := mk("d", "A meeting took place, witnesses in the hotel said, and it lasted for less than an hour before the guests left in separate cars without a word to the press.")
	for _, c := range []struct {
		rs   []schema.Reading
		want int
	}{
		{[]schema.Reading{a}, 1}, {[]schema.Reading{a, same}, 1}, {[]schema.Reading{a, near}, 1},
		{[]schema.Reading{a, same, near, other}, 2}, {[]schema.Reading{other, near}, 2},
	} {
		st := open(t, "memstore")
		add(t, st, c.rs...)
		top, err := graph.Top(t.Context(), st, 1)
		if err != nil || len(top) != 1 || top[0].Sources != c.want {
			t.Fatalf("%d readings: %+v, %v; want %d sources", len(c.rs), top, err, c.want)
		}
	}
}

func TestEvidenceThatDoesNotGiveItsWordsIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(*schema.Evidence){
		"subject":    func(e *schema.Evidence) { e.Claim.Subject.Span.Start++ },
		"object":     func(e *schema.Evidence) { e.Claim.Object.Text = "Dunford" },
		"predicate":  func(e *schema.Evidence) { e.Claim.Predicate.Span = schema.Span{Start: 5, End: 9} },
		"arg":        func(e *schema.Evidence) { e.Args[0].Span.End = 1 << 40 },
		"source":     func(e *schema.Evidence) { e.SaidBy[0].Span.Start = -1 },
		"time":       func(e *schema.Evidence) { e.When.Span.End++ },
		"sentence":   func(e *schema.Evidence) { e.Sentence = 1 },
		"no such":    func(e *schema.Evidence) { e.Sentence = 9 },
		"document":   func(e *schema.Evidence) { e.Doc = "doc:other" },
		"confidence": func(e *schema.Evidence) { e.Confidence = 1.5 },
	} {
		r := graphtest.Letter("000.txt")
		spoil(&r.Evidence[0])
		st := open(t, "memstore")
		res := add(t, st, r)
		if res.RefusedEvidence != 1 || res.Evidence != 2 || res.Added != 1 {
			t.Errorf("%s: %+v", name, res)
		}
		if _, errs := graph.Quads("test", r); len(errs) != 1 || !errors.Is(errs[0], graph.ErrEvidence) {
			t.Errorf("%s: %v", name, errs)
		}
	}
	r := graphtest.Letter("000.txt")
	r.Sentences[1].Span.Start++
	if res := add(t, open(t, "memstore"), r); res.Refused != 1 {
		t.Errorf("a sentence out of place: %+v", res)
	}
	// A relation that is told the other way round has its label for a phrase:
	// the words that stand there are those of the turned one.
	r = graphtest.Letter("000.txt")
	p := &r.Evidence[0].Claim.Predicate
	r.Evidence[0].Turned, p.Text = p.Text, "causes"
	if res := add(t, open(t, "memstore"), r); res.RefusedEvidence != 0 {
		t.Errorf("a turned relation: %+v", res)
	}
}

func TestTextAndEvidenceComeBack(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 3))
	rs := []schema.Reading{graphtest.Letter("letter.txt")}
	for i := range 20 {
		r := graphtest.Random(rnd, 1)
		b := graphtest.Builder{R: r}
		b.R.Doc.Source = fmt.Sprintf("%02d.txt", i)
		rs = append(rs, b.Reading())
	}
	st := open(t, "bolt")
	add(t, st, rs...)
	want := map[string]schema.Evidence{}
	for _, r := range rs {
		text, sentences, err := graph.Text(t.Context(), st, r.Doc.ID)
		if err != nil || text != r.Text || !slices.Equal(sentences, r.Sentences) {
			t.Fatalf("%s: %q, %v; want %q", r.Doc.Source, text, err, r.Text)
		}
		for _, e := range r.Evidence {
			want[e.ID()] = e
		}
	}
	for e, err := range graph.Evidence(t.Context(), st) {
		if err != nil {
			t.Fatal(err)
		}
		w, ok := want[e.ID()]
		if !ok {
			t.Fatalf("evidence %s changed its ID: %+v", e.ID(), e.Evidence)
		}
		delete(want, e.ID())
		words := func(e schema.Evidence) string {
			s := fmt.Sprintf("%v %v %v %s %s %v %v %s %v %g %s %s %q", e.Doc, e.Source, e.Sentence, e.Claim.Subject.Text, e.Claim.Predicate.Text,
				e.Claim.Object.Text, e.Claim.Object.Value, e.Claim.Object.Datatype, e.Modality, e.Confidence, e.Rule, e.Tense, e.SentenceText)
			for _, a := range e.Args {
				s += fmt.Sprint(a.Role, a.Entity, a.Text, a.Value, a.Span)
			}
			for _, a := range e.SaidBy {
				s += fmt.Sprint(a.Entity, a.Text, a.Value, a.Label, a.Span)
			}
			if e.When != nil {
				s += fmt.Sprintf("%+v", *e.When)
			}
			if e.Where != nil {
				s += fmt.Sprint(e.Where.Entity, e.Where.Text)
			}
			return s
		}
		if words(e.Evidence) != words(w) {
			t.Errorf("got  %s\nwant %s", words(e.Evidence), words(w))
		}
	}
	if len(want) > 0 {
		t.Fatalf("%d pieces of evidence missing", len(want))
	}
}

func TestLoadStopsWithWholeDocuments(t *testing.T) {
	st := open(t, "bolt")
	ctx, cancel := context.WithCancel(t.Context())
	in := make(chan schema.Reading)
	done := make(chan error)
	go func() {
		_, err := graph.Load(ctx, st, in, graph.LoadOptions{Extractor: "test"})
		done <- err
	}()
	r := graphtest.Letter("000.txt")
	in <- r
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	diff(t, stored(t, st), anew(t, r))
}

// The counts kept beside the quads are those of the quads, and are not trusted
// once another hand has written.
func TestStatsAreThoseOfTheGraph(t *testing.T) {
	for _, typ := range []string{"bolt", "memstore"} {
		rnd := rand.New(rand.NewPCG(4, 4))
		st := open(t, typ)
		same := func(when string) graph.Stats {
			t.Helper()
			got, err := graph.ReadStats(t.Context(), st)
			if err != nil {
				t.Fatal(err)
			}
			want, err := graph.ReadStats(t.Context(), struct{ graph.Store }{st})
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("%s, %s:\ngot  %+v\nwant %+v", typ, when, got, want)
			}
			return got
		}
		same("empty")
		for range 20 {
			var batch []schema.Reading
			for range 1 + rnd.IntN(4) {
				batch = append(batch, graphtest.Random(rnd, 6))
			}
			add(t, st, batch...)
			same("added")
		}
		if _, err := graph.Remove(t.Context(), st, "003.txt"); err != nil {
			t.Fatal(err)
		}
		before := same("removed").Entities
		foreign := []quad.Quad{{Subject: quad.IRI("ent:Nobody"), Predicate: quad.IRI("rdfs:label"), Object: quad.String("Nobody")}}
		if err := st.Apply(t.Context(), foreign, nil); err != nil {
			t.Fatal(err)
		}
		if n := same("another hand").Entities; n != before+1 {
			t.Errorf("%d entities, want %d", n, before+1)
		}
		add(t, st, graphtest.Random(rnd, 6))
		same("added after another hand")
	}
}
