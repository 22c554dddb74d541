// Package graph writes what was read into a graph of quads, keeps it right as
// documents come and go, and reads it back.
//
// The quads of a document are labelled with the document and are a function of
// its reading alone. What documents share – edges, claims, entities – is a pure
// function of the document quads that stand in the store, so that a graph
// brought up to date by adding, replacing and removing is quad for quad the
// graph that would be built anew from the documents it ends with, in any order.
//
// The package knows no store: [Store] is what it needs of one, and graph/cayley
// gives it.
package graph

import (
	"context"
	"errors"
	"iter"

	"github.com/cayleygraph/quad"
)

// Store is a store of quads. IRIs are short ("ent:Joseph_Dunford").
type Store interface {
	// Find yields the quads that agree with match in every direction that is
	// not nil; the zero quad matches all. A sequence that yields an error ends
	// with it. The store must not be written while a sequence runs in the same
	// goroutine.
	Find(ctx context.Context, match quad.Quad) iter.Seq2[quad.Quad, error]
	// Apply removes the quads of del and adds those of add in one
	// transaction: all of it happens or none.
	Apply(ctx context.Context, add, del []quad.Quad) error
	// Query runs a query in one of the store's query languages and yields
	// results that marshal to JSON, at most limit of them when limit > 0.
	Query(ctx context.Context, lang, text string, limit int) iter.Seq2[any, error]
	// Size is the number of quads.
	Size(ctx context.Context) (int64, error)
	// Close releases the store.
	Close() error
}

// Errors that callers tell apart with errors.Is. The errors that wrap them are
// one line that names the file and says what to do.
var (
	// ErrNotFound: no such entity or document.
	ErrNotFound = errors.New("not found")
	// ErrNoDatabase: there is no database at the path.
	ErrNoDatabase = errors.New("no database")
	// ErrInUse: another process holds the database.
	ErrInUse = errors.New("database in use")
	// ErrVersion: the database follows another version of the graph model or
	// of the store's file format.
	ErrVersion = errors.New("database of another version")
	// ErrFull: the disk is full.
	ErrFull = errors.New("disk full")
	// ErrEvidence: evidence whose offsets do not give its words.
	ErrEvidence = errors.New("evidence refused")
)

// collect gathers a sequence; it returns the first error.
func collect(seq iter.Seq2[quad.Quad, error]) ([]quad.Quad, error) {
	var out []quad.Quad
	for q, err := range seq {
		if err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	return out, nil
}
