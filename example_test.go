package actant_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/syntax"
)

func ExampleExtract() {
	doc, err := actant.Extract(context.Background(), "ANKARA, March 4 — Turkish President Recep Tayyip Erdogan met German Chancellor Olaf Scholz in Berlin on Tuesday.")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range doc.Relations {
		fmt.Print(r.Type)
		for _, a := range r.Args {
			fmt.Printf(" %s=%s", a.Role, doc.Entity(a.Entity).Name)
		}
		fmt.Println()
	}
	// Output:
	// HOLDS_POSITION person=Recep Tayyip Erdogan office=President organization=Turkish
	// MET participant=Recep Tayyip Erdogan participant=Olaf Scholz
	// HOLDS_POSITION person=Olaf Scholz office=Chancellor organization=German
}

// Many articles, one graph: articles come from anywhere, one at a time.
func ExampleExtractor_Documents() {
	x, err := actant.New(actant.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	articles := slices.Values([]actant.Article{
		{ID: "a.txt", Text: "Emmanuel Macron met Olaf Scholz in Berlin.", Plain: true},
		{ID: "b.txt", Text: "Emmanuel Macron and Olaf Scholz met in Berlin, officials said.", Plain: true},
		{ID: "c.txt", Text: "\x00", Plain: true},
	})
	var g graph.Graph
	for doc, err := range x.Documents(context.Background(), articles) {
		if err != nil { // this article's; the others go on
			fmt.Println(err)
			continue
		}
		g.Add(doc)
	}
	for e := range g.Find(graph.Query{Types: []string{"MET"}}) {
		fmt.Print(e.Type)
		for _, a := range e.Args {
			fmt.Print("  ", a.Node.Name)
		}
		fmt.Println("  articles:", len(e.Support))
	}
	// Output:
	// actant: c.txt: read: at byte 0: not a text
	// MET  Emmanuel Macron  Olaf Scholz  articles: 2
}

// shouting is a recognizer of one's own: every word of four capitals or more is a
// product.
type shouting struct{}

func (shouting) Recognize(_ context.Context, t *syntax.Text) ([]entity.Mention, error) {
	var out []entity.Mention
	for si, s := range t.Sentences {
		for i, tok := range s.Tokens {
			if len(tok.Text) > 3 && strings.ToUpper(tok.Text) == tok.Text {
				out = append(out, entity.Mention{Span: tok.Span, Kind: entity.Name, Text: tok.Text, Type: entity.Product,
					Sentence: si, Head: i, Confidence: 1})
			}
		}
	}
	return out, nil
}

// A stage of one's own takes the place of the built-in one.
func ExampleOptions() {
	x, err := actant.New(actant.Options{Recognizer: shouting{}})
	if err != nil {
		fmt.Println(err)
		return
	}
	doc, err := x.Extract(context.Background(), actant.Article{Text: "The firm launched its new ZEPHYR bicycle.", Plain: true})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range doc.Entities {
		if e.Named() {
			fmt.Println(e.Type, e.Name, e.Mentions[0].Start, e.Mentions[0].End)
		}
	}
	// Output: PRODUCT ZEPHYR 26 32
}

// flights finds the numbers of flights: a recognizer of one's own.
type flights struct{}

var flight = regexp.MustCompile(`\b[A-Z]{2}\d{3,4}\b`)

func (flights) Recognize(_ context.Context, t *syntax.Text) ([]entity.Mention, error) {
	var out []entity.Mention
	for _, m := range flight.FindAllStringIndex(t.Source, -1) {
		out = append(out, entity.Mention{Span: syntax.Span{Start: m[0], End: m[1]}, Kind: entity.Name, Text: t.Source[m[0]:m[1]], Type: "FLIGHT"})
	}
	return out, nil
}

// A stage of one's own stands beside the built-in ones: here names that only a
// pattern finds.
func ExampleDefaults() {
	o, err := actant.Defaults()
	if err != nil {
		fmt.Println(err)
		return
	}
	o.Recognizer = entity.Union(flights{}, o.Recognizer)
	x, err := actant.New(o)
	if err != nil {
		fmt.Println(err)
		return
	}
	doc, err := x.Extract(context.Background(), actant.Article{Text: "It rained. Norwegian police searched KL1045 in Oslo.", Plain: true})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range doc.Relations {
		fmt.Println(r.Type, doc.Entity(r.Args[0].Entity).Name, doc.Entity(r.Args[1].Entity).Type)
	}
	// Output:
	// INVESTIGATED Norwegian police FLIGHT
}
