package claims

import (
	"slices"
	"strings"

	"github.com/relata-kg/relata/schema"
)

// clause is a predicate with what hangs on it: the frame that the rules turn
// into claims.
type clause struct {
	head   int // the content word: verb, or noun, adjective or phrase under a copula
	parent int // the governing clause, -1 for none
	// link is how it hangs on its parent: root, conj, ccomp, xcomp, advcl, acl,
	// relcl, parataxis or csubj.
	link string
	// noun is the token that an acl or relcl modifies, -1 otherwise.
	noun int

	cop     int   // the copula, -1 for a verb
	aux     []int // auxiliaries, modals included
	prt     []int // particles
	self    []int // a reflexive pronoun for object: "blew himself up outside the station"
	passive bool
	mark    []int // complementisers, conjunctions, infinitive "to"

	subj []int // heads of the subjects, coordination resolved
	obj  []int
	iobj []int
	obls []oblique
	// comps are the clausal complements, adv the adverbial clauses: indices of
	// clauses.
	xcomp, ccomp, adv []int

	// place and moment are the antecedents of "where" and "when", counted from
	// 1, 0 for none.
	place, moment int
	ownSubj       bool // the subject stands in the clause itself
	due           bool // "is to" do it
	neg           bool
	mod           schema.Modality
	said          []schema.Node
	tense         string
	chain         []int // governing clauses whose words lead this one's predicate ("sought to keep"), outermost first
	taken         bool  // this clause's words lead the predicate of another
	attrib        bool  // only says who says another clause ("…, the memo said")
	cut           bool  // what it governs is a clause of its own, without which it would mislead ("called for the bans to be lifted")
}

// oblique is a phrase with its preposition.
type oblique struct {
	head  int
	prep  []int // tokens of the preposition, none for bare phrases of time and measure
	text  string
	agent bool
	// measure tells by how much: "won by 200 votes".
	measure bool
	first   int // first conjunct, equal to head where it is alone
}

// abstractAims are nouns that "is to" explains and gives no plan to.
var abstractAims = set("plan goal aim idea task policy mission decision role job way purpose objective intention point hope key challenge problem solution answer strategy reason duty ambition dream step trick thing")

// reader turns one tree into clauses and claims.
type reader struct {
	*tree
	clauses []clause
	at      []int          // clause headed by token, -1 for none
	when    []*schema.When // of each clause, from its own words
	where   []*schema.Node
	ev      []schema.Evidence
	dropped []drop
	observe func(Observation) // nil but for fitting confidence
	// quoted is the source of a quotation that began in an earlier sentence.
	quoted []schema.Node
	// used are phrases that already are the object of an event noun, by head.
	used map[int]bool
}

type drop struct{ rule, text, reason string }

// isPredicate tells the tokens that head a clause.
func (t *tree) isPredicate(i int) bool {
	if t.kid(i, "cop") >= 0 {
		return true
	}
	switch {
	case t.is(i, "aux", "cop", "case", "mark", "compound", "flat", "fixed", "punct", "det", "discourse", "goeswith", "amod", "advmod"):
		return false
	case t.upos(i, "VERB"):
		return true
	case t.upos(i, "AUX"):
		return t.is(i, "root", "ccomp", "conj", "advcl", "acl", "parataxis", "xcomp")
	case t.kid(i, "nsubj") >= 0:
		return true
	case t.is(i, "xcomp") && t.upos(i, "ADJ", "ADV") && t.kid(i, "xcomp", "obl", "ccomp") >= 0:
		return true
	case t.is(i, "conj") && t.head[i] >= 0 && t.upos(i, "ADJ", "NOUN") && t.kid(t.head[i], "cop") >= 0:
		return true
	case t.is(i, "advcl") && t.kid(i, "mark") >= 0, t.is(i, "ccomp", "advcl"):
		return t.upos(i, "ADJ", "NOUN", "PROPN", "PRON")
	case t.is(i, "conj") && t.upos(i, "ADJ") && t.head[i] >= 0 && t.upos(t.head[i], "VERB"):
		return true
	}
	return false
}

// readClauses finds the clauses, parents before children.
func (r *reader) readClauses() {
	r.at = filled(len(r.tok))
	var walk func(i, parent, depth int)
	walk = func(i, parent, depth int) {
		if depth > maxDepth {
			return
		}
		here := parent
		if r.isPredicate(i) {
			r.clauses = append(r.clauses, clause{head: i, parent: parent, noun: -1, cop: r.kid(i, "cop"), mod: schema.Asserted, link: r.linkOf(i)})
			here = len(r.clauses) - 1
			r.at[i] = here
			if l := r.clauses[here].link; l == "acl" || l == "relcl" {
				r.clauses[here].noun = r.head[i]
			}
		}
		for _, k := range r.kids[i] {
			walk(k, here, depth+1)
		}
	}
	for i, h := range r.head {
		if h < 0 {
			walk(i, -1, 0)
		}
	}
	for i := range r.clauses {
		r.fill(&r.clauses[i])
	}
	for i := range r.clauses {
		r.share(i)
	}
	r.resolve()
	r.attributions()
	r.accordingToAll()
	for i := range r.clauses {
		r.stand(i)
		r.join(i)
	}
	r.quoteTail()
}

// maxDepth bounds the recursion on odd trees.
const maxDepth = 400

func (r *reader) linkOf(i int) string {
	switch {
	case r.is(i, "acl:relcl"), r.is(i, "advcl:relcl"):
		return "relcl"
	case r.is(i, "acl"):
		return "acl"
	case r.is(i, "conj", "xcomp", "ccomp", "advcl", "parataxis", "csubj"):
		return r.rel[i]
	case r.is(i, "appos", "list", "dep", "nmod", "obl", "nsubj", "obj"):
		return r.rel[i]
	}
	return "root"
}

// fill reads what hangs on the predicate itself.
func (r *reader) fill(c *clause) {
	for _, k := range r.kids[c.head] {
		switch r.rel[k] {
		case "nsubj":
			if r.sub[k] == "outer" {
				continue
			}
			c.subj = append(c.subj, r.conjuncts(k)...)
			for _, g := range r.kidsOf(k, "nmod") {
				if t := r.lower(r.cases(g)); t == "along with" || t == "together with" {
					c.subj = append(c.subj, r.conjuncts(g)...)
				}
			}
			c.ownSubj = true
			c.passive = c.passive || r.sub[k] == "pass"
		case "csubj":
			c.ownSubj = true
			c.passive = c.passive || r.sub[k] == "pass"
			c.subj = append(c.subj, k)
		case "obj":
			if r.timed(k) && (speaking[r.lem[c.head]] || intransitives[r.lem[c.head]] && !timeTaking[r.lem[c.head]] || len(r.kidsOf(c.head, "obj", "ccomp")) > 1) {
				r.oblique(c, k)
				continue
			}
			if r.lem[k] == "each" && k+1 < len(r.tok) && r.lem[k+1] == "other" && r.head[k+1] == c.head {
				continue // "each other" is one object
			}
			if r.lem[c.head] == "take" && r.lem[k] == "place" && k > c.head && len(r.kids[k]) == 0 {
				c.prt = append(c.prt, k) // "took place" is one verb
				continue
			}
			if cs := r.cases(k); len(cs) == 1 && r.lem[cs[0]] == "at" && r.lem[k] == "all" {
				continue // "not possible at all"
			}
			c.obj = append(c.obj, r.conjuncts(k)...)
		case "iobj":
			if r.timed(k) {
				r.oblique(c, k)
				continue
			}
			c.iobj = append(c.iobj, r.conjuncts(k)...)
		case "aux":
			c.aux = append(c.aux, k)
			c.passive = c.passive || r.sub[k] == "pass"
		case "mark":
			c.mark = append(c.mark, k)
		case "compound":
			if r.sub[k] == "prt" {
				c.prt = append(c.prt, k)
			}
		case "advmod":
			if k == c.head+1 && (r.quantity[k] >= 0 && r.d.Quantities[r.quantity[k]].Kind == "number" || set1(r.lem[k], "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen")) && r.upos(c.head, "VERB") && r.kid(c.head, "obj") < 0 && len(r.kids[k]) == 0 && !r.timed(k) {
				c.obj = append(c.obj, k) // "killing eleven"
				continue
			}
			// "do away with", "made off with": adverb and preposition belong to
			// the verb.
			if k == c.head+1 && len(r.kids[k]) == 0 && r.upos(c.head, "VERB") && (r.lem[k] == "back" || r.upos(k, "ADP") || r.lem[k] == "in" && set1(r.lem[c.head], "step", "move", "close", "join", "bring", "call", "take", "give", "send", "turn", "rush") || particles[r.lem[k]] && (r.lem[c.head] == "pass" || moves[r.lem[c.head]] || r.kid(c.head, "obj") > k || c.passive)) {
				c.prt = append(c.prt, k) // "pulled back support"
				continue
			}
			if k > c.head && r.upos(c.head, "VERB") && r.upos(k, "ADV", "ADJ", "ADP") && adverbsOfPlace[r.lem[k]] {
				// "remained ahead of his rivals", "was seen south of the town"
				for _, g := range r.kidsOf(k, "obl", "nmod") {
					if inner := r.cases(g); g > k && len(inner) == 1 && inner[0] == k+1 && r.nominal(g) && !r.timed(g) {
						prep := append([]int{k}, inner...)
						for _, j := range r.conjuncts(g) {
							c.obls = append(c.obls, oblique{head: j, prep: prep, text: r.lower(prep), first: g})
						}
					}
				}
			}
			if k == c.head+1 && verbParticles[r.lem[k]] && k+1 < len(r.tok) && r.lem[k+1] == "with" && r.is(k+1, "case") {
				c.prt = append(c.prt, k)
			}
		case "obl":
			if r.upos(k, "ADP") && len(r.kids[k]) == 0 {
				c.prt = append(c.prt, k) // stranded: "guessed at"
				continue
			}
			if k > c.head && r.upos(c.head, "VERB") && !c.passive && r.upos(k, "NOUN", "PROPN") && r.kid(k, "case", "advmod") < 0 && !r.timed(k) && !timeNouns[r.lem[k]] && r.quantity[k] < 0 && r.kid(k, "nummod") < 0 && r.kid(c.head, "obj", "ccomp", "xcomp", "aux:pass", "nsubj:pass") < 0 && r.name[k] < 0 && r.tok[r.first[k]].Form != "," && r.tok[max(0, r.first[k]-1)].Form != "," && !measures[r.lem[k]] && !r.xpos(c.head, "VBN") {
				c.obj = append(c.obj, r.conjuncts(k)...)
				continue
			}
			r.oblique(c, k)
		case "nmod":
			if c.cop < 0 && r.upos(c.head, "VERB") {
				r.oblique(c, k)
			}
		case "xcomp":
			if r.at[k] >= 0 {
				c.xcomp = append(c.xcomp, r.at[k])
			}
		case "ccomp":
			if r.at[k] >= 0 {
				c.ccomp = append(c.ccomp, r.at[k])
			}
		case "advcl":
			if r.at[k] >= 0 && r.sub[k] == "" {
				c.adv = append(c.adv, r.at[k])
			}
		}
	}
	// "The envoy, along with two aides, was killed": all of them were.
	for _, o := range c.obls {
		if (o.text == "along with" || o.text == "together with") && len(c.subj) > 0 && o.prep[0] > c.subj[0] && o.head < c.head && r.upos(c.head, "VERB") {
			var with []oblique
			for _, x := range c.obls {
				if x.first == o.first {
					c.subj = append(c.subj, x.head)
				} else {
					with = append(with, x)
				}
			}
			c.obls = with
			break
		}
	}
	// "The answer is that X prevented Y": the copula belongs to the outer
	// subject.
	outer := -1
	for _, k := range r.kidsOf(c.head, "nsubj:outer") {
		if outer < 0 || k < c.cop {
			outer = k // of several the one next to the copula: "In Oslo, the last stop, he is to meet"
		}
	}
	if c.cop >= 0 && outer >= 0 && len(c.subj) == 0 && r.hasMark(c, "to") && !abstractAims[r.lem[outer]] {
		// "The ministers are to meet" is a plan of theirs, "the aim is to meet"
		// none of the aim's.
		c.subj, c.ownSubj, c.cop = r.conjuncts(outer), true, -1
		c.due = true
	} else if c.cop >= 0 && outer >= 0 {
		cops := r.kidsOf(c.head, "cop")
		c.cop = -1
		if len(cops) > 1 {
			c.cop = cops[len(cops)-1]
		}
	}
	if c.cop >= 0 && r.xpos(c.head, "VB") && r.hasMark(c, "to") && len(c.subj) > 0 && c.subj[0] < c.cop {
		c.cop, c.due = -1, true // "she is to meet the envoys"
	}
	// "is still to be fought": the auxiliary before "to" is a modal.
	for _, m := range c.mark {
		for j, a := range c.aux {
			if r.lem[m] == "to" && a < m && r.lem[a] == "be" {
				c.due = true
				c.aux = append(append([]int{}, c.aux[:j]...), c.aux[j+1:]...)
				break
			}
		}
	}
	// "It is said that …": the clause is the subject, "it" stands for nothing.
	if len(c.subj) == 1 && r.lem[c.subj[0]] == "it" && len(c.ccomp) > 0 && (c.passive || r.upos(c.head, "ADJ") || set1(r.lem[c.head], "appear", "seem", "turn", "remain")) {
		c.subj = nil
	}
	if len(c.subj) == 1 && r.lem[c.subj[0]] == "it" && r.lem[c.head] == "remain" && len(c.xcomp) > 0 && r.lem[r.clauses[c.xcomp[0]].head] == "see" {
		c.subj = nil // "it remains to be seen whether …"
	}
	if c.link == "acl" && r.xpos(c.head, "VBN") || r.xpos(c.head, "VBN") && len(c.aux) == 0 && c.link == "advcl" && len(c.obj) == 0 {
		c.passive = true
	}
	if c.link == "advcl" && r.xpos(c.head, "VBN") && len(c.aux) == 0 && c.ownSubj && r.hasMark(c, "with") {
		c.passive = true // "with their town lost"
	}
	if n := len(c.aux); c.cop < 0 && n > 0 && r.xpos(c.head, "VBG") && moving[r.lem[c.head]] && r.lem[c.aux[n-1]] == "be" && len(c.obj)+len(c.iobj)+len(c.xcomp)+len(c.ccomp) == 0 {
		c.cop, c.aux = c.aux[n-1], c.aux[:n-1]
	}
	c.tense = r.tenseOf(c)
}

// adverbsOfPlace take in the preposition after them.
var adverbsOfPlace = set(`ahead close north south east west northeast northwest southeast southwest north-east north-west south-east
	south-west outside away far short`)

// measures are nouns of bare phrases of manner and measure.
var measures = set("way percent time home point bit lot deal manner foot mile kilometer kilometre meter metre kilogram step hand part place piece pound dollar cent degree inch")

// moving verbs say what moves a mind. Without an object their "-ing" is an
// adjective: "the answer is disappointing".
var moving = set(`disappoint surprise encourage discourage alarm embarrass frustrate shock puzzle confuse excite amaze astonish depress
	disturb distress trouble mislead charm interest satisfy annoy worry appal appall frighten terrify boring promise overwhelm`)

// oblique reads a phrase with preposition, each of its conjuncts with its own
// preposition or the first one's.
func (r *reader) oblique(c *clause, k int) {
	prep := r.cases(k)
	if len(prep) == 1 && r.lem[prep[0]] == "at" && r.lem[k] == "large" && set1(r.lem[c.head], "remain", "stay") {
		c.prt = append(c.prt, prep[0], k)
		return
	}
	if len(prep) == 1 && r.lem[prep[0]] == "at" && set1(r.lem[k], "all", "large", "once", "last", "first") && r.kid(k, "det", "amod", "nmod:poss") < 0 {
		return // "not possible at all", "editor at large"
	}
	// "in honor of the dead", "in front of the crowd": a bare noun between two
	// prepositions is one with them.
	if len(prep) > 0 && bridges[r.lem[k]] && (!set1(r.lem[prep[0]], "with", "of", "to", "about") || set1(r.lem[k], "respect", "regard")) && r.kid(k, "det", "amod", "nmod:poss", "compound") < 0 {
		for _, g := range r.kidsOf(k, "nmod") {
			if inner := r.cases(g); g > k && len(inner) > 0 && inner[0] == k+1 {
				whole := append(append(append([]int{}, prep...), k), inner...)
				for _, j := range r.conjuncts(g) {
					c.obls = append(c.obls, oblique{head: j, prep: whole, text: r.lower(whole), first: g})
				}
				return
			}
		}
	}
	for _, j := range r.conjuncts(k) {
		p := prep
		own := r.cases(j)
		if j != k && len(own) > 0 && r.lem[own[0]] == "like" && r.lower(prep) != "like" {
			continue // "joined by guests like Lee"
		}
		if j != k && len(own) > 0 {
			p = own
		} else if j != k && r.gapped(j, r.lower(prep)) {
			continue
		}
		o := oblique{head: j, prep: p, text: r.lower(p), first: k}
		o.measure = r.kid(j, "nummod") >= 0 && set1(r.lem[j], "vote", "point", "goal", "run", "seat", "margin", "degree", "dollar", "mile", "kilometer", "meter", "foot")
		o.agent = (r.sub[k] == "agent" || o.text == "by" && c.passive) && !(len(r.kids[j]) <= 1 && meansOf[r.lem[j]]) && !o.measure && !r.timed(j) && !timeNouns[r.lem[j]] && r.lem[j] != "end" && r.lem[j] != "percent" && r.tok[j].Form != "%" && !(r.quantity[j] >= 0 && r.upos(j, "NUM", "SYM"))
		c.obls = append(c.obls, o)
	}
}

// gapped tells a conjunct that is the subject of a verb left out: "the silver
// medal going to Poland and the bronze to Armenia".
func (r *reader) gapped(j int, prep string) bool {
	for _, m := range r.kidsOf(j, "nmod") {
		if prep != "" && m > j && prep != "of" && r.lower(r.cases(m)) == prep && r.cases(m)[0] == j+1 && !eventNouns[r.lem[j]] && !placeNouns[r.lem[j]] && r.name[j] < 0 && r.kid(j, "det") >= 0 {
			return true
		}
	}
	return false
}

// meansOf are nouns that say how, without an article, and not by whom: "returned
// by mail".
var meansOf = set("mail post e-mail email phone telephone fax letter radio air sea rail land road train bus boat plane car truck ship foot hand law default accident mistake force decree chance surprise lot consensus example fire")

func (r *reader) tenseOf(c *clause) string {
	head := c.head
	if c.cop >= 0 {
		head = c.cop
	}
	for _, a := range c.aux {
		switch r.lem[a] {
		case "will", "shall", "'ll", "’ll", "wo":
			return "future"
		}
	}
	for _, a := range append(append([]int{}, c.aux...), head) {
		switch {
		case r.xpos(a, "VBD"):
			return "past"
		case r.xpos(a, "VBP", "VBZ"):
			if r.lem[a] == "have" && a != head {
				return "past"
			}
			return "present"
		}
	}
	return ""
}

// share gives a clause without a subject of its own the one it is understood
// with.
func (r *reader) share(i int) {
	c := &r.clauses[i]
	if c.link == "advcl" {
		r.whereClause(c)
		// What it is compared with.
		c.taken = r.hasMark(c, "than") && r.lem[c.head] == "do" || c.parent >= 0 && r.hasMark(c, "than") && r.upos(r.clauses[c.parent].head, "ADJ") && r.clauses[c.parent].head+1 == r.first[c.head]
	}
	if h := r.adjectiveHost(c); h >= 0 && len(c.subj) == 0 {
		c.subj = []int{r.head[h]}
	}
	switch c.link {
	case "acl", "relcl":
		r.relative(c)
	}
	// A relative pronoun stands for its antecedent, in a coordinated relative
	// clause too.
	for j, s := range c.subj {
		if r.relativePronoun(s) && !(c.link == "relcl" && c.noun >= 0 && r.secondRelative(c)) {
			// What ", which" says of a whole clause has no noun for subject.
			if n := r.antecedent(i); n >= 0 && !(r.upos(n, "VERB", "AUX") && r.at[n] >= 0) {
				c.subj[j] = n
			}
		}
	}
	for j, s := range c.subj {
		// "a letter, parts of which were printed", "troops, most of whom fled".
		for _, k := range r.kidsOf(s, "nmod") {
			if n := r.antecedent(i); n >= 0 && r.relativePronoun(k) && r.ofPhrase(k) && (r.upos(s, "NUM", "DET", "PRON", "ADJ") || set1(r.lem[s], "copy", "most", "many", "number", "majority", "half", "part", "member", "dozen", "hundred", "thousand")) {
				c.subj[j] = n
			}
		}
	}
	if len(c.subj) == 1 && c.noun >= 0 && c.subj[0] == c.noun {
		c.subj = r.antecedents(c)
	}
	if len(c.subj) > 0 || c.parent < 0 {
		return
	}
	p := &r.clauses[c.parent]
	if c.link == "conj" && r.xpos(c.head, "VBN") && len(c.aux) == 0 && len(c.obj) == 0 && (p.passive || p.cop >= 0) {
		c.passive = true
		if p.cop >= 0 && r.upos(p.head, "ADJ") && len(c.obls) == 0 && len(c.xcomp)+len(c.ccomp) == 0 {
			c.cop = p.cop // "are safe and respected"
		}
	}
	switch c.link {
	case "conj":
		if len(c.obj)+len(c.xcomp)+len(c.ccomp)+len(c.obls) == 0 && !c.passive && !p.passive && len(p.obj) > 0 && p.obj[0] > c.head && c.cop < 0 && r.upos(c.head, "VERB") && r.sameForm(c, p) {
			c.obj = p.obj // "disarm or expel the fighters"
		}
		if len(p.obj)+len(p.xcomp)+len(p.ccomp)+len(p.obls) == 0 && (!p.ownObjectless(r) || c.head == p.head+2 && set1(r.lem[p.head], "shoot", "attack", "fight", "burn", "crash", "win", "cook", "read", "write", "sing", "develop", "improve", "change", "sell", "open", "close", "sink", "drive", "fly", "withdraw")) && !p.passive && !c.passive && len(c.obj) > 0 && c.obj[0] > c.head && c.head-p.head <= 3 && p.cop < 0 && !c.ownSubj && r.sameForm(c, p) {
			p.obj = c.obj // "captured or killed the leaders"
		}
		if len(c.obj) > 0 && c.obj[0] > c.head && !c.passive && !c.ownSubj && p.cop < 0 && !p.passive && r.verbRun(p, c) {
			r.shareObject(i) // "to recognize, pick up and carry the balls"
		}
		if p.passive && c.passive && !c.ownSubj && len(p.obls) == 0 && c.head-p.head <= 3 {
			for _, o := range c.obls {
				if o.agent {
					p.obls = append(p.obls, o) // "was shot and killed by soldiers"
				}
			}
		}
		if r.at[r.head[c.head]] == c.parent && !r.listedGerund(c, p) {
			c.subj = p.subj
			if p.link == "acl" || p.link == "relcl" {
				c.noun = p.noun
			}
		}
	case "xcomp":
		switch {
		case p.link == "acl" && p.passive && set1(r.lem[p.head], "need", "require"):
			// "the fuel needed to rebuild": it does not rebuild.
		case r.ownless(p, c):
		case len(p.iobj) > 0:
			c.subj = p.iobj
		case len(p.obj) > 0 && r.lem[p.head] != "promise" && !r.purposeOf(p, c):
			c.subj = p.obj
		default:
			c.subj = p.subj
		}
	case "advcl":
		if s := r.citing(c); s >= 0 {
			c.subj = []int{s}
			return
		}
		c.subj = p.subj
		if o := r.forBefore(c); o >= 0 && p.passive && r.hasMark(c, "to") {
			c.subj = r.conjuncts(o) // "a deadline set for the rebels to resume talks"
			break
		}
		if p.passive && r.hasMark(c, "to") {
			// "used by Moscow to raise other matters": the agent means to.
			var agents []int
			for _, o := range p.obls {
				if o.agent {
					agents = append(agents, o.head)
				}
			}
			if len(agents) > 0 {
				if p.link == "acl" && p.noun >= 0 && decisions[r.lem[p.noun]] {
					break // "a resolution adopted by the council to expand the mission"
				}
				c.subj = agents
				break
			}
		}
		if r.ownless(p, c) {
			c.subj = nil
			break
		}
		if n := r.reducedRelative(c, p); n >= 0 && !(set1(r.lem[c.head], "suspect", "accuse", "charge", "convict", "want") && r.classAt(n) == "" && !personNoun(r.lem[n])) {
			c.subj = []int{n}
			c.passive = true
			break
		}
		m := r.lower(c.mark)
		if m == "to" && !p.passive && len(p.obj) > 0 && p.obj[0] < c.head && sending[r.lem[p.head]] && !(r.lem[p.head] == "lead" && r.lem[p.obj[0]] == "mission") &&
			!(set1(r.lem[p.head], "take", "bring") && set1(r.lem[p.obj[0]], "measure", "law", "bill", "treaty", "resolution", "program", "system", "state", "mission")) && (r.classAt(p.obj[0]) == schema.Person || personNoun(r.lem[p.obj[0]])) {
			c.subj = p.obj // "is sending his envoy to discuss peace"
			break
		}
		if m == "to" && len(p.obj) == 1 && suggested[r.lem[p.obj[0]]] && r.last[p.obj[0]] == r.first[c.head] {
			c.subj = nil
			break
		}
		if m == "to" && p.passive && (p.link == "acl" || p.link == "advcl") && (mods[r.lem[p.head]] == "" || len(p.prt) > 0) && !r.personal(p) && r.first[c.head] > p.head+1 {
			c.subj = nil // "a line set up to ensure safety"
			break
		}
		if m == "to" && p.cop >= 0 && r.upos(p.head, "NOUN") && len(p.subj) == 1 && r.lem[p.subj[0]] == "it" {
			c.subj = nil
			break
		}
		if m == "as" && r.xpos(c.head, "VBN") && len(c.aux)+len(c.obj)+len(c.obls)+len(c.xcomp) == 0 {
			c.subj = nil // "as promised"
			break
		}
		if (m == "as" || m == "than") && r.finite(c.head) {
			c.subj = nil // "as was agreed in May"
			break
		}
		if m == "" && r.xpos(c.head, "VBG") && resultVerbs[r.lem[c.head]] && p.parent >= 0 && (p.link == "acl" || p.link == "relcl") && r.commaBefore(c) && (p.link == "acl" && r.xpos(p.head, "VBG") || p.link == "relcl" && len(p.subj) > 0 && p.subj[0] != p.noun) {
			// "struck a convoy carrying police, killing nine": the strike did.
			if g := &r.clauses[p.parent]; len(g.subj) > 0 && (g.ownSubj || r.finite(g.head)) {
				c.subj = g.subj
				break
			}
		}
		if m == "as" && r.xpos(c.head, "VBG") && len(p.obj) > 0 && !p.passive && set1(r.lem[p.head], "quote", "cite", "describe", "see", "portray", "depict", "show", "report") {
			c.subj = p.obj // "quotes the leader as urging voters"
			break
		}
		if m == "" && r.xpos(c.head, "VBG") && speaking[r.lem[c.head]] && r.commaBefore(c) && r.hasMark(p, "to") && p.parent >= 0 && len(c.obj)+len(c.iobj) > 0 {
			// "is urging consumers to eat it, assuring them it is safe": who urges
			// assures.
			if o := append(append([]int{}, c.obj...), c.iobj...)[0]; r.upos(o, "PRON") && len(r.clauses[p.parent].subj) > 0 {
				c.subj = r.clauses[p.parent].subj
				break
			}
		}
		if m == "" && r.xpos(c.head, "VBG") && r.lem[c.head] == "use" && p.passive && c.head > p.head {
			c.subj = nil // "is expressed using the verb": by whoever uses it
			break
		}
		if m == "" && r.xpos(c.head, "VBG") && set1(r.lem[c.head], "relate", "regard", "concern", "accord", "depend", "judge", "bar") {
			c.subj = nil // "relating to this"
			break
		}
		if to := r.forWhom(p, c); len(to) > 0 {
			c.subj, p.cut = to, true
			break
		}
		if m == "to" && len(p.obj) == 1 && eventNouns[r.lem[p.obj[0]]] && r.last[p.obj[0]] == r.first[c.head] {
			// "opposed a move by Egypt to declare it".
			var by []int
			for _, k := range r.kidsOf(p.obj[0], "nmod") {
				if r.lower(r.cases(k)) == "by" && k < c.head && r.last[k] == r.last[p.obj[0]] && !r.timed(k) {
					by = r.conjuncts(k)
				}
			}
			if len(by) > 0 {
				c.subj = by
				break
			}
		}
		if p.passive && m == "by" && r.xpos(c.head, "VBG") && !r.personal(p) && len(c.aux) == 0 {
			c.subj = nil // "can be avoided by walking": whoever avoids it walks
			break
		}
		if p.passive && m == "for" && r.xpos(c.head, "VBG") && !r.personal(p) {
			c.subj = nil // "was imposed for misquoting him"
			break
		}
		if m == "to" && !p.passive && r.lem[p.head] == "require" && len(p.obj) > 0 && (r.classAt(p.obj[0]) != "" || personNoun(r.lem[p.obj[0]])) {
			c.subj = p.obj
			break
		}
		if m == "to" && !p.passive && len(p.subj) == 1 && demands[r.lem[p.subj[0]]] && !r.personal(p) {
			c.subj = r.directedAt(p) // "pressure is mounting on him to resign"
			break
		}
		if asked := r.askedOf(p); m == "to" && len(asked) > 0 && c.head > asked[0] {
			c.subj = asked
			break
		}
		if r.xpos(c.head, "VBG") && m == "with" && r.lem[p.head] == "charge" && len(p.obj) > 0 && !p.passive {
			c.subj = p.obj // "charged him with ignoring the law"
		}
		if r.xpos(c.head, "VBG") && (m == "of" || m == "for" || m == "from") && len(p.obj) > 0 && !p.passive {
			if m == "for" && !judging[r.lem[p.head]] && !set1(r.lem[p.head], "arrest", "fine", "punish", "jail", "indict", "convict", "sentence", "prosecute", "investigate", "target", "attack", "try") {
				// "opens prospects for making progress" is anybody's progress,
				// "used the money for building" the subject's building.
				switch {
				case calling[r.lem[p.head]]:
					c.subj = append(append([]int{}, p.iobj...), p.obj...)[:1]
				case !set1(r.lem[p.head], "use", "spend", "need"):
					c.subj = nil
				}
			} else {
				c.subj = p.obj
			}
		}
		if len(c.subj) == 1 && r.lem[c.subj[0]] == "there" {
			c.subj = nil
		}
	case "ccomp":
		// "called for …ing" and other gerunds without subject.
		if r.kid(c.head, "nsubj:outer") >= 0 {
			return
		}
		if r.xpos(c.head, "VBG") && r.hasMark(c, "that") {
			return // "said that reading it takes time", misread
		}
		if r.xpos(c.head, "VBG") && mods[r.lem[p.head]] == schema.Demanded && len(p.obj)+len(p.iobj) == 0 && set1(r.lem[p.head], "urge", "suggest", "recommend", "advise", "encourage") {
			return // "urged staying the course": others are to
		}
		if r.hasMark(c, "to") && !p.passive && (listening[r.lem[p.head]] || mods[r.lem[p.head]] == schema.Demanded) && len(p.iobj)+len(p.obj) > 0 {
			c.subj = append(append([]int{}, p.iobj...), p.obj...) // "warned the party not to wait"
		} else if r.xpos(c.head, "VBG", "VB") || r.hasMark(c, "to") || r.hasMark(c, "whether") {
			c.subj = p.subj
		}
	case "parataxis", "csubj":
	}
}

// listedGerund tells a gerund coordinated with a finite verb after a comma or
// a list of nouns: in "the talks centered on weapons, defeating the rebels, and
// the fate of A" the talks defeat nobody.
func (r *reader) listedGerund(c, p *clause) bool {
	return r.xpos(c.head, "VBG") && len(c.aux) == 0 && r.xpos(p.head, "VBD", "VBZ", "VBP")
}

// decisions are nouns for acts of law that do what their infinitive says.
var decisions = set("resolution law bill measure plan program programme treaty agreement decree order amendment act deal rule regulation policy")

// hasPerfect tells a clause in the perfect: "have shot".
func (r *reader) hasPerfect(c *clause) bool {
	return slices.ContainsFunc(c.aux, func(a int) bool { return r.lem[a] == "have" })
}

// sameForm tells two verbs of one form, taggers apart: "disarm or expel".
func (r *reader) sameForm(c, p *clause) bool {
	return r.tok[c.head].XPOS == r.tok[p.head].XPOS || r.xpos(c.head, "VB", "VBP") && r.xpos(p.head, "VB", "VBP") ||
		len(c.aux) == 0 && r.xpos(c.head, "VBD", "VBN") && r.xpos(p.head, "VBD", "VBN") && r.hasPerfect(p) ||
		p.cop >= 0 && len(c.aux) == 0 && r.xpos(c.head, "VBN", "JJ") && r.xpos(p.head, "VBN", "JJ")
}

// adjectiveHost is the adjective after a noun that an infinitive completes, "Lund,
// unable to bear it, left", -1 for others.
func (r *reader) adjectiveHost(c *clause) int {
	h := r.head[c.head]
	if c.link != "xcomp" || h < 0 || r.at[h] >= 0 || !r.upos(h, "ADJ") || !r.is(h, "acl", "amod") || toughAdjectives[r.lem[h]] {
		return -1
	}
	if n := r.head[h]; n >= 0 && n < h && r.upos(n, "NOUN", "PROPN") {
		return h
	}
	return -1
}

// verbRun tells that nothing but coordinated verbs and their particles stands
// between two verbs, three or more in all.
func (r *reader) verbRun(p, c *clause) bool {
	verbs := 0
	for k := p.head + 1; k < c.head; k++ {
		h := r.head[k]
		switch {
		case r.tok[k].Form == "," || r.upos(k, "CCONJ"):
		case h == p.head && r.is(k, "conj") && r.upos(k, "VERB"):
			verbs++
		case r.is(k, "compound") && r.sub[k] == "prt" && (h == p.head || r.at[h] >= 0), h == c.head && r.is(k, "mark"):
		default:
			return false
		}
	}
	return verbs > 0
}

// shareObject gives the object of the last verb of a run to those before it that
// lack one.
func (r *reader) shareObject(i int) {
	c := &r.clauses[i]
	for j := range r.clauses {
		q := &r.clauses[j]
		if q.head < c.head && (j == c.parent || q.parent == c.parent && q.link == "conj") && len(q.obj)+len(q.xcomp)+len(q.ccomp)+len(q.obls) == 0 {
			q.obj = c.obj
		}
	}
}

// ownObjectless tells a verb that stands well without object, so that the one of
// the verb coordinated with it is not its own.
func (c *clause) ownObjectless(r *reader) bool {
	return intransitives[r.lem[c.head]] || len(r.kidsOf(c.head, "compound:prt", "advcl")) > 0
}

// intransitives often stand without object.
var intransitives = set(`come go lie stand sit run stop wait rise fall die arrive return try live work talk meet sleep eat drink smoke vote
	fight speak act stay leave move turn look walk get begin start continue change grow increase drop decline respond react agree
	decide say think know hope believe happen occur appear emerge exist survive escape flee surrender resign retire travel fly drive
	march protest demonstrate rally gather disarm enter join help listen watch read write sing dance play pray cry laugh smile sell cook
	win lose open close break end spread develop improve recover collapse explode sink burn crash shoot fire attack withdraw retreat
	advance pass be do have`)

// timeTaking verbs have a time for their object.
var timeTaking = set("begin start enter open end close win lose play leave pass continue read write develop improve see wait work")

// sending verbs have their object do what their infinitive of purpose says.
var sending = set("lead take bring drive escort accompany send dispatch deploy invite summon appoint name hire recruit train assign elect choose commission create establish form")

// particles are adverbs that verbs of moving take in: "go down in history",
// "push the file forward".
var (
	particles = set("down up out off away forward ahead aside apart together over")
	moves     = set("go come move push bring put look take turn get set run fall pull keep step walk drive fly sit stand break hold lay")
)

// verbParticles are adverbs that with "with" make a verb of their own: "do
// away with", "come up with".
var verbParticles = set("away off up out apart along")

// ownless tells an infinitive or gerund c under p that nobody is said to do,
// so that the subject of p must not be taken over.
func (r *reader) ownless(p, c *clause) bool {
	m := r.lower(c.mark)
	switch {
	case m == "without" && p.passive && !r.personal(p) && r.xpos(c.head, "VBG"):
		return true // "could not be done without cheating"
	case c.link == "advcl" && m != "" && !c.ownSubj && r.head[c.head] >= 0 && r.at[r.head[c.head]] != c.parent && r.is(r.head[c.head], "amod", "nmod", "compound"):
		return true // "accusations related to cooperation on rebuilding"
	case m == "" && r.listMember(c):
		return true
	case m == "including" && r.xpos(c.head, "VBG"):
		// "blamed it for much, including failing to pay".
		return true
	case m == "" && p.link == "xcomp" && r.xpos(c.head, "VBG") && r.xpos(p.head, "VBG") && p.parent >= 0 && mods[r.lem[r.clauses[p.parent].head]] == schema.Demanded:
		// "demanded opening the road, letting in aid": others are to do it.
		return true
	case (m == "on" || m == "about" || m == "over") && r.xpos(c.head, "VBG") && (len(p.obj) > 0 && !set1(r.lem[p.head], "spend", "focus", "concentrate", "waste", "base") || p.link == "acl" && p.passive || r.is(p.head, "amod")):
		// "attended a conference on ending the war", "talks related to
		// cooperation on rebuilding": nobody is said to.
		return true
	case r.xpos(c.head, "VBG") && c.link == "advcl" && (m == "" || m == "that") && suppositions[r.lem[c.head]] && (len(c.ccomp) > 0 || len(c.obj) == 0):
		return true // "considering that the threat is great"
	case c.link == "advcl" && m == "to" && p.cop >= 0 && r.upos(p.head, "ADJ") && !controlAdjectives[r.lem[p.head]]:
		return !r.personal(p) // "the need is great to fight crime"
	case !r.hasMark(c, "to"):
		return false
	case toughAdjectives[r.lem[p.head]] && r.upos(p.head, "ADJ"):
		// "is hard to reach", "it is easier to spread".
		return true
	case len(p.subj) > 0 && timeNouns[r.lem[p.subj[0]]] && r.upos(p.subj[0], "NOUN"):
		// "time is running out to stop it".
		return true
	case p.passive && r.lem[p.head] == "make" && len(p.subj) > 0 && (eventNouns[r.lem[p.subj[0]]] || demands[r.lem[p.subj[0]]] || saying[r.lem[p.subj[0]]]):
		// "an offer was made to build a school".
		return true
	}
	for _, k := range r.kidsOf(p.head, "xcomp") {
		if toughAdjectives[r.lem[k]] && k < c.head {
			return true // "makes it easier to pass the bill"
		}
	}
	if c.link == "advcl" && len(p.obj) == 1 && bareDemands[r.lem[p.obj[0]]] && p.obj[0] < c.head && len(r.askedOf(p)) == 0 && !set1(r.lem[p.head], "receive", "get", "face", "hear") {
		return true // "rejected calls to wait"
	}
	return false
}

// resultVerbs tell what an event led to: ", killing nine people".
var resultVerbs = set("kill wound injure destroy damage leave force cause trigger spark prompt displace bring raise")

// commaBefore tells a clause that a comma parts from what stands before it.
func (r *reader) commaBefore(c *clause) bool {
	a := r.first[c.head]
	return r.tok[a].Form == "," || a > 0 && r.tok[a-1].Form == ","
}

// listMember tells a gerund that the parser hung on the verb but that stands in
// a list of nouns: "centered on weapons, defeating the rebels, and the fate of
// A".
func (r *reader) listMember(c *clause) bool {
	a, b := r.first[c.head], r.last[c.head]
	if c.link != "advcl" && c.link != "acl" || !r.xpos(c.head, "VBG") || a == 0 || b+1 >= len(r.tok) || r.tok[a].Form != "," && r.tok[a-1].Form != "," {
		return false
	}
	if r.tok[b].Form == "," {
		b++
	}
	if !r.upos(b, "CCONJ") {
		return false
	}
	k := r.head[b]
	return k > b && r.is(k, "conj") && r.upos(k, "NOUN", "PROPN") && r.head[k] >= 0 && r.head[k] < a && r.upos(r.head[k], "NOUN", "PROPN")
}

// citing finds whom "according to" names right before a participle of citing:
// "according to the agency, quoting officials".
func (r *reader) citing(c *clause) int {
	a := r.first[c.head]
	if !r.xpos(c.head, "VBG") || !set1(r.lem[c.head], "cite", "quote") || len(c.mark) > 0 {
		return -1
	}
	for k := a - 1; k >= 0 && k > a-12; k-- {
		if cs := r.cases(k); len(cs) > 0 && r.lem[cs[0]] == "accord" && r.last[k]+2 >= a && r.last[k] <= a+1 {
			return k
		}
	}
	return -1
}

// suppositions are participles that work as conjunctions.
var suppositions = set("consider give assume suppose provide see")

// personal tells a clause about somebody who can mean to do something.
func (r *reader) personal(p *clause) bool {
	for _, s := range p.subj {
		if class := r.classAt(s); class != "" || r.upos(s, "PRON") && r.lem[s] != "it" && r.lem[s] != "this" && r.lem[s] != "that" || personNoun(r.lem[s]) {
			return true
		}
	}
	return false
}

// toughAdjectives take an infinitive whose doer is anybody.
var toughAdjectives = set("easy easier hard harder difficult tough tougher impossible possible simple safe safer dangerous necessary important essential vital crucial")

// bareDemands are nouns whose infinitive others do than those who utter or
// refuse it.
var bareDemands = set("call appeal request demand plea ultimatum")

// forWhom are those who do the infinitive c after "for" in p: "called for the
// bans to be lifted", "arranged for him to leave".
func (r *reader) forWhom(p, c *clause) []int {
	if !r.hasMark(c, "to") || !forVerbs[r.lem[p.head]] || len(p.obj) > 0 {
		return nil
	}
	var out []int
	for _, o := range p.obls {
		if o.text == "for" && o.head > p.head && o.head < c.head && !r.timed(o.head) && (c.passive || !eventNouns[r.lem[o.head]] && !set1(r.lem[o.head], "action", "step", "measure", "effort", "move", "law", "legislation", "reform", "plan", "program", "help", "aid", "money")) {
			out = append(out, o.head)
		}
	}
	return out
}

// forBefore is who does the infinitive c, after "for" right before it; -1 for
// nobody.
func (r *reader) forBefore(c *clause) int {
	if c.parent < 0 {
		return -1
	}
	for _, o := range r.clauses[c.parent].obls {
		if o.text == "for" && r.last[o.head] == r.first[c.head] && (r.classAt(o.head) != "" || personNoun(r.lem[o.head])) && !r.timed(o.head) {
			return o.first
		}
	}
	return -1
}

// forVerbs govern "for" with an infinitive and its subject.
var forVerbs = set("call arrange wait plead push appeal press vote pray long provide plan campaign lobby argue ask")

// askedOf are those whom a verb of demanding is directed at: "urged Congress",
// "called on the council".
func (r *reader) askedOf(p *clause) []int {
	if len(p.obj) == 1 && demands[r.lem[p.obj[0]]] && !p.passive {
		// "stepped up pressure on members to pass".
		for _, k := range r.kidsOf(p.obj[0], "nmod") {
			if t := r.lower(r.cases(k)); t == "on" || t == "to" {
				return r.conjuncts(k)
			}
		}
		return r.directedAt(p)
	}
	if mods[r.lem[p.head]] != schema.Demanded || p.passive || p.cop >= 0 || set1(r.lem[p.head], "need", "have", "require") {
		return nil
	}
	if len(p.iobj) > 0 {
		return p.iobj
	}
	if len(p.obj) > 0 {
		return p.obj
	}
	return r.directedAt(p)
}

// directedAt are those at whom a demand is directed by a preposition.
func (r *reader) directedAt(p *clause) []int {
	var out []int
	for _, o := range p.obls {
		if (o.text == "on" || o.text == "upon" || o.text == "to" || o.text == "for" && !set1(r.lem[o.head], "boycott", "strike", "protest", "rally", "demonstration", "march", "walkout", "vote", "election", "referendum", "approval", "resumption", "return", "release", "withdrawal", "end", "inquiry", "investigation", "deployment", "closure", "removal")) && !r.timed(o.head) && (len(out) == 0 || o.first == r.first1(out[0], p)) {
			out = append(out, o.head)
		}
	}
	return out
}

// first1 is the first conjunct of the oblique headed by h.
func (r *reader) first1(h int, p *clause) int {
	for _, o := range p.obls {
		if o.head == h {
			return o.first
		}
	}
	return h
}

// reducedRelative finds the noun that a participle after a comma belongs to
// where the parser hung it on the verb: "… a program, aimed at …" is about the
// program. It is the object or oblique of the verb that ends at the comma, -1
// for none.
func (r *reader) reducedRelative(c, p *clause) int {
	a := r.first[c.head]
	if !r.xpos(c.head, "VBN") || len(c.mark) > 0 || len(c.aux) > 0 || c.head < p.head || a < 2 {
		return -1
	}
	if r.tok[a].Form == "," {
		a++
	}
	if a < 2 || r.tok[a-1].Form != "," || !r.upos(a-2, "NOUN", "PROPN") {
		return -1
	}
	n := a - 2
	for j := 0; j < 12 && r.head[n] >= 0 && r.head[n] != p.head; j++ {
		n = r.head[n]
	}
	if r.head[n] == p.head && n > p.head && r.is(n, "obj", "obl") && !r.timed(n) && r.upos(n, "NOUN", "PROPN") {
		return n
	}
	return -1
}

// whereClause finds the place of "…, where …" that the parser hung on the verb:
// the noun right before it.
func (r *reader) whereClause(c *clause) {
	for _, k := range r.kids[c.head] {
		if r.lem[k] != "where" || !r.is(k, "advmod", "mark") || k == 0 {
			continue
		}
		n := k - 1
		if r.tok[n].Form == "," && n > 0 {
			n--
		}
		if r.upos(n, "NOUN", "PROPN") {
			for j := 0; j < 6 && r.head[n] >= 0 && r.head[n] < k && r.upos(r.head[n], "NOUN", "PROPN") && !isPlace(r.classAt(n)) && !placeNouns[r.lem[n]]; j++ {
				n = r.head[n]
			}
			c.place = n + 1
		}
	}
}

// purposeOf tells an infinitive of purpose that the parser hung as xcomp on a
// verb of using: "used the speech to attack".
func (r *reader) purposeOf(p, c *clause) bool {
	switch r.lem[p.head] {
	case "use", "take", "hold", "have", "make", "do", "spend", "need", "join", "travel":
		return r.hasMark(c, "to")
	}
	return false
}

func (r *reader) hasMark(c *clause, lemma string) bool {
	for _, m := range c.mark {
		if r.lem[m] == lemma {
			return true
		}
	}
	return false
}

// antecedent finds the noun that the relative clause of i, or the one it is
// coordinated with or embedded in, modifies.
func (r *reader) antecedent(i int) int {
	for n := 0; i >= 0 && n < maxDepth; n++ {
		c := &r.clauses[i]
		if c.link == "relcl" || c.link == "acl" {
			return c.noun
		}
		i = c.parent
	}
	return -1
}

// antecedents expands the antecedent over its coordination where the relative
// clause follows all of it.
func (r *reader) antecedents(c *clause) []int {
	n := c.noun
	if n < 0 {
		return nil
	}
	if i := r.at[n]; i >= 0 && r.clauses[i].cop >= 0 && len(r.clauses[i].subj) == 1 && set1(r.lem[n], "something", "thing") && !r.upos(r.clauses[i].subj[0], "PRON") {
		n = r.clauses[i].subj[0] // "their return is something that we gain from"
	}
	// The parser may hang the clause on the last conjunct.
	cs := []int{n}
	if r.is(n, "conj") && r.head[n] >= 0 && !strings.Contains(r.tok[c.head].Feats, "Number=Sing") && r.nominal(r.head[n]) && r.at[r.head[n]] < 0 {
		if all := r.conjuncts(r.head[n]); len(all) > 1 && all[len(all)-1] == n && r.pluralVerb(c) && !(c.link == "acl" && calling[r.lem[c.head]]) && r.kid(all[0], "acl:relcl") < 0 {
			cs = all
		}
	} else if all := r.conjuncts(n); len(all) > 1 && c.head > all[len(all)-1] {
		cs = all
		if c.link == "acl" && calling[r.lem[c.head]] && r.first[c.head] == r.lastWord(all[len(all)-1], c.head) {
			cs = all[len(all)-1:] // "Allen and another scientist named Fan"
		}
		// "in dollars rather than via the system involving certificates".
		if last := all[len(all)-1]; c.link == "acl" && (len(r.cases(last)) > 0 && len(r.cases(n)) > 0 || r.kid(last, "cc") >= 0 && r.lem[r.kid(last, "cc")] != "and" && r.lem[r.kid(last, "cc")] != "or") && r.first[c.head] == r.lastWord(last, c.head) {
			cs = all[len(all)-1:]
		}
	}
	return cs
}

// lastWord is the end of the short phrase of h, at most the token before.
func (r *reader) lastWord(h, before int) int {
	_, b := r.phrase(h)
	return min(b, before)
}

func (r *reader) pluralVerb(c *clause) bool {
	for _, a := range append(append([]int{}, c.aux...), c.head) {
		if r.xpos(a, "VBZ") || r.lem[a] == "be" && strings.EqualFold(r.tok[a].Form, "was") {
			return false
		}
	}
	return true
}

// relative puts the noun that a clause modifies where it belongs in it: the
// place of the relative pronoun, else the subject of a participle, else the
// gap of the object.
func (r *reader) relative(c *clause) {
	if c.noun >= 0 && c.link == "relcl" && r.secondRelative(c) {
		return
	}
	if c.noun < 0 || c.link == "relcl" && r.upos(c.noun, "VERB", "AUX") && r.at[c.noun] >= 0 {
		return
	}
	if c.link == "acl" && len(c.subj) == 0 {
		switch {
		case len(c.mark) == 0 && r.listMember(c):
		case r.xpos(c.head, "VBN") || r.xpos(c.head, "VBD") && len(c.obj)+len(c.mark) == 0:
			// Without a pronoun no past tense but a participle; with an object of its
			// own a past tense for all that ("downpours set off floods").
			c.passive = len(c.obj) == 0 || ditransitive[r.lem[c.head]] || calling[r.lem[c.head]] || r.kid(c.head, "obl:agent") >= 0
			c.subj = r.antecedents(c)
		case r.saidAt(c):
			c.subj = r.clauses[c.parent].subj
		case r.xpos(c.head, "VBG") && len(c.mark) == 0 && troubles[r.lem[c.noun]] && c.parent >= 0 && r.is(c.noun, "obj") && r.head[c.noun] == r.clauses[c.parent].head:
			c.subj = r.clauses[c.parent].subj // "had difficulty getting home"
		case r.xpos(c.head, "VBG") && (len(c.mark) == 0 || r.upos(c.head, "VERB") && r.lower(c.mark) == ""):
			c.subj = r.antecedents(c)
		case r.hasMark(c, "to") || len(c.mark) > 0:
			c.subj = r.owner(c)
		default:
			c.subj = r.antecedents(c)
		}
		return
	}
	if c.link != "relcl" {
		return
	}
	for i, o := range c.obj {
		if r.relativePronoun(o) {
			// "a government which they believe will help": the gap is the
			// complement's subject.
			if clauseTaking[r.lem[c.head]] {
				for _, x := range append(append([]int{}, c.ccomp...), c.xcomp...) {
					if d := &r.clauses[x]; len(d.subj) == 0 && d.head > c.head && r.finite(d.head) {
						d.subj = []int{c.noun}
						c.obj = append(c.obj[:i:i], c.obj[i+1:]...)
						return
					}
				}
			}
			if r.lem[o] == "that" && (saying[r.lem[c.noun]] || doubtful[r.lem[c.noun]] || demanding[r.lem[c.noun]]) && c.ownSubj && (len(c.obls)+len(c.xcomp) > 0 || objectless[r.lem[c.head]]) && c.cop < 0 {
				// "rumours that both were working towards a deal".
				c.link, c.mark = "acl", append(c.mark, o)
				c.obj = append(c.obj[:i:i], c.obj[i+1:]...)
				return
			}
			if x := r.gapBelow(c); x != nil {
				x.obj = []int{c.noun}
				c.obj = append(c.obj[:i:i], c.obj[i+1:]...)
				return
			}
			c.obj[i] = c.noun
			return
		}
	}
	for i := range c.obls {
		if o := &c.obls[i]; r.relativePronoun(o.head) {
			o.head, o.first = c.noun, c.noun
			if all := r.antecedents(c); len(all) == 1 {
				o.head, o.first = all[0], all[0]
			}
			return
		}
	}
	for _, s := range c.subj {
		if k := r.kid(s, "nmod:poss"); r.relativePronoun(s) || k >= 0 && r.relativePronoun(k) {
			return // "seekers whose boat sank"
		}
	}
	for _, k := range r.kids[c.head] {
		if r.relativePronoun(k) && !(r.lem[k] == "that" && r.is(k, "mark") && c.ownSubj && demanding[r.lem[c.noun]]) {
			// "where", "when": place and time of the clause.
			switch r.lem[k] {
			case "where":
				c.place = c.noun + 1
			case "when":
				c.moment = c.noun + 1
			}
			return
		}
	}
	if len(c.subj) == 0 && len(c.aux) > 0 {
		c.subj = r.antecedents(c)
		return
	}
	if len(c.subj) == 0 || c.cop >= 0 {
		return
	}
	if r.hasMark(c, "that") && (saying[r.lem[c.noun]] || doubtful[r.lem[c.noun]] || demanding[r.lem[c.noun]]) && len(c.obls)+len(c.xcomp)+len(c.ccomp) > 0 {
		c.link = "acl" // "rumours that both were working towards a deal"
		return
	}
	if thoughts[r.lem[c.noun]] && len(c.mark) == 0 && len(c.aux) > 0 && len(c.obj)+len(c.obls)+len(c.xcomp)+len(c.ccomp) > 0 {
		c.link = "acl" // "concerns they would attempt to stay"
		return
	}
	// No pronoun: the noun is the object, or that of a stranded preposition.
	for i := range c.obls {
		if o := &c.obls[i]; r.upos(o.head, "ADP") {
			o.prep, o.text, o.head, o.first = []int{o.head}, r.lem[o.head], c.noun, c.noun
			return
		}
	}
	for _, k := range r.kids[c.head] {
		if r.upos(k, "ADP") && r.is(k, "advmod", "case", "obl") {
			c.obls = append(c.obls, oblique{head: c.noun, prep: []int{k}, text: r.lem[k], first: c.noun})
			return
		}
	}
	if len(c.obj) == 0 && !objectless[r.lem[c.head]] && !c.passive && len(c.ccomp) == 0 && len(c.xcomp) == 0 && r.upos(c.head, "VERB") && !timeNouns[r.lem[c.noun]] && (!placeNouns[r.lem[c.noun]] || transitive[r.lem[c.head]] || set1(r.lem[c.head], "visit", "enter", "leave", "reach", "invade", "occupy", "control", "rule", "govern", "hit", "see", "know")) && r.lem[c.noun] != "way" && r.lem[c.noun] != "reason" {
		c.obj = append(c.obj, c.noun)
		return
	}
	// The gap may be inside the complement: "the centers the Post says exist".
	for _, x := range c.ccomp {
		if d := &r.clauses[x]; len(d.subj) == 0 {
			d.subj = []int{c.noun}
			return
		}
	}
	for _, x := range c.xcomp {
		if d := &r.clauses[x]; len(d.obj) == 0 && !d.passive && r.upos(d.head, "VERB") {
			d.obj = []int{c.noun}
			return
		}
	}
}

// permits let who has them do what their infinitive says.
var permits = set("visa permit permission license licence ticket clearance")

// troubles are nouns whose gerund is done by who has them.
var troubles = set("difficulty trouble problem success luck experience time fun career")

// thoughts are nouns whose clause without "that" spells them out.
var thoughts = set("concern fear hope belief suspicion feeling impression worry chance possibility likelihood risk")

// gapBelow is the infinitive under a verb that takes no object of its own,
// where that infinitive lacks one: "the channel that he sought to keep open".
func (r *reader) gapBelow(c *clause) *clause {
	if !subjectInfinitive[r.lem[c.head]] || len(c.obj) != 1 {
		return nil
	}
	for _, x := range c.xcomp {
		if d := &r.clauses[x]; len(d.obj) == 0 && !d.passive && r.upos(d.head, "VERB") && r.hasMark(d, "to") {
			return d
		}
	}
	return nil
}

// subjectInfinitive verbs have their subject do the infinitive and take no
// object beside it.
var subjectInfinitive = set("seek try attempt hope plan fail refuse decide agree manage continue begin start vow pledge intend want need aim struggle tend threaten promise decline hesitate prepare like wish love")

// secondRelative tells ", which means …" after another relative clause on the
// same noun: it speaks of the whole.
func (r *reader) secondRelative(c *clause) bool {
	a := r.first[c.head]
	if r.tok[a].Form == "," {
		a++
	}
	if a >= len(r.tok) || r.lem[a] != "which" || !set1(r.lem[c.head], "mean", "suggest", "imply", "indicate", "show", "make", "prove") {
		return false
	}
	if o := r.kid(c.head, "obj"); a > 0 && r.tok[a-1].Form == "," && o > c.head && set1(r.lem[o], "possibility", "likelihood", "probability", "chance") && !saying[r.lem[c.noun]] {
		return true // ", which suggests the possibility that …"
	}
	for _, k := range r.kids[c.noun] {
		if k < c.head && r.is(k, "acl:relcl") {
			return true
		}
	}
	return false
}

// owner is who would do what an infinitive or "of …ing" on a noun says: the
// noun's possessor, else the subject of the clause whose object the noun is.
func (r *reader) owner(c *clause) []int {
	n := c.noun
	if r.hasMark(c, "to") && r.lem[c.head] == "come" && len(c.obj)+len(c.obls)+len(c.xcomp) == 0 {
		return nil // "in the days to come"
	}
	if c.passive && r.hasMark(c, "to") && r.is(n, "obj", "nsubj", "obl", "nmod") && r.upos(n, "NOUN") && (!r.ownNoun(n) || set1(r.lem[c.head], "hold", "conduct", "implement", "publish", "sign", "release")) {
		return []int{n} // "monitor elections to be held in May"
	}
	if r.hasMark(c, "to") && r.is(n, "nmod") && r.lower(r.cases(n)) == "for" && (r.classAt(n) != "" || personNoun(r.lem[n])) {
		return r.conjuncts(n) // "the last day for candidates to apply"
	}
	if demands[r.lem[n]] {
		// "pressure on Damascus to withdraw": whom the demand is directed at.
		for _, k := range r.kidsOf(n, "nmod") {
			if t := r.lower(r.cases(k)); k < c.head && (t == "on" || t == "to" || t == "for" || t == "from") {
				return r.conjuncts(k)
			}
		}
	}
	if r.lem[n] == "approval" {
		for _, k := range r.kidsOf(n, "nmod") {
			if t := r.lower(r.cases(k)); k > n && k < c.head && (t == "of" || t == "for") {
				return r.conjuncts(k) // "approval of the plant to open"
			}
		}
	}
	is := c.parent >= 0 && r.clauses[c.parent].head == n && r.clauses[c.parent].cop >= 0
	if r.xpos(c.head, "VBG") && len(c.mark) > 0 && set1(r.lem[n], "record", "history", "reputation", "practice", "cost", "risk") {
		return nil // "its record of treating neighbours"
	}
	for _, k := range r.kidsOf(n, "nmod") {
		if r.lower(r.cases(k)) == "by" && k < c.head {
			return r.conjuncts(k) // "an attempt by Washington to"
		}
	}
	if p := c.parent; p >= 0 && r.hasMark(c, "to") && r.ownNoun(n) && r.is(n, "obj") && r.head[n] == r.clauses[p].head && hindering[r.lem[r.clauses[p].head]] && r.kid(n, "nmod:poss") < 0 {
		return []int{n} // "the attack will not stop efforts to find them"
	}
	if r.hasMark(c, "to") && suggested[r.lem[n]] {
		return nil
	}
	if is && r.hasMark(c, "to") && len(r.clauses[c.parent].subj) == 1 && r.lem[r.clauses[c.parent].subj[0]] == "it" {
		return nil // "it was not their business to take sides"
	}
	if r.hasMark(c, "to") && loose[r.lem[n]] && (!is || timeNouns[r.lem[n]] || r.lem[n] == "place" || r.missed(n)) && (c.parent < 0 || !set1(r.lem[r.clauses[c.parent].head], "have", "get", "give", "take", "feel", "seize", "receive", "offer", "use", "find", "seek", "devise", "develop")) {
		return nil // "the need to improve", "an opportunity to talk"
	}
	if k := r.kid(c.head, "advmod"); k >= 0 && k < c.head && r.xpos(k, "WRB") {
		return nil // "differences on how to do it"
	}
	if bareDemands[r.lem[n]] && (c.parent < 0 || !set1(r.lem[r.clauses[c.parent].head], "receive", "get", "face", "hear")) {
		return nil // "rejected a request to wait"
	}
	if p := c.parent; p >= 0 && r.xpos(c.head, "VBG") && r.is(n, "obj") && r.head[n] == r.clauses[p].head && (judging[r.lem[r.head[n]]] || preventing[r.lem[r.head[n]]] || set1(r.lem[r.head[n]], "suspect", "convict", "acquit", "clear")) && len(c.mark) == 1 && set1(r.lem[c.mark[0]], "of", "for", "from") {
		return r.conjuncts(n) // "accused Lund's officials of opening fire"
	}
	if p := r.kid(n, "nmod:poss"); p >= 0 {
		return r.conjuncts(p)
	}
	if !r.hasMark(c, "to") && r.xpos(c.head, "VBG") && c.parent >= 0 {
		// "the cost of rebuilding": nobody is said to rebuild.
		p := &r.clauses[c.parent]
		if !r.is(n, "obj") || r.head[n] != p.head || !set1(r.lem[p.head], "have", "get", "gain", "take", "lose", "face", "deny", "admit") {
			return nil
		}
		return p.subj
	}
	if r.hasMark(c, "to") && instrumental[r.lem[n]] && len(c.obj) > 0 {
		return []int{n} // "instruments to examine the surface"
	}
	if r.hasMark(c, "to") && permits[r.lem[n]] && r.is(n, "obj") {
		// "was denied a visa to enter": who was to have it.
		p := c.parent
		switch {
		case p < 0 || r.head[n] != r.clauses[p].head:
			return nil
		case len(r.clauses[p].iobj) > 0:
			return r.clauses[p].iobj
		case r.clauses[p].passive || set1(r.lem[r.clauses[p].head], "have", "get", "receive", "obtain", "need", "win", "seek", "request"):
			return r.clauses[p].subj
		}
		return nil
	}
	if r.ownNoun(n) && c.parent >= 0 {
		p := &r.clauses[c.parent]
		for _, o := range p.obj {
			if o == n && opposing[r.lem[p.head]] {
				return nil // "protest plans to cut jobs": the plans of others
			}
			if o == n {
				return p.subj
			}
		}
		for _, o := range p.obls {
			if p.passive && o.text == "in" {
				break // "birds were culled in an effort to"
			}
			if o.head == n && (o.text == "of" || o.text == "for" || o.text == "on" || o.text == "with" || o.text == "in" && set1(r.lem[n], "effort", "attempt", "bid", "move", "push", "drive", "step", "hope", "order", "plot", "race", "rush")) {
				return p.subj
			}
		}
		if p.head == n {
			return p.subj
		}
		return nil
	}
	// "Gates is the first official to visit Kosovo": who is said to be it.
	if c.parent >= 0 && r.clauses[c.parent].head == n && r.clauses[c.parent].cop >= 0 {
		return r.clauses[c.parent].subj
	}
	if !r.upos(n, "NOUN", "PROPN", "PRON", "NUM", "DET") {
		return nil
	}
	return []int{n}
}

// saidAt tells a participle of saying on a place that says nothing: "stormed the
// building demanding that" is said by those who stormed it.
func (r *reader) saidAt(c *clause) bool {
	n := c.noun
	return c.parent >= 0 && r.xpos(c.head, "VBG") && len(c.mark) == 0 && (speaking[r.lem[c.head]] || mods[r.lem[c.head]] == schema.Demanded) &&
		(premises[r.lem[n]] || r.classAt(n) == schema.Facility) && r.head[n] == r.clauses[c.parent].head && !r.is(n, "nsubj")
}

// premises are places that say nothing.
var premises = set("building house home compound station street road square gate airport hotel school hospital palace prison jail camp base town city village border bridge field stadium plaza headquarters site")

// hindering verbs stop what others are doing.
var hindering = set("stop hinder hamper impede block thwart undermine derail disrupt obstruct frustrate complicate halt slow delay support back aid assist boost welcome praise commend condemn oppose applaud endorse")

// objectless verbs never take an object.
var objectless = set("die lie resign arrive happen occur exist disappear vanish escape flee emerge collapse fall rise sleep depart retire surrender come go")

// opposing verbs are directed at what others plan.
var opposing = set("protest criticize criticise denounce resist question slam blast attack decry deplore lament fear")

// missed tells a chance that was not taken: "a missed opportunity to talk".
func (r *reader) missed(n int) bool {
	for _, k := range r.kidsOf(n, "amod") {
		if set1(strings.ToLower(r.tok[k].Form), "missed", "lost", "wasted") {
			return true
		}
	}
	return false
}

// suggested nouns have an infinitive that it is for others to do: "new proposals
// to end the war".
var suggested = set("proposal idea suggestion option recommendation initiative")

// instrumental nouns are for things that do what their infinitive says.
var instrumental = set(`project campaign instrument device tool machine equipment mechanism technology weapon missile aircraft satellite
	facility plant reactor vaccine drug medicine treatment legislation software robot sensor loan grant pipeline road network`)

// loose nouns have an infinitive that anybody may do.
var loose = set("need necessity importance opportunity chance occasion moment time place way means method")

// ownNoun tells nouns for plans, rights and acts, whose infinitive their owner
// does, from those that do it themselves ("the first official to visit").
func (r *reader) ownNoun(n int) bool {
	if r.lem[n] == "authority" && r.xpos(n, "NN") {
		return true // the right, not those who have it
	}
	return !r.upos(n, "PROPN", "PRON", "NUM", "ADJ") && !personNoun(r.lem[n])
}

func personNoun(l string) bool { return officeNouns[l] || kinship[l] || actors[l] }

// actors are common nouns for those who act: persons, bodies and what they enact.
var actors = set(`man woman person people official group country nation company team soldier force rebel militant one native resident citizen veteran graduate survivor
	refugee student teacher doctor worker driver victim fighter guard candidate author writer singer actor actress artist player protester demonstrator
	gunman insurgent diplomat general child civilian voter migrant prisoner detainee pilgrim bank airline firm troop peacekeeper police authority law
	bill government party member player state system program commission committee agency mission body court council parliament panel unit measure
	resolution treaty hopeful contender`)

func set1(w string, ws ...string) bool {
	for _, x := range ws {
		if x == w {
			return true
		}
	}
	return false
}
