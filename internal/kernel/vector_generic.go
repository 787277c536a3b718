package kernel

import "math"

func axpyGeneric(y, x []float32, a float32) {
	for i, v := range x {
		y[i] += float32(a * v)
	}
}

func scaleGeneric(x []float32, a float32) {
	for i := range x {
		x[i] *= a
	}
}

func addGeneric(dst, x, y []float32) {
	for i := range dst {
		dst[i] = x[i] + y[i]
	}
}

func mulGeneric(dst, x, y []float32) {
	for i := range dst {
		dst[i] = x[i] * y[i]
	}
}

func mulAddGeneric(dst, x, y []float32) {
	for i := range dst {
		dst[i] += float32(x[i] * y[i])
	}
}

func leakyGeneric(x []float32, slope float32) {
	for i, v := range x {
		x[i] = max(v, slope*v)
	}
}

// The conversions forbid fusing, so that all machines round alike.
func poolGeneric(z, prev, f []float32) {
	for i, v := range f {
		z[i] = float32(v*prev[i]) + float32((1-v)*z[i])
	}
}

func dotGeneric(x, y []float32) float32 {
	var l [8]float32
	i := 0
	for ; i+8 <= len(x); i += 8 {
		u, v := x[i:i+8:i+8], y[i:i+8:i+8]
		l[0] += float32(u[0] * v[0])
		l[1] += float32(u[1] * v[1])
		l[2] += float32(u[2] * v[2])
		l[3] += float32(u[3] * v[3])
		l[4] += float32(u[4] * v[4])
		l[5] += float32(u[5] * v[5])
		l[6] += float32(u[6] * v[6])
		l[7] += float32(u[7] * v[7])
	}
	for j := i; j < len(x); j++ {
		l[j-i] += float32(x[j] * y[j])
	}
	return sum8(&l)
}

func sumGeneric(x []float32) float32 {
	var l [8]float32
	for i, v := range x {
		l[i&7] += v
	}
	return sum8(&l)
}

// sumSquaresGeneric returns Σ (x-mean)².
func sumSquaresGeneric(x []float32, mean float32) float32 {
	var l [8]float32
	for i, v := range x {
		d := v - mean
		l[i&7] += float32(d * d)
	}
	return sum8(&l)
}

// maxGeneric is the largest value; NaNs are skipped.
func maxGeneric(x []float32) float32 {
	m := float32(math.Inf(-1))
	for _, v := range x {
		if v > m {
			m = v
		}
	}
	return m
}

// maxAbsGeneric is the largest magnitude, at least 0; NaNs are skipped.
func maxAbsGeneric(x []float32) float32 {
	var m float32
	for _, v := range x {
		if v = math.Float32frombits(math.Float32bits(v) & 0x7fffffff); v > m {
			m = v
		}
	}
	return m
}

func expGeneric(dst, x []float32) {
	for i, v := range x {
		dst[i] = exp1(v)
	}
}

// expSumGeneric stores exp(x-shift) and returns the sum of what it stored.
func expSumGeneric(dst, x []float32, shift float32) float32 {
	var l [8]float32
	for i, v := range x {
		e := exp1(v - shift)
		dst[i] = e
		l[i&7] += e
	}
	return sum8(&l)
}

func sigmoidGeneric(dst, x []float32) {
	for i, v := range x {
		dst[i] = sigmoid1(v)
	}
}

func tanhGeneric(dst, x []float32) {
	for i, v := range x {
		dst[i] = tanh1(v)
	}
}

func geluGeneric(dst, x []float32) {
	for i, v := range x {
		dst[i] = gelu1(v)
	}
}

func geluGradGeneric(dx, dy, x []float32) {
	for i, v := range x {
		dx[i] = dy[i] * geluGrad1(v)
	}
}

func sigmoidGradGeneric(dx, dy, y []float32) {
	for i, v := range y {
		dx[i] = dy[i] * float32(v*(1-v))
	}
}

func tanhGradGeneric(dx, dy, y []float32) {
	for i, v := range y {
		dx[i] = dy[i] * (1 - float32(v*v))
	}
}

func gluGeneric(dst, a, b []float32) {
	for i := range dst {
		dst[i] = a[i] * sigmoid1(b[i])
	}
}

func gluGradGeneric(da, db, dy, a, b []float32) {
	for i, g := range dy {
		s := sigmoid1(b[i])
		t := float32(g * s)
		db[i] = float32(t*(1-s)) * a[i]
		da[i] = t
	}
}

func normalizeGeneric(y, x, gain, bias []float32, mean, inv float32) {
	for i, v := range x {
		y[i] = float32(float32((v-mean)*inv)*gain[i]) + bias[i]
	}
}

// normSumsGeneric is the first pass of the layer norm's derivative: it adds to
// the derivatives of gain and bias and returns Σ dy·gain and Σ dy·gain·x̂.
func normSumsGeneric(dgain, dbias, dy, x, gain []float32, mean, inv float32) (s1, s2 float32) {
	var l1, l2 [8]float32
	for i, g := range dy {
		xhat := float32((x[i] - mean) * inv)
		dgain[i] += float32(g * xhat)
		dbias[i] += g
		t := float32(g * gain[i])
		l1[i&7] += t
		l2[i&7] += float32(t * xhat)
	}
	return sum8(&l1), sum8(&l2)
}

// normGradGeneric is the second pass: dx = inv·(dy·gain - m1 - x̂·m2).
func normGradGeneric(dx, dy, x, gain []float32, mean, inv, m1, m2 float32) {
	for i, g := range dy {
		xhat := float32((x[i] - mean) * inv)
		dx[i] = inv * (float32(g*gain[i]) - m1 - float32(xhat*m2))
	}
}

// softmaxGradGeneric stores y·(dy-dot).
func softmaxGradGeneric(dx, dy, y []float32, dot float32) {
	for i, v := range y {
		dx[i] = v * (dy[i] - dot)
	}
}

func dequantAddGeneric(dst []float32, q []int8, scale float32) {
	for i, v := range q {
		dst[i] += float32(float32(v) * scale)
	}
}

func adamGeneric(w, g, m, v []float32, c *adamConstants) {
	gradScale, beta1, rest1, beta2, rest2, correct2, eps, rate, keep := c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8]
	for i := range w {
		d := float32(g[i] * gradScale)
		m1 := float32(beta1*m[i]) + float32(rest1*d)
		v1 := float32(beta2*v[i]) + float32(float32(rest2*d)*d)
		m[i], v[i] = m1, v1
		root := float32(float32(math.Sqrt(float64(v1)))*correct2) + eps
		w[i] = float32(w[i]*keep) - float32(rate*m1)/root
	}
}
