package kernel

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// reportGFLOPs reports the rate of m·k·n multiply-adds an operation.
func reportGFLOPs(b *testing.B, m, k, n int) {
	b.ReportMetric(2*float64(m)*float64(k)*float64(n)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
}

// benchShapes are m, k, n: a training batch, a sentence and one token through
// the encoder's larger layers.
var benchShapes = [][3]int{{1200, 384, 256}, {1200, 128, 128}, {1200, 128, 512}, {24, 384, 256}, {24, 128, 128}, {24, 128, 50}, {24, 32, 24}, {1, 128, 128}}

func BenchmarkProducts(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, s := range Available() {
		for _, sh := range benchShapes {
			m, k, n := sh[0], sh[1], sh[2]
			a, w, c := noiseMatrix(r, m, k, 0), noiseMatrix(r, k, n, 0), NewMatrix(m, n)
			wt, dw := noiseMatrix(r, n, k, 0), NewMatrix(k, n)
			bias := noise(r, n, 1)
			var p Packed
			p.Pack(w)
			q, scale := QuantizeWeights(w)
			w8 := s.PackInt8(q, k, n, scale, bias)
			var rows Int8Rows
			s.Quantize(&rows, a)
			run := func(name string, f func()) {
				b.Run(fmt.Sprintf("%s/%v/%dx%dx%d", name, s, m, k, n), func(b *testing.B) {
					b.ReportAllocs()
					for b.Loop() {
						f()
					}
					reportGFLOPs(b, m, k, n)
				})
			}
			run("MatMul", func() { s.MatMul(c, a, w, false) })
			run("MatMulNT", func() { s.MatMulNT(c, a, wt, false) })
			run("MatMulTN", func() { s.MatMulTN(dw, a, c, true) })
			run("MulPacked", func() { s.MulPacked(c, a, &p, bias) })
			run("MulInt8", func() { s.MulInt8(c, &rows, w8) })
			run("QuantizeMulInt8", func() { s.Quantize(&rows, a); s.MulInt8(c, &rows, w8) })
		}
	}
}

func BenchmarkVectors(b *testing.B) {
	const n = 256
	r := rand.New(rand.NewPCG(1, 1))
	var v [5][]float32
	for _, s := range Available() {
		for name, f := range elementwise {
			for i := range v {
				v[i] = noise(r, n, 1)
			}
			b.Run(fmt.Sprintf("%s/%v/%d", name, s, n), func(b *testing.B) {
				for b.Loop() {
					f(s, v, 1e-9)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/value")
			})
		}
	}
}
