package synth

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"
)

// A world is the names there are, taken from the texts and put together anew.
type world struct {
	given, surnames, tails []string // tails end companies: "Motors", "Partners"
	countries, cities      []string
}

// people is how many people and companies the news can be about.
const people = 200_000

// A cast is who and what one article is about.
type cast struct {
	w         *world
	people    [5]int
	companies [4]int
	places    uint64
}

func (w *world) cast(r *rand.Rand) cast {
	c := cast{w: w, places: r.Uint64()}
	for i := range c.people {
		c.people[i] = rank(r)
	}
	for i := range c.companies {
		c.companies[i] = rank(r)
	}
	return c
}

// rank draws by Zipf's law: how often one is named is inverse to its rank.
func rank(r *rand.Rand) int { return int(math.Exp(r.Float64()*math.Log(people))) - 1 }

// A name is a person's.
type name struct{ given, surname string }

func (c cast) person(thing uint64) name {
	n := c.people[thing%uint64(len(c.people))]
	return name{c.w.given[n%len(c.w.given)], c.w.surname(n)}
}

// in is the name in the form of old, a mention of somebody called full.
func (n name) in(old, full string) string {
	s := n.given + " " + n.surname
	switch parts := strings.Fields(full); {
	case strings.Contains(old, " "):
	case len(parts) > 1 && old == parts[0]:
		s = n.given
	default:
		s = n.surname
	}
	if strings.ToUpper(old) == old {
		return strings.ToUpper(s)
	}
	return s
}

// surname joins the first half of one with the second of another.
func (w *world) surname(n int) string {
	a := w.surnames[n%len(w.surnames)]
	if n < len(w.surnames) {
		return a
	}
	b := w.surnames[n/len(w.surnames)%len(w.surnames)]
	s := half(a, false) + half(b, true)
	if k := n / len(w.surnames) / len(w.surnames); k > 0 {
		s += half(w.surnames[k%len(w.surnames)], true)
	}
	return s
}

func half(s string, second bool) string {
	at := len(s) / 2
	for at < len(s) && !utf8.RuneStart(s[at]) {
		at++
	}
	if second {
		return s[at:]
	}
	return s[:at]
}

// place is the name of a company, a country or a city.
func (c cast) place(thing uint64, k kind) string {
	switch k {
	case company:
		n := c.companies[thing%uint64(len(c.companies))]
		return c.w.surname(n) + " " + c.w.tails[n%len(c.w.tails)]
	case country:
		return c.w.countries[(c.places^thing%3)%uint64(len(c.w.countries))]
	}
	return c.w.cities[(c.places>>8^thing%4)%uint64(len(c.w.cities))]
}

// learn adds the parts of a name.
func (w *world) learn(k kind, full string) {
	parts := strings.Fields(full)
	last := parts[len(parts)-1]
	switch {
	case !plain(full):
	case k == person && len(parts) == 2:
		w.given = append(w.given, parts[0])
		w.surnames = append(w.surnames, last)
	case k == company && len(parts) == 2:
		w.tails = append(w.tails, last)
	case k == country:
		w.countries = append(w.countries, full)
	case k == city:
		w.cities = append(w.cities, full)
	}
}

// plain reports whether s is words with a capital and nothing else.
func plain(s string) bool {
	for _, p := range strings.Fields(s) {
		if p[0] < 'A' || p[0] > 'Z' || strings.ContainsFunc(p[1:], func(r rune) bool { return r < 'a' || r > 'z' }) {
			return false
		}
	}
	return true
}

// settle brings the names into an order that does not depend on the texts'.
func (w *world) settle() {
	for _, list := range []*[]string{&w.given, &w.surnames, &w.tails, &w.countries, &w.cities} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
}
