package data

import "strings"

// Members are the entries of t whose field, words with spaces between them,
// has class among its words.
func (t *Table) Members(field, class string) map[string]bool {
	out := map[string]bool{}
	for r := range t.All() {
		for c := range strings.FieldsSeq(r.Get(field)) {
			if c == class {
				out[r.Entry()] = true
			}
		}
	}
	return out
}

// NounClass is the kind of thing that a common noun usually names, as the lexicon
// "noun-classes" has it: "person", "company"; "" for a noun that is not listed.
func NounClass(noun string) string {
	row, _ := Lexicon("noun-classes").Row(noun)
	return row.Get("class")
}

// IsBody reports whether a class of nouns is that of organisations, or a kind of
// them.
func IsBody(class string) bool {
	switch class {
	case "organization", "government", "company", "media", "military", "party", "team", "education":
		return true
	}
	return false
}

// IsPlace reports whether a class of nouns is a kind of places.
func IsPlace(class string) bool {
	switch class {
	case "country", "region", "city", "facility", "natural":
		return true
	}
	return false
}
