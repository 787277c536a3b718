package normalize

import (
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/actant-nlp/actant/internal/data"
)

// loose reports whether a number at i stands free on its left: not in a decimal,
// an identifier or behind a currency's sign.
func (p *dateParser) loose(i int) bool {
	l, prev := p.at(i), p.at(i-1)
	if !l.glued {
		return true
	}
	switch prev.raw {
	case "(", "[", "“", "\"", "‘", "—", "–", "-", "/", "…", "_", "*":
		return true
	}
	return false
}

// free reports whether nothing of a number or identifier follows at i.
func (p *dateParser) free(i int) bool {
	l := p.at(i)
	if !l.glued || i >= len(p.toks) {
		return true
	}
	if l.kind != signLex {
		return false
	}
	switch l.raw {
	case "%", "°", "$", "€", "£", "@", "_", "+", "#", "=", "\\":
		return false
	case ".", ",", "/", ":":
		n := p.at(i + 1)
		return !(n.glued && n.kind == numberLex)
	}
	return true
}

// isoDate reads 2024-02-20, 2024/02/20 and, with times, 2024-02-20T09:20.
func (p *dateParser) isoDate(i int) (int, dateRef, bool) {
	y, ok := p.yearNumber(i)
	if !ok || !p.loose(i) {
		return 0, dateRef{}, false
	}
	sep := p.at(i + 1).raw
	if sep != "-" && sep != "/" && sep != "–" {
		return 0, dateRef{}, false
	}
	m, d := p.at(i+2), p.at(i+4)
	if m.kind != numberLex || !m.glued || len(m.raw) != 2 || p.at(i+3).raw != sep || d.kind != numberLex || !d.glued || len(d.raw) > 2 {
		return 0, dateRef{}, false
	}
	if !validDay(y, int(m.value), int(d.value)) {
		return 0, dateRef{}, false
	}
	return i + 5, dateRef{y: y, m: int(m.value), day: int(d.value)}, true
}

// slashDate reads 20/02/2024, 2.20.2024 and their like.
func (p *dateParser) slashDate(i int) (int, dateRef, bool) {
	a := p.at(i)
	if a.kind != numberLex || !p.loose(i) {
		return 0, dateRef{}, false
	}
	// "20.02" is one number to the lexer.
	if whole, frac, ok := strings.Cut(a.raw, "."); ok && len(whole) <= 2 && len(frac) <= 2 && p.at(i+1).raw == "." && p.at(i+2).glued {
		if y, ok := p.yearNumber(i + 2); ok && p.free(i+3) {
			d, _ := strconv.Atoi(whole)
			m, _ := strconv.Atoi(frac)
			return i + 3, dateRef{y: y, m: m, day: d}, validDay(y, m, d)
		}
	}
	sep := p.at(i + 1).raw
	if sep != "/" && sep != "-" || len(a.raw) > 2 {
		return 0, dateRef{}, false
	}
	b := p.at(i + 2)
	y, ok := p.yearNumber(i + 4)
	if b.kind != numberLex || !b.glued || len(b.raw) > 2 || p.at(i+3).raw != sep || !ok || !p.at(i+4).glued || !p.free(i+5) {
		return 0, dateRef{}, false
	}
	first, second := int(a.value), int(b.value)
	switch {
	case first > 12 || first == second || p.o.DayFirst && second <= 12:
		return i + 5, dateRef{y: y, m: second, day: first}, validDay(y, second, first)
	case second > 12 || p.o.MonthFirst:
		return i + 5, dateRef{y: y, m: first, day: second}, validDay(y, first, second)
	}
	return i + 5, dateRef{unresolved: true}, validDay(y, first, second)
}

func validDay(y, m, d int) bool {
	return m >= 1 && m <= 12 && d >= 1 && d <= 31 && time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Day() == d
}

// holiday reads the name of a holiday, and its year.
func (p *dateParser) holiday(i int) (int, dateRef, bool) {
	if !p.at(i).capital || !holidayStarts()[p.at(i).raw] {
		return 0, dateRef{}, false
	}
	var words []string
	for k := i; k < len(p.toks) && k < i+8; k++ {
		words = append(words, p.toks[k].raw)
	}
	n, row := data.Lexicon("holidays").Longest(words)
	if n == 0 || row.Get("context") == "weak" && !p.role(i-1, "holiday") {
		return 0, dateRef{}, false
	}
	end := i + n
	for end > i && p.at(end-1).kind == signLex { // the entry's full stops and apostrophes are not told apart
		end--
	}
	if end-i == 1 && !p.holidayAlone(i) {
		return 0, dateRef{}, false
	}
	if n := p.at(end); n.capital && !n.glued && !isFunctionWord(n.text) && p.is(i-1, "the", "a", "an") {
		return 0, dateRef{}, false // "the Good Friday Agreement", "the Easter Rising"
	}
	d := dateRef{holiday: row.Get("rule"), unresolved: row.Get("rule") == ""}
	if y, ok := p.yearNumber(end); ok && p.free(end+1) {
		return end + 1, dateRef{holiday: d.holiday, y: y, unresolved: d.unresolved}, true
	}
	return end, d, true
}

// holidayStarts are the first lexemes of the holidays' names.
var holidayStarts = sync.OnceValue(func() map[string]bool { return firstLexemes("holidays") })

// holidayAlone keeps one-word holidays apart from the things named after them:
// "Christmas tree" is none, "at Christmas" is.
func (p *dateParser) holidayAlone(i int) bool {
	next := p.at(i + 1)
	return next.kind != wordLex || next.glued || isFunctionWord(next.text) || p.role(i-1, "lone")
}

func isFunctionWord(w string) bool { return data.Lexicon("function-words").Has(w) }

// weekdayDate reads "Tuesday, Feb. 20", "Friday, May 8, 2009", "Tue 20 Feb".
func (p *dateParser) weekdayDate(i int) (int, dateRef, bool) {
	wd, _, ok := p.calInt(i, "weekday")
	if !ok || !p.at(i).capital {
		return 0, dateRef{}, false
	}
	k := p.skip(i+1, ".")
	k = p.skip(k, ",")
	if p.is(k, "the") {
		k++
	}
	for _, form := range [...]func(*dateParser, int) (int, dateRef, bool){(*dateParser).monthDay, (*dateParser).dayMonth, (*dateParser).isoDate, (*dateParser).slashDate} {
		if end, d, ok := form(p, k); ok && d.day > 0 {
			d.weekday = wd
			return end, d, true
		}
	}
	return 0, dateRef{}, false
}

// monthDay reads "February 21st, 2024", "Feb. 18", "April 1998", "March 3-5".
func (p *dateParser) monthDay(i int) (int, dateRef, bool) {
	k, m, context, ok := p.month(i)
	if !ok {
		return 0, dateRef{}, false
	}
	if p.is(k, "the") {
		k++
	}
	if end, day, ok := p.dayNumber(k); ok {
		d := dateRef{m: m, day: day}
		if s := p.at(end).raw; s == "-" || s == "–" {
			if e, last, ok := p.dayNumber(end + 1); ok && last > day && p.at(end+1).glued {
				d.d2, end = last, e
			}
		}
		if !p.free(end) || p.measured(end) {
			return 0, dateRef{}, false
		}
		y := p.skip(end, ",")
		if n, ok := p.yearNumber(y); ok && p.free(y+1) {
			d.y, end = n, y+1
		}
		return end, d, true
	}
	y := k
	if p.is(k, "of") {
		y++
	}
	y = p.skip(y, ",")
	if n, ok := p.yearNumber(y); ok && p.free(y+1) && (y != k || !p.measured(y+1)) {
		return y + 1, dateRef{m: m, y: n}, true
	}
	_ = context
	return 0, dateRef{}, false
}

// measured reports whether a unit or a count's noun follows the number that
// ends before i, so that it is no day or year: "May 5 percent".
func (p *dateParser) measured(i int) bool {
	return p.role(i, "measure") && !p.at(i).capital ||
		p.at(i).raw == "%" || p.at(i).raw == ":" && p.at(i+1).kind == numberLex && p.at(i).glued
}

// dayMonth reads "20 February 2024", "the 21st of February", "3-5 March".
func (p *dateParser) dayMonth(i int) (int, dateRef, bool) {
	if p.is(i, "the") {
		if end, d, ok := p.dayMonth(i + 1); ok && p.ordinalDay(i+1) {
			return end, d, true
		}
		return 0, dateRef{}, false
	}
	if !p.loose(i) && p.at(i).kind == numberLex {
		return 0, dateRef{}, false
	}
	k, day, ok := p.dayNumber(i)
	if !ok {
		return 0, dateRef{}, false
	}
	d := dateRef{day: day}
	if s := p.at(k).raw; s == "-" || s == "–" {
		if e, last, ok := p.dayNumber(k + 1); ok && last > day {
			d.d2, k = last, e
		}
	}
	if p.is(k, "of") {
		k++
	}
	if s := p.at(k).raw; s == "-" && p.at(k).glued {
		k++
	}
	end, m, context, ok := p.month(k)
	if !ok || context == "weak" && strings.EqualFold(p.at(k).raw, "may") && p.at(k).text == p.at(k).raw {
		return 0, dateRef{}, false
	}
	d.m = m
	y := p.skip(p.skip(end, ","), "-")
	if n, ok := p.yearNumber(y); ok && p.free(y+1) && !p.measured(y+1) {
		d.y, end = n, y+1
	}
	return end, d, true
}

func (p *dateParser) ordinalDay(i int) bool {
	return p.is(i+1, "st", "nd", "rd", "th") && p.at(i+1).glued
}

// partOf reads "early 2020", "late last year", "mid-March", "earlier this month".
func (p *dateParser) partOf(i int) (int, dateRef, bool) {
	if _, _, ok := p.cal(i, "part"); !ok {
		return 0, dateRef{}, false
	}
	k := i + 1
	if p.at(k).raw == "-" {
		k++
	}
	for k < i+4 && p.is(k, "in", "of") {
		k++
	}
	if p.is(i, "earlier", "later") && k > i+1 {
		return 0, dateRef{}, false
	}
	forms := []func(*dateParser, int) (int, dateRef, bool){(*dateParser).decadeOf, (*dateParser).centuryOf, (*dateParser).monthDay, (*dateParser).directed}
	for _, form := range forms {
		if end, d, ok := form(p, k); ok && d.day == 0 && d.weekday == 0 && d.unit != "day" {
			return end, d, true
		}
	}
	if p.is(i, "earlier", "later") {
		if p.is(k, "today") {
			return k + 1, dateRef{relative: true, unit: "day"}, true
		}
		return 0, dateRef{}, false
	}
	if k > i+1 && p.at(i+1).raw != "-" {
		return 0, dateRef{}, false
	}
	if end, m, _, ok := p.month(k); ok {
		return end, dateRef{m: m}, true
	}
	if y, ok := p.yearNumber(k); ok && p.free(k+1) && !p.counted(k) {
		return k + 1, dateRef{y: y}, true
	}
	return 0, dateRef{}, false
}

// quarter reads "the second quarter of 2023", "Q3 2023", "the first half".
func (p *dateParser) quarter(i int) (int, dateRef, bool) {
	if n := p.at(i + 1); p.at(i).raw == "Q" && n.glued && n.kind == numberLex && len(n.raw) == 1 && n.value >= 1 && n.value <= 4 { // not "Q01"
		return p.ofYear(i+2, dateRef{part: "Q" + n.raw})
	}
	k := i
	if p.is(k, "the") {
		k++
	}
	dir, hasDir := 0, false
	if n, _, ok := p.calInt(k, "direction"); ok {
		dir, hasDir, k = n, true, k+1
	}
	n, _, ok := p.calInt(k, "ordinal")
	if !ok && hasDir && dir < 0 && p.is(k, "quarter") { // "last quarter of 1997"
		if p.is(k+1, "of") {
			if end, d, ok := p.ofYear(k+1, dateRef{part: "Q4"}); ok && d.y > 0 {
				return end, d, true
			}
		}
		return 0, dateRef{}, false
	}
	if !ok || n > 4 {
		return 0, dateRef{}, false
	}
	k = p.skip(k+1, "-")
	switch {
	case p.is(k, "quarter") && (p.is(i, "the") || hasDir || p.at(k-1).raw == "-" || p.role(i-1, "quartered") || p.is(k+1, "of")) && !p.is(k+1, "final", "finals"):
		end, d, ok := p.ofYear(k+1, dateRef{part: "Q" + strconv.Itoa(n)})
		return end, d, ok
	case p.is(k, "half") && n <= 2 && p.is(k+1, "of"):
		end, d, ok := p.ofYear(k+1, dateRef{part: "H" + strconv.Itoa(n)})
		if ok && end > k+1 {
			return end, d, true
		}
	}
	return 0, dateRef{}, false
}

// ofYear reads the year that a part of one is of: "of 2023", "2023", "of last
// year", "of this year".
func (p *dateParser) ofYear(i int, d dateRef) (int, dateRef, bool) {
	k := i
	if p.is(k, "of", "in") {
		k++
	}
	if p.is(k, "fiscal", "calendar") {
		k++
	}
	if y, ok := p.yearNumber(k); ok && p.free(k+1) {
		d.y = y
		return k + 1, d, true
	}
	if n, _, ok := p.calInt(k, "direction"); ok && k > i && p.is(k+1, "year") {
		d.hasAnchor, d.anchored = true, n
		return k + 2, d, true
	}
	return i, d, true
}

// decadeOf reads "the 1990s", "1990s", "the '70s", "the mid-1980s", "the Nineties".
func (p *dateParser) decadeOf(i int) (int, dateRef, bool) {
	k := i
	the := p.is(k, "the")
	if the {
		k++
		if _, _, ok := p.cal(k, "part"); ok {
			k = p.skip(k+1, "-")
		}
	}
	if s := p.at(k).raw; s == "'" || s == "’" || s == "‘" {
		l := p.at(k + 1)
		if l.kind == numberLex && len(l.raw) == 2 && l.raw[1] == '0' && p.is(k+2, "s") && p.at(k+2).glued {
			return k + 3, dateRef{decade: 1900 + int(l.value)}, true
		}
		return 0, dateRef{}, false
	}
	l := p.at(k)
	if l.kind == numberLex && strings.HasSuffix(l.raw, "0") && p.loose(k) {
		s := k + 1
		if q := p.at(s).raw; q == "'" || q == "’" {
			s++
		}
		if p.is(s, "s") && p.at(s).glued && p.at(k+1).glued {
			switch {
			case len(l.raw) == 4 && l.value >= 1100 && l.value < 2200:
				return s + 1, dateRef{decade: int(l.value)}, true
			case len(l.raw) == 2 && the && l.value >= 20:
				return s + 1, dateRef{decade: 1900 + int(l.value)}, true
			}
		}
	}
	if n, _, ok := p.calInt(k, "decade"); ok && the && p.at(k).raw != "" {
		return k + 1, dateRef{decade: 1900 + n}, true
	}
	return 0, dateRef{}, false
}

// centuryOf reads "the 19th century", "19th-century", "the twentieth century".
func (p *dateParser) centuryOf(i int) (int, dateRef, bool) {
	k := i
	if p.is(k, "the") {
		k++
		if _, _, ok := p.cal(k, "part"); ok {
			k = p.skip(k+1, "-")
		}
	}
	n := 0
	if l := p.at(k); l.kind == numberLex && len(l.raw) <= 2 && p.ordinalDay(k) {
		n, k = int(l.value), k+2
	} else if v, _, ok := p.calInt(k, "ordinal"); ok {
		n, k = v, k+1
	} else if p.is(k, "twenty") && p.at(k+1).raw == "-" && p.is(k+2, "first") {
		n, k = 21, k+3
	}
	if k = p.skip(k, "-"); n < 1 || n > 30 || !p.is(k, "century") || p.at(k).capital && p.at(k+1).capital {
		return 0, dateRef{}, false
	}
	return k + 1, dateRef{century: n}, true
}

// yearSpan reads "1980-88", "2018–2019", "2023/24".
func (p *dateParser) yearSpan(i int) (int, dateRef, bool) {
	y, ok := p.yearNumber(i)
	if !ok || !p.loose(i) {
		return 0, dateRef{}, false
	}
	s := p.at(i + 1).raw
	if s != "-" && s != "–" && s != "/" || !p.at(i+2).glued {
		return 0, dateRef{}, false
	}
	if last, ok := p.yearNumber(i + 2); ok && last > y && p.free(i+3) {
		return i + 3, dateRef{y: y, y2: last}, true
	}
	l := p.at(i + 2)
	if l.kind == numberLex && len(l.raw) == 2 && p.free(i+3) && int(l.value) > y%100 && y >= 1200 {
		return i + 3, dateRef{y: y, y2: y/100*100 + int(l.value)}, true
	}
	return 0, dateRef{}, false
}

// seasonOf reads "summer 2019", "the summer of 2019", "in the spring".
func (p *dateParser) seasonOf(i int) (int, dateRef, bool) {
	k := i
	the := p.is(k, "the")
	if the {
		k++
	}
	s, _, ok := p.cal(k, "season")
	if !ok {
		return 0, dateRef{}, false
	}
	end, d, _ := p.ofYear(k+1, dateRef{season: s})
	if d.y > 0 || d.hasAnchor {
		return end, d, true
	}
	if p.is(i-1, "in") && (p.at(k+1).kind == signLex || isFunctionWord(p.at(k+1).text)) && !p.is(k+1, "of", "in") {
		return k + 1, dateRef{season: s}, true
	}
	return 0, dateRef{}, false
}
