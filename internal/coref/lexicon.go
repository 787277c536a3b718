package coref

import (
	"strings"
	"sync"

	"github.com/actant-nlp/actant/internal/data"
)

// A gender is a grammatical one: which pronouns refer to a thing.
type gender uint8

const (
	unknownGender gender = iota
	feminine
	masculine
	neuter
)

var genderNames = map[string]gender{"f": feminine, "m": masculine, "n": neuter}

// A pronoun is what the word alone says.
type pronoun struct {
	person    int
	plural    bool
	gender    gender
	reflexive bool
	genitive  bool // "his", "its", also where it stands for the possessed thing
	place     bool // "there"
}

// A kinWord is a noun of kinship: "sister" is feminine, and the other side of it
// is a sibling.
type kinWord struct {
	gender gender
	kind   string // sibling, parent, child, spouse …
	other  string // the kind seen from the other side
}

type lexicon struct {
	pronouns    map[string]pronoun
	determiners map[string]determiner
	nouns       map[string]gender
	classes     map[string][]string // noun -> the more general nouns that may stand for it
	kin         map[string]kinWord
	leaders     map[string]bool     // offices whose holder is "the leader" of a country
	offices     map[string]bool     // other offices that a description may use
	cues        map[string]string   // lemma -> class, for metonymy and the like
	results     map[string][]string // "gift" -> verbs whose object it is
	aliases     []string            // words between a name and another name of the same thing
}

// lex is the decoded knowledge of this package, shared and immutable.
var lex = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		pronouns: map[string]pronoun{}, determiners: map[string]determiner{}, nouns: map[string]gender{},
		classes: map[string][]string{}, kin: map[string]kinWord{}, leaders: map[string]bool{},
		offices: map[string]bool{}, cues: map[string]string{}, results: map[string][]string{},
	}
	for r := range data.Lexicon("coref-pronouns").All() {
		kind := r.Get("kind")
		l.pronouns[strings.ToLower(r.Entry())] = pronoun{
			person: int(r.Get("person")[0] - '0'), plural: r.Get("number") == "pl", gender: genderNames[r.Get("gender")],
			reflexive: kind == "reflexive", genitive: kind == "genitive", place: kind == "place",
		}
	}
	kinds := map[string]determiner{"definite": definite, "indefinite": indefinite, "demonstrative": demonstrative, "owned": owned}
	for r := range data.Lexicon("coref-determiners").All() {
		l.determiners[r.Entry()] = kinds[r.Get("kind")]
	}
	for r := range data.Lexicon("coref-nouns").All() {
		w := fold(r.Entry())
		if g := genderNames[r.Get("gender")]; g != unknownGender {
			l.nouns[w] = g
		}
		l.classes[w] = append(l.classes[w], strings.Fields(r.Get("general"))...)
	}
	for r := range data.Lexicon("coref-kinship").All() {
		l.kin[fold(r.Entry())] = kinWord{genderNames[r.Get("gender")], r.Get("kind"), r.Get("other")}
	}
	for r := range data.Lexicon("coref-offices").All() {
		w := fold(r.Entry())
		l.offices[w] = true
		l.leaders[w] = r.Get("class") == "leader"
	}
	for r := range data.Lexicon("coref-cues").All() {
		l.cues[fold(r.Entry())] += " " + r.Get("class")
	}
	for r := range data.Lexicon("coref-results").All() {
		l.results[fold(r.Entry())] = strings.Fields(r.Get("verbs"))
	}
	for r := range data.Lexicon("coref-aliases").All() {
		l.aliases = append(l.aliases, r.Entry())
	}
	return l
})

// cue reports whether the lemma belongs to the class of cue words.
func (l *lexicon) cue(lemma, class string) bool {
	for c := range strings.FieldsSeq(l.cues[lemma]) {
		if c == class {
			return true
		}
	}
	return false
}

// isKindOf reports whether general may stand for a thing called special:
// "vehicle" for a "limousine".
func (l *lexicon) isKindOf(special, general string) bool {
	if special == general {
		return true
	}
	for range 4 { // the table is a few levels deep
		up := l.classes[special]
		if len(up) == 0 {
			return false
		}
		for _, u := range up {
			if u == general {
				return true
			}
		}
		special = up[0]
	}
	return false
}
