package en

import (
	"errors"
	"strings"
	"testing"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

func TestEnglish(t *testing.T) {
	tests := []struct{ text, in string }{
		{"The president of France met the chancellor of Germany in Paris on Tuesday, and they spoke about the war.", ""},
		{"Le président de la France a rencontré la chancelière de l'Allemagne à Paris mardi, et ils ont parlé de la guerre.", "French"},
		{"Президент России встретился в Москве с министром иностранных дел Германии.", "Russian"},
		{"Results 2021", ""},
	}
	for _, tt := range tests {
		d := extract.NewDocument(schema.DocumentInfo{Source: "x"}, tt.text)
		err := english().Run(t.Context(), d)
		if tt.in == "" {
			if err != nil || d.Language != "en" {
				t.Errorf("%q: language %q, %v", tt.text, d.Language, err)
			}
			continue
		}
		if !errors.Is(err, ErrLanguage) || !strings.Contains(err.Error(), tt.in) {
			t.Errorf("%q: %v", tt.text, err)
		}
	}
	d := extract.NewDocument(schema.DocumentInfo{}, tests[1].text)
	d.Tokenised = true
	if err := english().Run(t.Context(), d); err != nil {
		t.Errorf("a given sentence is refused: %v", err)
	}
}
