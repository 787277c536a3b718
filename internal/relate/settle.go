package relate

import (
	"cmp"
	"slices"

	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/relation"
)

// settle makes one relation of findings that state the same fact, and drops
// what a fuller statement already tells.
func (d *doc) settle() []relation.Relation {
	d.found, _ = buckets(d.w, d.found, maxRoles+1, func(f *finding) int { return maxRoles - min(len(f.coreArgs()), maxRoles) })
	if d.w.Done() {
		return nil
	}
	known := facts{d: d, byArg: map[factKey][]int{}}
	firsts := map[string]bool{}
	for i := range d.w.Range(len(d.found)) {
		f := &d.found[i]
		if !f.fallback {
			firsts[f.Type+" "+f.Args[0].Entity] = true
		}
	}
	for n := range d.found {
		if n%64 == 0 && d.w.Done() {
			return nil
		}
		f := &d.found[n]
		if f.fallback && firsts[f.Type+" "+f.Args[0].Entity] {
			continue
		}
		core := f.coreArgs()
		if k := known.stating(f, core); k >= 0 {
			join(&known.list[k], f)
			continue
		}
		known.add(f, core)
	}
	kept := d.inOrder(known.list)
	if d.w.Done() {
		return nil
	}
	out := make([]relation.Relation, 0, len(kept))
	stronger := strongerThan(d.w, kept)
	for i := range d.w.Range(len(kept)) {
		if !implied(stronger, &kept[i]) && !yields(kept, i) {
			out = append(out, kept[i].Relation)
			d.kept = append(d.kept, &kept[i])
		}
	}
	return out
}

// maxRoles is how many arguments tell fuller findings from others.
const maxRoles = 16

// inOrder puts findings in the order of their sentences, and of their triggers.
func (d *doc) inOrder(fs []finding) []finding {
	out, starts := buckets(d.w, fs, len(d.text.Sentences), func(f *finding) int { return f.sentence })
	for s := range d.w.Range(len(d.text.Sentences)) {
		slices.SortStableFunc(out[starts[s]:starts[s+1]], func(a, b finding) int { return cmp.Compare(a.Trigger.Start, b.Trigger.Start) })
	}
	return out
}

// strongerThan lists for each type the relations of types that imply it, by
// their arguments.
func strongerThan(w *watch.Watch, kept []finding) map[factKey][]*finding {
	out := map[factKey][]*finding{}
	for i := range w.Range(len(kept)) {
		for _, im := range kept[i].typ.Implies {
			for _, a := range kept[i].Args {
				key := factKey{im.Type, a.Entity}
				if same := out[key]; len(same) == 0 || same[len(same)-1] != &kept[i] {
					out[key] = append(same, &kept[i])
				}
			}
		}
	}
	return out
}

// coreArgs are the arguments in core roles.
func (f *finding) coreArgs() []relation.Argument {
	var out []relation.Argument
	for _, a := range f.Args {
		if r, ok := f.typ.Role(a.Role); ok && r.Core {
			out = append(out, a)
		}
	}
	return out
}

// join takes over into a what b tells beyond it.
func join(a, b *finding) {
	for _, x := range b.Args {
		if _, have := a.Arg(x.Role); !have {
			if r, ok := a.typ.Role(x.Role); !ok || !r.Core {
				a.Args = append(a.Args, x)
			}
		}
	}
	if a.Time == "" {
		a.Time = b.Time
	}
	if b.Confidence > a.Confidence {
		a.Confidence, a.features = b.Confidence, b.features
	}
}

// implied reports whether one of the stronger relations has the same fillers.
func implied(stronger map[factKey][]*finding, f *finding) bool {
	args := f.coreArgs()
	if len(args) == 0 {
		return false
	}
	same := stronger[factKey{f.Type, args[0].Entity}] // each has all of args
	for _, a := range args[1:] {
		if l := stronger[factKey{f.Type, a.Entity}]; len(l) < len(same) {
			same = l
		}
	}
	for _, o := range same {
		for _, im := range o.typ.Implies {
			if im.Type == f.Type && o.Polarity == f.Polarity && o.implies(im.Roles, f) {
				return true
			}
		}
	}
	return false
}

// yields reports whether a relation of a type that yields has another one of
// its sentence told in what fills it. The relations are in the order of their
// sentences.
func yields(kept []finding, i int) bool {
	f := &kept[i]
	if !f.typ.Yields || len(f.coreArgs()) != 1+f.twice() {
		return false
	}
	for _, step := range []int{-1, 1} {
		for k := i + step; k >= 0 && k < len(kept) && kept[k].sentence == f.sentence; k += step {
			if o := &kept[k]; o.Type != f.Type && !o.typ.State && f.holds(o) {
				return true
			}
		}
	}
	return false
}

// twice is 1 when a role beside the doubled one is filled.
func (f *finding) twice() int {
	n := 0
	for _, a := range f.Args {
		if r, ok := f.typ.Role(a.Role); ok && r.Core && a.Role != twice(f.typ) {
			n = 1
		}
	}
	return n
}

// holds reports whether o is told in the words of one of f's arguments, at
// their beginning.
func (f *finding) holds(o *finding) bool {
	for _, a := range f.Args {
		if a.Span.Contains(o.Trigger) && o.Trigger.Start-a.Start < 12 {
			return true
		}
	}
	return false
}

// implies reports whether all fillers of the weaker relation fill the roles of o
// that stand for theirs.
func (f *finding) implies(roles map[string]string, weaker *finding) bool {
	for _, a := range weaker.coreArgs() {
		mine, ok := f.Arg(roles[a.Role])
		if !ok || mine.Entity != a.Entity {
			return false
		}
	}
	return true
}
