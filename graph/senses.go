package graph

import (
	"cmp"
	"slices"
	"strings"

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
	for _, f := range group {
		all = append(all, f.list...)
	}
	if len(all) == 0 {
		return nil
	}
	slices.SortFunc(all, compareThings)
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
	return out
}

// majority is the type that most of the things have.
func majority(things []*thing) entity.Type {
	types := votes{}
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

// attachSingles gives a person known by one name only to the one person whose
// surname or given name that is, if their articles share company.
func attachSingles(used []*form, of map[*thing]*cluster) {
	full := fullNames(used, of)
	for _, s := range used {
		if !s.isSurname() {
			continue
		}
		for _, t := range s.list {
			from := of[t]
			if majority(from.things) != entity.Person {
				continue
			}
			if to := onlyOne(full[s.folded], of, t); to != nil && to != from {
				from.things = slices.DeleteFunc(from.things, func(x *thing) bool { return x == t })
				to.things = append(to.things, t)
				of[t] = to
			}
		}
	}
}

func (f *form) isSurname() bool {
	return f.typ == entity.Person && f.single && !strings.HasPrefix(f.key, "=")
}

// fullNames are the forms of people with several names, by the first and the
// last of them.
func fullNames(used []*form, of map[*thing]*cluster) map[string][]*form {
	full := map[string][]*form{}
	for _, f := range used {
		w := strings.Fields(f.folded)
		if f.typ != entity.Person || len(f.list) == 0 || len(w) < 2 || majority(of[f.list[0]].things) != entity.Person {
			continue
		}
		full[w[0]] = append(full[w[0]], f)
		if last := w[len(w)-1]; last != w[0] {
			full[last] = append(full[last], f)
		}
	}
	return full
}

// A fit is a cluster that a thing may belong to, with how well it fits in.
type fit struct {
	c       *cluster
	company int
}

// fits lists the clusters of people of these names that share company with t,
// the best first.
func fits(forms []*form, of map[*thing]*cluster, t *thing) []fit {
	best := map[*cluster]int{}
	for _, f := range forms {
		for _, x := range f.list[:min(len(f.list), looked)] {
			if n := common(x, t); n > 0 && x.doc != t.doc {
				best[of[x]] = max(best[of[x]], n)
			}
		}
	}
	out := make([]fit, 0, len(best))
	for c, n := range best {
		out = append(out, fit{c, n})
	}
	slices.SortFunc(out, func(a, b fit) int {
		return cmp.Or(cmp.Compare(b.company, a.company), strings.Compare(a.c.key, b.c.key))
	})
	return out
}

// onlyOne is the one cluster among the forms that shares company with t, or
// shares far more than the others; nil for none, or where it is not sure. A name
// that very many bear says nothing.
func onlyOne(forms []*form, of map[*thing]*cluster, t *thing) *cluster {
	const enough = 50 // full names with this surname
	if len(forms) > enough {
		return nil
	}
	switch fs := fits(forms, of, t); {
	case len(fs) == 0 || len(fs) > 1 && fs[0].company < sure*fs[1].company:
		return nil
	default:
		return fs[0].c
	}
}
