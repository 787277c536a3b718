package frame

import (
	"math"
	"slices"
	"sort"
)

// fill tries to fill the roles of a frame from the trigger's slots.
func (m *matcher) fill(e entry, i int, words []int) {
	f := e.frame
	b := binder{m: m, f: f, at: i, word: i}
	if len(e.trigger.Nouns) > 0 {
		for _, w := range words {
			if w != i {
				b.word = w // the deal of "struck a deal"
			}
		}
	}
	for k := range f.Items {
		if f.Items[k].Role == "" && !b.condition(&f.Items[k]) {
			return
		}
	}
	for pass := range 2 { // what must be there chooses first
		for k := range f.Items {
			it := &f.Items[k]
			if it.Role == "" || it.Must != (pass == 0) {
				continue
			}
			if !b.role(it) && it.Must && f.Type.Symmetric && b.twice(it.Role) {
				return // each side of "A with B" must be there
			}
		}
	}
	for k := range f.Items {
		if it := &f.Items[k]; it.Must && !b.filled(it.Role) {
			return
		}
	}
	if !b.enough() {
		return
	}
	match := Match{
		Frame: f, Head: i, Words: words, Bindings: b.bound, carrier: -1,
		conds: f.conds + b.conds + 2*len(e.trigger.After) + 2*min(1, len(e.trigger.Nouns)) + len(e.trigger.Before),
	}
	b.weigh(&match)
	m.found = append(m.found, match)
}

type binder struct {
	m     *matcher
	f     *Frame
	at    int
	word  int // what the slot "word" is: the trigger, or the noun of a verb with a noun
	bound []Binding
	conds int // constraints that fillers have met
}

func (b *binder) filled(role string) bool {
	for _, x := range b.bound {
		if x.Role == role {
			return true
		}
	}
	return false
}

func (b *binder) used(s Slot) bool {
	for _, x := range b.bound {
		if x.Slot.Tok == s.Tok && x.Slot.Part == s.Part && x.Slot.Name != "word" && s.Name != "word" {
			return true
		}
	}
	return false
}

// condition reports whether a condition holds.
func (b *binder) condition(it *Item) bool {
	found, least := false, float32(faint)
	if it.Not && len(it.Want) == 0 {
		least = attached // a second choice does not rule a reading out
	}
	b.candidates(it.Paths, func(s Slot, _ float64) {
		if s.Weight >= least && b.fits(s, it.Want) {
			found = true
		}
	})
	return found != it.Not
}

// role fills a role from the best slot of the item. In symmetric types every
// slot of that name fills it.
func (b *binder) role(it *Item) bool {
	symmetric := b.f.Type.Symmetric && b.twice(it.Role)
	if !symmetric && b.filled(it.Role) {
		return true
	}
	role, _ := b.f.Type.Role(it.Role)
	var best Slot
	top := -1.0
	var all []Slot
	b.candidates(it.Paths, func(s Slot, value float64) {
		if b.used(s) || !b.accepts(role, s) || !b.fits(s, it.Want) {
			return
		}
		if symmetric {
			all = append(all, s)
		}
		if value > top {
			best, top = s, value
		}
	})
	if top < 0 {
		return false
	}
	b.bound = append(b.bound, Binding{it.Role, best, it.Want})
	b.conds += min(1, len(it.Want))
	if symmetric {
		for _, s := range all {
			if s.Name == best.Name && s.Tok != best.Tok && s.Weight >= attached && !(s.How == "control" && best.How == "control") && !b.used(s) && len(b.bound) < 8 {
				b.bound = append(b.bound, Binding{it.Role, s, it.Want})
			}
		}
	}
	return true
}

// twice reports whether the type has the role two times.
func (b *binder) twice(role string) bool {
	n := 0
	for _, r := range b.f.Type.Roles {
		if r.Name == role {
			n++
		}
	}
	return n > 1
}

func (b *binder) symmetricTwice() bool {
	for _, r := range b.f.Type.Roles {
		if r.Core && b.twice(r.Name) {
			return true
		}
	}
	return false
}

// candidates yields the slots that the ways of an item lead to, each with how
// much it is to be preferred: its weight, less a little for each earlier way.
func (b *binder) candidates(ways [][]string, yield func(Slot, float64)) {
	for rank, way := range ways {
		b.step(b.m.slots, b.at, way, 1, func(s Slot) { yield(s, float64(s.Weight)-0.08*float64(rank)) })
	}
}

func (b *binder) step(slots []Slot, at int, way []string, weight float32, yield func(Slot)) {
	name := way[0]
	if len(way) == 1 && b.special(name, at, yield) {
		return
	}
	for _, s := range slots {
		if s.Name != name {
			continue
		}
		s.Weight *= weight
		if len(way) > 1 {
			b.step(b.m.of(s.Tok), s.Tok, way[1:], s.Weight, yield)
			continue
		}
		yield(s)
	}
}

// special yields the slots that are not in the graph: the trigger itself, and
// its own preposition.
func (b *binder) special(name string, at int, yield func(Slot)) bool {
	switch name {
	case "word":
		yield(Slot{Name: name, Tok: b.wordAt(at), Weight: sure})
	case "self":
		if !b.m.g.predicated(at) {
			yield(Slot{Name: name, Tok: at, Weight: inherited})
		}
	case "case":
		for _, k := range b.m.g.kids[at] {
			if b.m.g.rel(int(k)) == "case" {
				yield(Slot{Name: name, Tok: int(k), Weight: sure})
			}
		}
	default:
		return false
	}
	return true
}

// wordAt is the token of the slot "word" of the word at token at.
func (b *binder) wordAt(at int) int {
	if at == b.at {
		return b.word
	}
	return at
}

func (b *binder) accepts(r Role, s Slot) bool {
	if len(r.Accepts) == 0 {
		return b.m.w.Is(s, "")
	}
	for _, class := range r.Accepts {
		if b.m.w.Is(s, class) {
			return true
		}
	}
	return false
}

func (b *binder) fits(s Slot, want Want) bool {
	if len(want) == 0 {
		return true
	}
	for _, all := range want {
		if b.all(s, all) {
			return true
		}
	}
	return false
}

func (b *binder) all(s Slot, atoms []Atom) bool {
	for _, a := range atoms {
		var is bool
		switch {
		case a.Lemmas != nil:
			is = a.Lemmas[b.m.g.Lemma(s.Tok)] || a.Lemmas[b.m.g.contentOf(s.Tok)]
		default:
			is = b.m.w.Is(s, a.Class)
		}
		if is == a.Not {
			return false
		}
	}
	return true
}

// enough reports whether the roles that are filled make a relation.
func (b *binder) enough() bool {
	if b.f.Type.Symmetric && b.symmetricTwice() {
		return len(b.bound) > 0 // whether there are two is for the finder: "they met"
	}
	n := 0
	for _, x := range b.bound {
		if x.Slot.Weight < probable && len(b.bound) == 1 {
			return false // one role alone has to be sure
		}
		if r, ok := b.f.Type.Role(x.Role); ok && !r.Optional && (r.Core || !b.f.Type.State) {
			n++
		}
	}
	return n >= b.f.Type.least() || b.f.Alone && n > 0
}

// weigh computes the match's score and what ranks it.
func (b *binder) weigh(x *Match) {
	logs, n := 0.0, 0
	for _, bind := range x.Bindings {
		s := bind.Slot
		if s.Weight >= attached {
			x.strong++
		}
		x.sum += float64(s.Weight)
		t := b.m.g.tok(s.Tok)
		if t.Score > 0 && s.Name != "self" && s.Name != "word" {
			logs += math.Log(float64(t.Score))
			n++
		}
		logs += math.Log(float64(s.Weight)) / 2
		if s.How == "light verb" && b.m.g.rel(x.Head) != "" {
			x.carrier = b.m.g.head(x.Head)
		}
	}
	x.Score = min(1, x.Frame.Weight*math.Exp(logs/float64(max(1, n))))
}

// better reports whether m is a better reading of a trigger than c.
func (m *Match) better(c *Match) bool {
	if m.Frame.Fallback != c.Frame.Fallback {
		return c.Frame.Fallback
	}
	if m.strong != c.strong {
		return m.strong > c.strong
	}
	if m.conds != c.conds {
		return m.conds > c.conds
	}
	if m.Frame.Prefer != c.Frame.Prefer {
		return m.Frame.Prefer > c.Frame.Prefer
	}
	if d := m.sum - c.sum; math.Abs(d) > 1e-6 {
		return d > 0
	}
	if m.Frame.Weight != c.Frame.Weight {
		return m.Frame.Weight > c.Frame.Weight
	}
	return m.Frame.order < c.Frame.order
}

// choose keeps, of the matches on one trigger word, the best and the "also"
// ones; an edge has no trigger word, and each pair of its ends counts.
func (m *matcher) choose(from int) {
	here := m.found[from:]
	if len(here) < 2 {
		return
	}
	sort.SliceStable(here, func(i, j int) bool { return here[i].better(&here[j]) })
	kept := here[:0]
	main := false
	for _, x := range here {
		switch {
		case x.Words == nil:
			if duplicateEdge(kept, &x) {
				continue
			}
		case x.Frame.Also:
			if duplicateType(kept, &x) {
				continue
			}
		case main:
			continue
		default:
			main = true
		}
		kept = append(kept, x)
	}
	m.found = m.found[:from+len(kept)]
}

func duplicateType(kept []Match, x *Match) bool {
	for i := range kept {
		if kept[i].Frame.Type == x.Frame.Type {
			return true
		}
	}
	return false
}

// duplicateEdge reports whether another edge frame says the same of the pair.
func duplicateEdge(kept []Match, x *Match) bool {
	for i := range kept {
		if kept[i].Words == nil && slices.Equal(ends(&kept[i]), ends(x)) {
			return !x.Frame.Also && !kept[i].Frame.Also || kept[i].Frame.Type == x.Frame.Type
		}
	}
	return false
}

func ends(m *Match) []int {
	var out []int
	for _, b := range m.Bindings {
		out = append(out, b.Slot.Tok)
	}
	sort.Ints(out)
	return out
}

// settle drops what a better reading of the same words rules out: a noun that
// is part of a verb's trigger, and a verb that only carries a noun's action.
func (m *matcher) settle() []Match {
	taken := map[int]int{} // further trigger word -> head of the trigger
	carried := map[int]int{}
	for i := range m.found {
		x := &m.found[i]
		for _, w := range x.Words {
			if w != x.Head && len(x.Words) > 1 {
				taken[w] = x.Head
			}
		}
		if x.carrier >= 0 {
			carried[x.carrier] = x.Head
		}
	}
	offices := map[int]int{} // token that fills an office -> head of that trigger
	for i := range m.found {
		for _, b := range m.found[i].Bindings {
			if b.Slot.Name == "comp" || b.Slot.Name == "as" || b.Slot.Name == "to" {
				offices[b.Slot.Tok] = m.found[i].Head
			}
		}
	}
	agents := map[int]bool{} // tokens that are the agent of a passive
	for i := range m.found {
		for _, b := range m.found[i].Bindings {
			if b.Slot.Name == "subj" && m.g.isVerb(m.found[i].Head) && m.g.passive(m.found[i].Head) {
				agents[b.Slot.Tok] = true
			}
		}
	}
	kept := m.found[:0]
	for _, x := range m.found {
		if x.takesBy(agents) {
			continue
		}
		if _, ok := offices[x.Head]; ok && x.says("word") && x.How("appos") == "predicate" {
			continue
		}
		if h, ok := taken[x.Head]; ok && x.Words != nil && h != x.Head {
			continue
		}
		if n, ok := carried[x.Head]; ok && bindsToken(&x, n) && !slices.Contains(x.Words, n) {
			continue
		}
		kept = append(kept, x)
	}
	m.found = kept
	return kept
}

// takesBy reports whether a noun's match has one of the tokens for its "by".
func (m *Match) takesBy(tokens map[int]bool) bool {
	for _, b := range m.Bindings {
		if b.Slot.Name == "by" && tokens[b.Slot.Tok] && len(m.Words) > 0 {
			return true
		}
	}
	return false
}

// says reports whether a slot of that name fills a role.
func (m *Match) says(slot string) bool {
	for _, b := range m.Bindings {
		if b.Slot.Name == slot {
			return true
		}
	}
	return false
}

// How tells what was undone to find the filler from the slot of that name.
func (m *Match) How(slot string) string {
	for _, b := range m.Bindings {
		if b.Slot.Name == slot {
			return b.Slot.How
		}
	}
	return ""
}

func bindsToken(m *Match, tok int) bool {
	for _, b := range m.Bindings {
		if b.Slot.Tok == tok {
			return true
		}
	}
	return false
}
