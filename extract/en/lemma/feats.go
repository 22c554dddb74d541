package lemma

import "strings"

// Feats gives the morphological features of a word, sorted by name and joined
// with "|" as in CoNLL-U, "" for none. What only the sentence tells (the person
// of "go", the voice of "made") is left out; [Stage] adds it from the tree.
func Feats(form, upos, xpos string) string {
	if f, ok := featsTable()[FeatsKey(form, upos, xpos)]; ok {
		return f
	}
	return FeatsByRule(form, upos, xpos)
}

// FeatsKey is what the table of features knows a word by: the form in lower
// case and both tags.
func FeatsKey(form, upos, xpos string) string {
	return strings.ToLower(clean(form)) + "\t" + upos + "\t" + xpos
}

// FeatsByRule is [Feats] without the learnt table.
func FeatsByRule(form, upos, xpos string) string {
	switch upos {
	case "NOUN", "PROPN":
		switch xpos {
		case "NN", "NNP":
			return "Number=Sing"
		case "NNS", "NNPS":
			if invariable[strings.ToLower(form)] {
				return "Number=Ptan"
			}
			if form != "" && '0' <= form[0] && form[0] <= '9' { // the 1990s
				return "Number=Ptan|NumForm=Combi|NumType=Card"
			}
			return "Number=Plur"
		}
	case "ADJ":
		degree := "Degree=Pos"
		switch xpos {
		case "JJR":
			degree = "Degree=Cmp"
		case "JJS":
			degree = "Degree=Sup"
		case "JJ", "NNP":
			if ordinal(form) {
				degree += "|NumForm=Combi|NumType=Ord"
			}
		}
		return degree
	case "ADV":
		switch xpos {
		case "RBR":
			return "Degree=Cmp"
		case "RBS":
			return "Degree=Sup"
		case "WRB":
			return "PronType=Int"
		}
	case "NUM":
		switch {
		case form != "" && ('0' <= form[0] && form[0] <= '9' || form[0] == '.' || form[0] == '\''):
			if strings.ContainsAny(form, ".") {
				return "NumForm=Digit|NumType=Frac"
			}
			return "NumForm=Digit|NumType=Card"
		case strings.Trim(form, "IVXLCDM") == "":
			return "NumForm=Roman|NumType=Card"
		}
		return "NumForm=Word|NumType=Card"
	case "VERB", "AUX":
		return verbFeats(form, upos, xpos)
	case "PART":
		if xpos == "RB" {
			return "Polarity=Neg"
		}
	}
	return ""
}

func ordinal(form string) bool {
	return len(form) > 2 && '0' <= form[0] && form[0] <= '9' && hasAnySuffix(strings.ToLower(form), "st", "nd", "rd", "th")
}

func verbFeats(form, upos, xpos string) string {
	switch xpos {
	case "MD":
		return "VerbForm=Fin"
	case "VB":
		return "VerbForm=Inf"
	case "VBZ":
		return "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
	case "VBP":
		switch strings.ToLower(clean(form)) {
		case "am", "'m", "m":
			return "Mood=Ind|Number=Sing|Person=1|Tense=Pres|VerbForm=Fin"
		}
		return "Mood=Ind|Tense=Pres|VerbForm=Fin"
	case "VBD":
		return "Mood=Ind|Tense=Past|VerbForm=Fin"
	case "VBG":
		return "Tense=Pres|VerbForm=Part"
	case "VBN":
		return "Tense=Past|VerbForm=Part"
	}
	return ""
}
