package graph

import (
	"cmp"
	"slices"
	"strings"
)

// A Candidate is a node that an entity may belong to.
type Candidate struct {
	Node  *Node
	Score float64 // share of the evidence, in (0, 1]; the candidates' scores sum to 1
}

// Candidates lists the nodes that an entity of a document may belong to, the
// likeliest first: its own, the namesakes that the graph tells apart, the people
// with a surname that stands alone, the things with a nearly equal name. One
// candidate means that nothing else comes into question; nil, that there is no
// such entity. The scores weigh how alike the names are, whom else the articles
// name, and how many entities each node has. They order the candidates and say
// how clear the case is; they are not measured probabilities.
//
// The graph itself joins an entity to a node only where that one stands out;
// otherwise the entity is a node of its own, and this tells what it may be. [Graph.Pin]
// settles it.
func (g *Graph) Candidates(m Member) []Candidate {
	d := g.docs[m.Doc]
	if d == nil || d.thing(m.Entity) == nil {
		return nil
	}
	g.merged()
	t := d.thing(m.Entity)
	own := t.node()
	if own == nil {
		return nil
	}
	weights := map[*Node]float64{own: 0}
	if t.form != nil {
		weigh(t, t.form, 1, weights)
		for _, l := range t.form.alike {
			weigh(t, l.to, l.score, weights)
		}
		for o := range t.form.stated {
			weigh(t, o, 1, weights)
			for p := range o.stated { // others that are called so
				weigh(t, p, 1, weights)
			}
		}
		if t.form.isSurname() {
			if k := g.tokens[t.form.folded]; k != nil {
				for _, o := range k.full {
					weigh(t, o, 0.5, weights)
				}
			}
		}
	}
	for n := range weights {
		if n != own && g.forbidden(m, n) {
			delete(weights, n)
		}
	}
	weights[own] = max(weights[own], 1) // that it is itself and nobody else is always possible
	return ranked(weights)
}

// weigh gives the nodes of f's things their weight for t.
func weigh(t *thing, f *form, alike float64, weights map[*Node]float64) {
	byNode := map[*Node][]*thing{}
	for _, o := range f.list {
		if n := o.node(); o != t && n != nil {
			byNode[n] = append(byNode[n], o)
		}
	}
	for n, things := range byNode {
		weights[n] = max(weights[n], alike*weight(t, things))
	}
}

// forbidden reports whether a rule tells m, or what is pinned to it, from a
// member of n.
func (g *Graph) forbidden(m Member, n *Node) bool {
	for _, a := range g.rules.team(m) {
		for _, b := range g.rules.forbids[a] {
			if slices.Contains(n.Members, b) {
				return true
			}
		}
	}
	return false
}

func ranked(weights map[*Node]float64) []Candidate {
	out := make([]Candidate, 0, len(weights))
	for n, w := range weights {
		out = append(out, Candidate{n, w})
	}
	slices.SortFunc(out, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.Node.ID, b.Node.ID))
	})
	sum := 0.0
	for _, c := range out {
		sum += c.Score
	}
	for i := range out {
		out[i].Score /= sum
	}
	return out
}
