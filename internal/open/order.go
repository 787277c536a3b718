package open

import (
	"slices"
)

// finish puts predicate and arguments in order and keeps the clause.
func (b *builder) finish(subject phrase) {
	b.c.args = append(b.c.args, subject)
	if b.c.kind == verbal || len(b.objects) > 0 || len(b.phrases) > 0 {
		b.order()
	}
	var first []word
	var last []word
	for _, w := range b.c.pred {
		if w.late {
			last = append(last, w)
			continue
		}
		first = append(first, w)
	}
	b.c.pred = append(first, last...)
	b.c.args = b.distinct(b.c.args)
	b.r.clauses = append(b.r.clauses, b.c)
}

// order puts objects first, then what follows the verb, then what precedes it.
// Without an object, the first phrase after the verb takes its place, and its
// preposition goes to the predicate.
func (b *builder) order() {
	v := b.chain[0]
	slices.SortStableFunc(b.phrases, func(x, y adjunct) int {
		bx, by := x.full.first < v, y.full.first < v
		switch {
		case bx != by && bx:
			return 1
		case bx != by:
			return -1
		}
		return x.full.first - y.full.first
	})
	b.c.args = append(b.c.args, b.objects...)
	b.c.objects = len(b.objects)
	promoted := -1
	if len(b.objects) == 0 {
		promoted = b.promoted()
	}
	if promoted >= 0 {
		a := b.phrases[promoted]
		for _, c := range a.cases {
			b.c.pred = append(b.c.pred, word{tok: c})
		}
		b.c.args = append(b.c.args, a.bare)
		b.c.objects++
	}
	for i, a := range b.phrases {
		if i != promoted {
			b.c.args = append(b.c.args, a.full)
		}
	}
}

// promoted is the phrase that stands in for the object.
func (b *builder) promoted() int {
	v := b.chain[len(b.chain)-1]
	for i, a := range b.phrases {
		if a.agent && a.full.first > v && len(a.cases) > 0 {
			return i
		}
	}
	for i, a := range b.phrases {
		if a.full.first > v && len(a.cases) > 0 && !a.time {
			return i
		}
	}
	return -1
}

// distinct leaves out empty phrases and those inside another.
func (b *builder) distinct(args []phrase) []phrase {
	out := args[:1]
	for _, a := range args[1:] {
		inside := a.empty()
		for _, o := range out {
			if o.holds(a.head) && a.head != b.c.head && a.first >= o.first {
				inside = true
			}
		}
		if !inside {
			out = append(out, a)
		}
	}
	return out
}
