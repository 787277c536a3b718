package coref

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/processor"
	"github.com/actant-nlp/actant/syntax"
)

// BenchmarkResolve shows that the cost of a mention does not grow with the
// article.
func BenchmarkResolve(b *testing.B) {
	words := strings.Fields("Maria Lopez met John Baker in Moscow . The company said it would pay him . Her brother Peter left the country with his car .")
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var s strings.Builder
			r := rand.New(rand.NewPCG(1, 1))
			for range n {
				s.WriteString(words[r.IntN(len(words))] + " ")
			}
			text, ms := scramble(s.String(), r)
			resolveAll(b, text, ms)
		})
	}
}

// BenchmarkPeople shows the same for articles in which everybody is another: ten
// given names, and surnames of two to five syllables out of ten.
func BenchmarkPeople(b *testing.B) {
	given := strings.Fields("Anna Paolo Kwame Ingrid Tariq Mei Lars Sofia Ivan Amina")
	syllables := strings.Fields("ra lo ni ve st ka mo er du in")
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var source strings.Builder
			r := rand.New(rand.NewPCG(1, 1))
			text := &syntax.Text{}
			var ms []entity.Mention
			for i := range n {
				if i%50 == 0 {
					text.Sentences = append(text.Sentences, syntax.Sentence{Span: syntax.Span{Start: source.Len()}})
				}
				s := &text.Sentences[len(text.Sentences)-1]
				head := len(s.Tokens)
				add := func(word, upos, xpos, deprel string, to int) {
					span := syntax.Span{Start: source.Len(), End: source.Len() + len(word)}
					s.Tokens = append(s.Tokens, syntax.Token{Span: span, Text: word, Lemma: word, UPOS: upos, XPOS: xpos, Head: to, Deprel: deprel})
					source.WriteString(word + " ")
					s.End = span.End
				}
				last := string(rune('A' + r.IntN(26)))
				for range 2 + r.IntN(4) {
					last += syllables[r.IntN(10)]
				}
				rel := "conj"
				if head == 0 {
					rel = "root"
				}
				add(given[r.IntN(10)], "PROPN", "NNP", rel, min(head, 1)-1)
				add(last, "PROPN", "NNP", "flat", head)
				span := syntax.Span{Start: s.Tokens[head].Start, End: s.Tokens[head+1].End}
				ms = append(ms, entity.Mention{Span: span, Kind: entity.Name, Type: entity.Person, Sentence: len(text.Sentences) - 1, Head: head, Confidence: 0.9})
				add(",", "PUNCT", ",", "punct", head)
			}
			text.Source = source.String()
			text.Body = []syntax.Span{{End: len(text.Source)}}
			for i := range ms {
				ms[i].Text = ms[i].In(text.Source)
			}
			resolveAll(b, text, ms)
		})
	}
}

func resolveAll(b *testing.B, text *syntax.Text, ms []entity.Mention) {
	start := processor.Time()
	for b.Loop() {
		if _, err := (Resolver{}).Resolve(context.Background(), text, ms); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64((processor.Time()-start).Nanoseconds())/float64(b.N*len(ms)), "ns-processor/mention")
}
