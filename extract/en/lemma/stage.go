package lemma

import (
	"context"
	"strings"

	"github.com/relata-kg/relata/extract"
)

// Stage is the step that fills Lemma and Feats of every token from its form,
// its tags and its place in the tree.
func Stage() extract.Stage {
	return extract.Stage{
		Name:  "lemma",
		Needs: []extract.Layer{extract.Tokens, extract.Trees},
		Gives: []extract.Layer{extract.Lemmas},
		Run: func(ctx context.Context, d *extract.Document) error {
			for i := range d.Sentences {
				if err := ctx.Err(); err != nil {
					return err
				}
				fill(d.Sentences[i].Tokens)
			}
			return nil
		},
	}
}

// fill sets the lemmas and features of a sentence. Heads that lie outside of
// it are taken for none.
func fill(toks []extract.Token) {
	for i := range toks {
		t := &toks[i]
		t.Lemma = Lemma(t.Form, t.UPOS, t.XPOS)
		t.Feats = Feats(t.Form, t.UPOS, t.XPOS)
		if len(t.NE) > 2 {
			named(toks, i)
		}
	}
	for i := range toks {
		t := &toks[i]
		if t.UPOS == "PRON" && (t.Lemma == "it" || t.Lemma == "you") {
			switch t.Deprel {
			case "obj", "iobj", "obl", "nmod":
				t.Feats = strings.Replace(t.Feats, "Case=Nom", "Case=Acc", 1)
			}
		}
		if t.UPOS != "VERB" && t.UPOS != "AUX" {
			continue
		}
		switch t.XPOS {
		case "VBP", "VBD":
			if !strings.Contains(t.Feats, "Person=") {
				agree(toks, i)
			}
		case "VBN":
			if t.UPOS == "VERB" && passive(toks, i) {
				t.Feats += "|Voice=Pass"
			}
		case "VBG":
			if t.UPOS == "VERB" && gerund(toks, i) {
				t.Feats = "VerbForm=Ger"
			}
		case "VB":
			if t.UPOS == "VERB" && imperative(toks, i) {
				t.Feats = "Mood=Imp|VerbForm=Fin"
			}
		case "VBZ":
			// "'s" is "has" before a participle that it does not make passive.
			if t.Lemma == "be" && t.Deprel == "aux" && t.Head >= 0 && t.Head < len(toks) && clean(t.Form) == "'s" &&
				(toks[t.Head].XPOS == "VBN" || toks[t.Head].XPOS == "VBD") {
				t.Lemma = "have"
			}
		}
	}
}

// named corrects the case of a word in a name: "Urban" in "Urban League" keeps
// its capital though it is an adjective, and "kerala" is Kerala.
func named(toks []extract.Token, i int) {
	t := &toks[i]
	if (t.UPOS == "ADJ" || t.UPOS == "NOUN") && i > 0 && t.Form[0] >= 'A' && t.Form[0] <= 'Z' {
		t.Lemma = matchCase(clean(t.Form), t.Lemma)
	}
}

// subject gives the subject of the clause that a verb or auxiliary belongs to,
// -1 if there is none.
func subject(toks []extract.Token, i int) int {
	head := i
	if d := toks[i].Deprel; (d == "aux" || d == "aux:pass" || d == "cop") && toks[i].Head >= 0 && toks[i].Head < len(toks) {
		head = toks[i].Head
	}
	for range 4 { // a subject shared over coordination
		expl := -1
		for j := range toks {
			if toks[j].Head != head || j == head {
				continue
			}
			switch {
			case strings.HasPrefix(toks[j].Deprel, "nsubj") || strings.HasPrefix(toks[j].Deprel, "csubj"):
				return j
			case toks[j].Deprel == "expl":
				expl = j
			}
		}
		if expl >= 0 {
			return expl
		}
		if toks[head].Deprel != "conj" || toks[head].Head < 0 || toks[head].Head >= len(toks) {
			break
		}
		head = toks[head].Head
	}
	return -1
}

// agree adds the person and number that a finite verb takes from its subject.
func agree(toks []extract.Token, i int) {
	t := &toks[i]
	person, number := "3", "Plur"
	if t.XPOS == "VBD" {
		number = "Sing"
	}
	if s := subject(toks, i); s >= 0 {
		switch toks[s].Lemma {
		case "I":
			person, number = "1", "Sing"
		case "we":
			person, number = "1", "Plur"
		case "you":
			person, number = "2", "Sing"
		default:
			number = "Sing"
			if strings.Contains(toks[s].Feats, "Number=P") || coordinated(toks, s) || t.XPOS == "VBP" {
				number = "Plur"
			}
		}
	} else if strings.EqualFold(t.Form, "were") {
		number = "Plur"
	}
	mood, rest, _ := strings.Cut(t.Feats, "|")
	t.Feats = mood + "|Number=" + number + "|Person=" + person + "|" + rest
}

// coordinated reports whether another word is joined to s with "and".
func coordinated(toks []extract.Token, s int) bool {
	conj := false
	for j := range toks {
		if toks[j].Head == s && toks[j].Deprel == "conj" {
			conj = true
			for k := range toks {
				if toks[k].Head == j && toks[k].Deprel == "cc" && toks[k].Lemma != "and" {
					return false
				}
			}
		}
	}
	return conj
}

// passive reports whether a past participle is one of the passive voice.
func passive(toks []extract.Token, i int) bool {
	if d := toks[i].Deprel; d == "amod" || d == "acl" {
		return true
	}
	perfect := false
	for j := range toks {
		if toks[j].Head != i {
			continue
		}
		switch toks[j].Deprel {
		case "aux:pass", "nsubj:pass", "csubj:pass":
			return true
		case "aux":
			perfect = perfect || toks[j].Lemma == "have"
		}
	}
	return !perfect
}

// gerund reports whether a verb in -ing stands for a noun or in the place of
// one, or modifies one; the treebank keeps the participle for progressive
// forms and adverbial clauses.
func gerund(toks []extract.Token, i int) bool {
	switch toks[i].Deprel {
	case "csubj", "csubj:pass", "nsubj", "obj", "obl", "nmod", "compound", "acl", "amod":
		return true
	case "xcomp":
		for j := range i {
			if toks[j].Head == i && toks[j].Deprel == "mark" {
				return false
			}
		}
		return true
	}
	return false
}

// imperative reports whether a base form is a command: nothing before it makes
// it an infinitive.
func imperative(toks []extract.Token, i int) bool {
	switch toks[i].Deprel {
	case "root", "parataxis", "conj", "ccomp":
	default:
		return false
	}
	if toks[i].Deprel == "conj" && toks[i].Head >= 0 && toks[i].Head < len(toks) {
		h := toks[toks[i].Head]
		return h.XPOS == "VB" && strings.Contains(h.Feats, "Mood=Imp")
	}
	for j := range toks {
		if toks[j].Head != i {
			continue
		}
		switch d := toks[j].Deprel; {
		case d == "aux" && toks[j].Lemma != "do", d == "mark", strings.HasPrefix(d, "nsubj"):
			return false
		}
	}
	return true
}
