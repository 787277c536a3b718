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

// adamConstants are the factors of the inner loop, in the order in which the
// assembly reads them: gradient scale, β₁, 1-β₁, β₂, 1-β₂, 1/√(1-β₂ᵗ), eps,
// rate/(1-β₁ᵗ), 1-rate·decay.
type adamConstants = [9]float32

func (a Adam) constants() adamConstants {
	scale := a.GradScale
	if scale == 0 {
		scale = 1
	}
	step := float64(max(a.Step, 1))
	return adamConstants{
		float32(scale),
		float32(a.Beta1), float32(1 - a.Beta1),
		float32(a.Beta2), float32(1 - a.Beta2),
		float32(1 / math.Sqrt(1-math.Pow(a.Beta2, step))),
		float32(a.Eps),
		float32(a.Rate / (1 - math.Pow(a.Beta1, step))),
		float32(1 - float64(a.Rate*a.Decay)),
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
