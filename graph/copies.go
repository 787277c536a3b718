package graph

import "slices"

// A copyIndex knows which documents copy each other, directly or through others.
// It compares those that share a band, and no two that are known already to be of
// one part: of n copies of one text it finds n-1 links, not n²/2.
type copyIndex struct {
	first   bandTable // the only document of a band: nearly all bands have one
	crowded map[uint64]*band
	copies  map[*record]map[*record]struct{} // links that hold each part together
	told    map[string][]string              // ids of documents that a caller knows to be copies, both ways

	docs register[record]

	compared int // pairs, so far
}

// A band has several documents: those without copies, and by their parts those
// that have some.
type band struct {
	alone  []*record
	groups []kin
}

// A kin is the documents of a band that belong to one part.
type kin struct {
	part *part
	docs []*record
}

// A part is a set of documents that copy each other. One that was joined with
// another says into which; one that lost a document is no part any more.
type part struct {
	into  *part
	ended bool
}

// enough is how many documents of one part in a band are compared with another
// document: who copies none of so many copies of a text copies none.
const enough = 64

// now is the part that p has become, nil for none.
func (p *part) now() *part {
	for p != nil && p.into != nil {
		if p.into.into != nil {
			p.into = p.into.into // halves the way
		}
		p = p.into
	}
	if p == nil || p.ended {
		return nil
	}
	return p
}

// add enters r and links it to the documents that it copies.
func (x *copyIndex) add(r *record) {
	if r.sketch.empty {
		return
	}
	if x.crowded == nil {
		x.crowded, x.copies = map[uint64]*band{}, map[*record]map[*record]struct{}{}
	}
	r.num = x.docs.enter(r)
	s := search{x: x, r: r}
	for _, key := range r.sketch.bands {
		if o := x.first.get(key, &x.docs); o != nil {
			if o != r {
				s.try(o)
				b := &band{}
				b.put(o)
				b.put(r)
				x.crowded[key] = b
				x.first.drop(key, &x.docs)
			}
			continue
		}
		if b := x.crowded[key]; b != nil {
			s.band(b)
			b.put(r)
			continue
		}
		x.first.put(key, r.num)
	}
}

func (b *band) put(r *record) {
	p := r.sketch.part.now()
	if p == nil {
		b.alone = append(b.alone, r)
		return
	}
	for i := range b.groups {
		if b.groups[i].part == p {
			b.groups[i].docs = append(b.groups[i].docs, r)
			return
		}
	}
	b.groups = append(b.groups, kin{p, []*record{r}})
}

// settle brings the groups up to date with what was joined and parted since.
func (b *band) settle() {
	var moved []*record
	b.alone = slices.DeleteFunc(b.alone, func(o *record) bool {
		if o.sketch.part.now() == nil {
			return false
		}
		moved = append(moved, o)
		return true
	})
	b.groups = slices.DeleteFunc(b.groups, func(g kin) bool {
		if g.part.now() == g.part {
			return false
		}
		moved = append(moved, g.docs...)
		return true
	})
	for _, o := range moved {
		b.put(o)
	}
}

// drop takes r out, and gives the only document that is left, if it is one.
func (b *band) drop(r *record) (last *record) {
	without := func(docs []*record) []*record {
		return slices.DeleteFunc(docs, func(o *record) bool { return o == r })
	}
	b.alone = without(b.alone)
	for i := range b.groups {
		b.groups[i].docs = without(b.groups[i].docs)
	}
	b.groups = slices.DeleteFunc(b.groups, func(g kin) bool { return len(g.docs) == 0 })
	switch {
	case len(b.groups) == 0 && len(b.alone) == 1:
		return b.alone[0]
	case len(b.alone) == 0 && len(b.groups) == 1 && len(b.groups[0].docs) == 1:
		return b.groups[0].docs[0]
	}
	return nil
}

// A search is that for the documents which one copies.
type search struct {
	x    *copyIndex
	r    *record
	seen map[*record]bool // compared, and no copies
}

// band compares r with the documents of a band as far as need be.
func (s *search) band(b *band) {
	b.settle()
	for _, g := range b.groups {
		for _, o := range g.docs[:min(len(g.docs), enough)] {
			if s.try(o) {
				break
			}
		}
	}
	for _, o := range b.alone {
		s.try(o)
	}
}

// try links r and o if they are copies, and reports whether they are.
func (s *search) try(o *record) bool {
	if p := o.sketch.part.now(); o == s.r || p != nil && p == s.r.sketch.part.now() {
		return true
	}
	if s.seen[o] {
		return false
	}
	s.x.compared++
	if containment(&s.r.sketch, &o.sketch) >= copied {
		s.x.link(s.r, o)
		return true
	}
	if s.seen == nil {
		s.seen = map[*record]bool{}
	}
	s.seen[o] = true
	return false
}

// link joins the parts of two copies.
func (x *copyIndex) link(a, b *record) {
	for _, pair := range [][2]*record{{a, b}, {b, a}} {
		if x.copies[pair[0]] == nil {
			x.copies[pair[0]] = map[*record]struct{}{}
		}
		x.copies[pair[0]][pair[1]] = struct{}{}
	}
	p, q := a.sketch.part.now(), b.sketch.part.now()
	switch {
	case p == nil && q == nil:
		p = &part{}
	case p == nil:
		p = q
	case q != nil && p != q:
		q.into = p
	}
	a.sketch.part, b.sketch.part = p, p
}

// remove takes r out. What it held together is searched for other links.
func (x *copyIndex) remove(r *record) {
	if r.sketch.empty {
		return
	}
	for _, key := range r.sketch.bands {
		if x.first.get(key, &x.docs) == r {
			x.first.drop(key, &x.docs)
		}
		if b := x.crowded[key]; b != nil {
			if last := b.drop(r); last != nil {
				x.first.put(key, last.num)
				delete(x.crowded, key)
			}
		}
	}
	x.docs.leave(r.num)
	if p := r.sketch.part.now(); p != nil {
		p.ended = true
	}
	r.sketch.part = nil
	left := x.copies[r]
	delete(x.copies, r)
	x.mend(r, left)
}

// mend makes parts of what is left of r's, those that it was linked to and what
// hangs on them, and links these again where they copy each other.
func (x *copyIndex) mend(r *record, left map[*record]struct{}) {
	var pieces [][]*record
	for o := range left {
		delete(x.copies[o], r)
	}
	for o := range left {
		pieces = append(pieces, x.piece(o))
	}
	if len(pieces) < 2 {
		return
	}
	largest := 0
	for i := range pieces {
		if len(pieces[i]) > len(pieces[largest]) {
			largest = i
		}
	}
	for i, piece := range pieces {
		if i == largest {
			continue
		}
		for _, o := range piece {
			x.again(o)
		}
	}
}

// piece makes one part of o and all that hangs on it.
func (x *copyIndex) piece(o *record) []*record {
	p := &part{}
	docs := []*record{o}
	o.sketch.part = p
	for i := 0; i < len(docs); i++ {
		for next := range x.copies[docs[i]] {
			if next.sketch.part != p {
				next.sketch.part = p
				docs = append(docs, next)
			}
		}
	}
	return docs
}

// again searches for what a document that is in the index copies.
func (x *copyIndex) again(r *record) {
	s := search{x: x, r: r}
	for _, key := range r.sketch.bands {
		if b := x.crowded[key]; b != nil {
			s.band(b)
		}
	}
}
