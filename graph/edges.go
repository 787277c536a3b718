package graph

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/actant-nlp/actant/relation"
)

// An edge is an Edge with what it takes to keep it up to date.
type edge struct {
	Edge
	bundle *bundle
	filled *filled // nil for most
	rank   int32   // place among the edges
	dead   bool

	// Room for what most edges have.
	support [1]Support
	fillers [2]Argument
}

// filled is for edges of types in which one role is a function of others; see
// contradict.
type filled struct {
	told []Conflict // within the edge
	keys []string   // of the functions
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
		if b.into() != nil && !b.dead {
			u.soil(b.into())
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
		if b.dead || b.into() != nil || b.edges != nil {
			continue
		}
		facts := b.facts
		if b.wide != nil {
			for _, a := range b.wide.absorbed {
				facts = append(slices.Clip(facts), a.facts...)
			}
		}
		add := func(occasion []*fact) {
			e := mg.edge(b, occasion)
			b.edges = append(b.edges, e)
			made = append(made, e)
			u.g.log.edge(e)
			m.learnFunctions(e, functions)
		}
		b.edges = b.edge[:0]
		if len(facts) == 1 {
			add(facts)
			continue
		}
		for _, o := range mg.occasions(b.typ, facts) {
			add(o)
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
	sortMade(made)
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
		if int(e.rank) != i {
			e.rank, e.ID = int32(i), m.edgeID(i)
		}
	}
}

// edgeID is the id of the edge at place i. Strings are kept, since one more edge
// gives all after it another place; many are one piece of memory.
func (m *merged) edgeID(i int) string {
	for len(m.ids) <= i {
		n := len(m.ids)
		more := min(n+16, 1024)
		var text []byte
		ends := make([]int, more)
		for k := range ends {
			text = strconv.AppendInt(append(text, 'r'), int64(n+k+1), 10)
			ends[k] = len(text)
		}
		start, all := 0, string(text)
		for _, end := range ends {
			m.ids = append(m.ids, all[start:end])
			start = end
		}
	}
	return m.ids[i]
}

func compareEdges(a, b *edge) int {
	return cmp.Or(cmp.Compare(b.Sources, a.Sources), cmp.Compare(len(b.Support), len(a.Support)), strings.Compare(a.Type, b.Type),
		compareArgs(a.Args, b.Args), strings.Compare(a.Time, b.Time), strings.Compare(a.Support[0].Doc, b.Support[0].Doc), cmp.Compare(a.Support[0].Relation, b.Support[0].Relation))
}

func compareArgs(a, b []Argument) int {
	for i := range min(len(a), len(b)) {
		if a[i].Role != b[i].Role {
			return strings.Compare(a[i].Role+"=", b[i].Role+"=")
		}
		if c := strings.Compare(a[i].Node.ID, b[i].Node.ID); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(a), len(b))
}

// sortMade sorts edges. Of very many, nearly all are told apart by a few numbers
// that stand beside each other in memory.
func sortMade(made []*edge) {
	if len(made) < 2 {
		return
	}
	type key struct {
		hi, lo uint64
		e      *edge
	}
	ranks := rankTypes(made)
	keys := make([]key, len(made))
	for i, e := range made {
		k := key{e: e}
		const most = 1<<20 - 1
		k.hi = uint64(most-min(e.Sources, most))<<44 | uint64(most-min(len(e.Support), most))<<24 | uint64(ranks[typeRole{e.Type, e.firstRole()}])
		if len(e.Args) > 0 {
			for at := range 8 {
				k.lo <<= 8
				if id := e.Args[0].Node.ID; at < len(id) {
					k.lo |= uint64(id[at])
				}
			}
		}
		keys[i] = k
	}
	slices.SortFunc(keys, func(a, b key) int {
		switch {
		case a.hi != b.hi:
			return cmp.Compare(a.hi, b.hi)
		case a.lo != b.lo:
			return cmp.Compare(a.lo, b.lo)
		}
		return compareEdges(a.e, b.e)
	})
	for i := range keys {
		made[i] = keys[i].e
	}
}

type typeRole struct{ typ, role string }

func (e *Edge) firstRole() string {
	if len(e.Args) == 0 {
		return ""
	}
	return e.Args[0].Role + "="
}

// rankTypes numbers the types with their first roles in their order.
func rankTypes(edges []*edge) map[typeRole]int {
	ranks := map[typeRole]int{}
	for _, e := range edges {
		ranks[typeRole{e.Type, e.firstRole()}] = 0
	}
	for i, x := range slices.SortedFunc(maps.Keys(ranks), func(a, b typeRole) int {
		return cmp.Or(strings.Compare(a.typ, b.typ), strings.Compare(a.role, b.role))
	}) {
		ranks[x] = i
	}
	return ranks
}

// A merger makes edges of facts.
type merger struct {
	schema *relation.Schema
}

// edge merges the facts of one occasion.
func (m *merger) edge(b *bundle, facts []*fact) *edge {
	x := &b.first
	if x.bundle != nil {
		x = new(edge) // somebody may hold the first one still
	}
	*x = edge{Edge: Edge{Type: b.typ, Sources: countSources(facts)}, bundle: b, rank: -1}
	e := &x.Edge
	e.Support, e.Args = x.support[:0], x.fillers[:0]
	for _, f := range facts {
		e.Support = append(e.Support, Support{f.doc.id, f.index})
		e.see(f.doc.published)
	}
	if len(facts) > 1 {
		slices.SortFunc(e.Support, compareSupports)
	}
	e.Polarity = relation.Polarity(m.most(facts, func(f *fact) string { return string(f.r.Polarity) }, nil))
	e.Modality = relation.Modality(m.most(facts, func(f *fact) string { return string(f.r.Modality) }, surer))
	e.Time = m.time(facts)
	e.Confidence = m.confidence(facts)
	m.fill(e, facts)
	m.attribute(e, facts)
	m.disagree(e, facts)
	return x
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
	best := m.most(facts, func(f *fact) string { return f.when.text }, finer)
	for _, f := range facts {
		if t := f.when.text; t != "" && t != best && timesAgree(t, best) && finer(t, best) {
			best = t
		}
	}
	return best
}

// confidence combines independent sources: each errs by itself, copies err
// together.
func (m *merger) confidence(facts []*fact) float64 {
	if len(facts) == 1 {
		return 1 - (1 - min(max(facts[0].r.Confidence, 0), 1))
	}
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
	const many = 16
	var seen map[Argument]bool // of many
	had := func(a Argument) bool {
		if seen == nil {
			return slices.Contains(e.Args, a)
		}
		return seen[a]
	}
	typ, _ := m.schema.Type(e.Type) // of all facts
	for _, core := range []bool{true, false} {
		for _, f := range facts {
			for _, s := range f.args {
				a := Argument{s.role, s.t.at[final].node}
				if s.core != core || had(a) || typ.Symmetric && core && e.has(a.Node) {
					continue
				}
				e.Args = append(e.Args, a)
				if seen != nil {
					seen[a] = true
				} else if len(e.Args) > many {
					seen = map[Argument]bool{}
					for _, a := range e.Args {
						seen[a] = true
					}
				}
			}
		}
	}
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
