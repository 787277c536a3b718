package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Rule is what a user says of two entities: that they are one thing, or not.
type Rule struct {
	A, B Member
	Same bool
}

// String is "a.txt#e1 = b.txt#e2", with "≠" for a rule that forbids.
func (r Rule) String() string {
	sign := "≠"
	if r.Same {
		sign = "="
	}
	return fmt.Sprintf("%s#%s %s %s#%s", r.A.Doc, r.A.Entity, sign, r.B.Doc, r.B.Entity)
}

// A RuleError says that a rule contradicts others: two things that pins make
// one, directly or by way of others, and a forbid tells apart.
type RuleError struct {
	Rule Rule // the one that was refused
	With Rule // the one against it: a forbid, or the forbidden pair itself where pins join it
}

// Error names both rules.
func (e *RuleError) Error() string {
	return fmt.Sprintf("graph: %v contradicts %v", e.Rule, e.With)
}

// A pair of members in order.
type pair struct{ a, b Member }

func compareMembers(a, b Member) int {
	return cmp.Or(strings.Compare(a.Doc, b.Doc), strings.Compare(a.Entity, b.Entity))
}

// rules are the user's pins and forbids; each is kept under both its members.
type rules struct {
	pins, forbids map[Member][]Member
}

// Pin says that two entities are one thing, whatever their names and articles
// say: their nodes become one, with all their other members. The documents need
// not be in the graph; the rule holds whenever both are, until Release. Rules may
// be given in any order. A pin that joins, alone or with others, two entities
// that are forbidden to be one is refused with a *[RuleError].
func (g *Graph) Pin(a, b Member) error {
	if x, y, ok := g.rules.between(a, b); ok {
		return &RuleError{Rule{a, b, true}, Rule{x, y, false}}
	}
	if g.rules.pins == nil {
		g.rules.pins = map[Member][]Member{}
	}
	put(g.rules.pins, a, b)
	g.told = true
	return nil
}

// Forbid says that two entities are two things. Where their names would make
// them one node it is divided: what is pinned to either goes with it, the other
// members with the one whose articles name more of the same people, bodies and
// works, or with the first by document and entity where that does not tell. A
// forbid against what pins say is refused with a *[RuleError].
func (g *Graph) Forbid(a, b Member) error {
	if slices.Contains(g.rules.team(a), b) {
		return &RuleError{Rule{a, b, false}, Rule{a, b, true}}
	}
	if g.rules.forbids == nil {
		g.rules.forbids = map[Member][]Member{}
	}
	put(g.rules.forbids, a, b)
	g.told = true
	return nil
}

// Release takes back what Pin or Forbid said of the two, and reports whether
// there was a rule.
func (g *Graph) Release(a, b Member) bool {
	x := drop(g.rules.pins, a, b)
	y := drop(g.rules.forbids, a, b)
	if x || y {
		g.told = true
	}
	return x || y
}

// Rules lists the rules in force, sorted.
func (g *Graph) Rules() []Rule {
	var out []Rule
	for same, m := range map[bool]map[Member][]Member{true: g.rules.pins, false: g.rules.forbids} {
		for a, bs := range m {
			for _, b := range bs {
				if compareMembers(a, b) <= 0 {
					out = append(out, Rule{a, b, same})
				}
			}
		}
	}
	slices.SortFunc(out, func(x, y Rule) int {
		return cmp.Or(compareMembers(x.A, y.A), compareMembers(x.B, y.B))
	})
	return out
}

func put(m map[Member][]Member, a, b Member) {
	if !slices.Contains(m[a], b) {
		m[a] = append(m[a], b)
	}
	if a != b && !slices.Contains(m[b], a) {
		m[b] = append(m[b], a)
	}
}

func drop(m map[Member][]Member, a, b Member) bool {
	if !slices.Contains(m[a], b) {
		return false
	}
	for _, p := range []pair{{a, b}, {b, a}} {
		m[p.a] = slices.DeleteFunc(m[p.a], func(x Member) bool { return x == p.b })
		if len(m[p.a]) == 0 {
			delete(m, p.a)
		}
	}
	return true
}

// team is a and all that pins make one with it, sorted.
func (r *rules) team(a Member) []Member {
	out := []Member{a}
	for i := 0; i < len(out); i++ {
		for _, b := range r.pins[out[i]] {
			if !slices.Contains(out, b) {
				out = append(out, b)
			}
		}
	}
	slices.SortFunc(out, compareMembers)
	return out
}

// between is a forbidden pair with one side in a's team and the other in b's.
func (r *rules) between(a, b Member) (x, y Member, ok bool) {
	other := r.team(b)
	for _, x := range r.team(a) {
		for _, y := range r.forbids[x] {
			if slices.Contains(other, y) {
				return x, y, true
			}
		}
	}
	return x, y, false
}
