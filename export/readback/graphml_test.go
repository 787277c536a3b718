package readback

import (
	"bytes"
	"encoding/xml"
	"os/exec"
	"strconv"
	"testing"

	"github.com/actant-nlp/actant/export"
)

type graphmlData struct {
	Key  string `xml:"key,attr"`
	Text string `xml:",chardata"`
}

type graphmlItem struct {
	ID     string        `xml:"id,attr"`
	Source string        `xml:"source,attr"`
	Target string        `xml:"target,attr"`
	Data   []graphmlData `xml:"data"`
}

func (x *graphmlItem) get(key string) string {
	for _, d := range x.Data {
		if d.Key == key {
			return d.Text
		}
	}
	return ""
}

type graphmlFile struct {
	XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Keys    []struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Name string `xml:"attr.name,attr"`
		Type string `xml:"attr.type,attr"`
	} `xml:"key"`
	Graphs []struct {
		ID          string        `xml:"id,attr"`
		EdgeDefault string        `xml:"edgedefault,attr"`
		Data        []graphmlData `xml:"data"`
		Nodes       []graphmlItem `xml:"node"`
		Edges       []graphmlItem `xml:"edge"`
	} `xml:"graph"`
}

// A shape counts what formats for graphs have.
type shape struct{ Graphs, Entities, RelationNodes, RelationEdges, Arguments int }

// shapes are those that the documents and the graph must have.
func (c *corpus) shapes() (documents, merged shape) {
	add := func(s *shape, args int) {
		if args == 2 {
			s.RelationEdges++
			return
		}
		s.RelationNodes++
		s.Arguments += args
	}
	for _, d := range c.docs {
		documents.Graphs++
		documents.Entities += len(d.Entities)
		for _, r := range d.Relations {
			add(&documents, len(r.Args))
		}
	}
	merged.Graphs = 1
	merged.Entities = c.size()[0]
	for e := range c.graph.Edges() {
		add(&merged, len(e.Args))
	}
	return documents, merged
}

// GraphML read by encoding/xml, its structure checked, and where xmllint is
// installed validated with a schema.
func TestGraphML(t *testing.T) {
	c := load(t)
	documents, merged := c.shapes()
	text := c.documents(t, "graphml", export.Options{}).one(t)
	same(t, "documents", readGraphML(t, text), documents)
	validateXML(t, text)
	text = c.merged(t, "graphml", export.Options{}).one(t)
	same(t, "graph", readGraphML(t, text), merged)
	validateXML(t, text)
}

func readGraphML(t *testing.T, text []byte) shape {
	t.Helper()
	var f graphmlFile
	dec := xml.NewDecoder(bytes.NewReader(text))
	if err := dec.Decode(&f); err != nil {
		t.Fatal(err)
	}
	types := map[string]string{}
	for _, k := range f.Keys {
		if types[k.ID] != "" || k.ID != k.For+"_"+k.Name {
			t.Errorf("key %s is declared twice or named wrongly", k.ID)
		}
		types[k.ID] = k.Type
	}
	check := func(ds []graphmlData) {
		for _, d := range ds {
			var err error
			switch types[d.Key] {
			case "":
				t.Errorf("key %s is not declared", d.Key)
			case "int":
				_, err = strconv.Atoi(d.Text)
			case "double":
				_, err = strconv.ParseFloat(d.Text, 64)
			}
			if err != nil {
				t.Errorf("%s: %v", d.Key, err)
			}
		}
	}
	out := shape{Graphs: len(f.Graphs)}
	ids := map[string]bool{}
	for _, g := range f.Graphs {
		check(g.Data)
		nodes := map[string]bool{}
		for _, n := range g.Nodes {
			if ids[n.ID] {
				t.Errorf("node %s is there twice", n.ID)
			}
			ids[n.ID], nodes[n.ID] = true, true
			check(n.Data)
			if n.get("node_kind") == "relation" {
				out.RelationNodes++
			} else {
				out.Entities++
			}
		}
		for _, e := range g.Edges {
			if ids[e.ID] || !nodes[e.Source] || !nodes[e.Target] {
				t.Errorf("edge %s is there twice or leads to no node", e.ID)
			}
			ids[e.ID] = true
			check(e.Data)
			if e.get("edge_kind") == "argument" {
				out.Arguments++
			} else {
				out.RelationEdges++
			}
		}
	}
	return out
}

func validateXML(t *testing.T, text []byte) {
	t.Helper()
	path, err := exec.LookPath("xmllint")
	if err != nil {
		t.Log("xmllint is not installed: the schema is not used, the structure is checked above")
		return
	}
	cmd := exec.Command(path, "--nonet", "--noout", "--schema", "testdata/graphml.xsd", "-")
	cmd.Stdin = bytes.NewReader(text)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v: %.1000s", err, out)
	}
}

// What XML can say is read back as it was written.
func TestGraphMLNames(t *testing.T) {
	c := load(t)
	var f graphmlFile
	if err := xml.Unmarshal(c.documents(t, "graphml", export.Options{}).one(t), &f); err != nil {
		t.Fatal(err)
	}
	for i, d := range c.docs {
		for k, e := range d.Entities {
			if got := f.Graphs[i].Nodes[k].get("node_name"); got != xmlSays(e.Name) {
				t.Errorf("%s: name %q read back as %q", d.ID, e.Name, got)
			}
		}
	}
}

// xmlSays has U+FFFD for what XML 1.0 has no way to say (its production Char).
func xmlSays(s string) string {
	out := []rune(s)
	for i, r := range out {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			out[i] = '\uFFFD'
		}
	}
	return string(out)
}
