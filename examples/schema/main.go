// Command schema adds a relation type of one's own to the news schema: no Go
// code knows it, only the file that declares it.
package main

import (
	"context"
	_ "embed"
	"fmt"
	"os"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/relation"
)

//go:embed recall.yaml
var declared []byte

const text = `Halden Motors has recalled 40,000 delivery vans over faulty brakes, the ministry said on Tuesday.
Two of its heaters were recalled by Nordlys Energy last year, after a fire in Bergen.`

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "schema:", err)
		os.Exit(1)
	}
}

func run() error {
	schema, err := relation.ReadSchema("recall.yaml", declared)
	if err != nil {
		return err
	}
	x, err := actant.New(actant.Options{Schema: schema})
	if err != nil {
		return err
	}
	doc, err := x.Extract(context.Background(), actant.Article{Text: text, Plain: true})
	if err != nil {
		return err
	}
	for _, r := range doc.Relations {
		if r.Type != "RECALLED" {
			continue
		}
		fmt.Print(r.Type)
		for _, a := range r.Args {
			fmt.Printf("  %s: %s", a.Role, text[a.Start:a.End])
		}
		fmt.Println()
	}
	return nil
}
