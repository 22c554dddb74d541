// Package mat has the float32 arithmetic of the English reader: matrix
// products and the activation functions.
//
// Every result has the same bits on every platform and with every kernel:
// sums go in a fixed order and each operation is rounded to float32.
package mat

const (
	// panel is the number of columns of a packed panel and of a kernel block.
	panel = 16
	// maxRows is the number of rows of the largest kernel block.
	maxRows = 6
	// stepBlock is the number of steps of k taken at once, so that a panel of
	// the right operand stays in the first-level cache.
	stepBlock = 320
)

// levelGo is the level of the kernels in plain Go; the levels of those for a
// processor are above it. The build tag purego leaves no others.
const levelGo = 0

// Packed is the right operand of a product, laid out in panels of 16 columns.
// The zero value is empty; Pack fills it and reuses its memory.
type Packed struct {
	// K is the number of rows, N the number of columns.
	K, N int
	data []float32
}

// Pack sets p to the k×n matrix whose element (i, j) is b[i*rs+j*cs].
func (p *Packed) Pack(b []float32, k, n, rs, cs int) {
	p.K, p.N = k, n
	panels := (n + panel - 1) / panel
	need := panels * k * panel
	if cap(p.data) < need {
		p.data = make([]float32, need)
	}
	p.data = p.data[:need]
	for q := range panels {
		dst := p.data[q*k*panel : (q+1)*k*panel]
		w := min(panel, n-q*panel)
		for i := range k {
			d := dst[i*panel : i*panel+panel]
			if cs == 1 {
				clear(d[copy(d, b[i*rs+q*panel:i*rs+q*panel+w]):])
				continue
			}
			at := i*rs + q*panel*cs
			for j := range w {
				d[j] = b[at]
				at += cs
			}
			clear(d[w:])
		}
	}
}

// Mul sets C = A·B, or C += A·B if add is true. A has m rows and b.K columns,
// with element (i, k) at a[i*ars+k*acs]; C has m rows and b.N columns, with
// element (i, j) at c[i*ldc+j].
func Mul(c []float32, ldc int, a []float32, ars, acs, m int, b *Packed, add bool) {
	if m == 0 || b.N == 0 {
		return
	}
	if b.K == 0 {
		if !add {
			for i := range m {
				clear(c[i*ldc : i*ldc+b.N])
			}
		}
		return
	}
	var tile [maxRows * panel]float32
	panels := (b.N + panel - 1) / panel
	for k0 := 0; k0 < b.K; k0 += stepBlock {
		kn := min(stepBlock, b.K-k0)
		more := add || k0 > 0
		for q := range panels {
			bp := b.data[(q*b.K+k0)*panel : (q*b.K+k0+kn)*panel]
			w := min(panel, b.N-q*panel)
			for i := 0; i < m; i += maxRows {
				rows := min(maxRows, m-i)
				ap := a[i*ars+k0*acs:]
				cp := c[i*ldc+q*panel:]
				if w == panel {
					block(rows, kn, ap, ars, acs, bp, cp, ldc, more)
					continue
				}
				if more {
					for r := range rows {
						copy(tile[r*panel:], cp[r*ldc:r*ldc+w])
					}
				}
				block(rows, kn, ap, ars, acs, bp, tile[:], panel, more)
				for r := range rows {
					copy(cp[r*ldc:r*ldc+w], tile[r*panel:])
				}
			}
		}
	}
}

// blockGo is the kernel in plain Go.
func blockGo(m, k int, a []float32, ars, acs int, b, c []float32, ldc int, add bool) {
	for i := range m {
		for j := 0; j < panel; j += 4 {
			row := c[i*ldc+j : i*ldc+j+4 : i*ldc+j+4]
			var s0, s1, s2, s3 float32
			if add {
				s0, s1, s2, s3 = row[0], row[1], row[2], row[3]
			}
			at, bt := i*ars, j
			for range k {
				x := a[at]
				y := b[bt : bt+4 : bt+4]
				// The conversions forbid a fused multiplication and addition.
				s0 += float32(x * y[0])
				s1 += float32(x * y[1])
				s2 += float32(x * y[2])
				s3 += float32(x * y[3])
				at += acs
				bt += panel
			}
			row[0], row[1], row[2], row[3] = s0, s1, s2, s3
		}
	}
}
