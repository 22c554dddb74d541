package ontology

import (
	"bytes"
	_ "embed"
	"encoding/gob"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// compiled is the base, classes, relations and events, as encode writes it:
// reading it takes a tenth of the time that the YAML takes. The tests keep it
// equal to the files; after a change to those,
//
//	go test ./schema/ontology -update
//
// writes it anew.
//
//go:embed base.gob
var compiled []byte

// snapshot is an ontology in an order that does not change, without maps.
type snapshot struct {
	Classes           []*Class
	Relations         []*Relation
	Events            []*Event
	Contexts          []Term
	Words             []string // "kind/words/event"
	Senses            []senses
	Sets              []nounSet
	Operators         []*Operator
	Light, Reciprocal []string
}

type senses struct {
	Kind, Words string
	Senses      []Sense
}

type nounSet struct {
	Name  string
	Nouns []string
}

// readBase reads the base from its YAML files.
func readBase(fsys fs.FS) (*Ontology, error) {
	o := newOntology()
	l := &loader{o: o, layer: map[string]place{}}
	for _, d := range []string{"classes", "relations", "events"} {
		if err := l.dir(fsys, d); err != nil {
			return nil, err
		}
	}
	return o, l.finish()
}

// encode gives the same bytes for the same files.
func encode(o *Ontology) ([]byte, error) {
	s := snapshot{
		Classes: o.Classes(), Relations: o.Relations(), Events: o.Events(), Contexts: o.contexts,
		Light: slices.Sorted(maps.Keys(o.light)), Reciprocal: slices.Sorted(maps.Keys(o.reciprocal)),
	}
	for k, ev := range o.words {
		s.Words = append(s.Words, k.kind+"/"+k.words+"/"+ev)
	}
	slices.Sort(s.Words)
	for k, ss := range o.senses {
		s.Senses = append(s.Senses, senses{k.kind, k.words, ss})
	}
	slices.SortFunc(s.Senses, func(a, b senses) int { return strings.Compare(a.Kind+"/"+a.Words, b.Kind+"/"+b.Words) })
	for _, name := range slices.Sorted(maps.Keys(o.sets)) {
		s.Sets = append(s.Sets, nounSet{name, o.sets[name]})
	}
	for _, n := range o.opOrder {
		s.Operators = append(s.Operators, o.operators[n])
	}
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(s)
	return b.Bytes(), err
}

func decode(b []byte) (*Ontology, error) {
	var s snapshot
	if err := gob.NewDecoder(bytes.NewReader(b)).Decode(&s); err != nil {
		return nil, fmt.Errorf("ontology: the compiled base: %w", err)
	}
	o := newOntology()
	for _, c := range s.Classes {
		o.classes[c.Name] = c
		o.classOrder = append(o.classOrder, c.Name)
	}
	for _, r := range s.Relations {
		o.relations[r.ID] = r
		o.relationOrder = append(o.relationOrder, r.ID)
	}
	for _, e := range s.Events {
		o.events[e.ID] = e
		o.eventOrder = append(o.eventOrder, e.ID)
	}
	o.contexts = s.Contexts
	for _, w := range s.Words {
		kind, rest, _ := strings.Cut(w, "/")
		i := strings.LastIndexByte(rest, '/')
		o.words[wordKey{kind, rest[:i]}] = rest[i+1:]
	}
	for _, x := range s.Senses {
		o.senses[wordKey{x.Kind, x.Words}] = x.Senses
	}
	for _, x := range s.Sets {
		o.sets[x.Name] = x.Nouns
	}
	for _, op := range s.Operators {
		o.operators[op.Name] = op
		o.opOrder = append(o.opOrder, op.Name)
	}
	for _, w := range s.Light {
		o.light[w] = true
	}
	for _, w := range s.Reciprocal {
		o.reciprocal[w] = true
	}
	return o, nil
}
