package main

import (
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/internal/input"
)

// problems tells of what could not be read, each once, and counts it. Articles are
// read in a goroutine of their own, which may fail beside what uses them.
type problems struct {
	to io.Writer

	mu       sync.Mutex
	articles *input.Reader // those being extracted, which knows where each is from; nil for none
	failed   int
}

func (p *problems) fail(err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.failed++
	report(p.to, p.articles, err)
}

// extracting says where the articles are from that may fail from now on.
func (p *problems) extracting(in *input.Reader) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.articles = in
}

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
