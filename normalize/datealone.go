package normalize

import (
	"strings"
	"unicode/utf8"
)

// monthAlone reads a month without day and year. Names of months that are names
// of people or everyday words need a preposition or the like before them.
func (p *dateParser) monthAlone(i int) (int, dateRef, bool) {
	end, m, context, ok := p.month(i)
	if !ok || context == "number" || utf8.RuneCountInString(p.at(i).raw) < 3 {
		return 0, dateRef{}, false
	}
	before := p.role(i-1, "month") ||
		p.role(i-1, "whose") && !p.at(i-1).capital && p.at(end).kind == wordLex
	next := p.at(end)
	nameLike := next.kind == wordLex && next.capital && !next.glued && !isFunctionWord(next.text)
	prevName := p.at(i-1).kind == wordLex && p.at(i-1).capital && i > 0 && !p.at(i).glued && !isFunctionWord(p.at(i-1).text)
	switch {
	case context == "weak" && !before && !p.monthList(i, end):
		return 0, dateRef{}, false
	case context == "weak" && (nameLike || prevName):
		return 0, dateRef{}, false
	case prevName && !before && p.at(i-1).raw != "":
		if _, _, ok := p.cal(i-1, "weekday"); !ok {
			return 0, dateRef{}, false
		}
	}
	return end, dateRef{m: m}, true
}

// monthList reports whether a month stands beside another: "May and June",
// "from April to June".
func (p *dateParser) monthList(i, end int) bool {
	if p.role(end, "range") || p.at(end).raw == "," || p.at(end).raw == "-" {
		if _, _, c, ok := p.month(end + 1); ok && c != "number" {
			return true
		}
	}
	if p.role(i-1, "range") || p.at(i-1).raw == "-" || p.at(i-1).raw == "–" {
		if _, _, c, ok := p.month(i - 2); ok && c != "number" {
			return true
		}
		if _, ok := p.yearNumber(i - 2); ok {
			return true
		}
	}
	return false
}

// yearAlone reads a year. It must not count something ("2000 people").
func (p *dateParser) yearAlone(i int) (int, dateRef, bool) {
	y, ok := p.yearNumber(i)
	if !ok || !p.loose(i) || !p.free(i+1) || p.counted(i) {
		return 0, dateRef{}, false
	}
	if prev := p.at(i - 1); prev.kind == wordLex && prev.capital && !p.at(i).glued && !isFunctionWord(prev.text) && !p.role(i-1, "part") {
		return 0, dateRef{}, false // "Windows 2000", "Rio 2016": part of a name
	}
	era := p.is(i+1, "bc", "bce") || p.is(i+1, "b") && p.at(i+2).raw == "."
	switch {
	case era:
		return 0, dateRef{}, false
	case y >= 1900 && y < 2100:
		return i + 1, dateRef{y: y}, true
	case p.role(i-1, "year"):
		return i + 1, dateRef{y: y}, y >= 1000 && y < 2150
	}
	return 0, dateRef{}, false
}

// counted reports whether the number at i counts, names or measures: what
// stands before it compares or numbers, or a noun in the plural follows.
func (p *dateParser) counted(i int) bool {
	prev, next := p.at(i-1), p.at(i+1)
	switch prev.raw {
	case "$", "€", "£", "¥", "#", "№", ".", ":", "₹":
		if prev.raw != "." && prev.raw != ":" || p.at(i).glued {
			return true
		}
	}
	if p.role(i-1, "counter") {
		return !(p.is(i-1, "about", "over") && next.kind == signLex)
	}
	if p.at(i-1).raw == "-" && p.at(i).glued && p.at(i-2).kind == wordLex && p.at(i-2).capital { // "Boeing-1988", "SU-1957"
		return p.at(i - 1).glued
	}
	if next.raw == "-" && next.glued && p.at(i+2).glued { // "1500-seat"
		w := p.at(i + 2)
		return w.kind == wordLex && !w.capital && !p.role(i+2, "model")
	}
	if next.kind != wordLex || next.capital {
		return next.raw == "%"
	}
	if p.role(i+1, "counted") {
		return true
	}
	plural := strings.HasSuffix(next.text, "s") && !strings.HasSuffix(next.text, "ss") && !strings.HasSuffix(next.text, "us") && len(next.text) > 4 && !isFunctionWord(next.text)
	return plural && !p.role(i-1, "apart")
}

// weekdayAlone reads a weekday, with a capital.
func (p *dateParser) weekdayAlone(i int) (int, dateRef, bool) {
	wd, context, ok := p.calInt(i, "weekday")
	if !ok || !p.at(i).capital {
		if n := len(p.at(i).text); n > 4 && p.at(i).capital && strings.HasSuffix(p.at(i).text, "days") {
			if _, ok := calendar()[p.at(i).text[:n-1]]; ok {
				return i + 1, dateRef{unresolved: true}, true
			}
		}
		return 0, dateRef{}, false
	}
	if context == "number" {
		return 0, dateRef{}, false
	}
	prev := p.at(i - 1)
	if prev.kind == wordLex && prev.capital && !p.at(i).glued && p.bloody(i-1) {
		return 0, dateRef{}, false
	}
	if n := p.at(i + 1); n.capital && !n.glued && !isFunctionWord(n.text) && p.is(i-1, "the") {
		return 0, dateRef{}, false // "the Sunday Times"
	}
	return i + 1, dateRef{weekday: wd}, true
}

// bloody reports whether the capitalised word before a weekday makes it a name
// ("Bloody Sunday", "Sheffield Wednesday"): it does not begin a sentence and is
// no function word or place after a preposition.
func (p *dateParser) bloody(i int) bool {
	l := p.at(i)
	if isFunctionWord(l.text) {
		return false
	}
	return p.role(i, "name")
}
