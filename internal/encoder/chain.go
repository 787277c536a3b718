package encoder

import "math"

// A Chain scores sequences of name labels: emissions of each token and
// transitions between neighbours (Lafferty, McCallum and Pereira 2001). A
// transition that BIO forbids (I-X after anything but B-X and I-X) has no
// probability.
type Chain struct {
	n     int       // labels
	trans []float64 // (n+1)×(n+1): row n is the start, column n the end
	expT  []float64 // exp of trans, 0 where forbidden
	from  [][]step  // the transitions allowed from each label, in order
	to    [][]int32 // the labels that each label may follow, in order
}

// A step is an allowed transition and exp of its score.
type step struct {
	to  int32
	exp float64
}

// NewChain makes the Chain of a transition matrix as in Network.NameTrans.
func NewChain(trans *Matrix) *Chain {
	w := trans.Rows
	c := &Chain{n: w - 1, trans: make([]float64, w*w), expT: make([]float64, w*w)}
	for from := range w {
		for to := range w {
			i := from*w + to
			if !LegalBIO(from, to, c.n) {
				c.trans[i] = math.Inf(-1)
				continue
			}
			c.trans[i] = float64(trans.Data[i])
			c.expT[i] = math.Exp(c.trans[i])
		}
	}
	c.from, c.to = make([][]step, c.n), make([][]int32, c.n)
	for from := range c.n {
		for to := range c.n {
			if LegalBIO(from, to, c.n) {
				c.from[from] = append(c.from[from], step{int32(to), c.expT[from*w+to]})
				c.to[to] = append(c.to[to], int32(from))
			}
		}
	}
	return c
}

// LegalBIO reports whether label to may follow label from, where label n
// stands for the start on the left and the end on the right.
func LegalBIO(from, to, n int) bool {
	if from == n && to == n {
		return false
	}
	if to == n || to == 0 || to%2 == 1 { // end, outside or a beginning
		return true
	}
	return from != n && from > 0 && (from-1)/2 == (to-1)/2
}

// A Lattice holds the forward and backward sums of one sequence. Rows are
// scaled to sum 1, so that long sequences neither vanish nor overflow.
type Lattice struct {
	labels int
	emit   []float64
	alpha  []float64
	beta   []float64
	score  []float64
	back   []int32
	path   []int32
}

// Forward runs forward and backward sums over length tokens with emissions
// emit, row by row with the given stride, and returns the logarithm of the sum of all
// paths. Labels that allow, when it is not nil, leaves out of a token's bits
// have no probability. The conversions forbid fusing, so that all machines round
// alike.
func (l *Lattice) Forward(c *Chain, emit []float32, stride, length int, allow []uint64) float64 {
	n := c.n
	w := n + 1
	l.labels = n
	l.emit = grow(l.emit, length*n)
	l.alpha = grow(l.alpha, length*n)
	l.beta = grow(l.beta, length*n)
	total := 0.0
	for t := range length {
		row := l.emit[t*n : (t+1)*n]
		top := expRow(row, emit[t*stride:t*stride+n], mask(allow, t))
		a := l.alpha[t*n : (t+1)*n]
		if t == 0 {
			for j := range n {
				a[j] = c.expT[n*w+j] * row[j]
			}
		} else {
			clear(a)
			for i, p := range l.alpha[(t-1)*n : t*n] {
				if p == 0 {
					continue
				}
				for _, t := range c.from[i] {
					a[t.to] += float64(p * t.exp)
				}
			}
			for j := range a {
				a[j] *= row[j]
			}
		}
		total += top + math.Log(normalizeRow(a))
	}
	end := 0.0
	for i, p := range l.alpha[(length-1)*n : length*n] {
		end += float64(p * c.expT[i*w+n])
	}
	l.backward(c, length)
	return total + math.Log(max(end, math.SmallestNonzeroFloat64))
}

func (l *Lattice) backward(c *Chain, length int) {
	n := c.n
	w := n + 1
	last := l.beta[(length-1)*n : length*n]
	for i := range n {
		last[i] = c.expT[i*w+n]
	}
	normalizeRow(last)
	for t := length - 2; t >= 0; t-- {
		next, e, b := l.beta[(t+1)*n:(t+2)*n], l.emit[(t+1)*n:(t+2)*n], l.beta[t*n:(t+1)*n]
		for i := range n {
			sum := 0.0
			for _, t := range c.from[i] {
				sum += float64(t.exp * e[t.to] * next[t.to])
			}
			b[i] = sum
		}
		normalizeRow(b)
	}
}

func mask(allow []uint64, t int) uint64 {
	if allow == nil {
		return ^uint64(0)
	}
	return allow[t]
}

// expRow stores exp(src - top) of the allowed labels in dst and returns top.
func expRow(dst []float64, src []float32, allow uint64) float64 {
	top := float32(math.Inf(-1))
	for j, v := range src {
		if allow>>j&1 != 0 {
			top = max(top, v)
		}
	}
	for j, v := range src {
		dst[j] = 0
		if allow>>j&1 != 0 {
			dst[j] = math.Exp(float64(v - top))
		}
	}
	return float64(top)
}

// normalizeRow scales row to sum 1 and returns the sum it had. A row of zeros
// becomes uniform: no path leads there, and what follows must stay finite.
func normalizeRow(row []float64) float64 {
	sum := 0.0
	for _, v := range row {
		sum += v
	}
	if !(sum > 0) {
		for i := range row {
			row[i] = 1 / float64(len(row))
		}
		return math.SmallestNonzeroFloat64
	}
	for i := range row {
		row[i] /= sum
	}
	return sum
}

// Marginals stores in dst the probability of each label of token t.
func (l *Lattice) Marginals(dst []float64, t int) {
	n := l.labels
	for j := range n {
		dst[j] = l.alpha[t*n+j] * l.beta[t*n+j]
	}
	normalizeRow(dst[:n])
}

// AddPairs adds weight times the expected count of every transition, start and
// end included, to dst, laid out as Network.NameTrans.
func (l *Lattice) AddPairs(c *Chain, dst []float32, length int, weight float64) {
	n := l.labels
	w := n + 1
	pair := make([]float64, n*n)
	first, last := make([]float64, n), make([]float64, n)
	l.Marginals(first, 0)
	l.Marginals(last, length-1)
	for j := range n {
		dst[n*w+j] += float32(weight * first[j])
		dst[j*w+n] += float32(weight * last[j])
	}
	for t := 1; t < length; t++ {
		sum := 0.0
		for i := range n {
			for j := range n {
				p := l.alpha[(t-1)*n+i] * c.expT[i*w+j] * l.emit[t*n+j] * l.beta[t*n+j]
				pair[i*n+j] = p
				sum += p
			}
		}
		if sum == 0 {
			continue
		}
		for i := range n {
			for j := range n {
				dst[i*w+j] += float32(weight * pair[i*n+j] / sum)
			}
		}
	}
}

// Viterbi is the best path (Viterbi 1967; Forney 1973) over length tokens with
// emissions emit. The slice belongs to l.
func (l *Lattice) Viterbi(c *Chain, emit []float32, stride, length int) []int32 {
	n := c.n
	w := n + 1
	l.score = grow(l.score, 2*n)
	l.back = grow(l.back, length*n)
	l.path = grow(l.path, length)
	prev, cur := l.score[:n], l.score[n:]
	for j := range n {
		prev[j] = c.trans[n*w+j] + float64(emit[j])
	}
	for t := 1; t < length; t++ {
		for j := range n {
			best, from := math.Inf(-1), 0
			for _, i := range c.to[j] {
				if s := prev[i] + c.trans[int(i)*w+j]; s > best {
					best, from = s, int(i)
				}
			}
			cur[j] = best + float64(emit[t*stride+j])
			l.back[t*n+j] = int32(from)
		}
		prev, cur = cur, prev
	}
	best, at := math.Inf(-1), 0
	for i, p := range prev {
		if s := p + c.trans[i*w+n]; s > best {
			best, at = s, i
		}
	}
	for t := length - 1; t >= 0; t-- {
		l.path[t] = int32(at)
		if t > 0 {
			at = int(l.back[t*n+at])
		}
	}
	return l.path[:length]
}
