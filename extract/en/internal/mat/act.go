package mat

import "math"

// Tanh replaces every element of x by its hyperbolic tangent (a rational
// approximation, within 4e-7).
func Tanh(x []float32) {
	for i, v := range x {
		x[i] = tanh(v)
	}
}

// Sigmoid replaces every element v of x by 1/(1+e^-v).
func Sigmoid(x []float32) {
	for i, v := range x {
		x[i] = float32(tanh(0.5*v)*0.5) + 0.5
	}
}

// tanh is the quotient of polynomials of degrees 13 and 6, as in Eigen.
func tanh(v float32) float32 {
	v = min(max(v, -7.9), 7.9)
	q := v * v
	n := float32(q*-2.76076847742355e-16) + 2.00018790482477e-13
	n = float32(q*n) + -8.60467152213735e-11
	n = float32(q*n) + 5.12229709037114e-08
	n = float32(q*n) + 1.48572235717979e-05
	n = float32(q*n) + 6.37261928875436e-04
	n = float32(q*n) + 4.89352455891786e-03
	n *= v
	d := float32(q*1.19825839466702e-06) + 1.18534705686654e-04
	d = float32(q*d) + 2.26843463243900e-03
	d = float32(q*d) + 4.89352518554385e-03
	return n / d
}

// Exp returns e^v to about 2e-7, relative; 0 below -87 and e^88 above 88.
func Exp(v float32) float32 {
	if v < -87 {
		return 0
	}
	v = min(v, 88)
	// v = n·ln 2 + r with |r| <= ln 2 / 2; ln 2 in two parts, as in Cephes.
	f := float32(v*1.44269504088896341) + 0.5
	n := int32(f)
	if float32(n) > f {
		n--
	}
	fn := float32(n)
	r := v - float32(fn*0.693359375)
	r -= float32(fn * -2.12194440e-4)
	p := float32(r*1.9875691500e-4) + 1.3981999507e-3
	p = float32(r*p) + 8.3334519073e-3
	p = float32(r*p) + 4.1665795894e-2
	p = float32(r*p) + 1.6666665459e-1
	p = float32(r*p) + 5.0000001201e-1
	y := float32(float32(r*r)*p) + r
	y += 1
	return float32(y * scale(n))
}

// Softmax replaces x by its softmax.
func Softmax(x []float32) {
	if len(x) == 0 {
		return
	}
	top := x[0]
	for _, v := range x[1:] {
		top = max(top, v)
	}
	var sum float32
	for i, v := range x {
		e := Exp(v - top)
		x[i] = e
		sum += e
	}
	for i := range x {
		x[i] /= sum
	}
}

// Add adds src to dst, which must not be shorter.
func Add(dst, src []float32) {
	dst = dst[:len(src)]
	if n := len(src) &^ 7; wide(n) {
		addVec(n, &dst[0], &src[0])
		dst, src = dst[n:], src[n:]
	}
	for i, v := range src {
		dst[i] += v
	}
}

// Times sets dst to the products of the elements of x and y, all of the length
// of dst.
func Times(dst, x, y []float32) {
	x, y = x[:len(dst)], y[:len(dst)]
	if n := len(dst) &^ 7; wide(n) {
		mulVec(n, &dst[0], &x[0], &y[0])
		dst, x, y = dst[n:], x[n:], y[n:]
	}
	for i := range dst {
		dst[i] = x[i] * y[i]
	}
}

// Leaky replaces every element v of x below zero by v times the slope, which is
// between 0 and 1.
func Leaky(x []float32, slope float32) {
	if n := len(x) &^ 7; wide(n) {
		leakyVec(n, &x[0], slope)
		x = x[n:]
	}
	for i, v := range x {
		x[i] = max(v, v*slope)
	}
}

// scale returns 2^n for -126 <= n <= 127.
func scale(n int32) float32 { return math.Float32frombits(uint32(n+127) << 23) }

// LSTMCell computes one step of one LSTM: g holds the sums of the input,
// forget and output gates and the candidate, and receives their values; cp is
// the previous cell; c, tc and h receive the cell, its tanh and the output.
func LSTMCell(g, cp, c, tc, h []float32) {
	n := len(c)
	g, cp, tc, h = g[:4*n], cp[:n], tc[:n], h[:n]
	if wideCell(n) {
		cellVec(n, &g[0], &cp[0], &c[0], &tc[0], &h[0])
		return
	}
	Sigmoid(g[:3*n])
	Tanh(g[3*n:])
	for j := range c {
		v := float32(g[n+j]*cp[j]) + float32(g[j]*g[3*n+j])
		c[j] = v
		tc[j] = v
	}
	Tanh(tc)
	for j := range h {
		h[j] = g[2*n+j] * tc[j]
	}
}

// LSTMCellBack is the backward step of LSTMCell: from its gates, previous cell
// and tanh, the gradients of its output, e and dh, which add up, and the
// gradient of its cell so far, dc, it sets dg, the gradients of the sums of the
// gates, and dcp, the gradient of the previous cell.
func LSTMCellBack(g, cp, tc, e, dh, dc, dg, dcp []float32) {
	n := len(tc)
	g, cp, e, dh, dc, dg, dcp = g[:4*n], cp[:n], e[:n], dh[:n], dc[:n], dg[:4*n], dcp[:n]
	if wide(n) {
		cellBackVec(n, &g[0], &cp[0], &tc[0], &e[0], &dh[0], &dc[0], &dg[0], &dcp[0])
		return
	}
	for j, t := range tc {
		i, f, o, z := g[j], g[n+j], g[2*n+j], g[3*n+j]
		y := e[j] + dh[j]
		x := dc[j] + float32(y*float32(o*(1-float32(t*t))))
		dg[2*n+j] = y * float32(t*float32(o*(1-o)))
		dg[j] = x * float32(z*float32(i*(1-i)))
		dg[3*n+j] = x * float32(i*(1-float32(z*z)))
		dg[n+j] = x * float32(cp[j]*float32(f*(1-f)))
		dcp[j] = x * f
	}
}

// Adam changes the parameters w by their gradients g times f, with the moments
// m and v and the rate given (Kingma and Ba 2015; b1 and b2 are 1 less their
// betas, and the correction of the bias is part of the rate).
func Adam(w, m, v, g []float32, f, b1, b2, rate float32) {
	const eps = 1e-8
	m, v, g = m[:len(w)], v[:len(w)], g[:len(w)]
	if n := len(w) &^ 7; wide(n) {
		adamVec(n, &w[0], &m[0], &v[0], &g[0], f, b1, b2, rate, eps)
		w, m, v, g = w[n:], m[n:], v[n:], g[n:]
	}
	for i, x := range g {
		x *= f
		m[i] += float32(b1 * (x - m[i]))
		v[i] += float32(b2 * (float32(x*x) - v[i]))
		w[i] -= float32(rate*m[i]) / (float32(math.Sqrt(float64(v[i]))) + eps)
	}
}
