package kernel

// tileGeneric computes at most one panel of the product: c has at most 32
// columns, b is k rows of 32 values with k <= blockK. It works through two
// rows and four columns at a time, which is what fits the scalar registers.
func tileGeneric(c Matrix, a strided, b []float32, accumulate bool) {
	var buffer [blockK][2]float32
	rows := buffer[:len(b)/panelWidth]
	for i := 0; i < c.Rows; i += 2 {
		second := min(i+1, c.Rows-1) // a last odd row is computed twice
		interleave(rows, a.data[i*a.row:], a.data[second*a.row:], a.col)
		for j := 0; j < c.Cols; j += 4 {
			sums := dot2x4(rows, b[j:])
			w := min(4, c.Cols-j)
			store(c.Data[i*c.Stride+j:][:w], sums[:4], accumulate)
			if second > i {
				store(c.Data[second*c.Stride+j:][:w], sums[4:], accumulate)
			}
		}
	}
}

// interleave gathers two rows of A so that the inner loop reads them in order.
func interleave(dst [][2]float32, x, y []float32, step int) {
	for p := range dst {
		dst[p] = [2]float32{x[p*step], y[p*step]}
	}
}

// dot2x4 returns the products of two interleaved rows with four neighbouring
// columns of a panel: first the four of the first row. The conversions keep
// the compiler from fusing (Go spec, "Floating-point operators").
func dot2x4(rows [][2]float32, b []float32) [8]float32 {
	var s0, s1, s2, s3, t0, t1, t2, t3 float32
	at := 0
	for i := range rows {
		w := (*[4]float32)(b[at:])
		x, y := rows[i][0], rows[i][1]
		s0 += float32(x * w[0])
		s1 += float32(x * w[1])
		s2 += float32(x * w[2])
		s3 += float32(x * w[3])
		t0 += float32(y * w[0])
		t1 += float32(y * w[1])
		t2 += float32(y * w[2])
		t3 += float32(y * w[3])
		at += panelWidth
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
