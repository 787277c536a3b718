package kernel

// quantizeRow stores x·factor, rounded, as row values from index at on.
func (s Set) quantizeRow(r *Int8Rows, at int, x []float32, factor float32) {
	switch s.level {
	case levelAVX512:
		quantizeBytes(r.bytes[at:at+r.stride], x, factor)
	case levelAVX2:
		quantizeWords(r.words[at:at+r.stride], x, factor)
	default:
		quantizeGeneric(r.longs[at:at+r.stride], x, factor)
	}
}

func quantizeBytes(dst []uint8, x []float32, factor float32) {
	whole := len(x) &^ 15
	if whole > 0 {
		quantizeAVX512(&dst[0], &x[0], whole, factor)
	}
	quantizeRest(dst[whole:], x[whole:], factor, 128)
}

func quantizeWords(dst []int16, x []float32, factor float32) {
	whole := len(x) &^ 7
	if whole > 0 {
		quantizeAVX2(&dst[0], &x[0], whole, factor)
	}
	quantizeRest(dst[whole:], x[whole:], factor, 0)
}

func (s Set) mulInt8(c Matrix, a *Int8Rows, b *Int8Weights) {
	switch s.level {
	case levelAVX512:
		mulInt8AVX512(c, a, b)
	case levelAVX2:
		mulInt8AVX2(c, a, b)
	default:
		mulInt8Generic(c, a, b)
	}
}

// mulInt8AVX512 multiplies quadruples of bytes (VPDPBUSD, which does not
// saturate). The activations are unsigned there, hence shifted by 128, and the
// columns' offset takes off what the shift adds.
func mulInt8AVX512(c Matrix, a *Int8Rows, b *Int8Weights) {
	words := a.stride / 4
	for i0 := 0; i0 < c.Rows; i0 += blockM {
		end := min(i0+blockM, c.Rows)
		for j := 0; j < c.Cols; j += panelWidth {
			panel := &b.quads[j*words*4]
			width := min(panelWidth, c.Cols-j)
			mask := uint32(1<<width - 1)
			for i := i0; i < end; {
				rows := rows512(end - i)
				to, from := &c.Data[i*c.Stride+j], &a.bytes[i*a.stride]
				if width > 16 {
					tileInt8AVX512x32(rows, to, c.Stride, from, words, panel, words, &a.scale[i], &b.scale[j], &b.bias[j], &b.offset[j], mask)
				} else {
					tileInt8AVX512x16(rows, to, c.Stride, from, words, panel, words, &a.scale[i], &b.scale[j], &b.bias[j], &b.offset[j], mask)
				}
				i += rows
			}
		}
	}
}

// mulInt8AVX2 multiplies pairs of int16 (VPMADDWD). VPMADDUBSW, which takes
// bytes, would saturate the sum of two products of eight bits.
func mulInt8AVX2(c Matrix, a *Int8Rows, b *Int8Weights) {
	var scratch [6 * 16]float32
	words := a.stride / 2
	for i0 := 0; i0 < c.Rows; i0 += blockM {
		end := min(i0+blockM, c.Rows)
		for j := 0; j < c.Cols; j += 16 {
			panel := &b.pairs[(j/panelWidth*words*panelWidth+j%panelWidth)*2]
			width := min(16, c.Cols-j)
			for i := i0; i < end; {
				rows := rows256(end - i)
				to, stride := &scratch[0], 16
				if width == 16 {
					to, stride = &c.Data[i*c.Stride+j], c.Stride
				}
				tileInt8AVX2(rows, to, stride, &a.words[i*a.stride], words, panel, words, &a.scale[i], &b.scale[j], &b.bias[j])
				if width < 16 {
					for r := range rows {
						copy(c.Data[(i+r)*c.Stride+j:][:width], scratch[r*16:])
					}
				}
				i += rows
			}
		}
	}
}
