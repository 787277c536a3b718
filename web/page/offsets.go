package page

import "slices"

// A Run says where a stretch of the text comes from. Runs with N == M are copied
// byte for byte, but for line breaks and tabs, which become spaces; in others M
// bytes of the page stand for N bytes of the text as a whole: an entity, or a
// character of another character set.
type Run struct {
	Text   int `json:"text"`   // offset of the first byte in the text
	Source int `json:"source"` // and in the page as given
	N      int `json:"n"`      // bytes of the text
	M      int `json:"m"`      // bytes of the page
}

// runs are in the order of the text, without overlaps. Bytes between them, such
// as the empty lines between paragraphs, come from nowhere.
type runs []Run

// add appends a run, joined with the last where both go on byte for byte.
func (rs *runs) add(r Run) {
	if n := len(*rs); n > 0 && r.N == r.M {
		last := &(*rs)[n-1]
		if last.N == last.M && last.Text+last.N == r.Text && last.Source+last.M == r.Source {
			last.N += r.N
			last.M += r.M
			return
		}
	}
	*rs = append(*rs, r)
}

// source is the smallest range of the page that holds what the text's range
// [start, end) comes from; false when that is nothing.
func (rs runs) source(start, end int) (from, to int, ok bool) {
	i, _ := slices.BinarySearchFunc(rs, start, func(r Run, at int) int {
		if r.Text+r.N <= at {
			return -1
		}
		return 1
	})
	for ; i < len(rs) && rs[i].Text < end; i++ {
		a, b := rs[i].Source, rs[i].Source+rs[i].M
		if rs[i].N == rs[i].M {
			a += max(0, start-rs[i].Text)
			b -= max(0, rs[i].Text+rs[i].N-end)
		}
		if !ok || a < from {
			from = a
		}
		if !ok || b > to {
			to = b
		}
		ok = true
	}
	return from, to, ok
}
