package ner

import (
	"cmp"
	_ "embed"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/actant-nlp/actant/internal/calibrate"
)

//go:embed confidence.txt
var confidenceText string

// A Curve turns the evidence for a name into the probability that it is right:
// Top / (1 + exp(-(Bias + Weight·x))). Top is below 1 because annotations differ
// even where the evidence is all one could wish.
type Curve struct{ Top, Bias, Weight float64 }

// At is the probability at evidence x.
func (c Curve) At(x float64) float64 { return c.Top / (1 + math.Exp(-(c.Bias + c.Weight*x))) }

// evidence is the x of a probability.
func (c Curve) evidence(p float64) float64 {
	p = min(max(p/c.Top, 1e-9), 1-1e-9)
	return (math.Log(p/(1-p)) - c.Bias) / c.Weight
}

// builtInCurve is confidence.txt. A text that does not read, which a test
// excludes, makes every name as likely as not.
var builtInCurve = sync.OnceValue(func() Curve {
	c, err := readCurve(confidenceText)
	if err != nil {
		return Curve{Top: 0.5, Weight: 1}
	}
	return c
})

func readCurve(text string) (Curve, error) {
	var c Curve
	fields := map[string]*float64{"top": &c.Top, "bias": &c.Bias, "weight": &c.Weight}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, value, _ := strings.Cut(line, "\t")
		v, err := strconv.ParseFloat(value, 64)
		if fields[name] == nil || err != nil {
			return Curve{}, fmt.Errorf("ner: confidence: %q is not one of top, bias, weight with a number", line)
		}
		*fields[name] = v
	}
	if !(c.Top > 0 && c.Top <= 1 && c.Weight > 0) {
		return Curve{}, fmt.Errorf("ner: confidence: top %v, weight %v", c.Top, c.Weight)
	}
	return c, nil
}

// fitRounds are enough for the curve to stand still.
const fitRounds = 12

// FitCurve fits the curve anew to names that the built-in recognizer found with
// the given confidences, and whether they were right (1 or 0). Top is the share
// of right ones among the surest tenth; given it, a wrong one may be a right one
// that the annotation has otherwise, and the rest is fitted by expectation and
// maximisation.
func FitCurve(confidence, right []float64) Curve {
	now := builtInCurve()
	c := Curve{Top: shareOfSurest(confidence, right), Bias: now.Bias, Weight: now.Weight}
	things := make([]calibrate.Features, len(confidence))
	for i, p := range confidence {
		things[i] = calibrate.Features{"weight": now.evidence(p)}
	}
	share := make([]float64, len(right))
	for range fitRounds {
		for i, r := range right {
			p := c.At(things[i]["weight"])
			share[i] = max(r, (p/c.Top-p)/(1-p))
		}
		m := calibrate.Fit(things, share, func(string) float64 { return 1e-3 })
		c.Bias, c.Weight = m.Weights[calibrate.Bias], m.Weights["weight"]
	}
	return c
}

// shareOfSurest is the share of right ones among the surest tenth, within what a
// curve may have.
func shareOfSurest(confidence, right []float64) float64 {
	order := make([]int, len(confidence))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(confidence[b], confidence[a]) })
	order = order[:(len(order)+9)/10]
	sum := 0.0
	for _, i := range order {
		sum += right[i]
	}
	return min(max(sum/float64(max(1, len(order))), 0.5), 0.999)
}

// Write writes c as confidence.txt is written; corpora says on what it was fitted.
func (c Curve) Write(w io.Writer, corpora string) error {
	_, err := fmt.Fprintf(w, `# How likely a name and its type are right, by the lesser of its score and one
# and a half times its margin over the next reading: top / (1 + exp(-(bias + weight·x))).
# Written by "actant eval ner -fit" from names found in the development texts of
# %s.
top	%.4f
bias	%.4f
weight	%.4f
`, corpora, c.Top, c.Bias, c.Weight)
	return err
}
