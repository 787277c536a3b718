package watch

import (
	"context"
	"slices"
	"testing"
)

func TestRange(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	w := New(ctx)
	n := 0
	for i := range w.Range(10 * every) {
		if i == every+1 {
			cancel()
		}
		n++
	}
	if n != 2*every || w.Err() == nil || !w.Done() {
		t.Errorf("%d steps, %v", n, w.Err())
	}
	n = 0
	for range (*Watch)(nil).Range(5) {
		n++
	}
	if n != 5 || (*Watch)(nil).Err() != nil {
		t.Errorf("%d steps without a context", n)
	}
}

func TestEach(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	w := New(ctx)
	var got []int
	for i := range Each(w, slices.Values([]int{0: 5, 10 * every: 7})) {
		if got = append(got, i); len(got) == every+1 {
			cancel()
		}
	}
	if len(got) != 2*every || got[0] != 5 {
		t.Errorf("%d items: %v", len(got), got)
	}
}
