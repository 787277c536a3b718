package kernel

import "fmt"

const (
	maxInt8 = 127
	// tinyRow is the magnitude below which a row counts as zero, because its
	// reciprocal would not be finite.
	tinyRow = 1e-30
	// neonBlock is the number of summands that the arm64 product reads at once.
	neonBlock = 16
)

// QuantizeWeights rounds a k×n matrix to int8 with one scale per column, so
// that b ≈ q·scale. q is row-major without gaps.
func QuantizeWeights(b Matrix) (q []int8, scale []float32) {
	b.check("B")
	q, scale = make([]int8, b.Rows*b.Cols), make([]float32, b.Cols)
	for i := range b.Rows {
		for j, v := range b.Row(i) {
			scale[j] = max(scale[j], v, -v)
		}
	}
	for j := range scale {
		scale[j] /= maxInt8
	}
	for i := range b.Rows {
		for j, v := range b.Row(i) {
			if scale[j] > 0 {
				q[i*b.Cols+j] = int8(max(-maxInt8, min(maxInt8, roundEven(v/scale[j]))))
			}
		}
	}
	return q, scale
}

// roundEven rounds to the nearest integer, ties to even; |x| < 2²².
func roundEven(x float32) float32 { return float32(x+roundBig) - roundBig }

// Int8Weights is the int8 right operand of a product, packed for one Set.
// It may be shared by concurrent products.
type Int8Weights struct {
	set   Set
	k, n  int
	scale []float32 // by column, filled up to whole panels
	bias  []float32 // by column, filled up to whole panels

	triples [][2]int64 // generic: see packTriples
	pairs   []int16    // avx2: panels of k/2 rows of 32 pairs
	quads   []int8     // avx512, neon: panels of k/4 rows of 32 quadruples
	offset  []int32    // avx512: 128·Σ of the column, taken off the sums
}

// K returns the number of rows.
func (w *Int8Weights) K() int { return w.k }

// N returns the number of columns.
func (w *Int8Weights) N() int { return w.n }

// PackInt8 packs the k×n weights q (row-major) with the scale and the bias of
// each column (bias nil: none) for this Set.
func (s Set) PackInt8(q []int8, k, n int, scale, bias []float32) *Int8Weights {
	if len(q) < k*n || len(scale) < n || bias != nil && len(bias) < n {
		panic(fmt.Sprintf("kernel: %d×%d int8 weights from %d values, %d scales, %d biases",
			k, n, len(q), len(scale), len(bias)))
	}
	padded := (n + panelWidth - 1) / panelWidth * panelWidth
	w := &Int8Weights{set: s, k: k, n: n, scale: make([]float32, padded), bias: make([]float32, padded)}
	copy(w.scale, scale[:n])
	if bias != nil {
		copy(w.bias, bias[:n])
	}
	switch s.level {
	case levelAVX512:
		w.packQuads(q, padded, (k+3)/4)
		w.noteShift(q, padded)
	case levelNEON:
		w.packQuads(q, padded, (k+neonBlock-1)/neonBlock*(neonBlock/4))
	case levelAVX2:
		w.packPairs(q, padded)
	default:
		w.packTriples(q)
	}
	return w
}

// packPairs widens to int16 and puts two summands of a column side by side.
func (w *Int8Weights) packPairs(q []int8, padded int) {
	half := (w.k + 1) / 2
	w.pairs = make([]int16, half*padded*2)
	for i := range w.k {
		for j := range w.n {
			panel, col := j/panelWidth, j%panelWidth
			w.pairs[((panel*half+i/2)*panelWidth+col)*2+i%2] = int16(q[i*w.n+j])
		}
	}
}

// packQuads puts four summands of a column side by side, in panels of so many
// rows of them.
func (w *Int8Weights) packQuads(q []int8, padded, rows int) {
	w.quads = make([]int8, rows*padded*4)
	for i := range w.k {
		for j := range w.n {
			panel, col := j/panelWidth, j%panelWidth
			w.quads[((panel*rows+i/4)*panelWidth+col)*4+i%4] = q[i*w.n+j]
		}
	}
}

// noteShift notes what the shift of the activations by 128 adds to each column.
func (w *Int8Weights) noteShift(q []int8, padded int) {
	w.offset = make([]int32, padded)
	for i := range w.k {
		for j, v := range q[i*w.n:][:w.n] {
			w.offset[j] += 128 * int32(v)
		}
	}
}

// Int8Rows holds activations, quantised row by row for one Set. The zero value
// is ready for use; quantising again reuses the memory. Not for concurrent
// use.
type Int8Rows struct {
	set    Set
	rows   int
	cols   int
	stride int       // values per row, cols filled up with zeros
	scale  []float32 // by row

	longs []int64 // generic
	words []int16 // avx2
	bytes []uint8 // avx512, shifted by 128
	small []int8  // neon
}

// grow returns a slice of n values, reusing x where it can.
func grow[T any](x []T, n int) []T {
	if cap(x) < n {
		return make([]T, n, n+n/4)
	}
	return x[:n]
}

// Quantize rounds the rows of a to int8, each with its own scale: the largest
// magnitude becomes 127, ties go to even. The values must be finite.
func (s Set) Quantize(r *Int8Rows, a Matrix) {
	a.check("A")
	r.set, r.rows, r.cols = s, a.Rows, a.Cols
	r.scale = grow(r.scale, a.Rows)
	switch s.level {
	case levelAVX512:
		r.stride = (a.Cols + 3) &^ 3
		r.bytes = grow(r.bytes, a.Rows*r.stride)
	case levelNEON:
		r.stride = (a.Cols + neonBlock - 1) &^ (neonBlock - 1)
		r.small = grow(r.small, a.Rows*r.stride)
	case levelAVX2:
		r.stride = (a.Cols + 1) &^ 1
		r.words = grow(r.words, a.Rows*r.stride)
	default:
		r.stride = a.Cols
		r.longs = grow(r.longs, a.Rows*r.stride)
	}
	for i := range a.Rows {
		x := a.Row(i)
		top, factor := s.MaxAbs(x), float32(0)
		if top >= tinyRow {
			factor = maxInt8 / top
			r.scale[i] = top / maxInt8
		} else {
			r.scale[i] = 0
		}
		s.quantizeRow(r, i*r.stride, x, factor)
	}
}

// quantizeRest stores the rounded x·factor and fills the row up with zeros, which
// are stored as the value zero.
func quantizeRest[T int8 | int16 | uint8](dst []T, x []float32, factor float32, zero T) {
	for i := range dst {
		dst[i] = zero
		if i < len(x) {
			dst[i] += T(int32(roundEven(float32(x[i] * factor))))
		}
	}
}

// MulInt8 computes C = A·B + bias from quantised rows (m×k) and weights (k×n)
// that were quantised and packed by this Set. The sums are exact integers; each
// becomes float32(sum)·(row scale·column scale) + bias, rounded at every step:
// all Sets give the same bits. A sum must stay below 2³¹: k < 130,000.
func (s Set) MulInt8(c Matrix, a *Int8Rows, b *Int8Weights) {
	if a.set != s || b.set != s {
		panic(fmt.Sprintf("kernel: int8 operands packed for %v and %v, used with %v", a.set, b.set, s))
	}
	if a.cols != b.k {
		panic(fmt.Sprintf("kernel: int8 product of %d×%d and %d×%d", a.rows, a.cols, b.k, b.n))
	}
	c.checkOutput("C", a.rows, b.n)
	switch {
	case c.Rows == 0 || c.Cols == 0:
	case b.k == 0:
		for i := range c.Rows {
			copy(c.Row(i), b.bias)
		}
	default:
		s.mulInt8(c, a, b)
	}
}
