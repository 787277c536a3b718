package ner

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/normalize"
)

// addOrganization adds what speaks for and against an organisation.
func (s *sentence) addOrganization(i, j int, v *[kinds]float64, sub *[kinds]string) {
	caps := 0
	for k := i; k < j; k++ {
		if s.toks[k].cap {
			caps++
		}
	}
	if caps == 0 {
		v[organization] -= 2
		return
	}
	if j-i > 1 && s.listedDeed(i, j) && !s.listed(i, j, organization) {
		v[organization] -= 3
	}
	if s.toks[i].first && s.toks[i].common && s.listed(i, j, organization) && s.besideBody(j) {
		v[organization] += 2.5 // "Gap and Target said"
	}
	if s.toks[i].first && s.listed(i, j, organization) && s.beforeOffice(j) {
		v[organization] += 3 // "Visa finance chief Jo Roe"
	}
	if j < len(s.toks) && s.toks[j].cap && s.lex.orgWords.Has(s.toks[j].form) && s.sameLine(j) && s.lex.orgWords.Has(s.toks[j-1].form) {
		v[organization] -= 2.5 // "German Aerospace" of the German Aerospace Center
	}
	if !s.listed(i, j, place) && !s.listed(i, j, group) && !s.listed(i, j, event) {
		s.addOrgWord(i, j, v, sub)
	}
	s.addTeam(i, j, v, sub)
	if j-i == 1 && mixedCase(s.toks[i].Text) && !s.toks[i].family && !s.toks[i].given {
		v[organization] += 1.5 // "QuikTrip"
		v[person]--
	}
	if j-i == 1 && s.toks[i].acronym && !s.toks[i].digit && !s.toks[i].common && len(s.toks[i].form) <= 6 {
		v[organization]++
		if strings.Index(s.toks[i].form, "&") > 0 {
			v[organization] += 2
		}
	}
	for k := i + 1; k < j-1; k++ {
		if s.toks[k].form == "&" {
			v[organization] += s.partners(i, k, j)
		}
	}
	if j-i == 1 && s.bracketed(i) {
		v[organization] += 4
	}
	if i > 0 && s.toks[i-1].low == "the" {
		v[organization] += 0.4
	}
	if j < len(s.toks) && s.class(j) == "person" && s.toks[j].UPOS == "NOUN" && j-i <= 3 { // "Tass reporter", "Fiat chairman"
		v[organization] += 0.4
	}
}

// addOrgWord adds what a word that makes a phrase an organisation's name tells.
func (s *sentence) addOrgWord(i, j int, v *[kinds]float64, sub *[kinds]string) {
	w, subtype := s.orgWord(i, j)
	if w <= 0 || s.seams(i, j) >= 3 {
		return
	}
	v[organization] += w
	if w >= 3 {
		v[place] -= 2
	}
	for k := i + 1; k < j-1; k++ {
		if l := s.toks[k].low; l == "'s" || l == "’s" { // "People's Party"
			v[organization] += 2.5
		}
	}
	if ordinal(s.toks[i].low) {
		v[organization] += 1.5
	}
	if w >= 3 && !s.listed(i, j, organization) {
		v[organization] += s.absorbed(i, j)
	}
	setIfEmpty(&sub[organization], subtype)
}

// addTeam adds what speaks for a team.
func (s *sentence) addTeam(i, j int, v *[kinds]float64, sub *[kinds]string) {
	if s.table && s.listed(i, j, place) && !s.listedCountry(i) && j < len(s.toks) && s.toks[j].UPOS == "NUM" {
		v[organization] += 4 // named by its city in a table of results
	}
	if (s.clubs || s.sport) && s.clubName(i, j) {
		v[organization] += clubWorth + s.absorbed(i, j)
		setIfEmpty(&sub[organization], "team")
	}
	if s.sport && !s.table {
		v[organization] += s.teamContext(i, j)
	}
}

// partners is what the "&" at token k of [i, j) is worth: "Duff & Phelps", "Duff,
// Phelps & Wood".
func (s *sentence) partners(i, k, j int) float64 {
	worth := 3.0
	couple := s.toks[k-1].given && s.toks[k+1].given && j-k == 2
	if s.toks[k-1].cap && s.toks[k+1].cap && !couple && !s.listedAny(i, k) && !s.listedAny(k+1, j) {
		worth += 7
	}
	if k > i+1 && s.toks[i+1].Text == "," {
		worth += 8
	}
	return worth
}

// besideBody reports whether a sign of a list and a listed organisation follow
// token j-1.
func (s *sentence) besideBody(j int) bool {
	if j+1 >= len(s.toks) || s.toks[j].Text != "," && s.toks[j].low != "and" {
		return false
	}
	for _, h := range s.hitsAt[j+1] {
		if s.hits[h].kind == organization && s.toks[j+1].cap {
			return true
		}
	}
	return false
}

// mixedCase reports whether a word has a capital after a small letter, other than
// behind one of the beginnings of family names: "SoftBank", not "McCain".
func mixedCase(w string) bool {
	small := 0
	for i, r := range w {
		switch {
		case unicode.IsLower(r):
			small = i + utf8.RuneLen(r)
		case unicode.IsUpper(r) && small == i && i > 0:
			return i > 2 && !data.Lexicon("name-beginnings").Has(w[:i]) || len(w) < 6
		default:
			small = -1
		}
	}
	return false
}

// bracketed reports whether token i alone stands in brackets behind the name that
// it abbreviates: "the Liberal Forum (LiF)".
func (s *sentence) bracketed(i int) bool {
	if i < 3 || i+1 >= len(s.toks) || s.toks[i-1].Text != "(" || s.toks[i+1].Text != ")" {
		return false
	}
	for k := i - 3; k >= max(0, i-9); k-- {
		if s.toks[k].cap && normalize.IsAcronymOf(s.toks[i].Text, s.text(k, i-1)) {
			return true
		}
	}
	return false
}

// bodyContext is what the words around tell of an organisation: "pump maker X",
// "X, a charity", "chief executive of X", "shares in X".
func (s *sentence) bodyContext(i, j int) float64 {
	v := 0.0
	if i > 0 && s.toks[i-1].UPOS == "NOUN" && data.IsBody(s.class(i-1)) {
		v += 2
		if s.toks[i-1].XPOS == "NN" && s.class(i-1) == "company" && !s.toks[i].given && !s.toks[i-1].cap {
			v += 1.5 // "drone maker Varkal"
		}
	}
	if data.IsBody(s.apposedTo(i, j)) {
		v += 1.5
	}
	if i > 1 && s.toks[i-1].is(heldInWord) && s.class(i-2) == "person" {
		v += 1.2
	}
	if j+1 < len(s.toks) && s.toks[j].Text == "," {
		if s.toks[j+1].low == "which" {
			v += 1
		}
		for k := j + 1; k < min(j+6, len(s.toks)); k++ {
			if t := &s.toks[k]; t.UPOS == "NOUN" && data.IsBody(s.class(k)) {
				if k+1 < len(s.toks) && isPossessive(s.toks[k+1].low) {
					break // "Ines Prado, the agency's director"
				}
				v += 1.8
				break
			} else if t.UPOS != "DET" && t.UPOS != "ADJ" && t.UPOS != "NOUN" && !t.cap {
				break
			}
		}
	}
	return v
}

// orgWord is the weight of the word that makes a phrase an organisation's name,
// and its subtype.
func (s *sentence) orgWord(i, j int) (float64, string) {
	if j-i < 2 {
		return 0, ""
	}
	last := j - 1
	if s.toks[last].Text == "." {
		last--
	}
	if s.toks[last].cap && s.lex.legal.Has(s.toks[last].form) && last > i {
		return 3.5, "company"
	}
	if s.toks[last].cap {
		if r, ok := s.lex.orgWords.Row(s.toks[last].form); ok {
			if r.Get("where") == "number" {
				return 0, ""
			}
			if r.Get("where") == "weak" || s.fullName(i, j) {
				return 1.2, r.Get("subtype")
			}
			return 3, r.Get("subtype")
		}
	}
	if r, ok := s.lex.orgWords.Row(s.toks[i].form); ok && r.Get("where") == "number" && j-i == 2 && s.toks[i].cap && s.toks[last].digit {
		return 9, r.Get("subtype") // "Local 802"
	}
	for k := i; k < j-1; k++ { // "Ministry of …", "Bank for …"
		next := &s.toks[k+1]
		r, ok := s.lex.orgWords.Row(s.toks[k].form)
		if !ok || !s.toks[k].cap || r.Get("where") == "number" {
			continue
		}
		if r.Get("where") == "any" && next.low == "of" {
			return 5, r.Get("subtype")
		}
		if r.Get("where") == "any" || next.is(seatWord) {
			if r.Get("where") == "weak" {
				return 1, r.Get("subtype")
			}
			return 3, r.Get("subtype")
		}
	}
	return 0, ""
}

// fullName reports whether the tokens are a given name and a family name, which
// may be an ordinary word too: "Jim Courier", "Charlotte Forest".
func (s *sentence) fullName(i, j int) bool {
	return j-i == 2 && s.toks[i].given && !s.toks[i].common && s.toks[i+1].family
}

// beforeOffice reports whether an office in small letters, and a name behind it,
// follow token j-1.
func (s *sentence) beforeOffice(j int) bool {
	for k := j; k < min(j+3, len(s.toks)); k++ {
		t := &s.toks[k]
		if t.cap || t.UPOS != "NOUN" && t.UPOS != "ADJ" {
			return false
		}
		if end := k + t.title; t.title > 0 && end < len(s.toks) && s.toks[end].cap {
			return true
		}
	}
	return false
}

// companyEnd reports whether the tokens up to j end as a company's name does.
func (s *sentence) companyEnd(j int) bool {
	if s.lex.legal.Has(s.toks[j-1].form) {
		return true
	}
	r, ok := s.lex.orgWords.Row(s.toks[j-1].form)
	return ok && r.Get("subtype") == "company"
}

// addPlace adds what speaks for and against a place.
func (s *sentence) addPlace(i, j int, v *[kinds]float64, sub *[kinds]string) {
	if s.toks[j-1].cap {
		if r, ok := s.lex.siteWords.Row(s.toks[j-1].form); ok && r.Get("where") == "last" && j-i > 1 && !s.fullName(i, j) && (s.listed(i, j, place) || !s.listed(i, j, organization)) {
			v[place] += 2.5
			setIfEmpty(&sub[place], r.Get("subtype"))
		}
		if r, ok := s.lex.siteWords.Row(s.toks[i].form); ok && r.Get("where") == "first" && j-i > 1 {
			v[place] += 3
			if j-i > 2 && s.toks[i+1].low == "of" { // "Port of Halifax"
				v[place] += 1 + s.absorbed(i, j)
			}
			v[person] -= 1.5
			setIfEmpty(&sub[place], r.Get("subtype"))
		}
	}
	if j-i > 1 && strings.HasSuffix(s.toks[i].low, "ern") && !s.listedAny(i, j) {
		v[place] -= 2.5 // "Southern Iraq" is Iraq
	}
	if s.demonym(i, j) && !s.listed(i, j, place) {
		v[place] -= 3
	}
	if j+1 < len(s.toks) && s.toks[j].Text == "," && s.placeAt(j+1) {
		v[place] += 1.2
	}
	if i > 1 && s.toks[i-1].Text == "," && s.placeAt(i) && s.placeBefore(i-1) {
		v[place] += 1
	}
	if j-i > 1 && s.toks[i].is(compassWord) && s.listed(i+1, j, place) && !s.listedCountry(i+1) {
		v[place] += 2 + s.absorbed(i, j) // "West Aberdeenshire"
	}
	if i > 1 && s.partyOf(i-2) {
		v[place] += 4 // "R-Miss."
	}
	if j-i == 1 && s.compass(i) {
		v[place] += 1.5
		sub[place] = "country"
	}
}

// placeContext is what the words around tell of a place: "in X", "downtown X",
// "X, a town".
func (s *sentence) placeContext(i, j int) float64 {
	v := 0.0
	if i > 0 {
		switch before := &s.toks[i-1]; {
		case before.is(inPlaceWord):
			v += 1.2
		case before.is(aboutPlaceWord | pathWord):
			v += 0.6
		case before.is(quarterWord | halfQuarterWord | localWord):
			v += 1.8
		}
	}
	if j+1 < len(s.toks) && s.toks[j].Text == "," && s.placed(j+1) {
		v += 2
	}
	return v
}

// placed reports whether a phrase about a place begins at token i: "a city".
func (s *sentence) placed(i int) bool {
	if !s.toks[i].is(articleWord) {
		return false
	}
	for k := i + 1; k < min(i+5, len(s.toks)); k++ {
		switch t := &s.toks[k]; {
		case t.UPOS == "NOUN" && (k+1 == len(s.toks) || s.toks[k+1].UPOS != "NOUN" && !isPossessive(s.toks[k+1].low) && s.toks[k+1].Text != "-"):
			class := s.class(k)
			return data.IsPlace(class) && class != "facility"
		case t.UPOS != "ADJ" && t.UPOS != "NOUN" && t.UPOS != "PROPN" && t.Text != "-" && t.UPOS != "VERB":
			return false
		}
	}
	return false
}

// compass reports whether token i is "North" or "South" standing for a country
// or a part of one ("the North").
func (s *sentence) compass(i int) bool {
	t := &s.toks[i]
	return t.cap && !s.shout && i > 0 && s.toks[i-1].low == "the" && t.is(compassWord) &&
		(i+1 >= len(s.toks) || !s.toks[i+1].cap)
}

func setIfEmpty(s *string, x string) {
	if *s == "" {
		*s = x
	}
}

// placeAt reports whether a listed place begins at token i.
func (s *sentence) placeAt(i int) bool {
	if i >= len(s.toks) {
		return false
	}
	for _, h := range s.hitsAt[i] {
		if s.hits[h].kind == place && s.hits[h].weight >= 1 {
			return true
		}
	}
	return false
}

// placeBefore reports whether a listed place ends before token i.
func (s *sentence) placeBefore(i int) bool {
	for k := max(0, i-3); k < i; k++ {
		for _, h := range s.hitsAt[k] {
			if s.hits[h].kind == place && s.hits[h].end == i {
				return true
			}
		}
	}
	return false
}
