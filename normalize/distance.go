package normalize

import "strings"

// Distance is the optimal string alignment distance of a and b: insertions,
// deletions, substitutions, and exchanges of neighbouring letters (Damerau), no
// part edited twice. It gives up beyond limit and returns limit+1, so that its
// time is linear in the shorter string times limit.
func Distance(a, b string, limit int) int {
	x, y := []rune(clip(a)), []rune(clip(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	if limit < 0 || len(y)-len(x) > limit {
		return limit + 1
	}
	prev2, prev, cur := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(x); i++ {
		cur[0] = i
		best := i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			d := min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				d = min(d, prev2[j-2]+1)
			}
			cur[j] = d
			best = min(best, d)
		}
		if best > limit {
			return limit + 1
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return min(prev[len(y)], limit+1)
}

// typo reports whether one name looks like a mistyped form of the other: one
// edit from five letters on, two from ten on, not of the first letter, and not
// both are names in their own right ("Maria", "Marie") but for a letter left out
// of a long one ("Brzezinski", "Brezinski").
func typo(x, y string) bool {
	a, b := joined(x), joined(y)
	n := min(len([]rune(a)), len([]rune(b)))
	limit := 0
	switch {
	case n >= 10:
		limit = 2
	case n >= 5:
		limit = 1
	}
	if limit == 0 || []rune(a)[0] != []rune(b)[0] || Distance(a, b, limit) > limit {
		return false
	}
	return !known(x) || !known(y) || n >= 9 && len(a) != len(b)
}

// known reports whether every word of x is a listed personal name.
func known(x string) bool {
	for _, w := range strings.FieldsFunc(x, func(r rune) bool { return r == ' ' || r == '-' }) {
		if !isGiven(w) && !isFamily(w) {
			return false
		}
	}
	return true
}
