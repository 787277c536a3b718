package encoder

import (
	"math"

	"github.com/actant-nlp/actant/internal/kernel"
)

// arcScratch and labelScratch hold the buffers of the biaffine heads.
type arcScratch struct {
	du, scores []float32
	heads      []int32
	pack       kernel.Packed
	tree       treeDecoder
}

type labelScratch struct {
	tu, head      []float32
	byDep, byHead []float32
}

// labelBlock is how many tokens' label products are made at once: they have
// Label numbers for each relation.
const labelBlock = 16

// readTree scores the arcs of p (Dozat and Manning 2017), finds the best tree
// and labels it.
func (s *scratch) readTree(out kernel.Matrix, p *piece) {
	m, k, a := s.m, s.m.kernels, &s.arcs
	h := &m.heads
	n := len(p.words)
	first, end := p.root, p.root+1+n
	width := m.cfg.Arc
	dep := out.Slice(first+1, end, h.arcDep, h.arcDep+width)
	head := out.Slice(first, end, h.arcHead, h.arcHead+width)
	a.du = grow(a.du, n*width)
	du := kernel.Dense(a.du, n, width)
	s.mul(du, dep, m.arcU)
	a.pack.PackTransposed(head)
	a.scores = grow(a.scores, n*(n+1))
	scores := kernel.Dense(a.scores, n, n+1)
	k.MulPacked(scores, du, &a.pack, nil)
	a.heads = grow(a.heads, n)
	a.tree.decode(a.scores, n, a.heads)
	s.readLabels(out, p)
	for j := range n {
		row := scores.Row(j)
		best := int(a.heads[j])
		row[j+1] = unreachable
		k.Softmax(row, n+1)
		p.out[j].Head = best - 1
		p.out[j].Score *= row[best]
	}
}

// readLabels stores the relation of each token to the head chosen for it, and
// its probability as the score.
func (s *scratch) readLabels(out kernel.Matrix, p *piece) {
	m, k, b := s.m, s.m.kernels, &s.labels
	h, l := &m.heads, len(m.labels.Deprel)
	d := m.cfg.Label
	b.tu = grow(b.tu, labelBlock*l*d)
	b.head = grow(b.head, labelBlock*d)
	b.byDep, b.byHead = grow(b.byDep, labelBlock*l), grow(b.byHead, labelBlock*l)
	for from := 0; from < len(p.words); from += labelBlock {
		n := min(labelBlock, len(p.words)-from)
		first := p.root + 1 + from
		dep := out.Slice(first, first+n, h.labelDep, h.labelDep+d)
		head := kernel.Dense(b.head, n, d)
		for j := range n {
			copy(head.Row(j), out.Row(p.root + int(s.arcs.heads[from+j]))[h.labelHead:])
		}
		tu := kernel.Dense(b.tu, n, l*d)
		s.mul(tu, dep, m.labelU)
		byDep, byHead := kernel.Dense(b.byDep, n, l), kernel.Dense(b.byHead, n, l)
		k.MulPacked(byDep, dep, m.labelD, m.net.LabelBias.Data)
		k.MulPacked(byHead, head, m.labelH, nil)
		for j := range n {
			row := byDep.Row(j)
			k.Add(row, row, byHead.Row(j))
			t, hd := tu.Row(j), head.Row(j)
			for c := range row {
				row[c] += k.Dot(t[c*d:(c+1)*d], hd)
			}
			a := &p.out[from+j]
			c, prob := m.bestLabel(row, s.arcs.heads[from+j] == 0)
			a.Deprel, a.Score = m.labels.Deprel[c], prob
		}
	}
}

// bestLabel is the best relation and its probability: root at the root and
// only there.
func (m *Model) bestLabel(row []float32, atRoot bool) (int, float32) {
	if m.rootLabel >= 0 {
		if atRoot {
			return m.rootLabel, 1
		}
		row[m.rootLabel] = unreachable
	}
	best := argmax(row)
	top, sum := float64(row[best]), 0.0
	for _, v := range row {
		sum += math.Exp(float64(v) - top)
	}
	return best, float32(1 / sum)
}
