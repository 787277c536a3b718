package graph

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/actant-nlp/actant/relation"
)

// A merger makes edges of the documents' facts.
type merger struct {
	schema *relation.Schema
	view   *view
	source map[*record]int
}

// A bundle is an edge in the making: facts with the same type and core fillers.
type bundle struct {
	typ   string
	core  []string // "role=node id", sorted
	facts []*fact
}

// edges merges all facts, the best supported edge first.
func (m *merger) edges(docs []*record) []*Edge {
	var out []*Edge
	for _, b := range m.bundles(docs) {
		for _, facts := range m.occasions(b) {
			out = append(out, m.edge(b, facts))
		}
	}
	m.contradict(out)
	keys := make(map[*Edge]string, len(out))
	for _, e := range out {
		keys[e] = argKey(e)
	}
	slices.SortStableFunc(out, func(a, b *Edge) int {
		return cmp.Or(cmp.Compare(b.Sources, a.Sources), cmp.Compare(len(b.Support), len(a.Support)), strings.Compare(a.Type, b.Type),
			strings.Compare(keys[a], keys[b]), strings.Compare(a.Time, b.Time), strings.Compare(a.Support[0].Doc, b.Support[0].Doc), cmp.Compare(a.Support[0].Relation, b.Support[0].Relation))
	})
	for i, e := range out {
		e.ID = "r" + strconv.Itoa(i+1)
	}
	return out
}

func argKey(e *Edge) string {
	var b strings.Builder
	for _, a := range e.Args {
		b.WriteString(a.Role + "=" + a.Node.ID + "\x00")
	}
	return b.String()
}

// bundles groups facts by type and core fillers, and lets a fact with an open
// core role join the only bundle that fills it.
func (m *merger) bundles(docs []*record) []*bundle {
	byKey := map[string]*bundle{}
	var all []*bundle
	for _, d := range docs {
		for _, f := range d.facts {
			core := m.core(f)
			key := f.r.Type + "|" + strings.Join(core, "|")
			b := byKey[key]
			if b == nil {
				b = &bundle{typ: f.r.Type, core: core}
				byKey[key] = b
				all = append(all, b)
			}
			b.facts = append(b.facts, f)
		}
	}
	return m.absorb(all)
}

// core lists the fact's core fillers, in an order that does not tell the sides
// of a symmetric relation apart.
func (m *merger) core(f *fact) []string {
	typ, _ := m.schema.Type(f.r.Type)
	var out []string
	for _, s := range f.args {
		if !s.core {
			continue
		}
		role := s.role
		if typ.Symmetric && len(typ.Roles) > 1 && (role == typ.Roles[0].Name || role == typ.Roles[1].Name) {
			role = "party"
		}
		out = append(out, role+"="+m.view.nodeOf[s.t].ID)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// absorb moves the facts of each bundle whose fillers are a proper part of
// exactly one other's into that one.
func (m *merger) absorb(all []*bundle) []*bundle {
	byFiller := map[string][]*bundle{}
	for _, b := range all {
		for _, c := range b.core {
			byFiller[b.typ+"|"+c] = append(byFiller[b.typ+"|"+c], b)
		}
	}
	slices.SortStableFunc(all, func(a, b *bundle) int { return cmp.Compare(len(b.core), len(a.core)) })
	into := map[*bundle]*bundle{}
	for _, b := range all {
		if len(b.core) == 0 {
			continue
		}
		const enough = 200 // wider bundles looked at; a filler with more is ambiguous anyway
		var found *bundle
		rare := b.core[0]
		for _, c := range b.core {
			if len(byFiller[b.typ+"|"+c]) < len(byFiller[b.typ+"|"+rare]) {
				rare = c
			}
		}
		wider := byFiller[b.typ+"|"+rare]
		if len(wider) > enough {
			continue
		}
		n := 0
		for _, w := range wider {
			if w != b && len(w.core) > len(b.core) && into[w] == nil && isPart(b.core, w.core) && timesFit(b.facts, w.facts) {
				found = w
				n++
			}
		}
		if n == 1 {
			into[b] = found
			found.facts = append(found.facts, b.facts...)
		}
	}
	return slices.DeleteFunc(all, func(b *bundle) bool { return into[b] != nil })
}

func isPart(a, b []string) bool {
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}

func timesFit(a, b []*fact) bool {
	for _, x := range a {
		for _, y := range b {
			if !timesAgree(x.r.Time, y.r.Time) {
				return false
			}
		}
	}
	return true
}

// occasions splits a bundle of events where its times cannot be one occasion's:
// one document tells both, or they lie far apart. Facts without a time go with
// the best supported.
func (m *merger) occasions(b *bundle) [][]*fact {
	slices.SortStableFunc(b.facts, func(x, y *fact) int {
		return cmp.Or(strings.Compare(x.doc.id, y.doc.id), cmp.Compare(x.index, y.index))
	})
	typ, _ := m.schema.Type(b.typ)
	if typ.State {
		return [][]*fact{b.facts}
	}
	var timed, open []*fact
	for _, f := range b.facts {
		if f.r.Time == "" {
			open = append(open, f)
		} else {
			timed = append(timed, f)
		}
	}
	if len(timed) == 0 {
		return [][]*fact{open}
	}
	// The most exact times first, so that a vague one does not bridge two.
	slices.SortStableFunc(timed, func(x, y *fact) int {
		switch {
		case x.r.Time == y.r.Time:
			return 0
		case finer(x.r.Time, y.r.Time):
			return -1
		}
		return 1
	})
	var out [][]*fact
	for _, f := range timed {
		at := slices.IndexFunc(out, func(o []*fact) bool { return sameOccasion(f, o) })
		if at < 0 {
			out = append(out, nil)
			at = len(out) - 1
		}
		out[at] = append(out[at], f)
	}
	return m.placeUntimed(open, out)
}

// placeUntimed adds each fact without a time to the occasion that its own
// source tells of, else to the best supported one, but not to one that its own
// document tells of apart.
func (m *merger) placeUntimed(open []*fact, out [][]*fact) [][]*fact {
	timed := slices.Clone(out)
	var alone []*fact
	for _, f := range open {
		best, most := -1, -1
		for i, o := range timed {
			if slices.ContainsFunc(o, func(x *fact) bool { return x.doc == f.doc }) {
				continue
			}
			n := 2 * m.countSources(o)
			if slices.ContainsFunc(o, func(x *fact) bool { return m.source[x.doc] == m.source[f.doc] }) {
				n += 1000
			}
			if n > most {
				best, most = i, n
			}
		}
		if best < 0 {
			alone = append(alone, f)
		} else {
			out[best] = append(out[best], f)
		}
	}
	if len(alone) > 0 {
		out = append(out, alone)
	}
	return out
}

// sameOccasion reports whether f may be of the occasion that the facts o are of.
func sameOccasion(f *fact, o []*fact) bool {
	for _, x := range o {
		if timesAgree(f.r.Time, x.r.Time) {
			continue
		}
		if x.doc == f.doc || timesFar(f.r.Time, x.r.Time) {
			return false
		}
	}
	return true
}

func (m *merger) countSources(facts []*fact) int {
	seen := map[int]bool{}
	for _, f := range facts {
		seen[m.source[f.doc]] = true
	}
	return len(seen)
}

// edge merges the facts of one occasion.
func (m *merger) edge(b *bundle, facts []*fact) *Edge {
	e := &Edge{Type: b.typ, Sources: m.countSources(facts)}
	for _, f := range facts {
		e.Support = append(e.Support, Support{f.doc.id, f.index})
		e.see(f.doc.published)
	}
	slices.SortFunc(e.Support, func(x, y Support) int {
		return cmp.Or(strings.Compare(x.Doc, y.Doc), cmp.Compare(x.Relation, y.Relation))
	})
	e.Polarity = relation.Polarity(m.most(facts, func(f *fact) string { return string(f.r.Polarity) }, nil))
	e.Modality = relation.Modality(m.most(facts, func(f *fact) string { return string(f.r.Modality) }, surer))
	e.Time = m.time(facts)
	e.Confidence = m.confidence(facts)
	m.fill(e, facts)
	m.attribute(e, facts)
	m.disagree(e, facts)
	return e
}

func (e *Edge) see(t time.Time) {
	if t.IsZero() {
		return
	}
	if e.FirstSeen.IsZero() || t.Before(e.FirstSeen) {
		e.FirstSeen = t
	}
	if t.After(e.LastSeen) {
		e.LastSeen = t
	}
}

// most is the value that most independent sources give; on a tie the one that
// before prefers, then the smallest.
func (m *merger) most(facts []*fact, of func(*fact) string, before func(a, b string) bool) string {
	by := map[string]map[int]bool{}
	for _, f := range facts {
		v := of(f)
		if v == "" {
			continue
		}
		if by[v] == nil {
			by[v] = map[int]bool{}
		}
		by[v][m.source[f.doc]] = true
	}
	best := ""
	for v, s := range by {
		n, top := len(s), len(by[best])
		if best == "" || n > top || n == top && (before != nil && before(v, best) || (before == nil || !before(best, v)) && v < best) {
			best = v
		}
	}
	return best
}

// surer orders modalities.
func surer(a, b string) bool {
	order := []string{string(relation.Actual), string(relation.Alleged), string(relation.Possible), string(relation.Future)}
	return slices.Index(order, a) < slices.Index(order, b)
}

// time is the most exact of the times that agree with the one that most sources
// give.
func (m *merger) time(facts []*fact) string {
	best := m.most(facts, func(f *fact) string { return f.r.Time }, finer)
	for _, f := range facts {
		if t := f.r.Time; t != "" && timesAgree(t, best) && finer(t, best) {
			best = t
		}
	}
	return best
}

// confidence combines independent sources: each errs by itself, copies err
// together.
func (m *merger) confidence(facts []*fact) float64 {
	top := map[int]float64{}
	for _, f := range facts {
		s := m.source[f.doc]
		top[s] = max(top[s], min(max(f.r.Confidence, 0), 1))
	}
	// In the order of the sources, so that rounding does not depend on the map's.
	sources := make([]int, 0, len(top))
	for s := range top {
		sources = append(sources, s)
	}
	slices.Sort(sources)
	wrong := 1.0
	for _, s := range sources {
		wrong *= 1 - top[s]
	}
	return 1 - wrong
}

// fill collects the fillers: the core ones, and of the other roles all that the
// sources give.
func (m *merger) fill(e *Edge, facts []*fact) {
	type filler struct {
		role string
		node *Node
	}
	seen := map[filler]bool{}
	for _, core := range []bool{true, false} {
		for _, f := range facts {
			typ, _ := m.schema.Type(f.r.Type)
			for _, s := range f.args {
				n := m.view.nodeOf[s.t]
				k := filler{s.role, n}
				if s.core != core || seen[k] || typ.Symmetric && core && e.has(n) {
					continue
				}
				seen[k] = true
				e.Args = append(e.Args, Argument{s.role, n})
			}
		}
	}
	typ, _ := m.schema.Type(e.Type)
	place := func(role string) int {
		if i := slices.IndexFunc(typ.Roles, func(r relation.Role) bool { return r.Name == role }); i >= 0 {
			return i
		}
		return len(typ.Roles)
	}
	slices.SortStableFunc(e.Args, func(x, y Argument) int {
		return cmp.Or(cmp.Compare(place(x.Role), place(y.Role)), strings.Compare(x.Role, y.Role), strings.Compare(x.Node.ID, y.Node.ID))
	})
}

func (e *Edge) has(n *Node) bool {
	return slices.ContainsFunc(e.Args, func(a Argument) bool { return a.Node == n })
}

// attribute lists everybody who is named as saying so.
func (m *merger) attribute(e *Edge, facts []*fact) {
	for _, f := range facts {
		for _, t := range f.by {
			if n := m.view.nodeOf[t]; !slices.Contains(e.Attribution, n) {
				e.Attribution = append(e.Attribution, n)
			}
		}
	}
	slices.SortFunc(e.Attribution, func(a, b *Node) int { return strings.Compare(a.ID, b.ID) })
}
