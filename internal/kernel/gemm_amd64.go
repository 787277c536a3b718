package kernel

// tile computes C (+)= A·B for at most one panel of columns.
func (s Set) tile(c Matrix, a strided, b []float32, accumulate bool, r rounding) {
	switch s.level {
	case levelAVX512:
		tile512(c, a, b, accumulate, r)
	case levelAVX2:
		half := panelWidth / 2
		tile256(c.Slice(0, c.Rows, 0, min(half, c.Cols)), a, b, accumulate, r)
		if c.Cols > half {
			tile256(c.Slice(0, c.Rows, half, c.Cols), a, b[half:], accumulate, r)
		}
	default:
		tileGeneric(c, a, b, accumulate)
	}
}

// rows512 is the height of the next tile when n rows are left.
func rows512(n int) int {
	switch {
	case n >= 12:
		return 12
	case n >= 8:
		return 8
	case n >= 4:
		return 4
	case n >= 2:
		return 2
	}
	return 1
}

// rows256 is the height of the next tile when n rows are left.
func rows256(n int) int {
	switch {
	case n >= 6:
		return 6
	case n >= 4:
		return 4
	case n >= 2:
		return 2
	}
	return 1
}

func tile512(c Matrix, a strided, b []float32, accumulate bool, r rounding) {
	mask := uint32(1<<c.Cols - 1)
	k := len(b) / panelWidth
	for i := 0; i < c.Rows; {
		rows := rows512(c.Rows - i)
		to, from := &c.Data[i*c.Stride], &a.data[i*a.row]
		switch {
		case c.Cols > 16 && r == fused:
			tileFusedAVX512x32(rows, to, c.Stride, from, a.row, a.col, &b[0], k, accumulate, mask)
		case c.Cols > 16:
			tileExactAVX512x32(rows, to, c.Stride, from, a.row, a.col, &b[0], k, accumulate, mask)
		case r == fused:
			tileFusedAVX512x16(rows, to, c.Stride, from, a.row, a.col, &b[0], k, accumulate, mask)
		default:
			tileExactAVX512x16(rows, to, c.Stride, from, a.row, a.col, &b[0], k, accumulate, mask)
		}
		i += rows
	}
}

// tile256 computes at most 16 columns; fewer go through a scratch tile.
func tile256(c Matrix, a strided, b []float32, accumulate bool, r rounding) {
	if c.Cols < 16 {
		narrow256(c, a, b, accumulate, r)
		return
	}
	k := (len(b) + panelWidth - 1) / panelWidth
	for i := 0; i < c.Rows; {
		rows := rows256(c.Rows - i)
		to, from := &c.Data[i*c.Stride], &a.data[i*a.row]
		if r == fused {
			tileFusedAVX2(rows, to, c.Stride, from, a.row, a.col, &b[0], k, accumulate)
		} else {
			tileExactAVX2(rows, to, c.Stride, from, a.row, a.col, &b[0], k, accumulate)
		}
		i += rows
	}
}

func narrow256(c Matrix, a strided, b []float32, accumulate bool, r rounding) {
	var scratch [6 * 16]float32
	for i := 0; i < c.Rows; {
		rows := rows256(c.Rows - i)
		tile256(Dense(scratch[:], rows, 16), strided{a.data[i*a.row:], a.row, a.col}, b, false, r)
		for j := range rows {
			store(c.Data[(i+j)*c.Stride:][:c.Cols], scratch[j*16:], accumulate)
		}
		i += rows
	}
}
