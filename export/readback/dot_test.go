package readback

import (
	"bytes"
	"encoding/xml"
	"os/exec"
	"strings"
	"testing"

	"gonum.org/v1/gonum/graph/formats/dot"
	"gonum.org/v1/gonum/graph/formats/dot/ast"

	"github.com/actant-nlp/actant/export"
)

// linked is a shape without the entities that take part in no relation.
func (c *corpus) linked() (documents, merged shape) {
	documents, merged = c.shapes()
	documents.Entities, merged.Entities, documents.Graphs = 0, 0, 0
	for _, d := range c.docs {
		if len(d.Relations) > 0 {
			documents.Graphs++
		}
		used := map[string]bool{}
		for _, r := range d.Relations {
			for _, a := range r.Args {
				used[a.Entity] = true
			}
		}
		documents.Entities += len(used)
	}
	used := map[string]bool{}
	for e := range c.graph.Edges() {
		for _, a := range e.Args {
			used[a.Node.ID] = true
		}
	}
	merged.Entities = len(used)
	return documents, merged
}

// DOT read by gonum's parser.
func TestDOT(t *testing.T) {
	c := load(t)
	documents, merged := c.linked()
	same(t, "documents", readDOT(t, c.documents(t, "dot", export.Options{}).one(t)), documents)
	same(t, "graph", readDOT(t, c.merged(t, "dot", export.Options{}).one(t)), merged)
}

func readDOT(t *testing.T, text []byte) shape {
	t.Helper()
	f, err := dot.ParseBytes(text)
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Graphs) != 1 || !f.Graphs[0].Directed {
		t.Fatalf("%d graphs", len(f.Graphs))
	}
	var out shape
	declared := map[string]bool{}
	var visit func([]ast.Stmt)
	visit = func(stmts []ast.Stmt) {
		for _, s := range stmts {
			switch s := s.(type) {
			case *ast.Subgraph:
				out.Graphs++
				visit(s.Stmts)
			case *ast.NodeStmt:
				declared[s.Node.ID] = true
				out.node(attribute(s.Attrs, "class"))
			case *ast.EdgeStmt:
				from, to := s.From.(*ast.Node), s.To.Vertex.(*ast.Node)
				if !declared[from.ID] || !declared[to.ID] || s.To.To != nil {
					t.Errorf("an edge from %s to %s", from.ID, to.ID)
				}
				out.edge(attribute(s.Attrs, "class"))
			}
		}
	}
	visit(f.Graphs[0].Stmts)
	return out
}

func (s *shape) node(class string) {
	if class == "relation" {
		s.RelationNodes++
	} else {
		s.Entities++
	}
}

func (s *shape) edge(class string) {
	if class == "argument" {
		s.Arguments++
	} else {
		s.RelationEdges++
	}
}

func attribute(as []*ast.Attr, key string) string {
	for _, a := range as {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// DOT drawn by Graphviz: every node and edge is in the picture.
func TestDOTDrawn(t *testing.T) {
	path, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("dot of Graphviz is not installed; TestDOT reads the same files")
	}
	c := load(t)
	// Documents alone, and with them the names that are hostile: the merged graph
	// of so many articles takes dot minutes to lay out.
	want, _ := c.linked()
	text := c.documents(t, "dot", export.Options{}).one(t)
	cmd := exec.Command(path, "-Tsvg", "-Gnslimit=1", "-Gnslimit1=1", "-Gmclimit=0.1", "-Gsplines=line")
	cmd.Stdin = bytes.NewReader(text)
	var problems bytes.Buffer
	cmd.Stderr = &problems
	svg, err := cmd.Output()
	if err != nil || strings.Contains(problems.String(), "syntax error") {
		t.Fatalf("%v: %.500s", err, problems.String())
	}
	same(t, "drawn", readSVG(t, svg), want)
}

func readSVG(t *testing.T, svg []byte) shape {
	t.Helper()
	var out shape
	dec := xml.NewDecoder(bytes.NewReader(svg))
	dec.Entity = xml.HTMLEntity
	for {
		tok, err := dec.Token()
		if tok == nil {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		e, ok := tok.(xml.StartElement)
		if !ok || e.Name.Local != "g" {
			continue
		}
		for _, a := range e.Attr {
			kind, class, _ := strings.Cut(a.Value, " ")
			switch {
			case a.Name.Local != "class":
			case kind == "cluster":
				out.Graphs++
			case kind == "node":
				out.node(class)
			case kind == "edge":
				out.edge(class)
			}
		}
	}
}
