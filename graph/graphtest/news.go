package graphtest

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/relata-kg/relata/schema"
)

// News makes n news articles, one after another, and keeps none of them. The
// same n and seed give the same articles, and the first of a longer run are
// those of a shorter one.
//
// They are made to be as hard on the graph as real news: articles tell of
// stories, old stories are told again the more often they were told before
// (Simon 1955), so that few people are named often and most seldom, and the
// names known grow with the number of articles; surnames are shared; people go
// by their surname alone in some articles and by another spelling in others,
// bodies by the letters of their name; who leads what is said again and again;
// some articles are copies of another.
func News(n int, seed uint64) iter.Seq[schema.Reading] {
	return func(yield func(schema.Reading) bool) {
		w := &world{rnd: rand.New(rand.NewPCG(seed, 3))}
		var r schema.Reading
		for i := range n {
			if i > 0 && w.rnd.IntN(20) == 0 {
				b := Builder{R: r}
				b.R.Doc.Source, b.R.Doc.Publisher = fmt.Sprintf("news-%06d.txt", i), "Copy"
				r = b.Reading()
			} else {
				r = w.article(i)
			}
			if !yield(r) {
				return
			}
		}
	}
}

type person struct{ first, last, also string }

type body struct{ name, letters string }

// story is what several articles are about.
type story struct {
	people    []int
	bodies    []int
	city      int
	countries [2]string
	heads     []int // the person who leads the body of the same place
}

type world struct {
	rnd    *rand.Rand
	people []person
	bodies []body
	cities []string
	// The draws so far: to draw from them is to draw the known the more often
	// the better known it is.
	drawnPeople, drawnBodies, drawnCities, drawnSurnames, told []int

	surnames []string
	stories  []story
}

var (
	onsets  = strings.Fields("B Br D Dal F G Gor H J K Kal L M Mar N Or P R S Sel T Tor V Var W Y Z Zam")
	middles = strings.Fields("a e i o u an el or ir en am ol us ad er")
	codas   = strings.Fields("bin ber dan den dov fel gan kov las len lin man mar min nik nov ra ren rick sen ski son tan ter tov va ven vic wick zan")
	firsts  = []person{{first: "Anna"}, {first: "Peter"}, {first: "Maria"}, {first: "Omar"}, {first: "Ivan"}, {first: "Jane"}, {first: "Viktor"}, {first: "Lena"},
		{first: "Mohammed", also: "Muhammad"}, {first: "Hussein", also: "Husain"}, {first: "Yousef", also: "Yusef"}, {first: "David"}, {first: "Laura"}, {first: "Samir"},
		{first: "Helen"}, {first: "Carlos"}, {first: "Nadia"}, {first: "Thomas"}, {first: "Elena"}, {first: "George"}}
	fields    = strings.Fields("Harbour Energy Water Railway Health Border Forest Grain Defence Trade Science Housing Mining Customs Aviation")
	kinds     = strings.Fields("Authority Council Ministry Agency Union Institute Company Commission Bank Board")
	countries = strings.Fields("Syria Russia Turkey France Germany Iran Jordan Egypt Poland Japan India Brazil Kenya Norway Chile")
	days      = strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
	matters   = []string{"the price of grain", "a new border crossing", "the rules for ships", "unpaid wages", "a shared power line", "the return of families", "cuts to the budget", "an old dam"}
)

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// again draws something known, or makes something new with the given chance.
func (w *world) again(drawn *[]int, chance float64, fresh func() int) int {
	k := 0
	if len(*drawn) == 0 || w.rnd.Float64() < chance {
		k = fresh()
	} else {
		k = pick(w.rnd, *drawn)
	}
	*drawn = append(*drawn, k)
	return k
}

func (w *world) coin() string {
	name := pick(w.rnd, onsets) + pick(w.rnd, middles) + pick(w.rnd, codas)
	if w.rnd.IntN(2) == 0 {
		name = pick(w.rnd, onsets) + pick(w.rnd, middles) + strings.ToLower(pick(w.rnd, onsets)) + pick(w.rnd, middles) + pick(w.rnd, codas)
	}
	return name
}

func (w *world) person() int {
	return w.again(&w.drawnPeople, 0.35, func() int {
		last := w.again(&w.drawnSurnames, 0.5, func() int {
			w.surnames = append(w.surnames, w.coin())
			return len(w.surnames) - 1
		})
		p := pick(w.rnd, firsts)
		p.last = w.surnames[last]
		w.people = append(w.people, p)
		return len(w.people) - 1
	})
}

func (w *world) body() int {
	return w.again(&w.drawnBodies, 0.25, func() int {
		b := body{name: w.coin() + " " + pick(w.rnd, fields) + " " + pick(w.rnd, kinds)}
		for _, word := range strings.Fields(b.name) {
			b.letters += word[:1]
		}
		w.bodies = append(w.bodies, b)
		return len(w.bodies) - 1
	})
}

func (w *world) city() int {
	return w.again(&w.drawnCities, 0.1, func() int {
		w.cities = append(w.cities, w.coin()+pick(w.rnd, []string{"ville", "burg", "stad", " Bay"}))
		return len(w.cities) - 1
	})
}

func (w *world) story() int {
	return w.again(&w.told, 0.4, func() int {
		s := story{city: w.city(), countries: [2]string{pick(w.rnd, countries), pick(w.rnd, countries)}}
		for n := 3 + w.rnd.IntN(3); len(s.people) < n; {
			if p := w.person(); !slices.Contains(s.people, p) {
				s.people = append(s.people, p)
			}
		}
		for i := range 2 {
			s.bodies = append(s.bodies, w.body())
			s.heads = append(s.heads, s.people[i])
		}
		w.stories = append(w.stories, s)
		return len(w.stories) - 1
	})
}

// cast is how one article calls those of its story.
type cast struct {
	w    *world
	b    *Builder
	said map[string]bool
	// short and other are the people of the article who go by their surname
	// and by another spelling; letters the bodies that go by their letters.
	short, other, letters map[int]bool
}

// name is how the article calls a person: in full the first time, then by the
// surname, the entity being the same.
func (c *cast) name(p int) (words, label string) {
	x := c.w.people[p]
	first := x.first
	if c.other[p] && x.also != "" {
		first = x.also
	}
	label = first + " " + x.last
	if c.short[p] {
		label = x.last
	}
	if c.said[label] {
		return x.last, label
	}
	c.said[label] = true
	return label, label
}

func (c *cast) body(k int) (words, label string) {
	x := c.w.bodies[k]
	switch {
	case c.letters[k]:
		return x.letters, x.letters
	case c.said[x.name]:
		return "the " + x.name, x.name
	}
	c.said[x.name] = true
	return "the " + x.name + " (" + x.letters + ")", x.name
}

func (w *world) article(i int) schema.Reading {
	rnd := w.rnd
	k := w.story()
	s := w.stories[k]
	b := New(fmt.Sprintf("news-%06d.txt", i))
	b.R.Doc.Title = fmt.Sprintf("Story %d from %s", k, w.cities[s.city])
	b.R.Doc.Date, b.R.Doc.DateFrom = fmt.Sprintf("20%02d-%02d-%02d", 10+i%10, 1+i%12, 1+i%28), "stated"
	b.R.Doc.Publisher = fmt.Sprintf("Paper %d", rnd.IntN(40))
	c := &cast{w: w, b: b, said: map[string]bool{}, short: map[int]bool{}, other: map[int]bool{}, letters: map[int]bool{}}
	surnames := map[string]int{}
	for _, p := range s.people {
		surnames[w.people[p].last]++
	}
	for _, p := range s.people {
		c.short[p] = rnd.IntN(12) == 0 && surnames[w.people[p].last] == 1
		c.other[p] = rnd.IntN(8) == 0
	}
	for _, k := range s.bodies {
		c.letters[k] = rnd.IntN(12) == 0
	}
	for j := range 4 + rnd.IntN(5) {
		c.sentence(j, s)
	}
	return b.Reading()
}

// sentence writes one sentence and what it claims.
func (c *cast) sentence(j int, s story) {
	w, b, rnd := c.w, c.b, c.w.rnd
	gap := " "
	if j == 0 {
		gap = ""
	}
	who, whom := 0, 1
	if j > 0 {
		who = rnd.IntN(len(s.people))
		whom = (who + 1 + rnd.IntN(len(s.people)-1)) % len(s.people)
	}
	at := rnd.IntN(2)
	day, city, matter := pick(rnd, days), w.cities[s.city], pick(rnd, matters)
	node := func(n int, words, label string, class schema.Class, aliases ...string) schema.Node {
		if i := strings.Index(words, " ("); i >= 0 {
			words = words[:i]
		}
		return b.Entity(n, words, label, class, aliases...)
	}
	finish := func(e *schema.Evidence, n int, said bool) {
		e.When = &schema.When{Start: b.R.Doc.Date, End: b.R.Doc.Date, Text: day, Span: b.Words(n, day)}
		where := b.Entity(n, city, city, schema.City)
		e.Where, e.Tense, e.Rule, e.Confidence = &where, "past", "verb+obj", 0.5+float64(rnd.IntN(50))/100
		if said {
			e.SaidBy = []schema.Node{b.Literal(n, "a spokesman")}
		}
	}
	switch kind := rnd.IntN(6); {
	case j == 0 || kind == 0:
		// Who leads what, and whom they met.
		p, body := s.heads[at], s.bodies[at]
		if p == s.people[whom] {
			whom = (whom + 1) % len(s.people)
		}
		pw, pl := c.name(p)
		bw, bl := c.body(body)
		qw, ql := c.name(s.people[whom])
		n := b.Sentence(gap, fmt.Sprintf("%s, the head of %s, met %s in %s on %s to discuss %s.", pw, bw, qw, city, day, matter))
		x, y := node(n, pw, pl, schema.Person), node(n, bw, bl, schema.Organization, c.aliases(body)...)
		z := node(n, qw, ql, schema.Person)
		e := b.Claim(n, x, "rel:leads", "head of", y)
		e.Rule, e.Confidence = "appos", 0.9
		if pl == ql {
			return
		}
		e = b.Claim(n, x, "rel:meets", "met", z)
		e.Claim.Event = "CONSULT"
		finish(e, n, false)
	case kind == 1:
		bw, bl := c.body(s.bodies[at])
		n := b.Sentence(gap, fmt.Sprintf("%s accused %s in %s on %s of ignoring %s, a spokesman said.", s.countries[0], bw, city, day, matter))
		e := b.Claim(n, node(n, s.countries[0], s.countries[0], schema.Country), "rel:accuse", "accused", node(n, bw, bl, schema.Organization, c.aliases(s.bodies[at])...))
		e.Claim.Event = "ACCUSE"
		finish(e, n, true)
	case kind == 2:
		pw, pl := c.name(s.people[who])
		n := b.Sentence(gap, fmt.Sprintf("%s did not sign the agreement with %s in %s on %s.", pw, s.countries[1], city, day))
		e := b.Claim(n, node(n, pw, pl, schema.Person), "rel:sign_agreement_with", "did not sign the agreement with", node(n, s.countries[1], s.countries[1], schema.Country))
		e.Claim.Negated = rnd.IntN(3) > 0 // readers err
		finish(e, n, false)
	case kind == 3:
		bw, bl := c.body(s.bodies[at])
		n := b.Sentence(gap, fmt.Sprintf("On %s %s may open %d offices in %s.", day, bw, 2+rnd.IntN(40), city))
		e := b.Claim(n, node(n, bw, bl, schema.Organization, c.aliases(s.bodies[at])...), "rel:open", "open", schema.Node{})
		e.Modality = schema.Possible
		finish(e, n, false)
	case kind == 4:
		pw, pl := c.name(s.people[who])
		qw, ql := c.name(s.people[whom])
		n := b.Sentence(gap, fmt.Sprintf("%s praised %s in %s on %s for the talks about %s, a spokesman said.", pw, qw, city, day, matter))
		if pl == ql {
			return
		}
		x, y := node(n, pw, pl, schema.Person), node(n, qw, ql, schema.Person)
		e := b.Claim(n, x, "rel:praise", "praised", y)
		e.Args = []schema.Arg{{Role: "for", Node: b.Literal(n, "the talks")}}
		finish(e, n, true)
	default:
		pw, pl := c.name(s.people[who])
		n := b.Sentence(gap, fmt.Sprintf("%s bought %d tonnes of wheat from %s on %s, %s told reporters in %s.", s.countries[0], 100+rnd.IntN(90000), s.countries[1], day, pw, city))
		x, y := node(n, s.countries[0], s.countries[0], schema.Country), node(n, s.countries[1], s.countries[1], schema.Country)
		e := b.Claim(n, x, "rel:buy_from", "bought", y)
		finish(e, n, false)
		e.SaidBy = []schema.Node{node(n, pw, pl, schema.Person)}
	}
}

func (c *cast) aliases(k int) []string {
	if c.letters[k] {
		return nil
	}
	return []string{c.w.bodies[k].letters}
}
