package graph

import (
	"slices"

	"github.com/actant-nlp/actant/entity"
)

// sure is how many times better than the next the best of several possible
// identities must fit to be taken.
const sure = 3

// A sense is one of the people that a name is used for.
type sense struct {
	p      profile
	things []*thing
}

// senses splits the things of one name where the articles tell them apart. The
// usual case is one sense. A thing that may be either of two, with no profile of
// its own and nothing else that says which, is a sense by itself.
func senses(group []*form) [][]*thing {
	var all []*thing
	if len(group) == 1 {
		all = slices.Clone(group[0].list)
	} else {
		lists := make([][]*thing, len(group))
		for i, f := range group {
			lists[i] = f.list
		}
		all = mergeThings(lists...)
	}
	if len(all) == 0 {
		return nil
	}
	if majority(all) != entity.Person {
		return [][]*thing{all}
	}
	told, open := tellApart(all)
	if len(told) < 2 {
		return [][]*thing{all}
	}
	out := make([][]*thing, len(told))
	for k := range told {
		out[k] = slices.Clone(told[k].things)
	}
	for _, t := range open {
		if k := bestSense(told, t); k >= 0 {
			out[k] = append(out[k], t)
		} else {
			out = append(out, []*thing{t})
		}
	}
	for k := range out {
		slices.SortFunc(out[k], compareThings)
	}
	return out
}

// majority is the type that most of the things have.
func majority(things []*thing) entity.Type {
	var types votes
	for _, t := range things {
		types.add(string(t.typ))
	}
	return entity.Type(types.top())
}

// tellApart gives each thing with a profile to the first sense that it does not
// clash with; open are the things without one.
func tellApart(all []*thing) (out []sense, open []*thing) {
	for _, t := range all {
		if t.profile.born == 0 && len(t.profile.countries) == 0 {
			open = append(open, t)
			continue
		}
		at := slices.IndexFunc(out, func(s sense) bool {
			age, country := s.p.clash(t.profile)
			return !age && (!country || closest(t, s.things) > 0)
		})
		if at < 0 {
			out = append(out, sense{})
			at = len(out) - 1
		}
		s := &out[at]
		s.things = append(s.things, t)
		if s.p.born == 0 {
			s.p.born = t.profile.born
		}
		for _, c := range t.profile.countries {
			if !slices.Contains(s.p.countries, c) {
				s.p.countries = append(s.p.countries, c)
			}
		}
	}
	return out, open
}

// bestSense is the sense that t surely has, by company and by how usual the
// senses are; -1 where that does not tell.
func bestSense(told []sense, t *thing) int {
	weights := make([]float64, len(told))
	for k, s := range told {
		weights[k] = weight(t, s.things)
	}
	return outstanding(weights)
}

// weight is how well t fits in with the things of one candidate: company counts
// for more than numbers.
func weight(t *thing, things []*thing) float64 {
	n := min(len(things), 100) // more examples say no more
	return float64(n) * float64(1+4*closest(t, things)*closest(t, things))
}

// outstanding is the index of the weight that is well above all others, -1 for
// none.
func outstanding(weights []float64) int {
	best, next := -1, 0.0
	for k, w := range weights {
		switch {
		case best < 0 || w > weights[best]:
			if best >= 0 {
				next = weights[best]
			}
			best = k
		case w > next:
			next = w
		}
	}
	if best < 0 || weights[best] < sure*next {
		return -1
	}
	return best
}
