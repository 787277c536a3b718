package relation

import "github.com/actant-nlp/actant/syntax"

// An Open is a relation outside any schema: what one clause or noun phrase
// states, in its own words.
type Open struct {
	// Predicate has the words of the predicate, one space between them:
	// auxiliaries, negation and particles, the verb, and the preposition of the
	// second argument where that is no object. Words that the text leaves out are
	// "be" and "has": "Mr Ito, the mayor" gives "be".
	Predicate string

	// Trigger is the word that the predicate hangs on: its verb, the noun or
	// adjective after "is", the apposed or possessing noun.
	Trigger syntax.Span

	// Args are the arguments in the order subject, object, further ones, the
	// latter with their prepositions.
	Args []syntax.Span

	Polarity    Polarity
	Modality    Modality
	Attribution []string // ids of the entities that say so, outermost first; never nil in a Document
	Confidence  float64  // in [0, 1]
}
