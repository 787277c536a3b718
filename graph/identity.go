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
func (g *Graph) identify(docs []*record) map[*thing]*cluster {
	of := map[*thing]*cluster{}
	for _, group := range g.groups() {
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
	g.attachSingles(of)
	for _, d := range docs {
		for _, t := range d.things {
			if of[t] == nil {
				of[t] = &cluster{key: "~" + d.id + "\x00" + t.id, things: []*thing{t}}
			}
		}
	}
	return of
}

// An edge between two forms, in one direction.
type tie struct {
	a, b  *form
	score float64
	weak  bool
}

// groups are the sets of forms that name one thing, each sorted by key. Links
// are taken the strongest first; a link that would join two names which differ
// is left out.
func (g *Graph) groups() [][]*form {
	used := g.used()
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
	for _, t := range g.ties(used) {
		a, b := find(t.a), find(t.b)
		if a == b || t.weak && !sharesRelation(t.a, t.b, find) || differ(members[a], members[b]) {
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

// used are the forms that some document uses, as a name or an alias, sorted.
func (g *Graph) used() []*form {
	var out []*form
	for _, f := range g.forms {
		if len(f.things) > 0 || len(f.stated) > 0 {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b *form) int { return strings.Compare(a.key, b.key) })
	return out
}

// ties lists the links between used forms, the strongest first.
func (g *Graph) ties(used []*form) []tie {
	var out []tie
	in := make(map[*form]bool, len(used))
	for _, f := range used {
		in[f] = true
	}
	for _, f := range used {
		for _, l := range f.alike {
			if f.key < l.to.key && in[l.to] {
				out = append(out, tie{f, l.to, l.score, l.weak})
			}
		}
		for o, n := range f.stated {
			if f.key < o.key {
				out = append(out, tie{f, o, 1 + float64(n), false})
			}
		}
	}
	slices.SortFunc(out, func(x, y tie) int {
		return cmp.Or(cmp.Compare(y.score, x.score), strings.Compare(x.a.key, y.a.key), strings.Compare(x.b.key, y.b.key))
	})
	return out
}

// differ reports whether any name of one group is known to be another's than any
// of the other group.
func differ(a, b []*form) bool {
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
	for _, t := range f.sorted(enough) {
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

// sorted is the first n of f's things by document and id.
func (f *form) sorted(n int) []*thing {
	out := make([]*thing, 0, len(f.things))
	for t := range f.things {
		out = append(out, t)
	}
	slices.SortFunc(out, compareThings)
	return out[:min(n, len(out))]
}

func compareThings(a, b *thing) int {
	return cmp.Or(strings.Compare(a.doc.id, b.doc.id), strings.Compare(a.id, b.id))
}

// senses splits the things of one name where the articles tell them apart. The
// usual case is one sense.
func senses(group []*form) [][]*thing {
	var all []*thing
	for _, f := range group {
		for t := range f.things {
			all = append(all, t)
		}
	}
	if len(all) == 0 {
		return nil
	}
	slices.SortFunc(all, compareThings)
	if all[0].typ != entity.Person {
		return [][]*thing{all}
	}
	type sense struct {
		p      profile
		things []*thing
		docs   []*record
	}
	var out []sense
	var open []*thing // without a profile: go with the best company
	for _, t := range all {
		if t.profile.born == 0 && len(t.profile.countries) == 0 {
			open = append(open, t)
			continue
		}
		at := slices.IndexFunc(out, func(s sense) bool {
			age, country := s.p.clash(t.profile)
			return !age && (!country || sharesCompany(s.docs, t.doc, t))
		})
		if at < 0 {
			out = append(out, sense{})
			at = len(out) - 1
		}
		s := &out[at]
		s.things, s.docs = append(s.things, t), append(s.docs, t.doc)
		if s.p.born == 0 {
			s.p.born = t.profile.born
		}
		for _, c := range t.profile.countries {
			if !slices.Contains(s.p.countries, c) {
				s.p.countries = append(s.p.countries, c)
			}
		}
	}
	if len(out) < 2 {
		return [][]*thing{all}
	}
	for _, t := range open {
		best := 0
		for k := range out {
			if sharesCompany(out[k].docs, t.doc, t) {
				best = k
				break
			}
		}
		out[best].things = append(out[best].things, t)
	}
	result := make([][]*thing, len(out))
	for k := range out {
		result[k] = out[k].things
	}
	return result
}

// sharesCompany reports whether the document names a person, body or product,
// other than t itself, that one of the others names too.
func sharesCompany(docs []*record, d *record, t *thing) bool {
	const enough = 20 // documents looked at
	company := map[*form]bool{}
	for _, o := range d.things {
		if o != t && o.form != nil && o.form != t.form && isCompany(o.typ) {
			company[o.form] = true
		}
	}
	for _, o := range docs[:min(len(docs), enough)] {
		for _, x := range o.things {
			if x.form != nil && company[x.form] {
				return true
			}
		}
	}
	return false
}

func isCompany(t entity.Type) bool {
	return t == entity.Person || t == entity.Organization || t == entity.Product || t == entity.Work || t == entity.Law
}

// attachSingles gives a person known by one name only to the one person whose
// surname or given name that is, if their articles share company.
func (g *Graph) attachSingles(of map[*thing]*cluster) {
	full := map[string][]*form{}
	var singles []*form
	for _, f := range g.used() {
		if f.typ != entity.Person || len(f.things) == 0 {
			continue
		}
		if f.single {
			singles = append(singles, f)
			continue
		}
		w := strings.Fields(f.folded)
		full[w[0]] = append(full[w[0]], f)
		full[w[len(w)-1]] = append(full[w[len(w)-1]], f)
	}
	for _, s := range singles {
		for _, t := range s.sorted(len(s.things)) {
			if to := onlyOne(full[s.folded], of, t); to != nil {
				from := of[t]
				from.things = slices.DeleteFunc(from.things, func(x *thing) bool { return x == t })
				to.things = append(to.things, t)
				of[t] = to
			}
		}
	}
}

// onlyOne is the one cluster among the forms that shares company with t; nil
// for none or several.
func onlyOne(forms []*form, of map[*thing]*cluster, t *thing) *cluster {
	const enough = 20 // forms and things looked at
	var found *cluster
	for _, f := range forms[:min(len(forms), enough)] {
		for _, x := range f.sorted(enough) {
			c := of[x]
			if c == found || !sharesCompany([]*record{x.doc}, t.doc, t) {
				continue
			}
			if found != nil {
				return nil
			}
			found = c
		}
	}
	return found
}
