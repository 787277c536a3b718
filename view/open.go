package view

import (
	"strings"

	"github.com/actant-nlp/actant/relation"
)

// open writes the open relations, if the document has any.
func (p *page) open() {
	for i := range p.doc.Open {
		o := &p.doc.Open[i]
		var args []string
		for _, a := range o.Args {
			args = append(args, clean(p.words(a)))
		}
		fact := p.o.paint(bold, clean(o.Predicate)) + "(" + strings.Join(args, "; ") + ")"
		notes := p.attributes(&relation.Relation{Modality: o.Modality, Attribution: o.Attribution, Confidence: o.Confidence})
		if o.Polarity == relation.Negative { // the predicate has its "not" already
			notes = append([]string{p.o.paint(red, "negative")}, notes...)
		}
		p.line("  ", fact)
		p.line("      ", p.o.paint(dim, strings.Join(notes, " · ")))
	}
}
