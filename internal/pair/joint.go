package pair

import (
	"cmp"
	"math"
	"slices"
)

// What Read goes by. A fact, its mentions and relation together, is told from a
// probability of leastFact on: F1 is best at half of itself where probabilities
// are right (Lipton, Elkan and Naryanaswamy, ECML 2014), and these are a little
// too sure of themselves. Chosen by cross-validation on CoNLL04's training part.
const (
	leastMention = 0.1
	leastFact    = 0.35
	leastPrefix  = 0.001 // of a mention's first tokens; where they are less likely, it is followed no further
)

// candidates lists the mentions of the likeliest sequence of labels, and those
// whose probability over all sequences is at least leastMention, in text order.
// Only so many can begin at a token, and cover it, that the cost is linear.
func (m *Model) candidates(emit []float64) []candidate {
	c, l := m.tags, m.tags.labels
	missing := map[Mention]bool{} // of the likeliest sequence
	for _, x := range m.decode(c.best(emit)) {
		missing[x] = true
	}
	forward, backward, total := c.marginals(emit)
	var out []candidate
	add := func(first, end int, typ string, p float64) {
		x := Mention{first, end, typ}
		if missing[x] || p >= leastMention {
			out = append(out, candidate{x, p, missing[x]})
			delete(missing, x)
		}
	}
	for first := range len(emit) / l {
		for t, typ := range m.Types {
			k := first*l + 1 + t*positions
			add(first, first+1, typ, math.Exp(forward[k+unit]+backward[k+unit]-total))
			m.longer(emit, backward, first, t, forward[k+begin]-total, add)
		}
	}
	for x := range missing {
		out = append(out, candidate{x, leastPrefix, true})
	}
	slices.SortFunc(out, func(a, b candidate) int {
		return cmp.Or(a.First-b.First, a.Last-b.Last, cmp.Compare(a.Type, b.Type))
	})
	return out
}

// longer adds the mentions of more than one token that begin at first; so far is
// the logarithm of the share of the sequences up to there.
func (m *Model) longer(emit, backward []float64, first, t int, soFar float64, add func(first, end int, typ string, p float64)) {
	c, l := m.tags, m.tags.labels
	base := 1 + t*positions
	at := base + begin
	for i := first + 1; i*l < len(emit) && soFar+backward[(i-1)*l+at] > math.Log(leastPrefix); i++ {
		ends := soFar + c.step(at, base+last) + emit[i*l+base+last] + backward[i*l+base+last]
		add(first, i+1, m.Types[t], math.Exp(ends))
		soFar += c.step(at, base+inside) + emit[i*l+base+inside]
		at = base + inside
	}
}

// Read finds the mentions of a bare sentence and the relations between them, the
// two together: a relation that is likely enough decides which of several
// possible spans and types its mentions have. It finds none when m has no tagger.
func (m *Model) Read(s *Sentence) ([]Mention, []Guess) {
	if m.tags == nil || len(s.Tokens) == 0 {
		return nil, nil
	}
	rows := make([][]int32, len(s.Tokens))
	for i := range rows {
		rows[i] = s.tokenFeatures(m.tagWords, i)
	}
	among := m.candidates(m.tags.scores(nil, rows))
	r := m.reading(s, among, leastFact)
	return r.settle(r.guesses(leastFact))
}

// settle tells the likeliest guesses first and leaves out those that do not go
// with them. The mentions are those of the relations told and, of the likeliest
// reading, those that go with them.
func (r *reading) settle(gs []Guess) ([]Mention, []Guess) {
	slices.SortStableFunc(gs, func(a, b Guess) int { return cmp.Compare(b.Probability, a.Probability) })
	taken := make([]bool, len(r.among))
	free := func(k int) bool {
		for i, x := range r.among {
			if taken[i] && i != k && overlap(x.Mention, r.among[k].Mention) {
				return false
			}
		}
		return true
	}
	told := gs[:0]
	for _, g := range gs {
		if free(g.Head) && free(g.Tail) {
			taken[g.Head], taken[g.Tail] = true, true
			told = append(told, g)
		}
	}
	var ms []Mention
	place := make([]int, len(r.among))
	for k, x := range r.among {
		if taken[k] || x.best && free(k) {
			place[k] = len(ms)
			ms = append(ms, x.Mention)
		}
	}
	for n := range told {
		told[n].Head, told[n].Tail = place[told[n].Head], place[told[n].Tail]
	}
	slices.SortFunc(told, func(a, b Guess) int {
		return cmp.Or(min(a.Head, a.Tail)-min(b.Head, b.Tail), max(a.Head, a.Tail)-max(b.Head, b.Tail))
	})
	return ms, told
}
