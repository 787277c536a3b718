// Package watch looks at a context from inside long loops: often enough that a
// cancelled article ends at once, seldom enough to cost nothing.
package watch

import (
	"context"
	"iter"
)

// A Watch belongs to one call of a stage and to one goroutine. A nil Watch
// never ends anything.
type Watch struct {
	ctx context.Context
	err error
}

// New watches ctx.
func New(ctx context.Context) *Watch { return &Watch{ctx: ctx} }

// Done looks at the context and reports whether the work should end. What is
// computed after that must not be used.
func (w *Watch) Done() bool {
	if w == nil {
		return false
	}
	if w.err == nil {
		w.err = w.ctx.Err()
	}
	return w.err != nil
}

// Err is the context's error, nil until Done has seen one.
func (w *Watch) Err() error {
	if w == nil {
		return nil
	}
	return w.err
}

// every is how many steps of a loop go between two looks.
const every = 16

// Range yields 0 to n-1 and ends early when the context is done. It is for
// loops whose steps take some microseconds, and for long ones of less.
func (w *Watch) Range(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if i%every == 0 && w.Done() || !yield(i) {
				return
			}
		}
	}
}

// Each yields what seq does and ends early as Range does.
func Each[V any](w *Watch, seq iter.Seq[V]) iter.Seq[V] {
	return func(yield func(V) bool) {
		i := 0
		for v := range seq {
			if i%every == 0 && w.Done() || !yield(v) {
				return
			}
			i++
		}
	}
}
