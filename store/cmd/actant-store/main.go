// Command actant-store keeps what actant extract wrote in one file, and answers
// questions about it.
//
//	actant extract -format jsonl articles/ | actant-store news.actant add -
//	actant-store news.actant disputed
//	actant-store -format jsonl news.actant neighbours kim-jong-un
//
// It exits with 0 when all is done, 1 when something failed, and 2 when it was
// called wrongly.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/store"
	"github.com/actant-nlp/actant/view"
)

const usage = `usage: actant-store [-format text|jsonl] FILE VERB [ARG …]

  add PATH…|-              documents, the JSON lines of actant extract; - is standard input
  remove ID…               documents
  pin DOC#E DOC#E          two entities are one thing, whatever their articles say
  forbid DOC#E DOC#E       two entities are two things
  release DOC#E DOC#E      takes back pin and forbid
  facts [ENTITY…]          relations, of all these entities where given
  types RELATION…          relations of these types
  entities [TEXT]          entities, those with TEXT in the name where given
  neighbours ENTITY        what relations join to the entity
  paths ENTITY ENTITY      ways from one to the other
  timeline [ENTITY]        relations with a time, in its order
  disputed                 relations on which articles do not agree
  who-says DOC#N           what each article says of the relation with this id
  graph                    the whole graph as JSON
An ENTITY is an id.
`

// A usageError is a wrong call.
type usageError struct{ error }

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

func run(args []string, in io.Reader, out, errs io.Writer) int {
	fs := flag.NewFlagSet("actant-store", flag.ContinueOnError)
	fs.SetOutput(errs)
	fs.Usage = func() {} // what follows Parse tells it
	format := fs.String("format", "text", "text for people, jsonl for programs")
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp): // asked for, so no fault
		fmt.Fprint(out, usage)
		return 0
	case err != nil || *format != "text" && *format != "jsonl" || fs.NArg() < 2:
		fmt.Fprint(errs, usage)
		return 2
	}
	w := bufio.NewWriter(out)
	c := &command{in: in, out: w, errs: errs, jsonl: *format == "jsonl", view: view.ForTerminal(out)}
	err := errors.Join(c.run(fs.Arg(0), fs.Arg(1), fs.Args()[2:]), w.Flush())
	var wrong usageError
	switch {
	case errors.As(err, &wrong):
		fmt.Fprintf(errs, "actant-store: %v\n", err)
		return 2
	case err != nil:
		fmt.Fprintf(errs, "actant-store: %v\n", err)
		return 1
	case c.failed:
		return 1
	}
	return 0
}

// A command is one call.
type command struct {
	in     io.Reader
	out    io.Writer
	errs   io.Writer
	jsonl  bool
	view   view.Options
	s      *store.Store
	failed bool
}

// A verb is what can be done with a store.
type verb struct {
	least, most int // arguments; most below 0: any number
	writes      bool
	do          func(args []string) error
}

func (c *command) verbs() map[string]verb {
	return map[string]verb{
		"add":        {1, -1, true, c.add},
		"remove":     {1, -1, true, func(ids []string) error { return c.s.Remove(ids...) }},
		"pin":        {2, 2, true, c.rule(func(a, b graph.Member) error { return c.s.Pin(a, b) })},
		"forbid":     {2, 2, true, c.rule(func(a, b graph.Member) error { return c.s.Forbid(a, b) })},
		"release":    {2, 2, true, c.rule(func(a, b graph.Member) error { _, err := c.s.Release(a, b); return err })},
		"facts":      {0, -1, false, func(ids []string) error { return c.facts(c.s.Find(graph.Query{Nodes: ids})) }},
		"types":      {1, -1, false, func(types []string) error { return c.facts(c.s.Find(graph.Query{Types: types})) }},
		"entities":   {0, 1, false, c.entities},
		"neighbours": {1, 1, false, c.neighbors},
		"neighbors":  {1, 1, false, c.neighbors},
		"paths":      {2, 2, false, c.paths},
		"timeline":   {0, 1, false, c.timeline},
		"disputed":   {0, 0, false, func([]string) error { return c.facts(c.s.Disputed()) }},
		"who-says":   {1, 1, false, c.whoSays},
		"graph":      {0, 0, false, c.graph},
	}
}

func (c *command) run(path, name string, args []string) error {
	v, ok := c.verbs()[name]
	switch {
	case !ok:
		return usageError{fmt.Errorf("unknown verb %q", name)}
	case len(args) < v.least, v.most >= 0 && len(args) > v.most:
		return usageError{fmt.Errorf("%s: wrong number of arguments", name)}
	}
	s, err := store.Open(path, store.Options{ReadOnly: !v.writes})
	if err != nil {
		return err
	}
	c.s = s
	return errors.Join(v.do(args), s.Close())
}

// add reads documents and adds them in batches; a line that is none is reported
// with its place, the others are added.
func (c *command) add(paths []string) error {
	for _, path := range paths {
		if path == "-" {
			if err := c.addLines("standard input", c.in); err != nil {
				return err
			}
			continue
		}
		f, err := os.Open(path)
		if err != nil {
			c.fail(err)
			continue
		}
		err = errors.Join(c.addLines(path, f), f.Close())
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *command) fail(err error) {
	c.failed = true
	fmt.Fprintf(c.errs, "actant-store: %v\n", err)
}

func (c *command) addLines(name string, in io.Reader) error {
	const batch = 500
	r := bufio.NewReaderSize(in, 1<<16)
	var docs []*actant.Document
	for n := 1; ; n++ {
		line, err := r.ReadBytes('\n')
		if len(strings.TrimSpace(string(line))) > 0 {
			doc := new(actant.Document)
			switch bad := json.Unmarshal(line, doc); {
			case bad != nil:
				c.fail(fmt.Errorf("%s:%d: %w", name, n, bad))
			case doc.ID == "":
				c.fail(fmt.Errorf("%s:%d: no document with an id", name, n))
			default:
				docs = append(docs, doc)
			}
		}
		if len(docs) == batch || err != nil {
			if err := c.s.Add(docs...); err != nil {
				return err
			}
			docs = nil
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
}

func (c *command) rule(do func(a, b graph.Member) error) func(args []string) error {
	return func(args []string) error {
		var m [2]graph.Member
		for i, arg := range args {
			at := strings.LastIndexByte(arg, '#')
			if at < 0 {
				return usageError{fmt.Errorf("%q is not DOC#ENTITY", arg)}
			}
			m[i] = graph.Member{Doc: arg[:at], Entity: arg[at+1:]}
		}
		return do(m[0], m[1])
	}
}

func (c *command) facts(es []*graph.Edge, err error) error {
	if err != nil || !c.jsonl {
		return errors.Join(err, view.Facts(c.out, slices.Values(es), c.view))
	}
	return encode(c.out, es)
}

func (c *command) timeline(args []string) error {
	es, err := c.s.Timeline(strings.Join(args, ""))
	if err != nil || c.jsonl {
		return c.facts(es, err)
	}
	return view.Timeline(c.out, slices.Values(es), c.view)
}

func (c *command) entities(args []string) error {
	snap, err := c.s.Snapshot()
	if err != nil {
		return err
	}
	text := strings.ToLower(strings.Join(args, ""))
	has := func(s string) bool { return strings.Contains(strings.ToLower(s), text) }
	var nodes []*graph.Node
	for n := range snap.Nodes() {
		if has(n.Name) || slices.ContainsFunc(n.Aliases, has) {
			nodes = append(nodes, n)
		}
	}
	if c.jsonl {
		return encode(c.out, nodes)
	}
	return view.Entities(c.out, slices.Values(nodes), c.view)
}

func (c *command) neighbors(args []string) error {
	all, err := c.s.Neighbors(args[0])
	if err != nil {
		return err
	}
	if c.jsonl {
		type neighbor struct {
			Entity   *graph.Node `json:"entity"`
			Relation *graph.Edge `json:"relation"`
		}
		var out []neighbor
		for _, n := range all {
			out = append(out, neighbor{n.Node, n.Edge})
		}
		return encode(c.out, out)
	}
	return view.Neighbors(c.out, func(yield func(*graph.Node, *graph.Edge) bool) {
		for _, n := range all {
			if !yield(n.Node, n.Edge) {
				return
			}
		}
	}, c.view)
}

func (c *command) paths(args []string) error {
	const longest = 4
	all, err := c.s.Paths(args[0], args[1], longest)
	if err != nil {
		return err
	}
	if c.jsonl {
		type way struct {
			Entities  []*graph.Node `json:"entities"`
			Relations []*graph.Edge `json:"relations"`
		}
		var out []way
		for _, p := range all {
			out = append(out, way{p.Nodes, p.Edges})
		}
		return encode(c.out, out)
	}
	return view.Paths(c.out, slices.Values(all), c.view)
}

func (c *command) whoSays(args []string) error {
	at := strings.LastIndexByte(args[0], '#')
	n, err := strconv.Atoi(args[0][at+1:])
	if at < 0 || err != nil {
		return usageError{fmt.Errorf("%q is not DOC#N", args[0])}
	}
	es, err := c.s.Find(graph.Query{Docs: []string{args[0][:at]}})
	if err != nil {
		return err
	}
	i := slices.IndexFunc(es, func(e *graph.Edge) bool { return e.Support[0].Doc == args[0][:at] && e.Support[0].Relation == n })
	if i < 0 {
		return fmt.Errorf("no relation has the id %q", args[0])
	}
	all, err := c.s.WhoSays(es[i])
	if err != nil {
		return err
	}
	if c.jsonl {
		return encode(c.out, all)
	}
	return view.Statements(c.out, es[i], statements(all), c.view)
}

func statements(all []graph.Statement) iter.Seq[graph.Statement] { return slices.Values(all) }

func (c *command) graph([]string) error {
	snap, err := c.s.Snapshot()
	if err != nil {
		return err
	}
	return json.NewEncoder(c.out).Encode(snap)
}

// encode writes one to a line.
func encode[T any](w io.Writer, all []T) error {
	enc := json.NewEncoder(w)
	for _, x := range all {
		if err := enc.Encode(x); err != nil {
			return err
		}
	}
	return nil
}
