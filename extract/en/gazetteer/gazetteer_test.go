package gazetteer

import (
	"strings"
	"testing"
)

func TestSmoke(t *testing.T) {
	g, err := read()
	if err != nil {
		t.Fatal(err)
	}
	t.Log(g.Len())
	for _, s := range []string{"U.S. officials", "US officials", "al - Qaida in Iraq", "Al-Qaida in Iraq said", "Joint Chiefs of Staff Chairman", "People 's Bank of China", "Danes", "Damascus", "us", "turkey", "Côte d’Ivoire", "Washington , D.C. today"} {
		for _, m := range g.Match(strings.Fields(s), 0) {
			t.Log(s, m.Entry.ID, m.Kind, m.First, m.Last, m.Form, m.Entry.MetonymOf)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, err := read(); err != nil {
			b.Fatal(err)
		}
	}
}
