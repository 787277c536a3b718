package beam

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"time"

	sdk "github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/relation"
)

func init() {
	sdk.RegisterType(reflect.TypeFor[extractFn]())
}

// Options say how articles are extracted. The zero value is the built-in
// pipeline.
type Options struct {
	Schema []byte // a schema file's text, YAML or JSON; empty: the news schema
	Open   bool   // open relations too
	Plain  bool   // the texts are all body, no page around them

	// Tries is how often an article is tried before it is put aside; 0 means 3.
	Tries int

	// Stages makes the extractor's options, for stages of one's own; nil means
	// the built-in ones. Schema and Open above are set on what it returns.
	Stages Stages
}

// Stages makes the options of an extractor, once in each worker process. It must
// be a pointer to a struct whose type is known there (call the SDK's RegisterType
// on it in an init); its exported fields are sent as JSON.
type Stages interface {
	Options() (actant.Options, error)
}

// Extract reads articles with an extractor that each worker process builds once,
// and links countries and large cities (graph.Places). It gives a collection of
// [Extracted] and one of [Failure].
func Extract(s sdk.Scope, articles sdk.PCollection, o Options) (found, failed sdk.PCollection) {
	fn := &extractFn{Schema: o.Schema, Open: o.Open, Plain: o.Plain, Tries: o.Tries}
	if fn.Tries <= 0 {
		fn.Tries = 3
	}
	if o.Stages != nil {
		var err error
		if fn.Stages, err = encode(o.Stages); err != nil {
			panic(err) // as the SDK does with a pipeline that cannot be built
		}
	}
	return sdk.ParDo2(s.Scope("actant.Extract"), fn, articles)
}

type extractFn struct {
	Schema      []byte
	Open, Plain bool
	Tries       int
	Stages      []byte // encoded; empty for the built-in ones

	x                                  *actant.Extractor
	bundles, articles, tokens, retries sdk.Counter
	lines, failures                    sdk.Counter
}

// extractors are those of this process, by their options as JSON: Beam makes a
// DoFn for each bundle that runs at the same time, and all share one.
var extractors sync.Map

// Setup is called once for each DoFn.
func (fn *extractFn) Setup(context.Context) error {
	fn.bundles = sdk.NewCounter("actant", "bundles")
	fn.articles = sdk.NewCounter("actant", "articles")
	fn.tokens = sdk.NewCounter("actant", "tokens")
	fn.retries = sdk.NewCounter("actant", "retries")
	fn.lines = sdk.NewCounter("actant", "document bytes")
	fn.failures = sdk.NewCounter("actant", "failures")
	key, err := json.Marshal(fn)
	if err != nil {
		return fmt.Errorf("actant: options: %w", err)
	}
	build, _ := extractors.LoadOrStore(string(key), sync.OnceValues(fn.build))
	fn.x, err = build.(func() (*actant.Extractor, error))()
	return err
}

func (fn *extractFn) build() (*actant.Extractor, error) {
	var o actant.Options
	if len(fn.Stages) > 0 {
		stages, err := decodeStages(fn.Stages)
		if err != nil {
			return nil, err
		}
		if o, err = stages.Options(); err != nil {
			return nil, fmt.Errorf("actant: stages: %w", err)
		}
	}
	o.Open = o.Open || fn.Open
	if len(fn.Schema) > 0 {
		schema, err := relation.ReadSchema("schema", fn.Schema)
		if err != nil {
			return nil, err
		}
		o.Schema = schema
	}
	return actant.New(o)
}

// StartBundle counts.
func (fn *extractFn) StartBundle(ctx context.Context, _ func(Extracted), _ func(Failure)) {
	fn.bundles.Inc(ctx, 1)
}

// ProcessElement extracts one article. Its error means that the bundle was
// stopped.
func (fn *extractFn) ProcessElement(ctx context.Context, a Article, emit func(Extracted), fail func(Failure)) error {
	for try := 1; ; try++ {
		e, tokens, err := fn.extract(ctx, a)
		switch {
		case err == nil:
			fn.articles.Inc(ctx, 1)
			fn.tokens.Inc(ctx, int64(tokens))
			fn.lines.Inc(ctx, int64(len(e.Line)+1))
			emit(e)
			return nil
		case ctx.Err() != nil:
			return ctx.Err()
		case try >= fn.Tries || hopeless(err):
			fn.failures.Inc(ctx, 1)
			fail(Failure{a.ID, err.Error(), try})
			return nil
		}
		fn.retries.Inc(ctx, 1)
		if err := pause(ctx, try); err != nil {
			return err
		}
	}
}

// hopeless reports whether an article fails however often it is tried.
func hopeless(err error) bool {
	var day *time.ParseError
	var foreign *actant.LanguageError
	return errors.Is(err, actant.ErrBinary) || errors.As(err, &day) || errors.As(err, &foreign)
}

// pause waits longer after each try: what fails for want of memory or a handle
// may go a moment later.
func pause(ctx context.Context, try int) error {
	const first = 20 * time.Millisecond
	select {
	case <-time.After(first << min(try-1, 8)):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (fn *extractFn) extract(ctx context.Context, in Article) (Extracted, int, error) {
	a, err := in.article(fn.Plain)
	if err != nil {
		return Extracted{}, 0, err
	}
	doc, err := fn.x.Extract(ctx, a)
	if err != nil {
		return Extracted{}, 0, err
	}
	if err := graph.LinkAll(ctx, doc, graph.Places()); err != nil {
		return Extracted{}, 0, err
	}
	e := Extracted{ID: doc.ID}
	if !doc.Published.IsZero() {
		e.Published = doc.Published.Format(time.DateOnly)
	}
	if e.Record, err = pack(doc); err != nil {
		return e, 0, err
	}
	if sig := graph.Sign(doc); sig != nil {
		if e.Signature, err = sig.MarshalBinary(); err != nil {
			return e, 0, err
		}
	}
	for i := range doc.Relations {
		doc.Relations[i].Frame = "" // for explanations only
	}
	if e.Line, err = json.Marshal(doc); err != nil {
		return e, 0, err
	}
	tokens := 0
	for _, s := range doc.Text.Sentences {
		tokens += len(s.Tokens)
	}
	return e, tokens, nil
}
