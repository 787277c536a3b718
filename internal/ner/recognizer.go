package ner

import (
	"context"
	"slices"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/syntax"
)

// A Recognizer finds mentions. The zero value is ready and safe for concurrent
// use.
type Recognizer struct{}

// Recognize returns the mentions of t in text order, the longer first where two
// start together.
func (r *Recognizer) Recognize(ctx context.Context, t *syntax.Text) ([]entity.Mention, error) {
	w := watch.New(ctx)
	values := r.values(w, t)
	names := r.names(w, t, values)
	if w.Done() {
		return nil, w.Err()
	}
	taken := occupied(w, t, names)
	values = without(values, taken)
	taken.add(w, t, values)
	var out watch.List[entity.Mention]
	var here []entity.Mention
	for si := range w.Range(len(t.Sentences)) {
		here = here[:0]
		for _, list := range [...]*[]entity.Mention{&names, &values} {
			n := ofSentence(*list, si)
			here = append(here, (*list)[:n]...)
			*list = (*list)[n:]
		}
		here = append(here, r.pronouns(t, si, taken)...)
		here = append(here, r.nominals(t, si, taken)...)
		slices.SortStableFunc(here, func(a, b entity.Mention) int { return a.Compare(b.Span) })
		out.Add(here...)
	}
	return out.Slice(w), w.Err()
}

// ofSentence counts the mentions at the start of ms that are in sentence si or
// one before it.
func ofSentence(ms []entity.Mention, si int) int {
	n := 0
	for n < len(ms) && ms[n].Sentence <= si {
		n++
	}
	return n
}

// occupancy tells which tokens of each sentence a name or value covers, and
// whether as its last token.
type occupancy [][]bool

func occupied(w *watch.Watch, t *syntax.Text, ms []entity.Mention) occupancy {
	o := make(occupancy, len(t.Sentences))
	for i := range w.Range(len(o)) {
		o[i] = make([]bool, len(t.Sentences[i].Tokens))
	}
	o.add(w, t, ms)
	return o
}

func (o occupancy) add(w *watch.Watch, t *syntax.Text, ms []entity.Mention) {
	for m := range watch.Each(w, slices.Values(ms)) {
		if m.Sentence < 0 || m.Sentence >= len(o) {
			continue
		}
		tokens := t.Sentences[m.Sentence].Tokens
		for i := range span(tokens, m.Span) {
			o[m.Sentence][i] = true
		}
	}
}

// span yields the indexes of the tokens that overlap s, which need not begin or
// end with a token.
func span(tokens []syntax.Token, s syntax.Span) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		i, _ := slices.BinarySearchFunc(tokens, s.Start, func(t syntax.Token, at int) int {
			if t.End <= at {
				return -1
			}
			return 1
		})
		for ; i < len(tokens) && tokens[i].Start < s.End; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

// without drops the mentions that touch what is taken.
func without(ms []entity.Mention, o occupancy) []entity.Mention {
	return slices.DeleteFunc(ms, func(m entity.Mention) bool {
		return m.Sentence < 0 || m.Sentence >= len(o) || m.Head >= 0 && m.Head < len(o[m.Sentence]) && o[m.Sentence][m.Head]
	})
}
