package resolve

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold gives the words of a name in a form that its usual spellings share:
// without case, accents, hyphens and articles, with the transliterations of
// Arabic and Russian that news mixes brought together, and doubled letters
// single.
func fold(name string) []string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’', r == '`', r == '.':
		case r == '-', unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	var out []string
	for _, w := range strings.Fields(b.String()) {
		switch w {
		case "al", "el", "ul", "the":
			continue
		}
		out = append(out, spelling(w))
	}
	return out
}

// variants are spellings of one sound in the transliterations of Arabic,
// Persian and Russian names, the commoner one second.
var variants = strings.NewReplacer(
	"ou", "u", "oo", "u", "ee", "i", "aa", "a", "ei", "ai", "ey", "i", "iy", "i", "yy", "i", "yi", "i",
	"kh", "h", "gh", "g", "dh", "d", "dj", "j", "q", "k", "ph", "f", "tch", "ch", "w", "v",
)

func spelling(w string) string {
	if len(w) <= 3 {
		return w
	}
	w = variants.Replace(w)
	for _, p := range prefixes {
		if strings.HasPrefix(w, p.from) {
			w = p.to + w[len(p.from):]
			break
		}
	}
	var b []byte
	for i := 0; i < len(w); i++ {
		if i > 0 && w[i-1] == w[i] {
			continue
		}
		b = append(b, w[i])
	}
	w = string(b)
	if strings.HasPrefix(w, "muham") {
		w = "muhamad" // Mohammed, Muhammad, Mohamed, Mohamad …
	}
	return w
}

// prefixes are beginnings of Arabic names whose vowels each paper hears anew.
var prefixes = []struct{ from, to string }{
	{"moham", "muham"}, {"mohem", "muham"}, {"muhem", "muham"}, {"abdal", "abdul"}, {"abdel", "abdul"}, {"usam", "osam"}, {"husein", "husain"},
}
