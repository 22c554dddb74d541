package lemma

import (
	_ "embed"
	"strings"
	"sync"
)

// tableText is one entry a line: form, class as in [Key] and lemma, separated
// by tabs, sorted. It is written by the program in the folder learn.
//
//go:embed table.tsv
var tableText string

// featsText is as tableText: form, universal and Penn Treebank tag, features.
//
//go:embed feats.tsv
var featsText string

var (
	table      = sync.OnceValue(func() map[string]string { return read(tableText) })
	featsTable = sync.OnceValue(func() map[string]string { return read(featsText) })
)

// read makes a map of lines: the last column by those before it.
func read(text string) map[string]string {
	m := make(map[string]string, strings.Count(text, "\n"))
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		i := strings.LastIndexByte(line, '\t')
		if i < 0 {
			continue
		}
		m[line[:i]] = line[i+1:]
	}
	return m
}

// Key is what the table knows a word by: the form in lower case, but for proper
// nouns, and its part of speech, as far as that tells homonyms apart: the Penn Treebank tag for
// verbs, adjectives and adverbs, with past tense and participle as one, and
// the universal tag with the number for nouns.
func Key(form, upos, xpos string) string {
	low := strings.ToLower(clean(form))
	switch upos {
	case "VERB", "AUX":
		if xpos == "VBN" {
			xpos = "VBD"
		}
		return low + "\t" + upos[:1] + xpos
	case "PROPN":
		low = clean(form) // a name in capitals may have another lemma
		if strings.HasSuffix(xpos, "S") {
			return low + "\tPROPNS"
		}
	case "NOUN":
		if strings.HasSuffix(xpos, "S") {
			return low + "\t" + upos + "S"
		}
		return low + "\t" + upos
	case "ADJ", "ADV":
		return low + "\t" + upos + xpos
	}
	return low + "\t" + upos
}
