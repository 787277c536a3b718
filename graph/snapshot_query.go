package graph

import (
	"iter"
	"slices"

	"github.com/actant-nlp/actant/relation"
)

// Find is [Graph.Find].
func (s *Snapshot) Find(q Query) iter.Seq[*Edge] {
	return func(yield func(*Edge) bool) { find(s, &q, yield) }
}

// Neighbors is [Graph.Neighbors].
func (s *Snapshot) Neighbors(id string) iter.Seq2[*Node, *Edge] {
	return func(yield func(*Node, *Edge) bool) { neighbors(s, id, yield) }
}

// Paths is [Graph.Paths].
func (s *Snapshot) Paths(from, to string, most int) iter.Seq[Path] {
	return func(yield func(Path) bool) { paths(s, from, to, most, yield) }
}

// Timeline is [Graph.Timeline].
func (s *Snapshot) Timeline(id string) iter.Seq[*Edge] {
	return func(yield func(*Edge) bool) { timeline(s, id, yield) }
}

// Disputed is [Graph.Disputed].
func (s *Snapshot) Disputed() iter.Seq[*Edge] { return s.Find(Query{Disputed: true}) }

// WhoSays yields the statements that e is merged from, by document, as far as the
// edge tells of them: a time or polarity of their own where they dispute the
// edge's, else the edge's. Which source they are of, and whom each names, is not
// in a snapshot: Source is -1 and By everybody whom any names.
func (s *Snapshot) WhoSays(e *Edge) iter.Seq[Statement] {
	return func(yield func(Statement) bool) {
		if e == nil {
			return
		}
		for _, x := range e.Support {
			st := Statement{Support: x, Source: -1, By: e.Attribution, Polarity: e.Polarity, Modality: e.Modality, Time: e.Time}
			for _, c := range e.Conflicts {
				if c.Doc != x.Doc {
					continue
				}
				st.Disputes = append(st.Disputes, c)
				switch c.Field {
				case "time":
					st.Time = c.Value
				case "polarity":
					st.Polarity = relation.Polarity(c.Value)
				}
			}
			if !yield(st) {
				return
			}
		}
	}
}

func (s *Snapshot) node(id string) *Node { return s.byID[id] }

func (s *Snapshot) all() iter.Seq[*Edge] { return slices.Values(s.edges) }

func (s *Snapshot) touching(id string) []*Edge {
	n := s.byID[id]
	if s.of != nil || n == nil {
		return s.of[n]
	}
	var out []*Edge
	for _, e := range s.edges {
		if e.has(n) {
			out = append(out, e)
		}
	}
	return out
}

// index notes the edges of each node.
func (s *Snapshot) index() {
	s.of = make(map[*Node][]*Edge, len(s.nodes))
	for _, e := range s.edges {
		for i, a := range e.Args {
			if !slices.ContainsFunc(e.Args[:i], func(b Argument) bool { return b.Node == a.Node }) {
				s.of[a.Node] = append(s.of[a.Node], e)
			}
		}
	}
}
