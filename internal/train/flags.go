package train

import (
	"flag"
	"strings"
	"time"

	"github.com/actant-nlp/actant/internal/encoder"
)

// Flags defines the flags of training on fs and returns the options that they
// will set.
func Flags(fs *flag.FlagSet) *Options {
	o := &Options{Config: encoder.DefaultConfig()}
	o.inputFlags(fs)
	o.runFlags(fs)
	o.regularFlags(fs)
	shapeFlags(fs, &o.Config)
	return o
}

func (o *Options) inputFlags(fs *flag.FlagSet) {
	fs.StringVar(&o.Corpora, "corpora", "", "folder of corpora (syntax/ewt, ner/gmb …)")
	listVar(fs, &o.Syntax, "syntax", "further treebanks: folders or CoNLL-U files, comma-separated")
	listVar(fs, &o.Names, "names", "further corpora of names: folders or column files, comma-separated")
	listVar(fs, &o.Only, "only", "only these corpora, comma-separated")
	fs.BoolVar(&o.Open, "open", false, "train only on corpora whose licence lets weights be shipped")
	fs.BoolVar(&o.HoldDev, "hold-dev", false, "never train on a development part")
	fs.StringVar(&o.Vectors, "vectors", "", "word vectors: npm package, its JSON, GloVe text or a model file")
	fs.StringVar(&o.Out, "o", "", "model file to write; its card goes beside it")
	fs.StringVar(&o.Check, "checkpoint", "", "prefix of checkpoint files; an earlier run goes on from them")
	fs.StringVar(&o.Date, "date", "", "date in the card; default today")
	fs.BoolVar(&o.Float16, "float16", false, "store dense weights in half precision")
}

func (o *Options) runFlags(fs *flag.FlagSet) {
	fs.Func("minutes", "stop with a checkpoint after so many minutes (the model needs all steps)", func(s string) error {
		d, err := time.ParseDuration(s + "m")
		o.Limit = d
		return err
	})
	fs.Uint64Var(&o.Seed, "seed", 1, "seed")
	fs.IntVar(&o.Shards, "shards", 8, "parts of a batch; results depend on it, not on the number of cores")
	fs.IntVar(&o.Workers, "workers", 0, "goroutines; 0 for one a core")
	fs.IntVar(&o.Steps, "steps", 10000, "optimiser steps")
	fs.IntVar(&o.TreeTokens, "tree-tokens", 1000, "tokens of treebanks a batch")
	fs.IntVar(&o.NameTokens, "name-tokens", 500, "tokens of name corpora a batch")
	fs.IntVar(&o.EvalEvery, "eval-every", 500, "steps between evaluations and checkpoints")
	fs.IntVar(&o.WarmUp, "warm-up", 0, "steps until the peak rate")
	fs.Float64Var(&o.Rate, "rate", 0, "peak learning rate")
	fs.Float64Var(&o.Average, "average", 0, "share of the run the weights' average reaches back")
	fs.Float64Var(&o.NameStop, "name-stop", 0, "share of the run after which names no longer teach")
	fs.Float64Var(&o.NameWeight, "name-weight", 0, "weight of the names' loss")
	fs.BoolVar(&o.Transitions, "transitions", false, "learn transitions between name labels")
}

func (o *Options) regularFlags(fs *flag.FlagSet) {
	fs.Float64Var(&o.Decay, "decay", 0, "decoupled weight decay")
	fs.Float64Var(&o.Smooth, "smooth", 0, "label smoothing")
	fs.Float64Var(&o.Drop.Block, "drop-block", 0, "dropout at each block's input")
	fs.Float64Var(&o.Drop.Out, "drop-out", 0, "dropout of the encoder's output")
	fs.Float64Var(&o.Drop.Head, "drop-head", 0, "dropout of the biaffines' inputs")
	fs.Float64Var(&o.Drop.Hash, "drop-hash", 0, "dropout of hashed features")
	fs.Float64Var(&o.Drop.Word, "drop-word", 0, "share of words unknown to the vector table")
	fs.Float64Var(&o.Drop.Name, "drop-name", 0, "dropout of the name head's input")
	fs.BoolFunc("no-augment", "train on sentences as they are", func(string) error {
		o.Augment = Augment{Lower: -1, Upper: -1, Title: -1, NoStop: -1, Curly: -1, Articles: -1, Headline: -1}
		return nil
	})
}

func shapeFlags(fs *flag.FlagSet, c *encoder.Config) {
	listVar(fs, &c.Features, "features", "hashed word features, comma-separated")
	for _, f := range []struct {
		p    *int
		name string
	}{
		{&c.Width, "width"}, {&c.HashRows, "hash-rows"}, {&c.HashDim, "hash-dim"}, {&c.Vectors, "vocabulary"}, {&c.VectorDim, "vector-dim"},
		{&c.Convs, "convolutions"}, {&c.Window, "window"}, {&c.Attentions, "attentions"}, {&c.Heads, "heads"}, {&c.FFN, "ffn"},
		{&c.Arc, "arc"}, {&c.Label, "label"}, {&c.NameHidden, "name-hidden"}, {&c.NameConvs, "name-convolutions"}, {&c.MaxLen, "max-len"},
	} {
		fs.IntVar(f.p, f.name, *f.p, "shape of the network: "+f.name)
	}
}

func listVar(fs *flag.FlagSet, p *[]string, name, usage string) {
	fs.Func(name, usage, func(s string) error {
		*p = strings.Split(s, ",")
		return nil
	})
}
