package graph

import (
	"cmp"
	"slices"
	"strings"
)

// A filler is a cluster in a core role. The two sides of a symmetric relation
// have one role.
type filler struct {
	role string
	c    *cluster
}

// A bundle is an edge in the making: facts with the same type and core fillers.
type bundle struct {
	twin   *bundle // another with the same hash
	typ    string
	core   []filler // sorted
	facts  []*fact  // by document and index
	wide   *wide    // nil for most
	edges  []*edge
	soiled bool // its edges are to be made again
	listed bool // among those whose into is to be found again
	dead   bool

	// Room for what most bundles have.
	fillers [2]filler
	fact    [1]*fact
	edge    [1]*edge
	first   edge // that was ever made of it
}

// A wide says which bundles are part of which.
type wide struct {
	into     *bundle // the only wider one that fits, whose edges take these facts
	absorbed []*bundle
}

// width is that of b, which may be changed.
func (b *bundle) width() *wide {
	if b.wide == nil {
		b.wide = new(wide)
	}
	return b.wide
}

func (b *bundle) into() *bundle {
	if b.wide == nil {
		return nil
	}
	return b.wide.into
}

// A shelf is the bundles of a type in which a cluster has a role.
type shelf struct {
	typ, role string
	bundles   []*bundle
}

// soil notes that the edges of a bundle are to be made again.
func (u *update) soil(b *bundle) {
	if b == nil || b.soiled {
		return
	}
	b.soiled = true
	u.m.soiled = append(u.m.soiled, b)
}

// core lists the fact's core fillers, in an order that does not tell the sides
// of a symmetric relation apart. The list is good until the next call.
func (u *update) core(f *fact) []filler {
	typ, _ := u.g.schema().Type(f.r.Type)
	out := u.fillers[:0]
	for _, s := range f.args {
		if !s.core {
			continue
		}
		role := s.role
		if typ.Symmetric && len(typ.Roles) > 1 && (role == typ.Roles[0].Name || role == typ.Roles[1].Name) {
			role = "party"
		}
		out = append(out, filler{role, s.t.at[final]})
	}
	if len(out) > 1 {
		slices.SortFunc(out, func(a, b filler) int { return cmp.Or(strings.Compare(a.role, b.role), cmp.Compare(a.c.seq, b.c.seq)) })
	}
	u.fillers = slices.Compact(out)
	return u.fillers
}

func hashCore(typ string, core []filler) uint64 {
	h := hash(typ)
	for _, x := range core {
		h = mix(mix(h^hash(x.role)) ^ uint64(x.c.seq))
	}
	return h
}

// bundle is the bundle of a type with these core fillers, nil for none.
func (m *merged) bundle(h uint64, typ string, core []filler) *bundle {
	for b := m.bundles[h]; b != nil; b = b.twin {
		if b.typ == typ && slices.Equal(b.core, core) {
			return b
		}
	}
	return nil
}

func (m *merged) enterBundle(h uint64, b *bundle) {
	b.twin = m.bundles[h]
	m.bundles[h] = b
}

func (m *merged) leaveBundle(b *bundle) {
	h := hashCore(b.typ, b.core)
	first := m.bundles[h]
	switch {
	case first == b && b.twin == nil:
		delete(m.bundles, h)
	case first == b:
		m.bundles[h] = b.twin
	default:
		for first.twin != b {
			first = first.twin
		}
		first.twin = b.twin
	}
}

// bundles puts the facts whose fillers changed where they belong now.
func (u *update) bundles() {
	for _, d := range u.g.removed {
		for _, f := range d.facts {
			u.unbundle(f)
		}
	}
	for _, d := range u.g.addedDocs() {
		for _, f := range d.facts {
			u.rebundle(f)
		}
	}
	for _, t := range u.moved[final] {
		for _, f := range t.facts {
			if !f.doc.gone && f.doc.viewed && f.mark[2] != u.epoch {
				f.mark[2] = u.epoch
				u.rebundle(f)
			}
		}
	}
	u.absorb()
}

func compareFacts(x, y *fact) int {
	return cmp.Or(strings.Compare(x.doc.id, y.doc.id), cmp.Compare(x.index, y.index))
}

func (u *update) rebundle(f *fact) {
	core := u.core(f)
	h := hashCore(f.r.Type, core)
	if b := f.bundle; b != nil && slices.Equal(b.core, core) {
		u.soil(b)
		return
	}
	u.unbundle(f)
	b := u.m.bundle(h, f.r.Type, core)
	if b == nil {
		b = &bundle{typ: f.r.Type}
		b.core, b.facts = append(b.fillers[:0], core...), b.fact[:0]
		u.m.enterBundle(h, b)
		for _, x := range b.core {
			u.crossed(b.typ, x, u.m.fill(x, b))
		}
		u.reconsiderNarrower(b)
	}
	i := len(b.facts)
	if i > 0 && compareFacts(b.facts[i-1], f) > 0 {
		i, _ = slices.BinarySearchFunc(b.facts, f, compareFacts)
	}
	b.facts = slices.Insert(b.facts, i, f)
	f.bundle = b
	u.retimed(b)
}

func (u *update) unbundle(f *fact) {
	b := f.bundle
	if b == nil {
		return
	}
	f.bundle = nil
	b.facts = slices.DeleteFunc(b.facts, func(x *fact) bool { return x == f })
	u.retimed(b)
	if len(b.facts) > 0 {
		return
	}
	b.dead = true
	u.m.leaveBundle(b)
	for _, x := range b.core {
		u.crossed(b.typ, x, u.m.unfill(x, b))
	}
}

// retimed notes that a bundle has other facts, and so perhaps other times, than
// before.
func (u *update) retimed(b *bundle) {
	u.soil(b)
	u.reconsider(b)
	u.reconsiderNarrower(b)
}

// crowded is how many relations of a filler of one type make it ambiguous which
// of them one with an open role repeats.
const crowded = 200

// crossed looks at all bundles with a filler again when these have become too
// many, or no longer are.
func (u *update) crossed(typ string, x filler, n int) {
	if n == crowded || n == crowded+1 {
		for _, b := range x.c.shelf(typ, x.role) {
			u.reconsider(b)
		}
	}
}

// reconsider notes that it must be found again which bundle takes b.
func (u *update) reconsider(b *bundle) {
	if !b.listed {
		b.listed = true
		for len(u.m.listed) <= len(b.core) {
			u.m.listed = append(u.m.listed, nil)
		}
		u.m.listed[len(b.core)] = append(u.m.listed[len(b.core)], b)
	}
}

// reconsiderNarrower does so for all bundles that b might take.
func (u *update) reconsiderNarrower(b *bundle) {
	const enough = 6 // fillers; of more the subsets are too many to try
	if len(b.core) < 2 {
		return
	}
	if len(b.core) > enough {
		for _, x := range b.core {
			for _, o := range x.c.shelf(b.typ, x.role) {
				if len(o.core) < len(b.core) && isPart(o.core, b.core) {
					u.reconsider(o)
				}
			}
		}
		return
	}
	var part [enough]filler
	for set := 1; set < 1<<len(b.core)-1; set++ {
		n := 0
		for i, x := range b.core {
			if set>>i&1 == 1 {
				part[n] = x
				n++
			}
		}
		if o := u.m.bundle(hashCore(b.typ, part[:n]), b.typ, part[:n]); o != nil {
			u.reconsider(o)
		}
	}
}

// absorb gives the facts of each bundle whose fillers are a proper part of
// exactly one other's, and whose times fit, to that one.
func (u *update) absorb() {
	for n := len(u.m.listed) - 1; n >= 0; n-- {
		for i := 0; i < len(u.m.listed[n]); i++ {
			b := u.m.listed[n][i]
			b.listed = false
			var into *bundle
			if !b.dead {
				into = u.m.wider(b)
			}
			before := b.into()
			if into == before {
				continue
			}
			u.soil(b)
			if before != nil {
				before.wide.absorbed = slices.DeleteFunc(before.wide.absorbed, func(x *bundle) bool { return x == b })
				u.soil(before)
			}
			if into != nil {
				into.width().absorbed = append(into.width().absorbed, b)
				u.soil(into)
			}
			b.width().into = into
			u.reconsiderNarrower(b)
		}
		u.m.listed[n] = u.m.listed[n][:0]
	}
}

// wider is the only bundle that has all fillers of b and more, and whose times
// fit; nil for none or several.
func (m *merged) wider(b *bundle) *bundle {
	if len(b.core) == 0 {
		return nil
	}
	rare := b.core[0].c.shelf(b.typ, b.core[0].role)
	for _, x := range b.core[1:] {
		if list := x.c.shelf(b.typ, x.role); len(list) < len(rare) {
			rare = list
		}
	}
	if len(rare) > crowded {
		return nil
	}
	var found *bundle
	for _, w := range rare {
		if len(w.core) > len(b.core) && w.into() == nil && isPart(b.core, w.core) && timesFit(b.facts, w.facts) {
			if found != nil {
				return nil
			}
			found = w
		}
	}
	return found
}

func isPart(a, b []filler) bool {
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}

func timesFit(a, b []*fact) bool {
	x, y := distinctTimes(a), distinctTimes(b)
	for i := range x {
		for k := range y {
			if !x[i].agrees(y[k]) {
				return false
			}
		}
	}
	return true
}

func distinctTimes(facts []*fact) []*when {
	var out []*when
	for _, f := range facts {
		if f.when.text != "" && !slices.ContainsFunc(out, func(w *when) bool { return w.text == f.when.text }) {
			out = append(out, f.when)
		}
	}
	return out
}

// shelf lists the bundles of a type in which c has a role.
func (c *cluster) shelf(typ, role string) []*bundle {
	for i := range c.filled {
		if s := &c.filled[i]; s.typ == typ && s.role == role {
			return s.bundles
		}
	}
	return nil
}

// fill enters a bundle with one of its fillers, and gives how many of the type
// that one has in the role.
func (m *merged) fill(x filler, b *bundle) int {
	for i := range x.c.filled {
		if s := &x.c.filled[i]; s.typ == b.typ && s.role == x.role {
			s.bundles = append(s.bundles, b)
			return len(s.bundles)
		}
	}
	x.c.filled = append(x.c.filled, shelf{b.typ, x.role, []*bundle{b}})
	return 1
}

// unfill undoes fill.
func (m *merged) unfill(x filler, b *bundle) int {
	for i := range x.c.filled {
		s := &x.c.filled[i]
		if s.typ != b.typ || s.role != x.role {
			continue
		}
		s.bundles = slices.DeleteFunc(s.bundles, func(o *bundle) bool { return o == b })
		n := len(s.bundles)
		if n == 0 {
			x.c.filled = slices.Delete(x.c.filled, i, i+1)
		}
		return n
	}
	return 0
}
