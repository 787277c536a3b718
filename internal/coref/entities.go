package coref

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/watch"
)

// entities writes the clusters out, in the order of their first mention.
func (a *article) entities() []entity.Entity {
	var out watch.List[entity.Entity]
	done, n := make([]bool, len(a.m)), 0
	for i := range a.each() {
		r := a.root(i)
		if done[r] {
			continue
		}
		done[r] = true
		c := &a.set[r]
		slices.Sort(c.members)
		if !c.solid || len(c.members) == 1 && a.m[c.members[0]].title {
			continue
		}
		e := a.entity(c)
		n++
		e.ID = "e" + strconv.Itoa(n)
		out.Add(e)
	}
	return out.Slice(a.w)
}

// members yields the mentions of c, which may be most of the article's.
func (a *article) members(c *cluster) iter.Seq[int] { return watch.Each(a.w, slices.Values(c.members)) }

func (a *article) entity(c *cluster) entity.Entity {
	var e entity.Entity
	e.Type, e.Subtype = a.vote(c)
	e.Value = c.value
	e.Mentions = make([]entity.Mention, 0, len(c.members))
	miss := 1.0
	for i := range a.members(c) {
		m := a.m[i].Mention
		e.Mentions = append(e.Mentions, m)
		e.Link = either(e.Link, m.Link)
		if m.Kind == entity.Name || !c.named {
			miss *= 1 - min(max(m.Confidence, 0), 1)
		}
	}
	e.Confidence = 1 - miss
	e.Name = a.canonical(c)
	if e.Link == "" && c.country != "" && e.Type == entity.Place {
		e.Link = landLink(c.country)
	}
	return e
}

// vote is the type that most names say, descriptions breaking the tie and
// counting alone where there is no name.
func (a *article) vote(c *cluster) (entity.Type, string) {
	if c.country != "" && c.typ == entity.Place {
		return entity.Place, "country"
	}
	types, subtypes := map[entity.Type]float64{}, map[string]float64{}
	for i := range a.members(c) {
		m := &a.m[i]
		if m.Kind == entity.Pronoun || m.Type == "" {
			continue
		}
		w := 0.1
		if m.Kind == entity.Name {
			w = 1 + m.Confidence
		}
		types[m.Type] += w
		if m.Subtype != "" {
			subtypes[string(m.Type)+" "+m.Subtype] += w
		}
	}
	t := top(types)
	if t == "" {
		t = entity.Thing
		if p := a.m[c.members[0]].pro; p != nil && p.person < 3 {
			t = entity.Person
		}
	}
	best, most := "", 0.0
	for k, w := range subtypes {
		if s, ok := strings.CutPrefix(k, string(t)+" "); ok && (w > most || w == most && s < best) {
			best, most = s, w
		}
	}
	return t, best
}

func top[K cmp.Ordered](votes map[K]float64) K {
	var best K
	most := 0.0
	for k, w := range votes {
		if w > most || w == most && k < best {
			best, most = k, w
		}
	}
	return best
}

// canonical is the name to show: a country's usual English name, a date's value,
// the fullest spelling of a name, or the first description.
func (a *article) canonical(c *cluster) string {
	if c.country != "" && c.typ == entity.Place {
		return c.country
	}
	if isValue(c.typ) && c.value != "" {
		return c.value
	}
	count := map[string]int{}
	first := ""
	for i := range a.members(c) {
		m := &a.m[i]
		text := strings.Join(strings.Fields(m.Text), " ")
		switch {
		case m.Kind == entity.Name:
			count[text]++
		case m.Kind == entity.Nominal && first == "":
			first = text
		}
	}
	best := ""
	for s := range count {
		if best == "" || better(s, best, count, c.typ) {
			best = s
		}
	}
	return either(either(best, first), a.m[c.members[0]].Text)
}

// better prefers a spelling that is spelt out over an acronym; among people's
// full names the most used, otherwise the longest; letters break the tie.
func better(s, t string, count map[string]int, typ entity.Type) bool {
	if x, y := isAcronymLike(s), isAcronymLike(t); x != y {
		return y
	}
	x, y := len(strings.Fields(s)), len(strings.Fields(t))
	if typ == entity.Person && x > 1 && y > 1 && count[s] != count[t] {
		return count[s] > count[t]
	}
	if typ == entity.Person && x > 1 && y > 1 && x != y {
		return x < y
	}
	if x != y {
		return x > y
	}
	if count[s] != count[t] {
		return count[s] > count[t]
	}
	if len(s) != len(t) {
		return len(s) > len(t)
	}
	return s < t
}
