package encoder

import (
	"fmt"
	"slices"
)

// A Config is the shape of a network. It is stored in the model file; two
// models with the same Config and label sets have weights of the same shapes.
type Config struct {
	Width      int      // width W of a token's vector
	Features   []string // kinds of hashed word features, see WordFeatures
	HashRows   int      // rows of each feature's table
	HashDim    int      // columns of each feature's table
	Vectors    int      // rows of the word-vector table, the most frequent words
	VectorDim  int      // columns of the word-vector table
	HintBits   int      // bits of a token's hints, at most 64; 0 for none
	Convs      int      // gated convolutions
	Window     int      // tokens each convolution sees, odd
	Recurrents int      // quasi-recurrent layers, after the convolutions
	Hidden     int      // width of their state, each direction
	Attentions int      // self-attention layers, after those
	Heads      int      // heads of each
	RelClip    int      // relative positions beyond ±RelClip share a bias
	FFN        int      // hidden width of the feed-forward layers
	Arc        int      // width of the arc biaffine
	Label      int      // width of the label biaffine
	NameHidden int      // hidden width of the name head
	NameConvs  int      // gated convolutions of the name head's own, over the shared encoder
	MaxLen     int      // longest sentence analysed whole, in tokens; a longer one is cut
}

// DefaultConfig is the shape of the built-in model.
func DefaultConfig() Config {
	return Config{
		Width:    224,
		Features: []string{"form", "suffix2", "suffix3", "suffix4", "prefix3", "case", "shape"},
		HashRows: 8192, HashDim: 40,
		Vectors: 38000, VectorDim: 100,
		Convs: 1, Window: 3,
		Recurrents: 2, Hidden: 160,
		Attentions: 0, Heads: 4, RelClip: 32, FFN: 256,
		Arc: 192, Label: 64, NameHidden: 160,
		MaxLen: 256,
	}
}

// Check reports what is impossible about c. Load calls it before it believes
// any size a file claims.
func (c *Config) Check() error {
	within := func(name string, v, low, high int) error {
		if v < low || v > high {
			return fmt.Errorf("%s is %d, not within %d to %d", name, v, low, high)
		}
		return nil
	}
	for _, e := range []error{
		within("width", c.Width, 8, 1024),
		within("number of features", len(c.Features), 1, 32),
		within("hash rows", c.HashRows, 16, 1<<20),
		within("hash columns", c.HashDim, 1, 256),
		within("vectors", c.Vectors, 0, 1<<20),
		within("vector columns", c.VectorDim, 1, 1024),
		within("hint bits", c.HintBits, 0, 64),
		within("convolutions", c.Convs, 0, 16),
		within("window", c.Window, 1, 15),
		within("recurrent layers", c.Recurrents, 0, 16),
		within("state width", c.Hidden, 1, 1024),
		within("attentions", c.Attentions, 0, 16),
		within("heads", c.Heads, 1, 64),
		within("relative positions", c.RelClip, 1, 1024),
		within("feed-forward width", c.FFN, 1, 8192),
		within("arc width", c.Arc, 1, 1024),
		within("label width", c.Label, 1, 512),
		within("name width", c.NameHidden, 1, 1024),
		within("name convolutions", c.NameConvs, 0, 16),
		within("longest sentence", c.MaxLen, 8, 4096),
	} {
		if e != nil {
			return fmt.Errorf("encoder: config: %w", e)
		}
	}
	if c.Width%c.Heads != 0 {
		return fmt.Errorf("encoder: config: width %d is not a multiple of %d heads", c.Width, c.Heads)
	}
	if c.Window%2 == 0 {
		return fmt.Errorf("encoder: config: window %d is not odd", c.Window)
	}
	for _, f := range c.Features {
		if !slices.Contains(FeatureKinds(), f) {
			return fmt.Errorf("encoder: config: no feature %q", f)
		}
	}
	return nil
}

// Labels are the label sets of a model, each sorted, fixed by its training
// data. Their positions are the classes that the heads score.
type Labels struct {
	UPOS   []string // universal parts of speech
	XPOS   []string // Penn Treebank tags
	Feats  []string // whole feature columns, "" for none
	Deprel []string // universal relations, subtypes included
	Types  []string // entity types a name may have; see Labels.BIO
}

// BIO is the number of name labels: outside, and beginning and inside of each
// type. Label 0 is outside, 1+2t begins type t and 2+2t continues it.
func (l *Labels) BIO() int { return 1 + 2*len(l.Types) }

// Name spells BIO label i, "" for outside.
func (l *Labels) Name(i int) string {
	if i <= 0 || i >= l.BIO() {
		return ""
	}
	if t := l.Types[(i-1)/2]; i%2 == 1 {
		return "B-" + t
	} else {
		return "I-" + t
	}
}
