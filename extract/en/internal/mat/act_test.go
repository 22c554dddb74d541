package mat

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestActivations(t *testing.T) {
	for v := float32(-100); v < 100; v += 0.0137 {
		x := []float32{v, v}
		Tanh(x[:1])
		Sigmoid(x[1:])
		if d := math.Abs(float64(x[0]) - math.Tanh(float64(v))); d > 1e-6 {
			t.Fatalf("tanh(%v) is off by %v", v, d)
		}
		if d := math.Abs(float64(x[1]) - 1/(1+math.Exp(-float64(v)))); d > 5e-4 {
			t.Fatalf("sigmoid(%v) is off by %v", v, d)
		}
		if v > -87 && v < 88 {
			want := math.Exp(float64(v))
			if d := math.Abs(float64(Exp(v))-want) / want; d > 1e-6 {
				t.Fatalf("exp(%v) is off by %v", v, d)
			}
		}
	}
}

func TestLeaky(t *testing.T) {
	x := []float32{-2, 3, 0, float32(math.Copysign(0, -1)), 1e-30, -1e30, 5, -6, -7}
	want := make([]float32, len(x))
	for i, v := range x {
		want[i] = v
		if v < 0 {
			want[i] = v * 0.1
		}
	}
	Leaky(x, 0.1)
	for i := range x {
		if math.Float32bits(x[i]) != math.Float32bits(want[i]) {
			t.Errorf("element %d is %v, want %v", i, x[i], want[i])
		}
	}
}

func TestVectorsSameBitsAtEveryLevel(t *testing.T) {
	if level == levelGo {
		t.Skip("there are no other kernels")
	}
	r := rand.New(rand.NewPCG(5, 6))
	for _, n := range []int{1, 4, 7, 8, 12, 16, 24, 29} {
		in := random(r, 20*n)
		for i := range in {
			in[i] *= 3
		}
		part := func(x []float32, from, len int) []float32 { return x[from*n : (from+len)*n : (from+len)*n] }
		for name, f := range map[string]func(x []float32){
			"cell":  func(x []float32) { LSTMCell(part(x, 0, 4), part(x, 4, 1), part(x, 5, 1), part(x, 6, 1), part(x, 7, 1)) },
			"add":   func(x []float32) { Add(part(x, 0, 1), part(x, 1, 1)) },
			"leaky": func(x []float32) { Leaky(part(x, 0, 1), 0.1) },
			"times": func(x []float32) { Times(part(x, 0, 1), part(x, 1, 1), part(x, 2, 1)) },
			"back": func(x []float32) {
				LSTMCellBack(part(x, 0, 4), part(x, 4, 1), part(x, 5, 1), part(x, 6, 1), part(x, 7, 1), part(x, 8, 1), part(x, 9, 4), part(x, 13, 1))
			},
			"adam": func(x []float32) {
				for i := range part(x, 2, 1) {
					part(x, 2, 1)[i] = float32(math.Abs(float64(part(x, 2, 1)[i])))
				}
				Adam(part(x, 0, 1), part(x, 1, 1), part(x, 2, 1), part(x, 3, 1), 0.5, 0.1, 0.02, 0.01)
			},
		} {
			want := append([]float32(nil), in...)
			atLevel(t, levelGo, func() { f(want) })
			for l := levelGo + 1; l <= level; l++ {
				got := append([]float32(nil), in...)
				atLevel(t, l, func() { f(got) })
				for i := range want {
					if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
						t.Fatalf("%s of %d, %s: element %d is %v, want %v", name, n, levelNames[l], i, got[i], want[i])
					}
				}
			}
		}
	}
}
