package coref

import (
	"iter"
	"slices"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/normalize"
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
	for _, j := range head(k.members, fewMembers) {
		if o := &a.m[j]; o.Kind == entity.Name && slices.ContainsFunc(append(a.knownAs(o), a.wordsBeside(j)...), func(w string) bool {
			return lex().cue(w, "fighters") || lex().cue(strings.TrimSuffix(w, "s"), "fighters")
		}) {
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
	m, k, l := &a.m[i], &a.set[c.root], lex()
	v := &c.v
	v[fDefinite] = indicator(m.det == definite)
	v[fType] = indicator(m.Type == k.typ && (m.Subtype == k.subtype || m.Subtype == "" || k.subtype == ""))
	supported := make([]bool, len(m.mods)) // by a word of the candidate's
	support := func(words []string) {
		for n, w := range m.mods {
			supported[n] = supported[n] || slices.Contains(words, w) || slices.Contains(words, w+"s")
		}
	}
	verbs := l.results[m.lemma]
	var tried *string // the first word of the name looked at last
	for _, j := range head(k.members, 60) {
		o := &a.m[j]
		switch o.Kind {
		case entity.Nominal:
			if o.lemma == m.lemma {
				v[fHead] = 1
			} else if v[fKindOf] == 0 && l.isKindOf(o.lemma, m.lemma) {
				v[fKindOf] = 1
			}
			support(o.mods)
		case entity.Name:
			if len(o.words) > 0 && &o.words[0] != tried { // not the name that was before
				tried = &o.words[0]
				switch {
				case len(o.words) > 1 && slices.Contains(o.words, m.lemma):
					v[fNameHead] = 1
				case l.isKindOf(last(o.words), m.lemma), k.typ == entity.Event && l.isKindOf(o.words[0], m.lemma):
					v[fKindOf] = 1
				}
				support(o.words)
				if known := a.knownAs(o); len(known) > 0 {
					support(known)
					if slices.Contains(known, m.lemma) || m.plural && slices.Contains(known, m.lemma+"s") {
						v[fKindOf] = 1
					}
				}
			}
			beside := a.wordsBeside(j)
			support(beside)
			if m.Type == k.typ && m.Type == entity.Person && m.det == definite && v[fKindOf] == 0 && slices.ContainsFunc(a.wordsBefore(j), func(w string) bool { return l.isKindOf(w, m.lemma) }) {
				v[fKindOf] = 1 // "defender Jo Roe", "the international"
			}
			if m.Type == k.typ && (slices.Contains(beside, m.lemma) || m.joined(beside)) {
				v[fNameHead] = 1
			}
		}
		if verbs != nil && o.head >= 0 && a.isObjectOf(o, verbs) {
			v[fResult] = 1
		}
	}
	if k.named && m.Type == k.typ && k.subtype == "party" && m.lemma == k.subtype && m.det == definite {
		v[fKindOf] = 1
	}
	switch a.agesMatch(m, k) {
	case 1:
		v[fHead] = 1
	case -1:
		return false
	}
	for n, w := range m.mods {
		switch {
		case isBased(w) || n+1 < len(m.mods) && isBased(m.mods[n+1]), l.cue(w[strings.LastIndexByte(w, ' ')+1:], "tiedto"), n+1 < len(m.mods) && l.cue(m.mods[n+1], "tiedto"): // "the Dallas-based company" tells of any where it may be
		case supported[n]:
			v[fModifiers] = 1
		case landOf(w) == "" && !l.cue(w, "empty"):
			v[fOtherModifier] = 1
		}
	}
	if country != "" {
		switch {
		case k.country != "" && sameCountry(country, k.country):
			return l.cue(m.lemma, "country")
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
	}
	a.isPlaceWord(i, k, v)
	if v[fKindOf]+v[fHead]+v[fNameHead] == 0 && a.isFighters(m, k) {
		v[fKindOf] = 1
	}
	v[fGeneric] = indicator(k.named && k.typ == m.Type && l.cue(m.lemma, "generic") && v[fHead]+v[fNameHead]+v[fKindOf] == 0 && !a.isNoCompany(m, k))
	v[fClass] = indicator(v[fHead]+v[fNameHead]+v[fKindOf]+v[fGeneric] == 0 && a.isOfClass(m, k))
	if v[fClass] > 0 && m.Type == entity.Person && ageIn(a.tokens(m), m) > 0 {
		v[fKindOf], v[fClass] = 1, 0 // nobody is only an age: who was spoken of
	}
	return v[fHead]+v[fNameHead]+v[fKindOf]+v[fResult]+v[fGeneric]+v[fClass]+v[fPlaceWord] > 0
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

// callings yields what the article calls a person or body otherwise: the heads
// of descriptions, the words before its names, and common nouns in them.
func (a *article) callings(k *cluster) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, j := range head(k.members, fewMembers) {
			o := &a.m[j]
			switch o.Kind {
			case entity.Nominal:
				if !yield(o.lemma) {
					return
				}
			case entity.Name:
				for _, c := range a.callingsOf(j) {
					if isClassOf(k.typ, c.class) && !yield(c.word) {
						return
					}
				}
			}
		}
	}
}

// isClassOf reports whether a class of nouns is one of things of type typ.
func isClassOf(typ entity.Type, class string) bool {
	switch typ {
	case entity.Person:
		return class == "person"
	case entity.Organization:
		return data.IsBody(class)
	case entity.Work:
		return class == "work"
	case entity.Product:
		return class == "vehicle"
	}
	return false
}

// isPlaceWord lets "the country" mean any country, "the city" any city.
func (a *article) isPlaceWord(i int, k *cluster, v *vector) {
	l, m := lex(), &a.m[i]
	switch {
	case k.typ != entity.Place || !k.named:
	case l.cue(m.lemma, "realm"):
		v[fPlaceWord] = indicator(k.country != "" && a.isKnownAs(k, m.lemma))
	case l.cue(m.lemma, "country"):
		v[fPlaceWord] = indicator(k.country != "")
	case m.lemma == "capital":
		v[fPlaceWord] = indicator(k.country == "" && a.isCapitalOf(i, k))
	case m.lemma == "island":
		v[fPlaceWord] = indicator(a.isKnownAs(k, m.lemma))
	case l.cue(m.lemma, "cityword"):
		v[fPlaceWord] = indicator(k.country == "" && (k.subtype == "city" || k.subtype == "") && !a.isDateline(k))
	}
}

// isDateline reports whether a place is named nowhere but in the dateline: the
// article was sent from there, and speaks of another.
func (a *article) isDateline(k *cluster) bool {
	for _, j := range head(k.members, fewMembers) {
		if a.m[j].Kind == entity.Name && !a.t.Dateline.Contains(a.m[j].Span) {
			return false
		}
	}
	return true
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

// isCapitalOf reports whether description i, "the capital", may be of the city k:
// of the country that it names, of any where it names none, and of no country
// where it names a region.
func (a *article) isCapitalOf(i int, k *cluster) bool {
	l, ok := findLand(a.m[k.members[0]].Text)
	capital := ok && l.form == normalize.ByCapital
	if country := a.countryIn(i); country != "" {
		return capital && sameCountry(l.id, country)
	}
	for j := range a.near(i) {
		if o := &a.m[j]; j != i && a.m[i].Contains(o.Span) && o.Kind == entity.Name && (o.Type == entity.Place || o.Type == entity.Group) {
			return !capital && !a.isDateline(k) && (k.subtype == "city" || k.subtype == "")
		}
	}
	return capital
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
