package graph

import (
	"cmp"
	"slices"
	"strings"

	"github.com/actant-nlp/actant/entity"
)

// A token is a word of people's names: the full names that begin or end with it,
// and the names that are nothing else.
type token struct {
	full, single []*form
	seen         uint64 // what the full names looked like when the single ones were last placed
}

func (k *token) add(f *form) {
	if f.isSurname() {
		k.single = append(k.single, f)
	} else {
		k.full = append(k.full, f)
	}
}

func (k *token) drop(f *form) {
	is := func(x *form) bool { return x == f }
	k.full, k.single = slices.DeleteFunc(k.full, is), slices.DeleteFunc(k.single, is)
}

func (g *Graph) token(word string) *token {
	k := g.tokens[word]
	if k == nil {
		k = new(token)
		g.tokens[word] = k
	}
	return k
}

func (f *form) isSurname() bool {
	return f.typ == entity.Person && f.single && !strings.HasPrefix(f.key, "=")
}

// tokens are the words under which the name of a person is found: the first and
// the last of several, or the only one.
func (f *form) tokens() []string {
	if f.isSurname() {
		return []string{f.folded}
	}
	w := strings.Fields(f.folded)
	if f.typ != entity.Person || len(w) < 2 {
		return nil
	}
	if last := w[len(w)-1]; last != w[0] {
		return []string{w[0], last}
	}
	return w[:1]
}

// disturb notes that the people with these words in their names may have
// changed.
func (g *Graph) disturb(f *form) {
	for _, word := range f.tokens() {
		g.disturbWord(word)
	}
}

func (g *Graph) disturbWord(word string) {
	if g.parted == nil {
		g.parted = map[string]struct{}{}
	}
	g.parted[word] = struct{}{}
}

// byCompanies gives a person known by one name only to the one person whose
// surname or given name that is, if their articles share company.
func (u *update) byCompanies() {
	changed := slices.Clone(u.touched[byName])
	note := func(c *cluster) {
		if !slices.Contains(changed, c) {
			changed = append(changed, c)
		}
	}
	if len(changed) > 8 { // a set for many
		in := make(map[*cluster]bool, len(changed))
		for _, c := range changed {
			in[c] = true
		}
		note = func(c *cluster) {
			if !in[c] {
				in[c] = true
				changed = append(changed, c)
			}
		}
	}
	for _, t := range u.gone {
		if t.host != nil {
			t.host.guests = removeThing(t.host.guests, t)
			note(t.host)
		}
	}
	for word := range u.g.parted {
		if k := u.g.tokens[word]; k != nil {
			u.place(k, note)
			if len(k.full)+len(k.single) == 0 {
				delete(u.g.tokens, word)
			}
		}
	}
	for _, c := range changed {
		u.receive(c)
	}
}

// place finds the hosts of all things known by the token alone, as far as
// something changed for them.
func (u *update) place(k *token, note func(*cluster)) {
	if len(k.single) == 0 {
		return
	}
	full, seen := k.people()
	again := seen != k.seen
	k.seen = seen
	for _, s := range k.single {
		for _, t := range s.list {
			from := t.at[byName]
			if !again && !u.isTouched(byName, from) {
				continue
			}
			var host *cluster
			if from.person {
				host = onlyOne(full, t)
			}
			if host == from {
				host = nil
			}
			if host == t.host {
				continue
			}
			if t.host != nil {
				t.host.guests = removeThing(t.host.guests, t)
				note(t.host)
			}
			if host != nil {
				host.guests = insertThing(host.guests, t)
				note(host)
			}
			t.host = host
			note(from)
		}
	}
}

// people are the full names that are of people, with a hash of what fits looks
// at.
func (k *token) people() (full []*form, seen uint64) {
	for _, f := range k.full {
		if len(f.list) > 0 && f.list[0].at[byName].person {
			full = append(full, f)
		}
	}
	slices.SortFunc(full, func(a, b *form) int { return cmp.Compare(a.seq, b.seq) })
	seen = uint64(len(full)) + 1
	if len(full) > crowd {
		return full, seen
	}
	for _, f := range full {
		seen = mix(seen ^ uint64(f.seq))
		for _, t := range f.list[:min(len(f.list), looked)] {
			seen = mix(seen ^ uint64(t.seq)<<32 ^ uint64(t.at[byName].seq))
		}
	}
	return full, seen
}

// receive works out what is left of a cluster by name without those that joined
// others, and with its guests.
func (u *update) receive(c *cluster) {
	own := c.things
	if !c.live(byName) {
		own = nil
	}
	if slices.ContainsFunc(own, func(t *thing) bool { return t.host != nil }) {
		own = slices.DeleteFunc(slices.Clone(own), func(t *thing) bool { return t.host != nil })
	} else if len(c.guests) == 0 {
		for _, t := range own {
			u.put(byCompany, t, c)
		}
		if len(own) > 0 {
			u.touch(byCompany, c)
		}
		return
	}
	if c.next == nil {
		c.next = u.g.cluster(c.key, byCompany)
	}
	u.fill(byCompany, c.next, mergeThings(own, c.guests))
	u.touch(byCompany, c.next)
}

// A fit is a cluster that a thing may belong to, with how well it fits in.
type fit struct {
	c       *cluster
	company int
}

// fits lists the clusters of people of these names that share company with t,
// the best first.
func fits(forms []*form, t *thing) []fit {
	var out []fit
	for _, f := range forms {
		for _, x := range f.list[:min(len(f.list), looked)] {
			n := common(x, t)
			if n == 0 || x.doc == t.doc {
				continue
			}
			c := x.at[byName]
			if i := slices.IndexFunc(out, func(o fit) bool { return o.c == c }); i >= 0 {
				out[i].company = max(out[i].company, n)
			} else {
				out = append(out, fit{c, n})
			}
		}
	}
	slices.SortFunc(out, func(a, b fit) int {
		return cmp.Or(cmp.Compare(b.company, a.company), strings.Compare(a.c.key, b.c.key))
	})
	return out
}

// crowd is how many full names with one surname say nothing of who is meant by
// the surname.
const crowd = 50

// onlyOne is the one cluster among the forms that shares company with t, or
// shares far more than the others; nil for none, or where it is not sure.
func onlyOne(forms []*form, t *thing) *cluster {
	if len(forms) > crowd {
		return nil
	}
	switch fs := fits(forms, t); {
	case len(fs) == 0 || len(fs) > 1 && fs[0].company < sure*fs[1].company:
		return nil
	default:
		return fs[0].c
	}
}
