package ner

import (
	"math"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/syntax"
)

// names finds the proper names of t. A token of a date among the values is seldom
// one of a name.
func (r *Recognizer) names(t *syntax.Text, values []entity.Mention) []entity.Mention {
	lex := lexicons()
	sents := make([]*sentence, len(t.Sentences))
	for i := range t.Sentences {
		sents[i] = newSentence(t, i, lex)
	}
	for _, v := range values {
		if v.Type != entity.Date {
			continue
		}
		for i := range span(t.Sentences[v.Sentence].Tokens, v.Span) {
			sents[v.Sentence].toks[i].date = true
		}
	}
	doc := new(document)
	for _, s := range sents {
		s.names = s.choose(doc)
	}
	doc.learn(sents)
	var out []entity.Mention
	for _, s := range sents {
		s.names = s.choose(doc)
		for _, n := range s.names {
			out = append(out, s.mention(n))
		}
	}
	return out
}

// mention makes a mention of a name.
func (s *sentence) mention(n name) entity.Mention {
	if n.end-n.start > 1 && s.toks[n.start].low == "the" && s.key(n.start, n.end) != "The Hague" && n.kind != work {
		n.start++
	}
	span := syntax.Span{Start: s.toks[n.start].Start, End: s.toks[n.end-1].End}
	return entity.Mention{
		Span: span, Kind: entity.Name, Text: span.In(s.source),
		Type: types[n.kind], Subtype: s.subtype(n), Sentence: s.index, Head: s.head(n), Confidence: confidence(n),
	}
}

// head is the token of n that the rest hangs on: the first whose head lies
// outside, the last token where the tree tells nothing.
func (s *sentence) head(n name) int {
	for i := n.start; i < n.end; i++ {
		if h := s.toks[i].Head; (h < n.start || h >= n.end) && s.toks[i].UPOS != "PUNCT" {
			return i
		}
	}
	return n.end - 1
}

// confidence is how likely the name and its type are right.
func confidence(n name) float64 {
	x := min(n.score, 1.5*n.margin)
	return 1 / (1 + math.Exp(-0.5*x-0.3))
}

// subtype is the finer type of n.
func (s *sentence) subtype(n name) string {
	switch {
	case n.kind == person || n.kind == group || n.kind == event || n.kind == work || n.kind == law:
		return ""
	case n.kind == place && n.subtype == "":
		return "city"
	}
	return n.subtype
}
