package actant

import (
	"context"
	"errors"
	"fmt"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// Options chooses the stages of an Extractor. The zero value is the built-in
// pipeline with the news schema; any field may be replaced by the caller's own.
type Options struct {
	Schema     *relation.Schema  // nil: relation.News
	Tokenizer  syntax.Tokenizer  // nil: built in
	Parser     syntax.Parser     // nil: built in
	Recognizer entity.Recognizer // nil: built in
	Resolver   entity.Resolver   // nil: built in
	Finder     relation.Finder   // nil: built in

	// Open asks for open relations too: what each clause states, in its own
	// words, outside the schema.
	Open bool

	// AnyLanguage reads texts in other languages too, of which little comes out,
	// rather than refuse them with a [LanguageError].
	AnyLanguage bool

	// Limits bound what one article may cost; the zero value has defaults.
	Limits Limits

	// Workers is how many articles Documents works on at once; 0 means one for
	// each processor that Go may use.
	Workers int
}

// An Extractor reads articles. It is safe for concurrent use: models and
// lexicons are shared and immutable, scratch memory belongs to each call.
type Extractor struct{ opts Options }

// New makes an Extractor, filling in what o leaves out.
func New(o Options) (*Extractor, error) {
	if err := o.fill(); err != nil {
		return nil, err
	}
	return &Extractor{o}, nil
}

// Extract reads one plain text or page with the built-in pipeline. It is the
// short form of New and Extractor.Extract.
func Extract(ctx context.Context, text string) (*Document, error) {
	x, err := New(Options{})
	if err != nil {
		return nil, err
	}
	return x.Extract(ctx, Article{Text: text})
}

// Extract reads one article. The error is an *Error, or ctx's when it was done
// between two stages; an empty text gives an empty Document.
func (x *Extractor) Extract(ctx context.Context, a Article) (*Document, error) {
	if err := x.admit(a); err != nil {
		return nil, err
	}
	doc, err := x.layOut(ctx, a)
	if err != nil {
		return nil, err
	}
	t, limits := doc.Text, x.opts.Limits
	var mentions []entity.Mention
	facts := new(relation.Facts)
	stages := []stage{
		{"tokenize", func() error { return x.tokenize(ctx, doc) }},
		{"parse", func() error { return x.opts.Parser.Parse(ctx, t) }},
		{"recognize", func() (err error) { mentions, err = x.opts.Recognizer.Recognize(ctx, t); return }},
		{"resolve", func() (err error) {
			doc.Entities, err = x.opts.Resolver.Resolve(ctx, t, limits.mentions(doc, mentions))
			limits.entities(doc)
			return
		}},
		{"relate", func() (err error) { facts, err = x.opts.Finder.Find(ctx, x.opts.Schema, t, doc.Entities); return }},
	}
	if x.opts.Open {
		stages = append(stages, stage{"open", func() error { return doc.findOpen(ctx, x.opts.Schema) }})
	}
	for _, s := range stages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := guarded(s.run); err != nil {
			return nil, failure(ctx, a.ID, s.name, err)
		}
	}
	doc.Notes = append(doc.Notes, facts.Notes...)
	w := watch.New(ctx)
	facts.Relations = limits.relations(w, doc, facts.Relations)
	limits.open(w, doc)
	doc.assemble(w, facts)
	if w.Done() {
		return nil, w.Err()
	}
	return doc, nil
}

// tokenize cuts the text into tokens and sentences of bounded length.
func (x *Extractor) tokenize(ctx context.Context, d *Document) error {
	if err := x.opts.Tokenizer.Tokenize(ctx, d.Text); err != nil {
		return err
	}
	if n := x.opts.Limits.sentences(d.Text); n > 0 {
		d.note("%d sentences of more than %d tokens were divided", n, x.opts.Limits.SentenceTokens)
	}
	return nil
}

// A stage is one step of Extract.
type stage struct {
	name string
	run  func() error
}

// guarded turns a fault of a stage, built in or the caller's, into an error: in a
// run over an archive one article must not take the others with it.
func guarded(run func() error) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("internal fault: %v", fault)
		}
	}()
	return run()
}

// failure keeps a cancellation as it is and gives any other error its place.
func failure(ctx context.Context, article, stage string, err error) error {
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return err
	}
	return &Error{article, stage, -1, err}
}
