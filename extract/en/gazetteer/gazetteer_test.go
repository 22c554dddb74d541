package gazetteer

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/relata-kg/relata/schema"
)

func builtin(t testing.TB) *Gazetteer {
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestIRI(t *testing.T) {
	for label, want := range map[string]string{
		"Joint Chiefs of Staff": "ent:Joint_Chiefs_of_Staff",
		"Georgia (US state)":    "ent:Georgia_(US_state)",
		"  Bashar \t al-Assad ": "ent:Bashar_al-Assad",
		"AT&T":                  "ent:AT%26T",
		"a_b":                   "ent:a%5Fb",
		"100%":                  "ent:100%25",
		"Côte d'Ivoire":         "ent:Côte_d'Ivoire",
		"<x> \"y\"":             "ent:%3Cx%3E_%22y%22",
		"北京":                    "ent:北京",
	} {
		if got := IRI(label); got != want {
			t.Errorf("IRI(%q) = %q, want %q", label, got, want)
		}
	}
}

// TestEntries looks at every entry of the tables.
func TestEntries(t *testing.T) {
	g := builtin(t)
	ids := map[string]bool{}
	for _, e := range g.All() {
		if ids[e.ID] {
			t.Errorf("%s is there twice", e.ID)
		}
		ids[e.ID] = true
		if g.ByID(e.ID) != e {
			t.Errorf("%s is not found by its ID", e.ID)
		}
		if e.QID != "" && g.ByQID(e.QID) != e {
			t.Errorf("%s is not found by %s", e.ID, e.QID)
		}
		for _, n := range append([]string{e.Label}, e.Names...) {
			found := false
			for _, m := range g.Match(strings.Fields(n), 0) {
				found = found || m.Entry == e
			}
			if !found && strings.ToLower(n) != n {
				t.Errorf("%s is not matched by its name %q", e.ID, n)
			}
		}
		for _, a := range append(append([]string{}, e.Adjectives...), e.Demonyms...) {
			for _, o := range g.ByName(a) {
				if o != e && o.Class == schema.Country {
					t.Errorf("%q is an adjective or demonym of %s and a name of %s", a, e.ID, o.ID)
				}
			}
		}
		if e.Class == schema.Country {
			for _, a := range e.Adjectives {
				if c, ok := g.CountryOf(a); !ok {
					t.Errorf("no country of %q", a)
				} else if c != e && c.Class != schema.Country {
					t.Errorf("%q belongs to %s", a, c.ID)
				}
			}
		}
	}
	if g.Len() < 4000 {
		t.Errorf("only %d entries", g.Len())
	}
}

// TestSize keeps the tables small.
func TestSize(t *testing.T) {
	files, err := data.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	size := int64(0)
	for _, f := range files {
		info, err := f.Info()
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
	}
	if size > 700<<10 {
		t.Errorf("the tables are %d bytes", size)
	}
}

func TestMatch(t *testing.T) {
	g := builtin(t)
	for _, c := range []struct {
		text string
		want string // ID and number of words, "" for no match
		n    int
		kind Kind
	}{
		{"U.S. officials said", "ent:United_States", 1, Named},
		{"US officials said", "ent:United_States", 1, Named},
		{"us officials said", "", 0, 0},
		{"US - backed forces", "ent:United_States", 1, Named},
		{"the United States", "", 0, 0},
		{"United States of America today", "ent:United_States", 4, Named},
		{"America 's top general", "ent:United_States", 1, Named},
		{"Russian jets", "ent:Russia", 1, Adjectival},
		{"Russians said", "ent:Russia", 1, Demonymic},
		{"turkey and ham", "", 0, 0},
		{"Turkey and Iran", "ent:Turkey", 1, Named},
		{"al - Qaida in Iraq said", "ent:al-Qaida_in_Iraq", 5, Named},
		{"Al-Qaeda said", "ent:al-Qaida", 1, Named},
		{"Bashar al - Assad 's forces", "ent:Bashar_al-Assad", 4, Named},
		{"Bashar al-Assad", "ent:Bashar_al-Assad", 2, Named},
		{"Côte d’Ivoire", "ent:Ivory_Coast", 2, Named},
		{"People 's Bank of China", "ent:People's_Bank_of_China", 5, Named},
		{"Kurdistan Workers ' Party", "ent:Kurdistan_Workers'_Party", 4, Named},
		{"Washington , D.C. , on Monday", "ent:Washington", 3, Named},
		{"Recep Tayyip Erdoğan", "ent:Recep_Tayyip_Erdogan", 3, Named},
		{"Joint Chiefs of Staff Chairman", "ent:Joint_Chiefs_of_Staff", 4, Named},
		{"WASHINGTON said", "ent:Washington", 1, Named},
		{"", "", 0, 0},
	} {
		ms := g.Match(strings.Fields(c.text), 0)
		switch {
		case len(ms) == 0 && c.want != "":
			t.Errorf("%q: no match", c.text)
		case len(ms) > 0 && (ms[0].Entry.ID != c.want || ms[0].Last != c.n || ms[0].Kind != c.kind):
			t.Errorf("%q: %s, %d words, kind %d; want %s, %d, %d", c.text, ms[0].Entry.ID, ms[0].Last, ms[0].Kind, c.want, c.n, c.kind)
		}
	}
}

func TestMetonyms(t *testing.T) {
	g := builtin(t)
	for id, want := range map[string]string{
		"ent:Moscow": "ent:Russia", "ent:Kremlin": "ent:Russia", "ent:Damascus": "ent:Syria", "ent:Washington": "ent:United_States",
		"ent:White_House": "ent:United_States", "ent:Beijing": "ent:China", "ent:Downing_Street": "ent:United_Kingdom",
		"ent:Elysee_Palace": "ent:France", "ent:Tehran": "ent:Iran", "ent:Brussels": "ent:European_Union", "ent:Geneva": "",
	} {
		if e := g.ByID(id); e == nil || e.MetonymOf != want {
			t.Errorf("%s stands for %v, want %s", id, e, want)
		}
	}
}

func TestCountryOf(t *testing.T) {
	g := builtin(t)
	for word, want := range map[string]string{
		"Russian": "ent:Russia", "Danes": "ent:Denmark", "the Netherlands": "ent:Netherlands", "Dutch": "ent:Netherlands",
		"Briton": "ent:United_Kingdom", "the U.S.": "ent:United_States", "American": "ent:United_States", "UAE": "ent:United_Arab_Emirates",
		"Congolese": "ent:Democratic_Republic_of_the_Congo", "South Korean": "ent:South_Korea", "Georgian": "ent:Georgia", "Swiss": "ent:Switzerland",
		"Iraqis": "ent:Iraq", "Burma": "ent:Myanmar", "English": "ent:England", "Soviet": "ent:Soviet_Union", "Filipinos": "ent:Philippines",
	} {
		e, ok := g.CountryOf(word)
		if !ok || e.ID != want {
			t.Errorf("CountryOf(%q) = %v, want %s", word, e, want)
		}
	}
	for _, word := range []string{"us", "Martian", "Moscow", ""} {
		if e, ok := g.CountryOf(word); ok {
			t.Errorf("CountryOf(%q) = %s", word, e.ID)
		}
	}
}

func TestHolder(t *testing.T) {
	g := builtin(t)
	for _, c := range []struct{ role, state, date, want string }{
		{"Secretary of State", "United States", "2018-08-04", "Mike Pompeo"},
		{"US Secretary of State", "", "2018-08-04", "Mike Pompeo"},
		{"the US Secretary of State", "", "2018-08", "Mike Pompeo"},
		{"Secretary of State", "US", "2016-12-09", "John Kerry"},
		{"foreign minister", "American", "2016-12-09", "John Kerry"},
		{"Russian Foreign Minister", "", "2016-12-09", "Sergei Lavrov"},
		{"minister of foreign affairs", "ent:Russia", "2018", "Sergei Lavrov"},
		{"President", "Syria", "2018-08-04", "Bashar al-Assad"},
		{"Syrian President", "", "2021-09-29", "Bashar al-Assad"},
		{"president", "Russia", "2010-06-01", "Dmitry Medvedev"},
		{"president", "Moscow", "2018-07-16", "Vladimir Putin"},
		{"Chairman of the Joint Chiefs of Staff", "United States", "2018-07-19", "Joseph Dunford"},
		{"Joint Chiefs of Staff Chairman", "United States", "2021-09-22", "Mark Milley"},
		{"Defense Minister", "Israel", "2018-08-03", "Avigdor Lieberman"},
		{"Israeli Prime Minister", "", "2021-09-29", "Naftali Bennett"},
		{"Foreign Minister", "Israel", "2021-09-29", "Yair Lapid"},
		{"chancellor", "Germany", "2005-11-22", "Angela Merkel"}, // the day of change
		{"British Prime Minister", "", "2003-03-20", "Tony Blair"},
		{"Foreign Secretary", "UK", "2003-03-20", "Jack Straw"},
		{"UN Secretary-General", "", "2005-01-01", "Kofi Annan"},
		{"secretary general", "NATO", "2018-07-11", "Jens Stoltenberg"},
		{"president", "United States", "2018-07", "Donald Trump"},
		{"president", "United States", "2017", ""}, // two men that year
		{"president", "United States", "2030x", ""},
		{"president", "", "2018-07-16", ""},
		{"king", "United States", "2018-07-16", ""},
		{"", "", "2018-07-16", ""},
	} {
		e, ok := g.Holder(c.role, c.state, c.date)
		got := ""
		if ok {
			got = e.Label
		}
		if got != c.want {
			t.Errorf("%s of %q on %s is %q, want %q", c.role, c.state, c.date, got, c.want)
		}
	}
}

// TestCountriesAgainstFacts checks the identifiers of states and their
// capitals with a table of reference, where there is one.
func TestCountriesAgainstFacts(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "..", "..", "shared", "facts", "country-codes.csv"))
	if err != nil {
		t.Skip("no table of reference here")
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	col := map[string]int{}
	for i, h := range rows[0] {
		col[h] = i
	}
	g := builtin(t)
	checked := 0
	for _, r := range rows[1:] {
		qid := r[col["wikidata_id"]]
		qid = qid[strings.LastIndexByte(qid, '/')+1:]
		e := g.ByQID(qid)
		if qid == "" {
			continue
		}
		if e == nil {
			if r[col["is_independent"]] == "Yes" {
				t.Errorf("%s (%s) is missing", r[col["CLDR display name"]], qid)
			}
			continue
		}
		name := r[col["CLDR display name"]]
		if strings.HasPrefix(name, "Congo") || strings.Contains(name, "&") || strings.HasPrefix(name, "St. ") || e.Class != schema.Country {
			continue // written otherwise
		}
		found := false
		for _, x := range g.ByName(name) {
			found = found || x == e
		}
		if !found {
			t.Errorf("%s is %s by its identifier, which does not go by %q", qid, e.ID, name)
		}
		checked++
	}
	if checked < 190 {
		t.Errorf("only %d states checked", checked)
	}
}

// TestOfficesAgainstFacts checks people's identifiers with the tables of
// reference, where there are any.
func TestOfficesAgainstFacts(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "..", "..", "shared", "facts", "offices", "*.csv"))
	if len(files) == 0 {
		t.Skip("no tables of reference here")
	}
	g := builtin(t)
	checked := 0
	for _, p := range files {
		f, err := os.Open(p)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(f).ReadAll()
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		person, id := -1, -1
		for i, h := range rows[0] {
			switch h {
			case "person":
				person = i
			case "personID":
				id = i
			}
		}
		if person < 0 || id < 0 {
			continue
		}
		for _, r := range rows[1:] {
			e := g.ByQID(r[id])
			if e == nil {
				continue
			}
			checked++
			name, _, _ := strings.Cut(r[person], ", ")
			last := strings.Fields(fold(name))
			all := strings.ToLower(fold(e.Label + " " + strings.Join(e.Names, " ")))
			if !strings.Contains(all, strings.ToLower(last[len(last)-1])) && !strings.Contains(all, strings.ToLower(last[0])) {
				t.Errorf("%s is %s, here %s", r[id], r[person], e.Label)
			}
		}
	}
	if checked < 1000 {
		t.Errorf("only %d rows checked", checked)
	}
}

func TestImport(t *testing.T) {
	for _, c := range []struct{ name, in, err string }{
		{"plain", "label,aliases,id,class,start,end\nAcme Corp,\"Acme|ACME, Inc.\",Q99999991,Organization,1999,\n", ""},
		{"wikidata", "item,itemLabel,itemAltLabel,typeLabel\nhttp://www.wikidata.org/entity/Q99999992,Jane Roe,\"J. Roe, Roe\",human\n", ""},
		{"office", "label,class,office,state,start,end\nJane Roe,Person,finance minister,France,2031-01-01T00:00:00Z,\n", ""},
		{"byte order mark", "\ufefflabel,class\nX Y,City\n", ""},
		{"empty", "", "1: no header"},
		{"no class column", "label,id\nx,Q1\n", `1: no column "class"`},
		{"unknown class", "label,class\nFoo,Person\nBar,Wizard\n", `3: unknown class "Wizard"`},
		{"bad id", "label,class,id\nFoo,Person,P31\n", `2: "P31" is no Wikidata id`},
		{"bad date", "label,class,start\nFoo,Person,last week\n", `2: "last week" is no date`},
		{"order", "label,class,start,end\nFoo,Person,2020,2019\n", "2: starts on 2020"},
		{"no label", "label,class\n ,Person\n", "2: no label"},
		{"no letters", "label,class\n.,Person\n", "2: label"},
		{"quote", "label,class\n\"Foo,Person\n", "2: "},
		{"office without state", "label,class,office\nFoo,Person,president\n", "2: office"},
		{"unknown state", "label,class,office,state\nFoo,Person,president,Ruritania\n", `2: unknown state "Ruritania"`},
	} {
		g, err := read()
		if err != nil {
			t.Fatal(err)
		}
		before := g.Len()
		n, err := g.Import(strings.NewReader(c.in))
		if c.err != "" {
			if err == nil || !strings.Contains(err.Error(), c.err) {
				t.Errorf("%s: error %v, want %q", c.name, err, c.err)
			}
			if g.Len() != before {
				t.Errorf("%s: a wrong file changed the gazetteer", c.name)
			}
			continue
		}
		if err != nil || n != 1 || g.Len() != before+1 {
			t.Errorf("%s: %d rows, %d entries more, error %v", c.name, n, g.Len()-before, err)
		}
		// What Write gives is read again, to the same.
		var first, second bytes.Buffer
		if err := g.Write(&first); err != nil {
			t.Fatal(err)
		}
		h, err := read()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := h.Import(bytes.NewReader(first.Bytes())); err != nil {
			t.Errorf("%s: own file refused: %v", c.name, err)
		}
		if err := h.Write(&second); err != nil {
			t.Fatal(err)
		}
		if first.String() != second.String() {
			t.Errorf("%s: wrote %q, then %q", c.name, first.String(), second.String())
		}
	}
}

func TestImportUse(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "mine.csv")
	text := `label,aliases,id,class,start,end,office,state
Acme Rockets,Acme|ACR,Q99999991,company,,,,
Georgia,,Q99999992,Organization,,,,
Jane Roe,,Q99999993,human,2031-01-01,,president,France
United States,Uncle Sam,Q30,Country,,,,
`
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	g, err := LoadWith(path)
	if err != nil {
		t.Fatal(err)
	}
	if ms := g.Match([]string{"ACR", "said"}, 0); len(ms) != 1 || ms[0].Entry.ID != "ent:Acme_Rockets" {
		t.Errorf("the imported acronym gives %v", ms)
	}
	if e := g.ByQID("Q99999992"); e == nil || e.ID != "ent:Georgia_(Q99999992)" {
		t.Errorf("the homonym is %v", e)
	}
	if e, ok := g.Holder("French President", "", "2032-05-01"); !ok || e.Label != "Jane Roe" {
		t.Errorf("the imported president is %v", e)
	}
	if es := g.ByName("Uncle Sam"); len(es) != 1 || es[0].ID != "ent:United_States" {
		t.Errorf("the new name of a known state gives %v", es)
	}
	if b := builtin(t); b.ByQID("Q99999991") != nil {
		t.Error("an import changed the built-in gazetteer")
	}
	if err := os.WriteFile(path, []byte("label,class\nFoo,Wizard\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadWith(path); err == nil || !strings.Contains(err.Error(), "mine.csv:2: unknown class") {
		t.Errorf("error %v does not name file and line", err)
	}
	if _, err := LoadWith(filepath.Join(dir, "none.csv")); err == nil {
		t.Error("no error for a missing file")
	}
}

func TestMark(t *testing.T) {
	g := builtin(t)
	words := strings.Fields("officials in california told Valery Gerasimov of Russia")
	m, loose := g.Mark(words), g.MarkLoose(words)
	if m[2] != 0 || loose[2]&MarkLower == 0 {
		t.Errorf("california is marked %b and %b", m[2], loose[2])
	}
	if m[4]&MarkGiven == 0 || m[4]&MarkFirst == 0 || m[5]&MarkLong == 0 || m[5]&1 == 0 {
		t.Errorf("the person is marked %b %b", m[4], m[5])
	}
	if m[7]&(1<<2) == 0 {
		t.Errorf("the country is marked %b", m[7])
	}
}

func FuzzImport(f *testing.F) {
	f.Add("label,aliases,id,class,start,end\nAcme,\"A|B\",Q1,Organization,1999,2001-01\n")
	f.Add("\ufeffitem,itemLabel,class,office,state\nhttp://x/Q5,\"a\nb\",human,king,France\n")
	f.Add("label,class\n\"")
	g, err := read()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, in string) {
		rows, err := parseImport(strings.NewReader(in), "x")
		if err != nil {
			return
		}
		for _, r := range rows {
			if r.state != "" {
				continue // the states are checked later
			}
			g.addUser(r.userRow)
		}
		var b bytes.Buffer
		if err := g.Write(&b); err != nil {
			t.Fatal(err)
		}
		if _, err := parseImport(bytes.NewReader(b.Bytes()), "own"); err != nil {
			t.Fatalf("own file refused: %v", err)
		}
		g.user = nil
	})
}

func FuzzMatch(f *testing.F) {
	f.Add("U.S. and al - Qaida 's People 's Bank of China")
	f.Add("' ' ’s – \u200b Côte d’Ivoire & \xff")
	g, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, in string) {
		words := strings.Fields(in)
		for i := range words {
			for _, m := range g.Match(words, i) {
				if m.First != i || m.Last <= i || m.Last > len(words) {
					t.Fatalf("match %d-%d at %d of %d words", m.First, m.Last, i, len(words))
				}
			}
		}
		if n := len(g.MarkLoose(words)); n != len(words) {
			t.Fatalf("%d marks for %d words", n, len(words))
		}
		g.Holder(in, in, "2018")
		if s := IRI(in); strings.ContainsAny(s, "<>\"{}|^`\\ \n") {
			t.Fatalf("IRI %q", s)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, err := read(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMark(b *testing.B) {
	g := builtin(b)
	words := strings.Fields("The proposal was sent in a July 19 letter by Valery Gerasimov , the chief of the Russian military 's General Staff , to U.S. Marine General Joseph Dunford , chairman of the Joint Chiefs of Staff .")
	start := time.Now()
	n := 0
	for b.Loop() {
		g.MarkLoose(words)
		n += len(words)
	}
	b.ReportMetric(float64(n)/time.Since(start).Seconds(), "tokens/s")
}
