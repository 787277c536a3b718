package kernel

// quantizeRow stores x·factor, rounded, as row values from index at on.
func (s Set) quantizeRow(r *Int8Rows, at int, x []float32, factor float32) {
	if s.level != levelNEON {
		quantizeGeneric(r.longs[at:at+r.stride], x, factor)
		return
	}
	dst := r.small[at : at+r.stride]
	whole := len(x) &^ (neonBlock - 1)
	if whole > 0 {
		quantizeNEON(&dst[0], &x[0], factor, whole)
	}
	quantizeRest(dst[whole:], x[whole:], factor, 0)
}

func (s Set) mulInt8(c Matrix, a *Int8Rows, b *Int8Weights) {
	if s.level == levelNEON {
		mulInt8NEON(c, a, b)
	} else {
		mulInt8Generic(c, a, b)
	}
}

// mulInt8NEON multiplies quadruples of bytes (SDOT, which does not saturate).
func mulInt8NEON(c Matrix, a *Int8Rows, b *Int8Weights) {
	var scratch [4 * neonCols]float32
	blocks := a.stride / neonBlock
	for i0 := 0; i0 < c.Rows; i0 += blockM {
		end := min(i0+blockM, c.Rows)
		for j := 0; j < c.Cols; j += neonCols {
			panel := &b.quads[j/panelWidth*panelWidth*a.stride+j%panelWidth*4]
			width := min(neonCols, c.Cols-j)
			for i := i0; i < end; {
				rows := neonRows(end - i)
				to, stride := &scratch[0], neonCols
				if width == neonCols {
					to, stride = &c.Data[i*c.Stride+j], c.Stride
				}
				tileInt8NEON(rows, to, stride, &a.small[i*a.stride], a.stride, panel, blocks, &a.scale[i], &b.scale[j], &b.bias[j])
				if width < neonCols {
					for r := range rows {
						copy(c.Data[(i+r)*c.Stride+j:][:width], scratch[r*neonCols:])
					}
				}
				i += rows
			}
		}
	}
}

func tileInt8NEON(rows int, c *float32, cRow int, a *int8, aRow int, b *int8, k int, rowScale, scale, bias *float32) {
	switch rows {
	case 4:
		tileInt8NEONx4x16(c, cRow, a, aRow, b, k, rowScale, scale, bias)
	case 2:
		tileInt8NEONx2x16(c, cRow, a, aRow, b, k, rowScale, scale, bias)
	case 1:
		tileInt8NEONx1x16(c, cRow, a, aRow, b, k, rowScale, scale, bias)
	}
}
