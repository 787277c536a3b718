package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/internal/input"
	"github.com/actant-nlp/actant/syntax"
)

// exportInputs are the paths of one run of export.
type exportInputs struct {
	*exporting
	opts  input.Options
	stdin *bufio.Reader
	files *input.Reader
}

func (e *exporting) inputs(paths []string) *exportInputs {
	stdin := bufio.NewReaderSize(e.c.in, 1<<16)
	o := input.Options{Plain: e.flags.plain, Stdin: stdin, Fail: e.fail}
	if len(e.flags.texts) > 0 {
		e.texts = newTextSource(input.New(input.Options{Plain: e.flags.plain, Fail: e.fail}, e.flags.texts...))
	}
	return &exportInputs{e, o, stdin, input.New(o, paths...)}
}

func (in *exportInputs) close() {
	if in.texts != nil {
		in.texts.stop()
	}
}

// snapshot reads the graph, where the one file is one; otherwise it is nil.
func (in *exportInputs) snapshot() (*graph.Snapshot, error) {
	for i := range in.files.Len() {
		head, err := beginning(in.files, i, in.stdin)
		if err != nil || !beginsGraph(head) {
			continue // a fault is reported when the file is read
		}
		name := in.files.Path(i)
		if in.files.Len() > 1 {
			return nil, usagef("%s is a graph, and can only be exported alone", name)
		}
		f, err := in.files.Open(i)
		if err != nil {
			return nil, err
		}
		defer func() { _ = f.Close() }()
		text, err := io.ReadAll(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, cause(err))
		}
		s := new(graph.Snapshot)
		if err := json.Unmarshal(bytes.TrimPrefix(text, byteOrderMark), s); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return s, nil
	}
	return nil, nil
}

// documents hands over the documents of all files in their order, one at a time.
func (in *exportInputs) documents(ctx context.Context, use func(*actant.Document) error) error {
	var articles []string // of neighbouring files, which are extracted together
	for i := range in.files.Len() {
		head, err := beginning(in.files, i, in.stdin)
		if err == nil && beginsDocument(head) {
			if err := in.extract(ctx, articles, use); err != nil {
				return err
			}
			articles = nil
			if err := in.decode(ctx, i, use); err != nil {
				return err
			}
			continue
		}
		articles = append(articles, in.files.Path(i))
	}
	return in.extract(ctx, articles, use)
}

func (in *exportInputs) extract(ctx context.Context, paths []string, use func(*actant.Document) error) error {
	if len(paths) == 0 {
		return ctx.Err()
	}
	r := input.New(in.opts, paths...)
	in.extracting(r)
	bar := newProgress(in.c.err, r)
	defer bar.clear()
	for d, err := range in.x.Documents(ctx, r.Articles()) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			bar.clear()
			in.fail(err)
			continue
		}
		bar.step()
		for i := range d.Relations {
			d.Relations[i].Frame = "" // as in what extract writes
		}
		if err := use(d); err != nil {
			return err
		}
	}
	return ctx.Err()
}

func (in *exportInputs) decode(ctx context.Context, i int, use func(*actant.Document) error) error {
	name := in.files.Path(i)
	if in.format.Text && in.texts == nil {
		return usagef("%s needs the articles' texts, which are not in %s: say where they are with -texts, or export the articles themselves", in.format.Name, name)
	}
	f, err := in.files.Open(i)
	if err != nil {
		in.fail(fmt.Errorf("%s: %w", name, cause(err)))
		return nil
	}
	defer func() { _ = f.Close() }()
	for d, err := range actant.ReadDocuments(f, name) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err == nil {
			err = in.complete(ctx, d)
		}
		if err != nil {
			in.fail(err)
			continue
		}
		if err := use(d); err != nil {
			return err
		}
	}
	return nil
}

// complete gives a decoded document its text and, where the format asks for it,
// its tokens and trees.
func (in *exportInputs) complete(ctx context.Context, d *actant.Document) error {
	if in.texts == nil {
		return nil
	}
	a, ok := in.texts.find(d.ID)
	if !ok {
		if in.format.Text {
			return fmt.Errorf("%s: no text of this id in %v", d.ID, []string(in.flags.texts))
		}
		return nil
	}
	if err := d.Attach(a.Text); err != nil {
		return err
	}
	if !in.format.Syntax {
		return nil
	}
	for _, plain := range []bool{a.Plain, !a.Plain} {
		a.Plain = plain
		t, err := in.x.Parse(ctx, a)
		if err != nil {
			return err
		}
		if slices.EqualFunc(t.Sentences, d.Text.Sentences, func(x, y syntax.Sentence) bool { return x.Span == y.Span }) {
			d.Text = t
			return nil
		}
	}
	return fmt.Errorf("%s: the text has other sentences than the document: was it extracted with another -backend?", d.ID)
}

// A textSource finds articles by their ids. It reads them one by one, and keeps
// those that were passed over: none to speak of when they are asked for in their
// own order.
type textSource struct {
	next   func() (actant.Article, bool)
	stop   func()
	passed map[string]actant.Article
}

func newTextSource(r *input.Reader) *textSource {
	next, stop := iter.Pull(r.Articles())
	return &textSource{next, stop, map[string]actant.Article{}}
}

// attach gives d its text, and reports whether it was found.
func (t *textSource) attach(d *actant.Document) (bool, error) {
	if t == nil {
		return false, nil
	}
	a, ok := t.find(d.ID)
	if !ok {
		return false, nil
	}
	return true, d.Attach(a.Text)
}

func (t *textSource) find(id string) (actant.Article, bool) {
	if a, ok := t.passed[id]; ok {
		delete(t.passed, id)
		return a, true
	}
	for a, ok := t.next(); ok; a, ok = t.next() {
		if a.ID == id {
			return a, true
		}
		t.passed[a.ID] = a
	}
	return actant.Article{}, false
}
