package normalize

import (
	"strings"
	"sync"

	"github.com/actant-nlp/actant/internal/data"
)

// A Country is a country, territory, or state of the past.
type Country struct {
	Name      string   // the usual English name: "North Korea"
	Alpha2    string   // ISO 3166-1 alpha-2: "KP"; empty for states without a code
	Alpha3    string   // ISO 3166-1 alpha-3: "PRK"
	Wikidata  string   // "Q423"
	Capitals  []string // "Lisbon"; several where they are disputed or spelt in two ways
	Adjective string   // the usual adjective of nationality: "North Korean"
	Demonyms  []string // all adjectives and nouns for its people
	Aliases   []string // official, former, short and other names
}

// A Naming says in what way a string names a country.
type Naming string

// The namings.
const (
	ByName    Naming = "name"    // "Burma", "DPRK", "the Netherlands"
	ByDemonym Naming = "demonym" // "Burmese", "Danes"
	ByCapital Naming = "capital" // "Moscow"
	ByCode    Naming = "code"    // "PRK"
)

type countryRef struct {
	country *Country
	naming  Naming
}

var countries = sync.OnceValue(readCountries)

func readCountries() map[string]countryRef {
	t := data.Lexicon("countries")
	list := make([]Country, 0, t.Len())
	for r := range t.All() {
		c := Country{
			Name: r.Entry(), Alpha2: r.Get("iso2"), Alpha3: r.Get("iso3"), Wikidata: r.Get("wikidata"),
			Capitals: r.List(3), Demonyms: append(r.List(4), r.List(5)...), Aliases: r.List(6),
		}
		if adj := r.List(4); len(adj) > 0 {
			c.Adjective = adj[0]
		}
		list = append(list, c)
	}
	// A name beats a demonym, a demonym a capital, a capital a code; among
	// equals the country with an ISO code wins, then the first.
	m := make(map[string]countryRef, 6*len(list))
	put := func(c *Country, naming Naming, names ...string) {
		for _, n := range names {
			k := lowCountryKey(countryKey(n))
			if old, ok := m[k]; k != "" && (!ok || old.naming == naming && old.country.Alpha2 == "" && c.Alpha2 != "") {
				m[k] = countryRef{c, naming}
			}
		}
	}
	for i := range list {
		put(&list[i], ByName, list[i].Name)
	}
	for i := range list {
		put(&list[i], ByName, list[i].Aliases...)
	}
	for i := range list {
		put(&list[i], ByDemonym, list[i].Demonyms...)
	}
	for i := range list {
		put(&list[i], ByCapital, list[i].Capitals...)
	}
	for i := range list {
		put(&list[i], ByCode, list[i].Alpha3)
	}
	return m
}

// countryKey is the form of a country's name with its case.
func countryKey(s string) string {
	k := data.Key(clip(s))
	if len(k) > 4 && strings.EqualFold(k[:4], "the ") {
		k = k[4:]
	}
	return k
}

// lowCountryKey is the form without case; names of up to three letters have none.
func lowCountryKey(k string) string {
	if len(k) <= 3 {
		return k
	}
	return strings.ToLower(k)
}

// LookupCountry finds the country that s names in any way: its name, another or
// former name, an abbreviation, an adjective or noun of nationality, its
// capital, or its ISO 3166-1 alpha-3 code. Case is ignored except in names of up
// to three letters ("US", "us").
func LookupCountry(s string) (Country, bool) {
	c, _, ok := FindCountry(s)
	return c, ok
}

// FindCountry is LookupCountry and says in what way s names the country.
func FindCountry(s string) (Country, Naming, bool) {
	r, ok := countries()[lowCountryKey(countryKey(s))]
	if !ok {
		return Country{}, "", false
	}
	return *r.country, r.naming, true
}
