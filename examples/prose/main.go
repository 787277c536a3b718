// Command prose puts github.com/jdkato/prose/v2 in the place of the built-in
// tokens, tags and names: the rest of the pipeline stays as it is. It prints the
// names that each finds, and the relations that remain possible.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/backend/prose"
	"github.com/actant-nlp/actant/entity"
)

const text = "Emmanuel Macron met Angela Merkel in Berlin on Monday. Germany will send 12 tanks to Ukraine, Merkel said."

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "prose:", err)
		os.Exit(1)
	}
}

func run() error {
	b := prose.New()
	for _, backend := range []struct {
		name    string
		options actant.Options
	}{
		{"built in", actant.Options{}},
		{"prose", actant.Options{Tokenizer: b, Parser: b, Recognizer: b}},
	} {
		x, err := actant.New(backend.options)
		if err != nil {
			return err
		}
		doc, err := x.Extract(context.Background(), actant.Article{Text: text, Plain: true})
		if err != nil {
			return err
		}
		fmt.Println(backend.name)
		for _, e := range doc.Entities {
			for _, m := range e.Mentions {
				if m.Kind == entity.Name {
					fmt.Printf("  %s %s [%d, %d)\n", e.Type, m.Text, m.Start, m.End)
				}
			}
		}
		for _, r := range doc.Relations {
			fmt.Println(" ", r.Type)
		}
	}
	return nil
}
