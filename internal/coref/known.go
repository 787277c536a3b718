package coref

import (
	"iter"
	"slices"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
)

// What a name and the words beside it say of the thing itself, whatever cluster
// it is in, is read once: an article that names a thing often asks for every
// description that may be of it.

// A calling is a common noun among the words of a name or in the noun phrase
// before it, and its class.
type calling struct{ word, class string }

// knownAs are the nouns that a well-known bearer of name o is called by: "the
// alliance" for NATO.
func (a *article) knownAs(o *mention) []string {
	words, ok := a.known[o.Text]
	if !ok {
		if row, found := data.Lexicon("coref-callings").Row(strings.TrimPrefix(strings.TrimPrefix(o.Text, "the "), "The ")); found {
			words = strings.Fields(row.Get("nouns"))
		}
		if a.known == nil {
			a.known = map[string][]string{}
		}
		a.known[o.Text] = words
	}
	return words
}

// isKnownAs reports whether one of the first names of k is known as a noun.
func (a *article) isKnownAs(k *cluster, noun string) bool {
	for _, j := range head(k.members, fewMembers) {
		if o := &a.m[j]; o.Kind == entity.Name && slices.Contains(a.knownAs(o), noun) {
			return true
		}
	}
	return false
}

// callingsOf are those of name k.
func (a *article) callingsOf(k int) []calling {
	m := &a.m[k]
	if m.callings == nil {
		m.callings = []calling{}
		for _, w := range append(a.wordsBefore(k), m.words...) {
			if class := data.NounClass(w); class != "" {
				m.callings = append(m.callings, calling{w, class})
			}
		}
	}
	return m.callings
}

// callings yields what the article calls a person or body otherwise: the heads
// of descriptions, the words before its names, and common nouns in them.
func (a *article) callings(k *cluster) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, j := range head(k.members, fewMembers) {
			o := &a.m[j]
			switch o.Kind {
			case entity.Nominal:
				if !yield(o.lemma) {
					return
				}
			case entity.Name:
				for _, c := range a.callingsOf(j) {
					if isClassOf(k.typ, c.class) && !yield(c.word) {
						return
					}
				}
			}
		}
	}
}

// isClassOf reports whether a class of nouns is one of things of type typ.
func isClassOf(typ entity.Type, class string) bool {
	switch typ {
	case entity.Person:
		return class == "person"
	case entity.Organization:
		return data.IsBody(class)
	case entity.Work:
		return class == "work"
	case entity.Product:
		return class == "vehicle"
	}
	return false
}

// Ties are what ties the bearer of a name to a country.
type ties struct {
	words  []string // folded: of the noun phrase before the name, then its own
	lands  []string // the countries that words name, by one word or two
	home   string   // the country of a listed medium or company
	owners []int    // as ownersBefore
}

// tiesOf are those of mention k.
func (a *article) tiesOf(k int) *ties {
	m := &a.m[k]
	if m.ties != nil {
		return m.ties
	}
	x := &ties{words: append(a.wordsBefore(k), m.words...), home: homeOf(m.Text), owners: a.ownersBefore(k)}
	for n, w := range x.words {
		if l := landOf(w); l != "" {
			x.lands = append(x.lands, l)
		}
		if n == 0 {
			continue
		}
		if l := landOf(x.words[n-1] + " " + w); l != "" {
			x.lands = append(x.lands, l)
		}
	}
	m.ties = x
	return x
}
