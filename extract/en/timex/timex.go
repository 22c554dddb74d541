// Package timex finds expressions of time and quantity in English text and
// gives their values: dates, intervals, clock times, durations, numbers, money,
// percentages, measures and ordinals.
//
// Times are read by a grammar of English time expressions over words, and
// resolved against the date of the article, the dates mentioned just before
// and the tense of the verb: in an article of 4 August 2018, "on Friday" after
// a past tense is 3 August and after "will" 10 August. What cannot be resolved
// is still recognised, with Start and End "".
package timex

import (
	"context"
	"strings"
	"time"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// Stage is the step that fills Times and Quantities.
func Stage() extract.Stage {
	return extract.Stage{
		Name:  "timex",
		Needs: []extract.Layer{extract.Tokens, extract.Lemmas},
		Gives: []extract.Layer{extract.Times},
		Run: func(ctx context.Context, d *extract.Document) error {
			d.Times, d.Quantities = nil, nil
			c := discourse{ref: parseDate(d.Date)}
			for i := range d.Sentences {
				if err := ctx.Err(); err != nil {
					return err
				}
				c.sentence(d, i)
			}
			return nil
		},
	}
}

// parseDate reads an ISO 8601 date, or a month or year of which it takes the
// first day; the zero time where it is none.
func parseDate(s string) time.Time {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if len(s) >= len(layout) {
			if t, err := time.Parse(layout, s[:len(layout)]); err == nil {
				return t
			}
		}
	}
	return time.Time{}
}

// unit is how fine a value is.
type unit uint8

const (
	none unit = iota
	minute
	day
	month
	year
)

// value is an interval. Both ends are given as the first moment of the unit
// they stand for: the month 2018-07 is from 2018-07-01 to 2018-07-01.
type value struct {
	from, to time.Time
	unit     unit
}

func (v value) ok() bool { return v.unit != none }

// format gives Start and End.
func (v value) format() (string, string) {
	if v.unit == none || v.from.Year() < 1 || v.to.Year() > 9999 {
		return "", ""
	}
	layout := map[unit]string{minute: "2006-01-02T15:04", day: "2006-01-02", month: "2006-01", year: "2006"}[v.unit]
	return v.from.Format(layout), v.to.Format(layout)
}

// last is the last day of the value.
func (v value) last() time.Time {
	switch v.unit {
	case month:
		return v.to.AddDate(0, 1, -1)
	case year:
		return v.to.AddDate(1, 0, -1)
	}
	return v.to
}

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func days(from, to time.Time) value { return value{from, to, day} }
func oneDay(t time.Time) value      { return value{t, t, day} }
func months(y, m, y2, m2 int) value { return value{date(y, m, 1), date(y2, m2, 1), month} }
func years(y, y2 int) value         { return value{date(y, 1, 1), date(y2, 1, 1), year} }

// truncate takes the time of day off.
func truncate(t time.Time) time.Time { return date(t.Year(), int(t.Month()), t.Day()) }

// expr is an expression found: its words, half-open, and what it says.
type expr struct {
	first, last int
	kind        string
	value       value
	duration    string
	// anchors tells that later expressions ("two days later") may count from
	// it; explicit that it names its year itself.
	anchors, explicit bool
}

// discourse is what resolving an expression needs beside its words.
type discourse struct {
	// ref is the day of the article, zero where unknown.
	ref time.Time
	// anchor is the last time mentioned, said in the sentence anchorAt;
	// explicit tells that it named its year.
	anchor   value
	anchorAt int
	explicit bool
}

// reader reads one sentence.
type reader struct {
	*discourse
	toks []extract.Token
	// w are the words in lower case.
	w     []string
	index int
	// inYear is a year that the sentence names, 0 if none.
	inYear int
	// lastEnd is where the last expression of the sentence ended.
	lastEnd int
}

// maxExpr is the most words an expression has; it bounds the work.
const maxExpr = 24

func (c *discourse) sentence(d *extract.Document, si int) {
	toks := d.Sentences[si].Tokens
	r := reader{discourse: c, toks: toks, index: si, w: make([]string, len(toks))}
	for i := range toks {
		r.w[i] = lower(toks[i].Form)
	}
	taken := make([]bool, len(toks))
	for i := 0; i < len(toks); {
		if !r.starts(i) {
			i++
			continue
		}
		e, ok := r.expression(i)
		if !ok || e.last <= i {
			i++
			continue
		}
		for e.last < len(toks) && e.last-e.first < maxExpr {
			f, ok := r.attach(e)
			if !ok {
				break
			}
			e = f
		}
		for j := e.first; j < e.last; j++ {
			taken[j] = true
		}
		r.add(d, e)
		i = e.last
	}
	r.quantities(d, taken)
}

// add notes an expression.
func (r *reader) add(d *extract.Document, e expr) {
	sp := schema.Span{Start: r.toks[e.first].Start, End: r.toks[e.last-1].End}
	t := extract.TimeExpr{Sentence: r.index, First: e.first, Last: e.last, Kind: e.kind, Duration: e.duration}
	t.Span = sp
	t.Text = sp.Of(d.Text)
	t.Start, t.End = e.value.format()
	d.Times = append(d.Times, t)
	r.lastEnd = e.last
	if e.anchors && e.value.ok() {
		r.anchor, r.anchorAt, r.explicit = e.value, r.index, e.explicit
		if e.explicit && e.value.unit == year && e.value.from == e.value.to {
			r.inYear = e.value.from.Year()
		}
	}
}

// lower gives a word in lower case with plain apostrophes.
func lower(form string) string {
	for i := range len(form) {
		if c := form[i]; c >= 0x80 {
			return strings.ToLower(strings.NewReplacer("’", "'", "‘", "'", "\u00ad", "").Replace(form))
		} else if 'A' <= c && c <= 'Z' {
			return strings.ToLower(form)
		}
	}
	return form
}

// at gives the word at i in lower case, "" outside of the sentence.
func (r *reader) at(i int) string {
	if i < 0 || i >= len(r.w) {
		return ""
	}
	return r.w[i]
}

// capital reports whether the word at i begins with a capital.
func (r *reader) capital(i int) bool {
	if i < 0 || i >= len(r.toks) {
		return false
	}
	f := r.toks[i].Form
	return f != "" && 'A' <= f[0] && f[0] <= 'Z'
}

func (r *reader) upos(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return r.toks[i].UPOS
}

// named reports whether the word at i is part of a name that is no event.
func (r *reader) named(i int) bool {
	if i < 0 || i >= len(r.toks) {
		return false
	}
	ne := r.toks[i].NE
	return len(ne) > 2 && ne[2:] != "Event"
}
