// Package lemma gives the dictionary form and the grammatical features of
// English words whose part of speech is known, in the terms of the Universal
// Dependencies English Web Treebank.
//
// A word is looked up in closed lists (pronouns, auxiliaries, irregular verbs,
// nouns and adjectives), then in a small table of words whose form the rules
// get wrong, and else its ending is taken off by rule. The table is learnt
// from the training treebanks by the program in the folder learn.
package lemma

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lemma gives the dictionary form of a word of the given universal and Penn
// Treebank part of speech. Either tag may be "" or wrong; a word that fits no
// rule is its own lemma, in lower case unless it is a proper noun.
func Lemma(form, upos, xpos string) string {
	if l, ok := table()[Key(form, upos, xpos)]; ok {
		return l
	}
	return ByRule(form, upos, xpos)
}

// ByRule is [Lemma] without the learnt table.
func ByRule(form, upos, xpos string) string {
	w := clean(form)
	low := strings.ToLower(w)
	switch upos {
	case "PROPN":
		return proper(w, xpos)
	case "NOUN":
		return noun(w, low, xpos)
	case "VERB", "AUX":
		return verb(low, upos, xpos)
	case "ADJ", "ADV":
		low = shorten(low)
		if properAdjectives[low] && upos == "ADJ" {
			return strings.ToUpper(low[:1]) + low[1:]
		}
		if strings.HasPrefix(xpos, "NNP") || upos == "ADJ" && properAdjective(w, low) {
			return w
		}
		return adjective(low, upos, xpos)
	case "PRON":
		return pronoun(low, xpos)
	case "DET":
		if l, ok := determiners[low]; ok {
			return l
		}
		return low
	case "NUM":
		return numeral(w, low)
	case "PART":
		switch low {
		case "n't", "nt":
			return "not"
		case "na", "ta":
			return "to"
		}
		if xpos == "POS" {
			return "'s"
		}
		return low
	case "PUNCT":
		return punctuation(w)
	case "SYM", "X":
		return w
	case "ADP":
		switch low {
		case "thru":
			return "through"
		case "'til", "til":
			return "till"
		case "w/":
			return "with"
		case "w/o":
			return "without"
		}
	case "CCONJ":
		switch low {
		case "'n", "n", "&":
			if low != "&" {
				return "and"
			}
		}
	case "SCONJ":
		switch low {
		case "'cause", "cuz", "cos":
			return "because"
		}
	}
	return low
}

// clean takes soft hyphens and invisible marks out of a word and makes its
// apostrophes plain.
func clean(form string) string {
	if len(form) == 2 && form[0] == '`' {
		return "'" + form[1:]
	}
	for i := range len(form) {
		if form[i] >= utf8.RuneSelf {
			return strings.Map(func(r rune) rune {
				switch {
				case r == '’' || r == '‘' || r == 'ʼ':
					return '\''
				case r == '\u2010' || r == '\u2011':
					return '-'
				case unicode.Is(unicode.Cf, r):
					return -1
				}
				return r
			}, form)
		}
	}
	return form
}

// shorten takes letters written three times and more for emphasis as one:
// "sooooo".
func shorten(w string) string {
	for i := 0; i+2 < len(w); i++ {
		if c := w[i]; 'a' <= c && c <= 'z' && w[i+1] == c && w[i+2] == c {
			j := i
			for j < len(w) && w[j] == c {
				j++
			}
			return shorten(w[:i+1] + w[j:])
		}
	}
	return w
}

// proper gives the lemma of a proper noun: its form, a plural in the singular,
// months and days written out.
func proper(w, xpos string) string {
	if l, ok := calendar[strings.TrimSuffix(w, ".")]; ok {
		return l
	}
	if xpos == "NNPS" && !(len(w) <= 5 && strings.ToUpper(w) == w) {
		if l, ok := irregularNouns[strings.ToLower(w)]; ok {
			return matchCase(w, l)
		}
		return matchCase(w, plural(strings.ToLower(w)))
	}
	if calendarWords[w] || properAdjectives[w] { // written small
		return strings.ToUpper(w[:1]) + w[1:]
	}
	if len(w) > 5 && strings.ToUpper(w) == w && letters(w) { // written large, no acronym
		return w[:1] + strings.ToLower(w[1:])
	}
	return w
}

// letters reports whether w is of unaccented letters alone.
func letters(w string) bool {
	for i := range len(w) {
		if c := w[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// matchCase gives l, which is w without its ending or with another, the
// capitals of w.
func matchCase(w, l string) string {
	if strings.ToUpper(w) == w && len(w) > 1 {
		return strings.ToUpper(l)
	}
	n := 0
	low := strings.ToLower(w)
	for n < len(l) && n < len(low) && l[n] == low[n] {
		n++
	}
	if len(low) != len(w) {
		return l
	}
	return w[:n] + l[n:]
}

func noun(w, low, xpos string) string {
	if w != "" && w[0] >= '0' && w[0] <= '9' {
		return strings.ReplaceAll(low, "'", "")
	}
	if xpos == "NNS" || xpos == "NNPS" {
		if l, ok := irregularNouns[low]; ok {
			return l
		}
		if invariable[low] {
			return low
		}
		return plural(low)
	}
	if letters(w) && len(w) > 2 && strings.ToUpper(w) != w && strings.ToLower(w[1:]) != w[1:] { // iPhone
		return w
	}
	switch low {
	case "pm", "p.m":
		return "p.m."
	case "am", "a.m":
		return "a.m."
	}
	if l, ok := abbreviated[strings.TrimSuffix(low, ".")]; ok && strings.HasSuffix(low, ".") {
		return l
	}
	return low
}

// properAdjective reports adjectives of nations, religions and the like, which
// keep their capital.
func properAdjective(w, low string) bool {
	if w == "" || w[0] < 'A' || w[0] > 'Z' {
		return false
	}
	if i := strings.LastIndexByte(low, '-'); i > 0 {
		low = low[i+1:]
	}
	if properAdjectives[low] {
		return true
	}
	return hasAnySuffix(low, "ian", "ese") && !commonAdjectives[low] && (!strings.HasSuffix(low, "arian") || hasAnySuffix(low, "garian", "barian"))
}

func pronoun(low, xpos string) string {
	if xpos == "PRP$" {
		return low
	}
	if l, ok := pronouns[low]; ok {
		return l
	}
	if l, ok := determiners[low]; ok {
		return l
	}
	return low
}

func numeral(w, low string) string {
	if l, ok := magnitudes[low]; ok {
		return l
	}
	if w != "" && w[0] >= '0' && w[0] <= '9' {
		return strings.ReplaceAll(w, ",", "")
	}
	if strings.Trim(w, "IVXLCDM") == "" { // Roman
		return w
	}
	return low
}

func punctuation(w string) string {
	switch w {
	case "“", "”", "„", "«", "»", "``":
		return `"`
	case "‘", "’", "`":
		return "'"
	case "—", "–":
		return "-"
	case "…":
		return "..."
	}
	return w
}

func verb(low, upos, xpos string) string {
	if upos == "AUX" || strings.HasPrefix(low, "'") {
		if l, ok := auxiliaries[low]; ok {
			if low == "'d" && xpos == "VBD" {
				return "have"
			}
			return l
		}
	}
	switch xpos {
	case "MD":
		if l, ok := auxiliaries[low]; ok {
			return l
		}
		return low
	case "VB", "VBP":
		switch low {
		case "am", "are", "is", "'m", "'re", "'s":
			return "be"
		case "'ve":
			return "have"
		}
		return low
	}
	if l, ok := irregular(low, xpos); ok {
		return l
	}
	switch xpos {
	case "VBZ":
		return thirdPerson(low)
	case "VBG":
		return participle(low, "ing")
	case "VBD", "VBN":
		return participle(low, "ed")
	}
	// The tag is not a verb's: go by the ending.
	switch {
	case strings.HasSuffix(low, "ing") && syllables(low) > 1:
		return participle(low, "ing")
	case strings.HasSuffix(low, "ed") && syllables(low[:len(low)-2]) > 0:
		return participle(low, "ed")
	}
	return low
}

// irregular looks a verb form up, also behind a prefix ("rewrote", "oversaw",
// "re-elected").
func irregular(low, xpos string) (string, bool) {
	if l, ok := irregularVerbs[low]; ok {
		// "found", "lay", "saw", "felt", "wound", "bore" are other verbs' bases.
		return l, true
	}
	for _, p := range verbPrefixes {
		rest, ok := strings.CutPrefix(low, p)
		if !ok || len(rest) < 3 || strings.HasSuffix(rest, "ying") {
			continue
		}
		if l, ok := irregularVerbs[strings.TrimPrefix(rest, "-")]; ok && xpos != "VBZ" {
			return low[:len(low)-len(strings.TrimPrefix(rest, "-"))] + l, true
		}
	}
	return "", false
}

func thirdPerson(low string) string {
	switch {
	case !strings.HasSuffix(low, "s") || len(low) < 3:
		return low
	case strings.HasSuffix(low, "ies"):
		if len(low) == 4 { // dies, lies, ties, vies
			return low[:3]
		}
		if strings.HasSuffix(low, "unties") || strings.HasSuffix(low, "belies") {
			return low[:len(low)-1]
		}
		return low[:len(low)-3] + "y"
	case strings.HasSuffix(low, "sses"), strings.HasSuffix(low, "shes"), strings.HasSuffix(low, "xes"), strings.HasSuffix(low, "tzes"):
		return low[:len(low)-2]
	case strings.HasSuffix(low, "zzes"):
		if low == "quizzes" {
			return "quiz"
		}
		return low[:len(low)-2]
	case strings.HasSuffix(low, "ches"):
		if strings.HasSuffix(low, "aches") && !strings.HasSuffix(low, "eaches") && !strings.HasSuffix(low, "oaches") && low != "attaches" && low != "detaches" || low == "caches" {
			return low[:len(low)-1]
		}
		return low[:len(low)-2]
	case strings.HasSuffix(low, "oes"):
		if strings.HasSuffix(low, "shoes") || low == "toes" || low == "hoes" {
			return low[:len(low)-1]
		}
		return low[:len(low)-2]
	case strings.HasSuffix(low, "cuses") && strings.HasPrefix(low, "focus"), low == "biases", low == "canvasses", low == "gases":
		return low[:len(low)-2]
	case strings.HasSuffix(low, "ss"):
		return low
	}
	return low[:len(low)-1]
}

// participle takes "ed" or "ing" off a verb and mends what is left.
func participle(low, ending string) string {
	stem, ok := strings.CutSuffix(low, ending)
	if !ok {
		if ending == "ing" {
			if s, ok := strings.CutSuffix(low, "in'"); ok {
				stem = s
			} else {
				return low
			}
		} else {
			if strings.HasSuffix(low, "'d") {
				return low[:len(low)-2]
			}
			return low
		}
	}
	if len(stem) < 2 {
		return low
	}
	if syllables(stem) == 0 || strings.HasPrefix(low, "un") && !strings.HasPrefix(low, "under") && ending == "ed" && !reversals[low] && !hasAnySuffix(low, "united", "unionized", "unified") {
		return low // "unchanged" is of no verb
	}
	if ending == "ed" {
		if strings.HasSuffix(stem, "i") {
			if len(stem) == 2 { // died, lied, tied, vied
				return stem + "e"
			}
			if stem == "ski" || stem == "taxi" || stem == "unti" || stem == "beli" {
				if stem == "unti" || stem == "beli" {
					return stem + "e"
				}
				return stem
			}
			return stem[:len(stem)-1] + "y"
		}
		if strings.HasSuffix(stem, "e") {
			if hasAnySuffix(stem, "agre", "fre", "cre", "tre", "guarante", "refere", "pedigre", "kne", "pe") {
				return stem + "e" // agreed
			}
			return low // "weed"
		}
	} else if len(stem) == 2 && stem[1] == 'y' && strings.IndexByte("dltv", stem[0]) >= 0 {
		return stem[:1] + "ie" // dying, lying, tying, vying
	} else if strings.HasSuffix(stem, "e") {
		return stem
	}
	if h := strings.LastIndexByte(stem, '-'); h >= 0 && h+2 < len(stem) {
		return stem[:h+1] + restore(stem[h+1:])
	}
	return restore(stem)
}

// syllables counts the groups of vowels of a word.
func syllables(w string) int {
	n := 0
	in := false
	for i := range len(w) {
		v := vowel(w[i]) || (w[i] == 'y' && i > 0)
		if v && !in {
			n++
		}
		in = v
	}
	return n
}

func vowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u':
		return true
	}
	return false
}

// restore gives the base of a verb from what stands before -ed or -ing: it
// takes a doubled consonant off and adds an e where the spelling rules of
// English ask for one. Exceptions are lists.
func restore(stem string) string {
	if l, ok := stems[stem]; ok {
		return l
	}
	for _, p := range verbPrefixes {
		if rest, ok := strings.CutPrefix(stem, p); ok {
			if l, ok := stems[strings.TrimPrefix(rest, "-")]; ok && len(rest) > 3 {
				return stem[:len(stem)-len(strings.TrimPrefix(rest, "-"))] + l
			}
		}
	}
	n := len(stem)
	last := stem[n-1]
	prev := stem[n-2]
	if last == prev && !vowel(last) {
		switch last {
		case 's', 'f', 'z':
			return stem
		case 'l':
			// "call" but "travel|l": one syllable keeps both.
			if syllables(stem) == 1 || hasAnySuffix(stem, "all", "enroll", "stroll", "scroll", "fill", "still", "spell", "sell", "tell") {
				return stem
			}
			return stem[:n-1]
		}
		return stem[:n-1]
	}
	if addsE(stem) {
		return stem + "e"
	}
	return stem
}

func hasAnySuffix(w string, suffixes ...string) bool {
	for _, s := range suffixes {
		if strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}

// addsE reports whether a verb's stem lost an e before its ending.
func addsE(stem string) bool {
	n := len(stem)
	last, prev := stem[n-1], stem[n-2]
	before := byte(' ')
	if n > 2 {
		before = stem[n-3]
	}
	one := syllables(stem) == 1
	// A single vowel letter before a single consonant letter.
	short := vowel(prev) && !vowel(before) || prev == 'y' && before != ' ' && !vowel(before)
	if before == 'u' && n > 3 && stem[n-4] == 'q' { // qu is a consonant
		short = true
	}
	switch last {
	case 'v', 'u':
		return last == 'v' || prev != 'o'
	case 'c':
		return true
	case 'z':
		return prev != 't' && prev != 'z'
	case 's':
		return !hasAnySuffix(stem, "focus", "bias", "canvas", "process", "us") || hasAnySuffix(stem, "aus", "ous", "eus", "ius") || one || hasAnySuffix(stem, "accus", "abus", "amus", "refus", "confus", "excus", "perus", "diffus", "infus", "fus", "misus", "reus", "enthus", "bemus")
	case 'g':
		switch prev {
		case 'n':
			return hasAnySuffix(stem, "chang", "rang", "eng", "plung", "lung", "pung", "fring", "cring", "ping", "hing", "ting") && !hasAnySuffix(stem, "ching", "shing")
		case 'd', 'r', 'l':
			return true
		}
		return vowel(prev)
	case 'l':
		switch prev {
		case 'r', 'w', 'l':
			return false
		case 'a':
			return short && hasAnySuffix(stem, "hal", "scal", "tal", "wal") && !hasAnySuffix(stem, "ital", "otal", "ntal")
		case 'e':
			return false
		case 'i':
			return short && !hasAnySuffix(stem, "ncil")
		case 'o':
			return short && !hasAnySuffix(stem, "trol", "rol") || stem == "parol"
		case 'u':
			return short
		case 'y':
			return true
		}
		return true // enabl, handl, settl
	case 'h':
		return hasAnySuffix(stem, "breath", "bath", "clooth", "sooth", "seeth", "loath", "writh", "cloth", "wreath") || stem == "ach" || stem == "cach"
	case 't':
		switch prev {
		case 'a':
			if before == 'e' {
				return hasAnySuffix(stem, "creat", "permeat", "lineat", "nauseat")
			}
			return before != 'o' && !hasAnySuffix(stem, "ombat", "format")
		case 'i':
			return short && (one || hasAnySuffix(stem, "invit", "unit", "ignit", "cit", "writ", "pedit", "tradit", "bit", "spit") && !hasAnySuffix(stem, "hibit", "rofit", "solicit", "elicit", "orbit", "inhibit", "debit", "exhibit"))
		case 'e':
			return hasAnySuffix(stem, "plet", "delet", "compet", "cret")
		case 'u', 'o':
			return short && !hasAnySuffix(stem, "pivot", "pilot", "ballot")
		case 's':
			return hasAnySuffix(stem, "tast", "wast", "hast") || stem == "past" || stem == "bast"
		}
		return false
	case 'd':
		return vowel(prev) && short || strings.HasSuffix(stem, "suad")
	case 'n':
		switch prev {
		case 'i', 'u', 'y':
			return short
		case 'e':
			return hasAnySuffix(stem, "ven") && !hasAnySuffix(stem, "even", "liven", "raven") || hasAnySuffix(stem, "onven", "terven", "raven", "gangren")
		case 'o':
			return short && (one || hasAnySuffix(stem, "pon", "phon", "don", "thron", "ton", "lon")) && !hasAnySuffix(stem, "andon", "ardon", "utton", "apon")
		case 'a':
			return one && short
		}
		return false
	case 'r':
		switch prev {
		case 'a', 'i':
			return short
		case 'u':
			return short && !hasAnySuffix(stem, "murmur")
		case 'o':
			return short && (one || hasAnySuffix(stem, "plor", "nor", "stor", "dor")) && !hasAnySuffix(stem, "onor", "itor", "endor")
		case 'e':
			return hasAnySuffix(stem, "dher", "erfer", "rever", "persever") || stem == "her"
		case 't', 'c': // centr|e, acr|e
			return true
		}
		return false
	case 'm':
		switch prev {
		case 'a', 'i', 'u', 'y':
			return short && !hasAnySuffix(stem, "ctim", "xam", "agram", "redam")
		case 'o':
			return short && hasAnySuffix(stem, "com", "hom")
		}
		return false
	case 'p':
		switch prev {
		case 'a', 'i', 'u', 'y':
			return short && !hasAnySuffix(stem, "ossip", "orship", "dicap", "idnap")
		case 'o':
			return short && (one || hasAnySuffix(stem, "elop") && !hasAnySuffix(stem, "velop"))
		}
		return false
	case 'k':
		return vowel(prev) && short
	case 'b':
		return hasAnySuffix(stem, "rib", "rob", "ib") || one && short
	case 'f':
		return short && one
	case 'w':
		return stem == "ow" || stem == "aw"
	case 'y':
		return stem == "ey" || stem == "dy"
	}
	return false
}

// plural takes the ending of a plural off.
func plural(low string) string {
	n := len(low)
	if h := strings.LastIndexByte(low, '-'); h > 0 && h+2 < n {
		if l, ok := irregularNouns[low[h+1:]]; ok {
			return low[:h+1] + l
		}
	}
	switch {
	case n < 3:
		return low
	case strings.HasSuffix(low, "men") && low != "specimen":
		return low[:n-2] + "an"
	case strings.HasSuffix(low, "children"):
		return low[:n-3]
	case hasAnySuffix(low, "feet", "teeth", "geese"):
		return low[:n-len("feet")] + strings.NewReplacer("ee", "oo").Replace(low[n-len("feet"):])
	case strings.HasSuffix(low, "'s"):
		return low[:n-2]
	case !strings.HasSuffix(low, "s") || strings.HasSuffix(low, "ss") || hasAnySuffix(low, "us", "sis") && n > 4:
		return low
	case strings.HasSuffix(low, "ies"):
		if n <= 4 || hasAnySuffix(low, nounsInIE...) {
			return low[:n-1]
		}
		return low[:n-3] + "y"
	case strings.HasSuffix(low, "ves"):
		if hasAnySuffix(low, "wives", "knives") || hasAnySuffix(low, "lives") && !hasAnySuffix(low, "olives") {
			return low[:n-3] + "fe"
		}
		if hasAnySuffix(low, "elves", "olves", "halves", "calves", "leaves", "thieves", "loaves", "hooves", "scarves", "sheaves") && !hasAnySuffix(low, "evolves", "twelves", "valves", "sleeves", "solves") {
			return low[:n-3] + "f"
		}
		return low[:n-1]
	case hasAnySuffix(low, "sses", "shes", "xes", "tzes", "zzes"):
		return low[:n-2]
	case strings.HasSuffix(low, "ches"):
		if hasAnySuffix(low, "aches", "psyches", "niches", "caches", "quiches", "creches") && !hasAnySuffix(low, "eaches", "oaches", "taches", "spinaches") || hasAnySuffix(low, "headaches", "moustaches", "mustaches") {
			return low[:n-1]
		}
		return low[:n-2]
	case strings.HasSuffix(low, "oes"):
		if hasAnySuffix(low, "shoes", "toes", "canoes", "foes", "woes", "hoes", "oboes", "throes") {
			if hasAnySuffix(low, "atoes", "etoes", "mosquitoes", "ottoes", "vetoes") {
				return low[:n-2]
			}
			return low[:n-1]
		}
		return low[:n-2]
	case strings.HasSuffix(low, "uses"):
		if hasAnySuffix(low, "ouses", "auses", "excuses", "buses", "fuses", "muses") && low != "buses" && !hasAnySuffix(low, "focuses", "circuses", "abacuses", "hippopotamuses", "minibuses", "syllabuses", "cumuses", "omnibuses", "crocuses") || low == "uses" || low == "reuses" || low == "misuses" || low == "ruses" || low == "recluses" {
			return low[:n-1]
		}
		return low[:n-2]
	case strings.HasSuffix(low, "ases"):
		if hasAnySuffix(low, "gases", "biases", "atlases", "canvases", "aliases", "pyjamases", "christmases") {
			return low[:n-2]
		}
		return low[:n-1]
	case low == "lenses" || low == "irises":
		return low[:n-2]
	}
	return low[:n-1]
}

func adjective(low, upos, xpos string) string {
	switch xpos {
	case "JJR", "RBR", "JJS", "RBS":
	default:
		return low
	}
	if l, ok := irregularDegrees[low]; ok {
		if l == "good" && upos == "ADV" {
			return "well"
		}
		if l == "bad" && upos == "ADV" {
			return "badly"
		}
		return l
	}
	ending := "er"
	if xpos == "JJS" || xpos == "RBS" {
		ending = "est"
	}
	stem, ok := strings.CutSuffix(low, ending)
	if !ok || len(stem) < 2 {
		return low
	}
	if strings.HasSuffix(stem, "i") {
		return stem[:len(stem)-1] + "y"
	}
	n := len(stem)
	last, prev := stem[n-1], stem[n-2]
	if last == prev && !vowel(last) {
		if last == 'l' && !hasAnySuffix(stem, "cruell", "frugall") || last == 's' {
			return stem
		}
		return stem[:n-1]
	}
	if adjectivesInE[stem] || hasAnySuffix(stem, "c", "v", "bl", "dl", "pl", "tl", "gl", "rs", "ns", "dg", "rg", "ang", "iz", "uin") && stem != "public" {
		return stem + "e"
	}
	if syllables(stem) == 1 && vowel(prev) && (n < 3 || !vowel(stem[n-3])) && strings.IndexByte("dtmnprsklz", last) >= 0 {
		return stem + "e" // wider, finer, safer: a short vowel would double the consonant
	}
	return stem
}
