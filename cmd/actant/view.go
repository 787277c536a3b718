package main

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/view/page"
)

const viewUsage = "[-title TEXT] [-texts PATH] [-backend builtin|prose] [-schema FILE] [-gazetteer FILE] [-plain] OUT.html PATH…|-"

// viewPage writes one HTML page of articles, or of documents that extract wrote.
func viewPage(ctx context.Context, c console, args []string) error {
	var p pipelineFlags
	var texts listFlag
	fs := newFlags(c, "view", viewUsage)
	p.declare(fs.FlagSet)
	title := fs.String("title", "", "the page's title")
	fs.Var(&texts, "texts", "`PATH` of the texts of documents read from JSON lines: a file, folder or pattern as extract reads; may be given again")
	articles := fs.Int("max-articles", 0, "articles whose text the page holds; 0: 500")
	facts := fs.Int("max-facts", 0, "merged facts in the page, the best supported ones; 0: 10,000")
	paths, err := parseFlags(fs, args)
	if err != nil {
		return err
	}
	if len(paths) < 2 {
		return usagef("OUT.html and a PATH are needed; - reads standard input")
	}
	out := paths[0]
	if !strings.HasSuffix(out, ".html") && !strings.HasSuffix(out, ".htm") {
		return usagef("%s is where the page would be written, but does not end in .html", out)
	}
	o, err := p.options(c)
	if err != nil {
		return err
	}
	x, err := actant.New(o)
	if err != nil {
		return err
	}
	s := &collection{problems: problems{to: c.err}, c: c, plain: p.plain, graph: &graph.Graph{Schema: o.Schema}}
	if err := s.read(ctx, x, paths[1:], texts); err != nil {
		return err
	}
	if len(s.docs) == 0 {
		return errors.New("nothing to show: no article could be read")
	}
	err = writeFile(out, func(w io.Writer) error {
		return page.Write(w, s.docs, s.graph, page.Options{Title: *title, Schema: o.Schema, MaxArticles: *articles, MaxFacts: *facts})
	})
	if err == nil && s.failed > 0 {
		err = errFailed
	}
	return err
}
