package export

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/actant-nlp/actant"
)

// DefaultBase begins the IRIs of articles and of what is in them when Options has
// no Base. It is a tag URI (RFC 4151): it names things and leads nowhere.
const DefaultBase = "tag:actant-nlp.github.io,2026:"

// Namespaces of the module's own terms: classes and properties, relation types,
// roles, and entity types.
const (
	ownTerms      = "https://actant-nlp.github.io/ns#"
	relationTerms = "https://actant-nlp.github.io/ns/relation#"
	roleTerms     = "https://actant-nlp.github.io/ns/role#"
	typeTerms     = "https://actant-nlp.github.io/ns/type#"
)

// prefixes are the namespaces in the order in which they are declared.
var prefixes = []struct{ name, iri string }{
	{"act", ownTerms},
	{"oa", "http://www.w3.org/ns/oa#"},
	{"prov", "http://www.w3.org/ns/prov#"},
	{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
	{"rel", relationTerms},
	{"role", roleTerms},
	{"schema", "https://schema.org/"},
	{"time", "http://www.w3.org/2006/time#"},
	{"type", typeTerms},
	{"wd", "http://www.wikidata.org/entity/"},
	{"wdt", "http://www.wikidata.org/prop/direct/"},
	{"xsd", "http://www.w3.org/2001/XMLSchema#"},
}

// expand is the IRI of a prefixed name that the program or its vocabulary has.
func expand(name string) iri {
	prefix, local, _ := strings.Cut(name, ":")
	for _, p := range prefixes {
		if p.name == prefix {
			return iri(p.iri + local)
		}
	}
	return iri(name)
}

// An iri is absolute and has no character that N-Quads or Turtle would have to
// escape.
type iri string

// local reports names that can follow a prefix in every form without escapes.
func local(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '_':
		case '0' <= c && c <= '9' && i > 0:
		default:
			return false
		}
	}
	return s != ""
}

// short is the IRI with its prefix, false where it has none.
func (i iri) short() (string, bool) {
	for _, p := range prefixes {
		if name, ok := strings.CutPrefix(string(i), p.iri); ok && local(name) {
			return p.name + ":" + name, true
		}
	}
	return "", false
}

// escaped is s as a part of an IRI: all but letters, digits and a few marks of
// ASCII are percent-encoded, so that no name can leave its part.
func escaped(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(valid(s)) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~", c) >= 0:
			b.WriteByte(c)
		default:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}

// absolute matches IRIs of ASCII that can stand anywhere as they are.
var absolute = regexp.MustCompile(`^([a-z][a-z0-9+.-]*):[A-Za-z0-9._~:/?#@!$&'()*+,;=%\[\]-]*$`)

// web matches addresses that can name an article: fragments name parts of it.
var web = regexp.MustCompile(`^https?://[A-Za-z0-9._~:/?@!$&'()*+,;=%\[\]-]+$`)

func (o Options) check() error {
	if o.Base == "" {
		return nil
	}
	m := absolute.FindStringSubmatch(o.Base)
	if m == nil || strings.Contains(o.Base, "#") {
		return fmt.Errorf("export: base %q is no absolute IRI, or has a fragment or characters to be escaped", o.Base)
	}
	for _, p := range prefixes {
		if p.name == m[1] {
			return fmt.Errorf("export: base %q begins like a prefix of the export", o.Base)
		}
	}
	return nil
}

// An object is what a triple says: an IRI or a literal.
type object struct {
	ref   iri    // empty for a literal
	text  string // of a literal
	dtype iri    // of a literal; empty for a string
}

// A property is one triple of a resource.
type property struct {
	name  iri
	value object
}

// A resource is a subject with its triples in the order in which they were
// first said.
type resource struct {
	id    iri
	props []property
}

// A description is a set of triples by their subjects.
type description struct {
	base      string
	resources []*resource
	byID      map[iri]*resource
	seen      map[triple]struct{}
	names     map[string]iri // expanded already
}

type triple struct {
	s, p iri
	o    object
}

func newDescription(o Options) *description {
	b := o.Base
	if b == "" {
		b = DefaultBase
	}
	return &description{base: b, byID: map[iri]*resource{}, seen: map[triple]struct{}{}, names: map[string]iri{}}
}

// reset forgets all triples.
func (d *description) reset() {
	d.resources = nil
	clear(d.byID)
	clear(d.seen)
}

func (d *description) add(s iri, name string, o object) {
	p, ok := d.names[name]
	if !ok {
		p = expand(name)
		d.names[name] = p
	}
	t := triple{s, p, o}
	if _, again := d.seen[t]; again {
		return
	}
	d.seen[t] = struct{}{}
	r := d.byID[s]
	if r == nil {
		r = &resource{id: s}
		d.byID[s] = r
		d.resources = append(d.resources, r)
	}
	r.props = append(r.props, property{t.p, o})
}

// has reports whether anything was said of s.
func (d *description) has(s iri) bool { return d.byID[s] != nil }

func (d *description) is(s iri, classes ...string) {
	for _, c := range classes {
		d.add(s, "rdf:type", object{ref: expand(c)})
	}
}

func (d *description) link(s iri, name string, to iri) { d.add(s, name, object{ref: to}) }

// text says a literal, if there is one.
func (d *description) text(s iri, name, value string) {
	if value != "" {
		d.add(s, name, object{text: characters(value)})
	}
}

func (d *description) typed(s iri, name, value, datatype string) {
	d.add(s, name, object{text: value, dtype: expand(datatype)})
}

func (d *description) count(s iri, name string, n int) {
	d.typed(s, name, fmt.Sprint(n), "xsd:integer")
}

// date says a date as exact as it is known; what is no date of ISO 8601 stays a
// string.
func (d *description) date(s iri, name, value string) {
	if value == "" {
		return
	}
	if t := dateType(value); t != "" {
		d.typed(s, name, value, t)
		return
	}
	d.text(s, name, value)
}

// article names an article: by its id where that is an address of the web.
func (d *description) article(id string) iri {
	if web.MatchString(id) {
		return iri(id)
	}
	return iri(d.base + "article/" + escaped(id))
}

// A serializer writes descriptions in one of the forms of RDF.
type serializer interface {
	begin(f *file)
	graph(f *file, name iri, rs []*resource)
	end(f *file)
}

// rdf writes documents, each as a named graph.
type rdf struct {
	f    *file
	form serializer
	d    *description
}

func rdfDocuments(form func() serializer) func(*target, Options) Writer {
	return func(t *target, o Options) Writer {
		w := &rdf{t.file("documents"), form(), newDescription(o)}
		w.form.begin(w.f)
		return w
	}
}

func (w *rdf) Write(d *actant.Document) error {
	w.d.reset()
	w.d.document(d)
	w.form.graph(w.f, w.d.article(d.ID), w.d.resources)
	return nil
}

func (w *rdf) Close() error {
	w.form.end(w.f)
	return nil
}

func rdfGraph(form func() serializer) func(*target, Options, Merged) {
	return func(t *target, o Options, g Merged) {
		f, s, d := t.file("graph"), form(), newDescription(o)
		s.begin(f)
		d.nodes(slices.Collect(g.Nodes()))
		d.edges(slices.Collect(g.Edges()))
		s.graph(f, iri(d.base+"graph"), d.resources)
		s.end(f)
	}
}
