package store_test

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.etcd.io/bbolt"
	"pgregory.net/rapid"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/store"
)

// article is a document with names, relations and times drawn from r.
func article(id string, r *rand.Rand) *actant.Document {
	d := &actant.Document{ID: id, Published: time.Date(2024, 5, 1+r.IntN(20), 0, 0, 0, 0, time.UTC)}
	add := func(id string, typ entity.Type, names ...string) {
		name := names[r.IntN(len(names))]
		d.Entities = append(d.Entities, entity.Entity{ID: id, Type: typ, Name: name, Confidence: 0.9,
			Mentions: []entity.Mention{{Kind: entity.Name, Text: name, Type: typ}}})
	}
	add("e1", entity.Person, "Ana López", "Ana Lopez", "López", "Eva Braun")
	add("e2", entity.Person, "Bo Li", "Bo Lee", "Li")
	add("e3", entity.Organization, "Acme Corp", "Acme", "Widget Works")
	add("e4", entity.Place, "Kenya", "France")
	say := func(typ string, args ...string) {
		x := relation.Relation{Type: typ, Polarity: relation.Positive, Modality: relation.Actual, Confidence: 0.8,
			Time: []string{"", "2024-05-01", "2024-05-02", "2019"}[r.IntN(4)]}
		for i := 0; i < len(args); i += 2 {
			x.Args = append(x.Args, relation.Argument{Role: args[i], Entity: args[i+1]})
		}
		if r.IntN(3) == 0 {
			x.Attribution = []string{"e3"}
		}
		d.Relations = append(d.Relations, x)
	}
	for range 1 + r.IntN(3) {
		switch r.IntN(4) {
		case 0:
			say("MET", "participant", "e1", "participant", "e2")
		case 1:
			say("LED", "leader", "e1", "led", "e3")
		case 2:
			say("BORN", "person", "e2", "birthplace", "e4")
		default:
			say("LED", "leader", "e2", "led", "e3")
		}
	}
	return d
}

func articles(n int) []*actant.Document {
	r := rand.New(rand.NewPCG(7, uint64(n)))
	var out []*actant.Document
	for i := range n {
		out = append(out, article(fmt.Sprintf("a%03d.txt", i), r))
	}
	return out
}

func open(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// asked is what queries can be asked of.
type asked interface {
	Find(graph.Query) ([]*graph.Edge, error)
	Disputed() ([]*graph.Edge, error)
	Neighbors(string) ([]store.Neighbor, error)
	Timeline(string) ([]*graph.Edge, error)
	Paths(string, string, int) ([]graph.Path, error)
	Node(string) (*graph.Node, error)
}

// inMemory answers as a store would, from a graph.
type inMemory struct{ *graph.Graph }

func (g inMemory) Find(q graph.Query) ([]*graph.Edge, error) {
	return slices.Collect(g.Graph.Find(q)), nil
}
func (g inMemory) Disputed() ([]*graph.Edge, error) { return slices.Collect(g.Graph.Disputed()), nil }
func (g inMemory) Timeline(id string) ([]*graph.Edge, error) {
	return slices.Collect(g.Graph.Timeline(id)), nil
}
func (g inMemory) Node(id string) (*graph.Node, error) { return g.Graph.Node(id), nil }
func (g inMemory) Paths(a, b string, most int) ([]graph.Path, error) {
	return slices.Collect(g.Graph.Paths(a, b, most)), nil
}
func (g inMemory) Neighbors(id string) (out []store.Neighbor, err error) {
	for n, e := range g.Graph.Neighbors(id) {
		out = append(out, store.Neighbor{Node: n, Edge: e})
	}
	return out, nil
}

// answers asks many things, and writes what comes.
func answers(t fataler, g asked) []string {
	var out []string
	edges := func(title string, es []*graph.Edge, err error) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, title)
		for _, e := range es {
			x := *e
			x.ID = fmt.Sprintf("%s#%d", e.Support[0].Doc, e.Support[0].Relation)
			b, _ := json.Marshal(&x)
			out = append(out, string(b))
		}
	}
	for _, q := range []graph.Query{{}, {Nodes: []string{"bo-li"}}, {Nodes: []string{"bo-li", "acme-corp"}}, {Types: []string{"LED", "BORN"}},
		{From: "2020"}, {Docs: []string{"a001.txt"}}, {Nodes: []string{"nobody"}}, {Sources: 2}} {
		es, err := g.Find(q)
		edges(fmt.Sprintf("%+v", q), es, err)
	}
	es, err := g.Disputed()
	edges("disputed", es, err)
	for _, id := range []string{"", "ana-lopez", "nobody"} {
		es, err := g.Timeline(id)
		edges("timeline "+id, es, err)
	}
	for _, id := range []string{"ana-lopez", "bo-li", "acme-corp", "nobody"} {
		n, err := g.Node(id)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := json.Marshal(n)
		out = append(out, string(b))
		ns, err := g.Neighbors(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range ns {
			out = append(out, n.Node.ID+" "+n.Edge.Type)
		}
		ps, err := g.Paths("ana-lopez", id, 3)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range ps {
			out = append(out, fmt.Sprint(len(p.Edges), p.Nodes[len(p.Nodes)-1].ID))
		}
	}
	return out
}

type fataler interface{ Fatal(...any) }

// TestFollowsTheGraph: whatever is added, removed, ruled and reopened, a store
// answers as a graph of the same documents.
func TestFollowsTheGraph(t *testing.T) {
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		n++
		path := filepath.Join(dir, fmt.Sprint(n))
		s, err := store.Open(path, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		in := map[string]*actant.Document{}
		for range rapid.IntRange(1, 8).Draw(t, "changes") {
			var err error
			switch r.IntN(6) {
			case 0:
				id := fmt.Sprintf("a%03d.txt", r.IntN(8))
				delete(in, id)
				err = s.Remove(id, "none")
			case 1:
				if err = s.Close(); err == nil {
					s, err = store.Open(path, store.Options{})
				}
			case 2:
				err = s.Forbid(graph.Member{Doc: "a001.txt", Entity: "e1"}, graph.Member{Doc: "a002.txt", Entity: "e1"})
			default:
				var docs []*actant.Document
				for range 1 + r.IntN(3) {
					d := article(fmt.Sprintf("a%03d.txt", r.IntN(8)), r)
					in[d.ID] = d
					docs = append(docs, d)
				}
				err = s.Add(docs...)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		var g graph.Graph
		for _, d := range in {
			g.Add(d)
		}
		kept, err := s.Graph()
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range kept.Rules() {
			if err := g.Forbid(x.A, x.B); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(answers(t, inMemory{&g}), answers(t, s)); diff != "" {
			t.Fatal(diff)
		}
		if k, err := s.Len(); err != nil || k != len(in) {
			t.Fatalf("%d documents, want %d: %v", k, len(in), err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	})
}

func TestDocuments(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "s"))
	docs := articles(230)
	if err := s.Add(docs...); err != nil {
		t.Fatal(err)
	}
	i := 0
	for d, err := range s.Documents() {
		if err != nil {
			t.Fatal(err)
		}
		if d.ID != docs[i].ID || len(d.Relations) != len(docs[i].Relations) {
			t.Fatalf("document %d is %s", i, d.ID)
		}
		i++
	}
	if i != len(docs) {
		t.Errorf("%d documents, want %d", i, len(docs))
	}
	if d, err := s.Document("none"); d != nil || err != nil {
		t.Error(d, err)
	}
	if d, err := s.Document("a003.txt"); err != nil || d.ID != "a003.txt" {
		t.Error(d, err)
	}
	n, err := s.Of("a003.txt", "e2")
	if err != nil || n == nil || !slices.Contains(n.Members, graph.Member{Doc: "a003.txt", Entity: "e2"}) {
		t.Error(n, err)
	}
}

func TestWhoSays(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "s"))
	docs := articles(20)
	if err := s.Add(docs...); err != nil {
		t.Fatal(err)
	}
	var g graph.Graph
	for _, d := range docs {
		g.Add(d)
	}
	stored, err := s.Find(graph.Query{})
	if err != nil {
		t.Fatal(err)
	}
	i := 0
	for e := range g.Edges() {
		got, err := s.WhoSays(stored[i])
		if err != nil {
			t.Fatal(err)
		}
		k := 0
		for want := range g.WhoSays(e) {
			want.Source = -1
			if fmt.Sprint(want.Doc, want.Relation, want.Time, want.Modality, len(want.By), want.Disputes) !=
				fmt.Sprint(got[k].Doc, got[k].Relation, got[k].Time, got[k].Modality, len(got[k].By), got[k].Disputes) {
				t.Errorf("%+v, want %+v", got[k], want)
			}
			k++
		}
		i++
	}
}

// TestReaders: queries while another goroutine writes see whole states: every
// document has one relation, so the supports are as many as the documents.
func TestReaders(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "s"))
	var wg sync.WaitGroup
	done := make(chan struct{})
	for range 4 {
		wg.Go(func() {
			for {
				es, err := s.Find(graph.Query{})
				if err != nil {
					t.Error(err)
					return
				}
				n := 0
				for _, e := range es {
					n += len(e.Support)
				}
				if n%5 != 0 {
					t.Errorf("half a change: %d statements", n)
					return
				}
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	docs := articles(60)
	for i := 0; i < len(docs); i += 5 {
		for _, d := range docs[i : i+5] {
			d.Relations = d.Relations[:1]
		}
		if err := s.Add(docs[i : i+5]...); err != nil {
			t.Error(err)
		}
	}
	close(done)
	wg.Wait()
}

// TestManyReaders: several may have the file open for reading, and none while it
// is written.
func TestManyReaders(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s")
	w := open(t, path)
	if err := w.Add(articles(3)...); err != nil {
		t.Fatal(err)
	}
	quick := store.Options{ReadOnly: true, Wait: -1}
	if _, err := store.Open(path, quick); !errors.Is(err, store.ErrBusy) || !strings.Contains(err.Error(), path) {
		t.Errorf("read while written: %v", err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		s, err := store.Open(path, quick)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = s.Close() }()
		if n, err := s.Len(); n != 3 || err != nil {
			t.Error(n, err)
		}
		if err := s.Add(articles(1)...); !errors.Is(err, store.ErrReadOnly) {
			t.Errorf("written while read: %v", err)
		}
	}
}

func TestRefused(t *testing.T) {
	dir := t.TempDir()
	file := func(name string, b []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	whole := filepath.Join(dir, "whole")
	s := open(t, whole)
	if err := s.Add(articles(50)...); err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
	b, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	newer := file("newer", b)
	edit(t, newer, func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("meta")).Put([]byte("format"), binary.BigEndian.AppendUint32(nil, 7))
	})
	other := filepath.Join(dir, "other")
	edit(t, other, func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket([]byte("theirs"))
		return err
	})
	for _, test := range []struct {
		path, want string
		o          store.Options
	}{
		{newer, "has format 7, written by a newer version; this one reads up to format 1", store.Options{}},
		{newer, "has format 7", store.Options{ReadOnly: true}},
		{other, "database of something else", store.Options{}},
		{file("text", []byte(strings.Repeat("not a database ", 3000))), "invalid database", store.Options{}},
		{file("short", b[:len(b)/2]), "cut short", store.Options{}},
		{file("empty", nil), "is empty", store.Options{ReadOnly: true}},
		{filepath.Join(dir, "missing"), "no such file", store.Options{ReadOnly: true}},
		{dir, "is no file", store.Options{}},
	} {
		s, err := store.Open(test.path, test.o)
		if err == nil {
			_ = s.Close()
		}
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), test.path) {
			t.Errorf("%s: %v, want an error with %q", test.path, err, test.want)
		}
	}
	var ve *store.VersionError
	if _, err := store.Open(newer, store.Options{}); !errors.As(err, &ve) || ve.Format != 7 {
		t.Errorf("%v", err)
	}
}

// edit changes a database behind the package's back.
func edit(t *testing.T, path string, f func(*bbolt.Tx) error) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(f), db.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestContradictingRule(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "s"))
	a, b := graph.Member{Doc: "a000.txt", Entity: "e1"}, graph.Member{Doc: "a001.txt", Entity: "e1"}
	if err := errors.Join(s.Add(articles(3)...), s.Pin(a, b)); err != nil {
		t.Fatal(err)
	}
	var re *graph.RuleError
	if err := s.Forbid(a, b); !errors.As(err, &re) {
		t.Errorf("%v", err)
	}
	if n, err := s.Of(a.Doc, a.Entity); err != nil || !slices.Contains(n.Members, b) {
		t.Error(n, err)
	}
	if was, err := s.Release(a, b); !was || err != nil {
		t.Error(was, err)
	}
	if err := s.Add(&actant.Document{}); err == nil {
		t.Error("a document without an ID was taken")
	}
}
