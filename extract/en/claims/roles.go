package claims

import (
	"strings"

	"github.com/relata-kg/relata/schema"
)

// A title, an apposition or "X is chairman" says who holds a role on the day it
// is said. The words themselves name no time, so the time of such a claim is
// the text's own date, and its frame says so: "document". It is taken from
//
//   - the words of the role where they name a time ("secretary of state from
//     2005 to 2009");
//   - the clause, with the frame "sentence", where the role is told of then
//     ("then-Secretary Powell opposed it in 2003") or where the holder speaks
//     two calendar years or more before the text was written;
//   - else the date of the text, if it has one.
//
// A role that is over ("former", "ex-", "late") has an end and no beginning: it
// was held until the day of the text at the latest. Nothing is said where the
// clause tells of a time long past and not of the role.
//
// The role is the noun h with the words from token a on before it, said in
// clause ci.
func (r *reader) roleTime(d *draft, ci, a, h int) {
	if d.mod != "" && d.mod != schema.Asserted || d.neg || !r.isRole(d, h) {
		return
	}
	if w := r.timeInRole(h); w != nil {
		d.when = w
		return
	}
	word, mark := r.roleMark(a, h)
	switch word {
	case roleOver, roleThen:
		d.tense = "past"
	case roleAhead:
		return
	default:
		if d.c >= 0 && (d.when != nil || d.tense != "present") {
			return // the copula has its own time
		}
	}
	date := r.d.Date
	var told *schema.When
	if ci >= 0 {
		told = r.timeOf(ci)
	}
	switch {
	case word == roleOver, word == roleThen && told == nil:
		d.when = &schema.When{End: date, Text: mark.Of(r.d.Text), Span: mark}
		if date != "" {
			d.when.Frame = "document"
		}
	case word == roleThen, told != nil && told.Start != "" && (date == "" || longBefore(told.End, date)) && r.holderSpeaks(ci, d):
		w := *told
		w.Frame = "sentence"
		d.when = &w
	case date != "" && (told == nil || told.End == "" || !longBefore(told.End, date)):
		d.when = &schema.When{Start: date, End: date, Frame: "document"}
	}
}

// servedAs reads "served as defense secretary of the country" as a role held
// while it is told of.
func (r *reader) servedAs(i int, obls []oblique, args []schema.Arg) bool {
	c := &r.clauses[i]
	if !set1(r.lem[c.head], "serve", "act", "work") || c.passive || len(c.obj)+len(c.iobj) > 0 || len(c.chain) > 0 {
		return false
	}
	for j, o := range obls {
		if o.text != "as" || !office(r.lem[o.head]) || o.head < c.head {
			continue
		}
		rest := append(append([]oblique{}, obls[:j]...), obls[j+1:]...)
		be := append(append(r.copulaWords(c), c.head), o.prep...)
		for _, s := range r.subjects(c) {
			r.roleClaims(i, s, o.head, be, "verb+as", append(r.obliqueArgs(rest), args...))
		}
		return true
	}
	return false
}

// leavesOffice reads "will resign as head of the party": who leaves an office
// holds it.
func (r *reader) leavesOffice(i int, obls []oblique) {
	c := &r.clauses[i]
	if c.passive || c.neg || !set1(r.lem[c.head], "resign", "retire", "quit") && !(set1(r.lem[c.head], "step", "stand") && len(c.prt) == 1 && r.lem[c.prt[0]] == "down") {
		return
	}
	for _, o := range obls {
		if o.text == "as" && office(r.lem[o.head]) && o.head > c.head && len(r.complementPhrases(o.head))+len(r.owners(o.head)) > 0 {
			for _, s := range r.subjects(c) {
				r.roleClaims(-1, s, o.head, nil, "verb+as", nil)
			}
		}
	}
}

// isRole tells a state that people and bodies are in for a time: an office, or
// whatever a person, body or group is called.
func (r *reader) isRole(d *draft, h int) bool {
	if office(r.lem[h]) {
		return true
	}
	switch d.subj.Class {
	case schema.Person:
		return !kinship[r.lem[h]] || r.lem[h] == "ally" || r.lem[h] == "partner"
	case schema.Organization, schema.Group:
		return d.c < 0
	}
	return false
}

// holderSpeaks tells that the one the role is said of speaks in the clause.
func (r *reader) holderSpeaks(ci int, d *draft) bool {
	c := &r.clauses[ci]
	if !speaking[r.lem[c.head]] && !listening[r.lem[c.head]] {
		return false
	}
	for _, s := range c.subj {
		if r.node(s).Key() == d.subj.Key() {
			return true
		}
	}
	return false
}

// timeInRole is the expression of time among the words that follow a role, nil
// for none.
func (r *reader) timeInRole(h int) *schema.When {
	for k := h + 1; k < r.last[h]; k++ {
		if ti := r.time[k]; ti >= 0 && r.under(k, h) && r.clauseOf(k) == r.clauseOf(h) && r.nearestNoun(k) == h && r.d.Times[ti].Kind == "date" {
			w := r.d.Times[ti].When
			w.Frame = ""
			return &w
		}
	}
	return nil
}

// The words before a role that say whether it is held.
type roleStanding uint8

const (
	roleHeld  roleStanding = iota
	roleOver               // "former", "ex-", "late"
	roleThen               // "then-Secretary"
	roleAhead              // "incoming", "-elect"
)

var roleMarks = map[string]roleStanding{
	"former": roleOver, "ex": roleOver, "late": roleOver, "onetime": roleOver, "one-time": roleOver, "erstwhile": roleOver, "ousted": roleOver,
	"deposed": roleOver, "previous": roleOver, "previously": roleOver, "formerly": roleOver, "retired": roleOver,
	"then":     roleThen,
	"incoming": roleAhead, "elect": roleAhead, "designate": roleAhead, "future": roleAhead, "would-be": roleAhead, "prospective": roleAhead,
}

// roleMark finds the word that says whether a role is held among the words from
// token a to the noun h, of which it may be a part ("ex-president").
func (r *reader) roleMark(a, h int) (roleStanding, schema.Span) {
	for a > 0 && (roleMarks[strings.ToLower(r.tok[a-1].Form)] != roleHeld || r.hyphenated(a-1)) {
		a-- // "then-President": the adverb hangs elsewhere
	}
	for k := a; k <= h; k++ {
		if k != h && (r.name[k] >= 0 || r.upos(k, "PUNCT")) {
			continue
		}
		l := strings.ToLower(r.tok[k].Form)
		pre, rest, _ := strings.Cut(l, "-")
		for _, w := range []string{l, pre, rest} {
			if s := roleMarks[w]; s != roleHeld && (w == l || k == h) {
				return s, r.tok[k].Span
			}
		}
	}
	return roleHeld, schema.Span{}
}

// roleStart is the first of the words before a noun that belong to it.
func (r *reader) roleStart(h int) int {
	a := h
	for a > 0 && r.under(a-1, h) {
		a--
	}
	return a
}

// roleTail are the words after a noun for an office that only say which it is:
// "secretary of state", "minister of defense", "chief of staff".
func (r *reader) roleTail(h int) []int {
	if !portfolio[plainRole(r.lem[h])] {
		return nil
	}
	for _, k := range r.kidsOf(h, "nmod") {
		if k > h && r.ofPhrase(k) && r.upos(k, "NOUN", "PROPN") && r.name[k] < 0 && (len(r.kids[k]) == 1 || r.lem[k] == "staff" && r.kid(k, "det") < 0) && k == h+2 {
			return []int{h + 1, k}
		}
	}
	return nil
}

// portfolio are offices whose "of" with a bare noun names no body.
var portfolio = set("secretary minister undersecretary chief head")

// longBefore tells that a time, an ISO 8601 date, lies two calendar years or
// more before a date.
func longBefore(t, date string) bool {
	a, ok := calendarYear(t)
	b, ok2 := calendarYear(date)
	return ok && ok2 && a+2 <= b
}

func calendarYear(date string) (int, bool) {
	if len(date) < 4 {
		return 0, false
	}
	y := 0
	for _, c := range date[:4] {
		if c < '0' || c > '9' {
			return 0, false
		}
		y = 10*y + int(c-'0')
	}
	return y, true
}

// plainRole takes the prefix off a noun that says its role is over: "president"
// of "ex-president".
func plainRole(l string) string {
	if pre, rest, ok := strings.Cut(l, "-"); ok && roleMarks[pre] != roleHeld {
		return rest
	}
	return l
}
