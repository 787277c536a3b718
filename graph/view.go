package graph

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/normalize"
)

// A view is the merged graph of one set of documents.
type view struct {
	nodes  []*Node // by id
	edges  []*Edge // the best supported first
	byID   map[string]*Node
	nodeOf map[*thing]*Node
	of     map[*thing]*cluster
	used   []*form
	source map[*record]int

	full    map[string][]*form // see fullNames; nil until asked for
	edgesOf map[*Node][]*Edge  // see touching; nil until asked for
}

// fullNames are the people with several names, by the first and last of them.
func (v *view) fullNames() map[string][]*form {
	if v.full == nil {
		v.full = fullNames(v.used, v.of)
	}
	return v.full
}

// merged is the merged graph, no later than Lag allows.
func (g *Graph) merged() *view {
	if g.view != nil && float64(g.stale) <= g.Lag*float64(len(g.docs)) {
		return g.view
	}
	return g.exact()
}

// exact works the graph out, if it changed since the last time.
func (g *Graph) exact() *view {
	if g.view != nil && g.stale == 0 {
		return g.view
	}
	docs := make([]*record, 0, len(g.docs))
	for _, d := range g.docs {
		docs = append(docs, d)
	}
	slices.SortFunc(docs, func(a, b *record) int { return strings.Compare(a.id, b.id) })
	r := g.ruling()
	used := g.used()
	of := identify(used, docs)
	r.join(of)
	r.part(of)
	joinUnnamed(docs, of, r)
	v := &view{byID: map[string]*Node{}, nodeOf: map[*thing]*Node{}, of: of, used: used, source: g.copies.sources(docs)}
	v.makeNodes(docs, of)
	m := merger{schema: g.schema(), view: v, source: v.source}
	v.edges = m.edges(docs)
	g.view, g.stale = v, 0
	return v
}

// makeNodes names the clusters and gives them ids.
func (v *view) makeNodes(docs []*record, of map[*thing]*cluster) {
	done := map[*cluster]*Node{}
	keys := map[*Node]string{}
	for _, d := range docs {
		for _, t := range d.things {
			c := of[t]
			n := done[c]
			if n == nil {
				n = newNode(c)
				done[c] = n
				keys[n] = c.key
				v.nodes = append(v.nodes, n)
			}
			v.nodeOf[t] = n
		}
	}
	// The better supported of two things of one name gets the plain id.
	slices.SortFunc(v.nodes, func(a, b *Node) int {
		return cmp.Or(cmp.Compare(len(b.Members), len(a.Members)), strings.Compare(keys[a], keys[b]))
	})
	next := map[string]int{}
	for _, n := range v.nodes {
		n.ID = v.freeID(slug(n.Name), next)
		v.byID[n.ID] = n
	}
	slices.SortFunc(v.nodes, func(a, b *Node) int { return strings.Compare(a.ID, b.ID) })
}

// freeID is id, with the first number that makes it new where it is taken; next
// remembers where to go on.
func (v *view) freeID(id string, next map[string]int) string {
	if v.byID[id] == nil {
		return id
	}
	for n := max(next[id], 2); ; n++ {
		s := id + "-" + strconv.Itoa(n)
		if v.byID[s] == nil {
			next[id] = n + 1
			return s
		}
	}
}

// newNode describes a cluster by what most of its things say.
func newNode(c *cluster) *Node {
	n := &Node{}
	types, subtypes, links, names := votes{}, votes{}, votes{}, votes{}
	aliases := map[string]bool{}
	for _, t := range c.things {
		n.Members = append(n.Members, Member{t.doc.id, t.id})
		types.add(string(t.typ))
		links.add(t.link)
		names.add(t.name)
		for _, a := range t.names {
			aliases[a] = true
		}
	}
	n.Type = entity.Type(types.top())
	for _, t := range c.things {
		if t.typ == n.Type {
			subtypes.add(t.subtype)
		}
	}
	n.Subtype, n.Link = subtypes.top(), links.top()
	n.Name = names.fullest(n.Type, len(aliases) > 0)
	if country, ok := strings.CutPrefix(c.key, "="+string(entity.Place)+"|"); ok && n.Subtype == "country" {
		if known, how, ok := normalize.FindCountry(country); ok && how == normalize.ByName {
			n.Name = known.Name
		}
	}
	delete(aliases, n.Name)
	for a := range aliases {
		n.Aliases = append(n.Aliases, a)
	}
	slices.Sort(n.Aliases)
	slices.SortFunc(n.Members, func(a, b Member) int {
		return cmp.Or(strings.Compare(a.Doc, b.Doc), strings.Compare(a.Entity, b.Entity))
	})
	return n
}

// votes count strings; empty ones have no vote.
type votes map[string]int

func (v votes) add(s string) {
	if s != "" {
		v[s]++
	}
}

// top is the string with most votes, the smallest of several.
func (v votes) top() string {
	best := ""
	for s, n := range v {
		if n > v[best] || n == v[best] && s < best {
			best = s
		}
	}
	return best
}

// fullest is the name to show: spelt out rather than an acronym, a person's with
// more than one part, and of these the most used, then the longest; of
// descriptions the most used, then the shortest.
func (v votes) fullest(typ entity.Type, named bool) string {
	best := ""
	for s := range v {
		if best == "" || v.fuller(s, best, named, typ) {
			best = s
		}
	}
	return best
}

func (v votes) fuller(s, t string, named bool, typ entity.Type) bool {
	rank := func(s string) int {
		switch {
		case !named:
			return 0
		case strings.ToUpper(s) == s && !strings.Contains(s, " "):
			return 0
		case typ == entity.Person && !strings.Contains(s, " "):
			return 0
		}
		return 1
	}
	length := func(s string) int {
		if named {
			return len(s)
		}
		return -len(s)
	}
	return cmp.Or(cmp.Compare(rank(s), rank(t)), cmp.Compare(v[s], v[t]), cmp.Compare(length(s), length(t)), strings.Compare(t, s)) > 0
}
