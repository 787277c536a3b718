package view

import (
	"fmt"
	"io"
	"strings"

	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/relation"
)

// Graph writes the facts of all articles together: each with how many articles
// and independent sources support it, then those on which articles disagree.
// Facts of fewer than minSupport articles are only counted.
func Graph(w io.Writer, g *graph.Graph, minSupport int, o Options) error {
	p := &graphPage{o: o.filled()}
	hidden := 0
	var disputed []*graph.Edge
	for e := range g.Edges() {
		if len(e.Conflicts) > 0 {
			disputed = append(disputed, e)
		}
		if len(e.Support) < minSupport {
			hidden++
			continue
		}
		p.edge(e)
	}
	if hidden > 0 {
		fmt.Fprintf(&p.b, "  %s\n", p.o.paint(dim, fmt.Sprintf("and %d told by fewer than %d articles", hidden, minSupport)))
	}
	p.conflicts(disputed)
	_, err := io.WriteString(w, p.b.String())
	return err
}

type graphPage struct {
	o Options
	b strings.Builder
}

func (p *graphPage) edge(e *graph.Edge) {
	head := fmt.Sprintf("%2d %s, %d %s  ", len(e.Support), plural(len(e.Support), "article"), e.Sources, plural(e.Sources, "source"))
	indent := strings.Repeat(" ", len(head))
	for i, l := range wrap(p.fact(e), p.o.width()-len(head)-2) {
		margin := indent
		if i == 0 {
			margin = p.o.paint(dim, head)
		}
		fmt.Fprintf(&p.b, "  %s%s\n", margin, l)
	}
	var notes []string
	if e.Time != "" {
		notes = append(notes, e.Time)
	}
	notes = append(notes, string(e.Modality))
	if len(e.Attribution) > 0 {
		notes = append(notes, "says "+p.names(e.Attribution))
	}
	for _, l := range wrap(strings.Join(notes, " · "), p.o.width()-len(head)-2) {
		fmt.Fprintf(&p.b, "  %s%s\n", indent, p.o.paint(dim, l))
	}
}

func (p *graphPage) fact(e *graph.Edge) string {
	var core, rest []string
	taken := make([]bool, len(e.Args))
	t, _ := p.o.Schema.Type(e.Type)
	for _, role := range t.Roles {
		if !role.Core {
			continue
		}
		filler := "–"
		for i, a := range e.Args {
			if !taken[i] && a.Role == role.Name {
				taken[i], filler = true, p.node(a.Node)
				break
			}
		}
		core = append(core, filler)
	}
	told := map[string]bool{} // articles word an occasion or a reason each in their own way: one is enough
	for i, a := range e.Args {
		if !taken[i] && !told[a.Role] {
			told[a.Role] = true
			rest = append(rest, a.Role+": "+p.node(a.Node))
		}
	}
	s := p.o.paint(bold, e.Type) + "(" + strings.Join(append(core, rest...), ", ") + ")"
	if e.Polarity == relation.Negative {
		s = p.o.paint(red, "not ") + s
	}
	return s
}

func (p *graphPage) node(n *graph.Node) string { return p.o.paint(tint(n.Type), clean(n.Name)) }

func (p *graphPage) conflicts(es []*graph.Edge) {
	if len(es) == 0 {
		return
	}
	fmt.Fprintf(&p.b, "\n%s\n", p.o.paint(bold, "Conflicts"))
	for _, e := range es {
		fmt.Fprintf(&p.b, "  %s\n", p.fact(e))
		for _, c := range e.Conflicts {
			value := c.Value
			if c.Field == "time" && e.Time != "" {
				value += ", others " + e.Time
			}
			fmt.Fprintf(&p.b, "      %s  %s has %s\n", p.o.paint(red, c.Field), clean(c.Doc), clean(value))
		}
	}
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}
