package export

import (
	"fmt"
	"strings"
)

// nQuads is one line for each triple, with the graph's name
// (https://www.w3.org/TR/n-quads/).
type nQuads struct{}

func newNQuads() serializer { return nQuads{} }

func (nQuads) begin(*file) {}
func (nQuads) end(*file)   {}

func (nQuads) graph(f *file, name iri, rs []*resource) {
	for _, r := range rs {
		for _, p := range r.props {
			f.put("<", string(r.id), "> <", string(p.name), "> ", p.value.nQuads(), " <", string(name), "> .\n")
		}
	}
}

func (o object) nQuads() string {
	switch {
	case o.ref != "":
		return "<" + string(o.ref) + ">"
	case o.dtype != "":
		return quoted(o.text) + "^^<" + string(o.dtype) + ">"
	}
	return quoted(o.text)
}

// quoted is a literal of N-Quads and Turtle. Controls and marks of direction are
// escaped, so that the file looks like what it says.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"':
			b.WriteString(`\"`)
		case r == '\\':
			b.WriteString(`\\`)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case risky(r) && r <= 0xFFFF:
			fmt.Fprintf(&b, `\u%04X`, r)
		case risky(r):
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
