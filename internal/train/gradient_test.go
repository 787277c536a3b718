package train

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/actant-nlp/actant/internal/encoder"
)

// smallConfig is a network small enough to check every kind of weight.
func smallConfig() encoder.Config {
	return encoder.Config{
		Width: 16, Features: []string{"form", "suffix2", "shape"}, HashRows: 32, HashDim: 4,
		VectorDim: 6, HintBits: 2, Convs: 2, Window: 3, Recurrents: 2, Hidden: 5, Attentions: 1, Heads: 2, RelClip: 3, FFN: 12,
		Arc: 8, Label: 5, NameHidden: 7, NameConvs: 1, MaxLen: 16,
	}
}

func smallLabels() encoder.Labels {
	return encoder.Labels{
		UPOS: []string{"NOUN", "VERB"}, XPOS: []string{"NN", "VB", "X"}, Feats: []string{"", "a=b"},
		Deprel: []string{"nsubj", "obj", "root"}, Types: []string{"ORGANIZATION", "PERSON", "PLACE"},
	}
}

func smallItems() []*item {
	return []*item{
		{words: []string{"Dogs", "bark", "loudly"}, upos: []int32{0, 1, -1}, xpos: []int32{0, 1, 2}, feats: []int32{0, 1, 0},
			tree: tree{[]int32{2, 0, 2}, []int32{0, 2, 1}}},
		{words: []string{"Ann", "Lee", "saw", "Bonn"}, upos: []int32{0, 0, 1, 0}, xpos: []int32{0, 0, 1, 0}, feats: []int32{0, 0, 1, 0},
			tree: tree{[]int32{3, 1, 0, 3}, []int32{0, 0, 2, -1}}, allow: []uint64{1 << 3, 1 << 4, 1, 1<<1 | 1<<5}, hints: []uint64{3, 2, 0, 1}},
		{words: []string{"Oslo", "slept"}, allow: []uint64{1<<5 | 1, 1}},
	}
}

func smallShard(smooth float64) (*shard, *encoder.Network) {
	cfg, labels := smallConfig(), smallLabels()
	w := encoder.NewNetwork(&cfg, &labels, true)
	rng := rand.New(rand.NewPCG(7, 8))
	w.Each(func(_ string, m *encoder.Matrix) {
		for i := range m.Data {
			m.Data[i] = float32(rng.NormFloat64() * 0.4)
		}
	})
	o := &Options{Transitions: true, Smooth: smooth}
	o.fill()
	table := encoder.Matrix{Rows: 1, Cols: 6, Data: []float32{1, -1, .5, .25, 2, -.5}}
	v := &encoder.Vectors{Keys: []uint32{encoder.VectorKey("bark")}, Table: *encoder.Quantize(&table)}
	s := newShard(&cfg, &labels, w, v, o, &augmenter{})
	s.items = smallItems()
	return s, w
}

func (s *shard) total() float64 {
	l := &s.loss
	return l.Arcs + l.Labels + l.Names + 0.3*l.Tags
}

// TestGradients compares the backward pass with central differences at values
// of every matrix.
func TestGradients(t *testing.T) {
	s, w := smallShard(0.1)
	s.opts.FeatWeight = s.opts.TagWeight // so that one factor describes the tags
	sc := scales{tree: 1, name: 1}
	s.run(nil, sc)
	tables := make([]encoder.Matrix, len(w.Hash))
	for k := range tables {
		tables[k] = encoder.Matrix{Rows: w.Hash[k].Rows, Cols: w.Hash[k].Cols, Data: make([]float32, len(w.Hash[k].Data))}
		for i, rows := range s.hash.rows {
			for j := range 4 {
				tables[k].Row(int(rows[k]))[j] += s.hash.grad.Row(i)[k*4+j]
			}
		}
	}
	grads := map[string][]float32{}
	s.net.g.Each(func(name string, m *encoder.Matrix) { grads[name] = append([]float32(nil), m.Data...) })
	for k := range tables {
		grads["hash."+string(rune('0'+k))] = tables[k].Data
	}
	rng := rand.New(rand.NewPCG(1, 1))
	w.Each(func(name string, m *encoder.Matrix) {
		g := grads[name]
		var worst, scale float64
		off := 0 // values near a rectifier's corner may be
		for range 12 {
			i := rng.IntN(len(m.Data))
			if name[:4] == "hash" { // most rows have no word
				for tries := 0; g[i] == 0 && tries < 200; tries++ {
					i = rng.IntN(len(m.Data))
				}
			}
			const h = 5e-3
			old := m.Data[i]
			at := func(d float32) float64 {
				m.Data[i] = old + d
				s.run(nil, sc)
				m.Data[i] = old
				return s.total()
			}
			// The fourth-order difference: single precision forbids a small step.
			numeric := (8*(at(h/2)-at(-h/2)) - (at(h) - at(-h))) / (6 * h)
			worst = math.Max(worst, math.Abs(numeric-float64(g[i])))
			scale = math.Max(scale, math.Abs(numeric))
			if math.Abs(numeric-float64(g[i])) > 3e-3+0.02*math.Abs(numeric) {
				off++
			}
		}
		if off > 2 {
			t.Errorf("%s: gradient off by %.4g where it is up to %.4g", name, worst, scale)
		}
	})
}
