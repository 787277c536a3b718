package train

import (
	"time"

	"github.com/actant-nlp/actant/internal/encoder"
)

// Options say what to train on, how long, and where the model goes. The zero
// value of every field but the inputs and Out stands for its default.
type Options struct {
	Corpora string   // folder with syntax/NAME, ner/NAME and relation/redocred, all read that are there
	Syntax  []string // further treebanks: folders or .conllu files; a file named dev… is for evaluation
	Names   []string // further name corpora: folders or files, two or more columns, the word and a BIO label
	Types   []string // types of names, when the corpora's own labels are the types; default NameTypes, through mapping.txt
	Open    bool     // only corpora whose licence lets weights be shipped
	Dev     []string // files of name corpora for evaluation, whatever they are called
	Only    []string // when not empty, the corpora used, by name
	HoldDev bool     // never train on a development file, not even those that are the only part of a corpus
	Vectors string   // npm package (.tgz) or its JSON, GloVe text, or a model whose table is taken over; "" for Model's
	Model   []byte   // a model whose word vectors serve when Vectors is empty
	Out     string   // the model file; its card is beside it, ending .md
	Check   string   // checkpoint prefix; "" for none
	Export  bool     // write the model of the checkpoint as it stands, without training on
	Date    string   // date in the card; "" for today
	Command string   // the command, for the card

	Config encoder.Config // shape; the zero value is encoder.DefaultConfig
	Hinter encoder.Hinter // hints of tokens; nil for none

	Seed    uint64
	Shards  int           // parts of a batch: results depend on it, not on the workers. Default 8
	Workers int           // goroutines; default GOMAXPROCS
	Steps   int           // optimiser steps; default 12,000
	Limit   time.Duration // stop after about this time with a checkpoint; 0 for never

	TreeTokens int     // tokens of treebanks in a batch; default 1,200
	NameTokens int     // tokens of name corpora in a batch; default 300
	Rate       float64 // peak learning rate; default 0.002
	WarmUp     int     // steps until the peak; default 300
	Clip       float64 // largest gradient norm; default 2
	Decay      float64 // decoupled weight decay
	Average    float64 // share of the run that the weights' average reaches back; default 0.03
	NameStop   float64 // share of the run after which names no longer teach; default 1
	NameWeight float64 // of the names' loss; default 1
	TagWeight  float64 // of UPOS and XPOS; default 0.3
	FeatWeight float64 // of features; default 0.1
	Smooth     float64 // label smoothing of tags and trees

	Transitions bool // learn transitions between name labels
	Float16     bool // store dense weights in half precision, not eight bits
	Drop        Drop
	Augment     Augment

	EvalEvery int  // steps between evaluations; default 1000
	Quiet     bool // no progress lines
}

// Drop holds the probabilities of the dropouts.
type Drop struct {
	Word      float64 // a word is unknown to the vector table; default 0.1
	Form      float64 // a capitalised word of a name corpus has an unknown form and no vector; default 0.15
	Hint      float64 // a token loses its hints; default 0.1
	Hash      float64 // values of hashed features; default 0.1
	Block     float64 // values at each block's input; default 0.25
	Out       float64 // values of the encoder's output, before tags and trees; default 0.33
	Head      float64 // values of the biaffines' inputs; default 0.3
	TreeNames float64 // a sentence with a tree teaches no names: treebanks pass more often; default 0.75
	Name      float64 // values of the encoder's output, before names; default 0.5
	NameHid   float64 // values of the name head's hidden layer; default 0.3
	NameBlock float64 // values at the input of the name head's convolutions; default 0.2
}

// Augment holds the probabilities that a sentence is changed in training.
// Negative switches one off, 0 is its default.
type Augment struct {
	Lower    float64 // all lower-case; default 0.03
	Upper    float64 // ALL CAPS; default 0.03
	Title    float64 // Title Case; default 0.02
	NoStop   float64 // without its final stop; default 0.06
	Curly    float64 // straight quotes made typographic; default 0.1
	Articles float64 // without articles; default 0.02
	Headline float64 // as a headline: no articles, no forms of be, no stop, often Title Case; default 0.03
}

// Defaults is Options with every default in place and the gazetteers' hints.
func Defaults() Options {
	o := Options{Hinter: encoder.Gazetteers(), Seed: 1}
	o.fill()
	return o
}

func defaultTo[T comparable](p *T, v T) {
	var zero T
	if *p == zero {
		*p = v
	}
}

// fill puts the defaults in place.
func (o *Options) fill() {
	if o.Config.Width == 0 {
		o.Config = encoder.DefaultConfig()
	}
	defaultTo(&o.Shards, 8)
	defaultTo(&o.Steps, 12000)
	defaultTo(&o.TreeTokens, 1200)
	defaultTo(&o.NameTokens, 300)
	defaultTo(&o.Rate, 0.002)
	defaultTo(&o.WarmUp, 300)
	defaultTo(&o.Clip, 2)
	defaultTo(&o.Average, 0.03)
	defaultTo(&o.NameStop, 1)
	defaultTo(&o.NameWeight, 1)
	defaultTo(&o.TagWeight, 0.3)
	defaultTo(&o.FeatWeight, 0.1)
	defaultTo(&o.EvalEvery, 1000)
	d := &o.Drop
	defaultTo(&d.Word, 0.1)
	defaultTo(&d.Form, 0.15)
	defaultTo(&d.Hint, 0.1)
	defaultTo(&d.Hash, 0.1)
	defaultTo(&d.Block, 0.25)
	defaultTo(&d.Out, 0.33)
	defaultTo(&d.Head, 0.3)
	defaultTo(&d.TreeNames, 0.75)
	defaultTo(&d.Name, 0.5)
	defaultTo(&d.NameHid, 0.3)
	defaultTo(&d.NameBlock, 0.2)
	a := &o.Augment
	defaultTo(&a.Lower, 0.03)
	defaultTo(&a.Upper, 0.03)
	defaultTo(&a.Title, 0.02)
	defaultTo(&a.NoStop, 0.06)
	defaultTo(&a.Curly, 0.1)
	defaultTo(&a.Articles, 0.02)
	defaultTo(&a.Headline, 0.03)
}
