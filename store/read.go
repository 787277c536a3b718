package store

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
)

// What queries give are the caller's own. The ID of an edge is its first support,
// "a.txt#3", which stays when other documents come.

// Document returns a document, nil if it is not in the store.
func (s *Store) Document(id string) (doc *actant.Document, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		doc, err = document(tx, id)
		return err
	})
	return doc, err
}

func document(tx *bbolt.Tx, id string) (*actant.Document, error) {
	line := tx.Bucket(bucketDocuments).Get([]byte(id))
	if line == nil {
		return nil, nil
	}
	doc := new(actant.Document)
	return doc, json.Unmarshal(line, doc)
}

// Documents yields all documents by ID, and ends with the first error.
func (s *Store) Documents() iter.Seq2[*actant.Document, error] {
	return func(yield func(*actant.Document, error) bool) {
		var last []byte
		for {
			var batch []*actant.Document
			err := s.view(func(tx *bbolt.Tx) error {
				c := tx.Bucket(bucketDocuments).Cursor()
				k, v := c.Seek(append(last, 0)) // the key after the last one
				for ; k != nil && len(batch) < 100; k, v = c.Next() {
					doc := new(actant.Document)
					if err := json.Unmarshal(v, doc); err != nil {
						return fmt.Errorf("store: %s: document %s: %w", s.path, k, err)
					}
					batch = append(batch, doc)
					last = bytes.Clone(k)
				}
				return nil
			})
			for _, d := range batch {
				if !yield(d, nil) {
					return
				}
			}
			if err != nil {
				yield(nil, err)
			}
			if err != nil || len(batch) == 0 {
				return
			}
		}
	}
}

// Node returns the node with the given id, nil if there is none.
func (s *Store) Node(id string) (*graph.Node, error) {
	snap, err := s.collect(func(p *part) error { return p.node(id) })
	if err != nil {
		return nil, err
	}
	return snap.Node(id), nil
}

// Of returns the node that an entity of a document belongs to, nil if there is
// none.
func (s *Store) Of(doc, entityID string) (*graph.Node, error) {
	id := ""
	snap, err := s.collect(func(p *part) error {
		id = string(p.tx.Bucket(bucketMembers).Get(join([]byte(doc), []byte(entityID))))
		return p.node(id)
	})
	if err != nil {
		return nil, err
	}
	return snap.Node(id), nil
}

// Snapshot reads the whole merged graph into memory.
func (s *Store) Snapshot() (*graph.Snapshot, error) {
	return s.collect(func(p *part) error {
		err := p.tx.Bucket(bucketNodes).ForEach(func(k, _ []byte) error { return p.node(string(k)) })
		return errors.Join(err, p.all())
	})
}

// Find gives the edges that q asks for, the best supported first. It reads the
// edges of the nodes, or else of the types, that q names, or those in dispute,
// and all edges only where it names none of these.
func (s *Store) Find(q graph.Query) ([]*graph.Edge, error) {
	snap, err := s.collect(func(p *part) error {
		switch {
		case len(q.Nodes) > 0:
			return p.touching(p.rarest(q.Nodes))
		case q.Disputed:
			return p.listed(bucketDisputed, nil)
		case len(q.Types) > 0:
			for _, t := range q.Types {
				if err := p.listed(bucketTypes, join([]byte(t), nil)); err != nil {
					return err
				}
			}
			return nil
		}
		return p.all()
	})
	if err != nil {
		return nil, err
	}
	return slices.Collect(snap.Find(q)), nil
}

// Disputed gives the edges on which the documents do not agree, the best
// supported first.
func (s *Store) Disputed() ([]*graph.Edge, error) { return s.Find(graph.Query{Disputed: true}) }

// A Neighbor is a node that an edge joins to another.
type Neighbor struct {
	Node *graph.Node
	Edge *graph.Edge
}

// Neighbors gives the nodes that an edge joins to the node with the given id,
// each with each such edge, the best supported first.
func (s *Store) Neighbors(id string) ([]Neighbor, error) {
	snap, err := s.collect(func(p *part) error { return p.touching(id) })
	if err != nil {
		return nil, err
	}
	var out []Neighbor
	for n, e := range snap.Neighbors(id) {
		out = append(out, Neighbor{n, e})
	}
	return out, nil
}

// Timeline gives the edges with a time in which the node with the given id fills
// a role, by the beginning of their time; with id "" all such edges.
func (s *Store) Timeline(id string) ([]*graph.Edge, error) {
	snap, err := s.collect(func(p *part) error {
		if id == "" {
			return p.all()
		}
		return p.touching(id)
	})
	if err != nil {
		return nil, err
	}
	return slices.Collect(snap.Timeline(id)), nil
}

// Paths gives the paths from one node to another of at most the given number of
// edges, the shortest first; it reads at most twenty thousand edges around the
// two.
func (s *Store) Paths(from, to string, most int) ([]graph.Path, error) {
	snap, err := s.collect(func(p *part) error {
		const enough = 20_000
		seen := map[string]bool{from: true, to: true}
		ring := []string{from, to}
		for range (most + 1) / 2 { // the two rings meet in the middle
			var next []string
			for _, id := range ring {
				if len(p.edges) > enough {
					return nil
				}
				before := len(p.edges)
				if err := p.touching(id); err != nil {
					return err
				}
				for _, e := range p.edges[before:] {
					for _, a := range e.Args {
						if !seen[a.Entity] {
							seen[a.Entity] = true
							next = append(next, a.Entity)
						}
					}
				}
			}
			ring = next
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return slices.Collect(snap.Paths(from, to, most)), nil
}

// WhoSays gives the statements that an edge is merged from, by document. Which of
// them are copies of one source is not in the store: Source is -1.
func (s *Store) WhoSays(e *graph.Edge) ([]graph.Statement, error) {
	if e == nil {
		return nil, nil
	}
	var out []graph.Statement
	by := map[int][]string{}
	snap, err := s.collect(func(p *part) error {
		for i, x := range e.Support {
			doc, err := document(p.tx, x.Doc)
			if err != nil {
				return err
			}
			if doc == nil || x.Relation >= len(doc.Relations) {
				continue // gone since
			}
			r := &doc.Relations[x.Relation]
			st := graph.Statement{Support: x, Source: -1, Polarity: r.Polarity, Modality: r.Modality, Time: r.Time}
			for _, c := range e.Conflicts {
				if c.Doc == x.Doc {
					st.Disputes = append(st.Disputes, c)
				}
			}
			for _, a := range r.Attribution {
				id := string(p.tx.Bucket(bucketMembers).Get(join([]byte(x.Doc), []byte(a))))
				by[len(out)] = append(by[len(out)], id)
				if err := p.node(id); err != nil {
					return fmt.Errorf("%s: %w", e.Support[i].Doc, err)
				}
			}
			out = append(out, st)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i, ids := range by {
		for _, id := range ids {
			if n := snap.Node(id); n != nil && !slices.Contains(out[i].By, n) {
				out[i].By = append(out[i].By, n)
			}
		}
		slices.SortFunc(out[i].By, func(a, b *graph.Node) int { return strings.Compare(a.ID, b.ID) })
	}
	return out, nil
}

// A storedEdge is what is needed of an edge before it is decoded.
type storedEdge struct {
	ID   string `json:"id"`
	Type string `json:"type"`
	Args []struct {
		Role   string `json:"role"`
		Entity string `json:"entity"`
	} `json:"args"`
	Support     []graph.Support `json:"support"`
	Sources     int             `json:"sources"`
	Time        *string         `json:"time"`
	Attribution []string        `json:"attribution"`

	text []byte
	args string
}

// A part is what a query reads of the graph.
type part struct {
	tx    *bbolt.Tx
	nodes map[string][]byte
	order []string
	edges []*storedEdge
	has   map[string]bool // edge keys
}

// collect reads a part of the graph in one state of the file.
func (s *Store) collect(read func(*part) error) (*graph.Snapshot, error) {
	snap := new(graph.Snapshot)
	err := s.view(func(tx *bbolt.Tx) error {
		p := &part{tx: tx, nodes: map[string][]byte{}, has: map[string]bool{}}
		if err := read(p); err != nil {
			return err
		}
		text, err := p.text()
		if err != nil {
			return err
		}
		return snap.UnmarshalJSON(text)
	})
	if err != nil {
		return nil, fmt.Errorf("store: reading %s: %w", s.path, err)
	}
	return snap, nil
}

// node takes a node, if there is one with this id.
func (p *part) node(id string) error {
	if id == "" || p.nodes[id] != nil {
		return nil
	}
	if text := p.tx.Bucket(bucketNodes).Get([]byte(id)); text != nil {
		p.nodes[id] = text
		p.order = append(p.order, id)
	}
	return nil
}

func (p *part) edge(key, text []byte) error {
	if p.has[string(key)] || text == nil {
		return nil
	}
	p.has[string(key)] = true
	e := &storedEdge{text: text}
	if err := json.Unmarshal(text, e); err != nil {
		return fmt.Errorf("relation %q: %w", key, err)
	}
	var args strings.Builder
	for _, a := range e.Args {
		args.WriteString(a.Role + "=" + a.Entity + "\x00")
		if err := p.node(a.Entity); err != nil {
			return err
		}
	}
	for _, id := range e.Attribution {
		if err := p.node(id); err != nil {
			return err
		}
	}
	e.args = args.String()
	p.edges = append(p.edges, e)
	return nil
}

// all takes all edges.
func (p *part) all() error { return p.tx.Bucket(bucketEdges).ForEach(p.edge) }

// touching takes the node and the edges in which it fills a role.
func (p *part) touching(id string) error {
	return errors.Join(p.node(id), p.listed(bucketTouching, join([]byte(id), nil)))
}

// listed takes the edges whose keys follow the prefix in an index.
func (p *part) listed(index, prefix []byte) error {
	edges := p.tx.Bucket(bucketEdges)
	c := p.tx.Bucket(index).Cursor()
	for k, _ := c.Seek(prefix); k != nil && bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		key := k[len(prefix):]
		if err := p.edge(key, edges.Get(key)); err != nil {
			return err
		}
	}
	return nil
}

// rarest is the node with the fewest edges, as far as a thousand of each tell.
func (p *part) rarest(ids []string) string {
	const enough = 1000
	best, least := ids[0], enough+1
	for _, id := range ids {
		prefix := join([]byte(id), nil)
		c := p.tx.Bucket(bucketTouching).Cursor()
		n := 0
		for k, _ := c.Seek(prefix); k != nil && bytes.HasPrefix(k, prefix) && n <= enough; k, _ = c.Next() {
			n++
		}
		if n < least {
			best, least = id, n
		}
	}
	return best
}

// text is the part as the JSON of a graph, in its order.
func (p *part) text() ([]byte, error) {
	slices.Sort(p.order)
	slices.SortFunc(p.edges, func(a, b *storedEdge) int {
		return cmp.Or(cmp.Compare(b.Sources, a.Sources), cmp.Compare(len(b.Support), len(a.Support)), strings.Compare(a.Type, b.Type),
			strings.Compare(a.args, b.args), strings.Compare(text(a.Time), text(b.Time)),
			strings.Compare(a.Support[0].Doc, b.Support[0].Doc), cmp.Compare(a.Support[0].Relation, b.Support[0].Relation))
	})
	w := struct {
		Entities  []json.RawMessage `json:"entities"`
		Relations []json.RawMessage `json:"relations"`
	}{[]json.RawMessage{}, []json.RawMessage{}}
	for _, id := range p.order {
		w.Entities = append(w.Entities, p.nodes[id])
	}
	for _, e := range p.edges {
		w.Relations = append(w.Relations, e.text)
	}
	return json.Marshal(w)
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
