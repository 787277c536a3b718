package article

import (
	"strings"
	"time"

	"github.com/actant-nlp/actant/internal/watch"
)

// A stamp is a date that may be the page's.
type stamp struct {
	day
	score float64
}

// findPublished weighs the dates of the furniture: labelled ones before bare
// ones, those above the story before those right below it. Dates further below
// belong to teasers unless a label says otherwise.
func findPublished(w *watch.Watch, text string, segs []segment, body []Span) (time.Time, Span) {
	order := numericOrder(w, text, segs)
	var best stamp
	below := 0 // segments since the story's end
	for i := range w.Range(len(segs)) {
		s := &segs[i]
		if s.state == afterBody {
			below++
		}
		if s.state == inBody || s.markup || s.End-s.Start > maxMeta {
			continue
		}
		for _, d := range findDays(text, s.Span) {
			if !d.known() {
				d = d.decide(order)
			}
			if !d.known() {
				continue
			}
			if score := stampScore(text, s, d, below); score > best.score {
				best = stamp{day: d, score: score}
			}
		}
	}
	if best.score == 0 {
		best = datelineStamp(text, body)
	}
	return best.date, best.Span
}

// stampScore is how likely d, in segment s, is the day of publication; 0 when
// it is not.
func stampScore(text string, s *segment, d day, below int) float64 {
	kind, labelled := dateLabel(text, s.words, d.Start)
	sentence := s.stop && s.n > 14 && s.function*4 > s.n && !labelled
	lone := (s.dates+s.clock)*3 >= s.n || s.byline
	switch {
	case sentence || s.copyright && !labelled:
		return 0
	case s.state == beforeBody && labelled && kind == "published":
		return 10
	case s.state == beforeBody && lone && !labelled:
		return 8
	case s.state == beforeBody && labelled:
		return 6
	case s.state == beforeBody && s.n <= 25:
		return 5
	case s.state == interrupted && labelled && kind == "published":
		return 4.5
	case s.state == interrupted && lone:
		return 2
	case s.state == afterBody && labelled && kind == "published" && (below <= 2 || s.n > 4 && below <= 6):
		return 4
	case s.state == afterBody && labelled && below <= 1:
		return 3
	case s.state == afterBody && lone && below <= 1:
		return 2.5
	case s.state == afterBody && labelled && kind == "published" && s.n > 4:
		return 1
	}
	return 0
}

// datelineStamp is the full date of the story's dateline, if it has one.
func datelineStamp(text string, body []Span) stamp {
	_, whole := findDateline(text, body)
	for _, d := range findDays(text, whole) {
		if d.known() {
			return stamp{day: d, score: 1}
		}
	}
	return stamp{}
}

// An ordering is how a page writes numeric dates.
type ordering int

const (
	orderUnknown ordering = iota
	dayFirst
	monthFirst
)

// numericOrder tells from the page's other dates and its clock which number of
// 03/04/2019 is the month: from a numeric date that can be read in one way
// only, else from the order of written-out ones, else from American time zones
// and spelling of the clock. Where these say nothing, the order is unknown.
func numericOrder(w *watch.Watch, text string, segs []segment) ordering {
	votes := 0
	for i := range w.Range(len(segs)) {
		s := &segs[i]
		if s.state == inBody || s.markup || s.End-s.Start > maxMeta {
			continue
		}
		for _, d := range findDays(text, s.Span) {
			votes += orderVote(d.In(text), d)
		}
		for _, z := range [...]string{" ET", " EST", " EDT", " PT", " PST", " PDT", " CST", " CDT"} {
			if hasWord(s.In(text), z) {
				votes -= 2
			}
		}
	}
	switch {
	case votes > 0:
		return dayFirst
	case votes < 0:
		return monthFirst
	}
	return orderUnknown
}

func hasWord(t, w string) bool {
	for i := 0; i+len(w) <= len(t); i++ {
		if t[i:i+len(w)] == w && (i+len(w) == len(t) || !letter(rune(t[i+len(w)]))) {
			return true
		}
	}
	return false
}

// orderVote is positive when d is written day first, negative when month first.
func orderVote(t string, d day) int {
	switch {
	case t[0] >= '0' && t[0] <= '9' && len(t) > 3 && (t[3] >= '0' && t[3] <= '9') && t[2] >= '0' && t[2] <= '9':
		return 0 // the year first
	case d.known() && d.second > 12:
		return -4
	case d.known() && d.second > 0 && d.second <= 12 && d.year > 0 && d.date.Day() > 12:
		return 4
	case !d.known():
		if strings.Contains(t, ".") {
			return 3 // dots are the Continent's
		}
		return 0
	case letter(rune(t[0])) && (t[0] < '0' || t[0] > '9'):
		return -1
	}
	return 1
}

// decide reads a numeric date in the order given.
func (d day) decide(o ordering) day {
	switch o {
	case dayFirst:
		d.date = date(d.year, d.second, d.first)
	case monthFirst:
		d.date = date(d.year, d.first, d.second)
	}
	return d
}
