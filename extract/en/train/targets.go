package main

// share is the probability that a class is the right one.
type share struct {
	class int32
	p     float32
}

// targets says for each word of a sentence which classes are right, and how
// surely; the shares of a word add up to 1.
type targets struct {
	list []share
	end  []int32 // of each word's shares in list
}

// sure returns the targets of one right class a word.
func sure(classes ...int) targets {
	var t targets
	for _, c := range classes {
		t.list = append(t.list, share{int32(c), 1})
		t.end = append(t.end, int32(len(t.list)))
	}
	return t
}

// of returns the shares of word i.
func (t *targets) of(i int) []share {
	from := int32(0)
	if i > 0 {
		from = t.end[i-1]
	}
	return t.list[from:t.end[i]]
}

// leastShare is the smallest probability that is kept of a distribution.
const leastShare = 0.02

// add appends a word, given a distribution over its classes.
func (t *targets) add(p []float32) {
	from := len(t.list)
	var sum float32
	for c, v := range p {
		if v >= leastShare {
			t.list = append(t.list, share{int32(c), v})
			sum += v
		}
	}
	for i := range t.list[from:] {
		t.list[from+i].p /= sum
	}
	t.end = append(t.end, int32(len(t.list)))
}
