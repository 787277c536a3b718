package main

import (
	"context"
	"errors"
	"io"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/internal/input"
	"github.com/actant-nlp/actant/syntax"
)

const parseUsage = "[-input text|conllu] [-page] [-backend builtin|prose] PATH…|-"

// parse writes CoNLL-U: of texts, or of the given tokens of CoNLL-U files.
func parse(ctx context.Context, c console, args []string) error {
	backend := choice{"builtin", []string{"builtin", "prose"}}
	kind := choice{"text", []string{"text", "conllu"}}
	fs := newFlags(c, "parse", parseUsage)
	fs.Var(&kind, "input", "`FORMAT`: text, or conllu: tokens and sentences are given and kept")
	fs.Var(&backend, "backend", "`NAME` of who tokenizes and tags: builtin or prose")
	page := fs.Bool("page", false, "leave out what surrounds the article on its page; otherwise all text is parsed")
	paths, err := parseFlags(fs, args)
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		return usagef("no PATH given; - reads standard input")
	}
	x, err := actant.New(options(backend.value, 0))
	if err != nil {
		return err
	}
	p := &parsing{session: session{c: c}, x: x, w: syntax.NewConlluWriter(c.out)}
	in := input.New(input.Options{Plain: !*page, Stdin: c.in, Fail: p.fail}, paths...)
	p.session.in = in
	if kind.value == "conllu" {
		err = p.conllu(ctx, in)
	} else {
		err = p.texts(ctx, in)
	}
	if err = errors.Join(err, p.w.Flush()); err != nil {
		return err
	}
	if p.failed > 0 {
		return errFailed
	}
	return nil
}

type parsing struct {
	session
	x *actant.Extractor
	w *syntax.ConlluWriter
}

func (p *parsing) texts(ctx context.Context, in *input.Reader) error {
	for a := range in.Articles() {
		t, err := p.x.Parse(ctx, a)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			p.fail(err)
			continue
		}
		if err := p.w.WriteText(t, a.ID); err != nil {
			return err
		}
	}
	return nil
}

func (p *parsing) conllu(ctx context.Context, in *input.Reader) error {
	for i := range in.Len() {
		r, err := in.Open(i)
		if err != nil {
			p.fail(err)
			continue
		}
		if err := errors.Join(p.sentences(ctx, syntax.NewConlluReader(r, in.Path(i))), r.Close()); err != nil {
			return err
		}
	}
	return nil
}

// batch is how many given sentences are parsed at once: enough to keep every
// processor busy, few enough to stream a file of any size.
const batch = 256

func (p *parsing) sentences(ctx context.Context, r *syntax.ConlluReader) error {
	var group []*syntax.ConlluSentence
	for {
		s, err := r.Read()
		var broken *syntax.ConlluError
		switch {
		case err == nil:
			group = append(group, s)
			if len(group) < batch {
				continue
			}
		case errors.As(err, &broken):
			p.fail(err)
			continue
		case !errors.Is(err, io.EOF):
			return err
		}
		if err := p.group(ctx, group); err != nil {
			return err
		}
		group = group[:0]
		if err != nil {
			return nil
		}
	}
}

// group parses sentences together and writes each with its own comments.
func (p *parsing) group(ctx context.Context, group []*syntax.ConlluSentence) error {
	t := syntax.ConlluText(group)
	if err := p.x.ParseTokens(ctx, "conllu", t); err != nil {
		return err
	}
	for i, s := range group {
		for j := range s.Tokens {
			span := s.Tokens[j].Span
			s.Tokens[j] = t.Sentences[i].Tokens[j]
			s.Tokens[j].Span = span
		}
		if err := p.w.WriteSentence(s); err != nil {
			return err
		}
	}
	return nil
}
