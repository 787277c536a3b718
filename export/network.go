package export

import (
	"strconv"
	"strings"
	"time"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
)

// A network is what formats for pictures of graphs can say: nodes, and edges
// between two of them. A relation of two arguments is an edge from the first to
// the second. One of more or fewer is a node, with an edge to each argument.
type network struct {
	id    string
	about []field
	nodes []netNode
	edges []netEdge
}

// A field is a named value of a node or an edge. Fields without a value are left
// out.
type field struct{ name, value string }

// A netNode is an entity, or a relation when it has a relation's fields.
type netNode struct {
	relation bool
	label    string
	fields   []field
}

// A netEdge joins two nodes by their places in the list.
type netEdge struct {
	from, to int
	argument bool // of a relation that is a node; the label is its role
	label    string
	fields   []field
}

// A link is a relation on its way into a network.
type link struct {
	label  string
	roles  []string
	to     []int
	fields []field
}

func (n *network) add(l link) {
	l.fields = append([]field{{"type", l.label}}, l.fields...)
	if len(l.to) == 2 {
		roles := []field{{"source_role", l.roles[0]}, {"target_role", l.roles[1]}}
		n.edges = append(n.edges, netEdge{from: l.to[0], to: l.to[1], label: l.label, fields: append(l.fields, roles...)})
		return
	}
	from := len(n.nodes)
	n.nodes = append(n.nodes, netNode{relation: true, label: l.label, fields: l.fields})
	for i, to := range l.to {
		n.edges = append(n.edges, netEdge{from: from, to: to, argument: true, label: l.roles[i]})
	}
}

// documentNetwork is what one article says.
func documentNetwork(d *actant.Document) *network {
	n := &network{id: d.ID, about: []field{{"title", d.Title}, {"published", dayText(d.Published)}, {"source", d.Source}, {"link", d.Link}}}
	at := make(map[string]int, len(d.Entities))
	for i := range d.Entities {
		e := &d.Entities[i]
		at[e.ID] = i
		n.nodes = append(n.nodes, netNode{label: e.Name, fields: []field{{"id", e.ID}, {"type", string(e.Type)}, {"subtype", e.Subtype},
			{"name", e.Name}, {"link", e.Link}, {"value", e.Value}, {"confidence", number(e.Confidence)}, {"mentions", itoa(len(e.Mentions))}}})
	}
	for i := range d.Relations {
		r := &d.Relations[i]
		l := link{label: r.Type, fields: []field{{"id", itoa(i)}, {"polarity", string(r.Polarity)}, {"modality", string(r.Modality)},
			{"attribution", names(d, r.Attribution)}, {"time", r.Time}, {"confidence", number(r.Confidence)},
			{"start", itoa(r.Trigger.Start)}, {"end", itoa(r.Trigger.End)}}}
		for _, a := range r.Args {
			l.roles, l.to = append(l.roles, a.Role), append(l.to, at[a.Entity])
		}
		n.add(l)
	}
	return n
}

// mergedNetwork is what a graph says.
func mergedNetwork(g Merged) *network {
	n := &network{id: "graph"}
	at := map[*graph.Node]int{}
	for x := range g.Nodes() {
		at[x] = len(n.nodes)
		n.nodes = append(n.nodes, netNode{label: x.Name, fields: []field{{"id", x.ID}, {"type", string(x.Type)}, {"subtype", x.Subtype},
			{"name", x.Name}, {"link", x.Link}, {"aliases", strings.Join(x.Aliases, "; ")}, {"articles", itoa(articles(x.Members))}}})
	}
	for e := range g.Edges() {
		l := link{label: e.Type, fields: []field{{"id", e.ID}, {"polarity", string(e.Polarity)}, {"modality", string(e.Modality)},
			{"attribution", nodeNames(e.Attribution)}, {"time", e.Time}, {"confidence", number(e.Confidence)},
			{"sources", itoa(e.Sources)}, {"support", itoa(len(e.Support))}, {"first_seen", dayText(e.FirstSeen)},
			{"last_seen", dayText(e.LastSeen)}, {"conflicts", conflictText(e.Conflicts)}}}
		for _, a := range e.Args {
			l.roles, l.to = append(l.roles, a.Role), append(l.to, at[a.Node])
		}
		n.add(l)
	}
	return n
}

// articles counts the documents of members, which are sorted.
func articles(ms []graph.Member) int {
	n := 0
	for i, m := range ms {
		if i == 0 || ms[i-1].Doc != m.Doc {
			n++
		}
	}
	return n
}

func nodeNames(ns []*graph.Node) string {
	var out []string
	for _, n := range ns {
		out = append(out, n.Name)
	}
	return strings.Join(out, "; ")
}

// conflictText lists who says something else: "time 2024-01-20 (b.txt)".
func conflictText(cs []graph.Conflict) string {
	var out []string
	for _, c := range cs {
		out = append(out, c.Field+" "+c.Value+" ("+c.Doc+")")
	}
	return strings.Join(out, "; ")
}

// names are the names of entities, outermost source first.
func names(d *actant.Document, ids []string) string {
	var out []string
	for _, id := range ids {
		if e := d.Entity(id); e != nil {
			out = append(out, e.Name)
		}
	}
	return strings.Join(out, "; ")
}

func dayText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// A drawing writes networks in a format.
type drawing interface {
	begin(f *file)
	network(f *file, n *network)
	end(f *file)
}

type net struct {
	f    *file
	form drawing
}

func netDocuments(form func() drawing) func(*target, Options) Writer {
	return func(t *target, _ Options) Writer {
		w := net{t.file("documents"), form()}
		w.form.begin(w.f)
		return w
	}
}

func (w net) Write(d *actant.Document) error {
	w.form.network(w.f, documentNetwork(d))
	return nil
}

func (w net) Close() error {
	w.form.end(w.f)
	return nil
}

func netGraph(form func() drawing) func(*target, Options, Merged) {
	return func(t *target, _ Options, g Merged) {
		f, s := t.file("graph"), form()
		s.begin(f)
		s.network(f, mergedNetwork(g))
		s.end(f)
	}
}

// value is the field of a name.
func value(fields []field, name string) string {
	for _, f := range fields {
		if f.name == name {
			return f.value
		}
	}
	return ""
}

func itoa(n int) string { return strconv.Itoa(n) }
