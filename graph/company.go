package graph

import (
	"slices"

	"github.com/actant-nlp/actant/entity"
)

// looked is how many things of one name are compared with others; the first by
// document, so that the order of adding plays no part.
const looked = 20

// keepCompany notes whom and what the document names.
func (r *record) keepCompany() {
	r.company = make([]uint32, 0, len(r.things))
	for _, t := range r.things {
		if t.form != nil && isCompany(t.typ) {
			r.company = append(r.company, t.form.num)
		}
	}
	slices.Sort(r.company)
	r.company = slices.Compact(r.company)
}

func isCompany(t entity.Type) bool {
	return t == entity.Person || t == entity.Organization || t == entity.Product || t == entity.Work || t == entity.Law
}

// common counts what the articles of a and b both name, beside a and b.
func common(a, b *thing) int {
	x, y := a.doc.company, b.doc.company
	n := 0
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] < y[j]:
			i++
		case x[i] > y[j]:
			j++
		default:
			if !a.isNamed(x[i]) && !b.isNamed(x[i]) {
				n++
			}
			i++
			j++
		}
	}
	return n
}

// isNamed reports whether the form with that number is t's.
func (t *thing) isNamed(form uint32) bool { return t.form != nil && t.form.num == form }

// closest is the most company that t shares with one of others in another
// document.
func closest(t *thing, others []*thing) int {
	most := 0
	for _, o := range others[:min(len(others), looked)] {
		if o.doc != t.doc {
			most = max(most, common(t, o))
		}
	}
	return most
}

// keepsCompany reports whether things of two forms are named beside at least
// two others. One company does not do: half of the news names the same president.
func keepsCompany(f, o *form) bool {
	const enough = 2
	for _, t := range f.list[:min(len(f.list), looked)] {
		if closest(t, o.list) >= enough {
			return true
		}
	}
	return false
}

// isSlip reports whether one of two forms is so rare beside the other that it
// may be a slip of the keyboard.
func isSlip(f, o *form) bool {
	const share = 10 // one in so many
	a, b := len(f.list), len(o.list)
	return min(a, b) <= 1+max(a, b)/share
}
