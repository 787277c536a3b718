package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
)

// addGazetteer puts the names of a file over those that o's recognizer finds.
func addGazetteer(c console, o *actant.Options, file string, skipBad bool) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	entries, err := entity.ReadEntries(f, file)
	if err = errors.Join(err, f.Close()); err != nil {
		if !skipBad {
			return err
		}
		fmt.Fprintf(c.err, "actant: %d rows of %s left out, the first: %v\n", countErrors(err), file, firstError(err))
	}
	g, err := entity.NewGazetteer(entries...)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if o.Recognizer == nil {
		d, err := actant.Defaults()
		if err != nil {
			return err
		}
		o.Recognizer = d.Recognizer
	}
	o.Recognizer = g.Over(o.Recognizer)
	return nil
}

// countErrors counts what was joined by errors.Join, at any depth.
func countErrors(err error) int {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		n := 0
		for _, e := range joined.Unwrap() {
			n += countErrors(e)
		}
		return n
	}
	return 1
}

func firstError(err error) error {
	for {
		joined, ok := err.(interface{ Unwrap() []error })
		if !ok {
			return err
		}
		err = joined.Unwrap()[0]
	}
}
