package kernel

import "math"

// HalfToFloat converts IEEE 754 binary16 values to float32, exactly. dst and
// src have the same length.
func HalfToFloat(dst []float32, src []uint16) {
	dst = dst[:len(src)]
	for i, h := range src {
		dst[i] = halfToFloat(h)
	}
}

// FloatToHalf converts float32 values to IEEE 754 binary16, rounding to
// nearest, ties to even; too large values become infinite. dst and src have
// the same length.
func FloatToHalf(dst []uint16, src []float32) {
	dst = dst[:len(src)]
	for i, f := range src {
		dst[i] = floatToHalf(f)
	}
}

func halfToFloat(h uint16) float32 {
	sign := uint32(h&0x8000) << 16
	rest := uint32(h & 0x7fff)
	switch {
	case rest >= 0x7c00: // infinity or NaN
		return math.Float32frombits(sign | 0x7f800000 | (rest&0x3ff)<<13)
	case rest < 0x400: // zero or subnormal: a multiple of 2⁻²⁴
		return math.Float32frombits(sign | math.Float32bits(float32(rest)*0x1p-24))
	}
	return math.Float32frombits(sign | (rest<<13 + (127-15)<<23))
}

func floatToHalf(f float32) uint16 {
	bits := math.Float32bits(f)
	sign := uint16(bits >> 16 & 0x8000)
	rest := bits & 0x7fffffff
	switch {
	case rest > 0x7f800000: // NaN stays a quiet NaN
		return sign | 0x7e00
	case rest >= 0x477ff000: // rounds to 2¹⁶ or beyond
		return sign | 0x7c00
	case rest < 0x38800000: // below 2⁻¹⁴: a subnormal, rounded by the adder
		shifted := math.Float32frombits(rest) + 0.5
		return sign | uint16(math.Float32bits(shifted)-math.Float32bits(0.5))
	}
	rest += 0xfff + rest>>13&1 // round the 13 bits that go, ties to even
	return sign | uint16((rest-(127-15)<<23)>>13)
}
