package graph

import "slices"

// A bandTable holds for each band that has only one document the number of that
// one. There are a hundred bands to an article, each a place in memory that is not
// in the processor's cache, so an entry is eight bytes that lie where they are
// looked for: half of the band's key and the number. The other half is in the
// document's sketch.
type bandTable struct {
	shards [64]bandShard // by the lowest bits of the key, so that growing takes no long time
}

// A bandShard is an open table with linear probing. An entry's upper half is that
// of its key, its lower half the number plus one; 0 is empty.
type bandShard struct {
	entries []uint64 // as many as a power of two
	used    int
}

func (t *bandTable) shard(key uint64) *bandShard { return &t.shards[key%uint64(len(t.shards))] }

// find gives the place of a key, or of the empty entry where it would be; -1 in
// an empty table.
func (s *bandShard) find(key uint64, docs *register[record]) int {
	if len(s.entries) == 0 {
		return -1
	}
	mask := len(s.entries) - 1
	for i := int(key>>32) & mask; ; i = (i + 1) & mask {
		e := s.entries[i]
		if e == 0 || e>>32 == key>>32 && slices.Contains(docs.at(uint32(e)-1).sketch.bands, key) {
			return i
		}
	}
}

// get is the document of a band, nil for none.
func (t *bandTable) get(key uint64, docs *register[record]) *record {
	s := t.shard(key)
	if i := s.find(key, docs); i >= 0 && s.entries[i] != 0 {
		return docs.at(uint32(s.entries[i]) - 1)
	}
	return nil
}

// put enters the document of a band that has none.
func (t *bandTable) put(key uint64, num uint32) {
	s := t.shard(key)
	if 4*(s.used+1) > 3*len(s.entries) {
		s.grow()
	}
	s.place(key>>32<<32 | uint64(num) + 1)
	s.used++
}

func (s *bandShard) place(e uint64) {
	mask := len(s.entries) - 1
	i := int(e>>32) & mask
	for s.entries[i] != 0 {
		i = (i + 1) & mask
	}
	s.entries[i] = e
}

func (s *bandShard) grow() {
	old := s.entries
	s.entries = make([]uint64, max(8, 2*len(old)))
	for _, e := range old {
		if e != 0 {
			s.place(e)
		}
	}
}

// drop takes a band out; what follows it moves up.
func (t *bandTable) drop(key uint64, docs *register[record]) {
	s := t.shard(key)
	i := s.find(key, docs)
	if i < 0 || s.entries[i] == 0 {
		return
	}
	mask := len(s.entries) - 1
	s.entries[i] = 0
	s.used--
	for k := (i + 1) & mask; s.entries[k] != 0; k = (k + 1) & mask {
		home := int(s.entries[k]>>32) & mask
		if (k-home)&mask >= (k-i)&mask { // it may stand at i
			s.entries[i], s.entries[k] = s.entries[k], 0
			i = k
		}
	}
}
