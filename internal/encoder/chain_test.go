package encoder

import (
	"math"
	"math/rand/v2"
	"testing"
)

func randomChain(r *rand.Rand, types int) (*Chain, int) {
	n := 1 + 2*types
	m := newMatrix(n+1, n+1)
	for i := range m.Data {
		m.Data[i] = float32(r.NormFloat64())
	}
	return NewChain(&m), n
}

// eachPath calls f with every path that BIO allows, and its score.
func eachPath(c *Chain, emit []float32, length int, f func([]int, float64)) {
	n := c.n
	w := n + 1
	path := make([]int, length)
	var step func(t int, score float64)
	step = func(t int, score float64) {
		from := n
		if t > 0 {
			from = path[t-1]
		}
		if t == length {
			if s := score + c.trans[from*w+n]; !math.IsInf(s, -1) {
				f(path, s)
			}
			return
		}
		for j := range n {
			if s := c.trans[from*w+j]; !math.IsInf(s, -1) {
				path[t] = j
				step(t+1, score+s+float64(emit[t*n+j]))
			}
		}
	}
	step(0, 0)
}

func TestChainAgainstAllPaths(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for round := range 60 {
		c, n := randomChain(r, 2)
		length := 1 + r.IntN(5)
		emit := make([]float32, length*n)
		allow := make([]uint64, length)
		for i := range emit {
			emit[i] = float32(r.NormFloat64() * 2)
		}
		for i := range allow {
			allow[i] = 1 | r.Uint64()
		}
		if round%2 == 0 {
			allow = nil
		}
		total, top := 0.0, math.Inf(-1)
		best := make([]int, length)
		sums := make([]float64, length*n)
		eachPath(c, emit, length, func(p []int, s float64) {
			if s > top {
				top = s
				copy(best, p)
			}
			for i, j := range p {
				if mask(allow, i)>>j&1 == 0 {
					return
				}
			}
			total += math.Exp(s)
			for i, j := range p {
				sums[i*n+j] += math.Exp(s)
			}
		})
		var l Lattice
		if got := l.Forward(c, emit, n, length, allow); math.Abs(got-math.Log(total)) > 1e-6 {
			t.Fatalf("round %d: sum %v, want %v", round, got, math.Log(total))
		}
		p := make([]float64, n)
		for i := range length {
			l.Marginals(p, i)
			for j := range n {
				if want := sums[i*n+j] / total; math.Abs(p[j]-want) > 1e-6 {
					t.Fatalf("round %d: marginal of token %d label %d is %v, want %v", round, i, j, p[j], want)
				}
			}
		}
		for i, j := range l.Viterbi(c, emit, n, length) {
			if int(j) != best[i] {
				t.Fatalf("round %d: path differs from the best, %v, at %d", round, best, i)
			}
		}
	}
}

func TestChainLongSequence(t *testing.T) {
	c, n := randomChain(rand.New(rand.NewPCG(1, 2)), 8)
	const length = 5000
	emit := make([]float32, length*n)
	for i := range emit {
		emit[i] = float32(i%7) * 20
	}
	var l Lattice
	if z := l.Forward(c, emit, n, length, nil); math.IsNaN(z) || math.IsInf(z, 0) {
		t.Errorf("sum over a long sequence is %v", z)
	}
}
