package encoder

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/actant-nlp/actant/internal/kernel"
)

// builtIn is the shipped model, if this checkout has one.
func builtIn(tb testing.TB) *Model {
	b, err := os.ReadFile("../data/models/en.bin")
	if err != nil {
		tb.Skip("no built-in model")
	}
	m, err := Load(b)
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

const benchText = `Prime Minister Keir Starmer met executives from several German carmakers in Berlin on Tuesday , his office said .
The company , which is based in Stockholm , plans to hire 400 engineers by the end of next year .
" We did not expect the vote to be so close , " said Maria Lopez , a spokeswoman for the union .
Police arrested three men near the border after a chase that lasted more than two hours .
The treaty was signed in 1987 and entered into force the following summer .`

func benchSentences() (out []Sentence, tokens int) {
	for range 12 {
		for _, line := range strings.Split(benchText, "\n") {
			w := strings.Fields(line)
			out = append(out, Sentence{Words: w, Out: make([]Analysis, len(w))})
			tokens += len(w)
		}
	}
	return out, tokens
}

func BenchmarkAnalyze(b *testing.B) {
	m := builtIn(b)
	s, tokens := benchSentences()
	m.Analyze(s)
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		m.Analyze(s)
	}
	b.ReportMetric(float64(tokens*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkHints(b *testing.B) {
	g := Gazetteers()
	s, tokens := benchSentences()
	var document [][]string
	for i := range s {
		document = append(document, s[i].Words)
	}
	g.Hint(document)
	b.ReportAllocs()
	for b.Loop() {
		g.Hint(document)
	}
	b.ReportMetric(float64(tokens*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLoad(b *testing.B) {
	data, err := os.ReadFile("../data/models/en.bin")
	if err != nil {
		b.Skip("no built-in model")
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(data); err != nil {
			b.Fatal(err)
		}
	}
}

// TestLoadIsFast bounds what every process start pays.
func TestLoadIsFast(t *testing.T) {
	if testing.Short() {
		t.Skip("the short run is the race detector's, which is no measure of time")
	}
	data, err := os.ReadFile("../data/models/en.bin")
	if err != nil {
		t.Skip("no built-in model")
	}
	best := time.Hour
	for range 5 {
		start := time.Now()
		if _, err := Load(data); err != nil {
			t.Fatal(err)
		}
		best = min(best, time.Since(start))
	}
	if best > 150*time.Millisecond {
		t.Errorf("decoding the model takes %v", best)
	}
	if len(data) > 9_000_000 {
		t.Errorf("the model has %d bytes", len(data))
	}
}

func BenchmarkAnalyzePortable(b *testing.B) {
	data, err := os.ReadFile("../data/models/en.bin")
	if err != nil {
		b.Skip("no built-in model")
	}
	p, err := Read(data)
	if err != nil {
		b.Fatal(err)
	}
	m := newModel(p, kernel.Generic(), eightBits)
	s, tokens := benchSentences()
	m.Analyze(s)
	for b.Loop() {
		m.Analyze(s)
	}
	b.ReportMetric(float64(tokens*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
