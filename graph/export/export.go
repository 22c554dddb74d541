// Package export writes graphs in every format that Cayley's quad library
// knows, and claims as JSON Lines; and it reads quads back, so that an export
// restores the graph.
//
// IRIs are written in full. What is written is a function of the graph and the
// base alone: the same quads give the same bytes, in whatever order they come.
package export

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
	_ "github.com/cayleygraph/quad/dot" // the formats
	_ "github.com/cayleygraph/quad/gml"
	_ "github.com/cayleygraph/quad/graphml"
	_ "github.com/cayleygraph/quad/json"
	_ "github.com/cayleygraph/quad/jsonld"
	_ "github.com/cayleygraph/quad/nquads"
	_ "github.com/cayleygraph/quad/pquads"
	"github.com/cayleygraph/quad/voc"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/schema"
)

// JSONL is the format of claims as JSON Lines, one line for each piece of
// evidence.
const JSONL = "jsonl"

// Format is a format that graphs are written in or read from.
type Format struct {
	Name        string
	Ext         []string // file name endings, with the dot
	Read, Write bool
	Binary      bool
}

// Formats lists the formats, by name.
func Formats() []Format {
	out := []Format{{Name: JSONL, Ext: []string{".jsonl"}, Write: true}}
	for _, f := range quad.Formats() {
		out = append(out, Format{Name: f.Name, Ext: f.Ext, Read: f.Reader != nil, Write: f.Writer != nil, Binary: f.Binary})
	}
	slices.SortFunc(out, func(a, b Format) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

func formatNames(ok func(Format) bool) string {
	var names []string
	for _, f := range Formats() {
		if ok(f) {
			names = append(names, f.Name)
		}
	}
	return strings.Join(names, ", ")
}

// FormatByPath tells the format by a file name's ending, and whether the file
// is compressed (".gz"). The format is empty when the ending tells none.
func FormatByPath(path string) (format string, compressed bool) {
	name := strings.ToLower(filepath.Base(path))
	if rest, ok := strings.CutSuffix(name, ".gz"); ok {
		name, compressed = rest, true
	}
	ext := filepath.Ext(name)
	for _, f := range Formats() {
		if slices.Contains(f.Ext, ext) && ext != "" {
			return f.Name, compressed
		}
	}
	return "", compressed
}

// Write writes the whole graph in a format, IRIs in full over the base
// ([graph.DefaultBase] when empty).
func Write(ctx context.Context, w io.Writer, st graph.Store, format, base string) error {
	switch format {
	case JSONL:
		bw := bufio.NewWriterSize(w, 1<<16)
		for e, err := range graph.Evidence(ctx, st) {
			if err != nil {
				return err
			}
			if err := ClaimJSON(bw, e.Evidence, e.Status); err != nil {
				return err
			}
		}
		return bw.Flush()
	case "nquads":
		return writeNQuads(w, base, st.Find(ctx, quad.Quad{}))
	}
	f := quad.FormatByName(format)
	if f == nil || f.Writer == nil {
		return fmt.Errorf("no export format %q; there are %s", format, formatNames(func(f Format) bool { return f.Write }))
	}
	type keyed struct {
		line string
		q    quad.Quad
	}
	var all []keyed
	full := newSpeller(base)
	for q, err := range st.Find(ctx, quad.Quad{}) {
		if err != nil {
			return err
		}
		q = full.quad(q)
		all = append(all, keyed{string(appendQuad(nil, q)), q})
	}
	slices.SortFunc(all, func(a, b keyed) int { return cmp.Compare(a.line, b.line) })
	bw := bufio.NewWriterSize(w, 1<<16)
	qw := f.Writer(bw)
	for i, k := range all {
		if i > 0 && k.line == all[i-1].line {
			continue
		}
		q := k.q
		if strings.HasPrefix(format, "json") && format != "jsonld" {
			q = unambiguous(q)
		}
		if _, err := qw.WriteQuads([]quad.Quad{q}); err != nil {
			return fmt.Errorf("%s: %w", format, err)
		}
	}
	if err := qw.Close(); err != nil {
		return fmt.Errorf("%s: %w", format, err)
	}
	return bw.Flush()
}

// unambiguous makes a string stand as Cayley's JSON reader reads it back: that
// takes one pair of quotation marks off, and a bare string that looks like an
// IRI, a blank node or nothing for that.
func unambiguous(q quad.Quad) quad.Quad {
	for _, d := range quad.Directions {
		s, ok := q.Get(d).(quad.String)
		if !ok {
			continue
		}
		v := quad.Raw(string(s)) //nolint:staticcheck // deprecated, and what the format's reader takes strings with
		if v != quad.Value(s) {
			q.Set(d, quad.String(`"`+string(s)+`"`))
		}
	}
	return q
}

// WriteFile writes the graph to a file: in the format that its name's ending
// tells unless one is given, compressed when it ends in ".gz". The file is
// written beside and renamed once whole, so that a failure leaves what was
// there.
func WriteFile(ctx context.Context, path string, st graph.Store, format, base string) (err error) {
	byName, compressed := FormatByPath(path)
	if format == "" {
		format = byName
	}
	if format == "" {
		return fmt.Errorf("%s: the ending tells no format; name one of %s", path, formatNames(func(f Format) bool { return f.Write }))
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	defer func() {
		if err != nil {
			tmp.Close()
			os.Remove(tmp.Name())
		}
	}()
	var w io.Writer = tmp
	var zw *gzip.Writer
	if compressed {
		zw = gzip.NewWriter(tmp)
		w = zw
	}
	if err := Write(ctx, w, st, format, base); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if zw != nil {
		if err := zw.Close(); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	if err := errors.Join(tmp.Chmod(0o644), tmp.Sync(), tmp.Close()); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// NQuads writes the graph of readings as sorted N-Quads, without a store: the
// bytes that an export of a graph built of them would have. The errors about
// evidence left out wrap [graph.ErrEvidence]; the rest is written all the same.
func NQuads(w io.Writer, base, extractor string, readings ...schema.Reading) error {
	qs, errs := graph.Quads(extractor, readings...)
	err := writeNQuads(w, base, func(yield func(quad.Quad, error) bool) {
		for _, q := range qs {
			if !yield(q, nil) {
				return
			}
		}
	})
	return errors.Join(append(errs, err)...)
}

func writeNQuads(w io.Writer, base string, quads iter.Seq2[quad.Quad, error]) error {
	full := newSpeller(base)
	s := newSorter(sortMemory)
	defer s.close()
	var buf []byte
	for q, err := range quads {
		if err != nil {
			return err
		}
		buf = appendQuad(buf[:0], full.quad(q))
		if err := s.add(buf); err != nil {
			return err
		}
	}
	bw := bufio.NewWriterSize(w, 1<<16)
	var last []byte
	for line, err := range s.lines() {
		if err != nil {
			return err
		}
		if bytes.Equal(line, last) {
			continue
		}
		last = append(last[:0], line...)
		bw.Write(line)
		if err := bw.WriteByte('\n'); err != nil {
			return err
		}
	}
	return bw.Flush()
}

// speller writes IRIs in full.
type speller struct {
	ns   *voc.Namespaces
	seen map[quad.IRI]quad.IRI // of predicates and types, which recur
}

func newSpeller(base string) *speller {
	return &speller{ns: graph.Namespaces(base), seen: map[quad.IRI]quad.IRI{}}
}

func (f *speller) quad(q quad.Quad) quad.Quad {
	for _, d := range quad.Directions {
		q.Set(d, f.value(q.Get(d), d == quad.Predicate))
	}
	return q
}

func (f *speller) value(v quad.Value, recurs bool) quad.Value {
	switch v := v.(type) {
	case quad.IRI:
		if !recurs {
			return v.FullWith(f.ns)
		}
		full, ok := f.seen[v]
		if !ok {
			full = v.FullWith(f.ns)
			f.seen[v] = full
		}
		return full
	case quad.Float:
		// Plain decimals, as the graph model has them: 0.86, not 8.6E-01.
		t := v.TypedString()
		return f.value(quad.TypedString{Value: quad.String(strconv.FormatFloat(float64(v), 'f', -1, 64)), Type: t.Type}, false)
	case quad.Bool:
		return f.value(quad.TypedString{Value: quad.String(strconv.FormatBool(bool(v))), Type: v.TypedString().Type}, false)
	case quad.TypedString:
		v.Type = f.value(v.Type, true).(quad.IRI)
		return v
	case quad.TypedStringer:
		return f.value(v.TypedString(), false)
	}
	return v
}

// appendQuad appends a quad as a line of canonical N-Quads, without the line
// break.
func appendQuad(b []byte, q quad.Quad) []byte {
	for _, d := range quad.Directions {
		if v := q.Get(d); v != nil {
			b = appendValue(b, v)
			b = append(b, ' ')
		}
	}
	return append(b, '.')
}

func appendValue(b []byte, v quad.Value) []byte {
	switch v := v.(type) {
	case quad.IRI:
		b = append(b, '<')
		for _, r := range string(v) {
			if r <= ' ' || r == 0x7f || strings.ContainsRune("<>\"{}|^`\\", r) {
				b = fmt.Appendf(b, "\\u%04X", r)
			} else {
				b = utf8.AppendRune(b, r)
			}
		}
		return append(b, '>')
	case quad.String:
		return appendString(b, string(v))
	case quad.TypedString:
		b = append(appendString(b, string(v.Value)), "^^"...)
		return appendValue(b, v.Type)
	case quad.LangString:
		b = append(appendString(b, string(v.Value)), '@')
		return append(b, v.Lang...)
	}
	return append(b, v.String()...)
}

func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, `\n`...)
		case '\r':
			b = append(b, `\r`...)
		case '\t':
			b = append(b, `\t`...)
		case '\b':
			b = append(b, `\b`...)
		case '\f':
			b = append(b, `\f`...)
		default:
			if c < ' ' || c == 0x7f {
				b = fmt.Appendf(b, "\\u%04X", c)
			} else {
				b = append(b, c)
			}
		}
	}
	return append(b, '"')
}
