package normalize

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// resolve gives the value of a match.
func (p *dateParser) resolve(m dateMatch, v Value) string {
	d := m.d
	s := p.day(d, v)
	if m.typ == TimeValue {
		if len(s) != len("2006-01-02") {
			s = ""
		}
		return s + d.clock
	}
	return s
}

// day gives the value of the date's own words.
func (p *dateParser) day(d dateRef, v Value) string {
	ref := p.o.Reference
	switch {
	case d.unresolved || d.clock != "" && d == (dateRef{clock: d.clock}):
		return ""
	case d.decade > 0:
		return strconv.Itoa(d.decade/10) + "X"
	case d.century > 0:
		return pad(d.century-1, 2) + "XX"
	case d.y2 > 0:
		return pad(d.y, 4) + "/" + pad(d.y2, 4)
	case d.holiday != "":
		return p.holidayDay(d, v)
	case d.part != "" || d.season != "":
		return p.partOfYear(d, v)
	case d.m > 0:
		return p.monthDayValue(d, v)
	case d.y > 0:
		return pad(d.y, 4)
	case ref.IsZero():
		return ""
	case d.weekday > 0:
		return p.weekdayValue(d, v).Format(time.DateOnly)
	case d.relative:
		return relativeValue(ref, d.unit, d.offset)
	}
	return ""
}

// relativeValue is the span of unit that lies offset units from ref.
func relativeValue(ref time.Time, unit string, offset int) string {
	switch unit {
	case "day":
		return ref.AddDate(0, 0, offset).Format(time.DateOnly)
	case "week", "fortnight":
		if unit == "fortnight" {
			offset *= 2
		}
		y, w := ref.AddDate(0, 0, 7*offset).ISOWeek()
		return fmt.Sprintf("%04d-W%02d", y, w)
	case "weekend":
		y, w := ref.AddDate(0, 0, 7*offset).ISOWeek()
		return fmt.Sprintf("%04d-W%02d-WE", y, w)
	case "month":
		first := time.Date(ref.Year(), ref.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(0, offset, 0)
		return first.Format("2006-01")
	case "quarter":
		q := ref.Year()*4 + (int(ref.Month())-1)/3 + offset
		return fmt.Sprintf("%04d-Q%d", q/4, q%4+1)
	case "year":
		return pad(ref.Year()+offset, 4)
	case "decade":
		return strconv.Itoa(ref.Year()/10+offset) + "X"
	case "century":
		return pad(ref.Year()/100+offset, 2) + "XX"
	}
	return ""
}

// weekdayValue is the day that a weekday's name stands for.
func (p *dateParser) weekdayValue(d dateRef, v Value) time.Time {
	ref := p.o.Reference
	iso := (int(ref.Weekday())+6)%7 + 1
	back := (iso - d.weekday + 7) % 7 // days since the last one, 0 today
	switch {
	case d.hasAnchor && d.anchored < 0:
		if back == 0 {
			back = 7
		}
		return ref.AddDate(0, 0, -back)
	case d.hasAnchor && d.anchored > 0:
		return ref.AddDate(0, 0, 7-back)
	case d.hasAnchor: // "this Friday": of the reference's week
		return ref.AddDate(0, 0, d.weekday-iso)
	case p.tense(v) == Future && back > 0:
		return ref.AddDate(0, 0, 7-back)
	}
	return ref.AddDate(0, 0, -back)
}

// inherited is how near, in bytes, a date with a year must be before one
// without, for the latter to be of that year where there is no reference.
const inherited = 800

// monthDayValue is the value of a month, or a day of one.
func (p *dateParser) monthDayValue(d dateRef, v Value) string {
	y := d.y
	if y == 0 {
		y = p.nearestYear(d, v)
	}
	if y == 0 {
		return ""
	}
	s := spell(y, d.m, d.day)
	if d.day > 0 && !validDay(y, d.m, d.day) {
		return spell(y, d.m, 0)
	}
	if d.d2 > 0 && validDay(y, d.m, d.d2) {
		s += "/" + spell(y, d.m, d.d2)
	}
	return s
}

// nearestYear is the year of a month or day without one; 0 when it cannot be
// told.
func (p *dateParser) nearestYear(d dateRef, v Value) int {
	ref := p.o.Reference
	if ref.IsZero() {
		if d.day > 0 && p.year > 0 && v.Start-p.yearAt <= inherited {
			return p.year
		}
		return 0
	}
	day := d.day
	if day == 0 {
		day = 1
	}
	// The last one that is not after the reference.
	last := ref.Year()
	if this := time.Date(last, time.Month(d.m), day, 0, 0, 0, 0, time.UTC); this.After(ref) {
		last--
	}
	same := int(ref.Month()) == d.m && (d.day == 0 || d.day == ref.Day()) // the reference's own
	switch {
	case d.hasAnchor && d.anchored == 0: // "this March"
		return ref.Year()
	case d.hasAnchor && d.anchored < 0:
		if same {
			return ref.Year() - 1
		}
		return last
	case d.hasAnchor || p.tense(v) == Future:
		if same && !d.hasAnchor {
			return ref.Year()
		}
		return last + 1
	case d.weekday > 0: // the weekday decides between the two years
		for _, y := range [...]int{last, last + 1} {
			t := time.Date(y, time.Month(d.m), day, 0, 0, 0, 0, time.UTC)
			if (int(t.Weekday())+6)%7+1 == d.weekday {
				return y
			}
		}
	case d.day > 0 && p.told(v) == Guess: // "Voters go to the polls on April 12"
		this, next := time.Date(last, time.Month(d.m), day, 0, 0, 0, 0, time.UTC), time.Date(last+1, time.Month(d.m), day, 0, 0, 0, 0, time.UTC)
		if next.Sub(ref) < ref.Sub(this) {
			return last + 1
		}
	}
	return last
}

// seasonMonth is the first month of a season of the northern hemisphere.
var seasonMonth = map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}

// partOfYear is the value of a quarter, half or season.
func (p *dateParser) partOfYear(d dateRef, v Value) string {
	ref := p.o.Reference
	code := d.part + d.season
	switch {
	case d.y > 0:
		return pad(d.y, 4) + "-" + code
	case ref.IsZero():
		return ""
	case d.part != "":
		return pad(ref.Year()+d.anchored, 4) + "-" + code
	}
	first := seasonMonth[d.season]
	y := ref.Year()
	if int(ref.Month()) < first {
		y-- // the last one that has begun
	}
	began := time.Date(y, time.Month(first), 1, 0, 0, 0, 0, time.UTC)
	now := ref.Before(began.AddDate(0, 3, 0))
	switch {
	case d.hasAnchor && d.anchored < 0 && now:
		y--
	case d.hasAnchor && d.anchored == 0 && !now: // "this summer", said outside it
		if ref.Year() > y {
			y++
		}
	case d.hasAnchor && d.anchored > 0, p.tense(v) == Future && !now:
		y++
	}
	return pad(y, 4) + "-" + code
}

// holidayDay is the day of a holiday nearest to the reference.
func (p *dateParser) holidayDay(d dateRef, v Value) string {
	if d.y > 0 {
		if t, ok := ruleDay(d.holiday, d.y); ok {
			return t.Format(time.DateOnly)
		}
		return pad(d.y, 4)
	}
	ref := p.o.Reference
	if ref.IsZero() {
		return ""
	}
	var best time.Time
	for y := ref.Year() - 1; y <= ref.Year()+1; y++ {
		t, ok := ruleDay(d.holiday, y)
		if !ok {
			return ""
		}
		if best.IsZero() || gap(ref, t) < gap(ref, best) {
			best = t
		}
	}
	return best.Format(time.DateOnly)
}

func gap(a, b time.Time) time.Duration { return b.Sub(a).Abs() }

// ruleDay is the day that a rule of the lexicon "holidays" gives for a year.
func ruleDay(rule string, y int) (time.Time, bool) {
	if off, ok := strings.CutPrefix(rule, "E"); ok {
		n, err := strconv.Atoi(off)
		return easter(y).AddDate(0, 0, n), err == nil
	}
	rule, plus, _ := strings.Cut(rule, "+")
	more, _ := strconv.Atoi(plus)
	f := strings.Split(rule, "-")
	m, err := strconv.Atoi(f[0])
	if err != nil || m < 1 || m > 12 {
		return time.Time{}, false
	}
	switch len(f) {
	case 2:
		d, err := strconv.Atoi(f[1])
		return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC), err == nil
	case 3:
		wd, err := strconv.Atoi(f[2])
		if err != nil {
			return time.Time{}, false
		}
		return nthWeekday(y, m, f[1], wd).AddDate(0, 0, more), true
	}
	return time.Time{}, false
}

// nthWeekday is the n-th ("L": the last) weekday of a month.
func nthWeekday(y, m int, n string, wd int) time.Time {
	t := time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
	t = t.AddDate(0, 0, (wd%7-int(t.Weekday())+7)%7)
	if n == "L" {
		for int(t.AddDate(0, 0, 7).Month()) == m {
			t = t.AddDate(0, 0, 7)
		}
		return t
	}
	k, _ := strconv.Atoi(n)
	return t.AddDate(0, 0, 7*(k-1))
}

// easter is Western Easter of a year, by the anonymous Gregorian algorithm
// (Nature, 20 April 1876).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return time.Date(y, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
}
