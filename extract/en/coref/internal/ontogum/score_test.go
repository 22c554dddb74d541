package ontogum

import (
	"math"
	"testing"
)

// TestScore checks the measures by the worked example of Luo (2005) and by
// hand-counted chains.
func TestScore(t *testing.T) {
	m := func(i int) Mention { return Mention{0, i, i + 1} }
	gold := [][]Mention{{m(1), m(2), m(3), m(4), m(5)}, {m(6), m(7)}, {m(8), m(9), m(10), m(11), m(12)}}
	answer := [][]Mention{{m(1), m(2), m(3), m(4), m(5)}, {m(6), m(7), m(8), m(9), m(10), m(11), m(12)}}
	var s Score
	s.Add(gold, answer, func(x Mention) bool { return x.First == 8 || x.First == 5 })
	_, _, f := s.muc.f()
	near(t, "MUC", f, 2*(1*0.9)/(1.9))
	_, _, f = s.b3.f()
	p := (5 + 4.0/7 + 25.0/7) / 12
	near(t, "B3", f, 2*p/(1+p))
	_, _, f = s.ceaf.f()
	sim := 1 + 10.0/12
	near(t, "CEAF", f, 2*(sim/3)*(sim/2)/(sim/3+sim/2))
	if s.PronounRight != 1 || s.Pronouns != 1 {
		t.Errorf("pronouns %d of %d, want 1 of 1: the eighth opens its chain", s.PronounRight, s.Pronouns)
	}
}

func near(t *testing.T, name string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9 {
		t.Errorf("%s = %v, want %v", name, got, want)
	}
}
