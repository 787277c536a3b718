package coref

import "iter"

// Bounds that keep the work for each mention constant, whatever the length of a
// sentence, a chain of heads or an article.
const (
	nearMentions = 12 // mentions on either side that one noun phrase may involve
	treeDepth    = 64 // steps up a tree
	fewMembers   = 40 // members of a cluster that are looked at
)

// near yields the mentions of i's sentence that stand near it, itself left out,
// in text order.
func (a *article) near(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for j := max(i-nearMentions, 0); j <= i+nearMentions && j < len(a.m); j++ {
			if j != i && a.m[j].sent == a.m[i].sent && !yield(j) {
				return
			}
		}
	}
}

// around yields the mentions of sentence s that stand near an offset.
func (a *article) around(s, offset int) iter.Seq[int] {
	ms := a.bySent[s]
	lo, hi := 0, len(ms)
	for lo < hi {
		if mid := (lo + hi) / 2; a.m[ms[mid]].Start < offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return func(yield func(int) bool) {
		for k := max(lo-2*nearMentions, 0); k < len(ms) && k < lo+2*nearMentions; k++ {
			if !yield(ms[k]) {
				return
			}
		}
	}
}
