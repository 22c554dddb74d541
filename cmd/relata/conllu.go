package main

import (
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/source"
	"github.com/relata-kg/relata/schema"
)

// writeCoNLLU prints a document in CoNLL-U. The last column holds what the
// standard has no column for: Bytes (the word's place in the text), SpaceAfter,
// NE (the class of a name, in IOB2), NEId (the entity of a name), Ref (on the
// head of a description or a pronoun: the entity it stands for), Time (the day
// or interval of an expression of time) and Quantity (kind, number and unit).
func writeCoNLLU(w io.Writer, d *extract.Document) error {
	return writeAnnotated(w, source.Annotated{Doc: d})
}

func writeAnnotated(w io.Writer, a source.Annotated) error {
	d := a.Doc
	p := &printer{w: w}
	p.f("# newdoc id = %s\n", d.ID)
	misc := miscOf(d)
	for i, s := range d.Sentences {
		note := source.AnnotatedSentence{}
		if i < len(a.Sentences) {
			note = a.Sentences[i]
		}
		if note.ID == "" {
			note.ID = fmt.Sprintf("%s-%d", stem(d.Source), i+1)
		}
		p.f("# sent_id = %s\n# text = %s\n", note.ID, oneLine(s.Of(d.Text)))
		ranges := note.Ranges
		for j, t := range s.Tokens {
			m := misc[i][j]
			if len(ranges) > 0 && ranges[0].First == j {
				r := ranges[0]
				p.f("%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", r.First+1, r.Last+1, r.Form, spaceAfter(d, s, r.Last, "_"))
				ranges = ranges[1:]
			}
			m = append(m, fmt.Sprintf("Bytes=%d:%d", t.Start, t.End))
			if after := spaceAfter(d, s, j, ""); after != "" {
				m = append(m, after)
			}
			p.f("%d\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t_\t%s\n", j+1, column(t.Form), column(t.Lemma), column(t.UPOS), column(t.XPOS), column(t.Feats),
				t.Head+1, column(t.Deprel), column(strings.Join(m, "|")))
		}
		p.f("\n")
	}
	return p.err
}

// column is a value as a column can hold it: "_" for none, no tab or break.
func column(s string) string {
	if s == "" {
		return "_"
	}
	return inColumn.Replace(s)
}

// What the columns, and the values of the last one, cannot hold, and what
// stands for it.
var (
	inColumn = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	inMisc   = strings.NewReplacer("|", "%7C", " ", "_", "\t", "_", "\n", "_")
)

func spaceAfter(d *extract.Document, s extract.Sentence, j int, otherwise string) string {
	if j+1 < len(s.Tokens) && s.Tokens[j].End == s.Tokens[j+1].Start {
		return "SpaceAfter=No"
	}
	return otherwise
}

// stem names a source in sentence ids: the file without folder and ending.
func stem(src string) string {
	b := path.Base(src)
	return strings.ReplaceAll(strings.TrimSuffix(b, path.Ext(b)), " ", "_")
}

// miscOf is what is known of each token of each sentence, beside Bytes and
// SpaceAfter.
func miscOf(d *extract.Document) [][][]string {
	misc := make([][][]string, len(d.Sentences))
	for i, s := range d.Sentences {
		misc[i] = make([][]string, len(s.Tokens))
		for j, t := range s.Tokens {
			if t.NE != "" && t.NE != "O" {
				misc[i][j] = append(misc[i][j], "NE="+t.NE)
			}
		}
	}
	add := func(sent, tok int, key, value string) {
		if sent >= 0 && sent < len(misc) && tok >= 0 && tok < len(misc[sent]) && value != "" {
			misc[sent][tok] = append(misc[sent][tok], key+"="+inMisc.Replace(value))
		}
	}
	for _, m := range d.Mentions {
		if m.Entity < 0 || m.Entity >= len(d.Entities) {
			continue
		}
		id := d.Entities[m.Entity].ID
		if m.Kind != extract.Name {
			add(m.Sentence, m.Head, "Ref", id)
			continue
		}
		for j := m.First; j < m.Last; j++ {
			add(m.Sentence, j, "NEId", id)
		}
	}
	for _, t := range d.Times {
		for j := t.First; j < t.Last; j++ {
			add(t.Sentence, j, "Time", interval(t.When))
		}
	}
	for _, q := range d.Quantities {
		for j := q.First; j < q.Last; j++ {
			add(q.Sentence, j, "Quantity", strings.TrimSuffix(q.Kind+":"+q.Value+":"+q.Unit, ":"))
		}
	}
	return misc
}

// interval is a time as ISO 8601 writes it: one point, or two with a slash.
func interval(w schema.When) string {
	if w.End == "" || w.End == w.Start {
		return w.Start
	}
	return w.Start + "/" + w.End
}
