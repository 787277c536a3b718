package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// noise fills a slice with values in [-scale, scale), behind an odd number of
// values so that vector loads are not aligned.
func noise(r *rand.Rand, n int, scale float32) []float32 {
	x := make([]float32, n+3)[3:]
	for i := range x {
		x[i] = (2*r.Float32() - 1) * scale
	}
	return x
}

func noiseMatrix(r *rand.Rand, rows, cols, gap int) Matrix {
	return Matrix{Data: noise(r, rows*(cols+gap), 1), Rows: rows, Cols: cols, Stride: cols + gap}
}

// lengths covers tails of every kind.
func lengths() []int {
	var ns []int
	for n := range 70 {
		ns = append(ns, n)
	}
	return append(ns, 96, 100, 127, 128, 129, 255, 256, 257, 1000)
}

// sameBits compares exactly; all NaNs are the same.
func sameBits(x, y []float32) int {
	for i := range x {
		if math.Float32bits(x[i]) != math.Float32bits(y[i]) && (x[i] == x[i] || y[i] == y[i]) {
			return i
		}
	}
	return -1
}

var specials = []float32{0, float32(math.Copysign(0, -1)), 1e-42, -1e-38, 87.5, 88.5, -88, -200, 200, 1e20, -1e20, 0.625, -0.625,
	float32(math.Inf(1)), float32(math.Inf(-1)), float32(math.NaN())}

// elementwise lists the kernels as functions of up to five slices and a
// scalar; the slices come back as results, with the returned scalars.
var elementwise = map[string]func(s Set, v [5][]float32, a float32) []float32{
	"Axpy":         func(s Set, v [5][]float32, a float32) []float32 { s.Axpy(v[0], v[1], a); return nil },
	"Scale":        func(s Set, v [5][]float32, a float32) []float32 { s.Scale(v[0], a); return nil },
	"Add":          func(s Set, v [5][]float32, a float32) []float32 { s.Add(v[0], v[1], v[2]); return nil },
	"Mul":          func(s Set, v [5][]float32, a float32) []float32 { s.Mul(v[0], v[1], v[2]); return nil },
	"MulAdd":       func(s Set, v [5][]float32, a float32) []float32 { s.MulAdd(v[0], v[1], v[2]); return nil },
	"Leaky":        func(s Set, v [5][]float32, a float32) []float32 { s.Leaky(v[0], a); return nil },
	"Pool":         func(s Set, v [5][]float32, a float32) []float32 { s.Pool(v[0], v[1], v[2]); return nil },
	"Dot":          func(s Set, v [5][]float32, a float32) []float32 { return []float32{s.Dot(v[0], v[1])} },
	"Sum":          func(s Set, v [5][]float32, a float32) []float32 { return []float32{s.Sum(v[0])} },
	"SumSquares":   func(s Set, v [5][]float32, a float32) []float32 { return []float32{s.SumSquares(v[0], a)} },
	"Max":          func(s Set, v [5][]float32, a float32) []float32 { return []float32{s.Max(v[0])} },
	"MaxAbs":       func(s Set, v [5][]float32, a float32) []float32 { return []float32{s.MaxAbs(v[0])} },
	"Exp":          func(s Set, v [5][]float32, a float32) []float32 { s.Exp(v[0], v[1]); return nil },
	"Sigmoid":      func(s Set, v [5][]float32, a float32) []float32 { s.Sigmoid(v[0], v[1]); return nil },
	"SigmoidGrad":  func(s Set, v [5][]float32, a float32) []float32 { s.SigmoidGrad(v[0], v[1], v[2]); return nil },
	"Tanh":         func(s Set, v [5][]float32, a float32) []float32 { s.Tanh(v[0], v[1]); return nil },
	"TanhGrad":     func(s Set, v [5][]float32, a float32) []float32 { s.TanhGrad(v[0], v[1], v[2]); return nil },
	"GELU":         func(s Set, v [5][]float32, a float32) []float32 { s.GELU(v[0], v[1]); return nil },
	"GELUGrad":     func(s Set, v [5][]float32, a float32) []float32 { s.GELUGrad(v[0], v[1], v[2]); return nil },
	"GLU":          func(s Set, v [5][]float32, a float32) []float32 { s.GLU(v[0], v[1], v[2]); return nil },
	"GLUGrad":      func(s Set, v [5][]float32, a float32) []float32 { s.GLUGrad(v[0], v[1], v[2], v[3], v[4]); return nil },
	"GLUGradAlias": func(s Set, v [5][]float32, a float32) []float32 { s.GLUGrad(v[0], v[1], v[2], v[0], v[1]); return nil },
	"Softmax":      func(s Set, v [5][]float32, a float32) []float32 { s.Softmax(v[0], len(v[0])*3/4); return nil },
	"SoftmaxLog":   func(s Set, v [5][]float32, a float32) []float32 { return []float32{s.SoftmaxLog(v[0])} },
	"SoftmaxGrad":  func(s Set, v [5][]float32, a float32) []float32 { s.SoftmaxGrad(v[0], v[1], v[2]); return nil },
	"LayerNorm": func(s Set, v [5][]float32, a float32) []float32 {
		mean, inv := s.LayerNorm(v[0], v[1], v[2], v[3], 1e-5)
		return []float32{mean, inv}
	},
	"LayerNormGrad": func(s Set, v [5][]float32, a float32) []float32 {
		s.LayerNormGrad(v[0], v[1], v[2], v[0], v[3], v[4], a, 0.7)
		return nil
	},
	"AdamStep": func(s Set, v [5][]float32, a float32) []float32 {
		for i, x := range v[3] {
			v[3][i] = x * x // the second moment is not negative
		}
		s.AdamStep(v[0], v[1], v[2], v[3], Adam{Rate: 1e-3, Beta1: 0.9, Beta2: 0.98, Eps: 1e-8, Decay: 0.01, GradScale: 0.5, Step: 3})
		return nil
	},
	"DequantAdd": func(s Set, v [5][]float32, a float32) []float32 {
		q := make([]int8, len(v[1]))
		for i, x := range v[1] {
			q[i] = int8(x * 1000)
		}
		s.DequantAdd(v[0], q, a)
		return nil
	},
}

// TestElementwiseBits shows that every Set gives the bits of the portable one.
func TestElementwiseBits(t *testing.T) {
	for name, f := range elementwise {
		for _, scale := range []float32{1, 30} {
			for _, n := range lengths() {
				r := rand.New(rand.NewPCG(uint64(n), 1))
				var in [5][]float32
				for i := range in {
					in[i] = noise(r, n, scale)
				}
				checkBits(t, fmt.Sprintf("%s of %d", name, n), f, in)
			}
		}
	}
}

// TestSpecialValuesBits puts zeros, infinities and NaNs through the functions.
func TestSpecialValuesBits(t *testing.T) {
	for name, f := range elementwise {
		switch name {
		case "AdamStep", "DequantAdd":
			continue // int8(NaN) is not defined, and moments are finite
		}
		for shift := range specials {
			var in [5][]float32
			for i := range in {
				for j := range 21 {
					in[i] = append(in[i], specials[(j+shift*(i+1))%len(specials)])
				}
			}
			checkBits(t, name, f, in)
		}
	}
}

func checkBits(t *testing.T, name string, f func(Set, [5][]float32, float32) []float32, in [5][]float32) {
	t.Helper()
	run := func(s Set) [][]float32 {
		v := in
		for i := range v {
			// Values behind the end must not be touched.
			v[i] = append(slices.Clone(v[i]), 77)[:len(v[i])]
		}
		scalars := f(s, v, 0.37)
		out := append(v[:], scalars)
		for _, x := range v {
			out = append(out, x[:len(x)+1][len(x):])
		}
		return out
	}
	want := run(Generic())
	for _, s := range Available()[1:] {
		for i, got := range run(s) {
			if at := sameBits(got, want[i]); at >= 0 {
				t.Fatalf("%s with %v: slice %d at %d is %g, portable %g", name, s, i, at, got[at], want[i][at])
			}
		}
	}
}

// shapes are the m, k, n of products, odd ones among them.
var shapes = [][3]int{{0, 3, 4}, {3, 0, 4}, {3, 4, 0}, {1, 1, 1}, {1, 128, 128}, {2, 3, 5}, {5, 7, 17}, {7, 384, 256}, {12, 32, 32},
	{13, 33, 31}, {24, 5, 64}, {25, 127, 65}, {40, 128, 50}, {97, 513, 33}, {100, 1030, 48}, {200, 40, 100}}

// multiply is the product in float64 and the sum of the magnitudes of its
// terms, which bounds the rounding error.
func multiply(m, k, n int, a, b func(i, j int) float32) (c, size []float64) {
	c, size = make([]float64, m*n), make([]float64, m*n)
	for i := range m {
		for j := range n {
			for p := range k {
				v := float64(a(i, p)) * float64(b(p, j))
				c[i*n+j] += v
				size[i*n+j] += math.Abs(v)
			}
		}
	}
	return c, size
}

func checkProduct(t *testing.T, name string, got, before Matrix, want, size []float64, accumulate bool) {
	t.Helper()
	for i := range got.Rows {
		for j := range got.Cols {
			w, tolerance := want[i*got.Cols+j], size[i*got.Cols+j]*1e-5+1e-6
			if accumulate {
				w += float64(before.Row(i)[j])
			}
			if d := math.Abs(float64(got.Row(i)[j]) - w); !(d <= tolerance) {
				t.Fatalf("%s: (%d, %d) is %g, want %g", name, i, j, got.Row(i)[j], w)
			}
		}
	}
	for i := range got.Rows {
		for j := got.Cols; j < got.Stride && i*got.Stride+j < len(got.Data); j++ {
			if got.Data[i*got.Stride+j] != before.Data[i*got.Stride+j] {
				t.Fatalf("%s: wrote beyond column %d of row %d", name, got.Cols, i)
			}
		}
	}
}

func testShape(t *testing.T, r *rand.Rand, m, k, n, gap int) {
	t.Helper()
	a, at := noiseMatrix(r, m, k, gap), noiseMatrix(r, k, m, gap)
	b, bt := noiseMatrix(r, k, n, gap), noiseMatrix(r, n, k, gap)
	c := noiseMatrix(r, m, n, gap)
	bias := noise(r, n, 1)
	at1 := func(x Matrix) func(i, j int) float32 { return func(i, j int) float32 { return x.Row(i)[j] } }
	flip := func(x Matrix) func(i, j int) float32 { return func(i, j int) float32 { return x.Row(j)[i] } }
	fresh := func() Matrix { d := c; d.Data = slices.Clone(c.Data); return d }
	var exactRef []float32
	for _, s := range Available() {
		for _, acc := range []bool{false, true} {
			name := fmt.Sprintf("%v %d×%d×%d accumulate %v", s, m, k, n, acc)
			want, size := multiply(m, k, n, at1(a), at1(b))
			d := fresh()
			s.MatMul(d, a, b, acc)
			checkProduct(t, "MatMul "+name, d, c, want, size, acc)
			want, size = multiply(m, k, n, at1(a), flip(bt))
			d = fresh()
			s.MatMulNT(d, a, bt, acc)
			checkProduct(t, "MatMulNT "+name, d, c, want, size, acc)
			want, size = multiply(m, k, n, flip(at), at1(b))
			d = fresh()
			s.MatMulTN(d, at, b, acc)
			checkProduct(t, "MatMulTN "+name, d, c, want, size, acc)
		}
		var p Packed
		p.Pack(b)
		d := fresh()
		s.MulPacked(d, a, &p, bias)
		want, size := multiply(m, k, n, at1(a), at1(b))
		for i := range want {
			want[i] += float64(bias[i%n])
		}
		checkProduct(t, "MulPacked "+s.String(), d, c, want, size, false)
		if exactRef == nil {
			exactRef = d.Data
		}
		if i := sameBits(d.Data, exactRef); i >= 0 {
			t.Fatalf("MulPacked %v %d×%d×%d differs from portable at %d: %g, %g", s, m, k, n, i, d.Data[i], exactRef[i])
		}
	}
	testInt8Shape(t, a, b, c, bias)
}

func testInt8Shape(t *testing.T, a, b, c Matrix, bias []float32) {
	t.Helper()
	q, scale := QuantizeWeights(b)
	var ref []float32
	for _, s := range Available() {
		w := s.PackInt8(q, b.Rows, b.Cols, scale, bias)
		var rows Int8Rows
		s.Quantize(&rows, a)
		d := c
		d.Data = slices.Clone(c.Data)
		s.MulInt8(d, &rows, w)
		if ref == nil {
			ref = d.Data
			checkInt8(t, d, a, q, scale, bias)
		}
		if i := sameBits(d.Data, ref); i >= 0 {
			t.Fatalf("MulInt8 %v %d×%d×%d differs from portable at %d: %g, %g", s, a.Rows, a.Cols, b.Cols, i, d.Data[i], ref[i])
		}
	}
}

// checkInt8 computes the portable result again with integers.
func checkInt8(t *testing.T, d, a Matrix, q []int8, scale, bias []float32) {
	t.Helper()
	for i := range a.Rows {
		var top float32
		for _, v := range a.Row(i) {
			top = max(top, v, -v)
		}
		for j := range d.Cols {
			var sum int32
			for p, v := range a.Row(i) {
				sum += int32(math.RoundToEven(float64(v*(127/top)))) * int32(q[p*d.Cols+j])
			}
			want := float32(float32(sum)*float32(top/127*scale[j])) + bias[j]
			if got := d.Row(i)[j]; got != want {
				t.Fatalf("MulInt8 %d×%d×%d: (%d, %d) is %g, want %g", a.Rows, a.Cols, d.Cols, i, j, got, want)
			}
		}
	}
}

func TestProducts(t *testing.T) {
	for _, sh := range shapes {
		for _, gap := range []int{0, 3} {
			testShape(t, rand.New(rand.NewPCG(1, uint64(gap))), sh[0], sh[1], sh[2], gap)
		}
	}
	r := rand.New(rand.NewPCG(2, 2))
	for range 60 {
		testShape(t, r, r.IntN(40), r.IntN(70), r.IntN(100), r.IntN(5))
	}
}

func FuzzProducts(f *testing.F) {
	f.Add(uint64(1), uint8(3), uint16(9), uint8(33), uint8(1))
	f.Fuzz(func(t *testing.T, seed uint64, m uint8, k uint16, n, gap uint8) {
		testShape(t, rand.New(rand.NewPCG(seed, 0)), int(m)%120, int(k)%600, int(n)%100, int(gap)%9)
	})
}

// TestOverlappingRows multiplies the windows of a convolution.
func TestOverlappingRows(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	x := noise(r, 22*16, 1)
	windows := Matrix{Data: x, Rows: 20, Cols: 48, Stride: 16}
	dense := NewMatrix(20, 48)
	for i := range 20 {
		copy(dense.Row(i), windows.Row(i))
	}
	b := noiseMatrix(r, 48, 40, 0)
	for _, s := range Available() {
		c, d := NewMatrix(20, 40), NewMatrix(20, 40)
		s.MatMul(c, windows, b, false)
		s.MatMul(d, dense, b, false)
		if i := sameBits(c.Data, d.Data); i >= 0 {
			t.Errorf("%v: windows give %g at %d, copies %g", s, c.Data[i], i, d.Data[i])
		}
	}
}

func TestShapePanics(t *testing.T) {
	cases := map[string]func(Set){
		"short data":   func(s Set) { s.MatMul(NewMatrix(2, 2), Dense(make([]float32, 3), 2, 2), NewMatrix(2, 2), false) },
		"inner":        func(s Set) { s.MatMul(NewMatrix(2, 2), NewMatrix(2, 3), NewMatrix(2, 2), false) },
		"overlapping":  func(s Set) { s.MatMul(Matrix{make([]float32, 9), 2, 2, 1}, NewMatrix(2, 2), NewMatrix(2, 2), false) },
		"other Set":    func(s Set) { s.MulInt8(NewMatrix(0, 0), &Int8Rows{set: Set{9}}, s.PackInt8(nil, 0, 0, nil, nil)) },
		"short vector": func(s Set) { s.Add(make([]float32, 3), make([]float32, 3)[:2:2], make([]float32, 3)) },
	}
	for name, f := range cases {
		for _, s := range Available() {
			func() {
				defer func() {
					if recover() == nil {
						t.Errorf("%s: %v did not panic", name, s)
					}
				}()
				f(s)
			}()
		}
	}
}

// TestInt8Extremes takes the sums to where narrower arithmetic would overflow.
func TestInt8Extremes(t *testing.T) {
	for _, k := range []int{64, 128, 129, 1000} {
		for _, weight := range []int8{-128, -127, 127} {
			q, scale := make([]int8, k*9), make([]float32, 9)
			for i := range q {
				q[i] = weight
			}
			for j := range scale {
				scale[j] = 1
			}
			a := NewMatrix(3, k)
			for i := range a.Data {
				a.Data[i] = 127
			}
			for _, s := range Available() {
				var rows Int8Rows
				s.Quantize(&rows, a)
				c := NewMatrix(3, 9)
				s.MulInt8(c, &rows, s.PackInt8(q, k, 9, scale, nil))
				for _, got := range c.Data {
					if want := float32(127 * int(weight) * k); got != want {
						t.Fatalf("%v: %d products of 127·%d give %g, want %g", s, k, weight, got, want)
					}
				}
			}
		}
	}
}
