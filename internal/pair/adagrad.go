package pair

import "math"

// adagrad is the state of AdaGrad for one array of weights, with a pull to
// zero (L2) that acts when a weight is touched.
type adagrad struct {
	rate, decay float64
	sum         []float32
}

func newAdagrad(n int, rate, decay float64) *adagrad {
	return &adagrad{rate, decay, make([]float32, n)}
}

// step adds to weight i what gradient g of the log likelihood asks for.
func (a *adagrad) step(weights []float32, i int, g float64) {
	g -= a.decay * float64(weights[i])
	a.sum[i] += float32(g * g)
	weights[i] += float32(a.rate * g / (1e-3 + math.Sqrt(float64(a.sum[i]))))
}

// shuffled is a permutation of n from a linear congruential generator: the same
// on every machine and version of Go.
func shuffled(n int, state uint64) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	for i := n - 1; i > 0; i-- {
		state = state*6364136223846793005 + 1442695040888963407
		j := int((state >> 33) % uint64(i+1))
		out[i], out[j] = out[j], out[i]
	}
	return out
}
