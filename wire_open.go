package actant

import (
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

type wireOpen struct {
	Predicate   string            `json:"predicate"`
	Trigger     [2]int            `json:"trigger"`
	Args        []wireSpan        `json:"args"`
	Polarity    relation.Polarity `json:"polarity"`
	Modality    relation.Modality `json:"modality"`
	Attribution []string          `json:"attribution"`
	Confidence  float64           `json:"confidence"`
}

type wireSpan struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

func encodeOpen(os []relation.Open) *[]wireOpen {
	out := make([]wireOpen, 0, len(os))
	for _, o := range os {
		w := wireOpen{Predicate: o.Predicate, Trigger: pair(o.Trigger), Args: []wireSpan{}, Polarity: o.Polarity,
			Modality: o.Modality, Attribution: o.Attribution, Confidence: round(o.Confidence)}
		if w.Attribution == nil {
			w.Attribution = []string{}
		}
		for _, a := range o.Args {
			w.Args = append(w.Args, wireSpan{a.Start, a.End})
		}
		out = append(out, w)
	}
	return &out
}

func decodeOpen(ws []wireOpen) []relation.Open {
	out := make([]relation.Open, 0, len(ws))
	for _, w := range ws {
		o := relation.Open{Predicate: w.Predicate, Trigger: span(w.Trigger), Polarity: w.Polarity, Modality: w.Modality,
			Attribution: w.Attribution, Confidence: w.Confidence}
		for _, a := range w.Args {
			o.Args = append(o.Args, syntax.Span{Start: a.Start, End: a.End})
		}
		out = append(out, o)
	}
	return out
}
