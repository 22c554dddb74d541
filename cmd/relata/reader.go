package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/relata-kg/relata/extract/en"
)

// newReader makes the English reader of the configuration: with the names the
// user imported, then those the configuration lists. From then on the program
// keeps its memory small.
func newReader(a *app) (*en.Reader, error) {
	boundMemory(readingMemory)
	files := a.cfg.Gazetteer
	if own := userGazetteer(); own != "" {
		switch _, err := os.Stat(own); {
		case err == nil:
			files = append([]string{own}, files...)
		case !errors.Is(err, fs.ErrNotExist):
			return nil, err
		}
	}
	dir, builtIn, err := ontologies(a.cfg.Ontology)
	if err != nil {
		return nil, err
	}
	return en.New(en.Options{GazetteerFiles: files, OntologyDir: dir, Ontologies: builtIn})
}

// userGazetteer is the file that "gazetteer import" adds to, "" where the user
// has no folder for configuration.
func userGazetteer() string {
	dir, err := userDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "gazetteer.csv")
}
