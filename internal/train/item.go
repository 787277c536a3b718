package train

import (
	"slices"

	"github.com/actant-nlp/actant/internal/encoder"
)

// An item is one sentence with what its corpus says of it, as classes.
type item struct {
	corpus int // index into the trainer's corpora
	words  []string
	doc    int // sentences of one document have one number, for hints

	// Trees: nil in a corpus of names.
	upos, xpos, feats []int32
	tree              tree

	// Names: the labels each token may have; nil in a corpus without names.
	allow []uint64

	hints []uint64 // nil for none
}

func (it *item) hasTree() bool  { return it.upos != nil }
func (it *item) hasNames() bool { return it.allow != nil }

// clone copies it so that an augmentation may change it.
func (it *item) clone() *item {
	c := *it
	c.words = slices.Clone(it.words)
	c.upos, c.xpos, c.feats = slices.Clone(it.upos), slices.Clone(it.xpos), slices.Clone(it.feats)
	c.tree = tree{slices.Clone(it.tree.head), slices.Clone(it.tree.label)}
	c.allow, c.hints = slices.Clone(it.allow), slices.Clone(it.hints)
	return &c
}

// remove takes the tokens marked in gone out of it. They must be leaves of its
// tree. A name that loses its first token begins at the next.
func (it *item) remove(gone []bool) {
	shift := make([]int32, len(gone)+1) // new head number of each old one
	n := int32(0)
	for i, g := range gone {
		if !g {
			n++
		}
		shift[i+1] = n
	}
	it.beginLater(gone)
	it.words = without(it.words, gone)
	it.upos, it.xpos, it.feats = without(it.upos, gone), without(it.xpos, gone), without(it.feats, gone)
	it.tree.head, it.tree.label = without(it.tree.head, gone), without(it.tree.label, gone)
	it.allow, it.hints = without(it.allow, gone), without(it.hints, gone)
	for i, h := range it.tree.head {
		if h > 0 {
			it.tree.head[i] = shift[h]
		}
	}
}

// beginLater lets the token after a removed beginning of a name begin it.
func (it *item) beginLater(gone []bool) {
	for i := 0; i+1 < len(it.allow); i++ {
		if !gone[i] {
			continue
		}
		for b := 1; b < 63; b += 2 {
			begin, inside := uint64(1)<<b, uint64(1)<<(b+1)
			if it.allow[i]&begin != 0 && it.allow[i+1]&inside != 0 {
				it.allow[i+1] |= begin
				if it.allow[i]&inside == 0 {
					it.allow[i+1] &^= inside
				}
			}
		}
	}
}

func without[T any](s []T, gone []bool) []T {
	if s == nil {
		return nil
	}
	out := s[:0]
	for i, v := range s {
		if !gone[i] {
			out = append(out, v)
		}
	}
	return out
}

// featurize looks the words of it up.
func featurize(f *encoder.Featurizer, v *encoder.Vectors, features int, it *item, dst []wordRow) []wordRow {
	for i, w := range it.words {
		r := wordRow{hash: make([]int32, features), vector: -1}
		key := f.Rows(w, r.hash)
		if row, ok := v.Find(key); ok {
			r.vector = row
		}
		if it.hints != nil {
			r.hints = it.hints[i]
		}
		dst = append(dst, r)
	}
	return dst
}
