package kernel

// Each of these picks the tile function for a number of rows. They are written
// as switches, not tables, so that the arguments stay on the stack.

func tileFusedAVX2(rows int, c *float32, cRow int, a *float32, aRow, aCol int, b *float32, k int, accumulate bool) {
	switch rows {
	case 6:
		tileFusedAVX2x6x16(c, cRow, a, aRow, aCol, b, k, accumulate)
	case 4:
		tileFusedAVX2x4x16(c, cRow, a, aRow, aCol, b, k, accumulate)
	case 2:
		tileFusedAVX2x2x16(c, cRow, a, aRow, aCol, b, k, accumulate)
	case 1:
		tileFusedAVX2x1x16(c, cRow, a, aRow, aCol, b, k, accumulate)
	}
}

func tileFusedAVX512x32(rows int, c *float32, cRow int, a *float32, aRow, aCol int, b *float32, k int, accumulate bool, mask uint32) {
	switch rows {
	case 12:
		tileFusedAVX512x12x32(c, cRow, a, aRow, aCol, b, k, accumulate, mask)
	case 8:
		tileFusedAVX512x8x32(c, cRow, a, aRow, aCol, b, k, accumulate, mask)
	case 4:
		tileFusedAVX512x4x32(c, cRow, a, aRow, aCol, b, k, accumulate, mask)
	case 2:
		tileFusedAVX512x2x32(c, cRow, a, aRow, aCol, b, k, accumulate, mask)
	case 1:
		tileFusedAVX512x1x32(c, cRow, a, aRow, aCol, b, k, accumulate, mask)
	}
}

func tileFusedAVX512x16(rows int, c *float32, cRow int, a *float32, aRow, aCol int, b *float32, k int, accumulate bool, mask uint32) {
	switch rows {
	case 12:
		tileFusedAVX512x12x16(c, cRow, a, aRow, aCol, b, k, accumulate, mask)
	case 8:
		tileFusedAVX512x8x16(c, cRow, a, aRow, aCol, b, k, accumulate, mask)
	case 4:
		tileFusedAVX512x4x16(c, cRow, a, aRow, aCol, b, k, accumulate, mask)
	case 2:
		tileFusedAVX512x2x16(c, cRow, a, aRow, aCol, b, k, accumulate, mask)
	case 1:
		tileFusedAVX512x1x16(c, cRow, a, aRow, aCol, b, k, accumulate, mask)
	}
}

func tileExactAVX2(rows int, c *float32, cRow int, a *float32, aRow, aCol int, b *float32, k int, accumulate bool) {
	switch rows {
	case 6:
		tileExactAVX2x6x16(c, cRow, a, aRow, aCol, b, k, accumulate)
	case 4:
		tileExactAVX2x4x16(c, cRow, a, aRow, aCol, b, k, accumulate)
	case 2:
		tileExactAVX2x2x16(c, cRow, a, aRow, aCol, b, k, accumulate)
	case 1:
		tileExactAVX2x1x16(c, cRow, a, aRow, aCol, b, k, accumulate)
	}
}

func tileExactAVX512x32(rows int, c *float32, cRow int, a *float32, aRow, aCol int, b *float32, k int, accumulate bool, mask uint32) {
	switch rows {
	case 12:
		tileExactAVX512x12x32(c, cRow, a, aRow, aCol, b, k, accumulate, mask)
	case 8:
		tileExactAVX512x8x32(c, cRow, a, aRow, aCol, b, k, accumulate, mask)
	case 4:
		tileExactAVX512x4x32(c, cRow, a, aRow, aCol, b, k, accumulate, mask)
	case 2:
		tileExactAVX512x2x32(c, cRow, a, aRow, aCol, b, k, accumulate, mask)
	case 1:
		tileExactAVX512x1x32(c, cRow, a, aRow, aCol, b, k, accumulate, mask)
	}
}

func tileExactAVX512x16(rows int, c *float32, cRow int, a *float32, aRow, aCol int, b *float32, k int, accumulate bool, mask uint32) {
	switch rows {
	case 12:
		tileExactAVX512x12x16(c, cRow, a, aRow, aCol, b, k, accumulate, mask)
	case 8:
		tileExactAVX512x8x16(c, cRow, a, aRow, aCol, b, k, accumulate, mask)
	case 4:
		tileExactAVX512x4x16(c, cRow, a, aRow, aCol, b, k, accumulate, mask)
	case 2:
		tileExactAVX512x2x16(c, cRow, a, aRow, aCol, b, k, accumulate, mask)
	case 1:
		tileExactAVX512x1x16(c, cRow, a, aRow, aCol, b, k, accumulate, mask)
	}
}

func tileInt8AVX2(rows int, c *float32, cRow int, a *int16, aRow int, b *int16, k int, rowScale, scale, bias *float32) {
	switch rows {
	case 6:
		tileInt8AVX2x6x16(c, cRow, a, aRow, b, k, rowScale, scale, bias)
	case 4:
		tileInt8AVX2x4x16(c, cRow, a, aRow, b, k, rowScale, scale, bias)
	case 2:
		tileInt8AVX2x2x16(c, cRow, a, aRow, b, k, rowScale, scale, bias)
	case 1:
		tileInt8AVX2x1x16(c, cRow, a, aRow, b, k, rowScale, scale, bias)
	}
}

func tileInt8AVX512x32(rows int, c *float32, cRow int, a *uint8, aRow int, b *int8, k int, rowScale, scale, bias *float32, offset *int32, mask uint32) {
	switch rows {
	case 12:
		tileInt8AVX512x12x32(c, cRow, a, aRow, b, k, rowScale, scale, bias, offset, mask)
	case 8:
		tileInt8AVX512x8x32(c, cRow, a, aRow, b, k, rowScale, scale, bias, offset, mask)
	case 4:
		tileInt8AVX512x4x32(c, cRow, a, aRow, b, k, rowScale, scale, bias, offset, mask)
	case 2:
		tileInt8AVX512x2x32(c, cRow, a, aRow, b, k, rowScale, scale, bias, offset, mask)
	case 1:
		tileInt8AVX512x1x32(c, cRow, a, aRow, b, k, rowScale, scale, bias, offset, mask)
	}
}

func tileInt8AVX512x16(rows int, c *float32, cRow int, a *uint8, aRow int, b *int8, k int, rowScale, scale, bias *float32, offset *int32, mask uint32) {
	switch rows {
	case 12:
		tileInt8AVX512x12x16(c, cRow, a, aRow, b, k, rowScale, scale, bias, offset, mask)
	case 8:
		tileInt8AVX512x8x16(c, cRow, a, aRow, b, k, rowScale, scale, bias, offset, mask)
	case 4:
		tileInt8AVX512x4x16(c, cRow, a, aRow, b, k, rowScale, scale, bias, offset, mask)
	case 2:
		tileInt8AVX512x2x16(c, cRow, a, aRow, b, k, rowScale, scale, bias, offset, mask)
	case 1:
		tileInt8AVX512x1x16(c, cRow, a, aRow, b, k, rowScale, scale, bias, offset, mask)
	}
}
