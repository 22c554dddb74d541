package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// Split divides a text into sentences of tokens. A blank line always ends a
// sentence. A single line break ends one unless the lines are a paragraph
// wrapped at a fixed width. Lines of their own without an end mark that look
// like titles are marked as headings.
//
// Spans are byte offsets into text, in order and without overlap; every
// token's Form is its span of the text. Split takes any bytes and never fails:
// invalid UTF-8 becomes tokens of one byte.
func Split(text string) []extract.Sentence {
	s := splitter{}
	s.text = text
	for start := 0; start < len(text); {
		end, next := block(text, start)
		s.block(start, end)
		start = next
	}
	return s.sents
}

type splitter struct {
	scanner
	sents []extract.Sentence
	lines []line
}

// line is a line of a block, without its end.
type line struct{ start, end int }

// block gives the end of the run of lines at start that no blank line
// interrupts, and where the next one may begin.
func block(text string, start int) (end, next int) {
	i := start
	for i < len(text) {
		n := lineEnd(text[i:])
		if n < 0 {
			return len(text), len(text)
		}
		i += n
		j, breaks := i, 0
		for j < len(text) {
			c := text[j]
			if c == '\n' || c == '\f' || (c == '\r' && (j+1 == len(text) || text[j+1] != '\n')) {
				breaks++
				j++
				continue
			}
			if c == '\r' {
				j++
				continue
			}
			if strings.HasPrefix(text[j:], "\u2029") {
				breaks += 2
				j += 3
				continue
			}
			if strings.HasPrefix(text[j:], "\u2028") {
				breaks++
				j += 3
				continue
			}
			b := blank(text[j:])
			if b == 0 {
				break
			}
			j += b
		}
		if breaks > 1 {
			return i, j
		}
		if j == i {
			_, size := utf8.DecodeRuneInString(text[i:])
			j += size
		}
		i = j
	}
	return len(text), len(text)
}

// lineEnd gives where the first line of t ends, -1 if it is the last.
func lineEnd(t string) int {
	for i := 0; i < len(t); i++ {
		switch t[i] {
		case '\n', '\r', '\f':
			return i
		case 0xe2: // the first byte of U+2028 and U+2029
			if strings.HasPrefix(t[i:], "\u2028") || strings.HasPrefix(t[i:], "\u2029") {
				return i
			}
		}
	}
	return -1
}

// block reads text[a:b], lines without a blank one between them.
func (s *splitter) block(a, b int) {
	s.lines = s.lines[:0]
	width := 0
	for i := a; i < b; {
		n := lineEnd(s.text[i:b])
		end, next := b, b
		if n >= 0 {
			end = i + n
			_, size := utf8.DecodeRuneInString(s.text[end:b])
			next = end + size
		}
		if strings.TrimSpace(s.text[i:end]) != "" {
			s.lines = append(s.lines, line{i, end})
			width = max(width, end-i)
		}
		i = next
	}
	for k := 0; k < len(s.lines); {
		m := k + 1
		for m < len(s.lines) && s.wrapped(m, width) {
			m++
		}
		s.segment(s.lines[k].start, s.lines[m-1].end)
		k = m
	}
}

// maxWrap is the widest line, in bytes, that is still taken for one wrapped by
// hand or mail program.
const maxWrap = 130

// wrapped reports whether line m goes on with the paragraph of the line before
// it, in a block whose widest line has the given width.
func (s *splitter) wrapped(m, width int) bool {
	prev := strings.TrimRightFunc(s.text[s.lines[m-1].start:s.lines[m-1].end], unicode.IsSpace)
	this := strings.TrimLeftFunc(s.text[s.lines[m].start:s.lines[m].end], unicode.IsSpace)
	if prev == "" || this == "" || listItem(this) {
		return false
	}
	first := this
	if i := strings.IndexFunc(this, unicode.IsSpace); i > 0 {
		first = this[:i]
	}
	r, _ := utf8.DecodeRuneInString(this)
	last, _ := utf8.DecodeLastRuneInString(prev)
	ended := strings.ContainsRune(`.!?:…"”;`, last)
	if unicode.IsLower(r) && !ended && len(prev) >= 30 {
		return true
	}
	// The first word would not have fitted on the line before.
	return width <= maxWrap && width >= 40 && len(s.lines) > 1 &&
		s.lines[m-1].end-s.lines[m-1].start+1+len(first) > width-2 && !(ended && last == ':')
}

// listItem reports whether a line begins with a bullet or a number of a list.
func listItem(t string) bool {
	r, size := utf8.DecodeRuneInString(t)
	if strings.ContainsRune("•·●◦▪■*–—-+>‣", r) {
		return len(t) > size && (t[size] == ' ' || t[size] == '\t')
	}
	i := 0
	for i < len(t) && i < 3 && isDigit(t[i]) {
		i++
	}
	return i > 0 && i+1 < len(t) && (t[i] == '.' || t[i] == ')') && t[i+1] == ' '
}

// segment reads text[a:b], which no line end interrupts.
func (s *splitter) segment(a, b int) {
	s.out = s.out[:0]
	s.spaced = false
	s.scan(a, b)
	ps := s.out
	if len(ps) == 0 {
		return
	}
	first := len(s.sents)
	start := s.dateline(ps)
	if start > 0 {
		s.add(ps[:start])
		s.sents[first].Heading = true
	}
	for start < len(ps) {
		end := s.sentenceEnd(ps, start)
		if end-start > MaxTokens {
			end = start + bestCut(s.text, ps[start:end])
		}
		s.add(ps[start:end])
		start = end
	}
	if len(s.sents) == first+1 {
		sent := &s.sents[first]
		sent.Heading = heading(sent.Tokens)
	}
}

// dateline gives how many pieces at the start of a paragraph are the place, day
// and agency that open a report, with the dash after them: "LONDON, August 4
// (Reuters) -", "Oslo, Norway -". The treebank takes them for a sentence of their own.
func (s *splitter) dateline(ps []piece) int {
	const longest = 16
	large, agency, lands := 0, false, 0
	for i := 0; i < len(ps)-1 && i < longest; i++ {
		w := s.text[ps[i].start:ps[i].end]
		switch w {
		case "-", "--", "–", "—":
			next := s.text[ps[i+1].start:ps[i+1].end]
			opens := unicode.IsUpper(firstLetter(next)) || strings.ContainsAny(next[:1], `"'“‘`) || next == "“" || ps[i+1].kind == number
			if i > 0 && (ps[i].space || agency) && ps[i+1].space && opens && (large >= 4 || agency || lands > 0 && lands < 4 && i < 8 && len(ps)-i > 5) && !(len(next) > 1 && strings.ToUpper(next) == next && ps[i+1].kind == word) {
				return i + 1
			}
			return 0
		case ",":
			if i > 0 && ps[i-1].kind == word {
				lands++
			}
			continue
		case ".", "/":
			continue
		case "(":
			j := i + 1
			for j < len(ps) && j < i+5 && s.text[ps[j].start:ps[j].end] != ")" {
				j++
			}
			if j == len(ps) || j == i+1 || s.text[ps[j].start:ps[j].end] != ")" || !unicode.IsUpper(firstLetter(s.text[ps[i+1].start:])) {
				return 0
			}
			agency = i > 0
			i = j
			continue
		}
		switch {
		case ps[i].kind == number || ps[i].kind == abbrev || ps[i].kind == initial:
			if i == 0 {
				return 0
			}
		case ps[i].kind != word || !unicode.IsUpper(firstLetter(w)):
			return 0
		case len(w) > 1 && strings.ToUpper(w) == w:
			large += len(w)
		case i == 0 && !s.agencyAhead(ps) && !s.landAhead(ps):
			return 0
		}
	}
	return 0
}

// agencyAhead reports whether an agency in brackets and a dash stand within the
// first pieces.
func (s *splitter) agencyAhead(ps []piece) bool {
	for i := 2; i+1 < len(ps) && i < 10; i++ {
		if s.text[ps[i].start:ps[i].end] == ")" {
			switch s.text[ps[i+1].start:ps[i+1].end] {
			case "-", "--", "–", "—":
				return true
			}
			return false
		}
	}
	return false
}

// landAhead reports whether the first pieces are a place in one to three capitalized
// words and, after a comma, the land it is in: "St. Petersburg, Russia".
func (s *splitter) landAhead(ps []piece) bool {
	for i := 1; i+1 < len(ps) && i < 4; i++ {
		if w := s.text[ps[i].start:ps[i].end]; w == "," {
			return ps[i+1].kind == word && unicode.IsUpper(firstLetter(s.text[ps[i+1].start:]))
		}
	}
	return false
}

// add makes a sentence of pieces. The period of an abbreviation that ends the
// sentence is a token of its own, as the treebank has it ("etc|."), except
// that of initials in capitals ("U.S.").
func (s *splitter) add(ps []piece) {
	n := len(ps)
	if p := ps[n-1]; (p.kind == abbrev || p.kind == initial) && !capitals(s.text[p.start:p.end]) {
		q := make([]piece, n, n+1)
		copy(q, ps)
		q[n-1].end--
		q[n-1].kind = word
		ps = append(q, piece{p.end - 1, p.end, ender, false})
	}
	s.sents = append(s.sents, sentence(s.text, ps))
}

// capitals reports whether w is of two or more capital letters, each with a
// period.
func capitals(w string) bool {
	if len(w) < 4 {
		return false
	}
	for i := 0; i+1 < len(w); i += 2 {
		if !isUpper(w[i]) || w[i+1] != '.' {
			return false
		}
	}
	return true
}

// sentenceEnd gives the index after the last piece of the sentence that begins
// at ps[start].
func (s *splitter) sentenceEnd(ps []piece, start int) int {
	depth := 0  // of open brackets
	quotes := 0 // of straight double quotation marks
	for i := start; i < len(ps); i++ {
		p := ps[i]
		if i-start > MaxTokens {
			return i // the caller cuts it
		}
		if i > start && s.rule(ps, i) {
			return i
		}
		switch p.kind {
		case mark:
			if i+1 < len(ps) && (separator(s.text[p.start:p.end]) || s.omission(ps, i)) {
				return i + 1
			}
			switch s.text[p.start] {
			case '(', '[':
				depth++
			case ')', ']':
				depth = max(depth-1, 0)
			case '"':
				quotes++
			}
			continue
		case word:
			if i+1 < len(ps) && s.stamp(ps, start, i) {
				return i + 1
			}
			continue
		case ender, abbrev, initial:
		default:
			continue
		}
		// What closes goes with the sentence.
		j := i + 1
		d, q := depth, quotes
		for j < len(ps) && ps[j].kind == mark {
			t := s.text[ps[j].start:ps[j].end]
			switch t {
			case ")", "]", "}":
				if d == 0 && ps[j].space {
					break
				}
				d = max(d-1, 0)
				j++
				continue
			case "”", "’", "»", "''", "'":
				if !ps[j].space {
					j++
					continue
				}
			case `"`:
				// A mark with a blank before it opens, unless one is open and a
				// blank follows too, as in tokenised text.
				if !ps[j].space || (q%2 == 1 && (j+1 == len(ps) || ps[j+1].space)) {
					q++
					j++
					continue
				}
			case "“":
				// Typed for a closing mark at the end of a paragraph or before a blank.
				if !ps[j].space && (j+1 == len(ps) || ps[j+1].space) {
					j++
					continue
				}
			}
			if n := s.note(ps, j); n > 0 && p.kind == ender {
				j += n
				continue
			}
			break
		}
		for j < len(ps) && ps[j].kind == ender { // ". . ."
			j++
		}
		if j == len(ps) {
			return j
		}
		if s.ends(ps, start, i, j, d) {
			return j
		}
		depth, quotes = d, q
		i = j - 1
	}
	return len(ps)
}

// omission reports whether ps[i] is the mark of what a quotation leaves out,
// "[...]", with a new sentence after it.
func (s *splitter) omission(ps []piece, i int) bool {
	switch s.text[ps[i].start:ps[i].end] {
	case "[...]", "[…]", "(...)", "(…)":
		return ps[i+1].space && ps[i+1].kind == word && unicode.IsUpper(firstLetter(s.text[ps[i+1].start:]))
	}
	return false
}

// longestCredit is the most pieces that name who made a picture.
const longestCredit = 14

// credit reports whether ps[i] begins the line below a picture that names who
// made it, at the end of a caption: "Image: Ministry of Defence."
func (s *splitter) credit(ps []piece, i int) bool {
	return i+2 < len(ps) && len(ps)-i <= longestCredit && ps[i].space && ps[i-1].kind != mark &&
		credits[s.text[ps[i].start:ps[i].end]] && s.text[ps[i+1].start:ps[i+1].end] == ":"
}

// signed reports whether ps[j] begins the name of who is quoted, after a
// quotation that makes up the paragraph so far: “It is over.” — Jane Doe
func (s *splitter) signed(ps []piece, j int) bool {
	const longest = 8
	if len(ps)-j > longest || !strings.ContainsAny(s.text[ps[0].start:ps[0].end], `"“`) || !strings.ContainsAny(s.text[ps[j-1].start:ps[j-1].end], `"”`) {
		return false
	}
	words := 0
	for i, p := range ps[j:] {
		switch {
		case p.kind == word && unicode.IsUpper(firstLetter(s.text[p.start:p.end])):
			words++
		case p.kind == initial:
		case p.kind == mark && i == 0 && strings.ContainsAny(s.text[p.start:p.end], "-–—~"):
		default:
			return false
		}
	}
	return words > 1
}

// rule reports whether a sentence ends before ps[i] because it is a separator,
// the second of two addresses, the date in a message's head, what follows a
// sender's address in angle brackets, or the credit below a picture.
func (s *splitter) rule(ps []piece, i int) bool {
	p, prev := ps[i], ps[i-1]
	switch p.kind {
	case mark:
		return separator(s.text[p.start:p.end])
	case address:
		if prev.kind == address {
			return true
		}
	case word:
		if s.credit(ps, i) {
			return true
		}
	case number:
		if i+2 < len(ps) && prev.kind != mark && s.stamp(ps, i, i+2) {
			switch s.text[prev.start:prev.end] {
			case "on", "at", "dated", "of", "from", "since", "by", "until":
				return false
			}
			return true
		}
	}
	return i > 1 && prev.end-prev.start == 1 && s.text[prev.start] == '>' && ps[i-2].kind == address && p.space &&
		(p.kind == number || unicode.IsUpper(firstLetter(s.text[p.start:p.end])))
}

func firstLetter(w string) rune {
	r, _ := utf8.DecodeRuneInString(w)
	return r
}

// separator reports a line drawn with punctuation.
func separator(t string) bool {
	if len(t) < 3 {
		return false
	}
	switch t[0] {
	case '*', '=', '~', '#':
		return true
	case '-', '_', '+':
		return len(t) > 4
	}
	return false
}

// stamp reports whether ps[i] ends the date and time of a message's head:
// "01/19/2001 07:24 AM".
func (s *splitter) stamp(ps []piece, start, i int) bool {
	if i < start+2 || ps[i-1].kind != number || ps[i-2].kind != number {
		return false
	}
	w := s.text[ps[i].start:ps[i].end]
	return (w == "AM" || w == "PM") && strings.Count(s.text[ps[i-2].start:ps[i-2].end], "/") == 2
}

// note gives the number of pieces of a note's number in square brackets,
// "[12]", at ps[j], 0 if there is none.
func (s *splitter) note(ps []piece, j int) int {
	if j+2 < len(ps) && s.text[ps[j].start] == '[' && ps[j+1].kind == number && s.text[ps[j+2].start] == ']' {
		return 3
	}
	return 0
}

// ends reports whether a sentence that begins at ps[start] and has an end mark
// or abbreviation at i, with closing marks up to j, ends before ps[j]. depth
// is the number of brackets still open there.
func (s *splitter) ends(ps []piece, start, i, j, depth int) bool {
	p, next := ps[i], ps[j]
	nt := s.text[next.start:next.end]
	r, _ := utf8.DecodeRuneInString(nt)
	// Look through an opening mark to the word after it.
	w, wi := nt, j
	for wi+1 < len(ps) && ps[wi].kind == mark && strings.ContainsAny(nt, `"“‘'([«`) && len(nt) <= 3 {
		wi++
		w = s.text[ps[wi].start:ps[wi].end]
		if ps[wi].kind != mark {
			break
		}
	}
	wr, _ := utf8.DecodeRuneInString(w)
	opens := wi > j
	upper := unicode.IsUpper(wr) || unicode.IsTitle(wr)
	lower := unicode.IsLower(wr)
	if p.kind == initial || p.kind == abbrev {
		return s.abbrevEnds(ps, start, i, j, w, upper, opens)
	}
	mk := s.text[p.start:p.end]
	closed := j > i+1
	if next.kind == address && !closed {
		return true
	}
	if depth > 0 && s.closesSoon(ps, j) || closed && s.signed(ps, j) {
		return false
	}
	if !next.space && next.kind != mark && !closed && mk == "." && !upper {
		return false
	}
	// "1. First": a number in front is a label, not a sentence.
	if mk == "." && i == start+1 && ps[start].kind == number && p.start == ps[start].end && !closed {
		return false
	}
	switch {
	case strings.ContainsAny(mk, "!?"):
		if lower {
			return !closed && next.space && (len(mk) > 1 || mk == "?" || s.casual(ps, start))
		}
		if next.kind == mark && !opens {
			return nt != "," && nt != ";" && nt != "-" && nt != "--" && nt != "—" && nt != "–" && nt != ":" && nt != "/"
		}
		return true
	case mk == ".":
		if lower {
			return next.space && !closed && s.casual(ps, start)
		}
		if next.kind == mark && !opens {
			switch r {
			case ',', ';', ':', '/', '%', ')', ']':
				return false
			case '-', '–', '—':
				return next.space && wordAfter(s.text, ps, j)
			}
		}
		return true
	default: // … and longer runs of periods
		if upper {
			return next.space || len(mk) > 3
		}
		return false
	}
}

// casual reports whether the sentence that begins at ps[start] begins in lower
// case, so that the next one may too.
func (s *splitter) casual(ps []piece, start int) bool {
	r, _ := utf8.DecodeRuneInString(s.text[ps[start].start:])
	return unicode.IsLower(r) && ps[start].kind == word
}

// wordAfter reports whether a capital follows ps[j].
func wordAfter(text string, ps []piece, j int) bool {
	if j+1 >= len(ps) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[ps[j+1].start:])
	return unicode.IsUpper(r)
}

// closesSoon reports whether an open bracket is closed within the next words,
// before another sentence ends outside of it.
func (s *splitter) closesSoon(ps []piece, j int) bool {
	for k := j; k < len(ps) && k < j+40; k++ {
		if ps[k].kind == mark {
			switch s.text[ps[k].start] {
			case ')', ']':
				return true
			case '(', '[':
				return false
			}
		}
	}
	return false
}

// abbrevEnds is ends for an abbreviation; w is the word that follows.
func (s *splitter) abbrevEnds(ps []piece, start, i, j int, w string, upper, opens bool) bool {
	p := ps[i]
	if j > i+1 && !upper { // closing marks in between
		return false
	}
	form := s.text[p.start : p.end-1]
	if p.kind == initial {
		// "J. Smith", but "vitamin C. The".
		if i == start || !ps[i].space && i > 0 && ps[i-1].kind == initial {
			return false
		}
		pr, _ := utf8.DecodeRuneInString(s.text[ps[i-1].start:])
		return starters[w] && !unicode.IsUpper(pr) && ps[i-1].kind == word
	}
	e, known := abbrevs[form]
	if !known {
		e, known = abbrevs[strings.ToLower(form)]
	}
	if known {
		switch e {
		case before:
			return false
		case beforeNumber:
			return upper && starters[w]
		}
		if form == "St" {
			return starters[w] && i > start && !calendar[w]
		}
	}
	if opens {
		return upper && s.text[ps[j].start] != '(' && s.text[ps[j].start] != '['
	}
	if !upper || calendar[w] {
		return false
	}
	if strings.HasSuffix(w, "ly") && len(w) > 6 && j+1 < len(ps) && s.text[ps[j+1].start] == ',' {
		return true // "Unfortunately,"
	}
	return starters[w]
}

// heading reports whether a line of its own looks like a title: no mark at its
// end, not long, and most words with capitals, or few words.
func heading(toks []extract.Token) bool {
	n := len(toks)
	if n == 0 || n > 30 {
		return false
	}
	last := toks[n-1].Form
	for last != "" && n > 1 && strings.ContainsAny(last[:1], `)"'`) {
		n--
		last = toks[n-1].Form
	}
	if strings.ContainsAny(last, `.!?:;,…`) && !strings.ContainsFunc(last, unicode.IsLetter) {
		return last == "?" && n <= 12 && titled(toks[:n-1])
	}
	return n <= 8 || titled(toks)
}

// titled reports whether most longer words begin with capitals.
func titled(toks []extract.Token) bool {
	up, low := 0, 0
	for _, t := range toks {
		r, _ := utf8.DecodeRuneInString(t.Form)
		switch {
		case !unicode.IsLetter(r):
		case unicode.IsUpper(r):
			up++
		case len(t.Form) > 4:
			low++
		}
	}
	return up > 0 && up >= 2*low
}

// bestCut gives how many of the pieces, which are more than [MaxTokens], the
// first sentence should take: up to the last mark that separates clauses, in
// the second half of the longest possible sentence.
func bestCut(text string, ps []piece) int {
	best, rank := MaxTokens, 0
	for i := MaxTokens - 1; i >= MaxTokens/2; i-- {
		r := 0
		switch text[ps[i].start:ps[i].end] {
		case ";":
			r = 4
		case "...", "…", "!", "?", ".":
			r = 5
		case ":", "|", "•", "*":
			r = 3
		case "—", "–", "--":
			r = 2
		case ",":
			r = 1
		}
		if r > rank {
			best, rank = i+1, r
		}
	}
	return best
}

// SplitLine reads one tokenised sentence, words separated by blanks. Words are
// divided further where the treebank's conventions are finer than those of the
// Penn Treebank ("well-known"); marks of the Penn Treebank such as "-LRB-",
// "n't" and "'s" are kept. A line that is not tokenised is read as well as can
// be: marks are parted from its words. Spans are offsets into line plus offset.
func SplitLine(line string, offset int) extract.Sentence {
	var s scanner
	s.text = line
	for i := 0; i < len(line); {
		if n := blank(line[i:]); n > 0 {
			i += n
			continue
		}
		j := i
		for j < len(line) {
			n := 1
			if line[j] >= utf8.RuneSelf {
				var r rune
				r, n = utf8.DecodeRuneInString(line[j:])
				if unicode.IsSpace(r) {
					break
				}
			} else if asciiBlank(line[j]) {
				break
			}
			j += n
		}
		w := line[i:j]
		s.spaced = true
		// The end mark of a line that no tokeniser has seen is still on its last
		// word: "on Tuesday."
		glued := len(w) > 1 && w[len(w)-1] == '.' && strings.TrimSpace(line[j:]) == ""
		if penn(w) && !glued {
			s.emit(i, j, word)
		} else {
			s.chunk(i, j)
		}
		i = j
	}
	if len(s.out) == 0 {
		return extract.Sentence{Span: schema.Span{Start: offset, End: offset}}
	}
	sent := sentence(line, s.out)
	for i := range sent.Tokens {
		sent.Tokens[i].Start += offset
		sent.Tokens[i].End += offset
	}
	sent.Start += offset
	sent.End += offset
	return sent
}

// penn reports words that the Penn Treebank's tokenisers write and that must
// not be divided: brackets, clitics, abbreviations with their period.
func penn(w string) bool {
	switch w {
	case "-LRB-", "-RRB-", "-LSB-", "-RSB-", "-LCB-", "-RCB-", "``", "''", "n't", "N'T", "n’t":
		return true
	}
	if w[len(w)-1] == '.' && strings.IndexByte("-/'", w[0]) < 0 && letters(w) == len(w)-1 {
		return true // an abbreviation: the tokeniser took the end marks off
	}
	if a, z, ok := strings.Cut(w, `\/`); ok && atoi(a) >= 0 && atoi(z) >= 0 {
		return true // a fraction
	}
	return clitic(w) == len(w)
}

// splitLines reads a text of one tokenised sentence a line. Blank lines give no
// sentence.
func splitLines(text string) []extract.Sentence {
	var out []extract.Sentence
	for i := 0; i < len(text); {
		end, next := len(text), len(text)
		if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
			end, next = i+n, i+n+1
		}
		sent := SplitLine(text[i:end], i)
		if len(sent.Tokens) > 0 {
			out = append(out, sent)
		}
		i = next
	}
	return out
}
