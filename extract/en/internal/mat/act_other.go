//go:build (!amd64 && !arm64) || purego

package mat

func cellVec(n int, gr, cp, c, tc, h *float32)                          {}
func cellBackVec(n int, gr, cp, tc, e, dh, dc, dg, dcp *float32)        {}
func addVec(n int, dst, src *float32)                                   {}
func mulVec(n int, dst, x, y *float32)                                  {}
func leakyVec(n int, x *float32, slope float32)                         {}
func adamVec(n int, w, m, v, gr *float32, f, b1, b2, rate, eps float32) {}

// wide and wideCell tell whether there is vector code for n values.
func wide(int) bool     { return false }
func wideCell(int) bool { return false }
