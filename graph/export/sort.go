package export

import (
	"bufio"
	"bytes"
	"container/heap"
	"errors"
	"io"
	"iter"
	"os"
	"slices"
)

// sortMemory is how many bytes of lines are sorted in memory at a time.
const sortMemory = 256 << 20

// sorter sorts lines that need not fit in memory: it sorts runs, keeps them in
// temporary files, and merges those. Lines hold no line break.
type sorter struct {
	limit int
	buf   []byte
	ends  []int
	runs  []*os.File
}

func newSorter(limit int) *sorter { return &sorter{limit: limit} }

func (s *sorter) add(line []byte) error {
	if len(s.buf)+len(line) > s.limit && len(s.buf) > 0 {
		if err := s.spill(); err != nil {
			return err
		}
	}
	s.buf = append(s.buf, line...)
	s.ends = append(s.ends, len(s.buf))
	return nil
}

func (s *sorter) sorted() [][]byte {
	lines := make([][]byte, len(s.ends))
	start := 0
	for i, end := range s.ends {
		lines[i] = s.buf[start:end]
		start = end
	}
	slices.SortFunc(lines, bytes.Compare)
	return lines
}

func (s *sorter) spill() error {
	f, err := os.CreateTemp("", "relata-sort-*")
	if err != nil {
		return err
	}
	s.runs = append(s.runs, f)
	w := bufio.NewWriterSize(f, 1<<16)
	for _, l := range s.sorted() {
		w.Write(l)
		w.WriteByte('\n')
	}
	s.buf, s.ends = s.buf[:0], s.ends[:0]
	if err := w.Flush(); err != nil {
		return err
	}
	_, err = f.Seek(0, io.SeekStart)
	return err
}

func (s *sorter) close() {
	for _, f := range s.runs {
		f.Close()
		os.Remove(f.Name())
	}
}

type run struct {
	r    *bufio.Reader
	line []byte
}

func (r *run) next() (bool, error) {
	line, err := r.r.ReadBytes('\n')
	if errors.Is(err, io.EOF) && len(line) == 0 {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	r.line = line[:len(line)-1]
	return true, nil
}

type runs []*run

func (h runs) Len() int           { return len(h) }
func (h runs) Less(i, j int) bool { return bytes.Compare(h[i].line, h[j].line) < 0 }
func (h runs) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *runs) Push(x any)        { *h = append(*h, x.(*run)) }
func (h *runs) Pop() any          { o := *h; x := o[len(o)-1]; *h = o[:len(o)-1]; return x }

// lines yields the lines in order. A line is good until the next.
func (s *sorter) lines() iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		if len(s.runs) == 0 {
			for _, l := range s.sorted() {
				if !yield(l, nil) {
					return
				}
			}
			return
		}
		if len(s.ends) > 0 {
			if err := s.spill(); err != nil {
				yield(nil, err)
				return
			}
		}
		var h runs
		for _, f := range s.runs {
			r := &run{r: bufio.NewReaderSize(f, 1<<16)}
			ok, err := r.next()
			if err != nil {
				yield(nil, err)
				return
			}
			if ok {
				h = append(h, r)
			}
		}
		heap.Init(&h)
		for len(h) > 0 {
			if !yield(h[0].line, nil) {
				return
			}
			ok, err := h[0].next()
			switch {
			case err != nil:
				yield(nil, err)
				return
			case ok:
				heap.Fix(&h, 0)
			default:
				heap.Pop(&h)
			}
		}
	}
}
