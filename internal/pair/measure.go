package pair

import "slices"

// A Row is precision, recall and F1 in percent of one relation type, or of all.
type Row struct {
	Type             string `json:"type"`
	P, R, F          float64
	Hit, Found, Gold int
}

// A Table says how well a model does on annotated sentences. Strict asks for
// both spans, both entity types and the relation; Boundaries leaves the entity
// types out; Given is the classifier on the annotated mentions.
type Table struct {
	Mentions   Row   `json:"mentions"`
	Strict     []Row `json:"strict"` // per type, then all of them
	Boundaries Row   `json:"boundaries"`
	Given      []Row `json:"given"`
}

// Measure scores m on parsed, annotated sentences; relations of types that m
// does not know count as missed. Symmetric types match in either direction.
func (m *Model) Measure(ss []Sentence, symmetric []string) Table {
	var t Table
	strict, given := newCounts(m, ss), newCounts(m, ss)
	t.Mentions.Type, t.Boundaries.Type = "mentions", "all"
	for n := range ss {
		s := &ss[n]
		gold := facts(s.Mentions, s.Relations, symmetric, true)
		given.add(gold, facts(s.Mentions, relations(m.Find(s, s.Mentions)), symmetric, true))
		if m.tags == nil {
			continue
		}
		ms, found := m.Read(s)
		t.Mentions.count(s.Mentions, ms)
		strict.add(gold, facts(ms, relations(found), symmetric, true))
		t.Boundaries.count2(facts(s.Mentions, s.Relations, symmetric, false), facts(ms, relations(found), symmetric, false))
	}
	t.Mentions.finish()
	t.Boundaries.finish()
	t.Given = given.rows()
	if m.tags != nil {
		t.Strict = strict.rows()
	}
	return t
}

func relations(gs []Guess) []Relation {
	out := make([]Relation, len(gs))
	for i, g := range gs {
		out[i] = g.Relation
	}
	return out
}

// A fact is a relation by the places and types of its ends.
type fact struct {
	typ        string
	head, tail Mention
}

func facts(ms []Mention, rs []Relation, symmetric []string, typed bool) map[fact]bool {
	out := make(map[fact]bool, len(rs))
	for _, r := range rs {
		f := fact{r.Type, ms[r.Head], ms[r.Tail]}
		if !typed {
			f.head.Type, f.tail.Type = "", ""
		}
		if slices.Contains(symmetric, r.Type) && f.tail.First < f.head.First {
			f.head, f.tail = f.tail, f.head
		}
		out[f] = true
	}
	return out
}

func (r *Row) count(gold, found []Mention) {
	have := make(map[Mention]bool, len(gold))
	for _, m := range gold {
		have[m] = true
	}
	r.Gold += len(have)
	r.Found += len(found)
	for _, m := range found {
		if have[m] {
			r.Hit++
		}
	}
}

func (r *Row) count2(gold, found map[fact]bool) {
	r.Gold += len(gold)
	r.Found += len(found)
	for f := range found {
		if gold[f] {
			r.Hit++
		}
	}
}

func (r *Row) finish() {
	if r.Found > 0 {
		r.P = 100 * float64(r.Hit) / float64(r.Found)
	}
	if r.Gold > 0 {
		r.R = 100 * float64(r.Hit) / float64(r.Gold)
	}
	if r.P+r.R > 0 {
		r.F = 2 * r.P * r.R / (r.P + r.R)
	}
}

// counts are rows by relation type.
type counts struct {
	types []string
	by    map[string]*Row
}

func newCounts(m *Model, ss []Sentence) *counts {
	c := &counts{by: map[string]*Row{}}
	for _, t := range m.Relations {
		c.by[t] = &Row{Type: t}
	}
	for i := range ss {
		for _, r := range ss[i].Relations {
			if c.by[r.Type] == nil {
				c.by[r.Type] = &Row{Type: r.Type}
			}
		}
	}
	for t := range c.by {
		c.types = append(c.types, t)
	}
	slices.Sort(c.types)
	return c
}

func (c *counts) add(gold, found map[fact]bool) {
	for f := range gold {
		c.by[f.typ].Gold++
	}
	for f := range found {
		c.by[f.typ].Found++
		if gold[f] {
			c.by[f.typ].Hit++
		}
	}
}

func (c *counts) rows() []Row {
	var out []Row
	all := Row{Type: "all"}
	for _, t := range c.types {
		r := *c.by[t]
		all.Hit, all.Found, all.Gold = all.Hit+r.Hit, all.Found+r.Found, all.Gold+r.Gold
		r.finish()
		out = append(out, r)
	}
	all.finish()
	return append(out, all)
}
