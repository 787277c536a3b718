package relate

import "github.com/actant-nlp/actant/internal/watch"

// buckets sorts xs by a key in [0, n), keeping the order of equal ones, in time
// linear in both. Those of key k are out[starts[k]:starts[k+1]]. When the
// context is done the result is not sorted.
func buckets[T any](w *watch.Watch, xs []T, n int, key func(*T) int) (out []T, starts []int) {
	starts = make([]int, n+1)
	for i := range w.Range(len(xs)) {
		starts[key(&xs[i])+1]++
	}
	for k := range n {
		starts[k+1] += starts[k]
	}
	next := make([]int, n)
	copy(next, starts)
	out = make([]T, len(xs))
	if w.Done() {
		return out, starts
	}
	for i := range w.Range(len(xs)) {
		k := key(&xs[i])
		out[next[k]] = xs[i]
		next[k]++
	}
	return out, starts
}
