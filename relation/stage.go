package relation

import (
	"context"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/syntax"
)

// Facts is what a Finder finds in one article.
type Facts struct {
	// Made are entities that the finder had to make because a role is filled by
	// words that no mention covered: an office ("President"), a kinship word,
	// a verb phrase. Their ids must not clash with those given.
	Made      []entity.Entity
	Relations []Relation
	Quotes    []Quote

	// Notes say what a bound of the finder cut off; they become notes of the
	// document.
	Notes []string
}

// A Finder finds the relations of a schema in a parsed text whose entities are
// known. The entities passed in are not changed. Implementations are safe for
// concurrent use.
type Finder interface {
	Find(ctx context.Context, s *Schema, t *syntax.Text, es []entity.Entity) (*Facts, error)
}
