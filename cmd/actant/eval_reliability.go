package main

import (
	"fmt"

	"github.com/actant-nlp/actant/internal/score"
)

// showReliability prints, for all articles together, how often relations of a
// confidence are right.
func (e *evaluation) showReliability(verdicts []score.Verdict) error {
	confidence, right := make([]float64, len(verdicts)), make([]float64, len(verdicts))
	for i, v := range verdicts {
		confidence[i] = v.Confidence
		if v.Right {
			right[i] = 1
		}
	}
	w := e.table("confidence\trelations\tpredicted\tright")
	for _, b := range score.Reliability(confidence, right) {
		fmt.Fprintf(w, "%.1f–%.1f\t%d\t%.2f\t%.2f\n", b.From, b.To, b.Count, b.Predicted, b.Right)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	w = e.table("at least\trelations\tright %")
	for _, least := range []float64{0.5, 0.6, 0.7, 0.8, 0.9} {
		s := score.SureOf(confidence, right, least)
		fmt.Fprintf(w, "%.1f\t%d\t%.1f\n", least, s.Of, s.Accuracy)
	}
	return w.Flush()
}
