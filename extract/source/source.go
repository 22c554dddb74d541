// Package source reads articles: plain text, Markdown, HTML and JSON Lines,
// from files, folders, patterns and standard input, in the encodings that news
// comes in. Each article becomes an [extract.Document] whose text is exactly
// what every later offset refers to.
//
// What cannot be read is an [*Error], one line that names the file and what to
// do; the articles after it are still read.
package source

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// Format is the form of an article's file.
type Format string

// The formats. Auto takes the format from the ending of the name, or where
// that says nothing from the first bytes.
const (
	Auto      Format = "auto"
	Text      Format = "text"
	Markdown  Format = "markdown"
	HTML      Format = "html"
	JSONL     Format = "jsonl"
	Sentences Format = "sentences"
)

// Formats lists the formats in the order in which a help text names them.
var Formats = []Format{Auto, Text, Markdown, HTML, JSONL, Sentences}

// Kinds of failure, for errors.Is on an [*Error].
var (
	ErrMissing    = errors.New("no such file")
	ErrNoArticles = errors.New("no articles")
	ErrEmpty      = errors.New("empty")
	ErrBinary     = errors.New("not text")
	ErrEncoding   = errors.New("broken encoding")
	ErrTooLong    = errors.New("too long")
	ErrFormat     = errors.New("malformed")
	ErrUnreadable = errors.New("unreadable")
)

// Error says why one article, or one path, could not be read.
type Error struct {
	// Path is the path as given, or as found in a folder.
	Path string
	// Line counts from 1; 0 where the failure is of the whole file.
	Line int
	// Kind is one of the package's Err values.
	Kind error
	// Problem says what is wrong, Advice what to do about it.
	Problem, Advice string
}

// Error is one line: path, line, problem and advice.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Path)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d", e.Line)
	}
	b.WriteString(": ")
	b.WriteString(e.Problem)
	if e.Advice != "" {
		b.WriteString("; ")
		b.WriteString(e.Advice)
	}
	return b.String()
}

// Unwrap gives the kind.
func (e *Error) Unwrap() error { return e.Kind }

// Limits on what one article may be. They stand far above what is written and
// keep a wrong file from filling the memory.
const (
	// MaxLine is the longest line of text, in bytes.
	MaxLine = 4 << 20
	// MaxFile is the largest file of one article, in bytes, after unpacking.
	MaxFile = 64 << 20
)

// Options say how to read.
type Options struct {
	// Format is the form of every file; the zero value is Auto.
	Format Format
	// Stdin is read for the path "-".
	Stdin io.Reader
}

// File is one file to read, or standard input.
type File struct {
	// Path is as given, or below the folder given, with forward slashes;
	// "-" is standard input.
	Path string
	opts Options
}

// endings tells the format by the ending of a file's name. Within folders only
// these are read.
var endings = map[string]Format{
	".txt": Text, ".text": Text,
	".md": Markdown, ".markdown": Markdown,
	".html": HTML, ".htm": HTML, ".xhtml": HTML,
	".jsonl": JSONL, ".ndjson": JSONL,
}

// noArticles are endings of files that are text and no articles. Such a file is
// read only when a format is asked for, since "news/*" names it by accident.
var noArticles = strings.Fields(".go .py .js .ts .c .h .cpp .java .rs .rb .sh .css .csv .tsv .yaml .yml .toml .nq .sum .mod")

// ending is the format by name, "" where the name says nothing.
func ending(name string) Format {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	return endings[path.Ext(name)]
}

// Find expands paths, folders and patterns ("news/**/*.html") to files, in the
// order given and in a folder by name, each once. In folders it takes the files
// whose ending names a format, and leaves out hidden ones and what is about a
// folder and not an article of it (README, LICENSE and the like). What is not
// there is an error of its own and hinders nothing else.
func Find(paths []string, opts Options) ([]File, []error) {
	var files []File
	var errs []error
	seen := map[string]bool{}
	add := func(p string) {
		if !seen[p] {
			seen[p] = true
			files = append(files, File{Path: p, opts: opts})
		}
	}
	for _, p := range paths {
		if p == "-" {
			add(p)
			continue
		}
		found, err := find(p)
		if err != nil {
			errs = append(errs, err)
		}
		for _, f := range found {
			add(f)
		}
	}
	return files, errs
}

func find(p string) ([]string, error) {
	if strings.HasPrefix(p, "http://") || strings.HasPrefix(p, "https://") {
		return nil, &Error{Path: p, Kind: ErrMissing, Problem: "is an address, and relata works offline", Advice: "save the page and give the file"}
	}
	info, err := os.Stat(p)
	switch {
	case err == nil && info.IsDir():
		return findDir(p)
	case err == nil:
		return []string{clean(p)}, nil
	case !errors.Is(err, fs.ErrNotExist):
		return nil, &Error{Path: clean(p), Kind: ErrUnreadable, Problem: reason(err), Advice: "check its permissions"}
	}
	if !strings.ContainsAny(p, "*?[{") {
		return nil, &Error{Path: clean(p), Kind: ErrMissing, Problem: "no such file or folder", Advice: "check the path"}
	}
	matches, err := doublestar.FilepathGlob(p)
	if err != nil {
		return nil, &Error{Path: p, Kind: ErrMissing, Problem: "not a pattern: " + reason(err), Advice: "check its brackets"}
	}
	slices.Sort(matches)
	var out []string
	for _, m := range matches {
		if info, err := os.Stat(m); err == nil && info.Mode().IsRegular() && !hidden(filepath.Base(m)) {
			out = append(out, clean(m))
		}
	}
	if len(out) == 0 {
		return nil, &Error{Path: p, Kind: ErrMissing, Problem: "no file matches this pattern", Advice: "check the path"}
	}
	return out, nil
}

func findDir(dir string) ([]string, error) {
	var out []string
	var broken error
	// DirFS follows a link that is the folder itself, WalkDir would not.
	walkErr := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			broken = errors.Join(broken, &Error{Path: clean(filepath.Join(dir, p)), Kind: ErrUnreadable, Problem: reason(err), Advice: "check its permissions"})
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		name := d.Name()
		if p != "." && hidden(name) {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		// A link is read and what is wrong with it told; a pipe would wait for
		// a writer.
		if (d.Type().IsRegular() || d.Type() == fs.ModeSymlink) && ending(name) != "" && !aboutFolder(name) {
			out = append(out, clean(filepath.Join(dir, p)))
		}
		return nil
	})
	if err := errors.Join(walkErr, broken); err != nil {
		return out, err
	}
	if len(out) == 0 {
		return nil, &Error{Path: clean(dir), Kind: ErrNoArticles, Problem: "no articles in this folder", Advice: "articles end in .txt, .md, .html or .jsonl"}
	}
	return out, nil
}

func hidden(name string) bool { return strings.HasPrefix(name, ".") && name != "." && name != ".." }

func aboutFolder(name string) bool {
	stem := strings.ToUpper(strings.TrimSuffix(name, path.Ext(name)))
	switch stem {
	case "README", "LICENSE", "LICENCE", "COPYING", "CHANGELOG", "CONTRIBUTING", "SOURCE", "NOTICE":
		return true
	}
	return false
}

// clean makes one name of "./a", "a" and "x/../a", so that a document is the
// same however its path is typed.
func clean(p string) string { return filepath.ToSlash(filepath.Clean(p)) }

// reason is the cause without the path that fs errors repeat.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// Read finds the files of paths and reads their articles one by one. First
// come the errors of paths that are not there. Every error is an [*Error], or
// a join of such, and the reading goes on after it.
func Read(paths []string, opts Options) iter.Seq2[*extract.Document, error] {
	return func(yield func(*extract.Document, error) bool) {
		files, errs := Find(paths, opts)
		for _, err := range errs {
			if !yield(nil, err) {
				return
			}
		}
		for _, f := range files {
			for d, err := range f.Documents() {
				if !yield(d, err) {
					return
				}
			}
		}
	}
}

// Documents reads the articles of the file: one, or for JSON Lines one a line,
// for sentences one a line too.
func (f File) Documents() iter.Seq2[*extract.Document, error] {
	return func(yield func(*extract.Document, error) bool) {
		if auto := f.opts.Format == "" || f.opts.Format == Auto; auto && slices.Contains(noArticles, strings.ToLower(path.Ext(f.Path))) {
			yield(nil, &Error{Path: f.Path, Kind: ErrFormat, Problem: "a " + path.Ext(f.Path) + " file is no article", Advice: "leave it out, or name its format"})
			return
		}
		r, closer, err := f.open()
		if err != nil {
			yield(nil, err)
			return
		}
		defer closer.Close()
		br := bufio.NewReaderSize(r, 64<<10)
		head, err := br.Peek(4096)
		if err != nil && !errors.Is(err, io.EOF) {
			yield(nil, &Error{Path: f.Path, Kind: ErrUnreadable, Problem: reason(err), Advice: "check that it is whole and may be read"})
			return
		}
		format := f.format(head)
		switch format {
		case JSONL, Sentences:
			for l, err := range lines(f.Path, br, head) {
				var d *extract.Document
				if err == nil {
					if format == JSONL {
						d, err = parseRecord(f.Path, l.number, l.text)
					} else {
						d = sentence(f.Path, l)
					}
				}
				if d == nil && err == nil {
					continue
				}
				if !yield(d, err) {
					return
				}
			}
		default:
			data, err := readAll(f.Path, br)
			if err != nil {
				yield(nil, err)
				return
			}
			yield(Parse(f.Path, format, data))
		}
	}
}

func (f File) format(head []byte) Format {
	if f.opts.Format != "" && f.opts.Format != Auto {
		return f.opts.Format
	}
	if e := ending(f.Path); e != "" {
		return e
	}
	return sniff(head)
}

func (f File) open() (io.Reader, io.Closer, error) {
	if f.Path == "-" {
		if f.opts.Stdin == nil {
			return nil, nil, &Error{Path: "-", Kind: ErrUnreadable, Problem: "no standard input", Advice: "pipe an article in"}
		}
		return f.opts.Stdin, io.NopCloser(nil), nil
	}
	file, err := os.Open(filepath.FromSlash(f.Path))
	if err != nil {
		kind, advice := ErrUnreadable, "check its permissions"
		if errors.Is(err, fs.ErrNotExist) {
			kind, advice = ErrMissing, "check the path"
		}
		return nil, nil, &Error{Path: f.Path, Kind: kind, Problem: reason(err), Advice: advice}
	}
	if !strings.HasSuffix(strings.ToLower(f.Path), ".gz") {
		return file, file, nil
	}
	z, err := gzip.NewReader(file)
	if err != nil {
		_ = file.Close()
		if errors.Is(err, io.EOF) {
			return nil, nil, emptyError(f.Path)
		}
		return nil, nil, &Error{Path: f.Path, Kind: ErrFormat, Problem: "not a gzip file: " + reason(err), Advice: "remove the ending .gz or pack it anew"}
	}
	return z, file, nil
}

func readAll(path string, r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	if err != nil {
		return nil, &Error{Path: path, Kind: ErrUnreadable, Problem: reason(err), Advice: "check that it is whole and may be read"}
	}
	if len(data) > MaxFile {
		return nil, &Error{Path: path, Kind: ErrTooLong, Problem: fmt.Sprintf("larger than %d MB, too long for one article", MaxFile>>20), Advice: "split it into articles"}
	}
	return data, nil
}

// Parse makes a document of the bytes of one article in one of the formats of
// a single article: Text, Markdown or HTML; Auto looks at the bytes. Path
// stands in errors and becomes the document's source.
func Parse(path string, format Format, data []byte) (*extract.Document, error) {
	if format == "" || format == Auto {
		if format = ending(path); format == "" {
			format = sniff(data[:min(len(data), 4096)])
		}
	}
	if len(data) == 0 {
		return nil, emptyError(path)
	}
	text, err := decode(path, data, format == HTML)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(text) == "" {
		return nil, emptyError(path)
	}
	info := schema.DocumentInfo{Source: path}
	switch format {
	case Text:
		info, text = parseText(info, text)
	case Markdown:
		if info, text, err = parseMarkdown(info, text); err != nil {
			return nil, err
		}
	case HTML:
		if info, text, err = parseHTML(info, text); err != nil {
			return nil, err
		}
	default:
		return nil, &Error{Path: path, Kind: ErrFormat, Problem: fmt.Sprintf("%s is not a format of single articles", format), Advice: "use text, markdown or html"}
	}
	if strings.TrimSpace(text) == "" {
		return nil, &Error{Path: path, Kind: ErrEmpty, Problem: "no article text in it", Advice: "remove it or give its text as .txt"}
	}
	if err := checkLines(path, text); err != nil {
		return nil, err
	}
	return document(info, text), nil
}

// document makes the document and, where no date is stated, takes the one its
// first lines give.
func document(info schema.DocumentInfo, text string) *extract.Document {
	if info.Date == "" {
		if info.Date = dateLine(text); info.Date != "" {
			info.DateFrom = "text"
		}
	} else {
		info.DateFrom = "stated"
	}
	return extract.NewDocument(info, text)
}

func emptyError(path string) error {
	return &Error{Path: path, Kind: ErrEmpty, Problem: "empty file", Advice: "remove it or put the article in"}
}

// checkLines refuses text with a line that no article has: data that was taken
// for text.
func checkLines(path, text string) error {
	for n, rest := 1, text; rest != ""; n++ {
		i := strings.IndexByte(rest, '\n')
		if i < 0 {
			i = len(rest)
		}
		if i > MaxLine {
			return tooLongLine(path, n, i)
		}
		rest = rest[min(i+1, len(rest)):]
	}
	return nil
}

func tooLongLine(path string, n, size int) error {
	return &Error{Path: path, Line: n, Kind: ErrTooLong,
		Problem: fmt.Sprintf("a line of %.0f MB, and a line of an article has at most %d MB", float64(size)/(1<<20), MaxLine>>20),
		Advice:  "break it into paragraphs"}
}
