package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/export"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/relation"
)

const exportUsage = `-format FORMAT [-o FILE|FOLDER] [-what documents|graph] [-texts PATH] [FLAG …] PATH…|-

PATH is a graph that extract -graph wrote, JSON lines that extract wrote, or articles, which are extracted first.
FORMAT is one of
%s  schema    the JSON Schema of a line of JSON lines (graph-schema: of a graph)
`

// exportFlags are what export can be told.
type exportFlags struct {
	pipelineFlags
	format, what choice
	out          string
	texts        listFlag
	options      export.Options
}

// exportTo writes documents or their graph in a format for other programs.
func exportTo(ctx context.Context, c console, args []string) error {
	f, paths, err := parseExport(c, args)
	if err != nil {
		return err
	}
	switch f.format.value {
	case "":
		return usagef("no -format given")
	case "schema":
		return printTo(c, f.out, export.DocumentSchema())
	case "graph-schema":
		return printTo(c, f.out, export.GraphSchema())
	}
	format, _ := export.Find(f.format.value)
	switch {
	case len(paths) == 0:
		return usagef("no PATH given; - reads standard input")
	case format.Folder && f.out == "":
		return usagef("%s has several files: -o FOLDER is needed", format.Name)
	case f.what.value == "graph" && !format.Graph:
		return usagef("%s is for documents, not for graphs", format.Name)
	}
	o, err := f.pipelineFlags.options(c)
	if err != nil {
		return err
	}
	x, err := actant.New(o)
	if err != nil {
		return err
	}
	e := &exporting{problems: problems{to: c.err}, c: c, x: x, flags: f, format: format, schema: o.Schema}
	return e.run(ctx, paths)
}

func parseExport(c console, args []string) (*exportFlags, []string, error) {
	var names []string
	var list strings.Builder
	for _, f := range export.Formats() {
		names = append(names, f.Name)
		fmt.Fprintf(&list, "  %-9s %s\n", f.Name, f.About)
	}
	f := &exportFlags{format: choice{"", append(names, "schema", "graph-schema")}, what: choice{"", []string{"documents", "graph"}}}
	fs := newFlags(c, "export", fmt.Sprintf(exportUsage, list.String()))
	f.declare(fs.FlagSet)
	fs.Var(&f.format, "format", "`FORMAT` to write")
	fs.Var(&f.what, "what", "`WHAT`: documents one by one, or the graph that they make; if not given, the graph for graphml, dot and neo4j")
	fs.StringVar(&f.out, "o", "", "write to `FILE`, or for several files to the new folder of this name; it is there when it is complete")
	fs.Var(&f.texts, "texts", "`PATH` of the texts of documents read from JSON lines, best in their order: a file, folder or pattern as extract reads; may be given again")
	fs.StringVar(&f.options.Base, "base", "", "begin the `IRI`s of articles with this; if not given, "+export.DefaultBase)
	fs.BoolVar(&f.options.Verbatim, "verbatim", false, "in CSV tables, no apostrophe before what a spreadsheet would take for a formula")
	paths, err := parseFlags(fs, args)
	return f, paths, err
}

// printTo writes a text to a file, or to standard output.
func printTo(c console, name, text string) error {
	write := func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
	if name == "" {
		return write(c.out)
	}
	return writeFile(name, write)
}

// An exporting is one run.
type exporting struct {
	problems
	c      console
	x      *actant.Extractor
	flags  *exportFlags
	format export.Format
	schema *relation.Schema // nil: the news schema

	texts   *textSource
	done    int // documents
	unknown int // of these, without their text
}

func (e *exporting) run(ctx context.Context, paths []string) error {
	to, err := e.open()
	if err != nil {
		return err
	}
	if err := e.write(ctx, to, paths); err != nil {
		return errors.Join(err, to.abandon())
	}
	if err := to.finish(); err != nil {
		return err
	}
	if e.failed > 0 {
		return errFailed
	}
	return nil
}

// asGraph reports whether documents are to be merged.
func (e *exporting) asGraph() bool {
	if e.flags.what.value != "" {
		return e.flags.what.value == "graph"
	}
	switch e.format.Name {
	case "graphml", "dot", "neo4j":
		return true
	}
	return false
}

func (e *exporting) write(ctx context.Context, to destination, paths []string) error {
	in := e.inputs(paths)
	defer in.close()
	s, err := in.snapshot()
	switch {
	case err != nil:
		return err
	case s != nil && e.flags.what.value == "documents":
		return usagef("%s is a graph: its documents are not in it", paths[0])
	case s != nil && !e.format.Graph:
		return usagef("%s is for documents, and %s is a graph", e.format.Name, paths[0])
	case s != nil:
		return export.Graph(e.format.Name, to, s, e.flags.options)
	case e.asGraph():
		return e.merged(ctx, in, to)
	}
	w, err := export.Documents(e.format.Name, to, e.flags.options)
	if err != nil {
		return err
	}
	err = in.documents(ctx, func(d *actant.Document) error {
		err := w.Write(d)
		var refused *export.DocumentError
		if errors.As(err, &refused) {
			e.fail(fmt.Errorf("%s: %w", refused.ID, refused.Err))
			return nil
		}
		e.done++
		return err
	})
	if err := errors.Join(err, w.Close()); err != nil {
		return err
	}
	return e.something()
}

// merged writes the graph of the documents.
func (e *exporting) merged(ctx context.Context, in *exportInputs, to destination) error {
	g := &graph.Graph{Schema: e.schema}
	err := in.documents(ctx, func(d *actant.Document) error {
		e.done++
		if d.Text == nil || d.Text.Source == "" {
			e.unknown++
		}
		g.Add(d)
		return nil
	})
	if err == nil {
		err = e.something()
	}
	if err != nil {
		return err
	}
	if e.unknown > 1 {
		fmt.Fprintf(e.c.err, withoutTexts, "export", e.unknown)
	}
	return export.Graph(e.format.Name, to, g, e.flags.options)
}

func (e *exporting) something() error {
	if e.done == 0 {
		return errors.New("nothing to export: no document could be read")
	}
	return nil
}

// A destination is the file or folder that is written, or standard output.
type destination interface {
	export.Files
	finish() error
	abandon() error
}

func (e *exporting) open() (destination, error) {
	if e.format.Folder {
		dir, err := export.Folder(e.flags.out)
		return folderOut{dir}, err
	}
	o := standardOutput(e.c.out)
	if e.flags.out != "" {
		var err error
		if o, err = createOutput(e.flags.out, false); err != nil {
			return nil, err
		}
	}
	return fileOut{export.Single(o), o}, nil
}

type folderOut struct{ *export.Dir }

func (f folderOut) finish() error  { return f.Commit() }
func (f folderOut) abandon() error { return f.Abandon() }

type fileOut struct {
	export.Files
	o *output
}

func (f fileOut) finish() error  { return f.o.finish() }
func (f fileOut) abandon() error { f.o.abandon(); return nil }
