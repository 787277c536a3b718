package train

import (
	"math/rand/v2"

	"github.com/actant-nlp/actant/internal/encoder"
	"github.com/actant-nlp/actant/internal/kernel"
)

// A mat is a matrix of a forward pass and the gradient of the loss in it.
type mat struct {
	v, g kernel.Matrix
}

func (m mat) rows(from, to int) mat {
	return mat{m.v.Slice(from, to, 0, m.v.Cols), m.g.Slice(from, to, 0, m.g.Cols)}
}

// A tape records what a forward pass did, so that the backward pass can undo
// it in reverse order. Its matrices live until reset.
type tape struct {
	k     kernel.Set
	rng   *rand.Rand // of the dropouts; nil for none
	back  []func()
	slabs [][]float32
	slab  int
	used  int
}

// slabLen is the least number of values that the tape asks of the heap at once.
const slabLen = 1 << 20

// reset forgets the pass and reuses its memory.
func (t *tape) reset(rng *rand.Rand) {
	clear(t.back)
	t.back, t.slab, t.used, t.rng = t.back[:0], 0, 0, rng
}

// alloc is n values, undefined.
func (t *tape) alloc(n int) []float32 {
	for {
		if t.slab == len(t.slabs) {
			t.slabs = append(t.slabs, make([]float32, max(n, slabLen)))
		}
		if s := t.slabs[t.slab]; t.used+n <= len(s) {
			t.used += n
			return s[t.used-n : t.used : t.used]
		}
		t.slab, t.used = t.slab+1, 0
	}
}

// mat is a new matrix: values undefined, gradient zero.
func (t *tape) mat(rows, cols int) mat {
	v, g := t.alloc(rows*cols), t.alloc(rows*cols)
	clear(g)
	return mat{kernel.Dense(v, rows, cols), kernel.Dense(g, rows, cols)}
}

// onBackward adds a step of the backward pass.
func (t *tape) onBackward(f func()) { t.back = append(t.back, f) }

// backward runs the backward pass.
func (t *tape) backward() {
	for i := len(t.back) - 1; i >= 0; i-- {
		t.back[i]()
	}
}

func view(m *encoder.Matrix) kernel.Matrix { return kernel.Dense(m.Data, m.Rows, m.Cols) }

// linear is x·W + B.
func (t *tape) linear(x mat, l, g *encoder.Linear) mat {
	y := t.product(x, &l.W, &g.W)
	for i := range y.v.Rows {
		t.k.Add(y.v.Row(i), y.v.Row(i), l.B.Data)
	}
	t.onBackward(func() {
		for i := range y.g.Rows {
			t.k.Add(g.B.Data, g.B.Data, y.g.Row(i))
		}
	})
	return y
}

// product is x·W.
func (t *tape) product(x mat, w, g *encoder.Matrix) mat {
	y := t.mat(x.v.Rows, w.Cols)
	t.k.MatMul(y.v, x.v, view(w), false)
	t.onBackward(func() {
		if x.g.Data != nil {
			t.k.MatMulNT(x.g, y.g, view(w), true)
		}
		t.k.MatMulTN(view(g), x.v, y.g, true)
	})
	return y
}

// dropout zeroes each value with probability p and scales the others up
// (Srivastava et al. 2014). Without a source of chance it is x itself.
func (t *tape) dropout(x mat, p float32) mat {
	if t.rng == nil || p <= 0 {
		return x
	}
	y := t.mat(x.v.Rows, x.v.Cols)
	mask := kernel.Dense(t.alloc(x.v.Rows*x.v.Cols), x.v.Rows, x.v.Cols)
	t.mask(mask.Data, p)
	for i := range x.v.Rows {
		t.k.Mul(y.v.Row(i), x.v.Row(i), mask.Row(i))
	}
	t.onBackward(func() {
		for i := range x.g.Rows {
			t.k.MulAdd(x.g.Row(i), y.g.Row(i), mask.Row(i))
		}
	})
	return y
}

// mask fills m with 0, at probability p, and 1/(1-p). One draw serves four
// values.
func (t *tape) mask(m []float32, p float32) {
	keep := 1 / (1 - p)
	limit := uint64(p * (1 << 16))
	for i := 0; i < len(m); i += 4 {
		r := t.rng.Uint64()
		for j := i; j < min(i+4, len(m)); j++ {
			m[j] = keep
			if r&0xffff < limit {
				m[j] = 0
			}
			r >>= 16
		}
	}
}

// addNorm is norm(x + y), where y may be missing (no columns).
func (t *tape) addNorm(x, y mat, n, g *encoder.Norm) mat {
	sum := x
	if y.v.Cols > 0 {
		sum = t.mat(x.v.Rows, x.v.Cols)
		for i := range sum.v.Rows {
			t.k.Add(sum.v.Row(i), x.v.Row(i), y.v.Row(i))
		}
	}
	out := t.mat(x.v.Rows, x.v.Cols)
	stats := t.alloc(2 * x.v.Rows)
	for i := range out.v.Rows {
		stats[2*i], stats[2*i+1] = t.k.LayerNorm(out.v.Row(i), sum.v.Row(i), n.Gain.Data, n.Bias.Data, encoder.NormEps)
	}
	t.onBackward(func() {
		for i := range out.v.Rows {
			d := out.g.Row(i)
			t.k.LayerNormGrad(d, g.Gain.Data, g.Bias.Data, d, sum.v.Row(i), n.Gain.Data, stats[2*i], stats[2*i+1])
			t.k.Add(x.g.Row(i), x.g.Row(i), d)
			if y.v.Cols > 0 {
				t.k.Add(y.g.Row(i), y.g.Row(i), d)
			}
		}
	})
	return out
}

// leaky is the leaky rectifier (Maas et al. 2013).
func (t *tape) leaky(x mat) mat {
	y := t.mat(x.v.Rows, x.v.Cols)
	for i := range x.v.Rows {
		src, dst := x.v.Row(i), y.v.Row(i)
		for j, v := range src {
			dst[j] = max(v, encoder.LeakySlope*v)
		}
	}
	t.onBackward(func() {
		for i := range x.v.Rows {
			src, up, dst := x.v.Row(i), y.g.Row(i), x.g.Row(i)
			for j, v := range src {
				if v > 0 {
					dst[j] += up[j]
				} else {
					dst[j] += encoder.LeakySlope * up[j]
				}
			}
		}
	})
	return y
}

// gelu is the Gaussian error linear unit.
func (t *tape) gelu(x mat) mat {
	y := t.mat(x.v.Rows, x.v.Cols)
	t.k.GELU(y.v.Data, x.v.Data)
	t.onBackward(func() {
		t.k.GELUGrad(y.g.Data, y.g.Data, x.v.Data)
		t.k.Add(x.g.Data, x.g.Data, y.g.Data)
	})
	return y
}
