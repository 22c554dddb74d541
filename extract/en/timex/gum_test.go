package timex

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// goldDate is a date marked in the GUM corpus.
type goldDate struct {
	sentence, first, last int
	from, to              string
}

var dateTag = regexp.MustCompile(`<(/?)date([^>]*)>`)
var attr = regexp.MustCompile(`(when|from|to|notBefore|notAfter):::"([^"]*)"`)

// readGUM reads the documents of the corpus with gold tags and trees, and the
// dates marked in them.
func readGUM(t testing.TB) ([]*extract.Document, [][]goldDate) {
	f, err := os.Open(filepath.Join("..", "..", "..", "..", "shared", "training", "treebank", "gum-train.conllu"))
	if err != nil {
		t.Skip("no development data")
	}
	defer f.Close()
	var docs []*extract.Document
	var golds [][]goldDate
	var text strings.Builder
	var sent extract.Sentence
	var open []goldDate
	cur := -1
	end := func() {
		if cur >= 0 {
			docs[cur].Text = text.String()
		}
	}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		l := sc.Text()
		switch {
		case strings.HasPrefix(l, "# newdoc"):
			end()
			text.Reset()
			_, id, _ := strings.Cut(l, "= ")
			docs = append(docs, &extract.Document{DocumentInfo: schema.DocumentInfo{Source: id}})
			golds = append(golds, nil)
			cur++
			open = nil
		case strings.HasPrefix(l, "# meta::dateCreated"):
			_, d, _ := strings.Cut(l, "= ")
			if strings.HasPrefix(docs[cur].Source, "GUM_news") || strings.HasPrefix(docs[cur].Source, "GUM_interview") || strings.HasPrefix(docs[cur].Source, "GUM_court") {
				docs[cur].Date = strings.TrimSpace(d)
			}
		case l == "":
			if len(sent.Tokens) > 0 {
				sent.Span = schema.Span{Start: sent.Tokens[0].Start, End: sent.Tokens[len(sent.Tokens)-1].End}
				docs[cur].Sentences = append(docs[cur].Sentences, sent)
			}
			sent = extract.Sentence{}
		case l[0] == '#':
		default:
			c := strings.Split(l, "\t")
			m := ""
			for _, kv := range strings.Split(c[9], "|") {
				if v, ok := strings.CutPrefix(kv, "XML="); ok {
					m = v
				}
			}
			word := !strings.ContainsAny(c[0], "-.")
			i := len(sent.Tokens)
			tags := dateTag.FindAllStringSubmatch(m, -1)
			for _, g := range tags {
				if g[1] == "" {
					d := goldDate{sentence: len(docs[cur].Sentences), first: i}
					for _, a := range attr.FindAllStringSubmatch(g[2], -1) {
						switch a[1] {
						case "when":
							d.from, d.to = a[2], a[2]
						case "from", "notBefore":
							d.from = a[2]
						default:
							d.to = a[2]
						}
					}
					open = append(open, d)
				}
			}
			if word {
				start := text.Len()
				text.WriteString(c[1])
				head, _ := strconv.Atoi(c[6])
				sent.Tokens = append(sent.Tokens, extract.Token{Span: schema.Span{Start: start, End: text.Len()}, Form: c[1], Lemma: c[2], UPOS: c[3], XPOS: c[4], Head: head - 1, Deprel: c[7]})
				text.WriteByte(' ')
			}
			for _, g := range tags {
				if g[1] == "/" && len(open) > 0 {
					d := open[len(open)-1]
					open = open[:len(open)-1]
					d.last = len(sent.Tokens)
					if d.sentence == len(docs[cur].Sentences) && d.last > d.first {
						golds[cur] = append(golds[cur], d)
					}
				}
			}
		}
	}
	end()
	return docs, golds
}

// same compares an interval with the corpus's, which writes decades and
// centuries in days and ends seasons later than we do.
func same(g goldDate, start, end string) bool {
	if start == "" {
		return false
	}
	full := func(s string, last bool) string {
		switch len(s) {
		case 4:
			if last {
				return s + "-12-31"
			}
			return s + "-01-01"
		case 7:
			if last {
				return s + "-31"
			}
			return s + "-01"
		}
		return s[:min(10, len(s))]
	}
	near := func(a, b string) bool {
		return a == b || len(a) == 10 && len(b) == 10 && a[:7] == b[:7] && (a[8:] >= "28" && b[8:] >= "28")
	}
	// The ends of a range are marked one by one: either is right.
	if g.from == g.to && start != end && (near(full(g.from, false), full(start, false)) || near(full(g.to, true), full(end, true))) {
		return true
	}
	ok := near(full(g.from, false), full(start, false)) || g.from == ""
	return ok && (near(full(g.to, true), full(end, true)) || g.to == "" || g.from != g.to && len(g.to) >= 4 && len(end) >= 4 && (g.to[:4] == end[:4] || len(end) == 4))
}

func TestGUM(t *testing.T) {
	docs, golds := readGUM(t)
	n, found, right, extra, all := 0, 0, 0, 0, 0
	var diff strings.Builder
	for i, d := range docs {
		if err := Stage().Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		used := map[int]bool{}
		for _, g := range golds[i] {
			if strings.HasPrefix(g.from, "-") || g.from == "" && g.to == "" {
				continue // what returns every year
			}
			n++
			hit, ok := -1, false
			for k, x := range d.Times {
				if x.Sentence == g.sentence && x.First < g.last && g.first < x.Last {
					hit = k
					used[k] = true
					if same(g, x.Start, x.End) {
						ok = true
						break
					}
				}
			}
			toks := d.Sentences[g.sentence].Tokens
			words := d.Text[toks[g.first].Start:toks[g.last-1].End]
			switch {
			case ok:
				right++
				found++
			case hit >= 0:
				found++
				fmt.Fprintf(&diff, "WRONG %s [%s] %s: %s/%s GOT %q %s/%s\n", d.Source, d.Date, words, g.from, g.to, d.Times[hit].Text, d.Times[hit].Start, d.Times[hit].End)
			default:
				fmt.Fprintf(&diff, "MISS %s [%s] %s: %s/%s   %s\n", d.Source, d.Date, words, g.from, g.to, d.Sentences[g.sentence].Of(d.Text))
			}
		}
		for k, x := range d.Times {
			if x.Kind == "date" && x.Start != "" {
				all++
				if !used[k] {
					extra++
					fmt.Fprintf(&diff, "EXTRA %s [%s] %q %s/%s   %s\n", d.Source, d.Date, x.Text, x.Start, x.End, d.Sentences[x.Sentence].Of(d.Text))
				}
			} else if !used[k] {
				fmt.Fprintf(&diff, "OTHER %s %q %s/%s %s %s   %s\n", d.Source, x.Text, x.Start, x.End, x.Kind, x.Duration, d.Sentences[x.Sentence].Of(d.Text))
			}
		}
		for _, q := range d.Quantities {
			fmt.Fprintf(&diff, "QUANT %s %q %s %s\n", q.Kind, q.Of(d.Text), q.Value, q.Unit)
		}
	}
	recall, value := 100*float64(found)/float64(n), 100*float64(right)/float64(n)
	t.Logf("%d dates: found %.1f%%, value right %.1f%%; %d of %d resolved dates are not marked there", n, recall, value, extra, all)
	if value < 85 {
		t.Errorf("values right: %.1f%%, want 85%%", value)
	}
	if dir := os.Getenv("TIMEX_DIFF"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "gum.timex"), []byte(diff.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
