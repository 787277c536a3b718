package graph_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/graph"
)

func TestPlaces(t *testing.T) {
	for _, test := range []struct{ text, name, subtype, others, want string }{
		{"", "Tokyo", "city", "", "geonames:1850147"},
		{"", "North Korea", "country", "", "Q423"},
		{"", "Pyongyang", "country", "", "Q423"},
		{"", "Birmingham", "city", "", "geonames:2655603"},
		{"", "Birmingham", "city", "United Kingdom", "geonames:2655603"},
		{"", "Birmingham", "city", "Canada", ""},
		{"He lives in Birmingham, Alabama.", "Birmingham", "city", "United Kingdom", ""},
		{"He lives in Birmingham, England, with his dog.", "Birmingham", "city", "", "geonames:2655603"},
		{"", "Aalen", "city", "Germany", ""}, // too small to have an id
		{"", "Tokyo", "facility", "", ""},
		{"", "Nowhere", "", "", ""},
	} {
		lines := []string{"e1 PLACE/" + test.subtype + " " + test.name}
		if test.others != "" {
			lines = append(lines, "e2 PLACE/country "+test.others)
		}
		d := withText(doc("a", "", lines...), test.text)
		if at := strings.Index(test.text, test.name); at >= 0 {
			d.Entities[0].Mentions[0].Start, d.Entities[0].Mentions[0].End = at, at+len(test.name)
		}
		if err := graph.LinkAll(context.Background(), d, graph.Places()); err != nil {
			t.Fatal(err)
		}
		if got := d.Entities[0].Link; got != test.want {
			t.Errorf("%s (%s) in %q beside %s: %q, want %q", test.name, test.subtype, test.text, test.others, got, test.want)
		}
	}
}

// base is a knowledge base for tests.
type base map[string][]graph.Match

func (b base) Link(_ context.Context, _ *actant.Document, e *entity.Entity) ([]graph.Match, error) {
	ms, ok := b[e.Name]
	if ok && ms == nil {
		return nil, errors.New("no answer")
	}
	return ms, nil
}

func TestLinkAll(t *testing.T) {
	b := base{
		"Clear":  {{ID: "x:1", Score: 0.9}, {ID: "x:2", Score: 0.2}},
		"Torn":   {{ID: "x:1", Score: 0.6}, {ID: "x:2", Score: 0.5}},
		"Weak":   {{ID: "x:1", Score: 0.3}},
		"None":   {{ID: "", Score: 0.9}, {ID: "x:2", Score: 0.1}},
		"Broken": nil,
	}
	second := base{"Weak": {{ID: "y:1", Score: 1}}, "None": {{ID: "y:2", Score: 1}}}
	d := doc("a.txt", "", "e1 ORGANIZATION Clear", "e2 ORGANIZATION Torn", "e3 ORGANIZATION Weak", "e4 ORGANIZATION None", "e5 ORGANIZATION Broken", "e6 THING ~ Clear")
	err := graph.LinkAll(context.Background(), d, b, second)
	if want := "graph: a.txt: link e5 (Broken): no answer"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	for i, want := range []string{"x:1", "", "y:1", "", "", ""} {
		if got := d.Entities[i].Link; got != want {
			t.Errorf("%s: %q, want %q", d.Entities[i].Name, got, want)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := graph.LinkAll(ctx, d, b); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// TestLinksInTheGraph: one id is one node, two ids are two, and a name that both
// bear belongs to neither.
func TestLinksInTheGraph(t *testing.T) {
	linked := func(id, name, link string) *actant.Document {
		d := doc(id, "", "o ORGANIZATION "+name)
		d.Entities[0].Link = link
		return d
	}
	var g graph.Graph
	g.Add(linked("a", "Acme Holdings", "x:1"))
	g.Add(linked("b", "Big Red", "x:1"))
	g.Add(linked("c", "Widget Works", "x:2"))
	g.Add(linked("d", "Widget Works", "x:3"))
	g.Add(linked("e", "Acme Holdings", ""))
	g.Add(linked("f", "Widget Works", ""))
	of := func(doc string) *graph.Node { return g.Of(doc, "o") }
	if of("a") != of("b") || of("a") != of("e") {
		t.Error("one id, or its name, is two things")
	}
	if of("c") == of("d") || of("f") == of("c") || of("f") == of("d") {
		t.Error("two ids are one thing, or a name of both is one of them")
	}
	if n := len(g.Candidates(graph.Member{Doc: "f", Entity: "o"})); n != 3 {
		t.Errorf("%d candidates, want both and itself", n)
	}
	g.Remove("d")
	if of("f") != of("c") {
		t.Error("the only bearer of the name is another thing")
	}
}

func ExampleLinkAll() {
	d := doc("a.txt", "", "e1 PLACE/city Nairobi", "e2 PLACE/country Kenya")
	if err := graph.LinkAll(context.Background(), d, graph.Places()); err != nil {
		fmt.Println(err)
	}
	fmt.Println(d.Entities[0].Link, d.Entities[1].Link)
	// Output: geonames:184745 Q114
}
