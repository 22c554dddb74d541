package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// line is a line of a file of records, without its end.
type line struct {
	number int
	text   string
}

// lines reads a file of one record a line. A line that is too long or whose
// encoding is broken is an error of that line alone.
func lines(path string, r *bufio.Reader, head []byte) iter.Seq2[line, error] {
	return func(yield func(line, error) bool) {
		if len(head) == 0 {
			yield(line{}, emptyError(path))
			return
		}
		if enc := utf16Of(head); enc != nil {
			r = bufio.NewReaderSize(enc.NewDecoder().Reader(r), 64<<10)
		} else if binary(head) {
			yield(line{}, binaryError(path, head))
			return
		}
		for n := 1; ; n++ {
			raw, size, err := readLine(r)
			if n == 1 {
				raw = bytes.TrimPrefix(raw, utf8BOM)
			}
			l := line{number: n, text: string(bytes.TrimSuffix(raw, []byte{'\r'}))}
			switch {
			case err != nil && !errors.Is(err, io.EOF):
				yield(line{}, &Error{Path: path, Line: n, Kind: ErrUnreadable, Problem: reason(err), Advice: "check that it is whole and may be read"})
				return
			case size > MaxLine:
				if !yield(line{}, tooLongLine(path, n, size)) {
					return
				}
			case size == 0:
			case !utf8.ValidString(l.text):
				if !strings.ContainsFunc(strings.ToValidUTF8(l.text, ""), func(r rune) bool { return r > 0x7f }) {
					// No byte above ASCII is UTF-8: a one-byte encoding.
					l.text, _ = charmap.Windows1252.NewDecoder().String(l.text)
					if !yield(l, nil) {
						return
					}
				} else if !yield(line{}, &Error{Path: path, Line: n, Kind: ErrEncoding, Problem: "broken UTF-8", Advice: "save the file as UTF-8 anew"}) {
					return
				}
			default:
				if !yield(l, nil) {
					return
				}
			}
			if err != nil {
				return
			}
		}
	}
}

// readLine reads up to the next newline and drops what exceeds MaxLine; size
// is the whole length of the line.
func readLine(r *bufio.Reader) (text []byte, size int, err error) {
	for {
		part, err := r.ReadSlice('\n')
		size += len(part)
		if len(text) <= MaxLine {
			text = append(text, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err == nil {
			size--
			text = bytes.TrimSuffix(text, []byte{'\n'})
		}
		return text, size, err
	}
}

// record is an article in JSON Lines.
type record struct {
	Title     string    `json:"title"`
	URL       string    `json:"url"`
	Date      string    `json:"date"`
	Author    oneOrMany `json:"author"`
	Publisher string    `json:"publisher"`
	Text      *string   `json:"text"`
}

// oneOrMany takes a string or a list of strings.
type oneOrMany string

func (o *oneOrMany) UnmarshalJSON(b []byte) error {
	var many []string
	if bytes.HasPrefix(b, []byte("[")) {
		if err := json.Unmarshal(b, &many); err != nil {
			return err
		}
		*o = oneOrMany(strings.Join(many, ", "))
		return nil
	}
	return json.Unmarshal(b, (*string)(o))
}

// aJSON names the kinds of values in JSON as a sentence does.
var aJSON = map[string]string{
	"object": "an object", "array": "a list", "string": "a text", "number": "a number", "bool": "true or false",
}

// parseRecord makes a document of one line of JSON; nil for a blank line. Its
// source is its address, else file and line.
func parseRecord(path string, n int, text string) (*extract.Document, error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	bad := func(problem string) error {
		return &Error{Path: path, Line: n, Kind: ErrFormat, Problem: problem, Advice: `each line is an object with "text" and, if known, "title", "url", "date", "author", "publisher"`}
	}
	var rec record
	if err := json.Unmarshal([]byte(text), &rec); err != nil {
		var typ *json.UnmarshalTypeError
		if !errors.As(err, &typ) {
			return nil, bad("not an article in JSON: " + err.Error())
		}
		word, _, _ := strings.Cut(typ.Value, " ") // "number 5"
		if typ.Field == "" {
			return nil, bad("not an article in JSON but " + aJSON[word])
		}
		return nil, bad(fmt.Sprintf("%q is %s, not text", typ.Field, aJSON[word]))
	}
	if rec.Text == nil {
		return nil, bad(`no "text"`)
	}
	if strings.TrimSpace(*rec.Text) == "" {
		return nil, &Error{Path: path, Line: n, Kind: ErrEmpty, Problem: `"text" is empty`, Advice: "remove the line or put the article in"}
	}
	info := schema.DocumentInfo{Source: lineSource(path, n), Title: rec.Title, Author: string(rec.Author), Publisher: rec.Publisher, URL: rec.URL}
	if rec.URL != "" {
		info.Source = rec.URL
	}
	info.Date, _ = ParseDate(rec.Date)
	return document(info, *rec.Text), nil
}

// lineSource names a record within a file.
func lineSource(path string, n int) string { return fmt.Sprintf("%s#%d", path, n) }
