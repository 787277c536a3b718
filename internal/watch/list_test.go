package watch

import (
	"context"
	"slices"
	"testing"
)

func TestList(t *testing.T) {
	for _, n := range []int{0, 1, 8, 9, 24, longest, 3*longest + 5} {
		var l List[int]
		want := make([]int, 0, n)
		for len(want) < n {
			k := min(len(want)%11, n-len(want))
			for range max(k, 1) {
				want = append(want, len(want))
			}
			l.Add(want[len(want)-max(k, 1):]...)
		}
		if got := l.Slice(nil); got == nil || !slices.Equal(got, want) {
			t.Errorf("%d items are %d: %v", n, len(got), got)
		}
	}
}

func TestListCancelled(t *testing.T) {
	var l List[int]
	for i := range 3 * longest {
		l.Add(i)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if got := l.Slice(New(ctx)); len(got) != 0 {
		t.Errorf("%d items after the end", len(got))
	}
}
