package timex

import (
	"math/big"
	"strings"
	"time"
)

var (
	one  = number{val: big.NewRat(1, 1)}
	two  = number{val: big.NewRat(2, 1)}
	half = number{val: big.NewRat(1, 2)}
)

func mul(v *big.Rat, n int64) *big.Rat { return new(big.Rat).Mul(v, big.NewRat(n, 1)) }

// part is a date as the words give it; what they do not say is 0.
type part struct {
	y, m, d, d2 int
	wd          int
	// n is the first month of a season, years the number of years of a decade
	// or century that begins in y.
	n, years int
	holiday  *holiday
	// quarter is 1 to 4, or 5 and 6 for the halves of a year.
	quarter int
	fixed   bool
}

// sort tells what kind of date it is, so that ranges join only like ones.
func (p part) sort() string {
	switch {
	case p.holiday != nil:
		return "holiday"
	case p.d > 0:
		return "day"
	case p.m > 0:
		return "month"
	case p.n > 0:
		return "season"
	case p.years > 0:
		return "decade"
	case p.quarter > 0:
		return "quarter"
	case p.wd > 0:
		return "weekday"
	case p.y > 0:
		return "year"
	}
	return ""
}

// calendar reads a date of the calendar, possibly with "early", "mid" or
// "late", or a range of two: "July 19, 2018", "early October", "the 1990s",
// "December 8-9", "Thursday", "summer 2016".
func (r *reader) calendar(i int) (expr, bool) {
	j, mod := i, ""
	w := r.at(i)
	if m, ok := modWords[w]; ok && (w == "early" || w == "late" || w == "mid" || w == "mid-") {
		mod, j = m, i+1
		if r.at(j) == "-" {
			j++
		}
		if (r.at(j) == "in" || r.at(j) == "on") && mod != "mid" {
			j++
		}
		if r.at(j) == "the" {
			j++
		}
	}
	if (w == "later" || w == "earlier") && (r.weekday(j+1) > 0 || r.at(j+1) == "on" && r.weekday(j+2) > 0) {
		j++
		if r.at(j) == "on" {
			j++
		}
	}
	p, k, ok := r.part(j, mod != "")
	if !ok {
		return expr{}, false
	}
	if mod == "" && strings.HasPrefix(w, "mid-") && len(w) > 4 {
		mod = "mid"
	}
	if e, ok := r.rangeFrom(i, p, k, mod, false); ok {
		return e, true
	}
	e := dated(i, k, narrow(r.resolve(p, i), mod, r.ref))
	e.explicit = p.y > 0 && p.y > 31
	return e, true
}

// interval reads "between X and Y" and "from X to Y".
func (r *reader) interval(i int) (expr, bool) {
	w := r.at(i)
	if w != "between" && w != "from" {
		return expr{}, false
	}
	j := i + 1
	if r.at(j) == "the" {
		j++
	}
	mod := ""
	if m, ok := modWords[r.at(j)]; ok && (r.at(j) == "early" || r.at(j) == "late" || r.at(j) == "mid") {
		mod = m
		j++
		if r.at(j) == "-" {
			j++
		}
	}
	p, k, ok := r.part(j, true)
	if !ok {
		return expr{}, false
	}
	return r.rangeFrom(i, p, k, mod, true)
}

// rangeFrom reads the second half of a range whose first half is p, ending at
// k. open tells that "from" or "between" went before.
func (r *reader) rangeFrom(i int, p part, k int, mod string, open bool) (expr, bool) {
	j := k
	switch c := r.at(j); c {
	case "-", "–", "—", "/":
		if c == "/" && p.sort() != "year" {
			return expr{}, false
		}
	case "to", "through", "thru", "until", "till":
		if !open && (p.sort() == "weekday" || p.sort() == "year") && c == "to" && r.tense(i) == 0 && r.part2(j+1) != p.sort() {
			return expr{}, false
		}
	case "and":
		if r.at(i) != "between" {
			// "December 8 and 9"
			if d, n := r.dayNumber(j + 1); p.d > 0 && p.d2 == 0 && d == p.d+1 && unitScale[r.at(n)] == 0 && p.y == 0 && r.upos(n) != "NOUN" {
				p.d2 = d
				if y, last := r.yearAfter(n); y > 0 {
					p.y, n = y, last
				}
				return dated(i, n, r.resolve(p, i)), true
			}
			return expr{}, false
		}
	default:
		return expr{}, false
	}
	j++
	for r.at(j) == "the" {
		j++
	}
	mod2 := ""
	if m, ok := modWords[r.at(j)]; ok && (r.at(j) == "early" || r.at(j) == "late" || r.at(j) == "mid") {
		mod2 = m
		j++
		if r.at(j) == "-" {
			j++
		}
	}
	// "1776-77", "2016/17"
	if p.sort() == "year" && len(r.at(j)) == 2 && small2(r.at(j)) > p.y%100 && r.at(j-1) != "to" {
		y := p.y/100*100 + small2(r.at(j))
		if unitScale[r.at(j+1)] == 0 {
			e := dated(i, j+1, years(p.y, y))
			e.explicit = true
			return e, true
		}
	}
	if d := small2(r.at(j)); p.sort() == "year" && len(r.at(j)) == 1 && d > p.y%10 && r.at(j-1) != "to" && unitScale[r.at(j+1)] == 0 { // "2003-8"
		e := dated(i, j+1, years(p.y, p.y/10*10+d))
		e.explicit = true
		return e, true
	}
	// "December 8-9, 2016": a day alone after a day
	if d, n := r.dayNumber(j); p.d > 0 && d > p.d && monthNames[r.at(n)]+monthShort[r.at(n)] == 0 && unitScale[r.at(n)] == 0 && r.at(n) != "%" && r.at(n) != "percent" {
		p.d2 = d
		if y, last := r.yearAfter(n); y > 0 && p.y == 0 {
			p.y, n = y, last
		}
		return dated(i, n, r.resolve(p, i)), true
	}
	q, last, ok := r.part(j, true)
	if !ok {
		if open && (r.at(j) == "now" || r.at(j) == "today" || r.at(j) == "present") {
			v := narrow(r.resolve(p, i), mod, r.ref)
			if v.ok() && !r.ref.IsZero() {
				v = join(v, oneDay(r.ref))
			}
			return dated(i, j+1, v), true
		}
		return expr{}, false
	}
	if p.sort() != q.sort() {
		if !open && !(p.sort() == "month" && q.sort() == "day" || p.sort() == "day" && q.sort() == "month") {
			return expr{}, false
		}
	}
	if r.at(last) == "in" || r.at(last) == "of" { // "between May and June in 1981"
		if y, n := r.yearAt(last + 1); y > 0 && p.y == 0 && q.y == 0 {
			q.y, last = y, n
		}
	}
	explicit := p.y > 0 || q.y > 0
	switch {
	case p.y == 0 && q.y > 0 && p.sort() != "year":
		p.y = q.y
		if p.m > q.m && q.m > 0 {
			p.y--
		}
	case q.y == 0 && p.y > 0 && q.sort() != "year":
		q.y = p.y
		if p.m > q.m && q.m > 0 {
			q.y++
		}
	}
	v := narrow(r.resolve(p, i), mod, r.ref)
	z := r.resolve(q, i)
	if p.y == 0 && q.y == 0 && (p.sort() == "day" || p.sort() == "month") && v.ok() && v.from.After(r.ref) && !r.ref.IsZero() {
		// What will still be on began before: "runs from January 23 to March 9".
		p2, q2 := p, q
		p2.y, q2.y = v.from.Year()-1, v.from.Year()-1
		if q2.m < p2.m {
			q2.y++
		}
		if a, b := r.resolve(p2, i), r.resolve(q2, i); a.ok() && b.ok() && !b.last().Before(r.ref) {
			v, z = a, b
			p, q = p2, q2
		}
	}
	if q.y == 0 && v.ok() && z.ok() && z.from.Before(v.from) {
		switch q.sort() {
		case "weekday":
			z = oneDay(z.from.AddDate(0, 0, 7))
		case "day", "month":
			q.y = v.from.Year()
			if q.m < int(v.from.Month()) {
				q.y++
			}
			z = r.resolve(q, i)
		}
	}
	z = narrow(z, mod2, r.ref)
	if v.ok() && z.ok() && z.from.Before(v.from) {
		return expr{}, false
	}
	e := dated(i, last, join(v, z))
	e.explicit = explicit
	return e, true
}

// part2 is the kind of the date at i.
func (r *reader) part2(i int) string {
	p, _, ok := r.part(i, true)
	if !ok {
		return ""
	}
	return p.sort()
}

// join is the interval from the beginning of a to the end of b, in the finer
// unit of the two.
func join(a, b value) value {
	if !a.ok() || !b.ok() {
		return value{}
	}
	u := min(a.unit, b.unit)
	if a.unit == b.unit {
		return value{a.from, b.to, u}
	}
	from, to := a.from, b.last()
	switch u {
	case month:
		to = date(to.Year(), int(to.Month()), 1)
	case day, minute:
		from = truncate(from)
		u = day
	}
	return value{from, to, u}
}

// month gives 1 to 12 for a month at i. Names that are other words too need a
// capital, and more evidence.
func (r *reader) month(i int, sure bool) int {
	w := r.at(i)
	m, full := monthNames[w], true
	if m == 0 {
		m, full = monthShort[w], false
	}
	if m == 0 || !r.capital(i) && !(full && w != "may" && w != "march" && (yearLike(r.at(i+1)) || r.dayLike(i+1))) || r.toks[i].NE == "B-Person" || r.toks[i].NE == "I-Person" {
		return 0
	}
	digit := r.dayLike(i+1) || r.dayLike(i-1) || yearLike(r.at(i+1)) || r.at(i+1) == "," && yearLike(r.at(i+2)) || r.at(i+1) == "of" && (yearLike(r.at(i+2)) || relWords[r.at(i+2)])
	if digit || sure && full {
		return m
	}
	if !full {
		// "Dec." needs its period; "Mar" and "Sun" alone are names.
		if strings.HasSuffix(w, ".") {
			return m
		}
		return 0
	}
	switch w {
	case "may", "march", "august":
		if r.upos(i) == "AUX" || r.upos(i) == "VERB" || r.upos(i) == "ADJ" {
			return 0
		}
		if beforeMonth[r.at(i-1)] && r.at(i+1) != "on" {
			return m
		}
		if r.upos(i) == "PROPN" && w != "march" || r.at(i+1) == "'s" && w != "may" {
			return m
		}
		return 0
	case "april", "june":
		if r.upos(i+1) == "PROPN" && r.capital(i+1) && r.upos(i-1) != "ADP" { // a woman's name
			return 0
		}
	}
	return m
}

func (r *reader) dayLike(i int) bool {
	d, _ := r.dayNumber(i)
	return d > 0
}

func yearLike(w string) bool {
	if len(w) != 4 {
		return len(w) == 3 && w[0] == '\'' && small2(w[1:]) >= 0
	}
	for i := range 4 {
		if w[i] < '0' || w[i] > '9' {
			return false
		}
	}
	return w[0] == '1' || w[0] == '2' && w[1] <= '1'
}

// dayNumber reads a day of the month: "19", "19th", "the nineteenth".
func (r *reader) dayNumber(i int) (int, int) {
	w := r.at(i)
	if w == "" {
		return 0, i
	}
	if d := small2(w); d > 0 && d <= 31 {
		return d, i + 1
	}
	if d := ordinalDigits(w); d > 0 && d <= 31 {
		return d, i + 1
	}
	if w == "the" {
		if d := ordinalDigits(r.at(i + 1)); d > 0 && d <= 31 {
			return d, i + 2
		}
		if d := ordinalWords[r.at(i+1)]; d > 0 && r.at(i+2) != "of" {
			return d, i + 2
		}
	}
	if w == "twenty" || w == "thirty" {
		if r.at(i+1) == "-" {
			if d := ordinalWords[w+"-"+r.at(i+2)]; d > 0 {
				return d, i + 3
			}
		}
	}
	return 0, i
}

// yearAt reads a year at i without asking what stands around it.
func (r *reader) yearAt(i int) (int, int) {
	w := r.at(i)
	if !yearLike(w) {
		return 0, i
	}
	if w[0] == '\'' {
		y := small2(w[1:])
		pivot := 50
		if !r.ref.IsZero() {
			pivot = r.ref.Year()%100 + 10
		}
		if y > pivot {
			return 1900 + y, i + 1
		}
		return 2000 + y, i + 1
	}
	return small2(w[:2])*100 + small2(w[2:]), i + 1
}

// yearAfter reads the year that follows a day or month: ", 2018", "2018", "of
// 2018", "of last year".
func (r *reader) yearAfter(i int) (int, int) {
	switch r.at(i) {
	case ",", "of", ".":
		if y, n := r.yearAt(i + 1); y > 0 && !(r.at(i) == "," && counted(r.at(n))) {
			return y, n
		}
		if r.at(i) == "of" && !r.ref.IsZero() && r.at(i+2) == "year" {
			switch r.at(i + 1) {
			case "last":
				return r.ref.Year() - 1, i + 3
			case "this":
				return r.ref.Year(), i + 3
			case "next":
				return r.ref.Year() + 1, i + 3
			case "that", "same":
				if r.anchor.ok() {
					return r.anchor.from.Year(), i + 3
				}
			}
		}
		if r.at(i) == "of" && r.at(i+1) == "the" && r.at(i+3) == "year" && r.anchor.ok() {
			switch r.at(i + 2) {
			case "same":
				return r.anchor.from.Year(), i + 4
			case "following", "next":
				return r.anchor.from.Year() + 1, i + 4
			case "previous":
				return r.anchor.from.Year() - 1, i + 4
			}
		}
		return 0, i
	}
	if y, n := r.yearAt(i); y > 0 && (!counted(r.at(n)) || r.at(i)[0] == '\'') {
		return y, n
	}
	return 0, i
}

// counted reports words after which four digits were a number.
func counted(w string) bool { return countedWords[w] }

var countedWords = set("people men women troops soldiers kilometers kilometres miles meters metres dollars euros percent % tons tonnes barrels years days votes")

// beforeMonth are words after which "May", "March" and "August" are months.
var beforeMonth = set("in of since until by last this next early late mid from to between during before after through following for and -")

// part reads one date of the calendar at i. sure tells that what stands before
// asks for a date.
func (r *reader) part(i int, sure bool) (part, int, bool) {
	w := r.at(i)
	if w == "" {
		return part{}, i, false
	}
	if r.named(i) && !('0' <= w[0] && w[0] <= '9') && monthNames[w] == 0 && weekdays[w] == 0 {
		if h, n := r.holidayName(i); h != nil && !strings.HasSuffix(r.toks[i].NE, "Person") {
			return r.holidayPart(h, n)
		}
		return part{}, i, false
	}
	if '0' <= w[0] && w[0] <= '9' {
		if p, ok := numeric(w); ok {
			return p, i + 1, true
		}
	}
	if h, n := r.holidayName(i); h != nil {
		return r.holidayPart(h, n)
	}
	// Thursday, July 19, 2018
	if wd := r.weekday(i); wd > 0 {
		if r.toks[i].NE == "B-Person" || r.toks[i].NE == "I-Person" || r.at(i-1) == "a" && r.at(i-2) == "on" {
			return part{}, i, false
		}
		j := r.dayPart(i + 1)
		for _, k := range []int{j, j + 1} {
			if k == j+1 && r.at(j) != "," && r.at(j) != "the" && r.at(j) != "." {
				break
			}
			if p, n, ok := r.monthDay(k); ok && p.d > 0 {
				p.wd = wd
				return p, n, true
			}
		}
		return part{wd: wd}, j, true
	}
	if p, n, ok := r.monthDay(i); ok {
		return p, n, true
	}
	// Months alone, or with a year.
	if m := r.month(i, sure); m > 0 && !r.named(i) {
		p := part{m: m}
		j := i + 1
		if y, n := r.yearAfter(j); y > 0 {
			p.y, j = y, n
		}
		return p, j, true
	}
	if m, ok := strings.CutPrefix(w, "mid-"); ok {
		if n := monthNames[m]; n > 0 {
			p := part{m: n}
			j := i + 1
			if y, k := r.yearAfter(j); y > 0 {
				p.y, j = y, k
			}
			return p, j, true
		}
		if p, ok := decade(m); ok {
			return p, i + 1, true
		}
		if yearLike(m) {
			return part{y: small2(m[:2])*100 + small2(m[2:])}, i + 1, true
		}
		return part{}, i, false
	}
	if p, ok := decade(w); ok {
		if p.y < 100 && (r.at(i+1) == "°" || r.at(i+1) == "degrees") {
			return part{}, i, false
		}
		if p.y < 100 && !sure && r.at(i-1) != "the" && r.at(i-1) != "early" && r.at(i-1) != "late" || r.at(i-1) == "his" || r.at(i-1) == "her" || r.at(i-1) == "their" {
			return part{}, i, false
		}
		p.y = r.fullDecade(p.y)
		return p, i + 1, true
	}
	// 19th century
	if n := max(ordinalDigits(w), ordinalWords[w]); n > 0 && n <= 21 {
		j := i + 1
		if r.at(j) == "-" || r.at(j) == "–" {
			j++
		}
		if c := r.at(j); c == "century" || c == "centuries" {
			if n == 1 && r.at(j+1) != "" && r.at(j+1) == "of" {
				return part{}, i, false
			}
			if b := r.at(j + 1); b == "bc" || b == "b.c." || b == "bce" {
				return part{}, i, false
			}
			return part{y: max((n-1)*100, 1), years: 100}, j + 1, true
		}
	}
	if (w == "twenty" || w == "twentieth") && r.at(i+1) == "-" && r.at(i+2) == "first" && (r.at(i+3) == "century" || r.at(i+4) == "century") {
		n := i + 4
		if r.at(i+3) != "century" {
			n++
		}
		return part{y: 2000, years: 100}, n, true
	}
	if m, ok := seasons[w]; ok {
		if r.upos(i) == "VERB" || r.upos(i) == "ADP" || r.upos(i) == "ADV" {
			return part{}, i, false
		}
		if y, n := r.yearAfter(i + 1); y > 0 {
			return part{n: m, y: y}, n, true
		}
		if r.capital(i) && i > 0 || w == "fall" && r.at(i-1) != "in" && r.at(i-2) != "in" || w == "spring" && r.at(i-1) != "in" && r.at(i-1) != "the" {
			return part{}, i, false
		}
		if p := r.at(i - 1); p == "in" || p == "by" || p == "since" || sure || p == "the" && (r.at(i-2) == "in" || r.at(i-2) == "during" || r.at(i-2) == "by" || r.at(i-2) == "over" || r.at(i-2) == "until") {
			if r.at(i+1) == "of" {
				return part{}, i, false
			}
			return part{n: m}, i + 1, true
		}
		return part{}, i, false
	}
	// Q1 2019
	if len(w) == 2 && w[0] == 'q' && w[1] >= '1' && w[1] <= '4' && r.capital(i) {
		p := part{quarter: int(w[1] - '0')}
		if y, n := r.yearAfter(i + 1); y > 0 {
			p.y = y
			return p, n, true
		}
		return part{}, i, false
	}
	if w == "fiscal" || w == "year" {
		j := i + 1
		if r.at(j) == "year" {
			j++
		}
		if y, n := r.yearAt(j); y > 0 && r.at(j)[0] != '\'' && (w == "fiscal" || r.at(i-1) == "the") {
			return part{y: y}, n, true
		}
		return part{}, i, false
	}
	if y, ok := strings.CutPrefix(w, "fy"); ok && (yearLike(y) || len(y) == 2 && small2(y) >= 0) {
		if len(y) == 2 {
			return part{y: 2000 + small2(y)}, i + 1, true
		}
		return part{y: small2(y[:2])*100 + small2(y[2:])}, i + 1, true
	}
	// AD 842, 347 AD
	if (w == "ad" || w == "a.d." || w == "c." || w == "ca." || w == "circa") && i+1 < len(r.w) {
		if y, ok := digits(r.at(i + 1)); ok && y.IsInt() && y.Num().Int64() > 0 && y.Num().Int64() < 2100 && len(r.at(i+1)) <= 4 {
			n := i + 2
			if b := r.at(n); b == "bc" || b == "b.c." || b == "bce" {
				return part{}, i, false
			}
			if b := r.at(n); b == "ad" || b == "a.d." || b == "ce" {
				n++
			}
			return part{y: int(y.Num().Int64())}, n, true
		}
		return part{}, i, false
	}
	if b := r.at(i + 1); b == "ad" || b == "a.d." {
		if y := digits4(w); y > 0 {
			return part{y: y}, i + 2, true
		}
	}
	if y, n := r.yearAt(i); y > 0 && (sure || r.bareYear(i, y)) {
		if b := r.at(n); b == "bc" || b == "b.c." || b == "bce" || b == "b.c" {
			return part{}, i, false
		}
		if b := r.at(n); b == "ad" || b == "a.d." || b == "ce" {
			n++
		}
		return part{y: y}, n, true
	}
	return part{}, i, false
}

// digits4 reads up to four digits, 0 if there is anything else.
func digits4(w string) int {
	if len(w) == 0 || len(w) > 4 {
		return 0
	}
	n := 0
	for i := range len(w) {
		if w[i] < '0' || w[i] > '9' {
			return 0
		}
		n = 10*n + int(w[i]-'0')
	}
	return n
}

// numeric reads dates in figures: 2018-07-19, 7/19/2018, 19.07.2018.
func numeric(w string) (part, bool) {
	if len(w) > 16 && w[4] == '-' {
		w = w[:10]
	} else if len(w) > 10 && w[4] == '-' && w[10] == 't' {
		w = w[:10]
	}
	if w == "9/11" {
		return part{y: 2001, m: 9, d: 11, fixed: true}, true
	}
	var f [3]int
	var lens [3]int
	n, start := 0, 0
	var sep byte
	for i := 0; i <= len(w); i++ {
		if i < len(w) && '0' <= w[i] && w[i] <= '9' {
			continue
		}
		if i < len(w) {
			if w[i] != '-' && w[i] != '/' && w[i] != '.' || sep != 0 && w[i] != sep {
				return part{}, false
			}
			sep = w[i]
		}
		if n == 3 || i == start || i-start > 4 {
			return part{}, false
		}
		for _, c := range w[start:i] {
			f[n] = f[n]*10 + int(c-'0')
		}
		lens[n] = i - start
		n++
		start = i + 1
	}
	if n != 3 {
		return part{}, false
	}
	y, m, d := f[0], f[1], f[2]
	if lens[0] != 4 {
		if lens[2] != 4 && lens[2] != 2 {
			return part{}, false
		}
		m, d, y = f[0], f[1], f[2]
		if m > 12 || sep == '.' {
			m, d = d, m
		}
		if lens[2] == 2 {
			if sep != '/' {
				return part{}, false
			}
			if y > 50 {
				y += 1900
			} else {
				y += 2000
			}
		}
	}
	if m < 1 || m > 12 || d < 1 || d > 31 || y < 1000 || y > 2200 {
		return part{}, false
	}
	return part{y: y, m: m, d: d, fixed: true}, true
}

// monthDay reads a month with a day, in either order, and its year.
func (r *reader) monthDay(i int) (part, int, bool) {
	if m := r.month(i, true); m > 0 {
		j := i + 1
		if r.at(j) == "." {
			j++
		}
		d, n := r.dayNumber(j)
		if o := ordinalWords[r.at(j)]; d == 0 && o > 0 && r.upos(j+1) != "NOUN" && r.upos(j+1) != "ADJ" {
			d, n = o, j+1
		}
		if d > 0 && r.at(n) != ":" && !(r.at(j) != "the" && counted(r.at(n))) {
			p := part{m: m, d: d}
			if y, k := r.yearAfter(n); y > 0 {
				p.y, n = y, k
			}
			return p, n, true
		}
		return part{}, i, false
	}
	d, n := r.dayNumber(i)
	if d == 0 && ordinalWords[r.at(i)] > 0 && r.at(i+1) == "of" {
		d, n = ordinalWords[r.at(i)], i+1
	}
	if d == 0 {
		return part{}, i, false
	}
	if r.at(n) == "of" {
		n++
	}
	// "8 - 9 December", "19 July"
	d2 := 0
	if c := r.at(n); c == "-" || c == "–" || c == "and" || c == "to" {
		if e, k := r.dayNumber(n + 1); e > d && monthNames[r.at(k)]+monthShort[r.at(k)] > 0 {
			d2, n = e, k
		}
	}
	m := r.month(n, true)
	if m == 0 {
		return part{}, i, false
	}
	n++
	if r.at(n) == "." && yearLike(r.at(n+1)) {
		n++
	}
	p := part{m: m, d: d, d2: d2}
	if y, k := r.yearAfter(n); y > 0 {
		p.y, n = y, k
	}
	return p, n, true
}

// decade reads "1990s", "1990's" and "'90s".
func decade(w string) (part, bool) {
	s := strings.TrimSuffix(strings.TrimSuffix(w, "s"), "'")
	switch {
	case len(s) == len(w):
		if d, ok := map[string]int{"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}[w]; ok {
			return part{y: d, years: 10}, true
		}
		return part{}, false
	case len(s) == 4 && yearLike(s) && s[3] == '0':
		y := small2(s[:2])*100 + small2(s[2:])
		if y%100 == 0 && y < 2000 { // the 1800s
			return part{y: y, years: 100}, true
		}
		return part{y: y, years: 10}, true
	case len(s) == 3 && s[0] == '\'' && s[2] == '0' && small2(s[1:]) >= 0:
		return part{y: small2(s[1:]), years: 10}, true
	case len(s) == 2 && s[1] == '0' && small2(s) >= 20:
		return part{y: small2(s), years: 10}, true
	}
	switch w {
	case "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties":
		return part{y: map[string]int{"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}[w], years: 10}, true
	}
	return part{}, false
}

// fullDecade gives the century of a decade named by two digits.
func (r *reader) fullDecade(y int) int {
	if y >= 100 {
		return y
	}
	if y == 0 || y == 10 {
		return 2000 + y
	}
	return 1900 + y
}

// numbered are words after which four digits are a number and no year.
var numbered = set("number rule resolution article section chapter highway route flight room boeing airbus windows office page line order regulation bill act model")

// bareYear reports whether four digits are a year by what stands around them.
func (r *reader) bareYear(i, y int) bool {
	w := r.at(i)
	if w[0] == '\'' {
		return r.at(i-1) == "of" || r.at(i-1) == "in" || r.at(i-1) == "since"
	}
	next := r.at(i + 1)
	if counted(next) || next == "-" && (r.at(i+2) == "mile" || r.at(i+2) == "foot" || r.at(i+2) == "strong" || r.at(i+2) == "year") || next == "°" ||
		unitScale[next] > 0 && next != "quarter" || currencyWords[next] != "" || multipliers[next] > 0 || units_[next] != "" && next != "in" {
		return false
	}
	if _, ok := currencySigns[r.at(i-1)]; ok || r.at(i-1) == "#" || r.at(i-1) == "no." || r.at(i-1) == "resolution" || numbered[r.at(i-1)] {
		return false
	}
	prev := r.at(i - 1)
	near := y >= 1900 && y <= 2060
	switch {
	case prev == "in" || prev == "since" || prev == "during" || prev == "until" || prev == "till":
		return y >= 1000
	case (prev == "and" || prev == "or" || prev == ",") && yearLike(r.at(i-2)) && y >= 1000 && !strings.HasPrefix(r.at(i-2), "'"):
		return true // "in 1687 and 1689"
	case !yearBefore[prev] && prev != "" && prev != "the" && !near:
		return false
	case prev == "than" || prev == "least" || prev == "about" || prev == "some" || prev == "nearly" || prev == "over" || prev == "approximately" || prev == "up" || prev == "only":
		return false
	case r.upos(i) == "NUM" && i < len(r.toks) && r.toks[i].Deprel == "nummod" && !near:
		return false
	case r.upos(i) == "NUM" && r.toks[i].Deprel == "nummod" && strings.HasSuffix(next, "s") && prev != "the" && !r.capital(i+1):
		return false // "1950 soldiers"
	case near:
		// After a name it may be a model or number: "Office 2010".
		return prev != "" || next != ""
	}
	return yearBefore[prev] && (prev == "by" || prev == "of" || prev == "from" || prev == "between" || prev == "after" || prev == "before" || prev == "(" || prev == "circa" || prev == "c." || prev == "early" || prev == "late" || prev == "," && monthNames[r.at(i-2)] > 0)
}

// resolve gives the interval that a date names.
func (r *reader) resolve(p part, i int) value {
	switch p.sort() {
	case "holiday":
		if p.y > 0 {
			return p.holiday.on(p.y)
		}
		if r.ref.IsZero() {
			return value{}
		}
		return r.nearest(p.holiday.on, r.tense(i))
	case "day":
		y := p.y
		if y == 0 {
			if y = r.inferYear(p, i); y == 0 {
				return value{}
			}
		}
		v := r.safeDay(y, p.m, p.d)
		if v.ok() && p.d2 > p.d {
			if z := r.safeDay(y, p.m, p.d2); z.ok() {
				v.to = z.to
			}
		}
		return v
	case "month":
		y := p.y
		if y == 0 {
			if y = r.inferYear(p, i); y == 0 {
				return value{}
			}
		}
		return months(y, p.m, y, p.m)
	case "season":
		if p.y > 0 {
			return season(p.y, p.n)
		}
		if r.ref.IsZero() {
			return value{}
		}
		return r.nearest(func(y int) value { return season(y, p.n) }, r.tense(i))
	case "decade":
		if p.y < 1 {
			return value{}
		}
		y := p.y
		if p.years == 100 && y == 1 {
			return years(1, 99)
		}
		return years(y, y+p.years-1)
	case "quarter":
		return months(p.y, 3*p.quarter-2, p.y, 3*p.quarter)
	case "weekday":
		if r.ref.IsZero() {
			return value{}
		}
		back := ((int(r.ref.Weekday())+6)%7 + 1 - p.wd + 7) % 7
		if r.tense(i) > 0 && back > 0 {
			back -= 7
		}
		return oneDay(r.ref.AddDate(0, 0, -back))
	case "year":
		return years(p.y, p.y)
	}
	return value{}
}

// safeDay is a day of the calendar, none where the month has no such day.
func (r *reader) safeDay(y, m, d int) value {
	t := date(y, m, d)
	if int(t.Month()) != m {
		return value{}
	}
	return oneDay(t)
}

// nearest chooses the year of what returns every year: the last for tense < 0,
// the next for > 0, and without a tense the nearer one, the past before the
// future.
func (r *reader) nearest(on func(y int) value, tense int) value {
	var past, future value
	for y := r.ref.Year() - 2; y <= r.ref.Year()+2; y++ {
		v := on(y)
		if !v.ok() {
			continue
		}
		if !v.from.After(r.ref) {
			past = v
		} else if !future.ok() {
			future = v
		}
		// It is on, or so near that the text was written a few days before or
		// after the date it bears.
		if tense >= 0 && !v.last().Before(r.ref.AddDate(0, 0, -5*tense)) && !v.from.After(r.ref) || tense < 0 && v.from.After(r.ref) && v.from.Before(r.ref.AddDate(0, 0, 3)) {
			return v
		}
	}
	switch {
	case !past.ok() || tense > 0 && future.ok():
		return future
	case tense < 0 || !future.ok():
		return past
	}
	if back, ahead := r.ref.Sub(past.last()), future.from.Sub(r.ref); 4*ahead < back {
		return future
	}
	return past
}

// inferYear gives the year of a month or day said without one.
func (r *reader) inferYear(p part, i int) int {
	// "the October 8 quake last year"
	if p.m > 0 && !r.ref.IsZero() {
		for j := i + 1; j < i+6 && j+1 < len(r.w); j++ {
			if u := r.upos(j); u == "VERB" || u == "AUX" || u == "PUNCT" || u == "ADP" && j > i+3 {
				break
			}
			if r.at(j+1) == "year" {
				switch r.at(j) {
				case "last":
					return r.ref.Year() - 1
				case "this":
					return r.ref.Year()
				case "next":
					return r.ref.Year() + 1
				}
			}
		}
	}
	if r.inYear > 0 && r.tense(i) <= 0 {
		return r.inYear
	}
	on := func(y int) value {
		if p.d > 0 {
			v := r.safeDay(y, p.m, p.d)
			if z := r.safeDay(y, p.m, p.d2); v.ok() && z.ok() && p.d2 > p.d {
				v.to = z.to
			}
			return v
		}
		return months(y, p.m, y, p.m)
	}
	// A date with its year just before leads: "On September 1, 2012 … On
	// September 4 …".
	if r.explicit && r.anchor.ok() && r.anchor.unit <= month && r.index-r.anchorAt <= 2 &&
		(r.ref.IsZero() || r.anchor.from.Year() != r.ref.Year() && r.anchor.from.Before(r.ref)) && r.tense(i) <= 0 {
		y := r.anchor.from.Year()
		if v := on(y); v.ok() && v.from.Before(r.anchor.from.AddDate(0, -6, 0)) {
			y++
		} else if v.ok() && v.from.After(r.anchor.from.AddDate(0, 9, 0)) {
			y--
		}
		return y
	}
	if r.ref.IsZero() {
		return 0
	}
	v := r.nearest(on, r.tense(i))
	if !v.ok() {
		return 0
	}
	// A weekday that is told decides between the years.
	if p.wd > 0 && p.d > 0 {
		for _, y := range []int{v.from.Year(), v.from.Year() - 1, v.from.Year() + 1} {
			if t := on(y); t.ok() && (int(t.from.Weekday())+6)%7+1 == p.wd {
				return y
			}
		}
	}
	return v.from.Year()
}

// future reports whether the verb over i points ahead.
func (r *reader) future(i int) bool { return r.tense(i) > 0 }

// tense gives -1, 0 or +1 for a past, an unknown or a future time of the clause
// that word i stands in: by the verb that governs it in the tree, or where
// there is none by the nearest verb before it.
func (r *reader) tense(i int) int {
	t := r.clauseTense(i)
	if t == 0 {
		switch r.at(i - 1) {
		case "by", "until", "till":
			return 1
		}
	}
	return t
}

// clauseTense is [reader.tense] by the verb alone.
func (r *reader) clauseTense(i int) int {
	n := len(r.toks)
	if i >= n {
		return 0
	}
	tree := r.toks[i].Deprel != ""
	if !tree {
		return r.tenseByWords(i)
	}
	h := i
	for range 12 {
		t := &r.toks[h]
		if t.UPOS == "VERB" || t.UPOS == "AUX" || r.copula(h) >= 0 {
			if v, ok := r.verbTense(h, i); ok {
				// An event named by a noun is not of the verb's time: "will help
				// with the probe into Monday's bombing".
				if v > 0 && r.inNoun(i) && !r.eventAhead(r.toks[i].Head) {
					return 0
				}
				return v
			}
		} else if v := r.nounTense(h); v != 0 {
			return v
		}
		if t.Head < 0 || t.Head >= n || t.Head == h {
			return 0
		}
		h = t.Head
	}
	return 0
}

// inNoun reports whether word i is a modifier within a noun phrase: "Monday 's
// bombing", "the July 19 letter".
func (r *reader) inNoun(i int) bool {
	t := &r.toks[i]
	if t.Head < 0 || t.Head >= len(r.toks) || r.toks[t.Head].UPOS != "NOUN" {
		return false
	}
	switch t.Deprel {
	case "nmod:poss", "compound":
		return true
	}
	return false
}

// eventAhead reports nouns of what is fixed before it happens.
func (r *reader) eventAhead(h int) bool { return datedEvents[r.toks[h].Lemma] }

var datedEvents = set(`election vote ballot referendum runoff poll meeting summit talk session conference match game final race deadline hearing trial
	inauguration ceremony visit trip launch anniversary holiday release rally strike debate concert show festival opening repeat`)

// nounTense gives the tense that a noun's own words tell: "ahead of Sunday's
// vote", "the coming election", "since the July 19 attack".
func (r *reader) nounTense(h int) int {
	for j := range r.toks {
		if r.toks[j].Head != h || j == h {
			continue
		}
		switch r.toks[j].Deprel {
		case "case":
			switch r.at(j) {
			case "ahead", "pending":
				return 1
			case "since", "following", "after":
				if r.toks[h].UPOS == "NOUN" {
					return -1
				}
			}
		case "amod":
			switch r.at(j) {
			case "upcoming", "coming", "scheduled", "planned", "forthcoming", "future":
				return 1
			}
		}
	}
	return 0
}

// copula gives the copula of a predicate at h, -1 if it has none.
func (r *reader) copula(h int) int {
	for j := range r.toks {
		if r.toks[j].Head == h && r.toks[j].Deprel == "cop" {
			return j
		}
	}
	return -1
}

// verbTense gives the tense of the verb at h as it bears on the time at i; ok
// is false where its governor has to tell, as for participles.
func (r *reader) verbTense(h, i int) (int, bool) {
	t := &r.toks[h]
	x := t.XPOS
	if c := r.copula(h); c >= 0 {
		x = r.toks[c].XPOS
	}
	have, be, was, to, could, cond, after := false, false, false, false, false, false, false
	for j := range r.toks {
		if r.toks[j].Head != h || j == h {
			continue
		}
		switch d := r.toks[j].Deprel; {
		case d == "aux" || d == "aux:pass":
			switch w := r.w[j]; w {
			case "will", "'ll", "shall", "wo", "would", "'d", "should", "may", "might", "must":
				return 1, true
			case "could":
				could = true
			case "can", "ca":
				return 0, true
			case "had", "did":
				return -1, true
			case "has", "have", "'ve", "having":
				have = true
			case "was", "were", "got":
				was = true
			case "is", "are", "'s", "'re", "am", "'m", "be":
				be = true
			}
		case d == "mark" && r.w[j] == "to":
			to = true
		case d == "mark" && (r.w[j] == "if" || r.w[j] == "unless"):
			cond = true
		case d == "mark" && r.w[j] == "after":
			after = true
		case d == "cop" && r.w[j] == "be":
			be = true
		}
	}
	// "scheduled for Tuesday", "was postponed until December 17", "set December
	// 19 as the date"
	if setVerbs[t.Lemma] {
		prep := r.at(i - 1)
		if prep == "the" {
			prep = r.at(i - 2)
		}
		if prep == "for" || prep == "until" || prep == "till" || prep == "to" || r.toks[i].Deprel == "obj" || x == "VBN" && !have && prep != "on" && prep != "from" || t.Lemma == "expect" || t.Lemma == "forecast" {
			return 1, true
		}
	}
	switch {
	case cond && !was && !have && (x == "VBN" && be || x == "VBP" || x == "VBZ"):
		return 1, true
	case could:
		if be {
			return 1, true
		}
		return 0, true
	case have || was:
		return -1, true
	case to:
		// An infinitive: ahead after verbs of planning, else as its governor.
		if t.Head >= 0 && t.Head < len(r.toks) {
			g := &r.toks[t.Head]
			if futureVerbs[g.Lemma] || futureVerbs[lower(g.Form)] || (t.Deprel == "acl" && g.UPOS != "VERB") {
				return 1, true
			}
		}
		if t.Deprel == "root" || t.Deprel == "ccomp" {
			return 1, true
		}
		return 0, false
	}
	switch x {
	case "VBD":
		return -1, true
	case "VBN":
		if be {
			if futureVerbs[t.Lemma] {
				return 1, true
			}
			return 0, true
		}
		return -1, true
	case "VBG":
		if after {
			return -1, true
		}
		if be {
			return 1, true
		}
		return 0, false
	case "VB":
		return 0, t.Head < 0
	case "VBZ", "VBP", "MD":
		return 0, true
	}
	return 0, false
}

// tenseByWords looks at the words before i, nearest first, where there is no
// tree.
func (r *reader) tenseByWords(i int) int {
	for d := 1; d < 25; d++ {
		for _, j := range []int{i - d, i + d} {
			if j < 0 || j >= len(r.w) {
				continue
			}
			switch r.w[j] {
			case "will", "'ll", "shall", "would", "wo":
				return 1
			case "was", "were", "had", "did", "said", "has", "have":
				return -1
			}
			switch r.toks[j].XPOS {
			case "VBD":
				return -1
			}
		}
	}
	return 0
}

// holiday is a day or time that returns every year.
type holiday struct {
	name []string
	on   func(y int) value
}

func fixedDay(m, d int) func(int) value {
	return func(y int) value { return oneDay(date(y, m, d)) }
}

// nthWeekday is the n-th weekday of a month, the last for n = 0.
func nthWeekday(m int, wd time.Weekday, n int) func(int) value {
	return func(y int) value {
		if n == 0 {
			t := date(y, m+1, 1).AddDate(0, 0, -1)
			for t.Weekday() != wd {
				t = t.AddDate(0, 0, -1)
			}
			return oneDay(t)
		}
		t := date(y, m, 1)
		for t.Weekday() != wd {
			t = t.AddDate(0, 0, 1)
		}
		return oneDay(t.AddDate(0, 0, 7*(n-1)))
	}
}

// easter is Western Easter Sunday, by the anonymous Gregorian algorithm (Nature,
// 20 April 1876), moved by days.
func easter(move int) func(int) value {
	return func(y int) value {
		a, b, c := y%19, y/100, y%100
		d, e := b/4, b%4
		f := (b + 8) / 25
		g := (b - f + 1) / 3
		h := (19*a + b - d - g + 15) % 30
		i, k := c/4, c%4
		l := (32 + 2*e + 2*i - h - k) % 7
		m := (a + 11*h + 22*l) / 451
		n := h + l - 7*m + 114
		return oneDay(date(y, n/31, n%31+1).AddDate(0, 0, move))
	}
}

// islamic is a time of the Islamic year that falls into year y of ours, by the
// tabular calendar, which differs from the sighted moon by a day at most. It
// begins on the given day and lasts the days given. Where it comes twice in a
// year, as it does every thirty-three years, the first is taken.
func islamic(m, d, length int) func(int) value {
	return func(y int) value {
		h := (y-622)*33/32 - 1
		for range 4 {
			// The day number of 1 Muharram of year 1 is 1948440 (Julian day).
			jd := d + (59*(m-1)+1)/2 + (h-1)*354 + (3+11*h)/30 + 1948440 - 1
			t := date(2000, 1, 1).AddDate(0, 0, jd-2451545)
			if t.Year() == y {
				return days(t, t.AddDate(0, 0, length-1))
			}
			h++
		}
		return value{}
	}
}

var holidays = []holiday{
	{strings.Fields("christmas eve"), fixedDay(12, 24)},
	{strings.Fields("christmas day"), fixedDay(12, 25)},
	{strings.Fields("christmas"), fixedDay(12, 25)},
	{strings.Fields("boxing day"), fixedDay(12, 26)},
	{strings.Fields("new year 's eve"), fixedDay(12, 31)},
	{strings.Fields("new year 's day"), fixedDay(1, 1)},
	{strings.Fields("new year 's"), fixedDay(1, 1)},
	{strings.Fields("valentine 's day"), fixedDay(2, 14)},
	{strings.Fields("st. patrick 's day"), fixedDay(3, 17)},
	{strings.Fields("may day"), fixedDay(5, 1)},
	{strings.Fields("fourth of july"), fixedDay(7, 4)},
	{strings.Fields("bastille day"), fixedDay(7, 14)},
	{strings.Fields("halloween"), fixedDay(10, 31)},
	{strings.Fields("veterans day"), fixedDay(11, 11)},
	{strings.Fields("armistice day"), fixedDay(11, 11)},
	{strings.Fields("martin luther king day"), nthWeekday(1, time.Monday, 3)},
	{strings.Fields("presidents day"), nthWeekday(2, time.Monday, 3)},
	{strings.Fields("memorial day"), nthWeekday(5, time.Monday, 0)},
	{strings.Fields("mother 's day"), nthWeekday(5, time.Sunday, 2)},
	{strings.Fields("father 's day"), nthWeekday(6, time.Sunday, 3)},
	{strings.Fields("labor day"), nthWeekday(9, time.Monday, 1)},
	{strings.Fields("columbus day"), nthWeekday(10, time.Monday, 2)},
	{strings.Fields("thanksgiving day"), nthWeekday(11, time.Thursday, 4)},
	{strings.Fields("thanksgiving"), nthWeekday(11, time.Thursday, 4)},
	{strings.Fields("good friday"), easter(-2)},
	{strings.Fields("easter sunday"), easter(0)},
	{strings.Fields("easter monday"), easter(1)},
	{strings.Fields("easter"), easter(0)},
	{strings.Fields("ash wednesday"), easter(-46)},
	{strings.Fields("palm sunday"), easter(-7)},
	{strings.Fields("pentecost"), easter(49)},
	{strings.Fields("ramadan"), islamic(9, 1, 30)},
	{strings.Fields("eid al-fitr"), islamic(10, 1, 1)},
	{strings.Fields("eid al - fitr"), islamic(10, 1, 1)},
	{strings.Fields("eid al - adha"), islamic(12, 10, 1)},
	{strings.Fields("ashura"), islamic(1, 10, 1)},
}

var holidayStart = func() map[string]bool {
	m := map[string]bool{}
	for _, h := range holidays {
		m[h.name[0]] = true
	}
	return m
}()

// holidayName reads the name of a holiday at i and gives what follows it.
func (r *reader) holidayName(i int) (*holiday, int) {
	if !holidayStart[r.at(i)] || !r.capital(i) {
		return nil, i
	}
next:
	for k := range holidays {
		h := &holidays[k]
		for j, w := range h.name {
			if r.at(i+j) != w {
				continue next
			}
		}
		return h, i + len(h.name)
	}
	return nil, i
}

func (r *reader) holidayPart(h *holiday, n int) (part, int, bool) {
	p := part{holiday: h}
	if y, k := r.yearAfter(n); y > 0 {
		p.y, n = y, k
	} else if y, k := r.yearAt(n + 1); y > 0 && r.at(n) == "in" {
		p.y, n = y, k
	}
	return p, n, true
}
