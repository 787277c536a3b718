package ner

import (
	"strings"

	"github.com/actant-nlp/actant/internal/data"
)

// wordClasses are the closed classes that a word is of; the lexicon "rule-words"
// says what each is.
type wordClasses uint32

const (
	articleWord wordClasses = 1 << iota
	singleWord
	titleOfWord
	heldInWord
	seatWord
	namesOnWord
	toldOfWord
	inPlaceWord
	aboutPlaceWord
	pathWord
	quarterWord
	halfQuarterWord
	localWord
	compassWord
	versusWord
	languageWord
	formerWord
	joinerWord
	openWord
	seamWord
	ofWord

	// locative words say of a name after them that it is a place's.
	locativeWord = inPlaceWord | aboutPlaceWord | quarterWord | localWord
)

// ruleWords are the classes of every word that has one.
func ruleWords() map[string]wordClasses {
	bits := map[string]wordClasses{
		"article":      articleWord,
		"single":       singleWord,
		"title-of":     titleOfWord,
		"held-in":      heldInWord,
		"seat":         seatWord,
		"names-on":     namesOnWord,
		"told-of":      toldOfWord,
		"in-place":     inPlaceWord,
		"about-place":  aboutPlaceWord,
		"path":         pathWord,
		"quarter":      quarterWord,
		"half-quarter": halfQuarterWord,
		"local":        localWord,
		"compass":      compassWord,
		"versus":       versusWord,
		"language":     languageWord,
		"former":       formerWord,
		"joiner":       joinerWord,
		"open":         openWord,
		"seam":         seamWord,
		"names-of":     ofWord,
	}
	out := map[string]wordClasses{}
	for r := range data.Lexicon("rule-words").All() {
		for c := range strings.FieldsSeq(r.Get("classes")) {
			if bit := bits[c]; bit != 0 {
				out[r.Entry()] |= bit
			}
		}
	}
	return out
}

// is reports whether t is a word of one of these classes.
func (t *token) is(c wordClasses) bool { return t.classes&c != 0 }
