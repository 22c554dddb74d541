package timex

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// document makes a document of sentences, a line each, words apart by blanks;
// "word/TAG" gives the word a universal tag.
func document(date, text string) *extract.Document {
	d := &extract.Document{DocumentInfo: schema.DocumentInfo{Date: date}}
	var b strings.Builder
	for _, line := range strings.Split(text, "\n") {
		var s extract.Sentence
		for _, w := range strings.Fields(line) {
			form, tag := w, ""
			if i := strings.LastIndexByte(w, '/'); i > 0 && i+1 < len(w) && strings.ToUpper(w[i+1:]) == w[i+1:] && w[i+1] >= 'A' && w[i+1] <= 'Z' {
				form, tag = w[:i], w[i+1:]
			}
			start := b.Len()
			b.WriteString(form)
			t := extract.Token{Span: schema.Span{Start: start, End: b.Len()}, Form: form, Lemma: strings.ToLower(form), Head: -1}
			switch tag {
			case "VBD":
				t.UPOS, t.XPOS = "VERB", "VBD"
			case "PERSON":
				t.UPOS, t.NE = "PROPN", "B-Person"
			default:
				t.UPOS = tag
			}
			s.Tokens = append(s.Tokens, t)
			b.WriteByte(' ')
		}
		if len(s.Tokens) > 0 {
			s.Span = schema.Span{Start: s.Tokens[0].Start, End: s.Tokens[len(s.Tokens)-1].End}
			d.Sentences = append(d.Sentences, s)
		}
		b.WriteByte('\n')
	}
	d.Text = b.String()
	return d
}

func read(t testing.TB, d *extract.Document) {
	t.Helper()
	if err := Stage().Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
}

// showTimes writes the times found: "words=start..end", with the kind where it
// is no date.
func showTimes(d *extract.Document) string {
	var out []string
	for _, x := range d.Times {
		v := x.Start
		if x.End != x.Start {
			v += ".." + x.End
		}
		if v == "" {
			v = "?"
		}
		switch x.Kind {
		case "duration", "set":
			v = x.Kind + ":" + x.Duration
		}
		out = append(out, x.Text+"="+v)
	}
	return strings.Join(out, "; ")
}

func TestTimes(t *testing.T) {
	const ref = "2018-08-04" // a Saturday
	for _, c := range []struct{ date, text, want string }{
		// Dates with everything said.
		{"", "on July 19 , 2018 ,", "July 19 , 2018=2018-07-19"},
		{"", "on 19 July 2018", "19 July 2018=2018-07-19"},
		{"", "the 19th of July , 2018", "19th of July , 2018=2018-07-19"},
		{"", "dated 2018-07-19 .", "2018-07-19=2018-07-19"},
		{"", "dated 7/19/2018 .", "7/19/2018=2018-07-19"},
		{"", "dated 19/07/2018 .", "19/07/2018=2018-07-19"},
		{"", "dated 11/28/00 .", "11/28/00=2000-11-28"},
		{"", "on December 25 , 1998 ,", "December 25 , 1998=1998-12-25"},
		{"", "Thursday , July 19 , 2018", "Thursday , July 19 , 2018=2018-07-19"},
		{"", "on Dec. 8 , 2016", "Dec. 8 , 2016=2016-12-08"},
		{"", "JULY 19 , 2018", "JULY 19 , 2018=2018-07-19"},
		{"", "in July 2018 ,", "July 2018=2018-07"},
		{"", "in January , 2017 .", "January , 2017=2017-01"},
		{"", "in March of 2011 it began", "March of 2011=2011-03"},
		{"", "after 9/11 the law", "9/11=2001-09-11"},
		{"", "at 2018-07-19T10:30:00Z exactly", "2018-07-19T10:30:00Z=2018-07-19"},
		{"", "on February 30 , 2018", "February 30 , 2018=?"},
		// Years.
		{"", "in 2011 it", "2011=2011"},
		{"", "since 2015 it", "2015=2015"},
		{"", "the 2016 election", "2016=2016"},
		{"", "by 2030 .", "2030=2030"},
		{"", "in 1687 and 1689 he", "1687=1687; 1689=1689"},
		{"", "( 2013 )", "2013=2013"},
		{"", "in AD 842 and 347 AD", "AD 842=0842; 347 AD=0347"},
		{"", "mid-2015 and early 2016", "mid-2015=2015-05..2015-08; early 2016=2016-01..2016-04"},
		{"", "late in 2016", "late in 2016=2016-09..2016-12"},
		{"", "at the end of 2015", "end of 2015=2015-12"},
		{"", "in fiscal 2012 and fiscal year 2013", "fiscal 2012=2012; fiscal year 2013=2013"},
		{"", "of '99", "'99=1999"},
		{"", "some 2,011 people and 2011 people", ""},
		{"", "about 2000 soldiers", ""},
		{"", "Resolution 2254 and Rule 2016", ""},
		{"", "a $ 2018 bill", ""},
		// Decades and centuries.
		{"", "in the 1990s", "1990s=1990..1999"},
		{"", "the late 1980s and the mid-1970s", "late 1980s=1985..1989; mid-1970s=1973..1976"},
		{"", "the '60s", "'60s=1960..1969"},
		{"", "the nineties", "nineties=1990..1999"},
		{"", "in his 30s", ""},
		{"", "the 19th century", "19th century=1800..1899"},
		{"", "an early twentieth - century poet", "early twentieth - century=1900..1933"},
		{"", "the twenty - first century", "twenty - first century=2000..2099"},
		// Ranges.
		{"", "between 1914 and 1918 .", "between 1914 and 1918=1914..1918"},
		{"", "from 1990 to 1995", "from 1990 to 1995=1990..1995"},
		{"", "( 1904 - 1987 )", "1904 - 1987=1904..1987"},
		{"", "the winter of 1776 – 77", "winter of 1776=1776-12..1777-02"},
		{"", "the season 2016 – 17", "2016 – 17=2016..2017"},
		{"", "from March to May 2011", "from March to May 2011=2011-03..2011-05"},
		{"", "between May and June in 1981", "between May and June in 1981=1981-05..1981-06"},
		{"", "January – June 2016", "January – June 2016=2016-01..2016-06"},
		{"", "from December 2015 to February", "from December 2015 to February=2015-12..2016-02"},
		{"", "8 February 1700 – 17 March 1782", "8 February 1700 – 17 March 1782=1700-02-08..1782-03-17"},
		{"", "on December 8 - 9 , 2016", "December 8 - 9 , 2016=2016-12-08..2016-12-09"},
		{"", "8 - 9 December 2016", "8 - 9 December 2016=2016-12-08..2016-12-09"},
		{ref, "it ran from March to May", "from March to May=2018-03..2018-05"},
		{ref, "it will run from July 30 through August 9", "from July 30 through August 9=2018-07-30..2018-08-09"},
		{ref, "it lasted from Monday to Wednesday", "from Monday to Wednesday=2018-07-30..2018-08-01"},
		{ref, "from 2015 until now", "from 2015 until now=2015-01-01..2018-08-04"},
		// Quarters, halves, parts.
		{"", "in the first quarter of 2019", "first quarter of 2019=2019-01..2019-03"},
		{"", "Q3 2016", "Q3 2016=2016-07..2016-09"},
		{"", "the second half of 2016", "second half of 2016=2016-07..2016-12"},
		{"", "the second half of the 19th century", "second half of the 19th century=1850..1899"},
		{"", "the last week of May 2016", "last week of May 2016=2016-05-25..2016-05-31"},
		{"", "the first week of May 2016", "first week of May 2016=2016-05-01..2016-05-07"},
		{"", "the end of July 2018", "end of July 2018=2018-07-25..2018-07-31"},
		{"", "early October 2016", "early October 2016=2016-10-01..2016-10-10"},
		{"", "mid-August 2016", "mid-August 2016=2016-08-11..2016-08-20"},
		{ref, "by the end of the year", "end of the year=2018-12"},
		{ref, "at the beginning of this year", "beginning of this year=2018-01"},
		{ref, "in the first half of the year", "first half of the year=2018-01..2018-06"},
		// Counted from the day of the article.
		{ref, "it met today and yesterday .", "today=2018-08-04; yesterday=2018-08-03"},
		{ref, "it will meet tomorrow", "tomorrow=2018-08-05"},
		{ref, "yesterday morning", "yesterday morning=2018-08-03"},
		{ref, "the day before yesterday", "day before yesterday=2018-08-02"},
		{ref, "last night", "last night=2018-08-03"},
		{ref, "this morning and tonight", "this morning=2018-08-04; tonight=2018-08-04"},
		{ref, "last week", "last week=2018-07-23..2018-07-29"},
		{ref, "this week", "this week=2018-07-30..2018-08-05"},
		{ref, "next week", "next week=2018-08-06..2018-08-12"},
		{ref, "last month", "last month=2018-07"},
		{ref, "this month", "this month=2018-08"},
		{ref, "last year", "last year=2017"},
		{ref, "late last year", "late last year=2017-09..2017-12"},
		{ref, "earlier this month", "earlier this month=2018-08-01..2018-08-04"},
		{ref, "later this year", "later this year=2018-08..2018-12"},
		{ref, "next summer", "next summer=2019-06..2019-08"},
		{ref, "last winter", "last winter=2017-12..2018-02"},
		{ref, "this spring", "this spring=2018-03..2018-05"},
		{ref, "the past two weeks", "past two weeks=2018-07-21..2018-08-04"},
		{ref, "over the last three years", "last three years=2015..2018"},
		{ref, "in the next five days", "next five days=2018-08-04..2018-08-09"},
		{ref, "seven months ago", "seven months ago=2018-01"},
		{ref, "two days ago", "two days ago=2018-08-02"},
		{ref, "a year ago", "a year ago=2017"},
		{ref, "three weeks ago", "three weeks ago=2018-07-09..2018-07-15"},
		{ref, "a decade ago", "a decade ago=2008"},
		{ref, "37 minutes ago", "37 minutes ago=2018-08-04"},
		{ref, "a few years ago", "a few years ago=?"},
		{ref, "it will open in two weeks", "two weeks=2018-08-13..2018-08-19"},
		{ref, "he will arrive in days for talks", "days=2018-08-04..2018-08-11"},
		{ref, "it happened overnight", "overnight=2018-08-03..2018-08-04"},
		{ref, "at the weekend", "weekend=2018-08-04..2018-08-05"},
		{ref, "last weekend", "last weekend=2018-07-28..2018-07-29"},
		{ref, "this century and the last decade", "this century=2000..2099; last decade=2000..2009"},
		// Weekdays: the last one, or the next where the verb points ahead.
		{ref, "they met on Thursday", "Thursday=2018-08-02"},
		{ref, "they met on Saturday", "Saturday=2018-08-04"},
		{ref, "they will meet on Thursday", "Thursday=2018-08-09"},
		{ref, "they met last Saturday", "last Saturday=2018-07-28"},
		{ref, "they will meet next Friday", "next Friday=2018-08-10"},
		{ref, "late Wednesday and Tuesday night", "late Wednesday=2018-08-01; Tuesday night=2018-07-31"},
		{"", "they met on Thursday", "Thursday=?"},
		{ref, "the shops open on Sundays and every Monday", "Sundays=set:P1W; every Monday=set:P1W"},
		// Months and days without their year.
		{ref, "it was sent on July 19 .", "July 19=2018-07-19"},
		{ref, "Sept. 15 was cold", "Sept. 15=2017-09-15"},
		{ref, "it will open on September 15", "September 15=2018-09-15"},
		{ref, "it began in December", "December=2017-12"},
		{ref, "it will begin in December", "December=2018-12"},
		{ref, "early October was cold", "early October=2017-10-01..2017-10-10"},
		{ref, "in May they met ; May/PERSON resigned , and it may/AUX rain", "May=2018-05"},
		{ref, "they will march on Rome in March", "March=2019-03"},
		{ref, "April/PERSON Smith said in April", "April=2018-04"},
		{ref, "last July", "last July=2018-07"},
		{ref, "next March", "next March=2019-03"},
		{ref, "July of last year", "July of last year=2017-07"},
		{"", "it was on July 19", "July 19=?"},
		// From the time last mentioned.
		{ref, "they met on July 16 .\nTwo days later he left .", "July 16=2018-07-16; Two days later=2018-07-18"},
		{ref, "they met on July 16 .\nThe next day he left .", "July 16=2018-07-16; next day=2018-07-17"},
		{ref, "they met on July 16 .\nThe same day he left .", "July 16=2018-07-16; same day=2018-07-16"},
		{"", "in 2003 he went .\nThree years later he died .", "2003=2003; Three years later=2006"},
		{"", "in 2003 he went .\nThe following year he died .", "2003=2003; following year=2004"},
		{"", "on July 16 , 2003 he went .\nA week earlier he had died .", "July 16 , 2003=2003-07-16; A week earlier=2003-07-07..2003-07-13"},
		{"", "on September 1 , 2012 he played .\nOn September 4 he did not .", "September 1 , 2012=2012-09-01; September 4=2012-09-04"},
		{"", "In 1831 he was arrested .\nIn October he was tried .", "1831=1831; October=?"},
		{ref, "it came three days after Trump met with Putin on July 16 .", "three days=2018-07-19; July 16=2018-07-16"},
		{ref, "two days later", "two days later=?"},
		{ref, "the October 8 quake last year killed many", "October 8=2017-10-08; last year=2017"},
		{ref, "they will appear later Friday", "later Friday=2018-08-10"},
		{ref, "it will be the first visit in ten years", "ten years=duration:P10Y"},
		{ref, "it starts on January second", "January second=2018-01-02"},
		{"", "growth in 2003 - 8 was strong", "2003 - 8=2003..2008"},
		{ref, "a May Day rally", "May Day=2018-05-01"},
		{ref, "for a second/ADJ time", ""},
		{ref, "some three - quarters of them", ""},
		{ref, "it will rise by the end of the century", "end of the century=2090..2099"},
		{ref, "it could last/VERB several months", "several months=duration:"},
		{ref, "it grew over the last decade , more than last decade", "last decade=2008..2018; last decade=2000..2009"},
		{ref, "he left on Monday , two days after she had come", "Monday=2018-07-30; two days=2018-07-30"},
		{ref, "as soon as he came", ""},
		{ref, "talks are due in the coming/VERB week", "coming week=2018-08-06..2018-08-12"},
		{ref, "protests following June 's vote", "June=2018-06"},
		{ref, "the demands are to be met by February 26", "February 26=2019-02-26"},
		{"", "it was set up after 2015 .\nIt came on July 16 .", "2015=2015; July 16=?"},
		// Lengths of time.
		{ref, "for five years", "five years=duration:P5Y"},
		{ref, "it lasted two and a half hours or 90 minutes", "two and a half hours=duration:PT2.5H; 90 minutes=duration:PT90M"},
		{ref, "a three - day visit", "three - day=duration:P3D"},
		{ref, "a 50 - year - old man and a two - year - old war", ""},
		{ref, "he is 50 years old", ""},
		{ref, "for several years", "several years=duration:"},
		{ref, "for a decade", "a decade=duration:P10Y"},
		{ref, "a day of mourning", ""},
		{ref, "every two years", "every two years=set:P2Y"},
		{ref, "five times a week", "a week=set:P1W"},
		// Times of day.
		{ref, "at 3 p.m. on Wednesday", "3 p.m. on Wednesday=2018-08-01T15:00"},
		{ref, "on Wednesday at 3:30 pm", "Wednesday at 3:30 pm=2018-08-01T15:30"},
		{ref, "at 10:00 GMT yesterday", "10:00 GMT yesterday=2018-08-03T10:00"},
		{ref, "July 19 , 2018 , 09:15 AM", "July 19 , 2018 , 09:15 AM=2018-07-19T09:15"},
		{ref, "at noon Friday", "noon Friday=2018-08-03T12:00"},
		{"", "at 3 p.m.", "3 p.m.=?"},
		{ref, "they won 3:1 and he is 5 to 3", ""},
		// Holidays.
		{ref, "on Christmas Day 2014", "Christmas Day 2014=2014-12-25"},
		{ref, "it was Christmas", "Christmas=2017-12-25"},
		{"", "Easter 2018 and Good Friday 2016", "Easter 2018=2018-04-01; Good Friday 2016=2016-03-25"},
		{"", "Thanksgiving 2016", "Thanksgiving 2016=2016-11-24"},
		{"", "Ramadan 2017", "Ramadan 2017=2017-05-27..2017-06-25"},
		{ref, "on New Year 's Eve", "New Year 's Eve=2017-12-31"},
		{ref, "Johnnie Christmas/PERSON left", ""},
		// What is no time.
		{ref, "the second man and the sun", ""},
		{ref, "a spring in Deraa and the fall of Aleppo", ""},
		{ref, "the Arab Spring began", ""},
		{ref, "he is at 5 percent", ""},
		{ref, "Now , the man", ""},
		{ref, "this time and that one", ""},
	} {
		d := document(c.date, c.text)
		read(t, d)
		if got := showTimes(d); got != c.want {
			t.Errorf("[%s] %s\n got %s\nwant %s", c.date, c.text, got, c.want)
		}
	}
}

func TestQuantities(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"at least $ 250 billion", "$ 250 billion=money 250000000000 USD"},
		{"$ 4.5 m and US$ 20,000", "$ 4.5 m=money 4500000 USD; US$ 20,000=money 20000 USD"},
		{"€ 10 and £ 3 bn", "€ 10=money 10 EUR; £ 3 bn=money 3000000000 GBP"},
		{"5 million euros , 100 Canadian dollars and 50 cents", "5 million euros=money 5000000 EUR; 100 Canadian dollars=money 100 CAD; 50 cents=money 0.5 USD"},
		{"10 million U.S. dollars", "10 million U.S. dollars=money 10000000 USD"},
		{"650,000 refugees", "650,000=number 650000 "},
		{"some 5.6 million people", "5.6 million=number 5600000 "},
		{"15 percent , 3.5 % and 7 per cent", "15 percent=percent 15 %; 3.5 %=percent 3.5 %; 7 per cent=percent 7 %"},
		{"5 to 10 percent", "5=percent 5 %; 10 percent=percent 10 %"},
		{"two percentage points", "two percentage points=percent 2 %"},
		{"10 km and 300 square miles", "10 km=quantity 10 km; 300 square miles=quantity 300 mi2"},
		{"a 5 - mile road", "5 - mile=quantity 5 mi"},
		{"100 kilometers per hour", "100 kilometers per hour=quantity 100 km/h"},
		{"25 degrees Celsius", "25 degrees Celsius=quantity 25 °C"},
		{"500,000 barrels a day", "500,000 barrels a day=quantity 500000 bbl/d"},
		{"two dozen men", "two dozen=number 24 "},
		{"hundreds of people and tens of thousands of others", "hundreds=number  ; tens of thousands=number  "},
		{"twenty - five men and two hundred and six women", "twenty - five=number 25 ; two hundred and six=number 206 "},
		{"half a million people", "half a million=number 500000 "},
		{"a hundred men", "a hundred=number 100 "},
		{"two - thirds of one - fifth , three quarters of it", "two - thirds=number 0.666667 ; one - fifth=number 0.2 ; three quarters=number 0.75 "},
		{"1 / 2 of them", "1 / 2=number 0.5 "},
		{"the first man and the 7th", "first=ordinal 1 ; 7th=ordinal 7 "},
		{"a 50 - year - old man", ""},
		{"three days", ""},
		{"in 2011", ""},
		{"they won/VERB 5 games", "5=number 5 "},
	} {
		d := document("2018-08-04", c.text)
		read(t, d)
		var out []string
		for _, q := range d.Quantities {
			out = append(out, fmt.Sprintf("%s=%s %s %s", q.Of(d.Text), q.Kind, q.Value, q.Unit))
		}
		if got := strings.Join(out, "; "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestTense gives the verb by the tree: the nearest word is not the one that
// governs.
func TestTense(t *testing.T) {
	d := document("2018-08-04", "He said they would meet on Thursday")
	toks := d.Sentences[0].Tokens
	for i, x := range []struct {
		upos, xpos, rel string
		head            int
	}{{"PRON", "PRP", "nsubj", 1}, {"VERB", "VBD", "root", -1}, {"PRON", "PRP", "nsubj", 4}, {"AUX", "MD", "aux", 4}, {"VERB", "VB", "ccomp", 1}, {"ADP", "IN", "case", 6}, {"PROPN", "NNP", "obl", 4}} {
		toks[i].UPOS, toks[i].XPOS, toks[i].Deprel, toks[i].Head = x.upos, x.xpos, x.rel, x.head
	}
	read(t, d)
	if got, want := showTimes(d), "Thursday=2018-08-09"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func FuzzStage(f *testing.F) {
	for _, s := range []string{
		"between July 19 and 2011 - 12 - 31", "the first half of the end of last year ago", "3 p.m. Wednesday at 3 p.m.", "9999 centuries ago", "1/0 of '99s Ramadan 2100",
		"two hundred and and thousand million billion", "$ 1,23 %", "from from between and to", "mid-mid-1990s the 31st of February 0000", "10000 decades later AD 0 5 months before",
	} {
		f.Add("2018-08-04", s)
		f.Add("", s)
	}
	f.Add("0001-01-01", "last century in 1687 9999 years ago")
	f.Fuzz(func(t *testing.T, date, text string) {
		d := document(date, text)
		for i := range d.Sentences {
			for j := range d.Sentences[i].Tokens {
				d.Sentences[i].Tokens[j].Head = (j*7+3)%17 - 2
				if j%3 == 0 {
					d.Sentences[i].Tokens[j].Deprel = "obl"
				}
			}
		}
		read(t, d)
		for _, x := range d.Times {
			n := len(d.Sentences[x.Sentence].Tokens)
			if x.First < 0 || x.First >= x.Last || x.Last > n || x.Text != x.Span.Of(d.Text) || x.Text == "" || (x.Start == "") != (x.End == "") {
				t.Fatalf("%+v of %d words", x, n)
			}
			if x.Start > x.End && len(x.Start) == len(x.End) {
				t.Fatalf("%q from %s to %s", x.Text, x.Start, x.End)
			}
		}
		for _, q := range d.Quantities {
			if q.First < 0 || q.First >= q.Last || q.Last > len(d.Sentences[q.Sentence].Tokens) || q.Of(d.Text) == "" {
				t.Fatalf("%+v", q)
			}
		}
	})
}

func BenchmarkStage(b *testing.B) {
	docs, _ := readGUM(b)
	n := 0
	for _, d := range docs {
		for _, s := range d.Sentences {
			n += len(s.Tokens)
		}
	}
	b.ReportAllocs()
	runs := 0
	for b.Loop() {
		for _, d := range docs {
			read(b, d)
		}
		runs++
	}
	b.ReportMetric(float64(n*runs)/b.Elapsed().Seconds(), "tokens/s")
}
