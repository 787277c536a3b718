package page

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/relation"
)

// The data that the script reads at once: the list of articles and the graph.
// Articles, nodes and facts are named by their index.
type wireIndex struct {
	Title    string              `json:"title"`
	Live     bool                `json:"live,omitempty"`
	Articles []wireHeading       `json:"articles"`
	Types    map[string]wireType `json:"types"`
	Nodes    []wireNode          `json:"nodes"`
	Facts    []wireFact          `json:"facts"`
	Sources  int                 `json:"sources"`
	CutTexts int                 `json:"cutTexts"` // articles without their text
	CutFacts int                 `json:"cutFacts"` // facts left out
	Bare     int                 `json:"bare"`     // articles that came without their text
}

type wireHeading struct {
	ID        string `json:"id"`
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty"`
	Dateline  string `json:"dateline,omitempty"`
	Byline    string `json:"byline,omitempty"`
	Paper     string `json:"paper,omitempty"`
	Lead      string `json:"lead,omitempty"` // the first words, where there is no title
	Relations int    `json:"relations"`
	Source    int    `json:"source"` // number of the independent source; -1 when it states no fact
}

// A wireType is a relation type as far as showing it needs: its core roles.
type wireType struct {
	Core      []string `json:"core"`
	Symmetric bool     `json:"symmetric,omitempty"`
}

type wireNode struct {
	ID      string   `json:"id"`
	Type    string   `json:"type"`
	Subtype string   `json:"subtype,omitempty"`
	Name    string   `json:"name"`
	Link    string   `json:"link,omitempty"`
	Aliases []string `json:"aliases,omitempty"`
	In      [][2]int `json:"in"` // article, entity of it
}

type wireFact struct {
	ID         string          `json:"id"`
	Type       string          `json:"type"`
	Args       []wireFiller    `json:"args"`
	Negative   bool            `json:"negative,omitempty"`
	Modality   string          `json:"modality"`
	By         []int           `json:"by,omitempty"`
	Time       string          `json:"time,omitempty"`
	Confidence float64         `json:"confidence"`
	Sources    int             `json:"sources"`
	Articles   int             `json:"articles"`
	Says       []wireStatement `json:"says"`
	Conflicts  []wireConflict  `json:"conflicts,omitempty"`
}

type wireFiller struct {
	Role string `json:"role"`
	Node int    `json:"node"`
}

type wireStatement struct {
	Article  int    `json:"article"`
	Relation int    `json:"relation"`
	Negative bool   `json:"negative,omitempty"`
	Modality string `json:"modality"`
	By       []int  `json:"by,omitempty"`
	Time     string `json:"time,omitempty"`
}

type wireConflict struct {
	Article int    `json:"article"`
	Doc     string `json:"doc,omitempty"` // where the article is not in the page
	Field   string `json:"field"`
	Value   string `json:"value"`
}

// A builder turns documents and their graph into the page's data.
type builder struct {
	docs     []*actant.Document
	graph    *graph.Graph
	o        Options
	articles map[string]int
	nodes    map[*graph.Node]int
	facts    map[graph.Support]int
	sources  map[int]int // article to source
}

func newBuilder(docs []*actant.Document, g *graph.Graph, o Options) *builder {
	return &builder{docs: docs, graph: g, o: o, articles: numbered(docs), nodes: map[*graph.Node]int{},
		facts: map[graph.Support]int{}, sources: map[int]int{}}
}

func numbered(docs []*actant.Document) map[string]int {
	out := make(map[string]int, len(docs))
	for i, d := range docs {
		out[d.ID] = i
	}
	return out
}

// latest leaves out nil documents and those that a later one of the same id
// replaces, as they are replaced in the graph.
func latest(docs []*actant.Document) []*actant.Document {
	last := map[string]int{}
	for i, d := range docs {
		if d != nil {
			last[d.ID] = i
		}
	}
	var out []*actant.Document
	for i, d := range docs {
		if d != nil && last[d.ID] == i {
			out = append(out, d)
		}
	}
	return out
}

// index converts the graph. It must run before article, which refers to it.
func (b *builder) index() (*wireIndex, error) {
	w := &wireIndex{Live: b.o.Live, Articles: []wireHeading{}, Types: map[string]wireType{}, Nodes: []wireNode{}, Facts: []wireFact{}}
	for n := range b.graph.Nodes() {
		b.nodes[n] = len(w.Nodes)
		w.Nodes = append(w.Nodes, b.node(n))
	}
	for e := range b.graph.Edges() {
		if len(w.Facts) == b.o.MaxFacts {
			w.CutFacts++
			continue
		}
		for _, s := range e.Support {
			b.facts[s] = len(w.Facts)
		}
		w.Facts = append(w.Facts, b.fact(e))
		b.typeOf(w, e.Type)
	}
	for _, d := range b.docs {
		for i := range d.Relations { // types of facts that were cut still occur in articles
			b.typeOf(w, d.Relations[i].Type)
		}
		w.Articles = append(w.Articles, b.heading(d))
		if sparseText(d) && len(d.Entities) > 0 {
			w.Bare++
		}
	}
	w.CutTexts = max(0, len(b.docs)-b.o.MaxArticles)
	w.Sources = b.countSources(w.Articles)
	w.Title = visible(b.o.Title)
	if w.Title == "" {
		w.Title = fmt.Sprintf("%d %s: who did what to whom", len(b.docs), plural(len(b.docs), "article"))
	}
	return w, nil
}

func (b *builder) typeOf(w *wireIndex, name string) {
	if _, ok := w.Types[name]; ok {
		return
	}
	t, _ := b.o.Schema.Type(name)
	out := wireType{Core: []string{}, Symmetric: t.Symmetric}
	for _, r := range t.Roles {
		if r.Core {
			out.Core = append(out.Core, r.Name)
		}
	}
	w.Types[name] = out
}

func (b *builder) node(n *graph.Node) wireNode {
	out := wireNode{ID: n.ID, Type: string(n.Type), Subtype: n.Subtype, Name: n.Name, Link: n.Link, Aliases: n.Aliases, In: [][2]int{}}
	for _, m := range n.Members {
		i, ok := b.articles[m.Doc]
		if !ok {
			continue
		}
		for k := range b.docs[i].Entities {
			if b.docs[i].Entities[k].ID == m.Entity {
				out.In = append(out.In, [2]int{i, k})
				break
			}
		}
	}
	return out
}

func (b *builder) fact(e *graph.Edge) wireFact {
	out := wireFact{ID: e.ID, Type: e.Type, Args: []wireFiller{}, Negative: negative(e.Polarity), Modality: string(e.Modality),
		By: b.numbers(e.Attribution), Time: e.Time, Confidence: round(e.Confidence), Sources: e.Sources, Says: []wireStatement{}}
	for _, a := range e.Args {
		out.Args = append(out.Args, wireFiller{a.Role, b.nodes[a.Node]})
	}
	articles := map[string]bool{}
	for s := range b.graph.WhoSays(e) {
		articles[s.Doc] = true
		i, ok := b.articles[s.Doc]
		if !ok {
			continue
		}
		b.sources[i] = s.Source
		out.Says = append(out.Says, wireStatement{i, s.Relation, negative(s.Polarity), string(s.Modality), b.numbers(s.By), s.Time})
	}
	out.Articles = len(articles)
	for _, c := range e.Conflicts {
		x := wireConflict{Article: -1, Doc: c.Doc, Field: c.Field, Value: c.Value}
		if i, ok := b.articles[c.Doc]; ok {
			x.Article, x.Doc = i, ""
		}
		out.Conflicts = append(out.Conflicts, x)
	}
	return out
}

func (b *builder) numbers(ns []*graph.Node) []int {
	var out []int
	for _, n := range ns {
		if i, ok := b.nodes[n]; ok {
			out = append(out, i)
		}
	}
	return out
}

func (b *builder) heading(d *actant.Document) wireHeading {
	i := b.articles[d.ID]
	out := wireHeading{ID: d.ID, Title: d.Title, Dateline: d.Dateline, Byline: d.Byline, Paper: d.Source,
		Relations: len(d.Relations), Source: -1}
	if !d.Published.IsZero() {
		out.Published = d.Published.Format(time.DateOnly)
	}
	if s, ok := b.sources[i]; ok {
		out.Source = s
	}
	if d.Title == "" {
		out.Lead = lead(d)
	}
	return out
}

// lead is the beginning of the body, for lists of articles without a headline.
func lead(d *actant.Document) string {
	if d.Text == nil {
		return ""
	}
	const long = 90
	for _, s := range d.Text.Sentences {
		words := strings.Join(strings.Fields(s.In(d.Text.Source)), " ")
		if len(words) < 20 { // a dateline
			continue
		}
		if len(words) <= long {
			return words
		}
		cut := words[:long]
		return cut[:max(strings.LastIndexByte(cut, ' '), 0)] + " …"
	}
	return ""
}

// countSources counts independent sources; an article without facts is one of
// its own.
func (b *builder) countSources(as []wireHeading) int {
	seen, n := map[int]bool{}, 0
	for _, a := range as {
		if a.Source < 0 || !seen[a.Source] {
			n++
		}
		seen[a.Source] = true
	}
	return n
}

func (b *builder) nodeOf(doc, entity string) int {
	if n := b.graph.Of(doc, entity); n != nil {
		if i, ok := b.nodes[n]; ok {
			return i
		}
	}
	return -1
}

func (b *builder) factOf(doc string, relation int) int {
	if i, ok := b.facts[graph.Support{Doc: doc, Relation: relation}]; ok {
		return i
	}
	return -1
}

func negative(p relation.Polarity) bool { return p == relation.Negative }

// round keeps four decimals, as the JSON of documents does.
func round(x float64) float64 { return float64(int64(x*1e4+0.5)) / 1e4 }

// visible takes out what would act rather than show in the window's title.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp) {
			return -1
		}
		return r
	}, s)
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}
