package score

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/syntax"
)

// conventions marks the texts of a corpus whose spans follow rules of its own.
// Those of the Groningen Meaning Bank are known by its label "geo": its gpe is
// nationalities above all and becomes MISC, and its persons take in the word of
// a title before them ("Mr. Annan", "Minister Kasuri", never "Foreign").
func conventions(texts []NameText) {
	geo := false
	for _, t := range texts {
		for _, n := range t.Names {
			geo = geo || n.Label == "geo"
		}
	}
	if !geo {
		return
	}
	for i := range texts {
		texts[i].Titled = true
		for j, n := range texts[i].Names {
			if n.Label == "gpe" {
				texts[i].Names[j].Label = "MISC"
			}
		}
	}
}

// titled is the predicted names in the convention of a corpus whose persons
// take in a title's word.
func (t *NameText) titled(names []Name) []Name {
	out := make([]Name, len(names))
	for i, n := range names {
		if nameClasses[strings.ToUpper(n.Label)] == "PER" {
			n.Start = t.titleStart(n.Span)
		}
		out[i] = n
	}
	return out
}

// titleStart is where a person with the title's word before it begins.
func (t *NameText) titleStart(person syntax.Span) int {
	before := strings.TrimRight(t.Text[:person.Start], " ")
	at := strings.LastIndexAny(before, " \n") + 1
	word := before[at:]
	if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) || !titleWords()[data.Key(word)] {
		return person.Start
	}
	return at
}

// titleWords are the last words of titles and honorifics.
var titleWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, lexicon := range []string{"titles", "honorifics"} {
		for r := range data.Lexicon(lexicon).All() {
			key := data.Key(r.Entry())
			words[key[strings.LastIndexByte(key, ' ')+1:]] = true
		}
	}
	return words
})
