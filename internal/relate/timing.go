package relate

import (
	"regexp"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/frame"
)

// isoDate is a date, a month, a year, or a range of them.
var isoDate = regexp.MustCompile(`^\d{4}(-\d\d){0,2}(T[\d:]+)?(/\d{4}(-\d\d){0,2})?$`)

// timeOf gives the time of a trigger's event: the date that belongs to it, or
// else to the clause it is part of. Dates of reporting clauses are not the
// event's.
func (d *doc) timeOf(sent int, m *frame.Match) string {
	g := d.graphs[sent]
	for _, w := range m.Words {
		if w != m.Head {
			if v := d.dateOf(sent, w, m.Head); v != "" {
				return v
			}
		}
	}
	at := m.Head
	for steps := 0; at >= 0 && steps < 8; steps++ {
		if v := d.dateOf(sent, at, m.Head); v != "" {
			return v
		}
		h := g.Head(at)
		if h < 0 {
			return ""
		}
		switch g.Rel(at) {
		case "ccomp", "parataxis", "root":
			return ""
		case "acl":
			if a := g.Antecedent(at); a >= 0 && finite(g, at) {
				if d.within(sent, at) {
					return d.dateOf(sent, a, m.Head)
				}
				return ""
			}
		case "advcl", "conj":
			if finite(g, at) && g.Kid(at, "nsubj") >= 0 && g.Rel(at) != "conj" && !atOnce(g, at) {
				return ""
			}
		}
		if d.reports(sent, h) && g.Rel(at) != "obj" && g.Rel(at) != "obl" {
			return ""
		}
		at = h
	}
	return ""
}

// atOnce reports whether clause at tells what happens at the time of the clause
// that it hangs on: "as some investors sold".
func atOnce(g *frame.Graph, at int) bool {
	return words().simultaneous[g.Case(at)]
}

// within reports whether the relative clause around at tells what happened in
// its antecedent: "the bombing in which nine people died".
func (d *doc) within(sent, at int) bool {
	g := d.graphs[sent]
	for _, k := range g.Kids(at) {
		if g.Relative(int(k)) && (g.Rel(int(k)) == "obl" || g.Rel(int(k)) == "advmod") {
			return true
		}
	}
	return false
}

// dateOf gives the value of a date that hangs on the token at, directly or on
// one of its phrases that has no event of its own.
func (d *doc) dateOf(sent, at, trigger int) string {
	g := d.graphs[sent]
	best, far := "", 1<<30
	for _, i := range d.index.within[sent] {
		r := &d.index.refs[i]
		e := &d.entities[r.entity]
		if e.Type != entity.Date && e.Type != entity.Time {
			continue
		}
		v := dateValue(e, r.mention)
		if v == "" || d.bracketed(r) || !d.datedBy(sent, at, r.head) {
			continue
		}
		if c := g.Case(r.head); words().until[c] && !(c == "by" && g.Verb(at)) {
			continue
		}
		dist := abs(r.head - trigger)
		switch {
		case best != "" && strings.HasPrefix(best, v):
		case best != "" && strings.HasPrefix(v, best), dist < far:
			best, far = v, min(dist, far)
		}
	}
	return best
}

// disputed gives the dates that stand in brackets right after another date of
// the sentence and contradict it: "Tuesday (Jan 20)". They are told as values
// other than the event's own time, or than that of the report.
func (d *doc) disputed(sent int, time string) []string {
	toks := d.text.Sentences[sent].Tokens
	var out []string
	var last *mentionRef
	lastValue := ""
	for _, i := range d.index.within[sent] {
		r := &d.index.refs[i]
		e := &d.entities[r.entity]
		if e.Type != entity.Date {
			continue
		}
		v := dateValue(e, r.mention)
		if last != nil && r.first == last.last+1 && toks[last.last].Text == "(" && v != "" && v != lastValue && v != time && !strings.HasPrefix(v, lastValue) {
			out = append(out, v)
		}
		last, lastValue = r, v
	}
	return out
}

// bracketed reports whether a date only repeats, in brackets, the one before
// it: the first is the one that counts.
func (d *doc) bracketed(r *mentionRef) bool {
	toks := d.text.Sentences[r.sentence].Tokens
	if r.first < 2 || toks[r.first-1].Text != "(" {
		return false
	}
	for _, i := range d.index.within[r.sentence] {
		o := &d.index.refs[i]
		if o.last == r.first-1 && d.entities[o.entity].Type == entity.Date {
			return true
		}
	}
	return false
}

// datedBy reports whether the date at token date belongs to token at: it hangs
// on it, or on a noun of its phrases.
func (d *doc) datedBy(sent, at, date int) bool {
	g := d.graphs[sent]
	h := g.Head(date)
	for steps := 0; h >= 0 && steps < 3; steps++ {
		if h == at {
			return true
		}
		if g.Verb(h) {
			return false
		}
		if r := g.Rel(h); r != "nmod" && r != "obl" && r != "obj" && r != "nsubj" && r != "appos" && r != "compound" {
			return false
		}
		h = g.Head(h)
	}
	return false
}

// dateValue is the ISO form of a date.
func dateValue(e *entity.Entity, m *entity.Mention) string {
	for _, v := range []string{m.Value, e.Value, e.Name} {
		if day, part, ok := strings.Cut(v, "T"); ok && e.Type == entity.Time && part != "" {
			v = day // of "last night"
		}
		if isoDate.MatchString(v) {
			return v
		}
	}
	return ""
}

func abs(i int) int {
	if i < 0 {
		return -i
	}
	return i
}
