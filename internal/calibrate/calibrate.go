// Package calibrate learns how often a thing with given features is right: a
// logistic regression with named features and a Gaussian prior, small enough to
// be a text file that people can read.
package calibrate

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
)

// Bias is the name of the feature that everything has.
const Bias = "bias"

// Features are a thing's features by name; what is 0 may be left out. [Bias] is
// understood.
type Features map[string]float64

// A Model has a weight for each feature.
type Model struct{ Weights map[string]float64 }

// Probability is how likely it is that a thing with features f is right.
// Features that m does not know weigh nothing.
func (m *Model) Probability(f Features) float64 {
	sum := m.Weights[Bias]
	for _, name := range slices.Sorted(maps.Keys(f)) { // in order, so that sums are the same each time
		sum += m.Weights[name] * f[name]
	}
	return 1 / (1 + math.Exp(-sum))
}

// newtonSteps are enough for the weights to stand still.
const newtonSteps = 15

// Fit trains a model on things' features and whether they are right, in [0, 1].
// prior gives the inverse variance of a feature's weight about 0; the bias is
// free.
func Fit(things []Features, right []float64, prior func(name string) float64) *Model {
	names := []string{Bias}
	at := map[string]int{Bias: 0}
	for _, f := range things {
		for _, name := range slices.Sorted(maps.Keys(f)) {
			if _, ok := at[name]; !ok {
				at[name] = len(names)
				names = append(names, name)
			}
		}
	}
	rows := make([][]cell, len(things))
	for i, f := range things {
		rows[i] = append(rows[i], cell{0, 1})
		for _, name := range slices.Sorted(maps.Keys(f)) {
			if f[name] != 0 {
				rows[i] = append(rows[i], cell{at[name], f[name]})
			}
		}
	}
	weights := make([]float64, len(names))
	pull := make([]float64, len(names))
	for i, n := range names {
		pull[i] = 1e-3
		if i > 0 {
			pull[i] = math.Max(prior(n), 1e-3)
		}
	}
	for range newtonSteps {
		newton(weights, pull, rows, right)
	}
	m := &Model{map[string]float64{}}
	for i, n := range names {
		m.Weights[n] = weights[i]
	}
	return m
}

// A cell is one feature of a thing.
type cell struct {
	at    int
	value float64
}

// newton moves the weights one step of Newton's method uphill.
func newton(weights, pull []float64, rows [][]cell, right []float64) {
	n := len(weights)
	gradient, curve := make([]float64, n), make([][]float64, n)
	for i := range n {
		curve[i] = make([]float64, n)
		curve[i][i] = pull[i]
		gradient[i] = -pull[i] * weights[i]
	}
	for s, row := range rows {
		sum := 0.0
		for _, c := range row {
			sum += weights[c.at] * c.value
		}
		p := 1 / (1 + math.Exp(-sum))
		for _, a := range row {
			gradient[a.at] += (right[s] - p) * a.value
			for _, b := range row {
				curve[a.at][b.at] += p * (1 - p) * a.value * b.value
			}
		}
	}
	for i, d := range solve(curve, gradient) {
		weights[i] += d
	}
}

// solve finds x with a·x = b for a positive definite a, by Gauss's elimination;
// it overwrites both.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		for k := i + 1; k < n; k++ {
			f := a[k][i] / a[i][i]
			if f == 0 {
				continue
			}
			for j := i; j < n; j++ {
				a[k][j] -= f * a[i][j]
			}
			b[k] -= f * b[i]
		}
	}
	x := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		sum := b[i]
		for j := i + 1; j < n; j++ {
			sum -= a[i][j] * x[j]
		}
		x[i] = sum / a[i][i]
	}
	return x
}

// Write writes m as the text of a lexicon: the comment, the name of the field,
// then a line "feature<TAB>weight" each, the bias in a block before the others.
func (m *Model) Write(w io.Writer, comment, field string) error {
	var b strings.Builder
	for _, line := range strings.Split(comment, "\n") {
		b.WriteString(strings.TrimRight("# "+line, " ") + "\n")
	}
	fmt.Fprintf(&b, "#! fields %s\n\n%s\t%.4f\n\n", field, Bias, m.Weights[Bias])
	for _, name := range slices.Sorted(maps.Keys(m.Weights)) {
		if x := m.Weights[name]; name != Bias && math.Abs(x) >= 0.00005 {
			fmt.Fprintf(&b, "%s\t%.4f\n", name, x)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
