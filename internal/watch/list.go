package watch

import "slices"

// A List is a slice in the making. It lies in parts, since a slice of a million
// items is copied as a whole whenever it is full, and that is a wait. The zero
// value is an empty list.
type List[T any] struct {
	full [][]T
	part []T
	n    int // items in full
}

// longest is how many items a part of a list has at most.
const longest = 1 << 12

// Add appends items.
func (l *List[T]) Add(xs ...T) {
	for len(xs) > 0 {
		if len(l.part) == cap(l.part) {
			l.grow()
		}
		k := min(len(xs), cap(l.part)-len(l.part))
		l.part = append(l.part, xs[:k]...)
		xs = xs[k:]
	}
}

func (l *List[T]) grow() {
	size := min(max(8, 2*cap(l.part)), longest)
	if cap(l.part) > 0 {
		l.full = append(l.full, l.part)
		l.n += len(l.part)
	}
	l.part = make([]T, 0, size)
}

// Slice is all items, never nil. When the context is done some may be missing.
func (l *List[T]) Slice(w *Watch) []T {
	if len(l.full) == 0 {
		return slices.Clip(append([]T{}, l.part...))
	}
	out := make([]T, 0, l.n+len(l.part))
	for _, part := range l.full {
		if w.Done() {
			return out
		}
		out = append(out, part...)
	}
	return append(out, l.part...)
}
