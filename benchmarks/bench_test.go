package main

import (
	"path/filepath"
	"testing"
)

// The text is the same in every run and of the size asked for; the systems read
// it; the ratios have all systems but actant itself.
func TestPair(t *testing.T) {
	as, err := articles(4000, "..")
	if err != nil {
		t.Fatal(err)
	}
	again, err := articles(4000, "..")
	if err != nil {
		t.Fatal(err)
	}
	size := 0
	for i, a := range as {
		size += len(a.Text)
		if a != again[i] {
			t.Errorf("article %d differs between runs", i)
		}
	}
	if size < 4000 {
		t.Errorf("%d bytes", size)
	}
	if n, err := countTokens(as); err != nil || n < size/10 {
		t.Errorf("%d tokens, %v", n, err)
	}
	ratios, err := pair(as[:1], 1)
	if err != nil || len(ratios) != len(systems())-1 {
		t.Fatalf("%d ratios, %v", len(ratios), err)
	}
	for _, r := range ratios {
		if r.speed <= 0 || r.allocation <= 0 || r.low > r.speed || r.high < r.speed {
			t.Errorf("%+v", r)
		}
	}
	file := filepath.Join(t.TempDir(), "a.jsonl")
	if err := writeArticles(file, as); err != nil {
		t.Fatal(err)
	}
	if back, err := readArticles(file); err != nil || len(back) != len(as) || back[0] != as[0] {
		t.Errorf("read %d articles, %v", len(back), err)
	}
}

// Peers that are not there are told, not errors.
func TestAbsentPeers(t *testing.T) {
	p := peers{python: "no-such-python", jars: t.TempDir()}
	if f := p.spacy("..", "x"); f.Note == "" {
		t.Error("spaCy ran")
	}
	if f := p.coreNLP("..", "x"); f.Note == "" {
		t.Error("CoreNLP ran")
	}
}
