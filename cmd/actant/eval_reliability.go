package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/actant-nlp/actant/internal/ner"
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
	return e.reliable("relations", confidence, right)
}

// nameReliability prints, for all corpora together, how often names of a
// confidence are right.
func (e *evaluation) nameReliability(rows []score.NameTable) error {
	confidence, right := allNames(rows)
	return e.reliable("names", confidence, right)
}

func allNames(rows []score.NameTable) (confidence, right []float64) {
	for _, r := range rows {
		confidence, right = append(confidence, r.Confidence...), append(right, r.Right...)
	}
	return confidence, right
}

// fitNames fits the curve of names' confidence anew and writes it to a file.
func fitNames(file string, rows []score.NameTable) error {
	confidence, right := allNames(rows)
	var corpora []string
	for _, r := range rows {
		corpora = append(corpora, filepath.Base(filepath.Dir(r.Set)))
	}
	var b bytes.Buffer
	if err := ner.FitCurve(confidence, right).Write(&b, strings.Join(corpora, ", ")); err != nil {
		return err
	}
	return os.WriteFile(file, b.Bytes(), 0o644)
}

// reliable prints both tables of some things.
func (e *evaluation) reliable(things string, confidence, right []float64) error {
	w := e.table("confidence\t" + things + "\tpredicted\tright")
	for _, b := range score.Reliability(confidence, right) {
		fmt.Fprintf(w, "%.1f–%.1f\t%d\t%.2f\t%.2f\n", b.From, b.To, b.Count, b.Predicted, b.Right)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	w = e.table("at least\t" + things + "\tright %")
	for _, least := range []float64{0.5, 0.6, 0.7, 0.8, 0.9} {
		s := score.SureOf(confidence, right, least)
		fmt.Fprintf(w, "%.1f\t%d\t%.1f\n", least, s.Of, s.Accuracy)
	}
	return w.Flush()
}
