package pair

import "math"

// A chain is a linear-chain conditional random field: emission weights by
// feature and label, and transition weights between labels. Label 0 is outside.
type chain struct {
	labels int
	emit   []float32 // row of labels numbers per feature
	trans  []float32 // from × labels + to; row labels is the start
	legal  []bool    // of the same shape

	before, after [][]int // of each label, those that may stand there
}

func newChain(labels, features int) *chain {
	return &chain{
		labels: labels,
		emit:   make([]float32, features*labels),
		trans:  make([]float32, (labels+1)*labels),
		legal:  make([]bool, (labels+1)*labels),
	}
}

// scores fills dst, a row of labels numbers per token.
func (c *chain) scores(dst []float64, rows [][]int32) []float64 {
	l := c.labels
	if cap(dst) < len(rows)*l {
		dst = make([]float64, len(rows)*l)
	}
	dst = dst[:len(rows)*l]
	clear(dst)
	for i, row := range rows {
		out := dst[i*l : (i+1)*l]
		for _, f := range row {
			for k, w := range c.emit[int(f)*l : int(f+1)*l] {
				out[k] += float64(w)
			}
		}
	}
	return dst
}

// link lists the legal neighbours of each label.
func (c *chain) link() {
	c.before, c.after = make([][]int, c.labels), make([][]int, c.labels)
	for from := range c.labels {
		for to := range c.labels {
			if c.legal[from*c.labels+to] {
				c.before[to] = append(c.before[to], from)
				c.after[from] = append(c.after[from], to)
			}
		}
	}
}

// a step is a transition's score; impossible ones are minus infinity.
func (c *chain) step(from, to int) float64 {
	if !c.legal[from*c.labels+to] {
		return math.Inf(-1)
	}
	return float64(c.trans[from*c.labels+to])
}

// ends says whether a sentence may end with label k: what follows may be outside.
func (c *chain) ends(k int) bool { return c.legal[k*c.labels] }

// best is the likeliest sequence of labels (Viterbi).
func (c *chain) best(emit []float64) []int {
	l, n := c.labels, len(emit)/c.labels
	if n == 0 {
		return nil
	}
	score := make([]float64, n*l)
	back := make([]int, n*l)
	for k := range l {
		score[k] = c.step(l, k) + emit[k]
	}
	for i := 1; i < n; i++ {
		for k := range l {
			top, at := math.Inf(-1), 0
			for j := range l {
				if s := score[(i-1)*l+j] + c.step(j, k); s > top {
					top, at = s, j
				}
			}
			score[i*l+k], back[i*l+k] = top+emit[i*l+k], at
		}
	}
	out := make([]int, n)
	for k := range l {
		if c.ends(k) && score[(n-1)*l+k] > score[(n-1)*l+out[n-1]] {
			out[n-1] = k
		}
	}
	for i := n - 1; i > 0; i-- {
		out[i-1] = back[i*l+out[i]]
	}
	return out
}

// marginals gives the forward and backward tables in logarithms and the
// logarithm of the sum over all sequences.
func (c *chain) marginals(emit []float64) (forward, backward []float64, total float64) {
	l, n := c.labels, len(emit)/c.labels
	forward, backward = make([]float64, n*l), make([]float64, n*l)
	terms := make([]float64, 0, l)
	for k := range l {
		forward[k] = c.step(l, k) + emit[k]
	}
	for i := 1; i < n; i++ {
		for k := range l {
			terms = terms[:0]
			for _, j := range c.before[k] {
				terms = append(terms, forward[(i-1)*l+j]+float64(c.trans[j*l+k]))
			}
			forward[i*l+k] = logSum(terms) + emit[i*l+k]
		}
	}
	for k := range l {
		if !c.ends(k) {
			forward[(n-1)*l+k], backward[(n-1)*l+k] = math.Inf(-1), math.Inf(-1)
		}
	}
	for i := n - 2; i >= 0; i-- {
		for j := range l {
			terms = terms[:0]
			for _, k := range c.after[j] {
				terms = append(terms, float64(c.trans[j*l+k])+emit[(i+1)*l+k]+backward[(i+1)*l+k])
			}
			backward[i*l+j] = logSum(terms)
		}
	}
	return forward, backward, logSum(forward[(n-1)*l:])
}

func logSum(xs []float64) float64 {
	top := math.Inf(-1)
	for _, x := range xs {
		if x > top {
			top = x
		}
	}
	if math.IsInf(top, -1) {
		return top
	}
	sum := 0.0
	for _, x := range xs {
		sum += math.Exp(x - top)
	}
	return top + math.Log(sum)
}

// learn moves the weights towards the gold labels of one sentence.
func (c *chain) learn(rows [][]int32, gold []int, emits, moves *adagrad) {
	if len(rows) == 0 {
		return
	}
	l := c.labels
	emit := c.scores(nil, rows)
	forward, backward, total := c.marginals(emit)
	grad := make([]float64, l)
	for i, row := range rows {
		for k := range l {
			grad[k] = -math.Exp(forward[i*l+k] + backward[i*l+k] - total)
		}
		grad[gold[i]]++
		for k, g := range grad {
			if math.Abs(g) < 1e-5 {
				continue
			}
			for _, f := range row {
				emits.step(c.emit, int(f)*l+k, g)
			}
		}
	}
	for i := range rows {
		for k := range l {
			if i == 0 {
				g := -math.Exp(forward[k] + backward[k] - total)
				if k == gold[0] {
					g++
				}
				moves.step(c.trans, l*l+k, g)
				continue
			}
			for _, j := range c.before[k] {
				g := -math.Exp(forward[(i-1)*l+j] + float64(c.trans[j*l+k]) + emit[i*l+k] + backward[i*l+k] - total)
				if j == gold[i-1] && k == gold[i] {
					g++
				}
				if g != 0 {
					moves.step(c.trans, j*l+k, g)
				}
			}
		}
	}
}
