// Package ontogum reads the GUM corpus' coreference in the OntoNotes style
// (OntoGUM) and scores coreference by it. It serves training and measuring, and
// is no part of the reader.
package ontogum

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// Mention is a run of tokens, half-open, of one sentence.
type Mention struct {
	Sentence, First, Last int
}

// Document is a text with its gold trees and gold chains.
type Document struct {
	// Name is the name of the document in the corpus.
	Name string
	*extract.Document
	// Chains are the gold chains, each in the order of the text; chains of a
	// single mention are left out, as in OntoNotes.
	Chains [][]Mention
}

// ReadFolder reads every document of the .conllu files in a folder, in the
// order of their names.
func ReadFolder(dir string) ([]*Document, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.conllu"))
	if err != nil {
		return nil, err
	}
	sort.Strings(files)
	var docs []*Document
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		ds, err := Read(f)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		docs = append(docs, ds...)
	}
	return docs, nil
}

type reading struct {
	doc    *Document
	text   strings.Builder
	open   map[string][]Mention
	chains map[string][]Mention
	sent   *extract.Sentence
	date   string
	// inWord tells up to which token number a multiword token runs, and
	// whether a space follows it.
	wordEnd   int
	wordSpace bool
}

// Read reads CoNLL-U with coreference in the Entity attribute of MISC. The
// error names the line.
func Read(r io.Reader) ([]*Document, error) {
	var docs []*Document
	var cur *reading
	finish := func() error {
		if cur == nil {
			return nil
		}
		cur.endSentence()
		for k, o := range cur.open {
			if len(o) > 0 {
				return fmt.Errorf("document %s: mention of chain %s is not closed", cur.doc.Name, k)
			}
		}
		sents := cur.doc.Document.Sentences
		cur.doc.Document = extract.NewDocument(schema.DocumentInfo{Source: cur.doc.Name, Date: cur.date, Language: "en"}, cur.text.String())
		cur.doc.Document.Sentences = sents
		for _, c := range cur.chains {
			if len(c) < 2 {
				continue
			}
			sort.Slice(c, func(i, j int) bool { return less(c[i], c[j]) })
			cur.doc.Chains = append(cur.doc.Chains, c)
		}
		sort.Slice(cur.doc.Chains, func(i, j int) bool { return less(cur.doc.Chains[i][0], cur.doc.Chains[j][0]) })
		docs = append(docs, cur.doc)
		return nil
	}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<24)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		switch {
		case strings.HasPrefix(line, "# newdoc id = "):
			if err := finish(); err != nil {
				return nil, err
			}
			cur = &reading{
				doc:    &Document{Name: strings.TrimPrefix(line, "# newdoc id = "), Document: &extract.Document{}},
				open:   map[string][]Mention{},
				chains: map[string][]Mention{},
			}
		case cur == nil:
		case strings.HasPrefix(line, "# meta::dateCreated = "):
			cur.date = strings.TrimPrefix(line, "# meta::dateCreated = ")
		case strings.HasPrefix(line, "# newpar") && cur.text.Len() > 0:
			cur.endSentence()
			if !strings.HasSuffix(cur.text.String(), "\n\n") {
				cur.text.WriteString("\n\n")
			}
		case strings.HasPrefix(line, "#"):
		case line == "":
			cur.endSentence()
		default:
			if err := cur.token(line); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
		}
	}
	if err := sc.Err(); err != nil {
		return nil, err
	}
	return docs, finish()
}

func (r *reading) endSentence() {
	if r.sent == nil {
		return
	}
	toks := r.sent.Tokens
	r.sent.Start, r.sent.End = toks[0].Start, toks[len(toks)-1].End
	r.doc.Document.Sentences = append(r.doc.Document.Sentences, *r.sent)
	r.sent, r.wordEnd = nil, 0
}

func (r *reading) token(line string) error {
	f := strings.Split(line, "\t")
	if len(f) != 10 {
		return fmt.Errorf("%d columns, not 10", len(f))
	}
	if strings.Contains(f[0], ".") {
		return nil
	}
	if a, b, ok := strings.Cut(f[0], "-"); ok {
		if _, err := strconv.Atoi(a); err != nil {
			return err
		}
		end, err := strconv.Atoi(b)
		if err != nil {
			return err
		}
		r.wordEnd, r.wordSpace = end, !strings.Contains(f[9], "SpaceAfter=No")
		return nil
	}
	id, err := strconv.Atoi(f[0])
	if err != nil {
		return err
	}
	head, err := strconv.Atoi(f[6])
	if err != nil {
		return err
	}
	if r.sent == nil {
		r.sent = &extract.Sentence{}
	}
	feats := f[5]
	if feats == "_" {
		feats = ""
	}
	start := r.text.Len()
	r.text.WriteString(f[1])
	r.sent.Tokens = append(r.sent.Tokens, extract.Token{
		Span: schema.Span{Start: start, End: r.text.Len()},
		Form: f[1], Lemma: f[2], UPOS: f[3], XPOS: f[4], Feats: feats, Head: head - 1, Deprel: f[7], ArcProb: 1,
	})
	space := !strings.Contains(f[9], "SpaceAfter=No")
	if id <= r.wordEnd {
		space = id == r.wordEnd && r.wordSpace
	}
	if space {
		r.text.WriteByte(' ')
	}
	for _, kv := range strings.Split(f[9], "|") {
		if v, ok := strings.CutPrefix(kv, "Entity="); ok {
			return r.entity(v, id-1)
		}
	}
	return nil
}

// entity reads the brackets of a token, such as "(3(4)" or "4)1)".
func (r *reading) entity(v string, tok int) error {
	sent := len(r.doc.Document.Sentences)
	for v != "" {
		if v[0] == '(' {
			end := strings.IndexAny(v[1:], "()") + 1
			if end == 0 {
				end = len(v)
			}
			key, _, _ := strings.Cut(v[1:end], "-")
			m := Mention{sent, tok, tok + 1}
			if end < len(v) && v[end] == ')' {
				r.chains[key] = append(r.chains[key], m)
				end++
			} else {
				r.open[key] = append(r.open[key], m)
			}
			v = v[end:]
			continue
		}
		end := strings.IndexByte(v, ')')
		if end < 0 {
			return fmt.Errorf("Entity %q: a bracket is missing", v)
		}
		key, _, _ := strings.Cut(v[:end], "-")
		o := r.open[key]
		if len(o) == 0 {
			return fmt.Errorf("Entity %q: chain %s is not open", v, key)
		}
		m := o[len(o)-1]
		r.open[key] = o[:len(o)-1]
		m.Last = tok + 1
		if m.Sentence == sent {
			r.chains[key] = append(r.chains[key], m)
		}
		v = v[end+1:]
	}
	return nil
}

func less(a, b Mention) bool {
	if a.Sentence != b.Sentence {
		return a.Sentence < b.Sentence
	}
	if a.First != b.First {
		return a.First < b.First
	}
	return a.Last > b.Last
}
