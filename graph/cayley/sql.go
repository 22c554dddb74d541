package cayley

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	cgraph "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"

	"github.com/relata-kg/relata/graph"
)

// openSQL opens a database by its address; sqlite's is a file.
func openSQL(ctx context.Context, opt Options) (cgraph.QuadStore, error) {
	if opt.Path == "" {
		return nil, errors.New("no address for the database")
	}
	if opt.Type == "sqlite" && !opt.Create {
		file, _, _ := strings.Cut(strings.TrimPrefix(opt.Path, "file:"), "?")
		if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
			return nil, graph.ErrNoDatabase
		}
	}
	qs, err := cgraph.NewQuadStore(opt.Type, opt.Path, nil)
	if err != nil {
		return nil, err
	}
	// A database without Cayley's tables opens, and fails at the first look.
	look := csql.AllQuads("")
	look.Limit = 1
	rows, err := qs.(*csql.QuadStore).Query(ctx, look)
	if err == nil {
		return qs, rows.Close()
	}
	qs.Close()
	if !opt.Create {
		return nil, fmt.Errorf("%w in it (%w)", graph.ErrNoDatabase, err)
	}
	if err := cgraph.InitQuadStore(opt.Type, opt.Path, nil); err != nil {
		return nil, err
	}
	if opt.Type == "mysql" {
		if err := widenStrings(ctx, opt.Path); err != nil {
			return nil, err
		}
	}
	return cgraph.NewQuadStore(opt.Type, opt.Path, nil)
}

// widenStrings lets Cayley's table in a MySQL or MariaDB hold any string: as
// Cayley makes it, it takes 64 KB in the character set of the database, and
// MariaDB's own default, latin1, has no room for most of the world's names.
func widenStrings(ctx context.Context, addr string) error {
	db, err := sql.Open("mysql", addr)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.ExecContext(ctx, "ALTER TABLE nodes MODIFY value_string LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin")
	return err
}

// writerLock keeps other writers of a database on a server out: a file
// belongs to the program that opened it, but a server lets anyone write.
type writerLock struct {
	db   *sql.DB
	conn *sql.Conn
}

// lockWriter takes the lock, which is held as long as the connection lives. It
// is nil for stores that have none. The error is [graph.ErrInUse] when another
// program has it.
func lockWriter(ctx context.Context, opt Options) (*writerLock, error) {
	var query string
	switch opt.Type {
	case "postgres":
		query = "SELECT pg_try_advisory_lock(hashtext('relata'))" // of this database
	case "mysql":
		query = "SELECT COALESCE(GET_LOCK(CONCAT('relata.', DATABASE()), 0), 0) = 1" // of the server
	default:
		return nil, nil
	}
	l := &writerLock{}
	var err error
	if l.db, err = sql.Open(opt.Type, opt.Path); err != nil {
		return nil, err
	}
	got := false
	if l.conn, err = l.db.Conn(ctx); err == nil {
		err = l.conn.QueryRowContext(ctx, query).Scan(&got)
	}
	if err == nil && !got {
		err = graph.ErrInUse
	}
	if err != nil {
		l.Close()
		return nil, err
	}
	return l, nil
}

// Close gives the lock back.
func (l *writerLock) Close() error {
	if l == nil {
		return nil
	}
	if l.conn != nil {
		l.conn.Close() // back to the pool, which ends it
	}
	return l.db.Close()
}

// findSQL yields the quads of a database that match. Cayley itself would ask
// for quads by one direction and for the values one by one.
func (s *Store) findSQL(ctx context.Context, qs *csql.QuadStore, match quad.Quad, yield func(quad.Quad, error) bool) error {
	sel := csql.AllQuads("")
	for _, d := range quad.Directions {
		if v := match.Get(d); v != nil {
			sel.WhereEq("", d.String()+"_hash", csql.HashOf(v))
		}
	}
	rows, err := qs.Query(ctx, sel)
	if err != nil {
		return err
	}
	defer rows.Close()
	var batch [][4]csql.NodeHash
	flush := func() (more bool, err error) {
		vals, err := valuesOf(ctx, qs, batch)
		if err != nil {
			return false, err
		}
		for _, h := range batch {
			var q quad.Quad
			for i, d := range quad.Directions {
				q.Set(d, vals[h[i]])
			}
			if !yield(q, nil) {
				return false, nil
			}
		}
		batch = batch[:0]
		return true, nil
	}
	for rows.Next() {
		var h [4]csql.NodeHash
		if err := rows.Scan(&h[0], &h[1], &h[2], &h[3]); err != nil {
			return err
		}
		if batch = append(batch, h); len(batch) == chunk {
			if more, err := flush(); err != nil || !more {
				return err
			}
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	_, err = flush()
	return err
}

// valuesOf looks the values of quads up, each once.
func valuesOf(ctx context.Context, qs *csql.QuadStore, quads [][4]csql.NodeHash) (map[csql.NodeHash]quad.Value, error) {
	vals := map[csql.NodeHash]quad.Value{}
	var ask nodesByHash
	for _, q := range quads {
		for _, h := range q {
			if _, known := vals[h]; !known && h.Valid() {
				vals[h] = nil
				ask = append(ask, h)
			}
		}
	}
	if len(ask) == 0 {
		return vals, nil
	}
	rows, err := qs.Query(ctx, ask)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var n node
		if err := rows.Scan(&n.hash, &n.data, &n.str, &n.typ, &n.lang, &n.iri, &n.bnode, &n.int, &n.bool, &n.float, &n.time); err != nil {
			return nil, err
		}
		if vals[n.hash], err = n.value(); err != nil {
			return nil, err
		}
	}
	return vals, rows.Err()
}

// nodesByHash asks for nodes by their hashes.
type nodesByHash []csql.NodeHash

// SQL implements [csql.Shape].
func (n nodesByHash) SQL(b *csql.Builder) string {
	ph := make([]string, len(n))
	for i := range ph {
		ph[i] = b.Placeholder()
	}
	return "SELECT " + strings.Join(n.Columns(), ", ") + " FROM nodes WHERE hash IN (" + strings.Join(ph, ", ") + ")"
}

// Args implements [csql.Shape].
func (n nodesByHash) Args() []csql.Value {
	out := make([]csql.Value, len(n))
	for i, h := range n {
		out[i] = h
	}
	return out
}

// Columns implements [csql.Shape].
func (nodesByHash) Columns() []string {
	return []string{"hash", "value", "value_string", "datatype", "language", "iri", "bnode", "value_int", "value_bool", "value_float", "value_time"}
}

// node is a row of Cayley's table of values.
type node struct {
	hash           csql.NodeHash
	data           []byte
	str, typ, lang sql.NullString
	iri, bnode     sql.NullBool
	int            sql.NullInt64
	bool           sql.NullBool
	float          sql.NullFloat64
	time           csql.NullTime
}

func (n *node) value() (quad.Value, error) {
	switch {
	case n.str.Valid:
		// Cayley writes the character 0 as \x00, which may as well have stood
		// in the text; the hash tells.
		v := n.string(n.str.String)
		if strings.Contains(n.str.String, `\x00`) && refs.HashOf(v) != n.hash.ValueHash {
			v = n.string(strings.ReplaceAll(n.str.String, `\x00`, "\x00"))
		}
		return v, nil
	case n.int.Valid:
		return quad.Int(n.int.Int64), nil
	case n.bool.Valid:
		return quad.Bool(n.bool.Bool), nil
	case n.float.Valid:
		return quad.Float(n.float.Float64), nil
	case n.time.Valid:
		return quad.Time(n.time.Time.UTC()), nil
	}
	return pquads.UnmarshalValue(n.data)
}

func (n *node) string(s string) quad.Value {
	switch {
	case n.iri.Bool:
		return quad.IRI(s)
	case n.bnode.Bool:
		return quad.BNode(s)
	case n.lang.Valid:
		return quad.LangString{Value: quad.String(s), Lang: n.lang.String}
	case n.typ.Valid:
		return quad.TypedString{Value: quad.String(s), Type: quad.IRI(n.typ.String)}
	}
	return quad.String(s)
}
