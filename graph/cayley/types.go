package cayley

import (
	// Every store that Cayley has; sqlite comes with cgo only.
	_ "github.com/cayleygraph/cayley/graph/all"

	// Its query languages.
	_ "github.com/cayleygraph/cayley/query/gizmo"
	_ "github.com/cayleygraph/cayley/query/graphql"
	_ "github.com/cayleygraph/cayley/query/mql"
	_ "github.com/cayleygraph/cayley/query/sexp"

	// The writer that its REST interface goes through.
	_ "github.com/cayleygraph/cayley/writer"
)
