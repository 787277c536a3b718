package readback

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"os/exec"
	"slices"
	"strings"
	"testing"

	knakk "github.com/knakk/rdf"
	"github.com/piprate/json-gold/ld"
	gonum "gonum.org/v1/gonum/graph/formats/rdf"

	"github.com/actant-nlp/actant/export"
)

const (
	rdfType = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
	own     = "<https://actant-nlp.github.io/ns#"
	oa      = "<http://www.w3.org/ns/oa#"
	prov    = "<http://www.w3.org/ns/prov#"
)

// A quad is one statement in the canonical terms of N-Quads: as gonum has them.
type quad struct{ s, p, o, g string }

// nquads reads with gonum.
func nquads(t *testing.T, text []byte) map[quad]bool {
	t.Helper()
	out := map[quad]bool{}
	dec := gonum.NewDecoder(bytes.NewReader(text))
	for {
		s, err := dec.Unmarshal()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		q := quad{s.Subject.Value, s.Predicate.Value, canonical(t, s.Object), s.Label.Value}
		if out[q] {
			t.Errorf("said twice: %v", q)
		}
		out[q] = true
	}
}

// canonical has a literal's text with one way of escaping.
func canonical(t *testing.T, o gonum.Term) string {
	text, qual, kind, err := o.Parts()
	if err != nil {
		t.Fatalf("%s: %v", o.Value, err)
	}
	switch kind {
	case gonum.Literal:
		return literal(text, qual)
	case gonum.IRI:
		return "<" + text + ">"
	}
	t.Errorf("a blank node: %s", o.Value)
	return o.Value
}

func literal(text, datatype string) string {
	if datatype == "" {
		datatype = "http://www.w3.org/2001/XMLSchema#string"
	}
	quoted, _ := json.Marshal(text)
	return string(quoted) + "^^" + datatype
}

// of counts what has the class.
func of(quads map[quad]bool, class string) int {
	n := 0
	for q := range quads {
		if q.p == rdfType && q.o == class+">" {
			n++
		}
	}
	return n
}

// with counts the uses of a property.
func with(quads map[quad]bool, property string) int {
	n := 0
	for q := range quads {
		if q.p == property+">" {
			n++
		}
	}
	return n
}

func countQuads(q map[quad]bool) counts {
	return counts{
		Articles: of(q, "<https://schema.org/NewsArticle"), Entities: of(q, own+"Entity"), Mentions: of(q, oa+"Annotation"),
		Relations: of(q, own+"Relation"), Arguments: of(q, own+"Argument"), Attributions: of(q, prov+"Attribution"),
		Evidence: with(q, own+"evidence"), Disputed: with(q, own+"disputedTime"), Quotes: of(q, own+"Quote"),
		Open: of(q, own+"OpenRelation"), OpenArguments: of(q, own+"OpenArgument"),
	}
}

// N-Quads read by gonum: counts, and one named graph for each article.
func TestNQuads(t *testing.T) {
	c := load(t)
	quads := nquads(t, c.documents(t, "nquads", export.Options{}).one(t))
	want := c.want
	want.Disputed, want.Evidence = c.distinct()
	same(t, "documents", countQuads(quads), want)
	graphs := map[string]bool{}
	for q := range quads {
		graphs[q.g] = true
	}
	same(t, "named graphs", len(graphs), len(c.docs))
	for name := range graphs {
		if !quads[quad{name, rdfType, "<https://schema.org/NewsArticle>", name}] {
			t.Errorf("%s is not named after its article", name)
		}
	}
	merged := nquads(t, c.merged(t, "nquads", export.Options{}).one(t))
	same(t, "graph", [2]int{of(merged, own+"Entity"), of(merged, own+"Relation")}, c.size())
	conflicts := 0
	for e := range c.graph.Edges() {
		conflicts += len(e.Conflicts)
	}
	same(t, "conflicts", of(merged, own+"Conflict"), conflicts)
}

// distinct counts the disputed times and places of evidence that differ: a set of
// triples has each once.
func (c *corpus) distinct() (disputed, evidence int) {
	for _, d := range c.docs {
		for _, r := range d.Relations {
			times := slices.Clone(r.Disputed)
			slices.Sort(times)
			disputed += len(slices.DeleteFunc(slices.Compact(times), func(s string) bool { return s == "" }))
			places := slices.Clone(r.Evidence)
			slices.SortFunc(places, func(a, b span) int { return a.Compare(b) })
			evidence += len(slices.Compact(places))
		}
	}
	return disputed, evidence
}

// JSON-LD, through json-gold's processor without any document loader, is the
// dataset that N-Quads has.
func TestJSONLD(t *testing.T) {
	c := load(t)
	for _, x := range []struct {
		what string
		out  func(string) memory
	}{
		{"documents", func(f string) memory { return c.documents(t, f, export.Options{Base: "https://example.org/news/"}) }},
		{"graph", func(f string) memory { return c.merged(t, f, export.Options{}) }},
	} {
		got, want := fromJSONLD(t, x.out("jsonld").one(t)), nquads(t, x.out("nquads").one(t))
		compare(t, x.what, got, want)
	}
}

func fromJSONLD(t *testing.T, text []byte) map[quad]bool {
	t.Helper()
	doc, err := ld.DocumentFromReader(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	o := ld.NewJsonLdOptions("")
	o.DocumentLoader = noLoader{}
	result, err := ld.NewJsonLdProcessor().ToRDF(doc, o)
	if err != nil {
		t.Fatal(err)
	}
	out := map[quad]bool{}
	for name, quads := range result.(*ld.RDFDataset).Graphs {
		for _, q := range quads {
			object := "<" + q.Object.GetValue() + ">"
			if l, ok := q.Object.(ld.Literal); ok {
				object = literal(l.Value, l.Datatype)
			} else if !ld.IsIRI(q.Object) {
				t.Errorf("a blank node: %v", q.Object)
			}
			g := "<" + name + ">"
			if name == "@default" {
				t.Errorf("in no graph: %v", q.Subject)
			}
			out[quad{"<" + q.Subject.GetValue() + ">", "<" + q.Predicate.GetValue() + ">", object, g}] = true
		}
	}
	return out
}

type noLoader struct{}

func (noLoader) LoadDocument(u string) (*ld.RemoteDocument, error) {
	return nil, errors.New("nothing is to be fetched: " + u)
}

func compare(t *testing.T, what string, got, want map[quad]bool) {
	t.Helper()
	missing := 0
	for q := range want {
		if !got[q] {
			if missing++; missing < 4 {
				t.Errorf("%s: not read back: %v", what, q)
			}
		}
	}
	more := 0
	for q := range got {
		if !want[q] {
			if more++; more < 4 {
				t.Errorf("%s: read back, but not written: %v", what, q)
			}
		}
	}
	t.Logf("%s: %d statements, %d missing, %d more", what, len(want), missing, more)
}

// Turtle, read by knakk/rdf and where it is installed by rapper, has the triples
// of N-Quads.
func TestTurtle(t *testing.T) {
	c := load(t)
	for _, x := range []struct {
		what string
		out  func(string) memory
	}{
		{"documents", func(f string) memory { return c.documents(t, f, export.Options{}) }},
		{"graph", func(f string) memory { return c.merged(t, f, export.Options{}) }},
	} {
		want := map[quad]bool{}
		for q := range nquads(t, x.out("nquads").one(t)) {
			q.g = ""
			want[q] = true
		}
		text := x.out("turtle").one(t)
		compare(t, x.what+" by knakk/rdf", fromTurtle(t, text), want)
		if path, err := exec.LookPath("rapper"); err == nil {
			compare(t, x.what+" by rapper", nquads(t, rapper(t, path, "turtle", text)), want)
		} else {
			t.Log("rapper is not installed: Turtle is read by knakk/rdf alone")
		}
	}
}

func fromTurtle(t *testing.T, text []byte) map[quad]bool {
	t.Helper()
	out := map[quad]bool{}
	dec := knakk.NewTripleDecoder(bytes.NewReader(text), knakk.Turtle)
	for {
		x, err := dec.Decode()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		object := "<" + x.Obj.String() + ">"
		if l, ok := x.Obj.(knakk.Literal); ok {
			object = literal(l.String(), l.DataType.String())
		}
		out[quad{"<" + x.Subj.String() + ">", "<" + x.Pred.String() + ">", object, ""}] = true
	}
}

// rapper turns a form of RDF to N-Triples with the parser of the Redland project.
func rapper(t *testing.T, path, form string, text []byte) []byte {
	t.Helper()
	cmd := exec.Command(path, "-q", "-i", form, "-o", "ntriples", "-", "tag:base")
	cmd.Stdin = bytes.NewReader(text)
	var problems strings.Builder
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil || problems.Len() > 0 {
		t.Fatalf("%v: %.500s", err, problems.String())
	}
	return out
}

// What is said in the words of schema.org and Wikidata is said of facts alone.
func TestDirectStatements(t *testing.T) {
	c := load(t)
	quads := nquads(t, c.documents(t, "nquads", export.Options{}).one(t))
	used := map[string]int{}
	for q := range quads {
		if i := strings.LastIndex(q.p, "/prop/direct/"); i >= 0 {
			used[strings.TrimSuffix(q.p[i+len("/prop/direct/"):], ">")]++
		}
	}
	if len(used) < 5 {
		t.Errorf("few properties of Wikidata: %v", used)
	}
	t.Log(slices.Sorted(maps.Keys(used)), used)
}
