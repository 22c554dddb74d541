package claims

import (
	"context"
	"strings"
	"testing"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

func TestMembers(t *testing.T) {
	trees := map[string]string{
		"signed": `1	Both	both	DET	DT	_	2	det	_	_
2	leaders	leader	NOUN	NNS	_	3	nsubj	_	_
3	signed	sign	VERB	VBD	_	0	root	_	_
4	treaties	treaty	NOUN	NNS	_	3	obj	_	_
`,
		"met": `1	Both	both	DET	DT	_	2	det	_	_
2	leaders	leader	NOUN	NNS	_	3	nsubj	_	_
3	met	meet	VERB	VBD	_	0	root	_	_
`,
		// The place where they met is an argument, no party.
		"met in": `1	Both	both	DET	DT	_	2	det	_	_
2	leaders	leader	NOUN	NNS	_	3	nsubj	_	_
3	met	meet	VERB	VBD	_	0	root	_	_
4	in	in	ADP	IN	_	5	case	_	_
5	Geneva	Geneva	PROPN	NNP	_	3	obl	_	_
`,
		// With a party named, each of them meets it.
		"met with": `1	Both	both	DET	DT	_	2	det	_	_
2	leaders	leader	NOUN	NNS	_	3	nsubj	_	_
3	met	meet	VERB	VBD	_	0	root	_	_
4	with	with	ADP	IN	_	5	case	_	_
5	envoys	envoy	NOUN	NNS	_	3	obl	_	_
`,
		"seen": `1	Reporters	reporter	NOUN	NNS	_	2	nsubj	_	_
2	saw	see	VERB	VBD	_	0	root	_	_
3	leaders	leader	NOUN	NNS	_	2	obj	_	_
`,
	}
	for name, want := range map[string]string{
		"signed":   "ent:A sign ;ent:B sign ",
		"met":      "ent:A meet_with ent:B",
		"met in":   "ent:A meet_with ent:B",
		"met with": "ent:A meet_with ;ent:B meet_with ",
		"seen":     " see ent:A; see ent:B",
	} {
		d := readCoNLLU(strings.NewReader(trees[name] + "\n"))[0]
		d.Entities = []schema.Entity{{ID: "ent:A", Label: "A"}, {ID: "ent:B", Label: "B"}}
		for i, tok := range d.Sentences[0].Tokens {
			if tok.Form == "leaders" {
				d.Mentions = append(d.Mentions, extract.Mention{First: i, Last: i + 1, Head: i, Span: tok.Span, Class: schema.Person, Kind: extract.Nominal, Entity: -1, Members: []int{0, 1}})
			}
		}
		if err := Stage().Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range d.Evidence {
			c := e.Claim
			got = append(got, c.Subject.Entity+" "+strings.TrimPrefix(c.Predicate.ID, "rel:")+" "+c.Object.Entity)
		}
		if g := strings.Join(got, ";"); g != want {
			t.Errorf("%s: got %q, want %q", name, g, want)
		}
	}
}
