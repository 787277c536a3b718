package train

import (
	"math"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/actant-nlp/actant/internal/encoder"
	"github.com/actant-nlp/actant/internal/kernel"
)

func sortByLength(batch []*item) {
	slices.SortStableFunc(batch, func(a, b *item) int { return len(b.words) - len(a.words) })
}

// parallel calls f(0) … f(n-1) on some goroutines.
func parallel(workers, n int, f func(int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(workers, n) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wg.Wait()
}

// A param is one matrix of the network with its gradient and its moments.
type param struct {
	name          string
	w, g, m, v, a []float32 // a is the average
	shards        [][]float32
	table         int // index of a hashed table, -1 for others
}

// chunkLen is how many values of a parameter one task updates.
const chunkLen = 1 << 15

type chunk struct {
	p        *param
	from, to int
}

// An optimizer sums the shards' gradients in their order and takes Adam steps.
type optimizer struct {
	k       kernel.Set
	params  []*param
	chunks  []chunk
	norms   []float64
	shards  []*shard
	dim     int
	touched [][]int32 // rows of each table with a gradient
}

func newOptimizer(w *encoder.Network, grad, m, v, avg *encoder.Network, shards []*shard, dim int) *optimizer {
	o := &optimizer{k: kernel.Best(), shards: shards, dim: dim, touched: make([][]int32, len(w.Hash))}
	w.Each(func(name string, x *encoder.Matrix) {
		o.params = append(o.params, &param{name: name, w: x.Data, table: len(o.params)})
		if !strings.HasPrefix(name, "hash.") {
			o.params[len(o.params)-1].table = -1
		}
	})
	fill := func(n *encoder.Network, set func(p *param, data []float32)) {
		byName := map[string][]float32{}
		n.Each(func(name string, x *encoder.Matrix) { byName[name] = x.Data })
		for _, p := range o.params {
			if d, ok := byName[p.name]; ok {
				set(p, d)
			}
		}
	}
	fill(grad, func(p *param, d []float32) { p.g = d })
	fill(m, func(p *param, d []float32) { p.m = d })
	fill(v, func(p *param, d []float32) { p.v = d })
	fill(avg, func(p *param, d []float32) { p.a = d })
	for _, s := range shards {
		fill(s.net.g, func(p *param, d []float32) { p.shards = append(p.shards, d) })
	}
	for _, p := range o.params {
		for from := 0; from < len(p.w); from += chunkLen {
			o.chunks = append(o.chunks, chunk{p, from, min(len(p.w), from+chunkLen)})
		}
	}
	o.norms = make([]float64, len(o.chunks))
	return o
}

// sum adds up the shards' gradients and returns their norm.
func (o *optimizer) sum(workers int) float64 {
	parallel(workers, len(o.touched), o.sumTable)
	parallel(workers, len(o.chunks), func(i int) {
		c := o.chunks[i]
		g := c.p.g[c.from:c.to]
		if c.p.table < 0 {
			copy(g, c.p.shards[0][c.from:c.to])
			for _, s := range c.p.shards[1:] {
				o.k.Add(g, g, s[c.from:c.to])
			}
		}
		o.norms[i] = float64(o.k.Dot(g, g))
	})
	total := 0.0
	for _, n := range o.norms {
		total += n
	}
	return math.Sqrt(total)
}

// sumTable gathers the gradients of one hashed table.
func (o *optimizer) sumTable(k int) {
	g := o.params[k].g
	for _, r := range o.touched[k] {
		clear(g[int(r)*o.dim : (int(r)+1)*o.dim])
	}
	o.touched[k] = o.touched[k][:0]
	for _, s := range o.shards {
		for i, rows := range s.hash.rows {
			r := int(rows[k])
			o.k.Add(g[r*o.dim:(r+1)*o.dim], g[r*o.dim:(r+1)*o.dim], s.hash.grad.Row(i)[k*o.dim:(k+1)*o.dim])
			o.touched[k] = append(o.touched[k], rows[k])
		}
	}
}

// step takes one Adam step; parameters that frozen names stay as they are.
func (o *optimizer) step(workers int, a kernel.Adam, frozen func(string) bool) {
	parallel(workers, len(o.chunks), func(i int) {
		c := o.chunks[i]
		if frozen != nil && frozen(c.p.name) {
			return
		}
		p := c.p
		o.k.AdamStep(p.w[c.from:c.to], p.g[c.from:c.to], p.m[c.from:c.to], p.v[c.from:c.to], a)
	})
}

// average moves the average a share of the way to the weights.
func (o *optimizer) average(workers int, share float32) {
	parallel(workers, len(o.chunks), func(i int) {
		c := o.chunks[i]
		avg := c.p.a[c.from:c.to]
		o.k.Scale(avg, 1-share)
		o.k.Axpy(avg, c.p.w[c.from:c.to], share)
	})
}
