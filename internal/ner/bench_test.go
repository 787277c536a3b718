package ner_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/actant-nlp/actant/internal/ner"
	"github.com/actant-nlp/actant/syntax"
)

// BenchmarkRecognize reports tokens a second over the marked-up sentences, each
// a text of its own.
func BenchmarkRecognize(b *testing.B) {
	src, err := os.ReadFile("testdata/names.txt")
	if err != nil {
		b.Fatal(err)
	}
	var (
		texts  []*syntax.Text
		tokens int
	)
	for line := range strings.Lines(string(src)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			t, _ := parseMarked(line)
			texts = append(texts, t)
			tokens += len(t.Sentences[0].Tokens)
		}
	}
	var r ner.Recognizer
	ctx := context.Background()
	if _, err := r.Recognize(ctx, texts[0]); err != nil { // loads the lexicons
		b.Fatal(err)
	}
	n := 0
	for b.Loop() {
		for _, t := range texts {
			if _, err := r.Recognize(ctx, t); err != nil {
				b.Fatal(err)
			}
		}
		n += tokens
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}
