package ontology

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/relata-kg/relata/schema"
)

// The extras are few enough to be read as they are; the base is compiled.
//
//go:embed business
var builtin embed.FS

// Extras names the built-in ontologies beside the base, for [Load].
var Extras = []string{"business"}

var loaded struct {
	sync.Mutex
	by map[string]*Ontology
}

// Load gives the built-in ontology: classes, relations and PLOVER's events,
// and the extras named, of [Extras]. It is read once and shared. The error
// names an extra that does not exist.
func Load(extras ...string) (*Ontology, error) {
	loaded.Lock()
	defer loaded.Unlock()
	key := strings.Join(extras, ",")
	if o := loaded.by[key]; o != nil {
		return o, nil
	}
	o, err := decode(compiled)
	if err != nil {
		return nil, err
	}
	for _, e := range extras {
		if !slices.Contains(Extras, e) {
			return nil, fmt.Errorf("no built-in ontology %q; there is %s", e, strings.Join(Extras, ", "))
		}
		o.layers++
		l := &loader{o: o, overlay: true, layer: map[string]place{}}
		if err := l.dir(builtin, e); err != nil {
			return nil, err
		}
		if err := l.finish(); err != nil {
			return nil, err
		}
	}
	if len(extras) == 0 {
		o.link()
	}
	if loaded.by == nil {
		loaded.by = map[string]*Ontology{}
	}
	loaded.by[key] = o
	return o, nil
}

// Problem is something wrong in a file of an ontology.
type Problem struct {
	File string
	// Line counts from 1; 0 where no line can be named.
	Line    int
	Message string
}

func (p Problem) String() string {
	if p.Line == 0 {
		return p.File + ": " + p.Message
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message)
}

// Error makes a Problem an error.
func (p Problem) Error() string { return p.String() }

// LoadDir reads every *.yaml file in dir and the folders below it, in the order
// of their names, on top of base, which is not changed; nil stands for an
// empty base. What has the same name as something in base replaces it. The
// error joins all problems found, each "file:line: message".
func LoadDir(dir string, base *Ontology) (*Ontology, error) {
	o, problems, err := load(dir, base)
	if err != nil {
		return nil, err
	}
	if len(problems) > 0 {
		errs := make([]error, len(problems))
		for i, p := range problems {
			errs[i] = p
		}
		return nil, errors.Join(errs...)
	}
	return o, nil
}

// Check finds what is wrong with the ontology files in dir when they are read
// on top of the built-in ontology. A dir that cannot be read is a problem too.
func Check(dir string) []Problem {
	base, err := Load()
	if err != nil {
		return []Problem{{File: dir, Message: err.Error()}}
	}
	_, problems, err := load(dir, base)
	if err != nil {
		return []Problem{{File: dir, Message: err.Error()}}
	}
	return problems
}

func load(dir string, base *Ontology) (*Ontology, []Problem, error) {
	st, err := os.Stat(dir)
	if err != nil {
		return nil, nil, fmt.Errorf("ontology: %w", err)
	}
	if !st.IsDir() {
		return nil, nil, fmt.Errorf("ontology: %s is not a folder", dir)
	}
	o := newOntology()
	if base != nil {
		o = base.clone()
		o.layers++
	}
	l := &loader{o: o, root: dir, overlay: base != nil, layer: map[string]place{}}
	if err := l.dir(os.DirFS(dir), "."); err != nil {
		return nil, nil, fmt.Errorf("ontology: %w", err)
	}
	if l.files == 0 {
		return nil, nil, fmt.Errorf("ontology: no .yaml file in %s", dir)
	}
	err = l.finish()
	if err != nil && len(l.problems) == 0 {
		return nil, nil, err
	}
	return o, l.problems, nil
}

// clone copies the maps; the values are shared, and replaced whole.
func (o *Ontology) clone() *Ontology {
	c := newOntology()
	copyMap(c.classes, o.classes)
	copyMap(c.relations, o.relations)
	copyMap(c.events, o.events)
	copyMap(c.words, o.words)
	copyMap(c.senses, o.senses)
	copyMap(c.sets, o.sets)
	copyMap(c.operators, o.operators)
	copyMap(c.light, o.light)
	copyMap(c.reciprocal, o.reciprocal)
	c.layers = o.layers
	c.classOrder = slices.Clone(o.classOrder)
	c.relationOrder = slices.Clone(o.relationOrder)
	c.eventOrder = slices.Clone(o.eventOrder)
	c.opOrder = slices.Clone(o.opOrder)
	c.contexts = slices.Clone(o.contexts)
	return c
}

func copyMap[K comparable, V any](to, from map[K]V) {
	for k, v := range from {
		to[k] = v
	}
}

// loader reads files into an ontology and gathers what is wrong with them.
type loader struct {
	o    *Ontology
	root string
	// overlay tells that there is an ontology below: its entries may be
	// replaced.
	overlay  bool
	file     string
	files    int
	problems []Problem
	// layer holds what this set of files has defined, with its place: a
	// second definition within a set is a problem, one on top of another set
	// overrides it.
	layer map[string]place
	// refs are names to be looked up once all files are read.
	refs []ref
}

type ref struct {
	Problem
	kind, name string
	from       string
}

func (l *loader) dir(fsys fs.FS, dir string) error {
	var names []string
	err := fs.WalkDir(fsys, dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if ext := path.Ext(p); !d.IsDir() && (ext == ".yaml" || ext == ".yml") {
			names = append(names, p)
		}
		return nil
	})
	if err != nil {
		return err
	}
	sort.Strings(names)
	// Parsing is most of the work; the files do not know one another until
	// they are put together, in order.
	files := make([]parsed, len(names))
	var wg sync.WaitGroup
	for i, n := range names {
		wg.Go(func() {
			b, err := fs.ReadFile(fsys, n)
			if err == nil {
				files[i].err = yaml.Unmarshal(b, &files[i].doc)
			} else {
				files[i].unreadable = err
			}
		})
	}
	wg.Wait()
	for i, n := range names {
		if err := files[i].unreadable; err != nil {
			return err
		}
		l.files++
		name := n
		if l.root != "" {
			name = filepath.Join(l.root, filepath.FromSlash(n))
		}
		l.read(name, &files[i])
	}
	return nil
}

// parsed is a file as YAML.
type parsed struct {
	doc             yaml.Node
	err, unreadable error
}

func (l *loader) finish() error {
	l.check()
	if len(l.problems) > 0 {
		sort.SliceStable(l.problems, func(i, j int) bool {
			a, b := l.problems[i], l.problems[j]
			if a.File != b.File {
				return a.File < b.File
			}
			return a.Line < b.Line
		})
		return fmt.Errorf("ontology: %w", l.problems[0])
	}
	l.o.link()
	return nil
}

func (l *loader) bad(n *yaml.Node, format string, args ...any) {
	line := 0
	if n != nil {
		line = n.Line
	}
	l.problems = append(l.problems, Problem{l.file, line, fmt.Sprintf(format, args...)})
}

// define notes that name is defined at n and reports whether this set of files
// had not defined it before.
func (l *loader) define(n *yaml.Node, kind, name string) bool {
	key := kind + " " + name
	at := place{l.file, n.Line}
	if was, dup := l.layer[key]; dup {
		l.bad(n, "%s %q is already defined at %s", kind, name, was)
		return false
	}
	l.layer[key] = at
	return true
}

func (l *loader) read(name string, f *parsed) {
	l.file = name
	doc := &f.doc
	if err := f.err; err != nil {
		line, msg := 0, strings.TrimPrefix(err.Error(), "yaml: ")
		if n, _ := fmt.Sscanf(msg, "line %d:", &line); n == 1 {
			msg = strings.TrimSpace(msg[strings.IndexByte(msg, ':')+1:])
		}
		l.problems = append(l.problems, Problem{name, line, msg})
		return
	}
	if doc.Kind == 0 {
		return // an empty file
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		l.bad(root, "a file must be a mapping with class, event, relations, operators, senses, nouns, sets, light, reciprocal or contexts")
		return
	}
	// sets first: they are used by name
	for k, v := range l.pairs(root) {
		if k.Value == "sets" {
			for name, ws := range l.pairs(v) {
				if l.define(name, "set", name.Value) {
					l.o.sets[name.Value] = l.words(ws)
				}
			}
		}
	}
	for k, v := range l.pairs(root) {
		switch k.Value {
		case "class":
			l.class(root, v)
			return
		case "event":
			l.event(root, v)
			return
		}
	}
	for k, v := range l.pairs(root) {
		switch k.Value {
		case "sets":
		case "classes":
			for _, n := range l.list(v) {
				l.class(n, l.key(n, "class"))
			}
		case "events":
			for _, n := range l.list(v) {
				l.event(n, l.key(n, "event"))
			}
		case "relations":
			for _, n := range l.list(v) {
				l.relation(n)
			}
		case "operators":
			for _, n := range l.list(v) {
				l.operator(n)
			}
		case "light":
			for _, w := range l.words(v) {
				l.o.light[w] = true
			}
		case "reciprocal":
			for _, w := range l.words(v) {
				l.o.reciprocal[w] = true
			}
		case "contexts":
			for n, m := range l.pairs(v) {
				if l.define(n, "context", n.Value) {
					l.o.contexts = append(l.o.contexts, Term{n.Value, m.Value})
				}
			}
		case "senses":
			l.senses("verbs", v)
		case "nouns":
			l.senses("nouns", v)
		default:
			l.bad(k, "unknown key %q", k.Value)
		}
	}
}

// pairs goes through a mapping.
func (l *loader) pairs(n *yaml.Node) func(func(k, v *yaml.Node) bool) {
	return func(yield func(k, v *yaml.Node) bool) {
		if n == nil {
			return
		}
		if n.Kind != yaml.MappingNode {
			if n.Tag != "!!null" {
				l.bad(n, "a mapping is needed here")
			}
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !yield(n.Content[i], n.Content[i+1]) {
				return
			}
		}
	}
}

func (l *loader) key(n *yaml.Node, key string) *yaml.Node {
	for k, v := range l.pairs(n) {
		if k.Value == key {
			return v
		}
	}
	l.bad(n, "%s is missing", key)
	return nil
}

func (l *loader) list(n *yaml.Node) []*yaml.Node {
	if n.Kind != yaml.SequenceNode {
		l.bad(n, "a list is needed here")
		return nil
	}
	return n.Content
}

// text is a scalar's value.
func (l *loader) text(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode {
		l.bad(n, "a word or text is needed here")
		return ""
	}
	return strings.TrimSpace(n.Value)
}

// words is a list of words, or text with commas between them, which is read
// several times as fast; "$name" stands for a set.
func (l *loader) words(n *yaml.Node) []string {
	nodes := []*yaml.Node{n}
	var plain []string
	switch n.Kind {
	case yaml.SequenceNode:
		nodes = n.Content
	case yaml.ScalarNode:
		plain = strings.Split(n.Value, ",")
		nodes = slices.Repeat(nodes, len(plain))
	}
	out := make([]string, 0, len(nodes))
	for i, w := range nodes {
		var s string
		if plain != nil {
			s = strings.TrimSpace(plain[i])
		} else {
			s = l.text(w)
		}
		switch {
		case s == "":
			l.bad(w, "an empty word")
		case len(s) > 1 && s[0] == '$':
			set, ok := l.o.sets[s[1:]]
			if !ok {
				l.bad(w, "no set %q", s[1:])
			}
			if len(nodes) == 1 {
				return set
			}
			out = append(out, set...)
		default:
			out = append(out, s)
		}
	}
	return out
}

func (l *loader) flag(n *yaml.Node) bool {
	switch l.text(n) {
	case "true":
		return true
	case "false":
		return false
	}
	l.bad(n, "true or false is needed here")
	return false
}

// classList is a list of classes, to be looked up at the end.
func (l *loader) classList(n *yaml.Node, from string) []schema.Class {
	nodes := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		nodes = n.Content
	}
	var out []schema.Class
	for _, c := range nodes {
		name := l.text(c)
		out = append(out, schema.Class(name))
		l.ref(c, "class", name, from)
	}
	return out
}

func (l *loader) ref(n *yaml.Node, kind, name, from string) {
	l.refs = append(l.refs, ref{Problem{l.file, n.Line, ""}, kind, name, from})
}

func (l *loader) class(root, name *yaml.Node) {
	if name == nil {
		return
	}
	c := &Class{Name: schema.Class(l.text(name))}
	if c.Name == "" {
		l.bad(name, "a class needs a name")
		return
	}
	for k, v := range l.pairs(root) {
		switch k.Value {
		case "class":
		case "label":
			c.Label = l.text(v)
		case "parents":
			c.Parents = l.classList(v, "parent")
		case "schema.org":
			c.SchemaOrg = l.text(v)
		case "wikidata":
			c.Wikidata = l.text(v)
			l.wikidata(v, 'Q')
		case "description":
			c.Description = l.text(v)
		default:
			l.bad(k, "unknown key %q of a class", k.Value)
		}
	}
	if c.Label == "" {
		c.Label = strings.ToLower(string(c.Name))
	}
	if !l.define(name, "class", string(c.Name)) {
		return
	}
	if l.o.classes[c.Name] == nil {
		l.o.classOrder = append(l.o.classOrder, c.Name)
	}
	l.o.classes[c.Name] = c
}

// wikidata checks the form of an identifier.
func (l *loader) wikidata(n *yaml.Node, letter byte) {
	s := l.text(n)
	if len(s) < 2 || s[0] != letter || strings.Trim(s[1:], "0123456789") != "" {
		l.bad(n, "%q is not a Wikidata identifier such as %c5", s, letter)
	}
}

func (l *loader) relation(root *yaml.Node) {
	id := l.key(root, "id")
	if id == nil {
		return
	}
	r := &Relation{ID: l.text(id), layer: l.o.layers}
	if !strings.Contains(r.ID, ":") || strings.ContainsAny(r.ID, " \t<>\"") {
		l.bad(id, "relation %q needs a prefix and no spaces, such as rel:leads", r.ID)
		return
	}
	for k, v := range l.pairs(root) {
		switch k.Value {
		case "id":
		case "label":
			r.Label = l.text(v)
		case "role label":
			r.RoleLabel = l.text(v)
		case "inverse":
			r.Inverse = l.text(v)
			l.ref(v, "inverse", r.Inverse, r.ID)
		case "domain":
			r.Domain = l.classList(v, "domain of "+r.ID)
		case "range":
			r.Range = l.classList(v, "range of "+r.ID)
		case "functional":
			r.Functional = l.flag(v)
		case "symmetric":
			r.Symmetric = l.flag(v)
		case "wikidata":
			r.Wikidata = l.text(v)
			l.wikidata(v, 'P')
		case "schema.org":
			r.SchemaOrg = l.text(v)
		case "description":
			r.Description = l.text(v)
		case "express", "reversed":
			for kind, ws := range l.pairs(v) {
				switch kind.Value {
				case "verbs", "nouns", "prepositions", "roles":
				default:
					l.bad(kind, "unknown key %q; there are verbs, nouns, prepositions and roles", kind.Value)
					continue
				}
				for _, w := range l.words(ws) {
					bare, strict := strings.CutSuffix(w, "!")
					r.Phrases = append(r.Phrases, Phrase{strings.TrimSuffix(kind.Value, "s"), bare, k.Value == "reversed", strict})
				}
			}
		default:
			l.bad(k, "unknown key %q of a relation", k.Value)
		}
	}
	if r.Label == "" {
		l.bad(id, "relation %s needs a label", r.ID)
	}
	if !l.define(id, "relation", r.ID) {
		return
	}
	if l.o.relations[r.ID] == nil {
		l.o.relationOrder = append(l.o.relationOrder, r.ID)
	}
	l.o.relations[r.ID] = r
}

var quads = []string{"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}

func (l *loader) event(root, id *yaml.Node) {
	if id == nil {
		return
	}
	e := &Event{ID: l.text(id)}
	if e.ID == "" || strings.ContainsAny(e.ID, " \t<>\"") {
		l.bad(id, "an event needs a name without spaces")
		return
	}
	for k, v := range l.pairs(root) {
		switch k.Value {
		case "event":
		case "label":
			e.Label = l.text(v)
		case "quad":
			e.Quad = l.text(v)
			if !slices.Contains(quads, e.Quad) {
				l.bad(v, "quad %q is none of %s", e.Quad, strings.Join(quads, ", "))
			}
		case "cameo":
			e.CAMEO = l.words(v)
		case "definition":
			e.Definition = l.text(v)
		case "modes":
			for n, m := range l.pairs(v) {
				e.Modes = append(e.Modes, Term{n.Value, l.text(m)})
			}
		case "verbs", "nouns":
			words := l.words(v)
			for i, w := range words {
				n := v
				if v.Kind == yaml.SequenceNode && len(words) == len(v.Content) {
					n = v.Content[i]
				}
				if l.define(n, strings.TrimSuffix(k.Value, "s"), w) {
					wk := wordKey{k.Value, w}
					l.o.words[wk] = e.ID
					if l.overlay {
						delete(l.o.senses, wk) // a listing on top overrides the senses below
					}
				}
			}
			if k.Value == "verbs" {
				e.Verbs = words
			} else {
				e.Nouns = words
			}
		default:
			l.bad(k, "unknown key %q of an event", k.Value)
		}
	}
	if !l.define(id, "event", e.ID) {
		return
	}
	if l.o.events[e.ID] == nil {
		l.o.eventOrder = append(l.o.eventOrder, e.ID)
	}
	l.o.events[e.ID] = e
}

func (l *loader) operator(root *yaml.Node) {
	name := l.key(root, "operator")
	if name == nil {
		return
	}
	op := &Operator{Name: l.text(name), Force: "-", Verbal: "-"}
	for k, v := range l.pairs(root) {
		switch k.Value {
		case "operator":
		case "cooperation":
			op.Cooperation = l.eventOr(v)
		case "conflict":
			op.Conflict = l.eventOr(v)
		case "force":
			op.Force = l.eventOr(v)
		case "verbal":
			op.Verbal = l.eventOr(v)
		case "otherwise":
			op.Otherwise = l.eventOr(v)
		case "verbs":
			op.Verbs = l.words(v)
		case "adjectives":
			op.Adjectives = l.words(v)
		default:
			l.bad(k, "unknown key %q of an operator", k.Value)
		}
	}
	if !l.define(name, "operator", op.Name) {
		return
	}
	if l.o.operators[op.Name] == nil {
		l.o.opOrder = append(l.o.opOrder, op.Name)
	}
	l.o.operators[op.Name] = op
}

// eventOr is an event type, "=" or "".
func (l *loader) eventOr(n *yaml.Node) string {
	s := l.text(n)
	if s != "" && s != "=" {
		l.ref(n, "event", s, "")
	}
	return s
}

func (l *loader) senses(kind string, root *yaml.Node) {
	for word, v := range l.pairs(root) {
		if !l.define(word, "senses of "+strings.TrimSuffix(kind, "s"), word.Value) {
			continue
		}
		k := wordKey{kind, word.Value}
		if v.Kind == yaml.ScalarNode { // lemma: EVENT
			if l.define(word, strings.TrimSuffix(kind, "s"), word.Value) {
				l.o.words[k] = l.eventOr(v)
				delete(l.o.senses, k)
			}
			continue
		}
		var out []Sense
		for i, n := range l.list(v) {
			s := l.sense(n)
			if !s.conditional() && i < len(v.Content)-1 {
				l.bad(n, "%q: senses after one without a condition are never reached", word.Value)
			}
			if !s.conditional() {
				// it stands for a listing of the word
				l.define(n, strings.TrimSuffix(kind, "s"), word.Value)
			}
			out = append(out, s)
		}
		// senses on top come before those below
		l.o.senses[k] = append(out, l.o.senses[k]...)
	}
}

func (l *loader) sense(root *yaml.Node) Sense {
	var s Sense
	had := false
	for k, v := range l.pairs(root) {
		switch k.Value {
		case "event":
			s.Event, had = l.eventOr(v), true
		case "obj":
			s.Obj = l.words(v)
		case "subj":
			s.Subj = l.words(v)
		case "obl":
			s.Obl = l.words(v)
		case "prep":
			s.Prep = l.words(v)
		case "mod":
			s.Mod = l.words(v)
		case "comp":
			s.Comp = l.text(v)
			if s.Comp != "clause" && s.Comp != "none" {
				l.bad(v, "comp is clause or none, not %q", s.Comp)
			}
		case "passive":
			s.Passive = l.text(v)
			l.flag(v)
		case "transitive":
			s.Transitive = l.text(v)
			l.flag(v)
		case "objclass":
			s.ObjClass = l.classList(v, "objclass")
		case "subjclass":
			s.SubjClass = l.classList(v, "subjclass")
		default:
			l.bad(k, "unknown condition %q", k.Value)
		}
	}
	if !had {
		l.bad(root, "a sense needs an event (\"\" for none)")
	}
	return s
}

// check looks up what the files refer to, once all are read.
func (l *loader) check() {
	for _, r := range l.refs {
		msg := ""
		switch r.kind {
		case "class":
			if l.o.classes[schema.Class(r.name)] == nil {
				msg = fmt.Sprintf("no class %q (%s)", r.name, r.from)
			}
		case "event":
			if l.o.events[r.name] == nil {
				msg = fmt.Sprintf("no event type %q", r.name)
			}
		case "inverse":
			inv := l.o.relations[r.name]
			switch {
			case inv == nil:
				msg = fmt.Sprintf("no relation %q, the inverse of %s", r.name, r.from)
			case inv.Inverse != r.from:
				msg = fmt.Sprintf("%s has the inverse %s, but that has %q", r.from, r.name, inv.Inverse)
			}
		}
		if msg != "" {
			r.Message = msg
			l.problems = append(l.problems, r.Problem)
		}
	}
	// no class may be its own ancestor
	for _, name := range l.o.classOrder {
		seen := map[schema.Class]bool{}
		var loop func(c schema.Class) bool
		loop = func(c schema.Class) bool {
			if seen[c] || l.o.classes[c] == nil {
				return false
			}
			seen[c] = true
			for _, p := range l.o.classes[c].Parents {
				if p == name || loop(p) {
					return true
				}
			}
			return false
		}
		if loop(name) {
			at := l.layer["class "+string(name)]
			l.problems = append(l.problems, Problem{at.file, at.line, fmt.Sprintf("class %s is its own ancestor", name)})
		}
	}
}

// place is where something is defined.
type place struct {
	file string
	line int
}

func (p place) String() string { return fmt.Sprintf("%s:%d", p.file, p.line) }
