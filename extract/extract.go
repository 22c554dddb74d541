// Package extract turns documents into claims: it holds the document that the
// stages of reading share, and the pipeline that runs them in order. It knows
// neither the store nor, itself, any language: those are the packages below it.
package extract

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime"
	"strings"

	"github.com/relata-kg/relata/schema"
)

// Token is a word with what has been read of it, in the terms of CoNLL-U.
type Token struct {
	schema.Span
	// Form is the word as it stands, Span sliced out of the text.
	Form  string
	Lemma string
	UPOS  string
	XPOS  string
	// Feats are morphological features ("Number=Plur|Tense=Past"), sorted.
	Feats string
	// Head is the index in the sentence of the token this one depends on, -1
	// for the root.
	Head   int
	Deprel string
	// NE is the name finder's IOB2 tag ("B-Person", "I-Person", "O").
	NE string
	// ArcProb and NEProb are the models' probabilities, 0 to 1, of Head and NE;
	// TagProb and RelProb those of XPOS and, given Head, of Deprel.
	ArcProb, NEProb, TagProb, RelProb float32
}

// Sentence is a run of tokens.
type Sentence struct {
	schema.Span
	Tokens []Token
	// Heading marks a title line or a sentence without a finite verb that
	// stands alone.
	Heading bool
}

// MentionKind tells names from descriptions from pronouns.
type MentionKind uint8

// The kinds of mention.
const (
	Name MentionKind = iota
	Nominal
	Pronoun
)

// Mention is a place in a sentence where something is named, described or
// referred to.
type Mention struct {
	// Sentence is the index of the sentence; First and Last bound the tokens,
	// half-open; Head is the index of the syntactic head.
	Sentence, First, Last, Head int
	schema.Span
	Class schema.Class
	Kind  MentionKind
	// Entity is the index in Document.Entities, -1 when unresolved.
	Entity int
	// Members are the indexes in Document.Entities of those a group mention
	// stands for, such as "both generals" or a "they" that takes up "Putin and
	// Trump"; Entity is -1 then. Nil for all other mentions.
	Members []int
}

// TimeExpr is an expression of time and the interval it names.
type TimeExpr struct {
	Sentence, First, Last int
	schema.When
	// Kind is "date" for days, months, years and intervals of them, "time"
	// where an hour is given, "duration" for a length of time ("for five
	// years") and "set" for what recurs ("every day"). The last two name no
	// interval: their Start and End are "".
	Kind string
	// Duration is the length of a duration, or the distance of a set's
	// members, in ISO 8601 ("P5Y", "PT2H"), "" where the words give none.
	Duration string
}

// Quantity is a number with its unit: a count, money, a percentage, a measure.
type Quantity struct {
	Sentence, First, Last int
	schema.Span
	// Kind is one of number, money, percent, quantity, ordinal.
	Kind string
	// Value is the normalised decimal number, Unit its unit or currency code.
	Value, Unit string
}

// Document is one text and all that has been read of it. Stages fill it in
// turn.
type Document struct {
	schema.DocumentInfo
	Text       string
	Sentences  []Sentence
	Times      []TimeExpr
	Quantities []Quantity
	Mentions   []Mention
	Entities   []schema.Entity
	Evidence   []schema.Evidence
	// Dropped lists candidate claims that were considered and not made, for
	// "relata why".
	Dropped []Dropped
	// Tokenised tells that the text is one tokenised sentence a line, so that
	// stages must not split it anew.
	Tokenised bool
}

// Dropped is a candidate claim that was not made, with the reason.
type Dropped struct {
	Sentence int
	Rule     string
	Text     string
	Reason   string
}

// NewDocument makes a document of a text and what is known of it, and sets its
// ID, a hash of source and text, so that the same input has the same ID in any
// order of reading, and its content hash.
func NewDocument(info schema.DocumentInfo, text string) *Document {
	sum := sha256.Sum256([]byte(text))
	info.ContentHash = hex.EncodeToString(sum[:])
	if info.ID == "" {
		info.ID = "doc:" + schema.Hash(info.Source, info.ContentHash)
	}
	return &Document{DocumentInfo: info, Text: text}
}

// Reading gives what the graph keeps of the document.
func (d *Document) Reading() schema.Reading {
	r := schema.Reading{Doc: d.DocumentInfo, Text: d.Text, Entities: d.Entities, Evidence: d.Evidence}
	for _, s := range d.Sentences {
		r.Sentences = append(r.Sentences, schema.Sentence{Span: s.Span, Text: s.Of(d.Text)})
	}
	return r
}

// Layer names something that stages give and need.
type Layer string

// The layers of a document.
const (
	Text     Layer = "text"
	Tokens   Layer = "tokens"
	Trees    Layer = "trees"
	Lemmas   Layer = "lemmas"
	Names    Layer = "names"
	Times    Layer = "times"
	Entities Layer = "entities"
	Claims   Layer = "claims"
	Events   Layer = "events"
)

// Stage is one step of reading. It is a plain value: Run fills the layers it
// Gives from those it Needs. A stage that reads many documents faster together
// than one by one, as a neural model does, sets RunAll as well; the result is
// the same.
type Stage struct {
	Name   string
	Needs  []Layer
	Gives  []Layer
	Run    func(ctx context.Context, d *Document) error
	RunAll func(ctx context.Context, ds []*Document) error
}

// Pipeline runs stages in order.
type Pipeline struct {
	stages []Stage
}

// New makes a pipeline of stages in the order given. It refuses an order in
// which a stage needs a layer that none before it gives.
func New(stages ...Stage) (*Pipeline, error) {
	have := map[Layer]bool{Text: true}
	for _, s := range stages {
		for _, n := range s.Needs {
			if !have[n] {
				return nil, fmt.Errorf("stage %s needs %s, which no stage before it gives", s.Name, n)
			}
		}
		for _, g := range s.Gives {
			have[g] = true
		}
	}
	return &Pipeline{stages: stages}, nil
}

// Stages lists the stages in the order they run.
func (p *Pipeline) Stages() []Stage { return p.stages }

// Run reads one document. The error names the document.
func (p *Pipeline) Run(ctx context.Context, d *Document) error {
	return p.RunAll(ctx, []*Document{d})[0]
}

// RunAll reads documents together. The errors stand in the order of the
// documents, nil for one that was read; one that fails at a stage does not
// reach the next and does not keep the others from it.
func (p *Pipeline) RunAll(ctx context.Context, ds []*Document) []error {
	errs := make([]error, len(ds))
	for _, s := range p.stages {
		if s.RunAll != nil && len(ds) > 1 {
			alive := make([]*Document, 0, len(ds))
			for i, d := range ds {
				if errs[i] == nil {
					alive = append(alive, d)
				}
			}
			if guard(func() error { return s.RunAll(ctx, alive) }) == nil {
				continue
			}
			// Together they failed: one by one tells which.
		}
		for i, d := range ds {
			if errs[i] != nil {
				continue
			}
			if err := ctx.Err(); err != nil {
				errs[i] = err
				continue
			}
			if err := guard(func() error { return s.Run(ctx, d) }); err != nil {
				errs[i] = fmt.Errorf("%s: %w", d.Source, err)
			}
		}
	}
	return errs
}

// guard turns a panic into an error: a document that breaks a stage is
// reported and skipped, and the documents after it are still read.
func guard(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("internal error: %v (please report it with the document): %s", r, firstFrames())
		}
	}()
	return f()
}

// firstFrames names the functions that panicked, innermost first, without the
// runtime's own.
func firstFrames() string {
	pc := make([]uintptr, 32)
	frames := runtime.CallersFrames(pc[:runtime.Callers(3, pc)])
	var names []string
	for len(names) < 3 {
		f, more := frames.Next()
		if !strings.HasPrefix(f.Function, "runtime.") {
			names = append(names, fmt.Sprintf("%s:%d", f.Function[strings.LastIndexByte(f.Function, '/')+1:], f.Line))
		}
		if !more {
			break
		}
	}
	return strings.Join(names, " < ")
}
