package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/actant-nlp/actant/internal/synth"
)

// An article as the peers read it, one JSON object a line.
type article struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// articles makes about size bytes of news of the repository's texts.
func articles(size int, root string) ([]article, error) {
	m, err := synth.New(os.DirFS(filepath.Join(root, "testdata")))
	if err != nil {
		return nil, err
	}
	var out []article
	for n := 0; size > 0; n++ {
		a := m.Article(n)
		out = append(out, article{a.ID, a.Text})
		size -= len(a.Text)
	}
	return out, nil
}

// writeArticles writes JSON lines to a new file.
func writeArticles(name string, as []article) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(f)
	for _, a := range as {
		if err := enc.Encode(a); err != nil {
			return errors.Join(err, f.Close())
		}
	}
	return f.Close()
}

// readArticles reads what writeArticles wrote.
func readArticles(name string) ([]article, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []article
	for dec := json.NewDecoder(f); dec.More(); {
		var a article
		if err := dec.Decode(&a); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, a)
	}
	return out, nil
}
