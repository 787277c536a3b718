// Command html reads a news page as it is on the web: the article is told from
// the page, and each fact is led back to the bytes of HTML that say it. It is a
// module of its own, so that actant itself needs no parser of HTML.
package main

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/web/page"
)

//go:embed museum.html
var html []byte

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "html:", err)
		os.Exit(1)
	}
}

func run() error {
	p, err := page.Read(html, page.Options{})
	if err != nil {
		return err
	}
	doc, err := actantDocument(p)
	if err != nil {
		return err
	}
	fmt.Printf("%s\n%s, %s, %s\n", doc.Title, doc.Byline, doc.Source, doc.Published.Format(time.DateOnly))
	for _, r := range doc.Relations {
		if r.Type != "ARRESTED" {
			continue
		}
		fmt.Println(r.Type)
		for _, a := range r.Args {
			from, to, _ := p.Source(a.Start, a.End)
			fmt.Printf("  %s: %s  bytes %d to %d: %q\n", a.Role, p.Text[a.Start:a.End], from, to, html[from:to])
		}
	}
	for _, furniture := range []string{"cookies", "Related", "Eve Script"} {
		fmt.Printf("%q in the text: %v\n", furniture, strings.Contains(p.Text, furniture))
	}
	return nil
}

func actantDocument(p *page.Page) (*actant.Document, error) {
	x, err := actant.New(actant.Options{})
	if err != nil {
		return nil, err
	}
	return x.Extract(context.Background(), p.Article("museum.html"))
}
