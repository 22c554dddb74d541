package mat

import (
	"math"
	"math/rand/v2"
	"testing"
)

// atLevel runs f with the given kernels, which the processor must have.
func atLevel(t testing.TB, l int, f func()) {
	t.Helper()
	old := level
	level = l
	defer func() { level = old }()
	f()
}

func random(r *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64())
	}
	return x
}

func TestMulSameBitsAtEveryLevel(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, d := range []struct{ m, k, n int }{{1, 1, 1}, {6, 5, 16}, {7, 33, 40}, {13, 700, 17}, {5, 321, 31}} {
		for _, add := range []bool{false, true} {
			for _, trans := range []bool{false, true} {
				a, b, c := random(r, d.m*d.k), random(r, d.k*d.n), random(r, d.m*d.n)
				ars, acs := d.k, 1
				if trans {
					ars, acs = 1, d.m
				}
				var p Packed
				p.Pack(b, d.k, d.n, d.n, 1)
				want := append([]float32(nil), c...)
				for i := range d.m {
					for j := range d.n {
						s := float32(0)
						if add {
							s = c[i*d.n+j]
						}
						for k := range d.k {
							s += float32(a[i*ars+k*acs] * b[k*d.n+j])
						}
						want[i*d.n+j] = s
					}
				}
				for l := levelGo; l <= level; l++ {
					got := append([]float32(nil), c...)
					atLevel(t, l, func() { Mul(got, d.n, a, ars, acs, d.m, &p, add) })
					for i := range want {
						if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
							t.Fatalf("%v add %v %s: element %d is %v, want %v", d, add, levelNames[l], i, got[i], want[i])
						}
					}
				}
			}
		}
	}
}

func benchMul(b *testing.B, l int) {
	r := rand.New(rand.NewPCG(1, 2))
	m, k, n := 48, 160, 640
	x, y, c := random(r, m*k), random(r, k*n), make([]float32, m*n)
	var p Packed
	p.Pack(y, k, n, n, 1)
	atLevel(b, l, func() {
		for b.Loop() {
			Mul(c, n, x, k, 1, m, &p, false)
		}
	})
	b.ReportMetric(float64(2*m*k*n)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
}

func BenchmarkMul(b *testing.B) {
	for l := range level + 1 {
		b.Run(levelNames[l], func(b *testing.B) { benchMul(b, l) })
	}
}

func TestFuse(t *testing.T) {
	old := level
	defer func() { level = old }()
	Fuse()
	r := rand.New(rand.NewPCG(1, 2))
	const m, k, n = 11, 50, 37
	a, b := random(r, m*k), random(r, k*n)
	var p Packed
	p.Pack(b, k, n, n, 1)
	got, want := make([]float32, m*n), make([]float32, m*n)
	Mul(got, n, a, k, 1, m, &p, false)
	level = levelGo
	Mul(want, n, a, k, 1, m, &p, false)
	for i := range want {
		if math.Abs(float64(got[i]-want[i])) > 1e-4 {
			t.Fatalf("element %d is %v, want %v", i, got[i], want[i])
		}
	}
}
