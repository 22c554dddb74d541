package claims

import (
	"strings"

	"github.com/relata-kg/relata/schema"
)

// clauseOf is the innermost clause that a token belongs to, -1 for none.
func (r *reader) clauseOf(i int) int {
	for n := 0; i >= 0 && n <= len(r.tok); i, n = r.head[i], n+1 {
		if r.at[i] >= 0 {
			return r.at[i]
		}
	}
	return -1
}

// clauseTimes finds the time of every clause from its own words.
func (r *reader) clauseTimes() {
	r.when = make([]*schema.When, len(r.clauses))
	kinds, direct := make([]string, len(r.clauses)), make([]bool, len(r.clauses))
	for i := 0; i < len(r.tok); i++ {
		ti := r.time[i]
		if ti < 0 || i > 0 && r.time[i-1] == ti {
			continue
		}
		x := r.d.Times[ti]
		// The head of the expression is its token whose own head lies outside.
		h := i
		for j := i; j < len(r.tok) && r.time[j] == ti; j++ {
			if r.head[j] < 0 || r.time[r.head[j]] != ti {
				h = j
				break
			}
		}
		if r.name[h] >= 0 && r.d.Mentions[r.name[h]].Last-r.d.Mentions[r.name[h]].First > x.Last-x.First {
			continue // part of a name, such as "September 11 Commission"
		}
		if r.is(h, "amod") && roleMarks[r.lem[h]] != roleHeld && x.Last-x.First == 1 {
			continue // "the late leader" was one, whatever else is said of him
		}
		ci := r.clauseOf(h)
		if ci < 0 || r.inApposition(h) || r.withinTemporal(h) {
			continue
		}
		if p := r.head[h]; r.term(h) || x.Kind == "duration" && (r.inCompound(i, ti) || p >= 0 && r.at[p] != ci && r.is(h, "nmod")) {
			continue // "a response to two decades of war" does not last as long
		}
		if c := &r.clauses[ci]; r.hasMark(c, "to") && len(c.aux) == 0 && c.parent >= 0 && r.bygone(i, ti) {
			ci = c.parent // "announced his intention to run earlier this month"
		}
		w := x.When
		w.Frame = ""
		// A time inside a noun phrase is the clause's only if nothing nearer is.
		// What stands beside the verb comes before what a noun brings with it: "was
		// sentenced Monday for the December attack".
		beside := r.head[h] >= 0 && r.at[r.head[h]] == ci && x.Kind == "date"
		old := r.when[ci]
		better := old != nil && (old.Start == "" && w.Start != "" || kinds[ci] == "duration" && x.Kind == "date")
		if old == nil || beside && !direct[ci] || better && beside == direct[ci] {
			r.when[ci], kinds[ci], direct[ci] = &w, x.Kind, beside
		}
	}
	// Phrases that place an event by another: "after the invasion", "during
	// evening prayers".
	for i := range r.clauses {
		c := &r.clauses[i]
		if r.when[i] != nil {
			continue
		}
		if c.moment > 0 {
			r.when[i] = r.whenOf(c.moment-1, nil)
			continue
		}
		if w := r.whenBefore(c); w != nil {
			r.when[i] = w
			continue
		}
		for _, o := range c.obls {
			if r.timePhrase(o) {
				r.when[i] = r.whenOf(o.head, o.prep)
				break
			}
		}
		if r.when[i] == nil {
			for _, a := range c.adv {
				if q := &r.clauses[a]; len(q.mark) > 0 && temporal[r.lem[q.mark[0]]] || len(q.mark) > 0 && r.lem[q.mark[0]] == "when" {
					n := r.longNode(q.head, nil)
					r.when[i] = &schema.When{Text: n.Text, Span: n.Span}
					break
				}
			}
		}
		if r.when[i] == nil {
			for _, k := range r.kidsOf(c.head, "advmod") {
				if timeAdverbs[r.lem[k]] {
					r.when[i] = &schema.When{Text: r.tok[k].Form, Span: r.tok[k].Span}
					break
				}
			}
		}
	}
}

// inCompound tells an expression of time, from token i on, within a compound: "a
// ten-year contract".
func (r *reader) inCompound(i, ti int) bool {
	for ; i < len(r.tok) && r.time[i] == ti; i++ {
		if h := r.head[i]; r.is(i, "compound") && h >= 0 && r.time[h] != ti {
			return true
		}
	}
	return false
}

// bygone tells an expression, from token i on, of a time that is over.
func (r *reader) bygone(i, ti int) bool {
	for ; i < len(r.tok) && r.time[i] == ti; i++ {
		if set1(r.lem[i], "ago", "last", "yesterday") || r.lem[i] == "early" && strings.EqualFold(r.tok[i].Form, "earlier") {
			return true
		}
	}
	return false
}

// withinTemporal tells a time of the event that another is placed before or
// after: "since his meeting in July" is not in July.
func (r *reader) withinTemporal(i int) bool {
	if r.at[i] >= 0 {
		return false
	}
	if p := r.head[i]; p >= 0 && r.at[p] >= 0 && r.clauses[r.at[p]].cop >= 0 && r.time[p] < 0 {
		if cs := r.cases(p); len(cs) > 0 && set1(r.lem[cs[0]], "after", "before", "since", "until", "till") {
			return true // "was before the 2014 protests"
		}
	}
	for i, n := r.head[i], 0; i >= 0 && n <= len(r.tok) && r.at[i] < 0; i, n = r.head[i], n+1 {
		if cs := r.cases(i); len(cs) > 0 && r.time[i] < 0 && r.is(i, "obl") && set1(r.lem[cs[0]], "after", "before", "since", "until", "till") {
			return true
		}
	}
	return false
}

// whenBefore is the expression of time right before a clause that "when" leads:
// "in 1991, when they overthrew him".
func (r *reader) whenBefore(c *clause) *schema.When {
	a := r.start(c)
	if c.parent < 0 || r.lem[a] != "when" {
		return nil
	}
	k := a - 1
	if k > 0 && r.tok[k].Form == "," {
		k--
	}
	if k < 0 || r.time[k] < 0 || r.d.Times[r.time[k]].Kind != "date" {
		return nil
	}
	w := r.d.Times[r.time[k]].When
	w.Frame = "sentence"
	return &w
}

// inApposition tells a token within a description set beside a name: "Rice,
// secretary of state from 2005 to 2009, teaches" is no teaching in those years.
func (r *reader) inApposition(i int) bool {
	for n := 0; i >= 0 && n <= len(r.tok) && r.at[i] < 0; i, n = r.head[i], n+1 {
		if r.is(i, "appos") && r.time[i] < 0 {
			return true
		}
	}
	return false
}

// timed tells a word of an expression of time, or the name of a day or month.
func (t *tree) timed(i int) bool {
	return t.time[i] >= 0 || t.upos(i, "PROPN") && calendar[t.lem[i]]
}

var calendar = set("monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december")

// term tells a span of time that something is set to and does not last: "was
// sentenced to five years", "extended by two weeks".
func (r *reader) term(h int) bool {
	ti := r.time[h]
	span := ti >= 0 && r.d.Times[ti].Kind == "duration" || ti < 0 && timeNouns[r.lem[h]] && r.kid(h, "nummod") >= 0
	return span && r.is(h, "obl") && set1(r.lower(r.cases(h)), "to", "by")
}

// timePhrase tells an oblique of time that has no calendar expression in it.
func (r *reader) timePhrase(o oblique) bool {
	if r.term(o.head) {
		return false
	}
	if r.timed(o.head) {
		return true
	}
	if len(o.prep) == 0 {
		return timeNouns[r.lem[o.head]] && r.sub[o.head] == "unmarked"
	}
	return temporal[r.lem[o.prep[0]]] || timeNouns[r.lem[o.head]] && o.text != "of" && o.text != "for" || o.text == "for" && timeNouns[r.lem[o.head]] && r.kid(o.head, "nummod", "amod") >= 0
}

// whenOf is the words of a phrase of time; plain "on", "in" and "at" stay out.
func (r *reader) whenOf(h int, prep []int) *schema.When {
	if ti := r.time[h]; ti >= 0 {
		w := r.d.Times[ti].When
		w.Frame = ""
		return &w
	}
	a, b := r.phrase(h)
	if len(prep) > 0 && prep[0] < a {
		switch r.lem[prep[0]] {
		case "on", "in", "at":
		default:
			a = prep[0]
		}
	}
	sp := r.span(a, b)
	return &schema.When{Text: sp.Of(r.d.Text), Span: sp}
}

// timeOf is the time of clause i: its own, else of those it shares its event
// with, else of what governs it, never across a verb of saying.
func (r *reader) timeOf(i int) *schema.When {
	return climb(r, i, r.when, true, func(w *schema.When) *schema.When {
		v := *w
		v.Frame = "sentence"
		return &v
	})
}

// contemporary tells a clause that happens when the one above it does: one with
// "as" or "while", and what is said of a time in the present tense ("Also Sunday,
// officials say they found it").
func (r *reader) contemporary(i int) bool {
	c := &r.clauses[i]
	p := &r.clauses[c.parent]
	switch c.link {
	case "advcl":
		return len(c.mark) == 1 && set1(r.lem[c.mark[0]], "as", "while") && r.finite(c.head) && c.ownSubj && c.head > p.head && r.tenseIn(c) == r.tenseIn(p)
	case "ccomp":
		if w := r.when[c.parent]; w != nil && w.Span.Start < r.tok[p.head].Start && r.xpos(p.head, "VBZ", "VBP") && len(p.aux) == 0 {
			return r.tenseIn(c) != "present"
		}
	}
	return false
}

// beginning is the clause of "beginning Wednesday", which tells the time of the
// clause c, -1 for none.
func (r *reader) beginning(c *clause) int {
	for _, a := range c.adv {
		if q := &r.clauses[a]; set1(r.lem[q.head], "begin", "start") && r.xpos(q.head, "VBG") && !q.ownSubj && len(q.mark)+len(q.aux) == 0 && q.head > c.head {
			return a
		}
	}
	return -1
}

// inStatement is the clause that tells of the words in which something is said,
// "in a statement issued Wednesday", -1 for none.
func (r *reader) inStatement(c *clause) int {
	if !reporting[r.lem[c.head]] {
		return -1
	}
	for _, o := range c.obls {
		if o.text != "in" || !utterances[r.lem[o.head]] {
			continue
		}
		for _, k := range r.kidsOf(o.head, "acl") {
			if r.at[k] >= 0 && r.xpos(k, "VBN", "VBD") && set1(r.lem[k], "issue", "release", "publish", "post", "broadcast", "air", "make", "deliver", "give", "read") {
				return r.at[k]
			}
		}
	}
	return -1
}

// climb looks for what clause i has, then its chain, its conjuncts, and the
// clauses above it that tell of the same event.
func climb[T any](r *reader, i int, have []*T, times bool, far func(*T) *T) *T {
	if have[i] != nil {
		return have[i]
	}
	c := &r.clauses[i]
	for _, q := range c.chain {
		if have[q] != nil {
			return have[q]
		}
	}
	// "Speaking at the Vatican on Sunday, the pontiff urged …".
	for _, a := range c.adv {
		if q := &r.clauses[a]; have[a] != nil && !q.ownSubj && r.xpos(q.head, "VBG") && len(q.mark) == 0 && q.head < c.head {
			return far(have[a])
		}
	}
	if a := r.beginning(c); times && a >= 0 && have[a] != nil {
		return far(have[a])
	}
	if a := r.inStatement(c); times && a >= 0 && have[a] != nil {
		return far(have[a])
	}
	// "was killed when a truck exploded on Sunday in the town".
	for _, a := range c.adv {
		if q := &r.clauses[a]; have[a] != nil && q.ownSubj && q.head > c.head && r.lem[r.start(q)] == "when" && q.mod == c.mod && r.tenseIn(q) == r.tenseIn(c) {
			return far(have[a])
		}
	}
	for n := 0; n < 6; n++ {
		c := &r.clauses[i]
		// Coordinated clauses with one subject share time and place.
		for j := range r.clauses {
			q := &r.clauses[j]
			if q.link == "conj" && q.parent == i && !q.ownSubj && have[j] != nil && q.head > c.head {
				return far(have[j])
			}
		}
		if c.parent < 0 {
			return nil
		}
		if times && r.contemporary(i) && have[c.parent] != nil {
			return far(have[c.parent])
		}
		switch c.link {
		case "conj":
			if c.ownSubj {
				return nil
			}
		case "xcomp":
		case "advcl":
			if c.ownSubj || !r.xpos(c.head, "VBG", "VB") {
				return nil
			}
			if speaking[r.lem[c.head]] {
				return nil
			}
		case "acl", "relcl":
			return nil
		case "ccomp":
			if reporting[r.lem[r.clauses[c.parent].head]] {
				return nil
			}
		default:
			return nil
		}
		i = c.parent
		if have[i] != nil {
			return far(have[i])
		}
	}
	return nil
}

// clausePlaces finds the place of every clause from its own words.
func (r *reader) clausePlaces() {
	r.where = make([]*schema.Node, len(r.clauses))
	for i := range r.clauses {
		c := &r.clauses[i]
		best, rank := -1, 0
		if c.place > 0 {
			best, rank = c.place-1, 2
			// The place that "where" follows on, whatever the parser hung it on.
			for k := r.first[c.head] - 1; k >= 0 && k > r.first[c.head]-3 && !isPlace(r.classAt(best)); k-- {
				if mi := r.name[k]; mi >= 0 && isPlace(r.d.Mentions[mi].Class) {
					best = r.d.Mentions[mi].Head
					c.place = best + 1
				}
			}
		} else if c.link == "ccomp" && c.parent >= 0 && r.clauses[c.parent].place > 0 && reporting[r.lem[r.clauses[c.parent].head]] {
			best, rank = r.clauses[c.parent].place-1, 2 // "Niger, where it says floods displaced many"
		}
		for _, o := range c.obls {
			if k := r.placeRank(o.head, o.text, o.prep); k > rank {
				best, rank = o.head, k
			}
		}
		// "said during a visit to Kabul".
		for _, o := range c.obls {
			if best < 0 && (o.text == "during" || o.text == "on") && journeys[r.lem[o.head]] {
				for _, k := range r.kidsOf(o.head, "nmod") {
					if cs := r.cases(k); r.lower(cs) == "to" && (isPlace(r.classAt(r.namedWithin(k))) || placeNouns[r.lem[k]]) {
						best = k
					}
				}
			}
		}
		// "an attack in Kabul": the place of what takes part, objects first.
		if best < 0 {
			parts := append(append([]int{}, c.obj...), c.head)
			for _, o := range c.obls {
				parts = append(parts, o.head)
			}
			for _, h := range append(parts, c.subj...) {
				if best = r.placeWithin(h, 0); best >= 0 {
					break
				}
			}
		}
		if best >= 0 {
			n := r.node(best)
			r.where[i] = &n
		}
	}
}

// journeys are events that take place where they lead to.
var journeys = set("visit trip tour stop stopover stay")

// placeWithin is the nearest phrase of place that modifies a noun or what its
// phrases are about, -1 for none.
func (r *reader) placeWithin(h, depth int) int {
	if depth > 3 {
		return -1
	}
	for _, k := range r.kidsOf(h, "nmod") {
		if p := r.cases(k); len(p) > 0 && placing[r.lem[p[0]]] && r.placeRank(k, r.lower(p), p) > 1 {
			return k
		}
	}
	for _, k := range r.kidsOf(h, "nmod") {
		if p := r.placeWithin(k, depth+1); p >= 0 && k > h {
			return p
		}
	}
	return -1
}

// placeRank says how surely a phrase is a place: 3 a name of one, 2 a noun for
// one, 1 a direction, 0 none.
func (r *reader) placeRank(h int, prep string, toks []int) int {
	if len(toks) == 0 || r.time[h] >= 0 || !locative[r.lem[toks[0]]] {
		return 0
	}
	switch r.lem[toks[0]] {
	case "to", "from", "toward", "towards", "by", "over", "above", "under", "below", "into", "between":
		return 0
	}
	class := r.classAt(r.namedWithin(h))
	switch {
	case r.lem[toks[0]] == "on" && (class == schema.Country || class == schema.City):
		return 0 // "an agreement on Ghana": about it
	case isPlace(class):
		return 3
	case r.lem[toks[0]] == "through":
		return 0 // a means, unless it is a place's name
	case placeNouns[r.lem[h]] && r.lem[h] != "part":
		return 2
	case directions[r.lem[h]]:
		return 1
	}
	return 0
}

// destination is where a clause of moving leads to: "visited Somalia", "travelled
// to Wuhan"; nil for none.
func (r *reader) destination(c *clause) *schema.Node {
	if c.passive || c.neg || !set1(r.lem[c.head], "visit", "travel", "go", "come", "fly", "arrive", "return", "head", "drive", "rush") {
		return nil
	}
	place := func(h int) *schema.Node {
		if isPlace(r.classAt(r.namedWithin(h))) || placeNouns[r.lem[h]] {
			n := r.node(h)
			return &n
		}
		return nil
	}
	if r.lem[c.head] == "visit" {
		if len(c.obj) == 1 {
			return place(c.obj[0])
		}
		return nil
	}
	for _, o := range c.obls {
		if o.text == "to" || o.text == "into" {
			return place(o.head)
		}
	}
	return nil
}

func (r *reader) placeOf(i int) *schema.Node {
	// "visited Somalia to discuss security": they discuss it there.
	if c := &r.clauses[i]; r.where[i] == nil && c.link == "advcl" && c.parent >= 0 && r.hasMark(c, "to") && !c.ownSubj && c.head > r.clauses[c.parent].head {
		if n := r.destination(&r.clauses[c.parent]); n != nil {
			return n
		}
	}
	return climb(r, i, r.where, false, func(n *schema.Node) *schema.Node { return n })
}
