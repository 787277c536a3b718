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
	rels     *classifier
	pairs    map[string][]bool // "TYPE|TYPE" in text order -> which labels were seen there
	bias     float64           // added to the logarithm of a relation's odds
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
}

// Mentions finds the mentions of s. It is nil when m has no tagger.
func (m *Model) Mentions(s *Sentence) []Mention {
	if m.tags == nil || len(s.Tokens) == 0 {
		return nil
	}
	rows := make([][]int32, len(s.Tokens))
	for i := range rows {
		rows[i] = s.tokenFeatures(m.tagWords, i)
	}
	return m.decode(m.tags.best(m.tags.scores(nil, rows)))
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
func (m *Model) Find(s *Sentence, ms []Mention) []Guess {
	var out []Guess
	scores := make([]float64, m.labels())
	ms = ms[:min(len(ms), MaxMentions)]
	for i := range ms {
		for j := i + 1; j < len(ms); j++ {
			if g, ok := m.judge(s, ms, i, j, scores); ok {
				out = append(out, g)
			}
		}
	}
	return out
}

// judge classifies one pair.
func (m *Model) judge(s *Sentence, ms []Mention, i, j int, scores []float64) (Guess, bool) {
	allowed := m.pairs[ms[i].Type+"|"+ms[j].Type]
	if allowed == nil {
		return Guess{}, false
	}
	m.rels.scores(scores, s.pairFeatures(m.relWords, ms, i, j), allowed)
	best := 1
	for k := 2; k < len(scores); k++ {
		if scores[k] > scores[best] {
			best = k
		}
	}
	if scores[best]+m.bias <= scores[0] {
		return Guess{}, false
	}
	g := Guess{Relation{i, j, m.Relations[(best-1)/2]}, math.Exp(scores[best])}
	if best%2 == 0 {
		g.Head, g.Tail = j, i
	}
	return g, true
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

// Read finds the mentions of a bare sentence and the relations between them.
func (m *Model) Read(s *Sentence) ([]Mention, []Guess) {
	ms := m.Mentions(s)
	return ms, m.Find(s, ms)
}
