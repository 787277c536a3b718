package kernel

// neonCols is the width of a register tile.
const neonCols = 16

// tile computes C (+)= A·B for at most one panel of columns. Products are never
// fused with their sums here.
func (s Set) tile(c Matrix, a strided, b []float32, accumulate bool, _ rounding) {
	if s.level != levelNEON {
		tileGeneric(c, a, b, accumulate)
		return
	}
	k := len(b) / panelWidth
	var scratch [4 * neonCols]float32
	for j := 0; j < c.Cols; j += neonCols {
		width := min(neonCols, c.Cols-j)
		for i := 0; i < c.Rows; {
			rows := neonRows(c.Rows - i)
			to, from := c.Data[i*c.Stride+j:], &a.data[i*a.row]
			if width == neonCols {
				tileNEON(rows, &to[0], c.Stride, from, a.row, a.col, &b[j], k, accumulate)
			} else {
				tileNEON(rows, &scratch[0], neonCols, from, a.row, a.col, &b[j], k, false)
				for r := range rows {
					store(to[r*c.Stride:][:width], scratch[r*neonCols:], accumulate)
				}
			}
			i += rows
		}
	}
}

// neonRows is the height of the next tile when n rows are left.
func neonRows(n int) int {
	switch {
	case n >= 4:
		return 4
	case n >= 2:
		return 2
	}
	return 1
}

// tileNEON and tileInt8NEON pick the tile function for a number of rows, by
// switches for the reason given in tiles_amd64.go.
func tileNEON(rows int, c *float32, cRow int, a *float32, aRow, aCol int, b *float32, k int, accumulate bool) {
	switch rows {
	case 4:
		tileNEONx4x16(c, cRow, a, aRow, aCol, b, k, accumulate)
	case 2:
		tileNEONx2x16(c, cRow, a, aRow, aCol, b, k, accumulate)
	case 1:
		tileNEONx1x16(c, cRow, a, aRow, aCol, b, k, accumulate)
	}
}
