package cayley

import (
	"context"
	"testing"

	"github.com/hidal-go/hidalgo/kv"
)

// closings is a database that counts how often its transactions are closed.
type closings struct {
	kv.KV
	n int
}

func (db *closings) Tx(context.Context, bool) (kv.Tx, error) { return closing{db: db}, nil }

type closing struct {
	kv.Tx
	db *closings
}

func (t closing) Commit(context.Context) error { return nil }
func (t closing) Close() error                 { t.db.n++; return nil }

// kv.View and kv.Update close what they are given more than once, or after it
// has been committed. The database below is asked once: pebble would otherwise
// take the second time for the end of a transaction that somebody else has
// begun since.
func TestTransactionEndsOnce(t *testing.T) {
	nothing := func(kv.Tx) error { return nil }
	for name, run := range map[string]func(*oneTx) error{
		"view":     func(db *oneTx) error { return db.View(context.Background(), nothing) },
		"update":   func(db *oneTx) error { return db.Update(context.Background(), nothing) },
		"together": func(db *oneTx) error { return db.together(context.Background(), nothing) },
	} {
		under := new(closings)
		db := &oneTx{KV: under}
		if err := run(db); err != nil {
			t.Fatal(err)
		}
		if under.n != 1 || db.open != 0 {
			t.Errorf("%s: closed %d times, %d transactions left open", name, under.n, db.open)
		}
	}
}
