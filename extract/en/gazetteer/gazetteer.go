// Package gazetteer holds the names that news uses again and again: countries
// with their demonyms and capitals, cities and regions, bodies, armed groups,
// companies, news media, and the holders of high office with their terms. It
// finds those names in a sentence's words, tells what they stand for, and says
// who held an office on a day.
//
// The data are readable tables under data/, one a subject, whose comments name
// the source of the facts. Users add their own with [Gazetteer.Import].
package gazetteer

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"sort"
	"strings"
	"sync"

	"github.com/relata-kg/relata/schema"
)

//go:embed data/*.tsv data/given_names.txt
var data embed.FS

// Office is a post someone held, with its term.
type Office struct {
	// Role is the plain name of the post, in lower case but for names within
	// it: "president", "foreign minister", "secretary of state".
	Role string
	// State is the ID of the state or body the post belongs to.
	State string
	// Start and End are ISO 8601 days, months or years. An empty Start means
	// that it is not known, an empty End that the term had not ended when the
	// data were written.
	Start, End string
}

// Entry is one thing with its names.
type Entry struct {
	// ID is the short IRI, unlike that of any other entry.
	ID string
	// Label is the plain English name.
	Label string
	Class schema.Class
	// Names are the other names it goes by, acronyms included.
	Names []string
	// Adjectives ("Syrian") and Demonyms ("Syrian", "Syrians") are names of
	// its people, which are a Group and not the entry itself.
	Adjectives, Demonyms []string
	// QID is the Wikidata identifier, "" where it is not sure.
	QID string
	// Capital is the ID of a country's capital, "" for none.
	Capital string
	// MetonymOf is the ID of the state or body that the entry's name stands
	// for where it acts: Moscow for Russia, the Pentagon for its department.
	MetonymOf string
	// Country is the ID of the country the entry lies in or belongs to, ""
	// where none was given.
	Country string
	// Start and End bound the time of the entry itself, as Office's do: of an
	// imported name without an office.
	Start, End string
	Offices    []Office
	// Own tells that the user imported or widened it: what a user says of a
	// name goes before what the reader makes of the words around it.
	Own bool
}

// Kind says what sort of name a match is.
type Kind uint8

// The kinds of a matched name.
const (
	// Named is a name of the entry itself.
	Named Kind = iota
	// Adjectival is an adjective made from it ("Danish").
	Adjectival
	// Demonymic is a noun for its people ("Danes").
	Demonymic
)

// Match is a name found in a run of words.
type Match struct {
	Entry *Entry
	Kind  Kind
	// First and Last bound the words, half-open.
	First, Last int
	// Form is the name as the gazetteer has it.
	Form string
}

type ref struct {
	entry int32
	kind  Kind
	form  string // as given
	cased string // fold's words of form, case kept
	next  int32  // of the same key, -1 for none
}

// Gazetteer is a set of entries with an index of their names. It is safe for
// use by several goroutines as long as none imports.
type Gazetteer struct {
	entries []*Entry
	byID    map[string]int32
	byQID   map[string]int32
	refs    []ref
	// index has the first and the last of the refs with a key.
	index map[string][2]int32
	// longest is the greatest number of key words in names by first key word.
	longest map[string]int
	offices map[string][]holder
	given   map[string]bool
	// user marks the entries that imports added or changed, in order.
	user []userRow
}

type holder struct {
	entry int32
	Office
}

// IRI gives the short IRI of a label: spaces become underscores; letters and
// digits of every script and -.'(), stay; all else is percent-encoded, so that
// two labels that differ in more than white space never share an IRI.
func IRI(label string) string {
	var b strings.Builder
	b.Grow(len(label) + 4)
	b.WriteString("ent:")
	for i, w := range strings.Fields(label) {
		if i > 0 {
			b.WriteByte('_')
		}
		for _, r := range w {
			if iriSafe(r) {
				b.WriteRune(r)
				continue
			}
			for _, c := range []byte(string(r)) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		}
	}
	return b.String()
}

var load = sync.OnceValues(read)

// Load gives the built-in gazetteer, read once and shared. Use [LoadWith] for
// one to import into.
func Load() (*Gazetteer, error) { return load() }

// LoadWith reads the built-in gazetteer and then the tables at paths, each as
// [Gazetteer.Import] takes it. With no paths it is [Load]. The error names the
// file and line.
func LoadWith(paths ...string) (*Gazetteer, error) {
	if len(paths) == 0 {
		return Load()
	}
	g, err := read()
	if err != nil {
		return nil, err
	}
	for _, p := range paths {
		f, err := os.Open(p)
		if err != nil {
			return nil, fmt.Errorf("gazetteer: %w", err)
		}
		_, err = g.Import(f)
		f.Close()
		if err != nil {
			return nil, err
		}
	}
	return g, nil
}

func read() (*Gazetteer, error) {
	g := newGazetteer()
	files, err := fs.Glob(data, "data/*.tsv")
	if err != nil {
		return nil, fmt.Errorf("gazetteer: %w", err)
	}
	sort.Strings(files)
	var capitals []capital
	for _, f := range files {
		b, err := data.ReadFile(f)
		if err != nil {
			return nil, fmt.Errorf("gazetteer: %w", err)
		}
		c, err := g.readTable(f, b)
		if err != nil {
			return nil, err
		}
		capitals = append(capitals, c...)
	}
	g.addCapitals(capitals)
	for i := range g.entries {
		g.indexEntry(int32(i))
	}
	g.indexOffices()
	if err := g.readGiven(); err != nil {
		return nil, err
	}
	if err := g.checkLinks(); err != nil {
		return nil, err
	}
	return g, nil
}

func newGazetteer() *Gazetteer {
	return &Gazetteer{
		byID:    make(map[string]int32, 5000),
		byQID:   make(map[string]int32, 2500),
		entries: make([]*Entry, 0, 5000),
		refs:    make([]ref, 0, 12000),
		index:   make(map[string][2]int32, 12000),
		longest: make(map[string]int, 6000),
		offices: make(map[string][]holder, 512),
	}
}

type capital struct{ country, city string }

// The columns of the tables; every table has label and class.
const (
	colLabel = iota
	colClass
	colQID
	colNames
	colAdjectives
	colDemonyms
	colCapital
	colMetonym
	colCountry
	colOffices
	numColumns
)

var columns = map[string]int{
	"label": colLabel, "class": colClass, "qid": colQID, "names": colNames, "adjectives": colAdjectives, "demonyms": colDemonyms,
	"capital": colCapital, "metonym": colMetonym, "country": colCountry, "offices": colOffices,
}

type tableRow [numColumns]string

// readTable adds a table's rows: tab-separated, a header of column names, "; "
// between the items of a list, "#" before a comment.
func (g *Gazetteer) readTable(name string, b []byte) ([]capital, error) {
	var head []int
	var capitals []capital
	line := 0
	for text := string(b); text != ""; {
		line++
		var s string
		s, text, _ = strings.Cut(text, "\n")
		s = strings.TrimRight(s, "\r\t ")
		if s == "" || s[0] == '#' {
			continue
		}
		if head == nil {
			for _, c := range strings.Split(s, "\t") {
				k, ok := columns[c]
				if !ok {
					return nil, fmt.Errorf("gazetteer: %s:%d: unknown column %q", name, line, c)
				}
				head = append(head, k)
			}
			continue
		}
		var row tableRow
		for k, more := 0, true; more; k++ {
			if k == len(head) {
				return nil, fmt.Errorf("gazetteer: %s:%d: more cells than %d columns", name, line, len(head))
			}
			var c string
			c, s, more = strings.Cut(s, "\t")
			row[head[k]] = strings.TrimSpace(c)
		}
		e, err := entryOf(&row)
		if err != nil {
			return nil, fmt.Errorf("gazetteer: %s:%d: %w", name, line, err)
		}
		if _, ok := g.byID[e.ID]; ok {
			return nil, fmt.Errorf("gazetteer: %s:%d: %s is there already", name, line, e.ID)
		}
		if _, ok := g.byQID[e.QID]; ok && e.QID != "" {
			return nil, fmt.Errorf("gazetteer: %s:%d: %s is there already", name, line, e.QID)
		}
		g.add(e)
		if c := row[colCapital]; c != "" {
			e.Capital = IRI(c)
			capitals = append(capitals, capital{e.ID, c})
		}
	}
	return capitals, nil
}

func entryOf(row *tableRow) (*Entry, error) {
	e := &Entry{
		ID:         IRI(row[colLabel]),
		Label:      plainLabel(row[colLabel]),
		Class:      schema.Class(row[colClass]),
		QID:        row[colQID],
		Names:      list(row[colNames]),
		Adjectives: list(row[colAdjectives]),
		Demonyms:   list(row[colDemonyms]),
	}
	if e.Label == "" {
		return nil, fmt.Errorf("no label")
	}
	if !knownClass(e.Class) {
		return nil, fmt.Errorf("unknown class %q", row[colClass])
	}
	if e.QID != "" && !isQID(e.QID) {
		return nil, fmt.Errorf("%q is no Wikidata id", e.QID)
	}
	switch {
	case len(e.Demonyms) == 0:
		e.Demonyms = demonyms(e.Adjectives)
	case e.Demonyms[0] == "-": // none, whatever the adjectives
		e.Demonyms = nil
	}
	if m := row[colMetonym]; m != "" {
		e.MetonymOf = IRI(m)
	}
	if c := row[colCountry]; c != "" {
		e.Country = IRI(c)
	}
	for _, o := range list(row[colOffices]) {
		office, err := parseOffice(o)
		if err != nil {
			return nil, err
		}
		e.Offices = append(e.Offices, office)
	}
	return e, nil
}

// parseOffice reads "role @ State start..end".
func parseOffice(s string) (Office, error) {
	role, rest, ok := strings.Cut(s, "@")
	if !ok {
		return Office{}, fmt.Errorf("office %q without @state", s)
	}
	rest = strings.TrimSpace(rest)
	i := strings.LastIndexByte(rest, ' ')
	if i < 0 {
		return Office{}, fmt.Errorf("office %q without a term", s)
	}
	start, end, ok := strings.Cut(rest[i+1:], "..")
	if !ok || !isDate(start) || !isDate(end) || (start != "" && end != "" && cut(start, end) > cut(end, start)) {
		return Office{}, fmt.Errorf("office %q: the term is not start..end", s)
	}
	return Office{Role: strings.TrimSpace(role), State: IRI(rest[:i]), Start: start, End: end}, nil
}

// isDate accepts ISO 8601 years, months, days, and "".
func isDate(s string) bool {
	for i := 0; i < len(s); i++ {
		if i == 4 || i == 7 {
			if s[i] != '-' {
				return false
			}
		} else if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return len(s) == 0 || len(s) == 4 || len(s) == 7 || len(s) == 10
}

func isQID(s string) bool {
	if len(s) < 2 || s[0] != 'Q' || s[1] == '0' {
		return false
	}
	for i := 1; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func knownClass(c schema.Class) bool {
	for _, k := range schema.NameClasses {
		if c == k {
			return true
		}
	}
	return false
}

// plainLabel leaves out the bracketed qualifier that keeps homonyms apart.
func plainLabel(s string) string {
	if i := strings.Index(s, " ("); i > 0 && strings.HasSuffix(s, ")") {
		return s[:i]
	}
	return s
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	parts := strings.Split(s, ";")
	out := parts[:0]
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// demonyms makes the nouns that go with adjectives where English does so
// regularly: Russian, Russians; but only "Chinese".
func demonyms(adjectives []string) []string {
	var out []string
	for _, a := range adjectives {
		out = append(out, a)
		for _, end := range []string{"s", "sh", "ch", "ese", "x", "z"} {
			if strings.HasSuffix(a, end) {
				a = ""
				break
			}
		}
		if a != "" {
			out = append(out, a+"s")
		}
	}
	return out
}

func (g *Gazetteer) add(e *Entry) int32 {
	i := int32(len(g.entries))
	g.entries = append(g.entries, e)
	g.byID[e.ID] = i
	if e.QID != "" {
		g.byQID[e.QID] = i
	}
	return i
}

// addCapitals makes a city of every capital that no table of cities has, and
// lets each stand for its country where the table gives it nothing else to
// stand for.
func (g *Gazetteer) addCapitals(capitals []capital) {
	for _, c := range capitals {
		id := IRI(c.city)
		i, ok := g.byID[id]
		if !ok {
			i = g.add(&Entry{ID: id, Label: plainLabel(c.city), Class: schema.City})
		}
		city := g.entries[i]
		if city.MetonymOf == "" {
			city.MetonymOf = c.country
		}
		if city.Country == "" {
			city.Country = c.country
		}
	}
}

// checkLinks tells of links to entries that are not there.
func (g *Gazetteer) checkLinks() error {
	for _, e := range g.entries {
		to := []string{e.MetonymOf, e.Country, e.Capital}
		for _, o := range e.Offices {
			to = append(to, o.State)
		}
		for _, id := range to {
			if id == "" {
				continue
			}
			if _, ok := g.byID[id]; !ok {
				return fmt.Errorf("gazetteer: %s points to %s, which is not there", e.ID, id)
			}
		}
	}
	return nil
}

func (g *Gazetteer) indexEntry(i int32) {
	e := g.entries[i]
	g.indexName(i, Named, e.Label)
	for _, n := range e.Names {
		g.indexName(i, Named, n)
	}
	for _, n := range e.Adjectives {
		g.indexName(i, Adjectival, n)
	}
	for _, n := range e.Demonyms {
		g.indexName(i, Demonymic, n)
	}
}

func (g *Gazetteer) indexName(i int32, kind Kind, name string) {
	cased := fold(name)
	if cased == "" {
		return
	}
	key := strings.ToLower(cased)
	at := int32(len(g.refs))
	if ends, ok := g.index[key]; ok {
		for k := ends[0]; k >= 0; k = g.refs[k].next {
			if r := &g.refs[k]; r.entry == i && r.cased == cased && (r.kind == kind || kind == Demonymic) {
				return
			}
		}
		g.refs[ends[1]].next = at
		g.index[key] = [2]int32{ends[0], at}
	} else {
		g.index[key] = [2]int32{at, at}
	}
	g.refs = append(g.refs, ref{i, kind, name, cased, -1})
	first, n := key, 1
	if j := strings.IndexByte(key, ' '); j >= 0 {
		first, n = key[:j], 1+strings.Count(key, " ")
	}
	g.longest[first] = max(g.longest[first], n)
	if w, _, _ := strings.Cut(name, " "); strings.HasSuffix(w, "'s") {
		// Texts may have the "'s" in a token of its own.
		g.longest[strings.TrimSuffix(first, "s")] = max(g.longest[strings.TrimSuffix(first, "s")], n)
	}
}

// lookup lists the refs of a key.
func (g *Gazetteer) lookup(key string) []*ref {
	ends, ok := g.index[key]
	if !ok {
		return nil
	}
	var out []*ref
	for k := ends[0]; k >= 0; k = g.refs[k].next {
		out = append(out, &g.refs[k])
	}
	return out
}

// Len is the number of entries.
func (g *Gazetteer) Len() int { return len(g.entries) }

// All lists the entries in the order of the tables. It is not to be changed.
func (g *Gazetteer) All() []*Entry { return g.entries }

// ByID finds the entry with a short IRI, nil if there is none.
func (g *Gazetteer) ByID(id string) *Entry {
	if i, ok := g.byID[id]; ok {
		return g.entries[i]
	}
	return nil
}

// ByQID finds the entry with a Wikidata identifier, nil if there is none.
func (g *Gazetteer) ByQID(qid string) *Entry {
	if i, ok := g.byQID[qid]; ok {
		return g.entries[i]
	}
	return nil
}

// OfAdjective gives what an adjective or a noun for people belongs to: the Kurds
// for "Kurdish", Europe for "European". A country comes first; see
// [Gazetteer.CountryOf].
func (g *Gazetteer) OfAdjective(word string) (*Entry, bool) {
	if e, ok := g.CountryOf(word); ok {
		return e, true
	}
	cased := fold(word)
	for _, r := range g.lookup(strings.ToLower(cased)) {
		if r.kind != Named && caseFits(r.cased, cased, true) {
			return g.entries[r.entry], true
		}
	}
	return nil, false
}

// ByName lists the entries that go by a name, in the order of the tables.
// Case is free but for acronyms: "damascus" is found, "us" is not the United
// States. Adjectives and demonyms are not names of the entry; see
// [Gazetteer.CountryOf].
func (g *Gazetteer) ByName(name string) []*Entry {
	cased := fold(name)
	var out []*Entry
	for _, r := range g.lookup(strings.ToLower(cased)) {
		if r.kind != Named || !caseFits(r.cased, cased, false) {
			continue
		}
		e := g.entries[r.entry]
		if len(out) == 0 || out[len(out)-1] != e {
			out = append(out, e)
		}
	}
	return out
}

// CountryOf finds the country that a name, adjective or demonym belongs to:
// "Russian", "Danes", "the U.S.". A state that exists is preferred to one that
// does no longer.
func (g *Gazetteer) CountryOf(word string) (*Entry, bool) {
	cased := fold(word)
	cased = strings.TrimPrefix(strings.TrimPrefix(cased, "the "), "The ")
	for _, r := range g.lookup(strings.ToLower(cased)) {
		if e := g.entries[r.entry]; e.Class == schema.Country && caseFits(r.cased, cased, false) {
			return e, true
		}
	}
	return nil, false
}

// maxTokens bounds how many tokens a match may have.
const maxTokens = 16

// Match finds the longest name that begins at words[i] and lists what it may
// stand for, in the order of the tables. Names match whatever their hyphens,
// dots and accents: "U.S." and "US", "al-Assad" in one word or three. Capital
// letters must fit: "us" and "turkey" match nothing. It gives nil when no name
// begins there.
func (g *Gazetteer) Match(words []string, i int) []Match {
	var buf [128]byte
	cased := buf[:0]
	var best []*ref
	last, limit := 0, 0
	possessive := false
	for j := i; j < len(words) && j < i+maxTokens; j++ {
		before := len(cased)
		cased = appendFold(cased, words[j])
		if len(cased) == before {
			if j == i {
				return nil
			}
			continue
		}
		possessive = possessive || isApostrophe(words[j])
		key := strings.ToLower(string(cased))
		if limit == 0 {
			first, _, _ := strings.Cut(key, " ")
			if limit = g.longest[first]; limit == 0 {
				return nil
			}
		}
		if strings.Count(key, " ") >= limit {
			break
		}
		if refs := g.lookup(key); len(refs) > 0 {
			s := string(cased)
			for _, r := range refs {
				if possessive && !strings.ContainsAny(r.form, "'’") {
					continue // "America's" is not the Americas
				}
				if caseFits(r.cased, s, true) {
					if j+1 != last {
						best, last = nil, j+1
					}
					best = append(best, r)
				}
			}
		}
	}
	if len(best) == 0 {
		return nil
	}
	out := make([]Match, 0, len(best))
	for _, r := range best {
		out = append(out, Match{g.entries[r.entry], r.kind, i, last, r.form})
	}
	return out
}
