package ner

import (
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/syntax"
)

// pronouns finds personal, possessive and reflexive pronouns. Those that point
// at clauses rather than things (this, that, which) are left out.
func (r *Recognizer) pronouns(t *syntax.Text, si int, taken occupancy) []entity.Mention {
	table := data.Lexicon("coref-pronouns")
	var out []entity.Mention
	for i, tok := range t.Sentences[si].Tokens {
		if taken[si][i] || tok.UPOS != "PRON" && tok.UPOS != "DET" {
			continue
		}
		row, ok := table.Row(tok.Text)
		if !ok {
			continue
		}
		switch row.Get("kind") {
		case "plain", "genitive", "reflexive":
			out = append(out, entity.Mention{Span: tok.Span, Kind: entity.Pronoun, Text: tok.Text, Sentence: si, Head: i, Confidence: 0.9})
		}
	}
	return out
}
