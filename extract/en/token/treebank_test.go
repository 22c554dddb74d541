package token

import (
	"bufio"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/relata-kg/relata/schema"
)

// shared finds a file of the development data beside the checkout; the test is
// skipped where there is none.
func shared(t testing.TB, parts ...string) string {
	p := filepath.Join(append([]string{"..", "..", "..", "..", "shared"}, parts...)...)
	if _, err := os.Stat(p); err != nil {
		t.Skip("no development data")
	}
	return p
}

// gold is a raw text with the spans of its sentences and words.
type gold struct {
	text         string
	sents, words []schema.Span
}

// blockLength finds the number of sentences of each block that a paragraph mark
// of GUM opens: "p (6 s) | figure (1 s) | caption (1 s)".
var blockLength = regexp.MustCompile(`\((\d+) s\)`)

// readGold rebuilds the raw text of a CoNLL-U file: paragraphs apart by blank
// lines, and what stands inside of one, such as the caption of a picture, too.
// keep selects documents by their id.
func readGold(t testing.TB, path string, keep func(doc string) bool) gold {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b strings.Builder
	var g gold
	doc, on := "", true
	newpar, space := true, false
	var blocks []int // numbers of sentences left in the open blocks
	var forms []string
	var after []bool
	mwtEnd := ""
	flush := func() {
		if len(forms) == 0 {
			return
		}
		if on {
			if newpar && b.Len() > 0 {
				b.WriteString("\n\n")
			} else if space {
				b.WriteByte(' ')
			}
			start := b.Len()
			for i, w := range forms {
				if i > 0 && after[i-1] {
					b.WriteByte(' ')
				}
				g.words = append(g.words, schema.Span{Start: b.Len(), End: b.Len() + len(w)})
				b.WriteString(w)
			}
			g.sents = append(g.sents, schema.Span{Start: start, End: b.Len()})
			newpar, space = false, after[len(after)-1]
		}
		for i := range blocks {
			blocks[i]--
		}
		for len(blocks) > 0 && blocks[len(blocks)-1] <= 0 {
			blocks, newpar = blocks[:len(blocks)-1], true
		}
		forms, after = forms[:0], after[:0]
	}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	var mwtSpace bool
	for sc.Scan() {
		l := sc.Text()
		switch {
		case l == "":
			flush()
		case strings.HasPrefix(l, "# newdoc"):
			_, doc, _ = strings.Cut(l, "= ")
			on = keep == nil || keep(doc)
			newpar, blocks = true, blocks[:0]
		case strings.HasPrefix(l, "# newpar"):
			newpar = true
			for _, m := range blockLength.FindAllStringSubmatch(l, -1) {
				n, err := strconv.Atoi(m[1])
				if err != nil {
					t.Fatal(err)
				}
				blocks = append(blocks, n)
			}
		case l[0] == '#':
		default:
			c := strings.Split(l, "\t")
			no := strings.Contains(c[9], "SpaceAfter=No")
			if a, z, ok := strings.Cut(c[0], "-"); ok && a != "" {
				mwtEnd, mwtSpace = z, !no
				continue
			}
			if strings.Contains(c[0], ".") {
				continue
			}
			forms = append(forms, c[1])
			sp := !no
			if mwtEnd != "" {
				sp = false
				if c[0] == mwtEnd {
					sp, mwtEnd = mwtSpace, ""
				}
			}
			after = append(after, sp)
		}
	}
	flush()
	g.text = b.String()
	return g
}

// readNews rebuilds newswire from tokenised lines: quotation marks, brackets
// and clitics attached, eight sentences a paragraph. Words are not judged.
func readNews(t testing.TB, path string, max int) gold {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b strings.Builder
	var g gold
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for n := 0; sc.Scan() && n < max; n++ {
		if n > 0 {
			if n%8 == 0 {
				b.WriteString("\n\n")
			} else {
				b.WriteByte(' ')
			}
		}
		start := b.Len()
		open, glue := false, true
		for _, w := range strings.Fields(sc.Text()) {
			left := glue
			glue = false
			switch w {
			case ".", ",", "?", "!", ":", ";", ")", "'s", "n't", "'", "%", "'re", "'ve", "'ll", "'d", "'m", "]":
				left = true
			case "(", "$", "[":
				glue = true
			case `"`:
				if open {
					left = true
				} else {
					glue = true
				}
				open = !open
			}
			if !left {
				b.WriteByte(' ')
			}
			b.WriteString(w)
		}
		g.sents = append(g.sents, schema.Span{Start: start, End: b.Len()})
	}
	g.text = b.String()
	return g
}

func f1(gold, got []schema.Span) (p, r, f float64) {
	in := map[schema.Span]bool{}
	for _, s := range gold {
		in[s] = true
	}
	hit := 0
	for _, s := range got {
		if in[s] {
			hit++
		}
	}
	p = 100 * float64(hit) / float64(max(len(got), 1))
	r = 100 * float64(hit) / float64(max(len(gold), 1))
	return p, r, 2 * p * r / max(p+r, 1e-9)
}

func TestTreebanks(t *testing.T) {
	news := func(doc string) bool { return strings.HasPrefix(doc, "GUM_news") }
	notNews := func(doc string) bool { return !news(doc) }
	for _, c := range []struct {
		name           string
		gold           gold
		sentMin, tkMin float64
	}{
		{"EWT dev", readGold(t, shared(t, "training", "treebank", "ewt-dev.conllu"), nil), 85, 99},
		{"EWT test", readGold(t, shared(t, "training", "treebank", "ewt-test.conllu"), nil), 85, 99},
		{"GUM news", readGold(t, shared(t, "training", "treebank", "gum-train.conllu"), news), 97, 98.5},
		{"GUM other", readGold(t, shared(t, "training", "treebank", "gum-train.conllu"), notNews), 95, 98.5},
		{"VOA", readNews(t, shared(t, "training", "text", "voa.txt"), 4000), 99, 0},
	} {
		var sents, words []schema.Span
		for _, s := range Split(c.gold.text) {
			sents = append(sents, s.Span)
			for _, w := range s.Tokens {
				words = append(words, w.Span)
			}
		}
		sp, sr, sf := f1(c.gold.sents, sents)
		wp, wr, wf := f1(c.gold.words, words)
		t.Logf("%-10s sentences P %.2f R %.2f F1 %.2f   words P %.2f R %.2f F1 %.2f", c.name, sp, sr, sf, wp, wr, wf)
		if sf < c.sentMin {
			t.Errorf("%s: sentences F1 %.2f, want %.2f", c.name, sf, c.sentMin)
		}
		if c.tkMin > 0 && wf < c.tkMin {
			t.Errorf("%s: words F1 %.2f, want %.2f", c.name, wf, c.tkMin)
		}
		if dir := os.Getenv("TOKEN_DIFF"); dir != "" {
			diff(t, filepath.Join(dir, strings.ReplaceAll(c.name, " ", "-")), c.gold, sents, words)
		}
	}
}

// diff writes what differs, for reading.
func diff(t *testing.T, path string, g gold, sents, words []schema.Span) {
	var b strings.Builder
	b.WriteString("== words\n")
	write := func(gs, hs []schema.Span, ctx int) {
		i, j := 0, 0
		for i < len(gs) && j < len(hs) {
			if gs[i] == hs[j] {
				i, j = i+1, j+1
				continue
			}
			i0, j0 := i, j
			for i < len(gs) && j < len(hs) {
				switch {
				case gs[i].End < hs[j].End:
					i++
					continue
				case gs[i].End > hs[j].End:
					j++
					continue
				}
				i, j = i+1, j+1
				break
			}
			for ; i0 < i; i0++ {
				b.WriteString(gs[i0].Of(g.text) + " | ")
			}
			b.WriteString("   GOT   ")
			for ; j0 < j; j0++ {
				b.WriteString(hs[j0].Of(g.text) + " | ")
			}
			b.WriteString("\n")
		}
	}
	write(g.words, words, 0)
	b.WriteString("== sentences\n")
	write(g.sents, sents, 0)
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
