package normalize

import (
	"strings"

	"github.com/actant-nlp/actant/internal/data"
)

// samePlace compares names of places and of peoples. A country's name and its
// demonym are not the same thing; a capital is not its country.
func samePlace(a, b string) Verdict {
	ca, ha, oka := FindCountry(a)
	cb, hb, okb := FindCountry(b)
	switch {
	case joined(a) == joined(b):
		return same(0.96, "spelling variant")
	case oka && okb && ca.Name == cb.Name && ha == hb:
		return same(0.97, "names of "+ca.Name)
	case oka && okb && ca.Name == cb.Name && asName(ha) && asName(hb):
		return same(0.97, "names of "+ca.Name)
	case oka && okb && ca.Name == cb.Name && (ha == ByDemonym || hb == ByDemonym):
		return different(0.2, "a people and its country")
	case oka && okb && ca.Name == cb.Name:
		return unknown(0.4, "a capital and its country")
	case oka && okb:
		return different(0.03, "two countries")
	}
	if placeKey(a) == placeKey(b) {
		return same(0.93, "abbreviation or other form")
	}
	if pa, pb := placeID(a), placeID(b); pa != "" && pb != "" {
		if pa == pb {
			return same(0.95, "names of one place")
		}
		return different(0.05, "two places")
	}
	if head(a) == placeKey(b) || head(b) == placeKey(a) {
		return unknown(0.65, "place within a place")
	}
	if typo(a, b) && (placeID(a) == "" || placeID(b) == "") && !(oka && okb) {
		return same(0.65, "probable typing error")
	}
	return different(0.05, "names differ")
}

func asName(h Naming) bool { return h == ByName || h == ByCode }

// placeKey spells abbreviations out ("St. Louis", "Mt. Everest", "Ft. Worth"),
// and drops the article and words such as "City", "Province".
func placeKey(s string) string {
	ws := words(s)
	if len(ws) > 1 && ws[0] == "the" {
		ws = ws[1:]
	}
	out := make([]string, 0, len(ws))
	for _, w := range ws {
		r, ok := data.Lexicon("place-words").Row(w)
		if ok && r.Field(0) == "" && len(ws) > 1 {
			continue
		}
		if ok && r.Field(0) != "" {
			w = r.Field(0)
		}
		out = append(out, w)
	}
	if len(out) == 0 {
		out = ws
	}
	return strings.Join(out, "")
}

// head is the place key of what stands before a comma: "Ningbo, China".
func head(s string) string {
	h, _, ok := strings.Cut(s, ",")
	if !ok {
		return ""
	}
	return placeKey(h)
}

// placeID is the listed place that s names, "" when there is none.
func placeID(s string) string {
	for _, form := range [...]string{s, strings.TrimPrefix(strings.TrimPrefix(s, "the "), "The ")} {
		if r, ok := data.Lexicon("places").Row(form); ok {
			if of := r.Get("of"); of != "" {
				return data.Key(of)
			}
			return data.Key(r.Entry())
		}
		for _, list := range [...]string{"cities", "regions"} {
			if r, ok := data.Lexicon(list).Row(form); ok {
				return data.Key(r.Entry())
			}
		}
	}
	return ""
}
