// Command stream reads articles one after the other, as many as there are, and
// tells the arrests and meetings that they report. Memory is that of a few articles, order is kept, an
// article that fails is one error, and after the time allowed all of it stops.
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"
	"time"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/relation"
)

// A wire is an agency's feed: an article a line.
const wire = `Kenyan police arrested two men in Nairobi on Monday, the interior ministry said.
The price of ` + "\x00\x01" + ` rose.
French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin.
Police in Lyon arrested a woman over the theft of three paintings.
`

func main() {
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	if err := run(ctx, strings.NewReader(wire), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "stream:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, feed io.Reader, w io.Writer) error {
	x, err := actant.New(actant.Options{Workers: 2})
	if err != nil {
		return err
	}
	for doc, err := range x.Documents(ctx, articles(feed)) {
		var bad *actant.Error
		switch {
		case errors.As(err, &bad): // this article; the stream goes on
			fmt.Fprintf(w, "%s: %v\n", bad.Article, bad.Err)
			continue
		case err != nil: // the time is up
			return err
		}
		for _, r := range doc.Relations {
			if r.Type == "ARRESTED" || r.Type == "MET" {
				fmt.Fprintf(w, "%s: %s %s\n", doc.ID, r.Type, strings.Join(fillers(doc, r), ", "))
			}
		}
	}
	return nil
}

func fillers(doc *actant.Document, r relation.Relation) []string {
	var out []string
	for _, a := range r.Args {
		out = append(out, doc.Entity(a.Entity).Name)
	}
	return out
}

// articles yields a line at a time: the next is read when there is room for it.
func articles(r io.Reader) iter.Seq[actant.Article] {
	return func(yield func(actant.Article) bool) {
		lines := bufio.NewScanner(r)
		for n := 1; lines.Scan(); n++ {
			if !yield(actant.Article{ID: fmt.Sprintf("line %d", n), Text: lines.Text(), Plain: true}) {
				return
			}
		}
	}
}
