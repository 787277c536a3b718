package kernel

// tileGeneric computes at most one panel of the product: c has at most 32
// columns, b is k rows of 32 values with k <= blockK. It works through two
// rows and four columns at a time, which is what fits the scalar registers.
func tileGeneric(c Matrix, a strided, b []float32, accumulate bool) {
	var rows [2 * blockK]float32
	k := len(b) / panelWidth
	for i := 0; i < c.Rows; i += 2 {
		second := min(i+1, c.Rows-1) // a last odd row is computed twice
		interleave(rows[:2*k], a.data[i*a.row:], a.data[second*a.row:], a.col)
		for j := 0; j < c.Cols; j += 4 {
			sums := dot2x4(rows[:2*k], b[j:])
			w := min(4, c.Cols-j)
			store(c.Data[i*c.Stride+j:][:w], sums[:4], accumulate)
			if second > i {
				store(c.Data[second*c.Stride+j:][:w], sums[4:], accumulate)
			}
		}
	}
}

// interleave gathers two rows of A so that the inner loop reads them in order.
func interleave(dst, x, y []float32, step int) {
	for p := 0; p+1 < len(dst); p += 2 {
		dst[p], dst[p+1] = x[p/2*step], y[p/2*step]
	}
}

// dot2x4 returns the products of two interleaved rows with four neighbouring
// columns of a panel: first the four of the first row. The conversions keep
// the compiler from fusing (Go spec, "Floating-point operators").
func dot2x4(rows, b []float32) [8]float32 {
	var s0, s1, s2, s3, t0, t1, t2, t3 float32
	for {
		if len(rows) < 2 || len(b) < 4 {
			break
		}
		x, y := rows[0], rows[1]
		b0, b1, b2, b3 := b[0], b[1], b[2], b[3]
		s0 += float32(x * b0)
		s1 += float32(x * b1)
		s2 += float32(x * b2)
		s3 += float32(x * b3)
		t0 += float32(y * b0)
		t1 += float32(y * b1)
		t2 += float32(y * b2)
		t3 += float32(y * b3)
		rows = rows[2:]
		if len(b) < panelWidth {
			break
		}
		b = b[panelWidth:]
	}
	return [8]float32{s0, s1, s2, s3, t0, t1, t2, t3}
}

// store writes or adds the leading sums to dst.
func store(dst, sums []float32, accumulate bool) {
	if accumulate {
		for i := range dst {
			dst[i] += sums[i]
		}
		return
	}
	copy(dst, sums)
}
