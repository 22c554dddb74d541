package net

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/relata-kg/relata/extract/en/internal/mat"
)

// The parser chooses heads one by one and labels after them, so that nothing
// keeps it from giving one verb two subjects and the verb beside it none.
// Grammar knows better: the search below looks for the tree that is best by the
// scores of its arcs and labels less a price for each breach of a constraint.
// It begins with the best tree by scores alone and changes one or two words at
// a time, only those that a breach concerns, so that most sentences cost no
// more than the look. (Constraints with prices over a parser's own scores:
// Smith and Eisner 2008, "Dependency parsing by belief propagation"; here by
// local search, since breaches are few.)

// Prices of breaches, in natural logarithms of odds: about how much rarer each
// is in the treebanks than in the parser's own trees. The figures of the
// development set move by no more than 0.02 when one is halved or doubled.
const (
	priceTwoSubjects = 5   // two subjects of one word
	priceTwoObjects  = 5   // two direct objects of one word
	priceCoreCase    = 4   // a subject or object with a preposition
	priceNoSubject   = 3   // a finite dependent clause without a subject
	priceTornName    = 1.5 // a name with more than one word that hangs on words outside it
	priceNoCase      = 1   // an oblique or nominal modifier without a preposition
	priceCrossing    = 1   // a word whose arc crosses another
)

const (
	// priceSlack is how much more than the price of a breach a change may cost
	// to be tried: it may mend another one as well.
	priceSlack = 5
	// maxMoves is the number of changes tried for a breach, alone and in pairs.
	maxMoves = 24
	// maxRounds is the number of times that a sentence is changed.
	maxRounds = 8
	// maxWork is the number of words that may be looked at for one sentence,
	// some tens of milliseconds. Real sentences take a hundredth of it; what
	// runs on for hundreds of words without a full stop has breaches without
	// end.
	maxWork = 4 << 20
)

// role is what the constraints know of a label.
type role uint8

const (
	otherRole role = iota
	subject
	object
	indirect
	oblique // wants a preposition
	preposition
	expletive
	auxiliary
	dependent // a clause that wants a subject when it is finite
)

func roleOf(label string) role {
	base, sub, _ := strings.Cut(label, ":")
	switch base {
	case "nsubj", "csubj":
		if sub != "outer" {
			return subject
		}
	case "obj":
		return object
	case "iobj":
		return indirect
	case "obl", "nmod":
		if sub == "" {
			return oblique
		}
	case "case":
		return preposition
	case "expl":
		return expletive
	case "aux", "cop":
		return auxiliary
	case "ccomp", "acl", "advcl":
		return dependent
	}
	return otherRole
}

// breach is one way in which a tree goes against grammar.
type breach struct {
	price float32
	words [3]int // words that a change may concern, -1 for none
	adopt int    // a verb that wants a subject, or -1
}

// move gives a word another head and label.
type move struct {
	word, head, label int
	gain              float32 // by scores alone
}

// constrainer is the memory of the search in one sentence.
type constrainer struct {
	roles      []role // of the labels
	arcs       []float32
	upos, xpos []string
	names      []string // tags of names, as in Output
	heads      []int    // -1 for the root
	labels     []int
	score      func(dst []float32, i, h int) // sets dst to the scores of the labels of word i under head h
	logs       map[[2]int][]float32
	breaches   []breach
	around     []neighbours
	work       int // words looked at
}

// neighbours is what hangs on a word, -1 for nothing.
type neighbours struct {
	subject, object, preposition int
	expletive, finite            bool
}

func (c *constrainer) reset(labels []string) {
	c.roles = c.roles[:0]
	for _, l := range labels {
		c.roles = append(c.roles, roleOf(l))
	}
	c.logs = map[[2]int][]float32{}
}

// run changes heads and labels.
func (c *constrainer) run() {
	clear(c.logs)
	c.work = 0
	c.around = grow(c.around, len(c.heads))
	total := c.price(true)
	for round := 0; total > 0 && round < maxRounds && c.work <= maxWork; round++ {
		best, gain := []move(nil), float32(0)
		for _, b := range slices.Clone(c.breaches) {
			list := c.moves(b)
			for x, a := range list {
				if c.work > maxWork {
					break
				}
				undo := c.apply(a)
				if g := a.gain + total - c.priceOfTree(); g > gain {
					best, gain = []move{a}, g
				}
				for _, z := range list[x+1:] {
					if z.word == a.word || a.gain+z.gain+total <= gain {
						continue
					}
					again := c.apply(z)
					if g := a.gain + z.gain + total - c.priceOfTree(); g > gain {
						best, gain = []move{a, z}, g
					}
					c.apply(again)
				}
				c.apply(undo)
			}
		}
		// Less is a matter of rounding.
		if gain < 1e-3 {
			return
		}
		for _, m := range best {
			c.apply(m)
		}
		total = c.price(true)
	}
}

// apply makes a move and returns the one that takes it back.
func (c *constrainer) apply(m move) move {
	undo := move{m.word, c.heads[m.word], c.labels[m.word], -m.gain}
	c.heads[m.word], c.labels[m.word] = m.head, m.label
	return undo
}

// priceOfTree is the price of all breaches, beyond measure if the heads make
// no tree.
func (c *constrainer) priceOfTree() float32 {
	c.work += len(c.heads)
	if !isTree(c.heads) {
		return math.MaxFloat32
	}
	return c.price(false)
}

// price is the price of all breaches; it lists them if asked.
func (c *constrainer) price(list bool) float32 {
	c.breaches = c.breaches[:0]
	var sum float32
	add := func(price float32, adopt, a, b, d int) {
		sum += price
		if list {
			c.breaches = append(c.breaches, breach{price, [3]int{a, b, d}, adopt})
		}
	}
	for i := range c.heads {
		c.around[i] = neighbours{-1, -1, -1, false, c.upos[i] == "VERB" && hasTense(c.xpos[i])}
	}
	for i, h := range c.heads {
		if h < 0 {
			continue
		}
		switch c.roles[c.labels[i]] {
		case preposition:
			if c.xpos[i] != "POS" {
				c.around[h].preposition = i
			}
		case expletive:
			c.around[h].expletive = true
		case auxiliary:
			c.around[h].finite = c.around[h].finite || hasTense(c.xpos[i])
		}
	}
	for i, h := range c.heads {
		if h < 0 {
			continue
		}
		own, up := &c.around[i], &c.around[h]
		r := c.roles[c.labels[i]]
		switch r {
		case subject:
			if up.subject >= 0 {
				add(priceTwoSubjects, -1, up.subject, i, h)
			}
			up.subject = i
		case object:
			if up.object >= 0 {
				add(priceTwoObjects, -1, up.object, i, h)
			}
			up.object = i
		case oblique:
			if own.preposition < 0 {
				add(priceNoCase, -1, i, h, -1)
			}
		}
		if own.preposition >= 0 && (r == subject || r == object || r == indirect) {
			add(priceCoreCase, -1, i, own.preposition, h)
		}
		a, b := min(i, h), max(i, h)
		for j := a + 1; j < b; j++ {
			if g := c.heads[j]; g < a || g > b {
				add(priceCrossing, -1, i, j, h)
				break
			}
		}
	}
	for i := 0; i < len(c.names); i++ {
		if !strings.HasPrefix(c.names[i], "B-") {
			continue
		}
		from, out := i, -1
		for ; i+1 < len(c.names) && strings.HasPrefix(c.names[i+1], "I-"); i++ {
		}
		for k := from; k <= i; k++ {
			if h := c.heads[k]; h < from || h > i {
				if out >= 0 {
					add(priceTornName, -1, out, k, h)
				}
				out = k
			}
		}
	}
	for i, h := range c.heads {
		if n := c.around[i]; h >= 0 && c.roles[c.labels[i]] == dependent && n.finite && n.subject < 0 && !n.expletive {
			add(priceNoSubject, i, i, h, -1)
		}
	}
	return sum
}

func hasTense(xpos string) bool {
	return xpos == "VBD" || xpos == "VBZ" || xpos == "VBP" || xpos == "MD"
}

// moves lists changes that may mend a breach, the cheapest first.
func (c *constrainer) moves(b breach) []move {
	floor := -b.price - priceSlack
	var list []move
	try := func(i, h int, want func(label int) bool) {
		old := c.value(i, c.heads[i], c.labels[i])
		arc := c.arc(i, h)
		if arc-old < floor {
			return
		}
		for l, p := range c.logLabels(i, h) {
			if g := arc + p - old; g >= floor && l > 0 && (h != c.heads[i] || l != c.labels[i]) && want(l) {
				list = append(list, move{i, h, l, g})
			}
		}
	}
	for _, i := range b.words {
		if i < 0 || c.heads[i] < 0 {
			continue
		}
		for h := range c.heads {
			if h != i {
				try(i, h, func(int) bool { return true })
			}
		}
	}
	if b.adopt >= 0 {
		for i, h := range c.heads {
			if h >= 0 && i != b.adopt && !slices.Contains(b.words[:], i) {
				try(i, b.adopt, func(l int) bool { return c.roles[l] == subject })
			}
		}
	}
	slices.SortStableFunc(list, func(a, b move) int { return cmp.Compare(b.gain, a.gain) })
	return list[:min(len(list), maxMoves)]
}

// arc is the score of an arc.
func (c *constrainer) arc(i, h int) float32 { return c.arcs[i*(len(c.heads)+1)+h+1] }

// value is the score of an arc with its label; differences of values of one
// word are logarithms of odds.
func (c *constrainer) value(i, h, label int) float32 { return c.arc(i, h) + c.logLabels(i, h)[label] }

// logLabels are the logarithms of the probabilities of the labels of word i
// under head h, a word. Label 0, which is the root's, has no part in it.
func (c *constrainer) logLabels(i, h int) []float32 {
	k := [2]int{i, h}
	if x, ok := c.logs[k]; ok {
		return x
	}
	x := make([]float32, len(c.roles))
	c.score(x, i, h)
	top := x[1+argmax(x[1:])]
	var sum float32
	for _, v := range x[1:] {
		sum += mat.Exp(v - top)
	}
	z := top + float32(math.Log(float64(sum)))
	for j := range x {
		x[j] -= z
	}
	c.logs[k] = x
	return x
}
