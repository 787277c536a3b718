package graph

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/normalize"
)

// A place is where a cluster stands among the nodes.
type place struct {
	node  *Node
	slug  string // what the id is made of
	rank  int    // members when it was put there
	num   int    // what follows the slug in the id; 0 for nothing
	moved uint32 // the epoch in which the id changed
}

// nodes describes the clusters that changed and gives them ids.
func (u *update) nodes() {
	m := u.m
	slugs := map[string]bool{}
	for _, c := range u.lost {
		if c.node != nil && !c.live(final) {
			m.unplace(c, slugs)
			delete(m.byID, c.node.ID)
			u.g.log.id(c.node.ID)
			c.node, c.moved = nil, u.epoch
		}
	}
	for _, c := range u.touched[final] {
		if !c.live(final) {
			continue
		}
		if c.node == nil {
			c.node = new(Node)
			m.fresher = append(m.fresher, c)
			c.moved = u.epoch
		}
		name := c.node.Name
		c.describe()
		u.g.log.node(c)
		if s := slug(c.node.Name); s != c.slug || len(c.things) != c.rank {
			m.unplace(c, slugs)
			c.slug, c.rank = s, len(c.things)
			m.enplace(c, slugs)
		}
		if name != "" && name != c.node.Name {
			u.rename(c)
		}
	}
	u.number(slugs)
	m.sortNodes(u.epoch)
}

// unplace takes c from the nodes with its slug.
func (m *merged) unplace(c *cluster, slugs map[string]bool) {
	if c.slug == "" {
		return
	}
	list := m.slugs[c.slug]
	i, ok := slices.BinarySearchFunc(list, c, comparePlaces)
	if ok {
		list = slices.Delete(list, i, i+1)
	}
	slugs[c.slug] = true
	if len(list) > 0 {
		m.slugs[c.slug] = list
	} else {
		delete(m.slugs, c.slug)
		if stem, ok := cutNumber(c.slug); ok {
			slugs[stem] = true
		}
	}
	c.slug = ""
}

func (m *merged) enplace(c *cluster, slugs map[string]bool) {
	list := m.slugs[c.slug]
	if stem, ok := cutNumber(c.slug); ok && len(list) == 0 {
		slugs[stem], m.numbered[stem] = true, true
	}
	c.num = -1 // none yet
	i, _ := slices.BinarySearchFunc(list, c, comparePlaces)
	m.slugs[c.slug] = slices.Insert(list, i, c)
	slugs[c.slug] = true
}

// comparePlaces orders things of one name: the better supported gets the plain
// id.
func comparePlaces(a, b *cluster) int {
	return cmp.Or(cmp.Compare(b.rank, a.rank), strings.Compare(a.key, b.key), cmp.Compare(a.seq, b.seq))
}

// cutNumber cuts "-2" off "john-smith-2".
func cutNumber(slug string) (stem string, ok bool) {
	i := strings.LastIndexByte(slug, '-')
	if i < 0 {
		return slug, false
	}
	_, err := strconv.Atoi(slug[i+1:])
	return slug[:i], err == nil
}

// number gives the nodes with these slugs their ids: the first the slug itself,
// the others the slug with a number that no slug of another name has.
func (u *update) number(slugs map[string]bool) {
	m := u.m
	var changed []*cluster
	for s := range slugs {
		n := 1
		for i, c := range m.slugs[s] {
			num := 0
			for i > 0 {
				if n++; !m.taken(s, n) {
					num = n
					break
				}
			}
			if c.num != num {
				c.num = num
				changed = append(changed, c)
			}
		}
	}
	for _, c := range changed {
		if c.node.ID != "" && m.byID[c.node.ID] == c {
			delete(m.byID, c.node.ID)
		}
	}
	for _, c := range changed {
		id := c.idOf()
		if id != c.node.ID {
			if c.node.ID != "" {
				u.rename(c)
				m.fresher = append(m.fresher, c)
			}
			u.g.log.id(c.node.ID)
			u.g.log.node(c)
			c.node.ID, c.moved = id, u.epoch
		}
		m.byID[id] = c
	}
}

// taken reports whether a number after the slug is the slug of another name.
func (m *merged) taken(slug string, n int) bool {
	if !m.numbered[slug] {
		return false
	}
	return len(m.slugs[slug+"-"+strconv.Itoa(n)]) > 0
}

func (c *cluster) idOf() string {
	if c.num == 0 {
		return c.slug
	}
	return c.slug + "-" + strconv.Itoa(c.num)
}

// rename notes that relations name c otherwise now.
func (u *update) rename(c *cluster) {
	for _, t := range c.things {
		for _, f := range t.facts {
			u.soil(f.bundle)
		}
	}
}

// sortNodes brings the order of the ids up to date.
func (m *merged) sortNodes(epoch uint32) {
	if len(m.fresher) == 0 && !slices.ContainsFunc(m.order, func(c *cluster) bool { return c.moved == epoch }) {
		return
	}
	slices.SortFunc(m.fresher, func(a, b *cluster) int { return strings.Compare(a.node.ID, b.node.ID) })
	out := make([]*cluster, 0, len(m.order)+len(m.fresher))
	fresh := m.fresher
	for _, c := range m.order {
		if c.moved == epoch {
			continue // gone, or to be put elsewhere
		}
		for len(fresh) > 0 && fresh[0].node.ID < c.node.ID {
			out, fresh = append(out, fresh[0]), fresh[1:]
		}
		out = append(out, c)
	}
	m.order, m.fresher = append(out, fresh...), nil
}

// describe fills the node by what most of the cluster's things say.
func (c *cluster) describe() {
	n := c.node
	var types, subtypes, links, names votes
	seen := map[string]bool{}
	n.Members = make([]Member, 0, len(c.things))
	n.Aliases = nil
	for _, t := range c.things {
		n.Members = append(n.Members, Member{t.doc.id, t.id})
		types.add(string(t.typ))
		links.add(t.link)
		names.add(t.name)
		for _, a := range t.names {
			if !seen[a] {
				seen[a] = true
				n.Aliases = append(n.Aliases, a)
			}
		}
	}
	n.Type = entity.Type(types.top())
	for _, t := range c.things {
		if t.typ == n.Type {
			subtypes.add(t.subtype)
		}
	}
	n.Subtype, n.Link = subtypes.top(), links.top()
	n.Name = names.fullest(n.Type, len(n.Aliases) > 0)
	if country, ok := strings.CutPrefix(c.key, "="+string(entity.Place)+"|"); ok && n.Subtype == "country" {
		if known, how, ok := normalize.FindCountry(country); ok && how == normalize.ByName {
			n.Name = known.Name
		}
	}
	n.Aliases = slices.DeleteFunc(n.Aliases, func(a string) bool { return a == n.Name })
	slices.Sort(n.Aliases)
	if len(n.Aliases) == 0 {
		n.Aliases = nil
	}
}

// votes count strings; empty ones have no vote.
type votes struct {
	of []vote
	at map[string]int // index in of, once there are many
}

type vote struct {
	s string
	n int
}

func (v *votes) add(s string) {
	const many = 16
	if s == "" {
		return
	}
	if v.at != nil {
		if i, ok := v.at[s]; ok {
			v.of[i].n++
			return
		}
	} else {
		for i := range v.of {
			if v.of[i].s == s {
				v.of[i].n++
				return
			}
		}
	}
	v.of = append(v.of, vote{s, 1})
	switch {
	case v.at != nil:
		v.at[s] = len(v.of) - 1
	case len(v.of) > many:
		v.at = make(map[string]int, 2*many)
		for i := range v.of {
			v.at[v.of[i].s] = i
		}
	}
}

// top is the string with most votes, the smallest of several.
func (v *votes) top() string {
	var best vote
	for _, x := range v.of {
		if x.n > best.n || x.n == best.n && x.s < best.s {
			best = x
		}
	}
	return best.s
}

// fullest is the name to show: spelt out rather than an acronym, a person's with
// more than one part, and of these the most used, then the longest; of
// descriptions the most used, then the shortest.
func (v *votes) fullest(typ entity.Type, named bool) string {
	var best vote
	for _, x := range v.of {
		if best.s == "" || x.fuller(best, named, typ) {
			best = x
		}
	}
	return best.s
}

func (v vote) fuller(o vote, named bool, typ entity.Type) bool {
	rank := func(s string) int {
		switch {
		case !named:
			return 0
		case strings.ToUpper(s) == s && !strings.Contains(s, " "):
			return 0
		case typ == entity.Person && !strings.Contains(s, " "):
			return 0
		}
		return 1
	}
	length := func(s string) int {
		if named {
			return len(s)
		}
		return -len(s)
	}
	return cmp.Or(cmp.Compare(rank(v.s), rank(o.s)), cmp.Compare(v.n, o.n), cmp.Compare(length(v.s), length(o.s)), strings.Compare(o.s, v.s)) > 0
}
