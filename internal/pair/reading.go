package pair

import "slices"

// A candidate is a mention that may be there.
type candidate struct {
	Mention
	probability float64
	best        bool // of the likeliest reading of the sentence
}

// A reading is a sentence with the mentions that it may hold, in text order, and
// their couples, on the way to relations.
type reading struct {
	m       *Model
	s       *Sentence
	among   []candidate
	couples []couple
	said    map[[2]int]int // by the candidates of a couple: the first look's label
}

// A couple is two candidates, i before j, amid the mentions that go with both.
type couple struct {
	i, j    int
	company []int     // candidates, the two among them
	ms      []Mention // of company
	a, b    int       // places of the two in company
	rows    []int32   // features
	allowed []bool    // labels that were seen between their types
}

// given is a reading of which the mentions are known.
func (m *Model) given(s *Sentence, ms []Mention) *reading {
	among := make([]candidate, min(len(ms), MaxMentions))
	for i := range among {
		among[i] = candidate{ms[i], 1, true}
	}
	return m.reading(s, among, 0)
}

// reading pairs the candidates of the likeliest reading with each other, and
// others where both of a couple are there with a probability of at least least;
// of very many, the first.
func (m *Model) reading(s *Sentence, among []candidate, least float64) *reading {
	r := &reading{m: m, s: s, among: among, said: map[[2]int]int{}}
	company, ms := r.with(-1, -1)
	n := min(len(among), 2*MaxMentions)
	for i, x := range among[:n] {
		for j := i + 1; j < n; j++ {
			y := among[j]
			allowed := m.pairs[x.Type+"|"+y.Type]
			if allowed == nil {
				continue
			}
			c := couple{i: i, j: j, company: company, ms: ms, allowed: allowed}
			if !x.best || !y.best {
				if overlap(x.Mention, y.Mention) || x.probability*y.probability < least {
					continue
				}
				c.company, c.ms = r.with(i, j)
			}
			c.a, c.b = slices.Index(c.company, i), slices.Index(c.company, j)
			c.rows = s.pairFeatures(m.relWords, c.ms, c.a, c.b)
			r.couples = append(r.couples, c)
		}
	}
	return r
}

// with is the likeliest reading with candidates i and j in the place of whatever
// they overlap, or as it is where they are -1.
func (r *reading) with(i, j int) (company []int, ms []Mention) {
	for k, x := range r.among {
		in := x.best
		if i >= 0 && k != i && k != j {
			in = in && !overlap(x.Mention, r.among[i].Mention) && !overlap(x.Mention, r.among[j].Mention)
		}
		if in || k == i || k == j {
			company, ms = append(company, k), append(ms, x.Mention)
		}
	}
	return company, ms
}

func overlap(a, b Mention) bool { return a.First < b.Last && b.First < a.Last }

// look notes what c says of each couple by itself.
func (r *reading) look(c *classifier) {
	scores := make([]float64, c.labels)
	for n := range r.couples {
		x := &r.couples[n]
		c.scores(scores, x.rows, x.allowed)
		if k := likeliest(scores); scores[k] > scores[0] {
			r.said[[2]int{x.i, x.j}] = k
		}
	}
}

// likeliest is the relation's label that scores best.
func likeliest(scores []float64) int {
	best := 1
	for k := 2; k < len(scores); k++ {
		if scores[k] > scores[best] {
			best = k
		}
	}
	return best
}

// told is the first look's word on candidates i and j: a relation and its
// direction in the text, or nothing.
func (r *reading) told(i, j int) string {
	k := r.said[[2]int{min(i, j), max(i, j)}]
	if k == 0 {
		return ""
	}
	return r.m.Relations[(k-1)/2] + [...]string{">", "<"}[(k-1)%2]
}

// context is the features of couple c for the second look: to those of the pair
// by itself it adds what the first look said of the pair, and of the two with
// each third mention. That a town lies in a state tells whose home the state is,
// and two mentions of one name, or of a name and its initials in brackets, have
// the same relations.
func (r *reading) context(c *couple) []int32 {
	p := &pairBag{bag: bag{v: r.m.relWords, rows: append(make([]int32, 0, len(c.rows)+64), c.rows...)}}
	p.types = r.among[c.i].Type + "|" + r.among[c.j].Type
	p.both("told", r.told(c.i, c.j))
	alone := true
	for _, k := range c.company {
		one, two := r.told(k, c.i), r.told(k, c.j)
		if k == c.i || k == c.j || one == "" && two == "" {
			continue
		}
		alone = false
		p.both("third", one, two)
		p.both("third at", one, two, side(k, c.i, c.j))
		if l := r.link(k, c.i); l != "" {
			p.both("link i", two, l)
		}
		if l := r.link(k, c.j); l != "" {
			p.both("link j", one, l)
		}
	}
	if alone {
		p.both("no third")
	}
	return p.rows
}

// side is where mention k stands by mentions i and j.
func side(k, i, j int) string {
	switch {
	case k < i:
		return "left"
	case k > j:
		return "right"
	}
	return "in"
}

// link is how candidates a and b stand to each other where that is close: the
// same name, or no more than a word between.
func (r *reading) link(a, b int) string {
	x, y := r.among[min(a, b)], r.among[max(a, b)]
	if r.s.words(x.Mention) == r.s.words(y.Mention) {
		return "same"
	}
	order := ">"
	if a > b {
		order = "<"
	}
	switch y.First - x.Last {
	case 0:
		return order + "next"
	case 1:
		return order + r.s.lemma(x.Last)
	}
	return ""
}
