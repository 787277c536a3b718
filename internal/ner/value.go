package ner

import (
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/normalize"
	"github.com/actant-nlp/actant/syntax"
)

// values finds dates, times, amounts and quantities, sentence by sentence, in
// the order of the sentences and without overlap.
func (r *Recognizer) values(w *watch.Watch, t *syntax.Text) []entity.Mention {
	var out watch.List[entity.Mention]
	for si := range t.Sentences {
		if w.Done() {
			return nil
		}
		s := &t.Sentences[si]
		text := s.In(t.Source)
		for _, v := range normalize.Values(text, normalize.DateOptions{Reference: t.Published, Times: true}) {
			if v.Type == normalize.TimeValue {
				v = day(text, v)
			}
			m := entity.Mention{
				Span: syntax.Span{Start: s.Start + v.Start, End: s.Start + v.End}, Kind: entity.Name,
				Type: valueType(v.Type), Value: v.Value, Sentence: si, Confidence: 0.9,
			}
			m.Text = m.In(t.Source)
			m.Head = headOf(s.Tokens, m.Span)
			out.Add(m)
		}
	}
	return out.Slice(w)
}

// day is the day of a time of a certain day: the "Tuesday" of "Tuesday night", a
// DATE. A time that names no day, "last night", is left as it is.
func day(text string, v normalize.Value) normalize.Value {
	date, _, ok := strings.Cut(v.Value, "T")
	if !ok || date == "" {
		return v
	}
	for _, d := range normalize.Dates(text[v.Start:v.End], normalize.DateOptions{}) {
		if d.Type == normalize.DateValue {
			return normalize.Value{Start: v.Start + d.Start, End: v.Start + d.End, Type: normalize.DateValue, Value: date}
		}
	}
	return v
}

func valueType(t normalize.ValueType) entity.Type {
	switch t {
	case normalize.DateValue:
		return entity.Date
	case normalize.TimeValue:
		return entity.Time
	case normalize.MoneyValue:
		return entity.Money
	}
	return entity.Quantity
}

// headOf is the token of a span whose head lies outside it, the span's last
// token where none does.
func headOf(tokens []syntax.Token, s syntax.Span) int {
	first, last := -1, -1
	for i := range span(tokens, s) {
		if first < 0 {
			first = i
		}
		last = i
	}
	for i := max(first, 0); i <= last; i++ {
		if h := tokens[i].Head; (h < first || h > last) && tokens[i].UPOS != "PUNCT" {
			return i
		}
	}
	return max(last, 0)
}
