package ner

import (
	"slices"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/syntax"
)

// names finds the proper names of t. A token of a date among the values is seldom
// one of a name.
func (r *Recognizer) names(w *watch.Watch, t *syntax.Text, values []entity.Mention) []entity.Mention {
	lex := lexicons()
	sents := make([]*sentence, len(t.Sentences))
	for i := range t.Sentences {
		if w.Done() {
			return nil
		}
		sents[i] = newSentence(t, i, lex)
	}
	for v := range watch.Each(w, slices.Values(values)) {
		if v.Type != entity.Date {
			continue
		}
		for i := range span(t.Sentences[v.Sentence].Tokens, v.Span) {
			sents[v.Sentence].toks[i].date = true
		}
	}
	markSport(w, sents)
	doc := new(document)
	for _, s := range sents {
		if w.Done() {
			return nil
		}
		s.names = s.choose(doc)
	}
	doc.learn(w, sents)
	var out watch.List[entity.Mention]
	for _, s := range sents {
		if w.Done() {
			return nil
		}
		s.names = s.choose(doc)
		s.found = nil
		for _, n := range s.names {
			out.Add(s.mention(n))
		}
	}
	return out.Slice(w)
}

// mention makes a mention of a name.
func (s *sentence) mention(n name) entity.Mention {
	if n.end-n.start > 1 && s.toks[n.start].low == "the" && !s.listed(n.start, n.end, place) && n.kind != work {
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
	return builtInCurve().At(min(n.score, 1.5*n.margin))
}

// thingSubtype is the subtype of a product by its maker, or by the noun beside
// it: "Fiat Panda saloon", "the rocket Kestrel".
func (s *sentence) thingSubtype(n name) string {
	for _, h := range s.hitsAt[n.start] {
		if s.hits[h].kind == product && s.hits[h].subtype != "" {
			return s.hits[h].subtype
		}
	}
	for _, i := range [...]int{n.end, n.start - 1} {
		if i >= 0 && i < len(s.toks) {
			if c := s.class(i); c == "vehicle" || c == "weapon" {
				return c
			}
		}
	}
	return ""
}

// subtype is the finer type of n.
func (s *sentence) subtype(n name) string {
	switch {
	case n.kind == person || n.kind == group || n.kind == event || n.kind == work || n.kind == law:
		return ""
	case n.kind == place && n.subtype == "":
		return "city"
	case n.kind == product && n.subtype == "":
		return s.thingSubtype(n)
	}
	return n.subtype
}
