package kernel

// Packed is the right operand B (k×n) of a product, rearranged for the
// kernels: panels of 32 columns, each k rows of 32 values, the last panel
// filled up with zeros. It is the same for every Set. Packing again reuses the
// memory. A Packed may be shared by concurrent products.
type Packed struct {
	data []float32
	k, n int
}

// K returns the number of rows of B.
func (p *Packed) K() int { return p.k }

// N returns the number of columns of B.
func (p *Packed) N() int { return p.n }

// resize makes room for a k×n operand.
func (p *Packed) resize(k, n int) {
	size := (n + panelWidth - 1) / panelWidth * panelWidth * k
	if cap(p.data) < size {
		p.data = make([]float32, size)
	}
	p.data, p.k, p.n = p.data[:size], k, n
}

// Pack stores B.
func (p *Packed) Pack(b Matrix) {
	b.check("B")
	p.resize(b.Rows, b.Cols)
	for j := 0; j < p.n; j += panelWidth {
		w := min(panelWidth, p.n-j)
		panel := p.data[j*p.k:][:p.k*panelWidth]
		for i := range p.k {
			row := panel[i*panelWidth:][:panelWidth]
			clear(row[copy(row, b.Data[i*b.Stride+j:][:w]):])
		}
	}
}

// PackTransposed stores Bᵀ: the operand has b.Cols rows and b.Rows columns.
func (p *Packed) PackTransposed(b Matrix) {
	b.check("B")
	p.resize(b.Cols, b.Rows)
	for j := 0; j < p.n; j += panelWidth {
		w := min(panelWidth, p.n-j)
		panel := p.data[j*p.k:][:p.k*panelWidth]
		if w < panelWidth {
			clear(panel)
		}
		for c := range w {
			for i, v := range b.Row(j + c) {
				panel[i*panelWidth+c] = v
			}
		}
	}
}
