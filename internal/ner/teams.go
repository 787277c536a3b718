package ner

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant/internal/watch"
)

// What tells of a team named by its town (log-odds). A text is about sport when
// at least sportWords of its words, and one in sportShare, are.
const (
	sportWords = 2
	sportShare = 50

	teamName    = 2 // no preposition of place before it; the lexicons' weight of the place comes on top
	teamSubject = 2 // it does something
	teamCue     = 2 // what it does or has is what teams do or have
	teamScore   = 3 // a number of goals follows

	clubWorth = 5 // a town's name and a word of clubs
)

// markSport marks the sentences of a text about sport.
func markSport(w *watch.Watch, sents []*sentence) {
	words, tell := 0, 0
	for s := range watch.Each(w, slices.Values(sents)) {
		words += len(s.toks)
		for i := range s.toks {
			if s.toks[i].telling[teams]&sport != 0 || s.result(i) || s.toks[i].telling[teams]&subject != 0 && s.townBefore(i) {
				tell++
			}
		}
		for _, h := range s.hits {
			if h.subtype == "team" {
				tell++
			}
		}
	}
	if tell < sportWords || tell*sportShare < words {
		return
	}
	for _, s := range sents {
		s.sport = true
	}
}

// townBefore reports whether the name of a town, county or state ends before
// token i, which no preposition of place stands before.
func (s *sentence) townBefore(i int) bool {
	for k := max(0, i-3); k < i; k++ {
		for _, h := range s.hitsAt[k] {
			if h := s.hits[h]; h.kind == place && h.end == i && h.subtype != "country" {
				return k == 0 || !s.toks[k-1].is(locativeWord) && s.toks[k-1].Text != ","
			}
		}
	}
	return false
}

// result reports whether token i is the first number of a result, "2-1", or the
// goals behind a town: "Sunderland 0".
func (s *sentence) result(i int) bool {
	if s.toks[i].UPOS != "NUM" {
		return false
	}
	if len(s.toks[i].Text) <= 2 && s.townBefore(i) && (i+1 == len(s.toks) || s.toks[i+1].Text == "," || s.toks[i+1].Text == "." || s.toks[i+1].cap) {
		return true
	}
	return i+2 < len(s.toks) && len(s.toks[i+1].Text) <= len("–") && s.glued(i+1) && s.glued(i+2) &&
		s.toks[i+2].UPOS == "NUM" && len(s.toks[i].Text) <= 3 && len(s.toks[i+2].Text) <= 3
}

// teamContext is what the words around the name of a town, county or state tell
// of the team named by it: "Sunderland 0", "Kent's bowlers", "Denver took a 3-2
// lead". A country's team is the country.
func (s *sentence) teamContext(i, j int) float64 {
	w := s.townWeight(i, j)
	switch {
	case w == 0 || s.headed && !s.shout:
		return 0
	case s.inPlace(i, j):
		return 0
	}
	v := teamName + w
	if j < len(s.toks) && s.toks[j].digit && len(s.toks[j].Text) <= 3 {
		v += teamScore
	}
	h := s.head(name{start: i, end: j})
	at := s.toks[h].Head
	inside := at < 0 || at >= len(s.toks) || at >= i && at < j
	switch rel := s.toks[h].Deprel; {
	case inside:
	case rel == "nsubj":
		v += teamSubject
		v += cueIf(s.toks[at].telling[teams]&subject != 0)
	case rel == "nsubj:pass":
		v += cueIf(s.toks[at].telling[teams]&passive != 0)
	case rel == "obj":
		v += cueIf(s.toks[at].telling[teams]&object != 0)
	}
	if i > 0 {
		if s.toks[i-1].is(versusWord) {
			v += teamCue
		}
	}
	k := j
	if k < len(s.toks) && isPossessive(s.toks[k].low) {
		k++
	}
	for n := k; n < min(k+3, len(s.toks)) && (strings.HasPrefix(s.toks[n].XPOS, "JJ") || strings.HasPrefix(s.toks[n].XPOS, "NN")); n++ {
		if s.toks[n].telling[teams]&owned != 0 {
			return v + teamCue
		}
	}
	return v
}

// townWeight is the lexicons' weight of tokens [i, j) as a place, 0 where they are
// none, not even by the parser's tags.
func (s *sentence) townWeight(i, j int) float64 {
	w := 0.0
	for _, h := range s.hitsAt[i] {
		if h := s.hits[h]; h.end == j && h.kind == place {
			if h.subtype == "country" {
				return 0
			}
			w = max(w, h.weight)
		}
	}
	if j-i == 1 && s.toks[i].family && s.toks[i].model[place] < 1 && w < 2 {
		return 0 // "Rodriguez's 18th homer"
	}
	if w == 0 && j-i == 1 && s.toks[i].model[place] >= 1 && !s.toks[i].given && !s.toks[i].family {
		return 0.5
	}
	return w
}

// inPlace reports whether the name of a town stands where a place is meant: after
// a preposition of place, with the country behind it, as a dateline, or within a
// longer name.
func (s *sentence) inPlace(i, j int) bool {
	if i > 0 && (s.toks[i-1].low == "the" || isInitial(s.toks[i-1].Text) || i > 1 && s.toks[i-1].Text == "." && isInitial(s.toks[i-2].Text)) {
		return true
	}
	if i > 0 && s.toks[i-1].is(locativeWord) && !(s.toks[i-1].Text == "AT" && s.townBefore(i-1)) {
		return true
	}
	if i > 1 && s.toks[i-1].Text == "," && s.placeAt(i) && (s.placeBefore(i-1) || strings.HasSuffix(s.toks[j-1].Text, ".")) {
		return true
	}
	if j >= len(s.toks) {
		return false
	}
	next := &s.toks[j]
	switch {
	case next.Text == ",":
		return s.placeAt(j + 1)
	case next.Text == ":":
		return true
	case i == 0 && s.toks[i].form != s.toks[i].Text && !s.shout && (next.digit && len(next.Text) > 3 || !isWord(next.Text) && !isPossessive(next.low)):
		return true // a dateline
	}
	return next.cap && next.UPOS == "PROPN" && s.sameLine(j) && !s.placeAt(j) && !s.shout // "Canberra Raiders"
}

// A clubName is how tokens [i, j) name a club by its town: "Los Angeles Dodgers",
// "SC Freiburg", "Mansfield Town", and in a text about sport "Canberra Raiders".
func (s *sentence) clubName(i, j int) bool {
	if j-i < 2 || !s.toks[j-1].cap || s.listed(i, j, place) {
		return false
	}
	first, last := &s.toks[i], &s.toks[j-1]
	switch {
	case first.club == "first" && s.townWeight(i+1, j) > 0, s.sport && last.club == "last" && s.townWeight(i, j-1) > 0:
		return true
	}
	for k := i + 1; k < j; k++ {
		if s.townWeight(i, k) > 0 && s.listedTeam(k, j) {
			return true
		}
	}
	return s.sport && last.UPOS == "PROPN" && strings.HasSuffix(last.low, "s") && len(last.low) > 4 && !last.family && s.townWeight(i, j-1) > 0
}

// listedTeam reports whether a lexicon has exactly these tokens as a team.
func (s *sentence) listedTeam(i, j int) bool {
	for _, h := range s.hitsAt[i] {
		if s.hits[h].end == j && s.hits[h].subtype == "team" {
			return true
		}
	}
	return false
}

func cueIf(tells bool) float64 {
	if tells {
		return teamCue
	}
	return 0
}
