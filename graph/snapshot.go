package graph

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"
)

// A Snapshot is a merged graph without the documents behind it: what
// [Graph.MarshalJSON] wrote, read again. It can be listed, asked and written, not
// changed. It is safe for concurrent use once it is decoded.
type Snapshot struct {
	nodes []*Node
	edges []*Edge
	byID  map[string]*Node
	of    map[*Node][]*Edge // in which the node fills a role; nil: not worked out
}

// Snapshot is a copy of the merged graph as it now is.
func (g *Graph) Snapshot() *Snapshot {
	m := g.exact()
	s := &Snapshot{byID: make(map[string]*Node, len(m.order))}
	twin := make(map[*Node]*Node, len(m.order))
	for _, c := range m.order {
		n := *c.node
		twin[c.node] = &n
		s.byID[n.ID] = &n
		s.nodes = append(s.nodes, &n)
	}
	for _, old := range m.edges {
		e := old.Edge
		e.Args, e.Support, e.Attribution = slices.Clone(e.Args), slices.Clone(e.Support), slices.Clone(e.Attribution)
		for i := range e.Args {
			e.Args[i].Node = twin[e.Args[i].Node]
		}
		for i := range e.Attribution {
			e.Attribution[i] = twin[e.Attribution[i]]
		}
		s.edges = append(s.edges, &e)
	}
	s.index()
	return s
}

// Nodes yields the nodes in the order in which they were written: by id.
func (s *Snapshot) Nodes() iter.Seq[*Node] { return slices.Values(s.nodes) }

// Edges yields the edges in the order in which they were written: the best
// supported first.
func (s *Snapshot) Edges() iter.Seq[*Edge] { return slices.Values(s.edges) }

// Node returns the node with the given id, nil if there is none.
func (s *Snapshot) Node(id string) *Node { return s.byID[id] }

// MarshalJSON writes what [Graph.MarshalJSON] does.
func (s *Snapshot) MarshalJSON() ([]byte, error) { return marshal(s.nodes, s.edges) }

// UnmarshalJSON reads a graph. Ids that are given twice or to nothing,
// confidences outside of [0, 1] and dates that are none are errors; s is then
// left as it was.
func (s *Snapshot) UnmarshalJSON(b []byte) error {
	var w struct {
		Entities  *[]wireNode `json:"entities"`
		Relations *[]wireEdge `json:"relations"`
	}
	if err := json.Unmarshal(b, &w); err != nil {
		return fmt.Errorf("graph: %w", err)
	}
	if w.Entities == nil || w.Relations == nil {
		return errors.New(`graph: no "entities" or no "relations" in it`)
	}
	out := Snapshot{byID: make(map[string]*Node, len(*w.Entities))}
	for _, n := range *w.Entities {
		if n.ID == "" || out.byID[n.ID] != nil {
			return fmt.Errorf("graph: entity id %q is empty or given twice", n.ID)
		}
		out.byID[n.ID] = &Node{ID: n.ID, Type: n.Type, Subtype: told(n.Subtype), Name: n.Name, Link: n.Link, Aliases: n.Aliases, Members: n.Members}
		out.nodes = append(out.nodes, out.byID[n.ID])
	}
	seen := make(map[string]bool, len(*w.Relations))
	for i := range *w.Relations {
		x := &(*w.Relations)[i]
		if x.ID == "" || seen[x.ID] {
			return fmt.Errorf("graph: relation id %q is empty or given twice", x.ID)
		}
		seen[x.ID] = true
		e, err := out.edge(x)
		if err != nil {
			return fmt.Errorf("graph: relation %s: %w", x.ID, err)
		}
		out.edges = append(out.edges, e)
	}
	out.index()
	*s = out
	return nil
}

func (s *Snapshot) edge(x *wireEdge) (*Edge, error) {
	e := &Edge{ID: x.ID, Type: x.Type, Support: x.Support, Sources: x.Sources, Polarity: x.Polarity, Modality: x.Modality,
		Time: told(x.Time), Confidence: x.Confidence, Conflicts: x.Conflicts}
	if x.Type == "" {
		return nil, errors.New("it has no type")
	}
	if !(x.Confidence >= 0 && x.Confidence <= 1) {
		return nil, errors.New("the confidence is not between 0 and 1")
	}
	for _, a := range x.Args {
		n := s.byID[a.Entity]
		if n == nil {
			return nil, fmt.Errorf("%s is %q, which is no entity of the graph", a.Role, a.Entity)
		}
		e.Args = append(e.Args, Argument{a.Role, n})
	}
	for _, id := range x.Attribution {
		n := s.byID[id]
		if n == nil {
			return nil, fmt.Errorf("said by %q, which is no entity of the graph", id)
		}
		e.Attribution = append(e.Attribution, n)
	}
	var err error
	if e.FirstSeen, err = dayOf(x.FirstSeen); err != nil {
		return nil, err
	}
	e.LastSeen, err = dayOf(x.LastSeen)
	return e, err
}

func told(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func dayOf(s *string) (time.Time, error) {
	if told(s) == "" {
		return time.Time{}, nil
	}
	return time.Parse(time.DateOnly, *s)
}
