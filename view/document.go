package view

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// Document writes what an article says: a heading, then each relation with its
// time, modality, who says so, and the sentence that holds it.
func Document(w io.Writer, d *actant.Document, o Options) error {
	p := &page{o: o.filled(), doc: d, entities: map[string]*entity.Entity{}}
	for i := range d.Entities {
		p.entities[d.Entities[i].ID] = &d.Entities[i]
	}
	p.heading()
	for i := range d.Relations {
		p.relation(&d.Relations[i])
	}
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
	for _, s := range []string{p.doc.Dateline, p.doc.Title} {
		if s != "" {
			parts = append(parts, clean(s))
		}
	}
	p.line("", strings.Join(parts, "  "))
	if len(p.doc.Relations) == 0 {
		p.line("  ", p.o.paint(dim, "no relations found"))
	}
}

func (p *page) relation(r *relation.Relation) {
	p.line("  ", p.fact(r))
	p.line("      ", p.o.paint(dim, strings.Join(p.attributes(r), " · ")))
	if s := p.sentence(r); s != "" {
		for _, l := range wrap(s, p.o.width()-6) {
			p.line("      ", l)
		}
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

// filler shows a named entity by its name and any other by the words at hand.
func (p *page) filler(a relation.Argument) string {
	e := p.entities[a.Entity]
	if e == nil {
		return a.Entity
	}
	name := e.Name
	if words := p.words(a.Span); !e.Named() && words != "" {
		name = words
	}
	return p.o.paint(tint(e.Type), clean(name))
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
		out = append(out, "says "+strings.Join(who, " ← "))
	}
	return append(out, fmt.Sprintf("confidence %.2f", r.Confidence))
}

// sentence is the evidence with its trigger and arguments marked on a terminal.
func (p *page) sentence(r *relation.Relation) string {
	if p.doc.Text == nil || p.doc.Text.Source == "" {
		return ""
	}
	i := slices.IndexFunc(p.doc.Text.Sentences, func(s syntax.Sentence) bool { return s.Contains(r.Trigger) })
	if i < 0 {
		return clean(r.Trigger.In(p.doc.Text.Source))
	}
	return p.marked(p.doc.Text.Sentences[i].Span, r)
}

type mark struct {
	syntax.Span
	ansi
}

func (p *page) marked(s syntax.Span, r *relation.Relation) string {
	marks := []mark{{r.Trigger, underline}}
	for _, a := range r.Args {
		if e := p.entities[a.Entity]; e != nil {
			marks = append(marks, mark{a.Span, tint(e.Type)})
		}
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(a.Start, b.Start) })
	var b strings.Builder
	at := s.Start
	for _, m := range marks {
		if m.Start < at || m.End > s.End {
			continue
		}
		b.WriteString(clean(p.words(syntax.Span{Start: at, End: m.Start})))
		b.WriteString(p.o.paint(m.ansi, clean(p.words(m.Span))))
		at = m.End
	}
	b.WriteString(clean(p.words(syntax.Span{Start: at, End: s.End})))
	return "“" + strings.Trim(strings.Join(strings.Fields(b.String()), " "), "“”\"") + "”"
}
