package en

import (
	"context"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// tagged makes mentions of the model's name tags as they stand.
func tagged() extract.Stage {
	return extract.Stage{
		Name: "names", Needs: []extract.Layer{extract.Trees}, Gives: []extract.Layer{extract.Names, extract.Times},
		Run: func(_ context.Context, d *extract.Document) error {
			for si := range d.Sentences {
				ts := d.Sentences[si].Tokens
				for i := 0; i < len(ts); i++ {
					if len(ts[i].NE) < 2 || ts[i].NE[0] != 'B' {
						continue
					}
					j := i + 1
					for j < len(ts) && len(ts[j].NE) > 1 && ts[j].NE[0] == 'I' {
						j++
					}
					h := i
					for k := i; k < j; k++ {
						if ts[k].Head < i || ts[k].Head >= j {
							h = k
						}
					}
					d.Mentions = append(d.Mentions, extract.Mention{Sentence: si, First: i, Last: j, Head: h,
						Span: schema.Span{Start: ts[i].Start, End: ts[j-1].End}, Class: schema.Class(ts[i].NE[2:]), Kind: extract.Name, Entity: -1})
					i = j - 1
				}
			}
			return nil
		},
	}
}
