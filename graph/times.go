package graph

import (
	"strings"
	"time"
)

// Times are ISO 8601: a year, month, day, or an interval of two with a slash.

// timesAgree reports whether two times may be one: their periods overlap.
func timesAgree(a, b string) bool {
	if a == "" || b == "" || a == b {
		return true
	}
	a1, a2, ok1 := period(a)
	b1, b2, ok2 := period(b)
	if !ok1 || !ok2 {
		return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
	}
	return a1.Before(b2) && b1.Before(a2)
}

// period is the half-open interval that an ISO 8601 time covers.
func period(s string) (from, to time.Time, ok bool) {
	if a, b, cut := strings.Cut(s, "/"); cut {
		from, _, ok1 := period(a)
		_, to, ok2 := period(b)
		return from, to, ok1 && ok2
	}
	for _, f := range []struct {
		layout              string
		years, months, days int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(f.layout, s); err == nil {
			return t, t.AddDate(f.years, f.months, f.days), true
		}
	}
	if len(s) > 10 {
		if t, err := time.Parse("2006-01-02", s[:10]); err == nil {
			return t, t.AddDate(0, 0, 1), true
		}
	}
	return time.Time{}, time.Time{}, false
}

// A when is a time with the period that it covers.
type when struct {
	text     string
	from, to int64 // seconds; half-open
	ok       bool
}

func whenOf(s string) when {
	if s == "" {
		return when{}
	}
	from, to, ok := period(s)
	return when{s, from.Unix(), to.Unix(), ok}
}

// agrees is timesAgree.
func (w *when) agrees(o *when) bool {
	if w.text == "" || o.text == "" || w.text == o.text {
		return true
	}
	if !w.ok || !o.ok {
		return strings.HasPrefix(w.text, o.text) || strings.HasPrefix(o.text, w.text)
	}
	return w.from < o.to && o.from < w.to
}

// isFar reports whether two times that disagree lie so far apart that they are
// two occasions rather than two reports of one.
func (w *when) isFar(o *when) bool {
	const far = 45 * 24 * 60 * 60
	return w.ok && o.ok && (w.from-o.to > far || o.from-w.to > far)
}

// isFiner is finer.
func (w *when) isFiner(o *when) bool {
	if w.ok != o.ok {
		return w.ok
	}
	if d, e := w.to-w.from, o.to-o.from; w.ok && d != e {
		return d < e
	}
	if len(w.text) != len(o.text) {
		return len(w.text) > len(o.text)
	}
	return w.text < o.text
}

// finer reports whether a is a more exact time than b.
func finer(a, b string) bool {
	a1, a2, ok1 := period(a)
	b1, b2, ok2 := period(b)
	if ok1 != ok2 {
		return ok1
	}
	if da, db := a2.Sub(a1), b2.Sub(b1); ok1 && da != db {
		return da < db
	}
	if len(a) != len(b) {
		return len(a) > len(b)
	}
	return a < b
}
