package graph

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
)

// A Query says which edges are wanted: those that meet every condition given.
// The zero Query is all of them.
type Query struct {
	Types      []string      // one of these relations
	Nodes      []string      // ids; all of these nodes fill a role
	NodeTypes  []entity.Type // a node of one of these types fills a role
	From, To   string        // ISO 8601; the edge's time may lie between them, both included
	Modalities []relation.Modality
	Docs       []string // one of these documents says so
	Sources    int      // at least so many independent sources
	Disputed   bool     // some document says something else
}

// Find yields the edges that q asks for, the best supported first. It looks at
// the edges of the rarest node that q names, at all edges if it names none.
func (g *Graph) Find(q Query) iter.Seq[*Edge] {
	return func(yield func(*Edge) bool) { find(g.merged(), &q, yield) }
}

// Neighbors yields the nodes that an edge joins to the node with the given id,
// each with each such edge, the best supported first.
func (g *Graph) Neighbors(id string) iter.Seq2[*Node, *Edge] {
	return func(yield func(*Node, *Edge) bool) { neighbors(g.merged(), id, yield) }
}

// Timeline yields the edges with a time in which the node with the given id
// fills a role, by the beginning of their time; with id "" all such edges.
func (g *Graph) Timeline(id string) iter.Seq[*Edge] {
	return func(yield func(*Edge) bool) { timeline(g.merged(), id, yield) }
}

// A web is what queries are asked of.
type web interface {
	node(id string) *Node
	all() iter.Seq[*Edge]       // the best supported first
	touching(id string) []*Edge // those in which the node fills a role, in that order
}

func find(w web, q *Query, yield func(*Edge) bool) {
	edges := w.all()
	for i, least := 0, 0; i < len(q.Nodes); i++ {
		if es := w.touching(q.Nodes[i]); i == 0 || len(es) < least {
			edges, least = slices.Values(es), len(es)
		}
	}
	for e := range edges {
		if q.wants(e) && !yield(e) {
			return
		}
	}
}

func (q *Query) wants(e *Edge) bool {
	switch {
	case len(q.Types) > 0 && !slices.Contains(q.Types, e.Type),
		len(q.Modalities) > 0 && !slices.Contains(q.Modalities, e.Modality),
		e.Sources < q.Sources,
		q.Disputed && len(e.Conflicts) == 0,
		(q.From != "" || q.To != "") && !within(e.Time, q.From, q.To),
		len(q.Docs) > 0 && !slices.ContainsFunc(e.Support, func(s Support) bool { return slices.Contains(q.Docs, s.Doc) }),
		len(q.NodeTypes) > 0 && !slices.ContainsFunc(e.Args, func(a Argument) bool { return slices.Contains(q.NodeTypes, a.Node.Type) }):
		return false
	}
	for _, id := range q.Nodes {
		if !slices.ContainsFunc(e.Args, func(a Argument) bool { return a.Node.ID == id }) {
			return false
		}
	}
	return true
}

// within reports whether a time may lie from one to another, both included.
func within(t, from, to string) bool {
	start, end, ok := period(t)
	if !ok {
		return false
	}
	if a, _, ok := period(from); ok && !end.After(a) {
		return false
	}
	if _, b, ok := period(to); ok && !start.Before(b) {
		return false
	}
	return true
}

func neighbors(w web, id string, yield func(*Node, *Edge) bool) {
	n := w.node(id)
	for _, e := range w.touching(id) {
		for i, a := range e.Args {
			again := slices.ContainsFunc(e.Args[:i], func(b Argument) bool { return b.Node == a.Node })
			if a.Node != n && !again && !yield(a.Node, e) {
				return
			}
		}
	}
}

func timeline(w web, id string, yield func(*Edge) bool) {
	from := w.all()
	if id != "" {
		from = slices.Values(w.touching(id))
	}
	var dated []*Edge
	for e := range from {
		if _, _, ok := period(e.Time); ok {
			dated = append(dated, e)
		}
	}
	slices.SortStableFunc(dated, func(x, y *Edge) int {
		a, b, _ := period(x.Time)
		c, d, _ := period(y.Time)
		return cmp.Or(a.Compare(c), b.Compare(d))
	})
	for _, e := range dated {
		if !yield(e) {
			return
		}
	}
}

// Disputed yields the edges on which the documents do not agree, the best
// supported first.
func (g *Graph) Disputed() iter.Seq[*Edge] { return g.Find(Query{Disputed: true}) }

// BySource yields the edges that a document supports, the best supported first.
func (g *Graph) BySource(doc string) iter.Seq[*Edge] { return g.Find(Query{Docs: []string{doc}}) }

// A Statement is what one document says of an edge.
type Statement struct {
	Support
	Source   int     // number of the independent source; copies of one text share it
	By       []*Node // whom the document names as saying so; none where it says so itself
	Polarity relation.Polarity
	Modality relation.Modality
	Time     string
	Disputes []Conflict // what it says against the edge
}

// WhoSays yields the statements that e is merged from, by document.
func (g *Graph) WhoSays(e *Edge) iter.Seq[Statement] {
	return func(yield func(Statement) bool) {
		if e == nil {
			return
		}
		numbers := g.sourceNumbers()
		for _, s := range e.Support {
			d := g.docs[s.Doc]
			if d == nil { // an edge from before a Remove
				continue
			}
			i := slices.IndexFunc(d.facts, func(f *fact) bool { return f.index == s.Relation })
			if i >= 0 && !yield(stated(e, d.facts[i], numbers[d.source])) {
				return
			}
		}
	}
}

func stated(e *Edge, f *fact, source int) Statement {
	s := Statement{Support: Support{f.doc.id, f.index}, Source: source, Polarity: f.r.Polarity, Modality: f.r.Modality, Time: f.when.text}
	for _, t := range f.by {
		if n := t.node(); n != nil && !slices.Contains(s.By, n) {
			s.By = append(s.By, n)
		}
	}
	slices.SortFunc(s.By, func(a, b *Node) int { return strings.Compare(a.ID, b.ID) })
	for _, c := range e.Conflicts {
		if c.Doc == f.doc.id {
			s.Disputes = append(s.Disputes, c)
		}
	}
	return s
}
