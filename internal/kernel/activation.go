package kernel

// Exp computes dst = exp(x). Arguments are first cut to [-87, 88], so that the
// result is neither 0 nor infinite; the relative error is below 1.2e-7.
func (s Set) Exp(dst, x []float32) {
	x = x[:len(dst)]
	if s.simd() {
		expSIMD(dst, x)
		return
	}
	expGeneric(dst, x)
}

// Sigmoid computes dst = 1/(1+exp(-x)).
func (s Set) Sigmoid(dst, x []float32) {
	x = x[:len(dst)]
	if s.simd() {
		sigmoidSIMD(dst, x)
		return
	}
	sigmoidGeneric(dst, x)
}

// SigmoidGrad computes dx = dy·y·(1-y) for y = σ(x).
func (s Set) SigmoidGrad(dx, dy, y []float32) {
	dy, y = dy[:len(dx)], y[:len(dx)]
	if s.simd() {
		sigmoidGradSIMD(dx, dy, y)
		return
	}
	sigmoidGradGeneric(dx, dy, y)
}

// Tanh computes dst = tanh(x).
func (s Set) Tanh(dst, x []float32) {
	x = x[:len(dst)]
	if s.simd() {
		tanhSIMD(dst, x)
		return
	}
	tanhGeneric(dst, x)
}

// TanhGrad computes dx = dy·(1-y²) for y = tanh(x).
func (s Set) TanhGrad(dx, dy, y []float32) {
	dy, y = dy[:len(dx)], y[:len(dx)]
	if s.simd() {
		tanhGradSIMD(dx, dy, y)
		return
	}
	tanhGradGeneric(dx, dy, y)
}

// GELU computes the tanh form of the Gaussian error linear unit (Hendrycks and
// Gimpel 2016): x·σ(√(8/π)·(x + 0.044715·x³)).
func (s Set) GELU(dst, x []float32) {
	x = x[:len(dst)]
	if s.simd() {
		geluSIMD(dst, x)
		return
	}
	geluGeneric(dst, x)
}

// GELUGrad computes dx = dy·GELU′(x).
func (s Set) GELUGrad(dx, dy, x []float32) {
	dy, x = dy[:len(dx)], x[:len(dx)]
	if s.simd() {
		geluGradSIMD(dx, dy, x)
		return
	}
	geluGradGeneric(dx, dy, x)
}

// GLU computes the gated linear unit dst = a·σ(b) (Dauphin et al. 2017).
func (s Set) GLU(dst, a, b []float32) {
	a, b = a[:len(dst)], b[:len(dst)]
	if s.simd() {
		gluSIMD(dst, a, b)
		return
	}
	gluGeneric(dst, a, b)
}

// GLUGrad computes da and db for the dy of a·σ(b). da may be a and db may be
// b.
func (s Set) GLUGrad(da, db, dy, a, b []float32) {
	n := len(da)
	db, dy, a, b = db[:n], dy[:n], a[:n], b[:n]
	if s.simd() {
		gluGradSIMD(da, db, dy, a, b)
		return
	}
	gluGradGeneric(da, db, dy, a, b)
}
