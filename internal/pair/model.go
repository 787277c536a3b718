package pair

import (
	"math"
	"slices"
	"strings"
)

// A Model finds relations, and mentions where it was trained to.
type Model struct {
	Card      string   // what it was trained on and how well it does, for people
	Types     []string // entity types of the tagger, sorted; empty when it has none
	Relations []string // relation types, sorted

	tagWords *vocabulary
	tags     *chain
	relWords *vocabulary
	rels     *classifier       // the first look: of each pair by itself
	again    *classifier       // the second: of each pair, knowing the first's answers
	pairs    map[string][]bool // "TYPE|TYPE" in text order -> which labels were seen there
}

// Labels of the classifier: 0 is none, 1+2r relation r from the earlier to the
// later mention, 2+2r from the later to the earlier.
func (m *Model) labels() int { return 1 + 2*len(m.Relations) }

// Labels of the tagger: 0 is outside, then for each type begin, inside, last
// and unit.
const positions = 4

const (
	begin = iota
	inside
	last
	unit
)

// legal fills in which labels may follow which.
func legal(c *chain) {
	open := func(k int) bool { return k > 0 && ((k-1)%positions == begin || (k-1)%positions == inside) }
	for from := range c.labels + 1 {
		for to := range c.labels {
			starts := to == 0 || (to-1)%positions == begin || (to-1)%positions == unit
			if from == c.labels || !open(from) {
				c.legal[from*c.labels+to] = starts
			} else {
				c.legal[from*c.labels+to] = !starts && (from-1)/positions == (to-1)/positions
			}
		}
	}
	c.link()
}

// decode reads the mentions of a sequence of labels.
func (m *Model) decode(labels []int) []Mention {
	var out []Mention
	first := 0
	for i, k := range labels {
		if k == 0 {
			continue
		}
		p := (k - 1) % positions
		if p == begin || p == unit {
			first = i
		}
		if p == last || p == unit {
			out = append(out, Mention{first, i + 1, m.Types[(k-1)/positions]})
		}
	}
	return out
}

// encode is the labels of mentions; of overlapping ones the first counts.
func (m *Model) encode(n int, ms []Mention) []int {
	out := make([]int, n)
	end := 0
	for _, x := range ms {
		t, ok := slices.BinarySearch(m.Types, x.Type)
		if x.First < end || !ok {
			continue
		}
		end = x.Last
		base := 1 + t*positions
		if x.Last-x.First == 1 {
			out[x.First] = base + unit
			continue
		}
		for i := x.First; i < x.Last; i++ {
			out[i] = base + inside
		}
		out[x.First], out[x.Last-1] = base+begin, base+last
	}
	return out
}

// A Guess is a relation between two mentions that a model believes in.
type Guess struct {
	Relation
	Probability float64
}

// MaxMentions bounds the mentions of a sentence that are paired; further ones
// are left out, so that the pairs of a list of thousands stay few.
const MaxMentions = 60

// Find finds the relations between mentions ms of s, which must be in text
// order: for each pair the likeliest, where that is likelier than none.
func (m *Model) Find(s *Sentence, ms []Mention) []Guess { return m.given(s, ms).guesses(0) }

// guesses finds the relations of the candidates in two looks. Between known
// mentions, least is 0, a relation must be likelier than none; otherwise
// mentions and relation together must have a probability of at least least.
func (r *reading) guesses(least float64) []Guess {
	r.look(r.m.rels)
	var out []Guess
	scores := make([]float64, r.m.labels())
	for n := range r.couples {
		c := &r.couples[n]
		r.m.again.scores(scores, r.context(c), c.allowed)
		k := likeliest(scores)
		p := math.Exp(scores[k]) * r.among[c.i].probability * r.among[c.j].probability
		if p < least || least == 0 && scores[k] <= scores[0] {
			continue
		}
		g := Guess{Relation{c.i, c.j, r.m.Relations[(k-1)/2]}, p}
		if k%2 == 0 {
			g.Head, g.Tail = c.j, c.i
		}
		out = append(out, g)
	}
	return out
}

// label is the classifier's label of a relation in text order; 0 where the
// model does not know its type.
func (m *Model) label(r Relation) int {
	k, ok := slices.BinarySearch(m.Relations, r.Type)
	switch {
	case !ok:
		return 0
	case r.Head < r.Tail:
		return 1 + 2*k
	}
	return 2 + 2*k
}

// String describes m in a line.
func (m *Model) String() string {
	return "relations " + strings.Join(m.Relations, ", ") + "; entity types " + strings.Join(m.Types, ", ")
}
