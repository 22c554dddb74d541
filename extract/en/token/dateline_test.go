package token

import (
	"context"
	"testing"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

func TestDatelines(t *testing.T) {
	for _, c := range []struct{ text, first, second string }{
		{"LUSAKA - Cholera has killed 361 people.", "LUSAKA -", "Cholera has killed 361 people."},
		{"WASHINGTON (Reuters) - Russia has used a channel.", "WASHINGTON (Reuters) -", "Russia has used a channel."},
		{"BEIRUT, Lebanon (AP) — Fighters left the city.", "BEIRUT, Lebanon (AP) —", "Fighters left the city."},
		{"NEW YORK, Sept. 5 – Shares fell.", "NEW YORK, Sept. 5 –", "Shares fell."},
		{"Kabul (AFP) - Taliban fighters entered the town.", "Kabul (AFP) -", "Taliban fighters entered the town."},
		{"Evansville, Indiana, United States - This week marked the opening of a show.", "Evansville, Indiana, United States -", "This week marked the opening of a show."},
		{"Oslo, Norway — Voters chose a new parliament on Monday.", "Oslo, Norway —", "Voters chose a new parliament on Monday."},
		// No datelines: a name with a dash inside the sentence, a heading.
		{"NATO - the alliance of 1949 - has 32 members.", "NATO - the alliance of 1949 - has 32 members.", ""},
		{"Syria - a country at war - needs help.", "Syria - a country at war - needs help.", ""},
		{"Lund, who was born in Oslo - Norway's capital - has left it.", "Lund, who was born in Oslo - Norway's capital - has left it.", ""},
		{"The U.S. - Russia talks failed.", "The U.S. - Russia talks failed.", ""},
	} {
		d := extract.NewDocument(schema.DocumentInfo{Source: "t"}, "A heading\n\n"+c.text)
		if err := Stage().Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		at := func(i int) string {
			if i >= len(d.Sentences) {
				return ""
			}
			return d.Sentences[i].Of(d.Text)
		}
		if at(1) != c.first || at(2) != c.second {
			t.Errorf("%q: got %q and %q", c.text, at(1), at(2))
		}
		for _, s := range d.Sentences {
			for _, tok := range s.Tokens {
				if !s.Contains(tok.Span) || tok.Of(d.Text) != tok.Form {
					t.Errorf("%q: token %q is not in its sentence", c.text, tok.Form)
				}
			}
		}
	}
}
