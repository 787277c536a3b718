package view

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// Document writes what an article says: a heading, then its relations with their
// time, modality and who says so, and under them the sentence that holds them; open
// relations follow, where there are any.
func Document(w io.Writer, d *actant.Document, o Options) error {
	p := &page{o: o.filled(), doc: d, entities: map[string]*entity.Entity{}}
	for i := range d.Entities {
		p.entities[d.Entities[i].ID] = &d.Entities[i]
	}
	p.heading()
	p.relations()
	p.open()
	for _, n := range d.Notes {
		p.line("  ", p.o.paint(yellow, "note: "+clean(n)))
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

func (o Options) filled() Options {
	if o.Schema == nil {
		o.Schema = relation.News()
	}
	return o
}

type page struct {
	o        Options
	doc      *actant.Document
	entities map[string]*entity.Entity
	b        strings.Builder
}

func (p *page) line(indent, s string) { p.b.WriteString(indent + s + "\n") }

func (p *page) heading() {
	parts := []string{p.o.paint(bold, clean(p.doc.ID))}
	if !p.doc.Published.IsZero() {
		parts = append(parts, p.doc.Published.Format("2006-01-02"))
	}
	if p.doc.Dateline != "" {
		parts = append(parts, clean(p.doc.Dateline))
	}
	p.line("", strings.Join(parts, "  "))
	for _, l := range wrap(clean(p.doc.Title), p.o.width()-2) {
		p.line("  ", p.o.paint(bold, l))
	}
	if len(p.doc.Relations) == 0 {
		p.line("  ", p.o.paint(dim, "no relations found"))
	}
}

// relations writes the relations of each sentence together.
func (p *page) relations() {
	rs := p.doc.Relations
	for len(rs) > 0 {
		at := p.sentenceOf(&rs[0])
		n := 1
		for n < len(rs) && at >= 0 && p.sentenceOf(&rs[n]) == at {
			n++
		}
		for i := range rs[:n] {
			p.relation(&rs[i])
		}
		for _, l := range wrap(p.sentence(at, rs[:n]), p.o.width()-6) {
			p.line("      ", p.o.paint(dim, l))
		}
		rs = rs[n:]
	}
}

func (p *page) relation(r *relation.Relation) {
	notes := p.o.paint(dim, strings.Join(p.attributes(r), " · "))
	fact := p.fact(r)
	if 2+columns(fact)+3+columns(notes) <= p.o.width() {
		p.line("  ", fact+"   "+notes)
	} else {
		for i, l := range wrap(fact, p.o.width()-6) {
			p.line(strings.Repeat(" ", 2+4*min(i, 1)), l)
		}
		p.line("      ", notes)
	}
	if p.o.Explain && r.Frame != "" {
		p.line("      ", p.o.paint(dim, "frame "+r.Frame))
	}
}

// fact is the relation's one line: TYPE(core fillers in the schema's order,
// then role: filler for the rest).
func (p *page) fact(r *relation.Relation) string {
	var core, rest []string
	taken := make([]bool, len(r.Args))
	t, _ := p.o.Schema.Type(r.Type)
	for _, role := range t.Roles {
		if !role.Core {
			continue
		}
		filler := "–"
		for i, a := range r.Args {
			if !taken[i] && a.Role == role.Name {
				taken[i], filler = true, p.filler(a)
				break
			}
		}
		core = append(core, filler)
	}
	for i, a := range r.Args {
		if !taken[i] {
			rest = append(rest, a.Role+": "+p.filler(a))
		}
	}
	s := p.o.paint(bold, r.Type) + "(" + strings.Join(append(core, rest...), ", ") + ")"
	if r.Polarity == relation.Negative {
		s = p.o.paint(red, "not ") + s
	}
	return s
}

// filler shows a named entity by its name and any other by the words at hand,
// unless they are a pronoun.
func (p *page) filler(a relation.Argument) string {
	e := p.entities[a.Entity]
	if e == nil {
		return a.Entity
	}
	name := e.Name
	if words := p.words(a.Span); !e.Named() && words != "" && !pronoun(e, a.Span) {
		name = words
	}
	return p.o.paint(tint(e.Type), clean(name))
}

func pronoun(e *entity.Entity, s syntax.Span) bool {
	return slices.ContainsFunc(e.Mentions, func(m entity.Mention) bool { return m.Kind == entity.Pronoun && m.Span == s })
}

func (p *page) words(s syntax.Span) string {
	if p.doc.Text == nil {
		return ""
	}
	return s.In(p.doc.Text.Source)
}

func (p *page) attributes(r *relation.Relation) []string {
	var out []string
	if r.Time != "" {
		out = append(out, r.Time)
	}
	out = append(out, string(r.Modality))
	if len(r.Attribution) > 0 {
		var who []string
		for _, id := range r.Attribution {
			if e := p.entities[id]; e != nil {
				who = append(who, clean(e.Name))
			}
		}
		out = append(out, "says "+strings.Join(who, ", "))
	}
	return append(out, fmt.Sprintf("confidence %.2f", r.Confidence))
}

// sentenceOf is the index of the sentence that holds r's trigger, -1 if none
// does.
func (p *page) sentenceOf(r *relation.Relation) int {
	if p.doc.Text == nil || p.doc.Text.Source == "" {
		return -1
	}
	ss := p.doc.Text.Sentences
	i, found := slices.BinarySearchFunc(ss, r.Trigger.Start, func(s syntax.Sentence, at int) int {
		switch {
		case s.End <= at:
			return -1
		case s.Start > at:
			return 1
		}
		return 0
	})
	if !found {
		return -1
	}
	return i
}

// sentence is the evidence of rs, with their triggers marked on a terminal.
func (p *page) sentence(at int, rs []relation.Relation) string {
	if at < 0 {
		return ""
	}
	s := p.doc.Text.Sentences[at].Span
	triggers := make([]syntax.Span, len(rs))
	for i := range rs {
		triggers[i] = rs[i].Trigger
	}
	slices.SortStableFunc(triggers, syntax.Span.Compare)
	var b strings.Builder
	from := s.Start
	for _, t := range triggers {
		if t.Start < from || t.End > s.End {
			continue
		}
		b.WriteString(clean(p.words(syntax.Span{Start: from, End: t.Start})))
		b.WriteString(p.o.paint(underline, clean(p.words(t))))
		from = t.End
	}
	b.WriteString(clean(p.words(syntax.Span{Start: from, End: s.End})))
	return "“" + strings.Trim(b.String(), " “”\"") + "”"
}
