// Package corpus reads the data that the parts of the English reader are
// trained and measured on; package train's README lists the files. Programs
// that train must agree on it: what one keeps for measuring, none may learn
// from.
package corpus

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Tree is a sentence of a treebank in Universal Dependencies.
type Tree struct {
	ID    string // as "# sent_id" gives it
	Words []string
	UPOS  []string
	XPOS  []string
	// Deprel is the relation to the head, Head the head's index, -1 for the root.
	Deprel []string
	Head   []int
	Misc   []string // the last column
	// Entities tells that the file says that Misc has all entities.
	Entities bool
}

// ReadTrees reads a CoNLL-U file; ranges and empty nodes are left out.
func ReadTrees(path string) ([]Tree, error) {
	var out []Tree
	var t Tree
	end := func() {
		if len(t.Words) > 0 {
			out = append(out, t)
		}
		t = Tree{Entities: t.Entities}
	}
	err := Lines(path, func(line string) error {
		if line == "" {
			end()
			return nil
		}
		t.Entities = t.Entities || strings.HasPrefix(line, "# global.Entity")
		if id, ok := strings.CutPrefix(line, "# sent_id = "); ok {
			t.ID = id
		}
		f := strings.Split(line, "\t")
		if line[0] == '#' || len(f) < 8 || strings.ContainsAny(f[0], "-.") {
			return nil
		}
		h, err := strconv.Atoi(f[6])
		if err != nil {
			return fmt.Errorf("%s: head %q", path, f[6])
		}
		t.Words, t.UPOS, t.XPOS = append(t.Words, f[1]), append(t.UPOS, f[3]), append(t.XPOS, f[4])
		t.Head, t.Deprel = append(t.Head, h-1), append(t.Deprel, f[7])
		t.Misc = append(t.Misc, f[len(f)-1])
		return nil
	})
	end()
	return out, err
}

// Tagged is a sentence with the tags of names, in IOB2.
type Tagged struct{ Words, Tags []string }

// ReadTagged reads a file with a word, a tab and its tag a line, and an empty
// line after each sentence.
func ReadTagged(path string) ([]Tagged, error) {
	var out []Tagged
	var s Tagged
	err := Lines(path, func(line string) error {
		if line == "" {
			if len(s.Words) > 0 {
				out = append(out, s)
			}
			s = Tagged{}
			return nil
		}
		w, t, ok := strings.Cut(line, "\t")
		if t = strings.TrimSpace(t); !ok || w == "" || t == "" {
			return fmt.Errorf("%s: no word and tag in %q", path, line)
		}
		s.Words, s.Tags = append(s.Words, w), append(s.Tags, t)
		return nil
	})
	if len(s.Words) > 0 {
		out = append(out, s)
	}
	return out, err
}

// SplitHyphens returns the sentence with its words split at hyphens; the parts
// of a word of a name are all in it.
func (s Tagged) SplitHyphens(h Hyphens) Tagged {
	var out Tagged
	for i, w := range s.Words {
		tag := s.Tags[i]
		for _, p := range h.Split(w) {
			out.Words, out.Tags = append(out.Words, p), append(out.Tags, tag)
			if tag[0] == 'B' {
				tag = "I" + tag[1:]
			}
		}
	}
	return out
}

// The newswire names that are not trained on: the last testNames sentences are
// kept for the final figures, every devEvery-th of the others for choosing.
const (
	testNames = 400
	devEvery  = 16
)

// NewsNames reads the newswire with names in the folder of the data, in its
// parts.
func NewsNames(dir string) (train, dev, test []Tagged, err error) {
	all, err := ReadTagged(filepath.Join(dir, "ner", "voa-names.tsv"))
	for i, s := range all {
		switch {
		case i >= len(all)-testNames:
			test = append(test, s)
		case i%devEvery == devEvery-1:
			dev = append(dev, s)
		default:
			train = append(train, s)
		}
	}
	return train, dev, test, err
}

// News calls f with the words of every sentence of the newswire without
// labels in the folder of the data, split at hyphens.
func News(dir string, h Hyphens, f func(words []string)) error {
	return Lines(filepath.Join(dir, "text", "voa.txt"), func(line string) error {
		var words []string
		for _, w := range strings.Fields(line) {
			words = append(words, h.Split(w)...)
		}
		if len(words) > 0 {
			f(words)
		}
		return nil
	})
}

// Lines calls f with every line of a file, without its end, until f fails.
func Lines(path string, f func(string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		if err := f(strings.TrimRight(sc.Text(), "\r")); err != nil {
			return err
		}
	}
	return sc.Err()
}
