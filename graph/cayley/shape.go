package cayley

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"

	cgraph "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
)

// QueryShape is the pattern that a query looks for, as Cayley's first REST
// interface drew it.
type QueryShape struct {
	Nodes []ShapeNode `json:"nodes"`
	Links []ShapeLink `json:"links"`
}

// ShapeNode is a node of the pattern, or the predicate of a link.
type ShapeNode struct {
	ID     int      `json:"id"`
	Tags   []string `json:"tags,omitempty"`
	Values []string `json:"values,omitempty"`
	IsLink bool     `json:"is_link_node"`
	Fixed  bool     `json:"is_fixed"`
}

// ShapeLink is a link of the pattern; Predicate is the ID of its node.
type ShapeLink struct {
	Source    int `json:"source"`
	Target    int `json:"target"`
	Predicate int `json:"pred_node"`
}

// QueryShape gives the pattern of the first path of a query, without running
// it.
func (s *Store) QueryShape(ctx context.Context, lang, text string) (*QueryShape, error) {
	probe := &shapeProbe{QuadStore: s.qs}
	ses := query.NewSession(probe, lang)
	if ses == nil {
		return nil, fmt.Errorf("no query language %q; there are %s", lang, strings.Join(Languages(), ", "))
	}
	it, err := ses.Execute(ctx, text, query.Options{Collation: query.JSON, Limit: 1})
	if err != nil {
		return nil, fmt.Errorf("%s query: %w", lang, oneLine(err))
	}
	defer it.Close()
	for it.Next(ctx) {
	}
	if err := it.Err(); err != nil {
		return nil, fmt.Errorf("%s query: %w", lang, oneLine(err))
	}
	if probe.found == nil {
		probe.found = probe.last // a path that needs no look-up
	}
	if probe.found == nil {
		return nil, fmt.Errorf("%s query: it follows no path", lang)
	}
	d := drawing{qs: s.qs, out: &QueryShape{Nodes: []ShapeNode{}, Links: []ShapeLink{}}}
	d.draw(probe.found, d.node())
	if d.err != nil {
		return nil, d.err
	}
	return d.out, nil
}

// shapeProbe is a store that holds nothing and notes the shape of the first
// path it is asked for: a shape is put to a store's optimiser part by part, the
// whole last.
type shapeProbe struct {
	cgraph.QuadStore
	last, found shape.Shape
}

func (p *shapeProbe) OptimizeShape(_ context.Context, s shape.Shape) (shape.Shape, bool) {
	p.last = s
	return s, false
}

func (p *shapeProbe) none() iterator.Shape {
	if p.found == nil {
		p.found = p.last
	}
	return iterator.NewNull()
}

func (p *shapeProbe) QuadIterator(quad.Direction, refs.Ref) iterator.Shape { return p.none() }
func (p *shapeProbe) NodesAllIterator() iterator.Shape                     { return p.none() }
func (p *shapeProbe) QuadsAllIterator() iterator.Shape                     { return p.none() }

type drawing struct {
	qs  cgraph.QuadStore
	out *QueryShape
	err error
}

func (d *drawing) node() int {
	d.out.Nodes = append(d.out.Nodes, ShapeNode{ID: len(d.out.Nodes)})
	return len(d.out.Nodes) - 1
}

func (d *drawing) fix(id int, vals ...refs.Ref) {
	for _, r := range vals {
		v, err := d.qs.NameOf(r)
		if err != nil {
			d.err = err
			return
		}
		d.value(id, v)
	}
}

func (d *drawing) value(id int, v quad.Value) {
	n := &d.out.Nodes[id]
	n.Fixed = true
	if s := quad.StringOf(v); s != "" && !slices.Contains(n.Values, s) {
		n.Values = append(n.Values, s)
	}
}

// draw adds what a shape says of the node id.
func (d *drawing) draw(s shape.Shape, id int) {
	switch s := s.(type) {
	case nil:
	case shape.Lookup:
		for _, v := range s {
			d.value(id, v)
		}
	case shape.Fixed:
		d.fix(id, s...)
	case shape.Save:
		d.out.Nodes[id].Tags = append(d.out.Nodes[id].Tags, s.Tags...)
		d.draw(s.From, id)
	case shape.FixedTags:
		d.draw(s.On, id)
	case shape.Intersect:
		for _, part := range s {
			d.draw(part, id)
		}
	case shape.IntersectOpt:
		for _, part := range append(slices.Clone([]shape.Shape(s.Sub)), s.Opt...) {
			d.draw(part, id)
		}
	case shape.NodesFrom:
		if quads, ok := s.Quads.(shape.Quads); ok {
			ends := map[quad.Direction]func(int){}
			for _, f := range quads {
				before := ends[f.Dir]
				ends[f.Dir] = func(n int) {
					if before != nil {
						before(n)
					}
					d.draw(f.Values, n)
				}
			}
			d.link(s.Dir, id, ends)
		}
	case shape.QuadsAction:
		ends := map[quad.Direction]func(int){}
		for dir, r := range s.Filter {
			ends[dir] = func(n int) { d.fix(n, r) }
		}
		for dir, tags := range s.Save {
			before := ends[dir]
			ends[dir] = func(n int) {
				if before != nil {
					before(n)
				}
				d.out.Nodes[n].Tags = append(d.out.Nodes[n].Tags, tags...)
			}
		}
		d.link(s.Result, id, ends)
	default:
		// Shapes that narrow, sort or count others hold them as From.
		v := reflect.ValueOf(s)
		if v.Kind() == reflect.Struct {
			if from := v.FieldByName("From"); from.IsValid() {
				if inner, ok := from.Interface().(shape.Shape); ok {
					d.draw(inner, id)
				}
			}
		}
	}
}

// link draws a quad of which the node id is one end.
func (d *drawing) link(dir quad.Direction, id int, ends map[quad.Direction]func(int)) {
	at := map[quad.Direction]int{dir: id}
	for _, e := range []quad.Direction{quad.Subject, quad.Predicate, quad.Object} {
		n, ok := at[e]
		if !ok {
			n = d.node()
			at[e] = n
		}
		if e == quad.Predicate {
			d.out.Nodes[n].IsLink = true
		}
		if fill := ends[e]; fill != nil {
			fill(n)
		}
	}
	d.out.Links = append(d.out.Links, ShapeLink{Source: at[quad.Subject], Target: at[quad.Object], Predicate: at[quad.Predicate]})
}
