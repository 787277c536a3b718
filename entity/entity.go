package entity

import "github.com/actant-nlp/actant/syntax"

// A Type is a kind of thing in the world. The set is open: a user's recognizer
// and schema may bring their own.
type Type string

// The built-in types. The first eight have proper names; the others are values
// (dates, amounts), offices, and things without a name that fill a role.
const (
	Person       Type = "PERSON"
	Organization Type = "ORGANIZATION"
	Place        Type = "PLACE"
	Group        Type = "GROUP" // a nationality, religion or persuasion as a group of people
	Product      Type = "PRODUCT"
	Event        Type = "EVENT"
	Work         Type = "WORK"
	Law          Type = "LAW"
	Date         Type = "DATE"
	Time         Type = "TIME"
	Money        Type = "MONEY"
	Quantity     Type = "QUANTITY"
	Title        Type = "TITLE"
	Thing        Type = "THING"
)

// Named reports whether things of type t usually have proper names: those of the
// first eight types, and of a user's own.
func (t Type) Named() bool {
	switch t {
	case "", Date, Time, Money, Quantity, Title, Thing:
		return false
	}
	return true
}

// A Kind is the form of a mention.
type Kind string

// The forms of a mention.
const (
	Name    Kind = "name"    // a proper name, without title, article or possessive; also dates and amounts
	Nominal Kind = "nominal" // a noun phrase up to its head noun: "the Russian leader"
	Pronoun Kind = "pronoun" // "he", "its", "themselves"
)

// A Mention is one place in the text that refers to something.
type Mention struct {
	syntax.Span
	Kind Kind   `json:"kind"`
	Text string `json:"text"` // Source[Start:End]

	// Type and Subtype are what the mention looks like by itself; the entity's
	// are decided over all its mentions. A pronoun may have none.
	Type    Type   `json:"-"`
	Subtype string `json:"-"`
	// Value is the normalised form where there is one: an ISO 8601 date or an
	// amount such as "USD 1000000".
	Value      string  `json:"-"`
	Link       string  `json:"-"` // id in a knowledge base, from a recognizer that knows it
	Sentence   int     `json:"-"` // index into Text.Sentences; a built-in resolver finds it, and Head, where they are left out
	Head       int     `json:"-"` // index of the head token in that sentence
	Confidence float64 `json:"-"` // in [0, 1]
}

// An Entity is one thing in the world as one article speaks of it, with every
// mention of it.
type Entity struct {
	ID         string    `json:"id"` // unique in the document: "e1"
	Type       Type      `json:"type"`
	Subtype    string    `json:"subtype,omitempty"`
	Name       string    `json:"name"`            // the fullest name, the value of a date, or the words of a nominal
	Link       string    `json:"link,omitempty"`  // id in a knowledge base: "Q423"
	Value      string    `json:"value,omitempty"` // normalised form of a date or amount
	Confidence float64   `json:"confidence"`
	Mentions   []Mention `json:"mentions"` // in text order
}

// Named reports whether e is of a named type and the article names it.
func (e *Entity) Named() bool {
	if !e.Type.Named() {
		return false
	}
	for i := range e.Mentions {
		if e.Mentions[i].Kind == Name {
			return true
		}
	}
	return false
}
