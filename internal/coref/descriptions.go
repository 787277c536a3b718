package coref

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/syntax"
)

// rankNominal takes the best candidate for description i, if one is good enough.
func (a *article) rankNominal(i int, country string) {
	best, top := -1, 0.0
	cs := a.nominalCandidates(i, country)
	if a.trace != nil {
		a.trace(i, cs, &nominalWeights)
	}
	for _, c := range cs {
		if s := c.v.score(&nominalWeights); s > top {
			best, top = c.via, s
		}
	}
	if best >= 0 {
		a.join(best, i)
	}
}

// nominalCandidates are the clusters that description i may refer to, with
// their features: those of the window, and the last few with the same head or
// with the head for a word of their names.
func (a *article) nominalCandidates(i int, country string) []candidate {
	all := a.candidates(i)
	for _, same := range [][]int{a.byHead[a.m[i].lemma], a.byWord[a.m[i].lemma]} {
		k, _ := slices.BinarySearch(same, i)
		for _, j := range same[max(0, k-5):k] {
			r := a.root(j)
			if !slices.ContainsFunc(all, func(c candidate) bool { return c.root == r }) && r != a.root(i) {
				all = append(all, candidate{root: r, via: j, count: 1})
			}
		}
	}
	out := all[:0]
	for _, c := range all {
		if !a.mayDescribe(i, &c) {
			continue
		}
		a.place(i, &c)
		if a.describes(i, &c, country) {
			out = append(out, c)
		}
	}
	return out
}

// mayDescribe applies the hard constraints.
func (a *article) mayDescribe(i int, c *candidate) bool {
	m, k := &a.m[i], &a.set[c.root]
	if a.isBarred(i, c.via) || m.owner >= 0 && a.same(m.owner, c.via) || isValue(k.typ) || k.typ == entity.Title || k.typ == entity.Group {
		return false
	}
	if a.holdsMember(i, k) || a.isActedOn(m, &a.m[c.via]) || lex().cue(m.lemma, "clubnoun") && a.isContest(k) {
		return false
	}
	if m.plural != k.plural && !(m.plural && k.typ == entity.Organization) && !(k.plural && k.singular) {
		return false
	}
	if m.Type == entity.Person && !a.agree(m.gender, k.gender()) {
		return false
	}
	return typesAgree(m.Type, k.typ) || a.isFighters(m, k)
}

// isFighters reports whether a plural description of armed people may be of the
// armed group k that they are: "the rebels".
func (a *article) isFighters(m *mention, k *cluster) bool {
	if !m.plural || m.Type != entity.Person || m.det != definite || k.typ != entity.Organization || !k.named || !lex().cue(m.lemma, "fighters") {
		return false
	}
	armed := func(w string) bool {
		return lex().cue(w, "fighters") || lex().cue(strings.TrimSuffix(w, "s"), "fighters")
	}
	for _, j := range head(k.members, fewMembers) {
		o := &a.m[j]
		if o.Kind == entity.Name && (slices.ContainsFunc(a.knownAs(o), armed) || slices.ContainsFunc(a.wordsBeside(j), armed)) {
			return true
		}
	}
	return false
}

// isContest reports whether a name of k is that of what clubs play in.
func (a *article) isContest(k *cluster) bool {
	for _, j := range head(k.members, fewMembers) {
		if o := &a.m[j]; o.Kind == entity.Name && slices.ContainsFunc(o.words, func(w string) bool { return lex().cue(w, "contestword") }) {
			return true
		}
	}
	return false
}

// isActedOn reports whether description m is what the subject o does something to,
// in o's clause or in a relative clause of o: "Roe Ltd invested in the company",
// "Roe Ltd, which bought the company".
func (a *article) isActedOn(m, o *mention) bool {
	if m.sent < 0 || m.sent != o.sent || m.clause < 0 || m.head < 0 || o.head < 0 || m.Start < o.End {
		return false
	}
	if m.role == subject || m.role == passiveSubject || m.role == possessor || m.role == nounModifier || m.role == otherRole {
		return false
	}
	toks := a.tokens(m)
	if m.clause >= len(toks) || m.gov != m.clause {
		return false
	}
	if (o.role == subject || o.role == passiveSubject) && o.gov == m.clause {
		return true
	}
	return toks[m.clause].Head == o.head && strings.HasPrefix(toks[m.clause].Deprel, "acl") && whoBefore(toks, o.last+1, m.clause)
}

// whoBefore reports whether a relative pronoun that is the subject stands between
// two tokens.
func whoBefore(toks []syntax.Token, from, verb int) bool {
	for k := from; k < verb; k++ {
		if base(toks[k].Deprel) == "nsubj" && toks[k].Head == verb {
			return toks[k].XPOS == "WP" || toks[k].XPOS == "WDT"
		}
	}
	return false
}

// holdsMember reports whether the description contains another mention of the
// candidate: "the Treasury bond" is not the Treasury.
func (a *article) holdsMember(i int, k *cluster) bool {
	m := &a.m[i]
	if m.sent < 0 {
		return false
	}
	for j := range a.near(i) {
		if o := &a.m[j]; m.Contains(o.Span) && m.Span != o.Span && a.of(j) == k {
			return true
		}
	}
	return false
}

// typesAgree allows for nominals whose head does not tell what they are.
func typesAgree(nominal, known entity.Type) bool {
	switch {
	case nominal == known, nominal == "", known == "":
		return true
	case nominal == entity.Thing:
		return known != entity.Person && known != entity.Place
	case known == entity.Thing:
		return nominal != entity.Person && nominal != entity.Place
	}
	return nominal == entity.Place && known == entity.Organization || nominal == entity.Organization && known == entity.Place ||
		nominal == entity.Work && known == entity.Product
}

// describes fills in the features of meaning, and reports whether any speaks
// for the candidate.
func (a *article) describes(i int, c *candidate, country string) bool {
	m, k, v := &a.m[i], &a.set[c.root], &c.v
	v[fDefinite] = indicator(m.det == definite)
	v[fType] = indicator(m.Type == k.typ && (m.Subtype == k.subtype || m.Subtype == "" || k.subtype == ""))
	supported := a.likeMembers(m, k, v)
	if k.named && m.Type == k.typ && k.subtype == "party" && m.lemma == k.subtype && m.det == definite {
		v[fKindOf] = 1
	}
	switch a.agesMatch(m, k) {
	case 1:
		v[fHead] = 1
	case -1:
		return false
	}
	m.weighModifiers(supported, v)
	switch {
	case country == "":
	case k.country != "" && sameCountry(country, k.country):
		return lex().cue(m.lemma, "country")
	case !a.mayBeOf(country, m, c):
		return false
	}
	v[fPlaceWord] = indicator(a.isPlaceWord(i, k))
	a.weighClass(m, k, v)
	return v[fHead]+v[fNameHead]+v[fKindOf]+v[fResult]+v[fGeneric]+v[fClass]+v[fPlaceWord] > 0
}

// likeMembers fills in how the head of m is like what members of k are called by,
// and tells of which modifiers of m theirs are the same.
func (a *article) likeMembers(m *mention, k *cluster, v *vector) (supported []bool) {
	const members = 60
	supported = make([]bool, len(m.mods))
	verbs := lex().results[m.lemma]
	var tried *string // the first word of the name looked at last
	for _, j := range head(k.members, members) {
		o := &a.m[j]
		switch o.Kind {
		case entity.Nominal:
			if o.lemma == m.lemma {
				v[fHead] = 1
			} else if v[fKindOf] == 0 && lex().isKindOf(o.lemma, m.lemma) {
				v[fKindOf] = 1
			}
			m.support(supported, o.mods)
		case entity.Name:
			if len(o.words) > 0 && &o.words[0] != tried { // not the name that was before
				tried = &o.words[0]
				a.likeName(m, o, k.typ, supported, v)
			}
			a.likeBeside(m, j, k.typ, supported, v)
		}
		if verbs != nil && o.head >= 0 && a.isObjectOf(o, verbs) {
			v[fResult] = 1
		}
	}
	return supported
}

// likeName compares m with the words of name o of a thing of type typ, and with
// what it is known as.
func (a *article) likeName(m, o *mention, typ entity.Type, supported []bool, v *vector) {
	l := lex()
	switch {
	case len(o.words) > 1 && slices.Contains(o.words, m.lemma):
		v[fNameHead] = 1
	case l.isKindOf(last(o.words), m.lemma), typ == entity.Event && l.isKindOf(o.words[0], m.lemma):
		v[fKindOf] = 1
	}
	m.support(supported, o.words)
	known := a.knownAs(o)
	m.support(supported, known)
	if slices.Contains(known, m.lemma) || m.plural && slices.Contains(known, m.lemma+"s") {
		v[fKindOf] = 1
	}
}

// likeBeside compares m with the nouns beside name j of a thing of type typ.
func (a *article) likeBeside(m *mention, j int, typ entity.Type, supported []bool, v *vector) {
	beside := a.wordsBeside(j)
	m.support(supported, beside)
	if m.Type != typ {
		return
	}
	if slices.Contains(beside, m.lemma) || m.joined(beside) {
		v[fNameHead] = 1
	}
	isKind := func(w string) bool { return lex().isKindOf(w, m.lemma) }
	if v[fKindOf] == 0 && typ == entity.Person && m.det == definite && slices.ContainsFunc(a.wordsBefore(j), isKind) {
		v[fKindOf] = 1 // "defender Jo Roe", "the international"
	}
}

// support notes which modifiers of m are among words.
func (m *mention) support(supported []bool, words []string) {
	for n, w := range m.mods {
		supported[n] = supported[n] || slices.Contains(words, w) || slices.Contains(words, w+"s")
	}
}

// weighModifiers fills in whether a modifier of m is known of the candidate, and
// whether one tells something else.
func (m *mention) weighModifiers(supported []bool, v *vector) {
	for n, w := range m.mods {
		switch {
		case m.isTie(n):
		case supported[n]:
			v[fModifiers] = 1
		case landOf(w) == "" && !lex().cue(w, "empty"):
			v[fOtherModifier] = 1
		}
	}
}

// isTie reports whether modifier n is part of a word that ties a body to a place or
// a state by a participle: "the Dallas-based company" and "the Iran-backed group"
// tell of any, wherever it is.
func (m *mention) isTie(n int) bool {
	w, next := m.mods[n], ""
	if n+1 < len(m.mods) {
		next = m.mods[n+1]
	}
	participle := w[strings.LastIndexByte(w, ' ')+1:]
	return isBased(w) || isBased(next) || lex().cue(participle, "tiedto") || lex().cue(next, "tiedto")
}

// mayBeOf reports whether m, which names a country that the candidate is not, may
// be of the candidate, and fills in what speaks for or against it.
func (a *article) mayBeOf(country string, m *mention, c *candidate) bool {
	k, v := &a.set[c.root], &c.v
	switch {
	case k.typ == entity.Place && m.lemma == "capital": // of that country: see isCapitalOf
	case k.typ == entity.Organization && a.isOfCountry(c.via, country):
		v[fCountryMatch] = 1
	case k.typ == entity.Organization && k.named && a.hasCountry(c.via):
		return false
	case k.typ == entity.Person && (a.holdsElsewhere(c.via, country) || a.isCalledOf(k, country)):
		return false
	case k.typ == entity.Person && k.named && m.Type == k.typ: // "the Irish striker": nothing is known against it
	default:
		v[fOtherModifier] = 1
	}
	return true
}

// weighClass fills in whether m names the kind of thing that k is, where no word
// of k's has told it.
func (a *article) weighClass(m *mention, k *cluster, v *vector) {
	told := func() bool { return v[fHead]+v[fNameHead]+v[fKindOf] > 0 }
	if !told() && a.isFighters(m, k) {
		v[fKindOf] = 1
	}
	v[fGeneric] = indicator(k.named && k.typ == m.Type && lex().cue(m.lemma, "generic") && !told() && !a.isNoCompany(m, k))
	v[fClass] = indicator(!told() && v[fGeneric] == 0 && a.isOfClass(m, k))
	if v[fClass] > 0 && m.Type == entity.Person && ageIn(a.tokens(m), m) > 0 {
		v[fKindOf], v[fClass] = 1, 0 // nobody is only an age: who was spoken of
	}
}

// isCalledOf reports whether a description of k names a country other than the
// one given: "the Norwegian international" is not the Nigerian captain.
func (a *article) isCalledOf(k *cluster, country string) bool {
	for _, j := range head(k.members, fewMembers) {
		if a.m[j].Kind != entity.Nominal {
			continue
		}
		if c := a.countryIn(j); c != "" && !sameCountry(c, country) {
			return true
		}
	}
	return false
}

// joined reports whether two words that stand side by side among words are the
// head of m written as one: "chip maker", "the chipmaker"; or the other way round.
func (m *mention) joined(words []string) bool {
	for n := 1; n < len(words); n++ {
		if len(words[n-1])+len(words[n]) == len(m.lemma) && words[n-1]+words[n] == m.lemma {
			return true
		}
	}
	return len(m.mods) > 0 && slices.Contains(words, last(m.mods)+m.lemma)
}

// isBased reports whether w is the "based" of "Dallas-based".
func isBased(w string) bool { return w == "based" || w == "base" || strings.HasSuffix(w, " based") }

// isOfClass reports whether a definite description of one person or body may be
// of a named one because its head names that kind: "the brewer", "the striker".
func (a *article) isOfClass(m *mention, k *cluster) bool {
	if m.det != definite || m.plural || m.head < 0 || a.tokens(m)[m.head].UPOS == "PROPN" || !k.named || k.plural || m.Type != k.typ || m.owner >= 0 {
		return false
	}
	if m.kin != nil || data.Lexicon("pair-nouns").Has(m.lemma) || lex().cue(m.lemma, "bystander") || m.Subtype != "" && k.subtype != "" && m.Subtype != k.subtype {
		return false
	}
	switch m.Type {
	case entity.Person:
		if !isOnePerson(m.lemma) {
			return false
		}
	case entity.Organization:
		if m.Subtype == "" {
			return false
		}
	default:
		if !lex().cue(m.lemma, "christened") {
			return false
		}
	}
	if m.Type == entity.Person && ageIn(a.tokens(m), m) > 0 {
		return true // whatever their work is
	}
	for c := range a.callings(k) {
		if lex().cue(c, "generic") && m.Type == entity.Organization {
			continue // "phone company Roe" may be "the operator"
		}
		if c != m.lemma && !lex().isKindOf(c, m.lemma) {
			return false
		}
	}
	return true
}

// isOnePerson reports whether a noun names one person, not a group of them: "the
// striker", but not "the audience".
func isOnePerson(noun string) bool {
	return data.NounClass(noun) != "people"
}

// isNoCompany reports whether m speaks of a company and k is called something
// else: a union, a party, a ministry.
func (a *article) isNoCompany(m *mention, k *cluster) bool {
	if m.Type != entity.Organization || m.Subtype != "company" {
		return false
	}
	for c := range a.callings(k) {
		if class := data.NounClass(c); data.IsBody(class) && class != "company" && class != "media" && !lex().cue(c, "generic") {
			return true
		}
	}
	return false
}

// hasCountry reports whether a name of the organisation at j, or what stands
// before it, tells any country.
func (a *article) hasCountry(j int) bool {
	for _, k := range head(a.of(j).members, 40) {
		m := &a.m[k]
		if m.Kind != entity.Name {
			continue
		}
		if x := a.tiesOf(k); x.home != "" || len(x.owners) > 0 || len(x.lands) > 0 && slices.ContainsFunc(m.words, func(w string) bool { return landOf(w) != "" }) {
			return true
		}
	}
	return false
}

// wordsBeside are the nouns that stand with name k: "the river Tigris", "Tass
// news agency", "the city of Mosul".
func (a *article) wordsBeside(k int) []string {
	m, toks := &a.m[k], a.tokens(&a.m[k])
	if m.beside != nil {
		return *m.beside
	}
	words := append(a.wordsBefore(k), a.wordsAfter(k)...)
	if m.prep == "of" && m.gov >= 0 && m.gov == m.first-2 {
		words = append(words, fold(lemmaOf(&toks[m.gov])))
	}
	m.beside = &words
	return words
}

// isObjectOf reports whether mention o is the object of one of the verbs, or
// the subject of its passive.
func (a *article) isObjectOf(o *mention, verbs []string) bool {
	if o.gov < 0 {
		return false
	}
	g := fold(lemmaOf(&a.tokens(o)[o.gov]))
	if !slices.Contains(verbs, g) {
		return false
	}
	return o.role == object || o.role == indirect || o.role == passiveSubject || o.role == oblique && o.prep == "with"
}
