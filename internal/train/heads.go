package train

import (
	"math"

	"github.com/actant-nlp/actant/internal/encoder"
	"github.com/actant-nlp/actant/internal/kernel"
)

// crossEntropy makes row's scores probabilities, returns the loss in gold with
// label smoothing eps (Szegedy et al. 2016), and adds scale times its gradient
// to grad. A class without score (below minus a billion) stays out of the
// smoothing.
func crossEntropy(k kernel.Set, row, grad []float32, gold int, eps, scale float32) float64 {
	live := 0
	for _, v := range row {
		if v > -1e9 {
			live++
		}
	}
	k.Softmax(row, len(row))
	share := eps / float32(live)
	loss := 0.0
	for j, p := range row {
		if p < 1e-36 && j != gold {
			continue
		}
		want := float32(0)
		if live > 0 {
			want = share
		}
		if j == gold {
			want += 1 - eps
		}
		loss -= float64(want) * math.Log(math.Max(float64(p), 1e-30))
		grad[j] += scale * (p - want)
	}
	return loss
}

// A goal says how a loss enters the sum: by what it is multiplied, and how
// much its gold labels are smoothed.
type goal struct{ scale, smooth float32 }

// classes is the loss of a head with one class a row: gold has -1 where none
// is known.
func (n *net) classes(t *tape, x mat, w, g *encoder.Linear, gold []int32, to goal) float64 {
	y := t.linear(x, w, g)
	loss := 0.0
	for i, c := range gold {
		if c >= 0 {
			loss += crossEntropy(t.k, y.v.Row(i), y.g.Row(i), int(c), to.smooth, to.scale)
		}
	}
	return loss
}

// tree is a sentence's gold tree: head 0 is the root, head i token i-1; a head
// of -1 is unknown.
type tree struct {
	head  []int32
	label []int32
}

// arcs is the loss of the arc scores of the sentences of l, given dep and head
// vectors for all rows.
func (n *net) arcs(t *tape, l *layout, dep, head mat, trees []tree, to goal) float64 {
	du := t.product(dep, &n.w.ArcU, &n.g.ArcU)
	for i := range du.v.Rows {
		t.k.Add(du.v.Row(i), du.v.Row(i), n.w.ArcBias.Data)
	}
	t.onBackward(func() {
		for i := range du.g.Rows {
			t.k.Add(n.g.ArcBias.Data, n.g.ArcBias.Data, du.g.Row(i))
		}
	})
	loss := 0.0
	for i, root := range l.root {
		end := root + 1 + l.len[i]
		d, h := du.rows(root+1, end), head.rows(root, end)
		s := t.mat(l.len[i], l.len[i]+1)
		t.k.MatMulNT(s.v, d.v, h.v, false)
		for j, gold := range trees[i].head {
			row := s.v.Row(j)
			row[j+1] = -1e30
			if gold >= 0 {
				loss += crossEntropy(t.k, row, s.g.Row(j), int(gold), to.smooth, to.scale)
			}
		}
		t.onBackward(func() {
			t.k.MatMul(d.g, s.g, h.v, true)
			t.k.MatMulTN(h.g, s.g, d.v, true)
		})
	}
	return loss
}

// labels is the loss of the relations at the gold heads.
func (n *net) labels(t *tape, l *layout, dep, head mat, trees []tree, to goal) float64 {
	var deps, heads, gold []int32
	for i, root := range l.root {
		for j, h := range trees[i].head {
			if h >= 0 && trees[i].label[j] >= 0 {
				deps, heads = append(deps, int32(root+1+j)), append(heads, int32(root)+h)
				gold = append(gold, trees[i].label[j])
			}
		}
	}
	if len(gold) == 0 {
		return 0
	}
	d, h := t.gather(dep, deps), t.gather(head, heads)
	du := t.product(d, &n.w.LabelU, &n.g.LabelU)
	byDep := t.product(d, &n.w.LabelD, &n.g.LabelD)
	byHead := t.product(h, &n.w.LabelH, &n.g.LabelH)
	k, c := n.cfg.Label, n.w.LabelBias.Cols
	loss := 0.0
	for i := range gold {
		row, grad := byDep.v.Row(i), byDep.g.Row(i)
		t.k.Add(row, row, byHead.v.Row(i))
		t.k.Add(row, row, n.w.LabelBias.Data)
		u := du.v.Row(i)
		for j := range c {
			row[j] += t.k.Dot(u[j*k:(j+1)*k], h.v.Row(i))
		}
		loss += crossEntropy(t.k, row, grad, int(gold[i]), to.smooth, to.scale)
	}
	t.onBackward(func() {
		for i := range gold {
			grad, u, du := byDep.g.Row(i), du.v.Row(i), du.g.Row(i)
			t.k.Add(byHead.g.Row(i), byHead.g.Row(i), grad)
			t.k.Add(n.g.LabelBias.Data, n.g.LabelBias.Data, grad)
			for j := range c {
				t.k.Axpy(du[j*k:(j+1)*k], h.v.Row(i), grad[j])
				t.k.Axpy(h.g.Row(i), u[j*k:(j+1)*k], grad[j])
			}
		}
	})
	return loss
}

// gather copies rows of x.
func (t *tape) gather(x mat, rows []int32) mat {
	y := t.mat(len(rows), x.v.Cols)
	for i, r := range rows {
		copy(y.v.Row(i), x.v.Row(int(r)))
	}
	t.onBackward(func() {
		for i, r := range rows {
			t.k.Add(x.g.Row(int(r)), x.g.Row(int(r)), y.g.Row(i))
		}
	})
	return y
}

// A chainLoss is the loss of name labels under a linear chain, where each
// token allows a set of labels: the probability of all allowed paths, as for
// partial annotation (Tsuboi et al. 2008). Gold paths are sets of one.
type chainLoss struct {
	free, held encoder.Lattice
	p, q       []float64
}

// add is the loss of one sentence with emissions e and allowed labels, whose
// gradient times scale goes to e.g and, when trans is not nil, to trans.
func (c *chainLoss) add(chain *encoder.Chain, e mat, allow []uint64, trans *encoder.Matrix, scale float32) float64 {
	labels, length := e.v.Cols, e.v.Rows
	all := c.free.Forward(chain, e.v.Data, e.v.Stride, length, nil)
	some := c.held.Forward(chain, e.v.Data, e.v.Stride, length, allow)
	if cap(c.p) < labels {
		c.p, c.q = make([]float64, labels), make([]float64, labels)
	}
	p, q := c.p[:labels], c.q[:labels]
	for i := range length {
		c.free.Marginals(p, i)
		c.held.Marginals(q, i)
		grad := e.g.Row(i)
		for j := range grad {
			grad[j] += scale * float32(p[j]-q[j])
		}
	}
	if trans != nil {
		c.free.AddPairs(chain, trans.Data, length, float64(scale))
		c.held.AddPairs(chain, trans.Data, length, -float64(scale))
	}
	return all - some
}
