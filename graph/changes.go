package graph

import (
	"cmp"
	"slices"
	"strings"
)

// Changes is what became different in a merged graph.
type Changes struct {
	Nodes     []*Node   // new, or with other content; by id
	Edges     []*Edge   // new, or with other content but for the ID; by their first support
	GoneNodes []string  // ids that no node has any more, sorted
	GoneEdges []Support // first supports of edges of which no edge is the first support any more, sorted
}

// Changes brings the graph up to date and tells what is different from what it
// was at the last call; the first call tells all there is. It is for keeping a
// copy of the graph elsewhere. The ids of edges are their places in the order of
// all and change with nearly every article, so an edge goes by its first
// support, which is no other's.
func (g *Graph) Changes() Changes {
	if g.log == nil {
		g.exact()
		g.log = &changeLog{}
		g.log.reset()
		return Changes{Nodes: g.m.nodes(), Edges: byFirstSupport(g.m.relations())}
	}
	m := g.exact()
	var out Changes
	for c := range g.log.nodes {
		if c.node != nil {
			out.Nodes = append(out.Nodes, c.node)
		}
	}
	slices.SortFunc(out.Nodes, func(a, b *Node) int { return strings.Compare(a.ID, b.ID) })
	for id := range g.log.ids {
		if m.byID[id] == nil {
			out.GoneNodes = append(out.GoneNodes, id)
		}
	}
	slices.Sort(out.GoneNodes)
	now := map[Support]bool{}
	for e := range g.log.edges {
		if !e.dead {
			out.Edges = append(out.Edges, &e.Edge)
			now[e.Support[0]] = true
		}
	}
	for e := range g.log.edges {
		if e.dead && !now[e.Support[0]] {
			out.GoneEdges = append(out.GoneEdges, e.Support[0])
			now[e.Support[0]] = true
		}
	}
	out.Edges = byFirstSupport(out.Edges)
	slices.SortFunc(out.GoneEdges, compareSupports)
	g.log.reset()
	return out
}

func byFirstSupport(es []*Edge) []*Edge {
	slices.SortFunc(es, func(a, b *Edge) int { return compareSupports(a.Support[0], b.Support[0]) })
	return es
}

func compareSupports(a, b Support) int {
	return cmp.Or(strings.Compare(a.Doc, b.Doc), cmp.Compare(a.Relation, b.Relation))
}

// A changeLog collects what updates changed.
type changeLog struct {
	nodes map[*cluster]struct{}
	ids   map[string]struct{} // given up
	edges map[*edge]struct{}
}

func (l *changeLog) reset() {
	l.nodes, l.ids, l.edges = map[*cluster]struct{}{}, map[string]struct{}{}, map[*edge]struct{}{}
}

// node notes that c's node changed; nothing where nobody asked for changes.
func (l *changeLog) node(c *cluster) {
	if l != nil {
		l.nodes[c] = struct{}{}
	}
}

func (l *changeLog) id(id string) {
	if l != nil && id != "" {
		l.ids[id] = struct{}{}
	}
}

func (l *changeLog) edge(e *edge) {
	if l != nil {
		l.edges[e] = struct{}{}
	}
}
