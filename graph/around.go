package graph

import "slices"

// Around is the part of s about one node: the node, the edges in which it fills
// a role, and the nodes that these name; nil if there is no such node.
func (s *Snapshot) Around(id string) *Snapshot {
	n := s.byID[id]
	if n == nil {
		return nil
	}
	out := &Snapshot{byID: map[string]*Node{id: n}}
	for _, e := range s.edges {
		if !slices.ContainsFunc(e.Args, func(a Argument) bool { return a.Node == n }) {
			continue
		}
		out.edges = append(out.edges, e)
		for _, a := range e.Args {
			out.byID[a.Node.ID] = a.Node
		}
		for _, by := range e.Attribution {
			out.byID[by.ID] = by
		}
	}
	for _, n := range s.nodes { // in their order
		if out.byID[n.ID] != nil {
			out.nodes = append(out.nodes, n)
		}
	}
	return out
}
