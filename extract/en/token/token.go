// Package token divides English text into sentences and words.
//
// Words follow the conventions of the Universal Dependencies English Web
// Treebank: contractions are two words ("do|n't", "Russia|'s"), hyphenated
// compounds three ("well|-|known") unless the first part is a prefix
// ("anti-war", "mid-1980s"), while abbreviations ("U.S.", "Mr."), times,
// numbers, addresses and ordinals stay whole. Every token is a slice of the
// text; nothing is normalised or dropped except blanks and invisible marks
// between words.
package token

import (
	"context"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// MaxTokens is the most tokens a sentence can have. Longer runs without an end
// mark are cut at the best place before it.
const MaxTokens = 400

// Stage is the step that fills the sentences of a document. A tokenised
// document is read line by line with [SplitLine], any other with [Split].
// Sentences that the document has already, such as those of a treebank, stay
// as they are.
func Stage() extract.Stage {
	return extract.Stage{
		Name:  "token",
		Needs: []extract.Layer{extract.Text},
		Gives: []extract.Layer{extract.Tokens},
		Run: func(_ context.Context, d *extract.Document) error {
			if len(d.Sentences) > 0 {
				return nil
			}
			if d.Tokenised {
				d.Sentences = splitLines(d.Text)
			} else {
				d.Sentences = Split(d.Text)
			}
			return nil
		},
	}
}

// piece is a token before it is known which sentence it belongs to.
type piece struct {
	start, end int
	kind       kind
	// space tells that a blank stands before the token.
	space bool
}

// kind is what the scanner knows of a token, as far as sentence ends need it.
type kind uint8

const (
	word kind = iota
	number
	mark    // punctuation and symbols
	ender   // a run of . ! ? …
	abbrev  // ends in a period of its own
	initial // a single capital with a period
	address // URL, e-mail address, file name
)

// sentence makes a sentence of pieces, which are not empty.
func sentence(text string, ps []piece) extract.Sentence {
	toks := make([]extract.Token, len(ps))
	for i, p := range ps {
		toks[i].Span = schema.Span{Start: p.start, End: p.end}
		toks[i].Form = text[p.start:p.end]
		toks[i].Head = -1
	}
	return extract.Sentence{
		Span:   schema.Span{Start: ps[0].start, End: ps[len(ps)-1].end},
		Tokens: toks,
	}
}
