package store

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
)

// Add adds documents, all or none; one whose ID is in the store already replaces
// the old one. A few hundred at a time are written faster than one by one.
func (s *Store) Add(docs ...*actant.Document) error {
	return s.change(func(g *graph.Graph, tx *bbolt.Tx) error {
		for _, d := range docs {
			if d == nil {
				continue
			}
			if d.ID == "" {
				return fmt.Errorf("a document has no ID")
			}
			g.Add(d)
			line, err := json.Marshal(d)
			if err != nil {
				return fmt.Errorf("%s: %w", d.ID, err)
			}
			record, _ := g.Record(d.ID)
			if err := tx.Bucket(bucketDocuments).Put([]byte(d.ID), line); err != nil {
				return fmt.Errorf("%s: %w", d.ID, err)
			}
			if err := tx.Bucket(bucketRecords).Put([]byte(d.ID), record); err != nil {
				return fmt.Errorf("%s: %w", d.ID, err)
			}
		}
		return nil
	})
}

// Remove takes documents out, all or none; those that are not in are left out of
// account.
func (s *Store) Remove(ids ...string) error {
	return s.change(func(g *graph.Graph, tx *bbolt.Tx) error {
		for _, id := range ids {
			if !g.Remove(id) {
				continue
			}
			for _, b := range [][]byte{bucketDocuments, bucketRecords} {
				if err := tx.Bucket(b).Delete([]byte(id)); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// Pin is [graph.Graph.Pin], kept in the file.
func (s *Store) Pin(a, b graph.Member) error { return s.rule(graph.Rule{A: a, B: b, Same: true}) }

// Forbid is [graph.Graph.Forbid], kept in the file.
func (s *Store) Forbid(a, b graph.Member) error { return s.rule(graph.Rule{A: a, B: b}) }

func (s *Store) rule(r graph.Rule) error {
	return s.change(func(g *graph.Graph, tx *bbolt.Tx) error {
		if err := apply(g, r); err != nil {
			return err
		}
		return putRules(g, tx)
	})
}

func apply(g *graph.Graph, r graph.Rule) error {
	if r.Same {
		return g.Pin(r.A, r.B)
	}
	return g.Forbid(r.A, r.B)
}

// Release is [graph.Graph.Release].
func (s *Store) Release(a, b graph.Member) (was bool, err error) {
	err = s.change(func(g *graph.Graph, tx *bbolt.Tx) error {
		was = g.Release(a, b)
		return putRules(g, tx)
	})
	return was && err == nil, err
}

func putRules(g *graph.Graph, tx *bbolt.Tx) error {
	if err := tx.DeleteBucket(bucketRules); err != nil {
		return err
	}
	b, err := tx.CreateBucket(bucketRules)
	if err != nil {
		return err
	}
	for _, r := range g.Rules() {
		key, err := json.Marshal(r)
		if err != nil {
			return err
		}
		if err := b.Put(key, nil); err != nil {
			return err
		}
	}
	return nil
}

// change makes one transaction of what f does and what it changes in the merged
// graph. When it fails the file is as before, and the graph in memory is given
// up.
func (s *Store) change(f func(*graph.Graph, *bbolt.Tx) error) error {
	if s.only {
		return fmt.Errorf("store: %s: %w", s.path, ErrReadOnly)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.g == nil {
		g, err := s.load()
		if err != nil {
			return err
		}
		g.Changes() // all there is, which the file has
		s.g = g
	}
	err := s.update(func(tx *bbolt.Tx) error {
		if err := f(s.g, tx); err != nil {
			return err
		}
		return writeChanges(tx, s.g.Changes())
	})
	var refused *graph.RuleError // which changes nothing
	if err != nil && !errors.As(err, &refused) {
		s.g = nil
	}
	return err
}

// load makes the graph of the records.
func (s *Store) load() (*graph.Graph, error) {
	g := &graph.Graph{Schema: s.schema}
	err := s.view(func(tx *bbolt.Tx) error {
		err := tx.Bucket(bucketRules).ForEach(func(k, _ []byte) error {
			var r graph.Rule
			if err := json.Unmarshal(k, &r); err != nil {
				return err
			}
			return apply(g, r)
		})
		if err != nil {
			return fmt.Errorf("store: %s: rule: %w", s.path, err)
		}
		return tx.Bucket(bucketRecords).ForEach(func(_, v []byte) error {
			if err := g.AddRecord(v); err != nil {
				return fmt.Errorf("store: %s: %w", s.path, err)
			}
			return nil
		})
	})
	return g, err
}

// Graph makes the graph in memory, with all its documents and rules. It is the
// caller's own.
func (s *Store) Graph() (*graph.Graph, error) { return s.load() }

// edgeKey is the key of an edge: its first support, which is no other's.
func edgeKey(x graph.Support) []byte {
	return binary.BigEndian.AppendUint32(append([]byte(x.Doc), 0), uint32(x.Relation))
}

// edgeID is the ID of an edge in a store: its first support, in words. Unlike the
// places that a graph gives its edges it stays when others come.
func edgeID(x graph.Support) string { return fmt.Sprintf("%s#%d", x.Doc, x.Relation) }

func join(parts ...[]byte) []byte {
	return slices.Concat(parts[0], []byte{0}, slices.Concat(parts[1:]...))
}

// writeChanges brings nodes, edges and indexes up to date.
func writeChanges(tx *bbolt.Tx, c graph.Changes) error {
	w := &writer{tx: tx}
	for _, x := range c.GoneEdges {
		w.dropEdge(edgeKey(x))
	}
	for _, id := range c.GoneNodes {
		w.dropMembers([]byte(id))
		w.delete(bucketNodes, []byte(id))
	}
	for _, n := range c.Nodes {
		w.dropMembers([]byte(n.ID))
	}
	for _, n := range c.Nodes {
		w.put(bucketNodes, []byte(n.ID), w.encode(n))
		for _, m := range n.Members {
			w.put(bucketMembers, join([]byte(m.Doc), []byte(m.Entity)), []byte(n.ID))
		}
	}
	for _, e := range c.Edges {
		key := edgeKey(e.Support[0])
		w.dropEdge(key)
		w.putEdge(key, e)
	}
	return w.err
}

// A writer keeps the first error.
type writer struct {
	tx  *bbolt.Tx
	err error
}

func (w *writer) put(bucket, key, value []byte) {
	if w.err == nil {
		w.err = w.tx.Bucket(bucket).Put(key, value)
	}
}

func (w *writer) delete(bucket, key []byte) {
	if w.err == nil {
		w.err = w.tx.Bucket(bucket).Delete(key)
	}
}

func (w *writer) encode(x any) []byte {
	b, err := json.Marshal(x)
	if err != nil && w.err == nil {
		w.err = err
	}
	return b
}

func (w *writer) putEdge(key []byte, e *graph.Edge) {
	x := *e
	x.ID = edgeID(e.Support[0])
	w.put(bucketEdges, key, w.encode(&x))
	for _, id := range edgeNodes(e) {
		w.put(bucketTouching, join([]byte(id), key), nil)
	}
	w.put(bucketTypes, join([]byte(e.Type), key), nil)
	if len(e.Conflicts) > 0 {
		w.put(bucketDisputed, key, nil)
	}
}

func edgeNodes(e *graph.Edge) []string {
	var ids []string
	for _, a := range e.Args {
		if !slices.Contains(ids, a.Node.ID) {
			ids = append(ids, a.Node.ID)
		}
	}
	return ids
}

// dropEdge removes an edge, if there is one, from the file and the indexes.
func (w *writer) dropEdge(key []byte) {
	old := w.tx.Bucket(bucketEdges).Get(key)
	if old == nil || w.err != nil {
		return
	}
	var e storedEdge
	if err := json.Unmarshal(old, &e); err != nil {
		w.err = err
		return
	}
	for _, a := range e.Args {
		w.delete(bucketTouching, join([]byte(a.Entity), key))
	}
	w.delete(bucketTypes, join([]byte(e.Type), key))
	w.delete(bucketDisputed, key)
	w.delete(bucketEdges, key)
}

// dropMembers removes the members of a node as it was from the index, where they
// are still its.
func (w *writer) dropMembers(id []byte) {
	old := w.tx.Bucket(bucketNodes).Get(id)
	if old == nil || w.err != nil {
		return
	}
	var n struct {
		Members []graph.Member `json:"members"`
	}
	if err := json.Unmarshal(old, &n); err != nil {
		w.err = err
		return
	}
	for _, m := range n.Members {
		key := join([]byte(m.Doc), []byte(m.Entity))
		if string(w.tx.Bucket(bucketMembers).Get(key)) == string(id) {
			w.delete(bucketMembers, key)
		}
	}
}
