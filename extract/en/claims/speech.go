package claims

import (
	"strings"

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
	// follows tells that a quotation may follow on the sentence before: it
	// quoted somebody, or told what he said.
	follows bool
}

// open hands the running quotation's source to the sentence.
func (q *quotation) open(r *reader, x *index) {
	if q.inside != 0 && !r.closesQuote(q.inside) {
		q.inside = 0
	}
	switch {
	case q.inside != 0 && len(q.speaker) > 0:
		r.quoted = q.speaker
	case q.inside == 0 && r.allQuoted():
		if ahead := r.speakerAhead(x); len(ahead) > 0 {
			r.quoted = ahead
		} else if q.follows {
			r.quoted = q.speaker
		}
	}
}

// close updates the quotation by the sentence's own marks, and remembers who
// last spoke in it.
func (q *quotation) close(r *reader) {
	was := q.inside
	opened, quotes := -1, was != 0
	for i := range r.tok {
		before := q.inside
		q.inside = q.inside.after(r.tree, i)
		if before == 0 && q.inside != 0 {
			opened, quotes = i, true
		}
	}
	who, told := r.speaker()
	if q.inside != 0 && opened > 0 {
		// What stays open is said by whom the words right before it name.
		if near := r.speakerBefore(opened); len(near) > 0 {
			who = near
		}
	}
	q.follows = quotes || told
	if len(who) > 0 {
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
func (m marks) after(r *tree, i int) marks {
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

// closesQuote tells that the mark is closed before the paragraph ends, or
// opened anew where the next one begins.
func (r *reader) closesQuote(m marks) bool {
	text := r.d.Text[r.d.Sentences[r.si].Start:]
	if len(text) > maxQuoted {
		text = text[:maxQuoted]
	}
	closing := map[marks]string{'"': "\"", '“': "”“", '‘': "’", '«': "»", '„': "“”"}[m]
	end := strings.IndexByte(text, '\n')
	if end < 0 {
		return strings.ContainsAny(text, closing)
	}
	if strings.ContainsAny(text[:end], closing) {
		return true
	}
	return strings.HasPrefix(strings.TrimLeft(text[end:], " \n\r\t"), string(rune(m)))
}

// maxQuoted is how many bytes of a paragraph are searched for the end of a
// quotation.
const maxQuoted = 4000

// allQuoted tells a sentence that begins with a quotation mark and has no word
// outside of quotation marks.
func (r *reader) allQuoted() bool {
	if len(r.tok) == 0 || !isQuote(r.tok[0].Form) && r.tok[0].Form != "‘" {
		return false
	}
	m := marks(0)
	for i := range r.tok {
		if m = m.after(r.tree, i); m == 0 && !r.upos(i, "PUNCT") {
			return false
		}
	}
	return true
}

// quoteTail gives the clauses of a quotation the source that the words around
// it name, where the parser tore them apart: "“…,” the memo read.", "Lund told
// reporters on Friday: “…”". The quotation must be parted from those words by a
// comma or colon, so that words in scare quotes are none.
func (r *reader) quoteTail() {
	first, last := -1, -1
	m := marks(0)
	runs := 0
	for i := range r.tok {
		was := m
		m = m.after(r.tree, i)
		if was == 0 && m != 0 {
			runs++
			if first < 0 {
				first = i
			}
		}
		if was != 0 && m == 0 {
			last = i
		}
	}
	if first < 0 || runs != 1 {
		return
	}
	if last < 0 {
		last = len(r.tok) - 1
	}
	said := -1
	switch {
	case first <= 1 && last+1 < len(r.tok) && last > 0 && (set1(r.tok[last-1].Form, ",", "?", "!") || r.tok[last+1].Form == ","):
		for i := last + 1; i < len(r.tok) && i < last+9; i++ {
			if r.telling(i) {
				said = i
				break
			}
		}
	case first > 1 && last >= len(r.tok)-2 && set1(r.tok[first-1].Form, ",", ":"):
		for i := first - 2; i >= 0 && i > first-8; i-- {
			if r.telling(i) {
				said = i
				break
			}
		}
	}
	if said < 0 {
		return
	}
	who := r.teller(said, first, last)
	if who < 0 {
		return
	}
	n := r.node(who)
	for i := range r.clauses {
		c := &r.clauses[i]
		if c.head <= first || c.head >= last {
			continue
		}
		c.said = append(append([]schema.Node{}, c.said...), n)
	}
}

// telling tells a finite verb of saying, or its participle.
func (r *reader) telling(i int) bool {
	return r.upos(i, "VERB") && (reporting[r.lem[i]] && speaking[r.lem[i]] || listening[r.lem[i]] || r.lem[i] == "read") && r.xpos(i, "VBD", "VBZ", "VBP", "VBG")
}

// teller is the subject of a verb of saying outside of the quotation from token
// first to last, or the noun next to the verb; -1 for none.
func (r *reader) teller(v, first, last int) int {
	outside := func(k int) bool { return k < first || k > last }
	if ci := r.at[v]; ci >= 0 {
		for _, s := range r.clauses[ci].subj {
			if outside(s) && !r.timed(s) {
				return s
			}
		}
	}
	if last < v { // "… the memo read", "… said the memo"
		for k := last + 1; k < len(r.tok); k++ {
			if k != v && r.nominal(k) && !r.timed(k) && (r.head[k] == v || r.head[k] < first || r.head[k] >= 0 && !outside(r.head[k]) || r.head[k] < 0) {
				return k
			}
		}
	}
	return -1
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

// speaker is the outermost source that a clause of the sentence names, and
// whether the clause tells something said rather than thought.
func (r *reader) speaker() (who []schema.Node, told bool) {
	for i := range r.clauses {
		c := &r.clauses[i]
		if reporting[r.lem[c.head]] && c.cop < 0 && (len(c.ccomp) > 0 || c.attrib || c.parent < 0 && speaking[r.lem[c.head]]) {
			if s := r.sources(c); len(s) > 0 {
				return append(s, c.said...), !mental[r.lem[c.head]]
			}
		}
	}
	for i := range r.clauses {
		if c := &r.clauses[i]; c.parent < 0 && len(c.said) > 0 {
			return c.said, true
		}
	}
	return nil, false
}

// mental verbs report what nobody need have uttered.
var mental = set("believe think hope fear suspect know understand expect feel consider find show determine worry doubt guess agree reason see indicate suggest")

// speakerBefore is the source of the verb of saying right before a token.
func (r *reader) speakerBefore(i int) []schema.Node {
	for k := i - 1; k >= 0 && k > i-5; k-- {
		if ci := r.at[k]; ci >= 0 && r.telling(k) {
			return r.sources(&r.clauses[ci])
		}
	}
	return nil
}

// speakerAhead is who, by the words after the closing mark, says a quotation
// that the sentence opens and a later one of the paragraph closes: "«It is so.
// It stays so», said Lund."
func (r *reader) speakerAhead(x *index) []schema.Node {
	m := marks(0)
	for i := range r.tok {
		m = m.after(r.tree, i)
	}
	for si := r.si + 1; m != 0 && si < len(r.d.Sentences) && si <= r.si+maxAhead; si++ {
		gap := schema.Span{Start: r.d.Sentences[si-1].End, End: r.d.Sentences[si].Start}
		if newlines(gap.Of(r.d.Text)) > 0 {
			return nil
		}
		later := &reader{tree: newTree(r.d, x, si), used: map[int]bool{}}
		for i := range later.tok {
			if m = m.after(later.tree, i); m != 0 {
				continue
			}
			later.readClauses()
			for v := i + 1; v < len(later.tok) && v < i+9; v++ {
				if later.telling(v) {
					if who := later.teller(v, -1, i); who >= 0 {
						return []schema.Node{later.node(who)}
					}
				}
			}
			return nil
		}
	}
	return nil
}

// maxAhead is how many sentences a quotation is followed to find who said it.
const maxAhead = 6

// finalSpeech hangs "…, the daily reported" at the end of a sentence or
// quotation on the clause that it tells of, where the parser took it for a
// clause on the noun before: "a withdrawal of forces, the daily reported".
func (t *tree) finalSpeech() {
	v := len(t.tok) - 1
	for v > 0 && t.upos(v, "PUNCT") {
		v--
	}
	if v < 3 || !t.upos(v, "VERB") || !t.xpos(v, "VBD", "VBZ") || !speaking[t.lem[v]] || mental[t.lem[v]] || !t.is(v, "acl", "conj", "appos", "dep") {
		return
	}
	s, bare := -1, true
	for k, h := range t.head {
		if h == v && t.is(k, "nsubj") && k < v {
			s = k
		}
		if h == v && t.is(k, "obj", "ccomp", "xcomp", "obl", "cc", "mark") || h == v && t.xpos(k, "WP", "WDT", "WRB") {
			bare = false
		}
	}
	if s < 0 || !bare {
		return
	}
	a := s
	for a > 0 && t.under(a-1, v) && t.tok[a-1].Form != "," {
		a--
	}
	if a == 0 || t.tok[a-1].Form != "," {
		return
	}
	quoted := t.quotedAt(v)
	top := -1
	for h, n := t.head[v], 0; h >= 0 && n < len(t.tok); h, n = t.head[h], n+1 {
		if quoted != 0 && t.quotedAt(h) == 0 {
			break
		}
		if t.upos(h, "VERB", "AUX", "ADJ", "NOUN") && (t.finite(h) || t.head[h] < 0) {
			top = h
		}
	}
	if top >= 0 && top < a {
		t.attach(v, top, "parataxis", "")
	}
}
