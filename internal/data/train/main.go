// Command train makes the built-in models:
//
//	go run ./internal/data/train -corpora DIR -vectors FILE -open -o internal/data/models/en.bin
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/pprof"
	"strings"
	"time"

	"github.com/actant-nlp/actant/internal/train"
)

func main() {
	o := train.Defaults()
	c := &o.Config
	var only, syntax, names, profile string
	var minutes float64
	flag.StringVar(&o.Corpora, "corpora", "", "folder of corpora (syntax/ewt, ner/gmb …)")
	flag.StringVar(&syntax, "syntax", "", "further treebanks: folders or CoNLL-U files, comma-separated")
	flag.StringVar(&names, "names", "", "further corpora of names: folders or column files, comma-separated")
	flag.StringVar(&only, "only", "", "only these corpora, comma-separated")
	flag.BoolVar(&o.Open, "open", false, "train only on corpora whose licence lets weights be shipped")
	flag.BoolVar(&o.HoldDev, "hold-dev", false, "never train on a development part")
	flag.StringVar(&o.Vectors, "vectors", "", "word vectors: npm package, its JSON, GloVe text or a model file")
	flag.StringVar(&o.Out, "o", "", "model file to write; its card goes beside it")
	flag.StringVar(&o.Check, "checkpoint", "", "prefix of checkpoint files; an earlier run goes on from them")
	flag.BoolVar(&o.Export, "export", false, "write the model of the checkpoint as it stands, without training on")
	flag.StringVar(&o.Date, "date", "", "date in the card; default today")
	flag.Float64Var(&minutes, "minutes", 0, "stop with a checkpoint after so many minutes (the model needs all steps)")
	flag.Uint64Var(&o.Seed, "seed", o.Seed, "seed")
	flag.IntVar(&o.Shards, "shards", o.Shards, "parts of a batch; results depend on it, not on the number of cores")
	flag.IntVar(&o.Workers, "workers", o.Workers, "goroutines; 0 for one a core")
	flag.IntVar(&o.Steps, "steps", o.Steps, "optimiser steps")
	flag.IntVar(&o.TreeTokens, "tree-tokens", o.TreeTokens, "tokens of treebanks a batch")
	flag.IntVar(&o.NameTokens, "name-tokens", o.NameTokens, "tokens of name corpora a batch")
	flag.IntVar(&o.EvalEvery, "eval-every", o.EvalEvery, "steps between evaluations and checkpoints")
	flag.IntVar(&o.WarmUp, "warm-up", o.WarmUp, "steps until the peak rate")
	flag.Float64Var(&o.Rate, "rate", o.Rate, "peak learning rate")
	flag.Float64Var(&o.Decay, "decay", o.Decay, "decoupled weight decay")
	flag.Float64Var(&o.Average, "average", o.Average, "share of the run the weights' average reaches back")
	flag.Float64Var(&o.NameStop, "name-stop", o.NameStop, "share of the run after which names no longer teach")
	flag.Float64Var(&o.NameWeight, "name-weight", o.NameWeight, "weight of the names' loss")
	flag.Float64Var(&o.Smooth, "smooth", o.Smooth, "label smoothing")
	flag.BoolVar(&o.Transitions, "transitions", false, "learn transitions between name labels")
	flag.BoolVar(&o.Float16, "float16", false, "store dense weights in half precision")
	flag.Float64Var(&o.Drop.Block, "drop-block", o.Drop.Block, "dropout at each block's input")
	flag.Float64Var(&o.Drop.Out, "drop-out", o.Drop.Out, "dropout of the encoder's output")
	flag.Float64Var(&o.Drop.Head, "drop-head", o.Drop.Head, "dropout of the biaffines' inputs")
	flag.Float64Var(&o.Drop.Hash, "drop-hash", o.Drop.Hash, "dropout of hashed features")
	flag.Float64Var(&o.Drop.Word, "drop-word", o.Drop.Word, "share of words unknown to the vector table")
	flag.Float64Var(&o.Drop.Name, "drop-name", o.Drop.Name, "dropout of the name head's input")
	for _, f := range []struct {
		p    *int
		name string
	}{
		{&c.Width, "width"}, {&c.HashRows, "hash-rows"}, {&c.HashDim, "hash-dim"}, {&c.Vectors, "vocabulary"}, {&c.VectorDim, "vector-dim"},
		{&c.Convs, "convolutions"}, {&c.Window, "window"}, {&c.Recurrents, "recurrents"}, {&c.Hidden, "hidden"}, {&c.Attentions, "attentions"}, {&c.Heads, "heads"}, {&c.FFN, "ffn"},
		{&c.Arc, "arc"}, {&c.Label, "label"}, {&c.NameHidden, "name-hidden"}, {&c.NameConvs, "name-convolutions"}, {&c.MaxLen, "max-len"},
	} {
		flag.IntVar(f.p, f.name, *f.p, "shape of the network, see encoder.Config")
	}
	features := flag.String("features", strings.Join(c.Features, ","), "hashed word features, comma-separated")
	flag.BoolFunc("no-augment", "train on sentences as they are", func(string) error {
		o.Augment = train.Augment{Lower: -1, Upper: -1, Title: -1, NoStop: -1, Curly: -1, Articles: -1, Headline: -1}
		return nil
	})
	hints := flag.Bool("hints", true, "feed gazetteer hints to the network")
	flag.StringVar(&profile, "cpuprofile", "", "write a CPU profile")
	flag.Parse()
	c.Features = strings.Split(*features, ",")
	if !*hints {
		o.Hinter = nil
	}
	o.Only, o.Syntax, o.Names = list(only), list(syntax), list(names)
	o.Command = command()
	o.Limit = time.Duration(minutes * float64(time.Minute))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if profile != "" {
		f, err := os.Create(profile)
		if err == nil {
			err = pprof.StartCPUProfile(f)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	err := train.Run(ctx, o, os.Stderr)
	pprof.StopCPUProfile()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// command is this command as the card tells it: folders are left out.
func command() string {
	var b strings.Builder
	b.WriteString("go run ./internal/data/train")
	flag.Visit(func(f *flag.Flag) {
		switch v := f.Value.String(); f.Name {
		case "checkpoint", "export", "cpuprofile", "minutes", "workers", "date":
		case "corpora", "vectors", "o":
			fmt.Fprintf(&b, " -%s %s", f.Name, filepath.Base(v))
		default:
			fmt.Fprintf(&b, " -%s=%s", f.Name, v)
		}
	})
	return b.String()
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ",")
}
