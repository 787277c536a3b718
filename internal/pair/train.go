package pair

import (
	"context"
	"errors"
	"slices"
)

// Options says how to train. The zero value is a good start.
type Options struct {
	Tagger    bool // learn to find the mentions as well
	Passes    int  // over the data; 0 means 20
	Runs      int  // trainings in different orders, whose mean counts; 0 means 4
	Seed      uint64
	Least     int      // features seen less often are left out; 0 means 1
	Symmetric []string // relation types without direction
}

func (o *Options) fill() {
	if o.Passes <= 0 {
		o.Passes = 20
	}
	if o.Runs <= 0 {
		o.Runs = 4
	}
	if o.Least <= 0 {
		o.Least = 1
	}
}

// Rates and pulls of the two learners, chosen on CoNLL04: the tagger's pull by
// cross-validation on its training part, the others on its development part.
const (
	tagRate, tagDecay = 0.1, 1e-3
	relRate, relDecay = 0.05, 1e-4
)

// ErrNoRelations says that there is nothing to learn from.
var ErrNoRelations = errors.New("pair: the examples hold no relation")

// Train learns a model from parsed examples.
func Train(ctx context.Context, ss []Sentence, o Options) (*Model, error) {
	o.fill()
	ss = o.oriented(ss)
	m := &Model{pairs: map[string][]bool{}}
	m.name(ss, o)
	if len(m.Relations) == 0 {
		return nil, ErrNoRelations
	}
	if o.Tagger {
		if err := m.learnTags(ctx, ss, o); err != nil {
			return nil, err
		}
	}
	return m, m.learnRelations(ctx, ss, o)
}

// oriented is ss with the relations without direction told in text order.
func (o *Options) oriented(ss []Sentence) []Sentence {
	if len(o.Symmetric) == 0 {
		return ss
	}
	out := slices.Clone(ss)
	for i := range out {
		out[i].Relations = slices.Clone(out[i].Relations)
		for k := range out[i].Relations {
			if r := &out[i].Relations[k]; r.Tail < r.Head && slices.Contains(o.Symmetric, r.Type) {
				r.Head, r.Tail = r.Tail, r.Head
			}
		}
	}
	return out
}

// name lists the types of the examples.
func (m *Model) name(ss []Sentence, o Options) {
	entities, relations := map[string]bool{}, map[string]bool{}
	for i := range ss {
		for _, x := range ss[i].Mentions {
			entities[x.Type] = true
		}
		for _, r := range ss[i].Relations {
			relations[r.Type] = true
		}
	}
	for t := range relations {
		m.Relations = append(m.Relations, t)
	}
	slices.Sort(m.Relations)
	if o.Tagger {
		for t := range entities {
			m.Types = append(m.Types, t)
		}
		slices.Sort(m.Types)
	}
}

func (m *Model) learnTags(ctx context.Context, ss []Sentence, o Options) error {
	m.tagWords = newVocabulary()
	rows := make([][][]int32, len(ss))
	gold := make([][]int, len(ss))
	for n := range ss {
		rows[n] = make([][]int32, len(ss[n].Tokens))
		for i := range rows[n] {
			rows[n][i] = ss[n].tokenFeatures(m.tagWords, i)
		}
		gold[n] = m.encode(len(ss[n].Tokens), ss[n].Mentions)
	}
	moved := m.tagWords.prune(int32(o.Least))
	for n := range rows {
		for i := range rows[n] {
			rows[n][i] = renumber(rows[n][i], moved)
		}
	}
	m.tags = newChain(1+positions*len(m.Types), len(m.tagWords.at))
	legal(m.tags)
	var emits, moves *adagrad
	start := func() {
		emits = newAdagrad(len(m.tags.emit), tagRate, tagDecay)
		moves = newAdagrad(len(m.tags.trans), tagRate, tagDecay)
	}
	return o.run(ctx, len(ss), start, func(n int) { m.tags.learn(rows[n], gold[n], emits, moves) }, m.tags.emit, m.tags.trans)
}

// admit notes which relations hold between which types.
func (m *Model) admit(ss []Sentence) {
	for n := range ss {
		s := &ss[n]
		for _, r := range s.Relations {
			key := s.Mentions[min(r.Head, r.Tail)].Type + "|" + s.Mentions[max(r.Head, r.Tail)].Type
			if m.pairs[key] == nil {
				m.pairs[key] = make([]bool, m.labels())
				m.pairs[key][0] = true
			}
			m.pairs[key][m.label(r)] = true
		}
	}
}
