package main

import (
	"context"
	"strings"

	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/train"
)

const trainNamesUsage = "-data FILE… [-dev FILE…] -o MODEL"

// trainNames makes a model of names from a user's own files: a token a line, its
// BIO label in the last column, sentences parted by empty lines. The labels of
// the data are the types. Word vectors are the built-in model's.
func trainNames(ctx context.Context, c console, args []string) error {
	fs := newFlags(c, "train ner", trainNamesUsage)
	o := train.Flags(fs.FlagSet)
	o.Transitions, o.Steps, o.NameTokens, o.Drop.Name = true, 3000, 1500, 0.4
	fs.Func("data", "training `files`: the word and a BIO label a line, comma-separated", fileList(&o.Names))
	fs.Func("dev", "development `files` of the same form, scored as training goes on", fileList(&o.Dev))
	paths, err := parseFlags(fs, args)
	switch {
	case err != nil:
		return err
	case len(paths) > 0:
		return usagef("%q: files are given by -data and -dev", paths[0])
	case len(o.Names) == 0:
		return usagef("-data must name the training files")
	case o.Out == "":
		return usagef("-o must name the model file to write")
	}
	if len(o.Types) == 0 {
		if o.Types, err = train.LabelTypes(o.Names); err != nil {
			return err
		}
	}
	if o.Vectors == "" {
		if o.Model, err = data.Model("en"); err != nil {
			return err
		}
	}
	o.Command = train.Command(fs.FlagSet, "actant train ner")
	return train.Run(ctx, *o, c.err)
}

func fileList(dst *[]string) func(string) error {
	return func(s string) error {
		*dst = append(*dst, strings.Split(s, ",")...)
		return nil
	}
}
