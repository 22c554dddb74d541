package cayley

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"

	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"

	"github.com/relata-kg/relata/graph"
)

// recordKey is where a key-value store keeps the record of [graph.Recorder],
// after its stamp. Cayley looks at its own keys only.
var recordKey = kv.SKey("relata", "record")

// stamp tells states of a store apart: how many quads it holds, and the last
// number it has given to a quad or a value, which every addition raises and
// nothing lowers.
type stamp struct{ size, horizon int64 }

func (s stamp) bytes() []byte {
	b := binary.LittleEndian.AppendUint64(nil, uint64(s.size))
	return binary.LittleEndian.AppendUint64(b, uint64(s.horizon))
}

// stampOf reads what Cayley notes of a store.
func stampOf(ctx context.Context, tx kv.Tx) (s stamp, err error) {
	for key, into := range map[string]*int64{"size": &s.size, "horizon": &s.horizon} {
		v, err := tx.Get(ctx, kv.SKey("meta", key))
		if errors.Is(err, kv.ErrNotFound) {
			continue // before the first quad
		}
		if err != nil {
			return s, err
		}
		if len(v) == 8 {
			*into = int64(binary.LittleEndian.Uint64(v))
		}
	}
	return s, nil
}

var _ graph.Recorder = (*Store)(nil)

// Record implements [graph.Recorder]: key-value stores can keep one.
func (s *Store) Record(ctx context.Context) (record []byte, can bool, err error) {
	if s.db == nil {
		return nil, false, nil
	}
	err = s.db.View(ctx, func(tx kv.Tx) error {
		v, err := tx.Get(ctx, recordKey)
		if errors.Is(err, kv.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		now, err := stampOf(ctx, tx)
		if err != nil {
			return err
		}
		if rest, ok := bytes.CutPrefix(v, now.bytes()); ok {
			record = bytes.Clone(rest)
		}
		return nil
	})
	if err != nil {
		return nil, false, explain(s.name, err)
	}
	return record, true, nil
}

// ApplyRecord implements [graph.Recorder].
func (s *Store) ApplyRecord(ctx context.Context, add, del []quad.Quad, record []byte) error {
	if record == nil {
		record = []byte{}
	}
	return s.write(ctx, add, del, record)
}
