package graph_test

import (
	"errors"
	"fmt"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/relation"
)

// deals is a graph of two articles that disagree on the date of a meeting.
func deals() *graph.Graph {
	say := func(typ, time string, args ...relation.Argument) relation.Relation {
		return relation.Relation{Type: typ, Time: time, Args: args, Polarity: relation.Positive, Modality: relation.Actual, Confidence: 0.9}
	}
	arg := func(role, e string) relation.Argument { return relation.Argument{Role: role, Entity: e} }
	met := []relation.Argument{arg("participant", "e1"), arg("participant", "e2")}

	var first, second actant.Document
	first.ID = "first.txt"
	first.Entities = append(first.Entities, person("e1", "Ana López"), person("e2", "Bo Li"), person("e3", "Eva Braun"))
	first.Relations = append(first.Relations, say("MET", "2024-05-01", met...), say("THANKED", "2024-05-02", arg("thanker", "e2"), arg("thanked", "e3")))
	second.ID = "second.txt"
	second.Entities = append(second.Entities, person("e1", "Ana Lopez"), person("e2", "Bo Li"))
	second.Relations = append(second.Relations, say("MET", "2024-05-04", met...))

	g := new(graph.Graph)
	g.Add(&first)
	g.Add(&second)
	return g
}

func ExampleGraph_Find() {
	for e := range deals().Find(graph.Query{Types: []string{"THANKED"}, From: "2024-05", To: "2024-05"}) {
		fmt.Println(e.Args[0].Node.Name, "thanked", e.Args[1].Node.Name, "on", e.Time)
	}
	// Output: Bo Li thanked Eva Braun on 2024-05-02
}

func ExampleGraph_Neighbors() {
	for n, e := range deals().Neighbors("bo-li") {
		fmt.Println(n.Name, e.Type)
	}
	// Output:
	// Ana López MET
	// Eva Braun THANKED
}

func ExampleGraph_Paths() {
	for p := range deals().Paths("ana-lopez", "eva-braun", 3) {
		for i, e := range p.Edges {
			fmt.Println(p.Nodes[i].Name, e.Type, p.Nodes[i+1].Name)
		}
	}
	// Output:
	// Ana López MET Bo Li
	// Bo Li THANKED Eva Braun
}

func ExampleGraph_Timeline() {
	for e := range deals().Timeline("bo-li") {
		fmt.Println(e.Time, e.Type)
	}
	// Output:
	// 2024-05-01 MET
	// 2024-05-02 THANKED
}

func ExampleGraph_Disputed() {
	for e := range deals().Disputed() {
		for _, c := range e.Conflicts {
			fmt.Println(e.Type, e.Time, "but", c.Doc, "says", c.Field, c.Value)
		}
	}
	// Output: MET 2024-05-01 but second.txt says time 2024-05-04
}

func ExampleGraph_BySource() {
	for e := range deals().BySource("second.txt") {
		fmt.Println(e.Type, "in", len(e.Support), "articles")
	}
	// Output: MET in 2 articles
}

func ExampleGraph_WhoSays() {
	g := deals()
	for e := range g.Disputed() {
		for s := range g.WhoSays(e) {
			fmt.Println(s.Doc, s.Modality, s.Time, len(s.Disputes) > 0)
		}
	}
	// Output:
	// first.txt actual 2024-05-01 false
	// second.txt actual 2024-05-04 true
}

func ExampleGraph_Forbid() {
	g := deals()
	a, b := graph.Member{Doc: "first.txt", Entity: "e1"}, graph.Member{Doc: "second.txt", Entity: "e1"}
	fmt.Println(g.Forbid(a, b), g.Of(a.Doc, a.Entity) == g.Of(b.Doc, b.Entity))

	var contradiction *graph.RuleError
	if err := g.Pin(a, b); errors.As(err, &contradiction) {
		fmt.Println(contradiction.With)
	}
	// Output:
	// <nil> false
	// first.txt#e1 ≠ second.txt#e1
}

func ExampleGraph_Pin() {
	g := deals()
	a, b := graph.Member{Doc: "first.txt", Entity: "e3"}, graph.Member{Doc: "second.txt", Entity: "e1"}
	fmt.Println(g.Pin(a, b), g.Of(a.Doc, a.Entity).Aliases)
	// Output: <nil> [Ana Lopez Eva Braun]
}

func ExampleGraph_Candidates() {
	g := new(graph.Graph)
	for i, name := range []string{"Ana López", "Rosa López", "López"} {
		var d actant.Document
		d.ID = fmt.Sprintf("%d.txt", i+1)
		d.Entities = append(d.Entities, person("e1", name), person("e2", "Bo Li"))
		g.Add(&d)
	}
	for _, c := range g.Candidates(graph.Member{Doc: "3.txt", Entity: "e1"}) {
		fmt.Printf("%s %.2f\n", c.Node.ID, c.Score)
	}
	// Output:
	// ana-lopez 0.42
	// rosa-lopez 0.42
	// lopez 0.17
}
