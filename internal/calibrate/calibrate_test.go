package calibrate_test

import (
	"math"
	"strings"
	"testing"

	"github.com/actant-nlp/actant/internal/calibrate"
)

func none(string) float64 { return 0.01 }

// A feature that tells nothing weighs nothing; one that tells all moves the
// probability to the share that is right.
func TestFit(t *testing.T) {
	var things []calibrate.Features
	var right []float64
	for i := range 1000 {
		f := calibrate.Features{"noise": float64(i % 2)}
		share := 4 // of ten right
		if i%20 < 10 {
			f["good"] = 1
			share = 8
		}
		things = append(things, f)
		if i/20%10 < share {
			right = append(right, 1)
		} else {
			right = append(right, 0)
		}
	}
	m := calibrate.Fit(things, right, none)
	for _, c := range []struct {
		f    calibrate.Features
		want float64
	}{{calibrate.Features{"good": 1}, 0.8}, {nil, 0.4}, {calibrate.Features{"noise": 1}, 0.4}, {calibrate.Features{"unknown": 3}, 0.4}} {
		if got := m.Probability(c.f); math.Abs(got-c.want) > 0.02 {
			t.Errorf("%v: %.3f, want %.2f", c.f, got, c.want)
		}
	}
}

// A strong prior keeps a feature seen once from weighing much.
func TestPrior(t *testing.T) {
	things := []calibrate.Features{{"rare": 1}, {}, {}, {}}
	right := []float64{1, 0, 1, 0}
	m := calibrate.Fit(things, right, func(string) float64 { return 10 })
	if w := m.Weights["rare"]; w <= 0 || w > 0.2 {
		t.Errorf("weight %.3f", w)
	}
	for _, w := range calibrate.Fit(nil, nil, none).Weights {
		if w != 0 {
			t.Errorf("of nothing: weight %v", w)
		}
	}
}

func TestWrite(t *testing.T) {
	var b strings.Builder
	m := &calibrate.Model{Weights: map[string]float64{"bias": 1, "z": -0.5, "a": 2, "tiny": 1e-9}}
	if err := m.Write(&b, "What this is.", "weight"); err != nil {
		t.Fatal(err)
	}
	const want = "# What this is.\n#! fields weight\n\nbias\t1.0000\n\na\t2.0000\nz\t-0.5000\n"
	if b.String() != want {
		t.Errorf("got %q", b.String())
	}
}
