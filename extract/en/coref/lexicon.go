package coref

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed lexicon/nouns.txt
var nounsText string

//go:embed lexicon/names.txt
var namesText string

//go:embed lexicon/entities.txt
var entitiesText string

type wordSet map[string]bool

// lexicon holds the word lists of the package, by section.
type lexicon struct {
	person, male, female, relation, group, organization, place, country, time, document, event, generic, firm     wordSet
	maleName, femaleName, titleMale, titleFemale, title, suffix                                                   wordSet
	vague, plain, institution, government, side, placePrep, address, placed, message, messageVerb, notNow, speech wordSet
	movement, region, together, anybody, land, amount                                                             wordSet
}

var words = sync.OnceValue(func() *lexicon {
	n, m, e := sections(nounsText), sections(namesText), sections(entitiesText)
	return &lexicon{
		person: n["person"], male: n["male"], female: n["female"], relation: n["relation"], group: n["group"],
		organization: n["organization"], place: n["place"], country: n["country"], time: n["time"],
		document: n["document"], event: n["event"], generic: n["generic"], firm: n["firm"],
		maleName: m["male"], femaleName: m["female"], titleMale: m["title-male"], titleFemale: m["title-female"],
		vague: e["vague"], plain: e["plain"], institution: e["institution"], government: e["government"], side: e["side"],
		placePrep: e["place-prep"], address: e["address"], placed: e["placed"], message: e["message"], messageVerb: e["message-verb"], notNow: e["not-now"], speech: e["speech"],
		movement: e["movement"], region: e["region"], together: e["together"], anybody: e["anybody"], land: e["land"], amount: e["amount"],
		title: m["title"], suffix: m["suffix"],
	}
})

// sections reads lines of words under [section] headings; # begins a comment.
func sections(text string) map[string]wordSet {
	out := map[string]wordSet{}
	var cur wordSet
	for _, line := range strings.Split(text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			cur = wordSet{}
			out[strings.Trim(line, "[]")] = cur
			continue
		}
		for _, w := range strings.Fields(line) {
			cur[w] = true
		}
	}
	return out
}
