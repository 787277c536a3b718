package relate

import (
	"context"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/frame"
	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// Facets tell how a text presents its events, whatever their type: whether they
// happened, how sure that is, and who says so. They are for one goroutine.
type Facets struct{ d *doc }

// NewFacets reads a text whose entities are known. The error is ctx's.
func NewFacets(ctx context.Context, s *relation.Schema, t *syntax.Text, es []entity.Entity) (*Facets, error) {
	d := newDoc(watch.New(ctx), s, t, es)
	d.findQuotes()
	return &Facets{d}, d.w.Err()
}

// Graph is the graph of sentence i, its tree mended to agree with the names.
func (f *Facets) Graph(i int) *frame.Graph { return f.d.graphs[i] }

// Factuality is how the event at token tok of a sentence is told.
func (f *Facets) Factuality(sent, tok int) (relation.Modality, relation.Polarity) {
	return f.d.factualityOf(sent, &frame.Match{Head: tok, Words: []int{tok}})
}

// Attribution gives the ids of those who say what is told at token tok, the
// outermost first; never nil.
func (f *Facets) Attribution(sent, tok int) []string { return f.d.attribution(sent, tok) }
