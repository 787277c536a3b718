package graph

import (
	"testing"

	"pgregory.net/rapid"
)

// TestBandTable: the table answers as a map does, also for keys of which halves
// are equal.
func TestBandTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var table bandTable
		var docs register[record]
		want := map[uint64]*record{}
		keys := rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) uint64 {
			return rapid.Uint64Range(0, 3).Draw(t, "upper")<<32 | 64*rapid.Uint64Range(0, 9).Draw(t, "lower")
		}), 1, 40, func(k uint64) uint64 { return k }).Draw(t, "keys")
		for _, k := range keys {
			r := &record{sketch: sketch{bands: []uint64{k}}}
			r.num = docs.enter(r)
			table.put(k, r.num)
			want[k] = r
			if gone := rapid.SampledFrom(keys).Draw(t, "gone"); rapid.Bool().Draw(t, "drop") {
				table.drop(gone, &docs)
				delete(want, gone)
			}
			for _, k := range keys {
				if got := table.get(k, &docs); got != want[k] {
					t.Fatalf("key %x: %v, want %v", k, got, want[k])
				}
			}
		}
	})
}
