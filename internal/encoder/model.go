package encoder

import (
	"fmt"
	"slices"
	"sync"

	"github.com/actant-nlp/actant/internal/kernel"
)

// A Model analyses sentences. It is immutable but for caches that do not
// change its answers, and safe for concurrent use.
type Model struct {
	cfg    Config
	labels Labels
	hints  string
	lemmas Lemmas

	vectors  Vectors
	hash     []RowTable
	net      *Network
	hashIn   *kernel.Packed
	vectorIn *kernel.Packed
	root     []float32 // the root's vector after InNorm

	convs      []*product
	nameConvs  []*product
	recurrents []packedRecurrent
	attentions []packedAttention
	heads      headMap
	arcU       *product
	labelU     *product
	labelD     *kernel.Packed
	labelH     *kernel.Packed
	nameHid    *product
	nameOut    *kernel.Packed
	chain      *Chain
	rootLabel  int // of "root", -1 if there is none
	cutLabel   int // joins the pieces of a sentence that was cut
	names      []string

	kernels kernel.Set
	eight   bool
	words   wordCache
	forms   lemmaCache
	scratch sync.Pool
}

type packedRecurrent struct{ in, out *product }

type packedAttention struct{ qkv, out, up, down *product }

// headMap is the heads that read the encoder's output directly, side by side
// as one product, and the columns where each begins.
type headMap struct {
	product                                    *product
	upos, xpos, feats                          int
	arcDep, arcHead, labelDep, labelHead, name int
	width                                      int
}

// Load makes a Model of a model file's bytes, which must not change
// afterwards. Errors are those of Read.
func Load(data []byte) (*Model, error) {
	p, err := Read(data)
	if err != nil {
		return nil, err
	}
	return New(p), nil
}

// eightBits says whether the large products are multiplied in eight bits.
const eightBits = true

// New makes a Model of its parts, which it keeps.
func New(p *Parts) *Model { return newModel(p, kernel.Best(), eightBits) }

// NewWith is New with the kernels of a given set, which change the speed and
// nothing else.
func NewWith(p *Parts, set kernel.Set) *Model { return newModel(p, set, eightBits) }

func newModel(p *Parts, set kernel.Set, eight bool) *Model {
	m := &Model{
		cfg: p.Config, labels: p.Labels, hints: p.Hints, lemmas: p.Lemmas,
		vectors: p.Vectors, hash: p.Hash, net: p.Network, kernels: set, eight: eight,
	}
	n := m.net
	m.hashIn, m.vectorIn = pack(&n.HashIn.W), pack(&n.VectorIn)
	m.convs, m.nameConvs = m.newConvs(n.Convs), m.newConvs(n.NameConvs)
	for i := range n.Recurrents {
		m.recurrents = append(m.recurrents, packedRecurrent{m.newLinear(&n.Recurrents[i].In), m.newLinear(&n.Recurrents[i].Out)})
	}
	for i := range n.Attentions {
		a := &n.Attentions[i]
		m.attentions = append(m.attentions, packedAttention{m.newLinear(&a.QKV), m.newLinear(&a.Out), m.newLinear(&a.Up), m.newLinear(&a.Down)})
	}
	m.joinHeads(m.cfg.NameConvs == 0)
	// The arcs' bias is a row added to D·U: (D·U + b)·H = D·U·H + b·H.
	m.arcU, m.labelU = m.newProduct(&n.ArcU, n.ArcBias.Data), m.newProduct(&n.LabelU, nil)
	m.labelD, m.labelH = pack(&n.LabelD), pack(&n.LabelH)
	m.nameHid, m.nameOut = m.newLinear(&n.NameHid), pack(&n.NameOut.W)
	m.chain = NewChain(&n.NameTrans)
	m.rootLabel = slices.Index(m.labels.Deprel, "root")
	m.cutLabel = max(0, slices.Index(m.labels.Deprel, "parataxis"))
	for i := range m.labels.BIO() {
		m.names = append(m.names, m.labels.Name(i))
	}
	m.root = make([]float32, m.cfg.Width)
	m.kernels.LayerNorm(m.root, n.Root.Data, n.InNorm.Gain.Data, n.InNorm.Bias.Data, NormEps)
	m.scratch.New = func() any { return newScratch(m) }
	return m
}

// NormEps is added to the variance in layer norms.
const NormEps = 1e-5

// LeakySlope is the slope of the heads' rectifiers below zero.
const LeakySlope = 0.1

// Config is the shape of m.
func (m *Model) Config() Config { return m.cfg }

// Labels are the label sets of m; the slices must not be changed.
func (m *Model) Labels() Labels { return m.labels }

// Hints names the hints m was trained with, "" for none.
func (m *Model) Hints() string { return m.hints }

// String describes m in a line.
func (m *Model) String() string {
	c := &m.cfg
	return fmt.Sprintf("width %d, %d convolutions, %d attentions, %d vectors, %d relations, %d name types",
		c.Width, c.Convs, c.Attentions, c.Vectors, len(m.labels.Deprel), len(m.labels.Types))
}

func view(m *Matrix) kernel.Matrix { return kernel.Dense(m.Data, m.Rows, m.Cols) }

func pack(m *Matrix) *kernel.Packed {
	p := new(kernel.Packed)
	p.Pack(view(m))
	return p
}

func (m *Model) newConvs(cs []Conv) (out []*product) {
	for i := range cs {
		out = append(out, m.newLinear(&cs[i].In))
	}
	return out
}

// joinHeads sets the heads' weights side by side; name tells whether the name
// head reads the encoder directly.
func (m *Model) joinHeads(name bool) {
	n, h := m.net, &m.heads
	var bias []float32
	parts := []struct {
		at *int
		l  *Linear
	}{
		{&h.upos, &n.UPOS}, {&h.xpos, &n.XPOS}, {&h.feats, &n.Feats},
		{&h.arcDep, &n.ArcDep}, {&h.arcHead, &n.ArcHead},
		{&h.labelDep, &n.LabelDep}, {&h.labelHead, &n.LabelHead}, {&h.name, &n.NameHid},
	}
	if !name {
		parts = parts[:len(parts)-1]
	}
	for _, p := range parts {
		*p.at = h.width
		h.width += p.l.W.Cols
	}
	all := newMatrix(n.UPOS.W.Rows, h.width)
	for _, p := range parts {
		for i := range all.Rows {
			copy(all.Row(i)[*p.at:], p.l.W.Row(i))
		}
		bias = append(bias, p.l.B.Data...)
	}
	if !name {
		h.name = h.width
	}
	h.product = m.newProduct(&all, bias)
}
