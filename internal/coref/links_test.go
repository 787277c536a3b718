package coref

import (
	"context"
	"strings"
	"testing"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/syntax"
)

// TestLinks: names with one id are one entity with that id, however they look;
// a name without an id that is spelt like one of them comes along.
func TestLinks(t *testing.T) {
	text := &syntax.Text{Source: "Acme Holdings, Big Red and Widget Works. Big Red."}
	var ms []entity.Mention
	add := func(name, link string) {
		at := strings.Index(text.Source, name)
		if n := len(ms); n > 0 && ms[n-1].Text == name || name == "Big Red" && len(ms) > 2 {
			at = strings.LastIndex(text.Source, name)
		}
		ms = append(ms, entity.Mention{Span: syntax.Span{Start: at, End: at + len(name)}, Kind: entity.Name, Text: name,
			Type: entity.Organization, Link: link, Sentence: -1, Head: -1, Confidence: 1})
	}
	add("Acme Holdings", "x:1")
	add("Big Red", "x:1")
	add("Widget Works", "x:2")
	add("Big Red", "")
	es, err := Resolver{}.Resolve(context.Background(), text, ms)
	if err != nil {
		t.Fatal(err)
	}
	if len(es) != 2 || es[0].Link != "x:1" || len(es[0].Mentions) != 3 || es[1].Link != "x:2" || len(es[1].Mentions) != 1 {
		t.Errorf("%+v", es)
	}
}
