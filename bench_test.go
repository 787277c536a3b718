package actant_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/actant-nlp/actant"
	layout "github.com/actant-nlp/actant/article"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/internal/processor"
	"github.com/actant-nlp/actant/syntax"
)

// news is the reference articles' text, times times over: an article of that
// many times the usual length.
func news(b *testing.B, times int) string {
	b.Helper()
	var one strings.Builder
	for _, a := range readArticles(b, "testdata/gold/tune/text")[:4] {
		one.WriteString(a.Text + "\n\n")
	}
	return strings.Repeat(one.String(), times)
}

func extractor(b *testing.B) (*actant.Extractor, actant.Options) {
	b.Helper()
	o, err := actant.Defaults()
	if err != nil {
		b.Fatal(err)
	}
	x, err := actant.New(o)
	if err != nil {
		b.Fatal(err)
	}
	return x, o
}

func tokens(t *syntax.Text) int {
	n := 0
	for _, s := range t.Sentences {
		n += len(s.Tokens)
	}
	return n
}

// A stage is one part of the work on an article.
type stage struct {
	name string
	run  func() error
}

// stages are those of an article, each with what the ones before it gave, and all
// together; n is the article's tokens.
func stages(b *testing.B, x *actant.Extractor, o actant.Options, a actant.Article) (all []stage, n int) {
	b.Helper()
	ctx := context.Background()
	t, err := x.Parse(ctx, a)
	if err != nil {
		b.Fatal(err)
	}
	ms, err := o.Recognizer.Recognize(ctx, t)
	if err != nil {
		b.Fatal(err)
	}
	es, err := o.Resolver.Resolve(ctx, t, ms)
	if err != nil {
		b.Fatal(err)
	}
	return []stage{
		{"layout", func() error { _, err := layout.ReadContext(ctx, a.Text, layout.Options{}); return err }},
		{"tokenize", func() error { c := *t; return o.Tokenizer.Tokenize(ctx, &c) }},
		{"parse", func() error { return o.Parser.Parse(ctx, t) }},
		{"recognize", func() error { _, err := o.Recognizer.Recognize(ctx, t); return err }},
		{"resolve", func() error { _, err := o.Resolver.Resolve(ctx, t, slices.Clone(ms)); return err }},
		{"relate", func() error { _, err := o.Finder.Find(ctx, o.Schema, t, es); return err }},
		{"whole", func() error { _, err := x.Extract(ctx, a); return err }},
	}, tokens(t)
}

// seconds is the processor's time for one run.
func (s stage) seconds(b *testing.B) float64 {
	b.ReportAllocs()
	if err := s.run(); err != nil { // loads what is loaded once
		b.Fatal(err)
	}
	start := processor.Time()
	for b.Loop() {
		if err := s.run(); err != nil {
			b.Fatal(err)
		}
	}
	return (processor.Time() - start).Seconds() / float64(b.N)
}

// BenchmarkStages runs each stage alone on articles of 1, 10 and 100 times the
// length, and tells how many times as long the longer ones take: as many times as
// they are long, or little more. Seconds are the processor's.
func BenchmarkStages(b *testing.B) {
	x, o := extractor(b)
	short := map[string]float64{} // seconds by stage
	for _, times := range []int{1, 10, 100} {
		all, n := stages(b, x, o, actant.Article{ID: "bench", Text: news(b, times), Plain: true})
		for _, s := range all {
			b.Run(fmt.Sprintf("%s/%dx", s.name, times), func(b *testing.B) {
				seconds := s.seconds(b)
				b.ReportMetric(float64(n)/seconds, "tokens/s")
				if times == 1 {
					short[s.name] = seconds
				} else if one := short[s.name]; one > 0 {
					b.ReportMetric(seconds/one, "times-as-long")
				}
			})
		}
	}
}

// BenchmarkGraph joins documents: the cost of one more must not grow.
func BenchmarkGraph(b *testing.B) {
	x, _ := extractor(b)
	var docs []*actant.Document
	for _, a := range readArticles(b, "testdata/gold/tune/text") {
		d, err := x.Extract(context.Background(), a)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, d)
	}
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprintf("add/%d", n), func(b *testing.B) {
			for b.Loop() {
				var g graph.Graph
				for i := range n {
					d := *docs[i%len(docs)]
					d.ID = fmt.Sprint(i)
					g.Add(&d)
				}
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "documents/s")
		})
	}
}
