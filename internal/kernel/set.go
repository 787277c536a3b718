package kernel

// A Set is one implementation of every kernel of the package. The zero value
// is the portable implementation, which runs everywhere. A Set is immutable,
// one byte wide and safe for concurrent use.
type Set struct {
	level level
}

// level is one implementation; the portable one is the zero value.
type level uint8

const (
	levelGeneric level = iota
	levelAVX2          // AVX2 and FMA, 8 float32 lanes
	levelAVX512        // AVX-512 F, BW, DQ, VL and VNNI, 16 float32 lanes
	levelNEON          // arm64 with dot products of bytes, 4 float32 lanes
)

// Generic returns the portable implementation.
func Generic() Set { return Set{} }

// Best returns the fastest implementation this processor can run.
func Best() Set { return Set{level: bestLevel()} }

// Available returns every implementation this processor can run, slowest
// first; the first is always the portable one.
func Available() []Set {
	sets := []Set{Generic()}
	switch bestLevel() {
	case levelAVX2:
		sets = append(sets, Set{level: levelAVX2})
	case levelAVX512:
		sets = append(sets, Set{level: levelAVX2}, Set{level: levelAVX512})
	case levelNEON:
		sets = append(sets, Set{level: levelNEON})
	}
	return sets
}

// String names the implementation: "generic", "avx2", "avx512" or "neon".
func (s Set) String() string {
	switch s.level {
	case levelAVX2:
		return "avx2"
	case levelAVX512:
		return "avx512"
	case levelNEON:
		return "neon"
	default:
		return "generic"
	}
}
