package claims

import (
	"slices"
	"strings"

	"github.com/relata-kg/relata/schema"
)

// resolve finds antecedents for subject pronouns that coreference left open
// and grammar decides: in what somebody says, and in an adverbial clause, a
// pronoun subject that agrees with the subject of the governing clause and has
// no rival between them most often takes it up (Kameyama, "Intrasentential
// centering", 1998).
func (r *reader) resolve() {
	r.means = map[int]int{}
	r.reflexives()
	// A pronoun other than a reflexive one never means the subject of its own
	// clause, whatever coreference says.
	for i := range r.clauses {
		c := &r.clauses[i]
		for _, o := range append(append([]int{}, c.obj...), c.iobj...) {
			for _, s := range c.subj {
				if e := r.entityOf(o); r.upos(o, "PRON") && e >= 0 && e == r.entityOf(s) && !strings.Contains(r.lem[o], "sel") {
					r.means[o] = -1
				}
			}
		}
	}
	// One country or town is "it", not "they".
	for i := range r.clauses {
		for _, s := range r.clauses[i].subj {
			if e := r.entityOf(s); e >= 0 && e < len(r.d.Entities) && r.upos(s, "PRON") && strings.EqualFold(r.tok[s].Form, "they") && isPlace(r.d.Entities[e].Class) {
				r.means[s] = -1
			}
		}
	}
	// "They" in what several say are those, though coreference may know one of
	// them only.
	for i := range r.clauses {
		c := &r.clauses[i]
		if len(c.subj) != 1 || !c.ownSubj || !r.upos(c.subj[0], "PRON") || !strings.EqualFold(r.tok[c.subj[0]].Form, "they") {
			continue
		}
		p := r.governor(i)
		if p < 0 || c.link != "ccomp" || len(r.clauses[p].subj) < 2 || r.clauses[p].subj[0] > c.subj[0] {
			continue
		}
		c.subj = r.clauses[p].subj
	}
	// What is said, known or seen as "this", or denied as "it", is a fact and no
	// named thing.
	for i := range r.clauses {
		c := &r.clauses[i]
		for _, o := range append(append([]int{}, c.obj...), c.iobj...) {
			if r.lem[o] == "it" && r.lem[c.head] == "call" && r.xpos(c.head, "VBG") && len(r.kids[o]) == 0 {
				r.means[o] = -1 // "rejected the plans, calling it a mistake": what was told, not a thing
			}
			fact := r.lem[o] == "this" || r.lem[o] == "that" || r.lem[o] == "it" && set1(r.lem[c.head], "deny", "confirm", "admit", "regret", "doubt", "do", "say")
			if r.upos(o, "PRON", "DET") && fact && len(r.kids[o]) == 0 && (reporting[r.lem[c.head]] || set1(r.lem[c.head], "do", "mean", "cause", "regret")) {
				r.means[o] = -1
			}
		}
	}
	for i := range r.clauses {
		c := &r.clauses[i]
		if len(c.subj) != 1 || !c.ownSubj {
			continue
		}
		s := c.subj[0]
		if !r.upos(s, "PRON") || r.mention[s] >= 0 && r.d.Mentions[r.mention[s]].Entity >= 0 {
			continue
		}
		p := r.governor(i)
		if p < 0 || len(r.clauses[p].subj) != 1 {
			continue
		}
		a := r.clauses[p].subj[0]
		if j, ok := r.means[a]; ok {
			a = j // -1 for nobody
		}
		if a >= 0 && a < s && !r.upos(a, "PRON") && r.agree(s, a) && !(r.clauses[i].link == "advcl" && r.rival(p, s)) {
			r.means[s] = a
		}
	}
}

// entityOf is the entity that the token's mention means, -1 for none.
func (r *reader) entityOf(i int) int {
	if r.mention[i] < 0 {
		return -1
	}
	return r.d.Mentions[r.mention[i]].Entity
}

// governor is the clause whose subject an embedded one takes up: that of a
// verb of saying, or what an adverbial clause modifies.
func (r *reader) governor(i int) int {
	for n := 0; n < 4; n++ {
		c := &r.clauses[i]
		if c.parent < 0 {
			return -1
		}
		switch c.link {
		case "ccomp":
			if reporting[r.lem[r.clauses[c.parent].head]] && !r.clauses[c.parent].passive {
				return c.parent
			}
			return -1
		case "advcl":
			return c.parent
		case "conj":
			i = c.parent
		default:
			return -1
		}
	}
	return -1
}

// rival tells that the governing clause has an object that the pronoun could
// mean as well.
func (r *reader) rival(p, s int) bool {
	for _, o := range r.clauses[p].obj {
		if r.agree(s, o) {
			return true
		}
	}
	return false
}

// individual nouns are for one person.
var individual = set(`man woman official soldier person boy girl militant rebel gunman attacker bomber suspect prisoner detainee inmate
	fighter insurgent terrorist driver pilot captain doctor nurse teacher student worker farmer journalist writer author artist
	singer actor actress player candidate politician diplomat general colonel lawyer victim survivor witness refugee migrant
	settler resident citizen veteran activist leader cleric priest nun teenager child baby`)

// agree tells that a pronoun can mean a noun, by number and by whether it
// names a person.
func (r *reader) agree(pron, noun int) bool {
	if !r.upos(noun, "NOUN", "PROPN") {
		return false
	}
	class := r.classAt(noun)
	person := class == schema.Person || class == "" && r.xpos(noun, "NN", "NNP") && individual[r.lem[noun]] || class == "" && (officeNouns[r.lem[noun]] || kinship[r.lem[noun]])
	plural := r.xpos(noun, "NNS", "NNPS") && class != schema.Country && class != schema.Organization || r.upos(noun, "NOUN") && strings.Contains(r.tok[noun].Feats, "Number=Plur")
	switch r.lem[pron] {
	case "they":
		return plural
	case "it":
		return !plural && !person
	case "he", "she":
		return !plural && person
	}
	return false
}

// reflexives takes a reflexive object into the verb where a phrase follows: who
// "blew himself up outside the station" did so outside the station, and stands
// in no relation to himself. Without one it stays a word.
func (r *reader) reflexives() {
	for i := range r.clauses {
		c := &r.clauses[i]
		if len(c.obj) != 1 || len(c.iobj)+len(c.xcomp)+len(c.ccomp) > 0 || c.passive || c.cop >= 0 {
			continue
		}
		o := c.obj[0]
		if o < c.head || !r.upos(o, "PRON") || len(r.kids[o]) > 0 || !strings.Contains(r.lower([]int{o}), "sel") {
			continue
		}
		if slices.ContainsFunc(c.obls, func(o oblique) bool { return o.head > c.head && len(o.prep) > 0 && !r.timePhrase(o) }) {
			c.obj, c.self = nil, []int{o}
		} else {
			r.means[o] = -1
		}
	}
}
