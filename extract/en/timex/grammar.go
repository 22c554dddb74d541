package timex

import (
	"fmt"
	"math/big"
	"strings"
	"time"
)

// starts reports whether an expression may begin at i; most words cannot.
func (r *reader) starts(i int) bool {
	w := r.at(i)
	if w == "" {
		return false
	}
	if c := w[0]; '0' <= c && c <= '9' || c == '\'' && len(w) > 2 {
		return true
	}
	return triggers[w] || strings.HasPrefix(w, "mid-") || strings.HasPrefix(w, "pre-") || strings.HasPrefix(w, "post-") ||
		len(w) > 4 && (w[0] == 'f' && w[1] == 'y' || w[0] == 'q') && w[2] >= '0' && w[2] <= '9'
}

var triggers = func() map[string]bool {
	m := map[string]bool{}
	for _, l := range []map[string]int{monthNames, monthShort, weekdays, weekdayShort, weekdaysPlural, seasons, ordinalWords} {
		for w := range l {
			m[w] = true
		}
	}
	for w := range relWords {
		m[w] = true
	}
	for w := range modWords {
		m[w] = true
	}
	for w := range small {
		m[w] = true
	}
	for w := range holidayStart {
		m[w] = true
	}
	for w := range set(`today yesterday tomorrow tonight overnight now currently nowadays recently lately soon midnight noon weekend
		a an several few couple half from between every each daily weekly monthly yearly annually nightly hourly day week month year decade century
		twenty-first fiscal q1 q2 q3 q4 at hundreds dozens days weeks months years hours decades centuries nineties eighties seventies sixties fifties
		twenties thirties forties night morning evening afternoon ad a.d. c. ca. circa around year`) {
		m[w] = true
	}
	return m
}()

// rules are tried in this order; the first that reads something has it.
var rules = []func(*reader, int) (expr, bool){
	(*reader).word, (*reader).interval, (*reader).relative, (*reader).amount, (*reader).recurring, (*reader).partOf, (*reader).calendar, (*reader).clock,
	(*reader).vague,
}

// expression reads the expression that begins at i.
func (r *reader) expression(i int) (expr, bool) {
	for _, rule := range rules {
		if e, ok := rule(r, i); ok {
			return e, true
		}
	}
	return expr{}, false
}

func dated(first, last int, v value) expr {
	return expr{first: first, last: last, kind: "date", value: v, anchors: true}
}

// word reads single words that point from the day of the article: "today",
// "yesterday morning", "the day before yesterday", "overnight", "now".
func (r *reader) word(i int) (expr, bool) {
	n, ok := map[string]int{"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[r.at(i)]
	if ok {
		j := i + 1
		if dayParts[r.at(j)] && r.at(i) != "tonight" {
			j++
		}
		var v value
		if !r.ref.IsZero() {
			v = oneDay(r.ref.AddDate(0, 0, n))
		}
		return dated(i, j, v), true
	}
	switch r.at(i) {
	case "night", "morning", "evening", "afternoon":
		// "the night before", "the morning after"
		if n := r.at(i + 1); r.at(i-1) == "the" && (n == "before" || n == "after") && !r.goesOn(i+2) {
			d := 1
			if n == "before" {
				d = -1
			}
			return dated(i, i+2, r.anchorDay(d)), true
		}
	case "year", "month", "week", "decade":
		if n := r.at(i + 1); r.at(i-1) == "the" && (n == "before" || n == "after") && !r.goesOn(i+2) {
			d := 1
			if n == "before" {
				d = -1
			}
			return dated(i, i+2, r.fromAnchor(d, unitScale[r.at(i)])), true
		}
	case "day":
		if n := r.at(i + 1); r.at(i-1) == "the" && (n == "before" || n == "after") && !r.goesOn(i+2) {
			d := 1
			if n == "before" {
				d = -1
			}
			return dated(i, i+2, r.anchorDay(d)), true
		}
		if (r.at(i+1) == "before" || r.at(i+1) == "after") && (r.at(i+2) == "yesterday" || r.at(i+2) == "tomorrow") {
			n := -2
			if r.at(i+2) == "tomorrow" {
				n = 2
			}
			var v value
			if !r.ref.IsZero() {
				v = oneDay(r.ref.AddDate(0, 0, n))
			}
			return dated(i, i+3, v), true
		}
	case "weekend":
		if r.at(i-1) == "the" && r.at(i+1) != "of" && r.at(i+1) != "'s" || r.at(i-1) == "throughout" {
			return dated(i, i+1, r.weekend(i)), true
		}
	case "overnight":
		if r.upos(i) == "ADJ" || r.upos(i) == "NOUN" {
			return expr{}, false
		}
		var v value
		if !r.ref.IsZero() {
			v = days(r.ref.AddDate(0, 0, -1), r.ref)
		}
		return dated(i, i+1, v), true
	case "now", "currently", "nowadays":
		if r.upos(i) != "" && r.upos(i) != "ADV" || r.at(i+1) == "that" || r.at(i+1) == "," || i == 0 && r.at(i) == "now" || r.at(i+1) == "and" && r.at(i+2) == "then" {
			return expr{}, false // "Now that …", "Now, …"
		}
		e := expr{first: i, last: i + 1, kind: "date"}
		if !r.ref.IsZero() {
			e.value = oneDay(r.ref)
		}
		return e, true
	}
	return expr{}, false
}

// goesOn reports whether a phrase goes on at i, so that a preposition before
// it has its object.
func (r *reader) goesOn(i int) bool {
	w := r.at(i)
	return w != "" && !strings.ContainsAny(w, ".,;:!?)\"”") && w != "and" && w != "but" && w != "when" && r.upos(i) != "VERB" && r.upos(i) != "AUX" && r.upos(i) != "SCONJ"
}

// weekend is the one last past or, before a verb that points ahead, the next.
func (r *reader) weekend(i int) value {
	if r.ref.IsZero() {
		return value{}
	}
	v := period(r.ref, weekends_)
	if r.tense(i) <= 0 && v.from.After(r.ref) {
		v = period(r.ref.AddDate(0, 0, -7), weekends_)
	}
	return v
}

// vague reads adverbs whose time is not told.
func (r *reader) vague(i int) (expr, bool) {
	switch r.at(i) {
	case "recently", "lately", "soon":
		if r.at(i-1) == "as" || r.at(i+1) == "as" {
			return expr{}, false
		}
		if r.upos(i) == "ADV" || r.upos(i) == "" {
			return expr{first: i, last: i + 1, kind: "date"}, true
		}
	case "earlier", "later":
		if r.upos(i) == "ADV" && r.at(i+1) != "than" {
			return expr{first: i, last: i + 1, kind: "date"}, true
		}
	case "days", "weeks", "months", "years", "hours", "decades", "centuries":
		if p := r.at(i - 1); p == "in" && r.future(i) && r.at(i) != "decades" && r.at(i) != "centuries" {
			var v value
			if !r.ref.IsZero() {
				v = ahead(r.ref, few(unitScale[r.at(i)]), unitScale[r.at(i)])
			}
			return dated(i, i+1, v), true
		} else if p == "for" || p == "in" {
			return expr{first: i, last: i + 1, kind: "duration"}, true
		}
		if n := r.at(i + 1); n == "ago" || n == "later" || n == "earlier" {
			return expr{first: i, last: i + 2, kind: "date"}, true
		}
	}
	return expr{}, false
}

// few is what "a few" and "in … days" come to: a week of days, a month of
// weeks, half a year of months.
func few(s scale) int {
	switch s {
	case days_:
		return 7
	case weeks_:
		return 4
	case months_:
		return 6
	case hours_:
		return 12
	}
	return 5
}

// ahead is the interval of the next n units from the day t, behind that of the
// last n.
func ahead(t time.Time, n int, s scale) value { return stretch(t, shift(t, n, s), s) }

func behind(t time.Time, n int, s scale) value { return stretch(shift(t, -n, s), t, s) }

func stretch(a, b time.Time, s scale) value {
	switch {
	case s <= fortnights_:
		return days(truncate(a), truncate(b))
	case s <= seasons_:
		return value{date(a.Year(), int(a.Month()), 1), date(b.Year(), int(b.Month()), 1), month}
	}
	return years(a.Year(), b.Year())
}

// shift moves t by n units; units below a day do not move it by more than the
// days they fill.
func shift(t time.Time, n int, s scale) time.Time {
	n = min(max(n, -9999), 9999)
	switch s {
	case seconds_, minutes_:
		return t
	case hours_:
		return t.AddDate(0, 0, n/24)
	case days_:
		return t.AddDate(0, 0, n)
	case weeks_, weekends_:
		return t.AddDate(0, 0, 7*n)
	case fortnights_:
		return t.AddDate(0, 0, 14*n)
	case months_:
		return addMonths(t, n)
	case quarters_, seasons_:
		return addMonths(t, 3*n)
	case decades_:
		return t.AddDate(10*n, 0, 0)
	case centuries_:
		return t.AddDate(100*min(max(n, -90), 90), 0, 0)
	}
	return t.AddDate(n, 0, 0)
}

// addMonths moves t by months without running over the end of a short one.
func addMonths(t time.Time, n int) time.Time {
	first := date(t.Year(), int(t.Month())+n, 1)
	return first.AddDate(0, 0, min(t.Day(), first.AddDate(0, 1, -1).Day())-1)
}

// period is the unit of calendar that holds t: its week, month, year …
func period(t time.Time, s scale) value {
	t = truncate(t)
	switch s {
	case weeks_, fortnights_:
		mon := t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
		return days(mon, mon.AddDate(0, 0, 6))
	case weekends_:
		sat := t.AddDate(0, 0, (6-int(t.Weekday()))%7)
		if t.Weekday() == time.Sunday {
			sat = t.AddDate(0, 0, -1)
		}
		return days(sat, sat.AddDate(0, 0, 1))
	case months_:
		return months(t.Year(), int(t.Month()), t.Year(), int(t.Month()))
	case quarters_:
		m := (int(t.Month())-1)/3*3 + 1
		return months(t.Year(), m, t.Year(), m+2)
	case years_:
		return years(t.Year(), t.Year())
	case decades_:
		y := t.Year() / 10 * 10
		return years(y, y+9)
	case centuries_:
		y := t.Year() / 100 * 100
		return years(max(y, 1), y+99)
	}
	return oneDay(t)
}

// narrow takes the early, middle or late part of a value.
func narrow(v value, mod string, ref time.Time) value {
	if !v.ok() || mod == "" {
		return v
	}
	single := v.from.Equal(v.to)
	switch v.unit {
	case year:
		y, z := v.from.Year(), v.to.Year()
		if single {
			switch mod {
			case "early":
				return months(y, 1, y, 4)
			case "mid":
				return months(y, 5, y, 8)
			case "late":
				return months(y, 9, y, 12)
			case "start":
				return months(y, 1, y, 1)
			case "end":
				return months(y, 12, y, 12)
			}
		} else if n := z - y + 1; n >= 9 {
			switch mod {
			case "early":
				if n > 10 {
					return years(y, y+n/3)
				}
				return years(y, y+4)
			case "mid":
				if n > 10 {
					return years(y+n/3, y+2*n/3)
				}
				return years(y+3, y+6)
			case "late":
				if n > 10 {
					return years(y+2*n/3, z)
				}
				return years(y+5, z)
			case "start":
				return years(y, y+max(n/10, 2)-1)
			case "end":
				return years(z-max(n/10, 2)+1, z)
			}
		}
	case month:
		if !single {
			switch mod {
			case "early", "start":
				return value{v.from, v.from, month}
			case "late", "end":
				return value{v.to, v.to, month}
			}
			break
		}
		last := v.last()
		switch mod {
		case "early":
			return days(v.from, v.from.AddDate(0, 0, 9))
		case "start":
			return days(v.from, v.from.AddDate(0, 0, 4))
		case "mid":
			return days(v.from.AddDate(0, 0, 10), v.from.AddDate(0, 0, 19))
		case "late":
			return days(v.from.AddDate(0, 0, 20), last)
		case "end":
			return days(v.from.AddDate(0, 0, 24), last)
		}
	case day:
		if v.to.Sub(v.from) >= 6*24*time.Hour { // a week
			switch mod {
			case "early", "start":
				return days(v.from, v.from.AddDate(0, 0, 2))
			case "mid":
				return days(v.from.AddDate(0, 0, 2), v.from.AddDate(0, 0, 3))
			case "late", "end":
				return days(v.from.AddDate(0, 0, 3), v.to)
			}
		}
	}
	if ref.IsZero() {
		return v
	}
	// "earlier this month": up to the day of the article; "later": after it.
	switch {
	case mod == "earlier" && !v.last().Before(ref) && v.from.Before(ref):
		if v.unit == year {
			return value{v.from, date(ref.Year(), int(ref.Month()), 1), month}
		}
		return days(v.from, ref)
	case mod == "later" && !v.last().Before(ref) && v.from.Before(ref):
		if v.unit == year {
			return value{date(ref.Year(), int(ref.Month()), 1), date(v.from.Year(), 12, 1), month}
		}
		return days(ref, v.last())
	}
	return v
}

// relative reads what counts from the day of the article or the time last
// mentioned: "last week", "this month", "next Friday", "the past two years",
// "the same day", "late last year", "earlier this month".
func (r *reader) relative(i int) (expr, bool) {
	j, mod := i, ""
	if m, ok := modWords[r.at(i)]; ok {
		switch {
		case m == "start" || m == "end" || r.at(i) == "middle":
			if r.at(i+1) != "of" {
				return expr{}, false
			}
			mod, j = m, i+2
		case r.at(i+1) == "in" && (m == "earlier" || m == "later" || m == "early" || m == "late"):
			// "earlier in the week", "late in the year", "later in July"
			mod, j = m, i+2
		default:
			mod, j = m, i+1
			if r.at(j) == "-" {
				j++
			}
		}
		if r.at(j) == "on" && m != "start" && m != "end" {
			return expr{}, false
		}
	}
	det := r.at(j) == "the" || r.at(j-1) == "the"
	if r.at(j) == "the" {
		j++
		if mod != "" && unitScale[r.at(j)] >= days_ && !strings.HasSuffix(r.at(j), "s") && !dayParts[r.at(j)] {
			// "the end of the year", "earlier in the week"
			s := unitScale[r.at(j)]
			var v value
			switch {
			case !r.ref.IsZero():
				v = narrow(period(r.ref, s), mod, r.ref)
			case r.anchor.ok() && s == years_:
				v = narrow(period(r.anchor.from, s), mod, r.anchor.from)
			}
			return dated(i, j+1, v), true
		}
	}
	rel := r.at(j)
	if !relWords[rel] || rel == "last" && r.upos(j) == "VERB" {
		return expr{}, false
	}
	if rel == "following" && !det {
		return expr{}, false // the preposition
	}
	k := j + 1
	for r.at(k) == "calendar" || r.at(k) == "fiscal" || r.at(k) == "academic" || r.at(k) == "financial" || r.at(k) == "full" {
		k++
	}
	// Calendar words: "last Friday", "next July", "this summer", "last Christmas".
	if rel != "same" && rel != "recent" && rel != "these" {
		if wd := r.weekday(k); wd > 0 && !r.named(k) {
			last := r.dayPart(k + 1)
			if rel == "that" && r.upos(j) != "DET" {
				return expr{}, false
			}
			return dated(i, last, r.relWeekday(rel, wd, j)), true
		}
		if m := monthNames[r.at(k)]; m > 0 && r.capital(k) && rel != "that" && rel != "current" {
			last := k + 1
			v := r.relMonth(rel, m, j)
			if d, n := r.dayNumber(last); d > 0 {
				last = n
				if v.ok() {
					v = r.safeDay(v.from.Year(), m, d)
				}
			}
			return dated(i, last, narrow(v, mod, r.ref)), true
		}
		if m, ok := seasons[r.at(k)]; ok && r.upos(k) != "VERB" {
			return dated(i, k+1, r.relSeason(rel, m, j)), true
		}
		if h, n := r.holidayName(k); h != nil && rel != "that" && rel != "current" {
			var v value
			if !r.ref.IsZero() {
				v = r.nearest(func(y int) value { return h.on(y) }, map[string]int{"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "upcoming": 1}[rel])
			}
			return dated(i, n, v), true
		}
	}
	// "this morning", "last night", "that evening"
	if part := r.at(k); dayParts[part] && part != "noon" && part != "midnight" {
		var v value
		switch rel {
		case "this":
			if !r.ref.IsZero() {
				v = oneDay(r.ref)
			}
		case "last":
			if !r.ref.IsZero() {
				v = oneDay(r.ref.AddDate(0, 0, -1))
			}
		case "that", "same":
			v = r.anchorDay(0)
		case "next", "following":
			v = r.anchorDay(1)
		case "previous", "preceding":
			v = r.anchorDay(-1)
		default:
			return expr{}, false
		}
		return dated(i, k+1, v), true
	}
	// A number of units: "the last two weeks", "the next few days".
	n, next, counted := r.number(k, false)
	if !counted {
		next = k
	} else if r.at(next) == "-" {
		return expr{}, false
	}
	for r.at(next) == "full" || r.at(next) == "short" || r.at(next) == "or" && r.at(next+1) == "so" {
		if r.at(next) == "or" {
			next++
		}
		next++
	}
	s, ok := unitScale[r.at(next)]
	if !ok || r.at(next) == "second" || r.at(next) == "min" {
		return expr{}, false
	}
	plural := strings.HasSuffix(r.at(next), "s")
	last := next + 1
	if r.at(last) == "-" || r.at(last) == "old" {
		return expr{}, false
	}
	count := n.int()
	if counted && n.vague || !counted && plural {
		count = few(s)
		if s >= years_ {
			count = -1
		}
	}
	var v value
	// "over the last decade" is the ten years up to now, "last decade" one of the
	// calendar.
	if !counted && !plural && s >= weeks_ && mod == "" && (rel == "last" || rel == "next" || rel == "coming") && det {
		switch r.at(j - 2) {
		case "over", "during", "within", "throughout", "for":
			n, counted, count = one, true, 1
			if s == years_ {
				s, count = months_, 12
			}
		}
	}
	switch rel {
	case "last", "past", "recent", "previous", "preceding":
		switch {
		case counted || plural:
			if count > 0 && !r.ref.IsZero() {
				v = behind(r.ref, count, s)
			}
			e := dated(i, last, v)
			e.anchors = false
			return e, true
		case rel == "recent" || s < days_:
			return expr{}, false
		case rel == "past":
			if !r.ref.IsZero() {
				v = behind(r.ref, 1, s)
				if s == years_ {
					v = behind(r.ref, 12, months_)
				}
			}
		case (rel == "previous" || rel == "preceding") && r.anchor.ok():
			v = r.fromAnchor(-1, s)
		case rel == "last" && s == days_ && r.at(next) == "day":
			return expr{}, false // "the last day of …"
		case det && rel == "last" && mod == "" && r.at(last) == "of":
			return expr{}, false
		default:
			if !r.ref.IsZero() {
				v = period(shift(r.ref, -1, s), s)
			}
		}
	case "next", "coming", "upcoming", "following":
		switch {
		case counted || plural:
			if count > 0 {
				if rel == "following" {
					if r.anchor.ok() {
						v = ahead(r.anchor.last(), count, s)
					}
				} else if !r.ref.IsZero() {
					v = ahead(r.ref, count, s)
				}
			}
			e := dated(i, last, v)
			e.anchors = false
			return e, true
		case s < days_:
			return expr{}, false
		case rel == "following" || rel == "next" && s == days_ || rel == "next" && det && r.tense(j) < 0 && r.anchor.ok():
			v = r.fromAnchor(1, s)
		default:
			if !r.ref.IsZero() {
				v = period(shift(r.ref, 1, s), s)
				if s == weekends_ {
					v = period(shift(r.ref, 1, weeks_), s)
				}
			}
		}
	case "this", "current", "these":
		if counted && !n.vague || s < days_ || rel == "these" && s != days_ {
			return expr{}, false
		}
		if rel == "this" && s == days_ {
			if r.at(last) == "and" {
				return expr{}, false
			}
		}
		if !r.ref.IsZero() {
			v = period(r.ref, s)
			if s == weekends_ && r.tense(j) < 0 && v.from.After(r.ref) {
				v = period(r.ref.AddDate(0, 0, -7), s)
			}
		}
	case "same", "that":
		if plural || counted || rel == "that" && r.upos(j) != "DET" && r.upos(j) != "" || s < days_ {
			return expr{}, false
		}
		if rel == "that" && r.upos(j) == "" && r.at(j-1) != "," && !beforeThat[r.at(j-1)] {
			return expr{}, false
		}
		v = r.fromAnchor(0, s)
	}
	v = narrow(v, mod, r.ref)
	// "the same day of last week" is not read further; "last week 's" is left.
	return dated(i, last, v), true
}

// fromAnchor is the unit n units from the time last mentioned.
func (r *reader) fromAnchor(n int, s scale) value {
	if !r.anchor.ok() || s == days_ && r.anchor.unit > day {
		return value{}
	}
	t := r.anchor.from
	if n > 0 {
		t = r.anchor.last()
	}
	if s == weekends_ {
		return period(shift(t, n, weeks_), s)
	}
	return period(shift(t, n, s), s)
}

// anchorDay is the n-th day from the day last mentioned.
func (r *reader) anchorDay(n int) value {
	if !r.anchor.ok() || r.anchor.unit > day {
		return value{}
	}
	return oneDay(truncate(r.anchor.from).AddDate(0, 0, n))
}

// weekday gives 1 to 7 for a day of the week at i.
func (r *reader) weekday(i int) int {
	w := r.at(i)
	if d := weekdays[w]; d > 0 && (r.capital(i)) {
		return d
	}
	if d := weekdayShort[w]; d > 0 && r.capital(i) && (strings.HasSuffix(w, ".") || r.at(i+1) == "." || r.at(i+1) == ",") {
		if monthNames[r.at(i+1)]+monthShort[r.at(i+1)]+monthNames[r.at(i+2)]+monthShort[r.at(i+2)] > 0 || r.at(i-1) == "on" {
			return d
		}
	}
	return 0
}

// dayPart gives what follows "morning", "night" and the like at i.
func (r *reader) dayPart(i int) int {
	if dayParts[r.at(i)] && r.at(i) != "noon" {
		return i + 1
	}
	return i
}

// relWeekday is the day wd that "last", "this" or "next" points to.
func (r *reader) relWeekday(rel string, wd, i int) value {
	if r.ref.IsZero() {
		return value{}
	}
	back := (int(r.ref.Weekday())+6)%7 + 1 - wd // days since that weekday in this week
	switch rel {
	case "last", "past", "previous":
		if back <= 0 {
			back += 7
		}
		return oneDay(r.ref.AddDate(0, 0, -back))
	case "next", "coming", "upcoming":
		if back >= 0 {
			back -= 7
		}
		return oneDay(r.ref.AddDate(0, 0, -back))
	case "following":
		if r.anchor.ok() && r.anchor.unit <= day {
			t := truncate(r.anchor.from).AddDate(0, 0, 1)
			for int(t.Weekday()+6)%7+1 != wd {
				t = t.AddDate(0, 0, 1)
			}
			return oneDay(t)
		}
		return value{}
	}
	if back < 0 {
		back += 7
	}
	if r.tense(i) >= 0 && back > 0 {
		back -= 7
	}
	return oneDay(r.ref.AddDate(0, 0, -back))
}

// relMonth is the month m that "last", "this" or "next" points to.
func (r *reader) relMonth(rel string, m, i int) value {
	if r.ref.IsZero() {
		return value{}
	}
	y := r.ref.Year()
	now := int(r.ref.Month())
	switch rel {
	case "last", "past", "previous":
		if m >= now {
			y--
		}
	case "next", "coming", "upcoming":
		if m <= now {
			y++
		}
	case "this":
	default:
		return value{}
	}
	return months(y, m, y, m)
}

// season is the season that begins with month m, in year y; winter is named by
// the year it begins in.
func season(y, m int) value {
	a := date(y, m, 1)
	return value{a, a.AddDate(0, 2, 0), month}
}

func (r *reader) relSeason(rel string, m, i int) value {
	if r.ref.IsZero() {
		return value{}
	}
	switch rel {
	case "last", "past", "previous":
		v := season(r.ref.Year(), m)
		for !v.last().Before(r.ref) {
			v = season(v.from.Year()-1, m)
		}
		return v
	case "next", "coming", "upcoming":
		v := season(r.ref.Year()-1, m)
		for !v.from.After(r.ref) {
			v = season(v.from.Year()+1, m)
		}
		return v
	case "that", "same", "following":
		if !r.anchor.ok() {
			return value{}
		}
		y := r.anchor.from.Year()
		if rel == "following" {
			y++
		}
		return season(y, m)
	}
	v := season(r.ref.Year(), m)
	if m == 12 && r.ref.Month() <= 2 {
		v = season(r.ref.Year()-1, m)
	}
	return v
}

// amount reads a number of units and what is said of it: "two days ago",
// "three weeks later", "in two days", "for five years".
func (r *reader) amount(i int) (expr, bool) {
	if r.at(i) == "at" || relWords[r.at(i)] {
		return expr{}, false
	}
	n, j, ok := r.number(i, false)
	article := false
	if !ok {
		w := r.at(i)
		if (w == "a" || w == "an") && unitScale[r.at(i+1)] > 0 || w == "half" && (r.at(i+1) == "a" || r.at(i+1) == "an") {
			j, article = i+1, true
			n = one
			if w == "half" {
				j, n = i+2, half
			}
		} else {
			return expr{}, false
		}
	}
	if n.val != nil && r.at(j) == "and" && r.at(j+1) == "a" && r.at(j+2) == "half" { // "two and a half years"
		n.val = new(big.Rat).Add(n.val, half.val)
		j += 3
	}
	hyphen := false
	if r.at(j) == "-" && j > i {
		hyphen = true
		j++
	}
	for r.at(j) == "more" || r.at(j) == "full" || r.at(j) == "consecutive" || r.at(j) == "whole" || r.at(j) == "straight" || r.at(j) == "long" || r.at(j) == "additional" || r.at(j) == "working" || r.at(j) == "business" || r.at(j) == "calendar" {
		j++
	}
	s, ok := unitScale[r.at(j)]
	if !ok || strings.HasPrefix(r.at(j), "min") && len(r.at(j)) == 3 && hyphen {
		return expr{}, false
	}
	if u := r.at(j); !hyphen && !article && !strings.HasSuffix(u, "s") && n.int() != 1 && !n.vague && r.at(j+1) != "-" {
		return expr{}, false // "2018 day five"
	}
	if r.at(j) == "second" && !hyphen && n.int() != 1 { // "one second", but not "the 3 second"
		return expr{}, false
	}
	if r.at(j) == "second" && r.upos(j) == "ADJ" {
		return expr{}, false // "for a second time"
	}
	if r.at(j) == "quarter" || r.at(j) == "quarters" {
		if article || hyphen || n.int() < 2 || r.at(j+1) == "of" { // "three quarters of them"
			return expr{}, false
		}
	}
	j++
	if r.at(j) == "-" && r.at(j+1) == "old" || r.at(j) == "old" || r.at(j) == "of" && r.at(j+1) == "age" {
		return expr{}, false // an age
	}
	count := n.int()
	if n.vague {
		count = -1
	}
	d := duration(n, s)
	e := expr{first: i, last: j, kind: "duration", duration: d}
	if hyphen {
		return e, true
	}
	prev := r.at(i - 1)
	if prev == "about" || prev == "around" || prev == "nearly" || prev == "almost" || prev == "some" || prev == "over" || prev == "than" || prev == "least" || prev == "mere" || prev == "only" || prev == "just" || prev == "roughly" || prev == "approximately" {
		// The word before an approximation: "for about two weeks".
		k := i - 2
		if prev == "than" || prev == "least" || prev == "mere" {
			k--
		}
		prev = r.at(k)
	}
	switch r.at(j) {
	case "ago":
		e = dated(i, j+1, value{})
		if count >= 0 && !r.ref.IsZero() {
			e.value = around(shift(r.ref, -count, s), s)
		}
		// "a week ago Tuesday" stays with its week.
		return e, true
	case "earlier", "later", "afterwards", "afterward", "hence":
		if r.at(j+1) == "than" {
			return e, true
		}
		e = dated(i, j+1, value{})
		if count >= 0 && r.anchor.ok() && !(s <= weeks_ && r.anchor.unit > day) && !(s <= months_ && r.anchor.unit > month) {
			if r.at(j) == "earlier" {
				count = -count
			}
			e.value = around(shift(r.anchor.from, count, s), s)
		}
		return e, true
	case "before", "after", "prior", "following", "since", "into":
		after := r.at(j) != "before" && r.at(j) != "prior"
		k := j + 1
		if r.at(j) == "prior" && r.at(k) == "to" {
			k++
		}
		if r.at(j) == "since" || r.at(j) == "into" {
			return e, true
		}
		e = dated(i, j, value{})
		e.anchors = false
		base := value{}
		if w := r.at(k); w == "" || strings.ContainsAny(w, ".,;:!?)\"”") {
			base, e.last, e.anchors = r.anchor, j+1, true
		} else if v, ok := r.dayAhead(k); ok {
			base = v
		} else if r.anchor.ok() && r.anchorAt == r.index && r.anchor.unit == day && r.beside(i) {
			e.value = r.anchor // "Monday, two days after …" is Monday
		}
		if base.ok() && count >= 0 && !(s <= weeks_ && base.unit > day) && !(s <= months_ && base.unit > month) {
			if !after {
				count = -count
			}
			e.value = around(shift(base.from, count, s), s)
		}
		return e, true
	case "from":
		if r.at(j+1) == "now" || r.at(j+1) == "today" {
			e = dated(i, j+2, value{})
			if count >= 0 && !r.ref.IsZero() {
				e.value = around(shift(r.ref, count, s), s)
			}
			return e, true
		}
	case "away":
		if r.at(i-1) == "be" || r.tense(i) >= 0 {
			e = dated(i, j+1, value{})
			if count >= 0 && !r.ref.IsZero() && s >= days_ {
				e.value = around(shift(r.ref, count, s), s)
			}
			return e, true
		}
	}
	switch prev {
	case "in":
		if r.future(i) && r.at(j) != "of" && !r.superlative(i) {
			e.kind, e.anchors, e.duration = "date", true, ""
			if count >= 0 && !r.ref.IsZero() {
				e.value = around(shift(r.ref, count, s), s)
			}
			return e, true
		}
	case "within":
		if !r.ref.IsZero() && count > 0 && r.future(i) && s >= days_ {
			e.kind, e.value, e.duration = "date", ahead(r.ref, count, s), ""
			return e, true
		}
	}
	if article {
		// "$5 a day", "twice a week" recur; "a day of mourning" is no time.
		switch {
		case r.upos(i-1) == "NUM" || prev == "once" || prev == "twice" || prev == "times" || prev == "percent" || prev == "%" || unitScale[prev] > 0:
			return expr{first: i, last: j, kind: "set", duration: d}, true
		case prev == "for" || prev == "in" || prev == "within" || prev == "over" || prev == "than" || prev == "about" || prev == "after" || prev == "during" || r.at(i-1) == "nearly" || r.at(i-1) == "almost" || r.at(i) == "half":
			return e, true
		}
		return expr{}, false
	}
	return e, true
}

// beside reports whether nothing but marks and adverbs stands between the last
// expression and i.
func (r *reader) beside(i int) bool {
	for j := i - 1; j >= r.lastEnd && j >= 0; j-- {
		switch w := r.at(j); w {
		case ",", "-", "–", "—", "--", "just", "only", "(", "about", "exactly", "barely":
		default:
			return false
		}
	}
	return r.lastEnd > 0
}

// superlative reports whether "in N years" at i follows a first or a most: "the
// first visit in ten years" looks back over them.
func (r *reader) superlative(i int) bool {
	for j := i - 1; j >= 0 && j > i-9; j-- {
		w := r.at(j)
		if ordinalWords[w] > 0 || w == "most" || w == "least" || w == "only" || w == "worst" || w == "best" || w == "time" || len(w) > 5 && strings.HasSuffix(w, "est") && r.upos(j) == "ADJ" || ordinalDigits(w) > 0 {
			return true
		}
	}
	return false
}

// around is the unit that holds t: a week for weeks, a month for months.
func around(t time.Time, s scale) value {
	switch s {
	case weeks_, fortnights_:
		return period(t, weeks_)
	case months_, quarters_, seasons_:
		return period(t, months_)
	case years_, decades_, centuries_:
		if t.Year() < 1 {
			return value{}
		}
		return years(t.Year(), t.Year())
	}
	return oneDay(truncate(t))
}

// dayAhead looks for a single day that the words after k name: the time of
// "three days after the two met in Geneva on July 16".
func (r *reader) dayAhead(k int) (value, bool) {
	for j := k; j < len(r.w) && j < k+20; j++ {
		if !r.starts(j) {
			continue
		}
		if e, ok := r.calendar(j); ok && e.value.ok() && e.value.unit <= day && e.value.from.Equal(e.value.to) {
			return e.value, true
		}
	}
	return value{}, false
}

// duration writes n units in ISO 8601, "" where the number is not told.
func duration(n number, s scale) string {
	if n.val == nil || n.vague {
		return ""
	}
	p, letter, times := s.iso()
	if times != 1 {
		m := n
		m.val = mul(n.val, int64(times))
		n = m
	}
	return p + n.String() + letter
}

// recurring reads "every day", "each year", "daily", "Sundays".
func (r *reader) recurring(i int) (expr, bool) {
	w := r.at(i)
	if weekdaysPlural[w] > 0 && r.capital(i) {
		return expr{first: i, last: i + 1, kind: "set", duration: "P1W"}, true
	}
	switch w {
	case "every", "each":
		j := i + 1
		n := one
		if r.at(j) == "other" || r.at(j) == "second" {
			j, n = j+1, two
		} else if m, k, ok := r.number(j, false); ok && w == "every" {
			j, n = k, m
		}
		if r.weekday(j) > 0 {
			return expr{first: i, last: r.dayPart(j + 1), kind: "set", duration: duration(n, weeks_)}, true
		}
		if monthNames[r.at(j)] > 0 && r.capital(j) || seasons[r.at(j)] > 0 {
			return expr{first: i, last: j + 1, kind: "set", duration: "P1Y"}, true
		}
		if dayParts[r.at(j)] {
			return expr{first: i, last: j + 1, kind: "set", duration: "P1D"}, true
		}
		if s := unitScale[r.at(j)]; s > 0 && r.at(j+1) != "of" {
			return expr{first: i, last: j + 1, kind: "set", duration: duration(n, s)}, true
		}
	case "daily", "weekly", "monthly", "yearly", "annually", "nightly", "hourly":
		if r.upos(i) == "ADV" || w == "annually" {
			return expr{first: i, last: i + 1, kind: "set", duration: map[string]string{
				"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H"}[w]}, true
		}
	}
	return expr{}, false
}

// partOf reads parts of years: "the first quarter of 2019", "the first half of
// the year", "the third week of May", "the end of 2015".
func (r *reader) partOf(i int) (expr, bool) {
	w := r.at(i)
	if mod, ok := modWords[w]; ok && (mod == "start" || mod == "end" || w == "middle" || w == "turn") && r.at(i+1) == "of" {
		k := i + 2
		if r.at(k) == "the" {
			k++
		}
		if e, ok := r.calendar(k); ok && e.value.ok() && !(e.value.unit == year && e.last == k+1 && r.capital(e.last)) { // not "the end of the 2014 Olympics"
			e.first = i
			e.value = narrow(e.value, mod, r.ref)
			return e, true
		}
		if w == "turn" && r.at(k) == "century" {
			var v value
			if !r.ref.IsZero() {
				y := r.ref.Year() / 100 * 100
				v = years(y-1, y)
			}
			return dated(i, k+1, v), true
		}
		return expr{}, false
	}
	n := ordinalWords[w]
	last := w == "last"
	if n == 0 && !last {
		n = ordinalDigits(w)
	}
	if n == 0 && !last || n > 5 && n != 0 {
		return expr{}, false
	}
	j := i + 1
	if r.at(j) == "-" {
		j++
	}
	kind := r.at(j)
	switch kind {
	case "quarter", "half", "week", "weekend", "day", "month", "decade":
	default:
		return expr{}, false
	}
	j++
	if (kind == "quarter" && n > 4) || (kind == "half" && n > 2) || last && kind == "quarter" && r.at(j) != "of" {
		return expr{}, false
	}
	var whole value
	end := j
	switch {
	case r.at(j) == "of" || r.at(j) == "in" && kind == "quarter" || r.at(j) == "this" || r.at(j) == "last" || r.at(j) == "next":
		k := j
		if r.at(k) == "of" || r.at(k) == "in" {
			k++
		}
		if r.at(k) == "the" {
			k++
		}
		if s := unitScale[r.at(k)]; s == years_ || s == months_ {
			if !r.ref.IsZero() {
				whole = period(r.ref, s)
			}
			end = k + 1
		} else if e, ok := r.relative(k); ok {
			whole, end = e.value, e.last
		} else if e, ok := r.calendar(k); ok {
			whole, end = e.value, e.last
		} else {
			return expr{}, false
		}
	case kind == "quarter" || kind == "half":
		if y, k := r.yearAt(j); y > 0 {
			whole, end = years(y, y), k
		} else if kind == "half" {
			return expr{}, false // of a match
		} else if !r.ref.IsZero() && n > 0 { // "in the first quarter"
			whole = years(r.ref.Year(), r.ref.Year())
			if v := months(r.ref.Year(), 3*n-2, r.ref.Year(), 3*n); v.from.After(r.ref) && r.tense(i) <= 0 {
				whole = years(r.ref.Year()-1, r.ref.Year()-1)
			}
		}
	default:
		return expr{}, false
	}
	return dated(i, end, subPeriod(whole, kind, n)), true
}

// subPeriod is the n-th quarter, half, week … of whole; n is 0 for the last.
func subPeriod(whole value, kind string, n int) value {
	if !whole.ok() {
		return value{}
	}
	y := whole.from.Year()
	one := whole.from.Equal(whole.to)
	switch kind {
	case "quarter":
		if whole.unit == year && one {
			if n == 0 {
				n = 4
			}
			return months(y, 3*n-2, y, 3*n)
		}
	case "half":
		if whole.unit == year && one {
			if n == 1 {
				return months(y, 1, y, 6)
			}
			return months(y, 7, y, 12)
		}
		if whole.unit == year {
			z := whole.to.Year()
			if n == 1 {
				return years(y, (y+z)/2)
			}
			return years((y+z)/2+1, z)
		}
		if whole.unit == month && one {
			if n == 1 {
				return days(whole.from, whole.from.AddDate(0, 0, 14))
			}
			return days(whole.from.AddDate(0, 0, 15), whole.last())
		}
	case "week":
		if n == 0 {
			return days(whole.last().AddDate(0, 0, -6), whole.last())
		}
		a := whole.from.AddDate(0, 0, 7*(n-1))
		return days(a, a.AddDate(0, 0, 6))
	case "weekend":
		sat := whole.from
		for sat.Weekday() != time.Saturday {
			sat = sat.AddDate(0, 0, 1)
		}
		if n == 0 {
			for next := sat.AddDate(0, 0, 7); !next.After(whole.last()); next = sat.AddDate(0, 0, 7) {
				sat = next
			}
			return days(sat, sat.AddDate(0, 0, 1))
		}
		sat = sat.AddDate(0, 0, 7*(n-1))
		return days(sat, sat.AddDate(0, 0, 1))
	case "day":
		if n == 0 {
			return oneDay(whole.last())
		}
		return oneDay(whole.from.AddDate(0, 0, n-1))
	case "month":
		if n == 0 {
			t := whole.last()
			return months(t.Year(), int(t.Month()), t.Year(), int(t.Month()))
		}
		m := whole.from.AddDate(0, n-1, 0)
		return months(m.Year(), int(m.Month()), m.Year(), int(m.Month()))
	case "decade":
		if whole.unit == year && n > 0 {
			return years(y+10*(n-1), y+10*n-1)
		}
		if whole.unit == year {
			return years(whole.to.Year()-9, whole.to.Year())
		}
	}
	return value{}
}

func ordinalDigits(w string) int {
	n := len(w)
	if n < 3 || n > 4 {
		return 0
	}
	switch w[n-2:] {
	case "st", "nd", "rd", "th":
		return max(small2(w[:n-2]), 0)
	}
	return 0
}

// small2 reads one or two digits, -1 if there is anything else.
func small2(w string) int {
	if len(w) == 0 || len(w) > 2 {
		return -1
	}
	n := 0
	for i := range len(w) {
		if w[i] < '0' || w[i] > '9' {
			return -1
		}
		n = 10*n + int(w[i]-'0')
	}
	return n
}

// clock reads times of day: "3 p.m.", "15:30 GMT", "noon".
func (r *reader) clock(i int) (expr, bool) {
	h, m, j, ok := r.hour(i)
	if !ok {
		return expr{}, false
	}
	e := expr{first: i, last: j, kind: "time"}
	if r.anchor.ok() && r.anchorAt == r.index && r.anchor.unit == day && r.anchor.from.Equal(r.anchor.to) {
		e.value = moment(r.anchor.from, h, m)
	}
	return r.clockDate(e, h, m)
}

func moment(t time.Time, h, m int) value {
	t = truncate(t).Add(time.Duration(h)*time.Hour + time.Duration(m)*time.Minute)
	return value{t, t, minute}
}

// clockDate takes the date after a time: "3 p.m. on Wednesday", "noon today".
func (r *reader) clockDate(e expr, h, m int) (expr, bool) {
	j := e.last
	if r.at(j) == "on" || r.at(j) == "," {
		j++
	}
	if j >= len(r.w) || !r.starts(j) {
		return e, true
	}
	d, ok := r.word(j)
	if !ok {
		d, ok = r.calendar(j)
	}
	if !ok && (r.at(j) == "last" || r.at(j) == "next" || r.at(j) == "this") {
		d, ok = r.relative(j)
	}
	if !ok || d.kind != "date" || d.value.ok() && (d.value.unit != day || !d.value.from.Equal(d.value.to)) || d.last-e.first > maxExpr {
		return e, true
	}
	if !d.value.ok() && r.weekday(j) == 0 {
		return e, true
	}
	e.last = d.last
	e.anchors, e.explicit = d.anchors, d.explicit
	if d.value.ok() {
		e.value = moment(d.value.from, h, m)
	} else {
		e.value = value{}
	}
	return e, true
}

// attach joins to a day the time of day that follows it: "Wednesday at 3
// p.m.", "July 19, 10:30 a.m.".
func (r *reader) attach(e expr) (expr, bool) {
	if e.kind != "date" || e.value.ok() && (e.value.unit != day || !e.value.from.Equal(e.value.to)) {
		return e, false
	}
	j := e.last
	switch r.at(j) {
	case "at", ",", "around", "by", "about":
		j++
		if r.at(j) == "about" || r.at(j) == "around" {
			j++
		}
	}
	h, m, last, ok := r.hour(j)
	if !ok || last-e.first > maxExpr {
		return e, false
	}
	e.last, e.kind = last, "time"
	if e.value.ok() {
		e.value = moment(e.value.from, h, m)
	}
	return e, true
}

// hour reads a time of day and gives hour, minute and what follows.
func (r *reader) hour(i int) (h, m, last int, ok bool) {
	w := r.at(i)
	switch w {
	case "":
		return 0, 0, i, false
	case "noon", "midday":
		if beforeNoon[r.at(i-1)] || r.weekday(i-1) > 0 {
			return 12, 0, i + 1, true
		}
		return 0, 0, i, false
	case "midnight":
		if r.upos(i+1) == "NOUN" || r.upos(i+1) == "PROPN" && r.weekday(i+1) == 0 || r.named(i) {
			return 0, 0, i, false
		}
		return 0, 0, i + 1, true
	}
	hh, mm, colon := strings.Cut(w, ":")
	if !colon && strings.Count(w, ".") == 1 { // 5.30 p.m.
		hh, mm, _ = strings.Cut(w, ".")
	}
	h = small2(hh)
	if v, ok := small[w]; ok && v > 0 && v <= 12 {
		h = int(v)
	}
	if len(w) == 4 && !colon && (r.at(i+1) == "hours" || r.at(i+1) == "gmt" || r.at(i+1) == "utc") { // 0900 hours
		h, m = small2(w[:2]), small2(w[2:])
		if h < 0 || h > 24 || m < 0 || m > 59 {
			return 0, 0, i, false
		}
		return h % 24, m, i + 2, true
	}
	if h < 0 || h > 24 {
		return 0, 0, i, false
	}
	if mm != "" {
		if len(mm) > 2 { // seconds
			mm, _, _ = strings.Cut(mm, ":")
		}
		m = small2(mm)
		if m < 0 || m > 59 || len(mm) != 2 {
			return 0, 0, i, false
		}
	}
	j := i + 1
	half := ""
	switch r.at(j) {
	case "a.m.", "am", "a.m":
		half = "a"
	case "p.m.", "pm", "p.m":
		half = "p"
	case "o'clock":
		half = "o"
	}
	if half == "" && !colon {
		return 0, 0, i, false
	}
	if half != "" {
		j++
		if half != "o" && h > 12 || h > 24 {
			return 0, 0, i, false
		}
		if half == "p" && h < 12 {
			h += 12
		}
		if half == "a" && h == 12 {
			h = 0
		}
		if half == "o" && r.at(j) == "in" && r.at(j+1) == "the" && dayParts[r.at(j+2)] {
			if r.at(j+2) != "morning" && h < 12 {
				h += 12
			}
			j += 3
		}
	} else if p := r.at(i - 1); !beforeHour[p] && !zones[r.at(j)] && r.weekday(i-1) == 0 {
		return 0, 0, i, false // a score or ratio
	}
	if r.at(j) == "local" && r.at(j+1) == "time" {
		j += 2
	} else if zones[r.at(j)] {
		j++
		if r.at(j) == "time" {
			j++
		}
	} else if r.at(j) == "(" && zones[r.at(j+1)] && r.at(j+2) == ")" {
		j += 3
	}
	return h % 24, m, j, true
}

var (
	beforeThat = set("in on by since until at during from of later")
	beforeNoon = set("at by before after until around about , since")
	beforeHour = set("at by from to until before after around about - – since between and , on")
)

// zones are names of time zones, which are read and not used.
var zones = set("gmt utc est edt pst pdt cst cdt bst cet eastern pacific moscow local et pt")

// String helps tests.
func (e expr) String() string {
	a, b := e.value.format()
	return fmt.Sprintf("%d-%d %s %s/%s %s", e.first, e.last, e.kind, a, b, e.duration)
}
