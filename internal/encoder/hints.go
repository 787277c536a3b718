package encoder

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/actant-nlp/actant/internal/data"
)

// A Hinter knows of tokens what a sentence does not tell: that they are in a
// gazetteer, or were a name elsewhere in the document.
type Hinter interface {
	// Version names the hints; a model is used with those it was trained with.
	Version() string
	// Bits is how many bits a hint has, at most 64.
	Bits() int
	// Hint returns the bits of each token of a document's sentences.
	Hint(document [][]string) [][]uint64
}

// Bits of the gazetteer hints. Their order is part of the version.
const (
	hintGiven = iota
	hintFamily
	hintCity
	hintLargeCity
	hintRegion
	hintCountry
	hintGroup
	hintOrganisation
	hintMedia
	hintProduct
	hintEventWord
	hintOrganisationWord
	hintFacilityWord
	hintLegalSuffix
	hintTitle
	hintHonorific
	hintParticle
	hintSuffix
	hintCommon
	hintCalendar
	hintBegins    // first token of an entry of several
	hintContinues // a later one
	hintCount
)

// Gazetteers is the Hinter of the built-in lexicons: for each token the kinds
// of entries it is part of.
func Gazetteers() Hinter { return gazetteers() }

// HinterOf is the Hinter of a version, the one a model was trained with.
func HinterOf(version string) (Hinter, error) {
	known := []Hinter{Gazetteers(), WithDocument(Gazetteers())}
	for _, h := range known {
		if h.Version() == version {
			return h, nil
		}
	}
	return nil, fmt.Errorf("encoder: no hints %q, only %q and %q", version, known[0].Version(), known[1].Version())
}

var gazetteers = sync.OnceValue(func() *gazetteerHints {
	names := map[string]uint64{
		"country-names": 1 << hintCountry, "country-people": 1 << hintGroup,
		"cities": 1 << hintCity, "regions": 1 << hintRegion, "places": 1 << hintRegion,
		"organisations": 1 << hintOrganisation, "media": 1 << hintMedia, "groups": 1 << hintGroup,
		"makers": 1 << hintProduct, "products": 1 << hintProduct,
		"event-words": 1 << hintEventWord, "organisation-words": 1 << hintOrganisationWord,
		"facility-words": 1 << hintFacilityWord, "place-words": 1 << hintFacilityWord,
		"legal-suffixes": 1 << hintLegalSuffix, "titles": 1 << hintTitle, "honorifics": 1 << hintHonorific,
		"calendar": 1 << hintCalendar,
	}
	tables := []*data.Table{countryTable("country-names", 3, 6), countryTable("country-people", 4, 5)}
	// In this order, not the map's: matches are found alike on every run.
	for _, n := range []string{"cities", "regions", "places", "organisations", "media", "groups", "makers", "products",
		"event-words", "organisation-words", "facility-words", "place-words", "legal-suffixes", "titles", "honorifics", "calendar"} {
		tables = append(tables, data.Lexicon(n))
	}
	return &gazetteerHints{
		all: data.NewGazetteer(tables...), kinds: names,
		given: data.Lexicon("given-names"), family: data.Lexicon("family-names"),
		particles: data.Lexicon("name-particles"), suffixes: data.Lexicon("name-suffixes"), common: data.Lexicon("common-words"),
	}
})

// countryTable is a table of every entry in two fields of the countries, and
// of the countries' names if one of the fields is that of other names.
func countryTable(name string, fields ...int) *data.Table {
	var b strings.Builder
	for r := range data.Lexicon("countries").All() {
		if name == "country-names" {
			b.WriteString(r.Entry() + "\n")
		}
		for _, f := range fields {
			for _, s := range r.List(f) {
				if s != "" {
					b.WriteString(s + "\n")
				}
			}
		}
	}
	return data.Source{Name: name, Rows: b.String()}.Table()
}

type gazetteerHints struct {
	all                                        *data.Gazetteer
	kinds                                      map[string]uint64
	given, family, particles, suffixes, common *data.Table
	words                                      hintCache
}

func (g *gazetteerHints) Version() string { return "gazetteers-1" }

func (g *gazetteerHints) Bits() int { return hintCount }

func (g *gazetteerHints) Hint(document [][]string) [][]uint64 {
	out := make([][]uint64, len(document))
	for i, words := range document {
		out[i] = g.sentence(words)
	}
	return out
}

func (g *gazetteerHints) sentence(words []string) []uint64 {
	out := make([]uint64, len(words))
	look := words
	if shouted(words) {
		look = make([]string, len(words))
		for i, w := range words {
			look[i] = unshout(w)
		}
	}
	for i, w := range look {
		out[i] = g.word(w)
	}
	for _, m := range g.all.Find(look) {
		bits := g.kinds[m.Lexicon()]
		if m.Lexicon() == "cities" && m.Row.Get("size") >= "4" {
			bits |= 1 << hintLargeCity
		}
		for i := m.Start; i < m.End; i++ {
			if !startsUpper(look[i]) && m.End-m.Start == 1 && bits&lowerKinds == 0 {
				continue
			}
			out[i] |= bits
			if m.End-m.Start > 1 {
				out[i] |= 1 << hintContinues
			}
		}
		if m.End-m.Start > 1 {
			out[m.Start] |= 1 << hintBegins
			out[m.Start] &^= 1 << hintContinues
		}
	}
	return out
}

// lowerKinds are the kinds whose entries count in lower case too.
const lowerKinds = 1<<hintTitle | 1<<hintCalendar | 1<<hintFacilityWord | 1<<hintEventWord

// word is what is known of a word by itself.
func (g *gazetteerHints) word(w string) uint64 {
	slot := &g.words.slots[cacheSlot(w)]
	if e := slot.Load(); e != nil && e.word == w {
		return e.bits
	}
	var bits uint64
	set := func(bit int, t *data.Table, s string) {
		if t.Has(s) {
			bits |= 1 << bit
		}
	}
	if len(w) <= maxCachedWord {
		if startsUpper(w) {
			set(hintGiven, g.given, w)
			set(hintFamily, g.family, w)
			set(hintSuffix, g.suffixes, w)
			set(hintCommon, g.common, strings.ToLower(w))
		}
		set(hintParticle, g.particles, w)
		slot.Store(&hintEntry{strings.Clone(w), bits})
	}
	return bits
}

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// shouted reports whether a sentence is in capitals.
func shouted(words []string) bool {
	upper, lower := 0, 0
	for _, w := range words {
		for _, r := range w {
			switch {
			case unicode.IsUpper(r):
				upper++
			case unicode.IsLower(r):
				lower++
			}
		}
	}
	return upper > 10 && upper > 4*lower
}

// unshout is a word in capitals with only its first letter one.
func unshout(w string) string {
	_, n := utf8.DecodeRuneInString(w)
	if len(w) <= n+1 {
		return w
	}
	return w[:n] + strings.ToLower(w[n:])
}
