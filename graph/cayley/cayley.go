// Package cayley keeps a graph in Cayley. It alone knows Cayley's stores and
// query languages; the rest of relata sees a [graph.Store].
package cayley

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/cayleygraph/cayley/clog"
	cgraph "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	cnosql "github.com/cayleygraph/cayley/graph/nosql"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
	"github.com/dgraph-io/badger/v2"
	"github.com/hidal-go/hidalgo/kv"
	hbolt "github.com/hidal-go/hidalgo/kv/bbolt"
	"github.com/hidal-go/hidalgo/kv/flat"
	hbadger "github.com/hidal-go/hidalgo/kv/flat/badger"
	"github.com/hidal-go/hidalgo/legacy/nosql"
	"go.etcd.io/bbolt"

	"github.com/relata-kg/relata/graph"
)

// DefaultType is the embedded store that is used when none is named: a folder
// with one file in it, which a stock "cayley --backend bolt" opens as it is.
const DefaultType = "bolt"

// boltFile is the file within the folder, as Cayley names it.
const boltFile = "indexes.bolt"

// Options say which database to open and how.
type Options struct {
	// Type is one of [Types], [DefaultType] when empty.
	Type string
	// Path is the folder or file of an embedded store, the address of a
	// server, and nothing for a store in memory.
	Path string
	// Base is the start of relata's own IRIs when they are written in full,
	// [graph.DefaultBase] when empty.
	Base string
	// ReadOnly opens an embedded bolt store beside other readers.
	ReadOnly bool
	// Create makes the database where there is none.
	Create bool
	// LockTimeout is how long to wait for another process to release the
	// database, one second when 0. Only bolt waits.
	LockTimeout time.Duration
}

// Types lists the stores that can be opened: bolt (or bbolt, the same), leveldb,
// badger, pebble and sqlite on disk, memstore and btree in memory, and postgres,
// cockroach, mysql, mongo, elastic and couch on a server. sqlite takes a build
// with cgo; mongo, elastic and couch have no transactions, so that a failure may
// leave half a document there.
func Types() []string {
	types := append(cgraph.QuadStores(), "bbolt")
	for _, r := range kv.List() {
		types = append(types, r.Name)
	}
	for _, r := range nosql.List() {
		types = append(types, r.Name)
	}
	for i, t := range types {
		types[i] = strings.TrimPrefix(t, "flat.")
	}
	slices.Sort(types)
	return slices.Compact(types)
}

// Store is a graph in Cayley. Reading may go on in several goroutines while
// one writes.
type Store struct {
	name string // for messages
	qs   cgraph.QuadStore
	// queried is qs as queries see it.
	queried cgraph.QuadStore
	handle  *cgraph.Handle
	// indexes are those of a key-value store that look-ups may use: of
	// [quadIndexes] the ones it has.
	indexes []ckv.QuadIndex
	values  recent
	// db is the database under a key-value store, nil for others.
	db *oneTx
	// lock keeps other writers of a database on a server out, nil for others.
	lock *writerLock
	// batch is the most documents of a news article's size that go into one
	// transaction, 0 for any number.
	batch int

	mu     sync.Mutex
	broken error // set when a transaction failed half way
}

var _ graph.Store = (*Store)(nil)

// silence stops Cayley's own log: what it tells is in the errors too, and it
// tells addresses with their passwords.
var silence = sync.OnceFunc(func() { clog.SetLogger(nil) })

// Open opens a database. Its errors are one line that names the database and
// says what to do; they wrap [graph.ErrNoDatabase], [graph.ErrInUse],
// [graph.ErrVersion] or [graph.ErrFull] where it is one of those.
func Open(ctx context.Context, opt Options) (*Store, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if opt.Type == "" {
		opt.Type = DefaultType
	}
	if opt.LockTimeout <= 0 {
		opt.LockTimeout = time.Second
	}
	graph.Register(opt.Base)
	silence()
	var qs cgraph.QuadStore
	var db *oneTx
	var err error
	switch {
	case opt.Type == "bolt" || opt.Type == "bbolt":
		qs, db, err = openBolt(ctx, opt)
	case keyValue(opt.Type) != nil:
		qs, db, err = openKeyValue(ctx, opt)
	case nosql.ByName(opt.Type) != nil:
		qs, err = openDocuments(ctx, opt)
	case !cgraph.IsRegistered(opt.Type):
		return nil, fmt.Errorf("no store of type %q; there are %s", opt.Type, strings.Join(Types(), ", "))
	case !cgraph.IsPersistent(opt.Type):
		opt.Path = ""
		qs, err = cgraph.NewQuadStore(opt.Type, "", nil)
	default:
		qs, err = openSQL(ctx, opt)
	}
	if err != nil {
		return nil, unreachable(opt, err)
	}
	s := &Store{name: Redact(opt.Type, opt.Path), qs: qs, db: db}
	if opt.Type == "badger" {
		s.batch = 4
	}
	if s.name == "" {
		s.name = opt.Type
	}
	if _, ok := qs.(*csql.QuadStore); ok && !opt.ReadOnly {
		if s.lock, err = lockWriter(ctx, opt); err != nil {
			qs.Close()
			return nil, unreachable(opt, err)
		}
	}
	w, err := cgraph.NewQuadWriter("single", qs, nil)
	if err != nil {
		return nil, explain(s.name, errors.Join(err, qs.Close(), s.lock.Close()))
	}
	s.indexes = indexesOf(ctx, qs)
	s.queried = qs
	if o, ok := qs.(*ckv.QuadStore); ok {
		s.queried = &planned{QuadStore: o, db: db, indexes: s.indexes}
	}
	s.handle = &cgraph.Handle{QuadStore: s.queried, QuadWriter: w}
	if err := graph.CheckVersion(ctx, s); err != nil {
		s.Close()
		if errors.Is(err, graph.ErrVersion) {
			err = fmt.Errorf("%s: %w", s.name, err)
		}
		return nil, err
	}
	return s, nil
}

// openBolt opens the file with bbolt, the kept successor of the bolt that
// Cayley uses: the format is the same, but opening can time out instead of
// hanging, and several readers may share the file.
func openBolt(ctx context.Context, opt Options) (cgraph.QuadStore, *oneTx, error) {
	if opt.Path == "" {
		return nil, nil, errors.New("no path for the database")
	}
	file := filepath.Join(opt.Path, boltFile)
	exists, err := checkFolder(opt.Path, file)
	if err != nil {
		return nil, nil, err
	}
	if !exists {
		if !opt.Create {
			return nil, nil, graph.ErrNoDatabase
		}
		if err := os.MkdirAll(opt.Path, 0o755); err != nil {
			return nil, nil, err
		}
	}
	bopt := &bbolt.Options{Timeout: opt.LockTimeout, ReadOnly: opt.ReadOnly && exists, FreelistType: bbolt.FreelistMapType}
	if !bopt.ReadOnly && strconv.IntSize == 64 && runtime.GOOS == "linux" {
		// A map larger than the file: a writer that has to grow the map waits
		// for all readers, and a reader that starts another look-up while a
		// writer waits would never end. Linux lends the addresses for free.
		bopt.InitialMmapSize = 1 << 36
	}
	db, err := hbolt.Open(file, bopt)
	if err != nil {
		return nil, nil, err
	}
	return overKeyValue(ctx, db, !bopt.ReadOnly)
}

// overKeyValue puts Cayley's store over a key-value database, which it closes
// on failure.
func overKeyValue(ctx context.Context, base kv.KV, create bool) (cgraph.QuadStore, *oneTx, error) {
	// Cayley's bloom filters take a quarter of a gigabyte before the first
	// quad; the graph is written so that they would save nothing.
	opt := cgraph.Options{ckv.OptNoBloom: true}
	db := &oneTx{KV: base}
	qs, err := ckv.New(db, opt)
	if errors.Is(err, cgraph.ErrNotInitialized) && create {
		if err = initialise(ctx, db, opt); err == nil {
			qs, err = ckv.New(db, opt)
		}
	}
	if err != nil {
		base.Close()
		return nil, nil, err
	}
	return qs, db, nil
}

// quadIndexes are the indexes that a new key-value store is given: Cayley's own
// two, and one by predicate, without which Cayley answers a path that starts
// from a predicate alone by reading every quad. Cayley notes a store's indexes
// in the store, so that its own command keeps them up as well.
var quadIndexes = append(slices.Clip(ckv.DefaultQuadIndexes),
	ckv.QuadIndex{Dirs: []quad.Direction{quad.Predicate, quad.Label, quad.Subject}})

// initialise makes an empty store with [quadIndexes].
func initialise(ctx context.Context, db kv.KV, opt cgraph.Options) error {
	if err := ckv.Init(db, opt); err != nil {
		return err
	}
	list, err := json.Marshal(quadIndexes)
	if err != nil {
		return err
	}
	return kv.Update(ctx, db, func(tx kv.Tx) error {
		for _, ind := range quadIndexes {
			if err := kv.CreateBucket(ctx, tx, ind.Key(nil)[:1]); err != nil {
				return err
			}
		}
		return tx.Put(ctx, kv.SKey("meta", "indexes"), list)
	})
}

// keyValue finds the key-value database of a type, as Cayley names it; nil when
// the type is of another kind.
func keyValue(typ string) *kv.Registration {
	for _, name := range []string{typ, "flat." + typ} {
		if r := kv.ByName(name); r != nil {
			return r
		}
	}
	return nil
}

// folderMarks are the files that tell the folders of these stores from others.
var folderMarks = map[string]string{"leveldb": "CURRENT", "pebble": "CURRENT", "badger": "MANIFEST"}

func openKeyValue(ctx context.Context, opt Options) (cgraph.QuadStore, *oneTx, error) {
	r := keyValue(opt.Type)
	if r.Volatile {
		opt.Path, opt.Create = "", true
	} else if opt.Path == "" {
		return nil, nil, errors.New("no path for the database")
	} else if exists, err := checkFolder(opt.Path, filepath.Join(opt.Path, folderMarks[opt.Type])); err != nil {
		return nil, nil, err
	} else if !exists && !opt.Create {
		return nil, nil, graph.ErrNoDatabase
	}
	open := r.OpenPath
	if opt.Type == "badger" {
		open = openBadger
	}
	db, err := open(opt.Path)
	if err != nil {
		return nil, nil, err
	}
	return overKeyValue(ctx, db, opt.Create)
}

// openBadger opens badger without its log, which tells of every compaction.
func openBadger(path string) (kv.KV, error) {
	db, err := hbadger.Open(badger.DefaultOptions(path).WithLogger(nil))
	if err != nil {
		return nil, err
	}
	return flat.Upgrade(db), nil
}

// checkFolder tells whether the database is there, and refuses to make one of a
// file or of a folder that holds something else.
func checkFolder(folder, file string) (exists bool, err error) {
	switch info, err := os.Stat(folder); {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case !info.IsDir():
		return false, errors.New("is a file, not a database folder; name another path")
	}
	switch _, err := os.Stat(file); {
	case err == nil:
		return true, nil
	case !errors.Is(err, fs.ErrNotExist):
		return false, err
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return false, err
	}
	if len(entries) > 0 {
		return false, errors.New("is a folder with other things in it, not a database; name another path")
	}
	return false, nil
}

// openDocuments opens a document database: mongo, elastic or couch.
func openDocuments(ctx context.Context, opt Options) (cgraph.QuadStore, error) {
	r := nosql.ByName(opt.Type)
	store := func(open nosql.OpenFunc) (cgraph.QuadStore, error) {
		db, err := open(ctx, opt.Path, cnosql.DefaultDBName, nil)
		if err != nil {
			return nil, err
		}
		qs, err := cnosql.NewQuadStore(db, &r.Traits, nil)
		if err != nil {
			db.Close()
			return nil, err
		}
		return qs, nil
	}
	// One that is there must not be made again: couch fails at that.
	qs, err := store(r.Open)
	if err == nil || !opt.Create {
		return qs, err
	}
	return store(r.New)
}

// explain makes one line of an error, with the database's name and what to do.
func explain(name string, err error) error { return advise(name, "", err) }

// advise is explain with advice for an error of no kind that is known here.
func advise(name, advice string, err error) error {
	if err == nil {
		return nil
	}
	wrap := func(kind error, advice string) error { return fmt.Errorf("%s: %w; %s", name, kind, advice) }
	text := err.Error()
	has := func(parts ...string) bool {
		return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(text, p) })
	}
	switch {
	case errors.Is(err, graph.ErrNoDatabase), errors.Is(err, cgraph.ErrNotInitialized), has("no_db_file"):
		return wrap(graph.ErrNoDatabase, "build it first, or name another with --db")
	case errors.Is(err, graph.ErrInUse), errors.Is(err, bbolt.ErrTimeout), errors.Is(err, syscall.EAGAIN), errors.Is(err, syscall.EWOULDBLOCK),
		has("Cannot acquire directory lock", "database is locked", "lock held by current process"):
		return wrap(graph.ErrInUse, "another program has it open: end that one or wait for it")
	case errors.Is(err, bbolt.ErrInvalid), errors.Is(err, bbolt.ErrVersionMismatch), errors.Is(err, bbolt.ErrChecksum),
		has("data version is out of date", "file is not a database"):
		return wrap(graph.ErrVersion, "it is damaged or of another version: build it anew under another name")
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG),
		has("No space left on device", "database or disk is full", "table is full", "file too large"):
		return wrap(graph.ErrFull, "make room and run the same command again: what was written before stands")
	}
	return fmt.Errorf("%s: %w%s", name, oneLine(err), advice)
}

// lineError is an error told on one line.
type lineError struct{ error }

func (e lineError) Error() string { return strings.Join(strings.Fields(e.error.Error()), " ") }
func (e lineError) Unwrap() error { return e.error }

func oneLine(err error) error {
	if !strings.ContainsAny(err.Error(), "\n\t") {
		return err
	}
	return lineError{err}
}

// Batch is the most documents that should go into one transaction, 0 for any
// number: badger refuses transactions of more than some 100,000 entries.
func (s *Store) Batch() int { return s.batch }

// Handle is Cayley's own view of the store, for its REST interface.
func (s *Store) Handle() *cgraph.Handle { return s.handle }

// Close releases the database.
func (s *Store) Close() error {
	if err := errors.Join(s.handle.QuadWriter.Close(), s.qs.Close(), s.lock.Close()); err != nil {
		return explain(s.name, err)
	}
	return nil
}

// Size is the number of quads.
func (s *Store) Size(ctx context.Context) (int64, error) {
	// Postgres would estimate, and take a full database for an empty one.
	_, exact := s.qs.(*csql.QuadStore)
	st, err := s.qs.Stats(ctx, exact)
	if err != nil && strings.Contains(err.Error(), ckv.ErrNoBucket.Error()) {
		return 0, nil // a key-value store has no size before the first quad
	}
	if err != nil {
		return 0, explain(s.name, err)
	}
	return st.Quads.Value, nil
}

// Apply implements [graph.Store]. Stores without transactions (mongo, elastic,
// couch) may keep a part of what fails.
func (s *Store) Apply(ctx context.Context, add, del []quad.Quad) error {
	return s.write(ctx, add, del, nil)
}

func (s *Store) write(ctx context.Context, add, del []quad.Quad, record []byte) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.broken != nil {
		return s.broken
	}
	deltas := func(qs []quad.Quad, what cgraph.Procedure) []cgraph.Delta {
		out := make([]cgraph.Delta, len(qs))
		for i, q := range qs {
			out[i] = cgraph.Delta{Quad: q, Action: what}
		}
		return out
	}
	apply := func(d []cgraph.Delta) error {
		if len(d) == 0 {
			return nil
		}
		return s.qs.ApplyDeltas(d, cgraph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true})
	}
	adding, removing := deltas(add, cgraph.Add), deltas(del, cgraph.Delete)
	var err error
	if s.db != nil && (record != nil || len(adding) > 0 && len(removing) > 0) {
		err = s.db.together(ctx, func(tx kv.Tx) error {
			before, err := stampOf(ctx, tx)
			if err != nil {
				return err
			}
			if err := apply(adding); err != nil {
				return err
			}
			if err := apply(removing); err != nil {
				return err
			}
			after, err := stampOf(ctx, tx)
			if err != nil || record == nil || after.size-before.size != int64(len(add)-len(del)) {
				return err
			}
			return tx.Put(ctx, recordKey, append(after.bytes(), record...))
		})
	} else {
		err = apply(append(removing, adding...))
	}
	if err != nil {
		// Cayley keeps what it had prepared; nothing may be written over it.
		s.broken = explain(s.name, err)
		return s.broken
	}
	return nil
}

// Query implements [graph.Store] for gizmo, graphql, mql and sexp.
func (s *Store) Query(ctx context.Context, lang, text string, limit int) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		ses := query.NewSession(s.queried, lang)
		if ses == nil {
			yield(nil, fmt.Errorf("no query language %q; there are %s", lang, strings.Join(Languages(), ", ")))
			return
		}
		it, err := ses.Execute(ctx, text, query.Options{Collation: query.JSON, Limit: max(limit, 0)})
		if err != nil {
			yield(nil, fmt.Errorf("%s query: %w", lang, oneLine(err)))
			return
		}
		defer it.Close()
		for n := 0; (limit <= 0 || n < limit) && it.Next(ctx); {
			r := it.Result()
			if r == nil {
				continue
			}
			n++
			if !yield(r, nil) {
				return
			}
		}
		if err := cmp.Or(it.Err(), ctx.Err()); err != nil {
			yield(nil, fmt.Errorf("%s query: %w", lang, oneLine(err)))
		}
	}
}

// Languages lists the query languages.
func Languages() []string {
	l := query.Languages()
	slices.Sort(l)
	return l
}

// indexesOf lists those of [quadIndexes] that a key-value store has; a database
// of an old Cayley or an old relata, or one made with others, may lack some.
func indexesOf(ctx context.Context, qs cgraph.QuadStore) (have []ckv.QuadIndex) {
	o, ok := qs.(*ckv.QuadStore)
	if !ok {
		return nil
	}
	for _, ind := range quadIndexes {
		filter := map[quad.Direction]refs.Ref{}
		for _, d := range ind.Dirs {
			filter[d] = ckv.Int64Value(1)
		}
		s, _ := o.OptimizeShape(ctx, shape.QuadsAction{Result: quad.Label, Filter: filter})
		shape.Walk(s, func(s shape.Shape) bool {
			if scan, ok := s.(ckv.IndexScan); ok && slices.Equal(scan.Index.Dirs, ind.Dirs) {
				have = append(have, ind)
			}
			return true
		})
	}
	return have
}

// chunk is how many quads are read before their values are looked up.
const chunk = 512

// Find implements [graph.Store].
func (s *Store) Find(ctx context.Context, match quad.Quad) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		if db, ok := s.qs.(*csql.QuadStore); ok {
			if err := s.findSQL(ctx, db, match, yield); err != nil {
				yield(quad.Quad{}, explain(s.name, err))
			}
			return
		}
		it, filter, err := s.scan(ctx, match)
		if err != nil {
			yield(quad.Quad{}, explain(s.name, err))
			return
		}
		if it == nil {
			return
		}
		sc := it.Iterate()
		defer sc.Close()
		var batch []refs.Ref
		flush := func() bool {
			qs, err := s.quads(ctx, batch)
			batch = batch[:0]
			if err != nil {
				yield(quad.Quad{}, explain(s.name, err))
				return false
			}
			for _, q := range qs {
				if !yield(q, nil) {
					return false
				}
			}
			return true
		}
		for sc.Next(ctx) {
			r := sc.Result()
			ok, err := s.matches(r, filter)
			if err != nil {
				yield(quad.Quad{}, explain(s.name, err))
				return
			}
			if !ok {
				continue
			}
			if batch = append(batch, r); len(batch) == chunk && !flush() {
				return
			}
		}
		if err := cmp.Or(sc.Err(), ctx.Err()); err != nil {
			yield(quad.Quad{}, explain(s.name, err))
			return
		}
		if len(batch) > 0 {
			flush()
		}
	}
}

type direction struct {
	dir quad.Direction
	ref refs.Ref
}

// scan finds the narrowest index for a match, and what is left to filter. The
// shape is nil when a value of the match is not in the store at all.
func (s *Store) scan(ctx context.Context, match quad.Quad) (iterator.Shape, []direction, error) {
	var have []direction
	for _, d := range []quad.Direction{quad.Subject, quad.Object, quad.Predicate, quad.Label} {
		v := match.Get(d)
		if v == nil {
			continue
		}
		r, err := s.qs.ValueOf(v)
		if err != nil {
			return nil, nil, err
		}
		if r == nil {
			return nil, nil, nil
		}
		have = append(have, direction{d, r})
	}
	if len(have) == 0 {
		return s.qs.QuadsAllIterator(), nil, nil
	}
	id := func(d quad.Direction) (uint64, bool) {
		for _, h := range have {
			if v, ok := h.ref.(ckv.Int64Value); ok && h.dir == d {
				return uint64(v), true
			}
		}
		return 0, false
	}
	best, vals := -1, []uint64(nil)
	for i, ind := range s.indexes {
		var prefix []uint64
		for _, d := range ind.Dirs {
			v, ok := id(d)
			if !ok {
				break
			}
			prefix = append(prefix, v)
		}
		if len(prefix) > len(vals) {
			best, vals = i, prefix
		}
	}
	if best >= 0 {
		return ckv.IndexScan{Index: s.indexes[best], Values: vals}.BuildIterator(s.qs), have, nil
	}
	return s.qs.QuadIterator(have[0].dir, have[0].ref), have, nil
}

func (s *Store) matches(r refs.Ref, filter []direction) (bool, error) {
	for _, f := range filter {
		v, err := s.qs.QuadDirection(r, f.dir)
		if err != nil {
			return false, err
		}
		if v == nil || v.Key() != f.ref.Key() {
			return false, nil
		}
	}
	return true, nil
}

// quads resolves a batch of quads, each value once.
func (s *Store) quads(ctx context.Context, batch []refs.Ref) ([]quad.Quad, error) {
	out := make([]quad.Quad, len(batch))
	namer, ok := s.qs.(refs.BatchNamer)
	if _, prim := first(batch).(*proto.Primitive); !ok || !prim {
		for i, r := range batch {
			q, err := s.qs.Quad(r)
			if err != nil {
				return nil, err
			}
			out[i] = q
		}
		return out, nil
	}
	place := map[ckv.Int64Value]int{}
	var known []quad.Value
	var ids []refs.Ref
	var at []int // of known, what ids are to fill in
	for _, r := range batch {
		p := r.(*proto.Primitive)
		for _, d := range quad.Directions {
			v := ckv.Int64Value(p.GetDirection(d))
			if _, met := place[v]; met || v == 0 {
				continue
			}
			place[v] = len(known)
			val := s.values.get(v)
			if val == nil {
				ids, at = append(ids, v), append(at, len(known))
			}
			known = append(known, val)
		}
	}
	if len(ids) > 0 {
		vals, err := namer.ValuesOf(ctx, ids)
		if err != nil {
			return nil, err
		}
		for i, v := range vals {
			known[at[i]] = v
			s.values.put(ids[i].(ckv.Int64Value), v)
		}
	}
	for i, r := range batch {
		p := r.(*proto.Primitive)
		for _, d := range quad.Directions {
			if v := ckv.Int64Value(p.GetDirection(d)); v != 0 {
				out[i].Set(d, known[place[v]])
			}
		}
	}
	return out, nil
}

// recent remembers the IRIs and short words that were read last by their number in a key-value
// store, which gives a number to one value only, ever: predicates, documents
// and claims come again in nearly every look-up. It keeps two generations of
// them, so that it stays small.
type recent struct {
	mu         sync.Mutex
	young, old map[ckv.Int64Value]quad.Value
}

// recentSize is the size of a generation: some two megabytes.
const recentSize = 1 << 13

func (c *recent) get(id ckv.Int64Value) quad.Value {
	c.mu.Lock()
	defer c.mu.Unlock()
	v := c.young[id]
	if v == nil {
		if v = c.old[id]; v != nil {
			c.keep(id, v)
		}
	}
	return v
}

func (c *recent) put(id ckv.Int64Value, v quad.Value) {
	switch x := v.(type) {
	case quad.IRI:
	case quad.String:
		if len(x) > 16 {
			return
		}
	default:
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.keep(id, v)
}

func (c *recent) keep(id ckv.Int64Value, v quad.Value) {
	if c.young == nil || len(c.young) >= recentSize {
		c.young, c.old = make(map[ckv.Int64Value]quad.Value, recentSize), c.young
	}
	c.young[id] = v
}

func first(rs []refs.Ref) refs.Ref {
	if len(rs) == 0 {
		return nil
	}
	return rs[0]
}
