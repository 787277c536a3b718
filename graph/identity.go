package graph

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/normalize"
)

// A group is a set of forms that name one thing, or several namesakes.
type group struct {
	forms    []*form // by key
	clusters []*cluster
	seen     uint32 // the epoch in which it was found to be concerned

	// Room for what most groups have.
	form    [1]*form
	cluster [1]*cluster
}

// A tie is a link between two forms, in one direction.
type tie struct {
	a, b  *form
	score float64
}

// regroup works out the groups that the changed forms belong to or belonged to,
// and their clusters.
func (u *update) regroup() {
	for f := range u.g.dirty {
		if !f.gone {
			f.proveLinks()
		}
	}
	forms, old := u.concerned()
	byKey := map[string]*cluster{}
	for _, gr := range old {
		for _, c := range gr.clusters {
			byKey[c.key] = c
		}
	}
	for _, members := range groups(forms) {
		gr := members[0].group
		same := gr != nil && slices.Equal(gr.forms, members)
		if same && !slices.ContainsFunc(members, u.g.isDirty) {
			continue
		}
		if !same {
			gr = &group{}
			gr.forms = append(gr.form[:0], members...)
		}
		for _, f := range members {
			f.group = gr
		}
		u.resense(gr, byKey)
	}
}

// resense tells the namesakes of a group apart.
func (u *update) resense(gr *group, byKey map[string]*cluster) {
	gr.clusters = gr.cluster[:0]
	for n, things := range senses(gr.forms) {
		key := gr.forms[0].key
		if n > 0 {
			key += "#" + strconv.Itoa(n+1)
		}
		c := byKey[key]
		if c == nil {
			c = u.g.cluster(key, byName)
		}
		person := isPerson(things)
		if c.person != person {
			c.person = person
			u.touch(byName, c)
		}
		gr.clusters = append(gr.clusters, c)
		u.fill(byName, c, things)
	}
	for _, f := range gr.forms {
		u.g.disturb(f)
	}
}

// concerned are the forms that the changed ones are tied to, directly or through
// others, or were grouped with, sorted by key; and their groups so far.
func (u *update) concerned() (forms []*form, old []*group) {
	var queue []*form
	push := func(f *form) {
		if f.seen != u.epoch {
			f.seen = u.epoch
			queue = append(queue, f)
		}
	}
	for f := range u.g.dirty {
		push(f)
	}
	for len(queue) > 0 {
		f := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if gr := f.group; gr != nil && gr.seen != u.epoch {
			gr.seen = u.epoch
			old = append(old, gr)
			for _, o := range gr.forms {
				push(o)
			}
		}
		if f.gone {
			continue
		}
		forms = append(forms, f)
		for i := range f.alike {
			if f.alike[i].holds {
				push(f.alike[i].to)
			}
		}
		for o := range f.stated {
			push(o)
		}
	}
	slices.SortFunc(forms, func(a, b *form) int { return strings.Compare(a.key, b.key) })
	return forms, old
}

// groups are the sets of forms that name one thing, each sorted by key. Links
// are taken the strongest first; a link that would join two names which differ
// is left out.
func groups(forms []*form) [][]*form {
	parent := make([]int, len(forms))
	members := make([][]*form, len(forms)) // one is a piece of forms
	for i, f := range forms {
		f.place = int32(i)
		parent[i] = i
		members[i] = forms[i : i+1 : i+1]
	}
	find := func(f *form) int {
		i := int(f.place)
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for _, t := range ties(forms) {
		a, b := find(t.a), find(t.b)
		if a == b || differ(members[a], members[b]) {
			continue
		}
		if a > b { // by key
			a, b = b, a
		}
		parent[b] = a
		members[a] = append(members[a], members[b]...)
		members[b] = nil
	}
	out := make([][]*form, 0, len(members))
	for _, m := range members {
		if len(m) > 1 {
			slices.SortFunc(m, func(a, b *form) int { return cmp.Compare(a.place, b.place) })
		}
		if len(m) > 0 {
			out = append(out, m)
		}
	}
	return out
}

// ties lists the links between the forms that the articles bear out, the
// strongest first.
func ties(forms []*form) []tie {
	var out []tie
	for _, f := range forms {
		for i := range f.alike {
			if l := &f.alike[i]; f.key < l.to.key && l.holds {
				out = append(out, tie{f, l.to, l.score})
			}
		}
		for o, n := range f.stated {
			if f.key < o.key && !f.isLinkedTwice(o) && !o.isLinkedTwice(f) {
				out = append(out, tie{f, o, 1 + float64(n)})
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
			if x.differs(y) {
				return true
			}
		}
	}
	return false
}

// differs reports whether two names of people are known to be two people's.
func (f *form) differs(o *form) bool {
	if f.typ != entity.Person || o.typ != entity.Person || f.single || o.single || isPartOf(f, o) || isPartOf(o, f) || f.folded == o.folded {
		return false
	}
	if f.seq > o.seq {
		f, o = o, f
	}
	d, known := f.others[o]
	if !known {
		d = normalize.SamePerson(f.name, o.name).Different()
		if f.others == nil {
			f.others = map[*form]bool{}
		}
		f.others[o] = d
	}
	return d
}

func linkOf(fs []*form) string {
	for _, f := range fs {
		if f.link != "" {
			return f.link
		}
	}
	return ""
}

func compareThings(a, b *thing) int {
	return cmp.Or(strings.Compare(a.doc.id, b.doc.id), strings.Compare(a.id, b.id))
}
