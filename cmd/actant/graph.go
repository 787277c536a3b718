package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/internal/input"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/view"
)

const graphUsage = `[FLAG …] FILE [QUERY [ENTITY|RELATION …]]

FILE is a graph that extract -graph wrote, or the JSON lines that extract wrote, which are merged (-texts
tells which of these articles copy each other); - is standard input.
QUERY is one of
  facts [ENTITY …]      relations, of all these entities where given (what is asked where no QUERY is given)
  entities [TEXT]       entities, those with TEXT in a name where given
  neighbours ENTITY     what relations join to the entity
  paths ENTITY ENTITY   ways from one to the other, the shortest first
  timeline [ENTITY]     relations with a time, in its order
  disputed              relations on which articles do not agree
  who-says RELATION     what each article says of the relation with this id
An ENTITY is an id, or a name or alias that only one entity has.`

// A question is one call of the graph command.
type question struct {
	graph   queried
	q       graph.Query
	limit   int
	longest int
	out     answerer
}

// queried is what a graph and a snapshot have in common.
type queried interface {
	Nodes() iter.Seq[*graph.Node]
	Node(id string) *graph.Node
	Edges() iter.Seq[*graph.Edge]
	Find(graph.Query) iter.Seq[*graph.Edge]
	Neighbors(id string) iter.Seq2[*graph.Node, *graph.Edge]
	Paths(from, to string, most int) iter.Seq[graph.Path]
	Timeline(id string) iter.Seq[*graph.Edge]
	WhoSays(*graph.Edge) iter.Seq[graph.Statement]
}

// graphFlags are what graph can be told, beside what goes into the question as it is.
type graphFlags struct {
	format                         choice
	types, kinds, modalities, docs wordsFlag
	texts                          listFlag
	schema                         string
}

func (f *graphFlags) declare(fs *flag.FlagSet, a *question) {
	f.format = choice{"text", []string{"text", "jsonl"}}
	fs.Var(&f.format, "format", "`FORMAT`: text for people, jsonl for programs")
	fs.Var(&f.types, "type", "only these `RELATIONS`, with commas between")
	fs.Var(&f.kinds, "entity-type", "only with an entity of one of these `TYPES`")
	fs.Var(&f.modalities, "modality", "only of one of these `MODALITIES`: actual, alleged, possible, future")
	fs.Var(&f.docs, "doc", "only what one of these `ARTICLES` says")
	fs.StringVar(&a.q.From, "from", "", "only what may lie at this `TIME` or later: a year, month or day")
	fs.StringVar(&a.q.To, "to", "", "only what may lie at this `TIME` or earlier")
	fs.IntVar(&a.q.Sources, "sources", 0, "only with at least `N` independent sources")
	fs.IntVar(&a.limit, "limit", 0, "`N` answers at most; 0: all")
	fs.IntVar(&a.longest, "longest", 4, "`N` relations at most in a path")
	fs.Var(&f.texts, "texts", "`PATH` of the texts of documents read from JSON lines, by which copies are told: a file, folder or pattern as extract reads; may be given again")
	fs.StringVar(&f.schema, "schema", "", "relation types of your own: a YAML or JSON `FILE`")
}

// restrict puts into q what lists of words restrict it to.
func (f *graphFlags) restrict(q *graph.Query) {
	q.Types, q.Docs = f.types, f.docs
	for _, k := range f.kinds {
		q.NodeTypes = append(q.NodeTypes, entity.Type(k))
	}
	for _, m := range f.modalities {
		q.Modalities = append(q.Modalities, relation.Modality(m))
	}
}

// askGraph answers a query on a graph.
func askGraph(ctx context.Context, c console, args []string) error {
	var a question
	var f graphFlags
	fs := newFlags(c, "graph", graphUsage)
	f.declare(fs.FlagSet, &a)
	words, err := parseFlags(fs, args)
	if err != nil {
		return err
	}
	if len(words) == 0 {
		return usagef("no FILE given")
	}
	schema, err := readSchema(f.schema)
	if err != nil {
		return err
	}
	f.restrict(&a.q)
	ask, err := a.asked(words[1:])
	if err != nil {
		return err
	}
	g, failed, err := openGraph(ctx, c, words[0], f.texts, schema)
	if err != nil {
		return err
	}
	a.graph = g
	w := bufio.NewWriter(c.out)
	if f.format.value == "jsonl" {
		a.out = &lines{json.NewEncoder(w)}
	} else {
		o := view.ForTerminal(c.out)
		o.Schema = schema
		a.out = &pages{w, o}
	}
	err = errors.Join(ask(), w.Flush())
	if err == nil && failed {
		err = errFailed
	}
	return err
}

// asked is the query that the words after the file name, checked before the file
// is read.
func (a *question) asked(words []string) (func() error, error) {
	if len(words) == 0 {
		words = []string{"facts"}
	}
	name, args := words[0], words[1:]
	known := map[string]struct {
		least, most int
		takes       string
		ask         func(args []string) error
	}{
		"facts":      {0, 100, "up to 100 entities", a.facts},
		"entities":   {0, 100, "up to 100 words", a.entities},
		"neighbours": {1, 1, "one entity", a.neighbors},
		"neighbors":  {1, 1, "one entity", a.neighbors},
		"paths":      {2, 2, "two entities", a.paths},
		"timeline":   {0, 1, "one entity or none", a.timeline},
		"disputed":   {0, 0, "no names", a.disputed},
		"who-says":   {1, 1, "the id of one relation, as facts shows it", a.whoSays},
	}
	q, ok := known[name]
	switch {
	case !ok:
		return nil, usagef("unknown query %q (actant graph -h lists them)", name)
	case len(args) < q.least, len(args) > q.most:
		return nil, usagef("%s takes %s", name, q.takes)
	}
	return func() error { return q.ask(args) }, nil
}

func (a *question) facts(args []string) error {
	ids, err := a.resolve(args)
	if err != nil {
		return err
	}
	a.q.Nodes = ids
	return a.out.facts(first(a.graph.Find(a.q), a.limit))
}

func (a *question) disputed([]string) error {
	a.q.Disputed = true
	return a.facts(nil)
}

func (a *question) entities(args []string) error {
	text := strings.ToLower(strings.Join(args, " "))
	return a.out.entities(first(where(a.graph.Nodes(), func(n *graph.Node) bool {
		if len(a.q.NodeTypes) > 0 && !slices.Contains(a.q.NodeTypes, n.Type) {
			return false
		}
		has := func(s string) bool { return strings.Contains(strings.ToLower(s), text) }
		return has(n.Name) || slices.ContainsFunc(n.Aliases, has)
	}), a.limit))
}

func (a *question) neighbors(args []string) error {
	ids, err := a.resolve(args)
	if err != nil {
		return err
	}
	wanted := a.wanted()
	n := 0
	return a.out.neighbors(func(yield func(*graph.Node, *graph.Edge) bool) {
		for o, e := range a.graph.Neighbors(ids[0]) {
			if !wanted(e) {
				continue
			}
			if n++; a.limit > 0 && n > a.limit || !yield(o, e) {
				return
			}
		}
	})
}

func (a *question) paths(args []string) error {
	ids, err := a.resolve(args)
	if err != nil {
		return err
	}
	wanted := a.wanted()
	return a.out.paths(first(where(a.graph.Paths(ids[0], ids[1], a.longest), func(p graph.Path) bool {
		return !slices.ContainsFunc(p.Edges, func(e *graph.Edge) bool { return !wanted(e) })
	}), a.limit))
}

func (a *question) timeline(args []string) error {
	ids, err := a.resolve(args)
	if err != nil {
		return err
	}
	id := strings.Join(ids, "")
	return a.out.timeline(first(where(a.graph.Timeline(id), a.wanted()), a.limit))
}

func (a *question) whoSays(args []string) error {
	for e := range a.graph.Edges() {
		if e.ID == args[0] {
			return a.out.statements(e, a.graph.WhoSays(e))
		}
	}
	return fmt.Errorf("no relation has the id %q", args[0])
}

// wanted reports whether an edge meets the flags.
func (a *question) wanted() func(*graph.Edge) bool {
	in := map[*graph.Edge]bool{}
	for e := range a.graph.Find(a.q) {
		in[e] = true
	}
	return func(e *graph.Edge) bool { return in[e] }
}

// resolve gives the ids of entities named by id, name or alias.
func (a *question) resolve(names []string) ([]string, error) {
	var ids []string
	for _, name := range names {
		if n := a.graph.Node(name); n != nil {
			ids = append(ids, name)
			continue
		}
		var found []string
		for n := range a.graph.Nodes() {
			if strings.EqualFold(n.Name, name) || slices.ContainsFunc(n.Aliases, func(s string) bool { return strings.EqualFold(s, name) }) {
				found = append(found, n.ID)
			}
		}
		switch len(found) {
		case 0:
			return nil, fmt.Errorf("no entity is called %q", name)
		case 1:
			ids = append(ids, found[0])
		default:
			return nil, fmt.Errorf("several entities are called %q: %s", name, strings.Join(found[:min(len(found), 10)], ", "))
		}
	}
	return ids, nil
}

func where[T any](s iter.Seq[T], want func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for x := range s {
			if want(x) && !yield(x) {
				return
			}
		}
	}
}

// first are the first n; all for 0.
func first[T any](s iter.Seq[T], n int) iter.Seq[T] {
	if n <= 0 {
		return s
	}
	return func(yield func(T) bool) {
		left := n
		for x := range s {
			if !yield(x) {
				return
			}
			if left--; left == 0 {
				return
			}
		}
	}
}

// wordsFlag is a flag of words with commas between.
type wordsFlag []string

func (f *wordsFlag) String() string { return strings.Join(*f, ",") }

func (f *wordsFlag) Set(s string) error {
	for w := range strings.SplitSeq(s, ",") {
		if w = strings.TrimSpace(w); w != "" {
			*f = append(*f, w)
		}
	}
	return nil
}

// openGraph reads a graph, or merges documents. Lines that are no document are
// reported, and the others merged.
func openGraph(ctx context.Context, c console, name string, texts []string, schema *relation.Schema) (g queried, failed bool, err error) {
	in := c.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, false, err
		}
		defer func() { _ = f.Close() }()
		in = f
	}
	r := bufio.NewReaderSize(in, 1<<16)
	if start, _ := r.Peek(told); beginsDocument(start) { // a fault is met again when all is read
		merged := &graph.Graph{Schema: schema}
		p := &problems{to: c.err}
		var known *textSource
		if len(texts) > 0 {
			known = newTextSource(input.New(input.Options{Fail: p.fail}, texts...))
			defer known.stop()
		}
		err := mergeLines(ctx, p, name, r, known, merged)
		return merged, p.failed > 0, err
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, false, fmt.Errorf("%s: %w", name, err)
	}
	s := new(graph.Snapshot)
	if err := json.Unmarshal(bytes.TrimPrefix(text, byteOrderMark), s); err != nil {
		return nil, false, fmt.Errorf("%s: neither a graph nor JSON lines of documents: %w", name, err)
	}
	return s, false, nil
}
