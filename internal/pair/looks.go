package pair

import "context"

// A sample is one couple of the training data.
type sample struct {
	*couple
	sentence int
	gold     int
}

// folds is in how many parts the data are cut, so that the second look learns
// from answers of the first on sentences that were not learnt from (stacked
// generalization: Wolpert, Neural Networks 1992).
const folds = 4

// learnRelations trains the two looks.
func (m *Model) learnRelations(ctx context.Context, ss []Sentence, o Options) error {
	m.relWords = newVocabulary()
	m.admit(ss)
	readings := make([]*reading, len(ss))
	var all []sample
	for n := range ss {
		readings[n] = m.given(&ss[n], ss[n].Mentions)
		all = m.samples(all, readings[n], n)
	}
	moved := m.relWords.prune(int32(o.Least))
	for _, x := range all {
		x.rows = renumber(x.rows, moved)
	}
	for part := range folds {
		rest := make([]sample, 0, len(all))
		for _, x := range all {
			if x.sentence%folds != part {
				rest = append(rest, x)
			}
		}
		c, err := m.classify(ctx, rest, o)
		if err != nil {
			return err
		}
		for n := part; n < len(ss); n += folds {
			readings[n].look(c)
		}
	}
	var err error
	if m.rels, err = m.classify(ctx, all, o); err != nil {
		return err
	}
	m.relWords.reopen()
	for _, x := range all {
		x.rows = readings[x.sentence].context(x.couple)
	}
	m.relWords.close()
	m.again, err = m.classify(ctx, all, o)
	return err
}

// samples adds the couples of r, that of sentence n.
func (m *Model) samples(out []sample, r *reading, n int) []sample {
	gold := map[[2]int]int{}
	for _, x := range r.s.Relations {
		key := [2]int{min(x.Head, x.Tail), max(x.Head, x.Tail)}
		if gold[key] == 0 {
			gold[key] = m.label(x)
		}
	}
	for k := range r.couples {
		c := &r.couples[k]
		out = append(out, sample{c, n, gold[[2]int{c.i, c.j}]})
	}
	return out
}

// classify learns the labels of samples.
func (m *Model) classify(ctx context.Context, samples []sample, o Options) (*classifier, error) {
	c := &classifier{labels: m.labels(), weights: make([]float32, len(m.relWords.at)*m.labels())}
	scores := make([]float64, c.labels)
	var a *adagrad
	start := func() { a = newAdagrad(len(c.weights), relRate, relDecay) }
	learn := func(i int) { c.learn(samples[i].rows, samples[i].allowed, samples[i].gold, scores, a) }
	return c, o.run(ctx, len(samples), start, learn, c.weights)
}
