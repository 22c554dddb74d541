package corpus

import "strings"

// Hyphens knows which first parts of hyphenated words the treebanks leave
// attached ("e-mail", "co-operate").
type Hyphens map[string]bool

// LearnHyphens learns from treebanks.
func LearnHyphens(trees []Tree) Hyphens {
	n := map[string]int{}
	for _, t := range trees {
		for i, w := range t.Words {
			if a, b, ok := strings.Cut(w, "-"); ok && a != "" && b != "" {
				n[strings.ToLower(a)]++
			}
			if w == "-" && i > 0 && t.XPOS[i] == "HYPH" {
				n[strings.ToLower(t.Words[i-1])]--
			}
		}
	}
	h := Hyphens{}
	for a, c := range n {
		if c > 0 {
			h[a] = true
		}
	}
	return h
}

// Split cuts a word at its hyphens as the treebanks do.
func (h Hyphens) Split(w string) []string {
	if len(w) < 3 || !strings.Contains(w[1:len(w)-1], "-") || strings.Contains(w, "--") || strings.Contains(w, "/") || strings.Contains(w, "@") {
		return []string{w}
	}
	letters := false
	for _, c := range w {
		letters = letters || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
	}
	if !letters {
		return []string{w}
	}
	var out []string
	rest := w
	for {
		i := strings.IndexByte(rest[1:], '-') + 1
		if i == 0 || i == len(rest)-1 {
			break
		}
		if h[strings.ToLower(rest[:i])] {
			break
		}
		out = append(out, rest[:i], "-")
		rest = rest[i+1:]
		if len(rest) < 3 {
			break
		}
	}
	return append(out, rest)
}
