package watch

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"
	"testing"
)

type item struct{ key, place int }

func byKey(a, b item) int { return cmp.Compare(a.key, b.key) }

func items(n, keys int) []item {
	r := rand.New(rand.NewPCG(uint64(n), uint64(keys)))
	out := make([]item, n)
	for i := range out {
		out[i] = item{r.IntN(keys), i}
	}
	return out
}

func TestSort(t *testing.T) {
	for _, n := range []int{0, 1, 2, run, run + 1, 2 * run, 2*run + 1, 3*run + 7, 9*run - 1} {
		for _, keys := range []int{1, 3, 1 << 20} {
			got := items(n, keys)
			want := slices.Clone(got)
			slices.SortStableFunc(want, byKey)
			if Sort(nil, got, byKey); !slices.Equal(got, want) {
				t.Errorf("%d items of %d keys are not sorted as by package slices", n, keys)
			}
			if Sort(nil, got, byKey); !slices.Equal(got, want) {
				t.Errorf("%d items of %d keys, sorted again, are others", n, keys)
			}
		}
	}
}

// TestSortCancelled ends sorting at every look: what was sorted is still all there.
func TestSortCancelled(t *testing.T) {
	all := items(7*run+3, 100)
	for after := 0; ; after++ {
		ctx := &ending{Context: context.Background(), after: after}
		got := slices.Clone(all)
		Sort(New(ctx), got, byKey)
		done := slices.IsSortedFunc(got, byKey)
		slices.SortFunc(got, func(a, b item) int { return cmp.Compare(a.place, b.place) })
		if !slices.Equal(got, all) {
			t.Fatalf("ended at look %d: items are lost", after)
		}
		if done && ctx.looks < after {
			return
		}
	}
}

// An ending context is done after so many looks.
type ending struct {
	context.Context
	after, looks int
}

func (c *ending) Err() error {
	if c.looks++; c.looks > c.after {
		return context.Canceled
	}
	return nil
}
