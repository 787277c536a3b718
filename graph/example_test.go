package graph_test

import (
	"fmt"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/relation"
)

// Two articles that name the same people in different ways say one thing.
func Example() {
	one := &actant.Document{
		ID:       "one.txt",
		Entities: []entity.Entity{person("e1", "Volodymyr Zelensky"), person("e2", "Chrystia Freeland")},
		Relations: []relation.Relation{{Type: "MET", Time: "2024-02", Polarity: relation.Positive, Modality: relation.Actual, Confidence: 0.8,
			Args: []relation.Argument{{Role: "participant", Entity: "e1"}, {Role: "participant", Entity: "e2"}}}},
	}
	two := &actant.Document{
		ID:       "two.txt",
		Entities: []entity.Entity{person("e1", "Chrystia Freeland"), person("e2", "Volodymyr Zelenskyy")},
		Relations: []relation.Relation{{Type: "MET", Time: "2024-02-24", Polarity: relation.Positive, Modality: relation.Actual, Confidence: 0.9,
			Args: []relation.Argument{{Role: "participant", Entity: "e1"}, {Role: "participant", Entity: "e2"}}}},
	}

	var g graph.Graph
	g.Add(one)
	g.Add(two)
	for e := range g.Edges() {
		fmt.Println(e.Type, e.Args[0].Node.Name, e.Args[1].Node.Name, e.Time)
		fmt.Println(len(e.Support), "articles,", e.Sources, "sources")
	}
	// Output:
	// MET Chrystia Freeland Volodymyr Zelenskyy 2024-02-24
	// 2 articles, 2 sources
}

func person(id, name string) entity.Entity {
	return entity.Entity{ID: id, Type: entity.Person, Name: name, Mentions: []entity.Mention{{Kind: entity.Name, Text: name}}}
}
