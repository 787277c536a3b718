package export_test

import (
	"context"
	"fmt"
	"os"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/export"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

func ExampleDocuments() {
	const text = "Kenyan police arrested two men."
	doc := &actant.Document{ID: "https://example.org/news/1", Text: &syntax.Text{Source: text}, // as Extract makes it
		Entities: []entity.Entity{
			{ID: "e1", Type: entity.Organization, Name: "Kenyan police", Mentions: []entity.Mention{{Span: syntax.Span{Start: 0, End: 13}, Kind: entity.Name, Text: "Kenyan police"}}},
			{ID: "e2", Type: entity.Person, Name: "two men", Mentions: []entity.Mention{{Span: syntax.Span{Start: 23, End: 30}, Kind: entity.Nominal, Text: "two men"}}},
		},
		Relations: []relation.Relation{{Type: "ARRESTED", Polarity: relation.Positive, Modality: relation.Actual, Trigger: syntax.Span{Start: 14, End: 22},
			Args: []relation.Argument{{Role: "authority", Entity: "e1", Span: syntax.Span{Start: 0, End: 13}}, {Role: "suspect", Entity: "e2", Span: syntax.Span{Start: 23, End: 30}}}}},
	}
	w, err := export.Documents("dot", export.Single(os.Stdout), export.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := w.Write(doc); err != nil {
		fmt.Println(err)
	}
	if err := w.Close(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// digraph actant {
	//  charset="UTF-8";
	//  rankdir=LR;
	//  node [shape=ellipse, fontname="Helvetica"];
	//  edge [fontname="Helvetica", fontsize=10];
	//  subgraph cluster_g0 {
	//   label="https://example.org/news/1";
	//   color=gray;
	//   g0n0 [label="Kenyan police", class=entity, tooltip="ORGANIZATION e1"];
	//   g0n1 [label="two men", class=entity, tooltip="PERSON e2"];
	//   g0n0 -> g0n1 [label="ARRESTED", class=relation, tooltip="id: 0, type: ARRESTED, polarity: positive, modality: actual"];
	//  }
	// }
}

func ExampleGraph() {
	x, err := actant.New(actant.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	var g graph.Graph
	for id, text := range map[string]string{"a": "Ann Lee married Tom Fox in Paris.", "b": "Ann Lee married Tom Fox last year."} {
		doc, err := x.Extract(context.Background(), actant.Article{ID: id, Text: text})
		if err != nil {
			fmt.Println(err)
			return
		}
		g.Add(doc)
	}
	out := files{}
	if err := export.Graph("csv", out, &g, export.Options{}); err != nil {
		fmt.Println(err)
	}
	fmt.Print(out["arguments.csv"])
	// Output:
	// relation,argument,role,entity
	// r1,0,spouse,ann-lee
	// r1,1,spouse,tom-fox
}

func ExampleFormats() {
	for _, f := range export.Formats() {
		fmt.Printf("%-8s documents %-5v graph %v\n", f.Name, f.Documents, f.Graph)
	}
	// Output:
	// jsonl    documents true  graph true
	// jsonld   documents true  graph true
	// turtle   documents true  graph true
	// nquads   documents true  graph true
	// graphml  documents true  graph true
	// dot      documents true  graph true
	// neo4j    documents true  graph true
	// csv      documents true  graph true
	// conllu   documents true  graph false
	// brat     documents true  graph false
}
