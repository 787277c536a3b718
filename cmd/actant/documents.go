package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/internal/input"
)

// A collection is what view and serve show: documents read from JSON lines, or
// extracted from articles.
type collection struct {
	c     console
	plain bool
	docs  []*actant.Document
	graph *graph.Graph  // nil when the caller keeps its own
	in    *input.Reader // of the articles being extracted

	mu     sync.Mutex // articles are read in a goroutine of their own
	failed int
}

func (s *collection) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.failed++
	report(s.c.err, s.in, err)
}

func (s *collection) add(d *actant.Document) {
	s.docs = append(s.docs, d)
	if s.graph != nil {
		s.graph.Add(d)
	}
}

// read adds what paths hold. JSON lines that begin as a document are documents,
// whose texts come from the paths of texts, where given; all else are articles.
func (s *collection) read(ctx context.Context, x *actant.Extractor, paths, texts []string) error {
	in := bufio.NewReaderSize(s.c.in, 1<<16)
	o := input.Options{Plain: s.plain, Stdin: in, Fail: s.fail}
	all := input.New(o, paths...)
	var articles []string
	var known map[string]string
	for i := range all.Len() {
		path := all.Path(i)
		is, err := isDocuments(all, i, in)
		switch {
		case err != nil:
			s.fail(fmt.Errorf("%s: %w", path, cause(err)))
		case !is:
			articles = append(articles, path)
		default:
			if known == nil {
				known = s.texts(texts)
			}
			if err := s.documents(ctx, all, i, known); err != nil {
				return err
			}
		}
	}
	if len(articles) == 0 {
		return ctx.Err()
	}
	return s.extract(ctx, x, input.New(o, articles...))
}

// texts are the articles' texts by their ids.
func (s *collection) texts(paths []string) map[string]string {
	known := map[string]string{}
	if len(paths) == 0 {
		return known
	}
	for a := range input.New(input.Options{Fail: s.fail}, paths...).Articles() {
		known[a.ID] = a.Text
	}
	return known
}

// isDocuments reports whether the i-th file begins as lines of documents do.
func isDocuments(all *input.Reader, i int, stdin *bufio.Reader) (bool, error) {
	if all.Path(i) == "-" {
		head, err := stdin.Peek(64)
		if err != nil && !errors.Is(err, io.EOF) {
			return false, err
		}
		return beginsDocument(head), nil
	}
	f, err := all.Open(i)
	if err != nil {
		return false, err
	}
	head, err := io.ReadAll(io.LimitReader(f, 64))
	return beginsDocument(head), errors.Join(err, f.Close())
}

func beginsDocument(head []byte) bool {
	head = bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff")))
	rest, ok := bytes.CutPrefix(head, []byte("{"))
	return ok && bytes.HasPrefix(bytes.TrimSpace(rest), []byte(`"document"`))
}

// documents adds the documents of one file.
func (s *collection) documents(ctx context.Context, all *input.Reader, i int, known map[string]string) error {
	f, err := all.Open(i)
	if err != nil {
		s.fail(err)
		return nil
	}
	defer func() { _ = f.Close() }()
	for d, err := range actant.ReadDocuments(f, all.Path(i)) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			s.fail(err)
			continue
		}
		if text, ok := known[d.ID]; ok {
			if err := d.Attach(text); err != nil {
				s.fail(err)
			}
		}
		s.add(d)
	}
	return nil
}

// extract adds the documents of articles.
func (s *collection) extract(ctx context.Context, x *actant.Extractor, in *input.Reader) error {
	s.in = in
	bar := newProgress(s.c.err, in)
	defer bar.clear()
	for d, err := range x.Documents(ctx, in.Articles()) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			bar.clear()
			s.fail(err)
			continue
		}
		bar.step()
		s.add(d)
	}
	return ctx.Err()
}

// A listFlag is a flag that may be given several times.
type listFlag []string

func (l *listFlag) String() string { return fmt.Sprint(*l) }

func (l *listFlag) Set(s string) error {
	*l = append(*l, s)
	return nil
}
