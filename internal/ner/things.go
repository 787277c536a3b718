package ner

import (
	"strings"
	"unicode/utf8"
)

// addOther adds what words and neighbours say of products, events, works and
// laws, which are rarer and need a sign.
func (s *sentence) addOther(i, j int, v *[kinds]float64) {
	v[group] -= 1.5
	if i > 0 && s.toks[i-1].is(languageWord) && (j == len(s.toks) || s.toks[j].UPOS != "NOUN" && s.toks[j].UPOS != "ADJ" && !s.toks[j].cap) {
		v[group] -= 4 // a language
	}
	v[product] -= 1.5
	v[event] -= 2
	v[work] -= 2.5
	v[law] -= 2
	last := &s.toks[j-1]
	if j-i == 1 && strings.HasSuffix(last.low, "gate") && len(last.low) > 7 && last.cap && !mixedCase(last.Text) && !last.family && !s.listedAny(i, j) {
		v[event] += 5 // "Rolexgate"
	}
	if j-i >= 2 && last.cap {
		if r, ok := s.lex.eventWords.Row(last.form); ok {
			k := labelKind(r.Field(0))
			v[k] += 5 + s.absorbed(i, j)
			if (k == law || k == work) && !s.listed(i, j, organization) {
				v[organization] -= 2
			}
			for k := i + 1; k < j-1; k++ {
				if s.toks[k].Text == "-" && s.glued(k) { // "the Iran-Iraq War"
					v[labelKind(r.Field(0))] += 3
				}
			}
		}
	}
	if s.toks[i].cap && j-i > 1 {
		if r, ok := s.lex.namedEvents.Row(s.toks[i].low); ok { // "Operation Desert Storm", "Hurricane Katrina"
			v[labelKind(r.Field(0))] += 6 + s.absorbed(i, j)
			if s.toks[i].first && s.toks[i+1].cap {
				v[labelKind(r.Field(0))] += 3 // the capital tells nothing there, and the tags little
			}
		}
	}
	for k := i + 1; k < j-1; k++ {
		if s.toks[k].is(namesOnWord) {
			if r, ok := s.lex.eventWords.Row(s.key(i, k)); ok && s.toks[k-1].cap {
				v[labelKind(r.Field(0))] += 2.5
			}
		}
	}
	if last.digit && j-i == 2 {
		if r, ok := s.lex.eventWords.Row(s.toks[i].form); ok {
			v[labelKind(r.Field(0))] += 2.5
		}
	}
	s.addQuoted(i, j, v)
	s.addNamed(i, j, v)
	s.addThing(i, j, v)
}

// addQuoted favours a title in quotation marks: “Angela's Ashes”.
func (s *sentence) addQuoted(i, j int, v *[kinds]float64) {
	if i == 0 || j >= len(s.toks) || !isOpenQuote(s.toks[i-1].Text) {
		return
	}
	end := s.toks[j].Text
	if (end == "," || end == ".") && j+1 < len(s.toks) {
		end = s.toks[j+1].Text
	}
	if !isCloseQuote(end) {
		return
	}
	caps, words := 0, 0
	for k := i; k < j; k++ {
		if !isWord(s.toks[k].Text) {
			continue
		}
		words++
		if s.toks[k].cap || s.toks[k].is(joinerWord) {
			caps++
		}
	}
	told := s.toldWork(i - 1)
	if caps == words && (words >= 2 || told) && words <= 8 && s.toks[i].cap && s.toks[j-1].cap {
		switch {
		case told:
			v[work] = max(v[work], 4) + 2*float64(words) + 3
		case !s.listedAny(i, j):
			v[work] = max(v[work], 4) + 2*float64(words)
		}
		for k := range v {
			if kind(k) != work {
				v[k] -= 1
			}
		}
	}
}

// toldWork reports whether a noun for a work stands before the quotation mark at
// token q, or before the comma before that: `his film "Dust"`.
func (s *sentence) toldWork(q int) bool {
	k := q - 1
	if k > 0 && s.toks[k].Text == "," {
		k--
	}
	return k >= 0 && s.toks[k].UPOS == "NOUN" && s.toks[k].XPOS == "NN" && !s.toks[k].cap && s.class(k) == "work"
}

// addNamed favours a work or a product right behind the noun that says what it
// is: "the thriller Borderland", "the rocket Kestrel".
func (s *sentence) addNamed(i, j int, v *[kinds]float64) {
	if i == 0 || !s.toks[i].cap {
		return
	}
	if s.insideThing(i) {
		v[person] -= 4 // "the tanker MSC Stella Nova"
	}
	if s.toks[i-1].UPOS != "NOUN" || s.toks[i-1].cap {
		return
	}
	switch s.class(i - 1) {
	case "work":
		if !s.listedAny(i, j) && s.toks[i-1].XPOS != "NNS" {
			v[work] += 5
			if s.toks[i].low == "the" || s.toks[i].low == "a" {
				v[work] += 4 + s.absorbed(i, j)
			}
		}
	case "vehicle", "weapon", "device":
		v[product] += 4
		if s.toks[i-1].XPOS == "NN" && !s.relative(i, j) {
			v[product] += s.absorbed(i, j)
			v[person] -= 4 // "the tanker Stella Nova"
			v[organization] -= 1.5
		}
	}
}

// insideThing reports whether the noun for a vehicle stands before the word in
// capitals right before token i, with nothing between.
func (s *sentence) insideThing(i int) bool {
	return i > 1 && s.toks[i-1].cap && s.toks[i-2].XPOS == "NN" && !s.toks[i-2].cap && s.class(i-2) == "vehicle" && s.toks[i-1].acronym
}

// relative reports whether tokens [i, j) are the subject of a clause that goes
// with the noun before them: "the car Roe drove".
func (s *sentence) relative(i, j int) bool {
	h := s.head(name{start: i, end: j})
	if s.toks[h].Deprel != "nsubj" {
		return false
	}
	v := s.toks[h].Head
	return v >= j && v < len(s.toks) && s.toks[v].Head == i-1
}

// addThing favours a product: a maker's name before a noun for such a thing, or
// with a model's name behind it.
func (s *sentence) addThing(i, j int, v *[kinds]float64) {
	if j < len(s.toks) {
		switch s.class(j) {
		case "vehicle", "weapon", "device":
			if !s.demonym(i, j) && v[place] < 3 {
				v[product] += 3
				v[person] -= 3.5
				v[organization]--
				if s.listed(i, j, product) {
					v[organization] -= 2
				}
				if i > 0 && s.toks[i-1].is(singleWord) {
					v[product] += 1.5
				}
			}
		}
	}
	if s.listed(i, j, product) {
		for k := j; k < min(j+4, len(s.toks)) && (s.toks[k].UPOS == "NOUN" || s.toks[k].UPOS == "ADJ"); k++ {
			if c := s.class(k); c == "vehicle" || c == "weapon" {
				v[product] += 2.2
				break
			}
		}
	}
	maker := 0
	for _, h := range s.hitsAt[i] {
		if s.toks[i].given && s.toks[i].model[person] > 0 {
			break // "Rafael Correa"
		}
		if s.hits[h].kind == product && s.hits[h].end < j {
			maker = max(maker, s.hits[h].end)
		}
	}
	if maker > 0 && (s.toks[maker].cap && !s.companyEnd(j) || s.toks[maker].digit || s.toks[maker].Text == "-") {
		v[product] += 3 + s.absorbed(i, j)
		v[organization] -= 3
		if s.toks[j-1].digit && !s.toks[j-1].date { // "Lexus LX 570"
			v[product] += 1.5
		}
	}
	if i > 0 && (s.toks[i-1].is(singleWord) || s.toks[i-1].low == "the") && (s.listed(i, j, product) || maker > 0) {
		v[product] += 2.5
	}
	if s.listed(i, j, product) && j < len(s.toks) && (s.toks[j].acronym || s.toks[j].digit) && s.sameLine(j) {
		v[product] -= 1.5 // the model's name belongs to it
	}
	if s.toks[j-1].digit && s.toks[j-1].cap && j-i == 1 && utf8.RuneCountInString(s.toks[i].Text) <= 6 {
		v[product] += 0.8 // "S62", "F16"
	}
}
