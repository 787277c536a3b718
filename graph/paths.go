package graph

import "iter"

// A Path leads from one node to another: Edges[i] joins Nodes[i] and
// Nodes[i+1].
type Path struct {
	Nodes []*Node
	Edges []*Edge
}

// Paths yields the paths from one node to another of at most the given number
// of edges, the shortest first; no node is on a path twice. A path has one edge
// between two nodes, the best supported that joins them. It looks a
// hundred thousand steps around the goal and goes as many from the start, so
// that two nodes in the thick of a large graph take bounded time: what it has
// yielded by then are the shortest that it found.
func (g *Graph) Paths(from, to string, most int) iter.Seq[Path] {
	return func(yield func(Path) bool) { paths(g.merged(), from, to, most, yield) }
}

func paths(in web, from, to string, most int, yield func(Path) bool) {
	a, b := in.node(from), in.node(to)
	if a == nil || b == nil || a == b {
		return
	}
	const enough = 100_000
	w := walk{in: in, to: b, left: enough, yield: yield}
	w.distances(most)
	w.left = enough
	for n := 1; n <= most && w.left > 0; n++ {
		if !w.from(Path{Nodes: []*Node{a}}, n) {
			return
		}
	}
}

// A walk looks for paths of one length after the other. The distance of each
// node from the goal keeps it from ways that cannot lead there.
type walk struct {
	in    web
	to    *Node
	dist  map[*Node]int
	left  int // steps
	yield func(Path) bool
}

// distances measures how far from the goal the nodes within reach are.
func (w *walk) distances(most int) {
	w.dist = map[*Node]int{w.to: 0}
	for queue := []*Node{w.to}; len(queue) > 0 && w.left > 0; queue = queue[1:] {
		n := queue[0]
		if w.dist[n] == most {
			return
		}
		for _, e := range w.in.touching(n.ID) {
			for _, a := range e.Args {
				w.left--
				if _, seen := w.dist[a.Node]; !seen {
					w.dist[a.Node] = w.dist[n] + 1
					queue = append(queue, a.Node)
				}
			}
		}
	}
}

// from yields the paths that go on from p with exactly n more edges; false to
// stop.
func (w *walk) from(p Path, n int) bool {
	at := p.Nodes[len(p.Nodes)-1]
	if n == 0 {
		return at != w.to || w.yield(Path{append([]*Node(nil), p.Nodes...), append([]*Edge(nil), p.Edges...)})
	}
	if at == w.to {
		return true
	}
	tried := map[*Node]bool{}
	for _, x := range p.Nodes {
		tried[x] = true
	}
	for _, e := range w.in.touching(at.ID) {
		for _, a := range e.Args {
			if w.left--; w.left <= 0 {
				return true
			}
			if d, ok := w.dist[a.Node]; tried[a.Node] || !ok || d > n-1 {
				continue
			}
			tried[a.Node] = true
			if !w.from(Path{append(p.Nodes, a.Node), append(p.Edges, e)}, n-1) {
				return false
			}
		}
	}
	return true
}
