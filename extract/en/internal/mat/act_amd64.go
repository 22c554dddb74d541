package mat

//go:noescape
func cellAVX(n int, gr, cp, c, tc, h *float32)

//go:noescape
func cellBackAVX(n int, gr, cp, tc, e, dh, dc, dg, dcp *float32)

//go:noescape
func addAVX(n int, dst, src *float32)

//go:noescape
func mulAVX(n int, dst, x, y *float32)

//go:noescape
func adamAVX(n int, w, m, v, gr *float32, f, b1, b2, rate, eps float32)

// wide tells whether the vector code takes n values.
func wide(n int) bool { return level >= levelAVX2 && n > 0 && n%8 == 0 }
