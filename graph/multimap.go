package graph

import (
	"iter"
	"slices"
)

// A multimap holds numbers under keys of which most have one: those take no
// list. It has numbers rather than pointers so that the garbage collector, which
// would else spend much of its time here, has nothing to follow.
type multimap struct {
	first map[uint64]uint32
	more  map[uint64][]uint32
}

func (m *multimap) add(key uint64, x uint32) {
	if m.first == nil {
		m.first, m.more = map[uint64]uint32{}, map[uint64][]uint32{}
	}
	if _, ok := m.first[key]; !ok {
		m.first[key] = x
		return
	}
	m.more[key] = append(m.more[key], x)
}

func (m *multimap) drop(key uint64, x uint32) {
	one, ok := m.first[key]
	if !ok {
		return
	}
	more := m.more[key]
	if one != x {
		more = slices.DeleteFunc(more, func(o uint32) bool { return o == x })
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
func (m *multimap) at(key uint64) iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		x, ok := m.first[key]
		if !ok || !yield(x) {
			return
		}
		if len(m.more) == 0 {
			return
		}
		for _, x := range m.more[key] {
			if !yield(x) {
				return
			}
		}
	}
}

// A register gives things numbers, and those of things that left to others.
type register[T any] struct {
	things []*T
	free   []uint32
}

func (r *register[T]) enter(x *T) uint32 {
	if n := len(r.free); n > 0 {
		num := r.free[n-1]
		r.free = r.free[:n-1]
		r.things[num] = x
		return num
	}
	r.things = append(r.things, x)
	return uint32(len(r.things) - 1)
}

func (r *register[T]) leave(num uint32) {
	r.things[num] = nil
	r.free = append(r.free, num)
}

func (r *register[T]) at(num uint32) *T { return r.things[num] }
