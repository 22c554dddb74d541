package source

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

var months = map[string]time.Month{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
	"jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

const (
	monthRE   = `(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?`
	weekdayRE = `(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?`
	// A time of day, a zone or both may follow a date.
	clockRE = `(?:\s*[,|·•–—-]?\s*(?:at\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?)?\s*(?:\(?(?:[a-z]{2,5}|[+-]\d{2}:?\d{2})\)?)?`
)

var (
	isoDate = regexp.MustCompile(`^(\d{4})([-/.])(\d{1,2})([-/.])(\d{1,2})(?:[t ]\d{1,2}:\d{2}.*)?$`)
	packed  = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})(?:t?\d{4,6}z?)?$`)
	monthDY = regexp.MustCompile(`^` + weekdayRE + monthRE + `\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})` + clockRE + `$`)
	dMonthY = regexp.MustCompile(`^` + weekdayRE + `(\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?` + monthRE + `,?[\s-]+(\d{4})` + clockRE + `$`)
	numeric = regexp.MustCompile(`^(\d{1,2})[/.](\d{1,2})[/.](\d{4})` + clockRE + `$`)
	// Go's and C's own form: "Sat Aug  4 10:00:00 UTC 2018".
	unixDate = regexp.MustCompile(`^(?:mon|tue|wed|thu|fri|sat|sun)\s+` + monthRE + `\s+(\d{1,2})\s+\d{2}:\d{2}:\d{2}(?:\s+[a-z]{1,5})?\s+(\d{4})$`)
)

// ParseDate gives the day of a date as news and its metadata write it, ISO
// 8601: "2018-08-04T10:00:00Z", "August 4, 2018", "Sep 29 2021", "Sat, 4 Aug
// 2018 10:00 GMT", "25.12.2018". It reports false for what is no date, no day
// that there is, or could be two ("04/05/2018").
func ParseDate(s string) (string, bool) {
	s = strings.ToLower(strings.Join(strings.Fields(s), " "))
	if len(s) > 64 {
		return "", false
	}
	if m := isoDate.FindStringSubmatch(s); m != nil && m[2] == m[4] {
		return day(m[1], num(m[3]), m[5])
	}
	if m := packed.FindStringSubmatch(s); m != nil {
		return day(m[1], num(m[2]), m[3])
	}
	if m := monthDY.FindStringSubmatch(s); m != nil {
		return day(m[3], int(months[m[1]]), m[2])
	}
	if m := dMonthY.FindStringSubmatch(s); m != nil {
		return day(m[3], int(months[m[2]]), m[1])
	}
	if m := unixDate.FindStringSubmatch(s); m != nil {
		return day(m[3], int(months[m[1]]), m[2])
	}
	if m := numeric.FindStringSubmatch(s); m != nil {
		a, b := num(m[1]), num(m[2])
		switch {
		case a > 12 && b <= 12, a == b:
			return day(m[3], b, m[1])
		case b > 12 && a <= 12:
			return day(m[3], a, m[2])
		}
	}
	return "", false
}

func num(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// day is the date where there is such a day, from the first newspapers to the
// next century.
func day(year string, month int, dayOfMonth string) (string, bool) {
	y, d := num(year), num(dayOfMonth)
	if y < 1600 || y > 2199 || month < 1 || month > 12 || d < 1 {
		return "", false
	}
	t := time.Date(y, time.Month(month), d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d {
		return "", false
	}
	return t.Format(time.DateOnly), true
}

var (
	// published introduces a date that is the article's.
	published = regexp.MustCompile(`^(?i)(?:first\s+)?(?:published|posted|issued|released|date|on)\b\s*(?:on\b)?\s*:?\s*`)
	// dateline is the place and day that open a report: "LONDON, August 4, 2018 (Reuters) - ".
	dateline = regexp.MustCompile(`^\p{Lu}[\p{Lu} .,'/-]{2,40}?,\s*([A-Z][a-z]{2,8}\.?\s+\d{1,2},\s*\d{4}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?\s+\d{4})\s*(?:\([^)]{1,30}\)\s*)?(?:[-–—:]|/)`)
)

// How far the date of an article may stand from its beginning.
const (
	dateLines = 12
	dateBytes = 1500
)

// dateLine is the date that stands as a line of its own, or in a dateline,
// among the first lines of a text: there it is the day of the article and not
// one it tells of. Two such dates that differ mean that it is not known which.
func dateLine(text string) string {
	if len(text) > dateBytes {
		text = text[:dateBytes]
	}
	found, n := "", 0
	for l := range strings.Lines(text) {
		l = strings.TrimSpace(l)
		if l == "" {
			continue
		}
		if n++; n > dateLines {
			break
		}
		date := ""
		if m := dateline.FindStringSubmatch(l); m != nil {
			date, _ = ParseDate(m[1])
		} else if len(l) <= 64 {
			date, _ = ParseDate(published.ReplaceAllString(l, ""))
		}
		if date != "" && found != "" && date != found {
			return ""
		}
		if date != "" {
			found = date
		}
	}
	return found
}
