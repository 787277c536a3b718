package coref

import "github.com/actant-nlp/actant/internal/data"

// A knownAs is what a mention and the words beside it say of the thing itself,
// whatever cluster it is in. It is read once: an article that names a thing often
// asks for every description that may be of it.
type knownAs struct {
	words    []string // folded: of the noun phrase before it, then its own
	callings []calling
	lands    []string // the countries that words name, by one word or two
	medium   string   // the country of a listed news medium
	owners   []int    // as ownersBefore
}

// A calling is a common noun among the words of a name, and its class.
type calling struct{ word, class string }

// known is what is known of mention k by itself.
func (a *article) known(k int) *knownAs {
	m := &a.m[k]
	if m.known != nil {
		return m.known
	}
	x := &knownAs{words: append(a.wordsBefore(k), m.words...), medium: mediumOf(m.Text), owners: a.ownersBefore(k)}
	for n, w := range x.words {
		if row, ok := data.Lexicon("noun-classes").Row(w); ok {
			x.callings = append(x.callings, calling{w, row.Get("class")})
		}
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
	m.known = x
	return x
}
