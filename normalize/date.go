package normalize

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/actant-nlp/actant/internal/data"
)

// A Tense is the time of what a sentence tells, seen from when it was written.
type Tense int8

// The tenses. Guess, the zero value, looks at the words around the date.
const (
	Guess Tense = iota
	Past
	Future
)

// DateOptions change how dates are found and resolved. The zero value is ready
// to use.
type DateOptions struct {
	// Reference is the day on which the text was published. Relative dates
	// ("Tuesday", "last year", "Feb. 18") are resolved against it; when it is
	// zero they are found and have no value.
	Reference time.Time
	// Tense tells for the mention at text[start:end] whether its event is past
	// or future. Nil stands for Guess everywhere.
	Tense func(start, end int) Tense
	// MonthFirst reads 03/04/2019 as March 4; DayFirst as April 3. With neither
	// such a date has no value.
	MonthFirst, DayFirst bool
	// Times finds times of day as well ("9:20 a.m. EST", "Tuesday night").
	Times bool
}

// Dates finds the dates in text, in order and without overlap. A mention has
// the words of a date and no preposition: "Tuesday", "last year", "earlier this
// month", "Feb. 18", "February 21st, 2024", "the second quarter", "1980-88".
// Durations ("four-day"), ages and vague spans ("in recent years") are none.
// Everyday words (May, March, second, fall) need signs of a date beside them.
//
// The forms follow TIMEX3 (ISO 24617-1) for what is a date, ISO 8601 for values;
// see [Value]. A weekday, month or day of a month without a year is the nearest
// in the past, the day of publication included, or the nearest in the future
// where the sentence speaks of the future. A day of a month in a sentence that
// shows no tense is the nearest in either direction.
func Dates(text string, o DateOptions) []Value { return dates(text, readLexemes(text), o) }

func dates(text string, toks []lexeme, o DateOptions) []Value {
	p := dateParser{text: text, toks: toks, o: o}
	for i := range p.toks {
		if p.toks[i].kind == wordLex {
			p.toks[i].calendar = calendar()[p.toks[i].text]
		}
	}
	for i := 0; i < len(p.toks); {
		m, ok := p.match(i)
		if !ok {
			i++
			continue
		}
		p.emit(m)
		i = max(m.end, i+1)
	}
	return p.out
}

// A dateParser goes through a text once.
type dateParser struct {
	text string
	toks []lexeme
	o    DateOptions
	out  []Value
	// year is the year of the last date that told one, and where that was.
	year, yearAt int
}

// A dateMatch is what toks[start:end] say.
type dateMatch struct {
	start, end int
	typ        ValueType
	d          dateRef
}

// A dateRef is a date before it is resolved. Numbers are 0 when not told.
type dateRef struct {
	y, m, day  int
	y2, d2     int    // the last year or day of a span
	weekday    int    // 1 Monday … 7 Sunday
	unit       string // day, week, month, year, quarter, decade, century, weekend
	offset     int    // in units, from the reference
	relative   bool   // unit and offset count
	anchored   int    // the direction in words: -1 last, +1 next, 0 none or this
	hasAnchor  bool
	season     string // SP, SU, FA, WI
	part       string // Q1 … Q4, H1, H2
	decade     int    // 1990
	century    int    // 20
	holiday    string // rule of the lexicon "holidays"
	clock      string // "T21:00" or "TNI"
	unresolved bool   // a date by form only
}

// match tries the forms of dates at lexeme i, the longest readings first.
func (p *dateParser) match(i int) (dateMatch, bool) {
	for _, form := range dateForms {
		if end, d, ok := form(p, i); ok && end > i {
			m := dateMatch{start: i, end: end, typ: DateValue, d: d}
			if p.o.Times {
				p.extendTime(&m)
			}
			return m, true
		}
	}
	if p.o.Times {
		if end, d, ok := p.partOfToday(i); ok {
			return dateMatch{start: i, end: end, typ: TimeValue, d: d}, true
		}
		if end, clock, ok := p.clock(i); ok {
			return dateMatch{start: i, end: end, typ: TimeValue, d: dateRef{clock: clock}}, true
		}
	}
	return dateMatch{}, false
}

// dateForms are the forms of dates in the order in which they are tried. Each
// gives the end of its match among the lexemes.
var dateForms = [...]func(p *dateParser, i int) (int, dateRef, bool){
	(*dateParser).isoDate, (*dateParser).slashDate, (*dateParser).holiday, (*dateParser).weekdayDate,
	(*dateParser).partOf, (*dateParser).dayMonth, (*dateParser).monthDay, (*dateParser).quarter,
	(*dateParser).decadeOf, (*dateParser).centuryOf, (*dateParser).yearSpan, (*dateParser).relativeUnit,
	(*dateParser).agoSpan, (*dateParser).dayWord, (*dateParser).directed, (*dateParser).seasonOf,
	(*dateParser).monthAlone, (*dateParser).yearAlone, (*dateParser).weekdayAlone,
}

// at is lexeme i, or an empty sign outside the text.
func (p *dateParser) at(i int) lexeme {
	if i < 0 || i >= len(p.toks) {
		return lexeme{kind: signLex}
	}
	return p.toks[i]
}

// cal is the row of the calendar for lexeme i of that kind.
func (p *dateParser) cal(i int, kind string) (number string, context string, ok bool) {
	for _, e := range p.at(i).calendar {
		if e.kind == kind {
			return e.number, e.context, true
		}
	}
	return "", "", false
}

// A calendarEntry is a row of the lexicon "calendar".
type calendarEntry struct{ kind, number, context string }

// calendar has the rows of the lexicon by their words.
var calendar = sync.OnceValue(func() map[string][]calendarEntry {
	m := map[string][]calendarEntry{}
	for row := range data.Lexicon("calendar").All() {
		w := strings.ToLower(row.Entry())
		m[w] = append(m[w], calendarEntry{row.Get("kind"), row.Get("number"), row.Get("context")})
	}
	return m
})

// role reports whether the lexicon "date-context" has lexeme i in that role.
func (p *dateParser) role(i int, role string) bool {
	return slices.Contains(dateContext()[p.at(i).text], role)
}

var dateContext = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for row := range data.Lexicon("date-context").All() {
		m[row.Entry()] = append(m[row.Entry()], row.Get("role"))
	}
	return m
})

func (p *dateParser) calInt(i int, kind string) (n int, context string, ok bool) {
	s, c, ok := p.cal(i, kind)
	if !ok {
		return 0, "", false
	}
	n, _ = strconv.Atoi(s)
	return n, c, true
}

func (p *dateParser) is(i int, words ...string) bool {
	l := p.at(i)
	for _, w := range words {
		if l.text == w {
			return true
		}
	}
	return false
}

// skip is i, or the lexeme after it when it is sign.
func (p *dateParser) skip(i int, sign string) int {
	if l := p.at(i); l.kind == signLex && l.raw == sign {
		return i + 1
	}
	return i
}

// month reads a month's name, its abbreviation's full stop included, with a
// capital.
func (p *dateParser) month(i int) (end, m int, context string, ok bool) {
	l := p.at(i)
	if !l.capital {
		return 0, 0, "", false
	}
	m, context, ok = p.calInt(i, "month")
	if !ok {
		return 0, 0, "", false
	}
	end = i + 1
	if context == "number" && p.at(end).raw == "." && p.at(end).glued {
		end++
	}
	return end, m, context, true
}

// yearNumber reads a year of four digits that is not part of another number.
func (p *dateParser) yearNumber(i int) (int, bool) {
	l := p.at(i)
	if l.kind != numberLex || len(l.raw) != 4 || l.raw[0] == '0' {
		return 0, false
	}
	y := int(l.value)
	return y, y >= 1000 && y < 2200
}

// dayNumber reads a day of a month, its ordinal ending included.
func (p *dateParser) dayNumber(i int) (end, d int, ok bool) {
	l := p.at(i)
	if l.kind == numberLex && len(l.raw) <= 2 && l.value >= 1 && l.value <= 31 {
		end = i + 1
		if n := p.at(end); n.glued && n.kind == wordLex {
			if !p.is(end, "st", "nd", "rd", "th") {
				return 0, 0, false
			}
			end++
		}
		return end, int(l.value), true
	}
	return 0, 0, false
}

// emit resolves m and appends it.
func (p *dateParser) emit(m dateMatch) {
	v := Value{Start: p.toks[m.start].start, End: p.toks[m.end-1].end, Type: m.typ}
	if m.d.y > 0 {
		p.year, p.yearAt = m.d.y, v.End
	}
	v.Value = p.resolve(m, v)
	v.Bound = p.dateBound(m.start)
	p.out = append(p.out, v)
}

// dateBound reads the preposition before a date.
func (p *dateParser) dateBound(i int) Bound {
	switch {
	case p.role(i-1, "since"):
		return AtLeast
	case p.role(i-1, "till"):
		return AtMost
	case p.role(i-1, "circa"):
		return About
	}
	return Exactly
}

// spell writes a date in ISO 8601 as exactly as it is told.
func spell(y, m, d int) string {
	var b strings.Builder
	b.WriteString(pad(y, 4))
	if m > 0 {
		b.WriteString("-" + pad(m, 2))
		if d > 0 {
			b.WriteString("-" + pad(d, 2))
		}
	}
	return b.String()
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return s
}
