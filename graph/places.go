package graph

import (
	"context"
	"strconv"
	"strings"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/normalize"
)

// Places is a Linker over tables that come with the library: countries by their
// Wikidata ids ("Q423") and cities of 100,000 people or more by their GeoNames
// ids ("geonames:1850147"). The table has one city to a name, the largest, so a
// city scores by its size, higher in an article that names its country, lower in
// one that names other countries only; a name followed by another country or a
// region of one, "Paris, Texas", is none of these.
func Places() Linker { return places{} }

type places struct{}

// Link implements [Linker].
func (places) Link(_ context.Context, d *actant.Document, e *entity.Entity) ([]Match, error) {
	if e.Type != entity.Place {
		return nil, nil
	}
	c, how, ok := normalize.FindCountry(e.Name)
	switch {
	case ok && how == normalize.ByName && (e.Subtype == "" || e.Subtype == "country"):
		return []Match{{c.Wikidata, 0.95}}, nil
	case e.Subtype == "country" && ok && how == normalize.ByCapital:
		return []Match{{c.Wikidata, 0.8}}, nil // the government by its seat
	case e.Subtype != "" && e.Subtype != "city":
		return nil, nil
	}
	return city(d, e), nil
}

// city finds a city by its usual name or another one.
func city(d *actant.Document, e *entity.Entity) []Match {
	name := e.Name
	if r, ok := data.Lexicon("places").Row(name); ok && r.Get("of") != "" {
		name = r.Get("of")
	}
	row, ok := data.Lexicon("cities").Row(name)
	if !ok || row.Get("geonames") == "" {
		return nil
	}
	size, _ := strconv.Atoi(row.Get("size"))
	score := map[int]float64{4: 0.55, 5: 0.7, 6: 0.85}[size]
	country := row.Get("country")
	if elsewhere(d, e, country) {
		return []Match{{"", 1}}
	}
	switch own, others := lands(d, country); {
	case own:
		score += 0.1
	case others:
		score -= 0.3
	}
	return []Match{{"geonames:" + row.Get("geonames"), score}}
}

// lands reports whether d names the country with that ISO 3166 code or its
// people, and whether it names others.
func lands(d *actant.Document, alpha2 string) (own, others bool) {
	for i := range d.Entities {
		o := &d.Entities[i]
		if o.Type != entity.Place && o.Type != entity.Group {
			continue
		}
		c, how, ok := normalize.FindCountry(o.Name)
		switch {
		case !ok || how == normalize.ByCapital || how == normalize.ByCode:
		case c.Alpha2 == alpha2:
			own = true
		default:
			others = true
		}
	}
	return own, others
}

// elsewhere reports whether the text places a mention of e in another country:
// "Birmingham, Alabama".
func elsewhere(d *actant.Document, e *entity.Entity, alpha2 string) bool {
	if d.Text == nil {
		return false
	}
	for i := range e.Mentions {
		m := &e.Mentions[i]
		if m.Kind != entity.Name || m.End > len(d.Text.Source) {
			continue
		}
		after, ok := strings.CutPrefix(d.Text.Source[m.End:], ", ")
		if !ok {
			continue
		}
		if in := regionAt(after); in != "" && in != alpha2 {
			return true
		}
	}
	return false
}

// regionAt is the ISO 3166 code of the country, or of the country of the region,
// that s begins with, up to a comma or the like; "" for none.
func regionAt(s string) string {
	const longest = 40 // bytes of a region's name
	s = s[:min(len(s), longest)]
	if i := strings.IndexAny(s, ",.;:()\n—"); i >= 0 {
		s = s[:i]
	}
	words := strings.Fields(s)
	for n := min(len(words), 4); n > 0; n-- {
		name := strings.Join(words[:n], " ")
		if c, how, ok := normalize.FindCountry(name); ok && how == normalize.ByName {
			return c.Alpha2
		}
		for _, table := range []string{"regions", "places"} {
			if r, ok := data.Lexicon(table).Row(name); ok && r.Get("country") != "" {
				return r.Get("country")
			}
		}
	}
	return ""
}
