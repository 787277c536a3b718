package train

import (
	"math"

	"github.com/actant-nlp/actant/internal/encoder"
	"github.com/actant-nlp/actant/internal/kernel"
)

// A net is a network's weights and where their gradients go.
type net struct {
	cfg  *encoder.Config
	w, g *encoder.Network
}

// A layout places the sentences of a shard in the rows of its matrices: the
// root and the tokens of each, with pad rows of zeros around.
type layout struct {
	pad, rows int
	root      []int // row of each sentence's root
	len       []int // tokens of each sentence
}

func newLayout(cfg *encoder.Config, items []*item) layout {
	l := layout{pad: cfg.Window / 2}
	l.rows = l.pad
	for _, it := range items {
		l.root, l.len = append(l.root, l.rows), append(l.len, len(it.words))
		l.rows += len(it.words) + 1 + l.pad
	}
	return l
}

// clearPads zeroes the rows between sentences.
func (l *layout) clearPads(m kernel.Matrix) {
	zero := func(from int) {
		for i := from; i < from+l.pad; i++ {
			clear(m.Row(i))
		}
	}
	zero(0)
	for i, r := range l.root {
		zero(r + 1 + l.len[i])
	}
}

// encode is the shared encoder over the word layer's output x.
func (n *net) encode(t *tape, l *layout, x mat, drop float32) mat {
	for i := range n.w.Convs {
		x = n.conv(t, l, x, &n.w.Convs[i], &n.g.Convs[i], drop)
	}
	for i := range n.w.Recurrents {
		x = n.recurrent(t, l, x, &n.w.Recurrents[i], &n.g.Recurrents[i], drop)
	}
	for i := range n.w.Attentions {
		w, g := &n.w.Attentions[i], &n.g.Attentions[i]
		y := n.attention(t, l, t.dropout(x, drop), w, g)
		x = t.addNorm(x, y, &w.Norm, &g.Norm)
		y = t.linear(t.gelu(t.linear(t.dropout(x, drop), &w.Up, &g.Up)), &w.Down, &g.Down)
		x = t.addNorm(x, y, &w.FFNorm, &g.FFNorm)
	}
	return x
}

// windows is the linear map of every token's window. Its rows are those of x
// but for the pads at both ends. x is changed: its pads become zero.
func (n *net) windows(t *tape, l *layout, x mat, w, g *encoder.Linear) mat {
	width, rows := n.cfg.Width, l.rows-2*l.pad
	l.clearPads(x.v)
	in := kernel.Matrix{Data: x.v.Data, Rows: rows, Cols: n.cfg.Window * width, Stride: width}
	y := t.mat(rows, w.W.Cols)
	t.k.MatMul(y.v, in, view(&w.W), false)
	for i := range rows {
		t.k.Add(y.v.Row(i), y.v.Row(i), w.B.Data)
	}
	t.onBackward(func() {
		for i := range rows {
			t.k.Add(g.B.Data, g.B.Data, y.g.Row(i))
		}
		t.k.MatMulTN(view(&g.W), in, y.g, true)
		dx := kernel.Dense(t.alloc(rows*in.Cols), rows, in.Cols)
		t.k.MatMulNT(dx, y.g, view(&w.W), false)
		for i := range rows {
			span := x.g.Data[i*width : i*width+in.Cols]
			t.k.Add(span, span, dx.Row(i))
		}
		l.clearPads(x.g)
	})
	return y
}

// conv is a gated convolution with its residual and norm.
func (n *net) conv(t *tape, l *layout, x mat, w, g *encoder.Conv, drop float32) mat {
	width := n.cfg.Width
	ab := n.windows(t, l, t.dropout(x, drop), &w.In, &g.In)
	y := t.mat(l.rows, width)
	l.clearPads(y.v)
	for i := range ab.v.Rows {
		row := ab.v.Row(i)
		t.k.GLU(y.v.Row(i+l.pad), row[:width], row[width:])
	}
	t.onBackward(func() {
		for i := range ab.v.Rows {
			d, row := ab.g.Row(i), ab.v.Row(i)
			t.k.GLUGrad(d[:width], d[width:], y.g.Row(i+l.pad), row[:width], row[width:])
		}
	})
	return t.addNorm(x, y, &w.Norm, &g.Norm)
}

// attention is multi-head self-attention with relative biases, sentence by
// sentence (Vaswani et al. 2017).
func (n *net) attention(t *tape, l *layout, x mat, w, g *encoder.Attention) mat {
	width := n.cfg.Width
	qkv := t.linear(x, &w.QKV, &g.QKV)
	ctx := t.mat(l.rows, width)
	clear(ctx.v.Data)
	d := width / n.cfg.Heads
	for i, r0 := range l.root {
		r1 := r0 + 1 + l.len[i]
		cut := func(m mat, from int) mat {
			return mat{m.v.Slice(r0, r1, from, from+d), m.g.Slice(r0, r1, from, from+d)}
		}
		for h := range n.cfg.Heads {
			n.attentionHead(t, cut(ctx, h*d), cut(qkv, h*d), cut(qkv, width+h*d), cut(qkv, 2*width+h*d), w.Rel.Row(h), g.Rel.Row(h))
		}
	}
	return t.linear(ctx, &w.Out, &g.Out)
}

func (n *net) attentionHead(t *tape, ctx, q, k, v mat, rel, drel []float32) {
	rows, clip := q.v.Rows, n.cfg.RelClip
	scale := float32(1 / math.Sqrt(float64(q.v.Cols)))
	p := t.mat(rows, rows)
	t.k.MatMulNT(p.v, q.v, k.v, false)
	at := func(i, j int) int { return min(max(j-i, -clip), clip) + clip }
	for i := range rows {
		row := p.v.Row(i)
		for j := range row {
			row[j] = row[j]*scale + rel[at(i, j)]
		}
		t.k.Softmax(row, rows)
	}
	t.k.MatMul(ctx.v, p.v, v.v, false)
	t.onBackward(func() {
		t.k.MatMulNT(p.g, ctx.g, v.v, false)
		t.k.MatMulTN(v.g, p.v, ctx.g, true)
		for i := range rows {
			row := p.g.Row(i)
			t.k.SoftmaxGrad(row, row, p.v.Row(i))
			for j := range row {
				drel[at(i, j)] += row[j]
				row[j] *= scale
			}
		}
		t.k.MatMul(q.g, p.g, k.v, true)
		t.k.MatMulTN(k.g, p.g, q.v, true)
	})
}
