package ner

import (
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/syntax"
)

// values finds dates and amounts.
func (r *Recognizer) values(t *syntax.Text) []entity.Mention { return nil }
