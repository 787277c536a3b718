// Command gazetteer puts names of one's own, with ids, over those that the
// library finds.
package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
)

const own = `name,type,subtype,aliases,id
Meridian,ORGANIZATION,company,Meridian Freight|MFR,K17
Tern,PRODUCT,vehicle,Tern 400,K18
`

const text = `Meridian Freight will buy ten Tern 400 trucks from a Swedish maker. "MFR needs them by May," a spokeswoman said.`

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "gazetteer:", err)
		os.Exit(1)
	}
}

func run() error {
	entries, err := entity.ReadEntries(strings.NewReader(own), "own.csv")
	if err != nil {
		return err
	}
	g, err := entity.NewGazetteer(entries...)
	if err != nil {
		return err
	}
	o, err := actant.Defaults()
	if err != nil {
		return err
	}
	o.Recognizer = g.Over(o.Recognizer)
	x, err := actant.New(o)
	if err != nil {
		return err
	}
	doc, err := x.Extract(context.Background(), actant.Article{Text: text, Plain: true})
	if err != nil {
		return err
	}
	for _, e := range doc.Entities {
		if e.Link == "" {
			continue
		}
		for _, m := range e.Mentions {
			if m.Kind == entity.Name {
				fmt.Println(e.Link, e.Type, m.Text)
			}
		}
	}
	return nil
}
