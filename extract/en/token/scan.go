package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/clipperhouse/uax29/v2/words"
)

// scanner cuts text into pieces. It works on one run of non-blanks at a time.
type scanner struct {
	text string
	out  []piece
	// spaced tells that the next piece has a blank before it.
	spaced bool
}

func (s *scanner) emit(start, end int, k kind) {
	if end > start {
		s.out = append(s.out, piece{start, end, k, s.spaced})
		s.spaced = false
	}
}

// scan reads text[a:b].
func (s *scanner) scan(a, b int) {
	i := a
	for i < b {
		n := blank(s.text[i:b])
		if n > 0 {
			s.spaced = true
			i += n
			continue
		}
		j := i
		for j < b {
			c := s.text[j]
			if c < utf8.RuneSelf {
				if asciiBlank(c) {
					break
				}
				j++
				continue
			}
			r, size := utf8.DecodeRuneInString(s.text[j:b])
			if unicode.IsSpace(r) || r == '\u200b' {
				break
			}
			j += size
		}
		s.chunk(i, j)
		i = j
	}
}

func asciiBlank(c byte) bool { return c <= ' ' || c == 0x7f }

// blank gives the length of the blank at the start of t, 0 if there is none.
// Besides spaces and control characters these are zero-width spaces and, where
// a word would begin, direction marks, joiners and soft hyphens.
func blank(t string) int {
	if t == "" {
		return 0
	}
	if t[0] < utf8.RuneSelf {
		if asciiBlank(t[0]) {
			return 1
		}
		return 0
	}
	r, size := utf8.DecodeRuneInString(t)
	if unicode.IsSpace(r) || invisible(r) {
		return size
	}
	return 0
}

// invisible reports format characters: soft hyphen, zero-width space and
// joiners, byte order mark, direction marks, and other controls.
func invisible(r rune) bool { return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Cc, r) }

// maxAddress is the longest run of non-blanks in which an address is looked
// for, in bytes.
const maxAddress = 4096

// chunk reads a run without blanks.
func (s *scanner) chunk(a, b int) {
	if e := emoticon(s.text[a:b]); e > 0 {
		s.emit(a, a+e, mark)
		a += e
	}
	if b-a <= maxAddress {
		if start, end := findAddress(s.text[a:b]); end > start {
			s.run(a, a+start)
			s.emit(a+start, a+end, address)
			a += end
		}
	}
	s.run(a, b)
}

// run cuts text[a:b], which holds no blank and no address.
func (s *scanner) run(a, b int) {
	for i := a; i < b; {
		c := s.text[i]
		switch {
		case isLetter(c):
			i = s.word(i, b)
		case isDigit(c):
			i = s.number(i, b)
		case c < utf8.RuneSelf:
			if asciiBlank(c) {
				s.spaced = true
				i++
				continue
			}
			i = s.mark(a, i, b)
		default:
			r, size := utf8.DecodeRuneInString(s.text[i:b])
			switch {
			case invisible(r) || unicode.IsSpace(r):
				i += size
			case unicode.IsLetter(r) || unicode.IsMark(r):
				i = s.word(i, b)
			case unicode.IsNumber(r):
				i = s.number(i, b)
			default:
				i = s.mark(a, i, b)
			}
		}
	}
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isUpper(c byte) bool  { return 'A' <= c && c <= 'Z' }

// apostrophe gives the length of an apostrophe at the start of t.
func apostrophe(t string) int {
	switch {
	case t == "":
		return 0
	case t[0] == '\'' || t[0] == '`':
		return 1
	case strings.HasPrefix(t, "’") || strings.HasPrefix(t, "‘") || strings.HasPrefix(t, "ʼ"):
		return len(firstRune(t))
	}
	return 0
}

func firstRune(t string) string {
	_, n := utf8.DecodeRuneInString(t)
	return t[:n]
}

// letters gives the length of the run of letters at the start of t.
func letters(t string) int {
	for i := 0; i < len(t); {
		c := t[i]
		if c < utf8.RuneSelf {
			if !isLetter(c) {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(t[i:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return i
		}
		i += size
	}
	return len(t)
}

// clitic gives the length of a clitic with its apostrophe ('s, ’re, 'LL) at
// the start of t, 0 if there is none.
func clitic(t string) int {
	n := apostrophe(t)
	if n == 0 {
		return 0
	}
	m := letters(t[n:])
	if n+m < len(t) && isDigit(t[n+m]) {
		return 0
	}
	rest := t[n : n+m]
	switch len(rest) {
	case 1:
		switch rest[0] | 0x20 {
		case 's':
			return n + m
		case 'm', 'd':
			if t[0] != '`' {
				return n + m
			}
		}
	case 2:
		switch {
		case t[0] == '`':
		case strings.EqualFold(rest, "re"), strings.EqualFold(rest, "ve"), strings.EqualFold(rest, "ll"):
			return n + m
		}
	}
	return 0
}

// word reads a word at i and gives where it ends.
func (s *scanner) word(i, b int) int {
	t := s.text
	// Clitics without apostrophe and other fixed divisions.
	if n := letters(t[i:b]); n <= 8 && (i+n == b || apostrophe(t[i+n:b]) == 0) {
		if cut := fused(t[i : i+n]); cut > 0 {
			s.emit(i, i+cut, word)
			s.emit(i+cut, i+n, word)
			return i + n
		}
	}
	if e := initialism(t[i:b]); e > 0 {
		k := abbrev
		if e == 2 || (e <= 4 && utf8.RuneCountInString(t[i:i+e]) == 2) {
			k = initial
		}
		if t[i+e-1] != '.' {
			k = word
		}
		s.emit(i, i+e, k)
		return i + e
	}
	j := i
	foreign := false
	for j < b {
		c := t[j]
		if isLetter(c) || isDigit(c) || c == '_' {
			j++
			continue
		}
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(t[j:b])
			if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
				foreign = foreign || unspaced(r)
				j += size
				continue
			}
			if invisible(r) && letters(t[j+size:b]) > 0 {
				j += size
				continue
			}
		}
		if n := apostrophe(t[j:b]); n > 0 {
			m := letters(t[j+n : b])
			if m == 0 || t[j] == '`' {
				break
			}
			if m == 1 && t[j+n]|0x20 == 't' && j > i+1 && t[j-1]|0x20 == 'n' {
				s.emit(i, j-1, word)
				s.emit(j-1, j+n+m, word)
				return j + n + m
			}
			if clitic(t[j:b]) > 0 {
				break
			}
			j += n
			continue
		}
		if n := hyphen(t[j:b]); n > 0 && j+n < b {
			if !isLetter(t[j+n]) && !isDigit(t[j+n]) && letters(t[j+n:b]) == 0 {
				break
			}
			if rest := t[j+n : b]; initialism(rest) > 2 || (j == i+1 && t[i] == 'e' && isUpper(rest[0])) {
				break
			}
			if prefixes[strings.ToLower(t[i:j])] || suffixes[strings.ToLower(t[j+n:j+n+letters(t[j+n:b])])] {
				j += n
				continue
			}
			break
		}
		if c == '.' && period(t[i:j], t[j+1:b]) {
			s.emit(i, j+1, abbrev)
			return j + 1
		}
		if c == '.' && isDigit(t[j-1]) && j+1 < b && isDigit(t[j+1]) { // "EY4106.7"
			j++
			continue
		}
		if (c == '&' && ampersand(t[i:j], t[j+1:b])) || (c == '*' && letters(t[j+1:b]) > 0) {
			j++
			continue
		}
		if c == '/' {
			if n := slashed(t[i:b], j-i); n > 0 {
				j = i + n
				continue
			}
		}
		if c == '$' && dollars[t[i:j]] {
			j++
		}
		break
	}
	if k := clitic(t[j:b]); k > 0 {
		s.letters(i, j, foreign)
		s.emit(j, j+k, word)
		return j + k
	}
	s.letters(i, j, foreign)
	return j
}

// letters emits a word, or the words of a script that is written without
// spaces, by the Unicode rules.
func (s *scanner) letters(i, j int, foreign bool) {
	if !foreign {
		s.emit(i, j, word)
		return
	}
	it := words.FromString(s.text[i:j])
	for it.Next() {
		s.emit(i+it.Start(), i+it.End(), word)
	}
}

// unspaced reports letters of scripts that put no space between words.
func unspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai,
		unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// fused gives where to divide a word that is two without an apostrophe between
// them, 0 if it is one.
func fused(w string) int {
	if len(w) < 2 || len(w) > 8 {
		return 0
	}
	var buf [8]byte
	for i := range len(w) {
		if w[i] >= utf8.RuneSelf {
			return 0
		}
		buf[i] = w[i] | 0x20
	}
	n, ok := fusedWords[string(buf[:len(w)])]
	if !ok {
		return 0
	}
	return n
}

// hyphen gives the length of a single hyphen at the start of t.
func hyphen(t string) int {
	switch {
	case t == "":
		return 0
	case t[0] == '-':
		if len(t) > 1 && t[1] == '-' {
			return 0
		}
		return 1
	case strings.HasPrefix(t, "\u2010"), strings.HasPrefix(t, "\u2011"):
		return 3
	}
	return 0
}

// initialism gives the length of letters each with a period at the start of t:
// "U.S.", "p.m", "J.", "Ph.D.", 0 if there are none.
func initialism(t string) int {
	for _, d := range degrees {
		if strings.HasPrefix(t, d) && letters(t[len(d):]) == 0 {
			if strings.HasPrefix(t[len(d):], ".") && !strings.HasPrefix(t[len(d):], "..") {
				return len(d) + 1
			}
			return len(d)
		}
	}
	i, n := 0, 0
	for i < len(t) {
		r, size := utf8.DecodeRuneInString(t[i:])
		if !unicode.IsLetter(r) {
			break
		}
		m := size
		if i+m < len(t) && t[i+m] == '.' {
			if i+m+2 < len(t) && t[i+m+1] == '.' && t[i+m+2] == '.' { // an ellipsis follows
				if n > 0 {
					return i + m
				}
				return 0
			}
			i += m + 1
			n++
			continue
		}
		if n > 0 && letters(t[i:]) == m && (i+m == len(t) || !isDigit(t[i+m])) {
			return i + m // "U.S.A", "p.m"
		}
		break
	}
	switch {
	case n == 0:
		return 0
	case n == 1:
		// A single letter takes its period when it is a capital: "J. Smith",
		// "J.Smith"; "i." and "I." only end sentences.
		r, _ := utf8.DecodeRuneInString(t)
		if !unicode.IsUpper(r) || r == 'I' {
			return 0
		}
	}
	return i
}

// degrees are written with periods between parts of more than a letter.
var degrees = []string{"Ph.D", "Ph.d", "Ed.D", "M.Sc", "B.Sc", "M.Phil", "B.Ed", "LL.B", "LL.M"}

// period reports whether the period after w belongs to it; rest is what
// follows the period in the same run of non-blanks.
func period(w, rest string) bool {
	if rest != "" && (isLetter(rest[0]) || strings.HasPrefix(rest, "..")) {
		return false
	}
	_, ok := abbrevs[w]
	if !ok && len(w) > 1 && isUpper(w[0]) && isUpper(w[1]) { // MR.
		_, ok = abbrevs[w[:1]+strings.ToLower(w[1:])]
	}
	return ok
}

// ampersand reports whether & joins w and the start of rest in one name, as in
// "AT&T".
func ampersand(w, rest string) bool {
	if len(w) > 3 || rest == "" || !isUpper(rest[0]) {
		return false
	}
	for i := range len(w) {
		if !isUpper(w[i]) {
			return false
		}
	}
	n := letters(rest)
	for i := range n {
		if !isUpper(rest[i]) {
			return false
		}
	}
	return n <= 3
}

// slashed gives the length of a fixed word with a slash at its place, such as
// "w/o", 0 if t does not begin with one.
func slashed(t string, slash int) int {
	n := slash + 1 + letters(t[slash+1:])
	switch strings.ToLower(t[:n]) {
	case "w/o", "w/out", "w/", "s/he", "l/c", "b/c":
		return n
	}
	return 0
}

// number reads a token that begins with a digit and gives where it ends.
func (s *scanner) number(i, b int) int {
	t := s.text
	if n := max(dashed(t[i:b]), dayMonth(t[i:b])); n > 0 {
		s.emit(i, i+n, number)
		return i + n
	}
	j := i
	for j < b {
		c := t[j]
		switch {
		case isDigit(c):
			j++
			continue
		case (c == '.' || c == ',' || c == ':') && j+1 < b && isDigit(t[j+1]):
			j++
			continue
		case c == '/':
			if n := dateSlash(t[i:b], j-i); n > 0 {
				j = i + n
				s.emit(i, j, number)
				return j
			}
		case isLetter(c):
			n := letters(t[j:b])
			w := t[j : j+n]
			end := j+n == b || !isDigit(t[j+n])
			if end && ordinalEnd(w) {
				j += n
				s.emit(i, j, number)
				return j
			}
			if end && (units[w] || (len(w) > 1 && units[strings.ToLower(w)])) {
				s.emit(i, j, number)
				s.emit(j, j+n, word)
				return j + n
			}
			if n == 1 && (w == "a" || w == "p") && strings.HasPrefix(t[j:b], w+".m") {
				s.emit(i, j, number)
				m := 3
				if strings.HasPrefix(t[j+3:b], ".") {
					m = 4
				}
				s.emit(j, j+m, abbrev)
				return j + m
			}
			for j < b && (isLetter(t[j]) || isDigit(t[j]) || t[j] == '_') {
				j++
			}
			continue
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(t[j:b])
			if unicode.IsNumber(r) || unicode.IsMark(r) || (unicode.IsLetter(r) && !unspaced(r)) {
				j += size
				continue
			}
		}
		break
	}
	if j == i { // a lone non-ASCII number that the loop did not take
		_, size := utf8.DecodeRuneInString(t[i:b])
		j = i + size
	}
	// "60's" and "1590’s" are decades, "2003's" a possessive.
	if k := clitic(t[j:b]); k > 0 {
		if d := t[i:j]; (len(d) == 2 || len(d) == 4) && d[len(d)-1] == '0' {
			s.emit(i, j+k, number)
			return j + k
		}
		s.emit(i, j, number)
		s.emit(j, j+k, word)
		return j + k
	}
	s.emit(i, j, number)
	return j
}

func ordinalEnd(w string) bool {
	switch strings.ToLower(w) {
	case "st", "nd", "rd", "th", "s", "ths":
		return true
	}
	return false
}

// dashed gives the length of a date ("2018-07-19", with a time after "T") or a
// telephone number at the start of t, 0 if there is none.
func dashed(t string) int {
	var groups [8]int
	n, i := 0, 0
	for i < len(t) {
		k := i
		for k < len(t) && isDigit(t[k]) {
			k++
		}
		if k == i || n == len(groups) {
			return 0
		}
		groups[n] = k - i
		n++
		i = k
		if i+1 < len(t) && (t[i] == '-' || (t[i] == '/' && groups[0] == 3)) && isDigit(t[i+1]) {
			i++
			continue
		}
		break
	}
	if i < len(t) && (isLetter(t[i]) && t[i] != 'T' || (t[i] == '.' || t[i] == ':') && i+1 < len(t) && isDigit(t[i+1])) {
		return 0
	}
	switch {
	case n >= 3:
	case n == 2 && groups[0] == 3 && groups[1] == 4:
	default:
		return 0
	}
	if n == 3 && groups[0] == 4 && i+1 < len(t) && t[i] == 'T' && isDigit(t[i+1]) {
		i++
		for i < len(t) && (isDigit(t[i]) || t[i] == ':' || t[i] == 'Z' || t[i] == '+' || (t[i] == '.' && i+1 < len(t) && isDigit(t[i+1]))) {
			i++
		}
	}
	return i
}

// dayMonth gives the length of a date such as "01-Feb-02" at the start of t, 0
// if there is none.
func dayMonth(t string) int {
	i := 0
	for i < len(t) && i < 2 && isDigit(t[i]) {
		i++
	}
	if i == 0 || i+5 >= len(t) || t[i] != '-' {
		return 0
	}
	n := letters(t[i+1:])
	j := i + 1 + n
	if n != 3 || j+2 >= len(t) || t[j] != '-' || strings.Index("JanFebMarAprMayJunJulAugSepOctNovDec", t[i+1:j])%3 != 0 {
		return 0
	}
	k := j + 1
	for k < len(t) && isDigit(t[k]) {
		k++
	}
	if d := k - j - 1; d != 2 && d != 4 {
		return 0
	}
	return k
}

// dateSlash gives the length of a date such as 9/11 or 11/28/2000 in t, whose
// first slash is at the given place, or 0: then the slash stands alone, as in
// a fraction.
func dateSlash(t string, slash int) int {
	first := atoi(t[:slash])
	j := slash + 1
	for j < len(t) && isDigit(t[j]) {
		j++
	}
	second := atoi(t[slash+1 : j])
	if first < 0 || second < 0 || slash > 2 || j-slash-1 > 2 {
		return 0
	}
	if j < len(t) && isLetter(t[j]) {
		return 0
	}
	if j+2 < len(t) && t[j] == '/' && isDigit(t[j+1]) && isDigit(t[j+2]) {
		k := j + 1
		for k < len(t) && isDigit(t[k]) {
			k++
		}
		if k-j-1 == 2 || k-j-1 == 4 {
			return k
		}
	}
	if first == 0 || second == 0 || first < second && second <= 4 || first == 5 && second == 8 {
		return 0
	}
	if (first <= 12 && second <= 31) || (first <= 31 && second <= 12) {
		return j
	}
	return 0
}

// atoi reads up to six digits, -1 if there are none or something else.
func atoi(t string) int {
	if t == "" || len(t) > 6 {
		return -1
	}
	n := 0
	for i := range len(t) {
		if !isDigit(t[i]) {
			return -1
		}
		n = n*10 + int(t[i]-'0')
	}
	return n
}

// mark reads punctuation or a symbol at i and gives where it ends; a is where
// the run of non-blanks began.
func (s *scanner) mark(a, i, b int) int {
	t := s.text
	c := t[i]
	switch {
	case c == '.' || c == '!' || c == '?' || strings.HasPrefix(t[i:b], "…"):
		if c == '.' && i == a && i+1 < b && isDigit(t[i+1]) { // .5
			return s.number1(i, b)
		}
		j := i
		for j < b {
			if t[j] == '.' || t[j] == '!' || t[j] == '?' {
				j++
				continue
			}
			if strings.HasPrefix(t[j:b], "…") {
				j += len("…")
				continue
			}
			break
		}
		s.emit(i, j, ender)
		return j
	case c == '\\' && i+1 < b && (t[i+1] == '/' || t[i+1] == '*'): // as the Penn Treebank writes them
		s.emit(i, i+2, mark)
		return i + 2
	case c == '[' && strings.HasPrefix(t[i:b], "[...]"):
		s.emit(i, i+5, mark)
		return i + 5
	case c == '$' || c == '^' || c == '-' || c == '=' || c == '*' || c == '_' || c == '<' || c == '>' || c == '~' || c == '+' || c == '#':
		if c == '+' && i == a && i+1 < b && isDigit(t[i+1]) {
			return s.number1(i, b)
		}
		if c == '#' && i == a && letters(t[i+1:b]) > 1 { // a hashtag
			return s.tag(i, b)
		}
		j := i + 1
		for j < b && t[j] == c {
			j++
		}
		s.emit(i, j, mark)
		return j
	case c == '@' && i == a && letters(t[i+1:b]) > 1:
		return s.tag(i, b)
	case c == '`' || c == '\'' || apostrophe(t[i:b]) > 0:
		return s.quote(a, i, b)
	}
	r, _ := utf8.DecodeRuneInString(t[i:b])
	j := i + 1
	if r >= utf8.RuneSelf {
		it := graphemes.FromString(t[i:b])
		if it.Next() {
			j = i + it.End()
		}
	}
	k := mark
	if r == '。' || r == '！' || r == '？' || r == '؟' || r == '।' {
		k = ender
	}
	s.emit(i, j, k)
	return j
}

// number1 reads a number after a sign or point at i.
func (s *scanner) number1(i, b int) int {
	from := len(s.out)
	spaced := s.spaced
	j := s.number(i+1, b)
	s.out[from].start = i
	s.out[from].space = spaced
	return j
}

// tag reads a hashtag or an account's name.
func (s *scanner) tag(i, b int) int {
	j := i + 1
	for j < b {
		r, size := utf8.DecodeRuneInString(s.text[j:b])
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		j += size
	}
	s.emit(i, j, word)
	return j
}

// quote reads a single quotation mark or apostrophe that begins a token.
func (s *scanner) quote(a, i, b int) int {
	t := s.text
	n := apostrophe(t[i:b])
	if i > a {
		if k := clitic(t[i:b]); k > 0 && alnumBefore(t[a:i]) {
			s.emit(i, i+k, word)
			return i + k
		}
	}
	if i+2*n <= b && t[i+n:i+2*n] == t[i:i+n] { // '' or ``
		s.emit(i, i+2*n, mark)
		return i + 2*n
	}
	// '99, '90s
	if j := i + n; j+1 < b && isDigit(t[j]) && isDigit(t[j+1]) {
		k := j + 2
		if k < b && t[k] == 's' {
			k++
		}
		if k == b || (!isLetter(t[k]) && !isDigit(t[k]) && apostrophe(t[k:b]) == 0) {
			s.emit(i, k, number)
			return k
		}
	}
	m := letters(t[i+n : b])
	switch strings.ToLower(t[i+n : i+n+m]) {
	case "em", "til", "cause", "n", "bout", "round":
		if i+n+m == b || apostrophe(t[i+n+m:b]) == 0 {
			s.emit(i, i+n+m, word)
			return i + n + m
		}
	case "tis", "twas":
		s.emit(i, i+n+1, word)
		s.emit(i+n+1, i+n+m, word)
		return i + n + m
	}
	s.emit(i, i+n, mark)
	return i + n
}

// alnumBefore reports whether t ends in a letter, digit or closing mark that a
// clitic can follow.
func alnumBefore(t string) bool {
	r, _ := utf8.DecodeLastRuneInString(t)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(`.)]"”’%!?`, r)
}

// emoticon gives the length of an emoticon that t begins with and that nothing
// but punctuation follows.
func emoticon(t string) int {
	if len(t) < 2 || len(t) > 8 || isLetter(t[0]) || isDigit(t[0]) {
		return 0
	}
	for _, e := range emoticons {
		if strings.HasPrefix(t, e) && strings.Trim(t[len(e):], ".,!?)\"") == "" {
			return len(e)
		}
	}
	return 0
}

// findAddress gives where a URL, an e-mail address, a domain or a file name
// stands in t, a run without blanks; 0, 0 if there is none.
func findAddress(t string) (int, int) {
	if len(t) < 4 || !strings.ContainsAny(t, "@.:") {
		return 0, 0
	}
	if i := strings.Index(t, "://"); i > 0 {
		start := i
		for start > 0 && isLetter(t[start-1]) {
			start--
		}
		if start < i {
			return start, start + trimAddress(t[start:])
		}
	}
	start := len(t) - len(strings.TrimLeft(t, "([{<\"'*“‘«`|"))
	u := t[start:]
	if (strings.HasPrefix(u, "www.") || strings.HasPrefix(u, "mailto:")) && len(u) > 8 {
		return start, start + trimAddress(u)
	}
	if at := strings.IndexByte(u, '@'); at > 0 && at+1 < len(u) && (isLetter(u[at+1]) || isDigit(u[at+1])) {
		i := at
		for i > 0 && (isLetter(u[i-1]) || isDigit(u[i-1]) || strings.IndexByte("._%+-", u[i-1]) >= 0) {
			i--
		}
		j := at + 1
		for j < len(u) && (isLetter(u[j]) || isDigit(u[j]) || u[j] == '.' || u[j] == '-') {
			j++
		}
		for j > 0 && (u[j-1] == '.' || u[j-1] == '-') {
			j--
		}
		if i < at && j > at+1 && isLetter(u[j-1]) {
			return start + i, start + j
		}
	}
	// A domain or a file: labels with periods, the last of a known kind.
	j, dot := 0, -1
	for j < len(u) && (isLetter(u[j]) || isDigit(u[j]) || u[j] == '.' || u[j] == '-' || u[j] == '_' || u[j] == '#') {
		if u[j] == '.' && j+1 < len(u) && (isLetter(u[j+1]) || isDigit(u[j+1])) {
			dot = j
		}
		j++
	}
	for j > 0 && (u[j-1] == '.' || u[j-1] == '-') {
		j--
	}
	if dot < 2 || dot >= j {
		return 0, 0
	}
	label := u[dot+1 : j]
	if h := strings.IndexByte(label, '-'); h >= 0 {
		return 0, 0
	}
	if !domains[strings.ToLower(label)] && !newsgroup(u[:j]) {
		return 0, 0
	}
	end := start + j
	if end < len(t) && t[end] == '/' {
		end = start + trimAddress(u)
	}
	return start, end
}

// newsgroup reports three words or more in lower case with periods between them.
func newsgroup(t string) bool {
	n, run := 1, 0
	for i := range len(t) {
		switch c := t[i]; {
		case c == '.':
			if run < 2 {
				return false
			}
			n++
			run = 0
		case 'a' <= c && c <= 'z' || c == '-' && run > 0:
			run++
		default:
			return false
		}
	}
	return n >= 3 && run >= 2
}

// trimAddress gives the length of t without the punctuation that follows an
// address.
func trimAddress(t string) int {
	if i := strings.IndexAny(t, "<>\"|"); i > 0 {
		t = t[:i]
	}
	for t != "" {
		r, size := utf8.DecodeLastRuneInString(t)
		switch {
		case strings.ContainsRune(".,;:!?'\"]}”’»", r):
		case r == ')' && strings.Count(t, "(") < strings.Count(t, ")"):
		default:
			return len(t)
		}
		t = t[:len(t)-size]
	}
	return 0
}
