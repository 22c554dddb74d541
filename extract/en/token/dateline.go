package token

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// dateline matches what newspapers put before an article's first sentence: the
// place in capitals, perhaps with its country, a date or the agency in
// brackets, and a dash ("BEIRUT, Lebanon (AP) —"); or the place in any case
// when the agency stands in brackets ("Beirut (AFP) -").
var dateline = regexp.MustCompile(
	`^(?:\p{Lu}[\p{Lu}.'’-]+(?: [\p{Lu}.'’-]{2,}){0,3}(?:, [\p{Lu}][\p{L}. ]{1,24}?(?: \d{1,2})?){0,2}(?: \([\p{L}][\p{L}. /]{1,24}\))?` +
		`|\p{Lu}\p{L}+(?: \p{Lu}\p{L}+){0,2}(?:, \p{Lu}\p{L}+)?(?:, \p{Lu}\p{L}+\.? \d{1,2})? \(\p{Lu}[\p{L}. /]{1,24}\))` +
		`[  ]?(?:[-–—]{1,2})[  ]`)

// partDatelines makes a sentence of its own, a heading, of each dateline, so
// that its place is not read as part of the first sentence.
func partDatelines(text string, sents []extract.Sentence) []extract.Sentence {
	out := make([]extract.Sentence, 0, len(sents)+1)
	for _, s := range sents {
		if n := datelineTokens(text, s); n > 0 {
			head, rest := s, s
			head.Tokens, rest.Tokens = s.Tokens[:n:n], s.Tokens[n:]
			head.Span = schema.Span{Start: s.Start, End: head.Tokens[n-1].End}
			rest.Span = schema.Span{Start: rest.Tokens[0].Start, End: s.End}
			head.Heading = true
			out = append(out, head)
			s = rest
		}
		out = append(out, s)
	}
	return out
}

// datelineTokens counts the tokens of the dateline that a sentence at the
// beginning of a paragraph opens with, 0 for none.
func datelineTokens(text string, s extract.Sentence) int {
	before := strings.TrimRight(text[:s.Start], " \t")
	if before != "" && !strings.HasSuffix(before, "\n") && !strings.HasSuffix(before, "\r") {
		return 0
	}
	m := dateline.FindStringIndex(text[s.Start:s.End])
	if m == nil {
		return 0
	}
	end := s.Start + m[1]
	// What follows begins a sentence; "NATO - the alliance of 1949" goes on.
	if r, _ := utf8.DecodeRuneInString(text[end:]); unicode.IsLower(r) {
		return 0
	}
	for i, t := range s.Tokens {
		if t.Start >= end {
			return i
		}
	}
	return 0
}
