package export

import (
	"time"

	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/relation"
)

func (d *description) node(n *graph.Node) iri { return iri(d.base + "entity/" + escaped(n.ID)) }

func (d *description) nodes(ns []*graph.Node) {
	for _, n := range ns {
		id := d.node(n)
		d.is(id, "act:Entity")
		d.class(id, string(n.Type), n.Subtype)
		d.text(id, "schema:identifier", n.ID)
		d.text(id, "schema:name", n.Name)
		for _, a := range n.Aliases {
			d.text(id, "schema:alternateName", a)
		}
		d.sameAs(id, n.Link)
		for _, m := range n.Members {
			d.link(id, "act:member", partOf(d.article(m.Doc), "entity", m.Entity))
		}
	}
}

func (d *description) edges(es []*graph.Edge) {
	for _, e := range es {
		d.edge(e)
	}
}

func (d *description) edge(e *graph.Edge) {
	id := iri(d.base + "relation/" + escaped(e.ID))
	d.is(id, "act:Relation")
	d.link(id, "rdf:type", iri(relationTerms+escaped(e.Type)))
	d.text(id, "schema:identifier", e.ID)
	fillers := make([]filler, len(e.Args))
	for k, a := range e.Args {
		fillers[k] = filler{a.Role, d.node(a.Node)}
		d.link(id, roleTerms+escaped(a.Role), fillers[k].to)
		arg := iri(string(id) + "#argument-" + escaped(itoa(k)))
		d.link(id, "act:argument", arg)
		d.is(arg, "act:Argument")
		d.text(arg, "act:role", a.Role)
		d.link(arg, "act:filler", fillers[k].to)
	}
	d.state(id, e.Polarity, e.Modality)
	for _, n := range e.Attribution {
		d.link(id, "prov:wasAttributedTo", d.node(n))
	}
	d.date(id, "act:time", e.Time)
	d.typed(id, "act:confidence", number(e.Confidence), "xsd:decimal")
	d.count(id, "act:sources", e.Sources)
	d.day(id, "act:firstSeen", e.FirstSeen)
	d.day(id, "act:lastSeen", e.LastSeen)
	for _, s := range e.Support {
		d.link(id, "prov:wasDerivedFrom", partOf(d.article(s.Doc), "relation", s.Relation))
	}
	for k, c := range e.Conflicts {
		at := iri(string(id) + "#conflict-" + itoa(k))
		d.link(id, "act:conflict", at)
		d.is(at, "act:Conflict")
		d.text(at, "act:field", c.Field)
		d.text(at, "act:value", c.Value)
		d.link(at, "prov:wasDerivedFrom", d.article(c.Doc))
	}
	if e.Polarity == relation.Positive && e.Modality == relation.Actual && len(e.Attribution) == 0 {
		d.plain(id, e.Type, fillers)
	}
}

func (d *description) day(s iri, name string, t time.Time) {
	if !t.IsZero() {
		d.date(s, name, t.Format(time.DateOnly))
	}
}
