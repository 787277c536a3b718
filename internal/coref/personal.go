package coref

import (
	"slices"
	"unicode"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
)

// mayBePerson reports whether a name that the recognizer takes for something
// else may be a person's after all: one or two words, or more that begin with a
// given name; no acronym, in no list of places or organisations. A recognizer that has seen a surname once may well
// call it a place.
func (a *article) mayBePerson(k *cluster) bool {
	if k.country != "" || k.plural || k.neuter {
		return false
	}
	if !k.named {
		return k.typ == entity.Thing && a.isBareName(k.members[0])
	}
	switch k.typ {
	case entity.Organization, entity.Place, entity.Product, entity.Work, entity.Event:
	default:
		return false
	}
	if k.typ == entity.Organization && k.subtype != "" {
		return false // known for a company, a team or the like
	}
	for _, j := range head(k.members, 20) {
		m := &a.m[j]
		if m.Kind == entity.Nominal && m.Type != entity.Person && m.det != bare {
			return false // "Roe Valley, her first novel"
		}
		if m.Kind != entity.Name {
			continue
		}
		long := len(m.words) > 2 && !data.Lexicon("given-names").Has(m.words[0])
		asPlace := a.before(j) == "the" || m.prep == "in" || m.prep == "at"
		if len(m.words) == 0 || long || asPlace || isAcronymLike(m.Text) || isListed(m) {
			return false
		}
	}
	return true
}

// isBareName reports whether description i is nothing but capitalised proper nouns
// that no list knows: a name that the recognizer has not seen as one.
func (a *article) isBareName(i int) bool {
	m := &a.m[i]
	if m.Kind != entity.Nominal || m.det != bare || m.head < 0 || len(m.words) > 2 || isAcronymLike(m.Text) || isListed(m) {
		return false
	}
	toks := a.tokens(m)
	for k := m.first; k <= m.last; k++ {
		if w := toks[k].Text; toks[k].UPOS != "PROPN" || w == "" || !unicode.IsUpper([]rune(w)[0]) {
			return false
		}
	}
	return m.last >= 0
}

// adoptNames corrects the recognizer where the article itself does: a single word
// that is the first or last name of somebody whom it names in full is that
// person's name, not a place's or a thing's; and so is one that it takes for a
// person's more often than not.
func (a *article) adoptNames() {
	full, alone := map[string]bool{}, map[string]int{}
	for i := range a.each() {
		m := &a.m[i]
		switch {
		case m.Kind != entity.Name || len(m.words) == 0:
		case len(m.words) == 1 && m.Type == entity.Person:
			alone[m.words[0]]++
		case len(m.words) == 1:
			alone[m.words[0]]--
		case m.Type == entity.Person:
			full[last(m.words)] = true
			full[m.words[0]] = true
		}
	}
	for w, n := range alone {
		full[w] = full[w] || n > 0
	}
	for i := range a.each() {
		m := &a.m[i]
		if len(m.words) != 1 || !full[m.words[0]] || m.Type == entity.Person || a.common[m.words[0]] {
			continue
		}
		if m.Kind == entity.Nominal && !a.isBareName(i) || m.Kind == entity.Name && (!a.mayBePerson(&a.set[i])) || m.Kind == entity.Pronoun {
			continue
		}
		m.Kind, m.Type, m.Subtype = entity.Name, entity.Person, ""
		a.set[i] = a.single(i)
	}
}

// adoptBodies corrects the recognizer where it takes a body for a person: a
// single word that has a chairman or shareholders, and that is nobody's name in
// full, is a company's, as in "Roeburg's chief executive".
func (a *article) adoptBodies() {
	bodies, people := map[string]bool{}, map[string]bool{}
	for i := range a.each() {
		m := &a.m[i]
		if m.Kind != entity.Name || m.Type != entity.Person || len(m.words) == 0 {
			continue
		}
		if len(m.words) > 1 || honorificGender(a.before(i)) != unknownGender {
			people[last(m.words)], people[m.words[0]] = true, true
			continue
		}
		if m.role == possessor && m.gov >= 0 && lex().cue(fold(lemmaOf(&a.tokens(m)[m.gov])), "bodynoun") {
			bodies[m.words[0]] = true
		}
	}
	if len(bodies) == 0 {
		return
	}
	for i := range a.each() {
		m := &a.m[i]
		if m.Kind == entity.Name && m.Type == entity.Person && len(m.words) == 1 && bodies[m.words[0]] && !people[m.words[0]] {
			m.Type, m.Subtype = entity.Organization, "company"
			a.set[i] = a.single(i)
		}
	}
}

// isListed reports whether a list knows the name as one of a place or body.
func isListed(m *mention) bool {
	if m.listing == unasked {
		m.listing = unlisted
		if onList(m) {
			m.listing = listed
		}
	}
	return m.listing == listed
}

// A listing is the answer of isListed, once it was asked.
type listing uint8

const (
	unasked listing = iota
	unlisted
	listed
)

func onList(m *mention) bool {
	for _, l := range []string{"cities", "places", "regions", "organisations", "media", "teams", "makers", "products", "groups", "countries"} {
		if data.Lexicon(l).Has(m.Text) {
			return true
		}
	}
	return slices.ContainsFunc(m.words, func(w string) bool {
		return data.Lexicon("organisation-words").Has(w) || data.Lexicon("place-words").Has(w) || data.Lexicon("facility-words").Has(w)
	})
}
