package main

import (
	"os"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
)

// ownParser puts the model of a file, when one is named, in the parser's place.
func ownParser(o *actant.Options, file string) error {
	if file == "" {
		return nil
	}
	model, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	o.Parser, err = actant.LearnedParser(model)
	return err
}

// ownNames puts the names that the model of a file finds, when one is named,
// before those of the options' recognizer.
func ownNames(o *actant.Options, file string) error {
	if file == "" {
		return nil
	}
	model, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	names, err := actant.LearnedNames(model)
	if err != nil {
		return err
	}
	rest := o.Recognizer
	if rest == nil {
		d, err := actant.Defaults()
		if err != nil {
			return err
		}
		rest = d.Recognizer
	}
	o.Recognizer = entity.Union(names, rest)
	return nil
}
