package gazetteer

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/relata-kg/relata/schema"
)

// userRow is one imported line, as Write gives it back.
type userRow struct {
	label, aliases, qid string
	class               schema.Class
	start, end          string
	role, state         string
}

// header maps the names that Wikidata queries give their columns to ours.
var header = map[string]string{
	"label": "label", "itemlabel": "label", "name": "label", "personlabel": "label",
	"aliases": "aliases", "alias": "aliases", "altlabel": "aliases", "altlabels": "aliases", "itemaltlabel": "aliases",
	"id": "id", "item": "id", "qid": "id", "wikidata": "id", "person": "id",
	"class": "class", "type": "class", "classlabel": "class", "typelabel": "class",
	"start": "start", "starttime": "start", "startdate": "start",
	"end": "end", "endtime": "end", "enddate": "end",
	"office": "office", "position": "office", "role": "office", "officelabel": "office", "positionlabel": "office",
	"state": "state", "country": "state", "statelabel": "state", "countrylabel": "state", "of": "state",
}

// classWords are the words that Wikidata's own classes use for ours.
var classWords = map[string]schema.Class{
	"human": schema.Person, "people": schema.Person, "politician": schema.Person,
	"organisation": schema.Organization, "company": schema.Organization, "business": schema.Organization,
	"enterprise": schema.Organization, "political party": schema.Organization, "newspaper": schema.Organization,
	"university": schema.Organization, "government agency": schema.Organization,
	"sovereign state": schema.Country, "state": schema.Country,
	"town": schema.City, "village": schema.City, "big city": schema.City,
	"region": schema.Place, "province": schema.Place, "river": schema.Place, "mountain": schema.Place, "location": schema.Place,
	"building": schema.Facility, "airport": schema.Facility,
	"ethnic group": schema.Group, "religion": schema.Group, "nationality": schema.Group,
	"war": schema.Event, "election": schema.Event, "conference": schema.Event,
	"work": schema.Product, "film": schema.Product, "book": schema.Product,
	"treaty": schema.Law,
}

func classOf(s string) (schema.Class, bool) {
	for _, c := range schema.NameClasses {
		if strings.EqualFold(string(c), s) {
			return c, true
		}
	}
	c, ok := classWords[strings.ToLower(s)]
	return c, ok
}

// Import adds the rows of a CSV file such as a Wikidata query gives, and
// returns how many it added or changed. The first line names the columns:
// label and class are needed; aliases (parted by "|", ";" or ","), id (Q… or an
// address that ends in it), start, end, office and state may follow, in any
// order; other columns are passed over. With an office and a state, start and
// end are its term, else the time of the thing itself.
//
// A row whose id is known adds its names and office to that entry; a new entry
// whose name another has gets its id as qualifier. Nothing is added when a row
// is wrong: the error names the file, if r is one, and the line.
func (g *Gazetteer) Import(r io.Reader) (n int, err error) {
	name := "gazetteer"
	if f, ok := r.(interface{ Name() string }); ok {
		name = f.Name()
	}
	rows, err := parseImport(r, name)
	if err != nil {
		return 0, err
	}
	for i, row := range rows {
		if row.state != "" && g.stateID(row.state) == "" {
			return 0, fmt.Errorf("%s:%d: unknown state %q", name, row.line, rows[i].state)
		}
	}
	for _, row := range rows {
		if g.addUser(row.userRow) {
			n++
		}
	}
	return n, nil
}

type importRow struct {
	userRow
	line int
}

func parseImport(r io.Reader, name string) ([]importRow, error) {
	br := bufio.NewReader(r)
	if bom, err := br.Peek(3); err == nil && string(bom) == "\xef\xbb\xbf" {
		br.Discard(3)
	}
	cr := csv.NewReader(br)
	cr.FieldsPerRecord = -1
	cr.TrimLeadingSpace = true
	head, err := cr.Read()
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s:1: no header: the first line must name the columns (label, class …)", name)
	}
	if err != nil {
		return nil, csvError(name, err)
	}
	col := map[string]int{}
	for i, h := range head {
		if c, ok := header[strings.ToLower(strings.TrimSpace(h))]; ok {
			if _, twice := col[c]; !twice || strings.HasSuffix(strings.ToLower(h), "label") {
				// Of "country" and "countryLabel" the label says more.
				col[c] = i
			}
		}
	}
	for _, need := range []string{"label", "class"} {
		if _, ok := col[need]; !ok {
			return nil, fmt.Errorf("%s:1: no column %q among %s", name, need, strings.Join(head, ", "))
		}
	}
	var rows []importRow
	for {
		rec, err := cr.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, csvError(name, err)
		}
		line, _ := cr.FieldPos(0)
		get := func(c string) string {
			if i, ok := col[c]; ok && i < len(rec) {
				return strings.Join(strings.Fields(rec[i]), " ")
			}
			return ""
		}
		row, err := userRowOf(get)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
		rows = append(rows, importRow{row, line})
	}
}

func csvError(name string, err error) error {
	var pe *csv.ParseError
	if errors.As(err, &pe) {
		return fmt.Errorf("%s:%d: %w", name, pe.Line, pe.Err)
	}
	return fmt.Errorf("%s: %w", name, err)
}

func userRowOf(get func(string) string) (userRow, error) {
	row := userRow{label: get("label"), role: get("office"), state: get("state")}
	if row.label == "" {
		return row, errors.New("no label")
	}
	if fold(row.label) == "" {
		return row, fmt.Errorf("label %q has no letters", row.label)
	}
	var ok bool
	if row.class, ok = classOf(get("class")); !ok {
		return row, fmt.Errorf("unknown class %q: use one of %s", get("class"), classList())
	}
	if id := get("id"); id != "" {
		row.qid = id[strings.LastIndexByte(id, '/')+1:]
		if !isQID(row.qid) {
			return row, fmt.Errorf("%q is no Wikidata id", id)
		}
	}
	row.aliases = strings.Join(splitAliases(get("aliases")), "|")
	var err error
	if row.start, err = dateOf(get("start")); err != nil {
		return row, err
	}
	if row.end, err = dateOf(get("end")); err != nil {
		return row, err
	}
	if row.start != "" && row.end != "" && cut(row.start, row.end) > cut(row.end, row.start) {
		return row, fmt.Errorf("starts on %s, after its end on %s", row.start, row.end)
	}
	if row.role != "" && row.state == "" {
		return row, fmt.Errorf("office %q without a state", row.role)
	}
	if row.role == "" {
		row.state = ""
	}
	return row, nil
}

func classList() string {
	s := make([]string, len(schema.NameClasses))
	for i, c := range schema.NameClasses {
		s[i] = string(c)
	}
	return strings.Join(s, ", ")
}

// splitAliases takes the widest separator that is there, so that a comma may
// stand in an alias among aliases parted by bars.
func splitAliases(s string) []string {
	sep := ","
	for _, c := range []string{"|", ";"} {
		if strings.Contains(s, c) {
			sep = c
			break
		}
	}
	var out []string
	for _, a := range strings.Split(s, sep) {
		if a = strings.TrimSpace(a); fold(a) != "" {
			out = append(out, a)
		}
	}
	return out
}

// dateOf cuts Wikidata's "2018-04-26T00:00:00Z" and "+2018-00-00" to a day,
// month or year.
func dateOf(s string) (string, error) {
	d, _, _ := strings.Cut(strings.TrimPrefix(s, "+"), "T")
	for strings.HasSuffix(d, "-00") && len(d) > 4 {
		d = strings.TrimSuffix(d, "-00")
	}
	if !isDate(d) {
		return "", fmt.Errorf("%q is no date: use YYYY, YYYY-MM or YYYY-MM-DD", s)
	}
	return d, nil
}

// addUser adds or widens an entry and tells whether that changed anything.
func (g *Gazetteer) addUser(row userRow) bool {
	aliases := list(strings.ReplaceAll(row.aliases, "|", ";"))
	i, ok := int32(0), false
	if row.qid != "" {
		i, ok = g.byQID[row.qid]
	} else {
		i, ok = g.byID[IRI(row.label)]
		ok = ok && g.entries[i].Class == row.class
	}
	changed := !ok
	if !ok {
		e := &Entry{ID: IRI(row.label), Label: row.label, Class: row.class, QID: row.qid}
		if _, taken := g.byID[e.ID]; taken {
			q := row.qid
			if q == "" {
				q = string(row.class)
			}
			e.ID = IRI(row.label + " (" + q + ")")
		}
		for k := 2; ; k++ {
			if _, taken := g.byID[e.ID]; !taken {
				break
			}
			e.ID = IRI(row.label + " (" + string(row.class) + " " + strconv.Itoa(k) + ")")
		}
		i = g.add(e)
	}
	e := g.entries[i]
	e.Own = true
	for _, a := range append([]string{row.label}, aliases...) {
		if a != e.Label && !slices.Contains(e.Names, a) {
			e.Names = append(e.Names, a)
			changed = true
		}
		g.indexName(i, Named, a)
	}
	switch {
	case row.role != "":
		o := Office{Role: row.role, State: g.stateID(row.state), Start: row.start, End: row.end}
		if !slices.Contains(e.Offices, o) {
			e.Offices = append(e.Offices, o)
			g.indexOffice(i, o)
			changed = true
		}
	case row.start != "" && e.Start != row.start || row.end != "" && e.End != row.end:
		e.Start, e.End = row.start, row.end
		changed = true
	}
	if changed {
		g.user = append(g.user, row)
	}
	return changed
}

// Write gives all that was imported as CSV that [Gazetteer.Import] reads.
func (g *Gazetteer) Write(w io.Writer) error {
	cw := csv.NewWriter(w)
	if err := cw.Write([]string{"label", "aliases", "id", "class", "start", "end", "office", "state"}); err != nil {
		return fmt.Errorf("gazetteer: %w", err)
	}
	for _, r := range g.user {
		if err := cw.Write([]string{r.label, r.aliases, r.qid, string(r.class), r.start, r.end, r.role, r.state}); err != nil {
			return fmt.Errorf("gazetteer: %w", err)
		}
	}
	cw.Flush()
	if err := cw.Error(); err != nil {
		return fmt.Errorf("gazetteer: %w", err)
	}
	return nil
}
