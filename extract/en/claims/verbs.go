package claims

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/relata-kg/relata/schema"
)

// predicate builds the relation of a clause: the words of the governing verbs
// that are part of it, auxiliaries without modals, the verb with its particle,
// the noun of a light verb, and the preposition that leads to the object.
func (r *reader) predicate(c *clause, noun []int, prep []int, prepText string) schema.Predicate {
	var text, id []string
	var own []int
	mark := c.mark
	if len(mark) == 0 && c.link == "conj" && c.parent >= 0 {
		mark = r.clauses[c.parent].mark // "is ready to talk and sign"
	}
	for _, qi := range c.chain {
		q := &r.clauses[qi]
		l := r.lem[q.head]
		if silent[l] || mods[l] == negated || r.cameClose(q) || q.cop < 0 && l == "be" {
			continue
		}
		toks := r.core(q)
		if len(text) > 0 && len(q.mark) > 0 {
			text = append(text, r.lower(q.mark))
			own = append(own, q.mark...)
		}
		text = append(text, r.words(toks))
		own = append(own, toks...)
		if !transparent[l] && (mods[l] == "" || q.cop < 0 && !q.passive && mods[l] != schema.Planned) {
			id = append(id, r.verbID(q)...)
			if m := r.lower(mark); m != "" {
				id = append(id, m)
			}
		}
	}
	if len(text) > 0 && len(mark) > 0 {
		text = append(text, r.lower(mark))
		own = append(own, mark...)
	}
	core := r.core(c)
	text = append(text, r.words(core))
	own = append(own, core...)
	id = append(id, r.verbID(c)...)
	if len(noun) > 0 {
		text = append(text, r.text(noun[0], noun[len(noun)-1]+1))
		own = append(own, noun...)
		id = append(id, r.lem[r.headOf(noun)])
	}
	if len(prep) > 0 {
		prepText = r.lower(prep)
		own = append(own, prep...)
	}
	if prepText != "" {
		text = append(text, prepText)
		id = append(id, strings.Fields(prepText)...)
	}
	return newPredicate(strings.Join(text, " "), id, r.run(c.head, own))
}

// headOf is the token of a phrase whose head lies outside.
func (r *reader) headOf(toks []int) int {
	for _, k := range toks {
		if h := r.head[k]; h < toks[0] || h > toks[len(toks)-1] {
			return k
		}
	}
	return toks[len(toks)-1]
}

// core lists the words of the verb group in order: "has been", "killed", "off".
func (r *reader) core(c *clause) []int {
	var toks []int
	for _, a := range c.aux {
		l := strings.ToLower(r.tok[a].Form)
		if _, modal := modals[l]; modal || r.lem[a] == "do" || strings.HasSuffix(l, "n't") && len(l) > 3 {
			continue
		}
		toks = append(toks, a)
	}
	if c.cop >= 0 {
		toks = append(toks, c.cop)
		toks = append(toks, r.cases(c.head)...)
	}
	toks = append(toks, c.head)
	toks = append(append(toks, c.prt...), c.self...)
	sort.Ints(toks)
	return toks
}

// verbID is the verb's part of a relation's name: the lemma and its particle,
// or "be" and the participle for a passive, so that "was sent to" and "sent
// to" stay apart.
func (r *reader) verbID(c *clause) []string {
	var id []string
	if c.passive && r.xpos(c.head, "VBN", "VBD", "JJ") {
		id = append(id, "be", strings.ToLower(r.tok[c.head].Form))
	} else if c.cop >= 0 {
		id = append(id, "be", r.lem[c.head])
	} else {
		id = append(id, r.lem[c.head])
	}
	for _, p := range c.prt {
		id = append(id, r.lem[p])
	}
	if len(c.self) > 0 {
		id = append(id, "self")
	}
	return id
}

// run is the longest span around the head whose tokens all belong to the set.
func (r *reader) run(head int, toks []int) schema.Span {
	in := map[int]bool{head: true}
	for _, k := range toks {
		in[k] = true
	}
	a, b := head, head+1
	for a > 0 && in[a-1] {
		a--
	}
	for b < len(r.tok) && in[b] {
		b++
	}
	return r.span(a, b)
}

// newPredicate names a relation after the parts of its ID.
func newPredicate(text string, parts []string, span schema.Span) schema.Predicate {
	var ws []string
	for _, p := range parts {
		for _, w := range strings.FieldsFunc(strings.ToLower(p), func(c rune) bool { return !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9') }) {
			ws = append(ws, w)
		}
	}
	if len(ws) == 0 {
		ws = []string{"be"}
	}
	return schema.Predicate{ID: "rel:" + strings.Join(ws, "_"), Label: strings.Join(ws, " "), Text: text, Span: span}
}

// roles are the prepositions that are roles of their own, and what stands for
// them.
var roles = map[string]string{
	"to": "to", "from": "from", "with": "with", "by": "by", "for": "for", "about": "about", "in": "in", "at": "at", "on": "on", "of": "of",
	"as": "as", "against": "against", "because of": "because", "due to": "because", "because": "because", "upon": "on", "regarding": "about",
	"concerning": "about", "along with": "with", "together with": "with", "through": "manner", "via": "manner", "like": "manner",
}

// argument is an oblique as further argument. Prepositions without a role of
// their own stay in the words.
func (r *reader) argument(o oblique) schema.Arg {
	n := r.node(o.head)
	if len(o.prep) == 0 {
		role := "manner"
		if r.quantity[o.head] >= 0 || r.upos(o.head, "NUM", "SYM") {
			role = "amount"
		}
		return schema.Arg{Role: role, Node: n}
	}
	if role := roles[o.text]; role != "" {
		return schema.Arg{Role: role, Node: n}
	}
	if _, b := r.phrase(o.head); o.prep[0] < b && n.Entity == "" {
		sp := r.span(o.prep[0], b)
		n.Text, n.Span = sp.Of(r.d.Text), sp
		n.Value, n.Label = n.Text, n.Text
	}
	return schema.Arg{Role: "other", Node: n}
}

// draft is a claim about to be made.
type draft struct {
	rule  string
	c     int // clause, -1 for none
	subj  schema.Node
	pred  schema.Predicate
	obj   schema.Node
	args  []schema.Arg
	when  *schema.When
	where *schema.Node
	neg   bool
	mod   schema.Modality
	said  []schema.Node
	tense string
	prob  float64
}

// verbClaims turns the frame of a verb into claims: one for each subject and
// object, or for the most telling complement where there is no object.
func (r *reader) verbClaims(i int) {
	c := &r.clauses[i]
	lem := r.lem[c.head]
	obls, args := r.participants(i)

	if r.servedAs(i, obls, args) {
		return
	}
	r.leavesOffice(i, obls)
	objs := c.obj
	if lem == "pend" && r.xpos(c.head, "VBG") && len(c.aux) == 0 {
		r.drop("verb+obj", i, "a participle that works as a preposition")
		return
	}
	if c.cut || r.misleading(c) {
		if r.letDo(i) {
			return
		}
		r.drop("verb", i, "its object is that of a clause it governs, not its own")
		return
	}
	if lem == "make" && len(objs) == 1 && len(c.iobj) == 1 && !c.passive {
		// "made it the largest port": the port is what it was made.
		all := append(r.obliqueArgs(obls), args...)
		all = append(all, schema.Arg{Role: "as", Node: r.node(objs[0])})
		for _, s := range r.subjects(c) {
			d := r.draft(i, "verb+obj", s)
			d.pred = r.predicate(c, nil, nil, "")
			d.obj = r.objectBeside(c.iobj[0], s)
			d.args = all
			r.emit(d)
		}
		return
	}
	if c.link == "relcl" && calling[lem] && !c.passive && c.noun >= 0 && len(c.iobj) == 0 && len(objs) == 1 && objs[0] > c.head && len(c.subj) > 0 && c.subj[0] != c.noun && r.nameHead(c.noun) && set1(lem, "declare", "call", "name", "proclaim") {
		c.iobj = []int{c.noun} // "which the parliament had declared a safe area"
	}
	if len(objs) > 0 && len(c.iobj) > 0 && calling[lem] && !c.passive && !strings.Contains(r.lem[c.iobj[0]], "sel") {
		r.callingClaims(i, obls, args)
		return
	}
	if len(objs) > 0 && c.link == "relcl" && calling[lem] && !c.passive && c.noun >= 0 && objs[0] != c.noun && (r.questioned(c.noun) || r.lem[c.noun] == "that") {
		r.drop("verb", i, "its object is what the antecedent is called")
		return
	}
	switch {
	case len(objs) == 1 && set1(lem, "refuse", "decline", "deny") && eventNouns[r.lem[objs[0]]] && r.refused(i, objs[0], obls, args):
	case lem == "take" && len(objs) == 1 && !c.passive && set1(r.lem[objs[0]], "hostage", "prisoner", "captive") && (len(c.iobj) > 0 || r.kid(objs[0], "compound") >= 0):
		// "took them hostage", "took the guards hostage"
		taken := c.iobj
		if k := r.kid(objs[0], "compound"); len(taken) == 0 {
			taken = []int{k}
		}
		for _, s := range r.subjects(c) {
			for _, o := range taken {
				d := r.draft(i, "verb+obj", s)
				d.pred = extend(r.predicate(c, nil, nil, ""), r.tok[objs[0]].Form, r.lem[objs[0]], "")
				d.obj = r.objectBeside(o, s)
				d.args = append(r.obliqueArgs(obls), args...)
				r.emit(d)
			}
		}
	case len(objs) > 0:
		if len(objs) == 1 && mutual(lem) && symmetricNouns[r.lem[objs[0]]] && len(c.subj) > 1 && !c.passive && !r.alternatives(c.subj) && !r.partnered(objs[0], obls) {
			r.mutualClaims(i, objs[0], obls, args)
			return
		}
		if targets, toks, rest := r.lightTarget(c, obls); len(targets) > 0 {
			for _, o := range targets {
				r.each(i, "light", o, toks, rest, args)
			}
			return
		}
		all := append(append([]schema.Arg{}, r.obliqueArgs(obls)...), args...)
		if len(c.iobj) > 0 {
			for _, x := range c.iobj {
				all = append(all, schema.Arg{Role: "to", Node: r.node(x)})
			}
		}
		for _, s := range r.subjects(c) {
			for _, o := range objs {
				if r.relativePronoun(o) || r.questioned(o) || r.kid(o, "mark") >= 0 || r.openEnded(o) {
					continue
				}
				if lem == "take" && (r.timed(o) || timeNouns[r.lem[o]]) && len(c.subj) == 1 && r.lem[c.subj[0]] == "it" {
					r.drop("verb+obj", i, "says only how long something takes")
					continue
				}
				if lem == "be" {
					r.drop("verb+obj", i, "\"be\" has no object")
					continue
				}
				if lem == "do" && set1(r.lem[o], "it", "this", "that", "so", "what", "something", "anything") {
					r.drop("verb+obj", i, "stands for another verb")
					continue
				}
				if set1(lem, "begin", "start") && r.timed(o) && r.xpos(c.head, "VBG") && len(c.aux) == 0 || suppositions[lem] && r.xpos(c.head, "VBG") && len(c.aux) == 0 && c.link == "advcl" && len(c.mark) == 0 {
					r.drop("verb+obj", i, "a participle that works as a preposition")
					continue
				}
				if set1(lem, "say", "reply", "answer", "ask", "add", "exclaim", "cry") && o > 0 && isQuote(r.tok[max(0, r.first[o]-1)].Form) || set1(lem, "say", "reply", "answer", "ask", "add", "exclaim", "cry") && isQuote(r.tok[r.first[o]].Form) {
					r.drop("verb+obj", i, "quoted words, no object")
					continue
				}
				if lem == "put" && len(obls) == 0 && len(c.prt) == 0 && len(c.xcomp) == 0 && r.placeAdverb(c) < 0 && !light[lem][r.lem[o]] {
					r.drop("verb+obj", i, "does not say where to")
					continue
				}
				d := r.draft(i, "verb+obj", s)
				d.pred = r.predicate(c, nil, nil, "")
				if k := r.whereTo(c, o); k >= 0 {
					d.pred = extend(d.pred, r.tok[k].Form, r.lem[k], "")
				}
				if k := r.resultAfter(c, o); k >= 0 {
					word := r.lem[k]
					if r.xpos(k, "VBN") {
						word = r.tok[k].Form
					}
					d.pred = extend(d.pred, r.tok[k].Form, word, "")
				}
				if set1(lem, "drive", "force", "push", "kick", "throw", "pull", "chase", "flush") && len(c.prt) == 0 && r.has(obls, "out of") {
					d.pred = extend(d.pred, "out", "out", "") // "driven millions out of the country"
				}
				if lem == "lead" && r.prompted(c, o) {
					d.pred = newPredicate(d.pred.Text, []string{"lead", "to", "act"}, d.pred.Span) // "leading its bank to accept": no leader
				}
				if lem == "pass" && r.has(obls, "to") {
					d.pred = newPredicate(d.pred.Text, []string{lem, "on"}, d.pred.Span) // a message, not a law
				}
				d.obj = r.objectBeside(o, s)
				if to, ok := r.blamed(c, obls); ok {
					d.obj = r.objectBeside(to, s)
					d.args = append([]schema.Arg{{Role: "for", Node: r.node(o)}}, r.obliqueArgs(withoutHead(obls, to))...)
				} else {
					d.args = all
				}
				r.emit(d)
			}
		}
		r.second(i, objs[0], obls, all)
		r.naming(i, obls)
	case len(c.iobj) > 0:
		all := append(r.obliqueArgs(obls), args...)
		for _, s := range r.subjects(c) {
			for _, o := range c.iobj {
				d := r.draft(i, "verb+iobj", s)
				d.pred = r.predicate(c, nil, nil, "")
				d.obj = r.objectBeside(o, s)
				d.args = all
				r.emit(d)
			}
		}
	default:
		if comp := r.complement(c); comp >= 0 && lem == "stop" && r.lem[comp] == "short" {
			r.drop("verb", i, "says only what did not happen")
			return
		} else if comp >= 0 && r.upos(comp, "PART") {
			r.drop("verb", i, "an infinitive left out")
			return
		} else if comp >= 0 {
			r.complementClaims(i, comp, obls, args)
			return
		}
		if symmetric[lem] && len(c.subj) > 1 && !c.passive && !r.alternatives(c.subj) && !r.has(obls, "with") {
			r.symmetricClaims(i, obls, args)
			return
		}
		best := r.choose(c, obls)
		if best >= 0 && (len(obls[best].prep) == 0 || temporal[strings.ToLower(r.tok[obls[best].prep[0]].Form)]) && r.placeAdverb(c) >= 0 {
			best = -1 // "got home after the storm"
		}
		if best >= 0 && len(c.ccomp) > 0 && speaking[lem] && (obls[best].text == "through" || obls[best].text == "via" || r.timePhrase(obls[best]) || len(obls[best].prep) == 0 || r.placeRank(obls[best].head, obls[best].text, obls[best].prep) > 0) {
			best = -1
		}
		if best >= 0 && len(obls[best].prep) == 0 && takesObject[lem] && !c.passive && r.timePhrase(obls[best]) {
			r.drop("verb", i, "a bare time in place of its object")
			return
		}
		if best >= 0 && !c.passive && transitive[lem] && len(c.prt) == 0 && len(c.ccomp)+len(c.xcomp) == 0 && !obls[best].agent && c.link != "relcl" && (len(obls[best].prep) == 0 || r.timePhrase(obls[best]) || r.placeRank(obls[best].head, obls[best].text, obls[best].prep) > 0) {
			r.drop("verb", i, "a transitive verb without its object")
			return
		}
		if x, _ := r.ledClause(c); best >= 0 && x >= 0 && r.timePhrase(obls[best]) {
			best = -1 // "decide today on whether to go"
		}
		if x, _ := r.happenedWith(c); best >= 0 && x >= 0 && r.timePhrase(obls[best]) && len(obls[best].prep) == 0 && set1(lem, "come", "happen", "occur", "follow") {
			best = -1 // "came hours after the monitors left"
		}
		if best >= 0 && len(c.ccomp) > 0 && speaking[lem] && obls[best].head < c.head && (!utterances[r.lem[obls[best].head]] && !eventNouns[r.lem[obls[best].head]] || set1(obls[best].text, "following", "after", "since", "before", "amid", "despite", "prior to")) {
			r.drop("verb", i, "says only on what occasion somebody speaks")
			return
		}
		if best >= 0 && r.timePhrase(obls[best]) && len(c.ccomp) > 0 && (speaking[lem] || clauseTaking[lem] || !c.passive) {
			r.drop("verb", i, "says only when")
			return
		}
		if best >= 0 && set1(lem, "begin", "start") && r.xpos(c.head, "VBG") && len(c.aux) == 0 && r.timePhrase(obls[best]) && (c.link == "advcl" || c.link == "acl") {
			r.drop("verb", i, "a participle that works as a preposition of time")
			return
		}
		if best >= 0 && set1(lem, "estimate", "believe", "think", "claim", "expect", "predict", "conclude", "suggest", "assume") && len(c.ccomp)+len(c.xcomp) == 0 && !c.passive && r.timePhrase(obls[best]) && len(obls) == 1 {
			r.drop("verb", i, "says only when")
			return
		}
		if best >= 0 && set1(lem, "say", "add", "reply", "state", "note", "remark", "comment", "answer", "respond") && !c.passive && r.timePhrase(obls[best]) && len(obls) == 1 {
			r.drop("verb", i, "says only when somebody spoke")
			return
		}
		if best >= 0 {
			o := obls[best]
			rest := make([]oblique, 0, len(obls))
			var same []oblique
			for j, x := range obls {
				switch {
				case j == best:
				case x.first == o.first:
					same = append(same, x)
				default:
					rest = append(rest, x)
				}
			}
			rule := "verb+obl:" + strings.ReplaceAll(o.text, " ", "_")
			if o.agent {
				rule = "passive+agent"
			}
			for _, x := range append([]oblique{o}, same...) {
				r.each(i, rule, x, nil, rest, args)
			}
			r.second(i, -1, rest, nil)
			if o.agent {
				r.handed(i, append([]oblique{o}, same...), rest)
			}
			return
		}
		r.intransitive(i, obls, args)
	}
}

// misleading tells a verb whose object has no part in what the verb says but
// as the subject of the complement: "allowed its officials to be questioned",
// "makes the virus easier to spread".
func (r *reader) misleading(c *clause) bool {
	if len(c.obj)+len(c.iobj) == 0 || c.passive || !raising[r.lem[c.head]] {
		return false
	}
	for _, x := range c.xcomp {
		if r.clauses[x].head > c.head && (r.clauses[x].cop >= 0 || r.upos(r.clauses[x].head, "VERB", "AUX") && !r.xpos(r.clauses[x].head, "VBN")) {
			return true
		}
	}
	for _, x := range c.adv {
		if d := &r.clauses[x]; r.lower(d.mark) == "from" && r.xpos(d.head, "VBG") && (mods[r.lem[c.head]] == negated || r.lem[c.head] == "keep") {
			return true // "prevented the workers from returning"
		}
	}
	for _, k := range r.kidsOf(c.head, "xcomp") {
		if toughAdjectives[r.lem[k]] && k > c.head && r.kid(k, "advcl", "xcomp", "ccomp", "csubj") > k {
			return true
		}
	}
	for _, x := range c.adv {
		k := r.kid(c.head, "xcomp")
		if k >= 0 && toughAdjectives[r.lem[k]] && r.hasMark(&r.clauses[x], "to") && r.clauses[x].head > k {
			return true
		}
	}
	return false
}

// letDo makes the claim of a verb whose object is that of an infinitive too, with
// both for its object: "the law allows members to return".
func (r *reader) letDo(i int) bool {
	c := &r.clauses[i]
	if len(c.obj)+len(c.iobj) != 1 || c.cut || len(c.xcomp) == 0 || !letting[r.lem[c.head]] {
		return false
	}
	o := append(append([]int{}, c.obj...), c.iobj...)[0]
	x := &r.clauses[c.xcomp[0]]
	a, b := r.phrase(o)
	if o < c.head || !r.hasMark(x, "to") || x.head < o || r.upos(o, "PRON") || r.questioned(o) {
		return false
	}
	e := r.infinitiveEnd(x.head, r.first[x.head])
	if r.first[x.head] != b || e <= b {
		return false
	}
	for _, s := range r.subjects(c) {
		d := r.draft(i, "verb+obj+inf", s)
		d.pred = r.predicate(c, nil, nil, "")
		sp := r.span(a, e)
		d.obj = schema.Node{Text: sp.Of(r.d.Text), Span: sp}
		d.obj.Label, d.obj.Value = d.obj.Text, d.obj.Text
		r.emit(d)
	}
	return true
}

// prompted tells an object that does what the infinitive right after it says.
func (r *reader) prompted(c *clause, o int) bool {
	for _, x := range c.adv {
		d := &r.clauses[x]
		if r.hasMark(d, "to") && r.first[d.head] == r.last[o] && len(d.subj) == 1 && d.subj[0] == o {
			return true
		}
	}
	return false
}

// letting verbs have an object that does what their infinitive says.
var letting = set("cause allow permit enable force compel require help lead prompt encourage authorize authorise")

// whereTo is the adverb after the object that belongs to the verb: "bring the
// troops home"; -1 for none.
func (r *reader) whereTo(c *clause, o int) int {
	if !moves[r.lem[c.head]] && !set1(r.lem[c.head], "send", "return", "call", "carry", "draw", "invite", "drive", "hand", "give", "ship", "fly", "lead", "welcome") {
		return -1
	}
	for _, k := range r.kidsOf(c.head, "advmod") {
		if k == r.last[o] && len(r.kids[k]) == 0 && r.upos(k, "ADV", "ADP") && set1(r.lem[k], "home", "back", "forward", "away", "apart", "together", "aside", "down", "abroad") {
			return k
		}
	}
	return -1
}

// resultAfter is the adjective that says what the verb makes of its object:
// "left an official dead", "keep the channel private"; -1 for none.
func (r *reader) resultAfter(c *clause, o int) int {
	for _, k := range r.kidsOf(c.head, "xcomp") {
		if k > o && r.lem[k] != "worth" && (r.upos(k, "ADJ") && (r.at[k] < 0 || r.kid(k, "cop", "mark", "xcomp") < 0) || r.xpos(k, "VBN") && len(r.kids[k]) == 0 && set1(r.lem[c.head], "leave", "find", "keep")) && len(r.cases(k)) == 0 && !c.passive {
			return k
		}
	}
	for _, k := range r.kidsOf(o, "acl") {
		if k == o+1 && r.lem[c.head] == "leave" && !c.passive && r.xpos(k, "VBN") && len(r.kids[k]) == 0 {
			return k // "left dozens wounded"
		}
	}
	return -1
}

// blamed is who is blamed in "blamed the violence on the rebels": the object
// of "on", for the object of the verb is what for.
func (r *reader) blamed(c *clause, obls []oblique) (int, bool) {
	if r.lem[c.head] != "blame" || c.passive {
		return 0, false
	}
	for _, o := range obls {
		if o.text == "on" && o.head > c.head && !r.timePhrase(o) {
			return o.head, true
		}
	}
	return 0, false
}

// takesObject are verbs that say nothing without their object.
var takesObject = set("deny accuse blame reject include contain cause give make take put bring use say announce report confirm have get become order demand seek attack kill wound release seize blow")

func withoutHead(obls []oblique, h int) []oblique {
	var out []oblique
	for _, o := range obls {
		if o.head != h {
			out = append(out, o)
		}
	}
	return out
}

// raising verbs take object and complement as one proposition.
var raising = set("cause allow permit enable let make want like prefer expect believe consider think need prevent stop keep")

// calling verbs give somebody a name or office.
var calling = set("call name term dub proclaim declare elect appoint crown label nominate brand consider")

// callingClaims reads "called him a hero", "proclaimed X president": the act
// has the person as object, and what he is called is said of him.
func (r *reader) callingClaims(i int, obls []oblique, args []schema.Arg) {
	c := &r.clauses[i]
	all := append(r.obliqueArgs(obls), args...)
	for _, o := range c.obj {
		all = append(all, schema.Arg{Role: "as", Node: r.node(o)})
	}
	for _, x := range c.iobj {
		for _, s := range r.subjects(c) {
			d := r.draft(i, "verb+obj", s)
			d.pred = r.predicate(c, nil, nil, "")
			d.obj = r.objectBeside(x, s)
			d.args = all
			r.emit(d)
		}
		for _, o := range c.obj {
			if r.takenFor(i, x, o) {
				continue
			}
			d := r.draft(i, "naming", r.node(x))
			d.pred = newPredicate(r.tok[c.head].Form, []string{"be", r.lem[c.head]}, r.tok[c.head].Span)
			d.obj = r.node(o)
			d.said = append(append([]schema.Node{}, r.sources(c)...), d.said...)
			r.emit(d)
		}
	}
}

// takenFor says of x what somebody calls it where that has a complement:
// "recognizes the island as a part of China", "called the vote a victory for
// democracy".
func (r *reader) takenFor(i, x, o int) bool {
	if !r.upos(o, "NOUN") {
		return false
	}
	c := &r.clauses[i]
	made := false
	for _, z := range r.complementPhrases(o) {
		if r.placeRank(z.head, z.text, z.prep) > 0 && z.text != "of" || z.text != "of" && !relational[r.lem[o]] && !set1(z.text, "to", "for", "in", "against", "with") {
			continue
		}
		toks := r.roleTokens(o)
		d := r.draft(i, "naming:"+z.text, r.node(x))
		d.pred = newPredicate(r.words(toks)+" "+z.text, append(append([]string{"be"}, r.roleID(o, toks)...), strings.Fields(z.text)...), r.tok[o].Span)
		d.obj = r.node(z.head)
		d.said = append(append([]schema.Node{}, r.sources(c)...), d.said...)
		made = r.emit(d) || made
	}
	return made
}

// refused reads a refusal of an event: "declined comment on the report" is a
// denied "comment on".
func (r *reader) refused(i, o int, obls []oblique, args []schema.Arg) bool {
	c := &r.clauses[i]
	if set1(r.lem[o], "report", "allegation", "claim", "accusation", "charge", "suggestion", "rumor", "rumour") || r.kid(o, "nmod:poss") >= 0 {
		return false // "denies the envoy's report of torture": the report is another's
	}
	var target *oblique
	for _, k := range r.kidsOf(o, "nmod") {
		var sub clause
		r.oblique(&sub, k)
		if len(sub.obls) > 0 && len(sub.obls[0].prep) > 0 && !r.timePhrase(sub.obls[0]) {
			target = &sub.obls[0]
			r.used[k] = true
			break
		}
	}
	rest := obls
	for j, x := range obls {
		if target == nil && len(x.prep) > 0 && !r.timePhrase(x) && x.head > o {
			y := x
			target = &y
			rest = append(append([]oblique{}, obls[:j]...), obls[j+1:]...)
		}
	}
	if target == nil {
		return false
	}
	for _, s := range r.subjects(c) {
		d := r.draft(i, "refused:"+target.text, s)
		d.pred = newPredicate(r.tok[o].Form+" "+target.text, append([]string{r.lem[o]}, strings.Fields(target.text)...), r.run(o, target.prep))
		d.obj = r.object(target.head)
		d.neg = !d.neg
		d.args = append(r.obliqueArgs(rest), args...)
		r.emit(d)
	}
	return true
}

// draft starts a claim of clause i.
func (r *reader) draft(i int, rule string, s schema.Node) draft {
	c := &r.clauses[i]
	return draft{rule: rule, c: i, subj: s, when: r.timeOf(i), where: r.placeOf(i), neg: c.neg, mod: c.mod, said: c.said, tense: r.tenseIn(c), prob: r.arcs(c)}
}

func (r *reader) tenseIn(c *clause) string {
	if len(c.chain) > 0 {
		if t := r.clauses[c.chain[0]].tense; t != "" {
			return t
		}
	}
	return c.tense
}

// ofTakers are verbs that in the passive take "of".
var ofTakers = set("accuse convict suspect acquit rob strip deprive rid remind assure inform notify convince persuade make compose comprise warn clear cure relieve speak think tell ask dispose hear dream empty drain form build consist say")

// each makes the claims of every subject with one oblique as object.
func (r *reader) each(i int, rule string, o oblique, noun []int, rest []oblique, args []schema.Arg) {
	c := &r.clauses[i]
	if r.questioned(o.head) {
		r.drop(rule, i, "its object is a question word")
		return
	}
	if rule == "verb+obl:of" && c.passive && len(noun) == 0 && !ofTakers[r.lem[c.head]] && len(c.prt) == 0 {
		r.drop(rule, i, "the verb takes no \"of\"")
		return // "were deployed days ahead of the ceremony"
	}
	if k := r.kid(o.head, "acl"); k == r.lastName(o.head) && k > 0 && r.xpos(k, "VBG") && r.nameHead(o.head) && set1(o.text, "against", "about", "over", "of", "despite", "without") {
		r.drop(rule, i, "its object is the subject of the gerund after it")
		return // "warned against Brazil imposing sanctions"
	}
	if strings.EqualFold(r.tok[o.head].Form, "following") {
		r.drop(rule, i, "points at what comes next")
		return
	}
	all := append(r.obliqueArgs(rest), args...)
	for _, s := range r.subjects(c) {
		d := r.draft(i, rule, s)
		d.pred = r.predicate(c, noun, o.prep, o.text)
		d.obj = r.objectBeside(o.head, s)
		if ti := r.time[o.head]; ti >= 0 && d.obj.Entity == "" && d.obj.Datatype == "" && len(o.prep) == 0 {
			// "captured this week": all the words of the time.
			if w := r.d.Times[ti].When; w.Span.Contains(d.obj.Span) {
				d.obj.Text, d.obj.Span = w.Text, w.Span
				d.obj.Label, d.obj.Value = w.Text, w.Text
			}
		}
		if set1(r.lem[o.head], "time", "moment", "point") && r.kid(o.head, "acl:relcl") > o.head {
			d.obj = r.longNode(o.head, r.caseSet(o.head)) // "comes at a time when the council is divided"
		}
		d.args = all
		r.emit(d)
	}
}

// lastName is the token after the name whose head is h, -1 for no name.
func (r *reader) lastName(h int) int {
	if m, ok := r.nameAt(h); ok {
		return m.Last
	}
	return -1
}

// objectBeside is the object of a clause with that subject. A pronoun other
// than a reflexive one never means the subject of its own clause.
func (r *reader) objectBeside(o int, subj schema.Node) schema.Node {
	n := r.object(o)
	if r.upos(o, "PRON") && n.Entity != "" && n.Entity == subj.Entity && !strings.Contains(r.lem[o], "sel") {
		return schema.Node{Text: r.tok[o].Form, Span: r.tok[o].Span, Label: r.tok[o].Form, Value: r.tok[o].Form, Unresolved: true}
	}
	return n
}

// questioned tells a phrase that a question word stands for or leads: "what",
// "what effect".
func (r *reader) questioned(o int) bool {
	if r.xpos(o, "WP", "WRB") || r.upos(o, "PRON") && set1(r.lem[o], "what", "whatever") {
		return true
	}
	k := r.kid(o, "det")
	return k >= 0 && set1(r.lem[k], "what", "which", "whatever") && r.xpos(k, "WDT", "WP")
}

// openEnded tells a phrase whose last noun is a question word with a clause of
// its own, without which it says nothing: "the contents of what was said".
func (r *reader) openEnded(o int) bool {
	if r.at[o] >= 0 && !r.nominal(o) {
		return false
	}
	_, b := r.phrase(r.namedWithin(o))
	return r.xpos(b-1, "WP", "WDT")
}

// subjects are the nodes of the subject; a clause as subject counts with its
// own words.
func (r *reader) subjects(c *clause) []schema.Node {
	var out []schema.Node
	for _, s := range c.subj {
		if r.disagrees(c, s) {
			r.dropped = append(r.dropped, drop{"verb", r.node(s).Text + " | " + r.tok[c.head].Form, "subject and verb do not agree"})
			continue
		}
		if r.is(s, "csubj") && r.at[s] >= 0 {
			if r.last[s]-r.first[s] <= 10 && r.xpos(s, "VBG") {
				out = append(out, r.longNode(s, nil))
			}
			continue
		}
		if r.relativePronoun(s) || r.lem[s] == "there" && r.upos(s, "PRON") || !c.ownSubj && r.timed(s) || r.questioned(s) {
			continue
		}
		if r.is(s, "appos") && r.lem[s] == "something" && c.noun == s {
			continue // ", something which has been kept to"
		}
		if c.noun == s && strings.EqualFold(r.tok[s].Form, "those") {
			continue // "those who fled" fled
		}
		if strings.EqualFold(r.tok[s].Form, "those") && r.upos(s, "PRON", "DET") && r.kid(s, "nmod") < 0 && (r.last[s] == s+1 || !c.ownSubj) {
			continue // says nothing of whom
		}
		out = append(out, r.fullNode(s))
	}
	return out
}

// disagrees tells a subject of the clause's own that its finite verb does not
// agree with in number, so that one of them is misread.
func (r *reader) disagrees(c *clause, s int) bool {
	if c.link == "conj" && !c.ownSubj && len(c.subj) == 1 && len(c.aux) == 0 && c.cop < 0 && r.xpos(c.head, "VBZ") && r.tree.number(s) == 2 {
		return true // "the ministers … and prospects"
	}
	if r.head[s] == c.head && r.is(s, "nsubj") && r.upos(s, "VERB") && !r.xpos(s, "VBG") && r.tok[s].Form == strings.ToLower(r.tok[s].Form) {
		return true
	}
	if r.head[s] != c.head || !r.is(s, "nsubj") || len(c.subj) > 1 || s > c.head {
		return false
	}
	if r.upos(s, "ADV", "PART") || r.upos(s, "ADJ") && r.xpos(s, "JJ") && len(r.kids[s]) == 0 && r.classAt(s) == "" && !set1(r.lem[s], "many", "most", "few", "several", "more", "other") {
		return true
	}
	want, have := r.verbNumber(c.head), r.tree.number(s)
	if a := r.first[s]; want == 1 && a < s && strings.HasSuffix(strings.ToLower(r.tok[a].Form), "ing") && r.head[a] == s && r.is(a, "amod", "compound") {
		return false // "freezing assets does not violate it"
	}
	if want == 0 || have == 0 || want == have {
		return false
	}
	if want == 2 && !r.upos(c.head, "AUX") && c.cop < 0 && len(c.aux) == 0 {
		// "that the country have a role": a subjunctive.
		return !(c.link == "ccomp" && c.parent >= 0 && (mods[r.lem[r.clauses[c.parent].head]] == schema.Demanded || mandative[r.lem[r.clauses[c.parent].head]]) || c.noun >= 0 && demands[r.lem[c.noun]] || r.hasMark(c, "that") && c.link == "ccomp")
	}
	return want == 2 || have == 2
}

// object is the node of an object; a clause as object keeps its own words.
func (r *reader) object(o int) schema.Node {
	if r.at[o] >= 0 && !r.nominal(o) {
		return r.clauseNode(o, r.caseSet(o))
	}
	return r.fullNode(o)
}

// fullNode is the node of a subject or object with what completes its noun:
// "threats to the country's unity", "violence in Darfur".
func (r *reader) fullNode(h int) schema.Node {
	n := r.node(h)
	h = r.namedWithin(h)
	if n.Entity != "" || n.Datatype != "" || !r.upos(h, "NOUN") {
		return n
	}
	a, b := r.phrase(h)
	if n.Span != r.span(a, b) {
		return n
	}
	if e := r.completed(h, b); e > b {
		sp := r.span(a, e)
		n.Text, n.Span = sp.Of(r.d.Text), sp
		n.Value, n.Label = n.Text, n.Text
	}
	return n
}

// completed is the end of the phrase of h, which ends at b, with the phrase that
// completes its noun.
func (r *reader) completed(h, b int) int {
	person := personNoun(r.lem[h])
	for _, k := range r.kidsOf(h, "acl") {
		if r.sub[k] == "" && infinitiveNouns[r.lem[h]] && r.first[k] == b && r.lem[b] == "to" && r.infinitive(k) {
			return r.infinitiveEnd(k, b)
		}
	}
	for _, k := range r.kidsOf(h, "nmod") {
		cs := r.cases(k)
		if person && (len(cs) != 1 || r.lem[cs[0]] != "from") || k < b || len(cs) != 1 || cs[0] != b || r.timed(k) || !completing[r.lem[cs[0]]] || r.last[k]-b > 8 {
			continue
		}
		for j := b; j < r.last[k]; j++ {
			if r.at[j] >= 0 || r.is(j, "appos", "parataxis") {
				return b
			}
		}
		if !eventNouns[r.lem[h]] && r.placeRank(k, r.lower(cs), cs) > 0 {
			return b
		}
		e := r.last[k]
		for e-1 > k && r.upos(e-1, "PUNCT") {
			e--
		}
		return e
	}
	return b
}

// infinitiveEnd is where the short form of the infinitive k ends, whose "to" is
// token b: after its object or the first phrase with a preposition; b if that is
// too long.
func (r *reader) infinitiveEnd(k, b int) int {
	e := k + 1
	for _, g := range r.kids[k] {
		if g < k || r.timed(g) || !r.is(g, "obj", "compound:prt", "obl", "xcomp") {
			continue
		}
		switch {
		case r.is(g, "obj", "obl") && r.nominal(g) && r.first[g] == e:
			_, e = r.phrase(g)
		case r.is(g, "compound:prt") && g == e:
			e++
		case r.is(g, "xcomp") && r.first[g] == e && len(r.kidsOf(g, "obj")) > 0:
			e = r.infinitiveEnd(g, e)
		}
		if r.is(g, "obl") {
			break
		}
	}
	if e-b > 9 {
		return b
	}
	return e
}

// infinitiveNouns are completed by an infinitive that says what they are about.
var infinitiveNouns = set(`decision effort attempt plan right proposal intention bid move offer request call demand order agreement promise
	pledge vow threat refusal failure ability inability power authority license licence opportunity chance need desire wish willingness
	readiness reluctance permission freedom pressure campaign deal deadline way duty responsibility obligation commitment determination
	ambition tendency temptation incentive reason mission mandate initiative struggle drive push race rush`)

var completing = set("to on in with from for against over between about into by towards toward at")

// period tells times that are the beginning and the end of a period: "from 1977
// to 1981".
func (r *reader) period(obls []oblique) bool {
	from, to := false, false
	for _, o := range obls {
		from = from || o.text == "from" && r.timePhrase(o)
		to = to || set1(o.text, "to", "until", "till", "through") && r.timePhrase(o)
	}
	return from && to
}

func (r *reader) has(obls []oblique, prep string) bool {
	for _, o := range obls {
		if o.text == prep {
			return true
		}
	}
	return false
}

// participants gathers the obliques of a clause and of the verbs that lead it,
// and its clausal arguments.
func (r *reader) participants(i int) (obls []oblique, args []schema.Arg) {
	c := &r.clauses[i]
	for _, o := range c.obls {
		if !r.idlePhrase(o) {
			obls = append(obls, o)
		}
	}
	for _, q := range c.chain {
		for _, o := range r.clauses[q].obls {
			if !r.idlePhrase(o) {
				obls = append(obls, o)
			}
		}
	}
	comps := append([]int{}, c.adv...)
	for _, q := range c.chain {
		comps = append(comps, r.clauses[q].adv...)
	}
	for _, a := range comps {
		if r.leads(c, a) || r.at[c.head] == a {
			continue
		}
		if x, ok := r.clauseArg(a); ok {
			args = append(args, x)
		}
	}
	if len(c.obj)+len(c.iobj) > 0 {
		for _, x := range c.xcomp {
			role := "to"
			if r.purposeOf(c, &r.clauses[x]) {
				role = "purpose"
			}
			args = append(args, schema.Arg{Role: role, Node: r.longNode(r.clauses[x].head, r.markSet(x, role == "to"))})
		}
		for _, k := range r.kidsOf(c.head, "xcomp") {
			if r.at[k] < 0 {
				args = append(args, schema.Arg{Role: "as", Node: r.longNode(k, r.caseSet(k))})
			}
		}
		for _, x := range c.ccomp {
			args = append(args, schema.Arg{Role: "about", Node: r.longNode(r.clauses[x].head, r.markSet(x, true))})
		}
	}
	return obls, args
}

// leads tells that clause a is joined to the chain that leads c.
func (r *reader) leads(c *clause, a int) bool {
	for _, q := range r.clauses[a].chain {
		for _, p := range c.chain {
			if p == q {
				return true
			}
		}
	}
	return false
}

func (r *reader) markSet(i int, drop bool) map[int]bool {
	m := map[int]bool{}
	if drop {
		for _, k := range r.clauses[i].mark {
			m[k] = true
		}
	}
	return m
}

func (r *reader) caseSet(k int) map[int]bool {
	m := map[int]bool{}
	for _, x := range r.cases(k) {
		m[x] = true
	}
	return m
}

// clauseArg is an adverbial clause as argument: purpose, cause, manner, or the
// gerund under a preposition.
func (r *reader) clauseArg(i int) (schema.Arg, bool) {
	c := &r.clauses[i]
	if c.attrib {
		return schema.Arg{}, false
	}
	m := r.lower(c.mark)
	if m == "with" && c.ownSubj {
		return schema.Arg{}, false // ", with rebels holding the road" is a claim of its own
	}
	role := ""
	switch {
	case m == "to" || m == "in order to" || m == "so as to" || m == "so that":
		role = "purpose"
	case strings.HasPrefix(m, "because") || m == "since" && r.xpos(c.head, "VBZ", "VBP"):
		role = "because"
	case roles[m] != "" && r.xpos(c.head, "VBG"):
		role = roles[m]
	case m == "" || temporal[m] || m == "when":
		return schema.Arg{}, false
	default:
		role = "other"
	}
	return schema.Arg{Role: role, Node: r.longNode(c.head, r.markSet(i, role != "other" && role != "purpose"))}, true
}

func (r *reader) idlePhrase(o oblique) bool {
	if o.text == "in" && set1(r.lem[o.head], "effort", "attempt", "bid", "push", "move") && r.kid(o.head, "acl") > 0 {
		return true // "in an effort to" is what the infinitive says
	}
	if o.text == "for" && r.lem[o.head] == "part" && r.kid(o.head, "nmod:poss") >= 0 {
		return true // "for his part"
	}
	if viewpoints[r.lem[o.head]] && (o.text == "from" || o.text == "in") && r.kid(o.head, "nmod:poss") >= 0 {
		return true // "from our perspective"
	}
	if o.text == "in" && set1(r.lem[o.head], "development", "news", "incident", "case") && r.kid(o.head, "nmod", "acl") < 0 {
		for _, k := range r.kidsOf(o.head, "det", "amod") {
			if set1(r.lem[k], "another", "other", "separate", "related") && o.head < len(r.tok)/2 {
				return true // "in another development"
			}
		}
	}
	if never[r.lem[o.head]] && r.nothing(o.head) && len(r.kids[o.head]) == 2 {
		return true // "by no means"
	}
	if o.text == "in" && set1(r.lem[o.head], "part", "particular", "general") && r.kid(o.head, "det", "amod", "nmod", "nmod:poss", "acl") < 0 {
		return true // "in part"
	}
	if idle[r.lem[o.head]] && r.classAt(o.head) == "" && r.kid(o.head, "nmod", "acl") < 0 {
		return true
	}
	return o.text == "such as" || o.text == "including" || r.relativePronoun(o.head)
}

var viewpoints = set("perspective viewpoint standpoint view opinion eye mind judgment judgement word")

// obliqueArgs makes arguments of obliques; times stand in the claim's own
// field.
func (r *reader) obliqueArgs(obls []oblique) []schema.Arg {
	var out []schema.Arg
	for _, o := range obls {
		if r.timePhrase(o) || len(out) >= 8 {
			continue
		}
		out = append(out, r.argument(o))
	}
	return out
}

// lightTarget finds what a light verb and its noun are directed at: "held
// talks with X", "paid a visit to Y". It returns the target, the words of the
// noun, and the obliques left.
func (r *reader) lightTarget(c *clause, obls []oblique) ([]oblique, []int, []oblique) {
	if len(c.obj) != 1 || c.passive {
		return nil, nil, obls
	}
	o := c.obj[0]
	handed := !light[r.lem[c.head]][r.lem[o]] && r.bareObject(o)
	placed := !light[r.lem[c.head]][r.lem[o]] && (set1(r.lem[c.head], "put", "place") || opining[r.lem[c.head]] && r.has(obls, "as") && r.upos(o, "PRON", "DET"))
	if !handed && !placed && !light[r.lem[c.head]][r.lem[o]] || o < c.head || r.kid(o, "nmod:poss") >= 0 && !r.upos(r.kid(o, "nmod:poss"), "PRON") {
		return nil, nil, obls
	}
	a, b := r.phrase(o)
	if g := r.kid(o, "nmod"); g > o && r.ofPhrase(g) && (ofTaking[r.lem[c.head]] || r.lem[c.head] == "have" && set1(r.lem[o], "support", "backing", "approval", "blessing", "permission", "trust", "confidence")) && light[r.lem[c.head]][r.lem[o]] {
		b = o + 1 // "faces charges of fraud"
	}
	if b-a > 4 {
		return nil, nil, obls
	}
	var toks []int
	for k := a; k < b; k++ {
		toks = append(toks, k)
	}
	pick := func(o oblique) bool {
		switch {
		case placed:
			return len(o.prep) > 0 && !r.timePhrase(o) && (o.text == "as") == opining[r.lem[c.head]] && o.text != "by" && o.text != "for"
		case handed:
			return r.toWhom(o)
		}
		return len(o.prep) > 0 && !r.timePhrase(o) && (r.lem[o.prep[0]] != "in" || r.lem[c.head] == "take" || r.lem[c.head] == "play") && (o.text != "at" || r.lem[c.obj[0]] == "fire") && o.text != "as" && o.text != "by"
	}
	for _, k := range r.kidsOf(o, "nmod") {
		if k < b {
			continue
		}
		var sub clause
		r.oblique(&sub, k)
		if len(sub.obls) > 0 && pick(sub.obls[0]) {
			r.used[k] = true
			return sub.obls, toks, obls
		}
	}
	for _, x := range obls {
		if pick(x) && x.head > o {
			var same, rest []oblique
			for _, y := range obls {
				if y.first == x.first {
					same = append(same, y)
				} else {
					rest = append(rest, y)
				}
			}
			return same, toks, rest
		}
	}
	return nil, nil, obls
}

// ofTaking verbs have a noun beside them that leads with "of" to what it is.
var ofTaking = set("face take seize lose gain regain retain assume exercise wrest deny claim admit")

// bareObject tells a bare common noun that with the person or body it goes to
// or comes from makes one happening: "handed power to his brother", "threw
// stones at guards".
func (r *reader) bareObject(o int) bool {
	if !r.upos(o, "NOUN") || r.nameHead(o) || r.timed(o) || r.quantity[o] >= 0 || personNoun(r.lem[o]) || set1(r.lem[o], "troop", "personnel", "man", "weapon", "aircraft", "ship") {
		return false
	}
	for _, k := range r.kids[o] {
		if !r.is(k, "punct", "compound", "amod") && (r.rel[k] != "nmod" || r.sub[k] != "") || k < o && r.name[k] >= 0 {
			return false
		}
	}
	return true
}

// toWhom tells a phrase for the person or body that receives, gives or suffers.
func (r *reader) toWhom(o oblique) bool {
	if len(o.prep) != 1 || r.timePhrase(o) || !set1(o.text, "to", "from", "against", "at", "on", "with") {
		return false
	}
	class := r.classAt(r.namedWithin(o.head))
	return class == schema.Person || class == schema.Organization || class == schema.Group || class == schema.Country && o.text != "on" && o.text != "at" || class == "" && personNoun(r.lem[o.head]) && !placeNouns[r.lem[o.head]]
}

// measuresTime tells a bare phrase of time that only says how long after or
// before something else it was: "a week after the vote".
func (r *reader) measuresTime(o oblique) bool {
	b := r.last[o.head]
	if _, e := r.phrase(o.head); e < b {
		b = e
	}
	return len(o.prep) == 0 && r.timed(o.head) && b < len(r.tok) && set1(r.lem[b], "after", "before")
}

// choose picks the most telling oblique: the agent of a passive, then a
// participant, then the place, then the time, the nearest of each first.
func (r *reader) choose(c *clause, obls []oblique) int {
	best, rank := -1, 0
	goals := false
	for _, o := range obls {
		goals = goals || o.head > c.head && set1(o.text, "to", "into", "in", "at") && !r.timePhrase(o) && !bridges[r.lem[o.head]]
	}
	for j, o := range obls {
		k := 0
		switch {
		case r.measuresTime(o), o.text == "than", o.text == "as with", set1(o.text, "to", "until", "till", "through") && r.timePhrase(o) && r.period(obls):
			continue // "served from 1977 to 1981"
		case c.passive && len(o.prep) == 0 && r.timePhrase(o) && set1(r.lem[o.head], "time"):
			continue // "were turned down both times"
		case o.text == "for" && o.head > c.head && asking[r.lem[c.head]] && !r.timePhrase(o):
			k = 6
		case o.text == "as" && o.head > c.head && posing[r.lem[c.head]]:
			k = 6
		case o.agent, o.text == "to" && r.lem[c.head] == "sentence":
			k = 6
		case o.measure && o.text == "by":
			k = 2
		case r.timePhrase(o):
			k = 1
			if len(o.prep) > 0 && r.time[o.head] < 0 {
				k = 2
			}
		case len(o.prep) == 0:
			k = 1
		case o.head < c.head && o.head != c.noun:
			k = 2
		case set1(o.text, "in addition to", "in contrast to", "in spite of", "instead of", "as part of", "along with", "together with", "in connection with"):
			k = 2
		case len(o.prep) > 2:
			k = 4 // "in honor of"
		case adverbsOfPlace[r.lem[o.prep[0]]]:
			k = 3
		case r.placeRank(o.head, o.text, o.prep) > 2:
			k = 5
			if o.text == "from" && goals {
				k = 4 // "from A to B": the goal tells more
			}
		case r.placeRank(o.head, o.text, o.prep) > 0:
			k = 4
		case o.text == "for", o.text == "as", o.text == "because of", o.text == "due to", (o.text == "in" || o.text == "at") && !r.nameHead(o.head) && !eventNouns[r.lem[o.head]]:
			k = 3
		case temporal[r.lem[o.prep[0]]], r.lem[o.prep[0]] == "despite", r.lem[o.prep[0]] == "without", r.lem[o.prep[0]] == "amid":
			k = 2
		default:
			k = 5
		}
		if k > rank {
			best, rank = j, k
		}
	}
	return best
}

// utterances are what somebody says something in.
var utterances = set("statement document memo filing interview speech address report letter remark conference briefing broadcast message testimony editorial article appearance")

// posing verbs have after "as" what their subject is or seems.
var posing = set("dress pose act function masquerade emerge rank qualify double rise volunteer")

// asking verbs have what they ask for after "for".
var asking = set("ask call appeal apply wait search look push press campaign vote lobby bid compete opt account pay blame fight struggle strive file run prepare qualify")

// complement is the nominal or adjectival complement of a verb without
// object: "became president", "is feared dead"; -1 for none.
func (r *reader) complement(c *clause) int {
	for _, k := range r.kidsOf(c.head, "xcomp") {
		if r.at[k] < 0 {
			return k
		}
	}
	return -1
}

// complementClaims reads verbs of becoming and naming like a copula.
func (r *reader) complementClaims(i, comp int, obls []oblique, args []schema.Arg) {
	c := &r.clauses[i]
	// "was shot dead by troops".
	for j, o := range obls {
		if o.agent && r.upos(comp, "ADJ") && len(r.cases(comp)) == 0 {
			rest := append(append([]oblique{}, obls[:j]...), obls[j+1:]...)
			for _, s := range r.subjects(c) {
				d := r.draft(i, "passive+agent", s)
				d.pred = extend(r.predicate(c, nil, nil, ""), r.tok[comp].Form, r.lem[comp], o.text)
				d.obj = r.objectBeside(o.head, s)
				d.args = append(r.obliqueArgs(rest), args...)
				r.emit(d)
			}
			return
		}
	}
	if r.upos(comp, "ADJ") && len(r.cases(comp)) == 0 && len(r.complementPhrases(comp)) == 0 && len(r.conjuncts(comp)) == 1 {
		// "remain active in politics": the phrase after the adjective completes it.
		for j, o := range obls {
			if len(o.prep) != 1 || o.prep[0] != comp+1 || r.timePhrase(o) {
				continue
			}
			rest := append(append([]oblique{}, obls[:j]...), obls[j+1:]...)
			for _, s := range r.subjects(c) {
				d := r.draft(i, "verb+complement:"+o.text, s)
				d.pred = extend(r.predicate(c, nil, nil, ""), r.tok[comp].Form, r.lem[comp], o.text)
				d.obj = r.objectBeside(o.head, s)
				d.args = append(r.obliqueArgs(rest), args...)
				r.emit(d)
			}
			return
		}
	}
	all := append(r.obliqueArgs(obls), args...)
	if a, b := r.quotedTitle(comp); b > 0 && calling[r.lem[c.head]] && len(r.conjuncts(comp)) > 1 {
		for _, s := range r.subjects(c) { // "called 'Cowboys and Indians'"
			d := r.draft(i, "verb+complement", s)
			d.pred = r.predicate(c, nil, nil, "")
			d.obj = r.nodeOf(comp, a, b)
			d.obj.Entity, d.obj.Unresolved = "", false
			d.args = all
			r.emit(d)
		}
		return
	}
	for _, k := range r.conjuncts(comp) {
		prep := r.cases(k)
		pps := r.complementPhrases(k)
		for _, s := range r.subjects(c) {
			if len(pps) == 0 || r.nameHead(k) || calling[r.lem[c.head]] && r.quotedAt(k) != 0 {
				d := r.draft(i, "verb+complement", s)
				d.pred = r.predicate(c, nil, prep, "")
				d.obj = r.node(k)
				d.args = all
				if c.passive && mods[r.lem[c.head]] == schema.Possible && d.mod == schema.Asserted {
					d.mod = schema.Possible
				}
				r.emit(d)
				continue
			}
			for _, o := range pps {
				d := r.draft(i, "verb+complement:"+o.text, s)
				toks := append(append([]int{}, prep...), r.roleTokens(k)...)
				d.pred = r.predicate(c, nil, nil, "")
				d.pred = extend(d.pred, r.words(toks), r.lem[k], o.text)
				d.obj = r.node(o.head)
				d.args = append([]schema.Arg{{Role: "theme", Node: r.bare(k)}}, all...)
				r.emit(d)
			}
		}
	}
}

// quotedTitle is where the words within the quotation marks around a token stand, 0
// and 0 where none are.
func (r *reader) quotedTitle(k int) (a, b int) {
	a, b = k, k+1
	for a > 0 && !isQuote(r.tok[a-1].Form) {
		a--
	}
	for b < len(r.tok) && !isQuote(r.tok[b].Form) {
		b++
	}
	if a == 0 || b == len(r.tok) || b-a > 12 || r.quotedAt(k) == 0 {
		return 0, 0
	}
	return a, b
}

func (r *reader) nameHead(k int) bool { _, ok := r.nameAt(k); return ok }

// extend adds a noun and a preposition to a relation.
func extend(p schema.Predicate, words, lemma, prep string) schema.Predicate {
	q := newPredicate(strings.TrimSpace(p.Text+" "+words+" "+prep), append(strings.Fields(p.Label), lemma, prep), p.Span)
	return q
}

// symmetricClaims pairs the subjects of "met", "clashed" without "with".
func (r *reader) symmetricClaims(i int, obls []oblique, args []schema.Arg) {
	c := &r.clauses[i]
	ss := r.subjects(c)
	all := append(r.obliqueArgs(obls), args...)
	for a := range ss {
		for b := a + 1; b < len(ss); b++ {
			d := r.draft(i, "verb+symmetric", ss[a])
			d.pred = r.predicate(c, nil, nil, "")
			d.pred.ID, d.pred.Label = d.pred.ID+"_with", d.pred.Label+" with"
			d.obj = ss[b]
			d.args = all
			r.emit(d)
		}
	}
}

// mutual verbs have for object what their subjects have with each other.
func mutual(l string) bool {
	return set1(l, "have", "hold", "sign", "reach", "fight", "share", "begin", "start", "resume", "enjoy", "conclude", "exchange")
}

// alternatives tells subjects of which "or" or "nor" makes one at a time.
func (r *reader) alternatives(subj []int) bool {
	return slices.ContainsFunc(subj, func(s int) bool {
		cc := r.kid(s, "cc")
		return cc >= 0 && set1(r.lem[cc], "or", "nor")
	})
}

// partnered tells an event whose other side stands in a phrase: "a treaty with
// Japan".
func (r *reader) partnered(n int, obls []oblique) bool {
	for _, o := range append(r.complementPhrases(n), obls...) {
		if set1(o.text, "with", "against", "between", "among", "to", "by", "from") && !r.timePhrase(o) {
			return true
		}
	}
	return false
}

// mutualClaims pairs the subjects of "have strained relations", "signed a treaty".
func (r *reader) mutualClaims(i, o int, obls []oblique, args []schema.Arg) {
	c := &r.clauses[i]
	ss := r.subjects(c)
	all := append(r.obliqueArgs(obls), args...)
	a, b := r.phrase(o)
	var toks []int
	for k := a; k < b; k++ {
		if !r.is(k, "det") {
			toks = append(toks, k)
		}
	}
	for _, k := range r.kidsOf(o, "nmod") {
		r.used[k] = true // "talks in Oslo": the place of what they had
	}
	for a := range ss {
		for _, z := range ss[a+1:] {
			d := r.draft(i, "light", ss[a])
			d.pred = extend(r.predicate(c, nil, nil, ""), r.words(toks), r.lem[o], "")
			d.pred = newPredicate(d.pred.Text+" with", []string{r.lem[c.head], r.lem[o], "with"}, d.pred.Span)
			d.obj = z
			d.args = all
			r.emit(d)
		}
	}
}

// participle is the past participle of a verb of naming, all of which but "see"
// and "choose" are regular.
func participle(l string) string {
	switch {
	case l == "see":
		return "seen"
	case l == "choose":
		return "chosen"
	case l == "label" || l == "dub":
		return l + l[len(l)-1:] + "ed"
	case strings.HasSuffix(l, "e"):
		return l + "d"
	case strings.HasSuffix(l, "fy"):
		return strings.TrimSuffix(l, "y") + "ied"
	}
	return l + "ed"
}

// naming says of the object what it is called or taken for: "identified the
// men as A and B".
func (r *reader) naming(i int, obls []oblique) {
	c := &r.clauses[i]
	if !namingVerbs[r.lem[c.head]] || c.passive {
		return
	}
	for _, o := range obls {
		if o.text != "as" {
			continue
		}
		for _, x := range c.obj {
			if r.takenFor(i, x, o.head) {
				continue
			}
			d := r.draft(i, "naming", r.node(x))
			d.pred = newPredicate(participle(r.lem[c.head])+" as", []string{"be", participle(r.lem[c.head]), "as"}, r.span(min(c.head, o.prep[0]), max(c.head, o.prep[0])+1))
			d.obj = r.node(o.head)
			d.said = append(append([]schema.Node{}, r.sources(c)...), d.said...)
			r.emit(d)
		}
	}
}

var namingVerbs = set("identify describe name appoint elect nominate brand list classify designate recognize recognise regard view portray label characterize denounce")

// opining verbs say nothing of their object but what it is taken for: "saw this
// as a chance".
var opining = set("regard view see perceive portray characterize characterise")

// second makes a claim of its own of a named participant that is not the
// object: "sent a letter to Dunford", "gave Israel the letter".
func (r *reader) second(i, obj int, obls []oblique, args []schema.Arg) {
	c := &r.clauses[i]
	made := 0
	for _, o := range obls {
		if made >= 2 || len(o.prep) == 0 || r.timePhrase(o) || o.head < c.head {
			continue
		}
		m, named := r.nameAt(r.namedWithin(o.head))
		if !named || isPlace(m.Class) && m.Class != schema.Country || r.placeRank(o.head, o.text, o.prep) > 0 {
			continue
		}
		switch o.text {
		case "to", "from", "with", "against", "for", "by", "into", "of":
		default:
			continue
		}
		for _, s := range r.subjects(c) {
			rule := "verb+obl:" + o.text
			var noun []int
			d := r.draft(i, rule, s)
			if obj >= 0 {
				a, b := r.phrase(obj)
				if b-a > 5 || obj < c.head || r.nameHead(obj) {
					return
				}
				for k := a; k < b; k++ {
					noun = append(noun, k)
				}
				d.rule = "verb+obj+obl:" + o.text
				d.args = []schema.Arg{{Role: "theme", Node: r.node(obj)}}
			}
			d.pred = r.predicate(c, noun, o.prep, o.text)
			d.obj = r.node(o.head)
			r.emit(d)
		}
		made++
	}
	if obj >= 0 {
		for _, x := range c.iobj {
			if _, named := r.nameAt(x); !named {
				continue
			}
			a, b := r.phrase(obj)
			if b-a > 5 {
				continue
			}
			for _, s := range r.subjects(c) {
				d := r.draft(i, "verb+iobj", s)
				var noun []int
				for k := a; k < b; k++ {
					noun = append(noun, k)
				}
				d.pred = r.predicate(c, noun, nil, "to")
				d.obj = r.node(x)
				d.args = []schema.Arg{{Role: "theme", Node: r.node(obj)}}
				r.emit(d)
			}
		}
	}
}

// handed makes a claim between the agent of a passive and a named recipient:
// "a pledge offered by A to B" is A, offered to, B.
func (r *reader) handed(i int, agents, rest []oblique) {
	c := &r.clauses[i]
	for _, o := range rest {
		if _, named := r.nameAt(o.head); !named || o.text != "to" && o.text != "from" {
			continue
		}
		for _, a := range agents {
			if !a.agent {
				continue
			}
			d := r.draft(i, "passive+agent+obl:"+o.text, r.node(a.head))
			what := ""
			if len(c.subj) == 1 {
				// "offered a pledge to" tells more than "offered to".
				if b, e := r.phrase(c.subj[0]); e-b <= 3 && r.upos(c.subj[0], "NOUN") {
					what = r.text(b, e) + " "
				}
			}
			d.pred = newPredicate(r.tok[c.head].Form+" "+what+o.text, []string{r.lem[c.head], o.text}, r.tok[c.head].Span)
			d.obj = r.node(o.head)
			for _, s := range r.subjects(c) {
				d.args = append(d.args, schema.Arg{Role: "theme", Node: s})
			}
			r.emit(d)
		}
	}
}

// intransitive makes the claim of a verb without participants: its clausal
// complement, adverb or nothing stands as object.
func (r *reader) intransitive(i int, obls []oblique, args []schema.Arg) {
	c := &r.clauses[i]
	lem := r.lem[c.head]
	if len(c.ccomp) > 0 && (speaking[lem] || reporting[lem] && (mods[lem] == "" || mods[lem] == schema.Possible)) && r.anyClaims(c.ccomp) {
		r.drop("verb", i, "the act of saying adds nothing to what is said")
		return
	}
	if c.taken {
		return
	}
	for _, x := range c.xcomp {
		if q := &r.clauses[x]; r.upos(q.head, "ADJ") && q.cop < 0 && len(q.mark) == 0 && len(q.obls) > 0 {
			return // "pleaded guilty to theft" is said with its adjective
		}
	}
	goesOn := r.goesOn(c)
	if len(c.ccomp) == 0 && !c.passive && !goesOn && (speaking[lem] || set1(lem, "have", "do", "make", "become", "remain", "seem", "go", "get", "give", "put", "bring", "include", "bind", "deny", "use") && len(c.prt) == 0) {
		r.drop("verb", i, "a verb that says nothing without its object")
		return
	}
	all := append(r.obliqueArgs(obls), args...)
	var obj schema.Node
	rule := "verb"
	var prep []int
	if n := len(c.chain); n > 0 && len(c.mark) == 0 && r.xpos(c.head, "VBG") && transparent[r.lem[r.clauses[c.chain[n-1]].head]] {
		// "stopped eating": what was stopped is the object.
		q := r.clauses[c.chain[n-1]]
		for _, s := range r.subjects(c) {
			d := r.draft(i, "verb+gerund", s)
			d.pred = r.predicate(&q, nil, nil, "")
			d.obj = r.nodeOf(c.head, c.head, c.head+1)
			d.obj.Unresolved = false
			d.args = append(r.obliqueArgs(obls), args...)
			r.emit(d)
		}
		return
	}
	if k := r.placeAdverb(c); k >= 0 {
		obj = r.nodeOf(k, k, k+1)
		rule = "verb+adv"
	}
	if obj.IsZero() && len(c.ccomp) > 0 {
		x := c.ccomp[0]
		obj = r.clauseNode(r.clauses[x].head, r.markSet(x, true))
		rule = "verb+ccomp"
	}
	if obj.IsZero() {
		if x, lead := r.ledClause(c); x >= 0 {
			// "is based on whether it pays", "centered on freeing the town".
			skip := map[int]bool{}
			for _, k := range lead {
				skip[k] = true
			}
			obj = r.clauseNode(r.clauses[x].head, skip)
			rule = "verb+led"
			prep = lead
			if len(lead) > 0 && len(c.prt) > 0 && lead[0] == c.prt[len(c.prt)-1] {
				prep = nil // stands in the verb already
			}
			all = nil
		}
	}
	if obj.IsZero() && (set1(lem, "come", "happen", "occur", "follow") || lem == "take" && len(c.prt) > 0 && r.lem[c.prt[0]] == "place") && !c.passive {
		if x, lead := r.happenedWith(c); x >= 0 {
			// "the blast came hours after monitors had left".
			skip := map[int]bool{}
			for _, k := range lead {
				skip[k] = true
			}
			obj = r.clauseNode(r.clauses[x].head, skip)
			rule = "verb+advcl"
			prep = lead[len(lead)-1:]
			all = nil
		}
	}
	if obj.IsZero() && c.place > 0 && c.link == "relcl" && len(obls) == 0 {
		// "the mine where they are trapped"
		for _, s := range r.subjects(c) {
			d := r.draft(i, "verb+where", s)
			d.pred = r.predicate(c, nil, nil, "in")
			d.obj = r.node(c.place - 1)
			d.args = all
			r.emit(d)
		}
		return
	}
	if why := r.saysNothing(c, obj, obls); why != "" {
		r.drop("verb", i, why)
		return
	}
	for _, s := range r.subjects(c) {
		d := r.draft(i, rule, s)
		d.pred = r.predicate(c, nil, prep, "")
		d.obj = obj
		d.args = all
		r.emit(d)
	}
}

func has(toks []int, k int) bool {
	for _, t := range toks {
		if t == k {
			return true
		}
	}
	return false
}

// placeAdverb is the adverb of place after the verb, -1 for none.
func (r *reader) placeAdverb(c *clause) int {
	for _, k := range r.kidsOf(c.head, "advmod") {
		if r.upos(k, "ADV") && placeAdverbs[r.lem[k]] && k > c.head && !has(c.prt, k) {
			return k
		}
	}
	return -1
}

// ledClause is the clause that a preposition joins to a verb without object,
// with that preposition: a question ("depends on whether it pays") or a gerund;
// -1 for none.
func (r *reader) ledClause(c *clause) (int, []int) {
	for _, x := range c.adv {
		d := &r.clauses[x]
		if d.head < c.head || d.attrib {
			continue
		}
		asks := r.hasMark(d, "whether")
		for _, k := range r.kids[d.head] {
			asks = asks || k < d.head && r.xpos(k, "WRB", "WP") && r.lem[k] != "when" && r.lem[k] != "where"
		}
		if asks && len(d.mark) == 0 && r.first[d.head] == c.head+1 && clauseTaking[r.lem[c.head]] {
			return x, nil
		}
		if n := len(c.prt); n > 0 && asks && r.upos(c.prt[n-1], "ADP") && c.prt[n-1]+2 >= r.first[d.head] && complementing[r.lem[c.prt[n-1]]] {
			return x, c.prt[n-1:]
		}
		if len(d.mark) > 0 && complementing[r.lem[d.mark[0]]] && d.mark[0] == r.first[d.head] && (asks || r.xpos(d.head, "VBG") && len(d.mark) == 1) {
			return x, d.mark[:1]
		}
	}
	return -1, nil
}

// happenedWith is the clause that tells when something came about, before,
// after or while something else did, with the words that lead to it; -1 for none.
func (r *reader) happenedWith(c *clause) (int, []int) {
	for _, x := range c.adv {
		d := &r.clauses[x]
		if d.head < c.head || !d.ownSubj || d.attrib || len(d.mark) != 1 || !set1(r.lem[d.mark[0]], "after", "before", "as", "while") || d.mod != schema.Asserted || d.neg {
			continue
		}
		var lead []int
		for k := r.first[d.head]; k <= d.mark[0]; k++ {
			lead = append(lead, k)
		}
		return x, lead
	}
	return -1, nil
}

// complementing prepositions lead to the complement of a verb.
var complementing = set("on upon about of from into toward towards against with at")

// saysNothing tells why the frame of a verb without object is no claim, "" if
// it is one.
func (r *reader) saysNothing(c *clause, obj schema.Node, obls []oblique) string {
	lem := r.lem[c.head]
	switch {
	case !obj.IsZero():
		return ""
	case lem == "be":
		return "says only that something is"
	case c.passive && len(obls) == 0 && set1(lem, "want", "accuse", "charge", "base", "aim", "intend", "consider", "regard", "associate", "compare", "design"):
		return "a passive without what it is about"
	case c.passive && len(c.aux) == 0 && len(obls) == 0 && set1(lem, "agree", "decide", "rely", "look", "depend"):
		return "a passive without what its preposition leads to"
	case c.passive && len(c.aux) == 0 && c.link == "acl" && len(obls) == 0 && set1(lem, "design", "intend", "mean", "aim", "expect", "set", "force"):
		return "says nothing beside its infinitive"
	case c.passive && len(c.aux) == 0 && c.link == "advcl" && len(obls) == 0 && len(c.mark) == 0:
		return "a participle without its complement"
	case !c.passive && (clauseTaking[lem] || reporting[lem] || set1(lem, "illustrate", "explain", "mean", "like", "wonder", "watch")) && len(c.prt) == 0 && len(c.xcomp) == 0 && len(obls) == 0 && !c.neg && !r.goesOn(c):
		return "a verb of saying or knowing without what is said or known"
	case r.hasMark(c, "if") && set1(lem, "desire", "want", "like", "wish", "need", "care", "please", "choose", "have"):
		return "a condition that says nothing more"
	case !c.passive && transitive[lem] && len(c.prt) == 0 && len(c.xcomp) == 0:
		return "a transitive verb without its object"
	case len(obls) > 0 && set1(lem, "come", "go", "occur", "happen"):
		return "says only how long before or after"
	}
	return ""
}

// transitive verbs lack something where an active clause has no object for
// them, whatever else it has: those that in the English Web Treebank and the
// Georgetown corpus hardly ever stand without one.
var transitive = set(`accuse blame reject contain cause bring ensure enable force seize wound implement impose deny release include bind
	secure broker spark condemn undermine jeopardize jeopardise violate commission appoint destroy criticize criticise provoke trigger
	avoid prevent underline resolve constitute represent affect target oppose threaten urge demand describe discuss denounce tackle
	overthrow topple oust inherit exclude reveal foot address damage renew revive repatriate relocate publicize publicise
	welcome thank monitor facilitate enhance emphasise emphasize discard have specify confirm propose offer lack want need
	accept achieve attack attract build capture cite create defeat detain discover dismiss encourage enjoy express face generate give
	highlight host identify interview issue maintain make obtain order produce promote protect purchase put raise reach receive
	recognize recognise reduce remove replace request require seek support use`)

var placeAdverbs = set("home abroad there here away back overseas nearby downtown elsewhere ashore")

// goesOn tells "continue" said of a thing, which speaks no further but lasts.
func (r *reader) goesOn(c *clause) bool {
	return r.lem[c.head] == "continue" && len(c.subj) == 1 && !human(r.lem[c.subj[0]]) && r.upos(c.subj[0], "NOUN") &&
		r.classAt(c.subj[0]) != schema.Person && !set1(r.lem[c.subj[0]], "people", "force", "police", "troop", "government", "group", "company")
}

func (r *reader) anyClaims(cs []int) bool { return len(cs) > 0 }

// copulaClaims reads "is": a role, an identity, a property, a place.
func (r *reader) copulaClaims(i int) {
	c := &r.clauses[i]
	h := c.head
	obls, args := r.participants(i)
	be := r.copulaWords(c)
	if c.cop < 0 && len(be) == 0 && c.link == "advcl" && len(c.mark) > 0 && set1(r.lem[c.mark[0]], "of", "in", "by", "for", "from", "at", "to", "as") {
		r.drop("cop", i, "a phrase and no clause")
		return
	}
	if a := r.first[h]; c.noun >= 0 && r.xpos(c.noun, "WRB") || a > 0 && r.xpos(a-1, "WRB") && len(r.cases(h)) > 0 {
		r.drop("cop", i, "its predicate is a question word")
		return // "look at where the town is on the map"
	}
	for _, k := range r.kids[h] {
		if k < h && r.is(k, "advmod") && r.xpos(k, "WRB") && (r.lem[k] == "where" || r.lem[k] == "how") && len(r.cases(h)) > 0 && (c.noun < 0 || !placeNouns[r.lem[c.noun]] && !isPlace(r.classAt(c.noun))) && (c.place == 0 || !placeNouns[r.lem[c.place-1]] && !isPlace(r.classAt(c.place-1))) {
			r.drop("cop", i, "its predicate is a question word")
			return // "where the town is on the map"
		}
	}
	if f := r.lem[h]; r.upos(h, "PRON", "NOUN") && set1(f, "something", "anything", "nothing", "everything", "what", "thing") && r.kid(h, "amod", "nmod", "compound") < 0 {
		r.drop("cop", i, "says only that it is something")
		return
	}
	if len(c.subj) == 1 && r.lem[c.subj[0]] == "it" && r.upos(h, "NOUN") && c.noun < 0 {
		for _, k := range r.kidsOf(h, "acl", "advcl", "csubj", "ccomp") {
			if k > h && r.sub[k] == "" && r.infinitive(k) && r.upos(k, "VERB", "AUX") {
				r.drop("cop", i, "its subject is an infinitive")
				return // "it was not their business to take sides"
			}
		}
	}
	if len(c.subj) == 1 && r.lem[c.subj[0]] == "thing" && r.kid(c.subj[0], "amod", "nmod", "acl") < 0 {
		r.drop("cop", i, "points at what comes next")
		return
	}
	if cs := r.cases(h); len(cs) > 0 {
		if r.lower(cs) == "among" && r.upos(h, "NOUN") && r.kid(h, "acl") > h && r.kid(h, "nmod", "compound") < 0 {
			// "is among countries that sent troops" says only that it is one.
			r.drop("cop", i, "one among those that a clause describes")
			return
		}
		// "was in good health", "are on board".
		for _, s := range r.subjects(c) {
			// "are in need of aid": a bare noun between two prepositions belongs to
			// the relation.
			if a, _ := r.phrase(h); r.upos(h, "NOUN") && a == h && r.kid(h, "det", "amod", "nmod:poss") < 0 && h == cs[len(cs)-1]+1 {
				if pps := r.complementPhrases(h); len(pps) > 0 && (bridges[r.lem[h]] && pps[0].prep[0] == h+1 || r.placeRank(h, r.lower(cs), cs) == 0) {
					if bridges[r.lem[h]] {
						pps = pps[:1]
					}
					for _, o := range pps {
						prep := r.lower(cs) + "_" + r.lem[h] + "_" + o.text
						d := r.draft(i, "cop+prep:"+strings.ReplaceAll(prep, " ", "_"), s)
						words := r.words(be) + " " + r.lower(cs) + " " + r.tok[h].Form + " " + o.text
						d.pred = newPredicate(words, append([]string{"be"}, strings.FieldsFunc(prep, func(c rune) bool { return c == '_' || c == ' ' })...), r.run(h, append(append(append([]int{}, be...), cs...), o.prep...)))
						d.obj = r.node(o.head)
						d.args = append(r.obliqueArgs(obls), args...)
						r.used[o.head] = true
						r.emit(d)
					}
					continue
				}
			}
			if r.lower(cs) == "until" && strings.EqualFold(s.Text, "it") {
				continue // "it was not until May that"
			}
			for _, k := range r.conjuncts(h) {
				d := r.draft(i, "cop+prep:"+r.lower(cs), s)
				is := r.words(be)
				if is == "" && r.lower(cs) == "as" {
					continue // a clause led by "as" that the parser took for a phrase
				}
				if is == "" {
					is = r.isOrAre(cmp.Or(c.subj...)) // "while in Chile, he"
				}
				d.pred = newPredicate(is+" "+r.lower(cs), append([]string{"be"}, strings.Fields(r.lower(cs))...), r.run(cs[0], append(append([]int{}, be...), cs...)))
				d.obj = r.node(k)
				d.args = append(r.obliqueArgs(obls), args...)
				if d.where == nil && r.placeRank(k, r.lower(cs), cs) > 1 {
					n := r.node(k)
					d.where = &n
				}
				r.emit(d)
			}
		}
		return
	}
	if r.upos(h, "ADJ", "ADV", "VERB") && !r.nameHead(h) {
		r.adjectiveClaims(i, be, obls, args)
		return
	}
	if r.distance(i, h, be) {
		return
	}
	for _, s := range r.subjects(c) {
		r.roleClaims(i, s, h, be, "cop", append(r.obliqueArgs(obls), args...))
	}
}

// distance reads "is about 1,000 kilometers from the city", and tells whether it
// did.
func (r *reader) distance(i, h int, be []int) bool {
	if !r.measured(h) {
		return false
	}
	c, made := &r.clauses[i], false
	for _, o := range append(r.complementPhrases(h), c.obls...) {
		if o.text != "from" || r.timePhrase(o) {
			continue
		}
		for _, s := range r.subjects(c) {
			d := r.draft(i, "cop+prep:from", s)
			a, _ := r.phrase(h)
			d.pred = newPredicate(r.words(be)+" "+r.text(a, h+1)+" from", []string{"be", r.lem[h], "from"}, r.run(h, append(append([]int{}, be...), o.prep...)))
			d.obj = r.node(o.head)
			w := d.obj
			d.where = &w
			r.emit(d)
			made = true
		}
		r.used[o.head] = true
	}
	return made
}

func (r *reader) copulaWords(c *clause) []int {
	var be []int
	for _, a := range c.aux {
		if _, modal := modals[strings.ToLower(r.tok[a].Form)]; !modal && r.lem[a] != "do" {
			be = append(be, a)
		}
	}
	if c.cop >= 0 {
		be = append(be, c.cop)
	}
	return be
}

// adjectiveClaims reads "is separate from X", "is temporary".
func (r *reader) adjectiveClaims(i int, be []int, obls []oblique, args []schema.Arg) {
	c := &r.clauses[i]
	if c.taken {
		return
	}
	best := -1
	for j, o := range obls {
		if len(o.prep) > 0 && (!r.timePhrase(o) || o.text == "than") && o.head > c.head && (best < 0) {
			best = j
		}
	}
	than, measure := r.comparison(c)
	if best >= 0 && r.questioned(obls[best].head) {
		r.drop("cop+adj", i, "its object is a question word")
		return
	}
	// "more fruitful than X".
	for _, k := range r.kidsOf(c.head, "advcl", "nmod") {
		if cs := r.cases(k); best < 0 && len(cs) > 0 && r.nominal(k) {
			obls = append(obls, oblique{head: k, prep: cs, text: r.lower(cs), first: k})
			best = len(obls) - 1
		}
	}
	a, b := r.first[c.head], c.head+1
	for a < c.head && !(r.head[a] == c.head && r.is(a, "advmod", "obl:unmarked", "compound", "amod") && !negators[r.lem[a]] && a > c.cop) {
		a++
	}
	if b < len(r.tok) && r.lem[b] == "enough" && r.head[b] == c.head {
		b++
	}
	for k := a; k < c.head; k++ {
		if k <= c.cop || r.upos(k, "PUNCT", "AUX") || negators[r.lem[k]] {
			a = k + 1
		}
	}
	linking := ""
	if p := c.parent; len(be) == 0 && c.link == "xcomp" && p >= 0 && (best >= 0 || !than.IsZero()) && set1(r.lem[r.clauses[p].head], "become", "remain", "seem", "appear", "stay", "grow", "get", "prove", "feel", "look", "plead", "fall", "go", "turn", "run", "stand", "lie", "keep", "sit") {
		be = r.core(&r.clauses[p]) // "has become resistant to treatment"
		linking = r.lem[r.clauses[p].head]
	}
	if len(be) == 0 && len(r.cases(c.head)) > 0 {
		r.drop("cop+adj", i, "no copula")
		return
	}
	if best < 0 && len(be) > 0 && r.adjectiveInfinitiveClaims(i, be, a, b, obls) {
		return
	}
	for _, s := range r.subjects(c) {
		d := r.draft(i, "cop+adj", s)
		if !than.IsZero() && len(be) > 0 && (best < 0 || obls[best].text == "than") {
			// "are higher than a year ago", "is stronger than many expected"
			d.rule = "cop+adj:than"
			d.pred = newPredicate(strings.TrimSpace(r.words(be)+" "+r.text(max(a, measure), b)+" than"), []string{cmp.Or(linking, "be"), strings.ToLower(r.tok[c.head].Form), "than"}, r.run(c.head, be))
			d.obj = than
			for _, o := range obls {
				if o.text != "than" {
					d.args = append(d.args, r.obliqueArgs([]oblique{o})...)
				}
			}
			for _, x := range args {
				if !x.Node.Span.Overlaps(than.Span) {
					d.args = append(d.args, x)
				}
			}
			if d.when != nil && d.when.Span.Start >= than.Span.Start-len("than ") {
				d.when = nil // the time of what it is compared with
			}
		} else if best >= 0 {
			o := obls[best]
			d.rule = "cop+adj:" + o.text
			d.pred = newPredicate(strings.TrimSpace(r.words(be)+" "+r.text(a, b)+" "+o.text), append([]string{cmp.Or(linking, "be"), r.lem[c.head]}, strings.Fields(o.text)...), r.run(c.head, append(append([]int{}, be...), o.prep...)))
			d.obj = r.node(o.head)
			rest := append(append([]oblique{}, obls[:best]...), obls[best+1:]...)
			d.args = append(r.obliqueArgs(rest), args...)
		} else {
			if len(be) == 0 {
				r.drop("cop+adj", i, "no copula")
				return
			}
			d.pred = newPredicate(r.words(be), []string{"be"}, r.run(be[len(be)-1], be))
			d.obj = r.nodeOf(c.head, a, b)
			d.obj.Unresolved = false
			d.args = append(r.obliqueArgs(obls), args...)
		}
		r.emit(d)
	}
}

// comparison is what an adjective is compared with after "than", a phrase or a
// clause with the words that follow it ("a year ago"), and the token after the
// measure of the difference ("42 percent higher"), 0 for none.
func (r *reader) comparison(c *clause) (schema.Node, int) {
	measure := 0
	for _, k := range r.kids[c.head] {
		if k < c.head && r.is(k, "obl") && r.sub[k] == "unmarked" && (r.quantity[k] >= 0 || measures[r.lem[k]]) {
			measure = k + 1
		}
	}
	than := c.head + 1
	if than+1 >= len(r.tok) || r.lem[than] != "than" {
		return schema.Node{}, measure
	}
	h := r.head[than]
	if h <= than || !r.is(than, "case", "mark") {
		return schema.Node{}, measure
	}
	if _, named := r.nameAt(r.namedWithin(h)); r.at[h] < 0 && (named || r.node(h).Entity != "") {
		return schema.Node{}, measure // a thing of its own, read as any phrase
	}
	if r.at[h] >= 0 {
		r.clauses[r.at[h]].taken = true // "than they were a year ago"
	}
	a, b := than+1, r.last[h]
	if b < len(r.tok) && r.lem[b] == "ago" {
		b++
	}
	for b > a+1 && r.upos(b-1, "PUNCT") {
		b--
	}
	for a < b-1 && stripped(r.tree, a) {
		a++
	}
	sp := r.span(a, b)
	n := schema.Node{Text: sp.Of(r.d.Text), Span: sp}
	n.Label, n.Value = n.Text, n.Text
	return n, measure
}

// adjectiveInfinitiveClaims joins an adjective and its infinitive to one
// relation: "the changes are necessary to block the fraud", "a card small enough
// to fit into a wallet". a and b bound the adjective with its adverbs.
func (r *reader) adjectiveInfinitiveClaims(i int, be []int, a, b int, obls []oblique) bool {
	c := &r.clauses[i]
	if r.singledOut(c.head) {
		return false // "the latest to leave"
	}
	for _, k := range c.adv {
		x := &r.clauses[k]
		if x.link != "advcl" || r.lower(x.mark) != "to" || x.head < c.head || r.first[x.head] != b || x.ownSubj || x.passive || x.cop >= 0 {
			continue
		}
		o, prep := -1, ""
		var at []int
		if len(x.obj) > 0 {
			o = x.obj[0]
		} else if j := r.choose(x, x.obls); j >= 0 && len(x.obls[j].prep) > 0 && x.obls[j].head > x.head && !r.timePhrase(x.obls[j]) {
			o, prep, at = x.obls[j].head, x.obls[j].text, x.obls[j].prep
		}
		if o < x.head || r.questioned(o) {
			return false
		}
		verb := r.core(x)
		for _, s := range r.subjects(c) {
			d := r.draft(i, "cop+adj+inf", s)
			words := r.words(be) + " " + r.text(a, b) + " to " + r.words(verb)
			id := append([]string{"be", r.lem[c.head], "to"}, r.verbID(x)...)
			d.pred = newPredicate(strings.TrimSpace(words+" "+prep), append(id, strings.Fields(prep)...), r.run(c.head, append(append(append(append([]int{}, be...), x.mark...), verb...), at...)))
			d.obj = r.objectBeside(o, s)
			d.args = r.obliqueArgs(obls)
			r.emit(d)
		}
		return true
	}
	return false
}

// singledOut tells an adjective that stands for the first, last or only one.
func (r *reader) singledOut(k int) bool {
	return r.xpos(k, "JJS") || set1(r.lem[k], "first", "second", "third", "last", "latest", "late", "next", "only")
}

// existential reads "there is X in Y".
func (r *reader) existential(i int) {
	c := &r.clauses[i]
	obls, args := r.participants(i)
	for _, s := range r.subjects(c) {
		d := r.draft(i, "exist", s)
		best := -1
		for j, o := range obls {
			if len(o.prep) > 0 && !r.timePhrase(o) {
				best = j
				break
			}
		}
		if best < 0 {
			r.drop("exist", i, "says only that something exists")
			continue
		}
		o := obls[best]
		d.pred = r.predicate(c, nil, o.prep, o.text)
		d.obj = r.node(o.head)
		rest := append(append([]oblique{}, obls[:best]...), obls[best+1:]...)
		d.args = append(r.obliqueArgs(rest), args...)
		r.emit(d)
	}
}

func (r *reader) drop(rule string, i int, reason string) {
	c := &r.clauses[i]
	a, b := r.first[c.head], r.last[c.head]
	r.dropped = append(r.dropped, drop{rule, r.text(a, min(b, a+maxArgTokens)), reason})
}

// arcs is the parser's trust in the clause: the product over its core.
func (r *reader) arcs(c *clause) float64 {
	p := r.arc(c.head)
	for _, k := range r.kids[c.head] {
		if r.is(k, "nsubj", "obj", "xcomp", "cop") {
			p *= r.arc(k)
		}
	}
	return p
}

// mendedArc is the trust in an arc that a repair has put in the place of the
// parser's.
const mendedArc = 0.8

// arc is the probability of a token's head; a parser that gives none is
// trusted.
func (r *reader) arc(i int) float64 {
	p := float64(r.tok[i].ArcProb)
	if p <= 0 || p > 1 {
		return 1
	}
	if r.mended[i] {
		return max(p, mendedArc)
	}
	return p
}
