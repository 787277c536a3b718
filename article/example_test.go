package article_test

import (
	"fmt"

	"github.com/actant-nlp/actant/article"
)

func ExampleRead() {
	page := `Home > World
Fishermen block port of Vigo over fuel prices
By Ana Castro
12 May 2022 - 18:30

VIGO, Spain — About 40 fishing boats blocked the port of Vigo on Thursday to protest against the price of fuel.

Read more: Lorry drivers call off strike

“We cannot go out for nothing,” said Xosé Loureiro, who owns two boats.

Most read
Storm closes schools in Galicia`

	p := article.Read(page, article.Options{})
	fmt.Println("title:    ", p.Title.In(page))
	fmt.Println("published:", p.Published.Format("2006-01-02"))
	fmt.Println("byline:   ", p.Byline.In(page))
	fmt.Println("dateline: ", p.Dateline.In(page))
	for _, s := range p.Body {
		fmt.Println("-", s.In(page))
	}
	// Output:
	// title:     Fishermen block port of Vigo over fuel prices
	// published: 2022-05-12
	// byline:    Ana Castro
	// dateline:  VIGO, Spain
	// - VIGO, Spain — About 40 fishing boats blocked the port of Vigo on Thursday to protest against the price of fuel.
	// - “We cannot go out for nothing,” said Xosé Loureiro, who owns two boats.
}
