package claims

import (
	"slices"
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
	content := r.content(c)
	switch c.link {
	case "conj":
		mod = r.conjModality(c, p)
	case "ccomp", "csubj":
		said, mod = r.embedded(c, p, false)
	case "xcomp":
		if h := r.adjectiveHost(c); h >= 0 {
			// "Lund, unable to bear it, left": not for the main verb to say.
			if mod = mods[r.lem[h]]; r.lem[h] == "unable" || mod == negated {
				c.neg, mod = !c.neg, schema.Asserted
			} else if mod == "" {
				mod = schema.Planned
			}
			break
		}
		said, mod = r.embedded(c, p, true)
		if reporting[r.lem[c.head]] && set1(r.lem[p.head], "cite", "quote") {
			mod = schema.Asserted // "cites a source to say", "quotes him as saying"
		}
	case "advcl":
		if asked := r.askedOf(p); r.lower(c.mark) == "to" && len(asked) > 0 && len(c.subj) > 0 && c.subj[0] == asked[0] {
			if mod = schema.Demanded; reporting[r.lem[p.head]] || mods[r.lem[p.head]] == schema.Demanded {
				said = append(append([]schema.Node{}, r.sources(p)...), said...)
			}
			break
		}
		mod = r.adverbial(c, p)
	case "acl":
		said, mod = r.nominalClause(c, p)
	case "relcl":
		if (saying[r.lem[c.noun]] || r.lem[c.noun] == "doubt") && c.ownSubj && (r.hasMark(c, "that") || r.gapless(c)) {
			said, mod = r.nominalClause(c, p)
			content = true
			break
		}
		if c.noun >= 0 && strings.HasPrefix(r.lower(r.cases(c.noun)), "accord") {
			said = nil // "according to the letter, which was printed by": the writer's
		}
		if !p.neg && !r.commaBefore(c) && (c.tense != "past" || c.noun >= 0 && r.lower(r.cases(c.noun)) == "as") && p.mod != schema.Asserted && c.noun >= 0 && !r.definite(c.noun) && !r.nameHead(c.noun) && (r.head[c.noun] == p.head || c.noun == p.head) && c.place == 0 && c.moment == 0 {
			mod = p.mod // "if they reach a settlement which ends the war"
		}
	case "parataxis":
		if reporting[r.lem[p.head]] && len(p.ccomp) == 0 && len(p.subj) > 0 && r.introduced(p, c) {
			said = r.sources(p)
		}
	}
	if c.link == "xcomp" && r.lem[p.head] == "have" && r.hasMark(c, "to") {
		for _, k := range r.kidsOf(p.head, "advmod") {
			if r.lem[k] == "yet" {
				c.neg, mod = !c.neg, p.mod // "has yet to answer"
			}
		}
	}
	if g := r.head[c.head]; r.hasMark(c, "of") && r.xpos(c.head, "VBG") && (g >= 0 && r.lem[g] == "short" && r.head[g] >= 0 && r.lem[r.head[g]] == "stop" || r.lem[p.head] == "stop" && c.mark[0] > 0 && r.lem[c.mark[0]-1] == "short") {
		c.neg = !c.neg // "stopped short of naming him"
	}
	// What somebody is accused of or praised for is the speaker's word.
	if judging[r.lem[p.head]] && r.xpos(c.head, "VBG") && len(c.mark) == 1 && (r.lem[c.mark[0]] == "of" || r.lem[c.mark[0]] == "for") {
		said = append(append([]schema.Node{}, r.sources(p)...), said...)
		if p.passive && set1(r.lem[p.head], "accuse", "charge", "blame", "suspect") {
			mod = schema.Possible
		}
	}
	if r.gerund(c) && len(c.mark) == 1 && r.lem[c.mark[0]] == "of" && (set1(r.lem[p.head], "acquit", "clear", "absolve", "exonerate") || p.passive && set1(r.lem[p.head], "accuse", "suspect")) {
		mod = schema.Possible // "suspected of having killed", "acquitted of killing"
	}
	if c.link != "conj" && r.wrongly(p) {
		mod = schema.Hypothetical // "falsely claimed", "wrongly convicted"
	}
	if c.link == "advcl" && r.hasMark(c, "as") && r.xpos(c.head, "VBG") && set1(r.lem[p.head], "quote", "cite", "report", "describe") && len(p.obj) > 0 && !p.passive {
		said = append(append([]schema.Node{}, r.sources(p)...), said...) // "quotes a spokesman as rejecting it"
	}
	if r.hasMark(c, "of") && c.cop >= 0 && p.passive && set1(r.lem[p.head], "suspect", "accuse") {
		mod = schema.Possible // "suspected of being a contact"
	}
	if c.link == "acl" && judging[r.lem[p.head]] && r.xpos(c.head, "VBG") && r.head[c.noun] == p.head && r.lower(r.cases(c.noun)) == "on" {
		said = append(append([]schema.Node{}, r.sources(p)...), said...) // "blamed it on forces stirring it up"
	}
	if p.link == "relcl" && p.parent >= 0 && r.head[p.noun] == r.clauses[p.parent].head && preventing[r.lem[r.clauses[p.parent].head]] &&
		r.xpos(c.head, "VBG") && r.hasMark(c, "from") {
		c.neg = true // "preventing people who work there from returning"
	}
	if preventing[r.lem[p.head]] && r.xpos(c.head, "VBG") && r.hasMark(c, "from") && c.link != "xcomp" && c.link != "ccomp" {
		c.neg = !p.neg
	}
	if p.neg && c.link != "xcomp" && r.xpos(c.head, "VBG") && r.lem[p.head] == "rule" && len(p.prt) == 1 {
		c.neg, mod = false, schema.Possible // "have not ruled out finding more"
	}
	if instead(r, c) {
		c.neg, mod = !c.neg, schema.Asserted
	}
	if c.noun >= 0 && !content {
		said = r.without(said, c.noun)
	}
	if r.quoting(c.head) {
		// Who cites whom is the writer's word.
		said = r.clauses[c.parent].said
		if mod = schema.Asserted; p.attrib || r.citing(c) >= 0 {
			said = nil
		}
	}
	if c.link == "advcl" && p.parent >= 0 && r.aside(c, p) {
		said = r.clauses[p.parent].said
	}
	c.said = append(append([]schema.Node{}, c.said...), said...)
	switch {
	case r.hasMark(c, "whether"), c.link == "ccomp" && r.lem[p.head] == "doubt":
		// "consider whether it would be", "doubt that it will be": neither is
		// planned.
		if own = schema.Hypothetical; mod == schema.Asked && r.lem[p.head] != "doubt" {
			own = mod
		}
	case c.link == "conj" && c.ownSubj && p.passive && len(c.aux) == 0 && c.cop < 0 && len(c.obj) == 0 && r.xpos(c.head, "VBN", "VBD") && p.mod != schema.Asserted:
		own = p.mod // "must be dissolved and new elections held"
	case own == schema.Asserted:
		own = mod
	}
	c.mod = own
	r.according(c)
}

// instead tells a clause put aside for the one it hangs on: "may have fled
// rather than be captured".
func instead(r *reader, c *clause) bool {
	if a := r.first[c.head]; a > 1 && c.link == "advcl" && r.lem[a-2] == "rather" && r.lem[a-1] == "than" {
		return true // "rather than meet him, she left"
	}
	for _, k := range r.kids[c.head] {
		if k < c.head && k+1 < len(r.tok) && r.is(k, "cc", "mark", "case", "advmod") &&
			(r.lem[k] == "rather" && r.lem[k+1] == "than" || r.lem[k] == "instead" && r.lem[k+1] == "of") {
			return true
		}
	}
	return false
}

// gerund tells a gerund, in the perfect or passive too: "having killed".
func (r *reader) gerund(c *clause) bool {
	return r.xpos(c.head, "VBG") || len(c.aux) > 0 && r.xpos(c.aux[0], "VBG")
}

// wrongly tells a verb of saying or judging whose content the writer denies.
func (r *reader) wrongly(p *clause) bool {
	return slices.ContainsFunc(r.kidsOf(p.head, "advmod"), func(k int) bool {
		return set1(r.lem[k], "falsely", "wrongly", "wrongfully", "mistakenly", "incorrectly", "erroneously", "unjustly")
	}) && (reporting[r.lem[p.head]] || judging[r.lem[p.head]] || set1(r.lem[p.head], "believe", "think", "assume"))
}

// content tells a clause that says what a noun of saying holds: "reports that he
// was kidnapped and killed", either verb.
func (r *reader) content(c *clause) bool {
	for n := 0; n < 6 && c.link == "conj" && c.parent >= 0; n++ {
		c = &r.clauses[c.parent]
	}
	return c.link == "acl" && c.noun >= 0 && saying[r.lem[c.noun]] && r.hasMark(c, "that")
}

// without leaves out the source that is the noun itself: a memo does not say
// of itself who has seen it.
func (r *reader) without(said []schema.Node, n int) []schema.Node {
	own := r.tok[n].Span
	var out []schema.Node
	for _, s := range said {
		if s.Span.Start <= own.Start && own.End <= s.Span.End && r.node(n).Key() == s.Key() {
			continue
		}
		out = append(out, s)
	}
	return out
}

// aside tells a circumstance that is the writer's, not the speaker's of what it
// hangs on: "asked them to work with him as he embarks", "said it was approved,
// although the leader denies this", whose tense is not shifted.
func (r *reader) aside(c, p *clause) bool {
	if !c.ownSubj || len(c.mark) != 1 || !r.tensed(c) {
		return false
	}
	switch r.lem[c.mark[0]] {
	case "as", "while", "when", "amid":
		return r.hasMark(p, "to") && (p.link == "xcomp" || p.link == "advcl" || p.link == "ccomp") && mods[r.lem[r.clauses[p.parent].head]] == schema.Demanded
	case "although", "though":
		return p.link == "ccomp" && c.tense == "present" && p.tense == "past"
	}
	return false
}

// tensed tells a finite clause without a modal.
func (r *reader) tensed(c *clause) bool { return c.tense == "present" || c.tense == "past" }

var judging = set("accuse blame criticize criticise praise condemn charge denounce commend thank rebuke fault congratulate indict convict sue fine suspect")

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
	// "No users viewing this page", "with no cases reported": nobody, none.
	neg := c.link == "acl" && c.noun >= 0 && (r.head[c.noun] < 0 || r.lower(r.cases(c.noun)) == "with") && r.xpos(c.head, "VBG", "VBN") && r.nothing(c.noun)
	for _, k := range r.kids[c.head] {
		switch {
		case r.is(k, "advmod", "det", "cc:preconj", "mark") && negators[r.lem[k]] && !(r.lem[k] == "no" && r.rel[k] == "det" && c.cop < 0):
			// "not only" denies nothing.
			if k+1 < len(r.tok) && r.lem[k+1] == "only" {
				continue
			}
			// "would or would not be" and "whether or not" leave it open.
			if k > 0 && (r.lem[k-1] == "or" || k > 1 && r.lem[k-2] == "or" && r.upos(k-1, "AUX")) {
				continue
			}
			neg = !neg
		case r.is(k, "aux") && strings.HasSuffix(strings.ToLower(r.tok[k].Form), "n't") && r.tok[k].Form != "n't":
			neg = !neg
		case r.is(k, "advmod") && (r.endsNow(k) || r.missedBy(k, c)):
			neg = !neg
		case r.is(k, "obl") && never[r.lem[k]] && r.nothing(k) && len(r.kids[k]) == 2 && set1(r.lower(r.cases(k)), "in", "under", "at", "on", "by"):
			neg = true // "in no way", "under no circumstances"
		case r.is(k, "mark") && r.lem[k] == "without":
			neg = true
		case r.is(k, "cc") && r.lem[k] == "nor":
			neg = true
		case r.is(k, "nsubj", "obj") && r.nothing(k):
			neg = !neg
		case r.is(k, "nmod", "obl") && c.cop >= 0 && r.noOne(k):
			neg = !neg // "is a threat to no one"
		}
	}
	return neg
}

// cameClose tells "came close to", whose gerund did not come about.
func (r *reader) cameClose(c *clause) bool {
	k := r.kid(c.head, "advmod")
	return r.lem[c.head] == "come" && k > c.head && r.lem[k] == "close" && len(c.xcomp) > 0
}

// endsNow tells "no longer" and "no more" of a verb.
func (r *reader) endsNow(k int) bool {
	f := strings.ToLower(r.tok[k].Form)
	return f == "longer" && r.nothing(k) || f == "more" && r.nothing(k) && r.last[k] == k+1
}

// missedBy tells "almost" and "nearly" right before a verb that then did not come
// about, unlike one that tells how much: "nearly doubled".
func (r *reader) missedBy(k int, c *clause) bool {
	return (r.lem[k] == "almost" || r.lem[k] == "nearly") && k == c.head-1 && (r.xpos(c.head, "VBD") || r.xpos(c.head, "VBN") && len(c.aux) > 0) && c.cop < 0 && len(r.kids[k]) == 0 &&
		!set1(r.lem[c.head], "double", "triple", "quadruple", "halve", "complete", "finish", "exhaust", "deplete", "fill", "empty", "cover", "reach", "destroy", "level", "wipe", "eradicate", "eliminate", "vanish", "disappear", "stop", "base")
}

// never are nouns that with "no" deny the clause their phrase stands in.
var never = set("way means mean circumstance time account condition event case")

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

// noOne tells "no one" and "nobody".
func (r *reader) noOne(k int) bool {
	return r.lem[k] == "nobody" || r.lem[k] == "one" && r.kid(k, "det") >= 0 && r.lem[r.kid(k, "det")] == "no"
}

// gapless tells a clause without "that" on a noun that lacks nothing the noun
// could be: "allegations he tried to steer the sale", not "the claims he made".
func (r *reader) gapless(c *clause) bool {
	for k := r.first[c.head]; k < r.last[c.head]; k++ {
		if r.under(k, c.head) && r.xpos(k, "WDT", "WP", "WP$", "WRB") {
			return false
		}
	}
	if r.kid(c.head, "obj", "cop") >= 0 || c.cop >= 0 {
		return true
	}
	for _, k := range r.kidsOf(c.head, "xcomp") {
		if r.kid(k, "obj") >= 0 {
			return true
		}
	}
	return false
}

// inverted tells a condition put by inversion: "should they come to terms",
// "had he known", "were she to resign".
func (r *reader) inverted(c *clause) bool {
	first := c.cop
	if len(c.aux) > 0 {
		first = c.aux[0]
	}
	if first < 0 {
		first = c.head // "were he to win"
	}
	if !set1(strings.ToLower(r.tok[first].Form), "should", "had", "were") || c.link == "relcl" || r.asked(c) && !r.askedLater(c) {
		return false
	}
	if first > 0 && !r.upos(first-1, "PUNCT", "CCONJ") && c.link != "advcl" {
		return false
	}
	for _, k := range r.kidsOf(c.head, "nsubj", "nsubj:pass", "expl") {
		if k > first {
			return true
		}
	}
	return false
}

// askedLater tells that the question of the sentence is another clause's:
// "Should they agree, will the war end?"
func (r *reader) askedLater(c *clause) bool {
	for j := range r.clauses {
		q := &r.clauses[j]
		if q.head <= c.head || len(q.aux) == 0 || q.link != "parataxis" && q.parent >= 0 || q.aux[0] < c.head {
			continue
		}
		if r.tok[q.aux[0]-1].Form == "," && len(q.subj) > 0 && q.aux[0] < q.subj[0] && q.subj[0] < q.head {
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
	if r.inverted(c) {
		return schema.Hypothetical
	}
	if c.parent < 0 && r.hasMark(c, "to") && r.xpos(c.head, "VB") && len(c.aux) == 0 {
		return schema.Planned // "Norway to open the port"
	}
	if c.parent < 0 || c.link == "conj" || c.link == "ccomp" || c.link == "parataxis" {
		if r.asked(c) {
			return schema.Asked
		}
	}
	for _, m := range c.mark {
		if conditional[r.lem[m]] {
			return schema.Hypothetical
		}
	}
	for _, a := range c.aux {
		l := strings.ToLower(r.tok[a].Form)
		m, ok := modals[l]
		if !ok {
			continue
		}
		// "can and should": what is wanted says more than what is possible.
		for _, k := range r.kidsOf(a, "conj") {
			if n, ok := modals[strings.ToLower(r.tok[k].Form)]; ok && m == schema.Possible && (n == schema.Demanded || n == schema.Planned) {
				m = n
			}
		}
		// Reported speech shifts "will" to "would": planned unless conditioned.
		if m == schema.Hypothetical && c.parent >= 0 && c.link == "ccomp" && r.clauses[c.parent].tense == "past" && !r.conditioned(c) && !r.perfect(c) {
			m = schema.Planned
		}
		// "If …, it will": what is said to follow is no plan.
		if m == schema.Planned && r.conditioned(c) {
			m = schema.Hypothetical
		}
		// "failure would force them": what has not come about brings nothing.
		if m == schema.Planned && l == "would" && len(c.subj) == 1 && eventNouns[r.lem[c.subj[0]]] && !r.definite(c.subj[0]) {
			m = schema.Hypothetical
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
		if r.xpos(k, "RBR") && k > 0 && r.lem[k-1] == "the" && k < c.head {
			return schema.Hypothetical // "the sooner they leave, the better"
		}
	}
	if h := c.head - 1; h >= 0 && r.xpos(c.head, "VBN", "JJ") && r.xpos(h, "VBN") && rumoured[r.lem[h]] {
		return schema.Possible // "feared drowned"
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
			if conditional[r.lem[m]] && r.lem[m] != "whether" {
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
	if c.parent >= 0 && c.link != "conj" && c.link != "parataxis" {
		return false
	}
	// The mark may hang elsewhere: a main clause whose auxiliary stands before
	// its subject asks.
	first := c.cop
	if len(c.aux) > 0 {
		first = c.aux[0]
	}
	if first < 0 || len(r.tok) == 0 {
		return false
	}
	end := len(r.tok) - 1
	for end > first && (isQuote(r.tok[end].Form) || r.tok[end].Form == ")") {
		end--
	}
	for _, k := range r.kidsOf(c.head, "nsubj", "nsubj:pass", "expl") {
		if k > first && k < c.head {
			return r.tok[end].Form == "?"
		}
	}
	return false
}

// conjModality hands modals, negation and embedding on to a coordinated clause
// that shares them: "will not sign or pay".
func (r *reader) conjModality(c, p *clause) schema.Modality {
	if c.ownSubj {
		if p.link == "ccomp" || p.link == "advcl" && p.mod == schema.Hypothetical {
			if len(c.aux) == 0 && (p.mod != schema.Planned || len(p.aux) == 0) {
				return p.mod
			}
		}
		return schema.Asserted
	}
	sameForm := r.sameForm(c, p) || p.mod == schema.Hypothetical && (r.finiteVerb(c) && r.finiteVerb(p) || p.cop >= 0)
	if len(c.aux) == 0 && sameForm {
		if p.neg && !c.neg && (r.xpos(c.head, "VB", "VBN", "VBG") || r.alternative(c)) && !r.contrasted(c) {
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

// finiteVerb tells a clause whose verb has a tense of its own.
func (r *reader) finiteVerb(c *clause) bool { return r.xpos(c.head, "VBD", "VBZ", "VBP") }

// alternative tells a clause joined by "or", which shares a negation before the
// first: "never informed on or hurt anyone".
func (r *reader) alternative(c *clause) bool {
	for _, k := range r.kids[c.head] {
		if r.is(k, "cc") && (r.lem[k] == "or" || r.lem[k] == "nor") {
			return true
		}
	}
	return false
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
	if infinitive && (verb == "able" || verb == "unable") && p.tense == "past" && p.mod == schema.Asserted {
		ok = false // "was able to obtain": he did
	}
	if infinitive && c.cop < 0 && r.upos(c.head, "ADJ") && !r.hasMark(c, "to") && m == schema.Demanded {
		ok = false // "pleaded guilty"
	}
	if infinitive && p.passive && rumoured[verb] {
		m, ok = schema.Possible, true
	}
	if !infinitive && (mods[verb] == schema.Demanded || r.demandingSubject(p)) && r.subjunctive(c) {
		m, ok = schema.Demanded, true
	}
	if infinitive && verb == "be" {
		m, ok = schema.Planned, true
	}
	if infinitive && set1(verb, "arrive", "travel", "return", "leave", "rush", "move", "sit", "stand", "gather", "meet", "work", "join") && r.hasMark(c, "to") && p.mod == schema.Asserted {
		return said, schema.Planned // "arrived to restore peace"
	}
	if infinitive && set1(verb, "claim", "profess", "purport", "admit") && !p.passive && !objectControl {
		c.neg = c.neg != p.neg                                                    // "does not claim to own it"
		return append(append([]schema.Node{}, r.sources(p)...), p.said...), p.mod // "claims to own it"
	}
	if infinitive && set1(verb, "confess", "admit", "plead") && r.xpos(c.head, "VBG") && !p.passive {
		return append(append([]schema.Node{}, r.sources(p)...), p.said...), p.mod // "confessed to starting a fire"
	}
	if infinitive && verb == "get" && r.xpos(p.head, "VBN", "VBD") && len(p.aux) > 0 && r.hasMark(c, "to") && len(p.obj) == 0 {
		m, ok = schema.Demanded, true // "have got to keep"
	}
	if !infinitive && set1(verb, "unclear", "unknown", "uncertain", "doubtful", "questionable") {
		return said, schema.Hypothetical
	}
	if infinitive && objectControl && c.cop >= 0 && !p.passive && set1(verb, "consider", "believe", "deem", "find", "judge", "declare", "prove", "hold", "think") {
		return append(append([]schema.Node{}, r.sources(p)...), p.said...), p.mod // "considers him to be an ally"
	}
	if infinitive && verb == "have" && (!r.hasMark(c, "to") || objectControl) {
		ok = false
	}
	if r.cameClose(p) {
		ok, m = true, negated
	}
	if ok && m == negated && p.neg && verb == "deny" {
		return p.said, schema.Hypothetical // "has not denied having arms": leaves it open
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
		case !infinitive && reporting[verb] && r.kid(c.head, "advmod") >= 0 && r.lem[r.kid(c.head, "advmod")] == "why":
			return p.said, schema.Asserted // "would not say why they left": they left
		case raisesNegation[verb] && r.upos(p.head, "VERB") && !r.hasMark(c, "whether"):
			c.neg = !c.neg // "I don't believe it will": I believe it will not
		case !factive[verb], verb == "know" && len(p.subj) > 0 && set1(r.lem[p.subj[0]], "i", "we"):
			return said, schema.Hypothetical // "I don't know that it is"
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

// raisesNegation are verbs whose denial denies what they embed.
var raisesNegation = set("think believe suppose imagine reckon guess")

// rumoured verbs, passive with an infinitive, keep the writer from standing for
// it: "is reported to have fled".
var rumoured = set("report rumor rumour say allege believe think suspect fear presume claim suppose repute")

// demandingSubject tells "the list of requests included that …".
func (r *reader) demandingSubject(p *clause) bool {
	for _, s := range p.subj {
		for _, k := range append([]int{s}, r.kidsOf(s, "nmod")...) {
			if demanding[r.lem[k]] || r.lem[k] == "condition" || r.lem[k] == "requirement" {
				return true
			}
		}
	}
	return false
}

// subjunctive tells the bare verb of what is demanded: "that the country have a
// role", "that he be released".
func (r *reader) subjunctive(c *clause) bool {
	if c.passive || c.cop >= 0 {
		for _, k := range r.kidsOf(c.head, "aux:pass", "cop") {
			if strings.EqualFold(r.tok[k].Form, "be") && len(c.aux) <= 1 {
				return true
			}
		}
		return false
	}
	if len(c.aux) > 0 || !c.ownSubj || len(c.subj) == 0 {
		return false
	}
	if r.xpos(c.head, "VB") && !r.hasMark(c, "to") {
		return true
	}
	if r.xpos(c.head, "VBP") && c.parent >= 0 && len(c.obj) == 1 && c.obj[0] > c.head && set1(r.lem[r.clauses[c.parent].head], "suggest", "recommend", "propose", "demand", "request", "urge") && r.upos(c.head, "VERB") {
		// "suggests that the two form a group": there is none yet.
		if d := r.kid(c.obj[0], "det"); d >= 0 && set1(r.lem[d], "a", "an") {
			return true
		}
	}
	return r.xpos(c.head, "VBP") && len(c.subj) == 1 && r.xpos(c.subj[0], "NN", "NNP") && r.head[c.subj[0]] == c.head
}

// factive verbs take the truth of their complement for granted.
var factive = set("know realize realise regret forget remember confirm reveal show prove acknowledge admit discover learn see notice recognize recognise understand")

// adverbial is how an adverbial clause stands.
func (r *reader) adverbial(c, p *clause) schema.Modality {
	if r.hasMark(c, "to") || r.xpos(c.head, "VB") && len(c.aux) == 0 && len(c.mark) > 0 {
		if r.xpos(c.head, "VBG") && set1(r.lem[p.head], "confess", "admit", "plead", "guilty", "contribute", "amount") {
			return p.mod // "confessed to starting a fire"
		}
		if r.lem[p.head] == "use" || r.lem[p.head] == "go" && len(p.prt) > 0 && r.lem[p.prt[0]] == "on" {
			return p.mod // "went on to win"
		}
		if p.mod != schema.Asserted {
			return p.mod
		}
		return schema.Planned
	}
	if r.hasMark(c, "against") && r.xpos(c.head, "VBG") {
		return schema.Hypothetical // "warned against the state imposing sanctions"
	}
	if r.hasMark(c, "after") && r.hasMark(p, "to") && p.parent >= 0 {
		// "plans to rest after losing": the loss is no part of the plan.
		return r.clauses[p.parent].mod
	}
	if r.hasMark(c, "for") && r.xpos(c.head, "VBG") && c.head > 1 {
		if n := c.mark[0] - 1; n >= 0 && r.upos(n, "NOUN") && aims[r.lem[n]] {
			return schema.Planned
		}
	}
	if p.mod != schema.Asserted && !c.ownSubj {
		return p.mod
	}
	if c.ownSubj && c.tense == "present" && p.tense == "past" && p.mod == schema.Asserted && (r.hasMark(c, "after") || r.hasMark(c, "once") || r.hasMark(c, "until")) {
		return schema.Planned // "offered aid after the army pulls out"
	}
	lies := p.mod != schema.Asserted || c.tense == "present" && p.tense != "past"
	if c.ownSubj && lies && (r.hasMark(c, "until") || r.hasMark(c, "till") || r.hasMark(c, "before") || r.hasMark(c, "once") || p.mod == schema.Planned && c.tense == "present" && r.lem[r.start(c)] == "when") {
		return schema.Hypothetical
	}
	return schema.Asserted
}

// perfect tells "would have been", which never was.
func (r *reader) perfect(c *clause) bool {
	return slices.ContainsFunc(c.aux, func(a int) bool { return r.lem[a] == "have" && r.xpos(a, "VB") })
}

// start is the first word of a clause.
func (r *reader) start(c *clause) int {
	a := r.first[c.head]
	for a < c.head && r.upos(a, "PUNCT") {
		a++
	}
	return a
}

// aims are nouns whose gerund lies ahead: "options for dealing with the
// crisis", "challenges including developing the market".
var aims = set("option plan way means goal aim task challenge proposal strategy idea objective target priority blueprint roadmap prospect possibility intention")

// nominalClause is how a clause on a noun stands: the plan, claim or
// possibility that it spells out.
func (r *reader) nominalClause(c, p *clause) ([]schema.Node, schema.Modality) {
	n := r.lem[c.noun]
	said := p.said
	if r.is(c.head, "acl") && (r.hasMark(c, "due") || r.hasMark(c, "set") || r.hasMark(c, "about")) && r.xpos(c.head, "VB", "VBN") {
		return said, schema.Planned
	}
	if r.xpos(c.head, "VBG") && len(c.mark) == 1 && aims[n] && set1(r.lem[c.mark[0]], "for", "of", "include") {
		return said, schema.Planned
	}
	if r.xpos(c.head, "VBN") && set1(r.lem[c.head], "schedule", "set", "plan", "slate", "due") {
		for _, o := range c.obls {
			if o.text == "for" && r.timed(o.head) {
				return said, schema.Planned // "elections scheduled for October"
			}
		}
	}
	if r.hasMark(c, "to") && r.is(c.noun, "obj") && r.head[c.noun] == p.head && set1(n, "plan", "intention", "proposal", "idea", "attempt", "bid", "move", "decision") &&
		(set1(r.lem[p.head], "reject", "drop", "cancel", "abandon", "scrap", "shelve", "deny", "renounce") || r.lem[p.head] == "rule" && len(p.prt) == 1) {
		c.neg = !c.neg // "is ruling out plans to allow it"
		return said, schema.Planned
	}
	if r.hasMark(c, "to") && r.nothing(c.noun) && set1(n, "plan", "intention", "desire", "wish") {
		c.neg = !c.neg // "has no plans to close it"
		return said, schema.Planned
	}
	if r.xpos(c.head, "VBN", "VBG") && !r.hasMark(c, "that") && !r.hasMark(c, "to") {
		if r.kid(p.head, "expl") >= 0 && len(p.subj) > 0 && p.subj[0] == c.noun {
			c.neg = c.neg != (r.nothing(c.noun) || p.neg) // "there are no casualties left"
			return said, p.mod                            // "there will be a show put on"
		}
		if c.noun == p.head && p.cop >= 0 {
			return said, p.mod // "could be allies fighting the enemy"
		}
		return said, schema.Asserted
	}
	if r.hasMark(c, "to") && r.singled(c.noun) {
		return said, p.mod // "the second state to permit it"
	}
	if r.hasMark(c, "to") {
		if announcing[r.lem[p.head]] && r.is(c.noun, "obj") && r.head[c.noun] == p.head && len(p.ccomp) == 0 {
			said = append(append([]schema.Node{}, r.sources(p)...), said...)
		}
		switch {
		case p.mod == schema.Hypothetical:
			return said, p.mod // "if he could find a way to leave"
		case demanding[n], obliging[n]:
			return said, schema.Demanded
		case set1(n, "right", "ability", "power", "authority", "capacity", "freedom", "permission"):
			return said, schema.Possible
		}
		return said, schema.Planned
	}
	if h := r.head[c.noun]; h >= 0 && !saying[n] && saying[r.lem[h]] && c.ownSubj && r.hasMark(c, "that") && r.lower(r.cases(c.noun)) == "by" {
		// "suggestions by politicians that it lacks values"
		if said = append([]schema.Node{r.node(c.noun)}, said...); doubtful[r.lem[h]] {
			return said, schema.Possible
		}
		return said, schema.Asserted
	}
	if saying[n] && c.ownSubj {
		by := []schema.Node{r.authorOf(c.noun)}
		if reporting[r.lem[p.head]] && r.is(c.noun, "obl") && r.head[c.noun] == p.head && !p.passive && len(p.subj) > 0 {
			by = r.sources(p) // "said in a statement that": the speaker's
		}
		said = append(by, said...)
	}
	m := schema.Asserted
	if doubtful[n] {
		m = schema.Possible
	}
	if saying[n] && r.is(c.noun, "obj") && r.head[c.noun] == p.head && set1(r.lem[p.head], "reject", "dismiss", "deny", "refute", "dispute", "rebut", "contradict", "disprove", "debunk") {
		m = schema.Hypothetical // "dismissed reports that he had died"
	}
	if r.hasMark(c, "that") && c.ownSubj && (demanding[n] || set1(n, "recommendation", "proposal", "insistence", "condition", "requirement")) {
		m = schema.Demanded // "its demand that Israel ease the ban"
		if !saying[n] && r.kid(c.noun, "nmod:poss") >= 0 {
			said = append([]schema.Node{r.authorOf(c.noun)}, said...)
		}
	}
	for _, k := range r.kids[c.noun] {
		if r.is(k, "amod") && hedgingAdjectives[r.lem[k]] != "" {
			m = hedgingAdjectives[r.lem[k]]
		}
	}
	switch none := r.nothing(c.noun) || p.neg; {
	case n == "doubt" && none:
		m = schema.Asserted // "there is no doubt that"
	case n == "doubt", none:
		m = schema.Hypothetical
	}
	return said, m
}

// demanding nouns want their infinitive of somebody.
var demanding = set("pressure call appeal request demand order plea ultimatum instruction")

// singled tells a noun that is the first, last or only one of its kind: who the
// infinitive after it says did it.
func (r *reader) singled(n int) bool {
	for _, k := range r.kids[n] {
		if k < n && r.is(k, "amod") && (set1(r.lem[k], "first", "second", "third", "fourth", "fifth", "last", "latest", "only") || r.xpos(k, "JJS") || r.kid(k, "advmod") >= 0 && r.lem[r.kid(k, "advmod")] == "most") {
			return true
		}
	}
	return false
}

// obliging nouns demand their infinitive of whose they are.
var obliging = set("responsibility duty obligation need")

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
		if k := r.kid(q.head, "advmod"); k >= 0 && k < q.head && r.xpos(k, "WRB") {
			continue // "in Texas, where he is to call for talks"
		}
		if reporting[r.lem[p.head]] && len(p.ccomp) == 0 && p.head < q.head && r.introduced(p, q) {
			continue
		}
		q.attrib = true
		if q.head > p.head {
			p.said = append(p.said, r.cited(p.head)...)
		}
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
	if p.parent >= 0 && (p.link == "xcomp" || p.link == "advcl" || p.link == "acl") {
		// "cites a source to say", "quotes him as saying".
		if g := &r.clauses[p.parent]; set1(r.lem[g.head], "cite", "quote") && len(g.obj) > 0 && !p.ownSubj && (r.hasMark(p, "to") || r.hasMark(p, "as") || r.xpos(p.head, "VBG")) {
			return append([]schema.Node{r.node(g.obj[0])}, r.sources(g)...)
		}
	}
	if it := r.kid(p.head, "expl"); len(p.subj) == 0 && it >= 0 && r.lem[it] == "it" && it < p.head && r.upos(p.head, "VERB") && reporting[r.lem[p.head]] {
		return []schema.Node{r.node(it)} // "It hinted that …": somebody did
	}
	if len(p.subj) == 0 || r.nothing(p.subj[0]) {
		return nil // what nobody says has no source
	}
	if l := r.lem[p.subj[0]]; l == "it" && r.is(p.subj[0], "expl") || l == "there" || l == "this" || l == "that" || l == "which" || l == "these" {
		return nil
	}
	who := p.subj[0]
	if p.parent >= 0 && p.link == "advcl" && !p.ownSubj && r.xpos(p.head, "VBG") && r.first[p.head] > 0 && (r.tok[r.first[p.head]].Form == "," || r.tok[r.first[p.head]-1].Form == ",") {
		// "wants donors to give more, saying …": he who wants says it.
		g := &r.clauses[p.parent]
		for n := 0; n < 9 && g.parent >= 0 && (g.link == "xcomp" || g.link == "advcl") && r.hasMark(g, "to"); n++ {
			g = &r.clauses[g.parent]
		}
		if len(g.subj) > 0 && !g.passive {
			who = g.subj[0]
		}
	}
	return append(r.cited(p.head, who), r.node(who))
}

// cited are those whom a clause of saying or its speaker quotes: "the daily,
// citing an official, reported", nearer to what is said than the speaker.
func (r *reader) cited(heads ...int) []schema.Node {
	var out []schema.Node
	for _, h := range heads {
		for _, k := range r.kidsOf(h, "advcl", "acl", "xcomp", "parataxis") {
			if !r.quoting(k) {
				continue
			}
			for _, o := range r.kidsOf(k, "obj") {
				for _, j := range r.conjuncts(o) {
					if r.name[j] >= 0 || r.upos(j, "PROPN", "PRON") || mayBePerson(r.lem[j]) || saying[r.lem[j]] && !doubtful[r.lem[j]] || medium[r.lem[j]] || set1(r.lem[j], "source", "figure", "datum", "record") {
						out = append(out, r.node(j)) // "citing security concerns": nobody who says it
					}
				}
			}
		}
	}
	return out
}

// quoting tells the participle that names a source: "citing", "quoting".
func (r *reader) quoting(k int) bool {
	return set1(r.lem[k], "cite", "quote") && r.xpos(k, "VBG") && r.kid(k, "nsubj") < 0
}

// according adds the sources that phrases of the clause name: "according to
// Reuters".
func (r *reader) according(c *clause) {
	var kept []oblique
	for _, o := range c.obls {
		if strings.HasPrefix(o.text, "according") {
			c.said = append([]schema.Node{}, c.said...)
			for j := range r.clauses {
				if q := &r.clauses[j]; r.citing(q) == o.head { // "according to A, citing B"
					for _, x := range r.kidsOf(q.head, "obj") {
						c.said = append(c.said, r.node(x))
					}
				}
			}
			c.said = append(c.said, r.node(o.head))
			continue
		}
		kept = append(kept, o)
	}
	c.obls = kept
}

// accordingToAll hands "…, according to Reuters" at the end of a sentence, when
// it hangs on a clause inside, to the whole sentence.
func (r *reader) accordingToAll() {
	for i := range r.clauses {
		c := &r.clauses[i]
		top := c
		for n := 0; top.parent >= 0 && n < 20; n++ {
			top = &r.clauses[top.parent]
		}
		if top == c {
			continue
		}
		var kept []oblique
		for _, o := range c.obls {
			a := o.head
			if len(o.prep) > 0 {
				a = o.prep[0]
			}
			if strings.HasPrefix(o.text, "according") && a > 0 && r.tok[a-1].Form == "," && a > top.head && !r.inQuotes(a) {
				top.obls = append(top.obls, o)
				continue
			}
			kept = append(kept, o)
		}
		c.obls = kept
	}
}

// inQuotes tells a token within quotation marks that open in the sentence.
func (r *reader) inQuotes(i int) bool { return r.quotedAt(i) != 0 }

// quotedAt is the quotation mark of the sentence that token i stands within.
func (t *tree) quotedAt(i int) marks {
	m := marks(0)
	for k := 0; k < i; k++ {
		m = m.after(t, k)
	}
	return m
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
		if set1(r.lem[p.head], "demand", "urge", "request", "recommend") && !p.passive && r.xpos(c.head, "VBG") {
			c.mod, c.said = p.mod, p.said // "demanded opening the road": that it was demanded is asserted
		}
	case "advcl":
		// "aimed at developing", "voted on extending".
		if len(c.mark) == 1 && (gerundPrepositions[r.lem[c.mark[0]]] || r.lem[c.mark[0]] == "to" || r.upos(p.head, "ADJ") && r.lem[c.mark[0]] == "of") && r.xpos(c.head, "VBG") && !c.ownSubj && c.head > p.head &&
			len(p.obj)+len(p.iobj) == 0 && len(c.obj) > 0 && (r.upos(p.head, "VERB") || r.upos(p.head, "ADJ") && p.cop >= 0) && !p.taken && (!p.passive || r.lem[c.mark[0]] == "at" || r.lem[c.mark[0]] == "to") && r.head[c.head] == p.head {
			c.chain = append(append([]int{}, p.chain...), c.parent)
			p.taken = true
		}
	case "conj":
		if !c.ownSubj && len(p.chain) > 0 && r.tok[c.head].XPOS == r.tok[p.head].XPOS && len(c.aux) == 0 {
			c.chain = p.chain
		}
	}
}
