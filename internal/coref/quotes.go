package coref

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/quotation"
	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/syntax"
)

// A quoted is a quotation with the mention that speaks.
type quoted struct {
	syntax.Span
	speaker  int  // -1 when not found
	unmarked bool // a statement after a colon, without marks
}

func findQuotes(w *watch.Watch, t *syntax.Text) []quoted {
	var out []quoted
	for q := range watch.Each(w, slices.Values(quotation.Find(w, t.Source, t.Body))) {
		out = append(out, quoted{q.Words, -1, q.Unmarked})
	}
	return out
}

// quoteAt is the quotation that holds offset, -1 for none.
func (a *article) quoteAt(offset int) int {
	lo, hi := 0, len(a.quotes)
	for lo < hi {
		mid := (lo + hi) / 2
		if a.quotes[mid].End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(a.quotes) && a.quotes[lo].Start <= offset {
		return lo
	}
	return -1
}

// noteSpeakers finds who utters each quotation: the subject of the verb of
// saying in its sentence, or in the one before when that ends with a colon; a
// quotation without one goes on the one before it.
func (a *article) noteSpeakers() {
	s := 0
	for q := range a.w.Range(len(a.quotes)) {
		quote := &a.quotes[q]
		for s < len(a.t.Sentences) && a.t.Sentences[s].End <= quote.Start {
			s++
		}
		if quote.unmarked {
			if s < len(a.t.Sentences) && a.t.Sentences[s].Start < quote.Start {
				quote.speaker = a.speakerIn(s, quote.Span)
			} else if s > 0 {
				quote.speaker = a.speakerIn(s-1, quote.Span)
			}
			continue
		}
		for k := s; k < len(a.t.Sentences) && a.t.Sentences[k].Start <= quote.End && quote.speaker < 0; k++ {
			quote.speaker = a.speakerIn(k, quote.Span)
		}
		if quote.speaker < 0 && s > 0 && s < len(a.t.Sentences) && strings.HasSuffix(a.t.Source[a.t.Sentences[s-1].Start:a.t.Sentences[s-1].End], ":") {
			quote.speaker = a.speakerIn(s-1, quote.Span)
		}
		if quote.speaker < 0 && q > 0 && quote.Start-a.quotes[q-1].End < 400 {
			quote.speaker = a.quotes[q-1].speaker
		}
	}
}

// barQuoted says that whom a quotation names is not who utters it, where a pronoun
// or a description stands for the speaker: “Roe is afraid,” he said.
func (a *article) barQuoted() {
	for i := range a.each() {
		m := &a.m[i]
		if m.quote < 0 || m.Kind != entity.Name || m.Type != entity.Person {
			continue
		}
		if s := a.quotes[m.quote].speaker; s >= 0 && a.m[s].Kind != entity.Name && a.m[s].sent == m.sent {
			a.bar(s, i)
		}
	}
}

func isReporting(t *syntax.Token) bool {
	return data.Lexicon("reporting-verbs").Has(lemmaOf(t))
}

// speakerIn is the subject of the verb of saying nearest to the quotation in
// sentence s, outside quotations; -1 for none.
func (a *article) speakerIn(s int, quote syntax.Span) int {
	toks := a.t.Sentences[s].Tokens
	best, near := -1, 1<<30
	announced := strings.HasSuffix(strings.TrimRight(a.t.Source[:quote.Start], "“\" "), ":") // "X disagreed: …"
	for i := range a.around(s, quote.Start) {
		m := &a.m[i]
		if m.quote >= 0 || m.head < 0 || m.gov < 0 || m.Kind == entity.Name && isValue(m.Type) {
			continue
		}
		if m.title || m.Kind == entity.Nominal && base(toks[m.head].Deprel) == "appos" {
			continue // "Jo Roe, minister of trade, said": it is Jo Roe
		}
		said := m.role == subject && (isReporting(&toks[m.gov]) || announced && m.End < quote.Start) || m.prep == "to" && m.first >= 2 && strings.EqualFold(toks[m.first-2].Text, "according")
		if !said {
			continue
		}
		d := max(m.Start-quote.End, quote.Start-m.End)
		if d < near {
			best, near = i, d
		}
	}
	return best
}
