package export

// turtle groups the triples of each subject (https://www.w3.org/TR/turtle/). It
// has no named graphs: what comes from which article is told by prov:wasDerivedFrom
// and oa:hasSource alone.
type turtle struct{}

func newTurtle() serializer { return turtle{} }

func (turtle) begin(f *file) {
	for _, p := range prefixes {
		f.put("@prefix ", p.name, ": <", p.iri, "> .\n")
	}
}

func (turtle) end(*file) {}

func (turtle) graph(f *file, _ iri, rs []*resource) {
	for _, r := range rs {
		f.put("\n", r.id.turtle())
		for i, p := range r.props {
			sep := " ;\n    "
			if i == 0 {
				sep = "\n    "
			}
			name := p.name.turtle()
			if name == "rdf:type" {
				name = "a"
			}
			if i > 0 && r.props[i-1].name == p.name {
				sep, name = ",", ""
			}
			f.put(sep, name, " ", p.value.turtle())
		}
		f.put(" .\n")
	}
}

func (i iri) turtle() string {
	if s, ok := i.short(); ok {
		return s
	}
	return "<" + string(i) + ">"
}

func (o object) turtle() string {
	switch {
	case o.ref != "":
		return o.ref.turtle()
	case o.dtype != "":
		return quoted(o.text) + "^^" + o.dtype.turtle()
	}
	return quoted(o.text)
}
