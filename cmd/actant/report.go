package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/internal/input"
)

// report writes one line of what could not be read. An article's error is told
// with the place that the article came from, where in knows it.
func report(w io.Writer, in *input.Reader, err error) {
	var bad *actant.Error
	if !errors.As(err, &bad) {
		fmt.Fprintf(w, "actant: %v\n", err)
		return
	}
	place := bad.Article
	if in != nil {
		place = in.Place(bad.Article)
	}
	if bad.Offset >= 0 {
		fmt.Fprintf(w, "actant: %s: %s: at byte %d: %v\n", place, bad.Stage, bad.Offset, bad.Err)
		return
	}
	fmt.Fprintf(w, "actant: %s: %s: %v\n", place, bad.Stage, bad.Err)
}
