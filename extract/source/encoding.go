package source

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var utf8BOM = []byte("\xef\xbb\xbf")

// decode gives the text in UTF-8 without a byte order mark. It reads UTF-8,
// UTF-16 with or without a mark, and Windows-1252, which stands for all the
// one-byte encodings of western Europe; for HTML also what the page declares.
// A page with a few broken characters is mended as browsers mend it; a text is
// refused, since there the break is nearly always a cut or mixed file.
func decode(path string, data []byte, page bool) (string, error) {
	if bytes.HasPrefix(data, utf8BOM) {
		data = data[len(utf8BOM):]
	} else if enc := utf16Of(data); enc != nil {
		return decodeWith(path, data, enc)
	}
	if binary(data) {
		return "", binaryError(path, data)
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	if page {
		// What a page that is not UTF-8 declares; the two that are guessed at
		// below are also what comes of no declaration.
		enc, name, _ := charset.DetermineEncoding(data[:min(len(data), 1024)], "text/html")
		if name != "utf-8" && name != "windows-1252" {
			return decodeWith(path, data, enc)
		}
	}
	good, first := 0, -1
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			if first < 0 {
				first = i
			}
		} else if n > 1 {
			good++
		}
		i += n
	}
	switch {
	case good == 0:
		return decodeWith(path, data, charmap.Windows1252)
	case page:
		return strings.ToValidUTF8(string(data), "\uFFFD"), nil
	}
	return "", &Error{Path: path, Line: 1 + bytes.Count(data[:first], []byte{'\n'}), Kind: ErrEncoding,
		Problem: fmt.Sprintf("broken UTF-8 at byte %d", first), Advice: "save the file as UTF-8 anew"}
}

func decodeWith(path string, data []byte, enc encoding.Encoding) (string, error) {
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil || binary(out) {
		return "", binaryError(path, data)
	}
	return string(out), nil
}

// utf16Of tells UTF-16 by its mark, or without one by zero bytes that stand
// nearly everywhere in odd or even places only, as Latin letters have them.
func utf16Of(data []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	sample := data[:min(len(data), 4096)&^1]
	if len(sample) < 4 {
		return nil
	}
	var even, odd int
	for i := 0; i < len(sample); i += 2 {
		if sample[i] == 0 {
			even++
		}
		if sample[i+1] == 0 {
			odd++
		}
	}
	half := len(sample) / 2
	switch {
	case odd*10 >= half*7 && even*20 <= half:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case even*10 >= half*7 && odd*20 <= half:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// binary reports bytes that no text has: a zero byte, or control characters
// more than one in fifty.
func binary(data []byte) bool {
	sample := data[:min(len(data), 64<<10)]
	if bytes.IndexByte(sample, 0) >= 0 || bytes.HasPrefix(sample, []byte("%PDF-")) {
		return true
	}
	control := 0
	for _, b := range sample {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != '\v' && b != 0x1b {
			control++
		}
	}
	return control*50 > len(sample)
}

func binaryError(path string, data []byte) error {
	problem := "not text"
	switch kind := http.DetectContentType(data); {
	case kind == "application/zip":
		problem = "a ZIP file (a Word document is one too), not text"
	case kind != "application/octet-stream" && !strings.HasPrefix(kind, "text/"):
		problem = kind + ", not text"
	}
	return &Error{Path: path, Kind: ErrBinary, Problem: problem, Advice: "convert it to text or HTML first"}
}

// sniff tells the format by the first bytes.
func sniff(head []byte) Format {
	t := bytes.TrimLeft(bytes.TrimPrefix(head, utf8BOM), " \t\r\n")
	low := bytes.ToLower(t[:min(len(t), 256)])
	for _, p := range []string{"<!doctype html", "<html", "<head", "<body", "<?xml"} {
		if bytes.HasPrefix(low, []byte(p)) {
			return HTML
		}
	}
	if len(t) > 0 && t[0] == '{' {
		line, _, whole := bytes.Cut(t, []byte{'\n'})
		if json.Valid(line) || !whole && bytes.HasPrefix(bytes.TrimLeft(line[1:], " "), []byte(`"`)) {
			return JSONL
		}
	}
	return Text
}
