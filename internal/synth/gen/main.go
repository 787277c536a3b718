// Command gen writes made-up news articles as JSON lines, for measuring runs
// over archives:
//
//	go run ./internal/synth/gen -n 10000 > articles.jsonl
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/actant-nlp/actant/internal/synth"
)

func main() {
	n := flag.Int("n", 1000, "articles")
	from := flag.String("from", "testdata", "the repository's `testdata`")
	flag.Parse()
	if err := write(os.Stdout, *from, *n); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func write(w io.Writer, from string, n int) error {
	m, err := synth.New(os.DirFS(from))
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for i := range n {
		a := m.Article(i)
		line := struct {
			ID        string `json:"id"`
			Published string `json:"published"`
			Text      string `json:"text"`
		}{a.ID, a.Published.Format("2006-01-02"), a.Text}
		if err := enc.Encode(line); err != nil {
			return err
		}
	}
	return out.Flush()
}
