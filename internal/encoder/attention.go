package encoder

import (
	"math"

	"github.com/actant-nlp/actant/internal/kernel"
)

// attend is one self-attention layer and its feed-forward layer, in place on x.
func (s *scratch) attend(p *packedAttention, a *Attention) {
	m, w, k := s.m, s.m.cfg.Width, s.m.kernels
	qkv := kernel.Dense(s.y, s.rows, 3*w)
	s.mul(qkv, kernel.Dense(s.x, s.rows, w), p.qkv)
	ctx := kernel.Dense(s.z, s.rows, w)
	clear(s.z[:s.rows*w])
	d := w / m.cfg.Heads
	for i := range s.pieces {
		r0 := s.pieces[i].root
		r1 := r0 + 1 + len(s.pieces[i].words)
		for h := range m.cfg.Heads {
			s.attendHead(ctx.Slice(r0, r1, h*d, (h+1)*d), qkv.Slice(r0, r1, h*d, (h+1)*d),
				qkv.Slice(r0, r1, w+h*d, w+(h+1)*d), qkv.Slice(r0, r1, 2*w+h*d, 2*w+(h+1)*d), a.Rel.Row(h))
		}
	}
	out := kernel.Dense(s.y, s.rows, w)
	s.mul(out, ctx, p.out)
	s.residual(out, &a.Norm)
	up := kernel.Dense(s.y, s.rows, m.cfg.FFN)
	s.mul(up, kernel.Dense(s.x, s.rows, w), p.up)
	k.GELU(s.y[:s.rows*m.cfg.FFN], s.y[:s.rows*m.cfg.FFN])
	down := kernel.Dense(s.z, s.rows, w)
	s.mul(down, up, p.down)
	s.residual(down, &a.FFNorm)
}

// residual is x ← norm(x + out).
func (s *scratch) residual(out kernel.Matrix, n *Norm) {
	w, k := s.m.cfg.Width, s.m.kernels
	for i := range s.rows {
		row := s.x[i*w : (i+1)*w]
		k.Add(row, row, out.Row(i))
		k.LayerNorm(row, row, n.Gain.Data, n.Bias.Data, NormEps)
	}
}

// attendHead stores softmax(q·kᵀ/√d + rel)·v in ctx, where rel is the bias of
// each relative position (Shaw et al. 2018; as a bias: Raffel et al. 2020).
func (s *scratch) attendHead(ctx, q, key, v kernel.Matrix, rel []float32) {
	k := s.m.kernels
	n := q.Rows
	s.rels = grow(s.rels, n*n)
	att := kernel.Dense(s.rels, n, n)
	s.packK.PackTransposed(key)
	k.MulPacked(att, q, &s.packK, nil)
	scale := float32(1 / math.Sqrt(float64(q.Cols)))
	clip := s.m.cfg.RelClip
	for i := range n {
		row := att.Row(i)
		k.Scale(row, scale)
		addRelative(row, rel, i, clip)
		k.Softmax(row, n)
	}
	s.packV.Pack(v)
	k.MulPacked(ctx, att, &s.packV, nil)
}

// addRelative adds to row i of the attention scores the bias of position j
// relative to i, clipped at ±clip.
func addRelative(row, rel []float32, i, clip int) {
	for j := range row {
		row[j] += rel[min(max(j-i, -clip), clip)+clip]
	}
}
