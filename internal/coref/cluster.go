package coref

import (
	"github.com/actant-nlp/actant/entity"
)

// A cluster is what is known of one set of joined mentions; it is kept at the
// set's root.
type cluster struct {
	members  []int // mentions in text order of joining
	typ      entity.Type
	subtype  string
	country  string // id of the country that a PLACE is or a GROUP comes from
	state    string // id of the country that a thing belongs to by what the article says of it
	named    bool
	solid    bool // something in it is no pronoun
	plural   bool
	singular bool
	neuter   bool    // "it" refers to it
	female   float64 // evidence for either gender
	male     float64
	value    string
	barred   []int // mentions whose sets this one must not join
}

func (a *article) single(i int) cluster {
	m := &a.m[i]
	c := cluster{members: []int{i}, typ: m.Type, subtype: m.Subtype, named: m.Kind == entity.Name, value: m.Value}
	if m.Kind == entity.Pronoun {
		c.typ, c.subtype = "", ""
	}
	c.solid = m.Kind != entity.Pronoun
	c.plural, c.singular = m.plural, !m.plural
	c.neuter = m.pro != nil && m.gender == neuter
	switch m.gender {
	case feminine:
		c.female = 1
	case masculine:
		c.male = 1
	}
	return c
}

func (a *article) root(i int) int {
	for a.parent[i] != i {
		a.parent[i] = a.parent[a.parent[i]]
		i = a.parent[i]
	}
	return i
}

// of is the cluster that mention i belongs to.
func (a *article) of(i int) *cluster { return &a.set[a.root(i)] }

func (a *article) same(i, j int) bool { return a.root(i) == a.root(j) }

// bar says that mentions i and j are two things.
func (a *article) bar(i, j int) {
	ci, cj := a.of(i), a.of(j)
	ci.barred = append(ci.barred, j)
	cj.barred = append(cj.barred, i)
}

func (a *article) isBarred(i, j int) bool {
	ri, rj := a.root(i), a.root(j)
	c, other := &a.set[ri], rj
	if d := &a.set[rj]; len(d.barred) < len(c.barred) {
		c, other = d, ri
	}
	for _, k := range c.barred {
		if a.root(k) == other {
			return true
		}
	}
	return false
}

// join makes i and j one thing, unless they are barred, and reports whether
// they are one now.
func (a *article) join(i, j int) bool {
	ri, rj := a.root(i), a.root(j)
	if ri == rj {
		return true
	}
	if a.isBarred(ri, rj) {
		return false
	}
	if len(a.set[ri].members) < len(a.set[rj].members) {
		ri, rj = rj, ri
	}
	c, d := &a.set[ri], &a.set[rj]
	a.parent[rj] = ri
	if c.typ == "" || !c.named && d.named && d.typ != "" {
		c.typ, c.subtype = d.typ, d.subtype
	}
	if c.subtype == "" && c.typ == d.typ {
		c.subtype = d.subtype
	}
	c.members = append(c.members, d.members...)
	c.barred = append(c.barred, d.barred...)
	c.named, c.solid = c.named || d.named, c.solid || d.solid
	c.plural, c.singular = c.plural || d.plural, c.singular || d.singular
	c.neuter = c.neuter || d.neuter
	c.female, c.male = c.female+d.female, c.male+d.male
	c.country, c.state, c.value = either(c.country, d.country), either(c.state, d.state), either(c.value, d.value)
	*d = cluster{}
	return true
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// hardGender is the evidence for one gender from which on the other is ruled out.
const hardGender = 0.9

// clash is 0 where a cluster may be of gender g, 1 where weak evidence speaks
// against it, and 2 where it is ruled out.
func (c *cluster) clash(g gender) int {
	switch h := c.gender(); {
	case h == unknownGender || g == unknownGender || h == g:
		return 0
	case max(c.female-c.male, c.male-c.female) < hardGender:
		return 1
	}
	return 2
}

// gender of a cluster: neutral while unknown or contradicted.
func (c *cluster) gender() gender {
	switch {
	case c.female > c.male:
		return feminine
	case c.male > c.female:
		return masculine
	}
	return unknownGender
}
