package view_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/view"
)

// TestAnswers prints what queries find, plainly and in colour.
func TestAnswers(t *testing.T) {
	var g graph.Graph
	g.Add(made("one.txt", ""))
	g.Add(made("two.txt\x1b[2J", "2021-02-20"))
	for name, o := range map[string]view.Options{"answers.txt": {}, "answers-color.txt": {Color: true, Width: 60}} {
		var b bytes.Buffer
		for _, write := range []func() error{
			func() error { return view.Facts(&b, g.Edges(), o) },
			func() error { return view.Timeline(&b, g.Timeline(""), o) },
			func() error { return view.Entities(&b, g.Nodes(), o) },
			func() error { return view.Neighbors(&b, g.Neighbors("ana-reyes"), o) },
			func() error { return view.Paths(&b, g.Paths("ana-reyes", "painting", 2), o) },
			func() error {
				for e := range g.Disputed() {
					if err := view.Statements(&b, e, g.WhoSays(e), o); err != nil {
						return err
					}
				}
				return nil
			},
		} {
			if err := write(); err != nil {
				t.Fatal(err)
			}
			b.WriteString("\n")
		}
		if strings.Contains(b.String(), "\x1b[2J") {
			t.Errorf("control characters reach the terminal: %q", b.String())
		}
		golden(t, name, b.String())
	}
}
