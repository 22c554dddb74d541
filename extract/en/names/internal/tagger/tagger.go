// Package tagger finds names with a linear model over features of words, of the
// gazetteer and of the parse: a second opinion beside the neural model, which
// knows words it has never met by what stands about them, where this one knows
// the names people use. It is an averaged structured perceptron (Collins 2002).
package tagger

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/relata-kg/relata/extract/en/gazetteer"
	"github.com/relata-kg/relata/schema"
)

// Word is what the model sees of a token.
type Word struct {
	Form, UPOS, XPOS, Deprel string
	// Head is the index of the head, -1 for the root.
	Head int
	Mark gazetteer.Mark
	// Hint is the neural model's tag, "" for none, and Prob its probability,
	// 0 to 1.
	Hint string
	Prob float32
}

// Tags are the model's tags: "O", then "B-" and "I-" of every class of names.
var Tags = func() []string {
	tags := []string{"O"}
	for _, c := range schema.NameClasses {
		tags = append(tags, "B-"+string(c), "I-"+string(c))
	}
	return tags
}()

// N is the number of tags.
const N = 21

// Index is the number of a tag, -1 for an unknown one.
func Index(tag string) int {
	for i, t := range Tags {
		if t == tag {
			return i
		}
	}
	return -1
}

// follows tells whether tag b may follow tag a: an inside tag continues its
// own class only.
func follows(a, b int) bool {
	if b == 0 || b%2 == 1 {
		return true
	}
	return a == b || a == b-1
}

// Lexicon is what unlabelled text tells of words.
type Lexicon struct {
	// Cluster numbers groups of words of like use, by the word as Plain
	// writes it.
	Cluster map[string]byte
	// Case grades how often a word, in small letters, is written so: 1 never,
	// 5 always.
	Case map[string]byte
}

// Plain writes a word for the lexicon: every digit is 0.
func Plain(w string) string {
	if !strings.ContainsFunc(w, unicode.IsDigit) {
		return w
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0'
		}
		return r
	}, w)
}

// cluster is the text form of a word's cluster, "" for an unknown word.
func (l *Lexicon) cluster(w string) string {
	if c, ok := l.Cluster[Plain(w)]; ok {
		return clusterNames[c]
	}
	if c, ok := l.Cluster[strings.ToLower(w)]; ok {
		return clusterNames[c]
	}
	return ""
}

var clusterNames = func() (s [256]string) {
	for i := range s {
		s[i] = string([]byte{'c', byte(i)})
	}
	return s
}()

// Model holds weights by feature.
type Model struct {
	Lexicon Lexicon
	// Weights has a row of N for every feature of a model in training. A model
	// from a file has them in a table instead.
	Weights map[uint32]*[N]float32
	table   *table
	// Trans are the weights of a tag after a tag; row N is for the start.
	Trans [N + 1][N]float32
	// Scale is the unit of the weights, by which hints are made comparable.
	Scale float32
}

// hash numbers a feature: FNV-1a over its parts.
func hash(template byte, parts ...string) uint32 {
	h := uint32(2166136261)
	h = (h ^ uint32(template)) * 16777619
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint32(p[i])) * 16777619
		}
		h = (h ^ 0xff) * 16777619
	}
	return h
}

// Features appends the features of word i; allCaps tells that the sentence is
// written in capitals.
func (l *Lexicon) Features(fs []uint32, s []Word, i int, allCaps bool) []uint32 {
	at := func(k int) string {
		switch {
		case k < 0:
			return "<"
		case k >= len(s):
			return ">"
		}
		return s[k].Form
	}
	add := func(t byte, parts ...string) { fs = append(fs, hash(t, parts...)) }
	w := at(i)
	lower := strings.ToLower(w)
	prev, next := strings.ToLower(at(i-1)), strings.ToLower(at(i+1))
	sh, shp, shn := shape(w), shape(at(i-1)), shape(at(i+1))
	if allCaps {
		sh, shp, shn = "A", "A", "A"
	}
	first := ""
	if i == 0 || (i == 1 && !letter(at(0))) {
		first = "1"
	}
	add('a', lower)
	add('b', w, first)
	add('c', prev)
	add('d', next)
	add('e', strings.ToLower(at(i-2)))
	add('f', strings.ToLower(at(i+2)))
	add('g', prev, lower)
	add('h', lower, next)
	add('i', sh, first)
	add('j', shp, sh)
	add('k', sh, shn)
	add('l', shp, sh, shn)
	add('m', tail(lower, 3), sh[:1])
	add('n', tail(lower, 2), sh[:1])
	add('o', headOf(lower, 3), sh[:1])
	add('p', tail(lower, 4), sh[:1])
	u := s[i].UPOS
	add('q', u, sh)
	add('r', pos(s, i-1), u)
	add('s', u, pos(s, i+1))
	add('t', pos(s, i-1), u, pos(s, i+1))
	add('u', s[i].XPOS, first)
	add('v', s[i].Deprel, u)
	// The head and its kind of relation: "province" over "Farah", "Minister"
	// over a name.
	if h := s[i].Head; h >= 0 && h < len(s) {
		add('w', strings.ToLower(s[h].Form), s[i].Deprel)
		add('x', shape(s[h].Form), s[i].Deprel)
	}
	// The word after the run of capitals, the word before it, its length and
	// place in it.
	b, e := i, i+1
	for b > 0 && capital(s[b-1].Form) && i-b < 6 {
		b--
	}
	for e < len(s) && capital(s[e].Form) && e-i < 6 {
		e++
	}
	if capital(w) && !allCaps {
		add('y', strings.ToLower(at(e)))
		add('z', strings.ToLower(at(b-1)))
		add('A', digit(i-b), digit(e-i))
		add('B', strings.ToLower(at(e-1)))
		add('C', strings.ToLower(at(b)))
	}
	// How the words are used elsewhere.
	c0, cp, cn := l.cluster(w), l.cluster(at(i-1)), l.cluster(at(i+1))
	add('P', c0, sh)
	add('Q', cp, sh)
	add('R', cn, sh)
	add('S', cp, c0, sh)
	add('T', c0, cn, sh)
	add('U', cp, cn, sh)
	add('V', l.cluster(at(i-2)), sh)
	add('W', l.cluster(at(i+2)), sh)
	if h := s[i].Head; h >= 0 && h < len(s) {
		add('X', l.cluster(s[h].Form), s[i].Deprel, sh)
	}
	kind := string(rune('0' + l.Case[strings.ToLower(w)]))
	kindPrev := string(rune('0' + l.Case[prev]))
	kindNext := string(rune('0' + l.Case[next]))
	add('Y', kind, sh, first)
	add('Z', kindPrev, shp, kind, sh)
	add('1', kind, sh, kindNext, shn)
	if capital(w) && !allCaps {
		add('2', l.cluster(at(e)), sh)
		add('3', l.cluster(at(b-1)), sh)
		add('4', l.cluster(at(e-1)), digit(e-i))
	}
	// The gazetteer.
	m := s[i].Mark
	place := "I"
	if m&gazetteer.MarkFirst != 0 {
		place = "B"
	}
	long := ""
	if m&gazetteer.MarkLong != 0 {
		long = "L"
	}
	for k := 0; k < len(schema.NameClasses); k++ {
		if m&(1<<k) != 0 && m&gazetteer.MarkLower != 0 {
			c := string(schema.NameClasses[k])
			add('5', c, place, long, kind)
			add('6', c, place, u)
			continue
		}
		if m&(1<<k) != 0 {
			c := string(schema.NameClasses[k])
			add('D', c, place, long)
			add('E', c, place, long, sh, first)
			add('F', c, place, prev)
			add('G', c, place, next)
			add('H', c, place, shp, shn)
			add('I', c, place, u)
		}
		if i > 0 && s[i-1].Mark&(1<<k) != 0 {
			add('J', string(schema.NameClasses[k]), sh)
		}
		if i+1 < len(s) && s[i+1].Mark&(1<<k) != 0 {
			add('K', string(schema.NameClasses[k]), sh)
		}
	}
	if m&0x3ff == 0 {
		add('L', sh, first)
	}
	given := ""
	if m&gazetteer.MarkGiven != 0 {
		given += "g"
	}
	if i > 0 && s[i-1].Mark&gazetteer.MarkGiven != 0 {
		given += "p"
	}
	if i+1 < len(s) && s[i+1].Mark&gazetteer.MarkGiven != 0 {
		given += "n"
	}
	add('M', given, sh)
	add('N', given, shp, shn)
	add('O')
	return fs
}

func pos(s []Word, i int) string {
	if i < 0 || i >= len(s) {
		return "-"
	}
	return s[i].UPOS
}

func digit(n int) string { return string(rune('0' + n)) }

func tail(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return s[len(s)-n:]
}

func headOf(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return s[:n]
}

func letter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func capital(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(r) && n > 0 {
		// "al-Assad", "iPhone"
		return len(s) > 3 && (strings.HasPrefix(s, "al-") || strings.HasPrefix(s, "el-"))
	}
	return unicode.IsUpper(r)
}

// shape writes capitals A, small letters a, digits 9 and others as they are,
// with runs cut to one.
func shape(s string) string {
	var b [12]byte
	out := b[:0]
	for _, r := range s {
		c := byte('?')
		switch {
		case unicode.IsUpper(r):
			c = 'A'
		case unicode.IsLower(r):
			c = 'a'
		case unicode.IsDigit(r):
			c = '9'
		case r < utf8.RuneSelf:
			c = byte(r)
		}
		if n := len(out); n > 0 && out[n-1] == c && (n > 1 || c != 'A') {
			continue
		}
		if len(out) == cap(b[:]) {
			break
		}
		out = append(out, c)
	}
	if len(out) == 0 {
		return "?"
	}
	return string(out)
}

// AllCaps tells whether a sentence is written in capitals, so that they mean
// nothing.
func AllCaps(s []Word) bool {
	upper, lower := 0, 0
	for _, w := range s {
		if len(w.Form) < 2 {
			continue
		}
		if strings.ToUpper(w.Form) == w.Form && strings.ToLower(w.Form) != w.Form {
			upper++
		} else if r, _ := utf8.DecodeRuneInString(w.Form); unicode.IsLower(r) {
			lower++
		}
	}
	return upper >= 3 && upper > 3*lower
}

// Hints say how much the neural model's tags count.
type Hints struct {
	// Weight multiplies the log-odds of the neural tag, Floor is added to them;
	// both in units of the model's scale.
	Weight, Floor float32
}

// Emissions computes the scores of every tag of every word.
func (m *Model) Emissions(s []Word, h Hints) [][N]float32 {
	out := make([][N]float32, len(s))
	caps := AllCaps(s)
	var fs []uint32
	for i := range s {
		fs = m.Lexicon.Features(fs[:0], s, i, caps)
		e := &out[i]
		*e = m.score(fs)
		if s[i].Hint != "" && h.Weight > 0 {
			if k := Index(s[i].Hint); k >= 0 {
				p := float64(min(max(s[i].Prob, 0.05), 0.999))
				e[k] += m.Scale * (h.Floor + h.Weight*float32(math.Log(p/(1-p))))
			}
		}
	}
	return out
}

// score gives the sums of the weights of features.
func (m *Model) score(fs []uint32) (e [N]float32) {
	if m.table == nil {
		for _, f := range fs {
			if row := m.Weights[f]; row != nil {
				for k, w := range row {
					e[k] += w
				}
			}
		}
		return e
	}
	var units [N]int32
	for _, f := range fs {
		if row := m.table.row(f); row != nil {
			for k, w := range row {
				units[k] += int32(w)
			}
		}
	}
	for k, n := range units {
		e[k] = float32(n) * m.table.unit
	}
	return e
}

// Decode finds the best tags that follow one another rightly. Where allowed is
// not nil it has, per word, the set of tags to choose from.
func (m *Model) Decode(e [][N]float32, allowed []uint32) []int {
	n := len(e)
	if n == 0 {
		return nil
	}
	const none = float32(-1e30)
	back := make([][N]int8, n)
	var cur, next [N]float32
	for k := range cur {
		cur[k] = none
		if (k == 0 || k%2 == 1) && ok(allowed, 0, k) {
			cur[k] = e[0][k] + m.Trans[N][k]
		}
	}
	for i := 1; i < n; i++ {
		for b := range next {
			next[b] = none
			if !ok(allowed, i, b) {
				continue
			}
			for a := range cur {
				if cur[a] == none || !follows(a, b) {
					continue
				}
				if v := cur[a] + m.Trans[a][b] + e[i][b]; v > next[b] {
					next[b], back[i][b] = v, int8(a)
				}
			}
		}
		cur = next
	}
	best := 0
	for k := range cur {
		if cur[k] > cur[best] {
			best = k
		}
	}
	out := make([]int, n)
	for i := n - 1; i >= 0; i-- {
		out[i] = best
		best = int(back[i][best])
	}
	return out
}

func ok(allowed []uint32, i, k int) bool {
	return allowed == nil || allowed[i]&(1<<k) != 0
}

// Sure is how far a tag's score is ahead of the best other one, as a
// probability by the logistic function.
func (m *Model) Sure(e *[N]float32, tag int) float32 {
	other := float32(-1e30)
	for k, v := range e {
		if k != tag && v > other {
			other = v
		}
	}
	return float32(1 / (1 + math.Exp(float64((other-e[tag])/m.Scale*3))))
}
