//go:build !purego

package mat

// levelNEON are the kernels with vectors of four values.
const levelNEON = levelGo + 1

// level is the best set of kernels that this processor runs: all have NEON.
var level = levelNEON

// Fuse lets products use fused multiplication and addition from now on, where
// the processor has it and there is code for it.
func Fuse() {}

//go:noescape
func neon1(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)

//go:noescape
func neon2(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)

//go:noescape
func neon3(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)

//go:noescape
func neon4(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)

//go:noescape
func neon5(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)

//go:noescape
func neon6(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)

// block computes m rows (at most maxRows) of 16 columns of C.
func block(m, k int, a []float32, ars, acs int, b, c []float32, ldc int, add bool) {
	if level == levelGo {
		blockGo(m, k, a, ars, acs, b, c, ldc, add)
		return
	}
	var acc uintptr
	if add {
		acc = 1
	}
	// The last elements that the kernel touches, so that a wrong size panics
	// here rather than reading or writing elsewhere.
	_ = a[(m-1)*ars+(k-1)*acs]
	_ = b[k*panel-1]
	_ = c[(m-1)*ldc+panel-1]
	pa, pb, pc := &a[0], &b[0], &c[0]
	r, s, l := uintptr(ars)*4, uintptr(acs)*4, uintptr(ldc)*4
	switch m {
	case 1:
		neon1(k, pa, r, s, pb, pc, l, acc)
	case 2:
		neon2(k, pa, r, s, pb, pc, l, acc)
	case 3:
		neon3(k, pa, r, s, pb, pc, l, acc)
	case 4:
		neon4(k, pa, r, s, pb, pc, l, acc)
	case 5:
		neon5(k, pa, r, s, pb, pc, l, acc)
	default:
		neon6(k, pa, r, s, pb, pc, l, acc)
	}
}

// wide tells whether the vector code of the activations takes n values.
func wide(n int) bool { return level >= levelNEON && n > 0 && n%4 == 0 }

// wideCell tells whether cellVec takes n values.
func wideCell(n int) bool { return wide(n) }

//go:noescape
func cellVec(n int, gr, cp, c, tc, h *float32)
