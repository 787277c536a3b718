package graph

import (
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
)

// A Graph holds what the added documents say. The zero value is an empty graph,
// ready to use. It is not safe for concurrent use.
type Graph struct {
	// Schema tells core roles and symmetric types; nil means [relation.News]. Set
	// it before the first Add. Types that it lacks count as events whose roles
	// are all core.
	Schema *relation.Schema

	// Lag lets reads be late: they may miss the last changes as long as these are
	// no more than this share of the documents. A read after a change costs time in
	// proportion to the change and, a little, to the whole; with a Lag of 0.1 most
	// reads cost nothing. At 0, the default, reads are exact, and so is MarshalJSON
	// always. Identities of entities that a late view lacks are nil.
	Lag float64

	docs   map[string]*record
	forms  map[string]*form
	blocks multimap // of the numbers of forms
	known  register[form]
	tokens map[string]*token
	copies copyIndex
	rules  rules
	words  words
	names  reader
	sketch sketcher
	made   int // forms, things and clusters, ever

	// What changed since the graph was last read.
	added   map[*record]struct{}
	removed []*record
	copied  []*record // whose copies changed
	dirty   map[*form]struct{}
	parted  map[string]struct{} // tokens
	told    bool                // by Pin and its like
	stale   int                 // documents

	m             *merged    // nil if the graph was never read
	log           *changeLog // nil if nobody asked for changes
	ruledClusters []*cluster
	queues        [2]map[uint64][]wait // by round; see frames
}

// A Node is one thing in the world.
type Node struct {
	ID      string      // readable and stable: "kim-jong-un"
	Type    entity.Type // by majority of the articles
	Subtype string
	Name    string   // the usual full name
	Link    string   // id in a knowledge base, where an article has one
	Aliases []string // other names in the articles, sorted
	Members []Member // sorted
}

// A Member is an entity of one document.
type Member struct {
	Doc    string `json:"doc"`
	Entity string `json:"entity"`
}

// An Argument is a filler of a role.
type Argument struct {
	Role string
	Node *Node
}

// An Edge is one relation, merged over the articles that state it.
type Edge struct {
	ID          string
	Type        string
	Args        []Argument // core roles first
	Support     []Support  // sorted
	Sources     int        // independent articles among them
	Polarity    relation.Polarity
	Modality    relation.Modality
	Attribution []*Node // everybody whom an article names as saying so, sorted by id
	Time        string  // the time most sources give, as exact as known; empty for none
	Confidence  float64 // that at least one independent source is right, in [0, 1]
	FirstSeen   time.Time
	LastSeen    time.Time // publication days of the first and last dated article; zero for none
	Conflicts   []Conflict
}

// A Support is one statement of an edge: relation number Relation of a document.
type Support struct {
	Doc      string `json:"doc"`
	Relation int    `json:"relation"`
}

// A Conflict says that a document disagrees with the edge: in the time, the
// polarity, or the filler of a role, named by the field.
type Conflict struct {
	Doc   string `json:"doc"`
	Field string `json:"field"`
	Value string `json:"value"`
}

// Add adds the document's entities and relations. A document whose ID is in the
// graph already replaces the old one. The document may be changed or dropped
// afterwards.
func (g *Graph) Add(d *actant.Document) {
	if d == nil {
		return
	}
	g.Remove(d.ID)
	g.put(g.read(d))
}

// start makes the maps of an empty graph.
func (g *Graph) start() {
	if g.docs != nil {
		return
	}
	g.docs, g.forms, g.tokens = map[string]*record{}, map[string]*form{}, map[string]*token{}
	g.added, g.dirty = map[*record]struct{}{}, map[*form]struct{}{}
	for i := range g.queues {
		g.queues[i] = map[uint64][]wait{}
	}
}

// put enters a record.
func (g *Graph) put(r *record) {
	g.start()
	for _, t := range r.things {
		g.made++
		t.seq = int32(g.made)
		g.enter(t)
	}
	r.keepCompany()
	g.docs[r.id] = r
	g.added[r] = struct{}{}
	g.copies.add(r)
	g.stale++
}

// Remove takes a document out, and reports whether it was in.
func (g *Graph) Remove(id string) bool {
	r, ok := g.docs[id]
	if !ok {
		return false
	}
	delete(g.docs, id)
	r.gone = true
	for _, t := range r.things {
		g.leave(t)
	}
	for o := range g.copiesOf(r) {
		g.copied = append(g.copied, o)
	}
	g.copies.remove(r)
	delete(g.added, r)
	if r.viewed {
		g.removed = append(g.removed, r)
	}
	g.stale++
	return true
}

// addedDocs are the documents that are not in the merged graph yet, by id.
func (g *Graph) addedDocs() []*record {
	out := make([]*record, 0, len(g.added))
	for r := range g.added {
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b *record) int { return strings.Compare(a.id, b.id) })
	return out
}

// Len is the number of documents.
func (g *Graph) Len() int { return len(g.docs) }

// Nodes yields the nodes, sorted by id.
func (g *Graph) Nodes() iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		for _, c := range g.merged().order {
			if !yield(c.node) {
				return
			}
		}
	}
}

// Edges yields the edges, the best supported first.
func (g *Graph) Edges() iter.Seq[*Edge] {
	return func(yield func(*Edge) bool) { g.merged().all()(yield) }
}

// Node returns the node with the given id, nil if there is none.
func (g *Graph) Node(id string) *Node { return g.merged().node(id) }

// Of returns the node that an entity of a document belongs to, nil if there is
// none.
func (g *Graph) Of(doc, entityID string) *Node {
	r, ok := g.docs[doc]
	if !ok {
		return nil
	}
	g.merged()
	if t := r.thing(entityID); t != nil {
		return t.node()
	}
	return nil
}

func (g *Graph) schema() *relation.Schema {
	if g.Schema != nil {
		return g.Schema
	}
	return relation.News()
}
