package claims

// Rule is one way to read claims out of a tree. Its name, or a name that
// begins with it, stands on the evidence that it makes.
type Rule struct {
	Name string
	// Doc is the grammar that the rule reads, with an example.
	Doc string

	clause func(r *reader, i int)
	token  func(r *reader, i int)
}

// Rules lists the rules in the order they are tried. Of two that would say the
// same of the same words the first wins.
func Rules() []Rule { return append([]Rule{}, rules...) }

var rules = []Rule{
	{
		Name: "event+between",
		Doc: `The parties of an event that is held: "Talks were held between A and B in Geneva, and the second round took place
between C and D" is A, talks with, B; C, round with, D.`,
		clause: func(r *reader, i int) {
			if c := &r.clauses[i]; !c.taken && r.heldClaims(i) {
				c.taken = true // the verb adds nothing
			}
		},
	},
	{
		Name: "verb",
		Doc: `A verb with its subject. With an object the claim is subject, verb, object ("Iran backed the forces": verb+obj);
a light verb takes its noun into the relation ("held talks with leaders": light); without object the most telling oblique
stands for it and its preposition joins the relation ("arrived in Algeria": verb+obl:in; "was shot by troops":
passive+agent; "offered by A to B" also joins A and B: passive+agent+obl:to); a named recipient has a claim of its own ("sent a letter to Dunford": verb+obj+obl:to); verbs of becoming
read like a copula ("became president of Iran": verb+complement:of); "A and B met" pairs its subjects (verb+symmetric).
Infinitives without an object between join their verb ("sought to keep the channel private"); a gerund without object is
one itself ("stopped eating": verb+gerund). What is allowed or caused stands with its doer ("allows members to return":
verb+obj+inf), what a clause happened after or before stands as object ("came hours after the monitors left": verb+advcl), and
so does the place that a relative clause starts from ("the mine where they are trapped": verb+where). A clause that a preposition leads to stands as object ("depends on whether it
pays": verb+led). A refused event is denied ("declined comment on the report": refused:on). What somebody is named or taken for
is said of them ("identified the men as A and B": naming). Who serves as something is it ("served as secretary of the party":
verb+as:of).`,
		clause: func(r *reader, i int) {
			c := &r.clauses[i]
			if c.taken || c.attrib || c.cop >= 0 || !r.upos(c.head, "VERB", "AUX") {
				return
			}
			if r.kid(c.head, "expl") >= 0 && r.lem[c.head] == "be" {
				return
			}
			if !letters(r.tok[c.head].Form) {
				return
			}
			if m := r.name[c.head]; m >= 0 && r.d.Mentions[m].Last-r.d.Mentions[m].First > 2 {
				return // a word of a name: "Committee to Protect Journalists"
			}
			if _, modal := modals[r.lem[c.head]]; modal && r.upos(c.head, "AUX") {
				return // "as best as I can": an ellipsis
			}
			r.verbClaims(i)
		},
	},
	{
		Name: "cop",
		Doc: `A copula. A noun with a complement gives the relation its words ("Lugar is chairman of the committee": cop:of), a
bare one is the object ("Lent is a season"); an adjective takes its preposition ("are separate from the prisons":
cop+adj:from) or its infinitive ("is small enough to fit into a wallet": cop+adj+inf); a phrase with preposition states where or how something is ("is in good health": cop+prep:in).`,
		clause: func(r *reader, i int) {
			c := &r.clauses[i]
			if c.attrib || r.upos(c.head, "VERB", "AUX") && c.cop < 0 || c.taken && !r.upos(c.head, "NOUN") {
				return
			}
			if c.cop < 0 && len(c.subj) == 0 {
				return
			}
			if c.cop < 0 && c.link == "conj" && c.parent >= 0 && r.clauses[c.parent].cop >= 0 {
				c.cop = r.clauses[c.parent].cop
			}
			r.copulaClaims(i)
		},
	},
	{
		Name: "exist",
		Doc:  `An existential: "There were clashes in the town" is clashes, were in, town.`,
		clause: func(r *reader, i int) {
			if c := &r.clauses[i]; r.lem[c.head] == "be" && r.kid(c.head, "expl") >= 0 && !c.taken {
				r.existential(i)
			}
		},
	},
	{
		Name: "title",
		Doc: `The words before a person's name: "Russian Deputy Foreign Minister Sergei Vershinin" is Deputy Foreign Minister of
Russian (title:of); "singer Harry Connick Jr." is singer (title), "Frenchman Michel Lacroix" is Frenchman. Courtesy titles and ranks say nothing.`,
		token: func(r *reader, i int) {
			if m, ok := r.nameAt(i); ok && m.Class == "Person" {
				r.titles(m)
			}
		},
	},
	{
		Name: "appos",
		Doc: `Two phrases side by side: "Dunford, chairman of the Joint Chiefs" (appos:of), "a senior U.S. senator, Richard Lugar";
between places it is place-in-place ("Deraa, Syria"), between a name and its short form appos:name.`,
		token: func(r *reader, i int) {
			if h := r.head[i]; h >= 0 && r.is(i, "appos") {
				r.apposition(h, i)
			}
		},
	},
	{
		Name:  "poss",
		Doc:   `A name with a possessor: "VOA's Susy Tekunan" (poss:is-of), "Baghdad's Green Zone" (poss:place).`,
		token: func(r *reader, i int) { r.possession(i) },
	},
	{
		Name:  "place-in-place",
		Doc:   `A place after the place it lies in: "Guantanamo Bay, Cuba" is in Cuba.`,
		token: func(r *reader, i int) { r.adjacentPlace(i) },
	},
	{
		Name:  "kind",
		Doc:   `A noun for a kind of place before "of" and the name: "Iraq's holy city of Karbala" is holy city of Iraq (kind:of).`,
		token: func(r *reader, i int) { r.kindClaims(i) },
	},
	{
		Name:  "direction",
		Doc:   `Points of the compass: "a town north of Baquba" is north of Baquba.`,
		token: func(r *reader, i int) { r.direction(i) },
	},
	{
		Name:  "compound",
		Doc:   `A participle written together with its agent or place: "U.S.-backed forces" (U.S. backed forces), "Norway-based company" (compound:based), "al-Qaida-linked fighters" (compound:to).`,
		token: func(r *reader, i int) { r.compound(i) },
	},
	{
		Name: "noun",
		Doc: `What hangs on a noun. An event with its doer and participants ("a July 19 letter by Gerasimov to Dunford",
"Iran's suspension of its program": event+of; "talks between A and B": event+between); where a thing is ("the mosque in Dera
Ismail Khan": noun+in); what an event is directed at ("an investigation into the funds": noun+into). Who comes to talks has them ("travelled to Oslo for
talks with Moe": Lund, talks with, Moe). Whom somebody speaks for ("a spokesman for the bank": noun+role:for), where somebody is
from ("Medina of Spain": noun+of), what something is worth ("a compact worth $5 million": noun+worth).`,
		token: func(r *reader, i int) {
			if r.upos(i, "NOUN", "PROPN") && r.time[i] < 0 {
				r.nounClaims(i)
			}
		},
	},
	{
		Name: "group",
		Doc: `A mention of several together ("both generals", "they" after "A and B"): what they do is a claim for each of
them, what they do with each other a claim for each two. The claims keep the name of the rule that made them.`,
		token: func(r *reader, i int) { r.members(i) },
	},
}
