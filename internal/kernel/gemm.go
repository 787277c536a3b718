package kernel

import "sync"

const (
	panelWidth = 32  // columns of B in one packed panel
	blockK     = 512 // summands added up in registers before C is touched
	blockM     = 96  // rows of A worked through while they stay in cache
)

// packs holds panels for the products that pack B on every call.
var packs = sync.Pool{New: func() any { return new(Packed) }}

// MatMul computes C = A·B, or C += A·B with accumulate. A is m×k, B k×n and C
// m×n; C must not overlap A or B, as in the other products. The rounding may differ between Sets (fused multiply-adds).
func (s Set) MatMul(c, a, b Matrix, accumulate bool) {
	a.check("A")
	b.checkShape("B", a.Cols, b.Cols)
	c.checkOutput("C", a.Rows, b.Cols)
	p := packs.Get().(*Packed)
	p.Pack(b)
	s.product(c, strided{a.Data, a.Stride, 1}, p, accumulate, fused)
	packs.Put(p)
}

// MatMulNT computes C = A·Bᵀ, or C += A·Bᵀ with accumulate. A is m×k, B n×k
// and C m×n. The rounding may differ between Sets.
func (s Set) MatMulNT(c, a, b Matrix, accumulate bool) {
	a.check("A")
	b.checkShape("B", b.Rows, a.Cols)
	c.checkOutput("C", a.Rows, b.Rows)
	p := packs.Get().(*Packed)
	p.PackTransposed(b)
	s.product(c, strided{a.Data, a.Stride, 1}, p, accumulate, fused)
	packs.Put(p)
}

// MatMulTN computes C = Aᵀ·B, or C += Aᵀ·B with accumulate. A is k×m, B k×n
// and C m×n. The rounding may differ between Sets.
func (s Set) MatMulTN(c, a, b Matrix, accumulate bool) {
	a.check("A")
	b.checkShape("B", a.Rows, b.Cols)
	c.checkOutput("C", a.Cols, b.Cols)
	p := packs.Get().(*Packed)
	p.Pack(b)
	s.product(c, strided{a.Data, 1, a.Stride}, p, accumulate, fused)
	packs.Put(p)
}

// MulPacked computes C = A·B + bias for a packed B (bias nil: none), with
// A m×k and C m×n. Products and sums are rounded separately and in a fixed
// order, so that every Set gives the same bits.
func (s Set) MulPacked(c, a Matrix, b *Packed, bias []float32) {
	a.checkShape("A", a.Rows, b.k)
	c.checkOutput("C", a.Rows, b.n)
	if bias == nil {
		s.product(c, strided{a.Data, a.Stride, 1}, b, false, exact)
		return
	}
	bias = bias[:b.n]
	for i := range c.Rows {
		copy(c.Row(i), bias)
	}
	s.product(c, strided{a.Data, a.Stride, 1}, b, true, exact)
}

// rounding says whether a kernel may fuse multiplication and addition.
type rounding bool

const (
	exact rounding = false
	fused rounding = true
)

// strided is the left operand of a product: the value of row i and summand p
// is data[i*row+p*col].
type strided struct {
	data     []float32
	row, col int
}

// from returns the operand without its first i rows and p summands.
func (a strided) from(i, p int) strided {
	return strided{a.data[i*a.row+p*a.col:], a.row, a.col}
}

// product runs the blocked product. Every value of C is the sum, in order, of
// blocks of blockK summands, each of which is added up from zero in order.
func (s Set) product(c Matrix, a strided, b *Packed, accumulate bool, r rounding) {
	if c.Rows == 0 || c.Cols == 0 {
		return
	}
	if b.k == 0 {
		if !accumulate {
			for i := range c.Rows {
				clear(c.Row(i))
			}
		}
		return
	}
	for p0 := 0; p0 < b.k; p0 += blockK {
		kb := min(blockK, b.k-p0)
		for i0 := 0; i0 < c.Rows; i0 += blockM {
			mb := min(blockM, c.Rows-i0)
			for j0 := 0; j0 < c.Cols; j0 += panelWidth {
				wb := min(panelWidth, c.Cols-j0)
				panel := b.data[j0*b.k+p0*panelWidth:][:kb*panelWidth]
				s.tile(c.Slice(i0, i0+mb, j0, j0+wb), a.from(i0, p0), panel, accumulate || p0 > 0, r)
			}
		}
	}
}
