package export

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
)

// neo4j writes the two files that neo4j-admin database import reads. Nodes are
// articles, entities and relations. A relationship named after a relation's type
// joins its first two arguments, and one named after each role joins the relation
// to what fills it.
type neo4j struct{ nodes, relationships *csvMap }

func newNeo4j(t *target, _ Options) Writer { return openNeo4j(t) }

func openNeo4j(t *target) *neo4j {
	return &neo4j{
		nodes: newCSVMap(t, "nodes.csv", ":ID", ":LABEL", "id", "name", "type", "subtype", "link", "value", "aliases:string[]",
			"title", "source", "published:date", "polarity", "modality", "time", "disputed:string[]", "confidence:double",
			"start:int", "end:int", "sources:int", "first_seen:date", "last_seen:date"),
		relationships: newCSVMap(t, "relationships.csv", ":START_ID", ":END_ID", ":TYPE", "id", "role", "position:int", "polarity",
			"modality", "time", "confidence:double", "sources:int", "entity", "relation:int", "start:int", "end:int", "kind", "text",
			"field", "value"),
	}
}

// A csvMap is a table whose rows name their columns.
type csvMap struct {
	*table
	columns []string
}

func newCSVMap(t *target, name string, columns ...string) *csvMap {
	// A line break in a cell needs an option of the import, which people forget.
	return &csvMap{newTable(t, name, oneLine, columns...), columns}
}

// put writes the named cells; the others stay empty.
func (w *csvMap) put(cells ...field) {
	row := make([]string, len(w.columns))
	for _, c := range cells {
		row[slices.Index(w.columns, c.name)] = c.value
	}
	w.row(row...)
}

// Ids of nodes are unique over all kinds, in the one space of ids that there is.
func articleID(id string) string { return "article/" + escaped(id) }

func entityID(doc, id string) string {
	if doc == "" {
		return "entity/" + escaped(id)
	}
	return "entity/" + escaped(doc) + "/" + escaped(id)
}

func relationID(doc, id string) string {
	if doc == "" {
		return "relation/" + escaped(id)
	}
	return "relation/" + escaped(doc) + "/" + escaped(id)
}

// array joins values in the form of the import, which knows no escape for its
// delimiter.
func array(values []string) string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = strings.ReplaceAll(v, ";", ",")
	}
	return strings.Join(out, ";")
}

func label(kind, typ string) string {
	if typ == "" {
		return kind
	}
	return kind + ";" + strings.ReplaceAll(typ, ";", ",")
}

// Write writes one article with what it says.
func (w *neo4j) Write(d *actant.Document) error {
	w.nodes.put(field{":ID", articleID(d.ID)}, field{":LABEL", "Article"}, field{"id", d.ID}, field{"name", d.ID}, field{"title", d.Title},
		field{"source", d.Source}, field{"link", d.Link}, field{"published:date", dayText(d.Published)})
	for i := range d.Entities {
		e := &d.Entities[i]
		id := entityID(d.ID, e.ID)
		w.nodes.put(field{":ID", id}, field{":LABEL", label("Entity", string(e.Type))}, field{"id", e.ID}, field{"name", e.Name},
			field{"type", string(e.Type)}, field{"subtype", e.Subtype}, field{"link", e.Link}, field{"value", e.Value},
			field{"confidence:double", number(e.Confidence)})
		for k, m := range e.Mentions {
			w.relationships.put(field{":START_ID", id}, field{":END_ID", articleID(d.ID)}, field{":TYPE", "MENTIONED_IN"},
				field{"position:int", itoa(k)}, field{"start:int", itoa(m.Start)}, field{"end:int", itoa(m.End)},
				field{"kind", string(m.Kind)}, field{"text", m.Text})
		}
	}
	for i := range d.Relations {
		w.relation(d, i)
	}
	return nil
}

func (w *neo4j) relation(d *actant.Document, i int) {
	r := &d.Relations[i]
	id := relationID(d.ID, itoa(i))
	from, to := ends(r.Trigger)
	state := []field{{"id", itoa(i)}, {"polarity", string(r.Polarity)}, {"modality", string(r.Modality)}, {"time", r.Time},
		{"confidence:double", number(r.Confidence)}, {"start:int", from}, {"end:int", to}}
	w.nodes.put(append(slices.Clone(state), field{":ID", id}, field{":LABEL", label("Relation", r.Type)}, field{"name", r.Type},
		field{"type", r.Type}, field{"disputed:string[]", array(r.Disputed)})...)
	w.relationships.put(field{":START_ID", id}, field{":END_ID", articleID(d.ID)}, field{":TYPE", "STATED_IN"}, field{"relation:int", itoa(i)})
	args := make([]filling, len(r.Args))
	for k, a := range r.Args {
		args[k] = filling{a.Role, entityID(d.ID, a.Entity), itoa(a.Start), itoa(a.End)}
	}
	w.arguments(id, r.Type, args, state)
	for k, e := range r.Attribution {
		w.saidBy(id, entityID(d.ID, e), k+1)
	}
}

// A filling is an argument on its way to the import.
type filling struct{ role, to, start, end string }

func (w *neo4j) arguments(id, typ string, args []filling, state []field) {
	if len(args) > 1 && typ != "" {
		w.relationships.put(append(slices.Clone(state), field{":START_ID", args[0].to}, field{":END_ID", args[1].to}, field{":TYPE", typ})...)
	}
	for k, a := range args {
		w.relationships.put(field{":START_ID", id}, field{":END_ID", a.to}, field{":TYPE", roleType(a.role)}, field{"role", a.role},
			field{"position:int", itoa(k)}, field{"start:int", a.start}, field{"end:int", a.end})
	}
}

// roleType is a role as a type of relationship, which are in capitals by custom.
func roleType(role string) string {
	if role == "" {
		return "ARGUMENT"
	}
	return strings.ToUpper(role)
}

func (w *neo4j) saidBy(relation, entity string, position int) {
	w.relationships.put(field{":START_ID", relation}, field{":END_ID", entity}, field{":TYPE", "SAID_BY"}, field{"position:int", itoa(position)})
}

// Close writes what is buffered.
func (w *neo4j) Close() error {
	w.nodes.close()
	w.relationships.close()
	return nil
}

// writeNeo4j writes a graph. Its articles are those that its nodes and edges name.
func writeNeo4j(t *target, _ Options, g Merged) {
	w := openNeo4j(t)
	seen := map[string]bool{}
	article := func(id string) string {
		if !seen[id] {
			seen[id] = true
			w.nodes.put(field{":ID", articleID(id)}, field{":LABEL", "Article"}, field{"id", id}, field{"name", id})
		}
		return articleID(id)
	}
	for n := range g.Nodes() {
		id := entityID("", n.ID)
		w.nodes.put(field{":ID", id}, field{":LABEL", label("Entity", string(n.Type))}, field{"id", n.ID}, field{"name", n.Name},
			field{"type", string(n.Type)}, field{"subtype", n.Subtype}, field{"link", n.Link}, field{"aliases:string[]", array(n.Aliases)})
		for _, m := range n.Members {
			w.relationships.put(field{":START_ID", id}, field{":END_ID", article(m.Doc)}, field{":TYPE", "MENTIONED_IN"}, field{"entity", m.Entity})
		}
	}
	for e := range g.Edges() {
		w.edge(e, article)
	}
	_ = w.Close()
}

func (w *neo4j) edge(e *graph.Edge, article func(string) string) {
	id := relationID("", e.ID)
	state := []field{{"id", e.ID}, {"polarity", string(e.Polarity)}, {"modality", string(e.Modality)}, {"time", e.Time},
		{"confidence:double", number(e.Confidence)}, {"sources:int", itoa(e.Sources)}}
	w.nodes.put(append(slices.Clone(state), field{":ID", id}, field{":LABEL", label("Relation", e.Type)}, field{"name", e.Type}, field{"type", e.Type},
		field{"first_seen:date", dayText(e.FirstSeen)}, field{"last_seen:date", dayText(e.LastSeen)})...)
	args := make([]filling, len(e.Args))
	for k, a := range e.Args {
		args[k] = filling{role: a.Role, to: entityID("", a.Node.ID)}
	}
	w.arguments(id, e.Type, args, state)
	for k, n := range e.Attribution {
		w.saidBy(id, entityID("", n.ID), k+1)
	}
	for _, s := range e.Support {
		w.relationships.put(field{":START_ID", id}, field{":END_ID", article(s.Doc)}, field{":TYPE", "STATED_IN"}, field{"relation:int", itoa(s.Relation)})
	}
	for _, c := range e.Conflicts {
		w.relationships.put(field{":START_ID", id}, field{":END_ID", article(c.Doc)}, field{":TYPE", "CONTRADICTED_IN"},
			field{"field", c.Field}, field{"value", c.Value})
	}
}
