package browser

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/view/page"
)

// write makes a page of documents, as a file, and returns its address.
func write(t *testing.T, docs []*actant.Document, o page.Options) string {
	t.Helper()
	var g graph.Graph
	for _, d := range docs {
		g.Add(d)
	}
	var b bytes.Buffer
	if err := page.Write(&b, docs, &g, o); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return "file://" + name
}

// seeds are the documents of the five articles of testdata/seeds.
var seeds = sync.OnceValues(func() ([]*actant.Document, error) {
	names, err := filepath.Glob("../../testdata/seeds/*.txt")
	if err != nil {
		return nil, err
	}
	var docs []*actant.Document
	for _, n := range names {
		text, err := os.ReadFile(n)
		if err != nil {
			return nil, err
		}
		d, err := read(filepath.Base(n), string(text))
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
	}
	return docs, nil
})

var extractor = sync.OnceValues(func() (*actant.Extractor, error) { return actant.New(actant.Options{}) })

func read(id, text string) (*actant.Document, error) {
	x, err := extractor()
	if err != nil {
		return nil, err
	}
	return x.Extract(context.Background(), actant.Article{ID: id, Text: text})
}

func seedPage(t *testing.T) string {
	t.Helper()
	docs, err := seeds()
	if err != nil {
		t.Fatal(err)
	}
	return write(t, docs, page.Options{Title: "Putin’s gift in five papers"})
}
