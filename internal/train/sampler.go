package train

import "math/rand/v2"

// A sampler draws batches: passes over shuffled items, some corpora more often
// than once. What it draws depends on the seed alone, so that a resumed run
// draws the same by drawing again.
type sampler struct {
	rng   *rand.Rand
	items []*item
	order []int
	next  int
	epoch int
}

func newSampler(items []*item, seed, stream uint64) *sampler {
	return &sampler{rng: rand.New(rand.NewPCG(seed, stream)), items: items}
}

// draw appends items with about the given number of tokens to batch.
func (s *sampler) draw(batch []*item, tokens int) []*item {
	for tokens > 0 && len(s.items) > 0 {
		if s.next == len(s.order) {
			s.order = s.rng.Perm(len(s.items))
			s.next = 0
			s.epoch++
		}
		it := s.items[s.order[s.next]]
		s.next++
		batch = append(batch, it)
		tokens -= len(it.words)
	}
	return batch
}

// deal gives the items of a batch to the shards, the longest first and each to
// the shard with the fewest tokens, so that shards take equally long.
func deal(batch []*item, shards []*shard) {
	load := make([]int, len(shards))
	for _, s := range shards {
		s.items = s.items[:0]
	}
	sortByLength(batch)
	for _, it := range batch {
		best := 0
		for i := range load {
			if load[i] < load[best] {
				best = i
			}
		}
		load[best] += len(it.words)
		shards[best].items = append(shards[best].items, it)
	}
}
