package normalize

import (
	"strings"
)

// relativeUnit reads "the last five months", "the next few days", "the past
// two decades".
func (p *dateParser) relativeUnit(i int) (int, dateRef, bool) {
	k := i
	if p.role(k, "these") {
		k++
	}
	if k == i && !p.role(i-1, "span") {
		return 0, dateRef{}, false
	}
	if n, _, ok := p.calInt(k, "direction"); !ok || n == 0 {
		return 0, dateRef{}, false
	}
	k++
	e, _, ok := p.count(k)
	if !ok {
		return 0, dateRef{}, false
	}
	if _, c, ok := p.cal(e, "unit"); ok && c == "plural" {
		return e + 1, dateRef{unresolved: true}, true
	}
	return 0, dateRef{}, false
}

// count reads how many units: figures, number words, "few", "several", "couple of".
func (p *dateParser) count(i int) (end, n int, ok bool) {
	l := p.at(i)
	switch {
	case l.kind == numberLex && l.value == float64(int(l.value)) && l.value < 10000:
		return i + 1, int(l.value), true
	case rules().few[l.text]:
		return i + 1, 0, true
	case p.is(i, "couple") && p.is(i+1, "of"):
		return i + 2, 0, true
	case l.kind == wordLex:
		if e, ok := numberWords()[l.text]; ok && (e.kind == "one" || e.kind == "ten" || e.kind == "article") {
			return i + 1, int(e.value), true
		}
	}
	return 0, 0, false
}

// agoSpan reads "two years ago", "a week ago", "a day earlier".
func (p *dateParser) agoSpan(i int) (int, dateRef, bool) {
	e, n, ok := p.count(i)
	if !ok {
		return 0, dateRef{}, false
	}
	unit, _, ok := p.cal(e, "unit")
	if !ok {
		return 0, dateRef{}, false
	}
	unit = singular(unit)
	switch {
	case p.is(e+1, "ago"):
		return e + 2, dateRef{relative: true, unit: unit, offset: -n, unresolved: n == 0 || unit == "century"}, true
	case p.is(e+1, "earlier", "before") && n == 1 && p.at(e+2).kind == signLex,
		p.is(e+1, "earlier") && n >= 1:
		return e + 2, dateRef{unresolved: true}, true
	}
	return 0, dateRef{}, false
}

// singular is the unit of a plural.
func singular(unit string) string {
	if strings.HasSuffix(unit, "ies") {
		return unit[:len(unit)-3] + "y"
	}
	return strings.TrimSuffix(unit, "s")
}

// dayWord reads "today", "yesterday", "the day after tomorrow".
func (p *dateParser) dayWord(i int) (int, dateRef, bool) {
	if p.is(i, "the") && p.is(i+1, "day") && p.is(i+2, "after", "before") {
		if n, _, ok := p.calInt(i+3, "offset"); ok && n != 0 {
			return i + 4, dateRef{relative: true, unit: "day", offset: 2 * n}, true
		}
		return 0, dateRef{}, false
	}
	n, _, ok := p.calInt(i, "offset")
	if !ok || p.at(i).raw == "Today" && p.properToday(i) {
		return 0, dateRef{}, false
	}
	return i + 1, dateRef{relative: true, unit: "day", offset: n}, true
}

// properToday is true in names such as "USA Today" and "Russia Today".
func (p *dateParser) properToday(i int) bool { return p.at(i-1).capital && p.at(i-1).kind == wordLex }

// directed reads "last year", "next week", "this month", "last September",
// "next Tuesday", "last summer", "the previous day", "the week".
func (p *dateParser) directed(i int) (int, dateRef, bool) {
	k := i
	the := p.is(k, "the")
	if the {
		k++
	}
	n, _, ok := p.calInt(k, "direction")
	if !ok {
		if the {
			return p.theUnit(i)
		}
		return 0, dateRef{}, false
	}
	word := p.at(k).text
	k++
	if unit, c, ok := p.cal(k, "unit"); ok && c == "" {
		return p.directedUnit(i, k, the, word, unit, n)
	}
	if the && !p.role(k-1, "other") {
		return 0, dateRef{}, false
	}
	d := dateRef{hasAnchor: true, anchored: n}
	if end, m, context, ok := p.month(k); ok && (context != "number") {
		if y, ok := p.yearNumber(end); ok && p.free(end+1) {
			d.y, end = y, end+1
		} else if e, day, ok := p.dayNumber(end); ok && p.free(e) {
			d.day, end = day, e
		}
		d.m = m
		return end, d, true
	}
	if wd, _, ok := p.calInt(k, "weekday"); ok && p.at(k).capital {
		d.weekday = wd
		return k + 1, d, true
	}
	if s, _, ok := p.cal(k, "season"); ok && !the {
		d.season = s
		return k + 1, d, true
	}
	return 0, dateRef{}, false
}

func (p *dateParser) directedUnit(i, k int, the bool, word, unit string, n int) (int, dateRef, bool) {
	switch {
	case word == "same":
		if !the || unit == "century" || unit == "decade" {
			return 0, dateRef{}, false
		}
		return k + 1, dateRef{unresolved: true}, true
	case p.role(k-1, "other"), word == "prior":
		d := dateRef{unresolved: unit != "day" || n > 0, relative: true, unit: unit, offset: n}
		return k + 1, d, the || word == "previous"
	case p.role(k-1, "around"):
		if !the && !p.is(i-1, "this") {
			return 0, dateRef{}, false
		}
		return k + 1, dateRef{unresolved: true}, true
	case word == "last":
		if the && !p.is(k+1, "of") { // "the last year"
			return k + 1, dateRef{unresolved: true}, true
		}
		if the {
			return 0, dateRef{}, false
		}
	case word == "this":
		if unit == "day" || unit == "century" && the {
			return 0, dateRef{}, false
		}
	case word == "next":
		if the && unit != "day" {
			return k + 1, dateRef{unresolved: true}, true
		}
	}
	return k + 1, dateRef{relative: true, unit: unit, offset: n}, true
}

// theUnit reads "the week" in "for the week", the one of the reference, and "the
// weekend" in "over the weekend", the last one.
func (p *dateParser) theUnit(i int) (int, dateRef, bool) {
	unit, c, ok := p.cal(i+1, "unit")
	if unit == "weekend" && c == "" && p.role(i-1, "lately") {
		return i + 2, dateRef{relative: true, unit: unit, offset: -1}, true
	}
	if !ok || c != "" || !p.is(i-1, "for") || unit != "week" && unit != "month" && unit != "quarter" && unit != "year" || p.role(i+2, "ended") {
		return 0, dateRef{}, false
	}
	return i + 2, dateRef{relative: true, unit: unit}, true
}
