package data

import (
	"unicode"
	"unicode/utf8"
)

// An index is a hash table from phrases, and from every run of words that a
// longer phrase begins with, to row numbers. Phrases are known by a 64-bit hash
// of their words alone: with the few hundred thousand entries that a lexicon
// has, two phrases share one with a probability below one in ten million.
type index struct {
	slots []slot
	next  []int32 // the next row of the same entry; -1 at the last
	used  int
}

// A slot holds one phrase. Its parts lie side by side, since a look at a slot
// costs a miss of the cache.
type slot struct {
	key uint64 // the phrase's hash; 0 where the slot is empty
	row int32  // the first row of the phrase; -1 where it is only the beginning of an entry
}

// seed is the hash of no words; it is never 0, which marks an empty slot.
const seed uint64 = 0xcbf29ce484222325

// hashWord is the hash of a phrase that h is the hash of, with word appended.
func hashWord(h uint64, word string, fold bool) uint64 {
	h = (h ^ 0x20) * 0x100000001b3
	for i := 0; i < len(word); {
		c := word[i]
		if c < utf8.RuneSelf {
			if fold && 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			h = (h ^ uint64(c)) * 0x100000001b3
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(word[i:])
		if fold {
			r = unicode.ToLower(r)
		}
		h = (h ^ uint64(r)) * 0x100000001b3
		i += n
	}
	return settle(h)
}

func hashPhrase(s string, fold bool) uint64 {
	return hashMore(seed, s, fold)
}

// hashMore is the hash of a phrase that h is the hash of, with s appended.
func hashMore(h uint64, s string, fold bool) uint64 {
	if more, ok := hashWordAlone(h, s, fold); ok {
		return more
	}
	words(s, func(w string) { h = hashWord(h, w, fold) })
	return h
}

// hashWordAlone is hashMore where s is one word of ASCII letters and digits, as
// most that are looked up are; ok tells whether it is one.
func hashWordAlone(h uint64, s string, fold bool) (more uint64, ok bool) {
	h = (h ^ 0x20) * 0x100000001b3
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		case 'A' <= c && c <= 'Z':
			if fold {
				c += 'a' - 'A'
			}
		default:
			return 0, false
		}
		h = (h ^ uint64(c)) * 0x100000001b3
	}
	return settle(h), s != ""
}

// settle ends the hash of a word: it spreads the high bits, which FNV leaves
// weak in short words, and is never 0.
func settle(h uint64) uint64 {
	if h ^= h >> 29; h == 0 {
		return 1
	}
	return h
}

// newIndex makes an index for n rows.
func newIndex(n int) index {
	size := 8
	for size < 2*n {
		size *= 2
	}
	x := index{slots: make([]slot, size), next: make([]int32, n)}
	for i := range x.next {
		x.next[i] = -1
	}
	return x
}

// add enters phrase, with all its beginnings, as row. Rows are added from the
// last one to the first, so that those of a phrase can be found in order.
func (x *index) add(phrase string, fold bool, row int32) {
	h, some := seed, false
	words(phrase, func(w string) {
		if some {
			x.slot(h)
		}
		h, some = hashWord(h, w, fold), true
	})
	if some {
		s := x.slot(h)
		x.next[row], s.row = s.row, row
	}
}

// slot is the place of h, which is made when there is none.
func (x *index) slot(h uint64) *slot {
	if 4*x.used >= 3*len(x.slots) {
		x.grow()
	}
	s := x.probe(h)
	if s.key == 0 {
		*s = slot{h, -1}
		x.used++
	}
	return s
}

func (x *index) grow() {
	old := x.slots
	x.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.key != 0 {
			*x.probe(s.key) = s
		}
	}
}

// probe is the place where h is, or where it belongs.
func (x *index) probe(h uint64) *slot {
	mask := uint64(len(x.slots) - 1)
	i := (h * 0x9e3779b97f4a7c15 >> 20) & mask
	for x.slots[i].key != 0 && x.slots[i].key != h {
		i = (i + 1) & mask
	}
	return &x.slots[i]
}

// has reports whether a phrase or the beginning of one has hash h.
func (x *index) has(h uint64) bool { return len(x.slots) > 0 && x.probe(h).key != 0 }

// find is the first row of the phrase with hash h, or -1.
func (x *index) find(h uint64) int32 {
	if len(x.slots) == 0 {
		return -1
	}
	if s := x.probe(h); s.key != 0 {
		return s.row
	}
	return -1
}
