package actant

import (
	"fmt"

	examples "github.com/actant-nlp/actant/internal/pair"
	"github.com/actant-nlp/actant/internal/relate"
	"github.com/actant-nlp/actant/relation"
)

// Learned makes a Finder of a model that "actant train relation" wrote: to the
// relations that base finds (nil for the built-in finder) it adds those that the
// model sees between two named entities of one sentence with a probability of
// at least least, in (0, 1). The model's entity types must be those of the
// entities: PERSON, ORGANIZATION …. A relation's roles are the first two core
// roles of its type in the schema, or "head" and "tail" where it has none. The
// model's bytes are not used afterwards.
func Learned(model []byte, base relation.Finder, least float64) (relation.Finder, error) {
	if !(least > 0 && least < 1) {
		return nil, fmt.Errorf("actant: least probability %v is not between 0 and 1", least)
	}
	m, err := examples.Load(model)
	if err != nil {
		return nil, fmt.Errorf("actant: %w", err)
	}
	if base == nil {
		base = relate.New()
	}
	return &examples.Finder{Base: base, Model: m, Least: least}, nil
}
