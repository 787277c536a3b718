package entity

import (
	"context"

	"github.com/actant-nlp/actant/syntax"
)

// A Recognizer finds mentions in a parsed text: names, dates and amounts,
// pronouns, and the noun phrases that may refer to one of them or fill a role.
// Mentions come in text order. Names do not overlap each other, nor do
// nominals; a name may lie inside a nominal. Implementations are safe for
// concurrent use.
type Recognizer interface {
	Recognize(ctx context.Context, t *syntax.Text) ([]Mention, error)
}

// A Resolver joins mentions of one thing into one entity. Every mention it is
// given comes out in exactly one entity, save pronouns that refer to nothing
// found, which it may drop. Where the rest of the article shows that a mention is
// of another kind or type, the entity holds it corrected. A nominal that refers
// to no name is an entity of its own. Entities come in the order of their first
// mention. Implementations are safe for concurrent use.
type Resolver interface {
	Resolve(ctx context.Context, t *syntax.Text, ms []Mention) ([]Entity, error)
}
