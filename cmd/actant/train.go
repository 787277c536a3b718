package main

import (
	"context"

	"github.com/actant-nlp/actant/internal/train"
)

const trainUsage = `-corpora DIR -vectors FILE -o MODEL
       actant train -syntax PATH,… -names PATH,… -vectors FILE -o MODEL
       actant train ner ` + trainNamesUsage + `
       actant train relation ` + trainRelationUsage + `
       actant train confidence ` + trainConfidenceUsage + `

The first two train the parser and the first names. Of the others, -h lists the flags.`

// train makes a model for the parser and the first names. What it needs and
// what it wrote is in the model's card.
func trainModel(ctx context.Context, c console, args []string) error {
	if len(args) > 0 && args[0] == "relation" {
		return trainRelation(ctx, c, args[1:])
	}
	if len(args) > 0 && args[0] == "confidence" {
		return trainConfidence(ctx, c, args[1:])
	}
	if len(args) > 0 && args[0] == "ner" {
		return trainNames(ctx, c, args[1:])
	}
	fs := newFlags(c, "train", trainUsage)
	o := train.Flags(fs.FlagSet)
	paths, err := parseFlags(fs, args)
	if err != nil {
		return err
	}
	if len(paths) > 0 {
		return usagef("%q: corpora are given by flags", paths[0])
	}
	if o.Corpora == "" && len(o.Syntax) == 0 && len(o.Names) == 0 {
		return usagef("no corpora: -corpora, -syntax and -names name their folders")
	}
	if o.Out == "" {
		return usagef("-o must name the model file to write")
	}
	o.Command = train.Command(fs.FlagSet, "actant train")
	return train.Run(ctx, *o, c.err)
}
