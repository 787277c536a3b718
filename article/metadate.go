package article

import (
	"regexp"
	"strconv"
	"sync"
	"time"

	"github.com/actant-nlp/actant/internal/data"
)

// A day is one full date written in the page's furniture.
type day struct {
	Span           // the date's words, its time of day included
	date time.Time // midnight UTC; zero while first and second are undecided
	// first and second are the numbers of a numeric date whose order the page
	// must tell: 03/04/2019.
	first, second, year int
}

func (d day) known() bool { return !d.date.IsZero() }

// maxMeta is the longest segment, in bytes, that is searched for the page's own
// data (dates, bylines, credits).
const maxMeta = 400

// patterns are the ways in which pages write their dates. Groups are named y, m
// (a number), n (a month's name), d, and a and b (day and month in either order).
var patterns = sync.OnceValue(func() []*regexp.Regexp {
	var names []string
	for row := range data.Lexicon("calendar").All() {
		if row.Get("kind") == "month" {
			names = append(names, row.Entry())
		}
	}
	month := `(?P<n>` + alternatives(names) + `)\.?`
	day := `(?P<d>\d{1,2})(?:st|nd|rd|th)?`
	year := `(?P<y>(?:19|20)\d\d)`
	var out []*regexp.Regexp
	for _, p := range []string{
		`\b(?P<y>(?:18|19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:T[\d:.]+(?:Z|[+-][\d:]+)?|\b)`,
		`\b` + day + `(?:\s+of)?(?:\s+|[-/])` + month + `(?:\s*,\s*|\s+|[-/])` + year + `\b`,
		`\b` + month + `\s*` + day + `(?:\s*,\s*|\s+)` + year + `\b`,
		`\b` + year + `(?:\s*,\s*|\s+|[-/])` + month + `(?:\s+|[-/])` + day + `\b`,
		`(?P<y>(?:19|20)\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日`,
		`\b(?P<a>\d{1,2})(?:/|-|\.)(?P<b>\d{1,2})(?:/|-|\.)` + year + `\b`,
		`\b(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)\b`,
	} {
		out = append(out, regexp.MustCompile(`(?i)`+p))
	}
	return out
})

// findDays gives the full dates in s, in order.
func findDays(text string, s Span) []day {
	t := s.In(text)
	if !hasYear(t) {
		return nil
	}
	var out []day
	for _, re := range patterns() {
		for _, m := range re.FindAllStringSubmatchIndex(t, -1) {
			d := readDay(re, t, m)
			d.Span = Span{s.Start + m[0], s.Start + m[1]}
			if (d.known() || d.first > 0) && !overlapsAny(out, d.Span) {
				out = append(out, d)
			}
		}
	}
	for i := range out { // few
		for j := i; j > 0 && out[j].Start < out[j-1].Start; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

// hasYear reports whether t has four digits in a row that could be a year.
func hasYear(t string) bool {
	run := 0
	for i := 0; i < len(t); i++ {
		if t[i] < '0' || t[i] > '9' {
			run = 0
			continue
		}
		if run++; run == 4 && (t[i-3] == '1' || t[i-3] == '2') {
			return true
		}
	}
	return false
}

func overlapsAny(days []day, s Span) bool {
	for _, d := range days {
		if d.Start < s.End && s.Start < d.End {
			return true
		}
	}
	return false
}

func readDay(re *regexp.Regexp, t string, m []int) day {
	var d day
	var month, dom int
	for i, name := range re.SubexpNames() {
		if name == "" || m[2*i] < 0 {
			continue
		}
		v := t[m[2*i]:m[2*i+1]]
		n, _ := strconv.Atoi(v)
		switch name {
		case "y":
			d.year = n
		case "m":
			month = n
		case "d":
			dom = n
		case "n":
			row, _ := data.Lexicon("calendar").Row(v)
			month, _ = strconv.Atoi(row.Get("number"))
		case "a":
			d.first = n
		case "b":
			d.second = n
		}
	}
	switch a, b := d.first, d.second; {
	case month > 0:
		d.date = date(d.year, month, dom)
		d.first = 0
	case a == b || a > 12:
		d.date, d.first = date(d.year, b, a), 0
	case b > 12:
		d.date, d.first = date(d.year, a, b), 0
	case a < 1 || b < 1:
		d.first = 0
	}
	return d
}

// date is midnight UTC of a day, or zero when there is no such day.
func date(y, m, d int) time.Time {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if m < 1 || m > 12 || t.Day() != d {
		return time.Time{}
	}
	return t
}

// dateLabel gives how many of words, from the first, label a date that follows
// ("Published in Dawn,", "Last updated:"), and the label's kind. The label may
// be followed by a few words ("Posted by Ann Lee on").
func dateLabel(text string, words []word, before int) (kind string, ok bool) {
	var toks []string
	for _, w := range words {
		if w.Start >= before {
			break
		}
		toks = append(toks, w.In(text))
	}
	if len(toks) > 14 {
		return "", false
	}
	labels := data.Lexicon("date-labels")
	for i := range toks {
		if n, row := longest(labels, toks[i:]); n > 0 {
			return row.Get("kind"), true
		}
	}
	return "", false
}
