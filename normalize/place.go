package normalize

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant/internal/data"
)

// samePlace compares names of places. A country's name and its
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
	pa, pb := placeID(a), placeID(b)
	switch {
	case pa != "" && pa == pb:
		return same(0.95, "names of one place")
	case pa != "" && pb != "":
		return different(0.05, "two places")
	case within(a, b), within(b, a):
		return same(0.75, "with the country or region it is in")
	case (oka && ha != ByCapital || okb && hb != ByCapital) && (pa != "" || pb != ""):
		return different(0.05, "a country and another place")
	case romanised(a, b):
		return same(0.8, "transliteration")
	case misspelt(a, b):
		return same(0.65, "probable typing error")
	}
	return different(0.05, "names differ")
}

// within reports whether a is b and the country or region it is in: "Ningbo,
// China" and "Ningbo", but not "Paris, Texas" and "Paris", which is another one
// where it is listed elsewhere.
func within(a, b string) bool {
	h, of, ok := strings.Cut(a, ",")
	if !ok || placeKey(h) != placeKey(b) {
		return false
	}
	c, listed := cityCountry(h)
	if capital, how, ok := FindCountry(h); ok && how == ByCapital {
		c, listed = capital.Alpha2, true
	}
	in, _, isCountry := FindCountry(strings.TrimSpace(of))
	return !listed || isCountry && in.Alpha2 == c || !isCountry && regionCountry(of) == c
}

func cityCountry(s string) (alpha2 string, ok bool) {
	if r, ok := data.Lexicon("cities").Row(strings.TrimSpace(s)); ok {
		return r.Get("country"), true
	}
	return "", false
}

func regionCountry(s string) string {
	s = strings.TrimSpace(s)
	for _, list := range [...]string{"regions", "places"} {
		if r, ok := data.Lexicon(list).Row(s); ok {
			return r.Get("country")
		}
	}
	return ""
}

// romanised reports whether the two are transliterations of one name by the rules
// of the country that the listed one of them is in.
func romanised(a, b string) bool {
	ca, oka := cityCountry(a)
	cb, okb := cityCountry(b)
	if oka == okb {
		return false
	}
	if joined(a) == "" || joined(b) == "" || min(len(joined(a)), len(joined(b))) < 5 {
		return false
	}
	r, ok := data.Lexicon("country-scripts").Row(ca + cb)
	return ok && oneOriginal(a, b, r.Field(0))
}

// misspelt reports whether one of two names, the unlisted one, is a typing error
// for the other: a letter too many or too few, or two exchanged; a wrong letter
// only in names of eight letters or more.
func misspelt(a, b string) bool {
	x, y := joined(a), joined(b)
	_, _, oka := FindCountry(a)
	_, _, okb := FindCountry(b)
	if (oka || placeID(a) != "") == (okb || placeID(b) != "") || min(len(x), len(y)) < 6 {
		return false
	}
	if (oka || okb) && len(x) == len(y) && !exchanged(x, y) && min(len(x), len(y)) < 10 {
		return false
	}
	if x[0] != y[0] || Distance(x, y, 1) > 1 {
		return false
	}
	return len(x) != len(y) || len(x) >= 8 || exchanged(x, y)
}

// exchanged reports whether two names of one length have the same letters.
func exchanged(x, y string) bool {
	a, b := []byte(x), []byte(y)
	slices.Sort(a)
	slices.Sort(b)
	return string(a) == string(b)
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
		if ok && r.Field(0) == "" && len(ws) > 1 && !needed(w, ws) {
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

// needed reports whether the word tells the place from one named by the others:
// "city" in Kansas City and Mexico City, "state" in Washington State.
func needed(w string, ws []string) bool {
	rest := make([]string, 0, len(ws))
	for _, o := range ws {
		if o != w {
			rest = append(rest, capital(o))
		}
	}
	name := strings.Join(rest, " ")
	if _, how, ok := FindCountry(name); ok && how == ByName {
		return true
	}
	city := data.Lexicon("cities").Has(name)
	if rules().settlement[w] {
		return !city && (data.Lexicon("regions").Has(name) || data.Lexicon("places").Has(name))
	}
	return city && w == "state"
}

// placeID is the listed place that s names, "" when there is none.
func placeID(s string) string {
	s = strings.TrimSpace(s)
	for _, form := range [...]string{s, strings.TrimPrefix(strings.TrimPrefix(s, "the "), "The ")} {
		if r, ok := data.Lexicon("place-aliases").Row(form); ok {
			if of := r.Field(0); of != "" {
				return data.Key(of)
			}
			return data.Key(r.Entry())
		}
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
