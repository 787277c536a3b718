package page

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/syntax"
)

// A ruler converts byte offsets of an article into UTF-16 code units of the text
// that the page shows. The zero ruler has no text.
type ruler struct {
	text  string
	runs  []run // by start
	units int   // length of text in code units
	bytes int   // where the last run ends
}

// A run is a stretch in which a byte is a code unit, or one character that is
// not. Within a character offsets fall back to its start.
type run struct {
	start, end int // bytes
	unit       int // of start
	ascii      bool
}

// unit is the code unit at which the byte at stands; what lies outside falls to
// the nearest end.
func (r *ruler) unit(at int) int {
	i, found := slices.BinarySearchFunc(r.runs, at, func(x run, at int) int { return cmp.Compare(x.start, at) })
	if found {
		return r.runs[i].unit
	}
	if i == 0 {
		return 0
	}
	switch x := r.runs[i-1]; {
	case at >= r.bytes:
		return r.units
	case x.ascii:
		return x.unit + min(at, x.end) - x.start
	default:
		return x.unit
	}
}

// span converts a byte range. One that is empty or outside becomes empty.
func (r *ruler) span(s syntax.Span) [2]int {
	a, b := r.unit(s.Start), r.unit(s.End)
	return [2]int{a, max(a, b)}
}

func (r *ruler) spans(ss []syntax.Span) [][2]int {
	out := make([][2]int, 0, len(ss))
	for _, s := range ss {
		out = append(out, r.span(s))
	}
	return out
}

// shifts lead back: a list of [unit, bytes less units] for each place from which
// the difference is another.
func (r *ruler) shifts() [][2]int {
	out := [][2]int{}
	last := 0
	for _, x := range r.runs {
		if d := x.start - x.unit; d != last {
			out = append(out, [2]int{x.unit, d})
			last = d
		}
	}
	if d := r.bytes - r.units; d != last {
		out = append(out, [2]int{r.units, d})
	}
	return out
}

// add appends source, which begins at byte start of the article.
func (r *ruler) add(start int, source string) {
	for i := 0; i < len(source); {
		if n := asciiPrefix(source[i:]); n > 0 {
			r.runs = append(r.runs, run{start + i, start + i + n, r.units, true})
			r.units += n
			i += n
			continue
		}
		c, n := utf8.DecodeRuneInString(source[i:])
		r.runs = append(r.runs, run{start + i, start + i + n, r.units, false})
		r.units++
		if c > 0xFFFF {
			r.units++
		}
		i += n
	}
	r.bytes = start + len(source)
}

func asciiPrefix(s string) int {
	n := 0
	for n < len(s) && s[n] < utf8.RuneSelf {
		n++
	}
	return n
}

// newRuler measures d's text, or what is known of it.
func newRuler(d *actant.Document) *ruler {
	if !sparseText(d) {
		r := &ruler{text: d.Text.Source}
		r.add(0, d.Text.Source)
		return r
	}
	return sparse(d)
}

// sparseText reports whether d's text is not at hand.
func sparseText(d *actant.Document) bool { return d.Text == nil || d.Text.Source == "" }

// sparse puts a text together from the mentions of a document whose text is not
// at hand: their words in order, dots between them, sentences on lines of their
// own.
func sparse(d *actant.Document) *ruler {
	r := &ruler{}
	var b strings.Builder
	breaks := []int{}
	if d.Text != nil {
		for _, s := range d.Text.Sentences {
			breaks = append(breaks, s.Start)
		}
	}
	at := 0
	for _, m := range outermost(d.Entities) {
		if m.Start < at || m.End-m.Start != len(m.Text) {
			continue
		}
		gap := " … "
		for len(breaks) > 0 && breaks[0] <= m.Start {
			breaks = breaks[1:]
			if at > 0 {
				gap = " …\n"
			}
		}
		if m.Start == at || at == 0 && m.Start < len(gap) {
			gap = ""
		}
		if n := utf16Len(gap); n > 0 {
			r.runs = append(r.runs, run{at, m.Start, r.units, false})
			r.units += n
		}
		b.WriteString(gap)
		b.WriteString(m.Text)
		r.add(m.Start, m.Text)
		at = m.End
	}
	r.text = b.String()
	return r
}

func utf16Len(s string) int {
	n := 0
	for _, c := range s {
		n++
		if c > 0xFFFF {
			n++
		}
	}
	return n
}

// outermost are all mentions in text order, an outer one before those inside it.
func outermost(es []entity.Entity) []entity.Mention {
	var out []entity.Mention
	for i := range es {
		out = append(out, es[i].Mentions...)
	}
	slices.SortStableFunc(out, func(a, b entity.Mention) int { return a.Span.Compare(b.Span) })
	return out
}
