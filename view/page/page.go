package page

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"strconv"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/relation"
)

// Options says what goes into the page. The zero value works.
type Options struct {
	Title       string           // of the page; empty: what it holds, in a few words
	Schema      *relation.Schema // tells core roles and symmetric types; nil means [relation.News]
	MaxArticles int              // articles with their text; 0 means 500. The others are listed without it
	MaxFacts    int              // merged facts; 0 means 10,000, the best supported ones

	// Live makes the page of a server: it offers to add an article, by a POST to
	// v1/articles of the server it came from.
	Live bool
}

const (
	defaultArticles = 500
	defaultFacts    = 10_000
)

func (o Options) filled() Options {
	if o.Schema == nil {
		o.Schema = relation.News()
	}
	if o.MaxArticles <= 0 {
		o.MaxArticles = defaultArticles
	}
	if o.MaxFacts <= 0 {
		o.MaxFacts = defaultFacts
	}
	return o
}

// Write writes the page of docs and of g, the graph that they were added to; nil
// stands for that of docs alone. A document whose text is not known, because it was read back from JSON, is shown
// by the words of its mentions. The same arguments give the same bytes.
func Write(w io.Writer, docs []*actant.Document, g *graph.Graph, o Options) error {
	o = o.filled()
	docs = latest(docs)
	if g == nil {
		g = &graph.Graph{Schema: o.Schema}
		for _, d := range docs {
			g.Add(d)
		}
	}
	b := newBuilder(docs, g, o)
	index, err := b.index()
	if err != nil {
		return fmt.Errorf("page: %w", err)
	}
	a, err := loadAssets()
	if err != nil {
		return fmt.Errorf("page: %w", err)
	}
	view := markup{
		Policy: a.policy(o.Live), Title: index.Title, Style: template.CSS(a.style), Script: template.JS(a.script),
		Data: []block{{"index", index}},
	}
	for i, d := range docs[:min(len(docs), o.MaxArticles)] {
		view.Data = append(view.Data, block{"a" + strconv.Itoa(i), b.article(d)})
	}
	// Whole first: a fault in the middle must not leave half a page.
	var out bytes.Buffer
	if err := a.page.Execute(&out, view); err != nil {
		return fmt.Errorf("page: %w", err)
	}
	_, err = out.WriteTo(w)
	return err
}

// markup is what the template is filled with.
type markup struct {
	Policy string
	Title  string
	Style  template.CSS
	Script template.JS
	Data   []block
}

// A block is one script element of data.
type block struct {
	ID   string
	Data any
}
