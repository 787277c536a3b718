package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"sync"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/backend/prose"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/internal/input"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/view"
)

const extractUsage = "[-format table|jsonl] [-o FILE [-resume]] [-graph FILE] [-input FORMAT] [-backend builtin|prose] [-plain] [-open] PATH…|-"

// extract reads articles and writes their relations and, if asked, the graph.
func extract(ctx context.Context, c console, args []string) error {
	f := newExtractFlags(c)
	paths, err := parseFlags(f.set, args)
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		return usagef("no PATH given; - reads standard input")
	}
	if f.resume && (f.out == "" || f.format.value != "jsonl") {
		return usagef("-resume needs -format jsonl and -o FILE")
	}
	o, err := f.options(c)
	if err != nil {
		return err
	}
	x, err := actant.New(o)
	if err != nil {
		return err
	}
	s := &session{c: c, explain: f.explain, jsonl: f.format.value == "jsonl", schema: o.Schema}
	if err := s.open(f); err != nil {
		return err
	}
	if f.graph != "" {
		s.graph = &graph.Graph{Schema: o.Schema}
	}
	in := input.New(input.Options{Format: f.input, Plain: f.plain, PathIDs: f.pathIDs, Stdin: c.in, Fail: s.fail}, paths...)
	if err := s.run(ctx, x, in); err != nil {
		s.out.abandon()
		return err
	}
	return s.finish(f.graph)
}

// extractFlags are what extract can be told.
type extractFlags struct {
	set                                   *flagSet
	format, backend                       choice
	input                                 input.Format
	out, graph, gazetteer, schema, learnt string
	model, names                          string
	resume, plain, pathIDs, explain, open bool
	skipBad, anyLanguage                  bool
	least                                 float64
	workers                               int
}

func newExtractFlags(c console) *extractFlags {
	f := &extractFlags{set: newFlags(c, "extract", extractUsage),
		format: choice{"table", []string{"table", "jsonl"}}, backend: choice{"builtin", []string{"builtin", "prose"}}}
	fs := f.set
	fs.Var(&f.format, "format", "`FORMAT`: table for people, jsonl for programs")
	fs.StringVar(&f.out, "o", "", "write to `FILE`, which has this name only when it is complete")
	fs.BoolVar(&f.resume, "resume", false, "go on where a run with the same -o stopped")
	fs.Var(&f.backend, "backend", "`NAME` of who tokenizes, tags and names: builtin or prose")
	fs.Var(&f.input, "input", "`FORMAT` of the files: text; jsonl, lines of {\"id\", \"text\", \"published\"?}; tar; warc; or auto, by their names.\nAny may be compressed by gzip or zstd")
	fs.StringVar(&f.graph, "graph", "", "write the graph of all articles to `FILE`")
	fs.BoolVar(&f.plain, "plain", false, "the text is all body, no page around it")
	fs.BoolVar(&f.pathIDs, "path-ids", false, "articles of text files are named by their paths, not by their last elements")
	fs.BoolVar(&f.explain, "explain", false, "say which frame found each relation")
	fs.BoolVar(&f.anyLanguage, "any-language", false, "read texts that are not in English too, of which little comes out")
	fs.BoolVar(&f.open, "open", false, "open relations too: what each clause states, in its own words")
	fs.StringVar(&f.gazetteer, "gazetteer", "", "names of your own: `FILE` of CSV (name,type,aliases,id …) or JSON lines")
	fs.StringVar(&f.schema, "schema", "", "relation types of your own: a YAML or JSON `FILE`")
	fs.StringVar(&f.model, "model", "", "parse with a model `FILE` of actant train in place of the built-in one")
	fs.StringVar(&f.names, "names", "", "names that a model `FILE` of train ner finds, before the built-in ones")
	fs.StringVar(&f.learnt, "learned", "", "relations that a model `FILE` of train relation finds, beside the schema's")
	fs.Float64Var(&f.least, "least", 0.8, "least `probability` of those")
	fs.BoolVar(&f.skipBad, "skip-bad", false, "leave out bad rows of the gazetteer and count them, rather than stop")
	fs.IntVar(&f.workers, "workers", 0, "`N` articles at once; 0: one for each processor")
	return f
}

// options are the stages that the flags ask for.
func (f *extractFlags) options(c console) (o actant.Options, err error) {
	o = options(f.backend.value, f.workers)
	o.Open, o.AnyLanguage = f.open, f.anyLanguage
	if o.Schema, err = readSchema(f.schema); err != nil {
		return o, err
	}
	if f.gazetteer != "" {
		if err := addGazetteer(c, &o, f.gazetteer, f.skipBad); err != nil {
			return o, err
		}
	}
	if err := ownParser(&o, f.model); err != nil {
		return o, err
	}
	if err := ownNames(&o, f.names); err != nil {
		return o, err
	}
	return o, addLearned(&o, f.learnt, f.least)
}

func options(backend string, workers int) actant.Options {
	o := actant.Options{Workers: workers}
	if backend == "prose" {
		b := prose.New()
		o.Tokenizer, o.Parser, o.Recognizer = b, b, b
	}
	return o
}

// A session is one run over many articles. Articles are read in a goroutine of
// their own; mu guards what both sides touch.
type session struct {
	c       console
	jsonl   bool
	explain bool
	out     *output
	before  *checkpoint      // what an earlier run has done; nil for none
	schema  *relation.Schema // nil: the news schema

	mu     sync.Mutex
	bar    *progress
	graph  *graph.Graph // nil when not asked for
	in     *input.Reader
	failed int
}

func (s *session) open(f *extractFlags) (err error) {
	switch {
	case f.resume:
		s.out, s.before, err = resumeOutput(f.out)
	case f.out != "":
		s.out, err = createOutput(f.out, s.jsonl)
	default:
		s.out = standardOutput(s.c.out)
	}
	return err
}

func (s *session) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.failed++
	if s.bar != nil {
		s.bar.clear()
	}
	report(s.c.err, s.in, err)
}

func (s *session) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bar.clear()
}

func (s *session) run(ctx context.Context, x *actant.Extractor, in *input.Reader) error {
	s.mu.Lock()
	s.in, s.bar = in, newProgress(s.c.err, in)
	s.mu.Unlock()
	defer s.clear()
	for doc, err := range x.Documents(ctx, s.remaining(in.Articles())) {
		if err != nil {
			if ctx.Err() != nil {
				return s.out.hint(ctx.Err())
			}
			s.fail(err)
			continue
		}
		if err := graph.LinkAll(ctx, doc, graph.Places()); err != nil {
			return err
		}
		if err := s.write(doc); err != nil {
			return s.out.fault(err)
		}
		if err := s.out.flush(); err != nil {
			return err
		}
		s.enter(doc)
	}
	return nil
}

// enter counts a document and adds it to the graph.
func (s *session) enter(doc *actant.Document) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bar.step()
	if s.graph != nil {
		s.graph.Add(doc)
	}
}

// remaining are the articles that an earlier run has not done; what it wrote of
// the others enters the graph.
func (s *session) remaining(articles iter.Seq[actant.Article]) iter.Seq[actant.Article] {
	return func(yield func(actant.Article) bool) {
		for a := range articles {
			if !s.before.has(a.ID) {
				if !yield(a) {
					return
				}
				continue
			}
			if err := s.recall(a); err != nil {
				s.fail(err)
			}
		}
	}
}

func (s *session) recall(a actant.Article) error {
	var doc *actant.Document
	if s.graph != nil {
		var err error
		if doc, err = s.before.document(a); err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bar.skip()
	if doc != nil {
		s.graph.Add(doc)
	}
	return nil
}

func (s *session) write(doc *actant.Document) error {
	if !s.jsonl {
		o := view.ForTerminal(s.out.to(s.c.out))
		o.Explain, o.Schema = s.explain, s.schema
		if err := view.Document(s.out, doc, o); err != nil {
			return err
		}
		return s.out.WriteByte('\n')
	}
	if !s.explain {
		for i := range doc.Relations {
			doc.Relations[i].Frame = ""
		}
	}
	line, err := json.Marshal(doc)
	if err != nil {
		return fmt.Errorf("%s: %w", doc.ID, err)
	}
	_, err = s.out.Write(append(line, '\n'))
	return err
}

// finish writes the graph, and gives the output its name last: a run that is
// killed before that can be resumed.
func (s *session) finish(graphFile string) error {
	if s.graph != nil {
		if err := writeFile(graphFile, s.writeGraph); err != nil {
			s.out.abandon()
			return err
		}
	}
	if err := s.out.finish(); err != nil {
		return err
	}
	if s.failed > 0 {
		return errFailed
	}
	return nil
}

func (s *session) writeGraph(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", " ")
	return enc.Encode(s.graph)
}
