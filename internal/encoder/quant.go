package encoder

import (
	"math"
	"slices"
)

// A RowTable is a table of rows quantised to eight bits: number j of row i is
// Scale(i) · int8(Data[i·Cols+j]). Scales are half-precision numbers.
type RowTable struct {
	Rows, Cols int
	Scales     []uint16
	Data       []byte
}

// Quantize makes the RowTable nearest to m.
func Quantize(m *Matrix) *RowTable {
	t := &RowTable{Rows: m.Rows, Cols: m.Cols, Scales: make([]uint16, m.Rows), Data: make([]byte, m.Rows*m.Cols)}
	for i := range m.Rows {
		row := m.Row(i)
		t.Scales[i] = rowScale(row)
		s := fromHalf(t.Scales[i])
		if s == 0 {
			continue
		}
		for j, v := range row {
			q := math.RoundToEven(float64(v) / float64(s))
			t.Data[i*m.Cols+j] = byte(int8(min(127, max(-127, q))))
		}
	}
	return t
}

// rowScale is the half-precision scale under which the largest number of row
// becomes at most 127.
func rowScale(row []float32) uint16 {
	var top float32
	for _, v := range row {
		if v < 0 {
			v = -v
		}
		top = max(top, v)
	}
	return toHalf(top / 127)
}

// Scale is the factor of row i.
func (t *RowTable) Scale(i int) float32 { return fromHalf(t.Scales[i]) }

// Into stores row i in dst.
func (t *RowTable) Into(dst []float32, i int) {
	s := t.Scale(i)
	row := t.Data[i*t.Cols : (i+1)*t.Cols]
	dst = dst[:len(row)]
	for j, b := range row {
		dst[j] = s * float32(int8(b))
	}
}

// Vectors is a fixed table of word vectors, looked up by VectorKey.
type Vectors struct {
	Keys  []uint32 // sorted
	Table RowTable
}

// Find is the row of key, and whether there is one.
func (v *Vectors) Find(key uint32) (int, bool) { return slices.BinarySearch(v.Keys, key) }

// toHalf rounds f to IEEE 754 half precision, to nearest even; beyond its
// range to the largest finite number.
func toHalf(f float32) uint16 {
	b := math.Float32bits(f)
	sign := uint16(b>>16) & 0x8000
	b &= 0x7fffffff
	switch {
	case b > 0x7f800000: // not a number
		return sign | 0x7e00
	case b >= 0x477ff000: // 65520 and up would round to infinity
		return sign | 0x7bff
	case b >= 0x38800000: // normal
		b += 0xfff + (b>>13)&1
		return sign | uint16((b-0x38000000)>>13)
	case b < 0x33000000: // under half of the least subnormal
		return sign
	}
	shift := 126 - b>>23
	m := b&0x7fffff | 0x800000
	half := uint32(1) << (shift - 1)
	return sign | uint16((m+half-1+(m>>shift)&1)>>shift)
}

// fromHalf is the number that half-precision h stands for.
func fromHalf(h uint16) float32 {
	sign := uint32(h&0x8000) << 16
	e, m := uint32(h>>10)&0x1f, uint32(h&0x3ff)
	switch {
	case e == 0x1f:
		return math.Float32frombits(sign | 0x7f800000 | m<<13)
	case e != 0:
		return math.Float32frombits(sign | (e+112)<<23 | m<<13)
	}
	v := float32(m) * (1.0 / (1 << 24))
	if sign != 0 {
		return -v
	}
	return v
}
