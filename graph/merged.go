package graph

import (
	"iter"
	"slices"
)

// merged is the graph as it was last read, with all that it takes to bring it up
// to date. Its nodes and edges stay the same objects while the graph changes
// around them.
type merged struct {
	epoch uint32

	order    []*cluster // nodes by id
	fresher  []*cluster // new, or with a new id
	byID     map[string]*cluster
	slugs    map[string][]*cluster // see comparePlaces
	numbered map[string]bool       // slugs of which another is the same with a number

	bundles map[uint64]*bundle
	listed  [][]*bundle // to be reconsidered, by number of fillers
	soiled  []*bundle

	edges     []*edge // the best supported first
	dead      int     // of them
	ids       []string
	functions map[string][]*edge

	// Worked out when asked for, of this epoch.
	numbers map[*record]int
	around  map[*cluster][]*Edge
}

func newMerged() *merged {
	m := &merged{byID: map[string]*cluster{}, slugs: map[string][]*cluster{}, numbered: map[string]bool{},
		bundles: map[uint64]*bundle{}, functions: map[string][]*edge{}}
	m.fresh()
	return m
}

// fresh forgets what was worked out for queries.
func (m *merged) fresh() {
	m.numbers, m.around = nil, map[*cluster][]*Edge{}
}

func (m *merged) node(id string) *Node {
	if c := m.byID[id]; c != nil {
		return c.node
	}
	return nil
}

func (m *merged) all() iter.Seq[*Edge] {
	return func(yield func(*Edge) bool) {
		for _, e := range m.edges {
			if !yield(&e.Edge) {
				return
			}
		}
	}
}

// touching are the edges in which the node with the id fills a role, the best
// supported first.
func (m *merged) touching(id string) []*Edge {
	c := m.byID[id]
	if c == nil {
		return nil
	}
	if es, ok := m.around[c]; ok {
		return es
	}
	seen := map[*edge]bool{}
	var found []*edge
	for _, t := range c.things {
		for _, f := range t.facts {
			for _, e := range f.edges() {
				if !seen[e] && e.has(c.node) {
					seen[e] = true
					found = append(found, e)
				}
			}
		}
	}
	slices.SortFunc(found, func(a, b *edge) int { return int(a.rank - b.rank) })
	out := make([]*Edge, len(found))
	for i, e := range found {
		out[i] = &e.Edge
	}
	m.around[c] = out
	return out
}

// edges are those that the fact is or may be part of.
func (f *fact) edges() []*edge {
	switch b := f.bundle; {
	case b == nil:
		return nil
	case b.into() != nil:
		return b.into().edges
	default:
		return b.edges
	}
}

func (m *merged) nodes() []*Node {
	out := make([]*Node, len(m.order))
	for i, c := range m.order {
		out[i] = c.node
	}
	return out
}

func (m *merged) relations() []*Edge {
	out := make([]*Edge, len(m.edges))
	for i, e := range m.edges {
		out[i] = &e.Edge
	}
	return out
}
