package ner

import (
	"strings"
	"unicode/utf8"
)

// Weights of the parser's tags. They are log-odds, set on development articles.
const (
	modelWeight   = 0.8
	boundaryCost  = 1.2
	containedCost = 1.8
	// rareFloor bounds what the tags may say against the types that the corpora
	// behind them mark seldom or not at all.
	rareFloor = -1
)

// score is the best reading of tokens [i, j) as a name.
func (s *sentence) score(i, j int, doc *document) name {
	v, sub := s.evidence(i, j, doc)
	best, next := kind(0), -1e9
	for k := kind(1); k < kinds; k++ {
		if v[k] > v[best] {
			next = max(next, v[best])
			best = k
		} else {
			next = max(next, v[k])
		}
	}
	return name{start: i, end: j, kind: best, subtype: sub[best], score: v[best], margin: v[best] - next}
}

// evidence is what speaks for tokens [i, j) as a name of each kind, and the
// subtype that goes with it.
func (s *sentence) evidence(i, j int, doc *document) (v [kinds]float64, sub [kinds]string) {
	base := s.base(i, j)
	for k := range v {
		v[k] = base
	}
	s.addModel(i, j, &v)
	sub = s.addHits(i, j, &v)
	s.addPerson(i, j, &v)
	s.addOrganization(i, j, &v, &sub)
	s.addPlace(i, j, &v, &sub)
	s.addOther(i, j, &v)
	own := s.clues(i, j)
	for x, c := range own {
		v[told[x].kind] += c
	}
	doc.add(s, i, j, own, &v)
	if len(doc.firms) > 0 && doc.firms[s.key(i, j)] {
		setIfEmpty(&sub[organization], "company")
	}
	return v, sub
}

// base is what shapes and tags say, whatever the type.
func (s *sentence) base(i, j int) float64 {
	v := -1.0
	for k := i; k < j; k++ {
		t := &s.toks[k]
		v += s.shaped(i, j, k)
		v += s.tagged(i, j, k)
		if t.date && t.model[person] < 1 {
			v -= 3
		}
		if t.title > 0 && t.cap && k == i && j-i > t.title {
			v -= 1.5
			if s.toks[i+t.title].is(titleOfWord) {
				v -= 3 // "Chief Executive of Orbitec"
			}
		}
		if t.honor > 0 && k == i && j-i > t.honor && !s.listed(i, j, place) {
			v -= 4
		}
	}
	if i > 0 && isOpenQuote(s.toks[i-1].Text) {
		return v - s.seams(i, j)
	}
	if s.toks[i].is(articleWord) && !(s.toks[i].cap && i > 0 && s.listed(i, j, place)) { // "The Hague"
		v -= 3
	}
	if j-i > 1 && s.demonym(i, i+1) && s.force(i+1, j) && !s.listedAny(i, j) {
		v -= 4 // "Kurdish Peshmerga" are two names
		if s.toks[i+1].tag == "I" {
			v -= boundaryCost
		}
	}
	if c := s.class(j - 1); (c == "vehicle" || c == "weapon") && j-i > 1 && !s.listedAny(i, j) {
		v -= 3 // "Lexus SUVs": the second word is a noun
	}
	if j-i > 1 && s.toks[j-1].acronym && s.lex.suffixes.Has(s.toks[j-1].Text) && len(s.toks[j-1].Text) <= 3 && !roman(s.toks[j-1].Text) {
		v -= 3 // "Mary Ingleby KC"
	}
	if j-i == 3 && s.toks[i+1].Text == "-" && s.glued(i+1) && s.glued(i+2) && j < len(s.toks) && s.toks[j].UPOS == "NOUN" && !s.listedAny(i, j) && s.alike(i, i+2) {
		v -= 3 // "the Obama-Castro summit"
	}
	return v - s.seams(i, j) - s.bare(i, j) - s.halved(i, j)
}

// shaped is what the shape of token k says of a name of tokens [i, j).
func (s *sentence) shaped(i, j, k int) float64 {
	t := &s.toks[k]
	switch {
	case t.cap && (s.shout || s.headed):
		if t.common {
			return -0.6
		}
		return 0
	case t.cap && t.first && t.common:
		return -1.2
	case t.cap && t.first:
		return 0.4
	case t.cap && t.common && !isProper(t.XPOS) && !(j-i == 1 && s.listed(i, j, organization) && s.alone(i)):
		return -0.3
	case t.cap:
		return 0.8
	case t.digit && ordinal(t.low):
		return -0.3
	case t.digit && k > i && s.glued(k):
		return 0
	case t.digit && k == i && len(t.Text) == 4:
		return -2
	case t.digit:
		return -0.8
	case s.tail(k):
		return 0.6
	case t.Text == "-" && k+1 < j && s.tail(k+1):
		return 0
	case t.is(joinerWord):
		return -0.5
	case t.Text == ".":
		return 0.1
	case t.Text == "," || t.Text == ";" || s.nickname(k) || s.nickname(k-2):
		return 0
	case t.Name != "":
		return -0.7
	}
	return -2
}

// tagged is what the tag of token k says of a name of tokens [i, j).
func (s *sentence) tagged(i, j, k int) float64 {
	t := &s.toks[k]
	switch {
	case isProper(t.XPOS):
		return 0.4
	case t.acronym && !s.headed && !s.shout:
		return 0
	case t.cap && !t.first && strings.HasSuffix(t.Name, "-PERSON"): // the "An" of "his sister, An Mi", whatever its tag
		return 0
	case t.cap && k == i && t.low == "the" && j-i > 1 && i > 0 && s.listed(i, j, place):
		return 0
	case t.cap && isClosedClass(t.UPOS):
		return -2.5
	case t.cap && t.UPOS == "VERB" && t.first:
		return -1
	}
	return 0
}

// isClosedClass reports whether words of the part of speech are hardly ever names.
func isClosedClass(upos string) bool {
	switch upos {
	case "PRON", "DET", "SCONJ", "CCONJ", "AUX", "ADP", "ADV":
		return true
	}
	return false
}

// alone reports whether no word with a capital stands beside token i.
func (s *sentence) alone(i int) bool {
	return !(i > 0 && s.toks[i-1].cap) && !(i+1 < len(s.toks) && s.toks[i+1].cap)
}

// alike reports whether two tokens are names of the same kind by themselves.
func (s *sentence) alike(a, b int) bool {
	x, y := &s.toks[a], &s.toks[b]
	return x.family && y.family || s.placeAt(a) && s.placeAt(b) || s.listed(a, a+1, organization) && s.listed(b, b+1, organization)
}

// halved is the cost of cutting a hyphenated word with two capitals in two.
func (s *sentence) halved(i, j int) float64 {
	cost := 0.0
	if j+1 < len(s.toks) && s.toks[j].Text == "-" && s.tail(j+1) {
		return 4
	}
	if j+1 < len(s.toks) && s.toks[j].Text == "-" && s.glued(j) && s.glued(j+1) && s.toks[j+1].cap && !s.alike(j-1, j+1) {
		cost += 0.8
	}
	if i > 1 && s.toks[i-1].Text == "-" && s.glued(i) && s.glued(i-1) && s.toks[i-2].cap && len(s.toks[i-2].Text) > 1 && !s.alike(i-2, i) {
		cost += 0.8
	}
	return cost
}

func roman(s string) bool { return strings.Trim(s, "IVX") == "" }

func ordinal(low string) bool {
	if len(low) < 3 || low[0] < '0' || low[0] > '9' {
		return false
	}
	switch low[len(low)-2:] {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

// bare is the cost of a word that is a part of names and no name by itself: a
// letter, a legal form, "Southern", "QC", a word of a title.
func (s *sentence) bare(i, j int) float64 {
	for a := max(0, i-4); a <= i; a++ {
		if n := s.toks[a].title; n > 1 && a+n >= j && s.toks[a].cap && !s.listedAny(i, j) {
			return 3
		}
	}
	for a := max(i+1, j-4); a < j; a++ {
		if n := s.toks[a].title; n > 1 && a+n > j && s.toks[a].cap && !s.listedAny(i, j) {
			return 3 // "Velantis Chief" of "Velantis Chief Executive Kim"
		}
	}
	if j-i > 1 {
		return 0
	}
	t := &s.toks[i]
	switch {
	case utf8.RuneCountInString(strings.Trim(t.Text, ".")) == 1:
		return 4
	case s.lex.notNames.Has(t.Text):
		return 6
	case s.lex.legal.Has(t.form) && !s.listedAny(i, j):
		return 3
	case i > 0 && s.toks[i-1].Text == "," && s.lex.suffixes.Has(t.Text):
		return 4
	}
	if t.is(quarterWord) {
		return 3
	}
	return 0
}

// force reports whether a lexicon has exactly these tokens as an armed force.
func (s *sentence) force(i, j int) bool {
	for _, h := range s.hitsAt[i] {
		if s.hits[h].end == j && s.hits[h].subtype == "military" {
			return true
		}
	}
	return false
}

// listedAny reports whether a lexicon has exactly these tokens.
func (s *sentence) listedAny(i, j int) bool {
	for _, h := range s.hitsAt[i] {
		if s.hits[h].end == j {
			return true
		}
	}
	return false
}

// absorbed is what the lexicons' names inside tokens [i, j) are worth by
// themselves; a longer name that has a sign of its own takes it over.
func (s *sentence) absorbed(i, j int) float64 {
	sum := 0.0
	for k := i; k < j; {
		end, w := k+1, 0.0
		for _, h := range s.hitsAt[k] {
			h := s.hits[h]
			if h.end <= j && (h.start > i || h.end < j) && h.end >= end && h.weight > w {
				end, w = h.end, h.weight
			}
		}
		sum += min(w, 6)
		k = end
	}
	return sum
}

func isProper(xpos string) bool { return strings.HasPrefix(xpos, "NNP") }

// seams is the cost of joining what stands in one name only by chance: two names
// with a hyphen ("the Roe-Poe summit"), "and", a possessive.
func (s *sentence) seams(i, j int) float64 {
	cost := 0.0
	for k := i + 1; k < j-1; k++ {
		switch t := &s.toks[k]; {
		case t.low == "and":
			if !s.hitOver(i, k) {
				cost += 1.5
			}
		case t.low == "'s", t.low == "’s":
			cost += 2.5
		case t.is(seamWord):
			if !s.hitOver(i, k) {
				cost += 3
			}
		case t.is(ofWord):
			if !s.governs(k-1) && !s.hitOver(i, k) {
				cost += 3 // "Kessler Group of Germany" is two names
			} else if s.toks[k].low == "on" && s.toks[k+1].date {
				cost += 6 // "the Conference League on Thursday"
			}
		case t.low == "the":
			cost += 0.5
		}
	}
	return cost
}

// governs reports whether the word at k is one that a name with "of" begins with:
// "Ministry of", "Battle of", "Strait of".
func (s *sentence) governs(k int) bool {
	t := &s.toks[k]
	if r, ok := s.lex.orgWords.Row(t.form); ok && r.Get("subtype") != "company" || s.lex.eventWords.Has(t.form) || s.lex.siteWords.Has(t.form) {
		return t.cap
	}
	return t.cap && s.lex.bodies.Has(t.form)
}

// addModel adds the parser's name tags.
func (s *sentence) addModel(i, j int, v *[kinds]float64) {
	for k := i; k < j; k++ {
		if s.toks[k].Text == "." || k == i && ordinal(s.toks[k].low) {
			continue
		}
		for x := range v {
			m := s.toks[k].model[x]
			if kind(x) >= group {
				m = max(m, rareFloor)
			}
			v[x] += modelWeight * m
		}
		if k > i && s.toks[k].tag == "B" {
			addAll(v, -boundaryCost)
		}
	}
	if s.toks[i].tag == "I" {
		addAll(v, -boundaryCost)
	}
	if j < len(s.toks) && s.toks[j].tag == "I" {
		addAll(v, -boundaryCost)
	}
}

func addAll(v *[kinds]float64, x float64) {
	for k := range v {
		v[k] += x
	}
}

// addHits adds what lexicons say of exactly these tokens, and the cost of
// cutting an entry in two. It returns the subtype that goes with each kind.
func (s *sentence) addHits(i, j int, v *[kinds]float64) (sub [kinds]string) {
	var best [kinds]float64
	cut := 0.0
	for a := max(0, i-6); a < j; a++ {
		for _, h := range s.hitsAt[a] {
			h := s.hits[h]
			switch {
			case h.start == i && h.end == j:
				if h.weight > best[h.kind] {
					best[h.kind], sub[h.kind] = h.weight, h.subtype
				}
			case h.start <= i && h.end >= j: // within a longer entry
				cut = max(cut, min(h.weight, containedCost))
			case h.end > i && h.start < j && !(h.start >= i && h.end <= j):
				cut = max(cut, 1)
			}
		}
	}
	top := 0.0
	for k := range v {
		v[k] += best[k] - cut
		top = max(top, best[k])
	}
	for k := range v {
		if top >= 4 && best[k] == 0 {
			v[k] -= 2
		}
	}
	return sub
}

// class is the kind of thing that the noun at token i names.
func (s *sentence) class(i int) string {
	t := &s.toks[i]
	if !t.classed {
		t.class, t.classed = s.lex.class(t), true
	}
	return t.class
}

func (k *knowledge) class(t *token) string {
	for _, w := range [...]string{t.low, strings.ToLower(t.Lemma), strings.TrimSuffix(t.low, "s")} {
		if r, ok := k.nouns.Row(w); ok && w != "" {
			return r.Field(0)
		}
	}
	return ""
}

// demonym reports whether a lexicon has exactly these tokens as a people.
func (s *sentence) demonym(i, j int) bool {
	for _, h := range s.hitsAt[i] {
		if s.hits[h].kind == group && s.hits[h].end == j {
			return true
		}
	}
	return false
}

// listed reports whether a lexicon has exactly these tokens as a name of kind k.
func (s *sentence) listed(i, j int, k kind) bool {
	for _, h := range s.hitsAt[i] {
		if s.hits[h].kind == k && s.hits[h].end == j {
			return true
		}
	}
	return false
}
