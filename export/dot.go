package export

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// dot writes DOT (https://graphviz.org/doc/info/lang.html): a cluster for each
// article, or one graph. Things that take part in no relation are left out, as a
// picture of hundreds of lone names says nothing. What is not told as fact is
// dashed, what is denied has a bar for its head, what is disputed is red.
type dot struct{ clusters int }

func newDOT() drawing { return &dot{} }

func (*dot) begin(f *file) {
	f.put("digraph actant {\n charset=\"UTF-8\";\n rankdir=LR;\n node [shape=ellipse, fontname=\"Helvetica\"];\n edge [fontname=\"Helvetica\", fontsize=10];\n")
}

func (*dot) end(f *file) { f.put("}\n") }

func (w *dot) network(f *file, n *network) {
	if len(n.edges) == 0 && !slices.ContainsFunc(n.nodes, func(x netNode) bool { return x.relation }) {
		return // Graphviz draws no empty cluster
	}
	prefix := "g" + itoa(w.clusters)
	w.clusters++
	f.put(" subgraph cluster_", prefix, " {\n  label=", dotText(shortened(n.id)), ";\n  color=gray;\n")
	used := make([]bool, len(n.nodes))
	for _, e := range n.edges {
		used[e.from], used[e.to] = true, true
	}
	for i, x := range n.nodes {
		if used[i] || x.relation {
			f.put("  ", prefix, "n", itoa(i), " [", nodeStyle(&x), "];\n")
		}
	}
	for _, e := range n.edges {
		f.put("  ", prefix, "n", itoa(e.from), " -> ", prefix, "n", itoa(e.to), " [", edgeStyle(&e), "];\n")
	}
	f.put(" }\n")
}

func nodeStyle(x *netNode) string {
	style := "label=" + dotText(shortened(x.label))
	if x.relation {
		return style + ", class=relation, shape=box, fontsize=10" + told(x.fields) + ", tooltip=" + dotText(tooltip(x.fields))
	}
	return style + ", class=entity, tooltip=" + dotText(strings.TrimSpace(value(x.fields, "type")+" "+value(x.fields, "id")))
}

func edgeStyle(e *netEdge) string {
	style := "label=" + dotText(shortened(e.label))
	if e.argument {
		return style + ", class=argument, color=gray, fontcolor=gray40"
	}
	if value(e.fields, "polarity") == "negative" {
		style += ", arrowhead=tee"
	}
	return style + ", class=relation" + told(e.fields) + ", tooltip=" + dotText(tooltip(e.fields))
}

// told is how sure a relation is, as it is drawn.
func told(fields []field) string {
	style := ""
	if m := value(fields, "modality"); m != "" && m != "actual" {
		style += ", style=dashed"
	}
	if value(fields, "conflicts") != "" {
		style += ", color=red"
	}
	return style
}

// tooltip is the rest of what is known of a relation.
func tooltip(fields []field) string {
	var out []string
	for _, name := range []string{"id", "type", "polarity", "modality", "time", "attribution", "sources", "conflicts"} {
		if v := value(fields, name); v != "" {
			out = append(out, name+": "+v)
		}
	}
	return strings.Join(out, ", ")
}

// shortened is what of a label is drawn.
func shortened(s string) string {
	const longest = 80 // characters
	if utf8.RuneCountInString(s) > longest {
		return string([]rune(s)[:longest-1]) + "…"
	}
	return s
}

// dotText is a quoted string of DOT that is shown as it is: backslashes begin no
// escape, and there is no markup.
func dotText(s string) string {
	s = strings.ReplaceAll(visible(s), "\uFFFD", "□") // which parsers of DOT take for a broken file
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;").Replace(s) + `"`
}
