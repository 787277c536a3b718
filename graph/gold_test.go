package graph_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

var (
	goldFile = flag.String("gold", "", "annotated articles (gold.jsonl) to merge")
	textDir  = flag.String("texts", "", "folder with the articles' texts")
)

type goldDocument struct {
	ID        string   `json:"id"`
	Published *string  `json:"published"`
	Body      [][2]int `json:"body"`
	Entities  []struct {
		ID       string           `json:"id"`
		Type     entity.Type      `json:"type"`
		Subtype  string           `json:"subtype"`
		Name     string           `json:"name"`
		Mentions []entity.Mention `json:"mentions"`
	} `json:"entities"`
	Relations []struct {
		relation.Relation
		Time *string `json:"time"`
	} `json:"relations"`
}

// TestGold merges annotated articles whose entity ids name things in the world,
// with ids made private to each article, and compares.
func TestGold(t *testing.T) {
	if *goldFile == "" {
		t.Skip("no annotated articles: give -gold FILE and -texts DIR")
	}
	var g graph.Graph
	world := map[graph.Member]string{}
	for _, d := range readGold(t) {
		doc := d.document(t)
		for _, e := range d.Entities {
			world[graph.Member{Doc: d.ID, Entity: e.ID}] = e.ID
		}
		g.Add(doc)
	}
	for n := range g.Nodes() {
		ids := map[string]bool{}
		for _, m := range n.Members {
			ids[world[m]] = true
		}
		if len(ids) > 1 {
			t.Logf("mixed %s %s: %v", n.Type, n.ID, ids)
		}
	}
	split := map[string]map[string]bool{}
	for m, id := range world {
		if split[id] == nil {
			split[id] = map[string]bool{}
		}
		split[id][g.Of(m.Doc, m.Entity).ID] = true
	}
	for id, nodes := range split {
		if len(nodes) > 1 {
			t.Logf("split %s: %v", id, nodes)
		}
	}
	for e := range g.Edges() {
		if len(e.Support) < 2 && len(e.Conflicts) == 0 {
			continue
		}
		var args []string
		for _, a := range e.Args {
			args = append(args, a.Role+"="+a.Node.ID)
		}
		t.Logf("%d/%d %s(%s) %s %s %v", len(e.Support), e.Sources, e.Type, strings.Join(args, ", "), e.Modality, e.Time, e.Conflicts)
	}
}

func readGold(t *testing.T) []goldDocument {
	f, err := os.Open(*goldFile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 64<<20)
	var out []goldDocument
	for sc.Scan() {
		var d goldDocument
		if err := json.Unmarshal(sc.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

func (d *goldDocument) document(t *testing.T) *actant.Document {
	doc := &actant.Document{ID: d.ID, Text: new(syntax.Text)}
	if d.Published != nil {
		doc.Published, _ = time.Parse(time.DateOnly, *d.Published)
	}
	if *textDir != "" {
		b, err := os.ReadFile(filepath.Join(*textDir, d.ID))
		if err != nil {
			t.Fatal(err)
		}
		doc.Text.Source = string(b)
	}
	for _, s := range d.Body {
		doc.Text.Body = append(doc.Text.Body, syntax.Span{Start: s[0], End: s[1]})
	}
	for _, e := range d.Entities {
		x := entity.Entity{ID: e.ID, Type: e.Type, Subtype: e.Subtype, Name: e.Name, Mentions: e.Mentions, Confidence: 1}
		if _, err := time.Parse("2006-01-02"[:min(10, len(e.Name))], e.Name); e.Type == entity.Date && err == nil {
			x.Value = e.Name
		}
		doc.Entities = append(doc.Entities, x)
	}
	for _, r := range d.Relations {
		x := r.Relation
		x.Confidence = 0.9
		if r.Time != nil {
			x.Time = *r.Time
		}
		doc.Relations = append(doc.Relations, x)
	}
	return doc
}
