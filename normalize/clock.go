package normalize

import "fmt"

// extendTime turns a day into a time where a part of the day follows it:
// "Tuesday night".
func (p *dateParser) extendTime(m *dateMatch) {
	if m.d.weekday == 0 && m.d.unit != "day" && m.d.day == 0 {
		return
	}
	if code, _, ok := p.cal(m.end, "daypart"); ok {
		m.end++
		m.typ, m.d.clock = TimeValue, "T"+code
		return
	}
	k := p.skip(m.end, ",")
	if p.is(k, "at") {
		k++
	}
	if end, clock, ok := p.clock(k); ok && k > m.end {
		m.end, m.typ, m.d.clock = end, TimeValue, clock
	}
}

// partOfToday reads "this morning", "tonight" and "last night": a time of the
// day of publication, or of the one before it.
func (p *dateParser) partOfToday(i int) (end int, d dateRef, ok bool) {
	d = dateRef{relative: true, unit: "day"}
	if p.is(i, "this", "last") {
		code, _, ok := p.cal(i+1, "daypart")
		if p.is(i, "last") { // "the last night of the festival" is not the one before
			d.offset, ok = -1, ok && !p.role(i-1, "ones")
		}
		d.clock = "T" + code
		return i + 2, d, ok
	}
	code, _, ok := p.cal(i, "today")
	d.clock = "T" + code
	return i + 1, d, ok
}

// clock reads a time of day: "9:20 a.m. EST", "8 p.m.", "16:45 GMT", "noon".
func (p *dateParser) clock(i int) (end int, value string, ok bool) {
	if s, _, ok := p.cal(i, "clock"); ok {
		return i + 1, "T" + s, true
	}
	l := p.at(i)
	if l.kind != numberLex || l.value > 24 || !p.loose(i) {
		return 0, "", false
	}
	h, m, k, exact := int(l.value), 0, i+1, false
	if c := p.at(k); c.raw == ":" && c.glued && p.at(k+1).glued && p.at(k+1).kind == numberLex && len(p.at(k+1).raw) == 2 && p.at(k+1).value < 60 {
		m, k, exact = int(p.at(k+1).value), k+2, true
	} else if l.value != float64(h) {
		if len(l.raw) < 4 {
			return 0, "", false
		}
		m = int(l.raw[len(l.raw)-2]-'0')*10 + int(l.raw[len(l.raw)-1]-'0')
	}
	if e, pm, ok := p.halfDay(k); ok && h >= 1 && h <= 12 && m < 60 {
		h = h%12 + pm
		k, exact = e, true
	}
	if !exact || h > 24 {
		return 0, "", false
	}
	if _, _, ok := p.cal(k, "zone"); ok && p.at(k).capital {
		k++
	}
	return k, fmt.Sprintf("T%02d:%02d", h, m), true
}

// halfDay reads "a.m.", "pm".
func (p *dateParser) halfDay(i int) (end, add int, ok bool) {
	if p.is(i, "am") {
		return i + 1, 0, true
	}
	if p.is(i, "pm") {
		return i + 1, 12, true
	}
	if p.is(i, "a", "p") && p.at(i+1).raw == "." && p.is(i+2, "m") && p.at(i+2).glued {
		if p.is(i, "p") {
			add = 12
		}
		return p.skip(i+3, "."), add, true
	}
	return 0, 0, false
}
