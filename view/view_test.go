package view_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
	"github.com/actant-nlp/actant/view"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// made is a small document put together by hand: what is shown must not depend
// on how well anything is extracted.
func made(id string, disputed string) *actant.Document {
	const source = "On Monday Ana Reyes gave the museum a painting, Lumen\x1b[31m News said. It did not sell it."
	at := func(words string) syntax.Span {
		i := strings.Index(source, words)
		return syntax.Span{Start: i, End: i + len(words)}
	}
	mention := func(words string, kind entity.Kind) []entity.Mention {
		return []entity.Mention{{Span: at(words), Kind: kind, Text: words}}
	}
	first := syntax.Span{Start: 0, End: strings.Index(source, " It")}
	second := syntax.Span{Start: first.End + 1, End: len(source)}
	d := &actant.Document{ID: id, Title: "A gift\u202e for all", Dateline: "LISBON",
		Published: time.Date(2021, 3, 2, 0, 0, 0, 0, time.UTC),
		Text:      &syntax.Text{Source: source, Body: []syntax.Span{{Start: 0, End: len(source)}}, Sentences: []syntax.Sentence{{Span: first}, {Span: second}}},
		Entities: []entity.Entity{
			{ID: "e1", Type: entity.Person, Name: "Ana Reyes", Mentions: mention("Ana Reyes", entity.Name)},
			{ID: "e2", Type: entity.Organization, Name: "museum", Mentions: append(mention("the museum", entity.Nominal), mention("It", entity.Pronoun)...)},
			{ID: "e3", Type: entity.Work, Name: "painting", Mentions: mention("a painting", entity.Nominal)},
			{ID: "e4", Type: entity.Organization, Name: "Lumen\x1b[31m News", Mentions: mention("Lumen\x1b[31m News", entity.Name)},
		},
		Relations: []relation.Relation{
			{Type: "GIFTED", Args: []relation.Argument{{Role: "giver", Entity: "e1", Span: at("Ana Reyes")},
				{Role: "recipient", Entity: "e2", Span: at("the museum")}, {Role: "gift", Entity: "e3", Span: at("a painting")}},
				Polarity: relation.Positive, Modality: relation.Actual, Attribution: []string{"e4"}, Time: "2021-03-01",
				Confidence: 0.9, Trigger: at("gave"), Frame: "give/v"},
			{Type: "SOLD", Args: []relation.Argument{{Role: "seller", Entity: "e2", Span: at("It")}, {Role: "goods", Entity: "e3", Span: at("a painting")}},
				Polarity: relation.Negative, Modality: relation.Actual, Confidence: 0.5, Trigger: at("sell")},
		}}
	if disputed != "" {
		d.Relations[0].Disputed = []string{disputed}
	}
	return d
}

func TestDocument(t *testing.T) {
	for name, o := range map[string]view.Options{
		"plain":   {},
		"color":   {Color: true},
		"narrow":  {Width: 50},
		"explain": {Explain: true},
	} {
		var b bytes.Buffer
		if err := view.Document(&b, made("gift.txt", ""), o); err != nil {
			t.Fatal(err)
		}
		golden(t, "document-"+name+".txt", b.String())
	}
}

func TestGraph(t *testing.T) {
	var g graph.Graph
	g.Add(made("one.txt", ""))
	g.Add(made("two.txt", "2021-02-20"))
	var b bytes.Buffer
	if err := view.Graph(&b, &g, 2, view.Options{}); err != nil {
		t.Fatal(err)
	}
	golden(t, "graph.txt", b.String())
}

// Nothing in an article may act on the reader's screen.
func TestHarmless(t *testing.T) {
	var b bytes.Buffer
	if err := view.Document(&b, made("a\x1b]0;title\x07.txt", ""), view.Options{}); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(b.String(), "\x1b\x07\u202e") {
		t.Errorf("control characters reach the terminal: %q", b.String())
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (-want +got):\n%s", name, d)
	}
}
