package coref

import (
	"strings"
	"sync"

	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/normalize"
)

// fold is the form in which words are compared: small letters, without dots,
// diacritics and quotation marks, hyphens and apostrophes as spaces.
func fold(s string) string {
	return strings.Trim(strings.ToLower(data.Key(s)), "“”\"«» ")
}

// A land is a country found by one of its names.
type land struct {
	id   string // its usual English name
	form normalize.Naming
}

// findLand looks a country up by its name, its people's or its capital.
func findLand(s string) (land, bool) {
	c, how, ok := normalize.FindCountry(s)
	if !ok || how == normalize.ByCode {
		return land{}, false
	}
	return land{c.Name, how}, true
}

// landOf is the country that the words name or are the adjective of, "" for
// none; a capital does not count.
func landOf(words string) string {
	if l, ok := findLand(words); ok && l.form != normalize.ByCapital {
		return l.id
	}
	return ""
}

// adjectiveParts are the last words of the adjectives of country id that have
// more than one: "korean" of North Korea.
func adjectiveParts(id string) []string {
	var parts []string
	c, _ := normalize.LookupCountry(id)
	for _, s := range c.Demonyms {
		if w := strings.Fields(fold(s)); len(w) > 1 {
			parts = append(parts, last(w))
		}
	}
	return parts
}

// landLink is the Wikidata id of country id, "" if it has none.
func landLink(id string) string {
	c, _ := normalize.LookupCountry(id)
	return c.Wikidata
}

// homeOf is the country of a listed news medium or company, "" for anything else.
func homeOf(name string) string {
	if r, ok := data.Lexicon("media").Row(name); ok && r.Get("country") != "" {
		return countriesByCode()[r.Get("country")]
	}
	if r, ok := data.Lexicon("organisations").Row(name); ok && r.Get("country") != "" && r.Get("subtype") == "company" {
		return countriesByCode()[r.Get("country")]
	}
	return ""
}

var countriesByCode = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for r := range data.Lexicon("countries").All() {
		if code := r.Get("iso2"); code != "" {
			m[code] = r.Entry()
		}
	}
	return m
})

// honorifics are the forms of address by their folded form, with the gender
// that they tell.
var honorifics = sync.OnceValue(func() map[string]gender {
	m := map[string]gender{}
	for r := range data.Lexicon("honorifics").All() {
		m[fold(r.Entry())] = genderNames[r.Get("gender")]
	}
	return m
})

func isHonorific(w string) bool {
	_, ok := honorifics()[fold(w)]
	return ok
}

// honorificGender is what "Mr." or "Ms." before a name says.
func honorificGender(w string) gender { return honorifics()[fold(w)] }

// personGender is what the parts of a full name say.
func personGender(name string) gender { return genderNames[normalize.ParsePerson(name).Gender] }

func isLegalSuffix(w string) bool {
	return data.Lexicon("legal-suffixes").Has(w) || lex().cue(w, "legalsuffix")
}

func isFunctionWord(w string) bool { return data.Lexicon("function-words").Has(w) }
