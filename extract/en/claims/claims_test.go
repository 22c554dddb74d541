package claims

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/relata-kg/relata/schema"
)

// show prints a claim on one line, as the golden files hold it.
func show(e schema.Evidence) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s | %s | %s", e.Claim.Subject.Text, e.Claim.Predicate.Text, e.Claim.Object.Text)
	for _, a := range e.Args {
		fmt.Fprintf(&b, " [%s: %s]", a.Role, a.Text)
	}
	if e.Claim.Negated {
		b.WriteString(" not")
	}
	if e.Modality != schema.Asserted {
		b.WriteString(" " + string(e.Modality))
	}
	for _, s := range e.SaidBy {
		b.WriteString(" by=" + s.Text)
	}
	if e.When != nil {
		b.WriteString(" when=" + e.When.Text)
		if w := e.When; w.Frame == "document" || w.Start != w.End {
			fmt.Fprintf(&b, "(%s..%s %s)", w.Start, w.End, w.Frame)
		}
	}
	if e.Where != nil {
		b.WriteString(" where=" + e.Where.Text)
	}
	fmt.Fprintf(&b, " <%s> %s", e.Claim.Predicate.ID, e.Rule)
	return b.String()
}

func writeFile(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
