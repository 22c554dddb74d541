package token

import (
	"strings"
	"unicode"
)

// languageSample is how many bytes of a text are read to tell its language.
const languageSample = 64 << 10

// Language tells the language of a text: an ISO 639-1 code and how sure that
// is, 0 to 1. The code is "" where the text has too few words to tell, as an
// empty text or a table of numbers has; below 0.5 it is a guess, as for a
// headline, on which no text should be refused. Languages with a script of
// their own are told by their letters, the others by their commonest words and
// letters.
func Language(text string) (code string, confidence float64) {
	if len(text) > languageSample {
		// From the middle rather than the top, where menus and names stand.
		from := min(len(text)/4, len(text)-languageSample, 1<<20)
		text = text[from : from+languageSample]
	}
	var scripts [len(scriptLanguages)]int
	latin, letters := 0, 0
	counts := map[string]int{}
	nwords := 0
	marks := map[rune]int{}
	start := -1
	for i, r := range text + " " {
		if unicode.IsLetter(r) {
			letters++
			if start < 0 {
				start = i
			}
			switch {
			case r < 0x250:
				latin++
				if r >= 0x80 {
					marks[unicode.ToLower(r)]++
				}
			case r >= 0x1e00 && r < 0x1f00:
				latin++
				marks[unicode.ToLower(r)]++
			default:
				for k, s := range scriptLanguages {
					if unicode.Is(s.table, r) {
						scripts[k]++
						if s.marks != "" && strings.ContainsRune(s.marks, unicode.ToLower(r)) {
							marks[unicode.ToLower(r)]++
						}
						break
					}
				}
			}
			continue
		}
		if start >= 0 {
			w := text[start:min(i, len(text))]
			// An initial is no word: the letters of "U.S." are words elsewhere.
			if len(w) <= 12 && !(len(w) == 1 && r == '.') {
				counts[strings.ToLower(w)]++
			}
			nwords++
			start = -1
		}
	}
	if letters < 12 {
		return "", 0
	}
	if latin*2 < letters {
		return scriptLanguage(scripts[:], marks, counts, letters)
	}
	type score struct {
		code string
		// own counts what English would not explain as well.
		n, own float64
	}
	var best, second score
	for _, l := range languages {
		n, own := 0.0, 0.0
		for _, w := range l.words {
			n += float64(counts[w])
			if l.code == "en" || !englishToo[w] {
				own += float64(counts[w])
			}
		}
		for _, r := range l.marks {
			n += float64(marks[r]) / 2
			own += float64(marks[r]) / 2
		}
		s := score{l.code, n, own}
		if s.n > best.n {
			best, second = s, best
		} else if s.n > second.n {
			second = s
		}
	}
	if best.n == 0 {
		return "", 0
	}
	// In running text every third word or so is of the list; a text of names
	// and numbers has few.
	share := min(best.n/(0.2*float64(nwords)+1), 1)
	margin := (best.n - second.n) / best.n
	return best.code, share * (0.5 + 0.5*margin) * min(best.own/4, 1)
}

// scriptLanguage tells languages that are not written in Latin letters.
func scriptLanguage(scripts []int, marks map[rune]int, counts map[string]int, letters int) (string, float64) {
	best := 0
	for k := range scripts {
		if scripts[k] > scripts[best] {
			best = k
		}
	}
	if scripts[best] == 0 {
		return "", 0
	}
	share := float64(scripts[best]) / float64(letters)
	code := scriptLanguages[best].code
	switch code {
	case "ru":
		if marks['і']+marks['ї']+marks['є'] > letters/50 {
			code = "uk"
		} else if marks['ы']+marks['э'] == 0 && marks['ъ'] > 0 {
			code = "bg"
		} else if marks['ј']+marks['љ']+marks['њ'] > letters/100 {
			code = "sr"
		}
	case "ar":
		if marks['پ']+marks['چ']+marks['گ']+marks['ی'] > letters/60 {
			code = "fa"
			if counts["اور"]+counts["ہے"] > 0 {
				code = "ur"
			}
		}
	case "zh":
		if scripts[1]+scripts[2] > scripts[0]/10 {
			code = "ja"
		}
	}
	return code, share
}

// scriptLanguages are scripts with the language most written in them, and
// letters that tell others apart.
var scriptLanguages = [...]struct {
	code  string
	table *unicode.RangeTable
	marks string
}{
	{"zh", unicode.Han, ""},
	{"ja", unicode.Hiragana, ""},
	{"ja", unicode.Katakana, ""},
	{"ru", unicode.Cyrillic, "іїєыэъјљњ"},
	{"ar", unicode.Arabic, "پچگی"},
	{"el", unicode.Greek, ""},
	{"he", unicode.Hebrew, ""},
	{"hi", unicode.Devanagari, ""},
	{"ko", unicode.Hangul, ""},
	{"th", unicode.Thai, ""},
	{"ka", unicode.Georgian, ""},
	{"hy", unicode.Armenian, ""},
	{"bn", unicode.Bengali, ""},
	{"ta", unicode.Tamil, ""},
	{"am", unicode.Ethiopic, ""},
}

// englishToo are words of the lists below that English has as well, with
// another meaning: "Putin met Erdogan" is not Dutch.
var englishToo = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields("a also am an as at come con dan den die do door for ha hat have he i in is man me men met most no of on or over per so son to us van war was we") {
		out[w] = true
	}
	return out
}()

// languages are those in Latin letters: their commonest words, without those
// that several share and mean little, and letters that others lack.
var languages = [...]struct {
	code  string
	words []string
	marks string
}{
	{"en", strings.Fields("the of and to in is was that for it with as on be at by this had not are but from or have an they which you were his her their been has will would there we said he she its who what can more if out so up about into than them"), ""},
	{"de", strings.Fields("der die und das den von zu mit sich auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch"), "äöüß"},
	{"fr", strings.Fields("le la les de des du et un une en que qui dans pour pas sur au ce il est par plus avec son se sont aux ne mais ou cette été ont leur sa nous vous je elle était être fait comme"), "éèêàçœ"},
	{"es", strings.Fields("el la los las de que y en un una por con no para su al lo como más pero sus le ya este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante del se es fue son"), "ñáíóú¿"},
	{"pt", strings.Fields("o a os as de que e do da em um uma para com não no na por mais dos das como mas foi ao ele tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso são"), "ãõçáâê"},
	{"it", strings.Fields("il lo la gli le di che e un una per con non in del della dei delle al alla da dal nel nella sono è si come più anche ma ha o questo questa se ci suo sua essere stato hanno"), "àèìòù"},
	{"nl", strings.Fields("de het een en van ik te dat die in je is niet op aan met als voor er maar om hem zijn dan zou of wat mijn men dit zo door over ze ook tot bij naar uit wordt werd hebben heeft deze"), ""},
	{"sv", strings.Fields("och att det i en som på är av för med den till inte om ett har jag de var sig från så vi men han kan hade eller vid mot nu också när över ska där efter"), "åäö"},
	{"da", strings.Fields("og i at det er en til på som med for af de der den ikke har et han var jeg fra vi men kan blev ved også om sig skal efter eller være over så havde hun"), "æøå"},
	{"no", strings.Fields("og i det er på som en til av for at med de har ikke den et han om var jeg fra men vi kan ble ved også seg skal etter eller være over så hadde hun ikkje"), "æøå"},
	{"fi", strings.Fields("ja on ei että se hän oli mutta ovat kun niin myös joka kuin tai jos mukaan sen ole vain nyt kanssa sekä jo olla ollut hänen"), "äö"},
	{"pl", strings.Fields("i w na z do nie się że jest o to po jak za od przez przy dla ale czy są tym jego jej był ze oraz co może tylko już być ma tego"), "ąćęłńśźż"},
	{"cs", strings.Fields("a v na se je že to s z o do i k za ve po jsem by ale jak od pro který jako tak podle byl bude jsou před roku už také"), "ěščřžýů"},
	{"hu", strings.Fields("a az és hogy nem is egy ez volt meg de van azt csak már mint el ha még vagy szerint pedig lesz után között"), "őűáéö"},
	{"ro", strings.Fields("de și în a la cu pe nu că o un din care mai este pentru sau fost ce prin lui ca sunt dar se au ale fi această"), "ăâîșț"},
	{"tr", strings.Fields("ve bir bu da de için ile olarak çok daha olan gibi ne kadar sonra var ama en o göre değil ise olduğunu dedi"), "ğışçöü"},
	{"id", strings.Fields("yang dan di dengan untuk pada dari ini itu tidak dalam akan ke adalah juga oleh sebagai ada mereka telah atau bisa kami lebih karena saya"), ""},
	{"vi", strings.Fields("và của là có không được cho các một trong này đã với người những khi để như ra"), "ạảấầẩậắằặẹẻẽếềểễệỉịọỏốồổỗộớờởợụủứừửữựđơư"},
	{"sw", strings.Fields("ya na wa kwa ni katika za la kuwa cha hiyo huo yake wake kama pia watu"), ""},
	{"hr", strings.Fields("i u je na se da su za od s o a ne koji što kao iz će bi ili ali ako bio nije samo do više"), "čćžšđ"},
	{"ca", strings.Fields("el la els les de que i en un una per amb no és del al va com més però seva aquest aquesta són també ha"), "àèòç"},
	{"lt", strings.Fields("ir kad yra į su iš bet tai buvo ne kaip apie jis už per po ar dar bus"), "ąčęėįšųūž"},
	{"tl", strings.Fields("ang ng sa na mga ay at si ni ito hindi para kung may nila niya isang din"), ""},
}
