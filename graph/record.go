package graph

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/relation"
)

// A record is what the graph keeps of a document.
type record struct {
	id        string
	published time.Time
	things    []*thing // in the document's order
	facts     []*fact
	source    *record // the first of those that tell the same text; see copyIndex
	gone      bool    // removed
	viewed    bool    // part of the merged graph
	company   []*form // the people, bodies, products, works and laws that it names, by seq
	sketch    sketch
}

// A thing is one entity of one document.
type thing struct {
	doc     *record
	seq     int
	id      string
	typ     entity.Type
	subtype string
	name    string
	link    string
	names   []string // all spellings of its name, the canonical one first
	heads   []string // folded head nouns of its descriptions
	plural  bool     // its only description is one
	number  string   // the number that a description without a name begins with
	values  []string // normalised values of its mentions; more than one only where they disagree
	form    *form    // nil for a thing without a name
	also    []*form  // of its other names, where they tell it apart
	profile profile

	facts []*fact          // in which it has a part
	waits int              // how many descriptions of it other articles may fill; see frames
	at    [stages]*cluster // nil before the graph is next read
	host  *cluster         // the cluster by name that it joins by company, if another than its own
}

// node is what the thing belongs to in the merged graph, nil for a thing that is
// not in it yet.
func (t *thing) node() *Node {
	if c := t.at[final]; c != nil {
		return c.node
	}
	return nil
}

// A fact is one relation of one document.
type fact struct {
	doc   *record
	index int
	r     statement
	args  []slot
	by    []*thing
	when  when

	bundle *bundle
	waits  *[2][]wait // by round; see frames; nil for none
	mark   [3]uint32  // epochs in which it was looked at
}

// A statement is what a fact keeps of its relation.
type statement struct {
	Type       string
	Polarity   relation.Polarity
	Modality   relation.Modality
	Time       string
	Confidence float64
	Disputed   []string
}

// A slot is one filler.
type slot struct {
	role string
	core bool
	t    *thing
}

// thing is the entity with that id, nil for none.
func (r *record) thing(id string) *thing {
	for _, t := range slices.Backward(r.things) { // of two with one id the last counts
		if t.id == id {
			return t
		}
	}
	return nil
}

// read makes the record of d and enters its names.
func (g *Graph) read(d *actant.Document) *record {
	r := &record{id: d.ID, published: d.Published}
	byID := make(map[string]*thing, len(d.Entities))
	for i := range d.Entities {
		e := &d.Entities[i]
		t := newThing(r, e)
		r.things = append(r.things, t)
		byID[e.ID] = t
	}
	schema := g.schema()
	for i := range d.Relations {
		if f := newFact(r, d, i, schema, byID); f != nil {
			r.facts = append(r.facts, f)
			f.join()
		}
	}
	r.profiles()
	r.sketch = sketchOf(d)
	return r
}

func newThing(r *record, e *entity.Entity) *thing {
	t := &thing{doc: r, id: e.ID, typ: e.Type, subtype: e.Subtype, name: tidy(e.Name), link: e.Link}
	named := e.Named()
	if named || e.Link != "" {
		t.names = append(t.names, t.name)
	}
	values := []string{}
	if e.Value != "" {
		values = append(values, e.Value)
	}
	for i := range e.Mentions {
		m := &e.Mentions[i]
		text := tidy(m.Text)
		switch m.Kind {
		case entity.Name:
			if named && !slices.Contains(t.names, text) {
				t.names = append(t.names, text)
			}
			if m.Value != "" && !slices.Contains(values, m.Value) {
				values = append(values, m.Value)
			}
		case entity.Nominal:
			if h := headNoun(text); h != "" && !slices.Contains(t.heads, h) {
				t.heads = append(t.heads, h)
			}
		}
	}
	t.values = values
	if !named {
		if h := headNoun(t.name); h != "" && !slices.Contains(t.heads, h) {
			t.heads = append(t.heads, h)
		}
		t.number = firstNumber(t.name)
	}
	return t
}

// newFact is nil for a relation that names an entity that the document lacks.
func newFact(r *record, d *actant.Document, i int, schema *relation.Schema, byID map[string]*thing) *fact {
	x := &d.Relations[i]
	f := &fact{doc: r, index: i, r: statement{x.Type, x.Polarity, x.Modality, x.Time, x.Confidence, x.Disputed}}
	f.settleTime(d)
	typ, known := schema.Type(f.r.Type)
	for _, a := range d.Relations[i].Args {
		t, ok := byID[a.Entity]
		if !ok {
			return nil
		}
		role, ok := typ.Role(a.Role)
		f.args = append(f.args, slot{a.Role, !known || ok && role.Core, t})
	}
	slices.SortStableFunc(f.args, func(a, b slot) int { return cmp.Compare(flag(b.core), flag(a.core)) })
	for _, id := range d.Relations[i].Attribution {
		if t, ok := byID[id]; ok {
			f.by = append(f.by, t)
		}
	}
	return f
}

// join enters the fact with the things that have a part in it.
func (f *fact) join() {
	f.when = whenOf(f.r.Time)
	join := func(t *thing) {
		if n := len(t.facts); n == 0 || t.facts[n-1] != f {
			t.facts = append(t.facts, f)
		}
	}
	for _, s := range f.args {
		join(s.t)
	}
	for _, t := range f.by {
		join(t)
	}
}

// settleTime replaces a time that the article itself disputes, "Jan 20" beside
// "Tuesday", by the value of the date's entity, and keeps it as disputed.
func (f *fact) settleTime(d *actant.Document) {
	if f.r.Time == "" {
		return
	}
	for i := range d.Entities {
		e := &d.Entities[i]
		if e.Type != entity.Date || e.Value == "" || e.Value == f.r.Time {
			continue
		}
		for k := range e.Mentions {
			if e.Mentions[k].Value == f.r.Time {
				f.r.Disputed = append(slices.Clone(f.r.Disputed), f.r.Time)
				f.r.Time = e.Value
				return
			}
		}
	}
}

func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }

// headNoun is the folded last word of a description, in the singular.
func headNoun(s string) string {
	w := strings.Fields(strings.ToLower(data.Key(s)))
	if len(w) == 0 {
		return ""
	}
	return singular(w[len(w)-1])
}

// singular undoes the regular plural.
func singular(s string) string {
	switch {
	case strings.HasSuffix(s, "ies") && len(s) > 4:
		return s[:len(s)-3] + "y"
	case strings.HasSuffix(s, "sses"), strings.HasSuffix(s, "ches"), strings.HasSuffix(s, "shes"), strings.HasSuffix(s, "xes"):
		return s[:len(s)-2]
	case strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ss") && !strings.HasSuffix(s, "us") && len(s) > 3:
		return s[:len(s)-1]
	}
	return s
}

// firstNumber is the first word with a digit in it, without separators.
func firstNumber(s string) string {
	for _, w := range strings.Fields(s) {
		if strings.ContainsAny(w, "0123456789") && !strings.ContainsAny(w, "/:-") {
			return strings.ReplaceAll(strings.Trim(w, ".,"), ",", "")
		}
	}
	return ""
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}
