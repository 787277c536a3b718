package pair

import "math"

// A classifier is a multinomial logistic regression; label 0 is none.
type classifier struct {
	labels  int
	weights []float32 // row of labels numbers per feature
}

// scores fills dst with the logarithms of the labels' probabilities; labels
// that allowed refuses have none.
func (c *classifier) scores(dst []float64, rows []int32, allowed []bool) {
	clear(dst)
	for _, f := range rows {
		for k, w := range c.weights[int(f)*c.labels : int(f+1)*c.labels] {
			dst[k] += float64(w)
		}
	}
	for k := range dst {
		if !allowed[k] {
			dst[k] = math.Inf(-1)
		}
	}
	total := logSum(dst)
	for k := range dst {
		dst[k] -= total
	}
}

// learn moves the weights towards label gold of a pair.
func (c *classifier) learn(rows []int32, allowed []bool, gold int, scores []float64, a *adagrad) {
	c.scores(scores, rows, allowed)
	for k, s := range scores {
		if !allowed[k] {
			continue
		}
		g := -math.Exp(s)
		if k == gold {
			g++
		}
		if math.Abs(g) < 1e-4 {
			continue
		}
		for _, f := range rows {
			a.step(c.weights, int(f)*c.labels+k, g)
		}
	}
}
