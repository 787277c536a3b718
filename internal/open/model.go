package open

import (
	_ "embed" // for calibrator.txt
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"sync"

	"github.com/actant-nlp/actant/internal/calibrate"
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

// prior is the inverse variance of the weights about 0 in training.
const prior = 1.0

// Fit trains a model on candidates' features and how right each is, in [0, 1].
func Fit(features [][]float64, right []float64) *Model {
	things := make([]calibrate.Features, len(features))
	for i, x := range features {
		things[i] = calibrate.Features{}
		for j, v := range x {
			if names[j] != calibrate.Bias {
				things[i][names[j]] = v
			}
		}
	}
	fitted := calibrate.Fit(things, right, func(string) float64 { return prior })
	m := &Model{weights: make([]float64, len(names))}
	for i, n := range names {
		m.weights[i] = fitted.Weights[n]
	}
	return m
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
