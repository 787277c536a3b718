package open

import (
	"context"
	"fmt"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/relate"
	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// Find finds the open relations of a parsed text whose entities are known, in
// text order; never nil. Notes say what a limit cut off. The schema lends its word lists. The error is ctx's, which is looked
// at between sentences.
func Find(ctx context.Context, s *relation.Schema, t *syntax.Text, es []entity.Entity) (found []relation.Open, notes []string, err error) {
	var list watch.List[relation.Open]
	m := Default()
	notes, err = each(ctx, s, t, es, func(c Candidate) {
		c.Confidence = m.Confidence(c.Features)
		list.Add(c.Open)
	})
	if err != nil {
		return nil, nil, err
	}
	w := watch.New(ctx)
	if found = list.Slice(w); w.Done() {
		return nil, nil, w.Err()
	}
	return found, notes, nil
}

// All is Find without the confidence, but with what it is made from.
func All(ctx context.Context, s *relation.Schema, t *syntax.Text, es []entity.Entity) (out []Candidate, notes []string, err error) {
	notes, err = each(ctx, s, t, es, func(c Candidate) { out = append(out, c) })
	if err != nil {
		return nil, nil, err
	}
	return out, notes, nil
}

// each gives the candidates to found, in text order.
func each(ctx context.Context, s *relation.Schema, t *syntax.Text, es []entity.Entity, found func(Candidate)) (notes []string, err error) {
	before := antecedents(watch.New(ctx), t, es)
	facets, err := relate.NewFacets(ctx, s, t, es)
	if err != nil {
		return nil, err
	}
	for i := range t.Sentences {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		candidates, whole := Candidates(facets.Graph(i), before[i])
		if !whole {
			notes = append(notes, fmt.Sprintf("sentence %d: only the first %d open relations", i+1, maxClauses))
		}
		for _, c := range candidates {
			if c.event >= 0 {
				c.Modality, c.Polarity = facets.Factuality(i, c.event)
				if c.negated {
					c.Polarity = relation.Negative
				}
			}
			c.Attribution = facets.Attribution(i, c.head)
			found(c)
		}
	}
	return notes, nil
}

// antecedents finds, by sentence, the nearest mention before each pronoun of the
// same entity that is no pronoun, by their head tokens.
func antecedents(w *watch.Watch, t *syntax.Text, es []entity.Entity) []map[int]int {
	out := make([]map[int]int, len(t.Sentences))
	for e := range w.Range(len(es)) {
		last := entity.Mention{Sentence: -1}
		for i := range w.Range(len(es[e].Mentions)) {
			m := es[e].Mentions[i]
			switch {
			case m.Sentence < 0 || m.Sentence >= len(out):
			case m.Kind != entity.Pronoun:
				last = m
			case last.Sentence == m.Sentence:
				if out[m.Sentence] == nil {
					out[m.Sentence] = map[int]int{}
				}
				out[m.Sentence][m.Head] = last.Head
			}
		}
	}
	return out
}
