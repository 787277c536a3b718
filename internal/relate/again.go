package relate

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant/relation"
)

// maxAgain bounds the facts among which one is looked for that a finding states
// again. Only an article that tells hundreds of facts of one type about one thing,
// all at other times, has more of them.
const maxAgain = 256

// Facts are the findings kept so far.
type facts struct {
	d     *doc
	list  []finding
	core  [][]relation.Argument // their arguments in core roles
	byArg map[factKey][]int     // -> indexes into list, ascending
}

// A factKey finds relations of a type by an argument: its entity, or for one
// without a name the last of its words, too.
type factKey struct{ typ, arg string }

func (x *facts) add(f *finding, core []relation.Argument) {
	for _, a := range core {
		for _, key := range x.keys(f.Type, a) {
			if at := x.byArg[key]; key.arg != "" && (len(at) == 0 || at[len(at)-1] != len(x.list)) {
				x.byArg[key] = append(at, len(x.list))
			}
		}
	}
	x.list, x.core = append(x.list, *f), append(x.core, core)
}

// keys are where a fact stands for one of its arguments. What covers a finding
// has each of the finding's arguments, by its entity or by its last word.
func (x *facts) keys(typ string, a relation.Argument) [2]factKey {
	keys := [2]factKey{{typ, a.Entity}}
	if !x.d.isNamed(a.Entity) {
		keys[1] = factKey{typ, "~" + lastWord(a.In(x.d.text.Source))}
	}
	return keys
}

// stating is the fact that covers f, -1 for none: of several the one that shares
// the earliest of f's arguments, and of those the first. Only those that have f's
// rarest argument are looked at.
func (x *facts) stating(f *finding, core []relation.Argument) int {
	var rare [2][]int
	for i, a := range core {
		var at [2][]int
		for n, key := range x.keys(f.Type, a) {
			at[n] = x.byArg[key]
		}
		if i == 0 || len(at[0])+len(at[1]) < len(rare[0])+len(rare[1]) {
			rare = at
		}
	}
	found, first := -1, len(core)
	for _, at := range rare {
		for _, k := range at[:min(len(at), maxAgain)] {
			shares := slices.IndexFunc(core, func(a relation.Argument) bool { return hasEntity(x.core[k], a.Entity) })
			if shares < 0 || shares > first || shares == first && k >= found {
				continue
			}
			if x.d.covers(&x.list[k], f, x.core[k], core) {
				found, first = k, shares
			}
		}
	}
	return found
}

// covers reports whether a, whose core arguments are have, states all that b
// states: the same type and polarity, and each of b's core arguments, want, is one
// of a, at no other time.
func (d *doc) covers(a, b *finding, have, want []relation.Argument) bool {
	if a.Polarity != b.Polarity || a.Time != "" && b.Time != "" && a.Time != b.Time {
		return false
	}
	same, guessed := false, false
	for _, x := range want {
		if !slices.ContainsFunc(have, func(y relation.Argument) bool {
			if x.Role != y.Role && !a.typ.Symmetric {
				return false
			}
			if x.Entity == y.Entity {
				same = true
				return true
			}
			likely := d.likely(x, y)
			guessed = guessed || likely
			return likely
		}) {
			return false
		}
	}
	return same || !guessed
}

// likely reports whether two arguments without names are probably one thing: in
// two statements of one kind about the same others, things called by the same
// noun are.
func (d *doc) likely(x, y relation.Argument) bool {
	return !d.isNamed(x.Entity) && !d.isNamed(y.Entity) && lastWord(x.In(d.text.Source)) == lastWord(y.In(d.text.Source))
}

func (d *doc) isNamed(id string) bool {
	i, ok := d.entityIDs()[id]
	return ok && d.hasName[i]
}

func lastWord(s string) string {
	s = strings.ToLower(s)
	return s[strings.LastIndexByte(s, ' ')+1:]
}
