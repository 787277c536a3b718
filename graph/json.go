package graph

import (
	"encoding/json"
	"time"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
)

// The JSON of a graph: {"entities": […], "relations": […]}, both in the order of
// Nodes and Edges, absent values null, lists never null.

type wireGraph struct {
	Entities  []wireNode `json:"entities"`
	Relations []wireEdge `json:"relations"`
}

type wireNode struct {
	ID      string      `json:"id"`
	Type    entity.Type `json:"type"`
	Subtype *string     `json:"subtype"`
	Name    string      `json:"name"`
	Link    string      `json:"link,omitempty"`
	Aliases []string    `json:"aliases"`
	Members []Member    `json:"members"`
}

type wireEdge struct {
	ID          string            `json:"id"`
	Type        string            `json:"type"`
	Args        []wireArgument    `json:"args"`
	Support     []Support         `json:"support"`
	Sources     int               `json:"sources"`
	Confidence  float64           `json:"confidence"`
	Polarity    relation.Polarity `json:"polarity"`
	Modality    relation.Modality `json:"modality"`
	Attribution []string          `json:"attribution"`
	Time        *string           `json:"time"`
	FirstSeen   *string           `json:"first_seen"`
	LastSeen    *string           `json:"last_seen"`
	Conflicts   []Conflict        `json:"conflicts"`
}

type wireArgument struct {
	Role   string `json:"role"`
	Entity string `json:"entity"`
}

// MarshalJSON writes the merged graph. The same documents give the same bytes.
func (g *Graph) MarshalJSON() ([]byte, error) {
	m := g.exact()
	return marshal(m.nodes(), m.relations())
}

// MarshalJSON writes the node as the graph's JSON has it.
func (n *Node) MarshalJSON() ([]byte, error) { return json.Marshal(n.wire()) }

// MarshalJSON writes the edge as the graph's JSON has it: nodes by their ids.
func (e *Edge) MarshalJSON() ([]byte, error) { return json.Marshal(e.wire()) }

func (n *Node) wire() wireNode {
	return wireNode{n.ID, n.Type, optional(n.Subtype), n.Name, n.Link, list(n.Aliases), list(n.Members)}
}

func (e *Edge) wire() wireEdge {
	x := wireEdge{ID: e.ID, Type: e.Type, Args: []wireArgument{}, Support: list(e.Support), Sources: e.Sources,
		Confidence: float64(int64(e.Confidence*1e4+0.5)) / 1e4, Polarity: e.Polarity, Modality: e.Modality, Attribution: []string{},
		Time: optional(e.Time), FirstSeen: day(e.FirstSeen), LastSeen: day(e.LastSeen), Conflicts: list(e.Conflicts)}
	for _, a := range e.Args {
		x.Args = append(x.Args, wireArgument{a.Role, a.Node.ID})
	}
	for _, n := range e.Attribution {
		x.Attribution = append(x.Attribution, n.ID)
	}
	return x
}

func marshal(nodes []*Node, edges []*Edge) ([]byte, error) {
	w := wireGraph{Entities: []wireNode{}, Relations: []wireEdge{}}
	for _, n := range nodes {
		w.Entities = append(w.Entities, n.wire())
	}
	for _, e := range edges {
		w.Relations = append(w.Relations, e.wire())
	}
	return json.Marshal(w)
}

func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func day(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	return optional(t.Format(time.DateOnly))
}
