package graph

import (
	"iter"
	"slices"
)

// A multimap holds pointers under keys of which most have one: those take no
// list.
type multimap[T any] struct {
	first map[uint64]*T
	more  map[uint64][]*T
}

func (m *multimap[T]) add(key uint64, x *T) {
	if m.first == nil {
		m.first, m.more = map[uint64]*T{}, map[uint64][]*T{}
	}
	if m.first[key] == nil {
		m.first[key] = x
		return
	}
	m.more[key] = append(m.more[key], x)
}

func (m *multimap[T]) drop(key uint64, x *T) {
	more := m.more[key]
	if m.first[key] != x {
		more = slices.DeleteFunc(more, func(o *T) bool { return o == x })
	} else if len(more) > 0 {
		m.first[key] = more[0]
		more = slices.Delete(more, 0, 1)
	} else {
		delete(m.first, key)
	}
	if len(more) > 0 {
		m.more[key] = more
	} else {
		delete(m.more, key)
	}
}

// at yields what is under the key.
func (m *multimap[T]) at(key uint64) iter.Seq[*T] {
	return func(yield func(*T) bool) {
		x := m.first[key]
		if x == nil || !yield(x) {
			return
		}
		for _, x := range m.more[key] {
			if !yield(x) {
				return
			}
		}
	}
}
