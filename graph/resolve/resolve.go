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
	"iter"
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
	p, err := Read(ctx, st)
	if err != nil || len(p.docs) == 0 {
		return p, err
	}
	return p, graph.Rename(ctx, st, p.docs)
}

// Read works the plan out without changing the graph. It takes some 80
// microseconds a document of the graph, and keeps of the documents little more
// than which entities each mentions.
func Read(ctx context.Context, st graph.Store) (*Plan, error) {
	apart, err := graph.Different(ctx, st)
	if err != nil {
		return nil, err
	}
	var failed error
	held := func(yield func(graph.Held) bool) {
		for h, err := range graph.Holdings(ctx, st) {
			if err != nil {
				failed = err
				return
			}
			if !yield(h) {
				return
			}
		}
	}
	p := plan(held, apart)
	return p, failed
}

// node is an entity as readings name it, over all documents.
type node struct {
	id      string
	label   string
	class   schema.Class
	docs    []int32 // their numbers, in order
	aliases []string
	sameAs  []string
	labels  tally[string]
	classes tally[schema.Class]
	words   []string // of the label, folded

	// parent is the entity that this one was taken for, nil for none.
	parent *node
	reason string
}

func (n *node) root() *node {
	for n.parent != nil {
		n = n.parent
	}
	return n
}

// tally counts how often each of a few things was said.
type tally[K cmp.Ordered] []struct {
	what K
	n    int32
}

func (t *tally[K]) count(what K) {
	for i := range *t {
		if (*t)[i].what == what {
			(*t)[i].n++
			return
		}
	}
	*t = append(*t, struct {
		what K
		n    int32
	}{what, 1})
}

// most is what was said most often, the first of equals.
func (t tally[K]) most() (best K) {
	n := int32(0)
	for _, c := range t {
		if c.n > n || c.n == n && c.what < best {
			best, n = c.what, c.n
		}
	}
	return best
}

func addTo(set []string, s string) []string {
	if slices.Contains(set, s) {
		return set
	}
	return append(set, s)
}

// numbers gives names to numbers, each name one.
type numbers struct {
	names []string
	of    map[string]int32
}

func (t *numbers) number(name string) int32 {
	if n, ok := t.of[name]; ok {
		return n
	}
	n := int32(len(t.names))
	t.names = append(t.names, name)
	t.of[name] = n
	return n
}

// holding is a [graph.Held] in brief: the numbers of the document, of the ID as
// read and of the ID in the graph.
type holding struct{ doc, read, entity int32 }

type resolver struct {
	docs, ids numbers
	held      []holding
	byRead    []*node // by the number of their ID, nil for what is not resolved
	nodes     []*node // in the order of their IDs
	byDoc     [][]*node
	apart     map[[2]string]bool
}

// plan merges, in this order: spellings of a full name; a full name and the
// same with middle names; names that one document gives as another name of what
// a second calls only so; surnames.
func plan(held iter.Seq[graph.Held], apart map[[2]string]bool) *Plan {
	r := &resolver{apart: apart, docs: numbers{of: map[string]int32{}}, ids: numbers{of: map[string]int32{}}}
	r.gather(held)
	r.spellings()
	r.middleNames()
	r.otherNames()
	local := r.shortNames()

	p := &Plan{docs: map[string]map[string]graph.Renaming{}}
	for _, n := range r.nodes {
		if root := n.root(); root != n {
			p.Merges = append(p.Merges, Merge{From: n.id, Into: root.id, Reason: n.reason})
		}
	}
	p.Merges = append(p.Merges, local...)
	byDoc := map[[2]string]Merge{}
	for _, m := range local {
		for _, d := range m.Docs {
			byDoc[[2]string{d, m.From}] = m
		}
	}
	for _, h := range r.held {
		doc, read := r.docs.names[h.doc], r.ids.names[h.read]
		want := graph.Renaming{To: read}
		if n := r.byRead[h.read]; n != nil && n.parent != nil {
			want = graph.Renaming{To: n.root().id, Reason: n.reason}
		}
		if m, ok := byDoc[[2]string{doc, read}]; ok {
			want = graph.Renaming{To: m.Into, Reason: m.Reason}
		}
		if want.To == r.ids.names[h.entity] {
			continue
		}
		if p.docs[doc] == nil {
			p.docs[doc] = map[string]graph.Renaming{}
		}
		p.docs[doc][read] = want
	}
	return p
}

// gather adds up what documents hold of each entity. Descriptions that only
// mean something within their document are left out.
func (r *resolver) gather(held iter.Seq[graph.Held]) {
	for h := range held {
		x := holding{doc: r.docs.number(h.Doc), read: r.ids.number(h.ReadAs)}
		x.entity = x.read
		if h.Entity != h.ReadAs {
			x.entity = r.ids.number(h.Entity)
		}
		r.held = append(r.held, x)
		for len(r.byRead) < len(r.ids.names) {
			r.byRead = append(r.byRead, nil)
		}
		if ofDocument(h.ReadAs, h.Doc) && !name(h.Label) {
			continue
		}
		n := r.byRead[x.read]
		if n == nil {
			n = &node{id: r.ids.names[x.read]}
			r.byRead[x.read] = n
			r.nodes = append(r.nodes, n)
		}
		n.docs = append(n.docs, x.doc)
		n.labels.count(h.Label)
		n.classes.count(h.Class)
		for _, a := range h.Aliases {
			n.aliases = addTo(n.aliases, a)
		}
		for _, s := range h.SameAs {
			n.sameAs = addTo(n.sameAs, s)
		}
	}
	slices.SortFunc(r.nodes, func(a, b *node) int { return cmp.Compare(a.id, b.id) })
	r.byDoc = make([][]*node, len(r.docs.names))
	for _, n := range r.nodes {
		slices.Sort(n.docs)
		n.docs = slices.Compact(n.docs)
		for _, d := range n.docs {
			r.byDoc[d] = append(r.byDoc[d], n)
		}
		n.label, n.class = n.labels.most(), n.classes.most()
		n.words = fold(n.label)
		n.labels, n.classes = nil, nil
	}
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

// merge makes one of two entities where nothing speaks against it: a document
// that holds both, two addresses elsewhere, classes that exclude one another,
// or the user. The better known stands.
func (r *resolver) merge(x, y *node, reason string) {
	x, y = x.root(), y.root()
	if x == y || !r.compatible(x, y) {
		return
	}
	if better(y, x) {
		x, y = y, x
	}
	y.parent, y.reason = x, reason+" "+x.label
	x.docs = append(slices.Clip(x.docs), y.docs...)
	slices.Sort(x.docs)
	for _, s := range y.sameAs {
		x.sameAs = addTo(x.sameAs, s)
	}
	for _, s := range y.aliases {
		x.aliases = addTo(x.aliases, s)
	}
	x.aliases = addTo(x.aliases, y.label)
}

func (r *resolver) compatible(x, y *node) bool {
	if x.class != y.class {
		return false
	}
	if len(x.sameAs) > 0 && len(y.sameAs) > 0 && !slices.ContainsFunc(x.sameAs, func(s string) bool { return slices.Contains(y.sameAs, s) }) {
		return false
	}
	if len(r.apart) > 0 {
		for _, a := range r.merged(x) {
			for _, b := range r.merged(y) {
				if r.apart[[2]string{a, b}] {
					return false
				}
			}
		}
	}
	return !overlap(x.docs, y.docs)
}

// merged lists the entity and those that were taken for it.
func (r *resolver) merged(n *node) (out []string) {
	for _, o := range r.nodes {
		if o.root() == n {
			out = append(out, o.id)
		}
	}
	return out
}

// overlap tells whether two ordered lists share a number.
func overlap(a, b []int32) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, x := range a {
		i, ok := slices.BinarySearch(b, x)
		if ok {
			return true
		}
		b = b[i:]
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

// groups lists the entities by a key, those with an empty key left out, in the
// order of the keys.
func (r *resolver) groups(key func(*node) string) [][]*node {
	by := map[string][]*node{}
	for _, n := range r.nodes {
		if n.parent != nil {
			continue
		}
		if k := key(n); k != "" {
			by[k] = append(by[k], n)
		}
	}
	maps.DeleteFunc(by, func(_ string, g []*node) bool { return len(g) < 2 })
	var out [][]*node
	for _, k := range slices.Sorted(maps.Keys(by)) {
		out = append(out, by[k])
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
			r.merge(g[0], n, "spelling of")
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
			r.merge(short, long[0], "with middle name")
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
	for _, n := range r.nodes {
		if n.parent != nil || n.class != schema.Organization {
			continue
		}
		for _, a := range n.aliases {
			if k := strings.Join(fold(a), " "); k != "" && k != strings.Join(n.words, " ") {
				if l := by[k]; len(l) == 0 || l[len(l)-1] != n {
					by[k] = append(by[k], n)
				}
			}
		}
	}
	for _, n := range r.nodes {
		if n.parent != nil || n.class != schema.Organization {
			continue
		}
		if owners := by[strings.Join(n.words, " ")]; len(owners) == 1 && owners[0] != n {
			r.merge(owners[0], n, "another name of")
		}
	}
}

// shortNames takes a person of whom a document gives one name only for the
// person of that surname who fits the document, and a body called by the first
// word of its name likewise: one who is mentioned elsewhere together with
// others that this document mentions, more than any namesake. It holds for the
// document alone, since the same surname may mean another man in the next.
func (r *resolver) shortNames() []Merge {
	full, short := map[string][]*node{}, map[string][]*node{}
	for _, n := range r.nodes {
		if n.parent != nil || len(n.words) < 2 {
			continue
		}
		switch last := n.words[len(n.words)-1]; {
		case n.class == schema.Person && !generation(last):
			full["person "+last] = append(full["person "+last], n)
		case n.class == schema.Organization:
			full["body "+n.words[0]] = append(full["body "+n.words[0]], n)
		}
	}
	for _, n := range r.nodes {
		if n.parent != nil || len(n.words) != 1 || len(n.sameAs) > 0 {
			continue
		}
		key := "person " + n.words[0]
		switch n.class {
		case schema.Person:
		case schema.Organization:
			if len(full["body "+n.words[0]]) > 0 {
				key = "body " + n.words[0]
			}
			// A bare surname is often taken for a firm.
		default:
			continue
		}
		if len(full[key]) > 0 {
			short[key] = append(short[key], n)
		}
	}
	var out []Merge
	for key, ns := range short {
		reason := "surname of "
		if strings.HasPrefix(key, "body ") {
			reason = "short for "
		}
		f := r.newFitting(ns, full[key])
		for _, n := range ns {
			into := map[*node][]string{}
			for _, doc := range n.docs {
				if c := f.fit(doc, n); c != nil {
					into[c] = append(into[c], r.docs.names[doc])
				}
			}
			for c, docs := range into {
				slices.Sort(docs)
				out = append(out, Merge{From: n.id, Into: c.id, Docs: docs, Reason: reason + c.label + ", named with the same others"})
			}
		}
	}
	slices.SortFunc(out, func(a, b Merge) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Into, b.Into)) })
	return out
}

// company yields the entities that a document mentions beside n, without
// countries and peoples, which say little; an entity may come twice.
func (r *resolver) company(doc int32, n *node) iter.Seq[*node] {
	return func(yield func(*node) bool) {
		for _, o := range r.byDoc[doc] {
			if o = o.root(); o != n && o.class != schema.Country && o.class != schema.Group && !yield(o) {
				return
			}
		}
	}
}

// fitting picks among namesakes. It knows of each entity that their short
// names are mentioned with which of the namesakes are mentioned with it too.
type fitting struct {
	r         *resolver
	namesakes []*node
	with      map[*node][]int32
	shared    []int // by namesake, all zero between calls
}

func (r *resolver) newFitting(short, namesakes []*node) *fitting {
	f := &fitting{r: r, namesakes: namesakes, with: map[*node][]int32{}, shared: make([]int, len(namesakes))}
	for _, n := range short {
		for _, doc := range n.docs {
			for o := range r.company(doc, n) {
				f.with[o] = nil
			}
		}
	}
	for i, c := range namesakes {
		for _, doc := range c.docs {
			for o := range r.company(doc, c) {
				if l, asked := f.with[o]; asked && (len(l) == 0 || l[len(l)-1] != int32(i)) {
					f.with[o] = append(l, int32(i))
				}
			}
		}
	}
	return f
}

// fit picks the namesake who shares company with the document: at least one
// entity that is not a country, and more than any other namesake.
func (f *fitting) fit(doc int32, n *node) *node {
	var touched []int32
	seen := map[*node]bool{}
	for o := range f.r.company(doc, n) {
		if seen[o] {
			continue
		}
		seen[o] = true
		for _, i := range f.with[o] {
			if f.shared[i]++; f.shared[i] == 1 {
				touched = append(touched, i)
			}
		}
	}
	var best *node
	most, second := 0, 0
	for _, i := range touched {
		shared, c := f.shared[i], f.namesakes[i]
		f.shared[i] = 0
		if _, there := slices.BinarySearch(c.docs, doc); there || f.r.apart[[2]string{n.id, c.id}] {
			continue
		}
		switch {
		case shared > most:
			best, second, most = c, most, shared
		case shared > second:
			second = shared
		}
	}
	if most == second {
		return nil
	}
	return best
}
