package claims

import (
	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// quotation follows quotation marks from sentence to sentence: what stands
// inside one that began earlier is said by whoever began it, and so is a
// quotation that follows, with no word of its own around it, on a sentence
// that names its speaker.
type quotation struct {
	inside  marks
	speaker []schema.Node
}

// open hands the running quotation's source to the sentence.
func (q *quotation) open(r *reader) {
	if len(q.speaker) > 0 && (q.inside != 0 || r.allQuoted()) {
		r.quoted = q.speaker
	}
}

// close updates the quotation by the sentence's own marks, and remembers who
// last spoke in it.
func (q *quotation) close(r *reader) {
	was := q.inside
	for i := range r.tok {
		q.inside = q.inside.after(r, i)
	}
	if who := r.speaker(); len(who) > 0 {
		q.speaker = who
	} else if q.inside == 0 && was == 0 {
		q.speaker = nil
	}
	// A paragraph ends a quotation that was never closed.
	if r.si+1 < len(r.d.Sentences) {
		gap := schema.Span{Start: r.d.Sentences[r.si].End, End: r.d.Sentences[r.si+1].Start}
		if newlines(gap.Of(r.d.Text)) > 0 && !opensWithQuote(r.d, r.si+1) {
			q.inside = 0
		}
	}
}

// marks is the quotation mark that a place in the text stands within, 0 for
// none.
type marks rune

// after is what the place after token i stands within. An opening mark at the
// end of a sentence closes; an apostrophe closes only what a single mark
// opened, and not where it makes a possessive.
func (m marks) after(r *reader, i int) marks {
	f := r.tok[i].Form
	switch f {
	case "\"":
		if m == '"' {
			return 0
		}
		if m == 0 {
			return '"'
		}
	case "“", "``":
		switch {
		case m == '„', m == '“' && i == len(r.tok)-1:
			return 0
		case m == 0:
			return '“'
		}
	case "«", "„", "‘":
		if m == 0 {
			return marks([]rune(f)[0])
		}
	case "”", "''", "»":
		if m != '‘' {
			return 0
		}
	case "’", "'":
		if m == '‘' && r.is(i, "punct") {
			return 0
		}
	}
	return m
}

// allQuoted tells a sentence that begins with a quotation mark and has no word
// outside of quotation marks.
func (r *reader) allQuoted() bool {
	if len(r.tok) == 0 || !isQuote(r.tok[0].Form) && r.tok[0].Form != "‘" {
		return false
	}
	m := marks(0)
	for i := range r.tok {
		if m = m.after(r, i); m == 0 && !r.upos(i, "PUNCT") {
			return false
		}
	}
	return true
}

func newlines(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' {
			n++
		}
	}
	return n
}

// opensWithQuote tells a sentence that renews the quotation mark, as every
// paragraph of a long quotation does.
func opensWithQuote(d *extract.Document, si int) bool {
	t := d.Sentences[si].Tokens
	return len(t) > 0 && isQuote(t[0].Form)
}

// speaker is the outermost source that a clause of the sentence names.
func (r *reader) speaker() []schema.Node {
	for i := range r.clauses {
		c := &r.clauses[i]
		if reporting[r.lem[c.head]] && c.cop < 0 && (len(c.ccomp) > 0 || c.attrib || c.parent < 0 && speaking[r.lem[c.head]]) {
			if s := r.sources(c); len(s) > 0 {
				return append(s, c.said...)
			}
		}
	}
	for i := range r.clauses {
		if c := &r.clauses[i]; c.parent < 0 && len(c.said) > 0 {
			return c.said
		}
	}
	return nil
}
