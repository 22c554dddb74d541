package timex

import (
	"math/big"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// quantities finds numbers, money, percentages, measures and ordinals outside
// of the words that expressions of time have taken.
func (r *reader) quantities(d *extract.Document, taken []bool) {
	for i := 0; i < len(r.w); {
		if taken[i] || r.w[i] == "" {
			i++
			continue
		}
		q, last, ok := r.quantity(i)
		if !ok || last <= i {
			i++
			continue
		}
		free := true
		for j := i; j < last && j < len(taken); j++ {
			free = free && !taken[j]
		}
		if !free || last > len(r.w) {
			i++
			continue
		}
		q.Sentence, q.First, q.Last = r.index, i, last
		q.Span = schema.Span{Start: r.toks[i].Start, End: r.toks[last-1].End}
		d.Quantities = append(d.Quantities, q)
		i = last
	}
}

func (r *reader) quantity(i int) (extract.Quantity, int, bool) {
	w := r.w[i]
	// $250 billion
	if code, ok := currencySigns[w]; ok {
		n, j, ok := r.number(i+1, true)
		if !ok || n.val == nil {
			return extract.Quantity{}, i, false
		}
		if w == "$" && (r.at(j) == "canadian" || r.at(j) == "australian") {
			code = dollarsOf[r.at(j)]
			j++
		}
		return extract.Quantity{Kind: "money", Value: n.String(), Unit: code}, j, true
	}
	if n := r.ordinal(i); n != "" {
		return extract.Quantity{Kind: "ordinal", Value: n}, i + 1, true
	}
	c := w[0]
	if !('0' <= c && c <= '9') && !numberStart[w] {
		return extract.Quantity{}, i, false
	}
	if w == "one" && (r.upos(i) == "PRON" || r.upos(i) == "NOUN") {
		return extract.Quantity{}, i, false
	}
	n, j, ok := r.number(i, false)
	if !ok || n.vague && n.val == nil && !many[w] && w != "several" {
		return extract.Quantity{}, i, false
	}
	if v, last, ok := r.fraction(n, j); ok {
		return extract.Quantity{Kind: "number", Value: v.String()}, last, true
	}
	if r.at(j) == "or" && r.at(j+1) == "so" {
		j += 2
	}
	if q, last, ok := r.measure(n, j); ok {
		return q, last, true
	}
	// A range takes the unit of its end: "5 to 10 percent".
	switch r.at(j) {
	case "to", "-", "–", "or", "and":
		if r.at(j) == "and" && r.at(i-1) != "between" {
			break
		}
		if _, k, ok := r.number(j+1, false); ok {
			if q, _, ok := r.measure(n, k); ok {
				return q, j, true
			}
		}
	}
	if r.at(j) == "-" && (r.at(j+1) == "year" || r.at(j+1) == "month" || unitScale[r.at(j+1)] > 0) || unitScale[r.at(j)] > 0 {
		return extract.Quantity{}, i, false // an age or a length of time
	}
	return extract.Quantity{Kind: "number", Value: n.String()}, j, true
}

// denominators are the lower parts of fractions in words.
var denominators = map[string]int64{
	"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6,
	"seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "hundredth": 100, "hundredths": 100, "thousandth": 1000, "thousandths": 1000,
}

// fraction reads the lower part of a fraction after its upper part n: "two -
// thirds", "three quarters".
func (r *reader) fraction(n number, j int) (number, int, bool) {
	hyphen := r.at(j) == "-"
	if hyphen {
		j++
	}
	d := denominators[r.at(j)]
	k := n.int()
	if d == 0 || k < 1 || k > 20 || !hyphen && (k == 1 || r.at(j)[len(r.at(j))-1] != 's') {
		return number{}, j, false
	}
	return number{val: big.NewRat(int64(k), d)}, j + 1, true
}

var numberStart = func() map[string]bool {
	m := set("a an half several dozens hundreds thousands millions billions trillions tens scores")
	for w := range small {
		m[w] = true
	}
	return m
}()

// measure reads the unit at j of the number n.
func (r *reader) measure(n number, j int) (extract.Quantity, int, bool) {
	hyphen := 0
	if r.at(j) == "-" {
		hyphen = 1
	}
	w := r.at(j + hyphen)
	switch w {
	case "percent", "%", "pct", "percentage":
		last := j + hyphen + 1
		if w == "percentage" {
			if p := r.at(last); p != "point" && p != "points" {
				return extract.Quantity{}, j, false
			}
			last++
		}
		return extract.Quantity{Kind: "percent", Value: n.String(), Unit: "%"}, last, true
	case "per":
		if r.at(j+hyphen+1) == "cent" {
			return extract.Quantity{Kind: "percent", Value: n.String(), Unit: "%"}, j + hyphen + 2, true
		}
		return extract.Quantity{}, j, false
	case "cents", "cent":
		m := n
		if n.val != nil {
			m.val = new(big.Rat).Mul(n.val, big.NewRat(1, 100))
		}
		return extract.Quantity{Kind: "money", Value: m.String(), Unit: "USD"}, j + hyphen + 1, true
	}
	k := j + hyphen
	if w == "of" && many[r.at(j-1)] {
		k++
		w = r.at(k)
	}
	whose := ""
	if c, ok := dollarsOf[w]; ok && k+1 < len(r.w) {
		whose = c
		k++
		w = r.at(k)
	}
	if code, ok := currencyWords[w]; ok && !(w == "won" && r.upos(k) == "VERB") && !(w == "marks" && r.upos(k) == "VERB") {
		if whose != "" {
			code = whose
		}
		return extract.Quantity{Kind: "money", Value: n.String(), Unit: code}, k + 1, true
	}
	if whose == "GBP" && (w == "pounds" || w == "pound") || whose == "EGP" && w == "pounds" {
		return extract.Quantity{Kind: "money", Value: n.String(), Unit: whose}, k + 1, true
	}
	if whose != "" {
		return extract.Quantity{}, j, false
	}
	power := ""
	switch w {
	case "square", "sq":
		power, k = "2", k+1
	case "cubic":
		power, k = "3", k+1
	case "metric", "nautical":
		k++
	}
	unit, ok := units_[r.at(k)]
	if !ok {
		return extract.Quantity{}, j, false
	}
	if r.at(k) == "g" && r.toks[k].Form == "G" || r.at(k) == "m" && r.toks[k].Form == "M" {
		return extract.Quantity{}, j, false
	}
	k++
	if unit == "deg" {
		switch r.at(k) {
		case "celsius", "c", "centigrade":
			unit, k = "°C", k+1
		case "fahrenheit", "f":
			unit, k = "°F", k+1
		}
	}
	if r.at(k) == "per" || r.at(k) == "an" || r.at(k) == "a" {
		switch r.at(k + 1) {
		case "hour":
			unit, k = unit+"/h", k+2
		case "second":
			unit, k = unit+"/s", k+2
		case "day":
			unit, k = unit+"/d", k+2
		case "year":
			unit, k = unit+"/a", k+2
		}
	}
	return extract.Quantity{Kind: "quantity", Value: n.String(), Unit: unit + power}, k, true
}

// ordinal gives the value of an ordinal number at i, "" if there is none.
func (r *reader) ordinal(i int) string {
	w := r.w[i]
	if n := len(w); n > 2 && '0' <= w[0] && w[0] <= '9' {
		switch w[n-2:] {
		case "st", "nd", "rd", "th":
			if v, ok := digits(w[:n-2]); ok && v.IsInt() {
				return v.Num().String()
			}
		}
		return ""
	}
	n := ordinalWords[w]
	if n == 0 || r.upos(i) != "" && r.upos(i) != "ADJ" {
		return ""
	}
	return number{val: big.NewRat(int64(n), 1)}.String()
}
