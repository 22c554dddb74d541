package claims

import (
	"strings"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// Tuple is a claim, or a part of one, in the form of open extraction.
type Tuple struct {
	// Evidence is the index in Document.Evidence that the tuple is part of.
	Evidence                  int
	Relation, Subject, Object string
}

// OIE unrolls the claims of a document into tuples of open extraction, in the
// words of the text. A claim is one tuple; each further argument and the time
// with their prepositions one more, whose relation is the verb with its object
// and that preposition. What the graph keeps apart as polarity and modality
// stands in the relation again ("would not return to"). A claim without an
// object has no tuple.
func OIE(d *extract.Document) []Tuple {
	var out []Tuple
	seen := map[Tuple]bool{}
	sentence := -1
	add := func(i int, u []string) {
		t := Tuple{Evidence: i, Relation: u[0], Subject: u[1], Object: u[2]}
		once := t
		once.Evidence = d.Evidence[i].Sentence
		if !seen[once] {
			seen[once] = true
			out = append(out, t)
		}
	}
	x := newIndex(d)
	for i, e := range d.Evidence {
		if e.Sentence != sentence {
			sentence = e.Sentence
			for _, u := range speechTuples(d, x, sentence) {
				add(i, u)
			}
		}
		if e.Turned != "" { // the words have the patient first
			e.Claim.Subject, e.Claim.Object = e.Claim.Object, e.Claim.Subject
			e.Claim.Predicate.Text = e.Turned
		}
		for _, u := range (voice{e}).tuples() {
			add(i, u)
		}
	}
	return out
}

// speechTuples print the sources of a sentence's claims: who says what, whole.
func speechTuples(d *extract.Document, x *index, si int) [][]string {
	r := &reader{tree: newTree(d, x, si), used: map[int]bool{}}
	r.readClauses()
	var out [][]string
	for i := range r.clauses {
		c := &r.clauses[i]
		if !reporting[r.lem[c.head]] || c.passive || c.cop >= 0 || len(c.ccomp) == 0 && !c.attrib || len(c.obj) > 0 {
			continue
		}
		var h, a, b int
		if c.attrib {
			h = r.clauses[c.parent].head
			a, b = r.first[h], r.last[h]
			if r.first[c.head] > h {
				b = min(b, r.first[c.head])
			} else if r.last[c.head] <= h {
				a = max(a, r.last[c.head])
			}
		} else {
			h = r.clauses[c.ccomp[0]].head
			a, b = r.first[h], r.last[h]
		}
		for a < h && r.upos(a, "PUNCT") {
			a++
		}
		for b-1 > h && r.upos(b-1, "PUNCT") {
			b--
		}
		if c.head >= a && c.head < b {
			continue
		}
		for _, s := range r.subjects(c) {
			v := voice{schema.Evidence{SentenceSpan: d.Sentences[si].Span, SentenceText: d.Sentences[si].Of(d.Text),
				Claim: schema.Claim{Predicate: r.predicate(c, nil, nil, ""), Negated: c.neg}}}
			out = append(out, []string{v.relation(), v.whole(s.Span, s.Text), r.text(a, b)})
		}
	}
	return out
}

func (v voice) tuples() [][]string {
	e := v.e
	c := e.Claim
	if c.Object.IsZero() || strings.HasPrefix(e.Rule, "verb+obj+obl") {
		return nil // a recipient's claim is unrolled with that of the object
	}
	subj := v.whole(c.Subject.Span, c.Subject.Text)
	rel := v.relation()
	obj := v.object()
	out := [][]string{{rel, subj, obj}}
	verbal := strings.HasPrefix(e.Rule, "verb") || strings.HasPrefix(e.Rule, "passive") || strings.HasPrefix(e.Rule, "light") || strings.HasPrefix(e.Rule, "cop") || strings.HasPrefix(e.Rule, "exist")
	if !verbal {
		for _, a := range e.Args { // "Japanese newspaper": newspaper of the Japanese
			if words := strings.Fields(strings.TrimPrefix(c.Object.Text, a.Text)); a.Role == "of" && len(words) > 0 && strings.HasPrefix(c.Object.Text, a.Text) {
				out = append(out, []string{rel + " " + strings.Join(words, " ") + " of", subj, v.whole(a.Span, a.Text)})
			}
		}
		return out
	}
	// The verb without the preposition of its object, and with the object
	// where that is not led by one.
	base := rel + " " + obj
	if prep, ok := strings.CutPrefix(e.Rule, "verb+obl:"); ok && strings.Contains(prep, "_") {
		base = strings.TrimSuffix(rel, " "+strings.ReplaceAll(prep, "_", " "))
	} else if prep := v.leading(c.Object.Span); prep != "" && strings.HasSuffix(strings.ToLower(rel), " "+strings.ToLower(prep)) && !strings.HasPrefix(e.Rule, "light") {
		base = rel[:len(rel)-len(prep)-1]
	}
	seen := map[schema.Span]bool{c.Object.Span: true, c.Subject.Span: true, {}: true}
	add := func(s schema.Span, text string) {
		prep := v.leading(s)
		if seen[s] || prep == "" || c.Object.Span.Contains(s) || c.Subject.Span.Contains(s) || strings.Count(text, " ") > 8 {
			return
		}
		seen[s] = true
		out = append(out, []string{base + " " + prep, subj, v.whole(s, text)})
	}
	for _, a := range e.Args {
		switch a.Role {
		case "theme":
			if head, _, ok := strings.Cut(rel, " "+a.Text); ok {
				out = append(out, []string{head, subj, a.Text})
			}
		case "other", "purpose", "because", "manner", "amount", "about":
		default:
			add(a.Span, a.Text)
		}
	}
	if e.Where != nil && strings.HasPrefix(e.Rule, "verb+obj") {
		add(e.Where.Span, e.Where.Text)
	}
	if e.When != nil && e.When.Frame == "" {
		add(e.When.Span, e.When.Text)
	}
	return out
}

// voice puts a claim's words back as the sentence has them.
type voice struct{ e schema.Evidence }

// before lists the words of the sentence that end at a byte of the document,
// the nearest first.
func (v voice) before(at int) []string {
	s := v.e.SentenceSpan
	if at < s.Start || at > s.End || at-s.Start > len(v.e.SentenceText) {
		return nil
	}
	ws := strings.Fields(v.e.SentenceText[:at-s.Start])
	for i, j := 0, len(ws)-1; i < j; i, j = i+1, j-1 {
		ws[i], ws[j] = ws[j], ws[i]
	}
	return ws
}

// leading is the preposition that leads to a phrase, across its determiner, as
// the sentence writes it; "" if none does.
func (v voice) leading(s schema.Span) string {
	ws := v.before(s.Start)
	for i := 0; i < len(ws) && i < 3; i++ {
		w := strings.ToLower(ws[i])
		if strippedDets[w] {
			continue
		}
		if caseMarkers[w] {
			return ws[i]
		}
		return ""
	}
	return ""
}

var caseMarkers = set(`of in to for with on at by from as into about against over after before since until during between under within without
	through near around across along behind among toward towards upon via inside outside beyond despite throughout onto off above below beside`)

// relation is the predicate with the modals and negators that stand before it.
func (v voice) relation() string {
	p := v.e.Claim.Predicate
	first, _, _ := strings.Cut(p.Text, " ")
	at := p.Span.Start
	if !strings.HasPrefix(v.text(p.Span), first) {
		i := strings.LastIndex(v.upTo(at), " "+first+" ")
		if i < 0 {
			return p.Text
		}
		at = v.e.SentenceSpan.Start + i + 1
	}
	rel := p.Text
	if gap := v.gap(at); gap != "" {
		return gap + " " + rel
	}
	for _, w := range v.before(at) {
		l := strings.ToLower(w)
		if _, modal := modals[l]; !modal && !negators[l] && l != "do" && l != "does" && l != "did" {
			break
		}
		rel = w + " " + rel
	}
	// A negator after the first auxiliary: "has not been", "is n't".
	if v.e.Claim.Negated {
		rest := v.from(at + len(first))
		next, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
		if negators[strings.ToLower(next)] && !strings.Contains(rel, " "+next) {
			rel = strings.Replace(rel, first, first+" "+next, 1)
		}
	}
	return rel
}

// gap is what stands between the subject and a verb that "to" leads: "was able
// to". The graph keeps it as modality. "" where the two are far apart.
func (v voice) gap(at int) string {
	ws := v.before(at)
	if len(ws) < 2 || ws[0] != "to" || v.e.Claim.Subject.Span.End > at {
		return ""
	}
	s := schema.Span{Start: v.e.Claim.Subject.Span.End, End: at}
	g := strings.Fields(v.text(s))
	if len(g) < 2 || len(g) > 6 || strings.ContainsAny(v.text(s), ",;:\"()`") {
		return ""
	}
	return strings.Join(g, " ")
}

func (v voice) text(s schema.Span) string {
	o := v.e.SentenceSpan.Start
	return schema.Span{Start: s.Start - o, End: s.End - o}.Of(v.e.SentenceText)
}

func (v voice) upTo(at int) string {
	if i := at - v.e.SentenceSpan.Start; i >= 0 && i <= len(v.e.SentenceText) {
		return v.e.SentenceText[:i]
	}
	return ""
}

func (v voice) from(at int) string {
	if i := at - v.e.SentenceSpan.Start; i >= 0 && i <= len(v.e.SentenceText) {
		return v.e.SentenceText[i:]
	}
	return ""
}

// object is the words of the object.
func (v voice) object() string { return v.whole(v.e.Claim.Object.Span, v.e.Claim.Object.Text) }

var articles = set("a an the this these those")

// whole is a phrase with the courtesy title and the article that stand before
// it, which nodes of the graph leave out.
func (v voice) whole(s schema.Span, text string) string {
	ws := v.before(s.Start)
	for len(ws) > 0 && strings.HasSuffix(ws[0], ".") && courtesy[strings.ToLower(ws[0])] {
		text, ws = ws[0]+" "+text, ws[1:]
	}
	if len(ws) > 0 && articles[strings.ToLower(ws[0])] {
		text = ws[0] + " " + text
	}
	return text
}
