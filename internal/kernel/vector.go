package kernel

// The slices of one call of a vector kernel have the same length, given by the
// first; longer ones are cut. A destination may be the same slice as a source,
// but must not overlap it otherwise. All Sets give the same bits.

// Axpy computes y += a·x.
func (s Set) Axpy(y, x []float32, a float32) {
	x = x[:len(y)]
	if s.simd() {
		axpySIMD(y, x, a)
		return
	}
	axpyGeneric(y, x, a)
}

// Scale computes x *= a.
func (s Set) Scale(x []float32, a float32) {
	if s.simd() {
		scaleSIMD(x, a)
		return
	}
	scaleGeneric(x, a)
}

// Add computes dst = x + y.
func (s Set) Add(dst, x, y []float32) {
	x, y = x[:len(dst)], y[:len(dst)]
	if s.simd() {
		addSIMD(dst, x, y)
		return
	}
	addGeneric(dst, x, y)
}

// Mul computes dst = x·y, value by value.
func (s Set) Mul(dst, x, y []float32) {
	x, y = x[:len(dst)], y[:len(dst)]
	if s.simd() {
		mulSIMD(dst, x, y)
		return
	}
	mulGeneric(dst, x, y)
}

// MulAdd computes dst += x·y, value by value.
func (s Set) MulAdd(dst, x, y []float32) {
	x, y = x[:len(dst)], y[:len(dst)]
	if s.simd() {
		mulAddSIMD(dst, x, y)
		return
	}
	mulAddGeneric(dst, x, y)
}

// Leaky computes x = max(x, slope·x), the rectifier with a slope below zero of
// Maas, Hannun and Ng (2013), for slopes below 1.
func (s Set) Leaky(x []float32, slope float32) {
	if s.simd() {
		leakySIMD(x, slope)
		return
	}
	leakyGeneric(x, slope)
}

// Pool computes z = f·prev + (1-f)·z, value by value: one step of a
// quasi-recurrent layer's running mean (Bradbury et al. 2017).
func (s Set) Pool(z, prev, f []float32) {
	prev, f = prev[:len(z)], f[:len(z)]
	if s.simd() {
		poolSIMD(z, prev, f)
		return
	}
	poolGeneric(z, prev, f)
}

// Dot returns Σ x·y. It adds in eight lanes: value i goes to lane i mod 8.
func (s Set) Dot(x, y []float32) float32 {
	y = y[:len(x)]
	if s.simd() {
		return dotSIMD(x, y)
	}
	return dotGeneric(x, y)
}

// Sum returns Σ x, in the order of Dot.
func (s Set) Sum(x []float32) float32 {
	if s.simd() {
		return sumSIMD(x)
	}
	return sumGeneric(x)
}

// SumSquares returns Σ (x-mean)², in the order of Dot.
func (s Set) SumSquares(x []float32, mean float32) float32 {
	if s.simd() {
		return sumSquaresSIMD(x, mean)
	}
	return sumSquaresGeneric(x, mean)
}

// Max returns the largest value of x, NaNs skipped, and -Inf for an empty x.
func (s Set) Max(x []float32) float32 {
	if s.simd() {
		return maxSIMD(x) + 0 // -0 becomes 0: which of them comes first depends on the lanes
	}
	return maxGeneric(x) + 0
}

// MaxAbs returns the largest magnitude in x, NaNs skipped, and 0 for an empty
// x.
func (s Set) MaxAbs(x []float32) float32 {
	if s.simd() {
		return maxAbsSIMD(x)
	}
	return maxAbsGeneric(x)
}

// DequantAdd computes dst += scale·q: it adds one row of an int8 table.
func (s Set) DequantAdd(dst []float32, q []int8, scale float32) {
	q = q[:len(dst)]
	if s.simd() {
		dequantAddSIMD(dst, q, scale)
		return
	}
	dequantAddGeneric(dst, q, scale)
}
