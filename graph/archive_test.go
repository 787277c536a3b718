package graph_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/actant-nlp/actant/graph"
)

// TestRecord: the graph of the records is the graph of the documents.
func TestRecord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 5))
		var g, again graph.Graph
		for i := range 6 {
			id := fmt.Sprint("d", i)
			g.Add(busy(id, r))
			b, ok := g.Record(id)
			if !ok {
				t.Fatal("no record of", id)
			}
			if err := again.AddRecord(b); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(whole(&g), whole(&again)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestBadRecord(t *testing.T) {
	var g graph.Graph
	g.Add(doc("a", "", "p PERSON Ana López"))
	for _, test := range []struct{ record, want string }{
		{"", "record"},
		{"[]", "record"},
		{`{"v":2,"id":"a"}`, "format 2"},
		{`{"id":"a"}`, "format 0"},
		{`{"v":1,"id":"a","facts":[{"n":0,"type":"MET","args":[{"role":"participant","entity":"x"}]}]}`, "entity x"},
		{`{"v":1,"id":"a","signature":"AAAA"}`, "signature"},
	} {
		if err := g.AddRecord([]byte(test.record)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want an error with %q", test.record, err, test.want)
		}
	}
	if g.Len() != 1 || g.Of("a", "p") == nil {
		t.Error("a bad record changed the graph")
	}
	if _, ok := g.Record("b"); ok {
		t.Error("a record of nothing")
	}
}

// TestChanges: a copy that follows the changes is the graph.
func TestChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 6))
		var g graph.Graph
		nodes, edges := map[string]string{}, map[graph.Support]string{}
		for range 30 {
			id := fmt.Sprint("d", r.IntN(8))
			switch r.IntN(6) {
			case 0:
				g.Remove(id)
			case 1:
				c := g.Changes()
				for _, id := range c.GoneNodes {
					if nodes[id] == "" {
						t.Fatal("a node that was not there is gone:", id)
					}
					delete(nodes, id)
				}
				for _, s := range c.GoneEdges {
					delete(edges, s)
				}
				for _, n := range c.Nodes {
					nodes[n.ID] = encoded(n)
				}
				for _, e := range c.Edges {
					edges[e.Support[0]] = unnumbered(e)
				}
				want, wantEdges := map[string]string{}, map[graph.Support]string{}
				for n := range g.Nodes() {
					want[n.ID] = encoded(n)
				}
				for e := range g.Edges() {
					wantEdges[e.Support[0]] = unnumbered(e)
				}
				if diff := cmp.Diff(want, nodes) + cmp.Diff(wantEdges, edges); diff != "" {
					t.Fatal(diff)
				}
			case 2:
				_ = g.Pin(randomOf(r), randomOf(r))
			default:
				g.Add(busy(id, r))
			}
		}
	})
}

func randomOf(r *rand.Rand) graph.Member {
	return graph.Member{Doc: fmt.Sprint("d", r.IntN(8)), Entity: fmt.Sprintf("p%d", r.IntN(3))}
}

func encoded(x any) string {
	b, err := json.Marshal(x)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// unnumbered is e without its place among all.
func unnumbered(e *graph.Edge) string {
	x := *e
	x.ID = ""
	return encoded(&x)
}
