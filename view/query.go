package view

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/relation"
)

// Facts writes edges of a graph, each with its id and how many articles and
// independent sources support it.
func Facts(w io.Writer, edges iter.Seq[*graph.Edge], o Options) error {
	p := &graphPage{o: o.filled()}
	for e := range edges {
		p.edgeWithID(e)
	}
	return p.flush(w)
}

// Timeline writes edges of a graph with their times before them.
func Timeline(w io.Writer, edges iter.Seq[*graph.Edge], o Options) error {
	p := &graphPage{o: o.filled()}
	for e := range edges {
		p.row(fmt.Sprintf("%-23s", clean(e.Time)), p.fact(e)+"  "+p.o.paint(dim, e.ID+" · "+p.support(e)))
	}
	return p.flush(w)
}

// Entities writes nodes of a graph, one to a line.
func Entities(w io.Writer, nodes iter.Seq[*graph.Node], o Options) error {
	p := &graphPage{o: o.filled()}
	for n := range nodes {
		notes := []string{string(n.Type)}
		if n.Subtype != "" {
			notes[0] += "/" + n.Subtype
		}
		if n.Link != "" {
			notes = append(notes, n.Link)
		}
		notes = append(notes, fmt.Sprintf("%d %s", len(n.Members), plural(len(n.Members), "article")))
		if len(n.Aliases) > 0 {
			notes = append(notes, "also "+strings.Join(n.Aliases, ", "))
		}
		p.row("", p.o.paint(bold, clean(n.ID))+"  "+p.node(n)+"  "+p.o.paint(dim, clean(strings.Join(notes, " · "))))
	}
	return p.flush(w)
}

// Neighbors writes the nodes that edges join to one, each once with those edges.
func Neighbors(w io.Writer, around iter.Seq2[*graph.Node, *graph.Edge], o Options) error {
	p := &graphPage{o: o.filled()}
	var order []*graph.Node
	by := map[*graph.Node][]*graph.Edge{}
	for n, e := range around {
		if by[n] == nil {
			order = append(order, n)
		}
		by[n] = append(by[n], e)
	}
	for _, n := range order {
		p.row("", p.o.paint(bold, clean(n.ID))+"  "+p.node(n)+" "+p.o.paint(dim, string(n.Type)))
		for _, e := range by[n] {
			p.row("    ", p.fact(e)+"  "+p.o.paint(dim, e.ID))
		}
	}
	return p.flush(w)
}

// Paths writes ways from one node to another, each as its edges.
func Paths(w io.Writer, paths iter.Seq[graph.Path], o Options) error {
	p := &graphPage{o: o.filled()}
	for way := range paths {
		names := make([]string, len(way.Nodes))
		for i, n := range way.Nodes {
			names[i] = p.node(n)
		}
		p.row("", strings.Join(names, " – "))
		for _, e := range way.Edges {
			p.row("    ", p.fact(e)+"  "+p.o.paint(dim, e.ID))
		}
	}
	return p.flush(w)
}

// Statements writes an edge and what each document says of it.
func Statements(w io.Writer, e *graph.Edge, all iter.Seq[graph.Statement], o Options) error {
	p := &graphPage{o: o.filled()}
	p.edgeWithID(e)
	for s := range all {
		notes := []string{string(s.Modality)}
		if s.Polarity == relation.Negative {
			notes = append(notes, p.o.paint(red, "not so"))
		}
		if s.Time != "" {
			notes = append(notes, clean(s.Time))
		}
		if len(s.By) > 0 {
			notes = append(notes, "says "+p.names(s.By))
		}
		if s.Source >= 0 {
			notes = append(notes, fmt.Sprintf("source %d", s.Source+1))
		}
		for _, c := range s.Disputes {
			notes = append(notes, p.o.paint(red, c.Field)+" "+clean(c.Value))
		}
		p.row("    ", p.o.paint(bold, clean(s.Doc))+"  "+strings.Join(notes, " · "))
	}
	for _, c := range e.Conflicts { // of documents that support another edge
		if !slices.ContainsFunc(e.Support, func(s graph.Support) bool { return s.Doc == c.Doc }) {
			p.row("    ", p.o.paint(bold, clean(c.Doc))+"  "+p.o.paint(red, c.Field)+" "+clean(c.Value))
		}
	}
	return p.flush(w)
}

func (p *graphPage) flush(w io.Writer) error {
	_, err := io.WriteString(w, p.b.String())
	return err
}

func (p *graphPage) support(e *graph.Edge) string {
	return fmt.Sprintf("%d %s, %d %s", len(e.Support), plural(len(e.Support), "article"), e.Sources, plural(e.Sources, "source"))
}

// names writes what nodes are called, once for each wording: "both sides" of one
// article and of another are two nodes.
func (p *graphPage) names(nodes []*graph.Node) string {
	var names []string
	told := map[string]bool{}
	for _, n := range nodes {
		if key := strings.ToLower(n.Name); !told[key] {
			told[key] = true
			names = append(names, clean(n.Name))
		}
	}
	return strings.Join(names, ", ")
}

// edgeWithID writes an edge with its notes and conflicts below.
func (p *graphPage) edgeWithID(e *graph.Edge) {
	p.row(fmt.Sprintf("%-4s  ", clean(e.ID)), p.fact(e))
	notes := []string{p.support(e)}
	if e.Time != "" {
		notes = append(notes, clean(e.Time))
	}
	notes = append(notes, string(e.Modality))
	if len(e.Attribution) > 0 {
		notes = append(notes, "says "+p.names(e.Attribution))
	}
	p.row("      ", p.o.paint(dim, strings.Join(notes, " · ")))
	for _, c := range e.Conflicts {
		p.row("      ", p.o.paint(red, c.Field)+": "+clean(c.Doc)+" has "+clean(c.Value))
	}
}

// row writes a line after a margin, and what does not fit into it below.
func (p *graphPage) row(margin, s string) {
	for i, l := range wrap(s, p.o.width()-len(margin)-4) {
		switch {
		case i == 0:
			fmt.Fprintf(&p.b, "%s%s\n", p.o.paint(dim, margin), l)
		default:
			fmt.Fprintf(&p.b, "%s  %s\n", strings.Repeat(" ", len(margin)), l)
		}
	}
}
