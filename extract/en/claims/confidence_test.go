package claims

import (
	"testing"
)

func TestWeights(t *testing.T) {
	known := map[string]bool{}
	for _, f := range features {
		known[f.Name] = true
		if f.Rising && weights[f.Name] < 0 {
			t.Errorf("%s: weight %v, but more of it can only help", f.Name, weights[f.Name])
		}
	}
	for name := range weights {
		if !known[name] {
			t.Errorf("weight for %q, which is no feature", name)
		}
	}
}

func TestProbability(t *testing.T) {
	for _, rule := range []string{"verb+obj", "verb+obl:to", "cop+adj", "title:of", "noun+in", "event+by", "a rule never judged"} {
		for _, extreme := range []float64{-3, 0, 3} {
			x := make([]float64, len(features))
			for j := range x {
				x[j] = extreme
			}
			if p := probability(rule, x); p <= 0 || p >= 1 {
				t.Errorf("%s, all features %v: probability %v", rule, extreme, p)
			}
		}
		last := 0.0
		for _, arc := range []float64{0.05, 0.2, 0.5, 0.9, 0.99, 1} {
			x := make([]float64, len(features))
			x[0] = logProb(arc)
			p := probability(rule, x)
			if p <= last {
				t.Errorf("%s: probability %v of arcs of %v, not above %v of less sure arcs", rule, p, arc, last)
			}
			last = p
		}
	}
}

func TestFamily(t *testing.T) {
	for rule, want := range map[string]string{
		"verb+obl:in_front_of": "verb+obl", "verb+obj+obl:to": "verb+obj", "noun+in": "noun", "event+according to": "event",
		"appos:name": "appos", "compound:based": "compound", "cop+prep:in": "cop", "cop:of": "cop", "verb": "verb", "light": "light",
	} {
		if got := Family(rule); got != want {
			t.Errorf("%s: family %s, want %s", rule, got, want)
		}
	}
}
