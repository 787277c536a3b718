package train

import (
	"slices"
	"strings"
	"sync"

	"github.com/actant-nlp/actant/internal/data"
)

// peoples are the words for the people of a country, nationalities and other
// groups; countryNames those of the countries themselves.
var peoples = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for r := range data.Lexicon("countries").All() {
		for _, f := range []int{4, 5} {
			for _, s := range r.List(f) {
				out[s] = true
			}
		}
	}
	for r := range data.Lexicon("groups").All() {
		out[r.Entry()] = true
	}
	return out
})

var countryNames = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for r := range data.Lexicon("countries").All() {
		out[r.Entry()] = true
		for _, s := range r.List(6) {
			out[s] = true
		}
	}
	return out
})

// settlePeoples reconciles the corpora on places and peoples: a label that
// mixes both is a group where the words are a people and a place where they
// are a country, and "North Korean" is one name.
func (s *sentence) settlePeoples(mixed ...string) {
	for i := range s.spans {
		p := &s.spans[i]
		if !slices.Contains(mixed, p.label) {
			continue
		}
		if p.from > 0 && peoples()[strings.Join(s.words[p.from-1:p.to], " ")] {
			p.from--
		}
		switch text := strings.Join(s.words[p.from:p.to], " "); {
		case countryNames()[text]:
			p.label = "country"
		case peoples()[text]:
			p.label = "people"
		}
	}
	s.dropOverlaps()
}
