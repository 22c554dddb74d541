package cayley

import (
	"context"

	"github.com/cayleygraph/cayley/graph/iterator"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/options"

	cgraph "github.com/cayleygraph/cayley/graph"
)

// planned is a key-value store that queries are put to. Cayley's own looks
// quads up in an index only when the query fixes all of what is indexed, and
// takes any other set of quads for half of the store, so that it may begin with
// every subject of a claim to find the claims of one type. This one uses the
// beginning of an index too, and knows how many quads a small set has.
type planned struct {
	*ckv.QuadStore
	db      kv.KV
	indexes []ckv.QuadIndex
}

var (
	_ cgraph.QuadStore = (*planned)(nil)
	_ shape.Optimizer  = (*planned)(nil)
	_ refs.BatchNamer  = (*planned)(nil)
)

// OptimizeShape implements [shape.Optimizer].
func (p *planned) OptimizeShape(_ context.Context, s shape.Shape) (shape.Shape, bool) {
	q, ok := s.(shape.QuadsAction)
	if !ok || len(q.Filter) == 0 {
		return s, false
	}
	for _, ind := range p.indexes {
		if len(ind.Dirs) < len(q.Filter) {
			continue
		}
		var vals []uint64
		for _, d := range ind.Dirs[:len(q.Filter)] {
			if v, ok := q.Filter[d].(ckv.Int64Value); ok {
				vals = append(vals, uint64(v))
			}
		}
		if len(vals) == len(q.Filter) {
			return q.SimplifyFrom(&prefixScan{store: p, scan: ckv.IndexScan{Index: ind, Values: vals}}), true
		}
	}
	return s, false
}

// QuadIterator implements [cgraph.QuadStore], with the number of quads.
func (p *planned) QuadIterator(d quad.Direction, v refs.Ref) iterator.Shape {
	it := p.QuadStore.QuadIterator(d, v)
	id, ok := v.(ckv.Int64Value)
	if !ok {
		return it
	}
	for _, ind := range p.indexes {
		if ind.Dirs[0] == d {
			return &sized{Shape: it, store: p, prefix: ind.Key([]uint64{uint64(id)})}
		}
	}
	return it
}

// prefixScan is the set of quads that an index lists under the beginning of its
// keys.
type prefixScan struct {
	store *planned
	scan  ckv.IndexScan
}

// BuildIterator implements [shape.Shape].
func (s *prefixScan) BuildIterator(cgraph.QuadStore) iterator.Shape {
	return &sized{Shape: s.scan.BuildIterator(s.store.QuadStore), store: s.store, prefix: s.scan.Index.Key(s.scan.Values)}
}

// Optimize implements [shape.Shape].
func (s *prefixScan) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return s, false }

// sized is a set of quads of an index that knows its size where it is small.
type sized struct {
	iterator.Shape
	store  *planned
	prefix kv.Key
	size   int64 // 0 for not counted yet
}

// countable is the largest number of keys that is counted, in some milliseconds.
const countable = 10000

// Stats implements [iterator.Shape].
func (s *sized) Stats(ctx context.Context) (iterator.Costs, error) {
	if s.size == 0 {
		err := s.store.db.View(ctx, func(tx kv.Tx) error {
			it := tx.Scan(ctx, options.WithPrefixKV(s.prefix))
			defer it.Close()
			for s.size = 1; s.size <= countable && it.Next(ctx); s.size++ {
			}
			return it.Err()
		})
		if err != nil {
			return iterator.Costs{}, err
		}
		if s.size > countable {
			s.size = max(s.size, s.store.Size()/2)
		}
	}
	return iterator.Costs{ContainsCost: 1, NextCost: 2, Size: refs.Size{Value: s.size}}, nil
}

// Optimize implements [iterator.Shape].
func (s *sized) Optimize(context.Context) (iterator.Shape, bool) { return s, false }
