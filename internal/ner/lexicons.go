package ner

import (
	"strings"
	"sync"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
)

// A knowledge is the lexicons that recognition needs.
type knowledge struct {
	gazetteer  *data.Gazetteer
	given      *data.Table
	family     *data.Table
	common     *data.Table
	titles     *data.Table
	honorifics *data.Table
	particles  *data.Table
	suffixes   *data.Table
	orgWords   *data.Table
	siteWords  *data.Table
	eventWords *data.Table
	legal      *data.Table
	nouns      *data.Table
	orgs       *data.Table
	calendar   *data.Table
	reporting  *data.Table
	places     *data.Table
	notNames   *data.Table
	korean     *data.Table
	bodies     *data.Table
	pinyin     *data.Table
	clubWords  *data.Table
	telling    map[string]telling
	words      map[string]wordClasses
	// namedEvents are words that stand before the name of an event.
	namedEvents *data.Table
}

var lexicons = sync.OnceValue(func() *knowledge {
	return &knowledge{
		gazetteer: data.NewGazetteer(countryNames(), data.Lexicon("cities"), data.Lexicon("regions"), data.Lexicon("places"),
			data.Lexicon("organisations"), data.Lexicon("media"), data.Lexicon("teams"), data.Lexicon("groups"), data.Lexicon("makers"),
			data.Lexicon("products"), data.Lexicon("event-words"), data.Lexicon("named-things")),
		given: data.Lexicon("given-names"), family: data.Lexicon("family-names"), common: data.Lexicon("common-words"),
		titles: data.Lexicon("titles"), honorifics: data.Lexicon("honorifics"), particles: data.Lexicon("name-particles"),
		suffixes: data.Lexicon("name-suffixes"), orgWords: data.Lexicon("organisation-words"), siteWords: data.Lexicon("facility-words"),
		eventWords: data.Lexicon("event-words"), legal: data.Lexicon("legal-suffixes"), nouns: data.Lexicon("noun-classes"),
		orgs: data.Lexicon("organisations"), calendar: data.Lexicon("calendar"), reporting: data.Lexicon("reporting-verbs"),
		places: data.Lexicon("places"), notNames: data.Lexicon("not-names"), korean: data.Lexicon("korean-syllables"),
		bodies: data.Lexicon("of-words"), pinyin: data.Lexicon("pinyin"), namedEvents: data.Lexicon("event-first-words"),
		clubWords: data.Lexicon("club-words"),
		telling:   tellings(data.Lexicon("person-cues"), data.Lexicon("company-words"), data.Lexicon("place-cues"), data.Lexicon("team-cues")),
		words:     ruleWords(),
	}
})

// countryNames has a row for every name, demonym and capital of a country, with
// what it is in the field.
func countryNames() *data.Table {
	var b strings.Builder
	put := func(kind string, names ...string) {
		for _, n := range names {
			if n = strings.TrimPrefix(strings.TrimPrefix(n, "the "), "The "); n == "Hague" {
				n = "The Hague"
			}
			if n != "" {
				b.WriteString(n + "\t" + kind + "\n")
			}
		}
	}
	for r := range data.Lexicon("countries").All() {
		put("name", r.Entry())
		put("name", r.List(6)...)
		put("capital", r.List(3)...)
		put("demonym", r.List(4)...)
		put("demonym", r.List(5)...)
	}
	return data.Source{Name: "country-names", Header: "-kind", Rows: b.String()}.Table()
}

// A hit is what one lexicon entry says of a run of tokens: how strongly it is a
// name of that type.
type hit struct {
	start, end int
	kind       kind
	subtype    string
	weight     float64
}

// hits are the lexicons' matches in a sentence.
func (k *knowledge) hits(words []string) []hit {
	var out []hit
	for _, m := range k.gazetteer.Find(words) {
		n := m.End - m.Start
		for _, h := range weigh(m.Lexicon(), m.Row, n) {
			h.start, h.end = m.Start, m.End
			if w := words[m.Start]; n == 1 && m.Lexicon() != "country-names" && m.Lexicon() != "groups" && m.Row.Get("subtype") != "government" && strings.ToUpper(w) != w && k.common.Has(w) {
				h.weight *= 0.4 // "Target", "Nice"
			}
			if n > 1 {
				h.weight += 2 + 0.5*float64(n-2)
			}
			out = append(out, h)
		}
	}
	return out
}

// weigh says what an entry is worth. The numbers are log-odds.
func weigh(lexicon string, r data.Row, n int) []hit {
	switch lexicon {
	case "country-names":
		switch r.Field(0) {
		case "demonym":
			return []hit{{kind: group, weight: 4}}
		case "capital":
			return []hit{{kind: place, subtype: "city", weight: 3}}
		}
		return []hit{{kind: place, subtype: "country", weight: 4}}
	case "cities":
		w := map[string]float64{"6": 2.5, "5": 2, "4": 1.5, "3": 1}[r.Get("size")]
		return []hit{{kind: place, subtype: "city", weight: max(w, 0.5)}}
	case "regions":
		return []hit{{kind: place, subtype: "region", weight: 1.5}}
	case "places":
		return []hit{{kind: place, subtype: r.Get("subtype"), weight: 3}}
	case "organisations":
		return []hit{{kind: organization, subtype: r.Get("subtype"), weight: 3}}
	case "media":
		w := 3.5
		if r.Get("word") == "w" {
			w = 0.5
		}
		return []hit{{kind: organization, subtype: "media", weight: w}}
	case "teams":
		return []hit{{kind: organization, subtype: "team", weight: 3}}
	case "groups":
		return []hit{{kind: group, weight: 3.5}}
	case "makers":
		return []hit{{kind: organization, subtype: "company", weight: 1.6}, {kind: product, subtype: r.Field(0), weight: 1.5}}
	case "products":
		return []hit{{kind: product, subtype: r.Field(0), weight: 3}}
	case "event-words":
		if n == 1 && !strings.ContainsAny(r.Entry(), "0123456789") {
			return nil // a word of a name, not a name
		}
		return []hit{{kind: kindOf(entity.Type(r.Field(0))), weight: 3}}
	case "named-things":
		return []hit{{kind: kindOf(entity.Type(r.Field(0))), weight: 4.5}}
	}
	return nil
}
