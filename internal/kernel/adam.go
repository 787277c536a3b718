package kernel

import "math"

// Adam holds the settings of one step of Adam (Kingma and Ba 2015) with
// decoupled weight decay (Loshchilov and Hutter 2019).
type Adam struct {
	Rate      float64 // learning rate of this step
	Beta1     float64 // decay of the first moment
	Beta2     float64 // decay of the second moment
	Eps       float64 // added to the root of the second moment
	Decay     float64 // weight decay; each step takes Rate·Decay·w
	GradScale float64 // factor of the gradients, such as a norm cut; 0 means 1
	Step      int     // number of this step, from 1
}

// adamConstants are the factors of the inner loop. The assembly reads them by
// their order.
type adamConstants struct {
	gradScale, beta1, rest1, beta2, rest2, correct2, eps, rate, keep float32
}

func (a Adam) constants() adamConstants {
	scale := a.GradScale
	if scale == 0 {
		scale = 1
	}
	step := float64(max(a.Step, 1))
	return adamConstants{
		gradScale: float32(scale),
		beta1:     float32(a.Beta1), rest1: float32(1 - a.Beta1),
		beta2: float32(a.Beta2), rest2: float32(1 - a.Beta2),
		correct2: float32(1 / math.Sqrt(1-math.Pow(a.Beta2, step))),
		eps:      float32(a.Eps),
		rate:     float32(a.Rate / (1 - math.Pow(a.Beta1, step))),
		keep:     float32(1 - a.Rate*a.Decay),
	}
}

// AdamStep updates weights w and moments m and v with the gradient g.
func (s Set) AdamStep(w, g, m, v []float32, a Adam) {
	n := len(w)
	g, m, v = g[:n], m[:n], v[:n]
	c := a.constants()
	if s.simd() {
		adamSIMD(w, g, m, v, &c)
		return
	}
	adamGeneric(w, g, m, v, &c)
}
