package claims

import (
	"context"
	"math"
	"strings"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// Feature is one of the signs by which a claim's confidence is told.
type Feature struct {
	Name string
	// Doc says what the sign is. All are scaled to lie within about 0 to 1, or
	// -3 to 0 for logarithms of probabilities.
	Doc string
	// Rising tells that more of it can only make a claim surer: its weight is
	// never negative.
	Rising bool
}

// Features lists the signs in the order of [Observation.Signs].
func Features() []Feature { return append([]Feature{}, features...) }

var features = []Feature{
	{"arcs", "logarithm of the parser's probability of the arcs that the claim rests on", true},
	{"ends", "logarithm of the lowest arc probability of the heads of subject and object", true},
	{"sentence", "mean logarithm of the arc probabilities of the sentence, times 3", true},
	{"relations", "logarithm of the lowest probability of the relations by which predicate, subject and object hang on their heads", true},
	{"tags", "logarithm of the lowest tag probability of the predicate's words and the heads of subject and object", true},
	{"asked", "the sentence ends in a question mark", false},
	{"depth", "clauses above the claim's own, in fours", false},
	{"conj", "subject taken over from a coordinated clause", false},
	{"relative", "clause modifies a noun", false},
	{"nonfinite", "infinitive or participle whose subject stands elsewhere", false},
	{"subject unknown", "subject is a pronoun or bare description without referent", false},
	{"subject linked", "subject is an entity", false},
	{"object linked", "object is an entity", false},
	{"no object", "no object", false},
	{"object a time", "object is an expression of time", false},
	{"subject long", "tokens of the subject, in eights", false},
	{"object long", "tokens of the object, in eights", false},
	{"gap before", "tokens between subject and predicate, in tens", false},
	{"gap after", "tokens between predicate and object, in tens", false},
	{"cut", "the clause has a clausal complement that is not part of the claim", false},
	{"frame", "the verb is one that with an object most often asks for a complement, such as make or leave", false},
	{"subject a pronoun", "subject is a pronoun of which the referent was found", false},
	{"subject a speaker", "subject is I, we or you", false},
	{"object no noun", "object is headed by a word that is no noun, pronoun or number", false},
	{"spoken", "I, we, you, my, your or a contraction in the sentence", false},
	{"marks", "brackets, quotation marks, dashes, colons, semicolons, question marks in the sentence, in fours; 1 for a heading", false},
}

// confidence is the chance, 0 to 1, that a careful reader calls the claim
// right: subject, predicate, object, polarity, modality and source. It is a
// logistic model of [Features] with a bias for each family of rules. How it
// was fitted and how well it keeps its word stands in README.md.
func confidence(r *reader, d draft, e schema.Evidence) float64 {
	x := signs(r, d)
	e.Confidence = probability(d.rule, x)
	if r.observe != nil {
		r.observe(Observation{e, x})
	}
	return e.Confidence
}

// probability is the model's, for a rule and its signs.
func probability(rule string, x []float64) float64 {
	z := bias + families[Family(rule)]
	for j, v := range x {
		z += weights[features[j].Name] * v
	}
	// No reading is certain, none of a claim that was made worthless.
	return min(0.99, max(0.01, 1/(1+math.Exp(-z))))
}

// Family is the family of a rule, whose members share a bias: the name up to
// its colon, with events and phrases on nouns each taken together.
func Family(rule string) string {
	f, _, _ := strings.Cut(rule, ":")
	for _, p := range []string{"noun+", "event+", "event", "appos", "poss", "title", "compound", "kind", "cop+", "verb+obj"} {
		if strings.HasPrefix(f, p) {
			return strings.TrimSuffix(p, "+")
		}
	}
	return f
}

// signs reads the features off a claim in its tree.
func signs(r *reader, d draft) []float64 {
	sa, sb := r.tokens(d.subj.Span)
	pa, pb := r.tokens(d.pred.Span)
	oa, ob := r.tokens(d.obj.Span)
	ends := 0.0
	for _, p := range [][2]int{{sa, sb}, {oa, ob}} {
		for i := p[0]; i < p[1]; i++ {
			if h := r.head[i]; h < p[0] || h >= p[1] {
				ends = min(ends, logProb(r.arc(i)))
			}
		}
	}
	sh, oh, ph := r.top(sa, sb), r.top(oa, ob), r.top(pa, pb)
	if d.c >= 0 {
		ph = r.clauses[d.c].head
	}
	relations, tags := 0.0, 0.0
	for _, i := range []int{sh, ph, oh} {
		if i >= 0 {
			if !r.mended[i] {
				relations = min(relations, trusted(r.tok[i].RelProb))
			}
			tags = min(tags, trusted(r.tok[i].TagProb))
		}
	}
	for i := pa; i < pb; i++ {
		tags = min(tags, trusted(r.tok[i].TagProb))
	}
	mean, marks, spoken := 0.0, 0.0, 0.0
	for i := range r.tok {
		mean += logProb(r.arc(i)) / float64(len(r.tok))
		if strings.ContainsAny(r.tok[i].Form, "()[]\"“”`;:?–—") || r.tok[i].Form == "-" || r.tok[i].Form == "''" {
			marks += 0.25
		}
		if speech[strings.ToLower(r.tok[i].Form)] {
			spoken = 1
		}
	}
	if r.d.Sentences[r.si].Heading {
		marks = 1
	}
	var depth, conj, relative, nonfinite, cut, frame float64
	if d.c >= 0 {
		c := &r.clauses[d.c]
		for p, n := c.parent, 0; p >= 0 && n < 4; p, n = r.clauses[p].parent, n+1 {
			depth += 0.25
		}
		own := truth(c.ownSubj)
		switch c.link {
		case "conj", "parataxis":
			conj = 1 - own
		case "acl", "relcl":
			relative = 1
		case "xcomp", "ccomp", "advcl":
			nonfinite = 1 - own
		}
		if d.rule != "verb+ccomp" {
			for _, x := range append(append([]int{}, c.xcomp...), c.ccomp...) {
				h := r.clauses[x].head
				cut = max(cut, truth((h < pa || h >= pb) && (h < oa || h >= ob)))
			}
		}
		frame = truth(complemented[r.lem[c.head]])
	}
	asked := truth(len(r.tok) > 0 && r.tok[len(r.tok)-1].Form == "?")
	timed := oa < ob
	for i := oa; i < ob; i++ {
		timed = timed && r.time[i] >= 0
	}
	return []float64{
		logProb(d.prob), ends, 3 * mean, relations, tags,
		asked, depth, conj, relative, nonfinite,
		truth(d.subj.Unresolved), truth(d.subj.Entity != ""), truth(d.obj.Entity != ""),
		truth(d.obj.IsZero()), truth(timed),
		min(1, float64(sb-sa)/8), min(1, float64(ob-oa)/8),
		apart(sa, sb, pa, pb), apart(pa, pb, oa, ob),
		cut, frame,
		truth(sh >= 0 && r.upos(sh, "PRON") && d.subj.Entity != ""), truth(speakers[strings.ToLower(d.subj.Text)]),
		truth(oh >= 0 && !r.upos(oh, "NOUN", "PROPN", "PRON", "NUM", "SYM")),
		spoken, min(1, marks),
	}
}

// complemented are verbs whose object is rarely the whole of what is said.
var complemented = set("make leave call put keep find allow enable permit let force prevent stop blame accuse consider deem declare render get set bring take cause remain seem appear go come become")

// speakers are those who speak, or are spoken to; speech has words that only
// speech and letters have.
var (
	speakers = set("i we you")
	speech   = set("i we you my your n't n’t 'm ’m 've ’ve")
)

// top is the first token from a to b, exclusive, whose head stands outside, -1
// for none.
func (t *tree) top(a, b int) int {
	for i := a; i < b; i++ {
		if h := t.head[i]; h < a || h >= b {
			return i
		}
	}
	return -1
}

// trusted is the logarithm of a model's probability; one that gives none is
// trusted.
func trusted(p float32) float64 {
	if p > 0 && p <= 1 {
		return logProb(float64(p))
	}
	return 0
}

// apart is how many tokens stand between two runs of them, in tens.
func apart(a, b, c, d int) float64 {
	if a >= b || c >= d {
		return 0
	}
	return min(2, float64(max(0, c-b, a-d))/10)
}

// tokens are those that a span of the document covers, half-open.
func (t *tree) tokens(s schema.Span) (a, b int) {
	if s.IsZero() {
		return 0, 0
	}
	for a < len(t.tok) && t.tok[a].End <= s.Start {
		a++
	}
	for b = a; b < len(t.tok) && t.tok[b].Start < s.End; {
		b++
	}
	return a, b
}

func logProb(p float64) float64 { return math.Log(min(1, max(0.05, p))) }

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// Observation is a claim with the signs that its confidence was told by.
type Observation struct {
	Evidence schema.Evidence
	Signs    []float64
}

// Observe reads the claims of a document that all stages before this one have
// read, for fitting the weights of confidence. The document stays as it is.
func Observe(ctx context.Context, d *extract.Document) ([]Observation, error) {
	var out []Observation
	c := *d
	c.Evidence, c.Dropped = nil, nil
	err := readAll(ctx, &c, func(o Observation) { out = append(out, o) })
	return out, err
}
