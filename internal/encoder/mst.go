package encoder

// A treeDecoder finds maximum spanning trees; it holds the buffers of one
// goroutine.
type treeDecoder struct {
	n      int       // tokens; nodes are 0, the root, to n
	score  []float64 // score[d*(n+1)+h]: of arc h → d between nodes as contracted so far
	arc    []arc     // the arc of the sentence that each entry of score stands for
	active []bool
	best   []int32
	state  []int8
	entry  []int32
	cycles []contraction
	// Every token is a node, 1 to n, and so is every contraction, n+1 and up.
	// Node numbers the entries of score, into gives the contraction that a node
	// became part of.
	node []int32
	into []int32
	// What contractions hold, end to end.
	members []int32
	nodes   []int32
	arcs    []arc
}

// An arc of the sentence.
type arc struct{ head, dep int32 }

// A contraction records a cycle made one node: its members, as entries of score
// and as nodes, and the arc each had within the cycle. The first member's entry
// is the new node's.
type contraction struct {
	members []int32
	nodes   []int32
	arcs    []arc
}

// DecodeTree is the best dependency tree over n tokens in which exactly one
// token hangs from the root: score[d*(n+1)+h] is the score of head h for token
// d, h 0 being the root and token i being head i+1. The result has -1 at the
// root's token and the index of the head elsewhere.
func DecodeTree(score []float32, n int) []int {
	var t treeDecoder
	heads := make([]int32, n)
	t.decode(score, n, heads)
	out := make([]int, n)
	for i, h := range heads {
		out[i] = int(h) - 1
	}
	return out
}

// decode stores the heads in heads, 0 for the root. Most sentences need no
// more than the greedy choice, which is best if it is a tree.
func (t *treeDecoder) decode(score []float32, n int, heads []int32) {
	t.n = n
	w := n + 1
	for d := range n {
		heads[d] = argmaxHead(score[d*w:(d+1)*w], d+1)
	}
	if countRoots(heads[:n]) == 1 && t.acyclic(heads[:n]) {
		return
	}
	t.load(score)
	for d := 1; d <= n; d++ {
		t.choose(int32(d))
	}
	for start := t.findCycle(); start >= 0; start = t.findCycle() {
		t.merge(start)
	}
	t.expand(heads)
}

func argmaxHead(row []float32, self int) int32 {
	best := -1
	for h, v := range row {
		if h != self && (best < 0 || v > row[best]) {
			best = h
		}
	}
	return int32(best)
}

func countRoots(heads []int32) (n int) {
	for _, h := range heads {
		if h == 0 {
			n++
		}
	}
	return n
}

// acyclic reports whether every token reaches the root.
func (t *treeDecoder) acyclic(heads []int32) bool {
	t.state = grow(t.state, len(heads)+1)
	clear(t.state)
	t.state[0] = 2
	for d := range heads {
		v := int32(d + 1)
		for ; t.state[v] == 0; v = heads[v-1] {
			t.state[v] = 1
		}
		if t.state[v] == 1 {
			return false
		}
		for v = int32(d + 1); t.state[v] == 1; v = heads[v-1] {
			t.state[v] = 2
		}
	}
	return true
}

// load copies the scores for contraction. Arcs from the root lose more than
// all other arcs together could win, so the best tree has one of them: every
// tree has at least one, and trees with just one exist.
func (t *treeDecoder) load(score []float32) {
	n, w := t.n, t.n+1
	t.score = grow(t.score, w*w)
	t.arc = grow(t.arc, w*w)
	t.active = grow(t.active, w)
	t.best = grow(t.best, w)
	t.state = grow(t.state, w)
	t.entry = grow(t.entry, w)
	t.node, t.into = grow(t.node, w), grow(t.into, 2*w)
	for i := range t.node {
		t.node[i] = int32(i)
	}
	t.cycles, t.members, t.nodes, t.arcs = t.cycles[:0], t.members[:0], t.nodes[:0], t.arcs[:0]
	var low, high float64
	for _, v := range score[:n*w] {
		low, high = min(low, float64(v)), max(high, float64(v))
	}
	penalty := (high - low + 1) * float64(w)
	for d := 1; d <= n; d++ {
		for h := 0; h <= n; h++ {
			i := d*w + h
			t.score[i] = float64(score[(d-1)*w+h])
			t.arc[i] = arc{int32(h), int32(d)}
		}
		t.score[d*w] -= penalty
	}
	for i := range t.active {
		t.active[i] = true
	}
}

// choose sets the best head of node d.
func (t *treeDecoder) choose(d int32) {
	w := int32(t.n + 1)
	best := int32(-1)
	for h := range w {
		if h != d && t.active[h] && (best < 0 || t.score[d*w+h] > t.score[d*w+best]) {
			best = h
		}
	}
	t.best[d] = best
}

// findCycle is a node on a cycle of best heads, or -1.
func (t *treeDecoder) findCycle() int32 {
	clear(t.state)
	t.state[0] = 2
	for d := int32(1); d <= int32(t.n); d++ {
		if !t.active[d] {
			continue
		}
		v := d
		for ; t.state[v] == 0; v = t.best[v] {
			t.state[v] = 1
		}
		if t.state[v] == 1 {
			return v
		}
		for v = d; t.state[v] == 1; v = t.best[v] {
			t.state[v] = 2
		}
	}
	return -1
}

// merge makes one node of the cycle of best heads through start (Chu and Liu
// 1965, Edmonds 1967).
func (t *treeDecoder) merge(start int32) {
	w := int32(t.n + 1)
	from, made := len(t.members), w+int32(len(t.cycles))
	for v := start; ; {
		t.members = append(t.members, v)
		t.nodes = append(t.nodes, t.node[v])
		t.into[t.node[v]] = made
		t.arcs = append(t.arcs, t.arc[v*w+t.best[v]])
		if v = t.best[v]; v == start {
			break
		}
	}
	c := contraction{members: t.members[from:], nodes: t.nodes[from:], arcs: t.arcs[from:]}
	for _, m := range c.members {
		t.active[m] = false
	}
	for v := int32(0); v < w; v++ {
		if t.active[v] {
			t.mergeArcs(c.members, v)
		}
	}
	t.active[start], t.node[start] = true, made
	t.cycles = append(t.cycles, c)
	t.choose(start)
	// Whose best head is in the cycle keeps that arc, which is the node's best now.
	for v := int32(1); v < w; v++ {
		if t.active[v] && v != start && !t.active[t.best[v]] {
			t.best[v] = start
		}
	}
}

// mergeArcs gives the node of a cycle its best arc from v and to v.
func (t *treeDecoder) mergeArcs(members []int32, v int32) {
	w := int32(t.n + 1)
	into, from := int32(-1), int32(-1)
	var gain, top float64
	for _, m := range members {
		// Entering at m saves the cycle's own arc to m.
		if g := t.score[m*w+v] - t.score[m*w+t.best[m]]; into < 0 || g > gain {
			into, gain = m, g
		}
		if s := t.score[v*w+m]; from < 0 || s > top {
			from, top = m, s
		}
	}
	node := members[0]
	t.score[node*w+v], t.arc[node*w+v] = gain, t.arc[into*w+v]
	if v != 0 {
		t.score[v*w+node], t.arc[v*w+node] = top, t.arc[v*w+from]
	}
}

// expand opens the cycles, last made first: each loses the arc to the member
// through which the tree enters it.
func (t *treeDecoder) expand(heads []int32) {
	w := int32(t.n + 1)
	for d := int32(1); d < w; d++ {
		if t.active[d] {
			a := t.arc[d*w+t.best[d]]
			heads[a.dep-1] = a.head
			t.entry[d] = a.dep
		}
	}
	for i := len(t.cycles) - 1; i >= 0; i-- {
		c := &t.cycles[i]
		e := t.entry[c.members[0]]
		entered := e // the member that holds the token
		for t.into[entered] != w+int32(i) {
			entered = t.into[entered]
		}
		for j, m := range c.members {
			if c.nodes[j] == entered {
				t.entry[m] = e
				continue
			}
			heads[c.arcs[j].dep-1] = c.arcs[j].head
			t.entry[m] = c.arcs[j].dep
		}
	}
}

// grow is s with length n, its content undefined.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// unreachable is the score of what must not be chosen.
const unreachable = float32(-1e30)
