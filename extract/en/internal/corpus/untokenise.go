package corpus

import (
	"regexp"
	"strings"
)

var (
	enclitics = regexp.MustCompile(` (n't|'s|'re|'ve|'ll|'m|'d|')( |$)`)
	closing   = regexp.MustCompile(`\s+([,.;:?!)%\]])`)
	opening   = regexp.MustCompile(`([(\[$])\s+`)
)

// Untokenise writes a tokenised line as a newspaper would.
func Untokenise(s string) string {
	s = enclitics.ReplaceAllString(s, "$1$2")
	s = closing.ReplaceAllString(s, "$1")
	s = opening.ReplaceAllString(s, "$1")
	parts := strings.Split(s, `"`)
	out := parts[0]
	for i, p := range parts[1:] {
		if i%2 == 1 {
			out += `"` + p
			continue
		}
		out = strings.TrimRight(out, " ")
		if strings.TrimSpace(out) != "" {
			out += " "
		}
		out += `"` + strings.Trim(p, " ")
	}
	return strings.TrimSpace(out)
}
