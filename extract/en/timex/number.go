package timex

import (
	"math/big"
	"strings"
)

// small are the numbers below a hundred by their word.
var small = map[string]int64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
	"fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var multipliers = map[string]int64{
	"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12,
	"mn": 1e6, "bn": 1e9, "tn": 1e12, "crore": 1e7, "lakh": 1e5,
}

// short multipliers stand only in sums of money and behind figures.
var shortMultipliers = map[string]int64{"m": 1e6, "b": 1e9, "k": 1e3}

// many are plural nouns for numbers that are not told: "hundreds of".
var many = set("dozens hundreds thousands millions billions trillions tens scores")

// number is a number as read: val is nil where it is vague ("several").
type number struct {
	val   *big.Rat
	vague bool
}

// int gives a whole number up to 9999, -1 for any other.
func (n number) int() int {
	if n.val == nil || !n.val.IsInt() || !n.val.Num().IsInt64() || n.val.Num().Int64() > 9999 || n.val.Sign() < 0 {
		return -1
	}
	return int(n.val.Num().Int64())
}

func (n number) String() string {
	switch {
	case n.val == nil:
		return ""
	case n.val.IsInt():
		return n.val.Num().String()
	}
	return strings.TrimRight(n.val.FloatString(6), "0")
}

// digits reads figures with commas in thousands and a decimal point.
func digits(s string) (*big.Rat, bool) {
	if s == "" || s[0] < '0' || s[0] > '9' || len(s) > 30 {
		return nil, false
	}
	dot := false
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
		case c == ',' && !dot:
			// Thousands, or one comma before one or two digits in the European way,
			// which is not taken.
			if n := len(s) - i - 1; n < 3 {
				return nil, false
			}
		case c == '.' && !dot:
			dot = true
		default:
			return nil, false
		}
	}
	return new(big.Rat).SetString(strings.ReplaceAll(s, ",", ""))
}

// number reads a number at i and gives what follows it. money allows the short
// multipliers of sums ("5m").
func (r *reader) number(i int, money bool) (number, int, bool) {
	w := r.at(i)
	if w == "" {
		return number{}, i, false
	}
	if v, ok := digits(w); ok {
		j := i + 1
		if s := r.at(j); s == "/" && len(w) <= 2 {
			if d, ok := digits(r.at(j + 1)); ok && d.Sign() > 0 && len(r.at(j+1)) <= 2 && r.at(j+2) != "/" { // 1/2
				v = new(big.Rat).Quo(v, d)
				j += 2
			}
		}
		return r.times(number{val: v}, j, money)
	}
	switch w {
	case "several", "few", "couple":
		return number{vague: w != "couple", val: couple(w)}, r.of(i+1, w == "couple"), true
	case "a", "an":
		switch next := r.at(i + 1); next {
		case "few", "couple":
			return number{vague: next == "few", val: couple(next)}, r.of(i+2, next == "couple"), true
		case "hundred", "thousand", "million", "billion", "trillion", "dozen":
			return r.times(number{val: big.NewRat(1, 1)}, i+1, false)
		case "half":
			if _, ok := multipliers[r.at(i+2)]; ok {
				return r.times(number{val: big.NewRat(1, 2)}, i+2, false)
			}
		}
		return number{}, i, false
	case "half":
		if r.at(i+1) == "a" || r.at(i+1) == "-" {
			if _, ok := multipliers[r.at(i+2)]; ok {
				return r.times(number{val: big.NewRat(1, 2)}, i+2, false)
			}
		}
		return number{}, i, false
	case "no", "some":
		return number{}, i, false
	}
	if many[w] {
		j := i + 1
		for r.at(j) == "of" && (many[r.at(j+1)]) {
			j += 2
		}
		return number{vague: true}, j, true
	}
	total, group := int64(0), int64(0)
	j, any := i, false
	for n := 0; n < 16; n++ {
		w := r.at(j)
		if v, ok := small[w]; ok {
			if any && group%100 != 0 && (group%10 != 0 || v >= 10) {
				break // "two five" are two numbers
			}
			group += v
			any = true
			j++
			if v >= 20 && r.at(j) == "-" {
				if u, ok := small[r.at(j+1)]; ok && u < 10 && u > 0 {
					group += u
					j += 2
				}
			}
			continue
		}
		if !any {
			break
		}
		if m, ok := multipliers[w]; ok && m <= 1e12 {
			if m == 100 {
				group *= 100
			} else {
				total += group * m
				group = 0
			}
			j++
			continue
		}
		if w == "and" && j > i && r.at(j-1) == "hundred" {
			if _, ok := small[r.at(j+1)]; ok {
				j++
				continue
			}
		}
		break
	}
	if !any {
		// "twenty-five" where the tokens are joined.
		if a, b, ok := strings.Cut(w, "-"); ok {
			if t, ok1 := small[a]; ok1 && t >= 20 {
				if u, ok2 := small[b]; ok2 && u < 10 {
					return r.times(number{val: big.NewRat(t+u, 1)}, i+1, money)
				}
			}
		}
		return number{}, i, false
	}
	return number{val: big.NewRat(total+group, 1)}, j, true
}

func couple(w string) *big.Rat {
	if w == "couple" {
		return big.NewRat(2, 1)
	}
	return nil
}

// of skips an "of" where one may stand.
func (r *reader) of(i int, may bool) int {
	if may && r.at(i) == "of" {
		return i + 1
	}
	return i
}

// times multiplies n by the multipliers at j.
func (r *reader) times(n number, j int, money bool) (number, int, bool) {
	for range 3 {
		w := r.at(j)
		if w == "-" && multipliers[r.at(j+1)] > 12 {
			j++
			w = r.at(j)
		}
		m, ok := multipliers[w]
		if !ok && money {
			m, ok = shortMultipliers[w]
		}
		if !ok {
			break
		}
		n.val = new(big.Rat).Mul(n.val, big.NewRat(m, 1))
		j++
	}
	return n, j, true
}
