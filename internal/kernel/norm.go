package kernel

import "math"

// LayerNorm computes y = gain·(x-mean)/√(variance+eps) + bias for one row (Ba
// et al. 2016) and returns the mean and 1/√(variance+eps), which the backward
// pass wants. y may be x.
func (s Set) LayerNorm(y, x, gain, bias []float32, eps float32) (mean, inv float32) {
	n := len(y)
	if n == 0 {
		return 0, 0
	}
	x, gain, bias = x[:n], gain[:n], bias[:n]
	mean = s.Sum(x) / float32(n)
	variance := s.SumSquares(x, mean) / float32(n)
	inv = 1 / float32(math.Sqrt(float64(variance+eps)))
	if s.simd() {
		normalizeSIMD(y, x, gain, bias, mean, inv)
	} else {
		normalizeGeneric(y, x, gain, bias, mean, inv)
	}
	return mean, inv
}

// LayerNormGrad computes dx for one row from dy, the row's x and the mean and
// inverse deviation that LayerNorm returned, and adds to the derivatives of
// gain and bias. dx may be dy.
func (s Set) LayerNormGrad(dx, dgain, dbias, dy, x, gain []float32, mean, inv float32) {
	n := len(dx)
	if n == 0 {
		return
	}
	dgain, dbias, dy, x, gain = dgain[:n], dbias[:n], dy[:n], x[:n], gain[:n]
	if s.simd() {
		s1, s2 := normSumsSIMD(dgain, dbias, dy, x, gain, mean, inv)
		normGradSIMD(dx, dy, x, gain, mean, inv, s1/float32(n), s2/float32(n))
		return
	}
	s1, s2 := normSumsGeneric(dgain, dbias, dy, x, gain, mean, inv)
	normGradGeneric(dx, dy, x, gain, mean, inv, s1/float32(n), s2/float32(n))
}

// Softmax replaces the first n values of row by exp(x)/Σ exp(x) and the others
// by 0. It shifts by the maximum, so that large values do no harm.
func (s Set) Softmax(row []float32, n int) {
	clear(row[n:])
	if row = row[:n]; n > 0 {
		s.softmaxFrom(row, s.Max(row))
	}
}

// SoftmaxLog is Softmax over the whole row that also returns log Σ exp(x) of
// the original values, as a cross-entropy wants it.
func (s Set) SoftmaxLog(row []float32) float32 {
	if len(row) == 0 {
		return float32(math.Inf(-1))
	}
	top := s.Max(row)
	return top + float32(math.Log(float64(s.softmaxFrom(row, top))))
}

// softmaxFrom normalises with a given shift and returns the sum it divided by.
func (s Set) softmaxFrom(row []float32, shift float32) float32 {
	var sum float32
	if s.simd() {
		sum = expSumSIMD(row, row, shift)
	} else {
		sum = expSumGeneric(row, row, shift)
	}
	s.Scale(row, 1/sum)
	return sum
}

// SoftmaxGrad computes dx = y·(dy - Σ y·dy) for y = softmax(x). dx may be dy.
func (s Set) SoftmaxGrad(dx, dy, y []float32) {
	dy, y = dy[:len(dx)], y[:len(dx)]
	dot := s.Dot(y, dy)
	if s.simd() {
		softmaxGradSIMD(dx, dy, y, dot)
		return
	}
	softmaxGradGeneric(dx, dy, y, dot)
}
