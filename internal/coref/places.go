package coref

import (
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/normalize"
)

// joinPlaces makes one entity of each country under all its names, its capital
// included where that stands for the government, and of every other place.
func (a *article) joinPlaces() {
	lands := a.landsNamed()
	a.countries = map[string]int{}
	seen := map[string]int{}
	for i := range a.each() {
		m := &a.m[i]
		if m.Kind != entity.Name || m.Type != entity.Place {
			continue
		}
		key, country := a.placeKey(i, lands)
		if j, ok := seen[key]; ok {
			a.join(j, i)
		} else {
			seen[key] = i
		}
		if country != "" {
			c := a.of(i)
			c.country, c.subtype = country, "country"
			if _, ok := a.countries[country]; !ok {
				a.countries[country] = i
			}
		}
	}
	a.joinShorter(entity.Place)
	a.joinTypos(entity.Place)
}

// landsNamed lists the countries that the article names by their own name or
// their people's, for the names that only make sense beside them: "the North".
func (a *article) landsNamed() map[string]bool {
	lands := map[string]bool{}
	for i := range a.each() {
		if m := &a.m[i]; m.Kind == entity.Name && (m.Type == entity.Place || m.Type == entity.Group) {
			if l, ok := findLand(m.Text); ok && l.form != normalize.ByCapital {
				lands[l.id] = true
			}
		}
	}
	return lands
}

// placeKey is equal for two names of one place; country is the id of the
// country that the mention means, "" if it means none.
func (a *article) placeKey(i int, lands map[string]bool) (key, country string) {
	m := &a.m[i]
	if id := partOfName(m.words, lands); id != "" {
		return "land " + id, id
	}
	l, ok := findLand(m.Text)
	switch {
	case ok && l.form != normalize.ByCapital:
		return "land " + l.id, l.id
	case ok && l.form == normalize.ByCapital && a.meansGovernment(m):
		return "land " + l.id, l.id
	}
	return "place " + strings.Join(m.words, " "), ""
}

// partOfName reads "the North" as North Korea where the article speaks of North
// Korea, and "Korea" as the one Korea that it speaks of.
func partOfName(words []string, lands map[string]bool) string {
	if len(words) == 2 && words[0] == "the" {
		words = words[1:]
	}
	if len(words) != 1 {
		return ""
	}
	found := ""
	for id := range lands {
		full := strings.Fields(fold(id))
		if len(full) != 2 || !direction(full[0]) || full[0] != words[0] && full[1] != words[0] {
			continue
		}
		if found != "" {
			return ""
		}
		found = id
	}
	return found
}

func direction(w string) bool { return lex().cue(w, "direction") }

// meansGovernment tells the capital as a place ("from Lisbon by train") from
// the capital as the government ("Moscow had agreed").
func (a *article) meansGovernment(m *mention) bool {
	toks := a.tokens(m)
	if toks == nil || a.t.Dateline.Overlaps(m.Span) {
		return false
	}
	if m.last+1 < len(toks) && toks[m.last+1].Text == "," && m.last+2 < len(toks) && toks[m.last+2].UPOS == "PROPN" && m.role != subject {
		return false // "Columbus, Ohio"
	}
	l := lex()
	gov := ""
	if m.gov >= 0 {
		gov = fold(lemmaOf(&toks[m.gov]))
	}
	switch m.role {
	case subject, passiveSubject:
		return true
	case object, indirect:
		return !l.cue(gov, "placeverb")
	case possessor:
		return !l.cue(gov, "citynoun") && !hasPlace(gov)
	case compound:
		return l.cue(gov, "statenoun")
	}
	return l.cue(m.prep, "deals") || l.cue(m.prep, "towards") && a.isDealtWith(m, gov)
}

// hasPlace reports whether a noun names what stands in a town: "Ry's cathedral".
func hasPlace(noun string) bool {
	class := data.NounClass(noun)
	return data.IsPlace(class) && class != "country"
}

// isDealtWith reads "weapons to Moscow", "closer to Moscow" (the state) against
// "a visit to Moscow", "flew from Moscow", "the mayor of Moscow" (the city).
func (a *article) isDealtWith(m *mention, gov string) bool {
	l, toks := lex(), a.tokens(m)
	if a.isAfterMotion(m) || l.cue(gov, "motion") || l.cue(gov, "citynoun") {
		return false
	}
	if m.gov >= 0 && toks[m.gov].UPOS == "NOUN" && m.clause >= 0 && l.cue(fold(lemmaOf(&toks[m.clause])), "motion") {
		return false
	}
	switch {
	case l.cue(m.prep, "bound"):
		return true
	case m.prep == "from":
		return m.gov >= 0 && toks[m.gov].UPOS == "NOUN" || l.cue(gov, "gain")
	}
	return l.cue(gov, "statenoun")
}

// isAfterMotion looks at the word right before the preposition, which a tree may
// well attach elsewhere: "pay a visit to Moscow", "travelled in from Moscow".
func (a *article) isAfterMotion(m *mention) bool {
	toks := a.tokens(m)
	for k, n := m.first-1, 0; k >= 0 && n < 2; k-- {
		switch t := &toks[k]; t.UPOS {
		case "ADP", "DET", "ADV", "PART":
		default:
			n++
			if (t.UPOS == "NOUN" || t.UPOS == "VERB") && lex().cue(fold(lemmaOf(t)), "motion") {
				return true
			}
			if t.UPOS != "PRON" {
				return false
			}
		}
	}
	return false
}

// joinGroups makes one entity of each people, whether as adjective or noun:
// "Iraqi", "Iraqis". They are not the country.
func (a *article) joinGroups() {
	seen := map[string]int{}
	for i := range a.each() {
		m := &a.m[i]
		if m.Kind != entity.Name || m.Type != entity.Group {
			continue
		}
		key, id := stem(strings.Join(m.words, " ")), ""
		if l, ok := findLand(m.Text); ok && l.form != normalize.ByCapital {
			key, id = "land "+l.id, l.id
		}
		if j, ok := seen[key]; ok {
			a.join(j, i)
		} else {
			seen[key] = i
		}
		if id != "" {
			a.of(i).country = id
		}
	}
}

// stem takes a plural ending off a name of a people.
func stem(s string) string {
	if strings.HasSuffix(s, "ses") || len(s) < 4 {
		return s
	}
	return strings.TrimSuffix(s, "s")
}
