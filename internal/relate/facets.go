package relate

import (
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/frame"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// Facets tell how a text presents its events, whatever their type: whether they
// happened, how sure that is, and who says so. They are for one goroutine.
type Facets struct{ d *doc }

// NewFacets reads a text whose entities are known.
func NewFacets(s *relation.Schema, t *syntax.Text, es []entity.Entity) *Facets {
	d := newDoc(nil, s, t, es)
	d.findQuotes()
	return &Facets{d}
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
