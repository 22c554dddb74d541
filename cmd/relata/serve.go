package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/cayley"
	"github.com/relata-kg/relata/graph/server"
)

// serveOptions are the options of serve that are no configuration.
type serveOptions struct {
	writable bool
	timeout  time.Duration
	limit    int
}

func newServe(a *app) *cobra.Command {
	var opt serveOptions
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the graph: Cayley's REST API and UI",
		Long: `Serves the graph until interrupted: Cayley's REST API (/api/v2 and /api/v1) and
Cayley's own UI. Writing is refused unless --writable is given.`,
		Example: `  relata serve
  relata serve --db news.db --addr 127.0.0.1:8080
  curl -d 'g.V("<ent:Valery_Gerasimov>").Out().All()' 'http://127.0.0.1:64210/api/v1/query/gizmo'`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withGraph(cmd.Context(), !opt.writable, func(st *cayley.Store) error {
				return serveGraph(cmd.Context(), a, st, opt)
			})
		},
	}
	addFlags(cmd.Flags(), "db", "store", "base", "addr")
	cmd.Flags().BoolVar(&opt.writable, "writable", false, "allow writing and deleting over REST")
	cmd.Flags().DurationVar(&opt.timeout, "timeout", 30*time.Second, "longest time for a query")
	cmd.Flags().IntVar(&opt.limit, "limit", 100, "answers to a query that asks for no number")
	return cmd
}

// serveGraph serves until ctx ends. It prints the address and, for a start,
// three queries.
func serveGraph(ctx context.Context, a *app, st *cayley.Store, opt serveOptions) error {
	var lc net.ListenConfig
	ln, err := lc.Listen(ctx, "tcp", a.cfg.Addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is in use: stop what serves there or give another --addr", a.cfg.Addr)
	}
	if err != nil {
		return fmt.Errorf("cannot serve on %s: %w", a.cfg.Addr, err)
	}
	defer ln.Close()
	if !a.cfg.Quiet {
		queries, err := firstQueries(ctx, st)
		if err != nil {
			return err
		}
		p := &printer{w: a.out}
		p.f("\nserving %s on http://%s (Ctrl-C stops)\n", a.graphName(), ln.Addr())
		if len(queries) > 0 {
			p.f("\nto try in the UI, or with 'relata query':\n")
		}
		for _, q := range queries {
			p.f("  %s:\n    %s\n", q.asks, q.gizmo)
		}
		if p.err != nil {
			return p.err
		}
	}
	return server.Serve(ctx, ln, st, server.Options{Writable: opt.writable, Timeout: opt.timeout, Limit: opt.limit, Log: a.log})
}

// firstQuery is a query to begin with, and what it asks.
type firstQuery struct{ asks, gizmo string }

// firstQueries are three Gizmo queries that have answers in this graph, made
// of its best-supported claim.
func firstQueries(ctx context.Context, st *cayley.Store) ([]firstQuery, error) {
	best, err := graph.Top(ctx, st, 1)
	if err != nil || len(best) == 0 {
		return nil, err
	}
	claim := best[0]
	queries := []firstQuery{
		{"the people", `g.V().Has("<rdf:type>", "<schema:Person>").Out("<rdfs:label>").All()`},
		{fmt.Sprintf("the sentences that say %q", strings.ReplaceAll(claimWords(claim), " | ", " ")),
			fmt.Sprintf(`g.V("<%s>").In("<rel:supports>").Out("<rel:sentence>").Out("<rdf:value>").All()`, claim.ID)},
	}
	for answer, err := range st.Query(ctx, "gizmo", fmt.Sprintf(`g.V("<%s>").Out("<rdf:subject>").Has("<rdfs:label>").All()`, claim.ID), 1) {
		if err != nil {
			return nil, err
		}
		subject, _ := answer.(map[string]any)
		queries = append(queries, firstQuery{"the edges of " + claim.Subject + ", to draw under Visualize",
			fmt.Sprintf(`g.V("%v").Tag("source").Both().Has("<rdfs:label>").Tag("target").All()`, subject["id"])})
	}
	return queries, nil
}
