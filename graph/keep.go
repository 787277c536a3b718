package graph

import (
	"maps"
	"strings"
	"sync"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
)

// What a graph keeps of a document is many small things: to the garbage collector
// each is work, and so is each pointer to one. So the things, facts and fillers of
// a record are one piece of memory each, and words that many documents use are
// held once. No string is a part of the document's text, which would keep all of
// that.

// words holds strings that come again and again: types, roles, ids, times.
type words struct{ known map[string]string }

// one is a string equal to s that is no part of a longer one.
func (w *words) one(s string) string {
	const (
		long = 64      // bytes; such a string hardly comes twice
		most = 1 << 16 // strings; then all are learnt anew
	)
	if s == "" {
		return ""
	}
	if len(s) > long {
		return strings.Clone(s)
	}
	if known, ok := w.known[s]; ok {
		return known
	}
	if w.known == nil || len(w.known) >= most {
		w.known = maps.Clone(constants())
		if known, ok := w.known[s]; ok {
			return known
		}
	}
	s = strings.Clone(s)
	w.known[s] = s
	return s
}

// constants are words that are part of the program and so no matter of the
// collector's.
var constants = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, t := range [...]entity.Type{entity.Person, entity.Organization, entity.Place, entity.Group, entity.Product, entity.Event, entity.Work,
		entity.Law, entity.Date, entity.Time, entity.Money, entity.Quantity, entity.Title, entity.Thing} {
		m[string(t)] = string(t)
	}
	for _, p := range [...]relation.Polarity{relation.Positive, relation.Negative} {
		m[string(p)] = string(p)
	}
	for _, x := range [...]relation.Modality{relation.Actual, relation.Alleged, relation.Possible, relation.Future} {
		m[string(x)] = string(x)
	}
	return m
})

func (w *words) all(list []string) []string {
	for i, s := range list {
		list[i] = w.one(s)
	}
	return list
}

// keepNames gives t the strings of its form where they are the same.
func (t *thing) keepNames(w *words) {
	if t.form != nil && t.form.name == t.name {
		t.name = t.form.name
		if len(t.names) == 1 && t.names[0] == t.name {
			t.names = t.form.only[:]
			return
		}
	} else {
		t.name = w.one(t.name)
	}
	t.names = w.all(t.names)
}

// join enters the facts with the things that have a part in them.
func (r *record) join() {
	n := 0
	for _, f := range r.facts {
		f.when = whenOf(f.r.Time)
		f.r.Time = f.when.text
		n += len(f.args) + len(f.by)
		f.each(func(t *thing) { t.parts++ })
	}
	room := make([]*fact, n)
	for _, f := range r.facts {
		f.each(func(t *thing) {
			if t.facts == nil {
				t.facts, room = room[:0:t.parts], room[t.parts:]
			}
			if n := len(t.facts); n == 0 || t.facts[n-1] != f {
				t.facts = append(t.facts, f)
			}
		})
	}
}

// each calls do with each thing that has a part in the fact, once for each part.
func (f *fact) each(do func(*thing)) {
	for _, s := range f.args {
		do(s.t)
	}
	for _, t := range f.by {
		do(t)
	}
}
