// Package en reads English: it puts the stages of reading, from characters to
// claims, in their order.
package en

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/en/claims"
	"github.com/relata-kg/relata/extract/en/coref"
	"github.com/relata-kg/relata/extract/en/gazetteer"
	"github.com/relata-kg/relata/extract/en/lemma"
	"github.com/relata-kg/relata/extract/en/names"
	"github.com/relata-kg/relata/extract/en/nn"
	"github.com/relata-kg/relata/extract/en/timex"
	"github.com/relata-kg/relata/extract/en/token"
	"github.com/relata-kg/relata/extract/en/typing"
	"github.com/relata-kg/relata/schema"
	"github.com/relata-kg/relata/schema/ontology"
)

// Options say what a reader reads with beside its own models and lists.
type Options struct {
	// GazetteerFiles are the user's own gazetteers, in the form that
	// "relata gazetteer import" writes.
	GazetteerFiles []string
	// OntologyDir is a folder with the user's ontology, "" for none.
	OntologyDir string
	// Ontologies are names of built-in ontologies to add to the general one,
	// such as "business".
	Ontologies []string
}

// rules is the version of the rules of reading. It is raised with every change
// that may change a claim, so that graphs built before are read anew.
const rules = "3"

// Reader reads English documents. It is safe for concurrent use.
type Reader struct {
	pipeline *extract.Pipeline
	version  string
}

// New makes a reader: it loads the models and lists.
func New(opt Options) (*Reader, error) {
	stages, err := Stages(opt)
	if err != nil {
		return nil, err
	}
	p, err := extract.New(stages...)
	if err != nil {
		return nil, err
	}
	own, err := fingerprint(opt)
	if err != nil {
		return nil, err
	}
	return &Reader{pipeline: p, version: "en-" + rules + "-" + nn.Fingerprint() + own}, nil
}

// Version names all that the reading of a text depends on: the rules, the
// weights, and the user's gazetteers and ontology. Two readers of one version
// read the same in the same text.
func (r *Reader) Version() string { return r.version }

// fingerprint is a hash of what the user adds to the reader, "" for nothing.
func fingerprint(opt Options) (string, error) {
	files := slices.Clone(opt.GazetteerFiles)
	if opt.OntologyDir != "" {
		own, err := filepath.Glob(filepath.Join(opt.OntologyDir, "*.y*ml"))
		if err != nil {
			return "", err
		}
		deep, err := filepath.Glob(filepath.Join(opt.OntologyDir, "*", "*.y*ml"))
		if err != nil {
			return "", err
		}
		files = append(append(files, own...), deep...)
	}
	parts := slices.Clone(opt.Ontologies)
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return "", err
		}
		parts = append(parts, string(b))
	}
	if len(parts) == 0 {
		return "", nil
	}
	return "-" + schema.Hash(parts...), nil
}

// Stages lists the stages of reading in the order they run.
func Stages(opt Options) ([]extract.Stage, error) {
	model, err := nn.Load()
	if err != nil {
		return nil, err
	}
	known, err := gazetteer.LoadWith(opt.GazetteerFiles...)
	if err != nil {
		return nil, err
	}
	onto, err := ontology.Load(opt.Ontologies...)
	if err != nil {
		return nil, err
	}
	if opt.OntologyDir != "" {
		if onto, err = ontology.LoadDir(opt.OntologyDir, onto); err != nil {
			return nil, err
		}
	}
	return []extract.Stage{
		english(),          // no other language is read
		token.Stage(),      // sentences and words
		trees(model),       // parts of speech, syntax, tags of names
		lemma.Stage(),      // dictionary forms and features
		timex.Stage(),      // times, resolved against the article's date, and quantities
		names.Stage(known), // names and their classes
		coref.Stage(known), // who is who: entities of names, descriptions, pronouns
		claims.Stage(),     // who says what of whom
		typing.Stage(onto), // relations and event types of the ontology
	}, nil
}

// Read reads one document: it fills all its layers.
func (r *Reader) Read(ctx context.Context, d *extract.Document) error {
	return r.pipeline.Run(ctx, d)
}

// ReadAll reads documents together, which is faster than one by one when they
// are short. The errors stand in the order of the documents, nil for one that
// was read.
func (r *Reader) ReadAll(ctx context.Context, ds []*extract.Document) []error {
	return r.pipeline.RunAll(ctx, ds)
}
