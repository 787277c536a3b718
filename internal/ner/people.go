package ner

import (
	"strings"
	"unicode/utf8"

	"github.com/actant-nlp/actant/normalize"
)

// addPerson adds what speaks for and against a personal name.
func (s *sentence) addPerson(i, j int, v *[kinds]float64) {
	n := 0 // words of the name
	for k := i; k < j; k++ {
		t := &s.toks[k]
		switch {
		case t.cap && !t.digit:
			n++
		case s.lex.particles.Has(t.low) && k+1 < j:
		case s.tail(k):
		case t.Text == "-" && k > i && k+1 < j && s.glued(k) && s.glued(k+1):
			if s.twoNames(i, k, j) {
				v[person] -= 4
			}
		case t.Text == "." && s.glued(k):
		case s.nickname(k):
			v[person] += 4
		case s.nickname(k - 2):
		default:
			v[person] -= 4
		}
		if t.cap && (s.lex.orgWords.Has(t.form) || s.lex.siteWords.Has(t.form)) && !t.family {
			v[person] -= 2.5
		}
		if t.title > 0 && t.cap && k == i && n < j-i {
			v[person] -= 2
		}
		if s.demonym(k, k+1) || s.listedCountry(k) {
			v[person] -= 1.5
		}
	}
	if j-i > 1 && s.legalForm(j-1) || s.legalForm(j) {
		v[person] -= 7 // "Transportes El Sol S.A."
	}
	if j-i == 1 && s.toks[i].acronym && !s.shout {
		v[person] -= 2
	}
	if n == 0 || n > 5 {
		v[person] -= 4
		return
	}
	switch {
	case j-i > 1 && s.listedDeed(i, j):
		v[person] -= 4
	case s.listed(i, j, organization) && j-i > 1:
		v[person] -= 4 + 1.5*float64(j-i-2)
	case s.listed(i, i+1, product) || s.listed(i, j, organization):
		v[person] -= 2
	}
	v[person] += s.nameShape(i, j, n) + s.unlikePerson(i, j)
}

// legalForm reports whether token k is a company's legal form, and neither a
// surname nor what stands behind one ("Jr.").
func (s *sentence) legalForm(k int) bool {
	if k >= len(s.toks) {
		return false
	}
	t := &s.toks[k]
	return t.cap && s.lex.legal.Has(t.form) && !s.lex.suffixes.Has(t.Text) && (!t.family || t.acronym)
}

// listedDeed reports whether a list has tokens [i, j) as what people do or make, an
// event, a work or a law, which may be called after one of them.
func (s *sentence) listedDeed(i, j int) bool {
	return s.listed(i, j, event) || s.listed(i, j, work) || s.listed(i, j, law)
}

// listedCountry reports whether token k by itself is a listed country and no given name.
func (s *sentence) listedCountry(k int) bool {
	for _, h := range s.hitsAt[k] {
		if s.hits[h].subtype == "country" && s.hits[h].end == k+1 && !s.toks[k].given {
			return true
		}
	}
	return false
}

// twoNames reports whether a hyphen at k joins two names rather than the halves
// of one: surnames without a given name ("Roe-Poe").
func (s *sentence) twoNames(i, k, j int) bool {
	if k-i > 1 || j-k > 2 || s.tail(k+1) { // "Dominique Strauss-Kahn", "Jean-Claude Juncker"
		return false
	}
	a, b := &s.toks[k-1], &s.toks[k+1]
	return a.cap && b.cap && !(a.given && b.given)
}

// nameShape is what the words of the name themselves tell.
func (s *sentence) nameShape(i, j, n int) float64 {
	first, last := &s.toks[i], &s.toks[j-1]
	weak := func(t *token, x float64) float64 {
		if t.common {
			return 0.3 * x
		}
		return x
	}
	switch {
	case n == 1 && first.given:
		return weak(first, 0.8)
	case n == 1 && first.family:
		return weak(first, 0.4)
	case n == 1:
		return -0.6
	}
	v := 0.0
	if first.given {
		v += weak(first, 1.8)
	} else if isInitial(first.Text) {
		v += 0.8
	} else if n == 2 && areInitials(first.Text) && last.family && !s.placeAt(i) {
		v += 2.5 // "O.J. Simpson"
	}
	if last.family {
		v += weak(last, 0.8)
	}
	if r, ok := s.lex.particles.Row(first.low); ok && r.Field(0) == "ar" && !first.given && utf8.RuneCountInString(first.Text) > 2 {
		v += 1.5 // "Abu Omar", "Bin Salman"
	}
	if first.given && last.family {
		v += 0.8
	}
	for k := i + 1; k < j-1; k++ {
		if isInitial(s.toks[k].Text) {
			v++
		}
	}
	if n <= 3 && first.family {
		if p := normalize.ParsePerson(s.formText(i, j)); p.FamilyFirst && (p.Culture == "ko" || p.Culture == "zh" || p.Culture == "vi") {
			v += 2.5
		}
	}
	if !first.given && !first.family && !last.family && !isInitial(first.Text) {
		v -= 0.5
	}
	if n == 2 && j-i == 2 && first.given && s.placeAt(i) && s.plain(i+1, j) {
		v += plainGiven + 2 // "Georgia Stanway"
	}
	if n <= 4 && s.plain(i, j) {
		v += plainPerson
		if first.given {
			v += plainGiven
		}
	}
	return v
}

// What it tells of a person that no lexicon has the words of a name for anything
// else (log-odds): no other names are as often unknown.
const (
	plainPerson = 0.3
	plainGiven  = 1.5 // and the first is a given name
)

// isKnown reports whether token k is an ordinary word, a title, an acronym, a word
// of names other than people's, or is in a lexicon's name.
func (s *sentence) isKnown(k int) bool {
	t := &s.toks[k]
	if t.cap && (t.common || t.honor > 0 || t.title > 0 || t.acronym || t.digit || s.lex.orgWords.Has(t.form) || s.lex.siteWords.Has(t.form) || s.lex.eventWords.Has(t.form)) {
		return true
	}
	for _, h := range s.hitsAt[k] {
		if s.hits[h].weight >= 1 {
			return true
		}
	}
	return false
}

// plain reports whether tokens [i, j), which no article stands before, are words
// with a capital that are no ordinary ones and that no lexicon has in another name.
func (s *sentence) plain(i, j int) bool {
	if s.headed || i > 0 && s.toks[i-1].is(articleWord) {
		return false
	}
	if j-i == 3 && s.toks[i+1].Text == "-" || j < len(s.toks) && s.toks[j].cap && s.lex.orgWords.Has(s.toks[j].form) && s.sameLine(j) {
		return false // "Alka-Seltzer", the first of "Kaplan Thaler Group"
	}
	for k := i; k < j; k++ {
		t := &s.toks[k]
		if t.known && !(k > i && t.acronym && s.lex.suffixes.Has(t.Text)) || k == i && len(t.Text) == 1 {
			return false
		}
	}
	return true
}

// possessed reports whether a possessive follows the name that token k begins.
func (s *sentence) possessed(k int) bool {
	for ; k < len(s.toks) && s.toks[k].UPOS == "PROPN"; k++ {
	}
	return k < len(s.toks) && isPossessive(s.toks[k].low)
}

// formText is the text of tokens [i, j) as in running text.
func (s *sentence) formText(i, j int) string {
	var b strings.Builder
	for k := i; k < j; k++ {
		if k > i && !s.glued(k) {
			b.WriteByte(' ')
		}
		b.WriteString(s.toks[k].form)
	}
	return b.String()
}

func isInitial(s string) bool {
	s = strings.TrimSuffix(s, ".")
	return utf8.RuneCountInString(s) == 1 && strings.ToUpper(s) == s && isWord(s)
}

// areInitials reports whether s is two or three capitals with stops: "O.J."
func areInitials(s string) bool {
	if len(s) != 4 && len(s) != 6 {
		return false
	}
	for k := range len(s) {
		if c := s[k]; k%2 == 1 && c != '.' || k%2 == 0 && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return true
}

// personContext is what the words around tell.
func (s *sentence) personContext(i, j int) float64 {
	v := 0.0
	switch {
	case s.titled(i):
		v += 2.5
	case i > 0 && s.class(i-1) == "person" && s.toks[i-1].UPOS == "NOUN":
		v += 1.5
	}
	if s.apposedTo(i, j) == "person" {
		v += 1.5
	}
	if i > 0 && s.toks[i-1].honor > 0 || i > 1 && s.toks[i-1].Text == "." && s.toks[i-2].honor > 0 {
		v += 3.5
	}
	if j < len(s.toks) {
		next := &s.toks[j]
		switch {
		case s.lex.reporting.Has(next.Lemma) || s.lex.reporting.Has(next.low):
			v++
		case next.low == "who" || next.low == "whose":
			v += 0.8
		case next.Text == "," && j+2 < len(s.toks) && s.age(j+1) && (s.toks[j+2].Text == "," || s.toks[j+2].Text == "."):
			v += 2.5
		case next.Text == "(" && j+2 < len(s.toks) && s.age(j+1):
			v++
		}
		if next.Text == "," && j+1 < len(s.toks) {
			v += s.described(j + 1)
		}
		if next.Text == "," && i > 0 && (s.lex.reporting.Has(s.toks[i-1].Lemma) || s.lex.reporting.Has(s.toks[i-1].low)) {
			v++ // “…,” said X, …
		}
	}
	return v
}

// unlikePerson is what the words around tell against a person.
func (s *sentence) unlikePerson(i, j int) float64 {
	v := 0.0
	if j < len(s.toks) {
		next := &s.toks[j]
		if (next.low == "'s" || next.low == "’s") && j+1 < len(s.toks) && s.toks[j+1].Text == "Day" || next.Text == "Day" {
			v -= 4
		}
	}
	if i > 0 && s.toks[i-1].low == "the" && !(j < len(s.toks) && s.toks[j].Text == "-") {
		v -= 1
	}
	if i > 0 && (s.toks[i-1].low == "in" || s.toks[i-1].low == "at") {
		v--
	}
	return v
}

// apposedTo is the class of the noun that tokens [i, j) stand apposed to, between
// two commas: "the party's chairman, Jo Roe, said"; "" for none.
func (s *sentence) apposedTo(i, j int) string {
	if i < 3 || j >= len(s.toks) || s.toks[i-1].Text != "," || s.toks[i-2].XPOS != "NN" || s.toks[i-2].cap {
		return ""
	}
	if t := s.toks[j].Text; t != "," && t != "." || j+1 < len(s.toks) && s.toks[j+1].UPOS == "CCONJ" {
		return ""
	}
	return s.class(i - 2)
}

func (s *sentence) age(k int) bool {
	t := s.toks[k].Text
	return len(t) <= 3 && s.toks[k].digit && !s.toks[k].cap
}

// titled reports whether a title ends right before token i.
func (s *sentence) titled(i int) bool {
	for k := max(0, i-5); k < i; k++ {
		if t := &s.toks[k]; t.title > 0 && k+t.title == i && (t.cap || s.class(i-1) == "person") {
			return true
		}
	}
	return false
}

// nickname reports whether the quotation mark at token k opens a name within a
// name: the first one of Richard "Tex" Coe.
func (s *sentence) nickname(k int) bool {
	return k > 0 && k+3 < len(s.toks) && isOpenQuote(s.toks[k].Text) && isCloseQuote(s.toks[k+2].Text) &&
		s.toks[k-1].cap && s.toks[k+1].cap && s.toks[k+3].cap && !s.glued(k) && s.glued(k+1) && s.glued(k+2) && !s.glued(k+3)
}

// described is what the words from token i on, behind a name and a comma, tell for
// a person: "who", or a phrase about one, most when it goes on to what that one has
// to do with: "director of", "a reader at".
func (s *sentence) described(i int) float64 {
	if s.toks[i].low == "who" {
		return 1
	}
	k := s.occupation(i)
	switch {
	case k < 0:
		return 0
	case k+1 < len(s.toks) && (s.toks[k+1].low == "of" || s.toks[k+1].low == "at"):
		return 3
	}
	return 1
}

// occupation is the noun of the phrase about a person that begins at token i, "the
// former minister", "executive producer", "the agency's deputy director"; -1 for none.
func (s *sentence) occupation(i int) int {
	for k := i; k < min(i+7, len(s.toks)); k++ {
		switch t := &s.toks[k]; {
		case t.UPOS == "NOUN" && s.class(k) == "person":
			return k
		case t.UPOS == "DET" || t.UPOS == "ADJ" || t.UPOS == "NOUN":
		case t.UPOS == "PROPN" && k > i, isPossessive(t.low) && k > i, t.UPOS == "PROPN" && s.possessed(k):
		default:
			return -1
		}
	}
	return -1
}
