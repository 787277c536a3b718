package coref

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/normalize"
)

// A form is one spelling of a name, with the mentions that use it.
type form struct {
	words    []string // folded, without honorifics
	mentions []int
	person   *normalize.Name // made on demand
}

// name is the form's first mention taken apart as a person's name, once for all
// names that it is compared with.
func (a *article) name(f *form) *normalize.Name {
	if f.person == nil {
		f.person = normalize.NewName(normalize.Person, a.m[f.mentions[0]].Text)
	}
	return f.person
}

// joinPeople makes one entity of each person under full name, parts of it and
// variants. A surname alone is whoever the article introduced under it first:
// the others are told apart by their given names.
func (a *article) joinPeople() {
	forms := a.forms(entity.Person)
	index := map[string][]*form{} // full names by each of their words
	var short []*form
	for n := range a.w.Range(len(forms)) {
		f := forms[n]
		if len(f.words) < 2 {
			short = append(short, f)
			continue
		}
		if g := a.findPerson(f, index); g != nil {
			a.join(g.mentions[0], f.mentions[0])
		}
		for _, w := range f.words {
			if same := index[w]; len(same) == 0 || last(same) != f {
				index[w] = append(same, f)
			}
		}
	}
	a.nameGenders(true)
	for n := range a.w.Range(len(short)) {
		f := short[n]
		if len(f.words) == 1 {
			a.joinShort(f, index[f.words[0]])
		}
	}
	a.nameGenders(false)
	a.joinTypos(entity.Person)
}

// nameGenders notes what the full names say, which tells whose "Mrs. Roe" is, or
// then what the others do.
func (a *article) nameGenders(full bool) {
	for i := range a.each() {
		if m := &a.m[i]; m.Kind == entity.Name && m.Type == entity.Person && full == (len(nameWords(m.words, m.Type)) > 1) {
			a.nameGender(i)
		}
	}
}

// findPerson looks for another form of the full name f among those that share a
// word with it.
func (a *article) findPerson(f *form, index map[string][]*form) *form {
	const (
		enough = 60 // bearers of one name that are compared
		closer = 8  // those of all names that are compared by the rules of many languages
	)
	left := closer
	if !slices.ContainsFunc(f.words, func(w string) bool { return len(w) > 1 }) {
		left = 0 // letters alone have no spellings
	}
	for _, w := range f.words {
		for _, g := range head(index[w], enough) {
			if samePerson(f.words, g.words) {
				return g
			}
			if left--; left >= 0 && a.name(f).Same(a.name(g)).Same() {
				return g
			}
		}
	}
	return nil
}

// samePerson compares two full names: equal but for spacing, or the shorter is
// the longer with some names or initials in the middle left out.
func samePerson(x, y []string) bool {
	if strings.Join(x, "") == strings.Join(y, "") {
		return true
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == len(y) {
		return initialsMatch(x, y)
	}
	return isWithin(x, y) && (last(x) == last(y) || x[0] == y[0])
}

func last[T any](w []T) T { return w[len(w)-1] }

// isWithin reports whether x's words, or their initials, stand in y in order.
func isWithin(x, y []string) bool {
	i := 0
	for _, w := range y {
		if i < len(x) && wordOrInitial(x[i], w) {
			i++
		}
	}
	return i == len(x)
}

func initialsMatch(x, y []string) bool {
	if last(x) != last(y) {
		return false
	}
	for i := range x {
		if !wordOrInitial(x[i], y[i]) {
			return false
		}
	}
	return true
}

func wordOrInitial(x, y string) bool {
	if x == y {
		return true
	}
	return len(x) == 1 && strings.HasPrefix(y, x) || len(y) == 1 && strings.HasPrefix(x, y)
}

// joinShort gives each mention of a single name to a person who bears it as
// first or last name.
func (a *article) joinShort(f *form, full []*form) {
	full = slices.DeleteFunc(slices.Clone(full), func(g *form) bool { return a.apart(f, g) })
	known := slices.DeleteFunc(slices.Clone(full), func(g *form) bool { return a.isLaterKin(f, g) })
	bearers := map[gender]*form{} // the first of the name that an honorific leaves
	rest := map[gender]int{}      // mentions that none of them bears
	for i := range watch.Each(a.w, slices.Values(f.mentions)) {
		g := honorificGender(a.before(i))
		if w := a.m[i].words; g == unknownGender && len(w) > 1 {
			g = honorificGender(w[0])
		}
		best, asked := bearers[g]
		if !asked {
			if best = a.firstBearer(f.words[0], known, g); best == nil && g != unknownGender {
				best = a.firstBearer(f.words[0], full, g)
			}
			bearers[g] = best
		}
		if best != nil && a.join(best.mentions[0], i) {
			continue
		}
		if !a.agree(g, a.of(f.mentions[0]).gender()) { // "Mrs. Roe" beside Mr. Roe
			if k, ok := rest[g]; ok {
				a.join(k, i)
			} else {
				rest[g] = i
			}
			continue
		}
		a.join(f.mentions[0], i)
	}
}

// isLaterKin reports whether full name g is that of a relative whom the article
// comes to after it spoke of f by surname alone: "President Roe … his wife, Ann Roe".
func (a *article) isLaterKin(f, g *form) bool {
	if f.mentions[0] > g.mentions[0] || last(g.words) != f.words[0] {
		return false
	}
	for _, i := range head(a.of(g.mentions[0]).members, fewMembers) {
		if m := &a.m[i]; m.kin != nil && m.owner >= 0 && m.sent == a.m[g.mentions[0]].sent {
			return true
		}
	}
	return false
}

// apart reports whether the single name f first stands before the full name g in
// one sentence: nobody is called by surname first and then in full, so that f is
// a relative of g's, "Roe is the daughter of Jo Roe".
func (a *article) apart(f, g *form) bool {
	x, y := &a.m[f.mentions[0]], &a.m[g.mentions[0]]
	return x.sent >= 0 && x.sent == y.sent && x.End <= y.Start
}

// firstBearer is the person named in full who comes first in the article, of
// those with word as their first or last name and of a gender.
func (a *article) firstBearer(word string, full []*form, g gender) *form {
	var best *form
	for _, f := range full {
		if f.words[0] != word && last(f.words) != word || !a.agree(g, a.of(f.mentions[0]).gender()) {
			continue
		}
		if best == nil || f.mentions[0] < best.mentions[0] {
			best = f
		}
	}
	return best
}

func (a *article) agree(x, y gender) bool { return x == unknownGender || y == unknownGender || x == y }

// before is the token before mention i, "" at the start of its sentence.
func (a *article) before(i int) string {
	m := &a.m[i]
	if m.first <= 0 {
		return ""
	}
	return a.tokens(m)[m.first-1].Text
}

// nameGender notes what the honorific and the given name say.
func (a *article) nameGender(i int) {
	m, c := &a.m[i], a.of(i)
	if m.plural {
		return
	}
	add := func(g gender, weight float64) {
		switch g {
		case feminine:
			c.female += weight
		case masculine:
			c.male += weight
		}
	}
	add(honorificGender(a.before(i)), 5)
	if len(m.words) > 0 {
		add(honorificGender(m.words[0]), 5)
	}
	switch {
	case len(m.words) > 1:
		add(personGender(m.Text), 1)
	case len(m.words) == 1 && c.gender() == unknownGender:
		g, weight := givenGender(m.Text)
		add(g, weight)
	}
}

// givenGender is what a single name says that may be a given one, and how surely:
// little where it is a family name as well in many places.
func givenGender(name string) (gender, float64) {
	row, ok := data.Lexicon("given-names").Row(name)
	if !ok {
		return unknownGender, 0
	}
	cultures := func(s string) int { return strings.Count(s, "|") + 1 }
	weight := hardGender
	if family, ok := data.Lexicon("family-names").Row(name); ok && cultures(row.Get("cultures")) < 4*cultures(family.Get("cultures")) {
		weight = 0.4
	}
	return genderNames[row.Get("gender")], weight
}

// forms groups the name mentions of type t by spelling, in text order.
func (a *article) forms(t entity.Type) []*form {
	var out []*form
	index := map[string]*form{}
	for i := range a.each() {
		m := &a.m[i]
		if m.Kind != entity.Name || m.Type != t || len(m.words) == 0 {
			continue
		}
		words := nameWords(m.words, t)
		k := strings.Join(words, " ")
		if m.plural && t == entity.Person {
			k += " (plural)"
		}
		if t == entity.Place {
			k += "/" + a.of(i).country // Moscow the city, and the government
		}
		f := index[k]
		if f == nil {
			f = &form{words: words}
			index[k] = f
			out = append(out, f)
		}
		f.mentions = append(f.mentions, i)
		if len(words) != 1 || t != entity.Person || m.plural {
			a.join(f.mentions[0], i)
		}
		if m.plural && t == entity.Person {
			f.words = nil // a family is none of its members
		}
	}
	return slices.DeleteFunc(out, func(f *form) bool { return len(f.words) == 0 })
}

// nameWords drops what does not tell names apart.
func nameWords(words []string, t entity.Type) []string {
	for len(words) > 1 && (words[0] == "the" || t == entity.Person && isHonorific(words[0])) {
		words = words[1:]
	}
	if t == entity.Organization {
		for len(words) > 1 && isLegalSuffix(last(words)) {
			words = words[:len(words)-1]
		}
	}
	return words
}
