package export

import (
	"strings"
	"unicode/utf8"
)

// graphML writes GraphML (http://graphml.graphdrawing.org/), a graph element for
// each network. What XML 1.0 cannot say at all, most controls among it, becomes
// U+FFFD.
type graphML struct{ graphs int }

func newGraphML() drawing { return &graphML{} }

// A key declares a field for GraphML.
type key struct{ domain, name, typ string }

// keys are all fields of all networks.
var keys = []key{
	{"graph", "name", "string"}, {"graph", "title", "string"}, {"graph", "published", "string"}, {"graph", "source", "string"}, {"graph", "link", "string"},
	{"node", "kind", "string"}, {"node", "id", "string"}, {"node", "label", "string"}, {"node", "type", "string"},
	{"node", "subtype", "string"}, {"node", "name", "string"}, {"node", "link", "string"}, {"node", "value", "string"},
	{"node", "aliases", "string"}, {"node", "mentions", "int"}, {"node", "articles", "int"},
	{"node", "polarity", "string"}, {"node", "modality", "string"}, {"node", "attribution", "string"}, {"node", "time", "string"},
	{"node", "confidence", "double"}, {"node", "start", "int"}, {"node", "end", "int"}, {"node", "sources", "int"},
	{"node", "support", "int"}, {"node", "first_seen", "string"}, {"node", "last_seen", "string"}, {"node", "conflicts", "string"},
	{"edge", "kind", "string"}, {"edge", "id", "string"}, {"edge", "label", "string"}, {"edge", "type", "string"},
	{"edge", "source_role", "string"}, {"edge", "target_role", "string"},
	{"edge", "polarity", "string"}, {"edge", "modality", "string"}, {"edge", "attribution", "string"}, {"edge", "time", "string"},
	{"edge", "confidence", "double"}, {"edge", "start", "int"}, {"edge", "end", "int"}, {"edge", "sources", "int"},
	{"edge", "support", "int"}, {"edge", "first_seen", "string"}, {"edge", "last_seen", "string"}, {"edge", "conflicts", "string"},
}

func (*graphML) begin(f *file) {
	f.put(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
		` xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
	for _, k := range keys {
		f.put(` <key id="`, k.domain, "_", k.name, `" for="`, k.domain, `" attr.name="`, k.name, `" attr.type="`, k.typ, "\"/>\n")
	}
}

func (*graphML) end(f *file) { f.put("</graphml>\n") }

func (w *graphML) network(f *file, n *network) {
	prefix := "g" + itoa(w.graphs)
	w.graphs++
	f.put(` <graph id="`, prefix, "\" edgedefault=\"directed\">\n")
	data(f, "  ", "graph", append([]field{{"name", n.id}}, n.about...))
	for i, x := range n.nodes {
		kind := "entity"
		if x.relation {
			kind = "relation"
		}
		f.put(`  <node id="`, prefix, "n", itoa(i), "\">\n")
		data(f, "   ", "node", append([]field{{"kind", kind}, {"label", x.label}}, x.fields...))
		f.put("  </node>\n")
	}
	for i, e := range n.edges {
		kind := "relation"
		if e.argument {
			kind = "argument"
		}
		f.put(`  <edge id="`, prefix, "e", itoa(i), `" source="`, prefix, "n", itoa(e.from), `" target="`, prefix, "n", itoa(e.to), "\">\n")
		data(f, "   ", "edge", append([]field{{"kind", kind}, {"label", e.label}}, e.fields...))
		f.put("  </edge>\n")
	}
	f.put(" </graph>\n")
}

func data(f *file, indent, domain string, fields []field) {
	for _, x := range fields {
		if x.value != "" {
			f.put(indent, `<data key="`, domain, "_", x.name, `">`, xmlText(x.value), "</data>\n")
		}
	}
}

// xmlText is s as character data of XML 1.0.
func xmlText(s string) string {
	var b strings.Builder
	for _, r := range valid(s) {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r < 0x20 && r != '\t' && r != '\n' && r != '\r', r == 0xFFFE || r == 0xFFFF:
			b.WriteRune(utf8.RuneError)
		case risky(r) && r != '\n':
			b.WriteString("&#x" + strings.ToUpper(hex(r)) + ";")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
