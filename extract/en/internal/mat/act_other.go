//go:build !amd64

package mat

func cellAVX(n int, gr, cp, c, tc, h *float32)                          {}
func cellBackAVX(n int, gr, cp, tc, e, dh, dc, dg, dcp *float32)        {}
func addAVX(n int, dst, src *float32)                                   {}
func mulAVX(n int, dst, x, y *float32)                                  {}
func adamAVX(n int, w, m, v, gr *float32, f, b1, b2, rate, eps float32) {}

// wide tells whether there is vector code for n values.
func wide(int) bool { return false }
