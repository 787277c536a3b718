package encoder

import "github.com/actant-nlp/actant/internal/kernel"

// recur is one quasi-recurrent layer (Bradbury et al. 2017, fo-pooling) over
// x, in place: only the elementwise running means go from token to token, the
// products see all tokens at once.
func (s *scratch) recur(p *packedRecurrent, r *Recurrent) {
	m, w, k, h := s.m, s.m.cfg.Width, s.m.kernels, s.m.cfg.Hidden
	s.clearPads(s.x)
	n := s.rows - 2*s.pad
	gates := kernel.Dense(s.y[:n*6*h], n, 6*h)
	s.mul(gates, kernel.Matrix{Data: s.x, Rows: n, Cols: m.cfg.Window * w, Stride: w}, p.in)
	for i := range n {
		row := gates.Row(i)
		k.Tanh(row[:2*h], row[:2*h])
		k.Sigmoid(row[2*h:], row[2*h:])
	}
	for i := range s.pieces {
		first := s.pieces[i].root - s.pad
		Scan(k, gates, first, first+1+len(s.pieces[i].words), h)
	}
	s.z = grow(s.z, s.rows*max(w, 2*h))
	for i := range n {
		row := gates.Row(i)
		k.Mul(row[:2*h], row[:2*h], row[4*h:])
	}
	out := kernel.Dense(s.z[:n*w], n, w)
	s.mul(out, gates.Slice(0, n, 0, 2*h), p.out)
	for i := range n {
		row := s.x[(i+s.pad)*w : (i+s.pad+1)*w]
		k.Add(row, row, out.Row(i))
		k.LayerNorm(row, row, r.Norm.Gain.Data, r.Norm.Bias.Data, NormEps)
	}
}

// Scan replaces the candidates z in rows first to end of gates by the states
// h(t) = f(t)·h(t-1) + (1-f(t))·z(t), the first half of the 2·hidden columns
// from left to right, the second from right to left. A state before the first
// row is 0.
func Scan(k kernel.Set, gates kernel.Matrix, first, end, hidden int) {
	for t := first; t < end; t++ {
		var prev []float32
		if t > first {
			prev = gates.Row(t - 1)[:hidden]
		}
		row := gates.Row(t)
		scanRow(k, row[:hidden], prev, row[2*hidden:3*hidden])
	}
	for t := end - 1; t >= first; t-- {
		var prev []float32
		if t < end-1 {
			prev = gates.Row(t + 1)[hidden : 2*hidden]
		}
		row := gates.Row(t)
		scanRow(k, row[hidden:2*hidden], prev, row[3*hidden:4*hidden])
	}
}

// scanRow is z ← f·prev + (1-f)·z.
func scanRow(k kernel.Set, z, prev, f []float32) {
	if prev != nil {
		k.Pool(z, prev, f)
		return
	}
	for i, v := range f[:len(z)] {
		z[i] = (1 - v) * z[i]
	}
}
