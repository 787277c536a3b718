package graph

import (
	"iter"
	"slices"
	"strings"
)

// sources gives the documents that changed, and those that copy them, the first
// of the documents that tell the same text, by which sources are counted.
func (u *update) sources() {
	g := u.g
	done := map[*record]bool{}
	for _, d := range g.addedDocs() {
		u.settleSource(d, done)
	}
	for _, d := range g.copied {
		if !d.gone {
			u.settleSource(d, done)
		}
	}
	g.copied = nil
}

// settleSource finds the first of the documents that copy d, directly or through
// others. A document that joins others of one source and is not their first
// needs no search.
func (u *update) settleSource(d *record, done map[*record]bool) {
	if done[d] {
		return
	}
	if d.source == nil {
		first := d
		one := true
		for o := range u.g.copiesOf(d) {
			if first == d {
				first = o.source
			}
			one = one && o.source != nil && !o.source.gone && o.source == first
		}
		if one && (first == d || first.id < d.id) {
			d.source = first
			return
		}
	}
	all := []*record{d}
	done[d] = true
	for i := 0; i < len(all); i++ {
		for o := range u.g.copiesOf(all[i]) {
			if !done[o] {
				done[o] = true
				all = append(all, o)
			}
		}
	}
	first := slices.MinFunc(all, func(a, b *record) int { return strings.Compare(a.id, b.id) })
	for _, o := range all {
		if o.source == first {
			continue
		}
		o.source = first
		if o.viewed {
			for _, f := range o.facts {
				u.soil(f.bundle)
			}
		}
	}
}

// copiesOf yields the documents that are copies of d, by their texts or by what
// the program says.
func (g *Graph) copiesOf(d *record) iter.Seq[*record] {
	return func(yield func(*record) bool) {
		for o := range g.copies.copies[d] {
			if !yield(o) {
				return
			}
		}
		for _, id := range g.copies.told[d.id] {
			if o := g.docs[id]; o != nil && !yield(o) {
				return
			}
		}
	}
}

// sourceNumbers numbers the sources in the order of their first documents.
func (g *Graph) sourceNumbers() map[*record]int {
	m := g.merged()
	if m.numbers != nil {
		return m.numbers
	}
	var firsts []*record
	for _, d := range g.docs {
		if d.source == d {
			firsts = append(firsts, d)
		}
	}
	slices.SortFunc(firsts, func(a, b *record) int { return strings.Compare(a.id, b.id) })
	m.numbers = make(map[*record]int, len(firsts))
	for i, d := range firsts {
		m.numbers[d] = i
	}
	return m.numbers
}
