package ner

import (
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/syntax"
)

// names are the parser's guesses.
func (r *Recognizer) names(t *syntax.Text) []entity.Mention {
	var out []entity.Mention
	for si, s := range t.Sentences {
		for i := 0; i < len(s.Tokens); i++ {
			label, ok := strings.CutPrefix(s.Tokens[i].Name, "B-")
			if !ok {
				continue
			}
			last := i
			for last+1 < len(s.Tokens) && s.Tokens[last+1].Name == "I-"+label {
				last++
			}
			span := syntax.Span{Start: s.Tokens[i].Start, End: s.Tokens[last].End}
			out = append(out, entity.Mention{Span: span, Kind: entity.Name, Text: span.In(t.Source),
				Type: entity.Type(label), Sentence: si, Head: last, Confidence: float64(s.Tokens[i].NameScore)})
			i = last
		}
	}
	return out
}
