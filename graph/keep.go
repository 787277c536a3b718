package graph

import (
	"maps"
	"slices"
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
type words struct {
	known map[string]string

	kinds    pool[kind]
	fillings pool[filling]
	manners  pool[manner]
	alone    pool[[1]string]
	whens    map[string]*when
}

const (
	long       = 64      // bytes; what is longer hardly comes twice
	mostWords  = 1 << 16 // held; then all are learnt anew
	mostValues = 1 << 14
)

// one is a string equal to s that is no part of a longer one.
func (w *words) one(s string) string {
	if s == "" {
		return ""
	}
	if len(s) > long {
		return strings.Clone(s)
	}
	if known, ok := w.known[s]; ok {
		return known
	}
	if w.known == nil || len(w.known) >= mostWords {
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

// A pool holds values of many words that come again and again: who needs one has
// a pointer to it, eight bytes of which the collector makes little.
type pool[T comparable] struct{ known map[T]*T }

// find is the value equal to x, nil for one that is not there.
func (p *pool[T]) find(x T) *T { return p.known[x] }

// enter holds x, whose words take that many bytes and are no part of longer ones.
func (p *pool[T]) enter(x T, bytes int) *T {
	if bytes > long {
		return &x
	}
	if p.known == nil || len(p.known) >= mostValues {
		p.known = map[T]*T{}
	}
	p.known[x] = &x
	return &x
}

func (w *words) kind(typ entity.Type, subtype string) *kind {
	x := kind{typ, subtype}
	if known := w.kinds.find(x); known != nil {
		return known
	}
	return w.kinds.enter(kind{entity.Type(w.one(string(typ))), w.one(subtype)}, len(typ)+len(subtype))
}

func (w *words) filling(role string, core bool) *filling {
	if known := w.fillings.find(filling{role, core}); known != nil {
		return known
	}
	return w.fillings.enter(filling{w.one(role), core}, len(role))
}

func (w *words) statement(typ string, p relation.Polarity, m relation.Modality, confidence float64, disputed []string) statement {
	x := w.manners.find(manner{typ, p, m})
	if x == nil {
		x = w.manners.enter(manner{w.one(typ), relation.Polarity(w.one(string(p))), relation.Modality(w.one(string(m)))}, len(typ)+len(p)+len(m))
	}
	return statement{x, confidence, w.all(slices.Clone(disputed))}
}

// when is the time with its period.
func (w *words) when(text string) *when {
	if known := w.whens[text]; known != nil {
		return known
	}
	x := whenOf(w.one(text))
	if len(text) > long {
		return &x
	}
	if w.whens == nil || len(w.whens) >= mostValues {
		w.whens = map[string]*when{}
	}
	w.whens[x.text] = &x
	return &x
}

// add is the list with s; a list of one word is shared by all that have it, and
// copied when another is added.
func (w *words) add(list []string, s string) []string {
	if len(list) > 0 {
		return append(list, w.one(s))
	}
	if one := w.alone.find([1]string{s}); one != nil {
		return one[:]
	}
	return w.alone.enter([1]string{w.one(s)}, len(s))[:]
}

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
	if f := t.form; f == nil || !slices.Equal(f.names, t.names) {
		t.names = w.all(t.names)
		if f != nil && len(t.names) > 1 {
			f.names = t.names
		}
		return
	}
	t.names = t.form.names
}

// join enters the facts with the things that have a part in them.
func (r *record) join() {
	n := 0
	for _, f := range r.facts {
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
