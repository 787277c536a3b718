package main

import (
	"fmt"
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
	if o.Parser, err = actant.LearnedParser(model); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
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
		return fmt.Errorf("%s: %w", file, err)
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
