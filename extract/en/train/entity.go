package main

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mention matches the opening and closing of a mention in GUM's Entity
// attribute: "(12-person-giv:act-…" and "12)".
var mention = regexp.MustCompile(`\((\d+)-(\w+)|(\d+)\)|\)`)

// entityKinds are the classes that GUM's entity types stand for.
var entityKinds = map[string][]string{
	"person":       {"Person", "Group"},
	"organization": {"Organization"},
	"place":        {"Country", "City", "Place", "Facility"},
	"event":        {"Event"},
}

// entityNames sets the names of sentences of GUM from its mentions, given each
// word's MISC column. A mention headed by a proper noun tells the class of the
// run of proper nouns around its head; what else is a name, and where titles
// end, is left open, except that words that are neither proper nouns nor near
// them, nor nouns or adjectives with a capital, are no names.
func entityNames(s *sentence, misc []string) {
	type span struct {
		kind     string
		from, to int
	}
	var found []span
	var open []struct {
		id, kind string
		from     int
	}
	for i, m := range misc {
		for _, a := range strings.Split(m, "|") {
			v, ok := strings.CutPrefix(a, "Entity=")
			if !ok {
				continue
			}
			for _, x := range mention.FindAllStringSubmatch(v, -1) {
				if x[1] != "" {
					open = append(open, struct {
						id, kind string
						from     int
					}{x[1], x[2], i})
					continue
				}
				for j := len(open) - 1; j >= 0; j-- {
					if x[3] == "" || open[j].id == x[3] {
						found = append(found, span{open[j].kind, open[j].from, i + 1})
						open = append(open[:j], open[j+1:]...)
						break
					}
				}
			}
		}
	}
	index := map[string]int{}
	tags := nameTags()
	for i, t := range tags {
		index[t] = i
	}
	all := uint32(1)<<len(tags) - 1
	proper := func(i int) bool { return i >= 0 && i < len(s.words) && s.tags[i][0] == "PROPN" }
	s.names = make([]uint32, len(s.words))
	for i, w := range s.words {
		r, _ := utf8.DecodeRuneInString(w)
		s.names[i] = 1
		if proper(i) || unicode.IsUpper(r) && (s.tags[i][0] == "ADJ" || s.tags[i][0] == "NOUN") || proper(i-1) && (proper(i+1) || proper(i+2)) || proper(i-2) && proper(i+1) {
			s.names[i] = all
		}
	}
	for k, f := range found {
		nested := false
		for j, o := range found {
			if j != k && o.from <= f.from && f.to <= o.to && o.to-o.from > f.to-f.from && entityKinds[o.kind] != nil && proper(headOf(s, o.from, o.to)) {
				nested = true
			}
		}
		classes := entityKinds[f.kind]
		h := headOf(s, f.from, f.to)
		if nested || classes == nil || !proper(h) {
			continue
		}
		from, to := h, h+1
		for from > f.from && proper(from-1) {
			from--
		}
		for to < f.to && proper(to) {
			to++
		}
		for i := from; i < to; i++ {
			var set uint32
			for _, c := range classes {
				if c == "Group" && s.tags[i][1] != "NNPS" {
					continue
				}
				if i == from || f.kind == "person" {
					set |= 1 << index["B-"+c]
				}
				if i > from {
					set |= 1 << index["I-"+c]
				}
			}
			if f.kind == "person" && i < to-1 {
				set |= 1 // perhaps a title
			}
			s.names[i] = set
		}
	}
}

// headOf returns the first word of from..to whose head lies outside.
func headOf(s *sentence, from, to int) int {
	for i := from; i < to; i++ {
		if h := s.head[i]; h < from || h >= to {
			return i
		}
	}
	return from
}

// notNames are proper nouns that the guide for names leaves out: dates, titles,
// languages.
var notNames = strings.Fields(`January February March April May June July August September October November December
	Jan Jan. Feb Feb. Mar Mar. Apr Apr. Jun Jun. Jul Jul. Aug Aug. Sep Sep. Sept Sept. Oct Oct. Nov Nov. Dec Dec.
	Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
	Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Prof. Sir Lord Lady President Prime Minister Secretary General Gen. Colonel Col. Captain
	Sgt. Lt. Major Senator Sen. Rep. Governor Gov. Pope King Queen Prince Princess Professor Chairman Director Judge Justice
	Ambassador Ayatollah Sheikh Imam English French German Spanish Arabic Chinese Japanese Russian Hebrew Latin God AM PM
	EST CST PST GMT Internet Web Christmas Easter`)

// vagueWeight is the weight of the names that properNames sets, against 1 of
// names that people marked.
const vagueWeight = 0.25

// properNames sets the names of sentences of a treebank without names: proper
// nouns but those of notNames are parts of names of unknown classes, and words
// that are neither proper nouns nor near them, nor nouns or adjectives with a
// capital, are no names.
func properNames(s *sentence) {
	all := uint32(1)<<len(nameTags()) - 1
	proper := func(i int) bool { return i >= 0 && i < len(s.words) && s.tags[i][0] == "PROPN" }
	s.names, s.vague = make([]uint32, len(s.words)), true
	for i, w := range s.words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case proper(i) && s.tags[i][1] != "ADD" && !slices.Contains(notNames, w) && len(w) > 1:
			s.names[i] = all &^ 1
		case proper(i), unicode.IsUpper(r) && (s.tags[i][0] == "ADJ" || s.tags[i][0] == "NOUN"),
			proper(i-1) && (proper(i+1) || proper(i+2)), proper(i-2) && proper(i+1):
			s.names[i] = all
		default:
			s.names[i] = 1
		}
	}
}
