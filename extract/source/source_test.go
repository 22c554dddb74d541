package source

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/relata-kg/relata/extract"
)

// write makes files below a new folder, changes to it and so lets tests use
// relative paths, as users do.
func write(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, data := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// readAllPaths reads paths to the end: the documents, and the errors' text.
func readAllPaths(opts Options, paths ...string) (docs []*extract.Document, errs []string) {
	for d, err := range Read(paths, opts) {
		if err != nil {
			errs = append(errs, err.Error())
			continue
		}
		docs = append(docs, d)
	}
	return docs, errs
}

func TestFind(t *testing.T) {
	write(t, map[string]string{
		"news/b.txt": "B.", "news/a.md": "A.", "news/sub/c.html.gz": "", "news/README.md": "About.",
		"news/.hidden.txt": "H.", "news/.git/x.txt": "X.", "news/data.csv": "1,2", "empty/x.csv": "",
		"odd[1].txt": "Odd.",
	})
	tests := []struct {
		name  string
		paths []string
		want  []string
		errs  []string
	}{
		{"folder", []string{"news"}, []string{"news/a.md", "news/b.txt", "news/sub/c.html.gz"}, nil},
		{"each once", []string{"./news/b.txt", "news", "news/../news/b.txt"}, []string{"news/b.txt", "news/a.md", "news/sub/c.html.gz"}, nil},
		{"pattern", []string{"news/**/*.html*", "news/*.txt"}, []string{"news/sub/c.html.gz", "news/b.txt"}, nil},
		{"a name that looks like a pattern", []string{"odd[1].txt"}, []string{"odd[1].txt"}, nil},
		{"any ending when named", []string{"news/data.csv"}, []string{"news/data.csv"}, nil},
		{"missing", []string{"nix.txt", "news/b.txt"}, []string{"news/b.txt"}, []string{"nix.txt: no such file or folder; check the path"}},
		{"pattern without match", []string{"news/*.jsonl"}, nil, []string{"news/*.jsonl: no file matches this pattern; check the path"}},
		{"folder without articles", []string{"empty"}, nil, []string{"empty: no articles in this folder; articles end in .txt, .md, .html or .jsonl"}},
		{"address", []string{"https://example.org/a"}, nil, []string{"https://example.org/a: is an address, and relata works offline; save the page and give the file"}},
		{"standard input", []string{"-"}, []string{"-"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files, errs := Find(tt.paths, Options{})
			var got, gotErrs []string
			for _, f := range files {
				got = append(got, f.Path)
			}
			for _, err := range errs {
				gotErrs = append(gotErrs, err.Error())
			}
			if !slices.Equal(got, tt.want) || !slices.Equal(gotErrs, tt.errs) {
				t.Errorf("got %q, errors %q\nwant %q, errors %q", got, gotErrs, tt.want, tt.errs)
			}
		})
	}
}

func TestText(t *testing.T) {
	tests := []struct {
		name, in, text                    string
		title, date, author, publisher, u string
	}{
		{name: "as it stands", in: "\n  One.\r\n\tTwo. \n", text: "\n  One.\r\n\tTwo. \n"},
		{name: "head", in: "Title: A day\nDate: August 4, 2018\nauthor: Ann Bee\nPublisher: The Post\nURL: https://example.org/x\n\nText: here.\n",
			text: "Text: here.\n", title: "A day", date: "2018-08-04", author: "Ann Bee", publisher: "The Post", u: "https://example.org/x"},
		{name: "head with CRLF", in: "Title: A day\r\n\r\nText.\r\n", text: "Text.\r\n", title: "A day"},
		{name: "no head", in: "Title: a play\nHe said: no.\n\nText.\n", text: "Title: a play\nHe said: no.\n\nText.\n"},
		{name: "head without a text", in: "Title: A day\n", text: "Title: A day\n"},
		{name: "byte order mark", in: "\ufeffTitle: A day\n\nText.\n", text: "Text.\n", title: "A day"},
		{name: "date in a line", in: "Headline\n\nSep 29 2021\n\nText.\n", text: "Headline\n\nSep 29 2021\n\nText.\n", date: "2021-09-29"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Parse("a.txt", Auto, []byte(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			got := []string{d.Text, d.Title, d.Date, d.Author, d.Publisher, d.URL}
			want := []string{tt.text, tt.title, tt.date, tt.author, tt.publisher, tt.u}
			if !slices.Equal(got, want) {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}

func TestMarkdown(t *testing.T) {
	in := "---\ntitle: Talks in *Geneva*\ndate: 2021-09-15\nauthor: [Ann, Bob]\ntags: [x]\n---\n\n# Envoys meet\n\nThe **two** envoys [met](https://example.org)\nin Geneva &amp; talked\\*.\n\n```go\ncode()\n```\n\n- one\n- two\n\n> Quoted.\n\n| a | b |\n|---|---|\n| c | d |\n\n![picture](x.png)\n<div>raw</div>\n"
	d, err := Parse("a.md", Auto, []byte(in))
	if err != nil {
		t.Fatal(err)
	}
	want := "Envoys meet\n\nThe two envoys met in Geneva & talked*.\n\none\n\ntwo\n\nQuoted.\n\na\tb\n\nc\td\n"
	if !strings.HasPrefix(d.Text, want) {
		t.Errorf("text %q\nwant %q", d.Text, want)
	}
	if d.Title != "Talks in *Geneva*" || d.Date != "2021-09-15" || d.Author != "Ann, Bob" {
		t.Errorf("title %q, date %q, author %q", d.Title, d.Date, d.Author)
	}
	if d, err = Parse("b.md", Auto, []byte("# Envoys meet\n\nIn Geneva.\n")); err != nil || d.Title != "Envoys meet" {
		t.Errorf("title from the heading: %v, %v", d, err)
	}
	if _, err := Parse("c.md", Auto, []byte("---\ntitle: [\n---\ntext\n")); !errors.Is(err, ErrFormat) {
		t.Errorf("broken front matter: %v", err)
	}
}

const page = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>Envoys meet - The Post</title>
<link rel="canonical" href="https://example.org/envoys">
<meta property="og:site_name" content="The Post">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":["NewsArticle"],"headline":"Envoys meet",
"datePublished":"2021-09-15T10:00:00Z","author":[{"@type":"Person","name":"Ann Bee"}],"publisher":{"@type":"Organization","name":"The Post"}}]}</script>
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Envoys meet</h1>
<p>The two envoys met in Geneva on Wednesday, officials said, to talk about the delivery of aid across the border, the first such meeting in a year.</p>
<p>A second meeting, in which a third country is to take part, was suggested for November, but no place has been agreed on so far, the officials said.</p>
<script>var x = "never text";</script></article><footer>Copyright</footer></body></html>`

func TestHTML(t *testing.T) {
	d, err := Parse("a.html", Auto, []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	got := []string{d.Title, d.Date, d.DateFrom, d.Author, d.Publisher, d.URL}
	want := []string{"Envoys meet", "2021-09-15", "stated", "Ann Bee", "The Post", "https://example.org/envoys"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	for _, s := range []string{"The two envoys met in Geneva on Wednesday", "agreed on so far, the officials said.\n"} {
		if !strings.Contains(d.Text, s) {
			t.Errorf("text lacks %q: %q", s, d.Text)
		}
	}
	for _, s := range []string{"Home", "Copyright", "never text", "<p>"} {
		if strings.Contains(d.Text, s) {
			t.Errorf("text has %q: %q", s, d.Text)
		}
	}
	if d, err = Parse("b.html", Auto, []byte("<p>Short.")); err != nil || strings.TrimSpace(d.Text) != "Short." {
		t.Errorf("a page too short for Readability: %+v, %v", d, err)
	}
	if _, err := Parse("c.html", Auto, []byte("<html><body><img src=x></body></html>")); !errors.Is(err, ErrEmpty) {
		t.Errorf("a page without words: %v", err)
	}
	if _, err := Parse("d.html", Auto, []byte(strings.Repeat("<div>", 5000)+"deep")); !errors.Is(err, ErrFormat) {
		t.Errorf("a page nested too deep: %v", err)
	}
}

func TestJSONL(t *testing.T) {
	write(t, map[string]string{"a.jsonl": `{"title":"One","url":"https://example.org/1","date":"2018-08-04T10:00:00Z","author":["Ann","Bob"],"publisher":"P","text":"One text."}

{"text":"Two text."}
{"title":"no text"}
not json
{"text":" "}
{"text":"Three."}`})
	docs, errs := readAllPaths(Options{}, "a.jsonl")
	var got []string
	for _, d := range docs {
		got = append(got, d.Source+" "+d.Text)
	}
	want := []string{"https://example.org/1 One text.", "a.jsonl#3 Two text.", "a.jsonl#7 Three."}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if d := docs[0]; d.Title != "One" || d.Date != "2018-08-04" || d.Author != "Ann, Bob" || d.Publisher != "P" {
		t.Errorf("%+v", d.DocumentInfo)
	}
	for i, prefix := range []string{`a.jsonl:4: no "text"`, "a.jsonl:5: not an article in JSON", `a.jsonl:6: "text" is empty`} {
		if i >= len(errs) || !strings.HasPrefix(errs[i], prefix) {
			t.Errorf("error %d of %q should begin with %q", i, errs, prefix)
		}
	}
}

func TestSentences(t *testing.T) {
	docs, errs := readAllPaths(Options{Format: Sentences, Stdin: strings.NewReader("A b .\n\nC d .\r\n")}, "-")
	if len(docs) != 2 || len(errs) != 0 {
		t.Fatal(docs, errs)
	}
	if d := docs[1]; d.Text != "C d ." || !d.Tokenised || d.Source != "-#3" {
		t.Errorf("%+v", d)
	}
}

func TestEncodings(t *testing.T) {
	const text = "The café’s owner said “no” — Gerasimov agreed.\nSecond line of it.\n"
	enc := func(e interface{ Bytes([]byte) ([]byte, error) }) []byte {
		b, err := e.Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for name, data := range map[string][]byte{
		"UTF-8":                   []byte(text),
		"UTF-8 with mark":         append([]byte("\xef\xbb\xbf"), text...),
		"UTF-16LE with mark":      enc(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()),
		"UTF-16BE with mark":      enc(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder()),
		"UTF-16LE without a mark": enc(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder()),
		"UTF-16BE without a mark": enc(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder()),
		"Windows-1252":            enc(charmap.Windows1252.NewEncoder()),
	} {
		d, err := Parse("a.txt", Auto, data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if d.Text != text {
			t.Errorf("%s: got %q", name, d.Text)
		}
	}
	d, err := Parse("a.html", Auto, []byte(`<html><head><meta charset="iso-8859-2"></head><body><p>`+"Lech Wa\xb3\xeasa"+`</p></body></html>`))
	if err != nil || !strings.Contains(d.Text, "Lech Wałęsa") {
		t.Errorf("declared encoding: %v, %v", d, err)
	}
}

func TestBadInput(t *testing.T) {
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	_, _ = io.WriteString(z, "Packed text.\n")
	_ = z.Close()
	write(t, map[string]string{
		"empty.txt":  "",
		"blank.txt":  " \n\n",
		"pdf.txt":    "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj",
		"zip.txt":    "PK\x03\x04\x14\x00\x06\x00\x08\x00",
		"noise.txt":  "\x00\x01\x02\x03\x7f\x00\x99",
		"broken.txt": "Good caf\u00e9.\nBad caf\xc3 and \xff.\n",
		"line.txt":   "One.\n" + strings.Repeat("word ", 10<<20) + "\nTwo.\n",
		"line.jsonl": `{"text":"` + strings.Repeat("word ", 1<<20) + "\"}\n{\"text\":\"Two.\"}\n",
		"odd.jsonl":  "{\"text\":\"caf\xc3\u00e9\"}\n",
		"cut.txt.gz": zipped.String()[:zipped.Len()/2],
		"not.txt.gz": "Plain text, not packed.",
		"ok.txt.gz":  zipped.String(),
		"code.go":    "package x\n",
		"good.txt":   "Good.\n",
	})
	tests := []struct {
		path string
		kind error
		want string
	}{
		{"empty.txt", ErrEmpty, "empty.txt: empty file; remove it or put the article in"},
		{"blank.txt", ErrEmpty, "blank.txt: empty file; remove it or put the article in"},
		{"pdf.txt", ErrBinary, "pdf.txt: application/pdf, not text; convert it to text or HTML first"},
		{"zip.txt", ErrBinary, "zip.txt: a ZIP file (a Word document is one too), not text; convert it to text or HTML first"},
		{"noise.txt", ErrBinary, "noise.txt: not text; convert it to text or HTML first"},
		{"broken.txt", ErrEncoding, "broken.txt:2: broken UTF-8 at byte 19; save the file as UTF-8 anew"},
		{"line.txt", ErrTooLong, "line.txt:2: a line of 50 MB, and a line of an article has at most 4 MB; break it into paragraphs"},
		{"line.jsonl", ErrTooLong, "line.jsonl:1: a line of 5 MB, and a line of an article has at most 4 MB; break it into paragraphs"},
		{"odd.jsonl", ErrEncoding, "odd.jsonl:1: broken UTF-8; save the file as UTF-8 anew"},
		{"code.go", ErrFormat, "code.go: a .go file is no article; leave it out, or name its format"},
		{"cut.txt.gz", ErrUnreadable, "cut.txt.gz: unexpected EOF; check that it is whole and may be read"},
		{"not.txt.gz", ErrFormat, "not.txt.gz: not a gzip file: gzip: invalid header; remove the ending .gz or pack it anew"},
	}
	for _, tt := range tests {
		t.Run(tt.path, func(t *testing.T) {
			var errs []error
			var good []string
			for d, err := range Read([]string{tt.path, "good.txt"}, Options{}) {
				if err != nil {
					errs = append(errs, err)
				} else {
					good = append(good, d.Source)
				}
			}
			if len(errs) != 1 || !errors.Is(errs[0], tt.kind) || errs[0].Error() != tt.want {
				t.Errorf("got %q, want %q (%v)", errs, tt.want, tt.kind)
			}
			if !slices.Contains(good, "good.txt") {
				t.Error("the reading does not go on")
			}
		})
	}
	if docs, errs := readAllPaths(Options{}, "ok.txt.gz"); len(errs) != 0 || docs[0].Text != "Packed text.\n" {
		t.Errorf("gzip: %v %v", docs, errs)
	}
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"2018-08-04": "2018-08-04", "2018-08-04T10:00:00Z": "2018-08-04", "2018/8/4": "2018-08-04", "20180804": "2018-08-04",
		"2018-08-04 10:00:00 +0200": "2018-08-04", "August 4, 2018": "2018-08-04", "Aug. 4, 2018": "2018-08-04",
		"Sep 29 2021": "2021-09-29", "Sept. 29, 2021": "2021-09-29", "Saturday, August 4, 2018 10:32 AM EDT": "2018-08-04",
		"4 August 2018": "2018-08-04", "4th of August 2018": "2018-08-04", "Sat, 04 Aug 2018 10:00:00 GMT": "2018-08-04",
		"Sat, 04 Aug 2018 10:00:00 +0200": "2018-08-04", "25.12.2018": "2018-12-25", "12/25/2018": "2018-12-25", "25/12/2018": "2018-12-25",
		"5/5/2018": "2018-05-05", "August 4, 2018 at 10:32": "2018-08-04", "04-Aug-2018": "2018-08-04",
		"Sat Aug  4 10:00:00 UTC 2018": "2018-08-04", "February 29, 2020": "2020-02-29",
		"04/05/2018": "", "February 30, 2018": "", "2018-13-01": "", "soon": "", "": "", "August 2018": "", "August 4, 2018, said he": "",
		"4 Maybe 2018x": "", "9999-01-01": "",
	} {
		got, ok := ParseDate(in)
		if got != want || ok != (want != "") {
			t.Errorf("%q: got %q, %v, want %q", in, got, ok, want)
		}
	}
}

func TestDateLine(t *testing.T) {
	for in, want := range map[string]string{
		"Headline\n\nSep 29 2021\n\nText of 1 May 2020.":                    "2021-09-29",
		"Headline\nPublished: August 4, 2018 10:00 AM\nText":                "2018-08-04",
		"Posted on 4 August 2018\nText":                                     "2018-08-04",
		"LONDON, August 4, 2018 (Reuters) - He said.":                       "2018-08-04",
		"He went there on August 4, 2018.\n":                                "",
		"A house in Deraa, Syria January 25, 2018. REUTERS/X\n":             "",
		"Sep 29 2021\nSep 30 2021\n":                                        "",
		strings.Repeat("A line of text.\n", dateLines) + "August 4, 2018\n": "",
	} {
		if got := dateLine(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// FuzzParse reads arbitrary bytes in each format: no panic, valid text, errors
// of one line.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"Title: x\n\nText", page, "---\ntitle: x\n---\n# H\n\n* a\n", "\xff\xfea\x00b\x00", "caf\xe9", "<p>x", "| a |\n|---|\n| b |", "[^1]: note\n\nx[^1]", "August 4, 2018\n"} {
		for i := range 4 {
			f.Add(byte(i), []byte(s))
		}
	}
	f.Fuzz(func(t *testing.T, k byte, data []byte) {
		format := []Format{Auto, Text, Markdown, HTML}[k%4]
		d, err := Parse("x", format, data)
		checkParsed(t, d, err)
	})
}

// FuzzLines reads arbitrary bytes as records and as sentences.
func FuzzLines(f *testing.F) {
	f.Add([]byte("{\"text\":\"a\",\"author\":[\"b\"],\"date\":\"2018-08-04\"}\n{\"text\":1}\n\n"))
	f.Add([]byte("a b .\r\nc\n"))
	f.Add([]byte("\xff\xfe{\x00}\x00\n\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, format := range []Format{JSONL, Sentences} {
			for d, err := range Read([]string{"-"}, Options{Format: format, Stdin: bytes.NewReader(data)}) {
				checkParsed(t, d, err)
			}
		}
	})
}

// FuzzDate looks for dates in arbitrary text: no panic, only days there are.
func FuzzDate(f *testing.F) {
	f.Add("August 4, 2018 10:00 AM EDT")
	f.Add("LONDON, 4 Aug 2018 (X) - y")
	f.Fuzz(func(t *testing.T, s string) {
		d, ok := ParseDate(s)
		if ok != (d != "") {
			t.Fatalf("%q: %q, %v", s, d, ok)
		}
		if ok {
			if again, _ := ParseDate(d); again != d {
				t.Fatalf("%q: %q is read as %q", s, d, again)
			}
		}
		dateLine(s)
	})
}

func checkParsed(t *testing.T, d *extract.Document, err error) {
	t.Helper()
	if err != nil {
		if d != nil || strings.Contains(err.Error(), "\n") {
			t.Fatalf("document %v, error %q", d, err)
		}
		return
	}
	if strings.TrimSpace(d.Text) == "" || strings.ToValidUTF8(d.Text, "?") != d.Text {
		t.Fatalf("text %q", d.Text)
	}
}

func TestParseCoNLLU(t *testing.T) {
	in := "# newdoc id = one\n# sent_id = one-1\n# text = I don't (know).\n1\tI\t_\t_\t_\t_\t_\t_\t_\t_\n2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdo\t_\t_\t_\t_\t_\t_\t_\t_\n3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"3.1\tknow\t_\t_\t_\t_\t_\t_\t_\t_\n4\t(\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n5\tknow\t_\t_\t_\t_\t_\t_\t_\tX=y|SpaceAfter=No\n6\t)\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n7\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n" +
		"1\tTwo\t_\t_\t_\t_\t_\t_\t_\t_\n\n# newdoc\n1\tThree\t_\t_\t_\t_\t_\t_\t_\t_\n"
	docs, err := ParseCoNLLU("a.conllu", []byte(in))
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 2 || docs[0].Doc.Text != "I don't (know).\nTwo\n" || docs[1].Doc.Text != "Three\n" || docs[0].Doc.Source != "a.conllu#one" {
		t.Fatalf("%+v", docs)
	}
	if s := docs[0].Sentences[0]; s.ID != "one-1" || len(s.Ranges) != 1 || s.Ranges[0] != (Range{1, 2, "don't"}) {
		t.Errorf("%+v", s)
	}
	for _, bad := range []string{"1\tx\n", "2\tx\t_\t_\t_\t_\t_\t_\t_\t_\n", "x\tx\t_\t_\t_\t_\t_\t_\t_\t_\n", "1-9999\tx\t_\t_\t_\t_\t_\t_\t_\t_\n"} {
		if _, err := ParseCoNLLU("b.conllu", []byte(bad)); !errors.Is(err, ErrFormat) || !strings.HasPrefix(err.Error(), "b.conllu:1: ") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// FuzzCoNLLU reads arbitrary bytes as a treebank: no panic, every span slices
// to its word.
func FuzzCoNLLU(f *testing.F) {
	f.Add([]byte("# newdoc\n# sent_id = x\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tdo\t_\t_\t_\t_\t_\t_\t_\t_\n2\tn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\n"))
	f.Add([]byte("1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n1.1\tb\t_\t_\t_\t_\t_\t_\t_\t_\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		docs, err := ParseCoNLLU("x", data)
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Fatalf("error %q", err)
			}
			return
		}
		for _, a := range docs {
			if len(a.Sentences) != len(a.Doc.Sentences) {
				t.Fatal("sentences and what is said of them differ in number")
			}
			for i, s := range a.Doc.Sentences {
				for _, w := range s.Tokens {
					if w.Of(a.Doc.Text) != w.Form {
						t.Fatalf("%q at %v", w.Form, w.Span)
					}
				}
				for _, r := range a.Sentences[i].Ranges {
					if r.First > r.Last || r.Last >= len(s.Tokens) {
						t.Fatalf("range %+v of %d words", r, len(s.Tokens))
					}
				}
			}
		}
	})
}
