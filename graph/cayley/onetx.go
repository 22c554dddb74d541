package cayley

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/hidal-go/hidalgo/kv"
)

// oneTx is a key-value database that can run several of Cayley's transactions
// as one of its own.
//
// Cayley's key-value stores lose the ends of an added quad whose node loses
// more references than it gains in the same transaction, so additions and
// removals must come to it one after the other; yet either both must happen or
// none.
//
// It also closes in good order: a query that is given up ends in a goroutine of
// Cayley's a little later, and bolt, closed while a transaction ends, does
// neither.
type oneTx struct {
	kv.KV
	mu     sync.Mutex
	outer  kv.Tx // while together runs
	open   int   // transactions
	closed bool
	idle   chan struct{} // closed when the last transaction ends after Close
}

// together runs fn, every writing transaction in which is a part of the one it
// is given, and commits that when fn succeeds. There is one writer at a time.
func (db *oneTx) together(ctx context.Context, fn func(kv.Tx) error) error {
	tx, err := db.Tx(ctx, true)
	if err != nil {
		return err
	}
	defer tx.Close()
	db.set(tx)
	err = fn(tx)
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
	db.mu.Lock()
	switch {
	case db.closed:
		db.mu.Unlock()
		return nil, errClosed
	case rw && db.outer != nil:
		defer db.mu.Unlock()
		return part{db.outer}, nil
	}
	db.open++
	db.mu.Unlock()
	tx, err := db.KV.Tx(ctx, rw)
	if err != nil {
		db.ended()
		return nil, err
	}
	return &counted{Tx: tx, db: db}, nil
}

func (db *oneTx) ended() {
	db.mu.Lock()
	defer db.mu.Unlock()
	db.open--
	if db.open == 0 && db.idle != nil {
		close(db.idle)
	}
}

// patience is how long Close waits for queries that were given up.
const patience = 10 * time.Second

var errClosed = errors.New("database is closed")

// Close waits for the transactions under way, begins no other, and closes the
// database.
func (db *oneTx) Close() error {
	db.mu.Lock()
	if db.closed {
		db.mu.Unlock()
		return nil
	}
	db.closed = true
	var idle chan struct{}
	if db.open > 0 {
		idle = make(chan struct{})
		db.idle = idle
	}
	db.mu.Unlock()
	if idle != nil {
		select {
		case <-idle:
		case <-time.After(patience):
			return errors.New("a query does not end; the database was left open")
		}
	}
	return db.KV.Close()
}

// counted is a transaction that tells when it ends, and ends once: kv.View
// closes what it reads twice, and pebble, which uses a closed transaction again
// for the next one that is begun, would take the second for the end of that.
type counted struct {
	kv.Tx
	db      *oneTx
	once    sync.Once
	closing sync.Once
	err     error // of closing
}

func (t *counted) Commit(ctx context.Context) error {
	defer t.once.Do(t.db.ended)
	return t.Tx.Commit(ctx)
}

func (t *counted) Close() error {
	t.closing.Do(func() {
		defer t.once.Do(t.db.ended)
		t.err = t.Tx.Close()
	})
	return t.err
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
