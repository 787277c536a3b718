package graph

import (
	"slices"
	"strconv"
	"strings"
)

// byRules joins and divides the clusters that the user's rules concern, all of
// them anew: rules are few.
func (u *update) byRules() {
	g := u.g
	for _, t := range u.moved[byCompany] {
		u.put(byRule, t, t.at[byCompany])
	}
	for _, c := range u.touched[byCompany] {
		u.touch(byRule, c)
	}
	u.rules = g.ruling()
	before := map[string]*cluster{}
	for _, c := range g.ruledClusters {
		before[c.key] = c
		for _, t := range c.things {
			if !t.doc.gone {
				u.put(byRule, t, t.at[byCompany])
				u.touch(byRule, t.at[byCompany])
			}
		}
	}
	g.ruledClusters = nil
	if len(u.rules.team)+len(u.rules.apart) == 0 {
		return
	}
	of := u.rules.drafts()
	u.rules.join(of)
	u.rules.part(of)
	for _, d := range distinct(of) {
		c := before[d.key]
		if c == nil {
			c = g.cluster(d.key, byRule)
		}
		slices.SortFunc(d.things, compareThings)
		u.fill(byRule, c, d.things)
		u.touch(byRule, c)
		g.ruledClusters = append(g.ruledClusters, c)
	}
}

// drafts are copies of the clusters that the rules name, by each of their
// things.
func (r *ruling) drafts() map[*thing]*cluster {
	of := map[*thing]*cluster{}
	take := func(t *thing) {
		if of[t] != nil {
			return
		}
		c := t.at[byCompany]
		d := &cluster{key: c.key, things: slices.Clone(c.things)}
		for _, x := range c.things {
			of[x] = d
		}
	}
	for t := range r.team {
		take(t)
	}
	for t := range r.apart {
		take(t)
	}
	return of
}

// distinct lists the clusters by key.
func distinct(of map[*thing]*cluster) []*cluster {
	seen := map[*cluster]bool{}
	var out []*cluster
	for _, c := range of {
		if !seen[c] {
			seen[c] = true
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b *cluster) int { return strings.Compare(a.key, b.key) })
	return out
}

// A ruling is what the rules say of the things that are in the graph.
type ruling struct {
	apart map[*thing][]*thing
	team  map[*thing]int // number of its team of pinned things
	teams [][]*thing     // each sorted, in the order of their first things
}

// ruling translates the rules; those with a member that no document has are
// left out.
func (g *Graph) ruling() *ruling {
	r := &ruling{apart: map[*thing][]*thing{}, team: map[*thing]int{}}
	find := func(m Member) *thing {
		if d := g.docs[m.Doc]; d != nil {
			return d.thing(m.Entity)
		}
		return nil
	}
	for a, bs := range g.rules.forbids {
		for _, b := range bs {
			if x, y := find(a), find(b); x != nil && y != nil {
				r.apart[x] = append(r.apart[x], y)
			}
		}
	}
	pinned := make([]Member, 0, len(g.rules.pins))
	for a := range g.rules.pins {
		pinned = append(pinned, a)
	}
	slices.SortFunc(pinned, compareMembers)
	done := map[Member]bool{}
	for _, a := range pinned {
		if done[a] {
			continue
		}
		var team []*thing
		for _, m := range g.rules.team(a) {
			done[m] = true
			if t := find(m); t != nil {
				r.team[t] = len(r.teams)
				team = append(team, t)
			}
		}
		r.teams = append(r.teams, team)
	}
	return r
}

// join makes one cluster of those that pins join.
func (r *ruling) join(of map[*thing]*cluster) {
	for _, team := range r.teams {
		for _, t := range team[min(1, len(team)):] {
			merge(of, of[team[0]], of[t])
		}
	}
}

// merge joins two clusters under the key of a name rather than of a document,
// then the smaller one.
func merge(of map[*thing]*cluster, a, b *cluster) *cluster {
	if a == b {
		return a
	}
	if x, y := isNameless(a.key), isNameless(b.key); x && !y || x == y && a.key > b.key {
		a, b = b, a
	}
	for _, t := range b.things {
		of[t] = a
	}
	a.things = append(a.things, b.things...)
	return a
}

func isNameless(key string) bool { return strings.HasPrefix(key, "~") }

// part divides the clusters that hold things which a rule tells apart.
func (r *ruling) part(of map[*thing]*cluster) {
	var torn []*cluster
	for t, others := range r.apart {
		for _, o := range others {
			if c := of[t]; c == of[o] && t != o && !slices.Contains(torn, c) {
				torn = append(torn, c)
			}
		}
	}
	slices.SortFunc(torn, func(a, b *cluster) int { return strings.Compare(a.key, b.key) })
	for _, c := range torn {
		r.divide(c, of)
	}
}

// divide cuts a cluster: each thing that a rule names goes to the first part
// that has nothing it is apart from, its team with it, and all others follow.
func (r *ruling) divide(c *cluster, of map[*thing]*cluster) {
	all := slices.Clone(c.things)
	slices.SortFunc(all, compareThings)
	units := r.units(all)
	var parts [][]*thing
	var free [][]*thing
	for _, u := range units {
		if !r.concerns(u) {
			free = append(free, u)
			continue
		}
		at := slices.IndexFunc(parts, func(p []*thing) bool { return !r.forbids(u, p) })
		if at < 0 {
			parts = append(parts, nil)
			at = len(parts) - 1
		}
		parts[at] = append(parts[at], u...)
	}
	ruled := make([][]*thing, len(parts))
	for k := range parts {
		ruled[k] = slices.Clone(parts[k])
	}
	for _, u := range free {
		best, most := 0, 0
		for k := range ruled {
			n := 0
			for _, t := range u {
				n = max(n, closest(t, ruled[k]))
			}
			if n > most {
				best, most = k, n
			}
		}
		parts[best] = append(parts[best], u...)
	}
	c.things = parts[0]
	for k, p := range parts[1:] {
		d := &cluster{key: c.key + "#!" + strconv.Itoa(k+2), things: p}
		for _, t := range p {
			of[t] = d
		}
	}
}

// units are the teams among the things, and the others one by one.
func (r *ruling) units(all []*thing) [][]*thing {
	var out [][]*thing
	at := map[int]int{}
	for _, t := range all {
		n, pinned := r.team[t]
		if i, ok := at[n]; pinned && ok {
			out[i] = append(out[i], t)
			continue
		}
		if pinned {
			at[n] = len(out)
		}
		out = append(out, []*thing{t})
	}
	return out
}

// concerns reports whether a rule tells any of the things from another.
func (r *ruling) concerns(things []*thing) bool {
	return slices.ContainsFunc(things, func(t *thing) bool { return len(r.apart[t]) > 0 })
}

// forbids reports whether a rule tells any of a from any of b.
func (r *ruling) forbids(a, b []*thing) bool {
	if len(r.apart) == 0 {
		return false
	}
	for _, t := range a {
		for _, o := range r.apart[t] {
			if slices.Contains(b, o) {
				return true
			}
		}
	}
	return false
}
