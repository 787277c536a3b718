package train

import (
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/actant-nlp/actant/internal/encoder"
)

// Flags defines the flags of training on fs and returns the options that they
// set. Without any flag but inputs and output they are those of the built-in
// model. Command tells how to train again; set it once fs is parsed.
func Flags(fs *flag.FlagSet) *Options {
	o := Defaults()
	o.inputFlags(fs)
	o.runFlags(fs)
	o.regularFlags(fs)
	shapeFlags(fs, &o.Config)
	return &o
}

// Command is the command line that fs was given, as a model card tells it:
// folders are left out, and what does not change the model. Program is its
// first words.
func Command(fs *flag.FlagSet, program string) string {
	var b strings.Builder
	b.WriteString(program)
	fs.Visit(func(f *flag.Flag) {
		switch v := f.Value.String(); f.Name {
		case "checkpoint", "export", "cpuprofile", "minutes", "workers", "date":
		case "corpora", "vectors", "o":
			fmt.Fprintf(&b, " -%s %s", f.Name, filepath.Base(v))
		default:
			b.WriteString(" -" + f.Name)
			if v != "" {
				b.WriteString("=" + v)
			}
		}
	})
	return b.String()
}

func (o *Options) inputFlags(fs *flag.FlagSet) {
	fs.StringVar(&o.Corpora, "corpora", o.Corpora, "folder of corpora (syntax/ewt, ner/gmb …)")
	fs.Var((*listValue)(&o.Syntax), "syntax", "further treebanks: folders or CoNLL-U files, comma-separated")
	fs.Var((*listValue)(&o.Names), "names", "further corpora of names: folders or column files, comma-separated")
	fs.Var((*listValue)(&o.Only), "only", "only these corpora, comma-separated")
	fs.Var((*listValue)(&o.Types), "types", "types of names, comma-separated, when the corpora's own labels are the types")
	fs.BoolVar(&o.Open, "open", o.Open, "train only on corpora whose licence lets weights be shipped")
	fs.BoolVar(&o.HoldDev, "hold-dev", o.HoldDev, "never train on a development part")
	fs.BoolFunc("no-hints", "feed no gazetteer hints to the network", func(string) error {
		o.Hinter = nil
		return nil
	})
	fs.BoolFunc("document-hints", "feed the gazetteers' hints and the document's evidence to the network", func(string) error {
		o.Hinter = encoder.WithDocument(encoder.Gazetteers())
		return nil
	})
	fs.StringVar(&o.Vectors, "vectors", o.Vectors, "word vectors: npm package, its JSON, GloVe text or a model file")
	fs.StringVar(&o.Out, "o", o.Out, "model file to write; its card goes beside it")
	fs.StringVar(&o.Check, "checkpoint", o.Check, "prefix of checkpoint files; an earlier run goes on from them")
	fs.BoolVar(&o.Export, "export", o.Export, "write the model of the checkpoint as it stands, without training on")
	fs.StringVar(&o.Date, "date", o.Date, "date in the card; default today")
	fs.BoolVar(&o.Float16, "float16", o.Float16, "store dense weights in half precision")
}

func (o *Options) runFlags(fs *flag.FlagSet) {
	fs.Func("minutes", "stop with a checkpoint after so many minutes (the model needs all steps)", func(s string) error {
		d, err := time.ParseDuration(s + "m")
		o.Limit = d
		return err
	})
	fs.Uint64Var(&o.Seed, "seed", o.Seed, "seed")
	for _, f := range []struct {
		p           *int
		name, usage string
	}{
		{&o.Shards, "shards", "parts of a batch; results depend on it, not on the number of cores"},
		{&o.Workers, "workers", "goroutines; 0 for one a core"},
		{&o.Steps, "steps", "optimiser steps"},
		{&o.TreeTokens, "tree-tokens", "tokens of treebanks a batch"},
		{&o.NameTokens, "name-tokens", "tokens of name corpora a batch"},
		{&o.EvalEvery, "eval-every", "steps between evaluations and checkpoints"},
		{&o.WarmUp, "warm-up", "steps until the peak rate"},
	} {
		fs.IntVar(f.p, f.name, *f.p, f.usage)
	}
	fs.BoolVar(&o.Transitions, "transitions", o.Transitions, "learn transitions between name labels")
}

func (o *Options) regularFlags(fs *flag.FlagSet) {
	for _, f := range []struct {
		p           *float64
		name, usage string
	}{
		{&o.Rate, "rate", "peak learning rate"},
		{&o.Decay, "decay", "decoupled weight decay"},
		{&o.Average, "average", "share of the run the weights' average reaches back"},
		{&o.NameStop, "name-stop", "share of the run after which names no longer teach"},
		{&o.NameWeight, "name-weight", "weight of the names' loss"},
		{&o.Smooth, "smooth", "label smoothing"},
		{&o.Drop.Block, "drop-block", "dropout at each block's input"},
		{&o.Drop.Out, "drop-out", "dropout of the encoder's output"},
		{&o.Drop.Head, "drop-head", "dropout of the biaffines' inputs"},
		{&o.Drop.Hash, "drop-hash", "dropout of hashed features"},
		{&o.Drop.Word, "drop-word", "share of words unknown to the vector table"},
		{&o.Drop.Form, "drop-form", "share of capitalised words of name corpora that are unknown"},
		{&o.Drop.Hint, "drop-hint", "share of tokens that lose their hints"},
		{&o.Drop.Name, "drop-name", "dropout of the name head's input"},
		{&o.Drop.TreeNames, "drop-tree-names", "share of treebank sentences that teach no names"},
		{&o.Augment.Lower, "augment-lower", "share of sentences in lower case; -1 for none, here and below"},
		{&o.Augment.Upper, "augment-upper", "share of sentences in capitals"},
		{&o.Augment.Title, "augment-title", "share of sentences in title case"},
		{&o.Augment.NoStop, "augment-no-stop", "share of sentences that lose their final stop"},
		{&o.Augment.Curly, "augment-curly", "share of sentences with typographic quotes"},
		{&o.Augment.Articles, "augment-articles", "share of sentences without articles"},
		{&o.Augment.Headline, "augment-headline", "share of sentences made headlines"},
	} {
		fs.Float64Var(f.p, f.name, *f.p, f.usage)
	}
	fs.BoolFunc("no-augment", "train on sentences as they are", func(string) error {
		o.Augment = Augment{Lower: -1, Upper: -1, Title: -1, NoStop: -1, Curly: -1, Articles: -1, Headline: -1}
		return nil
	})
}

func shapeFlags(fs *flag.FlagSet, c *encoder.Config) {
	fs.Var((*listValue)(&c.Features), "features", "hashed word features, comma-separated")
	for _, f := range []struct {
		p    *int
		name string
	}{
		{&c.Width, "width"}, {&c.HashRows, "hash-rows"}, {&c.HashDim, "hash-dim"}, {&c.Vectors, "vocabulary"}, {&c.VectorDim, "vector-dim"},
		{&c.Convs, "convolutions"}, {&c.Window, "window"}, {&c.Recurrents, "recurrents"}, {&c.Hidden, "hidden"},
		{&c.Attentions, "attentions"}, {&c.Heads, "heads"}, {&c.FFN, "ffn"}, {&c.Arc, "arc"}, {&c.Label, "label"},
		{&c.NameHidden, "name-hidden"}, {&c.NameConvs, "name-convolutions"}, {&c.MaxLen, "max-len"},
	} {
		fs.IntVar(f.p, f.name, *f.p, "shape of the network: "+f.name)
	}
}

// A listValue is a flag of items with commas between them.
type listValue []string

func (l *listValue) String() string { return strings.Join(*l, ",") }

func (l *listValue) Set(s string) error {
	*l = strings.Split(s, ",")
	return nil
}
