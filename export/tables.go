package export

import (
	"encoding/csv"
	"strings"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/syntax"
)

// A table is a CSV file (RFC 4180, lines end with LF) with a header.
type table struct {
	to  *target
	csv *csv.Writer
	// cell changes texts for whoever reads the table; nil leaves them.
	cell func(string) string
}

func newTable(t *target, name string, cell func(string) string, header ...string) *table {
	w := &table{t, csv.NewWriter(t.file(name)), cell}
	w.raw(header...)
	return w
}

// raw writes cells as they are.
func (w *table) raw(cells ...string) {
	if err := w.csv.Write(cells); err != nil {
		w.to.fail(err)
	}
}

// row writes cells that may come from an article.
func (w *table) row(cells ...string) {
	for i, c := range cells {
		if c = valid(c); w.cell != nil {
			c = w.cell(c)
		}
		cells[i] = c
	}
	w.raw(cells...)
}

func (w *table) close() {
	w.csv.Flush()
	if err := w.csv.Error(); err != nil {
		w.to.fail(err)
	}
}

// unformula puts an apostrophe before what a spreadsheet would take for a formula,
// and before what begins with one, so that taking one away gives the text back
// always.
func unformula(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n'|%＝＋－＠", []rune(s)[0]) {
		return "'" + s
	}
	return s
}

func (o Options) cells() func(string) string {
	if o.Verbatim {
		return nil
	}
	return unformula
}

// tables are those of documents. Things are known by the article's id and their
// number or id in it.
type tables struct {
	articles, entities, mentions, relations, arguments, attributions, evidence *table
	conflicts, quotes, open, openArguments                                     *table
}

func newTables(t *target, o Options) Writer {
	file := func(name string, header ...string) *table { return newTable(t, name+".csv", o.cells(), header...) }
	return &tables{
		articles:      file("articles", "article", "title", "dateline", "byline", "source", "link", "charset", "published"),
		entities:      file("entities", "article", "entity", "type", "subtype", "name", "link", "value", "confidence"),
		mentions:      file("mentions", "article", "entity", "mention", "start", "end", "kind", "text", "value"),
		relations:     file("relations", "article", "relation", "type", "polarity", "modality", "time", "confidence", "trigger_start", "trigger_end"),
		arguments:     file("arguments", "article", "relation", "argument", "role", "entity", "start", "end"),
		attributions:  file("attributions", "article", "relation", "position", "entity"),
		evidence:      file("evidence", "article", "relation", "start", "end"),
		conflicts:     file("conflicts", "article", "relation", "field", "value"),
		quotes:        file("quotes", "article", "quote", "start", "end", "speaker", "cue_start", "cue_end"),
		open:          file("open_relations", "article", "open", "predicate", "polarity", "modality", "confidence", "trigger_start", "trigger_end"),
		openArguments: file("open_arguments", "article", "open", "argument", "start", "end"),
	}
}

func (w *tables) Write(d *actant.Document) error {
	w.articles.row(d.ID, d.Title, d.Dateline, d.Byline, d.Source, d.Link, d.Charset, dayText(d.Published))
	for i := range d.Entities {
		e := &d.Entities[i]
		w.entities.row(d.ID, e.ID, string(e.Type), e.Subtype, e.Name, e.Link, e.Value, number(e.Confidence))
		for k, m := range e.Mentions {
			w.mentions.row(d.ID, e.ID, itoa(k), itoa(m.Start), itoa(m.End), string(m.Kind), m.Text, m.Value)
		}
	}
	for i := range d.Relations {
		w.relation(d, i)
	}
	for i, q := range d.Quotes {
		from, to := ends(q.Cue)
		w.quotes.row(d.ID, itoa(i), itoa(q.Start), itoa(q.End), q.Speaker, from, to)
	}
	for i := range d.Open {
		o := &d.Open[i]
		from, to := ends(o.Trigger)
		w.open.row(d.ID, itoa(i), o.Predicate, string(o.Polarity), string(o.Modality), number(o.Confidence), from, to)
		for k, a := range o.Args {
			w.openArguments.row(d.ID, itoa(i), itoa(k), itoa(a.Start), itoa(a.End))
		}
	}
	return nil
}

func (w *tables) relation(d *actant.Document, i int) {
	r := &d.Relations[i]
	from, to := ends(r.Trigger)
	w.relations.row(d.ID, itoa(i), r.Type, string(r.Polarity), string(r.Modality), r.Time, number(r.Confidence), from, to)
	for k, a := range r.Args {
		w.arguments.row(d.ID, itoa(i), itoa(k), a.Role, a.Entity, itoa(a.Start), itoa(a.End))
	}
	for k, id := range r.Attribution {
		w.attributions.row(d.ID, itoa(i), itoa(k+1), id)
	}
	for _, s := range r.Evidence {
		w.evidence.row(d.ID, itoa(i), itoa(s.Start), itoa(s.End))
	}
	for _, t := range r.Disputed {
		w.conflicts.row(d.ID, itoa(i), "time", t)
	}
}

// ends are a range's ends, empty for none.
func ends(s syntax.Span) (start, end string) {
	if s.Empty() {
		return "", ""
	}
	return itoa(s.Start), itoa(s.End)
}

func (w *tables) Close() error {
	for _, t := range []*table{w.articles, w.entities, w.mentions, w.relations, w.arguments, w.attributions, w.evidence,
		w.conflicts, w.quotes, w.open, w.openArguments} {
		t.close()
	}
	return nil
}

// writeTables writes those of a graph.
func writeTables(t *target, o Options, g Merged) {
	file := func(name string, header ...string) *table { return newTable(t, name+".csv", o.cells(), header...) }
	entities := file("entities", "entity", "type", "subtype", "name", "link")
	aliases := file("aliases", "entity", "alias")
	members := file("members", "entity", "article", "member")
	for n := range g.Nodes() {
		entities.row(n.ID, string(n.Type), n.Subtype, n.Name, n.Link)
		for _, a := range n.Aliases {
			aliases.row(n.ID, a)
		}
		for _, m := range n.Members {
			members.row(n.ID, m.Doc, m.Entity)
		}
	}
	relations := file("relations", "relation", "type", "polarity", "modality", "time", "confidence", "sources", "first_seen", "last_seen")
	arguments := file("arguments", "relation", "argument", "role", "entity")
	attributions := file("attributions", "relation", "entity")
	support := file("support", "relation", "article", "statement")
	conflicts := file("conflicts", "relation", "article", "field", "value")
	for e := range g.Edges() {
		relations.row(e.ID, e.Type, string(e.Polarity), string(e.Modality), e.Time, number(e.Confidence), itoa(e.Sources),
			dayText(e.FirstSeen), dayText(e.LastSeen))
		for k, a := range e.Args {
			arguments.row(e.ID, itoa(k), a.Role, a.Node.ID)
		}
		for _, n := range e.Attribution {
			attributions.row(e.ID, n.ID)
		}
		for _, s := range e.Support {
			support.row(e.ID, s.Doc, itoa(s.Relation))
		}
		for _, c := range e.Conflicts {
			conflicts.row(e.ID, c.Doc, c.Field, c.Value)
		}
	}
	for _, w := range []*table{entities, aliases, members, relations, arguments, attributions, support, conflicts} {
		w.close()
	}
}
