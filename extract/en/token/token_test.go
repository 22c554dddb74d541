package token

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/relata-kg/relata/extract"
)

// show writes sentences with their words divided by spaces, one a line.
func show(sents []extract.Sentence) string {
	var b strings.Builder
	for i, s := range sents {
		if i > 0 {
			b.WriteByte('\n')
		}
		for j, w := range s.Tokens {
			if j > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w.Form)
		}
	}
	return b.String()
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"They don't, can't and won't.", "They do n't , ca n't and wo n't ."},
		{"He cannot go; I'm gonna stay.", "He can not go ; I 'm gon na stay ."},
		{"Russia’s allies’ plan isn’t John's.", "Russia ’s allies ’ plan is n’t John 's ."},
		{"a well-known, seven-year-old anti-war, pro-Assad, mid-1980s e-mail", "a well - known , seven - year - old anti-war , pro-Assad , mid-1980s e-mail"},
		{"The U.S.-led and U.N.-supervised force", "The U.S. - led and U.N. - supervised force"},
		{"a pro-U.S.-immigration rally", "a pro - U.S. - immigration rally"},
		{"Mr. Obama met Gen. Dunford at 10:30 a.m. in St. Petersburg.", "Mr. Obama met Gen. Dunford at 10:30 a.m. in St. Petersburg ."},
		{"It cost $250 billion, US$4.5m, €10, £3bn or 15%.", "It cost $ 250 billion , US$ 4.5 m , € 10 , £ 3 bn or 15 % ."},
		{"the 7th of 10,000 in the 1990s, the '90s and '99", "the 7th of 10,000 in the 1990s , the '90s and '99"},
		{"on 9/11, 11/28/2000 and 2018-07-19, 1/2 of them", "on 9/11 , 11/28/2000 and 2018-07-19 , 1 / 2 of them"},
		{"5pm–6pm, 10km, 1914-1918, 713-853-3989", "5 pm – 6 pm , 10 km , 1914 - 1918 , 713-853-3989"},
		{"See http://www.example.org/a_(b)?x=1, or write to a.b@example.com.", "See http://www.example.org/a_(b)?x=1 , or write to a.b@example.com ."},
		{"(see example.com), report.pdf", "( see example.com ) , report.pdf"},
		{"AT&T, R&D and and/or he/she w/o", "AT&T , R&D and and / or he / she w/o"},
		{"“Stop,” he said — “now!”", "“ Stop , ” he said — “ now ! ”"},
		{"«stuck in a quagmire»", "« stuck in a quagmire »"},
		{"O'Reilly, d'état, Sha'lan, Qa'ida's", "O'Reilly , d'état , Sha'lan , Qa'ida 's"},
		{"the 60's were 2003's", "the 60's were 2003 's"},
		{"wait...what no -- yes?!", "wait ... what no -- yes ?!"},
		{"J.K. Rowling, Ph.D., M.Phil., etc.", "J.K. Rowling , Ph.D. , M.Phil. , etc ."},
		{"@relata and #syria, #1", "@relata and #syria , # 1"},
		{"35°C", "35 ° C"},
		{"nice :) ok", "nice :) ok"},
	} {
		if got := strings.ReplaceAll(show(Split(c.in)), "\n", " || "); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"titles", "Mr. Smith met Lt. Col. Jones. Dr. No left.", []string{"Mr. Smith met Lt. Col. Jones.", "Dr. No left."}},
		{"initials", "George W. Bush met J. F. Kennedy. They spoke.", []string{"George W. Bush met J. F. Kennedy.", "They spoke."}},
		{"initialism at the end", "He lives in the U.S. The U.S. Senate met.", []string{"He lives in the U.S.", "The U.S. Senate met."}},
		{"company", "He works for Acme Inc. in Ohio. Acme Corp. The rest.", []string{"He works for Acme Inc. in Ohio.", "Acme Corp.", "The rest."}},
		{"time", "They met at 3 p.m. Wednesday. It ended at 5 p.m. He left.", []string{"They met at 3 p.m. Wednesday.", "It ended at 5 p.m.", "He left."}},
		{"number", "It is No. 5. See vol. 3 of it.", []string{"It is No. 5.", "See vol. 3 of it."}},
		{"quotes", "“I left. I ran,” he said. “Why?” she asked. \"Go.\" They went.", []string{"“I left.", "I ran,” he said.", "“Why?” she asked.", "\"Go.\"", "They went."}},
		{"credit of a picture", "The mayor opens the bridge Photo: Jo Bell / Harbour News.", []string{"The mayor opens the bridge", "Photo: Jo Bell / Harbour News."}},
		{"no credit", "He says the Image: it is a paper that he has read every day since he was a boy of ten.", []string{"He says the Image: it is a paper that he has read every day since he was a boy of ten."}},
		{"omission", "“The dam is safe [...] Nobody is at risk [...] at all,” she said.", []string{"“The dam is safe [...]", "Nobody is at risk [...] at all,” she said."}},
		{"signed quotation", "“It took us ten years.” — Ana M. Ruiz", []string{"“It took us ten years.” — Ana M. Ruiz"}},
		{"quotation and sentence", "“It took us ten years.” Ana Ruiz left.", []string{"“It took us ten years.”", "Ana Ruiz left."}},
		{"brackets", "He left (he was ill. So he said) early. She stayed.", []string{"He left (he was ill. So he said) early.", "She stayed."}},
		{"notes", "He was born in 1929.[7] He died.", []string{"He was born in 1929.[7]", "He died."}},
		{"blank line", "A title without end\n\nThe text begins.", []string{"A title without end", "The text begins."}},
		{"one line a paragraph", "The first paragraph ends here.\nThe second one: it says,\n“No.”", []string{"The first paragraph ends here.", "The second one: it says,", "“No.”"}},
		{"wrapped", "The foreign ministers of the two countries met in Geneva on\nSunday to discuss the war, officials in Washington and Moscow\nsaid. They agreed on nothing.", []string{
			"The foreign ministers of the two countries met in Geneva on\nSunday to discuss the war, officials in Washington and Moscow\nsaid.", "They agreed on nothing."}},
		{"list", "Who came:\n- John Smith\n- Jane Doe\n1. One\n2. Two", []string{"Who came:", "- John Smith", "- Jane Doe", "1. One", "2. Two"}},
		{"crlf", "One line.\r\n\r\nTwo lines.\r\n", []string{"One line.", "Two lines."}},
		{"dateline", "WASHINGTON (Reuters) - Russia has met. It left.\n\nNEW DELHI — The talks ended.\n\nParis, Aug. 4 (AFP) - “No,” he said.\n\nFYI - See it.", []string{
			"WASHINGTON (Reuters) -", "Russia has met.", "It left.", "NEW DELHI —", "The talks ended.", "Paris, Aug. 4 (AFP) -", "“No,” he said.", "FYI - See it."}},
		{"lower case", "i am here. you are not.", []string{"i am here.", "you are not."}},
		{"no space", "He left.She stayed.", []string{"He left.", "She stayed."}},
		{"ellipsis", "Well ... it went on… And on.", []string{"Well ... it went on…", "And on."}},
		{"exclamation in a name", "Yahoo! said so. It did.", []string{"Yahoo! said so.", "It did."}},
		{"french quotes", "He said «no». «It’s a common task», said Bogdanov.", []string{"He said «no».", "«It’s a common task», said Bogdanov."}},
	} {
		var got []string
		for _, s := range Split(c.in) {
			got = append(got, s.Of(c.in))
		}
		if strings.Join(got, "¶") != strings.Join(c.want, "¶") {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestHeading(t *testing.T) {
	text := "Russia Slams Leak of Secret Memo\n\nBy Jane Doe\n\nThe memo said the plan was known and that officials had seen it.\n\nMILITARY CHANNEL\n\nand the committee that met on the following day without any result at all went home"
	want := []bool{true, true, false, true, false}
	sents := Split(text)
	if len(sents) != len(want) {
		t.Fatalf("%d sentences: %s", len(sents), show(sents))
	}
	for i, s := range sents {
		if s.Heading != want[i] {
			t.Errorf("heading %v: %s", s.Heading, s.Of(text))
		}
	}
}

func TestSplitLine(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"He did n't see Russia 's well-known plan -LRB- it failed -RRB- .", "He did n't see Russia 's well - known plan -LRB- it failed -RRB- ."},
		{"`` No , '' said Mr. Smith of Acme Inc. .", "`` No , '' said Mr. Smith of Acme Inc. ."},
		{"  a   10-15 % rise in the U.S.-led camp  ", "a 10 - 15 % rise in the U.S. - led camp"},
		{`1\/2 of and\/or a \*`, `1\/2 of and \/ or a \*`},
		{"He went to work.", "He went to work ."},
		{"She founded Acme Inc.", "She founded Acme Inc."},
		{"", ""},
	} {
		s := SplitLine(c.in, 100)
		if got := show([]extract.Sentence{s}); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, got, c.want)
		}
		for _, w := range s.Tokens {
			if c.in[w.Start-100:w.End-100] != w.Form {
				t.Errorf("%q: span of %q is wrong", c.in, w.Form)
			}
		}
	}
}

func TestStage(t *testing.T) {
	d := &extract.Document{Text: "One two .\n\nMr. Three\n", Tokenised: true}
	if err := Stage().Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	if got, want := show(d.Sentences), "One two .\nMr. Three"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	check(t, d.Text, d.Sentences)
}

// check reports spans that are out of order or do not slice to their words.
func check(t *testing.T, text string, sents []extract.Sentence) {
	t.Helper()
	at, valid := 0, utf8.ValidString(text)
	for _, s := range sents {
		if len(s.Tokens) == 0 {
			t.Fatalf("empty sentence")
		}
		if len(s.Tokens) > MaxTokens+1 {
			t.Fatalf("%d tokens in a sentence", len(s.Tokens))
		}
		if s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Fatalf("span %v of sentence is not that of its tokens", s.Span)
		}
		for _, w := range s.Tokens {
			if w.Start < at || w.End <= w.Start || w.End > len(text) || text[w.Start:w.End] != w.Form {
				t.Fatalf("span %v of %q after %d", w.Span, w.Form, at)
			}
			if valid && !utf8.ValidString(w.Form) {
				t.Fatalf("%q divides a character", w.Form)
			}
			at = w.End
		}
	}
}

func TestOddInput(t *testing.T) {
	long := strings.Repeat("word, and ", 30000)
	for _, c := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"blanks", " \n\t\r\n ", ""},
		{"emoji", "Great 👍🏽👨‍👩‍👧 news! 🎉", "Great 👍🏽 👨‍👩‍👧 news !\n🎉"},
		{"ligatures", "The ﬁrst oﬃce.", "The ﬁrst oﬃce ."},
		{"soft hyphen", "The govern\u00adment fell.", "The govern\u00adment fell ."},
		{"zero width", "\ufeffThe\u200b end\u200f.", "The end ."},
		{"marks", "cafe\u0301 and naïve", "cafe\u0301 and naïve"},
		{"nbsp", "10\u00a0000 people", "10 000 people"},
		{"arabic", "He said السلام عليكم to them.", "He said السلام عليكم to them ."},
		{"han", "President Xi (习近平) left.", "President Xi ( 习 近 平 ) left ."},
		{"capitals", "MR. SMITH MET THE U.S. PRESIDENT. HE LEFT.", "MR. SMITH MET THE U.S. PRESIDENT .\nHE LEFT ."},
		{"table", "a\tb\tc\n1\t2\t3", "a b c\n1 2 3"},
		{"broken utf-8", "a\xffb \xc3", "a \xff b \xc3"},
		{"nul", "a\x00b", "a b"},
	} {
		sents := Split(c.in)
		check(t, c.in, sents)
		if got := show(sents); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	sents := Split(long)
	check(t, long, sents)
	for _, s := range sents[:len(sents)-1] {
		if s.Tokens[len(s.Tokens)-1].Form != "," {
			t.Errorf("a long run is not cut at a comma: %q", s.Tokens[len(s.Tokens)-1].Form)
		}
	}
}

// TestLong reads long texts without an end in no more than linear time.
func TestLong(t *testing.T) {
	for _, unit := range []string{"word ", "a", "a.", "a-", "'", "1-", ")", "http://a)", "“", "(", "\u00ad", "é", "- ", "x\n", "👍", "e.g. "} {
		text := strings.Repeat(unit, 1<<18/len(unit))
		start := time.Now()
		check(t, text, Split(text))
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("%q: %v", unit, d)
		}
	}
}

func TestLanguage(t *testing.T) {
	for want, text := range map[string]string{
		"en": "The foreign ministers of the two countries met in Geneva on Sunday to discuss the war.",
		"de": "Die Außenminister der beiden Länder trafen sich am Sonntag in Genf, um über den Krieg zu sprechen.",
		"fr": "Les ministres des Affaires étrangères des deux pays se sont rencontrés à Genève pour parler de la guerre.",
		"es": "Los ministros de Asuntos Exteriores de los dos países se reunieron el domingo en Ginebra para hablar de la guerra.",
		"pt": "Os ministros dos Negócios Estrangeiros dos dois países reuniram-se no domingo em Genebra para falar da guerra.",
		"it": "I ministri degli Esteri dei due paesi si sono incontrati domenica a Ginevra per parlare della guerra.",
		"nl": "De ministers van Buitenlandse Zaken van de twee landen hebben elkaar zondag in Genève ontmoet om over de oorlog te praten.",
		"pl": "Ministrowie spraw zagranicznych obu krajów spotkali się w niedzielę w Genewie, aby rozmawiać o wojnie.",
		"tr": "İki ülkenin dışişleri bakanları savaşı görüşmek için pazar günü Cenevre'de bir araya geldi ve bu konuda çok konuştu.",
		"ru": "Министры иностранных дел двух стран встретились в воскресенье в Женеве, чтобы обсудить войну.",
		"uk": "Міністри закордонних справ двох країн зустрілися в неділю в Женеві, щоб обговорити війну.",
		"ar": "التقى وزيرا خارجية البلدين يوم الأحد في جنيف لمناقشة الحرب.",
		"zh": "两国外长周日在日内瓦会晤讨论战争。",
		"ja": "両国の外相は日曜日にジュネーブで会談し、戦争について話し合った。",
		"":   "10 20 30 40",
	} {
		if got, p := Language(text); got != want || (want != "" && p < 0.3) {
			t.Errorf("%q: %s %.2f, want %s", text, got, p, want)
		}
	}
}

// TestLanguageInCapitals checks that English words and letters that are words of
// another language make no text foreign.
func TestLanguageInCapitals(t *testing.T) {
	for _, text := range []string{
		"PUTIN MET ERDOGAN IN SOCHI ON MONDAY, SAYS KREMLIN.\n\nPresident Vladimir Putin met Recep Tayyip Erdogan in Sochi.",
		"Calder & Price, a company, bought a mill, a ship, a bank, a hotel.",
		"U.S. Navy officers say a U.S. ship met three boats off the U.S. coast.",
	} {
		if got, p := Language(text); got != "en" && p >= 0.5 {
			t.Errorf("%q: %s %.2f", text, got, p)
		}
	}
}

// TestLanguageOfLongTexts checks texts about as long as the part that is read.
func TestLanguageOfLongTexts(t *testing.T) {
	text := strings.Repeat("The ministers met in Malmö to speak of the war. ", 64<<5)
	for _, n := range []int{languageSample - 1, languageSample, languageSample + 1, languageSample * 5 / 4, languageSample * 4 / 3, len(text)} {
		if got, p := Language(text[:n]); got != "en" || p < 0.5 {
			t.Errorf("%d bytes: %s %.2f", n, got, p)
		}
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"", "Mr. O'Neil's U.S.-led e-mail (a@b.c) cost $5m...", "a\n\nb\r\nc", "’’ “x”. '99s 1/2/3-4:5", "习近平\u200f👨‍👩‍👧\xff", "can't've 10:00a.m.", "http://a.b/(c)).", "[1][...]---***"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		check(t, text, Split(text))
		Language(text)
		d := extract.Document{Text: text, Tokenised: true}
		if err := Stage().Run(context.Background(), &d); err != nil {
			t.Fatal(err)
		}
		at := 0
		for _, s := range d.Sentences {
			for _, w := range s.Tokens {
				if w.Start < at || w.End <= w.Start || text[w.Start:w.End] != w.Form {
					t.Fatalf("span %v of %q", w.Span, w.Form)
				}
				at = w.End
			}
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	data, err := os.ReadFile(shared(b, "training", "text", "voa.txt"))
	if err != nil {
		b.Fatal(err)
	}
	text := string(data[:1<<20])
	n := 0
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range Split(text) {
			n += len(s.Tokens)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}
