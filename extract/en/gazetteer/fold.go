package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold writes a name so that spellings of it fall together: words parted by
// single spaces at white space and hyphens, dots and apostrophes left out,
// letters without accents. Case is kept.
func fold(s string) string {
	var buf [64]byte
	b := buf[:0]
	for s != "" {
		w, rest, _ := strings.Cut(s, " ")
		if w != "" {
			b = appendFold(b, w)
		}
		s = rest
	}
	return string(b)
}

// appendFold adds one token to a folded name. A token that begins with an
// apostrophe ("'s") joins the word before it.
func appendFold(b []byte, w string) []byte {
	space := len(b) > 0
	if isApostrophe(w) {
		space = false
	}
	put := func(s string) {
		if space {
			b = append(b, ' ')
			space = false
		}
		b = append(b, s...)
	}
	for i := 0; i < len(w); {
		c := w[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9':
				if space {
					b = append(b, ' ')
					space = false
				}
				b = append(b, c)
			case c == '.' || c == '\'' || c == '`':
			case c == '&':
				space = len(b) > 0
				put("and")
				space = true
			case c == '-' || c == '/' || c <= ' ':
				space = len(b) > 0
			default:
				space = len(b) > 0
				put(string(rune(c)))
				space = true
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(w[i:])
		i += n
		switch {
		case r == '’' || r == '‘' || r == 'ʻ' || r == 'ʼ' || r == '\u00ad' || r == '\u200b' || unicode.Is(unicode.Mn, r):
		case r == '–' || r == '‐' || r == '‑' || r == '—' || unicode.IsSpace(r):
			space = len(b) > 0
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			put(plainLetter(r))
		default:
			space = len(b) > 0
			put(string(r))
			space = true
		}
	}
	return b
}

func isApostrophe(w string) bool {
	return strings.HasPrefix(w, "'") || strings.HasPrefix(w, "’")
}

// undecomposed are Latin letters whose plain form Unicode does not give.
var undecomposed = map[rune]string{
	'ł': "l", 'Ł': "L", 'ø': "o", 'Ø': "O", 'đ': "d", 'Đ': "D", 'ð': "d", 'Ð': "D",
	'ı': "i", 'ß': "ss", 'æ': "ae", 'Æ': "Ae", 'œ': "oe", 'Œ': "Oe", 'þ': "th", 'Þ': "Th", 'ə': "a", 'Ə': "A",
}

func plainLetter(r rune) string {
	if s, ok := undecomposed[r]; ok {
		return s
	}
	d := norm.NFD.String(string(r))
	if len(d) > utf8.RuneLen(r) || d != string(r) {
		var b strings.Builder
		for _, c := range d {
			if !unicode.Is(unicode.Mn, c) {
				b.WriteRune(c)
			}
		}
		return b.String()
	}
	return d
}

func iriSafe(r rune) bool {
	if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
		return true
	}
	switch r {
	case '-', '.', '\'', '(', ')', ',':
		return true
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r)
}

// caseFits tells whether a folded text with the same letters as a folded name
// has capitals where the name needs them. Acronyms need all of theirs; with
// strict, every capitalised word of the name its first, so that "us" and
// "turkey" are no names.
func caseFits(name, text string, strict bool) bool {
	for name != "" && text != "" {
		var n, t string
		n, name, _ = strings.Cut(name, " ")
		t, text, _ = strings.Cut(text, " ")
		if isAcronym(n) {
			if t != strings.ToUpper(t) {
				return false
			}
			continue
		}
		if !strict {
			continue
		}
		nr, _ := utf8.DecodeRuneInString(n)
		tr, _ := utf8.DecodeRuneInString(t)
		if unicode.IsUpper(nr) && !unicode.IsUpper(tr) {
			return false
		}
	}
	return true
}

// isAcronym tells whether a folded word is two to six capitals, such as UNHCR.
func isAcronym(w string) bool {
	return len(w) >= 2 && len(w) <= 6 && w == strings.ToUpper(w) && w != strings.ToLower(w)
}
