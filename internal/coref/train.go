package coref

import (
	"context"
	"math"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/modelfile"
	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/syntax"
)

// A Decision is one pronoun with the candidates that it is resolved among, as
// the resolver met them.
type Decision struct {
	Pronoun entity.Mention
	Options []Option
}

// An Option is one candidate: its mentions so far, and the one nearest to the
// pronoun.
type Option struct {
	Mentions []entity.Mention
	Nearest  entity.Mention
	Score    float64 // what it is ranked by; above 0 to be taken

	base     float64 // by the weights set by hand
	features []uint32
}

// Decisions resolves t with the model, or by the hand-set table where it is nil,
// and returns every choice of a pronoun's referent on the way.
func Decisions(ctx context.Context, t *syntax.Text, ms []entity.Mention, model *Model) ([]Decision, error) {
	a := read(watch.New(ctx), t, ms)
	a.model = model
	var out []Decision
	a.watch = func(i int, os []option) {
		d := Decision{Pronoun: a.m[i].Mention}
		for _, o := range os {
			x := Option{Nearest: a.m[o.via].Mention, base: o.v.score(handWeights(a.m[i].pro)), features: o.features}
			x.Score = x.base
			if model != nil {
				x.Score += model.score(o.features)
			}
			for _, j := range a.set[o.root].members {
				x.Mentions = append(x.Mentions, a.m[j].Mention)
			}
			d.Options = append(d.Options, x)
		}
		out = append(out, d)
	}
	return out, a.resolve()
}

// An Example is a decision with the answers that are right: Right has an entry
// for each option, and None says that to leave the pronoun alone is right.
type Example struct {
	Decision
	Right  []bool
	None   bool
	Weight float64 // 0 is 1
}

// TrainOptions are the knobs of Train. The zero value is what the shipped model
// was made with.
type TrainOptions struct {
	Bits  int     // log2 of the number of weights; 0 is 14
	Steps int     // passes over all examples; 0 is 150
	Rate  float64 // step size; 0 is 0.05
	Decay float64 // L2 penalty, of the sum over all examples; 0 is 30
}

func (o TrainOptions) filled() TrainOptions {
	if o.Bits == 0 {
		o.Bits = 14
	}
	if o.Steps == 0 {
		o.Steps = 150
	}
	if o.Rate == 0 {
		o.Rate = 0.05
	}
	if o.Decay == 0 {
		o.Decay = 30
	}
	return o
}

// Train learns a log-linear ranker after Denis and Baldridge (2007): a candidate,
// or none with the sum 0, is chosen with a probability in proportion to the
// exponential of its sum, to which the weights set by hand belong: what is learnt
// corrects them. The likelihood of the right answers together is
// maximised over all examples at once by Adam (Kingma and Ba 2015), with a
// Gaussian prior. It is deterministic.
func Train(examples []Example, o TrainOptions) *Model {
	o = o.filled()
	n := 1 << o.Bits
	w, g := make([]float64, n), make([]float64, n)
	m1, m2 := make([]float64, n), make([]float64, n)
	mask := uint32(n - 1)
	total := 0.0
	for i := range examples {
		total += examples[i].weight()
	}
	for step := 1; step <= o.Steps; step++ {
		for i := range g {
			g[i] = o.Decay * w[i] / total
		}
		for i := range examples {
			examples[i].gradient(w, g, mask, total)
		}
		c1, c2 := 1-math.Pow(.9, float64(step)), 1-math.Pow(.999, float64(step))
		rate := o.Rate * (1 - float64(step-1)/float64(o.Steps))
		for i := range w {
			m1[i] = .9*m1[i] + .1*g[i]
			m2[i] = .999*m2[i] + .001*g[i]*g[i]
			w[i] -= rate * (m1[i] / c1) / (math.Sqrt(m2[i]/c2) + 1e-8)
		}
	}
	out := &Model{modelfile.Hashed{Weights: make([]float32, n)}}
	for i := range w {
		out.table.Weights[i] = float32(w[i])
	}
	return out
}

func (e *Example) weight() float64 {
	if e.Weight == 0 {
		return 1
	}
	return e.Weight
}

// gradient adds the example's share of the loss's gradient to g.
func (e *Example) gradient(w, g []float64, mask uint32, total float64) {
	n := len(e.Options)
	p := make([]float64, n+1) // the last is none
	top := 0.0
	for i := range e.Options {
		p[i] = e.Options[i].base
		for _, f := range e.Options[i].features {
			p[i] += w[f&mask]
		}
		top = max(top, p[i])
	}
	all, right := 0.0, 0.0
	for i := range p {
		p[i] = math.Exp(p[i] - top)
		all += p[i]
		if i < n && e.Right[i] || i == n && e.None {
			right += p[i]
		}
	}
	if right == 0 {
		return
	}
	for i := range e.Options {
		d := p[i] / all
		if e.Right[i] {
			d -= p[i] / right
		}
		d *= e.weight() / total
		for _, f := range e.Options[i].features {
			g[f&mask] += d
		}
	}
}
