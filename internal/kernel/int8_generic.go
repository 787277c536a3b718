package kernel

// Without vector instructions, one 64-bit multiplication does the work of
// three: three weights of neighbouring columns share an int64, 21 bits apart,
// and the sums of their products with an activation stay apart as long as each
// is below 2²⁰ in magnitude, which 64 products of 128·127 are.
const (
	fieldBits = 21
	fieldK    = 64 // summands before the fields are taken apart
	groupCols = 6  // columns of the two words of a group
)

// packTriples stores groups of six columns, each k pairs of words of three
// columns; missing columns are zero.
func (w *Int8Weights) packTriples(q []int8) {
	groups := (w.n + groupCols - 1) / groupCols
	w.triples = make([][2]int64, groups*w.k)
	for i := range w.k {
		for j := range w.n {
			group, col := j/groupCols, j%groupCols
			w.triples[group*w.k+i][col/3] += int64(q[i*w.n+j]) << (fieldBits * (col % 3))
		}
	}
}

// quantizeGeneric stores the rounded x·factor.
func quantizeGeneric(dst []int64, x []float32, factor float32) {
	for i, v := range x {
		dst[i] = int64(roundEven(float32(v * factor)))
	}
}

func mulInt8Generic(c Matrix, a *Int8Rows, b *Int8Weights) {
	for i0 := 0; i0 < c.Rows; i0 += blockM {
		end := min(i0+blockM, c.Rows)
		for j := 0; j < c.Cols; j += groupCols {
			group := b.triples[j/groupCols*b.k:][:b.k]
			width := min(groupCols, c.Cols-j)
			for i := i0; i < end; i += 2 {
				second := min(i+1, end-1) // a last odd row is computed twice
				x, y := a.longs[i*a.stride:][:b.k], a.longs[second*a.stride:][:b.k]
				sums := dotTriples(x, y, group)
				dequantRow(c.Data[i*c.Stride+j:][:width], sums[:groupCols], a.scale[i], b.scale[j:], b.bias[j:])
				dequantRow(c.Data[second*c.Stride+j:][:width], sums[groupCols:], a.scale[second], b.scale[j:], b.bias[j:])
			}
		}
	}
}

// dotTriples returns the products of two rows with the six columns of a group:
// first the six of the first row.
func dotTriples(x, y []int64, group [][2]int64) (sums [2 * groupCols]int32) {
	for len(x) > 0 {
		n := min(fieldK, len(x))
		x0, x1, y0, y1 := dotFields(x[:n], y[:n], group[:n])
		addFields(sums[0:3], x0)
		addFields(sums[3:6], x1)
		addFields(sums[6:9], y0)
		addFields(sums[9:12], y1)
		x, y, group = x[n:], y[n:], group[n:]
	}
	return sums
}

func dotFields(x, y []int64, group [][2]int64) (x0, x1, y0, y1 int64) {
	y, group = y[:len(x)], group[:len(x)]
	for i, u := range x {
		v, w0, w1 := y[i], group[i][0], group[i][1]
		x0 += u * w0
		x1 += u * w1
		y0 += v * w0
		y1 += v * w1
	}
	return x0, x1, y0, y1
}

// addFields takes three sums apart, lowest first; each is signed, so what is
// left after taking one is shifted down.
func addFields(sums []int32, word int64) {
	for i := range sums {
		low := word << (64 - fieldBits) >> (64 - fieldBits)
		sums[i] += int32(low)
		word = (word - low) >> fieldBits
	}
}

// dequantRow turns integer sums of one row into float32 values.
func dequantRow(dst []float32, sums []int32, rowScale float32, scale, bias []float32) {
	sums, scale, bias = sums[:len(dst)], scale[:len(dst)], bias[:len(dst)]
	for i, v := range sums {
		dst[i] = float32(float32(v)*float32(rowScale*scale[i])) + bias[i]
	}
}
