package encoder

import "fmt"

// A Matrix is Rows×Cols numbers, row by row. A vector is a Matrix of one row.
type Matrix struct {
	Rows, Cols int
	Data       []float32
}

// Row is row i of m, sharing its memory.
func (m *Matrix) Row(i int) []float32 { return m.Data[i*m.Cols : (i+1)*m.Cols : (i+1)*m.Cols] }

// A Linear map takes rows x of W.Rows numbers to x·W + B.
type Linear struct {
	W Matrix
	B Matrix
}

// A Norm is a layer normalisation (Ba et al. 2016): each row is brought to
// mean 0 and variance 1, then scaled by Gain and moved by Bias.
type Norm struct {
	Gain, Bias Matrix
}

// A Conv is one gated convolution: In maps Window neighbours to 2·Width.
type Conv struct {
	In   Linear
	Norm Norm
}

// A Recurrent is one quasi-recurrent layer in both directions (Bradbury et al.
// 2017): In maps Window neighbours to 6·Hidden, candidates, forget and output
// gates, of each the left-to-right half first; Out maps the 2·Hidden outputs
// back to Width.
type Recurrent struct {
	In, Out Linear
	Norm    Norm
}

// An Attention is one self-attention layer with its feed-forward layer.
// QKV makes queries, keys and values side by side; Rel has a row of
// 2·RelClip+1 biases a head.
type Attention struct {
	QKV      Linear
	Rel      Matrix
	Out      Linear
	Norm     Norm
	Up, Down Linear
	FFNorm   Norm
}

// A Network is all the weights that training changes. Its matrices are
// addressed through Each, so that optimiser, file and checks share one order.
type Network struct {
	// The word layer. Hash has one table a feature; at inference it is empty
	// and the model's quantised tables stand in for it.
	Hash     []Matrix
	HashIn   Linear
	VectorIn Matrix
	HintIn   Matrix
	Root     Matrix
	InNorm   Norm

	Convs      []Conv
	Recurrents []Recurrent
	Attentions []Attention

	UPOS, XPOS, Feats Linear

	// Arcs: score(d, h) = D(d)·ArcU·H(h) + H(h)·ArcBias, D and H linear maps
	// with a leaky rectifier.
	ArcDep, ArcHead Linear
	ArcU            Matrix
	ArcBias         Matrix

	// Labels: score(d, h, l) = D(d)·U_l·H(h) + D(d)·LabelD_l + H(h)·LabelH_l + LabelBias_l;
	// column block l of LabelU is U_l transposed: LabelU is Label × (L·Label).
	LabelDep, LabelHead Linear
	LabelU              Matrix
	LabelD, LabelH      Matrix
	LabelBias           Matrix

	// Names: the head's own convolutions, one hidden layer with a leaky
	// rectifier, emissions, and transitions from (rows, the last one is the
	// sentence's start) to (columns, the last one is its end) each label.
	NameConvs []Conv
	NameHid   Linear
	NameOut   Linear
	NameTrans Matrix
}

// NewNetwork makes a network of zeros for a configuration and label sets. With
// tables false it has no hashed tables: the network of a loaded model, or a
// gradient whose tables are kept apart.
func NewNetwork(c *Config, l *Labels, tables bool) *Network {
	n := &Network{}
	w := c.Width
	if tables {
		for range c.Features {
			n.Hash = append(n.Hash, newMatrix(c.HashRows, c.HashDim))
		}
	}
	n.HashIn = newLinear(len(c.Features)*c.HashDim, w)
	n.VectorIn = newMatrix(c.VectorDim, w)
	n.HintIn = newMatrix(c.HintBits, w)
	n.Root = newMatrix(1, w)
	n.InNorm = newNorm(w)
	for range c.Convs {
		n.Convs = append(n.Convs, newConv(c))
	}
	for range c.Recurrents {
		n.Recurrents = append(n.Recurrents, Recurrent{newLinear(c.Window*w, 6*c.Hidden), newLinear(2*c.Hidden, w), newNorm(w)})
	}
	for range c.Attentions {
		n.Attentions = append(n.Attentions, Attention{
			QKV: newLinear(w, 3*w), Rel: newMatrix(c.Heads, 2*c.RelClip+1),
			Out: newLinear(w, w), Norm: newNorm(w),
			Up: newLinear(w, c.FFN), Down: newLinear(c.FFN, w), FFNorm: newNorm(w),
		})
	}
	n.UPOS = newLinear(w, len(l.UPOS))
	n.XPOS = newLinear(w, len(l.XPOS))
	n.Feats = newLinear(w, len(l.Feats))
	n.ArcDep, n.ArcHead = newLinear(w, c.Arc), newLinear(w, c.Arc)
	n.ArcU, n.ArcBias = newMatrix(c.Arc, c.Arc), newMatrix(1, c.Arc)
	n.LabelDep, n.LabelHead = newLinear(w, c.Label), newLinear(w, c.Label)
	k := len(l.Deprel)
	n.LabelU = newMatrix(c.Label, k*c.Label)
	n.LabelD, n.LabelH, n.LabelBias = newMatrix(c.Label, k), newMatrix(c.Label, k), newMatrix(1, k)
	for range c.NameConvs {
		n.NameConvs = append(n.NameConvs, newConv(c))
	}
	n.NameHid = newLinear(w, c.NameHidden)
	n.NameOut = newLinear(c.NameHidden, l.BIO())
	n.NameTrans = newMatrix(l.BIO()+1, l.BIO()+1)
	return n
}

func newMatrix(r, c int) Matrix { return Matrix{r, c, make([]float32, r*c)} }

func newLinear(in, out int) Linear { return Linear{newMatrix(in, out), newMatrix(1, out)} }

func newNorm(w int) Norm { return Norm{newMatrix(1, w), newMatrix(1, w)} }

func newConv(c *Config) Conv {
	return Conv{newLinear(c.Window*c.Width, 2*c.Width), newNorm(c.Width)}
}

// Each calls f for every matrix of n, always in the same order. Names have the
// layer first ("conv1.in.w"); those of hashed tables begin "hash.", of the
// name head "name".
func (n *Network) Each(f func(name string, m *Matrix)) {
	linear := func(name string, l *Linear) {
		f(name+".w", &l.W)
		f(name+".b", &l.B)
	}
	norm := func(name string, l *Norm) {
		f(name+".gain", &l.Gain)
		f(name+".bias", &l.Bias)
	}
	convs := func(name string, cs []Conv) {
		for i := range cs {
			p := fmt.Sprintf("%s%d", name, i+1)
			linear(p+".in", &cs[i].In)
			norm(p+".norm", &cs[i].Norm)
		}
	}
	for i := range n.Hash {
		f(fmt.Sprintf("hash.%d", i), &n.Hash[i])
	}
	linear("word.hash", &n.HashIn)
	f("word.vector", &n.VectorIn)
	f("word.hint", &n.HintIn)
	f("word.root", &n.Root)
	norm("word.norm", &n.InNorm)
	convs("conv", n.Convs)
	for i := range n.Recurrents {
		p, r := fmt.Sprintf("recurrent%d", i+1), &n.Recurrents[i]
		linear(p+".in", &r.In)
		linear(p+".out", &r.Out)
		norm(p+".norm", &r.Norm)
	}
	for i := range n.Attentions {
		p, a := fmt.Sprintf("attention%d", i+1), &n.Attentions[i]
		linear(p+".qkv", &a.QKV)
		f(p+".rel", &a.Rel)
		linear(p+".out", &a.Out)
		norm(p+".norm", &a.Norm)
		linear(p+".up", &a.Up)
		linear(p+".down", &a.Down)
		norm(p+".ffnorm", &a.FFNorm)
	}
	linear("upos", &n.UPOS)
	linear("xpos", &n.XPOS)
	linear("feats", &n.Feats)
	linear("arc.dep", &n.ArcDep)
	linear("arc.head", &n.ArcHead)
	f("arc.u", &n.ArcU)
	f("arc.bias", &n.ArcBias)
	linear("label.dep", &n.LabelDep)
	linear("label.head", &n.LabelHead)
	f("label.u", &n.LabelU)
	f("label.d", &n.LabelD)
	f("label.h", &n.LabelH)
	f("label.bias", &n.LabelBias)
	convs("nameconv", n.NameConvs)
	linear("name.hid", &n.NameHid)
	linear("name.out", &n.NameOut)
	f("name.trans", &n.NameTrans)
}
