package main

import (
	"io"
	"strconv"
	"strings"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/en/claims"
)

// writeOIE prints the claims of a document in the form that benchmarks of open
// extraction read: sentence, confidence, relation and arguments, parted by
// tabs, in the words of the sentence.
func writeOIE(w io.Writer, d *extract.Document) error {
	for _, t := range claims.OIE(d) {
		e := d.Evidence[t.Evidence]
		// A tokenised sentence is given back byte for byte; any other may hold
		// breaks, which would part fields or lines.
		sentence := d.Text
		if !d.Tokenised {
			sentence = oneLine(e.SentenceText)
		}
		fields := []string{sentence, strconv.FormatFloat(e.Confidence, 'f', 4, 64), oneLine(t.Relation), oneLine(t.Subject), oneLine(t.Object)}
		if _, err := io.WriteString(w, strings.Join(fields, "\t")+"\n"); err != nil {
			return err
		}
	}
	return nil
}
