package encoder

import "github.com/actant-nlp/actant/internal/kernel"

// A product is the weights of one linear map as inference multiplies by them:
// in eight bits with exact integer sums, or in single precision. Either way
// all machines get the same bits.
type product struct {
	eight  *kernel.Int8Weights
	floats *kernel.Packed
	bias   []float32
}

// newProduct packs w for the kernels of m.
func (m *Model) newProduct(w *Matrix, bias []float32) *product {
	if m.eight {
		q, scale := kernel.QuantizeWeights(view(w))
		return &product{eight: m.kernels.PackInt8(q, w.Rows, w.Cols, scale, bias)}
	}
	return &product{floats: pack(w), bias: bias}
}

func (m *Model) newLinear(l *Linear) *product { return m.newProduct(&l.W, l.B.Data) }

// mul is c = a·w + bias.
func (s *scratch) mul(c, a kernel.Matrix, p *product) {
	if p.eight == nil {
		s.m.kernels.MulPacked(c, a, p.floats, p.bias)
		return
	}
	s.m.kernels.Quantize(&s.eight, a)
	s.m.kernels.MulInt8(c, &s.eight, p.eight)
}
