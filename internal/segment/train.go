package segment

import (
	"math"
	"math/rand/v2"

	"github.com/actant-nlp/actant/internal/modelfile"
	"github.com/actant-nlp/actant/syntax"
)

// TrainOptions are the knobs of Train. The zero value is what the shipped model
// was made with.
type TrainOptions struct {
	Bits   int     // log2 of the number of weights; 0 is 15
	Epochs int     // passes over the places; 0 is 12
	Rate   float64 // learning rate; 0 is 0.03
	Decay  float64 // L2 penalty; 0 is 1e-5
	Seed   uint64
}

func (o TrainOptions) filled() TrainOptions {
	if o.Bits == 0 {
		o.Bits = 15
	}
	if o.Epochs == 0 {
		o.Epochs = 12
	}
	if o.Rate == 0 {
		o.Rate = 0.03
	}
	if o.Decay == 0 {
		o.Decay = 1e-5
	}
	return o
}

// An example is one place where a sentence may end.
type example struct {
	features []uint32
	end      bool
}

// Train learns where sentences end from texts with known sentences: a logistic
// regression by stochastic gradient descent with the step sizes of AdaGrad
// (Duchi, Hazan and Singer 2011). It is deterministic for a seed.
func Train(texts []*syntax.Text, o TrainOptions) *Model {
	o = o.filled()
	var data []example
	for _, t := range texts {
		data = append(data, examples(t)...)
	}
	n := 1 << o.Bits
	weights, squares := make([]float64, n), make([]float64, n)
	mask := uint32(n - 1)
	bias := 0.0
	rng := rand.New(rand.NewPCG(o.Seed, 1))
	for range o.Epochs {
		rng.Shuffle(len(data), func(i, j int) { data[i], data[j] = data[j], data[i] })
		for _, e := range data {
			sum := bias
			for _, f := range e.features {
				sum += weights[f&mask]
			}
			g := 1 / (1 + math.Exp(-sum))
			if e.end {
				g--
			}
			bias -= 0.001 * g
			for _, f := range e.features {
				w := &weights[f&mask]
				d := g + o.Decay**w
				squares[f&mask] += d * d
				*w -= o.Rate * d / (1e-6 + math.Sqrt(squares[f&mask]))
			}
		}
	}
	m := &Model{modelfile.Hashed{Weights: make([]float32, n), Bias: float32(bias)}}
	for i, w := range weights {
		m.table.Weights[i] = float32(w)
	}
	return m
}

// examples are the places of a text's blocks where the model decides.
func examples(t *syntax.Text) []example {
	ends := map[int]bool{}
	for _, s := range t.Sentences {
		ends[s.End] = true
	}
	s := scanner{src: t.Source, lex: theLexicon()}
	var out []example
	for _, b := range t.Body {
		s.toks = s.toks[:0]
		s.block(b.Start, b.End)
		if len(s.toks) == 0 {
			continue
		}
		w := lines(s.src, b)
		st := s.walk()
		for k := range len(s.toks) - 1 {
			st.step(k, w)
			end := ends[s.toks[k].end]
			if st.gap < gapHard && candidate(st.window[2], st.window[3], st.gap) {
				out = append(out, example{append([]uint32(nil), st.features()...), end})
			}
			if end {
				st.start(k + 1)
			}
		}
	}
	return out
}
