package main

import (
	"context"
	"runtime/debug"

	"github.com/jdkato/prose/v2"

	"github.com/actant-nlp/actant"
)

// A system reads one article after another.
type system struct {
	name string
	does string // what it gives, for the table
	open func() (func(text string) error, error)
}

// systems are those that run in this process.
func systems() []system {
	return []system{
		{"actant", "tags, trees, names, coreference, relations", openActant},
		{"actant, trees", "tags, trees", openParser},
		{"prose", "tags, names", openProse},
	}
}

func find(name string) (system, bool) {
	for _, s := range systems() {
		if s.name == name {
			return s, true
		}
	}
	return system{}, false
}

func openActant() (func(string) error, error) {
	x, err := actant.New(actant.Options{})
	if err != nil {
		return nil, err
	}
	return func(text string) error {
		_, err := x.Extract(context.Background(), actant.Article{Text: text})
		return err
	}, nil
}

func openParser() (func(string) error, error) {
	x, err := actant.New(actant.Options{})
	if err != nil {
		return nil, err
	}
	return func(text string) error {
		_, err := x.Parse(context.Background(), actant.Article{Text: text, Plain: true})
		return err
	}, nil
}

// openProse decodes prose's model once; by itself it would for each document.
func openProse() (func(string) error, error) {
	first, err := prose.NewDocument("")
	if err != nil {
		return nil, err
	}
	return func(text string) error {
		_, err := prose.NewDocument(text, prose.UsingModel(first.Model))
		return err
	}, nil
}

// versions are those of the modules in this program.
func versions() map[string]string {
	out := map[string]string{"actant": "this tree"}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, d := range info.Deps {
			if d.Path == "github.com/jdkato/prose/v2" {
				out["prose"] = d.Version
			}
		}
	}
	return out
}

// countTokens counts the tokens of the articles' whole texts.
func countTokens(as []article) (int, error) {
	x, err := actant.New(actant.Options{})
	if err != nil {
		return 0, err
	}
	n := 0
	for _, a := range as {
		t, err := x.Parse(context.Background(), actant.Article{Text: a.Text, Plain: true})
		if err != nil {
			return 0, err
		}
		for _, s := range t.Sentences {
			n += len(s.Tokens)
		}
	}
	return n, nil
}
