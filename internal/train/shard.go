package train

import (
	"math/rand/v2"
	"slices"

	"github.com/actant-nlp/actant/internal/encoder"
	"github.com/actant-nlp/actant/internal/kernel"
)

// Losses are sums over the tokens of a batch, by head.
type losses struct {
	Tags, Arcs, Labels, Names float64
	TreeTokens, NameTokens    int
}

func (l *losses) add(o *losses) {
	l.Tags += o.Tags
	l.Arcs += o.Arcs
	l.Labels += o.Labels
	l.Names += o.Names
	l.TreeTokens += o.TreeTokens
	l.NameTokens += o.NameTokens
}

// A shard is one part of every batch: its own gradients, tape and chance, so
// that the sum over shards is the same however many goroutines work.
type shard struct {
	net     net
	tape    tape
	hash    hashGrad
	feat    *encoder.Featurizer
	form    int // which feature is the whole form, -1 if none
	vectors *encoder.Vectors
	opts    *Options
	aug     *augmenter
	chain   chainLoss
	items   []*item
	loss    losses
}

// scales turn sums over a batch's tokens into means, weights of heads
// included.
type scales struct {
	tree, name float32
}

// run does the forward and backward pass over the shard's items, leaving
// gradients in net.g and hash.
func (s *shard) run(rng *rand.Rand, sc scales) {
	s.net.g.Each(func(_ string, m *encoder.Matrix) { clear(m.Data) })
	s.loss = losses{}
	s.hash.rows = s.hash.rows[:0]
	if len(s.items) == 0 {
		return
	}
	items := make([]*item, len(s.items))
	for i, it := range s.items {
		items[i] = s.withoutNames(s.aug.apply(it, rng), rng)
	}
	// Trees first, names last, those with both between: each head then reads
	// one run of rows.
	rank := func(it *item) int {
		switch {
		case !it.hasNames():
			return 0
		case it.hasTree():
			return 1
		}
		return 2
	}
	slices.SortStableFunc(items, func(a, b *item) int { return rank(a) - rank(b) })
	s.tape.reset(rng)
	s.forward(items, sc)
	s.tape.backward()
}

// withoutNames drops the names of some sentences that have a tree.
func (s *shard) withoutNames(it *item, rng *rand.Rand) *item {
	if rng == nil || !it.hasTree() || !it.hasNames() || rng.Float64() >= s.opts.Drop.TreeNames {
		return it
	}
	c := *it
	c.allow = nil
	return &c
}

func (s *shard) forward(items []*item, sc scales) {
	t, n, o := &s.tape, &s.net, s.opts
	l := newLayout(n.cfg, items)
	rows := make([][]wordRow, len(items))
	for i, it := range items {
		rows[i] = featurize(s.feat, s.vectors, len(n.w.Hash), it, nil)
		s.dropWords(it, rows[i], t.rng)
	}
	x := n.words(t, &l, rows, s.vectors, s.drop(o.Drop.Hash), &s.hash)
	x = n.encode(t, &l, x, s.drop(o.Drop.Block))
	trees, names := 0, len(items)
	for i, it := range items {
		if it.hasTree() {
			trees = i + 1
		}
		if it.hasNames() && i < names {
			names = i
		}
	}
	if trees > 0 && sc.tree > 0 {
		s.treeHeads(&l, x, items[:trees], sc.tree)
	}
	if names < len(items) && sc.name > 0 {
		s.nameHead(&l, x, items, names, sc.name)
	}
}

// drop is p in training and 0 where the shard has no chance (in checks).
func (s *shard) drop(p float64) float32 {
	if s.tape.rng == nil {
		return 0
	}
	return float32(p)
}

// dropWords makes words unknown to the vector table, takes hints away, and
// hides which name a name is, so that its place and shape must tell.
func (s *shard) dropWords(it *item, rows []wordRow, rng *rand.Rand) {
	if rng == nil {
		return
	}
	d := &s.opts.Drop
	for i := range rows {
		if rng.Float64() < d.Word {
			rows[i].vector = -1
		}
		if !it.hasTree() && capitalised(it.words[i]) && rng.Float64() < d.Form {
			rows[i].vector = -1
			if s.form >= 0 {
				rows[i].hash[s.form] = 0
			}
		}
		if rows[i].hints != 0 && rng.Float64() < d.Hint {
			rows[i].hints = 0
		}
	}
}

func (s *shard) treeHeads(l *layout, x mat, items []*item, scale float32) {
	t, n, o := &s.tape, &s.net, s.opts
	end := l.root[len(items)-1] + 1 + l.len[len(items)-1]
	sub := &layout{pad: l.pad, rows: end, root: l.root[:len(items)], len: l.len[:len(items)]}
	x = t.dropout(x.rows(0, end), s.drop(o.Drop.Out))
	trees := make([]tree, len(items))
	upos, xpos, feats := filled(end), filled(end), filled(end)
	for i, it := range items {
		trees[i] = it.tree
		r := sub.root[i] + 1
		copy(upos[r:], it.upos)
		copy(xpos[r:], it.xpos)
		copy(feats[r:], it.feats)
		s.loss.TreeTokens += len(it.words)
	}
	smooth := float32(o.Smooth)
	tag := goal{scale * float32(o.TagWeight), smooth}
	s.loss.Tags += n.classes(t, x, &n.w.UPOS, &n.g.UPOS, upos, tag)
	s.loss.Tags += n.classes(t, x, &n.w.XPOS, &n.g.XPOS, xpos, tag)
	s.loss.Tags += n.classes(t, x, &n.w.Feats, &n.g.Feats, feats, goal{scale * float32(o.FeatWeight), smooth})
	hidden := func(w, g *encoder.Linear) mat {
		return t.dropout(t.leaky(t.linear(x, w, g)), s.drop(o.Drop.Head))
	}
	to := goal{scale, smooth}
	s.loss.Arcs += n.arcs(t, sub, hidden(&n.w.ArcDep, &n.g.ArcDep), hidden(&n.w.ArcHead, &n.g.ArcHead), trees, to)
	s.loss.Labels += n.labels(t, sub, hidden(&n.w.LabelDep, &n.g.LabelDep), hidden(&n.w.LabelHead, &n.g.LabelHead), trees, to)
}

func filled(n int) []int32 {
	s := make([]int32, n)
	for i := range s {
		s[i] = -1
	}
	return s
}

// nameHead is the loss of the items from index first on.
func (s *shard) nameHead(l *layout, x mat, items []*item, first int, scale float32) {
	t, n, o := &s.tape, &s.net, s.opts
	from := l.root[first] - l.pad
	sub := &layout{pad: l.pad, rows: l.rows - from}
	for i := first; i < len(items); i++ {
		sub.root, sub.len = append(sub.root, l.root[i]-from), append(sub.len, l.len[i])
	}
	x = x.rows(from, l.rows)
	if len(n.w.NameConvs) > 0 {
		// The convolutions clear pads in place: give them rows of their own.
		all := make([]int32, sub.rows)
		for i := range all {
			all[i] = int32(i)
		}
		x = t.gather(x, all)
	}
	for i := range n.w.NameConvs {
		x = n.conv(t, sub, x, &n.w.NameConvs[i], &n.g.NameConvs[i], s.drop(o.Drop.NameBlock))
	}
	x = t.dropout(x, s.drop(o.Drop.Name))
	hid := t.dropout(t.leaky(t.linear(x, &n.w.NameHid, &n.g.NameHid)), s.drop(o.Drop.NameHid))
	emit := t.linear(hid, &n.w.NameOut, &n.g.NameOut)
	chain := encoder.NewChain(&n.w.NameTrans)
	var trans *encoder.Matrix
	if o.Transitions {
		trans = &n.g.NameTrans
	}
	for i, root := range sub.root {
		it := items[first+i]
		e := emit.rows(root+1, root+1+sub.len[i])
		s.loss.Names += s.chain.add(chain, e, it.allow, trans, scale)
		s.loss.NameTokens += len(it.words)
	}
}

// newShard makes a shard that trains w.
func newShard(cfg *encoder.Config, labels *encoder.Labels, w *encoder.Network, v *encoder.Vectors, o *Options, aug *augmenter) *shard {
	return &shard{
		net:  net{cfg, w, encoder.NewNetwork(cfg, labels, false)},
		tape: tape{k: kernel.Best()}, feat: encoder.NewFeaturizer(cfg), form: slices.Index(cfg.Features, "form"), vectors: v, opts: o, aug: aug,
	}
}
