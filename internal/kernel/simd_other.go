//go:build !amd64 && !arm64

package kernel

// Without assembly there is one level, and the vector forms are the portable
// ones; Set.simd being false, they are never reached.

func bestLevel() level { return levelGeneric }

func (s Set) simd() bool { return false }

func (s Set) tile(c Matrix, a strided, b []float32, accumulate bool, _ rounding) {
	tileGeneric(c, a, b, accumulate)
}

func (s Set) quantizeRow(r *Int8Rows, at int, x []float32, factor float32) {
	quantizeGeneric(r.longs[at:at+r.stride], x, factor)
}

func (s Set) mulInt8(c Matrix, a *Int8Rows, b *Int8Weights) { mulInt8Generic(c, a, b) }

func axpySIMD(y, x []float32, a float32)                 { axpyGeneric(y, x, a) }
func scaleSIMD(x []float32, a float32)                   { scaleGeneric(x, a) }
func addSIMD(dst, x, y []float32)                        { addGeneric(dst, x, y) }
func mulSIMD(dst, x, y []float32)                        { mulGeneric(dst, x, y) }
func mulAddSIMD(dst, x, y []float32)                     { mulAddGeneric(dst, x, y) }
func leakySIMD(x []float32, slope float32)               { leakyGeneric(x, slope) }
func poolSIMD(z, prev, f []float32)                      { poolGeneric(z, prev, f) }
func dotSIMD(x, y []float32) float32                     { return dotGeneric(x, y) }
func sumSIMD(x []float32) float32                        { return sumGeneric(x) }
func sumSquaresSIMD(x []float32, mean float32) float32   { return sumSquaresGeneric(x, mean) }
func maxSIMD(x []float32) float32                        { return maxGeneric(x) }
func maxAbsSIMD(x []float32) float32                     { return maxAbsGeneric(x) }
func dequantAddSIMD(dst []float32, q []int8, s float32)  { dequantAddGeneric(dst, q, s) }
func expSIMD(dst, x []float32)                           { expGeneric(dst, x) }
func expSumSIMD(dst, x []float32, shift float32) float32 { return expSumGeneric(dst, x, shift) }
func sigmoidSIMD(dst, x []float32)                       { sigmoidGeneric(dst, x) }
func sigmoidGradSIMD(dx, dy, y []float32)                { sigmoidGradGeneric(dx, dy, y) }
func tanhSIMD(dst, x []float32)                          { tanhGeneric(dst, x) }
func tanhGradSIMD(dx, dy, y []float32)                   { tanhGradGeneric(dx, dy, y) }
func geluSIMD(dst, x []float32)                          { geluGeneric(dst, x) }
func geluGradSIMD(dx, dy, x []float32)                   { geluGradGeneric(dx, dy, x) }
func gluSIMD(dst, a, b []float32)                        { gluGeneric(dst, a, b) }
func gluGradSIMD(da, db, dy, a, b []float32)             { gluGradGeneric(da, db, dy, a, b) }
func softmaxGradSIMD(dx, dy, y []float32, dot float32)   { softmaxGradGeneric(dx, dy, y, dot) }
func adamSIMD(w, g, m, v []float32, c *adamConstants)    { adamGeneric(w, g, m, v, c) }
func normalizeSIMD(y, x, gain, bias []float32, mean, inv float32) {
	normalizeGeneric(y, x, gain, bias, mean, inv)
}
func normSumsSIMD(dgain, dbias, dy, x, gain []float32, mean, inv float32) (s1, s2 float32) {
	return normSumsGeneric(dgain, dbias, dy, x, gain, mean, inv)
}
func normGradSIMD(dx, dy, x, gain []float32, mean, inv, m1, m2 float32) {
	normGradGeneric(dx, dy, x, gain, mean, inv, m1, m2)
}
