package encoder

import (
	"github.com/actant-nlp/actant/internal/kernel"
)

// A piece is one sentence, or a part of a long one, within a batch. Its root
// has row root, its tokens the rows after it.
type piece struct {
	words []string
	hints []uint64
	out   []Analysis
	root  int
}

// A scratch runs batches for one goroutine at a time. Rows of a batch are, for
// each piece, the root and its tokens, with Window/2 rows of zeros before,
// between and after pieces, so that a convolution's windows are overlapping
// views of the same memory.
type scratch struct {
	m      *Model
	pieces []piece
	rows   int
	pad    int

	x, y, z, heads []float32
	rels           []float32
	packK, packV   kernel.Packed
	eight          kernel.Int8Rows
	feat           *Featurizer
	rowIDs         []int32
	hashed, vector []float32

	arcs   arcScratch
	names  nameScratch
	labels labelScratch
}

func newScratch(m *Model) *scratch {
	return &scratch{
		m: m, pad: m.cfg.Window / 2, rows: m.cfg.Window / 2,
		feat:   NewFeaturizer(&m.cfg),
		rowIDs: make([]int32, len(m.cfg.Features)),
		hashed: make([]float32, len(m.cfg.Features)*m.cfg.HashDim),
		vector: make([]float32, m.cfg.VectorDim),
	}
}

// add queues words from (inclusive) to (exclusive) of t.
func (s *scratch) add(t *Sentence, from, to int) {
	p := piece{words: t.Words[from:to], out: t.Out[from:to], root: s.rows}
	if t.Hints != nil {
		p.hints = t.Hints[from:to]
	}
	s.pieces = append(s.pieces, p)
	s.rows += to - from + 1 + s.pad
}

// run analyses what was queued and empties the queue.
func (s *scratch) run() {
	if len(s.pieces) > 0 {
		s.encode()
		s.readHeads()
	}
	s.forget()
}

// forget empties the queue.
func (s *scratch) forget() {
	clear(s.pieces) // let go of the article
	s.pieces = s.pieces[:0]
	s.rows = s.pad
}

// encode fills x, a row of Width numbers a row of the batch.
func (s *scratch) encode() {
	m, w := s.m, s.m.cfg.Width
	s.x = grow(s.x, s.rows*w)
	s.y = grow(s.y, s.rows*max(3*w, m.cfg.FFN, 6*m.cfg.Hidden))
	s.z = grow(s.z, s.rows*w)
	s.embed()
	for i, p := range m.convs {
		s.conv(s.x, p, &m.net.Convs[i])
	}
	for i := range m.recurrents {
		s.recur(&m.recurrents[i], &m.net.Recurrents[i])
	}
	for i := range m.attentions {
		s.attend(&m.attentions[i], &m.net.Attentions[i])
	}
}

// embed is the word layer.
func (s *scratch) embed() {
	m, w, k := s.m, s.m.cfg.Width, s.m.kernels
	in := &m.net.InNorm
	s.clearPads(s.x)
	for i := range s.pieces {
		p := &s.pieces[i]
		copy(s.x[p.root*w:], m.root)
		for j, word := range p.words {
			row := s.x[(p.root+1+j)*w : (p.root+2+j)*w]
			s.word(row, word)
			if p.hints != nil {
				s.addHints(row, p.hints[j])
			}
			k.LayerNorm(row, row, in.Gain.Data, in.Bias.Data, NormEps)
		}
	}
}

// word stores the word layer's sum for word in dst, from the cache if it can.
func (s *scratch) word(dst []float32, word string) {
	m, k := s.m, s.m.kernels
	if v := m.words.get(word); v != nil {
		copy(dst, v)
		return
	}
	key := s.feat.Rows(word, s.rowIDs)
	d := m.cfg.HashDim
	for i, r := range s.rowIDs {
		m.hash[i].Into(s.hashed[i*d:(i+1)*d], int(r))
	}
	out := kernel.Dense(dst, 1, len(dst))
	k.MulPacked(out, kernel.Dense(s.hashed, 1, len(s.hashed)), m.hashIn, m.net.HashIn.B.Data)
	if row, ok := m.vectors.Find(key); ok {
		m.vectors.Table.Into(s.vector, row)
		sum := kernel.Dense(s.z[:len(dst)], 1, len(dst))
		k.MulPacked(sum, kernel.Dense(s.vector, 1, len(s.vector)), m.vectorIn, nil)
		k.Add(dst, dst, sum.Data)
	}
	m.words.put(word, dst)
}

func (s *scratch) addHints(row []float32, bits uint64) {
	h := &s.m.net.HintIn
	for b := 0; b < h.Rows && bits>>b != 0; b++ {
		if bits>>b&1 != 0 {
			s.m.kernels.Add(row, row, h.Row(b))
		}
	}
}

// clearPads zeroes the rows between pieces.
func (s *scratch) clearPads(x []float32) {
	w := s.m.cfg.Width
	clear(x[:s.pad*w])
	for i := range s.pieces {
		end := (s.pieces[i].root + 1 + len(s.pieces[i].words)) * w
		clear(x[end : end+s.pad*w])
	}
}

// conv is one gated convolution over x, in place.
func (s *scratch) conv(x []float32, p *product, c *Conv) {
	m, w, k := s.m, s.m.cfg.Width, s.m.kernels
	n := s.rows - 2*s.pad // rows with a whole window
	in := kernel.Matrix{Data: x, Rows: n, Cols: m.cfg.Window * w, Stride: w}
	out := kernel.Dense(s.y[:n*2*w], n, 2*w)
	s.mul(out, in, p)
	for i := range n {
		ab := out.Row(i)
		row := x[(i+s.pad)*w : (i+s.pad+1)*w]
		k.GLU(ab[:w], ab[:w], ab[w:])
		k.Add(row, row, ab[:w])
		k.LayerNorm(row, row, c.Norm.Gain.Data, c.Norm.Bias.Data, NormEps)
	}
	s.clearPads(x)
}

// readHeads turns x into analyses.
func (s *scratch) readHeads() {
	m, w := s.m, s.m.cfg.Width
	h := &m.heads
	s.heads = grow(s.heads, s.rows*h.width)
	out := kernel.Dense(s.heads, s.rows, h.width)
	s.mul(out, kernel.Dense(s.x, s.rows, w), h.product)
	for i := range s.rows {
		m.kernels.Leaky(out.Row(i)[h.arcDep:], LeakySlope)
	}
	s.nameRows(out)
	for i := range s.pieces {
		p := &s.pieces[i]
		s.readTags(out, p)
		s.readTree(out, p)
		s.readNames(p)
	}
}

func (s *scratch) readTags(out kernel.Matrix, p *piece) {
	h, l := &s.m.heads, &s.m.labels
	for j := range p.out {
		row := out.Row(p.root + 1 + j)
		a := &p.out[j]
		a.UPOS = l.UPOS[argmax(row[h.upos:h.upos+len(l.UPOS)])]
		a.XPOS = l.XPOS[argmax(row[h.xpos:h.xpos+len(l.XPOS)])]
		a.Feats = l.Feats[argmax(row[h.feats:h.feats+len(l.Feats)])]
	}
}

func argmax(row []float32) int {
	if len(row) == 0 {
		return 0
	}
	best, top := 0, row[0]
	for i, v := range row {
		if v > top {
			best, top = i, v
		}
	}
	return best
}
