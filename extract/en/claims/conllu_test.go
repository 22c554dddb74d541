package claims

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// readCoNLLU reads trees into documents of one sentence each. The tenth column
// may hold "NE=B-Person"; runs of such tags become named mentions, and equal
// words one entity. "Time=B" and "Time=I" mark expressions of time, "Time=B:2005/2009"
// with what they stand for. A line "# newdoc" begins a document; without such
// lines every sentence is one. "# date = 2020-10-02" dates the documents after it.
func readCoNLLU(in io.Reader) []*extract.Document {
	var docs []*extract.Document
	var text strings.Builder
	var toks []extract.Token
	var sents []extract.Sentence
	joined := false
	flush := func() {
		if len(toks) == 0 {
			return
		}
		start := toks[0].Start
		sents = append(sents, extract.Sentence{Span: schema.Span{Start: start, End: toks[len(toks)-1].End}, Tokens: toks})
		toks = nil
	}
	type timed struct {
		token int
		begin bool
		value string
	}
	date := ""
	times := map[int][]timed{}
	done := func() {
		flush()
		if len(sents) > 0 {
			d := extract.NewDocument(schema.DocumentInfo{Source: "test", Date: date}, text.String())
			d.Sentences = sents
			for si, ts := range times {
				for _, x := range ts {
					if n := len(d.Times); x.begin || n == 0 {
						d.Times = append(d.Times, extract.TimeExpr{Sentence: si, First: x.token, Last: x.token + 1, Kind: "date"})
						w := &d.Times[n].When
						w.Start, w.End, _ = strings.Cut(x.value, "/")
						if w.End == "" {
							w.End = w.Start
						}
					} else {
						d.Times[n-1].Last = x.token + 1
					}
					w := &d.Times[len(d.Times)-1]
					w.Span = schema.Span{Start: sents[si].Tokens[w.First].Start, End: sents[si].Tokens[w.Last-1].End}
					w.Text = w.Span.Of(d.Text)
				}
			}
			clear(times)
			nameMentions(d)
			docs = append(docs, d)
		}
		text.Reset()
		sents = nil
	}
	space := true
	sc := bufio.NewScanner(in)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		line := sc.Text()
		switch {
		case strings.HasPrefix(line, "# newdoc"):
			done()
			joined = true
		case line == "":
			if joined {
				flush()
			} else {
				done()
			}
			space = true
		case strings.HasPrefix(line, "# date = "):
			done()
			date = line[len("# date = "):]
		case line[0] == '#':
		default:
			f := strings.Split(line, "\t")
			if len(f) < 8 || strings.ContainsAny(f[0], "-.") {
				continue
			}
			if text.Len() > 0 && space {
				text.WriteByte(' ')
			}
			tk := extract.Token{Form: f[1], Lemma: f[2], UPOS: f[3], XPOS: f[4], Feats: f[5], Deprel: f[7], NE: "O"}
			tk.Start = text.Len()
			text.WriteString(f[1])
			tk.End = text.Len()
			h, _ := strconv.Atoi(f[6])
			tk.Head = h - 1
			space = true
			if len(f) > 9 {
				space = !strings.Contains(f[9], "SpaceAfter=No")
				for _, x := range strings.Split(f[9], "|") {
					if v, ok := strings.CutPrefix(x, "NE="); ok {
						tk.NE = v
					}
					if v, ok := strings.CutPrefix(x, "Time="); ok {
						times[len(sents)] = append(times[len(sents)], timed{len(toks), v[0] == 'B', strings.TrimPrefix(strings.TrimLeft(v, "BI"), ":")})
					}
				}
			}
			toks = append(toks, tk)
		}
	}
	done()
	return docs
}

// nameMentions makes mentions and entities of the tags of names.
func nameMentions(d *extract.Document) {
	byText := map[string]int{}
	for si, s := range d.Sentences {
		for i := 0; i < len(s.Tokens); i++ {
			cls, ok := strings.CutPrefix(s.Tokens[i].NE, "B-")
			if !ok {
				continue
			}
			j := i + 1
			for j < len(s.Tokens) && s.Tokens[j].NE == "I-"+cls {
				j++
			}
			m := extract.Mention{Sentence: si, First: i, Last: j, Head: i, Class: schema.Class(cls), Kind: extract.Name,
				Span: schema.Span{Start: s.Tokens[i].Start, End: s.Tokens[j-1].End}}
			for k := i; k < j; k++ {
				if h := s.Tokens[k].Head; h < i || h >= j {
					m.Head = k
				}
			}
			w := m.Span.Of(d.Text)
			e, ok := byText[w]
			if !ok {
				e = len(d.Entities)
				byText[w] = e
				d.Entities = append(d.Entities, schema.Entity{ID: "ent:" + strings.ReplaceAll(w, " ", "_"), Label: w, Class: schema.Class(cls)})
			}
			m.Entity = e
			d.Mentions = append(d.Mentions, m)
			i = j - 1
		}
	}
}
