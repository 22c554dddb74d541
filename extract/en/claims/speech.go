package claims

import (
	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// quotation follows quotation marks from sentence to sentence: what stands
// inside one that began earlier is said by whoever began it.
type quotation struct {
	inside  bool
	speaker []schema.Node
}

// open hands the running quotation's source to the sentence.
func (q *quotation) open(r *reader) {
	if q.inside && len(q.speaker) > 0 {
		r.quoted = q.speaker
	}
}

// close updates the quotation by the sentence's own marks, and remembers who
// last spoke in it.
func (q *quotation) close(r *reader) {
	inside := q.inside
	for i := range r.tok {
		switch r.tok[i].Form {
		case "“", "``", "«", "„":
			inside = true
		case "”", "''", "»":
			inside = false
		case "\"":
			inside = !inside
		}
	}
	if who := r.speaker(); len(who) > 0 {
		q.speaker = who
	} else if !inside && !q.inside {
		q.speaker = nil
	}
	q.inside = inside
	// A paragraph ends a quotation that was never closed.
	if r.si+1 < len(r.d.Sentences) {
		gap := schema.Span{Start: r.d.Sentences[r.si].End, End: r.d.Sentences[r.si+1].Start}
		if newlines(gap.Of(r.d.Text)) > 0 {
			q.inside = q.inside && opensWithQuote(r.d, r.si+1)
		}
	}
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
