package main

import (
	"context"

	"github.com/relata-kg/relata/graph/cayley"
)

// open opens the graph of the configuration.
func (a *app) open(ctx context.Context, opt cayley.Options) (*cayley.Store, error) {
	opt.Type, opt.Path, opt.Base = a.cfg.Store, a.cfg.DB, a.cfg.Base
	return cayley.Open(ctx, opt)
}

// graphName is the path or address of the graph for people to read.
func (a *app) graphName() string { return cayley.Redact(a.cfg.Store, a.cfg.DB) }

// withGraph opens the graph for reading, or for writing, runs f and closes it.
func (a *app) withGraph(ctx context.Context, readOnly bool, f func(st *cayley.Store) error) (err error) {
	st, err := a.open(ctx, cayley.Options{ReadOnly: readOnly})
	if err != nil {
		return err
	}
	defer func() {
		if cerr := st.Close(); err == nil {
			err = cerr
		}
	}()
	return f(st)
}
