package graph

import (
	"slices"
	"strconv"

	"github.com/actant-nlp/actant/entity"
)

// A profile is what tells two people of one name apart.
type profile struct {
	born      int32    // year of birth, give or take one; 0 for unknown
	countries []string // keys of countries that the article ties the person to, sorted
}

// profiles reads ages, births, nationalities and offices from the record.
func (r *record) profiles(w *words) {
	for _, f := range r.facts {
		if len(f.args) < 2 {
			continue
		}
		person, other := f.args[0].t, f.args[len(f.args)-1].t
		if person.typ != entity.Person {
			continue
		}
		switch f.r.Type {
		case "AGED":
			if age, err := strconv.Atoi(firstNumber(other.name)); err == nil && !r.published.IsZero() && age > 0 && age < 130 {
				person.own().profile.born = int32(r.published.Year() - age)
			}
		case "BORN":
			for _, a := range f.args {
				if a.t.typ == entity.Date && len(a.t.values) > 0 && len(a.t.values[0]) >= 4 {
					if y, err := strconv.Atoi(a.t.values[0][:4]); err == nil {
						person.own().profile.born = int32(y)
					}
				}
			}
		case "CITIZEN_OF", "HOLDS_POSITION":
			if other.typ == entity.Place || other.typ == entity.Group {
				key := identity(other)
				if key == "" || key[0] != '=' {
					continue
				}
				if c := countryOf(key); !slices.Contains(person.profile.countries, c) {
					p := &person.own().profile
					p.countries = w.add(p.countries, c)
					slices.Sort(p.countries)
				}
			}
		}
	}
}

// countryOf is the country in the key of a country or a people.
func countryOf(key string) string {
	for i := range key {
		if key[i] == '|' {
			return key[i+1:]
		}
	}
	return key
}

// clash reports whether two profiles cannot be one person's: births years
// apart, or different countries.
func (p profile) clash(o profile) (age, country bool) {
	if p.born != 0 && o.born != 0 {
		d := p.born - o.born
		age = d > 2 || d < -2
	}
	if len(p.countries) > 0 && len(o.countries) > 0 {
		country = !slices.ContainsFunc(p.countries, func(c string) bool { return slices.Contains(o.countries, c) })
	}
	return age, country
}
