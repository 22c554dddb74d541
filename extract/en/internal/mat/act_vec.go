//go:build (amd64 || arm64) && !purego

package mat

//go:noescape
func cellBackVec(n int, gr, cp, tc, e, dh, dc, dg, dcp *float32)

//go:noescape
func addVec(n int, dst, src *float32)

//go:noescape
func mulVec(n int, dst, x, y *float32)

//go:noescape
func leakyVec(n int, x *float32, slope float32)

//go:noescape
func adamVec(n int, w, m, v, gr *float32, f, b1, b2, rate, eps float32)
