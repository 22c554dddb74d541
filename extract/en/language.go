package en

import (
	"context"
	"errors"
	"fmt"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/en/token"
)

// ErrLanguage marks a document that is not in English.
var ErrLanguage = errors.New("not in English")

// foreign is how sure it must be that a text is in another language for it to
// be refused; below that it is a guess.
const foreign = 0.5

// english is the stage that refuses what is not English: read as English, it
// would fill a graph with nonsense. A document whose sentences are given is
// taken as it is, since a single sentence is too little to go by.
func english() extract.Stage {
	return extract.Stage{
		Name:  "language",
		Needs: []extract.Layer{extract.Text},
		Run: func(_ context.Context, d *extract.Document) error {
			if d.Tokenised || len(d.Sentences) > 0 {
				d.Language = "en"
				return nil
			}
			code, p := token.Language(d.Text)
			if code != "" && code != "en" && p >= foreign {
				name := code
				if tag, err := language.Parse(code); err == nil {
					name = display.English.Languages().Name(tag)
				}
				return fmt.Errorf("%w but in %s; leave it out or give a translation", ErrLanguage, name)
			}
			d.Language = "en"
			return nil
		},
	}
}
