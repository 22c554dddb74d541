package en

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// TestNoSentenceFails reads sentences of newswire, each as a document of its own:
// none may be refused or make a stage fail.
func TestNoSentenceFails(t *testing.T) {
	texts := []string{
		// A subject that means nobody, taken up by the subject of a clause within.
		"Many Japanese opposed the plan because they were against the war or believed it broke the law.",
	}
	if f, err := os.Open("../../../shared/training/text/voa.txt"); err == nil {
		defer f.Close()
		sc := bufio.NewScanner(f)
		for n := 0; sc.Scan(); n++ {
			if n%50 == 0 {
				texts = append(texts, strings.ReplaceAll(sc.Text(), " .", "."))
			}
		}
		if err := sc.Err(); err != nil {
			t.Fatal(err)
		}
	}
	rd, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	docs := make([]*extract.Document, len(texts))
	for i, text := range texts {
		docs[i] = extract.NewDocument(schema.DocumentInfo{Source: "x"}, text)
	}
	for i, err := range rd.ReadAll(t.Context(), docs) {
		if err != nil {
			t.Errorf("%q: %v", texts[i], err)
		}
	}
}
