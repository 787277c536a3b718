package export

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/syntax"
)

// A Format is one way to write documents, a graph, or both.
type Format struct {
	Name      string // "turtle"
	About     string // one line for people
	Ext       string // usual end of its file's name: ".ttl"; empty for a folder
	Documents bool   // takes documents, one after another
	Graph     bool   // takes a graph
	Text      bool   // documents must have their text: Document.Text.Source
	Syntax    bool   // documents must have their tokens: Document.Text.Sentences[i].Tokens
	Folder    bool   // writes several files

	documents func(*target, Options) Writer
	graph     func(*target, Options, Merged)
}

// Formats lists all formats, always in the same order.
func Formats() []Format {
	return []Format{
		{Name: "jsonl", About: "JSON lines of documents, or the JSON of a graph, as the schemas describe", Ext: ".jsonl", Documents: true, Graph: true, documents: newLines, graph: writeLines},
		{Name: "jsonld", About: "JSON-LD: schema.org, PROV-O, Web Annotation, Wikidata", Ext: ".jsonld", Documents: true, Graph: true, documents: rdfDocuments(newJSONLD), graph: rdfGraph(newJSONLD)},
		{Name: "turtle", About: "the same as RDF in Turtle", Ext: ".ttl", Documents: true, Graph: true, documents: rdfDocuments(newTurtle), graph: rdfGraph(newTurtle)},
		{Name: "nquads", About: "the same as RDF in N-Quads, one named graph for each article", Ext: ".nq", Documents: true, Graph: true, documents: rdfDocuments(newNQuads), graph: rdfGraph(newNQuads)},
		{Name: "graphml", About: "GraphML for Gephi, yEd, Cytoscape, igraph", Ext: ".graphml", Documents: true, Graph: true, documents: netDocuments(newGraphML), graph: netGraph(newGraphML)},
		{Name: "dot", About: "DOT for Graphviz: things that take part in relations", Ext: ".dot", Documents: true, Graph: true, documents: netDocuments(newDOT), graph: netGraph(newDOT)},
		{Name: "neo4j", About: "nodes.csv and relationships.csv for neo4j-admin database import", Folder: true, Documents: true, Graph: true, documents: newNeo4j, graph: writeNeo4j},
		{Name: "csv", About: "tables of entities, mentions, relations, arguments and conflicts", Folder: true, Documents: true, Graph: true, documents: newTables, graph: writeTables},
		{Name: "conllu", About: "CoNLL-U with entities and coreference in MISC, after CorefUD", Ext: ".conllu", Documents: true, Text: true, Syntax: true, documents: newConllu},
		{Name: "brat", About: "brat standoff: a text and its annotations for each article", Folder: true, Documents: true, Text: true, documents: newBrat},
	}
}

// Find looks a format up by its name.
func Find(name string) (Format, bool) {
	all := Formats()
	i := slices.IndexFunc(all, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return all[i], true
}

// Options say how to write. The zero value works.
type Options struct {
	// Base begins the IRIs of articles and of what is in them, in the RDF formats;
	// empty means [DefaultBase]. It must be an absolute IRI: "https://example.org/news/".
	Base string

	// Verbatim leaves the cells of CSV tables as they are. Otherwise a text that a
	// spreadsheet would take for a formula gets an apostrophe before it.
	Verbatim bool
}

// Files is where an export goes: it makes a format's files by name. [Single] and
// [Folder] are two.
type Files interface {
	Create(name string) (io.WriteCloser, error)
}

// A Writer takes documents and writes them as they come. It keeps of each no more
// than its id.
type Writer interface {
	// Write writes a document. A *DocumentError says that nothing was written of
	// this one and that others may follow; any other error is the output's and
	// ends the export.
	Write(d *actant.Document) error

	// Close writes what comes last and closes the files. The export is complete
	// when its error is nil.
	Close() error
}

// Merged is a merged graph: a *graph.Graph or a *graph.Snapshot.
type Merged interface {
	Nodes() iter.Seq[*graph.Node]
	Edges() iter.Seq[*graph.Edge]
}

// A DocumentError says why a document cannot be written in a format.
type DocumentError struct {
	ID  string // the document's
	Err error
}

// Error describes the failure.
func (e *DocumentError) Error() string { return fmt.Sprintf("export: document %q: %v", e.ID, e.Err) }

// Unwrap is the cause.
func (e *DocumentError) Unwrap() error { return e.Err }

// What documents may lack.
var (
	ErrNoText   = errors.New("the format needs the article's text")
	ErrNoSyntax = errors.New("the format needs the article's tokens and trees")
	ErrSameID   = errors.New("a document of this id was already written")
)

// Documents begins an export of documents in the named format.
func Documents(format string, to Files, o Options) (Writer, error) {
	f, ok := Find(format)
	if !ok || !f.Documents {
		return nil, fmt.Errorf("export: no format %q for documents", format)
	}
	if err := o.check(); err != nil {
		return nil, err
	}
	t := &target{files: to}
	w := f.documents(t, o)
	if t.err != nil {
		return nil, errors.Join(t.err, t.close())
	}
	return &checked{Writer: w, format: f, to: t, seen: map[string]struct{}{}}, nil
}

// Graph writes a merged graph in the named format.
func Graph(format string, to Files, g Merged, o Options) error {
	f, ok := Find(format)
	if !ok || !f.Graph {
		return fmt.Errorf("export: no format %q for graphs", format)
	}
	if err := o.check(); err != nil {
		return err
	}
	t := &target{files: to}
	f.graph(t, o, g)
	return t.close()
}

// checked refuses what a format cannot hold before anything of it is written.
type checked struct {
	Writer
	format Format
	to     *target
	seen   map[string]struct{}
}

func (c *checked) Write(d *actant.Document) error {
	if c.to.err != nil {
		return c.to.err
	}
	if d == nil {
		return &DocumentError{"", errors.New("no document")}
	}
	if err := c.check(d); err != nil {
		return &DocumentError{d.ID, err}
	}
	if err := c.Writer.Write(d); err != nil {
		return err
	}
	c.seen[d.ID] = struct{}{}
	return c.to.err
}

// Close finishes the files.
func (c *checked) Close() error {
	err := c.Writer.Close()
	return errors.Join(err, c.to.close())
}

func (c *checked) check(d *actant.Document) error {
	if _, dup := c.seen[d.ID]; dup {
		return ErrSameID
	}
	if c.format.Text && (d.Text == nil || d.Text.Source == "" && reaches(d) > 0) {
		return ErrNoText
	}
	if c.format.Syntax && !slices.ContainsFunc(d.Text.Sentences, func(s syntax.Sentence) bool { return len(s.Tokens) > 0 }) &&
		len(d.Text.Sentences) > 0 {
		return ErrNoSyntax
	}
	return references(d)
}

// references wants every id to be that of an entity, and every range to be one of
// the text, where that is known.
func references(d *actant.Document) error {
	ids := make(map[string]bool, len(d.Entities))
	for i := range d.Entities {
		if id := d.Entities[i].ID; id == "" || ids[id] {
			return fmt.Errorf("entity id %q is empty or given twice", id)
		}
		ids[d.Entities[i].ID] = true
	}
	for i := range d.Relations {
		r := &d.Relations[i]
		for _, a := range r.Args {
			if !ids[a.Entity] {
				return fmt.Errorf("relation %d: %s is %q, which is no entity", i, a.Role, a.Entity)
			}
		}
		for _, id := range r.Attribution {
			if !ids[id] {
				return fmt.Errorf("relation %d: said by %q, which is no entity", i, id)
			}
		}
	}
	for i := range d.Open {
		for _, id := range d.Open[i].Attribution {
			if !ids[id] {
				return fmt.Errorf("open relation %d: said by %q, which is no entity", i, id)
			}
		}
	}
	for i, q := range d.Quotes {
		if q.Speaker != "" && !ids[q.Speaker] {
			return fmt.Errorf("quote %d: said by %q, which is no entity", i, q.Speaker)
		}
	}
	if !probabilities(d) {
		return errors.New("a confidence is not between 0 and 1")
	}
	for s := range spansOf(d) {
		if s.Start < 0 || s.End < s.Start || d.Text != nil && d.Text.Source != "" && s.End > len(d.Text.Source) {
			return fmt.Errorf("[%d, %d) is no range of the text", s.Start, s.End)
		}
	}
	return nil
}

func probabilities(d *actant.Document) bool {
	for i := range d.Entities {
		if c := d.Entities[i].Confidence; !(c >= 0 && c <= 1) {
			return false
		}
	}
	for i := range d.Relations {
		if c := d.Relations[i].Confidence; !(c >= 0 && c <= 1) {
			return false
		}
	}
	for i := range d.Open {
		if c := d.Open[i].Confidence; !(c >= 0 && c <= 1) {
			return false
		}
	}
	return true
}

func reaches(d *actant.Document) int {
	end := 0
	for s := range spansOf(d) {
		end = max(end, s.End)
	}
	return end
}

// spansOf yields every range of the document that an export may write.
func spansOf(d *actant.Document) iter.Seq[syntax.Span] {
	return func(yield func(syntax.Span) bool) {
		for i := range d.Entities {
			for k := range d.Entities[i].Mentions {
				if !yield(d.Entities[i].Mentions[k].Span) {
					return
				}
			}
		}
		for i := range d.Relations {
			r := &d.Relations[i]
			if !yield(r.Trigger) || !all(r.Evidence, yield) {
				return
			}
			for k := range r.Args {
				if !yield(r.Args[k].Span) {
					return
				}
			}
		}
		for _, q := range d.Quotes {
			if !yield(q.Span) || !yield(q.Cue) {
				return
			}
		}
		for i := range d.Open {
			if !yield(d.Open[i].Trigger) || !all(d.Open[i].Args, yield) {
				return
			}
		}
	}
}

func all(ss []syntax.Span, yield func(syntax.Span) bool) bool {
	for _, s := range ss {
		if !yield(s) {
			return false
		}
	}
	return true
}
