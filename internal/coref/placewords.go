package coref

import (
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/normalize"
)

// isPlaceWord reports whether description i may be of place k by its noun alone:
// "the country" of any country, "the city" of any city.
func (a *article) isPlaceWord(i int, k *cluster) bool {
	l, m := lex(), &a.m[i]
	switch {
	case k.typ != entity.Place || !k.named:
		return false
	case l.cue(m.lemma, "realm"):
		return k.country != "" && a.isKnownAs(k, m.lemma)
	case l.cue(m.lemma, "country"):
		return k.country != ""
	case m.lemma == "capital":
		return k.country == "" && a.isCapitalOf(i, k)
	case m.lemma == "island":
		return a.isKnownAs(k, m.lemma)
	case l.cue(m.lemma, "cityword"):
		return k.country == "" && (k.subtype == "city" || k.subtype == "") && !a.isDateline(k)
	}
	return false
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
