package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/actant-nlp/actant/internal/open"
	"github.com/actant-nlp/actant/internal/score"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

type openFlags struct {
	gold, pred, fit string
	folds           int
}

// An openRun is what was found in the sentences of a corpus of open relations.
type openRun struct {
	tuples     []score.OpenTuple
	candidates []open.Candidate // of the same indexes
	sentence   []int            // of the same indexes: which sentence of the corpus
	sentences  int
}

// open scores open relations after CaRB. Sentences are given one a line, their
// tokens between spaces.
func (e *evaluation) open(ctx context.Context, paths []string) error {
	if e.openie.gold == "" {
		return usagef("-gold must name the annotated tuples")
	}
	gold, err := readGold(e.openie.gold)
	if err != nil {
		return err
	}
	run := &openRun{}
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(text)) {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			if err := e.openSentence(ctx, run, line); err != nil {
				return fmt.Errorf("%s: %w", p, err)
			}
		}
	}
	credits := score.OpenIE(gold, run.tuples).Credits
	run.rank(credits, e.openie.folds)
	if err := e.writeOpen(run, credits); err != nil {
		return err
	}
	return e.showOpen(score.OpenIE(gold, run.tuples), run)
}

func readGold(path string) ([]score.OpenTuple, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	return score.ReadOpen(f, path, true)
}

// The escapes that treebanks write brackets with.
var (
	unescape = strings.NewReplacer("-LRB-", "(", "-RRB-", ")", "-LSB-", "[", "-RSB-", "]", "-LCB-", "{", "-RCB-", "}")
	escape   = strings.NewReplacer("(", "-LRB-", ")", "-RRB-", "[", "-LSB-", "]", "-RSB-", "{", "-LCB-", "}", "-RCB-")
)

// openSentence finds the candidates of one sentence.
func (e *evaluation) openSentence(ctx context.Context, run *openRun, line string) error {
	text := spaced(unescape.Replace(line))
	if err := e.x.ParseTokens(ctx, line, text); err != nil {
		return err
	}
	mentions, err := e.stages.Recognizer.Recognize(ctx, text)
	if err != nil {
		return err
	}
	entities, err := e.stages.Resolver.Resolve(ctx, text, mentions)
	if err != nil {
		return err
	}
	found, _, err := open.All(ctx, relation.News(), text, entities)
	if err != nil {
		return err
	}
	for _, c := range found {
		t := score.OpenTuple{Sentence: line, Predicate: written(c.Predicate, line)}
		for _, a := range c.Args {
			t.Args = append(t.Args, written(a.In(text.Source), line))
		}
		run.tuples = append(run.tuples, t)
		run.candidates = append(run.candidates, c)
		run.sentence = append(run.sentence, run.sentences)
	}
	run.sentences++
	return nil
}

// written puts brackets as the sentence does.
func written(s, line string) string {
	if strings.ContainsAny(line, "()[]{}") {
		return s
	}
	return escape.Replace(s)
}

// spaced is a text of one sentence whose tokens stand between spaces.
func spaced(line string) *syntax.Text {
	all := syntax.Span{Start: 0, End: len(line)}
	s := syntax.Sentence{Span: all}
	at := 0
	for _, f := range strings.Fields(line) {
		start := at + strings.Index(line[at:], f)
		at = start + len(f)
		s.Tokens = append(s.Tokens, syntax.Token{Span: syntax.Span{Start: start, End: at}, Text: f, Head: -1})
	}
	return &syntax.Text{Source: line, Body: []syntax.Span{all}, Sentences: []syntax.Sentence{s}}
}

// rank sets the confidences, by the built-in model or by cross-validation.
func (r *openRun) rank(credits []float64, folds int) {
	if folds < 2 {
		m := open.Default()
		for i := range r.tuples {
			r.tuples[i].Confidence = m.Confidence(r.candidates[i].Features)
		}
		return
	}
	for f := range folds {
		m := r.train(credits, func(i int) bool { return r.sentence[i]%folds != f })
		for i := range r.tuples {
			if r.sentence[i]%folds == f {
				r.tuples[i].Confidence = m.Confidence(r.candidates[i].Features)
			}
		}
	}
}

// train fits a model to the candidates that use admits and the score judges.
func (r *openRun) train(credits []float64, use func(int) bool) *open.Model {
	var features [][]float64
	var right []float64
	for i := range r.candidates {
		if credits[i] >= 0 && use(i) {
			features = append(features, r.candidates[i].Features)
			right = append(right, credits[i])
		}
	}
	return open.Fit(features, right)
}

const fitComment = `Weights of the logistic model that gives open relations their confidence:
feature, weight. Trained on the development part of CaRB (Bhardwaj, Aggarwal
and Mausam, EMNLP 2019; sentences of Wikipedia and newswire, MIT licence) by
	actant eval openie -gold GOLD.tsv -fit FILE SENTENCES
to foretell how much of a relation's words an annotator would have put in the
same places.`

// writeOpen writes the tuples and the model, where they are asked for.
func (e *evaluation) writeOpen(run *openRun, credits []float64) error {
	if e.openie.fit != "" {
		m := run.train(credits, func(int) bool { return true })
		if err := writeFile(e.openie.fit, func(w io.Writer) error { return m.Write(w, fitComment) }); err != nil {
			return err
		}
	}
	if e.openie.pred == "" {
		return nil
	}
	return writeFile(e.openie.pred, func(w io.Writer) error {
		for _, t := range run.tuples {
			cells := append([]string{t.Sentence, fmt.Sprintf("%.6f", t.Confidence), t.Predicate}, t.Args...)
			if _, err := fmt.Fprintln(w, strings.Join(cells, "\t")); err != nil {
				return err
			}
		}
		return nil
	})
}

// showOpen prints the score and how reliable the confidence is.
func (e *evaluation) showOpen(t score.OpenTable, run *openRun) error {
	confidences := make([]float64, len(run.tuples))
	for i := range run.tuples {
		confidences[i] = run.tuples[i].Confidence
	}
	bins := score.Reliability(confidences, t.Credits)
	if e.json {
		return e.encode(struct {
			score.OpenTable
			Reliability []score.Bin `json:"reliability"`
		}{t, bins})
	}
	w := e.table("P\tR\tF1\tAUC\tat confidence\ttuples\tgold")
	fmt.Fprintf(w, "%.2f\t%.2f\t%.2f\t%.2f\t%.3f\t%d\t%d\n", t.P, t.R, t.F, t.AUC, t.Confidence, t.Tuples, t.Gold)
	if err := w.Flush(); err != nil {
		return err
	}
	w = e.table("confidence\trelations\tpredicted\tright")
	for _, b := range bins {
		fmt.Fprintf(w, "%.1f–%.1f\t%d\t%.2f\t%.2f\n", b.From, b.To, b.Count, b.Predicted, b.Right)
	}
	return w.Flush()
}
