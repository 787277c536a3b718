package kernel

import "fmt"

// A Matrix is a view of Rows × Cols float32 values: the value at row i and
// column j is Data[i*Stride+j]. Rows may overlap (Stride < Cols) in matrices
// that are only read: the windows of a convolution are such a view.
type Matrix struct {
	Data   []float32
	Rows   int
	Cols   int
	Stride int // distance between the starts of two rows, in values
}

// NewMatrix returns a zeroed dense matrix.
func NewMatrix(rows, cols int) Matrix {
	return Matrix{Data: make([]float32, rows*cols), Rows: rows, Cols: cols, Stride: cols}
}

// Dense views data, which holds at least rows*cols values, as a matrix without
// gaps between its rows.
func Dense(data []float32, rows, cols int) Matrix {
	return Matrix{Data: data, Rows: rows, Cols: cols, Stride: cols}
}

// Row returns row i, sharing memory with the matrix.
func (m Matrix) Row(i int) []float32 {
	return m.Data[i*m.Stride : i*m.Stride+m.Cols : i*m.Stride+m.Cols]
}

// Slice views rows [r0, r1) and columns [c0, c1).
func (m Matrix) Slice(r0, r1, c0, c1 int) Matrix {
	out := Matrix{Rows: r1 - r0, Cols: c1 - c0, Stride: m.Stride}
	if out.Rows > 0 && out.Cols > 0 {
		out.Data = m.Data[r0*m.Stride+c0 : (r1-1)*m.Stride+c1]
	}
	return out
}

// check panics unless every value of the matrix lies inside Data: the
// assembly reads and writes without further bounds checks.
func (m Matrix) check(name string) {
	if m.Rows < 0 || m.Cols < 0 || m.Stride < 0 {
		panic(fmt.Sprintf("kernel: %s has shape %d×%d, stride %d", name, m.Rows, m.Cols, m.Stride))
	}
	if m.Rows > 0 && m.Cols > 0 && (m.Rows-1)*m.Stride+m.Cols > len(m.Data) {
		panic(fmt.Sprintf("kernel: %s of %d×%d, stride %d needs more than its %d values",
			name, m.Rows, m.Cols, m.Stride, len(m.Data)))
	}
}

// checkShape panics unless the matrix has the shape.
func (m Matrix) checkShape(name string, rows, cols int) {
	m.check(name)
	if m.Rows != rows || m.Cols != cols {
		panic(fmt.Sprintf("kernel: %s is %d×%d, want %d×%d", name, m.Rows, m.Cols, rows, cols))
	}
}

// checkOutput is checkShape for a matrix that is written: its rows must not
// overlap.
func (m Matrix) checkOutput(name string, rows, cols int) {
	m.checkShape(name, rows, cols)
	if m.Rows > 1 && m.Stride < m.Cols {
		panic(fmt.Sprintf("kernel: rows of %s overlap (stride %d < %d columns)", name, m.Stride, m.Cols))
	}
}
