package cayley

import (
	"context"
	"sync"

	"github.com/hidal-go/hidalgo/kv"
)

// oneTx is a key-value database that can run several of Cayley's transactions
// as one of its own.
//
// Cayley's key-value stores lose the ends of an added quad whose node loses
// more references than it gains in the same transaction, so additions and
// removals must come to it one after the other; yet either both must happen or
// none.
type oneTx struct {
	kv.KV
	mu    sync.Mutex
	outer kv.Tx // while together runs
}

// together runs fn, every writing transaction in which is a part of one, and
// commits that when fn succeeds. There is one writer at a time.
func (db *oneTx) together(ctx context.Context, fn func() error) error {
	tx, err := db.KV.Tx(ctx, true)
	if err != nil {
		return err
	}
	defer tx.Close()
	db.set(tx)
	err = fn()
	db.set(nil)
	if err != nil {
		return err
	}
	return tx.Commit(ctx)
}

func (db *oneTx) set(tx kv.Tx) {
	db.mu.Lock()
	defer db.mu.Unlock()
	db.outer = tx
}

// Tx implements kv.KV.
func (db *oneTx) Tx(ctx context.Context, rw bool) (kv.Tx, error) {
	if rw {
		db.mu.Lock()
		defer db.mu.Unlock()
		if db.outer != nil {
			return part{db.outer}, nil
		}
	}
	return db.KV.Tx(ctx, rw)
}

// View implements kv.KV.
func (db *oneTx) View(ctx context.Context, fn func(tx kv.Tx) error) error {
	return kv.View(ctx, db, fn)
}

// Update implements kv.KV.
func (db *oneTx) Update(ctx context.Context, fn func(tx kv.Tx) error) error {
	return kv.Update(ctx, db, fn)
}

// part is a transaction within the outer one, which alone commits.
type part struct{ kv.Tx }

func (part) Commit(context.Context) error { return nil }
func (part) Close() error                 { return nil }
