package net

import (
	"slices"
	"testing"
)

// TestConstrain gives the search trees that go against grammar with the scores
// of the arcs and labels that would mend them.
func TestConstrain(t *testing.T) {
	labels := []string{"root", "nsubj", "obj", "ccomp", "case", "obl", "advmod", "nmod", "acl"}
	at := func(l string) int { return slices.Index(labels, l) }
	type arc struct {
		word, head int
		label      string
		score      float32
	}
	tests := []struct {
		name       string
		xpos, upos []string
		names      []string
		arcs       []arc // the others score -20; a word's first is chosen at first
		head       []int
		label      []string
	}{
		{
			name: "two subjects: Police say rebels fled",
			xpos: []string{"NNS", "VBP", "NNS", "VBD"}, upos: []string{"NOUN", "VERB", "NOUN", "VERB"},
			arcs: []arc{{0, 3, "nsubj", 1}, {0, 1, "nsubj", 0}, {1, -1, "root", 5}, {2, 3, "nsubj", 5}, {3, 1, "ccomp", 5}},
			head: []int{1, -1, 3, 1}, label: []string{"nsubj", "root", "nsubj", "ccomp"},
		},
		{
			name: "no subject: Police say rebels fled",
			xpos: []string{"NNS", "VBP", "NNS", "VBD"}, upos: []string{"NOUN", "VERB", "NOUN", "VERB"},
			arcs: []arc{{0, 1, "nsubj", 5}, {1, -1, "root", 5}, {2, 1, "obj", 2}, {2, 3, "nsubj", 0}, {3, 1, "ccomp", 5}},
			head: []int{1, -1, 3, 1}, label: []string{"nsubj", "root", "nsubj", "ccomp"},
		},
		{
			name: "object with preposition: fled to Rome",
			xpos: []string{"VBD", "IN", "NNP"}, upos: []string{"VERB", "ADP", "PROPN"},
			arcs: []arc{{0, -1, "root", 5}, {1, 2, "case", 5}, {2, 0, "obj", 1}, {2, 0, "obl", 0}},
			head: []int{-1, 2, 0}, label: []string{"root", "case", "obl"},
		},
		{
			name: "crossing arcs",
			xpos: []string{"NNS", "VBD", "RB", "NN"}, upos: []string{"NOUN", "VERB", "ADV", "NOUN"},
			arcs: []arc{{0, 2, "advmod", 0.5}, {0, 1, "nsubj", 0}, {1, -1, "root", 5}, {2, 3, "advmod", 3}, {3, 1, "obj", 5}},
			head: []int{1, -1, 3, 1}, label: []string{"nsubj", "root", "advmod", "obj"},
		},
		{
			name: "torn name: Oslo State governor",
			xpos: []string{"NNP", "NNP", "NN"}, upos: []string{"PROPN", "PROPN", "NOUN"}, names: []string{"B-Place", "I-Place", "O"},
			arcs: []arc{{0, 2, "nmod", 1}, {0, 1, "nmod", 0}, {1, 2, "nmod", 5}, {2, -1, "root", 5}},
			head: []int{1, 2, -1}, label: []string{"nmod", "nmod", "root"},
		},
		{
			name: "nothing better: both subjects stay",
			xpos: []string{"NNS", "NNS", "VBD"}, upos: []string{"NOUN", "NOUN", "VERB"},
			arcs: []arc{{0, 2, "nsubj", 9}, {1, 2, "nsubj", 9}, {2, -1, "root", 5}},
			head: []int{2, 2, -1}, label: []string{"nsubj", "nsubj", "root"},
		},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			n := len(x.xpos)
			var c constrainer
			c.reset(labels)
			c.upos, c.xpos, c.names = x.upos, x.xpos, x.names
			c.heads, c.labels = make([]int, n), make([]int, n)
			c.arcs = make([]float32, n*(n+1))
			for i := range c.arcs {
				c.arcs[i] = -20
			}
			seen := make([]bool, n)
			for _, a := range x.arcs {
				i := a.word*(n+1) + a.head + 1
				c.arcs[i] = max(c.arcs[i], a.score)
				if !seen[a.word] {
					seen[a.word], c.heads[a.word], c.labels[a.word] = true, a.head, at(a.label)
				}
			}
			c.score = func(dst []float32, i, h int) {
				best := float32(-20)
				for _, a := range x.arcs {
					if a.word == i && a.head == h {
						best = max(best, a.score)
					}
				}
				for l := range dst {
					dst[l] = -20
				}
				for _, a := range x.arcs {
					if a.word == i && a.head == h {
						dst[at(a.label)] = a.score - best
					}
				}
			}
			c.run()
			var got []string
			for _, l := range c.labels {
				got = append(got, labels[l])
			}
			if !slices.Equal(c.heads, x.head) || !slices.Equal(got, x.label) {
				t.Errorf("heads %v labels %v, want %v %v", c.heads, got, x.head, x.label)
			}
		})
	}
}
