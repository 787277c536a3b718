package store_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/store"
)

// Articles are extracted, kept in a file, and asked for later.
func Example() {
	dir, err := os.MkdirTemp("", "store")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = os.RemoveAll(dir) }()
	path := filepath.Join(dir, "news.actant")

	s, err := store.Open(path, store.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	x, err := actant.New(actant.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for id, text := range map[string]string{
		"a.txt": "French President Emmanuel Macron met German Chancellor Angela Merkel in Berlin.",
		"b.txt": "Germany sold tanks to Norway.",
	} {
		doc, err := x.Extract(context.Background(), actant.Article{ID: id, Text: text, Plain: true})
		if err != nil {
			fmt.Println(err)
			return
		}
		if err := s.Add(doc); err != nil {
			fmt.Println(err)
			return
		}
	}
	_ = s.Close()

	s, err = store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = s.Close() }()
	met, err := s.Find(graph.Query{Types: []string{"MET"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range met {
		fmt.Println(e.Args[0].Node.Name, "met", e.Args[1].Node.Name)
	}
	// Output: Angela Merkel met Emmanuel Macron
}
