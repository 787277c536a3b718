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
	source    *record  // the first of those that tell the same text; see copyIndex
	gone      bool     // removed
	viewed    bool     // part of the merged graph
	company   []uint32 // numbers of the forms of the people, bodies, products, works and laws that it names, sorted
	sketch    sketch
	num       uint32 // in the copyIndex
}

// A thing is one entity of one document.
type thing struct {
	*kind
	*traits
	doc   *record
	seq   int32
	parts int32 // in facts, a thing that has two in one counted twice
	id    string
	name  string
	names []string // all spellings of its name, the canonical one first
	form  *form    // nil for a thing without a name

	facts []*fact          // in which it has a part
	waits int32            // how many descriptions of it other articles may fill; see frames
	at    [stages]*cluster // nil before the graph is next read
	host  *cluster         // the cluster by name that it joins by company, if another than its own
}

// A kind is the type of things, shared by all of them.
type kind struct {
	typ     entity.Type
	subtype string
}

// traits are what few things have. They are read of all; see [thing.own].
type traits struct {
	link    string
	heads   []string // folded head nouns of its descriptions
	number  string   // the number that a description without a name begins with
	values  []string // normalised values of its mentions; more than one only where they disagree
	also    []*form  // of its other names, where they tell it apart
	profile profile
}

// plain are the traits of a thing that has none.
var plain = new(traits)

// own are the thing's own traits, which may be changed.
func (t *thing) own() *traits {
	if t.traits == plain {
		t.traits = new(traits)
	}
	return t.traits
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
	when  *when // never nil

	bundle *bundle
	waits  *[2][]wait // by round; see frames; nil for none
	mark   [3]uint32  // epochs in which it was looked at
}

// A statement is what a fact keeps of its relation, but for the time.
type statement struct {
	*manner
	Confidence float64
	Disputed   []string // times
}

// A manner is what very many facts have in common, and share.
type manner struct {
	Type     string
	Polarity relation.Polarity
	Modality relation.Modality
}

// A slot is one filler.
type slot struct {
	*filling
	t *thing
}

// A filling is a role of a type, shared by all who fill it.
type filling struct {
	role string
	core bool
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

// read makes the record of d.
func (g *Graph) read(d *actant.Document) *record {
	r := &record{id: d.ID, published: d.Published}
	r.room(len(d.Entities))
	byID := make(map[string]*thing, len(d.Entities))
	for i := range d.Entities {
		e := &d.Entities[i]
		t := r.things[i]
		g.words.thing(t, e)
		byID[e.ID] = t
	}
	args := 0
	for i := range d.Relations {
		args += len(d.Relations[i].Args)
	}
	schema := g.schema()
	facts, slots := make([]fact, len(d.Relations)), make([]slot, 0, args)
	r.facts = make([]*fact, 0, len(facts))
	for i := range d.Relations {
		f := &facts[len(r.facts)]
		if slots = f.read(d, i, schema, byID, slots, &g.words); len(f.args) == len(d.Relations[i].Args) {
			f.doc = r
			r.facts = append(r.facts, f)
		}
	}
	r.settle(&g.words)
	r.sketch = g.sketch.read(d)
	return r
}

// room makes the record's things.
func (r *record) room(n int) {
	things := make([]thing, n)
	r.things = make([]*thing, n)
	for i := range things {
		things[i].doc, things[i].traits = r, plain
		r.things[i] = &things[i]
	}
}

// settle works out what follows from the things and facts of a record.
func (r *record) settle(w *words) {
	r.join()
	r.profiles(w)
}

// thing reads an entity.
func (w *words) thing(t *thing, e *entity.Entity) {
	t.id, t.kind, t.name = w.one(e.ID), w.kind(e.Type, e.Subtype), tidy(e.Name)
	if e.Link != "" {
		t.own().link = w.one(e.Link)
	}
	named := e.Named()
	if named || e.Link != "" {
		t.names = append(t.names, t.name)
	}
	if e.Value != "" {
		t.own().values = append(t.values, w.one(e.Value))
	}
	for i := range e.Mentions {
		m := &e.Mentions[i]
		switch m.Kind {
		case entity.Name:
			if named && m.Text != t.name {
				if text := tidy(m.Text); !slices.Contains(t.names, text) {
					t.names = append(t.names, text)
				}
			}
			if m.Value != "" && !slices.Contains(t.values, m.Value) {
				t.own().values = append(t.values, w.one(m.Value))
			}
		case entity.Nominal:
			t.head(tidy(m.Text), w)
		}
	}
	if !named {
		t.head(t.name, w)
		if n := firstNumber(t.name); n != "" {
			t.own().number = w.one(n)
		}
	}
}

// head adds the head noun of a description.
func (t *thing) head(text string, w *words) {
	if h := headNoun(text); h != "" && !slices.Contains(t.heads, h) {
		t.own().heads = w.add(t.heads, h)
	}
}

// read reads relation i of d, whose arguments it adds to those of the others.
// Not all are there where the relation names an entity that the document lacks.
func (f *fact) read(d *actant.Document, i int, schema *relation.Schema, byID map[string]*thing, slots []slot, w *words) []slot {
	x := &d.Relations[i]
	time, disputed := settledTime(d, x)
	*f = fact{index: i, r: w.statement(x.Type, x.Polarity, x.Modality, x.Confidence, disputed), when: w.when(time)}
	typ, known := schema.Type(f.r.Type)
	start := len(slots)
	for _, a := range x.Args {
		t, ok := byID[a.Entity]
		if !ok {
			return slots[:start]
		}
		role, ok := typ.Role(a.Role)
		slots = append(slots, slot{w.filling(a.Role, !known || ok && role.Core), t})
	}
	f.args = slots[start:len(slots):len(slots)]
	slices.SortStableFunc(f.args, func(a, b slot) int { return cmp.Compare(flag(b.core), flag(a.core)) })
	for _, id := range x.Attribution {
		if t, ok := byID[id]; ok {
			f.by = append(f.by, t)
		}
	}
	return slots
}

// settledTime is the relation's time, and those that are disputed: a time that the
// article itself disputes, "Jan 20" beside "Tuesday", is replaced by the value of
// the date's entity.
func settledTime(d *actant.Document, x *relation.Relation) (time string, disputed []string) {
	if x.Time == "" {
		return "", x.Disputed
	}
	for i := range d.Entities {
		e := &d.Entities[i]
		if e.Type != entity.Date || e.Value == "" || e.Value == x.Time {
			continue
		}
		for k := range e.Mentions {
			if e.Mentions[k].Value == x.Time {
				return e.Value, append(slices.Clone(x.Disputed), x.Time)
			}
		}
	}
	return x.Time, x.Disputed
}

func tidy(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || c < ' ' || c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}

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
