package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestAccuracy compares the functions with float64 over their ranges; the
// bounds are those of the documentation.
func TestAccuracy(t *testing.T) {
	sigmoid := func(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
	gelu := func(x float64) float64 {
		return 0.5 * x * (1 + math.Tanh(math.Sqrt(2/math.Pi)*(x+0.044715*x*x*x)))
	}
	cases := []struct {
		name     string
		f        func(s Set, dst, x []float32)
		want     func(float64) float64
		from, to float64
		rel, abs float64
	}{
		{"Exp", Set.Exp, math.Exp, -87, 88, 1.2e-7, 0},
		{"Sigmoid", Set.Sigmoid, sigmoid, -87, 87, 2.5e-7, 0},
		{"Tanh", Set.Tanh, math.Tanh, -10, 10, 3e-7, 0},
		{"GELU", Set.GELU, gelu, -4, 10, 0, 6e-7},
	}
	for _, c := range cases {
		const n = 200_000
		x, y := make([]float32, n), make([]float32, n)
		for i := range x {
			x[i] = float32(c.from + (c.to-c.from)*float64(i)/n)
		}
		for _, s := range Available() {
			c.f(s, y, x)
			var rel, abs float64
			for i, v := range y {
				want := c.want(float64(x[i]))
				d := math.Abs(float64(v) - want)
				abs = max(abs, d)
				if want != 0 {
					rel = max(rel, d/math.Abs(want))
				}
			}
			t.Logf("%s %v: relative %.3g, absolute %.3g", c.name, s, rel, abs)
			if c.rel > 0 && rel > c.rel || c.abs > 0 && abs > c.abs {
				t.Errorf("%s %v: relative error %g, absolute %g", c.name, s, rel, abs)
			}
		}
	}
}

// TestGradients compares every derivative with a difference quotient.
func TestGradients(t *testing.T) {
	const n, h = 24, 1e-2
	r := rand.New(rand.NewPCG(5, 5))
	for _, s := range Available() {
		x, dy, gain, bias := noise(r, n, 2), noise(r, n, 1), noise(r, n, 1), noise(r, n, 1)
		gate := noise(r, n, 2)
		y, dx, db := make([]float32, n), make([]float32, n), make([]float32, n)
		check := func(name string, v, grad []float32, forward func()) {
			t.Helper()
			for i := range v {
				old := v[i]
				loss := func(to float32) float64 {
					v[i] = to
					forward()
					var l float64
					for j := range y {
						l += float64(y[j]) * float64(dy[j])
					}
					return l
				}
				want := (loss(old+h) - loss(old-h)) / (2 * h)
				v[i] = old
				if math.Abs(want-float64(grad[i])) > 2e-3*(1+math.Abs(want)) {
					t.Errorf("%s %v: derivative %d is %g, want %g", name, s, i, grad[i], want)
				}
			}
			forward()
		}
		forward := func() { s.Sigmoid(y, x) }
		forward()
		s.SigmoidGrad(dx, dy, y)
		check("Sigmoid", x, dx, forward)
		forward = func() { s.Tanh(y, x) }
		forward()
		s.TanhGrad(dx, dy, y)
		check("Tanh", x, dx, forward)
		s.GELUGrad(dx, dy, x)
		check("GELU", x, dx, func() { s.GELU(y, x) })
		s.GLUGrad(dx, db, dy, x, gate)
		check("GLU value", x, dx, func() { s.GLU(y, x, gate) })
		check("GLU gate", gate, db, func() { s.GLU(y, x, gate) })
		forward = func() { copy(y, x); s.Softmax(y, n) }
		forward()
		s.SoftmaxGrad(dx, dy, y)
		check("Softmax", x, dx, forward)
		mean, inv := s.LayerNorm(y, x, gain, bias, 1e-5)
		dgain, dbias := make([]float32, n), make([]float32, n)
		s.LayerNormGrad(dx, dgain, dbias, dy, x, gain, mean, inv)
		forward = func() { s.LayerNorm(y, x, gain, bias, 1e-5) }
		check("LayerNorm", x, dx, forward)
		check("LayerNorm gain", gain, dgain, forward)
		check("LayerNorm bias", bias, dbias, forward)
	}
}

// TestAdam follows the textbook update in float64.
func TestAdam(t *testing.T) {
	for _, s := range Available() {
		w, m, v := []float32{1, -2}, make([]float32, 2), make([]float32, 2)
		ww, wm, wv := []float64{1, -2}, make([]float64, 2), make([]float64, 2)
		for step := 1; step <= 20; step++ {
			g := []float32{w[0] * 0.3, w[1]*0.1 - 1}
			s.AdamStep(w, g, m, v, Adam{Rate: 0.01, Beta1: 0.9, Beta2: 0.98, Eps: 1e-6, Decay: 0.1, Step: step})
			for i := range ww {
				d := float64(g[i])
				wm[i] = 0.9*wm[i] + 0.1*d
				wv[i] = 0.98*wv[i] + 0.02*d*d
				mh, vh := wm[i]/(1-math.Pow(0.9, float64(step))), wv[i]/(1-math.Pow(0.98, float64(step)))
				ww[i] -= 0.01 * (mh/(math.Sqrt(vh)+1e-6) + 0.1*ww[i])
			}
		}
		for i := range w {
			if math.Abs(float64(w[i])-ww[i]) > 1e-5 {
				t.Errorf("%v: weight %d is %g, want %g", s, i, w[i], ww[i])
			}
		}
	}
}

// TestHalf converts every binary16 value there and back, and rounds between
// neighbours.
func TestHalf(t *testing.T) {
	f, back := make([]float32, 1), make([]uint16, 1)
	for h := range 1 << 16 {
		HalfToFloat(f, []uint16{uint16(h)})
		FloatToHalf(back, f)
		if nan := h&0x7fff > 0x7c00; nan && (f[0] == f[0] || back[0]&0x7fff <= 0x7c00) || !nan && back[0] != uint16(h) {
			t.Fatalf("%#04x became %g and %#04x", h, f[0], back[0])
		}
		if h&0x7fff >= 0x7bff {
			continue
		}
		next := make([]float32, 1)
		HalfToFloat(next, []uint16{uint16(h + 1)})
		FloatToHalf(back, []float32{(f[0] + next[0]) / 2}) // exact: half has 13 bits less
		if want := uint16(h + h&1); back[0] != want {
			t.Fatalf("between %#04x and its neighbour: %#04x, want %#04x", h, back[0], want)
		}
	}
	FloatToHalf(back, []float32{1e9})
	if back[0] != 0x7c00 {
		t.Errorf("1e9 became %#04x, want infinity", back[0])
	}
}

func TestQuantizeZeroRow(t *testing.T) {
	for _, s := range Available() {
		a := NewMatrix(2, 5)
		a.Data[1] = 1e-40
		q, scale := QuantizeWeights(Dense([]float32{1, -1, .5, 0, 2}, 5, 1))
		var rows Int8Rows
		s.Quantize(&rows, a)
		c := NewMatrix(2, 1)
		s.MulInt8(c, &rows, s.PackInt8(q, 5, 1, scale, []float32{3}))
		if c.Data[0] != 3 || c.Data[1] != 3 {
			t.Errorf("%v: zero rows give %v, want the bias", s, c.Data)
		}
	}
}
