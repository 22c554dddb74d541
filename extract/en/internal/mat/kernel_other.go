//go:build (!amd64 && !arm64) || purego

package mat

// level is the best set of kernels that this processor runs: the plain ones.
var level = levelGo

// block computes m rows (at most maxRows) of 16 columns of C.
func block(m, k int, a []float32, ars, acs int, b, c []float32, ldc int, add bool) {
	blockGo(m, k, a, ars, acs, b, c, ldc, add)
}

// Fuse lets products use fused multiplication and addition from now on, where
// the processor has it and there is code for it.
func Fuse() {}
