package train

import (
	"github.com/actant-nlp/actant/internal/encoder"
	"github.com/actant-nlp/actant/internal/kernel"
)

// A wordRow is what the word layer looks up for one token.
type wordRow struct {
	hash   []int32 // row of each hashed table
	vector int     // row of the vector table, -1 for none
	hints  uint64
}

// A hashGrad is the gradient of the hashed tables of one shard: for each token
// the rows it used and the gradient of all of them, side by side.
type hashGrad struct {
	rows [][]int32
	grad kernel.Matrix
}

// words is the word layer: hashed features, vectors, hints, the root, norm. It
// leaves the gradient of the hashed tables in hg.
func (n *net) words(t *tape, l *layout, rows [][]wordRow, vectors *encoder.Vectors, drop float32, hg *hashGrad) mat {
	total := 0
	for _, r := range rows {
		total += len(r)
	}
	d := n.cfg.HashDim
	hashed := t.mat(total, len(n.w.Hash)*d)
	vecs := mat{v: kernel.Dense(t.alloc(total*n.cfg.VectorDim), total, n.cfg.VectorDim)}
	hg.rows = hg.rows[:0]
	i := 0
	for _, sentence := range rows {
		for _, r := range sentence {
			n.lookUp(hashed.v.Row(i), vecs.v.Row(i), r, vectors)
			hg.rows = append(hg.rows, r.hash)
			i++
		}
	}
	hg.grad = hashed.g
	word := t.linear(t.dropout(hashed, drop), &n.w.HashIn, &n.g.HashIn)
	vec := t.product(vecs, &n.w.VectorIn, &n.g.VectorIn)
	x := t.mat(l.rows, n.cfg.Width)
	n.place(t, l, x, word, vec, rows)
	return t.addNorm(x, mat{}, &n.w.InNorm, &n.g.InNorm)
}

func (n *net) lookUp(hashed, vec []float32, r wordRow, vectors *encoder.Vectors) {
	d := n.cfg.HashDim
	for k, row := range r.hash {
		copy(hashed[k*d:(k+1)*d], n.w.Hash[k].Row(int(row)))
	}
	clear(vec)
	if r.vector >= 0 {
		vectors.Table.Into(vec, r.vector)
	}
}

// place sums the parts of each word into its row of x.
func (n *net) place(t *tape, l *layout, x, word, vec mat, rows [][]wordRow) {
	w, g := n.w, n.g
	clear(x.v.Data)
	each := func(f func(row, token int, r *wordRow)) {
		token := 0
		for s, root := range l.root {
			for j := range rows[s] {
				f(root+1+j, token, &rows[s][j])
				token++
			}
		}
	}
	for _, root := range l.root {
		copy(x.v.Row(root), w.Root.Data)
	}
	each(func(row, token int, r *wordRow) {
		dst := x.v.Row(row)
		t.k.Add(dst, word.v.Row(token), vec.v.Row(token))
		for b := range w.HintIn.Rows {
			if r.hints>>b&1 != 0 {
				t.k.Add(dst, dst, w.HintIn.Row(b))
			}
		}
	})
	t.onBackward(func() {
		for _, root := range l.root {
			t.k.Add(g.Root.Data, g.Root.Data, x.g.Row(root))
		}
		each(func(row, token int, r *wordRow) {
			src := x.g.Row(row)
			t.k.Add(word.g.Row(token), word.g.Row(token), src)
			t.k.Add(vec.g.Row(token), vec.g.Row(token), src)
			for b := range w.HintIn.Rows {
				if r.hints>>b&1 != 0 {
					t.k.Add(g.HintIn.Row(b), g.HintIn.Row(b), src)
				}
			}
		})
	})
}
