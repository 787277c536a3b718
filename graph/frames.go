package graph

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/actant-nlp/actant/entity"
)

// Things without a name are one across articles where a relation says so: they
// fill the same role beside the same other fillers, and are of a compatible
// kind. With one other filler they must also be called alike; so called, "Kim's
// sister" also joins the sister whom another article names. Joined things make
// more relations comparable, so it is done twice: the car that was given is also
// the car that was made somewhere.

// A wait is a filler that others with the same key may be one with. The key is a
// hash of the relation without the filler.
type wait struct {
	key  uint64
	t    *thing
	f    *fact
	arg  int32
	head int32
}

// compareWaits orders by document and place in it.
func compareWaits(a, b wait) int {
	return cmp.Or(strings.Compare(a.f.doc.id, b.f.doc.id), cmp.Compare(a.f.index, b.f.index), cmp.Compare(a.arg, b.arg), cmp.Compare(a.head, b.head))
}

func (f *fact) waiting(round int) []wait {
	if f.waits == nil {
		return nil
	}
	return f.waits[round]
}

// waitsOf lists the fillers of f that wait, by the clusters of a stage.
func (f *fact) waitsOf(stage int) []wait {
	var out []wait
	known := 0
	for _, s := range f.args {
		known += flag(s.isKnown(stage))
	}
	for i, s := range f.args {
		if isValue(s.t.typ) || s.t.form != nil && s.t.typ != entity.Person {
			continue
		}
		others := known - flag(s.isKnown(stage))
		if others == 0 || others == 1 && s.t.form != nil && len(s.t.heads) == 0 {
			continue
		}
		key := f.frame(i, stage)
		switch {
		case others > 1:
			out = append(out, wait{hash(key), s.t, f, int32(i), 0})
		case s.t.form == nil:
			out = append(out, wait{hash(key + "|" + nameOf(s.t)), s.t, f, int32(i), 0})
		default:
			for n, h := range s.t.heads {
				out = append(out, wait{hash(key + "|" + h), s.t, f, int32(i), int32(n)})
			}
		}
	}
	return out
}

// isKnown reports whether a core filler is known across articles.
func (s *slot) isKnown(stage int) bool {
	return s.core && (s.t.form != nil || len(s.t.at[stage].things) > 1)
}

// frame is the relation with its known fillers, without filler i.
func (f *fact) frame(i, stage int) string {
	parts := make([]string, 0, len(f.args))
	for k, s := range f.args {
		if k != i && s.isKnown(stage) {
			parts = append(parts, s.role+"="+strconv.Itoa(s.t.at[stage].seq))
		}
	}
	slices.Sort(parts)
	return f.r.Type + "|" + f.args[i].role + "|" + f.when.text + "|" + strings.Join(parts, "|")
}

// A joining is one round.
type joining struct {
	u       *update
	in, out int // stages
	round   int
	queues  map[uint64][]wait
	keys    map[uint64]bool // concerned
	old     []*cluster      // of the stage out
	work    []*cluster
	of      map[*cluster]*draft
}

// A draft is clusters that are found to be one.
type draft struct {
	key    string
	named  bool // one of the things is
	parts  []*cluster
	things []*thing // in the order of the parts; the cluster's own until others join
}

// byFrame joins things without a name, as far as something changed for them.
func (u *update) byFrame(stage int) {
	round := stage - byFrame
	j := &joining{u: u, in: stage - 1, out: stage, round: round, queues: u.g.queues[round],
		keys: map[uint64]bool{}, of: map[*cluster]*draft{}}
	j.requeue()
	for _, key := range slices.Collect(maps.Keys(j.keys)) {
		j.follow(key)
	}
	for _, c := range u.touched[j.in] {
		if c.live(j.in) {
			j.push(c)
		}
	}
	for _, t := range u.moved[j.in] {
		if !t.doc.gone {
			j.push(t.at[j.in])
		}
	}
	for _, t := range u.gone {
		j.undo(t.at[j.out])
	}
	for i := 0; i < len(j.work); i++ {
		j.spread(j.work[i])
	}
	j.replay()
	j.settle()
}

func (j *joining) push(c *cluster) {
	if c != nil && c.taken[j.round] != j.u.epoch {
		c.taken[j.round] = j.u.epoch
		j.work = append(j.work, c)
	}
}

// requeue gives the facts whose fillers moved their new keys.
func (j *joining) requeue() {
	again := func(f *fact, waits []wait) {
		before := f.waiting(j.round)
		if slices.Equal(before, waits) {
			return
		}
		for _, w := range before {
			j.leave(w)
		}
		for _, w := range waits {
			j.enter(w)
		}
		if f.waits == nil {
			f.waits = new([2][]wait)
		}
		f.waits[j.round] = waits
	}
	for _, t := range j.u.gone {
		for _, f := range t.facts {
			again(f, nil)
		}
	}
	for _, t := range j.u.moved[j.in] {
		for _, f := range t.facts {
			if f.mark[j.round] != j.u.epoch && !f.doc.gone {
				f.mark[j.round] = j.u.epoch
				again(f, f.waitsOf(j.in))
			}
		}
	}
}

func (j *joining) leave(w wait) {
	q := slices.DeleteFunc(j.queues[w.key], func(x wait) bool { return x == w })
	if len(q) == 0 {
		delete(j.queues, w.key)
	} else {
		j.queues[w.key] = q
	}
	w.t.waits--
	if !w.t.doc.gone {
		j.push(w.t.at[j.in])
	}
	j.concern(w.key)
}

func (j *joining) enter(w wait) {
	q := j.queues[w.key]
	i, _ := slices.BinarySearchFunc(q, w, compareWaits)
	j.queues[w.key] = slices.Insert(q, i, w)
	w.t.waits++
	j.push(w.t.at[j.in])
	j.concern(w.key)
}

// concern takes up a key; what waits under it is taken up when the queues are
// complete.
func (j *joining) concern(key uint64) { j.keys[key] = false }

// spread takes up all that a cluster could be joined with, and what it was
// joined with before.
func (j *joining) spread(c *cluster) {
	for _, t := range c.things {
		if o := t.at[j.out]; o != nil && o != c {
			j.undo(o)
		}
		if t.waits == 0 {
			continue
		}
		for _, f := range t.facts {
			for _, w := range f.waiting(j.round) {
				if w.t == t {
					j.follow(w.key)
				}
			}
		}
	}
}

// undo takes up the parts of a cluster that this round made before.
func (j *joining) undo(o *cluster) {
	if o == nil || o.undone[j.round] == j.u.epoch {
		return
	}
	o.undone[j.round] = j.u.epoch
	j.old = append(j.old, o)
	for _, t := range o.things {
		if !t.doc.gone {
			j.push(t.at[j.in])
		}
	}
}

// follow takes up all that wait under a key, unless they are all named or all
// one already.
func (j *joining) follow(key uint64) {
	if j.keys[key] {
		return
	}
	j.keys[key] = true
	q := j.queues[key]
	if !j.joinable(q) {
		return
	}
	for _, w := range q {
		j.push(w.t.at[j.in])
	}
}

func (j *joining) joinable(q []wait) bool {
	several, unnamed := false, false
	for _, w := range q {
		c := w.t.at[j.in]
		several = several || c != q[0].t.at[j.in]
		unnamed = unnamed || !named(c.things)
	}
	return several && unnamed
}

// replay joins what waits under the concerned keys, in the order of the
// documents.
func (j *joining) replay() {
	var queues [][]wait
	for key := range j.keys {
		if q := j.queues[key]; len(q) > 1 && j.joinable(q) {
			queues = append(queues, q)
		}
	}
	slices.SortFunc(queues, func(a, b []wait) int { return cmp.Or(compareWaits(a[0], b[0]), cmp.Compare(a[0].key, b[0].key)) })
	for _, q := range queues {
		j.joinCompatible(q)
	}
}

func (j *joining) draft(t *thing) *draft {
	c := t.at[j.in]
	d := j.of[c]
	if d == nil {
		d = &draft{c.key, named(c.things), []*cluster{c}, slices.Clip(c.things)}
		j.of[c] = d
	}
	return d
}

// joinCompatible joins each thing with the first cluster before it of a
// compatible kind; two things of one document stay two.
func (j *joining) joinCompatible(q []wait) {
	for i, w := range q {
		for _, o := range q[:i] {
			a, b := j.draft(o.t), j.draft(w.t)
			if a == b {
				break
			}
			if !alike(o.t, w.t) || a.named && b.named || j.shareDoc(a, b) || j.u.rules.forbids(a.things, b.things) {
				continue
			}
			j.merge(a, b)
			break
		}
	}
}

// merge joins two drafts under the key of a name rather than of a document, then
// the smaller one.
func (j *joining) merge(a, b *draft) {
	if x, y := isNameless(a.key), isNameless(b.key); x && !y || x == y && a.key > b.key {
		a, b = b, a
	}
	for _, c := range b.parts {
		j.of[c] = a
	}
	a.named = a.named || b.named
	a.parts = append(a.parts, b.parts...)
	a.things = append(a.things, b.things...)
}

// shareDoc reports whether one document has a thing of both.
func (j *joining) shareDoc(a, b *draft) bool {
	if len(a.things) > len(b.things) {
		a, b = b, a
	}
	for _, x := range a.things {
		for _, y := range x.doc.things {
			if y != x && j.of[y.at[j.in]] == b {
				return true
			}
		}
	}
	return false
}

// settle makes clusters of the drafts.
func (j *joining) settle() {
	before := map[string]*cluster{}
	for _, o := range j.old {
		if o.stage == j.out {
			before[o.key] = o
		}
	}
	for _, c := range j.work {
		if !c.live(j.in) {
			continue
		}
		d := j.of[c]
		switch {
		case d == nil || len(d.parts) == 1:
			j.pass(c)
		case d.parts[0] == c:
			m := before[d.key]
			if m == nil {
				m = j.u.g.cluster(d.key, j.out)
			}
			slices.SortFunc(d.things, compareThings)
			j.u.fill(j.out, m, d.things)
			if slices.ContainsFunc(d.parts, func(c *cluster) bool { return j.u.isTouched(j.in, c) }) {
				j.u.touch(j.out, m)
			}
		}
	}
}

// pass leaves a cluster as it is.
func (j *joining) pass(c *cluster) {
	if j.u.isTouched(j.in, c) {
		j.u.touch(j.out, c)
	}
	for _, t := range c.things {
		if t.at[j.out] != c {
			j.u.put(j.out, t, c)
			j.u.touch(j.out, c)
		}
	}
}
