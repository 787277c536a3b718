package score_test

import (
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/actant-nlp/actant/internal/score"
)

func openTuples(t *testing.T, name string, gold bool) []score.OpenTuple {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	tuples, err := score.ReadOpen(f, name, gold)
	if err != nil {
		t.Fatal(err)
	}
	return tuples
}

// TestOpenIE compares with figures worked out by an independent program.
func TestOpenIE(t *testing.T) {
	got := score.OpenIE(openTuples(t, "open-gold.tsv", true), openTuples(t, "open-pred.tsv", false))
	want := score.OpenTable{P: 89.732142857143, R: 95.555555555556, F: 92.552337099106, AUC: 83.869047619048, Confidence: 0.6, Gold: 5, Tuples: 5}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(score.OpenTable{}, "Credits"), cmpopts.EquateApprox(0, 1e-9)); diff != "" {
		t.Error(diff)
	}
	if n := len(got.Credits); n != 6 || got.Credits[5] != -1 {
		t.Errorf("credits %v, want the last of 6 unknown", got.Credits)
	}
}

func TestOpenIEEmpty(t *testing.T) {
	got := score.OpenIE(openTuples(t, "open-gold.tsv", true), nil)
	if got.F != 0 || got.AUC != 0 || got.Gold != 5 {
		t.Errorf("nothing found: %+v", got)
	}
	if got := score.OpenIE(nil, nil); got.F != 0 || math.IsNaN(got.AUC) {
		t.Errorf("nothing at all: %+v", got)
	}
}

func TestReadOpen(t *testing.T) {
	for _, bad := range []string{"s\tx\tpredicate\ta", "s\t0.5"} {
		if _, err := score.ReadOpen(strings.NewReader("\n"+bad), "f.tsv", false); err == nil || !strings.HasPrefix(err.Error(), "f.tsv:2:") {
			t.Errorf("%q: error %v", bad, err)
		}
	}
}

func TestReliability(t *testing.T) {
	got := score.Reliability([]float64{0.05, 0.91, 1, 0.95, 0.5}, []float64{0, 1, 0.5, 1, -1})
	want := []score.Bin{{From: 0, To: 0.1, Count: 1, Predicted: 0.05}, {From: 0.9, To: 1, Count: 3, Predicted: 2.86 / 3, Right: 2.5 / 3}}
	if diff := cmp.Diff(want, got, cmpopts.EquateApprox(0, 1e-9)); diff != "" {
		t.Error(diff)
	}
}
