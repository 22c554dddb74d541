package source

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// Annotated is a document whose sentences and words are given, as a treebank
// gives them.
type Annotated struct {
	Doc *extract.Document
	// Sentences says of each of the document's sentences what CoNLL-U says
	// beyond its words.
	Sentences []AnnotatedSentence
}

// AnnotatedSentence is what CoNLL-U says of a sentence beyond its words.
type AnnotatedSentence struct {
	// ID is its sent_id, "" for none.
	ID string
	// Ranges are the tokens of several words ("don't"), in order.
	Ranges []Range
}

// Range is a token that stands for the words First to Last, counted from 0.
type Range struct {
	First, Last int
	Form        string
}

// ParseCoNLLU reads sentences with given words: a document for each "newdoc",
// or one in all. Only the words are taken, not what the file says of them.
// Their text is made of them, with the spaces that SpaceAfter tells of, one
// sentence a line. An error names the file and the line.
func ParseCoNLLU(path string, data []byte) ([]Annotated, error) {
	text, err := decode(path, data, false)
	if err != nil {
		return nil, err
	}
	p := conllu{path: path}
	n := 0
	for l := range strings.Lines(text) {
		n++
		if err := p.line(strings.TrimRight(l, "\r\n")); err != nil {
			return nil, &Error{Path: path, Line: n, Kind: ErrFormat, Problem: err.Error(), Advice: "CoNLL-U has ten columns parted by tabs, and a blank line after each sentence"}
		}
	}
	p.endSentence()
	p.endDocument()
	if len(p.docs) == 0 {
		return nil, &Error{Path: path, Kind: ErrEmpty, Problem: "no sentences in it", Advice: "give a CoNLL-U file"}
	}
	return p.docs, nil
}

type conllu struct {
	path string
	docs []Annotated

	// Of the document under way:
	name  string
	text  strings.Builder
	sents []extract.Sentence
	notes []AnnotatedSentence

	// Of the sentence under way: spaces tells for each word whether a space
	// follows it.
	sent   extract.Sentence
	note   AnnotatedSentence
	spaces []bool
}

func (p *conllu) line(l string) error {
	if l == "" {
		p.endSentence()
		return nil
	}
	if c, ok := strings.CutPrefix(l, "#"); ok {
		key, value, _ := strings.Cut(c, "=")
		switch key = strings.TrimSpace(key); {
		case key == "sent_id":
			p.note.ID = strings.TrimSpace(value)
		case strings.HasPrefix(key, "newdoc"):
			p.endSentence()
			p.endDocument()
			p.name = strings.TrimSpace(value)
		}
		return nil
	}
	cols := strings.Split(l, "\t")
	if len(cols) != 10 {
		return fmt.Errorf("%d columns", len(cols))
	}
	id, form := cols[0], cols[1]
	space := !hasFeature(cols[9], "SpaceAfter=No")
	n := len(p.sent.Tokens)
	if strings.Contains(id, ".") {
		return nil // an empty node is no word of the text
	}
	if form == "" {
		return errors.New("a word without a form")
	}
	if from, to, ok := strings.Cut(id, "-"); ok {
		first, err1 := strconv.Atoi(from)
		last, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || first != n+1 || last < first || last-first > 1000 {
			return fmt.Errorf("range %q where word %d should follow", id, n+1)
		}
		p.note.Ranges = append(p.note.Ranges, Range{first - 1, last - 1, form})
		for range last - first {
			p.spaces = append(p.spaces, false)
		}
		p.spaces = append(p.spaces, space)
		return nil
	}
	if id != strconv.Itoa(n+1) {
		return fmt.Errorf("word %q where word %d should follow", id, n+1)
	}
	if len(p.spaces) <= n {
		p.spaces = append(p.spaces, space)
	}
	p.sent.Tokens = append(p.sent.Tokens, extract.Token{Form: form, Head: -1})
	return nil
}

func hasFeature(misc, f string) bool {
	for m := range strings.SplitSeq(misc, "|") {
		if m == f {
			return true
		}
	}
	return false
}

func (p *conllu) endSentence() {
	if len(p.sent.Tokens) > 0 {
		p.sent.Start = p.text.Len()
		for i := range p.sent.Tokens {
			t := &p.sent.Tokens[i]
			t.Start = p.text.Len()
			p.text.WriteString(t.Form)
			t.End = p.text.Len()
			if p.spaces[i] && i+1 < len(p.sent.Tokens) {
				p.text.WriteByte(' ')
			}
		}
		p.sent.End = p.text.Len()
		p.text.WriteByte('\n')
		p.sents = append(p.sents, p.sent)
		last := len(p.sent.Tokens) - 1
		for i := range p.note.Ranges {
			p.note.Ranges[i].Last = min(p.note.Ranges[i].Last, last)
		}
		if n := len(p.note.Ranges); n > 0 && p.note.Ranges[n-1].First > last {
			p.note.Ranges = p.note.Ranges[:n-1]
		}
		p.notes = append(p.notes, p.note)
	}
	p.sent, p.note, p.spaces = extract.Sentence{}, AnnotatedSentence{}, nil
}

func (p *conllu) endDocument() {
	if len(p.sents) > 0 {
		src := p.path
		if p.name != "" {
			src += "#" + p.name
		}
		d := extract.NewDocument(schema.DocumentInfo{Source: src}, p.text.String())
		d.Sentences = p.sents
		p.docs = append(p.docs, Annotated{Doc: d, Sentences: p.notes})
	}
	p.name, p.sents, p.notes = "", nil, nil
	p.text.Reset()
}
