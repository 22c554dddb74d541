package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/relata-kg/relata/schema"
)

// repair mends what grammar forbids in the names of one sentence.
func (f *finder) repair(s *sentence) {
	out := s.names[:0]
	for _, n := range s.names {
		if s.trim(&n) && !f.isNoName(s, n) {
			out = append(out, n)
		}
	}
	s.names = out
}

// trim takes words off the ends of a name that belong to none, and tells
// whether something is left.
func (s *sentence) trim(n *name) bool {
	for n.first < n.last {
		w := s.words[n.first]
		if !outside[strings.ToLower(w)] && !isMark(w) && !(n.class == schema.Person && titles[strings.ToLower(w)] && n.last-n.first > 1) {
			break
		}
		n.first++
	}
	for n.first < n.last {
		w := s.words[n.last-1]
		if w != "'s" && w != "’s" && !(isMark(w) && w != "!" && w != ".") {
			break
		}
		n.last--
	}
	return n.first < n.last
}

// outside are words no name begins with.
var outside = map[string]bool{"'s": true, "’s": true, "a": true, "an": true, "and": true, "or": true, "of": true}

// titles stand before the names of people and are no part of them.
var titles = map[string]bool{
	"mr.": true, "mrs.": true, "ms.": true, "mr": true, "mrs": true, "ms": true, "dr.": true, "dr": true, "sir": true, "lord": true,
	"president": true, "president-elect": true, "minister": true, "premier": true, "chancellor": true, "secretary": true, "ambassador": true,
	"senator": true, "sen.": true, "representative": true, "rep.": true, "congressman": true, "congresswoman": true, "governor": true, "gov.": true, "mayor": true,
	"general": true, "gen.": true, "colonel": true, "col.": true, "major": true, "maj.": true, "captain": true, "capt.": true, "lieutenant": true, "lt.": true, "sergeant": true, "sgt.": true, "admiral": true, "adm.": true, "commander": true, "officer": true,
	"chairman": true, "spokesman": true, "spokeswoman": true, "director": true, "chief": true, "judge": true, "justice": true, "professor": true, "prof.": true, "reverend": true, "rev.": true, "archbishop": true, "bishop": true, "cardinal": true, "pope": true, "ayatollah": true, "sheikh": true, "imam": true,
}

// isMark tells whether a token has neither letter nor digit.
func isMark(w string) bool {
	return !strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// isNoName tells of words that are never a name by themselves: days and
// months, web and mail addresses, a single word in small letters that the
// gazetteer does not know.
func (f *finder) isNoName(s *sentence, n name) bool {
	known := false
	for _, ms := range s.matches {
		known = known || ms[0].First < n.last && n.first < ms[0].Last
	}
	letters, calendar := false, true
	for i := n.first; i < n.last; i++ {
		w := s.words[i]
		if isAddress(w) && !known {
			return true
		}
		letters = letters || strings.ContainsFunc(w, unicode.IsLetter)
		calendar = calendar && (isDate[strings.ToLower(strings.TrimSuffix(w, "."))] || !strings.ContainsFunc(w, unicode.IsLetter))
	}
	if n.class == schema.Product && !letters {
		return false // "24", the television series
	}
	return !letters || calendar
}

var isDate = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"mon": true, "tue": true, "tues": true, "wed": true, "thu": true, "thurs": true, "fri": true, "sat": true, "sun": true,
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true, "september": true, "october": true, "november": true, "december": true,
	"jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true, "sep": true, "sept": true, "oct": true, "nov": true, "dec": true,
}

// isAddress tells of web and mail addresses and file names.
func isAddress(w string) bool {
	if strings.Contains(w, "://") || strings.HasPrefix(w, "www.") || strings.Contains(w, "@") {
		return true
	}
	i := strings.LastIndexByte(w, '.')
	if i <= 0 || i+3 > len(w) || len(w)-i > 5 {
		return false
	}
	for _, r := range w[i+1:] {
		if !unicode.IsLower(r) {
			return false
		}
	}
	return strings.ContainsFunc(w[:i], unicode.IsLower)
}

// isCapital tells whether a word begins with a capital letter.
func isCapital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// isTitle tells whether a sentence writes nearly all its longer words with
// capitals, as headings do, so that capitals do not tell names.
func (s *sentence) isTitle() bool {
	upper, lower := 0, 0
	for _, w := range s.words {
		if len(w) < 4 || !strings.ContainsFunc(w, unicode.IsLetter) {
			continue
		}
		if isCapital(w) {
			upper++
		} else {
			lower++
		}
	}
	return upper >= 4 && upper > 5*lower
}
