package graph

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/normalize"
)

// A cluster is a node in the making.
type cluster struct {
	key    string // the smallest key of its forms, or doc and entity of the first thing
	things []*thing
}

// identify sorts all things into clusters: by their names first, those without
// a name each by itself.
func identify(used []*form, docs []*record) map[*thing]*cluster {
	of := map[*thing]*cluster{}
	for _, group := range groups(used) {
		for n, sense := range senses(group) {
			c := &cluster{key: group[0].key}
			if n > 0 {
				c.key += "#" + strconv.Itoa(n+1)
			}
			for _, t := range sense {
				c.things = append(c.things, t)
				of[t] = c
			}
		}
	}
	attachSingles(used, of)
	for _, d := range docs {
		for _, t := range d.things {
			if of[t] == nil {
				of[t] = &cluster{key: "~" + d.id + "\x00" + t.id, things: []*thing{t}}
			}
		}
	}
	return of
}

// A tie is a link between two forms, in one direction.
type tie struct {
	a, b  *form
	score float64
	needs proof
}

// groups are the sets of forms that name one thing, each sorted by key. Links
// are taken the strongest first; a link that would join two names which differ
// is left out.
func groups(used []*form) [][]*form {
	parent := make(map[*form]*form, len(used))
	members := make(map[*form][]*form, len(used))
	for _, f := range used {
		parent[f] = f
		members[f] = []*form{f}
	}
	find := func(f *form) *form {
		for parent[f] != f {
			parent[f] = parent[parent[f]]
			f = parent[f]
		}
		return f
	}
	for _, t := range ties(used) {
		a, b := find(t.a), find(t.b)
		if a == b || !t.holds(find) || differ(members[a], members[b]) {
			continue
		}
		if a.key > b.key {
			a, b = b, a
		}
		parent[b] = a
		members[a] = append(members[a], members[b]...)
		delete(members, b)
	}
	out := make([][]*form, 0, len(members))
	for _, m := range members {
		slices.SortFunc(m, func(a, b *form) int { return strings.Compare(a.key, b.key) })
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b []*form) int { return strings.Compare(a[0].key, b[0].key) })
	return out
}

// holds reports whether the articles bear the tie out.
func (t *tie) holds(find func(*form) *form) bool {
	switch t.needs {
	case related:
		return sharesRelation(t.a, t.b, find)
	case company:
		return (t.a.folded == t.b.folded || isSlip(t.a, t.b)) && keepsCompany(t.a, t.b) || sharesRelation(t.a, t.b, find)
	}
	return true
}

// used are the forms that some document uses, as a name or an alias, sorted.
func (g *Graph) used() []*form {
	var out []*form
	for _, f := range g.forms {
		if len(f.things) > 0 || len(f.stated) > 0 {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b *form) int { return strings.Compare(a.key, b.key) })
	for _, f := range out {
		f.list = f.list[:0]
		for t := range f.things {
			f.list = append(f.list, t)
		}
		slices.SortFunc(f.list, compareThings)
	}
	return out
}

// ties lists the links between used forms, the strongest first.
func ties(used []*form) []tie {
	var out []tie
	in := make(map[*form]bool, len(used))
	for _, f := range used {
		in[f] = true
	}
	for _, f := range used {
		for _, l := range f.alike {
			if f.key < l.to.key && in[l.to] {
				out = append(out, tie{f, l.to, l.score, l.needs})
			}
		}
		for o, n := range f.stated {
			if f.key < o.key && !f.isLinkedTwice(o) && !o.isLinkedTwice(f) {
				out = append(out, tie{f, o, 1 + float64(n), nothing})
			}
		}
	}
	slices.SortFunc(out, func(x, y tie) int {
		return cmp.Or(cmp.Compare(y.score, x.score), strings.Compare(x.a.key, y.a.key), strings.Compare(x.b.key, y.b.key))
	})
	return out
}

// isLinkedTwice reports whether f is a name of o, which has an id in a knowledge
// base, and of another thing with another id: then the name alone does not tell
// which of them is meant.
func (f *form) isLinkedTwice(o *form) bool {
	if o.link == "" || f.link != "" {
		return false
	}
	for x := range f.stated {
		if x.link != "" && x.link != o.link {
			return true
		}
	}
	return false
}

// differ reports whether two groups have different ids, or any name of one is
// known to be another's than any of the other group.
func differ(a, b []*form) bool {
	if x, y := linkOf(a), linkOf(b); x != "" && y != "" && x != y {
		return true
	}
	const enough = 1000 // comparisons; larger groups are of one name in many spellings
	if len(a)*len(b) > enough {
		return false
	}
	for _, x := range a {
		for _, y := range b {
			if x.typ == entity.Person && y.typ == entity.Person && !x.single && !y.single && !isPartOf(x, y) && !isPartOf(y, x) &&
				normalize.SamePerson(x.name, y.name).Different() {
				return true
			}
		}
	}
	return false
}

func linkOf(fs []*form) string {
	for _, f := range fs {
		if f.link != "" {
			return f.link
		}
	}
	return ""
}

// sharesRelation reports whether things of both forms fill one role of one type
// of relation beside one other thing: both are owned by Putin.
func sharesRelation(f, o *form, find func(*form) *form) bool {
	a := f.contexts(find)
	if len(a) == 0 {
		return false
	}
	for k := range o.contexts(find) {
		if a[k] {
			return true
		}
	}
	return false
}

func (f *form) contexts(find func(*form) *form) map[string]bool {
	const enough = 64 // things looked at
	out := map[string]bool{}
	for _, t := range f.list[:min(len(f.list), enough)] {
		for _, x := range t.doc.facts {
			for _, s := range x.args {
				if s.t != t {
					continue
				}
				for _, other := range x.args {
					if other.t != t && other.t.form != nil {
						out[x.r.Type+"|"+s.role+"|"+other.role+"|"+find(other.t.form).key] = true
					}
				}
			}
		}
	}
	return out
}

func compareThings(a, b *thing) int {
	return cmp.Or(strings.Compare(a.doc.id, b.doc.id), strings.Compare(a.id, b.id))
}
