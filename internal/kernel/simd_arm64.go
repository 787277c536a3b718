package kernel

import "golang.org/x/sys/cpu"

// bestLevel asks the processor. Dot products of bytes came with ARMv8.2 and are
// in what is sold since 2018: Apple's M1, Neoverse N1, Cortex-A76 and later.
func bestLevel() level {
	if cpu.ARM64.HasASIMDDP {
		return levelNEON
	}
	return levelGeneric
}

func (s Set) simd() bool { return s.level == levelNEON }

// The functions below give the whole fours, eights or sixteens of their vectors
// to the assembly and the rest to the portable form.

func axpySIMD(y, x []float32, a float32) {
	n := len(y) &^ 3
	if n > 0 {
		axpyNEON(&y[0], &x[0], a, n)
	}
	axpyGeneric(y[n:], x[n:], a)
}

func scaleSIMD(x []float32, a float32) {
	n := len(x) &^ 3
	if n > 0 {
		scaleNEON(&x[0], a, n)
	}
	scaleGeneric(x[n:], a)
}

func addSIMD(dst, x, y []float32) {
	n := len(dst) &^ 3
	if n > 0 {
		addNEON(&dst[0], &x[0], &y[0], n)
	}
	addGeneric(dst[n:], x[n:], y[n:])
}

func mulSIMD(dst, x, y []float32) {
	n := len(dst) &^ 3
	if n > 0 {
		mulNEON(&dst[0], &x[0], &y[0], n)
	}
	mulGeneric(dst[n:], x[n:], y[n:])
}

func mulAddSIMD(dst, x, y []float32) {
	n := len(dst) &^ 3
	if n > 0 {
		mulAddNEON(&dst[0], &x[0], &y[0], n)
	}
	mulAddGeneric(dst[n:], x[n:], y[n:])
}

func leakySIMD(x []float32, slope float32) {
	n := len(x) &^ 3
	if n > 0 {
		leakyNEON(&x[0], slope, n)
	}
	leakyGeneric(x[n:], slope)
}

func poolSIMD(z, prev, f []float32) {
	n := len(z) &^ 3
	if n > 0 {
		poolNEON(&z[0], &prev[0], &f[0], n)
	}
	poolGeneric(z[n:], prev[n:], f[n:])
}

func normalizeSIMD(y, x, gain, bias []float32, mean, inv float32) {
	n := len(y) &^ 3
	if n > 0 {
		normalizeNEON(&y[0], &x[0], &gain[0], &bias[0], mean, inv, n)
	}
	normalizeGeneric(y[n:], x[n:], gain[n:], bias[n:], mean, inv)
}

func expSIMD(dst, x []float32) {
	n := len(dst) &^ 3
	if n > 0 {
		expNEON(&dst[0], &x[0], n)
	}
	expGeneric(dst[n:], x[n:])
}

func sigmoidSIMD(dst, x []float32) {
	n := len(dst) &^ 3
	if n > 0 {
		sigmoidNEON(&dst[0], &x[0], n)
	}
	sigmoidGeneric(dst[n:], x[n:])
}

func tanhSIMD(dst, x []float32) {
	n := len(dst) &^ 3
	if n > 0 {
		tanhNEON(&dst[0], &x[0], n)
	}
	tanhGeneric(dst[n:], x[n:])
}

func geluSIMD(dst, x []float32) {
	n := len(dst) &^ 3
	if n > 0 {
		geluNEON(&dst[0], &x[0], n)
	}
	geluGeneric(dst[n:], x[n:])
}

func gluSIMD(dst, a, b []float32) {
	n := len(dst) &^ 3
	if n > 0 {
		gluNEON(&dst[0], &a[0], &b[0], n)
	}
	gluGeneric(dst[n:], a[n:], b[n:])
}

func dotSIMD(x, y []float32) float32 {
	var l [8]float32
	n := len(x) &^ 7
	if n > 0 {
		dotNEON(&l, &x[0], &y[0], n)
	}
	for i, v := range x[n:] {
		l[i] += float32(v * y[n+i])
	}
	return sum8(&l)
}

func sumSIMD(x []float32) float32 {
	var l [8]float32
	n := len(x) &^ 7
	if n > 0 {
		sumNEON(&l, &x[0], n)
	}
	for i, v := range x[n:] {
		l[i] += v
	}
	return sum8(&l)
}

func sumSquaresSIMD(x []float32, mean float32) float32 {
	var l [8]float32
	n := len(x) &^ 7
	if n > 0 {
		sumSquaresNEON(&l, &x[0], mean, n)
	}
	for i, v := range x[n:] {
		d := v - mean
		l[i] += float32(d * d)
	}
	return sum8(&l)
}

func expSumSIMD(dst, x []float32, shift float32) float32 {
	var l [8]float32
	n := len(x) &^ 7
	if n > 0 {
		expSumNEON(&l, &dst[0], &x[0], shift, n)
	}
	for i, v := range x[n:] {
		e := exp1(v - shift)
		dst[n+i] = e
		l[i] += e
	}
	return sum8(&l)
}

func maxSIMD(x []float32) float32 {
	top := maxGeneric(nil)
	n := len(x) &^ 3
	if n > 0 {
		l := [4]float32{top, top, top, top}
		maxNEON(&l, &x[0], n)
		top = maxGeneric(l[:])
	}
	return max(top, maxGeneric(x[n:]))
}

func maxAbsSIMD(x []float32) float32 {
	var l [4]float32
	n := len(x) &^ 3
	if n > 0 {
		maxAbsNEON(&l, &x[0], n)
	}
	return max(maxGeneric(l[:]), maxAbsGeneric(x[n:]))
}

func dequantAddSIMD(dst []float32, q []int8, scale float32) {
	n := len(dst) &^ 7
	if n > 0 {
		dequantAddNEON(&dst[0], &q[0], scale, n)
	}
	dequantAddGeneric(dst[n:], q[n:], scale)
}

// What only training calls.

func sigmoidGradSIMD(dx, dy, y []float32)              { sigmoidGradGeneric(dx, dy, y) }
func tanhGradSIMD(dx, dy, y []float32)                 { tanhGradGeneric(dx, dy, y) }
func geluGradSIMD(dx, dy, x []float32)                 { geluGradGeneric(dx, dy, x) }
func gluGradSIMD(da, db, dy, a, b []float32)           { gluGradGeneric(da, db, dy, a, b) }
func softmaxGradSIMD(dx, dy, y []float32, dot float32) { softmaxGradGeneric(dx, dy, y, dot) }
func adamSIMD(w, g, m, v []float32, c *adamConstants)  { adamGeneric(w, g, m, v, c) }
func normSumsSIMD(dgain, dbias, dy, x, gain []float32, mean, inv float32) (s1, s2 float32) {
	return normSumsGeneric(dgain, dbias, dy, x, gain, mean, inv)
}
func normGradSIMD(dx, dy, x, gain []float32, mean, inv, m1, m2 float32) {
	normGradGeneric(dx, dy, x, gain, mean, inv, m1, m2)
}
