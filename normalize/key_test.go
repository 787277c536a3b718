package normalize_test

import (
	"slices"
	"testing"

	"github.com/actant-nlp/actant/normalize"
)

func TestKeys(t *testing.T) {
	for _, test := range []struct {
		kind normalize.Kind
		a, b string
		want bool
	}{
		{normalize.Organization, "Ministry of Defense of Russia", "Russian Ministry of Defence", true},
		{normalize.Organization, "Acme Corp.", "The Acme", true},
		{normalize.Organization, "Kenya Wildlife Service (KWS)", "Kenya Wildlife Service", true},
		{normalize.Organization, "Lima Police Department", "Cuzco Police Department", false},
		{normalize.Organization, "Channel 4", "Channel 5", false},
		{normalize.Place, "Ningbo, China", "Ningbo", true},
		{normalize.Place, "Long Beach", "Palm Beach", false},
		{normalize.Person, "Ana Li", "Ana Li", false}, // people have none
	} {
		shared := slices.ContainsFunc(normalize.Keys(test.kind, test.a), func(k string) bool {
			return slices.Contains(normalize.Keys(test.kind, test.b), k)
		})
		if shared != test.want {
			t.Errorf("%s, %s: shared %v, want %v: %q %q", test.a, test.b, shared, test.want,
				normalize.Keys(test.kind, test.a), normalize.Keys(test.kind, test.b))
		}
	}
}

// TestKeysFindTheSame: pairs of names that Same calls one for a reason that keys
// cover share one.
func TestKeysFindTheSame(t *testing.T) {
	for _, p := range readPairs(t) {
		kind := p.kind
		v := normalize.Same(kind, p.a, p.b)
		switch v.Why {
		case "legal form or small words", "spelling of a word, or a country by another name", "generic word left out",
			"order of the words", "names of one listed organisation", "names of one place", "abbreviation or other form",
			"with the country or region it is in":
		default:
			continue
		}
		if !v.Same() || kind != normalize.Organization && kind != normalize.Place {
			continue
		}
		if !slices.ContainsFunc(normalize.Keys(kind, p.a), func(k string) bool { return slices.Contains(normalize.Keys(kind, p.b), k) }) {
			t.Errorf("%s, %s are the same (%s) and share no key: %q %q", p.a, p.b, v.Why, normalize.Keys(kind, p.a), normalize.Keys(kind, p.b))
		}
	}
}
