// Package resolve finds out which entities of different documents are one.
//
// A reading names its entities from its document alone. Over many documents
// that leaves a man as two nodes where one text gives only his surname, or
// writes Mohammed for Muhammad. Resolution looks at all documents together. Its
// outcome is a pure function of what they hold and of what the user has
// declared to be two, so that it does not depend on the order of reading;
// every document keeps the names its reading gave, so that every merge can be
// told, with its reason, and undone.
//
// Entities of one document are never merged here: the reading saw them side by
// side and kept them apart.
package resolve

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/schema"
)

// Merge says that what documents read as From is the entity Into.
type Merge struct {
	From, Into string
	// Docs are the documents it holds for, nil for all.
	Docs []string
	// Reason says why, in words: "spelling of Muhammad Ali".
	Reason string
}

// Plan is the outcome of resolution.
type Plan struct {
	Merges []Merge
	// docs holds the renaming of every document whose present names differ
	// from the plan.
	docs map[string]map[string]graph.Renaming
}

// Changed is the number of documents whose entities get other names.
func (p *Plan) Changed() int { return len(p.docs) }

// Run resolves the entities of the graph: it works out the plan and brings the
// documents in line with it.
func Run(ctx context.Context, st graph.Store) (*Plan, error) {
	held, err := graph.Holdings(ctx, st)
	if err != nil {
		return nil, err
	}
	apart, err := graph.Different(ctx, st)
	if err != nil {
		return nil, err
	}
	p := plan(held, apart)
	if len(p.docs) == 0 {
		return p, nil
	}
	return p, graph.Rename(ctx, st, p.docs)
}

// Read works the plan out without changing the graph.
func Read(ctx context.Context, st graph.Store) (*Plan, error) {
	held, err := graph.Holdings(ctx, st)
	if err != nil {
		return nil, err
	}
	apart, err := graph.Different(ctx, st)
	if err != nil {
		return nil, err
	}
	return plan(held, apart), nil
}

// node is an entity as readings name it, over all documents.
type node struct {
	id      string
	label   string
	class   schema.Class
	docs    map[string]bool
	aliases map[string]bool
	sameAs  map[string]bool
	labels  map[string]int
	classes map[schema.Class]int
	words   []string // of the label, folded
}

// plan merges, in this order: spellings of a full name; a full name and the
// same with middle names; names that one document gives as another name of what
// a second calls only so; surnames.
func plan(held []graph.Held, apart map[[2]string]bool) *Plan {
	nodes := gather(held)
	r := &resolver{nodes: nodes, apart: apart, parent: map[string]string{}, reason: map[string]string{}, byDoc: map[string][]string{}, company: map[string]map[string]bool{}}
	for _, id := range slices.Sorted(maps.Keys(nodes)) {
		for d := range nodes[id].docs {
			r.byDoc[d] = append(r.byDoc[d], id)
		}
	}
	r.spellings()
	r.middleNames()
	r.otherNames()
	local := r.shortNames()

	p := &Plan{docs: map[string]map[string]graph.Renaming{}}
	for _, id := range slices.Sorted(maps.Keys(nodes)) {
		if root := r.find(id); root != id {
			p.Merges = append(p.Merges, Merge{From: id, Into: root, Reason: r.reason[id]})
		}
	}
	p.Merges = append(p.Merges, local...)
	byDoc := map[[2]string]Merge{}
	for _, m := range local {
		for _, d := range m.Docs {
			byDoc[[2]string{d, m.From}] = m
		}
	}
	for _, h := range held {
		want := graph.Renaming{To: r.find(h.ReadAs), Reason: r.reason[h.ReadAs]}
		if want.To == h.ReadAs {
			want.Reason = ""
		}
		if m, ok := byDoc[[2]string{h.Doc, h.ReadAs}]; ok {
			want = graph.Renaming{To: m.Into, Reason: m.Reason}
		}
		if want.To == h.Entity {
			continue
		}
		if p.docs[h.Doc] == nil {
			p.docs[h.Doc] = map[string]graph.Renaming{}
		}
		p.docs[h.Doc][h.ReadAs] = want
	}
	return p
}

// gather adds up what documents hold of each entity. Descriptions that only
// mean something within their document are left out.
func gather(held []graph.Held) map[string]*node {
	nodes := map[string]*node{}
	for _, h := range held {
		if ofDocument(h.ReadAs, h.Doc) && !name(h.Label) {
			continue
		}
		n := nodes[h.ReadAs]
		if n == nil {
			n = &node{id: h.ReadAs, docs: map[string]bool{}, aliases: map[string]bool{}, sameAs: map[string]bool{}, labels: map[string]int{}, classes: map[schema.Class]int{}}
			nodes[h.ReadAs] = n
		}
		n.docs[h.Doc] = true
		n.labels[h.Label]++
		n.classes[h.Class]++
		for _, a := range h.Aliases {
			n.aliases[a] = true
		}
		for _, s := range h.SameAs {
			n.sameAs[s] = true
		}
	}
	for _, n := range nodes {
		n.label = most(n.labels)
		n.class = most(n.classes)
		n.words = fold(n.label)
	}
	return nodes
}

// ofDocument tells whether an ID is that of a description, which readings end
// in the first six characters of the document's hash.
func ofDocument(id, doc string) bool {
	hash := strings.TrimPrefix(doc, "doc:")
	return len(hash) >= 6 && strings.HasSuffix(id, "_"+hash[:6])
}

// name tells whether every word of a label has a capital, as names have and
// descriptions have not.
func name(label string) bool {
	for _, w := range strings.Fields(label) {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return false
		}
	}
	return label != ""
}

func most[K cmp.Ordered](m map[K]int) K {
	var best K
	n := 0
	for _, k := range slices.Sorted(maps.Keys(m)) {
		if m[k] > n {
			best, n = k, m[k]
		}
	}
	return best
}

type resolver struct {
	nodes  map[string]*node
	apart  map[[2]string]bool
	parent map[string]string
	reason map[string]string
	byDoc  map[string][]string
	// company is remembered for the namesakes asked about; no merge happens
	// after the first question.
	company map[string]map[string]bool
}

func (r *resolver) find(id string) string {
	for {
		p, ok := r.parent[id]
		if !ok {
			return id
		}
		id = p
	}
}

// merge makes one of two entities where nothing speaks against it: a document
// that holds both, two addresses elsewhere, classes that exclude one another,
// or the user. The better known stands.
func (r *resolver) merge(a, b, reason string) {
	a, b = r.find(a), r.find(b)
	if a == b || !r.compatible(a, b) {
		return
	}
	x, y := r.nodes[a], r.nodes[b]
	if better(y, x) {
		x, y = y, x
	}
	r.parent[y.id] = x.id
	r.reason[y.id] = reason + " " + x.label
	for d := range y.docs {
		x.docs[d] = true
	}
	for s := range y.sameAs {
		x.sameAs[s] = true
	}
	for s := range y.aliases {
		x.aliases[s] = true
	}
	x.aliases[y.label] = true
}

func (r *resolver) compatible(a, b string) bool {
	x, y := r.nodes[a], r.nodes[b]
	if x.class != y.class || r.apart[[2]string{a, b}] {
		return false
	}
	if len(x.sameAs) > 0 && len(y.sameAs) > 0 && !overlap(x.sameAs, y.sameAs) {
		return false
	}
	for id := range r.nodes[a].merged(r) {
		for other := range r.nodes[b].merged(r) {
			if r.apart[[2]string{id, other}] {
				return false
			}
		}
	}
	return !overlap(x.docs, y.docs)
}

// merged yields the entity and those that are asked about by name alone; kept
// small, since declarations are rare.
func (n *node) merged(r *resolver) map[string]bool {
	out := map[string]bool{n.id: true}
	if len(r.apart) == 0 {
		return out
	}
	for id := range r.parent {
		if r.find(id) == n.id {
			out[id] = true
		}
	}
	return out
}

func overlap[V any](a, b map[string]V) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for k := range a {
		if _, ok := b[k]; ok {
			return true
		}
	}
	return false
}

// better tells whether a is the better node to keep: one with an address
// elsewhere, then the fuller name, then the one of more documents.
func better(a, b *node) bool {
	return cmp.Or(
		cmp.Compare(len(b.sameAs), len(a.sameAs)),
		cmp.Compare(len(b.words), len(a.words)),
		cmp.Compare(len(b.docs), len(a.docs)),
		cmp.Compare(a.id, b.id),
	) < 0
}

// groups lists the entities of a class by a key, those with an empty key left
// out, in the order of the keys.
func (r *resolver) groups(key func(*node) string) [][]*node {
	by := map[string][]*node{}
	for _, id := range slices.Sorted(maps.Keys(r.nodes)) {
		if _, gone := r.parent[id]; gone {
			continue
		}
		if k := key(r.nodes[id]); k != "" {
			by[k] = append(by[k], r.nodes[id])
		}
	}
	var out [][]*node
	for _, k := range slices.Sorted(maps.Keys(by)) {
		if len(by[k]) > 1 {
			out = append(out, by[k])
		}
	}
	return out
}

// spellings merges full names of people and bodies that differ in their
// spelling alone: Mohammed and Muhammad, al-Assad and Al Asad.
func (r *resolver) spellings() {
	for _, g := range r.groups(func(n *node) string {
		if len(n.words) < 2 || n.class != schema.Person && n.class != schema.Organization {
			return ""
		}
		return string(n.class) + " " + strings.Join(n.words, " ")
	}) {
		slices.SortStableFunc(g, order)
		for _, n := range g[1:] {
			r.merge(g[0].id, n.id, "spelling of")
		}
	}
}

func order(a, b *node) int {
	switch {
	case better(a, b):
		return -1
	case better(b, a):
		return 1
	}
	return 0
}

// middleNames merges a person's name with the same and more between first and
// last name, where only one such name is known.
func (r *resolver) middleNames() {
	for _, g := range r.groups(func(n *node) string {
		if n.class != schema.Person || len(n.words) < 2 || generation(n.words[len(n.words)-1]) {
			return ""
		}
		return n.words[0] + " " + n.words[len(n.words)-1]
	}) {
		var short *node
		var long []*node
		for _, n := range g {
			if len(n.words) == 2 {
				short = n
			} else {
				long = append(long, n)
			}
		}
		if short != nil && len(long) == 1 {
			r.merge(short.id, long[0].id, "with middle name")
		}
	}
}

// generation tells whether a word behind a name sets a person apart from a
// forebear of the same name.
func generation(w string) bool {
	switch w {
	case "jr", "sr", "ii", "iii", "iv":
		return true
	}
	return false
}

// otherNames merges a body that one document calls by a name with the only one
// that other documents give that name to: the SDF and the Syrian Democratic
// Forces (SDF).
func (r *resolver) otherNames() {
	by := map[string][]*node{}
	for _, id := range slices.Sorted(maps.Keys(r.nodes)) {
		n := r.nodes[id]
		if _, gone := r.parent[id]; gone || n.class != schema.Organization {
			continue
		}
		for _, a := range slices.Sorted(maps.Keys(n.aliases)) {
			if k := strings.Join(fold(a), " "); k != "" && k != strings.Join(n.words, " ") {
				if l := by[k]; len(l) == 0 || l[len(l)-1] != n {
					by[k] = append(by[k], n)
				}
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.nodes)) {
		n := r.nodes[id]
		if _, gone := r.parent[id]; gone || n.class != schema.Organization {
			continue
		}
		if owners := by[strings.Join(n.words, " ")]; len(owners) == 1 && owners[0] != n {
			r.merge(owners[0].id, n.id, "another name of")
		}
	}
}

// shortNames takes a person of whom a document gives one name only for the
// person of that surname who fits the document, and a body called by the first
// word of its name likewise: one who is mentioned elsewhere together with
// others that this document mentions, more than any namesake. It holds for the
// document alone, since the same surname may mean another man in the next.
func (r *resolver) shortNames() []Merge {
	full := map[string][]*node{}
	for _, id := range slices.Sorted(maps.Keys(r.nodes)) {
		n := r.nodes[id]
		if _, gone := r.parent[id]; gone || len(n.words) < 2 {
			continue
		}
		switch last := n.words[len(n.words)-1]; {
		case n.class == schema.Person && !generation(last):
			full["person "+last] = append(full["person "+last], n)
		case n.class == schema.Organization:
			full["body "+n.words[0]] = append(full["body "+n.words[0]], n)
		}
	}
	var out []Merge
	for _, id := range slices.Sorted(maps.Keys(r.nodes)) {
		n := r.nodes[id]
		if _, gone := r.parent[id]; gone || len(n.words) != 1 || len(n.sameAs) > 0 {
			continue
		}
		var namesakes []*node
		reason := "surname of "
		switch n.class {
		case schema.Person:
			namesakes = full["person "+n.words[0]]
		case schema.Organization:
			namesakes, reason = full["body "+n.words[0]], "short for "
			if len(namesakes) == 0 {
				// A bare surname is often taken for a firm.
				namesakes, reason = full["person "+n.words[0]], "surname of "
			}
		}
		if len(namesakes) == 0 {
			continue
		}
		into := map[*node][]string{}
		for _, doc := range slices.Sorted(maps.Keys(n.docs)) {
			if c := r.fit(doc, n, namesakes); c != nil {
				into[c] = append(into[c], doc)
			}
		}
		for _, c := range slices.SortedFunc(maps.Keys(into), func(a, b *node) int { return cmp.Compare(a.id, b.id) }) {
			out = append(out, Merge{From: id, Into: c.id, Docs: into[c], Reason: reason + c.label + ", named with the same others"})
		}
	}
	return out
}

// fit picks the namesake who shares company with the document: at least one
// entity that is not a country, and more than any other namesake.
func (r *resolver) fit(doc string, n *node, namesakes []*node) *node {
	company := map[string]bool{}
	r.addCompany(company, doc, n)
	var best *node
	most, second := 0, 0
	for _, c := range namesakes {
		if r.apart[[2]string{n.id, c.id}] || c.docs[doc] {
			continue
		}
		shared := 0
		known := r.companyOf(c)
		for other := range company {
			if known[other] {
				shared++
			}
		}
		switch {
		case shared > most:
			best, second, most = c, most, shared
		case shared > second:
			second = shared
		}
	}
	if most == 0 || most == second {
		return nil
	}
	return best
}

// addCompany adds the entities that a document mentions beside n, without
// countries and peoples, which say little.
func (r *resolver) addCompany(company map[string]bool, doc string, n *node) {
	for _, id := range r.byDoc[doc] {
		root := r.find(id)
		if c := r.nodes[root].class; root != n.id && c != schema.Country && c != schema.Group {
			company[root] = true
		}
	}
}

// companyOf gathers the company of an entity over all its documents, once.
func (r *resolver) companyOf(n *node) map[string]bool {
	if c, ok := r.company[n.id]; ok {
		return c
	}
	c := map[string]bool{}
	for d := range n.docs {
		r.addCompany(c, d, n)
	}
	r.company[n.id] = c
	return c
}
