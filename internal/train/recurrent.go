package train

import (
	"github.com/actant-nlp/actant/internal/encoder"
	"github.com/actant-nlp/actant/internal/kernel"
)

// recurrent is one quasi-recurrent layer with its residual and norm.
func (n *net) recurrent(t *tape, l *layout, x mat, w, g *encoder.Recurrent, drop float32) mat {
	h := n.cfg.Hidden
	in := n.windows(t, l, t.dropout(x, drop), &w.In, &g.In)
	rows := in.v.Rows
	gates := kernel.Dense(t.alloc(rows*6*h), rows, 6*h) // z, f, o after their functions
	for i := range rows {
		src, dst := in.v.Row(i), gates.Row(i)
		t.k.Tanh(dst[:2*h], src[:2*h])
		t.k.Sigmoid(dst[2*h:], src[2*h:])
	}
	states := kernel.Dense(t.alloc(rows*4*h), rows, 4*h) // h, and f again for Scan
	for i := range rows {
		copy(states.Row(i), gates.Row(i)[:4*h])
	}
	for i, root := range l.root {
		encoder.Scan(t.k, states, root-l.pad, root-l.pad+1+l.len[i], h)
	}
	u := t.mat(rows, 2*h)
	for i := range rows {
		t.k.Mul(u.v.Row(i), states.Row(i)[:2*h], gates.Row(i)[4*h:])
	}
	t.onBackward(func() { n.recurrentGrad(t, l, in, gates, states, u) })
	out := t.linear(t.dropout(u, drop), &w.Out, &g.Out)
	y := t.mat(l.rows, n.cfg.Width)
	l.clearPads(y.v)
	for i := range rows {
		copy(y.v.Row(i+l.pad), out.v.Row(i))
	}
	t.onBackward(func() {
		for i := range rows {
			t.k.Add(out.g.Row(i), out.g.Row(i), y.g.Row(i+l.pad))
		}
	})
	return t.addNorm(x, y, &w.Norm, &g.Norm)
}

// recurrentGrad takes the gradient in the outputs u = σ(o)·h back to the gates
// before their functions.
func (n *net) recurrentGrad(t *tape, l *layout, in mat, gates, states kernel.Matrix, u mat) {
	h := n.cfg.Hidden
	dh := make([]float32, h) // of the state, as the later tokens want it
	df := make([]float32, h)
	step := func(i, prev, half int) {
		g, d := gates.Row(i), in.g.Row(i)
		z, f, o := g[half*h:(half+1)*h], g[(2+half)*h:(3+half)*h], g[(4+half)*h:(5+half)*h]
		du := u.g.Row(i)[half*h : (half+1)*h]
		state := states.Row(i)[half*h : (half+1)*h]
		dz, do := d[half*h:(half+1)*h], d[(4+half)*h:(5+half)*h]
		t.k.Mul(do, du, state)
		t.k.SigmoidGrad(do, do, o)
		t.k.MulAdd(dh, du, o)
		var before []float32
		if prev >= 0 {
			before = states.Row(prev)[half*h : (half+1)*h]
		}
		for j := range dh {
			p := float32(0)
			if before != nil {
				p = before[j]
			}
			df[j] = dh[j] * (p - z[j])
			dz[j] = dh[j] * (1 - f[j])
			dh[j] *= f[j]
		}
		t.k.TanhGrad(dz, dz, z)
		t.k.SigmoidGrad(d[(2+half)*h:(3+half)*h], df, f)
	}
	for s, root := range l.root {
		first := root - l.pad
		end := first + 1 + l.len[s]
		clear(dh)
		for i := end - 1; i >= first; i-- {
			prev := -1
			if i > first {
				prev = i - 1
			}
			step(i, prev, 0)
		}
		clear(dh)
		for i := first; i < end; i++ {
			prev := -1
			if i+1 < end {
				prev = i + 1
			}
			step(i, prev, 1)
		}
	}
}
