package graph_test

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/graph"
)

// affair is a small graph: two deals, a meeting, and a dispute over its date.
func affair() *graph.Graph {
	g := new(graph.Graph)
	g.Add(doc("a", "2024-05-03", "p PERSON Ana López", "q PERSON Bo Li", "s PERSON Eva Braun",
		"MET participant=p participant=q time=2024-05-01 by=s"))
	g.Add(doc("b", "2024-05-04", "p PERSON Ana López", "q PERSON Bo Li", "o ORGANIZATION Acme Corp", "w ORGANIZATION Widget Works",
		"MET participant=p participant=q time=2024-05-02 alleged", "LED leader=p led=o", "ACQUIRED acquirer=o acquired=w time=2023"))
	g.Add(doc("c", "2024-05-05", "p PERSON Ana López", "q PERSON Bo Li", "w ORGANIZATION Widget Works",
		"MET participant=p participant=q time=2024-05-01", "LED leader=q led=w"))
	return g
}

func show(e *graph.Edge) string {
	var args []string
	for _, a := range e.Args {
		args = append(args, a.Node.ID)
	}
	return e.Type + "(" + strings.Join(args, ", ") + ")"
}

func TestFind(t *testing.T) {
	g := affair()
	for _, test := range []struct {
		name string
		q    graph.Query
		want []string
	}{
		{"all", graph.Query{}, []string{"MET(ana-lopez, bo-li)", "ACQUIRED(acme-corp, widget-works)", "LED(ana-lopez, acme-corp)", "LED(bo-li, widget-works)"}},
		{"by type", graph.Query{Types: []string{"LED"}}, []string{"LED(ana-lopez, acme-corp)", "LED(bo-li, widget-works)"}},
		{"by entity", graph.Query{Nodes: []string{"widget-works"}}, []string{"ACQUIRED(acme-corp, widget-works)", "LED(bo-li, widget-works)"}},
		{"by two entities", graph.Query{Nodes: []string{"widget-works", "bo-li"}}, []string{"LED(bo-li, widget-works)"}},
		{"by a type of entity", graph.Query{NodeTypes: []entity.Type{"PERSON"}, Types: []string{"ACQUIRED", "LED"}}, []string{"LED(ana-lopez, acme-corp)", "LED(bo-li, widget-works)"}},
		{"by time", graph.Query{From: "2024"}, []string{"MET(ana-lopez, bo-li)"}},
		{"until a time", graph.Query{To: "2023-06"}, []string{"ACQUIRED(acme-corp, widget-works)"}},
		{"by sources", graph.Query{Sources: 2}, []string{"MET(ana-lopez, bo-li)"}},
		{"disputed", graph.Query{Disputed: true}, []string{"MET(ana-lopez, bo-li)"}},
		{"by document", graph.Query{Docs: []string{"c"}}, []string{"MET(ana-lopez, bo-li)", "LED(bo-li, widget-works)"}},
		{"of nobody", graph.Query{Nodes: []string{"nobody"}}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for e := range g.Find(test.q) {
				got = append(got, show(e))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	for range g.Find(graph.Query{}) {
		break // an iterator may be left
	}
}

func TestNeighbors(t *testing.T) {
	var got []string
	for n, e := range affair().Neighbors("ana-lopez") {
		got = append(got, n.ID+" by "+e.Type)
	}
	if diff := cmp.Diff([]string{"bo-li by MET", "acme-corp by LED"}, got); diff != "" {
		t.Error(diff)
	}
	for n := range affair().Neighbors("nobody") {
		t.Error(n.ID)
	}
}

func TestPaths(t *testing.T) {
	g := affair()
	paths := func(from, to string, most int) []string {
		var out []string
		for p := range g.Paths(from, to, most) {
			var ids []string
			for i, n := range p.Nodes {
				if i > 0 {
					ids = append(ids, p.Edges[i-1].Type)
				}
				ids = append(ids, n.ID)
			}
			out = append(out, strings.Join(ids, " "))
		}
		return out
	}
	want := []string{"ana-lopez LED acme-corp ACQUIRED widget-works", "ana-lopez MET bo-li LED widget-works"}
	got := paths("ana-lopez", "widget-works", 3)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := paths("acme-corp", "bo-li", 3); len(got) != 2 || !strings.HasPrefix(got[0], "acme-corp") {
		t.Error(got)
	}
	if n := len(paths("ana-lopez", "widget-works", 1)) + len(paths("ana-lopez", "nobody", 3)) + len(paths("bo-li", "bo-li", 3)); n != 0 {
		t.Errorf("%d paths where there are none", n)
	}
}

// TestPathsBounded: a clique has more paths than one can wait for.
func TestPathsBounded(t *testing.T) {
	var g graph.Graph
	lines := []string{}
	for i := range 40 {
		lines = append(lines, fmt.Sprintf("p%d PERSON Name%c%c Person%c%c", i, 'a'+i%26, 'a'+i/26, 'a'+i/26, 'a'+i%26))
	}
	for i := range 40 {
		for k := range i {
			lines = append(lines, fmt.Sprintf("MET participant=p%d participant=p%d", i, k))
		}
	}
	g.Add(doc("a", "", lines...))
	n, last := 0, 0
	for p := range g.Paths(g.Of("a", "p0").ID, g.Of("a", "p1").ID, 12) {
		if len(p.Edges) < last {
			t.Fatal("a shorter path after a longer one")
		}
		last = len(p.Edges)
		n++
	}
	if n < 100 || n > 100_000 {
		t.Errorf("%d paths", n)
	}
}

func TestWhoSays(t *testing.T) {
	g := affair()
	for e := range g.Disputed() {
		var got []string
		for s := range g.WhoSays(e) {
			line := fmt.Sprint(s.Doc, " ", s.Source, " ", s.Modality, " ", s.Time)
			for _, n := range s.By {
				line += " by " + n.ID
			}
			for _, c := range s.Disputes {
				line += " not " + c.Field
			}
			got = append(got, line)
		}
		want := []string{"a 0 actual 2024-05-01 by eva-braun", "b 1 alleged 2024-05-02 not time", "c 2 actual 2024-05-01"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
	for s := range g.WhoSays(nil) {
		t.Error(s)
	}
}

// TestSnapshotQueries: a graph that was written and read answers as the graph
// does.
func TestSnapshotQueries(t *testing.T) {
	g := affair()
	b, err := json.Marshal(g)
	if err != nil {
		t.Fatal(err)
	}
	var s graph.Snapshot
	if err := json.Unmarshal(b, &s); err != nil {
		t.Fatal(err)
	}
	answers := func(g interface {
		Find(graph.Query) iter.Seq[*graph.Edge]
		Neighbors(string) iter.Seq2[*graph.Node, *graph.Edge]
		Paths(string, string, int) iter.Seq[graph.Path]
		Timeline(string) iter.Seq[*graph.Edge]
		Disputed() iter.Seq[*graph.Edge]
	}) []string {
		var out []string
		for _, q := range []graph.Query{{}, {Nodes: []string{"bo-li"}}, {Nodes: []string{"bo-li", "widget-works"}}, {Types: []string{"LED"}}, {Nodes: []string{"nobody"}}} {
			for e := range g.Find(q) {
				out = append(out, e.ID)
			}
		}
		for n, e := range g.Neighbors("bo-li") {
			out = append(out, n.ID+e.ID)
		}
		for p := range g.Paths("ana-lopez", "widget-works", 3) {
			out = append(out, fmt.Sprint(len(p.Edges), p.Nodes[1].ID))
		}
		for e := range g.Timeline("") {
			out = append(out, e.Time)
		}
		for e := range g.Disputed() {
			out = append(out, e.ID)
		}
		return out
	}
	if diff := cmp.Diff(answers(g), answers(&s)); diff != "" {
		t.Error(diff)
	}
	var got []string
	for e := range s.Disputed() {
		for st := range s.WhoSays(e) {
			got = append(got, fmt.Sprint(st.Doc, " ", st.Time, " ", len(st.Disputes)))
		}
	}
	if diff := cmp.Diff([]string{"a 2024-05-01 0", "b 2024-05-02 1", "c 2024-05-01 0"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestQueriesLeaveTheGraph: what a query yields does not change the graph.
func TestQueriesLeaveTheGraph(t *testing.T) {
	g := affair()
	before, _ := json.Marshal(g)
	for range g.Timeline("") {
	}
	for range g.Neighbors("ana-lopez") {
	}
	for range g.Paths("ana-lopez", "bo-li", 4) {
	}
	g.Candidates(graph.Member{Doc: "a", Entity: "p"})
	after, _ := json.Marshal(g)
	if diff := cmp.Diff(string(before), string(after)); diff != "" {
		t.Error(diff)
	}
}
