package actant

import (
	"fmt"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/ner"
	examples "github.com/actant-nlp/actant/internal/pair"
	"github.com/actant-nlp/actant/internal/parse"
	"github.com/actant-nlp/actant/internal/relate"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// LearnedParser makes a Parser of a model that "actant train" wrote from
// treebanks, for Options.Parser. The bytes must not change afterwards.
func LearnedParser(model []byte) (syntax.Parser, error) {
	p, err := parse.Load(model)
	if err != nil {
		return nil, fmt.Errorf("actant: %w", err)
	}
	return p, nil
}

// LearnedNames makes a Recognizer of the names in a model that "actant train ner"
// wrote. To have them before the built-in ones, which then fill the rest, set
// Options.Recognizer to entity.Union of it and the built-in recognizer (see
// Defaults). Types are the training data's own: PERSON, or one of yours. The
// bytes must not change afterwards.
func LearnedNames(model []byte) (entity.Recognizer, error) {
	p, err := LearnedParser(model)
	if err != nil {
		return nil, err
	}
	return ner.Learned{Parser: p}, nil
}

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
