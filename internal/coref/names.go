package coref

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/normalize"
)

// joinNames makes one entity of each organisation, product, work, event and law
// under its full and short names and acronyms.
func (a *article) joinNames() {
	a.joinLinks()
	for _, t := range []entity.Type{entity.Organization, entity.Product, entity.Event, entity.Work, entity.Law} {
		a.joinShorter(t)
		a.joinTypos(t)
	}
	a.joinAcronyms()
	a.joinTypes()
	a.joinStorms()
}

// joinLinks joins the names that the recognizer gives one type and one id in a
// knowledge base, whatever they look like.
func (a *article) joinLinks() {
	type id struct {
		typ  entity.Type
		link string
	}
	first := map[id]int{}
	for i := range a.each() {
		m := &a.m[i]
		if m.Kind != entity.Name || m.Link == "" {
			continue
		}
		k := id{m.Type, m.Link}
		if j, ok := first[k]; ok {
			a.join(j, i)
		} else {
			first[k] = i
		}
	}
}

// joinTypes joins one name that the recognizer types in two ways: in one article
// a name of several words is one thing, and so is a single one but for people
// and places, whose names others bear too.
func (a *article) joinTypes() {
	seen := map[string]int{}
	for i := range a.each() {
		m := &a.m[i]
		if m.Kind != entity.Name || isValue(m.Type) || m.Type == entity.Group || m.Type == entity.Title || len(m.words) == 0 || a.of(i).country != "" {
			continue
		}
		words := nameWords(m.words, m.Type)
		if len(words) == 1 && (m.Type == entity.Person || m.Type == entity.Place) {
			continue
		}
		k := wordBag(words)
		if j, ok := seen[k]; ok {
			a.join(j, i)
		} else {
			seen[k] = i
		}
	}
}

// joinStorms joins the last word of an event's name whose first word says what it
// is, whatever the recognizer takes that word for: "Cyclone Roe", then "Roe".
func (a *article) joinStorms() {
	storms := map[string]int{}
	for i := range a.each() {
		m := &a.m[i]
		if n := len(m.words); m.Kind == entity.Name && m.Type == entity.Event && n > 1 && (data.Lexicon("event-first-words").Has(m.words[0]) || lex().cue(m.words[n-2], "stormword")) {
			if _, ok := storms[last(m.words)]; !ok {
				storms[last(m.words)] = i
			}
		}
	}
	if len(storms) == 0 {
		return
	}
	for i := range a.each() {
		m := &a.m[i]
		if m.Kind != entity.Name || len(m.words) != 1 || a.of(i).country != "" || honorificGender(a.before(i)) != unknownGender {
			continue
		}
		if j, ok := storms[m.words[0]]; ok && j < i {
			m.Type, m.Subtype = entity.Event, ""
			if a.root(i) == i && len(a.set[i].members) == 1 {
				a.set[i] = a.single(i)
			}
			a.join(j, i)
		}
	}
}

// wordBag is a name's words without regard to an "of": "University of Mosul",
// "Mosul University".
func wordBag(words []string) string {
	if !slices.Contains(words, "of") {
		return strings.Join(words, " ")
	}
	rest := slices.DeleteFunc(slices.Clone(words), isFunctionWord)
	if len(rest) != 2 {
		return strings.Join(words, " ")
	}
	return rest[1] + " " + rest[0]
}

// joinShorter joins the spellings of a name of type t, and short forms with the
// longer form whose beginning or end they are.
func (a *article) joinShorter(t entity.Type) {
	forms := a.forms(t)
	ends, starts := map[string][]*form{}, map[string][]*form{}
	for n := range a.w.Range(len(forms)) {
		f := forms[n]
		ends[last(f.words)] = append(ends[last(f.words)], f)
		starts[f.words[0]] = append(starts[f.words[0]], f)
	}
	const enough = 50 // forms of one first or last word that are looked at
	for n := range a.w.Range(len(forms)) {
		f := forms[n]
		var whole *form // what f is short for; other names that begin or end alike are others'
		longer := func(g *form) {
			if whole == nil {
				whole = g
			}
			if g == whole || isPart(whole.words, g.words) && !isUnit(whole, g) || isPart(g.words, whole.words) && !isUnit(g, whole) {
				a.join(g.mentions[0], f.mentions[0])
			}
		}
		for _, g := range head(ends[last(f.words)], enough) {
			if len(g.words) > len(f.words) && slices.Equal(g.words[len(g.words)-len(f.words):], f.words) && a.isShortEnd(f, g, t) {
				longer(g)
			}
		}
		if t != entity.Organization {
			continue
		}
		for _, g := range head(starts[f.words[0]], enough) {
			if len(g.words) > len(f.words) && slices.Equal(g.words[:len(f.words)], f.words) && a.isShortStart(f) && !isUnit(f, g) {
				longer(g)
			}
		}
	}
}

// isUnit reports whether the longer name g is that of a body within or beside f,
// both names ending in a word for a body: "Roe University", "Roe University Press".
// Companies have several such words in their names: "Roe Capital Advisors".
func isUnit(f, g *form) bool {
	if len(f.words) < 2 {
		return false
	}
	x, short := bodyWord(last(f.words))
	y, long := bodyWord(last(g.words))
	return short && long && (x != "company" || y != "company")
}

// bodyWord reports whether a folded word of a name says that it is a body's, and of
// what kind.
func bodyWord(w string) (subtype string, ok bool) {
	if w == "" {
		return "", false
	}
	row, ok := data.Lexicon("organisation-words").Row(strings.ToUpper(w[:1]) + w[1:])
	return row.Get("subtype"), ok
}

// isPart reports whether name x is the beginning or the end of name y.
func isPart(x, y []string) bool {
	n := len(y) - len(x)
	return n >= 0 && (slices.Equal(y[:len(x)], x) || slices.Equal(y[n:], x))
}

func head[T any](s []T, n int) []T { return s[:min(len(s), n)] }

// isShortEnd reports whether f is a way to say g for short: "Security Council"
// for "UN Security Council", "Panda Cross" for "Fiat Panda Cross",
// "Far East" for "Russian Far East", but not "Panda" for "Fiat Panda".
func (a *article) isShortEnd(f, g *form, t entity.Type) bool {
	if t == entity.Place {
		if _, ok := findLand(strings.Join(f.words, " ")); ok {
			return false // Korea, in South Korea
		}
	}
	if len(f.words) > 1 {
		return true
	}
	rest := strings.Join(g.words[:len(g.words)-1], " ")
	_, ok := findLand(rest)
	return t == entity.Organization && (ok || data.Lexicon("club-forms").Has(rest)) // "FC Roe"
}

// isShortStart reports whether f may be the beginning of an organisation's name
// used for all of it: "Barnett Capital", not "Bank" or "Iraqi".
func (a *article) isShortStart(f *form) bool {
	if _, ok := findLand(strings.Join(f.words, " ")); ok {
		return false
	}
	if len(f.words) > 1 {
		return !isFunctionWord(last(f.words))
	}
	_, body := bodyWord(f.words[0])
	return !a.common[f.words[0]] && !body && !isAcronymLike(a.m[f.mentions[0]].Text)
}

// joinAcronyms joins short all-capital names with the name that they abbreviate.
func (a *article) joinAcronyms() {
	byInitial := map[byte][]*form{}
	var short []*form
	for _, t := range []entity.Type{entity.Organization, entity.Place, entity.Law, entity.Event, entity.Product} {
		for _, f := range a.forms(t) {
			text := a.m[f.mentions[0]].Text
			if isAcronymLike(text) {
				short = append(short, f)
			} else if len(f.words) > 1 {
				byInitial[f.words[0][0]] = append(byInitial[f.words[0][0]], f)
			}
		}
	}
	for n := range a.w.Range(len(short)) {
		s := short[n]
		m := &a.m[s.mentions[0]]
		for _, f := range head(byInitial[s.words[0][0]], 200) {
			l := &a.m[f.mentions[0]]
			if sameKind(m.Type, l.Type) && normalize.IsAcronymOf(m.Text, l.Text) {
				a.join(f.mentions[0], s.mentions[0])
				break
			}
		}
	}
}

// sameKind allows for a recognizer's doubt between types that acronyms have.
func sameKind(x, y entity.Type) bool {
	return x == y || x != entity.Place && y != entity.Place
}

// isAcronymLike reports whether s is written in capitals and dots only.
func isAcronymLike(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case r >= 'A' && r <= 'Z':
			n++
		case r == '.' || r == '-' || r == '&':
		default:
			return false
		}
	}
	return n >= 2
}

// joinTypos joins a spelling that occurs once with a longer-used one that a
// single slip of the keyboard would make of it: "Fiatt" and "Fiat". Short
// names and words of the dictionary are left alone.
func (a *article) joinTypos(t entity.Type) {
	const minLen = 5
	forms := a.forms(t)
	if t == entity.Person { // only whole names: surnames differ by a letter
		forms = slices.DeleteFunc(forms, func(f *form) bool { return len(f.words) < 2 })
	}
	index := map[string][]*form{}
	for n := range a.w.Range(len(forms)) {
		f := forms[n]
		s := strings.Join(f.words, " ")
		if len(s) < minLen || len(s) > 60 || a.common[s] || strings.ContainsAny(s, "0123456789") {
			continue
		}
		for i := range s {
			k := s[:i] + s[i+1:]
			for _, g := range index[k] {
				if g != f && min(len(f.mentions), len(g.mentions)) == 1 && oneSlip(s, strings.Join(g.words, " ")) {
					a.join(g.mentions[0], f.mentions[0])
				}
			}
			index[k] = append(index[k], f)
		}
		index[s] = append(index[s], f)
	}
}

// oneSlip reports whether x and y differ by one wrong, missing, doubled or
// swapped letter, other than the first or an ending of number or people.
func oneSlip(x, y string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 || x[0] != y[0] {
		return false
	}
	p := 0
	for p < len(x) && x[p] == y[p] {
		p++
	}
	s := 0
	for s < len(x)-p && x[len(x)-1-s] == y[len(y)-1-s] {
		s++
	}
	if s == 0 {
		return false // "Iraq", "Iran"; "car", "cars"
	}
	dx, dy := x[p:len(x)-s], y[p:len(y)-s]
	switch {
	case len(dx) <= 1 && len(dy) == 1:
		return true
	case len(dx) == 2 && len(dy) == 2:
		return dx[0] == dy[1] && dx[1] == dy[0]
	}
	return false
}

// joinAliases joins names that the article says are one: "Abboud Qanbar, also
// known as Abu Haidar", "Human Rights Watch (HRW)".
func (a *article) joinAliases() {
	for n := range a.w.Range(len(a.bySent)) {
		ms := a.bySent[n]
		prev := -1
		for _, i := range ms {
			m := &a.m[i]
			if m.Kind != entity.Name || isValue(m.Type) {
				continue
			}
			if prev >= 0 && a.m[prev].End <= m.Start && a.isAlias(prev, i) {
				a.join(prev, i)
			}
			if prev < 0 || m.End > a.m[prev].End {
				prev = i
			}
		}
	}
}

func (a *article) isAlias(i, j int) bool {
	x, y := &a.m[i], &a.m[j]
	between := strings.ToLower(strings.Join(strings.Fields(a.between(i, j)), " "))
	between = strings.TrimPrefix(between, ")")
	if !slices.Contains(lex().aliases, between) {
		return false
	}
	after := strings.TrimLeft(a.t.Source[min(y.End, len(a.t.Source)):], " ")
	switch between {
	case "(":
		return x.Type == y.Type && x.Type != entity.Place && strings.HasPrefix(after, ")") &&
			(x.Type == entity.Person || isAcronymLike(y.Text) || isAcronymLike(x.Text))
	case ", or":
		return sameKind(x.Type, y.Type) && x.Type != entity.Group && y.Type != entity.Group && len(y.words) > 1 && (after == "" || strings.ContainsAny(after[:1], ",.;)—"))
	}
	return x.Type != entity.Group && y.Type != entity.Group
}
