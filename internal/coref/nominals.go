package coref

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
)

// resolveNominal finds what description i refers to. What is introduced by an
// indefinite or a bare plural is new, unless it repeats what is known.
func (a *article) resolveNominal(i int) {
	m := &a.m[i]
	settled := len(a.of(i).members) > 1 && a.of(i).named // by an apposition
	if m.kin != nil && m.owner >= 0 {
		a.bar(i, m.owner)
		if a.addKin(i) {
			return
		}
	}
	if m.title || settled || m.det == bare && m.Type == entity.Person && !m.plural {
		return
	}
	if m.det == bare && m.head >= 0 && a.tokens(m)[m.head].UPOS != "PROPN" {
		return // "exposure", "librarians": a kind, not one of it
	}
	if m.det == indefinite || m.Type == entity.Title || isValue(m.Type) || a.isRestricted(m) {
		return
	}
	country := a.countryIn(i)
	switch {
	case m.plural && a.isPair(m):
		return
	case lex().cue(m.lemma, "side") && country != "":
		a.joinCountry(i, country)
		return
	case lex().cue(m.lemma, "country"):
		if m.plural {
			return
		}
	case a.resolveMedia(i, country), a.resolveOffice(i, country), a.resolveOwnBody(i):
		return
	}
	a.rankNominal(i, country)
}

// isRestricted reports whether a relative clause without a comma tells which one is
// meant: "the team that mended the bridge" is not one spoken of before.
func (a *article) isRestricted(m *mention) bool {
	toks, p := a.tokens(m), m.last+1
	if m.head < 0 || p <= 0 || p >= len(toks) {
		return false
	}
	switch toks[p].XPOS {
	case "WDT", "WP":
	default:
		return false
	}
	v := toks[p].Head
	return v > p && v < len(toks) && base(toks[v].Deprel) == "acl" && toks[v].Head == m.head
}

// isPair reports whether a plural speaks of a pair that has no name of its own:
// "the two countries", "both sides".
func (a *article) isPair(m *mention) bool {
	for k := m.first; k >= 0 && k < m.head; k++ {
		if w := fold(a.tokens(m)[k].Text); w == "two" || w == "both" {
			return true
		}
	}
	return false
}

// countryIn is the id of the country that a description names: by an adjective,
// by its possessor, or by what follows "of"; "" for none, and "~korean" for a
// part of an adjective.
func (a *article) countryIn(i int) string {
	m := &a.m[i]
	if m.sent < 0 {
		return ""
	}
	part := ""
	for j := range a.near(i) {
		o := &a.m[j]
		if j == i || o.head < 0 || o.head == m.head {
			continue
		}
		inside := m.Contains(o.Span) && o.last < m.head
		if toks := a.tokens(m); inside && o.last+2 <= m.head && toks[o.last+1].Text == "-" && lex().cue(fold(toks[o.last+2].Text), "tiedto") {
			continue // "the Iran-backed group" is not of Iran
		}
		if !inside && !(o.prep == "of" && o.gov == m.head && o.first > m.last && o.first <= m.last+3) {
			continue
		}
		switch c := a.of(j); {
		case c.country != "":
			return c.country
		case c.typ == entity.Group && len(o.words) > 0:
			part = "~" + last(o.words)
		case c.typ == entity.Person && j == m.owner:
			if o := a.officeHeldBy(j); o != nil && lex().cue(m.lemma, "country") {
				return o.country
			}
		}
	}
	return part
}

// holdsElsewhere reports whether the article gives person i an office of another
// country and none of this one.
func (a *article) holdsElsewhere(i int, country string) bool {
	other := false
	for k := range head(a.offices, 300) {
		o := &a.offices[k]
		if o.country == "" || !a.same(o.holder, i) {
			continue
		}
		if sameCountry(o.country, country) {
			return false
		}
		other = true
	}
	return other
}

func (a *article) officeHeldBy(i int) *office {
	for k := range head(a.offices, 300) {
		if a.offices[k].country != "" && a.same(a.offices[k].holder, i) {
			return &a.offices[k]
		}
	}
	return nil
}

// joinCountry joins i with the country of that id, if the article names it.
func (a *article) joinCountry(i int, country string) bool {
	j, ok := a.countries[country]
	return ok && a.join(j, i)
}

// resolveOffice joins "the Russian leader" with the holder of that office.
func (a *article) resolveOffice(i int, country string) bool {
	m := &a.m[i]
	if m.plural || m.Type != entity.Person && m.Type != "" && m.Type != entity.Thing {
		return false
	}
	d, ok := a.officeOf(i)
	if !ok {
		return false
	}
	d.country = either(country, d.country)
	best, top := -1, 0
	const enough = 150 // offices from the first, and as many from the last
	for k := range a.offices {
		if k >= enough && k < len(a.offices)-enough {
			continue
		}
		o := &a.offices[k]
		if s := a.matchOffice(&d, o, i); s > top || s == top && s > 0 && best > i && o.holder < best {
			best, top = o.holder, s
		}
	}
	if best < 0 {
		return false
	}
	return a.join(best, i)
}

// isDeputy reports whether a title is that of a deputy: a vice president is no
// president.
func isDeputy(title string) bool {
	return slices.ContainsFunc(strings.Fields(title), func(w string) bool { return lex().cue(w, "under") })
}

// matchOffice scores how well description d fits office o, 0 for not at all.
func (a *article) matchOffice(d, o *office, i int) int {
	l := lex()
	score := 0
	switch {
	case isDeputy(d.title) != isDeputy(o.title):
		return 0
	case d.title == o.title:
		score = 4
	case d.head == o.head:
		score = 3
	case strings.HasSuffix(o.head, " "+d.head): // "the minister" for a prime minister
		score = 3
	case d.head == "leader" && l.leaders[o.head] || l.isKindOf(o.head[strings.LastIndexByte(o.head, ' ')+1:], d.head) || l.isKindOf(o.head, d.head):
		score = 2
	default:
		return 0
	}
	switch {
	case d.country != "" && o.country != "":
		if !sameCountry(d.country, o.country) {
			return 0
		}
		score += 3
	case d.country != "":
		return 0
	}
	if d.of >= 0 && o.of >= 0 {
		if !a.same(d.of, o.of) {
			return 0
		}
		score += 3
	}
	if a.isBarred(o.holder, i) || a.m[i].owner >= 0 && a.same(a.m[i].owner, o.holder) {
		return 0
	}
	return score
}

// resolveOwnBody joins "his company" with the one body that he holds an office of.
func (a *article) resolveOwnBody(i int) bool {
	m := &a.m[i]
	if m.plural || m.owner < 0 || m.Type != entity.Organization || a.of(m.owner).typ != entity.Person || a.m[m.owner].Kind != entity.Pronoun || len(m.mods) > 0 {
		return false
	}
	if !lex().cue(m.lemma, "generic") {
		return false
	}
	j := a.spokenFor(m.owner)
	return j >= 0 && !a.isNoCompany(m, a.of(j)) && a.join(j, i)
}

// resolveMedia joins "North Korea's state media" with the one medium of that
// country that the article names.
func (a *article) resolveMedia(i int, country string) bool {
	l, m := lex(), &a.m[i]
	if !l.cue(m.lemma, "mediaword") || m.Type == entity.Person {
		return false
	}
	official := slices.ContainsFunc(m.mods, func(w string) bool { return l.cue(w, "stateword") })
	if country == "" && !official {
		return false
	}
	found := -1
	for _, j := range a.mediaNamed() {
		if country != "" && !a.isOfCountry(j, country) {
			continue
		}
		if country == "" && !a.isOfficial(j) {
			continue
		}
		if found >= 0 && !a.same(found, j) {
			return false
		}
		found = j
	}
	return found >= 0 && a.join(found, i)
}

// mediaNamed lists a mention of each news medium that the article names.
func (a *article) mediaNamed() []int {
	if a.media != nil {
		return a.media
	}
	const enough = 50
	a.media = []int{}
	done := map[int]bool{}
	for j := range a.each() {
		r := a.root(j)
		if a.m[j].Kind == entity.Name && !done[r] && a.set[r].typ == entity.Organization && len(a.media) < enough {
			done[r] = true
			if a.isMedium(j) {
				a.media = append(a.media, j)
			}
		}
	}
	return a.media
}

// isMedium reports whether the organisation named at j is a news medium: by its
// subtype, its name, or a description beside one of its names.
func (a *article) isMedium(j int) bool {
	c := a.of(j)
	if c.subtype == "media" {
		return true
	}
	for _, k := range head(c.members, fewMembers) {
		m := &a.m[k]
		if m.Kind == entity.Name && data.Lexicon("media").Has(m.Text) {
			return true
		}
		for _, words := range [...][]string{m.words, a.wordsBefore(k), a.wordsAfter(k)} {
			if slices.ContainsFunc(words, func(w string) bool { return lex().cue(w, "mediaword") }) {
				return true
			}
		}
	}
	return false
}

// isOfficial reports whether the article calls the organisation at j official or
// of the state somewhere.
func (a *article) isOfficial(j int) bool {
	for _, k := range head(a.of(j).members, fewMembers) {
		if slices.ContainsFunc(append(a.wordsBefore(k), a.m[k].mods...), func(w string) bool { return lex().cue(w, "stateword") }) {
			return true
		}
	}
	return false
}

// isOfCountry reports whether the organisation at j is tied to the country: in
// its name, or beside it, or by the list of news media.
func (a *article) isOfCountry(j int, country string) bool {
	parts := adjectiveParts(country)
	for _, k := range head(a.of(j).members, fewMembers) {
		m := &a.m[k]
		if m.Kind == entity.Nominal {
			if c := a.countryIn(k); c != "" && sameCountry(c, country) {
				return true
			}
			continue
		}
		x := a.tiesOf(k)
		if m.Kind == entity.Name && x.home == country || slices.Contains(x.lands, country) {
			return true
		}
		if slices.ContainsFunc(parts, func(w string) bool { return slices.Contains(x.words, w) }) ||
			slices.ContainsFunc(x.owners, func(o int) bool { return a.of(o).country == country }) {
			return true
		}
	}
	return false
}

// wordsBefore are the folded words of the noun phrase before name k.
func (a *article) wordsBefore(k int) []string {
	m, toks := &a.m[k], a.tokens(&a.m[k])
	var out []string
	for t := m.first - 1; t >= 0 && t > m.first-8 && isTitlePart(&toks[t]); t-- {
		out = append(out, fold(toks[t].Text))
	}
	slices.Reverse(out)
	return out
}

// wordsAfter are the folded nouns right after name k: "Tass news agency".
func (a *article) wordsAfter(k int) []string {
	m, toks := &a.m[k], a.tokens(&a.m[k])
	var out []string
	for t := m.last + 1; m.last >= 0 && t < len(toks) && t < m.last+4 && (toks[t].UPOS == "NOUN" || toks[t].UPOS == "PROPN"); t++ {
		out = append(out, fold(toks[t].Text))
	}
	return out
}

// ownersBefore are the names in the noun phrase before name k.
func (a *article) ownersBefore(k int) []int {
	m, toks := &a.m[k], a.tokens(&a.m[k])
	if m.first < 0 {
		return nil
	}
	from := m.first
	for from > 0 && from > m.first-8 && isTitlePart(&toks[from-1]) {
		from--
	}
	var out []int
	for j := range a.near(k) {
		if o := &a.m[j]; o.Kind == entity.Name && o.first >= from && o.first >= 0 && o.last < m.first {
			out = append(out, j)
		}
	}
	return out
}
