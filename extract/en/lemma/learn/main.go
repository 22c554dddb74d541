// Learn writes the lemmatiser's table of words that its rules get wrong.
//
//	go run ./extract/en/lemma/learn extract/en/lemma TREEBANK.conllu…
//
// It counts, over the treebanks given, the lemma of each form and part of
// speech, and writes to table.tsv in the folder given those that the rules alone do not give and that are
// certain: the same lemma in most places, and typing errors only when made twice. In
// feats.tsv it writes in the same way the features of words whose tags do not
// tell them.
// The project's tables were made from the training parts of UD_English-EWT and
// GUM.
package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/relata-kg/relata/extract/en/lemma"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: learn FOLDER TREEBANK.conllu…")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "learn:", err)
		os.Exit(1)
	}
}

// entry counts what the treebanks say of one key.
type entry struct {
	values map[string]int
	// right counts where the rules say it too.
	right, total int
}

func (e *entry) best() (string, int) {
	best := ""
	for v, n := range e.values {
		if n > e.values[best] || n == e.values[best] && v < best {
			best = v
		}
	}
	return best, e.values[best]
}

type table map[string]*entry

func (t table) add(key, value string, right bool) {
	e := t[key]
	if e == nil {
		e = &entry{values: map[string]int{}}
		t[key] = e
	}
	e.total++
	e.values[value]++
	if right {
		e.right++
	}
}

// write prints the entries that the rules get wrong and that hold in at least
// six of ten places and min places in all.
func (t table) write(name, head string, min func(key string) int) error {
	var lines []string
	for key, e := range t {
		v, n := e.best()
		if n <= e.right || 10*n < 6*e.total || n < min(key) || strings.ContainsAny(v, "\t ") {
			continue
		}
		lines = append(lines, key+"\t"+v+"\n")
	}
	slices.Sort(lines)
	return os.WriteFile(name, []byte("# Written by the program in the folder learn: "+head+".\n"+strings.Join(lines, "")), 0o644)
}

func run(dir string, files []string) error {
	lemmas, feats, typos := table{}, table{}, table{}
	for _, name := range files {
		if err := count(name, lemmas, feats, typos); err != nil {
			return err
		}
	}
	for key, e := range typos { // errors that several make
		if lemmas[key] == nil && e.total > 1 {
			lemmas[key] = e
		}
	}
	err := lemmas.write(filepath.Join(dir, "table.tsv"), "form, class, lemma", func(key string) int {
		if strings.Contains(key, "\tV") { // the rules for verbs are better than single places
			return 2
		}
		return 1
	})
	if err != nil {
		return err
	}
	return feats.write(filepath.Join(dir, "feats.tsv"), "form, UPOS, XPOS, features", func(string) int { return 3 })
}

func count(name string, lemmas, feats, typos table) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		c := strings.Split(sc.Text(), "\t")
		if len(c) != 10 || strings.ContainsAny(c[0], "-.") {
			continue
		}
		form, upos, xpos := c[1], c[3], c[4]
		if upos == "X" || upos == "PUNCT" || upos == "SYM" || xpos == "GW" || c[2] == "_" {
			continue
		}
		if xpos[0] == 'V' && upos != "VERB" && upos != "AUX" || upos == "VERB" && xpos[0] != 'V' {
			continue
		}
		if strings.Contains(c[5], "Typo=Yes") {
			typos.add(lemma.Key(form, upos, xpos), c[2], lemma.ByRule(form, upos, xpos) == c[2])
			continue
		}
		lemmas.add(lemma.Key(form, upos, xpos), c[2], lemma.ByRule(form, upos, xpos) == c[2])
		if upos != "VERB" && upos != "AUX" && !strings.Contains(c[5], "ExtPos") {
			v := strings.Trim(c[5], "_")
			feats.add(lemma.FeatsKey(form, upos, xpos), v, lemma.FeatsByRule(form, upos, xpos) == v)
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
