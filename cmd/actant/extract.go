package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sync/atomic"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/backend/prose"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/view"
)

const extractUsage = "[-format table|jsonl] [-graph FILE] [-backend builtin|prose] [-input text|jsonl] [-plain] [-open] PATH…|-"

// extract reads articles and writes their relations and, if asked, the graph.
func extract(ctx context.Context, c console, args []string) error {
	format := choice{"table", []string{"table", "jsonl"}}
	backend := choice{"builtin", []string{"builtin", "prose"}}
	input := choice{"text", []string{"text", "jsonl"}}
	fs := newFlags(c, "extract", extractUsage)
	fs.Var(&format, "format", "table for people, jsonl for programs")
	fs.Var(&backend, "backend", "who tokenizes, tags and names: builtin or prose")
	fs.Var(&input, "input", `text files, or jsonl: lines of {"id", "text", "published"?}`)
	graphFile := fs.String("graph", "", "write the graph of all articles to `FILE`")
	plain := fs.Bool("plain", false, "the text is all body, no page around it")
	explain := fs.Bool("explain", false, "say which frame found each relation")
	open := fs.Bool("open", false, "open relations too: what each clause states, in its own words")
	gazetteer := fs.String("gazetteer", "", "names of your own: `FILE` of CSV (name,type,aliases,id …) or JSON lines")
	schema := fs.String("schema", "", "relation types of your own: a YAML or JSON `FILE`")
	learned := fs.String("learned", "", "relations that a model `FILE` of train relation finds, beside the schema's")
	least := fs.Float64("least", 0.8, "least `probability` of those")
	skipBad := fs.Bool("skip-bad", false, "leave out bad rows of the gazetteer and count them, rather than stop")
	workers := fs.Int("workers", 0, "articles at once; 0: one for each processor")
	paths, err := parseFlags(fs, args)
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		return usagef("no PATH given; - reads standard input")
	}
	o := options(backend.value, *workers)
	o.Open = *open
	if *schema != "" {
		text, err := os.ReadFile(*schema)
		if err != nil {
			return err
		}
		if o.Schema, err = relation.ReadSchema(*schema, text); err != nil {
			return err
		}
	}
	if *gazetteer != "" {
		if err := addGazetteer(c, &o, *gazetteer, *skipBad); err != nil {
			return err
		}
	}
	if err := addLearned(&o, *learned, *least); err != nil {
		return err
	}
	x, err := actant.New(o)
	if err != nil {
		return err
	}
	s := &session{c: c, explain: *explain, out: bufio.NewWriter(c.out), jsonl: format.value == "jsonl", schema: o.Schema}
	if *graphFile != "" {
		s.graph = &graph.Graph{Schema: o.Schema}
	}
	in := inputs{stdin: c.in, jsonl: input.value == "jsonl", plain: *plain, fail: s.fail}
	if err := s.run(ctx, x, in, in.files(paths)); err != nil {
		return err
	}
	return s.finish(*graphFile)
}

func options(backend string, workers int) actant.Options {
	o := actant.Options{Workers: workers}
	if backend == "prose" {
		b := prose.New()
		o.Tokenizer, o.Parser, o.Recognizer = b, b, b
	}
	return o
}

// A session is one run over many articles.
type session struct {
	c       console
	jsonl   bool
	explain bool
	out     *bufio.Writer
	schema  *relation.Schema // nil: the news schema
	graph   *graph.Graph
	failed  atomic.Int64 // readers report from their own goroutine
}

func (s *session) fail(err error) {
	s.failed.Add(1)
	fmt.Fprintf(s.c.err, "actant: %v\n", err)
}

func (s *session) run(ctx context.Context, x *actant.Extractor, in inputs, files []string) error {
	bar := newProgress(s.c.err, files, in.jsonl)
	defer bar.done()
	for doc, err := range x.Documents(ctx, in.articles(files)) {
		if err != nil {
			if ctx.Err() != nil {
				return errors.Join(ctx.Err(), s.out.Flush())
			}
			s.fail(err)
			continue
		}
		bar.step()
		if err := s.write(doc); err != nil {
			return err
		}
		if s.graph != nil {
			s.graph.Add(doc)
		}
	}
	return s.out.Flush()
}

func (s *session) write(doc *actant.Document) error {
	if !s.jsonl {
		o := view.ForTerminal(s.c.out)
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

func (s *session) finish(graphFile string) error {
	if s.graph != nil {
		err := writeFile(graphFile, func(w io.Writer) error {
			enc := json.NewEncoder(w)
			enc.SetIndent("", " ")
			return enc.Encode(s.graph)
		})
		if err != nil {
			return err
		}
	}
	if s.failed.Load() > 0 {
		return errFailed
	}
	return nil
}
