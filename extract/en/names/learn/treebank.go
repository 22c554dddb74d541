package main

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/relata-kg/relata/extract/en/names/internal/tagger"
	"github.com/relata-kg/relata/schema"
)

// row is a word of a treebank.
type row struct {
	form, upos, xpos, misc string
	head                   int
}

// readTrees reads the sentences of a treebank.
func readTrees(path string) ([][]row, error) {
	var out [][]row
	var s []row
	err := lines(path, func(l string) error {
		if l == "" {
			if len(s) > 0 {
				out = append(out, s)
			}
			s = nil
			return nil
		}
		f := strings.Split(l, "\t")
		if l[0] == '#' || len(f) < 10 || strings.ContainsAny(f[0], "-.") {
			return nil
		}
		h := 0
		for _, c := range f[6] {
			h = 10*h + int(c-'0')
		}
		s = append(s, row{f[1], f[3], f[4], f[9], h - 1})
		return nil
	})
	return out, err
}

// readEntities makes sentences of GUM, whose mentions have kinds but are not
// only names: a mention headed by a proper noun tells the class of the run of
// proper nouns about its head; other words near proper nouns are left open, and
// the rest are no names.
func readEntities(data string) ([]sentence, error) {
	trees, err := readTrees(filepath.Join(data, "treebank", "gum-train.conllu"))
	if err != nil {
		return nil, err
	}
	var out []sentence
	for _, t := range trees {
		s := sentence{Sets: possible(t)}
		for _, r := range t {
			s.Words = append(s.Words, r.form)
		}
		setMentions(t, s.Sets)
		out = append(out, s)
	}
	return out, nil
}

// readProper makes sentences of a treebank without names, of which only that
// proper nouns are in names, but for some, is known. Every so many-th sentence
// is taken.
func readProper(path string, every int) ([]sentence, error) {
	trees, err := readTrees(path)
	if err != nil {
		return nil, err
	}
	var out []sentence
	for i, t := range trees {
		if i%every != 0 {
			continue
		}
		s := sentence{Sets: possible(t)}
		for i, r := range t {
			s.Words = append(s.Words, r.form)
			if r.upos == "PROPN" && r.xpos != "ADD" && len(r.form) > 1 && !slices.Contains(notNames, r.form) {
				s.Sets[i] &^= 1
			}
		}
		out = append(out, s)
	}
	return out, nil
}

// possible leaves every tag open for words that may be in a name by their part
// of speech and their neighbours', and only O for the others.
func possible(t []row) []uint32 {
	proper := func(i int) bool { return i >= 0 && i < len(t) && t[i].upos == "PROPN" }
	sets := make([]uint32, len(t))
	for i, r := range t {
		c, _ := utf8.DecodeRuneInString(r.form)
		sets[i] = 1
		if proper(i) || unicode.IsUpper(c) && (r.upos == "ADJ" || r.upos == "NOUN") ||
			proper(i-1) && (proper(i+1) || proper(i+2)) || proper(i-2) && proper(i+1) {
			sets[i] = 1<<tagger.N - 1
		}
	}
	return sets
}

// mention matches the opening and closing of a mention in GUM's Entity
// attribute: "(12-person-giv:act-…" and "12)".
var mention = regexp.MustCompile(`\((\d+)-(\w+)|(\d+)\)|\)`)

var entityKinds = map[string][]schema.Class{
	"person":       {schema.Person, schema.Group},
	"organization": {schema.Organization},
	"place":        {schema.Country, schema.City, schema.Place, schema.Facility},
	"event":        {schema.Event},
}

func setMentions(t []row, sets []uint32) {
	type span struct {
		id, kind string
		from, to int
	}
	var found, open []span
	for i, r := range t {
		for _, a := range strings.Split(r.misc, "|") {
			v, ok := strings.CutPrefix(a, "Entity=")
			if !ok {
				continue
			}
			for _, x := range mention.FindAllStringSubmatch(v, -1) {
				if x[1] != "" {
					open = append(open, span{x[1], x[2], i, 0})
					continue
				}
				for j := len(open) - 1; j >= 0; j-- {
					if x[3] == "" || open[j].id == x[3] {
						m := open[j]
						m.to = i + 1
						found = append(found, m)
						open = slices.Delete(open, j, j+1)
						break
					}
				}
			}
		}
	}
	proper := func(i int) bool { return t[i].upos == "PROPN" }
	head := func(m span) int {
		for i := m.from; i < m.to; i++ {
			if h := t[i].head; h < m.from || h >= m.to {
				return i
			}
		}
		return m.from
	}
	for k, m := range found {
		nested := false
		for j, o := range found {
			nested = nested || j != k && o.from <= m.from && m.to <= o.to && o.to-o.from > m.to-m.from && entityKinds[o.kind] != nil && proper(head(o))
		}
		classes := entityKinds[m.kind]
		h := head(m)
		if nested || classes == nil || !proper(h) {
			continue
		}
		from, to := h, h+1
		for from > m.from && proper(from-1) {
			from--
		}
		for to < m.to && proper(to) {
			to++
		}
		for i := from; i < to; i++ {
			var set uint32
			for _, c := range classes {
				if c == schema.Group && t[i].xpos != "NNPS" {
					continue
				}
				if i == from || m.kind == "person" {
					set |= 1 << tagger.Index("B-"+string(c))
				}
				if i > from {
					set |= 1 << tagger.Index("I-"+string(c))
				}
			}
			if m.kind == "person" && i < to-1 {
				set |= 1 // perhaps a title
			}
			sets[i] = set
		}
	}
}

// notNames are proper nouns that are no names by the guide: dates, titles,
// languages.
var notNames = strings.Fields(`January February March April May June July August September October November December
	Jan Jan. Feb Feb. Mar Mar. Apr Apr. Jun Jun. Jul Jul. Aug Aug. Sep Sep. Sept Sept. Oct Oct. Nov Nov. Dec Dec.
	Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
	Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Prof. Sir Lord Lady President Prime Minister Secretary General Gen. Colonel Col. Captain
	Sgt. Lt. Major Senator Sen. Rep. Governor Gov. Pope King Queen Prince Princess Professor Chairman Director Judge Justice
	Ambassador Ayatollah Sheikh Imam English French German Spanish Arabic Chinese Japanese Russian Hebrew Latin God AM PM
	EST CST PST GMT Internet Web Christmas Easter`)
