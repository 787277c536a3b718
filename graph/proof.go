package graph

import "slices"

// proveLinks looks again whether the articles bear out the links of f that names
// alone do not prove.
func (f *form) proveLinks() {
	f.context = nil
	for i := range f.alike {
		l := &f.alike[i]
		holds := l.needs == nothing || f.isBorneOut(l)
		if l.holds == holds {
			continue
		}
		l.holds = holds
		for k := range l.to.alike {
			if back := &l.to.alike[k]; back.to == f {
				back.holds = holds
			}
		}
	}
}

func (f *form) isBorneOut(l *link) bool {
	if l.needs == company && (f.folded == l.to.folded || isSlip(f, l.to)) && keepsCompany(f, l.to) {
		return true
	}
	return sharesRelation(f, l.to)
}

// sharesRelation reports whether things of both forms fill one role of one type
// of relation beside one other thing: both are owned by Ann Lee.
func sharesRelation(f, o *form) bool {
	a, b := f.contexts(), o.contexts()
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			return true
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return false
}

// contexts are hashes of the roles that things of the form fill beside others by
// name, sorted.
func (f *form) contexts() []uint64 {
	const enough = 64 // things looked at
	if f.context != nil {
		return f.context
	}
	out := []uint64{}
	for _, t := range f.list[:min(len(f.list), enough)] {
		for _, x := range t.facts {
			for _, s := range x.args {
				if s.t == t {
					out = x.besides(s, out)
				}
			}
		}
	}
	slices.Sort(out)
	f.context = slices.Clip(slices.Compact(out))
	return f.context
}

// besides appends a hash of the slot's role with each other named filler.
func (f *fact) besides(s slot, out []uint64) []uint64 {
	h := hash(f.r.Type + "|" + s.role)
	for _, other := range f.args {
		if o := other.t.form; other.t != s.t && o != nil {
			name := o.folded
			if o.key[0] == '=' {
				name = o.key
			}
			out = append(out, mix(mix(h^hash(other.role))^hash(name)))
		}
	}
	return out
}
