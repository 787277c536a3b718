package parse

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/actant-nlp/actant/internal/bounded"
	"github.com/actant-nlp/actant/internal/spaced"
	"github.com/actant-nlp/actant/syntax"
)

// FuzzParse: any tokens become trees with one root, labels and probabilities,
// the same whatever stands beside them in the batch.
func FuzzParse(f *testing.F) {
	p, err := Default()
	if err != nil {
		f.Skip(err)
	}
	for _, s := range []string{
		"Russian President Vladimir Putin has gifted Kim a car .", "“ No , ” he said .", "\xff \x00 a\u0301\u0301 日本 👩‍👩‍👧 ( [ {",
		strings.Repeat("the bank of ", 100), "1,000 - 's n't U.S.", "a",
	} {
		f.Add(s, 3)
	}
	f.Fuzz(func(t *testing.T, source string, every int) {
		if len(source) > 4000 {
			return
		}
		text := cut(source, min(max(every, 1), 400))
		cost := bounded.Cost{Time: 400 * time.Millisecond, TimePerByte: 150 * time.Microsecond, Bytes: 8 << 20, BytesPerByte: 20000}
		cost.Check(t, len(source), func() {
			if err := p.Parse(context.Background(), text); err != nil {
				t.Fatal(err)
			}
		})
		for i := range text.Sentences {
			checkSentence(t, text.Sentences[i].Tokens)
		}
		if n := len(text.Sentences); n > 0 {
			checkAlone(t, p, &text.Sentences[n-1])
		}
	})
}

// cut makes sentences of so many of the words of source.
func cut(source string, words int) *syntax.Text {
	t := &syntax.Text{Source: source}
	for toks := range slices.Chunk(spaced.Tokens(source), words) {
		span := syntax.Span{Start: toks[0].Start, End: toks[len(toks)-1].End}
		t.Sentences = append(t.Sentences, syntax.Sentence{Span: span, Tokens: toks})
	}
	return t
}

func checkSentence(t *testing.T, toks []syntax.Token) {
	t.Helper()
	roots := 0
	for i := range toks {
		tok := &toks[i]
		if tok.UPOS == "" || tok.Deprel == "" || tok.Lemma == "" || !(tok.Score >= 0 && tok.Score <= 1.0001) || !(tok.NameScore >= 0 && tok.NameScore <= 1.0001) {
			t.Errorf("token %+v", *tok)
		}
		if tok.Head < 0 {
			roots++
		}
		h := i
		for steps := 0; h >= 0; h = toks[h].Head {
			if steps++; h >= len(toks) || steps > len(toks) {
				t.Fatalf("token %d of %d leads to no root", i, len(toks))
			}
		}
	}
	if roots != 1 {
		t.Errorf("%d roots of %d tokens", roots, len(toks))
	}
}

// checkAlone parses a sentence by itself, in a document of its own: trees and
// tags do not depend on the batch. Names may: hints can come from the document.
func checkAlone(t *testing.T, p *Parser, s *syntax.Sentence) {
	t.Helper()
	if strings.Contains(p.model.Hints(), "document") {
		return
	}
	alone := &syntax.Text{Sentences: []syntax.Sentence{{Span: s.Span}}}
	for _, tok := range s.Tokens {
		alone.Sentences[0].Tokens = append(alone.Sentences[0].Tokens, syntax.Token{Span: tok.Span, Text: tok.Text, Head: -1})
	}
	if err := p.Parse(context.Background(), alone); err != nil {
		t.Fatal(err)
	}
	for i, tok := range alone.Sentences[0].Tokens {
		if tok != s.Tokens[i] {
			t.Errorf("alone %+v, in a batch %+v", tok, s.Tokens[i])
		}
	}
}
