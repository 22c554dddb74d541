package claims

import (
	"strings"

	"github.com/relata-kg/relata/schema"
)

// stand decides how the clause stands: denied or not, its modality and who
// says it. Its governing clause has been decided before.
func (r *reader) stand(i int) {
	c := &r.clauses[i]
	c.neg = c.neg != r.denied(c)
	own := r.ownModality(c)
	if c.parent < 0 {
		c.said = append(c.said, r.quoted...)
		c.mod = own
		r.according(c)
		return
	}
	p := &r.clauses[c.parent]
	said, mod := p.said, schema.Asserted
	switch c.link {
	case "conj":
		mod = r.conjModality(c, p)
	case "ccomp", "csubj":
		said, mod = r.embedded(c, p, false)
	case "xcomp":
		said, mod = r.embedded(c, p, true)
	case "advcl":
		if asked := r.askedOf(p); r.lower(c.mark) == "to" && len(asked) > 0 && len(c.subj) > 0 && c.subj[0] == asked[0] {
			said, mod = append(append([]schema.Node{}, r.sources(p)...), said...), schema.Demanded
			break
		}
		mod = r.adverbial(c, p)
	case "acl":
		said, mod = r.nominalClause(c, p)
	case "relcl":
		if saying[r.lem[c.noun]] && r.hasMark(c, "that") && c.ownSubj {
			said, mod = r.nominalClause(c, p)
			break
		}
		if p.mod == schema.Hypothetical {
			mod = schema.Asserted
		}
	case "parataxis":
		if reporting[r.lem[p.head]] && len(p.ccomp) == 0 && len(p.subj) > 0 && r.introduced(p, c) {
			said = r.sources(p)
		}
	}
	// What somebody is accused of or praised for is the speaker's word.
	if judging[r.lem[p.head]] && r.xpos(c.head, "VBG") && len(c.mark) == 1 && (r.lem[c.mark[0]] == "of" || r.lem[c.mark[0]] == "for") {
		said = append(append([]schema.Node{}, r.sources(p)...), said...)
		if p.passive && set1(r.lem[p.head], "accuse", "charge", "blame", "suspect") {
			mod = schema.Possible
		}
	}
	if preventing[r.lem[p.head]] && r.xpos(c.head, "VBG") && r.hasMark(c, "from") && c.link != "xcomp" && c.link != "ccomp" {
		c.neg = !p.neg
	}
	c.said = append(append([]schema.Node{}, c.said...), said...)
	if own == schema.Asserted {
		own = mod
	}
	c.mod = own
	r.according(c)
}

var judging = set("accuse blame criticize criticise praise condemn charge denounce commend thank rebuke fault congratulate")

// preventing verbs keep what "from" leads to from happening.
var preventing = set("prevent stop ban bar prohibit keep block discourage dissuade deter hinder restrain refrain abstain")

// introduced tells a quotation led by a colon or quotation mark after its verb
// of saying.
func (r *reader) introduced(p, c *clause) bool {
	for i := p.head + 1; i < c.head; i++ {
		if f := r.tok[i].Form; f == ":" || isQuote(f) {
			return true
		}
	}
	return false
}

func isQuote(f string) bool {
	switch f {
	case "\"", "``", "''", "“", "”", "«", "»", "„":
		return true
	}
	return false
}

// denied reports a negation in the clause's own words: "not", "never", a
// subject or object with "no", a clause under "without".
func (r *reader) denied(c *clause) bool {
	neg := false
	for _, k := range r.kids[c.head] {
		switch {
		case r.is(k, "advmod", "det", "cc:preconj", "mark") && negators[r.lem[k]] && !(r.lem[k] == "no" && r.rel[k] == "det" && c.cop < 0):
			// "not only" denies nothing.
			if k+1 < len(r.tok) && r.lem[k+1] == "only" {
				continue
			}
			neg = !neg
		case r.is(k, "aux") && strings.HasSuffix(strings.ToLower(r.tok[k].Form), "n't") && r.tok[k].Form != "n't":
			neg = !neg
		case r.is(k, "mark", "case") && r.lem[k] == "without":
			neg = true
		case r.is(k, "cc") && r.lem[k] == "nor":
			neg = true
		case r.is(k, "nsubj", "obj") && r.nothing(k):
			neg = !neg
		}
	}
	return neg
}

// nothing tells "no one", "nobody", "none of them", "no changes".
func (r *reader) nothing(k int) bool {
	switch r.lem[k] {
	case "nobody", "nothing", "none", "neither":
		return true
	}
	for _, g := range r.kids[k] {
		if r.is(g, "det", "advmod", "cc:preconj", "cc") && (r.lem[g] == "no" || r.lem[g] == "neither") {
			return true
		}
	}
	return false
}

// ownModality reads modals, hedging adverbs, conditional conjunctions,
// questions and "is to" in the clause itself.
func (r *reader) ownModality(c *clause) schema.Modality {
	if c.due {
		return schema.Planned
	}
	for _, a := range c.aux {
		l := strings.ToLower(r.tok[a].Form)
		m, ok := modals[l]
		if !ok {
			continue
		}
		// Reported speech shifts "will" to "would": planned unless conditioned.
		if m == schema.Hypothetical && c.parent >= 0 && c.link == "ccomp" && r.clauses[c.parent].tense == "past" && !r.conditioned(c) {
			m = schema.Planned
		}
		// "can not" denies outright.
		if (l == "can" || l == "ca") && r.denied(c) {
			m = schema.Asserted
		}
		if m != schema.Asserted {
			return m
		}
	}
	for _, k := range r.kids[c.head] {
		if r.is(k, "advmod") && hedges[r.lem[k]] {
			return schema.Possible
		}
	}
	for _, m := range c.mark {
		if conditional[r.lem[m]] {
			return schema.Hypothetical
		}
	}
	if c.parent < 0 || c.link == "conj" || c.link == "ccomp" || c.link == "parataxis" {
		if r.asked(c) {
			return schema.Asked
		}
	}
	if r.conditioned(c) && len(c.aux) > 0 {
		return schema.Hypothetical
	}
	return schema.Asserted
}

// conditioned tells a clause that holds only if another does.
func (r *reader) conditioned(c *clause) bool {
	for _, a := range c.adv {
		for _, m := range r.clauses[a].mark {
			if conditional[r.lem[m]] {
				return true
			}
		}
	}
	return false
}

// asked tells that the first end mark after the clause's own words is a
// question mark.
func (r *reader) asked(c *clause) bool {
	for _, k := range r.kids[c.head] {
		if r.tok[k].Form == "?" {
			return true
		}
	}
	return false
}

// conjModality hands modals, negation and embedding on to a coordinated clause
// that shares them: "will not disarm or recognize".
func (r *reader) conjModality(c, p *clause) schema.Modality {
	if c.ownSubj {
		if p.link == "ccomp" || p.link == "advcl" && p.mod == schema.Hypothetical {
			if len(c.aux) == 0 && p.mod != schema.Planned {
				return p.mod
			}
		}
		return schema.Asserted
	}
	sameForm := r.tok[c.head].XPOS == r.tok[p.head].XPOS
	if len(c.aux) == 0 && sameForm {
		if p.neg && !c.neg && r.xpos(c.head, "VB", "VBN", "VBG") && !r.contrasted(c) {
			c.neg = true
		}
		return p.mod
	}
	if len(p.chain) > 0 || p.link == "xcomp" {
		if sameForm {
			return p.mod
		}
		return schema.Asserted
	}
	return schema.Asserted
}

// contrasted tells a clause joined by "but".
func (r *reader) contrasted(c *clause) bool {
	for _, k := range r.kids[c.head] {
		if r.is(k, "cc") && (r.lem[k] == "but" || r.lem[k] == "yet") {
			return true
		}
	}
	return false
}

// embedded is how the complement of a verb, adjective or noun stands.
func (r *reader) embedded(c, p *clause, infinitive bool) ([]schema.Node, schema.Modality) {
	verb := r.lem[p.head]
	said := p.said
	objectControl := len(p.obj)+len(p.iobj) > 0 && !r.purposeOf(p, c)
	speech := reporting[verb] && !infinitive || objectControl && mods[verb] == schema.Demanded
	if speech {
		said = append(append([]schema.Node{}, r.sources(p)...), p.said...)
	}
	asksWhether := speech && (r.hasMark(c, "whether") || r.hasMark(c, "if"))
	if asksWhether {
		return said, schema.Asked
	}
	m, ok := mods[verb]
	// What somebody reports as a that-clause is asserted by them; only verbs
	// of wishing, fearing and demanding make it less.
	if !infinitive && ok {
		switch verb {
		case "hope", "expect", "want", "wish", "demand", "recommend", "propose", "request", "fear", "suspect", "doubt", "predict", "forecast",
			"anticipate", "likely", "unlikely", "possible", "agree", "plan", "deny", "prevent", "ensure", "speculate", "intend", "promise", "pledge", "vow":
		case "believe", "think", "rumor", "rumour", "suppose", "allege", "consider", "assume", "presume":
			if !p.passive {
				ok = false
			}
		default:
			ok = false
		}
	}
	if infinitive && verb == "be" {
		m, ok = schema.Planned, true
	}
	if infinitive && verb == "have" && (!r.hasMark(c, "to") || objectControl) {
		ok = false
	}
	if ok && m == negated {
		c.neg = !c.neg
		ok = false
	}
	if p.neg {
		switch {
		case verb == "unlikely":
			c.neg = true
		case infinitive:
			c.neg = !c.neg
		case !factive[verb]:
			return said, schema.Hypothetical
		}
	}
	if verb == "unlikely" || verb == "unable" {
		c.neg = !c.neg
	}
	switch {
	case ok && p.mod == schema.Hypothetical:
		return said, p.mod
	case ok:
		return said, m
	case infinitive || !speech && !factive[verb]:
		return said, p.mod
	}
	return said, schema.Asserted
}

// factive verbs take the truth of their complement for granted.
var factive = set("know realize realise regret forget remember confirm reveal show prove acknowledge admit discover learn see notice recognize recognise understand")

// adverbial is how an adverbial clause stands.
func (r *reader) adverbial(c, p *clause) schema.Modality {
	if r.hasMark(c, "to") || r.xpos(c.head, "VB") && len(c.aux) == 0 && len(c.mark) > 0 {
		if r.lem[p.head] == "use" {
			return p.mod
		}
		if p.mod != schema.Asserted {
			return p.mod
		}
		return schema.Planned
	}
	if p.mod != schema.Asserted && !c.ownSubj {
		return p.mod
	}
	return schema.Asserted
}

// nominalClause is how a clause on a noun stands: the plan, claim or
// possibility that it spells out.
func (r *reader) nominalClause(c, p *clause) ([]schema.Node, schema.Modality) {
	n := r.lem[c.noun]
	said := p.said
	if r.xpos(c.head, "VBN", "VBG") && !r.hasMark(c, "that") && !r.hasMark(c, "to") {
		return said, schema.Asserted
	}
	if r.hasMark(c, "to") {
		if announcing[r.lem[p.head]] && r.is(c.noun, "obj") && r.head[c.noun] == p.head && len(p.ccomp) == 0 {
			said = append(append([]schema.Node{}, r.sources(p)...), said...)
		}
		if r.ownNoun(c.noun) {
			return said, schema.Planned
		}
		return said, schema.Asserted
	}
	if saying[n] && c.ownSubj {
		said = append([]schema.Node{r.authorOf(c.noun)}, said...)
	}
	m := schema.Asserted
	if doubtful[n] {
		m = schema.Possible
	}
	for _, k := range r.kids[c.noun] {
		if r.is(k, "amod") && hedgingAdjectives[r.lem[k]] != "" {
			m = hedgingAdjectives[r.lem[k]]
		}
	}
	if r.nothing(c.noun) || p.neg {
		m = schema.Hypothetical
	}
	return said, m
}

// announcing verbs make their subject the source of the plan that is their
// object.
var announcing = set("announce pledge promise declare reveal disclose outline unveil repeat reiterate confirm report state reaffirm express deny")

// authorOf is whose claim or report a noun is: its possessor or the people an
// adjective names, else the noun itself.
func (r *reader) authorOf(n int) schema.Node {
	if k := r.kid(n, "nmod:poss"); k >= 0 {
		return r.node(k)
	}
	return r.node(n)
}

// attributions finds the clauses that only say who says another: "…, the memo
// said", "as officials put it".
func (r *reader) attributions() {
	for i := range r.clauses {
		q := &r.clauses[i]
		if q.parent < 0 || !q.ownSubj || !reporting[r.lem[q.head]] || len(q.obj) > 0 && !listening[r.lem[q.head]] || len(q.ccomp) > 0 {
			continue
		}
		p := &r.clauses[q.parent]
		asClause := q.link == "advcl" && (r.hasMark(q, "as") || r.kid(q.head, "advmod") >= 0 && r.lem[r.kid(q.head, "advmod")] == "as")
		if q.link != "parataxis" && !asClause {
			continue
		}
		if reporting[r.lem[p.head]] && len(p.ccomp) == 0 && p.head < q.head && r.introduced(p, q) {
			continue
		}
		q.attrib = true
		p.said = append(p.said, r.sources(q)...)
		for _, o := range q.obls {
			if strings.HasPrefix(o.text, "according") {
				p.said = append(p.said, r.node(o.head))
			}
		}
	}
}

// sources are the speakers of a clause of saying: its subject, or the agent of
// a passive.
func (r *reader) sources(p *clause) []schema.Node {
	if p.passive {
		for _, o := range p.obls {
			if o.agent {
				return []schema.Node{r.node(o.head)}
			}
		}
		return nil
	}
	if len(p.subj) == 0 {
		return nil
	}
	if l := r.lem[p.subj[0]]; l == "it" && r.is(p.subj[0], "expl") || l == "there" {
		return nil
	}
	return []schema.Node{r.node(p.subj[0])}
}

// according adds the sources that phrases of the clause name: "according to
// Reuters".
func (r *reader) according(c *clause) {
	var kept []oblique
	for _, o := range c.obls {
		if strings.HasPrefix(o.text, "according") {
			c.said = append(append([]schema.Node{}, c.said...), r.node(o.head))
			continue
		}
		kept = append(kept, o)
	}
	c.obls = kept
}

// gerundPrepositions lead from a verb to the gerund that completes it.
var gerundPrepositions = set("at on about against toward towards into")

// join makes one predicate of a verb and the infinitive it controls without an
// object between: "has sought to keep", "is ready to cooperate".
func (r *reader) join(i int) {
	c := &r.clauses[i]
	if c.parent < 0 {
		return
	}
	p := &r.clauses[c.parent]
	switch c.link {
	case "xcomp":
		if len(p.obj)+len(p.iobj) > 0 || c.ownSubj || !r.upos(c.head, "VERB", "AUX") && c.cop < 0 {
			return
		}
		if p.passive && reporting[r.lem[p.head]] && mods[r.lem[p.head]] == schema.Demanded {
			// "was told to leave" stays two happenings with one subject.
			return
		}
		c.chain = append(append([]int{}, p.chain...), c.parent)
		p.taken = true
	case "advcl":
		// "aimed at developing", "voted on extending".
		if len(c.mark) == 1 && (gerundPrepositions[r.lem[c.mark[0]]] || r.upos(p.head, "ADJ") && r.lem[c.mark[0]] == "of") && r.xpos(c.head, "VBG") && !c.ownSubj && c.head > p.head &&
			len(p.obj)+len(p.iobj) == 0 && len(c.obj) > 0 && (r.upos(p.head, "VERB") || r.upos(p.head, "ADJ") && p.cop >= 0) && !p.taken && (!p.passive || r.lem[c.mark[0]] == "at") && r.head[c.head] == p.head {
			c.chain = append(append([]int{}, p.chain...), c.parent)
			p.taken = true
		}
	case "conj":
		if !c.ownSubj && len(p.chain) > 0 && r.tok[c.head].XPOS == r.tok[p.head].XPOS && len(c.aux) == 0 {
			c.chain = p.chain
		}
	}
}
