package export

import (
	"strconv"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// A place in an article is a target of Web Annotation: the article, and
// selectors that find the place in it.
type describing struct {
	*description
	doc     *actant.Document
	article iri
	offsets *offsets // nil when the text is not known
}

// document describes one article and what it says.
func (d *description) document(doc *actant.Document) {
	w := describing{description: d, doc: doc, article: d.article(doc.ID)}
	if doc.Text != nil && doc.Text.Source != "" {
		w.offsets = newOffsets(doc.Text.Source)
	}
	w.head()
	for i := range doc.Entities {
		w.entity(&doc.Entities[i])
	}
	for i := range doc.Relations {
		w.relation(i, &doc.Relations[i])
	}
	for i := range doc.Quotes {
		w.quote(i, &doc.Quotes[i])
	}
	for i := range doc.Open {
		w.openRelation(i, &doc.Open[i])
	}
}

func (w *describing) head() {
	doc := w.doc
	w.is(w.article, "schema:NewsArticle", "prov:Entity")
	w.text(w.article, "schema:identifier", doc.ID)
	w.text(w.article, "schema:headline", doc.Title)
	w.text(w.article, "schema:dateline", doc.Dateline)
	w.text(w.article, "schema:author", doc.Byline)
	w.text(w.article, "schema:publisher", doc.Source)
	w.text(w.article, "act:charset", doc.Charset)
	if web.MatchString(doc.Link) {
		w.link(w.article, "schema:url", iri(doc.Link))
	} else {
		w.text(w.article, "schema:url", doc.Link)
	}
	if !doc.Published.IsZero() {
		w.date(w.article, "schema:datePublished", doc.Published.Format("2006-01-02"))
	}
}

// part names something in the article, of a kind, by numbers and strings.
func (w *describing) part(kind string, ids ...any) iri { return partOf(w.article, kind, ids...) }

func partOf(article iri, kind string, ids ...any) iri {
	s := string(article) + "#" + kind
	for _, id := range ids {
		switch id := id.(type) {
		case int:
			s += "-" + itoa(id)
		case string:
			s += "-" + escaped(id)
		}
	}
	return iri(s)
}

func (w *describing) entity(e *entity.Entity) {
	id := w.part("entity", e.ID)
	w.link(w.article, "schema:mentions", id)
	w.is(id, "act:Entity")
	w.class(id, string(e.Type), e.Subtype)
	w.text(id, "schema:name", e.Name)
	w.date(id, "act:value", e.Value)
	w.sameAs(id, e.Link)
	w.typed(id, "act:confidence", number(e.Confidence), "xsd:decimal")
	for i := range e.Mentions {
		m := &e.Mentions[i]
		note := w.part("mention", e.ID, i)
		w.is(note, "oa:Annotation", "act:Mention")
		w.link(note, "oa:motivatedBy", expand("oa:identifying"))
		w.link(note, "oa:hasBody", id)
		w.link(note, "oa:hasTarget", w.words(m.Span, m.Text))
		w.text(note, "act:kind", string(m.Kind))
		if m.Value != e.Value {
			w.date(note, "act:value", m.Value)
		}
	}
}

// class says what kind of thing id is.
func (d *description) class(id iri, typ, subtype string) {
	if typ != "" {
		d.link(id, "rdf:type", iri(typeTerms+escaped(typ)))
	}
	if c := vocabulary().class(typ, subtype); c != "" {
		d.is(id, c)
	}
	d.text(id, "act:subtype", subtype)
}

// sameAs says what a knowledge base calls id.
func (d *description) sameAs(id iri, link string) {
	switch {
	case link == "":
	case wikidataID.MatchString(link):
		d.link(id, "schema:sameAs", expand("wd:"+link))
	case web.MatchString(link):
		d.link(id, "schema:sameAs", iri(link))
	default:
		d.text(id, "schema:identifier", link)
	}
}

// place names a range of the text, which selectors in bytes and, where the text
// is known, in characters describe.
func (w *describing) place(s syntax.Span) iri {
	at := w.part("place", s.Start, s.End)
	if w.has(at) {
		return at
	}
	w.is(at, "oa:SpecificResource")
	w.link(at, "oa:hasSource", w.article)
	w.selector(at, "bytes", "oa:DataPositionSelector", s.Start, s.End)
	if w.offsets != nil {
		w.selector(at, "characters", "oa:TextPositionSelector", w.offsets.chars(s.Start), w.offsets.chars(s.End))
	}
	return at
}

func (w *describing) selector(at iri, unit, class string, start, end int) {
	id := w.part(unit, start, end)
	w.link(at, "oa:hasSelector", id)
	w.is(id, class)
	w.typed(id, "oa:start", strconv.Itoa(start), "xsd:nonNegativeInteger")
	w.typed(id, "oa:end", strconv.Itoa(end), "xsd:nonNegativeInteger")
}

// words is a place whose text is known.
func (w *describing) words(s syntax.Span, text string) iri {
	at := w.place(s)
	if text != "" {
		id := w.part("quote", s.Start, s.End)
		w.link(at, "oa:hasSelector", id)
		w.is(id, "oa:TextQuoteSelector")
		w.text(id, "oa:exact", text)
	}
	return at
}

func (w *describing) relation(i int, r *relation.Relation) {
	id := w.part("relation", i)
	w.is(id, "act:Relation")
	w.link(id, "rdf:type", iri(relationTerms+escaped(r.Type)))
	w.link(id, "prov:wasDerivedFrom", w.article)
	fillers := make([]filler, len(r.Args))
	for k, a := range r.Args {
		to := w.part("entity", a.Entity)
		fillers[k] = filler{a.Role, to}
		w.link(id, roleTerms+escaped(a.Role), to)
		arg := w.part("argument", i, k)
		w.link(id, "act:argument", arg)
		w.is(arg, "act:Argument")
		w.text(arg, "act:role", a.Role)
		w.link(arg, "act:filler", to)
		w.link(arg, "oa:hasTarget", w.place(a.Span))
	}
	w.state(id, r.Polarity, r.Modality)
	w.saidBy(id, "relation", i, r.Attribution)
	w.date(id, "act:time", r.Time)
	for _, t := range r.Disputed {
		w.date(id, "act:disputedTime", t)
	}
	w.typed(id, "act:confidence", number(r.Confidence), "xsd:decimal")
	if !r.Trigger.Empty() {
		w.link(id, "act:trigger", w.place(r.Trigger))
	}
	for _, s := range r.Evidence {
		w.link(id, "act:evidence", w.place(s))
	}
	w.text(id, "act:frame", r.Frame)
	if r.Polarity == relation.Positive && r.Modality == relation.Actual && len(r.Attribution) == 0 {
		w.plain(id, r.Type, fillers)
	}
}

func (d *description) state(id iri, p relation.Polarity, m relation.Modality) {
	d.text(id, "act:polarity", string(p))
	d.text(id, "act:modality", string(m))
}

// saidBy keeps the order of sources, outermost first, in qualified attributions.
func (w *describing) saidBy(id iri, kind string, i int, by []string) {
	for k, e := range by {
		agent := w.part("entity", e)
		w.link(id, "prov:wasAttributedTo", agent)
		q := w.part(kind+"-source", i, k)
		w.link(id, "prov:qualifiedAttribution", q)
		w.is(q, "prov:Attribution")
		w.link(q, "prov:agent", agent)
		w.count(q, "act:position", k+1)
	}
}

func (w *describing) quote(i int, q *relation.Quote) {
	id := w.part("quotation", i)
	w.is(id, "schema:Quotation", "act:Quote")
	w.link(id, "prov:wasQuotedFrom", w.article)
	text := ""
	if w.offsets != nil {
		text = q.In(w.doc.Text.Source)
	}
	w.text(id, "schema:text", text)
	w.link(id, "oa:hasTarget", w.place(q.Span))
	if q.Speaker != "" {
		w.link(id, "schema:creator", w.part("entity", q.Speaker))
	}
	if !q.Cue.Empty() {
		w.link(id, "act:trigger", w.place(q.Cue))
	}
}

func (w *describing) openRelation(i int, o *relation.Open) {
	id := w.part("open", i)
	w.is(id, "act:OpenRelation")
	w.link(id, "prov:wasDerivedFrom", w.article)
	w.text(id, "act:predicate", o.Predicate)
	if !o.Trigger.Empty() {
		w.link(id, "act:trigger", w.place(o.Trigger))
	}
	for k, s := range o.Args {
		arg := w.part("open-argument", i, k)
		w.link(id, "act:argument", arg)
		w.is(arg, "act:OpenArgument")
		w.count(arg, "act:position", k+1)
		w.link(arg, "oa:hasTarget", w.place(s))
	}
	w.state(id, o.Polarity, o.Modality)
	w.saidBy(id, "open", i, o.Attribution)
	w.typed(id, "act:confidence", number(o.Confidence), "xsd:decimal")
}
