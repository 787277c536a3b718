package kernel

import "golang.org/x/sys/cpu"

// bestLevel asks the processor. The middle level wants what came with AVX2
// processors; the upper one is for processors whose AVX-512 has the integer
// products as well.
func bestLevel() level {
	x := &cpu.X86
	switch {
	case !x.HasAVX2 || !x.HasFMA:
		return levelGeneric
	case x.HasAVX512F && x.HasAVX512BW && x.HasAVX512DQ && x.HasAVX512VL && x.HasAVX512VNNI:
		return levelAVX512
	}
	return levelAVX2
}

func (s Set) simd() bool { return s.level != levelGeneric }

func dequantAddSIMD(dst []float32, q []int8, scale float32) {
	whole := len(dst) &^ 7
	if whole > 0 {
		dequantAddBlocks(dst[:whole], &q[0], scale)
	}
	dequantAddGeneric(dst[whole:], q[whole:], scale)
}
