package ner

import "github.com/actant-nlp/actant/entity"

// A kind is a named type as a small number.
type kind int

const (
	person kind = iota
	organization
	place
	group
	product
	event
	work
	law
	kinds
)

var types = [kinds]entity.Type{entity.Person, entity.Organization, entity.Place, entity.Group, entity.Product, entity.Event, entity.Work, entity.Law}

// kindOf is the kind of t, or kinds when it is none of them.
func kindOf(t entity.Type) kind {
	for k, u := range types {
		if t == u {
			return kind(k)
		}
	}
	return kinds
}
