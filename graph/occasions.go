package graph

import (
	"cmp"
	"slices"
	"strings"
)

// An occasion is the facts of one event in the making.
type occasion struct {
	facts   []*fact
	times   []*when // distinct
	docs    map[*record]bool
	byTime  map[string]map[*record]bool // documents by the time they give; only for several times
	sources map[*record]bool
}

func (o *occasion) add(f *fact) {
	if o.docs == nil {
		o.docs, o.sources, o.byTime = map[*record]bool{}, map[*record]bool{}, map[string]map[*record]bool{}
	}
	o.facts = append(o.facts, f)
	o.docs[f.doc], o.sources[f.doc.source] = true, true
	if f.when.text == "" {
		return
	}
	if o.byTime[f.when.text] == nil {
		o.byTime[f.when.text] = map[*record]bool{}
		o.times = append(o.times, f.when)
	}
	o.byTime[f.when.text][f.doc] = true
}

// admits reports whether f may be of the occasion: its time agrees, or is a
// little different in another document.
func (o *occasion) admits(f *fact) bool {
	for _, t := range o.times {
		if !f.when.agrees(t) && (f.when.isFar(t) || o.byTime[t.text][f.doc]) {
			return false
		}
	}
	return true
}

// occasions splits the facts of an event where its times cannot be one
// occasion's: one document tells both, or they lie far apart. Facts without a
// time go with the best supported.
func (m *merger) occasions(typ string, facts []*fact) [][]*fact {
	facts = slices.Clone(facts)
	slices.SortFunc(facts, compareFacts)
	t, _ := m.schema.Type(typ)
	if t.State {
		return [][]*fact{facts}
	}
	var timed, open []*fact
	for _, f := range facts {
		if f.when.text == "" {
			open = append(open, f)
		} else {
			timed = append(timed, f)
		}
	}
	if len(timed) == 0 {
		return [][]*fact{open}
	}
	if len(timed) == 1 && len(open) == 0 {
		return [][]*fact{timed}
	}
	// The most exact times first, so that a vague one does not bridge two.
	slices.SortStableFunc(timed, func(x, y *fact) int {
		switch {
		case x.when.text == y.when.text:
			return 0
		case x.when.isFiner(y.when):
			return -1
		}
		return 1
	})
	var out []*occasion
	for _, f := range timed {
		at := slices.IndexFunc(out, func(o *occasion) bool { return o.admits(f) })
		if at < 0 {
			out = append(out, new(occasion))
			at = len(out) - 1
		}
		out[at].add(f)
	}
	return placeUntimed(open, out)
}

// placeUntimed adds each fact without a time to the occasion that its own
// source tells of, else to the best supported one, but not to one that its own
// document tells of apart.
func placeUntimed(open []*fact, timed []*occasion) [][]*fact {
	out := make([][]*fact, len(timed))
	for i, o := range timed {
		out[i] = o.facts
	}
	var alone []*fact
	for _, f := range open {
		best, most := -1, -1
		for i, o := range timed {
			if o.docs[f.doc] {
				continue
			}
			n := 2 * len(o.sources)
			if o.sources[f.doc.source] {
				n += 1000
			}
			if n > most {
				best, most = i, n
			}
		}
		if best < 0 {
			alone = append(alone, f)
		} else {
			out[best] = append(out[best], f)
		}
	}
	if len(alone) > 0 {
		out = append(out, alone)
	}
	return out
}

func countSources(facts []*fact) int {
	if len(facts) == 1 {
		return 1
	}
	seen := map[*record]bool{}
	for _, f := range facts {
		seen[f.doc.source] = true
	}
	return len(seen)
}

// sourcesOf lists the sources of the facts in order.
func sourcesOf(top map[*record]float64) []*record {
	out := make([]*record, 0, len(top))
	for s := range top {
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b *record) int { return cmp.Or(strings.Compare(a.id, b.id)) })
	return out
}
