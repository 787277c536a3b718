package ner

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestBuiltInCurve(t *testing.T) {
	c, err := readCurve(confidenceText)
	if err != nil {
		t.Fatal(err)
	}
	for x := -3.0; x < 12; x += 0.5 {
		if p := c.At(x); !(p > 0 && p < 1 && p < c.At(x+0.5)) {
			t.Errorf("At(%v) = %v", x, p)
		} else if got := c.evidence(p); math.Abs(got-x) > 1e-6 {
			t.Errorf("evidence(At(%v)) = %v", x, got)
		}
	}
	for _, bad := range []string{"top\t0.9\nweigth\t1", "top\t2\nbias\t0\nweight\t1", "top\tmuch"} {
		if _, err := readCurve(bad); err == nil {
			t.Errorf("no error for %q", bad)
		}
	}
}

// A curve is found again from what happens under it.
func TestFitCurve(t *testing.T) {
	want := Curve{Top: 0.94, Bias: -1, Weight: 0.8}
	rng := rand.New(rand.NewPCG(1, 2))
	var confidence, right []float64
	for range 20000 {
		x := rng.Float64() * 8
		confidence = append(confidence, builtInCurve().At(x))
		r := 0.0
		if rng.Float64() < want.At(x) {
			r = 1
		}
		right = append(right, r)
	}
	got := FitCurve(confidence, right)
	for x := 0.0; x < 8; x++ {
		if math.Abs(got.At(x)-want.At(x)) > 0.02 {
			t.Errorf("at %v: %.3f, want %.3f", x, got.At(x), want.At(x))
		}
	}
	var b strings.Builder
	if err := got.Write(&b, "two corpora"); err != nil {
		t.Fatal(err)
	}
	back, err := readCurve(b.String())
	if err != nil || math.Abs(back.At(4)-got.At(4)) > 1e-3 {
		t.Errorf("read back %v, %v", back, err)
	}
}
