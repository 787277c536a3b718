package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/internal/input"
)

// A collection is what view and serve show: documents read from JSON lines, or
// extracted from articles.
type collection struct {
	problems
	c     console
	plain bool
	docs  []*actant.Document
	graph *graph.Graph // nil when the caller keeps its own
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
		start, err := beginning(all, i, in)
		switch {
		case err != nil:
			s.fail(fmt.Errorf("%s: %w", path, cause(err)))
		case !beginsDocument(start):
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

// told is how many bytes tell what a file is.
const told = 64

// beginning is the first bytes of the i-th file; those of standard input stay to
// be read.
func beginning(all *input.Reader, i int, stdin *bufio.Reader) ([]byte, error) {
	if all.Path(i) == "-" {
		start, err := stdin.Peek(told)
		if errors.Is(err, io.EOF) {
			err = nil
		}
		return start, err
	}
	f, err := all.Open(i)
	if err != nil {
		return nil, err
	}
	start, err := io.ReadAll(io.LimitReader(f, told))
	return start, errors.Join(err, f.Close())
}

// beginsDocument reports whether a file that begins so holds documents, one to a
// line.
func beginsDocument(start []byte) bool { return beginsObject(start, `"document"`) }

// beginsGraph reports whether a file that begins so is a graph.
func beginsGraph(start []byte) bool { return beginsObject(start, `"entities"`) }

// beginsObject reports whether JSON begins an object with that key.
func beginsObject(start []byte, key string) bool {
	start = bytes.TrimSpace(bytes.TrimPrefix(start, byteOrderMark))
	rest, ok := bytes.CutPrefix(start, []byte("{"))
	return ok && bytes.HasPrefix(bytes.TrimSpace(rest), []byte(key))
}

// byteOrderMark is what some editors put before a text.
var byteOrderMark = []byte("\ufeff")

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
	s.extracting(in)
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
