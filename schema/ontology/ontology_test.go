package ontology

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/relata-kg/relata/schema"
)

var update = flag.Bool("update", false, "write base.gob anew from the YAML files")

// The compiled base holds what the YAML files say.
func TestCompiled(t *testing.T) {
	o, err := readBase(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	b, err := encode(o)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("base.gob", b, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(b, compiled) {
		t.Error("the YAML files have changed: run go test ./schema/ontology -update")
	}
}

func base(t testing.TB, extras ...string) *Ontology {
	t.Helper()
	o, err := Load(extras...)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// The loader itself refuses double names, words listed twice without a
// condition, classes and events that do not exist, and inverses that are not
// mutual; what it cannot know is here.
func TestBuiltin(t *testing.T) {
	for _, extras := range [][]string{nil, {"business"}} {
		o := base(t, extras...)
		if n := o.WordCount(); n < 3000 {
			t.Errorf("%v: %d words with events, want at least 3000", extras, n)
		}
		for _, c := range schema.NameClasses {
			if o.Class(c) == nil {
				t.Errorf("no class %s", c)
			}
		}
		for _, c := range o.Classes() {
			if c.Name != schema.Thing && !o.IsA(c.Name, schema.Thing) {
				t.Errorf("class %s is no Thing", c.Name)
			}
			if c.Description == "" {
				t.Errorf("class %s has no description", c.Name)
			}
		}
		for _, e := range o.Events() {
			if e.Definition == "" || e.Label == "" {
				t.Errorf("event %s lacks a label or definition", e.ID)
			}
			if len(e.Verbs) == 0 || len(e.Nouns) == 0 {
				t.Errorf("event %s lacks verbs or nouns", e.ID)
			}
		}
		for _, r := range o.Relations() {
			if r.Inverse == r.ID {
				t.Errorf("%s is its own inverse; call it symmetric", r.ID)
			}
			if r.Symmetric && r.Inverse != "" {
				t.Errorf("%s is symmetric and has an inverse", r.ID)
			}
			if len(r.Phrases) > 0 && (len(r.Domain) == 0 || len(r.Range) == 0) {
				t.Errorf("%s has words but no domain or range", r.ID)
			}
			if len(r.Phrases) == 0 && r.Inverse == "" {
				t.Errorf("%s has neither words nor an inverse with words", r.ID)
			}
		}
	}
	o := base(t)
	var plover []string
	for _, e := range o.Events() {
		plover = append(plover, e.ID)
		if e.Quad == "" || len(e.CAMEO) == 0 {
			t.Errorf("%s lacks its quad or CAMEO codes", e.ID)
		}
	}
	slices.Sort(plover)
	want := "ACCUSE AGREE AID ASSAULT COERCE CONCEDE CONSULT COOPERATE MOBILIZE PROTEST REJECT REQUEST RETREAT SANCTION SUPPORT THREATEN"
	if got := strings.Join(plover, " "); got != want {
		t.Errorf("events are\n%s, want PLOVER's sixteen\n%s", got, want)
	}
	if len(o.Contexts()) < 20 {
		t.Errorf("%d contexts", len(o.Contexts()))
	}
}

func TestRelation(t *testing.T) {
	const P, O, C, L, E = schema.Person, schema.Organization, schema.Country, schema.City, schema.Event
	for _, tt := range []struct {
		name    string
		q       Query
		want    string
		inverse bool
		failed  string
	}{
		{"Dunford is chairman of the Joint Chiefs", Query{Lemma: "chairman", Prep: "of", Nominal: true, SubjectClass: P, ObjectClass: O}, "rel:leads", false, ""},
		{"Lavrov is foreign minister of Russia", Query{Lemma: "minister", Modifiers: []string{"foreign"}, Prep: "of", Nominal: true, SubjectClass: P, ObjectClass: C}, "rel:holdsOffice", false, ""},
		{"Biden is vice president of the US", Query{Lemma: "president", Modifiers: []string{"vice"}, Prep: "of", Nominal: true, SubjectClass: P, ObjectClass: C}, "rel:holdsOffice", false, ""},
		{"X is acting president of Y", Query{Lemma: "president", Modifiers: []string{"act"}, Prep: "of", Nominal: true, SubjectClass: P, ObjectClass: C}, "rel:leads", false, ""},
		{"a place leads", Query{Lemma: "lead", SubjectClass: schema.Product, ObjectClass: O}, "", false, "rel:leads: subject is Product, not Agent"},
		{"the army is led by Ahmed", Query{Lemma: "lead", Prep: "by", Passive: true, Agent: true, SubjectClass: O, ObjectClass: P}, "rel:leads", true, ""},
		{"met with", Query{Lemma: "meet", Prep: "with", SubjectClass: P, ObjectClass: P}, "rel:meets", false, ""},
		{"held talks with", Query{Lemma: "hold", Noun: "talk", Prep: "with", SubjectClass: P, ObjectClass: P}, "rel:meets", false, ""},
		{"talks with", Query{Lemma: "talk", Prep: "with", Nominal: true, SubjectClass: P, ObjectClass: P}, "rel:meets", false, ""},
		{"Karbala is in Iraq", Query{Lemma: "be", Prep: "in", SubjectClass: L, ObjectClass: C}, "rel:locatedIn", false, ""},
		{"he is in trouble", Query{Lemma: "be", Prep: "in", SubjectClass: P, ObjectClass: schema.Thing}, "", false, `rel:locatedIn: "in" needs an object known to be Place or Organization`},
		{"based in", Query{Lemma: "base", Prep: "in", Passive: true, SubjectClass: O, ObjectClass: L}, "rel:basedIn", false, ""},
		{"killed by", Query{Lemma: "kill", Prep: "by", Passive: true, Agent: true, SubjectClass: P, ObjectClass: P}, "rel:kills", true, ""},
		{"son of", Query{Lemma: "son", Prep: "of", Nominal: true, SubjectClass: P, ObjectClass: P}, "rel:childOf", false, ""},
		{"father of", Query{Lemma: "father", Prep: "of", Nominal: true, SubjectClass: P, ObjectClass: P}, "rel:childOf", true, ""},
		{"led to", Query{Lemma: "lead", Prep: "to", SubjectClass: E, ObjectClass: E}, "rel:causes", false, ""},
		{"Bush is president", Query{Lemma: "be", ObjectNoun: "president", SubjectClass: P}, "rel:holdsOffice", false, ""},
		{"Lent is a season", Query{Lemma: "be", ObjectNoun: "season", SubjectClass: E}, "", false, ""},
		{"unknown verb", Query{Lemma: "frobnicate"}, "", false, ""},
		{"was sent to is not sending", Query{Lemma: "send", Prep: "to", Passive: true, SubjectClass: P, ObjectClass: L}, "", false, ""},
		{"was held", Query{Lemma: "kill", Passive: true, SubjectClass: P}, "", false, ""},
	} {
		m := base(t).Match(tt.q)
		got := ""
		if m.Relation != nil {
			got = m.Relation.ID
		}
		if got != tt.want || m.Inverse != tt.inverse || m.Failed != tt.failed {
			t.Errorf("%s: got %q inverse=%v failed=%q, want %q %v %q", tt.name, got, m.Inverse, m.Failed, tt.want, tt.inverse, tt.failed)
		}
	}
}

func TestEvent(t *testing.T) {
	for _, tt := range []struct {
		name string
		q    Query
		want string
	}{
		{"a court charged him", Query{Lemma: "charge", SubjectNoun: "court", ObjectClass: schema.Person}, "ACCUSE"},
		{"soldiers charged", Query{Lemma: "charge", SubjectNoun: "soldier"}, "ASSAULT"},
		{"charged with", Query{Lemma: "charge", Passive: true, Prep: "with"}, "ACCUSE"},
		{"struck a deal", Query{Lemma: "strike", ObjectNoun: "deal"}, "AGREE"},
		{"struck a city", Query{Lemma: "strike", ObjectNoun: "city"}, "ASSAULT"},
		{"an earthquake struck the city", Query{Lemma: "strike", SubjectNoun: "earthquake", ObjectNoun: "city"}, ""},
		{"teachers struck", Query{Lemma: "strike", SubjectNoun: "teacher"}, "PROTEST"},
		{"held talks", Query{Lemma: "hold", ObjectNoun: "talk"}, "CONSULT"},
		{"held hostages", Query{Lemma: "hold", ObjectNoun: "hostage"}, "COERCE"},
		{"called for a truce", Query{Lemma: "call", Prep: "for", ObjectNoun: ""}, "REQUEST"},
		{"called on Iran", Query{Lemma: "call", Prep: "on"}, "REQUEST"},
		{"agreed to withdraw", Query{Lemma: "agree", Clause: true, Inner: "RETREAT"}, "AGREE"},
		{"refused to sign", Query{Lemma: "refuse", Clause: true, Inner: "SUPPORT"}, "REJECT"},
		{"threatened to attack", Query{Lemma: "threaten", Clause: true, Inner: "ASSAULT"}, "THREATEN"},
		{"demanded that they withdraw", Query{Lemma: "demand", Clause: true}, "REQUEST"},
		{"accused them of attacking", Query{Lemma: "accuse", ObjectClass: schema.Country}, "ACCUSE"},
		{"pledged to aid", Query{Lemma: "pledge", Clause: true, Inner: "AID"}, "AGREE"},
		{"vowed to attack", Query{Lemma: "vow", Clause: true, Inner: "ASSAULT"}, "THREATEN"},
		{"failed to reach agreement", Query{Lemma: "fail", Clause: true, Inner: "AGREE"}, "REJECT"},
		{"tried to kill", Query{Lemma: "try", Clause: true, Inner: "ASSAULT"}, "ASSAULT"},
		{"halted aid", Query{Lemma: "halt", ObjectNoun: "aid"}, "SANCTION"},
		{"lifted the curfew", Query{Lemma: "lift", ObjectNoun: "curfew"}, "CONCEDE"},
		{"halted the offensive", Query{Lemma: "halt", ObjectNoun: "offensive"}, "RETREAT"},
		{"imposed sanctions", Query{Lemma: "impose", ObjectNoun: "sanction"}, "SANCTION"},
		{"imposed a curfew", Query{Lemma: "impose", ObjectNoun: "curfew"}, "COERCE"},
		{"launched an attack", Query{Lemma: "launch", ObjectNoun: "attack"}, "ASSAULT"},
		{"launched a satellite", Query{Lemma: "launch", ObjectNoun: "satellite"}, ""},
		{"blew up a bridge", Query{Lemma: "blow", Particle: "up", ObjectNoun: "bridge"}, "COERCE"},
		{"fired the minister", Query{Lemma: "fire", ObjectNoun: "minister"}, ""},
		{"fired workers at its plant", Query{Lemma: "fire", ObjectNoun: "worker", Preps: []string{"at"}, Obliques: []string{"plant"}}, ""},
		{"put troops on alert", Query{Lemma: "put", ObjectNoun: "troop", Preps: []string{"on"}, Obliques: []string{"alert"}}, "MOBILIZE"},
		{"fired rockets", Query{Lemma: "fire", ObjectNoun: "rocket"}, "ASSAULT"},
		{"opposed to", Query{Lemma: "opposed", Prep: "to", Nominal: true}, "REJECT"},
		{"a hunger strike", Query{Lemma: "strike", Modifiers: []string{"hunger"}, Nominal: true}, "PROTEST"},
		{"an air strike", Query{Lemma: "strike", Modifiers: []string{"air"}, Nominal: true}, "ASSAULT"},
		{"bought milk", Query{Lemma: "buy", ObjectNoun: "milk"}, ""},
	} {
		if got := base(t).Match(tt.q).Event; got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestBusiness(t *testing.T) {
	o := base(t, "business")
	for _, tt := range []struct {
		name            string
		q               Query
		relation, event string
	}{
		{"acquired", Query{Lemma: "acquire", SubjectClass: schema.Organization, ObjectClass: schema.Organization}, "rel:acquires", "business:ACQUIRE"},
		{"invested in", Query{Lemma: "invest", Prep: "in", SubjectClass: schema.Organization, ObjectClass: schema.Organization}, "rel:investsIn", "business:INVEST"},
		{"appointed", Query{Lemma: "appoint", SubjectClass: schema.Organization, ObjectClass: schema.Person}, "rel:appoints", "business:APPOINT"},
		{"sued", Query{Lemma: "sue", SubjectClass: schema.Organization, ObjectClass: schema.Organization}, "rel:sues", "business:LITIGATE"},
		{"launched a product", Query{Lemma: "launch", ObjectNoun: "smartphone", SubjectClass: schema.Organization, ObjectClass: schema.Product}, "rel:launches", "business:LAUNCH"},
		{"launched an attack", Query{Lemma: "launch", ObjectNoun: "attack"}, "rel:launches", "ASSAULT"},
		{"merged with", Query{Lemma: "merge", Prep: "with", SubjectClass: schema.Organization, ObjectClass: schema.Organization}, "rel:mergesWith", "business:MERGE"},
		{"fired workers", Query{Lemma: "fire", ObjectNoun: "worker"}, "rel:laysOff", "business:DEPART"},
		{"raised money", Query{Lemma: "raise", ObjectNoun: "money"}, "rel:raises", "business:RAISE"},
		{"reported a profit", Query{Lemma: "report", ObjectNoun: "profit"}, "rel:reports", "business:REPORT"},
		{"met with", Query{Lemma: "meet", Prep: "with"}, "rel:meets", "CONSULT"},
	} {
		m := o.Match(tt.q)
		got := ""
		if m.Relation != nil {
			got = m.Relation.ID
		}
		if got != tt.relation || m.Event != tt.event {
			t.Errorf("%s: got %q %q, want %q %q", tt.name, got, m.Event, tt.relation, tt.event)
		}
	}
	if _, err := Load("chess"); err == nil || !strings.Contains(err.Error(), "chess") {
		t.Errorf("an unknown extra gives %v", err)
	}
}

// The folder is the example of the README.
func TestLoadDir(t *testing.T) {
	b := base(t)
	o, err := LoadDir("testdata/football", b)
	if err != nil {
		t.Fatal(err)
	}
	if !o.IsA("Club", "Agent") || b.Class("Club") != nil {
		t.Error("the class Club is not on top of the base, or is in it")
	}
	m := o.Match(Query{Lemma: "sign", ObjectNoun: "striker", SubjectClass: "Club", ObjectClass: schema.Person})
	if m.Event != "football:TRANSFER" {
		t.Errorf("sign a striker: %+v", m)
	}
	if m := o.Match(Query{Lemma: "sign", Prep: "for", SubjectClass: schema.Person, ObjectClass: "Club"}); m.Relation == nil || m.Relation.ID != "rel:signsPlayer" || !m.Inverse {
		t.Errorf("sign for: %+v", m)
	}
	// "join" is rel:joins in the base
	if m := o.Match(Query{Lemma: "join", SubjectClass: schema.Person, ObjectClass: "Club"}); m.Relation == nil || m.Relation.ID != "rel:signsPlayer" || !m.Inverse {
		t.Errorf("join: %+v", m)
	}
	if ev := o.Match(Query{Lemma: "beat", ObjectClass: schema.Person}).Event; ev != "" {
		t.Errorf("beat: %q", ev)
	}
	if ev := o.Match(Query{Lemma: "sign", ObjectNoun: "treaty"}).Event; ev != "SUPPORT" {
		t.Errorf("sign a treaty: %q", ev)
	}
	if ps := Check("testdata/football"); len(ps) > 0 {
		t.Error(ps)
	}
}

func TestCheck(t *testing.T) {
	for _, tt := range []struct{ name, yaml, want string }{
		{"syntax", "class: X\n\tlabel: y\n", "2: found a tab character"},
		{"key", "klass: X\n", "1: unknown key \"klass\""},
		{"not a mapping", "- x\n", "1: a file must be a mapping"},
		{"parent", "class: X\nparents: [Nobody]\n", "2: no class \"Nobody\" (parent)"},
		{"cycle", "classes:\n  - {class: X, parents: [Y]}\n  - {class: Y, parents: [X]}\n", "2: class X is its own ancestor"},
		{"range", "relations:\n  - id: rel:x\n    label: x\n    range: [Nothing]\n", "4: no class \"Nothing\" (range of rel:x)"},
		{"inverse missing", "relations:\n  - id: rel:x\n    label: x\n    inverse: rel:y\n", "4: no relation \"rel:y\", the inverse of rel:x"},
		{"inverse not mutual", "relations:\n  - id: rel:x\n    label: x\n    inverse: rel:leads\n", "4: rel:x has the inverse rel:leads, but that has \"rel:ledBy\""},
		{"twice", "relations:\n  - {id: rel:x, label: x}\n  - {id: rel:x, label: x}\n", "3: relation \"rel:x\" is already defined at"},
		{"no label", "relations:\n  - id: rel:x\n", "2: relation rel:x needs a label"},
		{"no prefix", "relations:\n  - id: x\n", "2: relation \"x\" needs a prefix"},
		{"no id", "relations:\n  - label: x\n", "2: id is missing"},
		{"flag", "relations:\n  - {id: rel:x, label: x, symmetric: maybe}\n", "2: true or false is needed here"},
		{"wikidata", "relations:\n  - {id: rel:x, label: x, wikidata: Q5}\n", "2: \"Q5\" is not a Wikidata identifier"},
		{"word twice", "events:\n  - {event: A, verbs: [go]}\n  - {event: B, verbs: [go]}\n", "3: verb \"go\" is already defined at"},
		{"unknown event", "senses:\n  go: NOWHERE\n", "2: no event type \"NOWHERE\""},
		{"unreachable sense", "senses:\n  go:\n    - {event: AID}\n    - {obj: [x], event: AID}\n", "3: \"go\": senses after one without a condition are never reached"},
		{"condition", "senses:\n  go:\n    - {objekt: [x], event: AID}\n", "3: unknown condition \"objekt\""},
		{"no event", "senses:\n  go:\n    - {obj: [x]}\n", "3: a sense needs an event"},
		{"set", "senses:\n  go:\n    - {obj: $x, event: AID}\n", "3: no set \"x\""},
		{"quad", "event: X\nquad: sideways\n", "2: quad \"sideways\" is none of"},
	} {
		dir := t.TempDir()
		file := filepath.Join(dir, "a.yaml")
		if err := os.WriteFile(file, []byte(tt.yaml), 0o600); err != nil {
			t.Fatal(err)
		}
		ps := Check(dir)
		want := file + ":" + tt.want
		if len(ps) == 0 || !slices.ContainsFunc(ps, func(p Problem) bool { return strings.HasPrefix(p.String(), want) }) {
			t.Errorf("%s: got %v, want %s", tt.name, ps, want)
		}
		if _, err := LoadDir(dir, base(t)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: LoadDir gives %v", tt.name, err)
		}
	}
	for _, dir := range []string{filepath.Join(t.TempDir(), "none"), "ontology.go", t.TempDir()} {
		if ps := Check(dir); len(ps) != 1 {
			t.Errorf("%s: %v", dir, ps)
		}
	}
}

func FuzzLoad(f *testing.F) {
	for _, dir := range []string{"classes", "relations", "events", "business", "testdata/football"} {
		files, _ := filepath.Glob(filepath.Join(dir, "*.yaml"))
		for _, name := range files {
			b, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			if len(b) < 5000 {
				f.Add(b)
			}
		}
	}
	f.Add([]byte("a: &a [*a]\n"))
	// a small base, so that most of the time goes into reading
	small := &loader{o: newOntology(), layer: map[string]place{}}
	if err := small.dir(os.DirFS("."), "classes"); err != nil {
		f.Fatal(err)
	}
	small.o.events["AID"] = &Event{ID: "AID"}
	f.Fuzz(func(t *testing.T, b []byte) {
		l := &loader{o: small.o.clone(), overlay: true, layer: map[string]place{}}
		if err := l.dir(fstest.MapFS{"a.yaml": {Data: b}}, "."); err != nil {
			t.Fatal(err)
		}
		if l.finish() == nil {
			l.o.Match(Query{Lemma: "strike", ObjectNoun: "deal", Clause: true})
		} else if len(l.problems) == 0 {
			t.Error("an error without a problem")
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		loaded.by = nil
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadYAML(b *testing.B) {
	for b.Loop() {
		if _, err := readBase(os.DirFS(".")); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	o := base(b)
	q := Query{Lemma: "launch", ObjectNoun: "attack", Prep: "on", Preps: []string{"on", "in"}, Obliques: []string{"city", "month"}, SubjectClass: schema.Organization, ObjectClass: schema.City}
	for b.Loop() {
		o.Match(q)
	}
}
