package coref

import "github.com/actant-nlp/actant/internal/data"

// What a name and the words beside it say of the thing itself, whatever cluster
// it is in, is read once: an article that names a thing often asks for every
// description that may be of it.

// A calling is a common noun among the words of a name or in the noun phrase
// before it, and its class.
type calling struct{ word, class string }

// callingsOf are those of name k.
func (a *article) callingsOf(k int) []calling {
	m := &a.m[k]
	if m.callings == nil {
		m.callings = []calling{}
		for _, w := range append(a.wordsBefore(k), m.words...) {
			if row, ok := data.Lexicon("noun-classes").Row(w); ok {
				m.callings = append(m.callings, calling{w, row.Get("class")})
			}
		}
	}
	return m.callings
}

// Ties are what ties the bearer of a name to a country.
type ties struct {
	words  []string // folded: of the noun phrase before the name, then its own
	lands  []string // the countries that words name, by one word or two
	medium string   // the country of a listed news medium
	owners []int    // as ownersBefore
}

// tiesOf are those of mention k.
func (a *article) tiesOf(k int) *ties {
	m := &a.m[k]
	if m.ties != nil {
		return m.ties
	}
	x := &ties{words: append(a.wordsBefore(k), m.words...), medium: mediumOf(m.Text), owners: a.ownersBefore(k)}
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
