package page_test

import (
	"bytes"
	"context"
	"fmt"
	"log"
	"strings"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/view/page"
)

func ExampleWrite() {
	doc, err := actant.Extract(context.Background(), "Kenyan police arrested two men in Nairobi, the ministry said.")
	if err != nil {
		log.Fatal(err)
	}
	doc.ID = "arrest.txt"
	var html bytes.Buffer // a file, as a rule
	if err := page.Write(&html, []*actant.Document{doc}, nil, page.Options{Title: "One arrest"}); err != nil {
		log.Fatal(err)
	}
	fmt.Println(strings.Contains(html.String(), "<title>One arrest</title>"))
	// Output: true
}
