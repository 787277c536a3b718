// Command graph joins what several articles say into one graph and asks it
// questions: who is connected with whom and how, what happened when, what is
// disputed, and who says so.
package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
)

func day(d int) time.Time { return time.Date(2024, time.March, d, 0, 0, 0, 0, time.UTC) }

var articles = []actant.Article{
	{ID: "ledger.txt", Published: day(7), Text: "Foreign Minister Ana López met Bo Li in Lima on Wednesday. Eva Brandt, the founder of Kellmark, was arrested by Peruvian police in Lima on Thursday."},
	{ID: "courier.txt", Published: day(8), Text: "Ana López met Bo Li in Lima on Thursday, the ministry said. Bo Li thanked Ana López."},
	{ID: "post.txt", Published: day(12), Text: "Bo Li met Omar Reid in London on Monday. Omar Reid criticized Eva Brandt on Tuesday."},
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "graph:", err)
		os.Exit(1)
	}
}

func run() error {
	x, err := actant.New(actant.Options{})
	if err != nil {
		return err
	}
	var g graph.Graph
	for i := range articles {
		articles[i].Plain = true
	}
	for doc, err := range x.Documents(context.Background(), slices.Values(articles)) {
		if err != nil {
			return err
		}
		g.Add(doc)
	}

	fmt.Println("Meetings")
	for e := range g.Find(graph.Query{Types: []string{"MET"}}) {
		fmt.Println(" ", line(e))
	}
	fmt.Println("Around Bo Li")
	for n, e := range g.Neighbors("bo-li") {
		fmt.Println(" ", n.Name, e.Type)
	}
	fmt.Println("From Ana López to Eva Brandt")
	for p := range g.Paths("ana-lopez", "eva-brandt", 3) {
		names := []string{p.Nodes[0].Name}
		for i, e := range p.Edges {
			names = append(names, e.Type, p.Nodes[i+1].Name)
		}
		fmt.Println(" ", strings.Join(names, " – "))
	}
	fmt.Println("Omar Reid, by time")
	for e := range g.Timeline("omar-reid") {
		fmt.Println(" ", line(e))
	}
	fmt.Println("Disputed")
	for e := range g.Disputed() {
		fmt.Println(" ", line(e))
		for s := range g.WhoSays(e) {
			fmt.Println("   ", s.Doc, "says", s.Time)
		}
	}
	return nil
}

func line(e *graph.Edge) string {
	var args []string
	for _, a := range e.Args {
		if a.Node != nil {
			args = append(args, a.Node.Name)
		}
	}
	return fmt.Sprintf("%s %s(%s)", e.Time, e.Type, strings.Join(args, ", "))
}
