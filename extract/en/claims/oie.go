package claims

import (
	"strings"

	"github.com/relata-kg/relata/schema"
)

// OIE unrolls a claim into the tuples of open extraction, each a relation, a
// subject and an object: one of the claim itself and one of each further
// argument, whose relation is the verb with its object and the argument's
// preposition. Words stand as in the sentence.
func OIE(e schema.Evidence) [][]string {
	c := e.Claim
	if c.Object.IsZero() {
		return nil
	}
	out := [][]string{{c.Predicate.Text, c.Subject.Text, c.Object.Text}}
	for _, a := range e.Args {
		if a.Role == "theme" || a.Role == "purpose" || a.Role == "because" {
			continue
		}
		rel := c.Predicate.Text + " " + c.Object.Text
		if a.Role != "other" && a.Role != "manner" && a.Role != "amount" {
			rel += " " + a.Role
		}
		out = append(out, []string{strings.TrimSpace(rel), c.Subject.Text, a.Text})
	}
	return out
}
