package open

import (
	_ "embed" // for calibrator.txt
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"sync"
)

// A Model gives a relation its confidence: logistic regression over the features
// of [Names].
type Model struct{ weights []float64 }

// Confidence is the probability that a relation with these features is right:
// the expected share of its words that an annotator would have put in the same
// places.
func (m *Model) Confidence(features []float64) float64 {
	sum := 0.0
	for i, w := range m.weights {
		if i < len(features) {
			sum += w * features[i]
		}
	}
	return 1 / (1 + math.Exp(-sum))
}

// Shape of the training: full-batch Newton steps with a Gaussian prior.
const (
	newtonSteps = 25
	prior       = 1.0 // inverse variance of the weights, the first one's (the bias) excepted
)

// Fit trains a model on candidates' features and how right each is, in [0, 1].
func Fit(features [][]float64, right []float64) *Model {
	n := len(names)
	m := &Model{weights: make([]float64, n)}
	for range newtonSteps {
		gradient, hessian := make([]float64, n), make([][]float64, n)
		for i := range hessian {
			hessian[i] = make([]float64, n)
			p := prior
			if i == 0 {
				p = 1e-3
			}
			hessian[i][i] = p
			gradient[i] = -p * m.weights[i]
		}
		for s, x := range features {
			p := m.Confidence(x)
			for i := range x {
				if x[i] == 0 {
					continue
				}
				gradient[i] += (right[s] - p) * x[i]
				for j := range x {
					hessian[i][j] += p * (1 - p) * x[i] * x[j]
				}
			}
		}
		for i, d := range solve(hessian, gradient) {
			m.weights[i] += d
		}
	}
	return m
}

// solve finds x with a·x = b for a positive definite a, by Gauss's elimination;
// it overwrites both.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		for k := i + 1; k < n; k++ {
			f := a[k][i] / a[i][i]
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

// Write writes a model as text: a comment, then a line "feature<TAB>weight" for
// each feature.
func (m *Model) Write(w io.Writer, comment string) error {
	var b strings.Builder
	for _, line := range strings.Split(comment, "\n") {
		b.WriteString("# " + line + "\n")
	}
	for i, x := range m.weights {
		fmt.Fprintf(&b, "%s\t%.4f\n", names[i], x)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Read reads what Write wrote. Features it does not name weigh nothing; one that
// this version does not know is an error.
func Read(text string) (*Model, error) {
	at := map[string]int{}
	for i, n := range names {
		at[n] = i
	}
	m := &Model{weights: make([]float64, len(names))}
	for n, line := range strings.Split(text, "\n") {
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		name, value, _ := strings.Cut(line, "\t")
		i, known := at[name]
		x, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if !known || err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
			return nil, fmt.Errorf("open: model line %d: %q is no feature and weight", n+1, line)
		}
		m.weights[i] = x
	}
	return m, nil
}

//go:embed calibrator.txt
var calibrator string

// Default is the built-in model. A broken one is a fault of the build, which the
// tests find; it then gives every relation one half.
var Default = sync.OnceValue(func() *Model {
	m, err := Read(calibrator)
	if err != nil {
		return new(Model)
	}
	return m
})
