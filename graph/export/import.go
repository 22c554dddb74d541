package export

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"os"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/jsonld"
	"github.com/cayleygraph/quad/nquads"
	"github.com/cayleygraph/quad/pquads"
	"github.com/cayleygraph/quad/voc"

	"github.com/relata-kg/relata/graph"
)

// maxMessage is the most bytes that one quad of a binary file may take.
const maxMessage = 256 << 20

// Import reads a file of quads into the store, see [graph.Merge]. The format is
// told by the file name's ending unless one is given. Full IRIs over the base
// ([graph.DefaultBase] when empty) or over the base that the file itself was
// written with become short. A line that is no quad is an error that names file
// and line, and nothing of the file is then written.
func Import(ctx context.Context, st graph.Store, path, format, base string) (graph.MergeResult, error) {
	if format == "" {
		if format, _ = FormatByPath(path); format == "" {
			return graph.MergeResult{}, fmt.Errorf("%s: the ending tells no format; name one of %s", path, formatNames(func(f Format) bool { return f.Read }))
		}
	}
	if f := quad.FormatByName(format); f == nil || f.Reader == nil {
		return graph.MergeResult{}, fmt.Errorf("%s: quads can not be read from format %q, only from %s", path, format, formatNames(func(f Format) bool { return f.Read }))
	}
	ns := graph.Namespaces(base)
	for q, err := range ReadFile(path, format) {
		if err != nil {
			return graph.MergeResult{}, err
		}
		if own, ok := baseOf(q); ok {
			ns = graph.Namespaces(own)
			break
		}
	}
	short := shortener{ns: ns, seen: map[quad.IRI]quad.IRI{}}
	res, err := graph.Merge(ctx, st, func(yield func(quad.Quad, error) bool) {
		for q, err := range ReadFile(path, format) {
			if err == nil {
				err = ctx.Err()
			}
			if err == nil {
				q = short.quad(q)
			}
			if !yield(q, err) || err != nil {
				return
			}
		}
	})
	if errors.Is(err, graph.ErrVersion) {
		err = fmt.Errorf("%s: %w", path, err)
	}
	return res, err
}

// baseOf tells the base a file was written with: it stands in the quad that
// tells the version of the graph model.
func baseOf(q quad.Quad) (string, bool) {
	if p, ok := q.Predicate.(quad.IRI); !ok || p.Full() != quad.IRI("owl:versionInfo").FullWith(graph.Namespaces("")) {
		return "", false
	}
	s, ok := q.Subject.(quad.IRI)
	if !ok {
		return "", false
	}
	return strings.CutSuffix(string(s), "rel/model")
}

// ReadFile yields the quads of a file as they stand in it, decompressed when it
// is gzip. Errors name the file and, for N-Quads and JSON, the line; the first
// ends the sequence.
func ReadFile(path, format string) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(quad.Quad{}, fmt.Errorf("%s: %w; check the path", path, errors.Unwrap(err)))
			return
		}
		defer f.Close()
		br := bufio.NewReaderSize(f, 1<<16)
		var r io.Reader = br
		if magic, _ := br.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
			zr, err := gzip.NewReader(br)
			if err != nil {
				yield(quad.Quad{}, fmt.Errorf("%s: %w", path, err))
				return
			}
			defer zr.Close()
			r = zr
		}
		for q, err := range Read(r, format) {
			if err != nil {
				err = fmt.Errorf("%s:%w", path, err)
			}
			if !yield(q, err) {
				return
			}
		}
	}
}

// Read yields the quads of a stream. An error begins with the line, and a
// colon, where the format has lines.
func Read(r io.Reader, format string) iter.Seq2[quad.Quad, error] {
	if format == "nquads" {
		return readNQuads(r)
	}
	return func(yield func(quad.Quad, error) bool) {
		var lines lineCounter
		var qr quad.ReadCloser
		switch format {
		case "pquads":
			qr = pquads.NewReader(r, maxMessage)
		case "jsonld":
			lines.r = r
			var doc any
			err := json.NewDecoder(&lines).Decode(&doc)
			if err == nil {
				err = noRemoteContext(doc)
			}
			if err != nil {
				qr = failed{err}
				break
			}
			qr = jsonld.NewReaderFromMap(doc)
		default:
			lines.r = r
			qr = quad.FormatByName(format).Reader(&lines)
		}
		defer qr.Close()
		for n := 1; ; n++ {
			q, err := readQuad(qr)
			if errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
				return
			}
			if err != nil {
				var syntax *json.SyntaxError
				switch {
				case format == "pquads":
					err = fmt.Errorf(" quad %d: %w", n, err)
				case errors.As(err, &syntax):
					err = fmt.Errorf("%d: %w", lines.at(syntax.Offset), err)
				default:
					err = fmt.Errorf(" quad %d: %w", n, err)
				}
			}
			if !yield(q, err) || err != nil {
				return
			}
		}
	}
}

// failed is a reader that could not begin.
type failed struct{ err error }

func (f failed) ReadQuad() (quad.Quad, error) { return quad.Quad{}, f.err }
func (failed) Close() error                   { return nil }

// noRemoteContext refuses JSON-LD that names a context elsewhere, which would be
// fetched from there.
func noRemoteContext(doc any) error {
	switch v := doc.(type) {
	case []any:
		for _, e := range v {
			if err := noRemoteContext(e); err != nil {
				return err
			}
		}
	case map[string]any:
		for k, e := range v {
			list, ok := e.([]any)
			if !ok {
				list = []any{e}
			}
			for _, c := range list {
				if s, ok := c.(string); ok && (k == "@context" || k == "@import") {
					return fmt.Errorf("the context %s lies elsewhere; write it into the file", s)
				}
			}
			if err := noRemoteContext(e); err != nil {
				return err
			}
		}
	}
	return nil
}

// readQuad reads a quad; a reader that trips over its input is an error.
func readQuad(r quad.Reader) (q quad.Quad, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("not a quad: %v", p)
		}
	}()
	return r.ReadQuad()
}

// lineCounter notes where the lines of a stream end.
type lineCounter struct {
	r    io.Reader
	n    int64
	ends []int64
}

func (l *lineCounter) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	for i, b := range p[:n] {
		if b == '\n' {
			l.ends = append(l.ends, l.n+int64(i))
		}
	}
	l.n += int64(n)
	return n, err
}

func (l *lineCounter) at(offset int64) int {
	line := 1
	for _, e := range l.ends {
		if e < offset-1 {
			line++
		}
	}
	return line
}

func readNQuads(r io.Reader) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		br := bufio.NewReaderSize(r, 1<<16)
		for n := 1; ; n++ {
			line, err := br.ReadBytes('\n')
			if err != nil && !errors.Is(err, io.EOF) {
				yield(quad.Quad{}, fmt.Errorf("%d: %w", n, err))
				return
			}
			last := err != nil
			if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
				q, err := ParseLine(string(line))
				if err != nil {
					err = fmt.Errorf("%d: %w", n, err)
				}
				if !yield(q, err) || err != nil {
					return
				}
			}
			if last {
				return
			}
		}
	}
}

// ParseLine parses a line of N-Quads.
func ParseLine(line string) (q quad.Quad, err error) {
	defer func() {
		if p := recover(); p != nil {
			q, err = quad.Quad{}, fmt.Errorf("not a quad: %v", p)
		}
	}()
	q, err = nquads.Parse(line)
	if err != nil || !q.IsValid() {
		return quad.Quad{}, fmt.Errorf("not a quad: %.80q", line)
	}
	return q, nil
}

// shortener writes IRIs short and literals native, as stores hold them.
type shortener struct {
	ns   *voc.Namespaces
	seen map[quad.IRI]quad.IRI
}

func (s *shortener) quad(q quad.Quad) quad.Quad {
	for _, d := range quad.Directions {
		q.Set(d, s.value(q.Get(d), d == quad.Predicate))
	}
	return q
}

func (s *shortener) value(v quad.Value, recurs bool) quad.Value {
	switch v := v.(type) {
	case quad.IRI:
		if !recurs {
			return v.ShortWith(s.ns)
		}
		short, ok := s.seen[v]
		if !ok {
			short = v.ShortWith(s.ns)
			s.seen[v] = short
		}
		return short
	case quad.Float:
		if math.IsNaN(float64(v)) || math.IsInf(float64(v), 0) {
			t := v.TypedString()
			return quad.TypedString{Value: t.Value, Type: t.Type.ShortWith(s.ns)}
		}
		return v
	case quad.Time:
		t := v.TypedString()
		return quad.TypedString{Value: t.Value, Type: t.Type.ShortWith(s.ns)}
	case quad.TypedString:
		v.Type = s.value(v.Type, true).(quad.IRI)
		return graph.Native(v)
	}
	return v
}
