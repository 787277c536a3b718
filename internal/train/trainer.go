package train

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"runtime"
	"strings"
	"time"

	"github.com/actant-nlp/actant/internal/encoder"
	"github.com/actant-nlp/actant/internal/kernel"
)

// A trainer holds one run.
type trainer struct {
	opts    *Options
	data    *dataset
	vectors *encoder.Vectors
	log     io.Writer

	weights, moment1, moment2, averaged *encoder.Network
	shards                              []*shard
	opt                                 *optimizer
	trees, names                        *sampler
	step                                int // steps taken
	workers                             int

	seen    losses // since the last line
	started time.Time
	first   int // step at which this process began
	tokens  int
}

func newTrainer(o *Options, d *dataset, v *encoder.Vectors, log io.Writer) *trainer {
	t := &trainer{opts: o, data: d, vectors: v, log: log, workers: o.Workers}
	if t.workers <= 0 {
		t.workers = runtime.GOMAXPROCS(0)
	}
	cfg, l := &o.Config, &d.labels
	t.weights = encoder.NewNetwork(cfg, l, true)
	initialize(t.weights, o.Seed)
	t.moment1, t.moment2 = encoder.NewNetwork(cfg, l, true), encoder.NewNetwork(cfg, l, true)
	t.averaged = encoder.NewNetwork(cfg, l, true)
	copyNetwork(t.averaged, t.weights)
	aug := &augmenter{p: o.Augment, labels: l}
	if o.Hinter != nil {
		aug.hints = func(words []string) []uint64 { return o.Hinter.Hint([][]string{words})[0] }
	}
	for range o.Shards {
		t.shards = append(t.shards, newShard(cfg, l, t.weights, v, o, aug))
	}
	grad := encoder.NewNetwork(cfg, l, true)
	t.opt = newOptimizer(t.weights, grad, t.moment1, t.moment2, t.averaged, t.shards, cfg.HashDim)
	t.trees, t.names = newSampler(d.trees, o.Seed, 1), newSampler(d.names, o.Seed, 2)
	return t
}

func copyNetwork(dst, src *encoder.Network) {
	var from []*encoder.Matrix
	src.Each(func(_ string, m *encoder.Matrix) { from = append(from, m) })
	i := 0
	dst.Each(func(_ string, m *encoder.Matrix) {
		copy(m.Data, from[i].Data)
		i++
	})
}

// draw makes the next batch; namesToo is false once names no longer teach.
func (t *trainer) draw() (batch []*item, namesToo bool) {
	namesToo = float64(t.step) < t.opts.NameStop*float64(t.opts.Steps)
	batch = t.trees.draw(nil, t.opts.TreeTokens)
	if namesToo || len(t.trees.items) == 0 {
		batch = t.names.draw(batch, t.opts.NameTokens)
	}
	return batch, namesToo
}

// skipTo draws the batches of steps already taken.
func (t *trainer) skipTo(step int) {
	for t.step = 0; t.step < step; t.step++ {
		t.draw()
	}
}

// train takes one step.
func (t *trainer) train() {
	batch, namesToo := t.draw()
	sc := scales{}
	for _, it := range batch {
		if it.hasTree() {
			sc.tree += float32(len(it.words))
		}
		switch {
		case it.hasTree() && it.hasNames():
			sc.name += float32(1-t.opts.Drop.TreeNames) * float32(len(it.words))
		case it.hasNames():
			sc.name += float32(len(it.words))
		}
	}
	if sc.tree > 0 {
		sc.tree = 1 / sc.tree
	}
	if sc.name > 0 {
		sc.name = float32(t.opts.NameWeight) / sc.name
	}
	if !namesToo {
		sc.name = 0
	}
	deal(batch, t.shards)
	parallel(t.workers, len(t.shards), func(i int) {
		rng := rand.New(rand.NewPCG(t.opts.Seed^0x9E3779B97F4A7C15, uint64(t.step)<<16|uint64(i)))
		t.shards[i].run(rng, sc)
	})
	for _, s := range t.shards {
		t.seen.add(&s.loss)
	}
	norm := t.opt.sum(t.workers)
	a := kernel.Adam{Rate: t.rate(), Beta1: 0.9, Beta2: 0.98, Eps: 1e-8, Decay: t.opts.Decay, GradScale: 1, Step: t.step + 1}
	if norm > t.opts.Clip {
		a.GradScale = t.opts.Clip / norm
	}
	var frozen func(string) bool
	if !namesToo {
		frozen = func(name string) bool { return strings.HasPrefix(name, "name") }
	}
	if !math.IsNaN(norm) && !math.IsInf(norm, 0) {
		t.opt.step(t.workers, a, frozen)
	}
	t.step++
	t.average()
}

// rate is the learning rate of the step to come: linear up, linear down to 0.
func (t *trainer) rate() float64 {
	o := t.opts
	warm := min(o.WarmUp, o.Steps/5+1)
	if t.step < warm {
		return o.Rate * float64(t.step+1) / float64(warm)
	}
	return o.Rate * float64(o.Steps-t.step) / float64(o.Steps-warm+1)
}

// averageEvery is how many steps lie between two moves of the average.
const averageEvery = 10

// average moves the average of the weights (Polyak and Juditsky 1992), which
// reaches back over a share of the run, less at its start.
func (t *trainer) average() {
	if t.step%averageEvery != 0 {
		return
	}
	window := max(t.opts.Average*float64(t.opts.Steps), 2*averageEvery)
	window = min(window, float64(t.step))
	t.opt.average(t.workers, float32(min(1, averageEvery/window)))
}

// run trains until the last step, the time limit or ctx's end; done tells
// whether it came to the last step.
func (t *trainer) run(ctx context.Context, after func() error) (done bool, err error) {
	t.started, t.first = time.Now(), t.step
	for t.step < t.opts.Steps {
		if ctx.Err() != nil || t.opts.Limit > 0 && time.Since(t.started) > t.opts.Limit {
			return false, ctx.Err()
		}
		t.train()
		if t.step%50 == 0 {
			t.progress()
		}
		if t.step%t.opts.EvalEvery == 0 && t.step < t.opts.Steps {
			if err := after(); err != nil {
				return false, err
			}
		}
	}
	return true, nil
}

// progress prints a line.
func (t *trainer) progress() {
	s := &t.seen
	t.tokens += s.TreeTokens + s.NameTokens
	if !t.opts.Quiet {
		spent := time.Since(t.started)
		left := spent / time.Duration(t.step-t.first) * time.Duration(t.opts.Steps-t.step)
		tree, name := float64(max(1, s.TreeTokens)), float64(max(1, s.NameTokens))
		fmt.Fprintf(t.log, "step %6d of %d  pass %.1f  tags %.3f arcs %.3f labels %.3f names %.4f  %5.0f tokens/s  %s left\n",
			t.step, t.opts.Steps, t.passes(), s.Tags/tree, s.Arcs/tree, s.Labels/tree, s.Names/name,
			float64(t.tokens)/spent.Seconds(), left.Round(time.Second))
	}
	*s = losses{}
}

func (t *trainer) passes() float64 {
	s := t.trees
	if len(s.items) == 0 {
		s = t.names
	}
	return float64(s.epoch-1) + float64(s.next)/float64(max(1, len(s.order)))
}

// parts is the model that the averaged weights make.
func (t *trainer) parts() *encoder.Parts {
	p := &encoder.Parts{Config: t.opts.Config, Labels: t.data.labels, Lemmas: *t.data.lemmas, Vectors: *t.vectors}
	if t.opts.Hinter != nil {
		p.Hints = t.opts.Hinter.Version()
	}
	n := *t.averaged
	for i := range n.Hash {
		p.Hash = append(p.Hash, *encoder.Quantize(&n.Hash[i]))
	}
	n.Hash = nil
	p.Network = &n
	return p
}

// bytes is the model file, quantised as it will be used.
func (t *trainer) bytes() ([]byte, error) {
	var b bytes.Buffer
	int8 := func(name string) bool { return !t.opts.Float16 && quantizable(name) }
	if err := t.parts().Write(&b, int8); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// quantizable reports whether a matrix is stored in eight bits: those of the
// large products.
func quantizable(name string) bool {
	return strings.HasSuffix(name, ".w") || name == "arc.u" || name == "label.u" || name == "word.vector"
}

// scores evaluates the model as it would be written, on limit sentences of
// each development part (0: all).
func (t *trainer) scores(limit int) ([]*Scores, error) {
	data, err := t.bytes()
	if err != nil {
		return nil, err
	}
	m, err := encoder.Load(data)
	if err != nil {
		return nil, err
	}
	var out []*Scores
	for i, c := range t.data.corpora {
		if len(c.dev) > 0 {
			out = append(out, t.data.evaluate(m, i, limit, t.opts.Hinter))
		}
	}
	return out, nil
}
