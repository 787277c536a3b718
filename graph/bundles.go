package graph

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// A filler is a cluster in a core role of a type of relation. The two sides of a
// symmetric relation have one role.
type filler struct {
	typ, role string
	c         *cluster
}

// A bundle is an edge in the making: facts with the same type and core fillers.
type bundle struct {
	key      string
	typ      string
	core     []filler // sorted
	facts    []*fact  // by document and index
	into     *bundle  // the only wider one that fits, whose edges take these facts
	absorbed []*bundle
	edges    []*edge
	soiled   bool // its edges are to be made again
	listed   bool // among those whose into is to be found again
	dead     bool
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
// of a symmetric relation apart.
func (g *Graph) core(f *fact) []filler {
	typ, _ := g.schema().Type(f.r.Type)
	out := make([]filler, 0, len(f.args))
	for _, s := range f.args {
		if !s.core {
			continue
		}
		role := s.role
		if typ.Symmetric && len(typ.Roles) > 1 && (role == typ.Roles[0].Name || role == typ.Roles[1].Name) {
			role = "party"
		}
		out = append(out, filler{f.r.Type, role, s.t.at[final]})
	}
	slices.SortFunc(out, func(a, b filler) int { return cmp.Or(strings.Compare(a.role, b.role), cmp.Compare(a.c.seq, b.c.seq)) })
	return slices.Compact(out)
}

func bundleKey(typ string, core []filler) string {
	b := make([]byte, 0, 64)
	b = append(b, typ...)
	for _, x := range core {
		b = append(b, '|')
		b = append(b, x.role...)
		b = append(b, '=')
		b = strconv.AppendInt(b, int64(x.c.seq), 36)
	}
	return string(b)
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
	core := u.g.core(f)
	key := bundleKey(f.r.Type, core)
	if f.bundle != nil && f.bundle.key == key {
		u.soil(f.bundle)
		return
	}
	u.unbundle(f)
	b := u.m.bundles[key]
	if b == nil {
		b = &bundle{key: key, typ: f.r.Type, core: core}
		u.m.bundles[key] = b
		for _, x := range core {
			u.m.fill(x, b)
			u.crossed(x)
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
	delete(u.m.bundles, b.key)
	for _, x := range b.core {
		u.m.unfill(x, b)
		u.crossed(x)
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
func (u *update) crossed(x filler) {
	if n := len(u.m.filled[x]); n == crowded || n == crowded+1 {
		for _, b := range u.m.filled[x] {
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
	if len(b.core) > enough {
		for _, x := range b.core {
			for _, o := range u.m.filled[x] {
				if len(o.core) < len(b.core) && isPart(o.core, b.core) {
					u.reconsider(o)
				}
			}
		}
		return
	}
	part := make([]filler, 0, len(b.core))
	for set := 1; set < 1<<len(b.core)-1; set++ {
		part = part[:0]
		for i, x := range b.core {
			if set>>i&1 == 1 {
				part = append(part, x)
			}
		}
		if o := u.m.bundles[bundleKey(b.typ, part)]; o != nil {
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
			if into == b.into {
				continue
			}
			u.soil(b)
			if b.into != nil {
				b.into.absorbed = slices.DeleteFunc(b.into.absorbed, func(x *bundle) bool { return x == b })
				u.soil(b.into)
			}
			if into != nil {
				into.absorbed = append(into.absorbed, b)
				u.soil(into)
			}
			b.into = into
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
	rare := b.core[0]
	for _, x := range b.core {
		if len(m.filled[x]) < len(m.filled[rare]) {
			rare = x
		}
	}
	if len(m.filled[rare]) > crowded {
		return nil
	}
	var found *bundle
	for _, w := range m.filled[rare] {
		if len(w.core) > len(b.core) && w.into == nil && isPart(b.core, w.core) && timesFit(b.facts, w.facts) {
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
			out = append(out, &f.when)
		}
	}
	return out
}

func (m *merged) fill(x filler, b *bundle) { m.filled[x] = append(m.filled[x], b) }

func (m *merged) unfill(x filler, b *bundle) {
	list := slices.DeleteFunc(m.filled[x], func(o *bundle) bool { return o == b })
	if len(list) == 0 {
		delete(m.filled, x)
	} else {
		m.filled[x] = list
	}
}
