package main

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/extract/en"
	"github.com/relata-kg/relata/extract/en/claims"
	"github.com/relata-kg/relata/extract/en/internal/corpus"
	"github.com/relata-kg/relata/extract/source"
	"github.com/relata-kg/relata/schema"
)

//go:embed judged.tsv
var judgedTSV string

// row is a claim judged by hand, in the words of the graph.
type row struct {
	// key is "voa:LINE:0" or "seed:NNN:SENTENCE"; lines count from 1,
	// sentences from 0.
	key, rule, subject, predicate, object string
	// standing is polarity, modality and sources: "not planned by officials".
	standing string
	// judged is "right" or "wrong"; err the class of the error, "-" for none.
	judged, err string
	// draw counts the times that claims were drawn and judged, from 0; between
	// them the rules were mended.
	draw int
}

func readRows(tsv string) ([]row, error) {
	var out []row
	for n, l := range strings.Split(strings.TrimRight(tsv, "\n"), "\n") {
		if strings.HasPrefix(l, "#") {
			continue
		}
		f := strings.Split(l, "\t")
		if len(f) != 9 || f[6] != "right" && f[6] != "wrong" {
			return nil, fmt.Errorf("judged.tsv, line %d: not a judgement: %q", n+1, l)
		}
		draw, err := strconv.Atoi(f[8])
		if err != nil {
			return nil, fmt.Errorf("judged.tsv, line %d: draw: %w", n+1, err)
		}
		out = append(out, row{f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], draw})
	}
	return out, nil
}

// match is what a row and a claim must agree in. A relation of the ontology
// may turn subject and object, so their order does not count.
func (r row) match() string {
	a, b := r.subject, r.object
	if b < a {
		a, b = b, a
	}
	return strings.Join([]string{r.key, r.predicate, a, b, r.standing}, "\t")
}

// judgement is a judged claim that the program makes, with its signs.
type judgement struct {
	row row
	claims.Observation
}

// observe reads the texts of the rows and finds the judged claims among those
// the program makes of them, in the order of rows.
func observe(ctx context.Context, data string, rows []row) ([]judgement, error) {
	texts, err := texts(data, rows)
	if err != nil {
		return nil, err
	}
	stages, err := en.Stages(en.Options{})
	if err != nil {
		return nil, err
	}
	for i, s := range stages {
		if s.Name == "claims" {
			stages = stages[:i]
			break
		}
	}
	pipe, err := extract.New(stages...)
	if err != nil {
		return nil, err
	}
	made := map[string]claims.Observation{}
	for name, text := range texts {
		d, err := source.Parse(name+".txt", source.Text, []byte(text))
		if err != nil {
			return nil, err
		}
		if err := pipe.Run(ctx, d); err != nil {
			return nil, err
		}
		seen, err := claims.Observe(ctx, d)
		if err != nil {
			return nil, err
		}
		for _, o := range seen {
			made[rowOf(name, o).match()] = o
		}
	}
	var out []judgement
	for _, r := range rows {
		o, ok := made[r.match()]
		if !ok || r.err == linking && !linked(o.Evidence) {
			continue
		}
		out = append(out, judgement{r, o})
	}
	return out, nil
}

// linking is the class of the error of a claim that has the right words and
// the wrong entity: nothing is wrong once they are no entity at all.
const linking = "linking"

func linked(e schema.Evidence) bool {
	for _, n := range append([]schema.Node{e.Claim.Subject, e.Claim.Object}, e.SaidBy...) {
		if n.Entity != "" {
			return true
		}
	}
	return false
}

func rowOf(name string, o claims.Observation) row {
	e := o.Evidence
	words := func(s string) string {
		if s = strings.Join(strings.Fields(s), " "); s == "" {
			return "-"
		}
		return s
	}
	standing := string(e.Modality)
	if e.Claim.Negated {
		standing = "not " + standing
	}
	var by []string
	for _, n := range e.SaidBy {
		by = append(by, words(n.Text))
	}
	if len(by) > 0 {
		standing += " by " + strings.Join(by, "<")
	}
	return row{key: name + ":" + strconv.Itoa(e.Sentence), rule: e.Rule, subject: words(e.Claim.Subject.Text),
		predicate: words(e.Claim.Predicate.Text), object: words(e.Claim.Object.Text), standing: standing}
}

// texts are the texts that the rows speak of, by the key without sentence.
func texts(data string, rows []row) (map[string]string, error) {
	voa, err := os.ReadFile(filepath.Join(data, "training", "text", "voa.txt"))
	if err != nil {
		return nil, err
	}
	lines := strings.Split(string(voa), "\n")
	out := map[string]string{}
	for _, r := range rows {
		name := r.key[:strings.LastIndexByte(r.key, ':')]
		if out[name] != "" {
			continue
		}
		from, id, _ := strings.Cut(name, ":")
		switch from {
		case "voa":
			n, err := strconv.Atoi(id)
			if err != nil || n < 1 || n > len(lines) {
				return nil, fmt.Errorf("judged.tsv: no line %q in voa.txt", id)
			}
			out[name] = corpus.Untokenise(lines[n-1]) + "\n"
		case "seed":
			found, err := filepath.Glob(filepath.Join(data, "seeds", id+"_*.txt"))
			if err != nil || len(found) != 1 {
				return nil, fmt.Errorf("judged.tsv: no one seed %q", id)
			}
			b, err := os.ReadFile(found[0])
			if err != nil {
				return nil, err
			}
			out[name] = string(b)
		default:
			return nil, fmt.Errorf("judged.tsv: unknown corpus %q", from)
		}
	}
	return out, nil
}
