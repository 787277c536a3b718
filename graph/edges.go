package graph

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/actant-nlp/actant/relation"
)

// An edge is an Edge with what it takes to keep it up to date.
type edge struct {
	*Edge
	bundle *bundle
	args   string     // for sorting
	told   []Conflict // within the edge
	keys   []string   // of the functions that it fills; see contradict
	rank   int        // place among the edges
	dead   bool
}

// edges makes the edges of the bundles that changed again.
func (u *update) edges() {
	u.bundles()
	m := u.m
	mg := merger{schema: u.g.schema()}
	var made []*edge
	functions := map[string]bool{}
	for i := 0; i < len(m.soiled); i++ {
		b := m.soiled[i]
		b.soiled = false
		if b.into != nil && !b.dead {
			u.soil(b.into)
		}
		for _, e := range b.edges {
			e.dead = true
			m.dead++
			u.g.log.edge(e)
			m.forgetFunctions(e, functions)
		}
		b.edges = nil
	}
	for _, b := range m.soiled {
		if b.dead || b.into != nil || b.edges != nil {
			continue
		}
		facts := b.facts
		for _, a := range b.absorbed {
			facts = append(slices.Clip(facts), a.facts...)
		}
		for _, o := range mg.occasions(b.typ, facts) {
			e := &edge{Edge: mg.edge(b, o), bundle: b, rank: -1}
			e.args, e.told = argKey(e.Edge), e.Conflicts
			b.edges = append(b.edges, e)
			made = append(made, e)
			u.g.log.edge(e)
			m.learnFunctions(e, functions)
		}
	}
	m.soiled = m.soiled[:0]
	m.contradict(functions, u.g.log)
	m.sortEdges(made)
}

// sortEdges brings the order of the edges, and with it their ids, up to date.
func (m *merged) sortEdges(made []*edge) {
	if len(made) == 0 && m.dead == 0 {
		return
	}
	slices.SortFunc(made, compareEdges)
	out := make([]*edge, 0, len(m.edges)+len(made)-m.dead)
	for _, e := range m.edges {
		if e.dead {
			continue
		}
		for len(made) > 0 && compareEdges(made[0], e) < 0 {
			out, made = append(out, made[0]), made[1:]
		}
		out = append(out, e)
	}
	m.edges, m.dead = append(out, made...), 0
	for i, e := range m.edges {
		if e.rank != i {
			e.rank, e.ID = i, m.edgeID(i)
		}
	}
}

// edgeID is the id of the edge at place i. Strings are kept, since one more edge
// gives all after it another place.
func (m *merged) edgeID(i int) string {
	for len(m.ids) <= i {
		m.ids = append(m.ids, "r"+strconv.Itoa(len(m.ids)+1))
	}
	return m.ids[i]
}

func compareEdges(a, b *edge) int {
	return cmp.Or(cmp.Compare(b.Sources, a.Sources), cmp.Compare(len(b.Support), len(a.Support)), strings.Compare(a.Type, b.Type),
		strings.Compare(a.args, b.args), strings.Compare(a.Time, b.Time), strings.Compare(a.Support[0].Doc, b.Support[0].Doc), cmp.Compare(a.Support[0].Relation, b.Support[0].Relation))
}

func argKey(e *Edge) string {
	n := 0
	for _, a := range e.Args {
		n += len(a.Role) + len(a.Node.ID) + 2
	}
	var b strings.Builder
	b.Grow(n)
	for _, a := range e.Args {
		b.WriteString(a.Role)
		b.WriteByte('=')
		b.WriteString(a.Node.ID)
		b.WriteByte(0)
	}
	return b.String()
}

// A merger makes edges of facts.
type merger struct {
	schema *relation.Schema
}

// edge merges the facts of one occasion.
func (m *merger) edge(b *bundle, facts []*fact) *Edge {
	e := &Edge{Type: b.typ, Sources: countSources(facts)}
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
	if len(facts) == 1 {
		return of(facts[0])
	}
	by := map[string]map[*record]bool{}
	for _, f := range facts {
		v := of(f)
		if v == "" {
			continue
		}
		if by[v] == nil {
			by[v] = map[*record]bool{}
		}
		by[v][f.doc.source] = true
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
		if t := f.r.Time; t != "" && t != best && timesAgree(t, best) && finer(t, best) {
			best = t
		}
	}
	return best
}

// confidence combines independent sources: each errs by itself, copies err
// together.
func (m *merger) confidence(facts []*fact) float64 {
	top := map[*record]float64{}
	for _, f := range facts {
		s := f.doc.source
		top[s] = max(top[s], min(max(f.r.Confidence, 0), 1))
	}
	// In the order of the sources, so that rounding does not depend on the map's.
	wrong := 1.0
	for _, s := range sourcesOf(top) {
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
				n := s.t.at[final].node
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
			if n := t.at[final].node; !slices.Contains(e.Attribution, n) {
				e.Attribution = append(e.Attribution, n)
			}
		}
	}
	slices.SortFunc(e.Attribution, func(a, b *Node) int { return strings.Compare(a.ID, b.ID) })
}
