package encoder

import "github.com/actant-nlp/actant/internal/kernel"

type nameScratch struct {
	x, hid, emit []float32
	lattice      Lattice
	marginal     []float64
}

// nameRows makes the emissions of every row of the batch: from the hidden
// layer among the heads, or through the name head's own convolutions.
func (s *scratch) nameRows(out kernel.Matrix) {
	m, k, b := s.m, s.m.kernels, &s.names
	w, hid := m.cfg.Width, m.cfg.NameHidden
	hidden := out.Slice(0, s.rows, m.heads.name, min(m.heads.name+hid, m.heads.width))
	if m.cfg.NameConvs > 0 {
		b.x = grow(b.x, s.rows*w)
		copy(b.x, s.x[:s.rows*w])
		s.clearPads(b.x)
		for i, p := range m.nameConvs {
			s.conv(b.x, p, &m.net.NameConvs[i])
		}
		b.hid = grow(b.hid, s.rows*hid)
		hidden = kernel.Dense(b.hid, s.rows, hid)
		s.mul(hidden, kernel.Dense(b.x, s.rows, w), m.nameHid)
		k.Leaky(b.hid[:s.rows*hid], LeakySlope)
	}
	l := m.labels.BIO()
	b.emit = grow(b.emit, s.rows*l)
	k.MulPacked(kernel.Dense(b.emit, s.rows, l), hidden, m.nameOut, m.net.NameOut.B.Data)
}

// readNames decodes the names of p.
func (s *scratch) readNames(p *piece) {
	m, b := s.m, &s.names
	l, n := m.labels.BIO(), len(p.words)
	emit := b.emit[(p.root+1)*l:]
	path := b.lattice.Viterbi(m.chain, emit, l, n)
	b.lattice.Forward(m.chain, emit, l, n, nil)
	b.marginal = grow(b.marginal, l)
	for j, c := range path {
		b.lattice.Marginals(b.marginal, j)
		p.out[j].Name, p.out[j].NameScore = m.names[c], float32(b.marginal[c])
	}
}
