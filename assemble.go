package actant

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/relation"
)

// assemble puts the facts into the document, keeps the entities that have a
// name or a value or take part in a fact, and numbers them in text order. When
// the context is done the document is not whole.
func (d *Document) assemble(w *watch.Watch, f *relation.Facts) {
	d.Relations, d.Quotes = f.Relations, f.Quotes
	watch.Sort(w, d.Relations, func(a, b relation.Relation) int { return a.Trigger.Compare(b.Trigger) })
	watch.Sort(w, d.Quotes, func(a, b relation.Quote) int { return a.Compare(b.Span) })

	used := d.used(w)
	kept := make([]entity.Entity, 0, len(d.Entities)+len(f.Made))
	for _, list := range [...][]entity.Entity{d.Entities, f.Made} {
		for i := range w.Range(len(list)) {
			if e := &list[i]; used[e.ID] || e.Named() || dated(e) {
				kept = append(kept, *e)
			}
		}
	}
	watch.Sort(w, kept, func(a, b entity.Entity) int { return cmp.Compare(first(&a), first(&b)) })
	d.Entities = kept
	d.number(w)
	d.round()
}

// round makes confidences as exact as JSON has them, so that a document that is
// read back says the same.
func (d *Document) round() {
	for i := range d.Entities {
		d.Entities[i].Confidence = round(d.Entities[i].Confidence)
	}
	for i := range d.Relations {
		d.Relations[i].Confidence = round(d.Relations[i].Confidence)
	}
	for i := range d.Open {
		d.Open[i].Confidence = round(d.Open[i].Confidence)
	}
}

// used lists the entities that a relation or a quote refers to.
func (d *Document) used(w *watch.Watch) map[string]bool {
	used := map[string]bool{}
	for i := range w.Range(len(d.Relations)) {
		for _, a := range d.Relations[i].Args {
			used[a.Entity] = true
		}
		for _, id := range d.Relations[i].Attribution {
			used[id] = true
		}
	}
	for i := range w.Range(len(d.Open)) {
		for _, id := range d.Open[i].Attribution {
			used[id] = true
		}
	}
	for i := range w.Range(len(d.Quotes)) {
		used[d.Quotes[i].Speaker] = true
	}
	return used
}

func dated(e *entity.Entity) bool { return e.Type == entity.Date || e.Type == entity.Money }

func first(e *entity.Entity) int {
	if len(e.Mentions) == 0 {
		return 0
	}
	return e.Mentions[0].Start
}

// number renames the entities e1, e2 … in their order, everywhere. Relations of
// one match may share a list of sources, so lists are written anew.
func (d *Document) number(w *watch.Watch) {
	ids := make(map[string]string, len(d.Entities))
	for i := range w.Range(len(d.Entities)) {
		id := "e" + strconv.Itoa(i+1)
		ids[d.Entities[i].ID] = id
		d.Entities[i].ID = id
	}
	for i := range w.Range(len(d.Relations)) {
		r := &d.Relations[i]
		for j := range r.Args {
			r.Args[j].Entity = ids[r.Args[j].Entity]
		}
		r.Attribution = renamed(r.Attribution, ids)
	}
	for i := range w.Range(len(d.Open)) {
		d.Open[i].Attribution = renamed(d.Open[i].Attribution, ids)
	}
	for i := range w.Range(len(d.Quotes)) {
		d.Quotes[i].Speaker = ids[d.Quotes[i].Speaker]
	}
}

// renamed is a copy of list with each id replaced.
func renamed(list []string, ids map[string]string) []string {
	out := slices.Clone(list)
	for i, id := range out {
		out[i] = ids[id]
	}
	return out
}
