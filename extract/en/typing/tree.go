package typing

import (
	"slices"
	"strings"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// tree is a sentence with its children at hand.
type tree struct {
	sentence int
	tok      []extract.Token
	kids     [][]int
}

func newTree(d *extract.Document, sentence int) *tree {
	t := &tree{sentence: sentence, tok: d.Sentences[sentence].Tokens}
	t.kids = make([][]int, len(t.tok))
	for i := range t.tok {
		if h := t.head(i); h >= 0 {
			t.kids[h] = append(t.kids[h], i)
		}
	}
	return t
}

// head is the head of a token, -1 for the root or where the tree is broken.
func (t *tree) head(i int) int {
	h := t.tok[i].Head
	if h == i || h >= len(t.tok) {
		return -1
	}
	return h
}

// is reports whether a token's relation is one of those, or a subtype of one.
func (t *tree) is(i int, rels ...string) bool {
	d := t.tok[i].Deprel
	for _, r := range rels {
		if d == r || len(d) > len(r) && d[len(r)] == ':' && d[:len(r)] == r {
			return true
		}
	}
	return false
}

func (t *tree) upos(i int, tags ...string) bool { return slices.Contains(tags, t.tok[i].UPOS) }

func (t *tree) lemma(i int) string {
	if l := t.tok[i].Lemma; l != "" {
		return strings.ToLower(l)
	}
	return strings.ToLower(t.tok[i].Form)
}

// headOf is the token within a span whose head lies outside, verbs and nouns
// before others; -1 if there is none.
func (t *tree) headOf(span schema.Span) int {
	best, rank := -1, 9
	for i := range t.tok {
		if t.tok[i].Len() == 0 || !span.Overlaps(t.tok[i].Span) {
			continue
		}
		r := 4
		switch t.tok[i].UPOS {
		case "VERB":
			r = 0
		case "NOUN", "PROPN", "ADJ":
			r = 1
		case "AUX", "ADV":
			r = 2
		}
		if h := t.head(i); h >= 0 && span.Overlaps(t.tok[h].Span) {
			r += 5
			// an infinitive's verb carries the meaning, what governs it the
			// standing: "began to withdraw"
			if t.is(i, "xcomp") && t.upos(i, "VERB") {
				r = -1
			}
		}
		if r < rank {
			best, rank = i, r
		}
	}
	return best
}

// nounOf is the lemma of the head of a node's words, "" where it has none in
// this sentence.
func (t *tree) nounOf(n schema.Node) string {
	if n.IsZero() || n.Span.IsZero() {
		return ""
	}
	best := -1
	for i := range t.tok {
		if t.tok[i].Len() == 0 || !n.Span.Contains(t.tok[i].Span) {
			continue
		}
		if h := t.head(i); h >= 0 && n.Span.Contains(t.tok[h].Span) {
			continue
		}
		if best < 0 || t.upos(i, "NOUN") && !t.upos(best, "NOUN") {
			best = i
		}
	}
	if best < 0 {
		return ""
	}
	return t.lemma(best)
}

func (t *tree) agentive(n schema.Node) bool { return !n.IsZero() && n.Datatype == "" }

func (t *tree) passive(h int) bool {
	for _, k := range t.kids[h] {
		if t.tok[k].Deprel == "aux:pass" || t.tok[k].Deprel == "nsubj:pass" || t.tok[k].Deprel == "obl:agent" {
			return true
		}
	}
	return t.tok[h].XPOS == "VBN" && t.is(h, "acl") && !t.is(h, "acl:relcl")
}

func (t *tree) hasCopula(h int) bool {
	return slices.ContainsFunc(t.kids[h], func(k int) bool { return t.is(k, "cop") })
}

func (t *tree) ownSubject(h int) bool {
	return slices.ContainsFunc(t.kids[h], func(k int) bool { return t.is(k, "nsubj", "csubj") })
}

func (t *tree) object(h int) int {
	for _, k := range t.kids[h] {
		if t.is(k, "obj", "iobj") {
			return k
		}
	}
	return -1
}

// counted is the noun counted by another: "refugees" in "thousands of refugees".
func (t *tree) counted(n int) int {
	if !quantities[t.lemma(n)] {
		return n
	}
	for _, k := range t.kids[n] {
		if t.is(k, "nmod") && slices.Contains(t.cases(k), "of") {
			return k
		}
	}
	return n
}

var quantities = set(`hundred thousand million dozen score number group some most many none all half part majority handful couple pair several
	series lot ton tonne kilo kg pound barrel scores total remnant third quarter`)

// purpose reports whether a verb is the infinitive of what another act is for.
func (t *tree) purpose(h int) bool {
	for range 4 {
		switch g := t.head(h); {
		case g < 0:
			return false
		case t.is(h, "advcl"):
			return t.tok[h].XPOS == "VB" && t.upos(g, "VERB")
		case t.is(h, "conj", "xcomp"):
			h = g
		default:
			return false
		}
	}
	return false
}

func (t *tree) particle(h int) string {
	for _, k := range t.kids[h] {
		if t.is(k, "compound:prt") {
			return t.lemma(k)
		}
	}
	return ""
}

func (t *tree) negated(h int) bool {
	return slices.ContainsFunc(t.kids[h], func(k int) bool {
		switch t.lemma(k) {
		case "not", "n't", "never":
			return true
		}
		return false
	})
}

// cases are the prepositions of a phrase.
func (t *tree) cases(n int) []string {
	var out []string
	for _, k := range t.kids[n] {
		if t.is(k, "case") {
			out = append(out, t.lemma(k))
		}
	}
	return out
}

// modifiers are the words before a noun that say what kind it is.
func (t *tree) modifiers(n int) []string {
	var out []string
	for _, k := range t.kids[n] {
		if k < n && t.is(k, "compound", "amod") {
			out = append(out, t.modifiers(k)...)
			out = append(out, t.lemma(k))
		}
	}
	return out
}

// modal is the modal verb over a verb or over the verbs it is coordinated with
// or governed by without object: "" for none, "have" where a perfect follows
// the modal and so speaks of the past.
func (t *tree) modal(h int) string {
	for range 4 {
		modal, have := "", false
		for _, k := range t.kids[h] {
			if !t.is(k, "aux") || k > h {
				continue
			}
			switch l := strings.ToLower(t.tok[k].Form); l {
			case "will", "wo", "'ll", "’ll":
				modal = "will"
			case "would", "'d", "’d":
				if t.tok[k].XPOS == "MD" {
					modal = "would"
				}
			case "may", "might", "could", "can", "ca", "should", "must", "shall":
				modal = l
			case "have":
				have = modal != ""
			}
		}
		switch {
		case have:
			return "have"
		case modal != "":
			return modal
		}
		g := t.head(h)
		if g < 0 || t.ownSubject(h) || !(t.is(h, "conj") && t.upos(g, "VERB") || t.is(h, "xcomp")) {
			return ""
		}
		h = g
	}
	return ""
}

// conditional reports whether a verb stands in an if-clause.
func (t *tree) conditional(h int) bool {
	for range 3 {
		for _, k := range t.kids[h] {
			if t.is(k, "mark") {
				switch t.lemma(k) {
				case "if", "unless", "whether":
					return true
				}
			}
		}
		g := t.head(h)
		if g < 0 || !t.is(h, "conj", "xcomp") {
			return false
		}
		h = g
	}
	return false
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// isPreposition tells prepositions, to take open predicates apart.
var isPreposition = set(`about above across after against ahead along alongside amid among around as at atop away before behind below
	beneath beside besides between beyond by despite down during except for from in inside into like near of off on onto
	opposite out outside over past per since through throughout till to toward towards under underneath until unto up upon
	versus via with within without`)
