package watch

import "slices"

// run is how many items are sorted between two looks.
const run = 1 << 10

// Sort sorts xs and keeps the order of equal items. When the context is done xs
// is in no order, but whole.
func Sort[T any](w *Watch, xs []T, compare func(a, b T) int) {
	for part := range slices.Chunk(xs, run) {
		if w.Done() {
			return
		}
		slices.SortStableFunc(part, compare)
	}
	var left []T
	for width := run; width < len(xs); width *= 2 {
		for from := 0; from+width < len(xs); from += 2 * width {
			if w.Done() {
				return
			}
			both := xs[from:min(len(xs), from+2*width)]
			if compare(both[width-1], both[width]) <= 0 {
				continue // often all is in order already
			}
			left = append(left[:0], both[:width]...)
			merge(w, both, left, compare)
		}
	}
}

// merge merges left, a copy of the first items of both, with the rest of both.
func merge[T any](w *Watch, both, left []T, compare func(a, b T) int) {
	right := both[len(left):]
	for to := range both {
		if to%run == 0 && w.Done() || len(left) == 0 {
			break
		}
		if len(right) > 0 && compare(right[0], left[0]) < 0 {
			both[to], right = right[0], right[1:]
		} else {
			both[to], left = left[0], left[1:]
		}
	}
	copy(both[len(both)-len(right)-len(left):], left)
}
