// Command extract is the main job: it reads the articles of a folder, prints
// who did what to whom in each of them, and then what they say together.
//
//	go run ./examples/extract testdata/seeds
package main

import (
	"bufio"
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/view"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: extract FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "extract:", err)
		os.Exit(1)
	}
}

func run(folder string) error {
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("no .txt files in %s", folder)
	}
	x, err := actant.New(actant.Options{})
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	look := view.ForTerminal(os.Stdout)

	var g graph.Graph
	for doc, err := range x.Documents(context.Background(), articles(files)) {
		if err != nil {
			fmt.Fprintln(os.Stderr, "extract:", err)
			continue
		}
		if err := view.Document(out, doc, look); err != nil {
			return err
		}
		fmt.Fprintln(out)
		g.Add(doc)
	}

	fmt.Fprintf(out, "The %d articles together\n", g.Len())
	if err := view.Graph(out, &g, min(2, g.Len()), look); err != nil {
		return err
	}
	return out.Flush()
}

// articles reads the files one by one, as the extractor asks for them.
func articles(files []string) iter.Seq[actant.Article] {
	return func(yield func(actant.Article) bool) {
		for _, f := range files {
			text, err := os.ReadFile(f)
			if err != nil {
				fmt.Fprintln(os.Stderr, "extract:", err)
				continue
			}
			if !yield(actant.Article{ID: filepath.Base(f), Text: string(text)}) {
				return
			}
		}
	}
}
