package segment

import (
	"context"
	"strings"
	"testing"

	"github.com/actant-nlp/actant/syntax"
)

const story = `The ministers met in Geneva on Tuesday, a day after Mr. Duarte's envoy said the U.N. wouldn't "accept any
delay." About 1,250 people — most of them from the north-eastern provinces — had left by 10:30 a.m., according to
officials who weren't authorised to speak. “We've seen this before,” said Dr. Ana Lind, a spokeswoman for the agency.
“It can't go on.” The talks, which cost an estimated $4.5bn (£3.6bn) a year, resume in Jan. 2026 at the latest.
`

func BenchmarkTokenize(b *testing.B) {
	source := strings.Repeat(story, 200)
	text := &syntax.Text{Source: source, Body: []syntax.Span{{Start: 0, End: len(source)}}}
	z := New()
	n := 0
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		if err := z.Tokenize(context.Background(), text); err != nil {
			b.Fatal(err)
		}
		n = 0
		for _, s := range text.Sentences {
			n += len(s.Tokens)
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkTokenizeNoSpace(b *testing.B) {
	for name, unit := range map[string]string{"letters": "abcdefghij", "stops": "a.", "marks": "e\u0301", "emoji": "👩‍👩‍👧", "hyphens": "non-", "quotes": "a'", "digits": "1-2:", "at": "a@", "slash": "a://b.com/", "bytes": "\xff", "brackets": "(", "zwj": "\u200d", "flags": "🇰🇵"} {
		source := strings.Repeat(unit, 1<<20/len(unit))
		text := &syntax.Text{Source: source, Body: []syntax.Span{{Start: 0, End: len(source)}}}
		z := New()
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			for b.Loop() {
				if err := z.Tokenize(context.Background(), text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
