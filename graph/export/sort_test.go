package export

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSortBeyondMemory(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 1))
	for _, limit := range []int{1 << 20, 500, 1} {
		s := newSorter(limit)
		var want []string
		for range 300 {
			l := fmt.Sprint("line ", rnd.IntN(200))
			want = append(want, l)
			if err := s.add([]byte(l)); err != nil {
				t.Fatal(err)
			}
		}
		slices.Sort(want)
		var got []string
		for l, err := range s.lines() {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, string(l))
		}
		s.close()
		if !slices.Equal(got, want) {
			t.Fatalf("limit %d: not sorted", limit)
		}
	}
}
