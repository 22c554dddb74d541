//go:build !purego

package mat

import "golang.org/x/sys/cpu"

// Levels of the kernels above the plain ones.
const (
	levelSSE = levelGo + 1 + iota
	levelAVX2
	levelFMA // not the same bits as the others
)

// level is the best set of kernels that this processor runs.
var level = detect()

func detect() int {
	if cpu.X86.HasAVX2 {
		return levelAVX2
	}
	return levelSSE
}

// Fuse lets products use fused multiplication and addition from now on, where
// the processor has it. They are faster then, but their last bits differ
// between processors: for training, which needs no more than that one computer
// gives the same results again.
func Fuse() {
	if level == levelAVX2 && cpu.X86.HasFMA {
		level = levelFMA
	}
}

//go:noescape
func avx1(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)

//go:noescape
func avx2(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)

//go:noescape
func avx3(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)

//go:noescape
func avx4(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)

//go:noescape
func avx5(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)

//go:noescape
func avx6(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)

//go:noescape
func fma1(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)

//go:noescape
func fma2(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)

//go:noescape
func fma3(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)

//go:noescape
func fma4(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)

//go:noescape
func fma5(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)

//go:noescape
func fma6(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)

//go:noescape
func sse1(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)

//go:noescape
func sse2(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)

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
	if level == levelSSE {
		i := 0
		for ; i+2 <= m; i += 2 {
			sse2(k, &a[i*ars], r, s, pb, &c[i*ldc], l, acc)
		}
		if i < m {
			sse1(k, &a[i*ars], r, s, pb, &c[i*ldc], l, acc)
		}
		return
	}
	if level == levelFMA {
		switch m {
		case 1:
			fma1(k, pa, r, s, pb, pc, l, acc)
		case 2:
			fma2(k, pa, r, s, pb, pc, l, acc)
		case 3:
			fma3(k, pa, r, s, pb, pc, l, acc)
		case 4:
			fma4(k, pa, r, s, pb, pc, l, acc)
		case 5:
			fma5(k, pa, r, s, pb, pc, l, acc)
		default:
			fma6(k, pa, r, s, pb, pc, l, acc)
		}
		return
	}
	switch m {
	case 1:
		avx1(k, pa, r, s, pb, pc, l, acc)
	case 2:
		avx2(k, pa, r, s, pb, pc, l, acc)
	case 3:
		avx3(k, pa, r, s, pb, pc, l, acc)
	case 4:
		avx4(k, pa, r, s, pb, pc, l, acc)
	case 5:
		avx5(k, pa, r, s, pb, pc, l, acc)
	default:
		avx6(k, pa, r, s, pb, pc, l, acc)
	}
}

// wide tells whether the vector code of the activations takes n values.
func wide(n int) bool { return level >= levelAVX2 && n > 0 && n%8 == 0 }

// wideCell tells whether cellVec takes n values.
func wideCell(n int) bool { return level >= levelSSE && n > 0 && n%8 == 0 }

func cellVec(n int, gr, cp, c, tc, h *float32) {
	if level == levelSSE {
		cellSSE(n, gr, cp, c, tc, h)
		return
	}
	cellAVX(n, gr, cp, c, tc, h)
}

//go:noescape
func cellSSE(n int, gr, cp, c, tc, h *float32)

//go:noescape
func cellAVX(n int, gr, cp, c, tc, h *float32)
