package ner

import (
	"context"
	"slices"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/syntax"
)

// Learned is a Recognizer of the names alone that a parser's model marks
// (syntax.Token.Name), whose types become those of the mentions as they are. It
// leaves the text's own analysis alone.
type Learned struct{ Parser syntax.Parser }

// Recognize returns the names in text order.
func (l Learned) Recognize(ctx context.Context, t *syntax.Text) ([]entity.Mention, error) {
	marked := *t
	marked.Sentences = make([]syntax.Sentence, len(t.Sentences))
	for i, s := range t.Sentences {
		s.Tokens = slices.Clone(s.Tokens)
		marked.Sentences[i] = s
	}
	if err := l.Parser.Parse(ctx, &marked); err != nil {
		return nil, err
	}
	var out []entity.Mention
	for i := range marked.Sentences {
		out = append(out, named(t, i, marked.Sentences[i].Tokens)...)
	}
	return out, nil
}

// named reads the BIO labels of a sentence. Its trees are those of t: a model of
// names alone has none.
func named(t *syntax.Text, sentence int, marked []syntax.Token) []entity.Mention {
	tokens := t.Sentences[sentence].Tokens
	var out []entity.Mention
	for from := 0; from < len(marked); {
		to := from + 1
		label := marked[from].Name
		if label == "" {
			from = to
			continue
		}
		sure := marked[from].NameScore
		for ; to < len(marked) && marked[to].Name == "I-"+label[2:]; to++ {
			sure = min(sure, marked[to].NameScore)
		}
		span := syntax.Span{Start: tokens[from].Start, End: tokens[to-1].End}
		out = append(out, entity.Mention{
			Span: span, Kind: entity.Name, Text: span.In(t.Source), Type: entity.Type(label[2:]),
			Sentence: sentence, Head: outermost(tokens, from, to), Confidence: float64(sure),
		})
		from = to
	}
	return out
}

// outermost is the first token of a span whose head lies outside, the last one
// where the tree tells nothing.
func outermost(tokens []syntax.Token, from, to int) int {
	for i := from; i < to; i++ {
		if h := tokens[i].Head; h < from || h >= to {
			return i
		}
	}
	return to - 1
}
