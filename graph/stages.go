package graph

import (
	"slices"

	"github.com/actant-nlp/actant/entity"
)

// Identity is settled in stages. Each takes the clusters of the one before and
// gives its own; a cluster that a stage leaves alone is the same object in both.
// After a change only the clusters that a stage's input moved or touched are
// worked out again, and what comes out as it was before goes no further.
const (
	byName    = iota // things of one name, told apart where their articles do
	byCompany        // a surname alone beside the person it is of
	byRule           // what the user pins and forbids
	byFrame          // things without a name that relations say are one
	byFrames         // once more, with what that joined
	stages
	final = byFrames
)

// A cluster is a node in the making.
type cluster struct {
	key    string // the smallest key of its forms, or doc and entity of the first thing
	seq    int
	stage  int      // that made it
	things []*thing // by document and id
	person bool     // most things are; of clusters by name

	guests []*thing       // of a cluster by name: those of others that join it by company
	next   *cluster       // what byCompany makes of it, where that is not the same
	marks  [stages]uint32 // epochs in which it was touched
	taken  [2]uint32      // and, by round of joining things without a name, taken up
	undone [2]uint32

	filled []shelf // the bundles in which it is a filler

	place // as a node
}

// live reports whether the cluster stands at the stage.
func (c *cluster) live(stage int) bool {
	return len(c.things) > 0 && !c.things[0].doc.gone && c.things[0].at[stage] == c
}

func named(things []*thing) bool {
	return slices.ContainsFunc(things, func(t *thing) bool { return t.form != nil })
}

// An update brings the merged graph up to date with the documents.
type update struct {
	g       *Graph
	m       *merged
	epoch   uint32
	gone    []*thing // of removed documents
	moved   [stages][]*thing
	touched [stages][]*cluster
	lost    []*cluster // that a thing left at the last stage
	rules   *ruling
	fillers []filler // see core
}

// put gives t its cluster at a stage.
func (u *update) put(stage int, t *thing, c *cluster) {
	old := t.at[stage]
	if old == c {
		return
	}
	t.at[stage] = c
	u.moved[stage] = append(u.moved[stage], t)
	if stage == final && old != nil {
		u.lost = append(u.lost, old)
	}
}

// touch notes that c has other things at a stage than before.
func (u *update) touch(stage int, c *cluster) {
	if c.marks[stage] != u.epoch {
		c.marks[stage] = u.epoch
		u.touched[stage] = append(u.touched[stage], c)
	}
}

func (u *update) isTouched(stage int, c *cluster) bool { return c.marks[stage] == u.epoch }

// fill gives c these things at a stage.
func (u *update) fill(stage int, c *cluster, things []*thing) {
	if !slices.Equal(c.things, things) {
		c.things = things
		u.touch(stage, c)
	}
	for _, t := range things {
		u.put(stage, t, c)
	}
}

func (g *Graph) cluster(key string, stage int) *cluster {
	g.made++
	return &cluster{key: key, seq: g.made, stage: stage}
}

// exact brings the merged graph up to date.
func (g *Graph) exact() *merged {
	if g.m == nil {
		g.m = newMerged()
	} else if g.stale == 0 && !g.told {
		return g.m
	}
	m := g.m
	m.epoch++
	m.fresh()
	u := &update{g: g, m: m, epoch: m.epoch}
	for _, d := range g.removed {
		u.gone = append(u.gone, d.things...)
	}
	for _, t := range u.gone {
		if c := t.at[final]; c != nil {
			u.lost = append(u.lost, c)
		}
	}
	n := 0
	for d := range g.added {
		n += len(d.things)
	}
	for stage := range u.moved {
		u.moved[stage] = make([]*thing, 0, n)
	}
	u.byNames()
	u.byCompanies()
	u.byRules()
	u.byFrame(byFrame)
	u.byFrame(byFrames)
	u.sources()
	u.nodes()
	u.edges()
	for d := range g.added {
		d.viewed = true
	}
	clear(g.added)
	clear(g.dirty)
	g.removed, g.stale, g.told, g.parted = nil, 0, false, nil
	return m
}

// merged is the merged graph, no later than Lag allows.
func (g *Graph) merged() *merged {
	if g.m != nil && !g.told && float64(g.stale) <= g.Lag*float64(len(g.docs)) {
		return g.m
	}
	return g.exact()
}

// mergeThings joins sorted lists into one.
func mergeThings(lists ...[]*thing) []*thing {
	var out []*thing
	for i, l := range lists {
		switch {
		case len(l) == 0:
		case i == 0 || len(out) == 0:
			out = append(out, l...)
		default:
			out = mergeTwo(out, l)
		}
	}
	return out
}

func mergeTwo(a, b []*thing) []*thing {
	out := make([]*thing, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compareThings(a[0], b[0]) <= 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// insertThing puts t into a sorted list.
func insertThing(list []*thing, t *thing) []*thing {
	if n := len(list); n == 0 || compareThings(list[n-1], t) <= 0 { // articles often come in order
		return append(list, t)
	}
	i, _ := slices.BinarySearchFunc(list, t, compareThings)
	return slices.Insert(list, i, t)
}

func removeThing(list []*thing, t *thing) []*thing {
	for i, ok := slices.BinarySearchFunc(list, t, compareThings); ok && i < len(list); i++ {
		if list[i] == t {
			return slices.Delete(list, i, i+1)
		}
	}
	return list
}

// byNames sorts the things into clusters by their names; those without a name
// are one each.
func (u *update) byNames() {
	for _, d := range u.g.addedDocs() {
		for _, t := range d.things {
			if t.form == nil {
				c := u.g.cluster("~"+d.id+"\x00"+t.id, byName)
				u.fill(byName, c, []*thing{t})
			}
		}
	}
	u.regroup()
}

// isPerson reports whether most of the things are people.
func isPerson(things []*thing) bool { return majority(things) == entity.Person }
