package article_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/actant-nlp/actant/article"
)

var (
	goldFile = flag.String("gold", "", "a gold.jsonl of annotated articles to measure against")
	goldText = flag.String("text", "", "the folder of the texts that -gold annotates")
)

// A goldArticle is the part of a gold annotation that concerns this package.
type goldArticle struct {
	ID        string   `json:"id"`
	Published *string  `json:"published"`
	Title     *[2]int  `json:"title"`
	Dateline  *string  `json:"dateline"`
	Body      [][2]int `json:"body"`
}

// TestGold measures against annotated articles outside the repository:
//
//	go test ./article -run Gold -v -gold gold.jsonl -text folder
func TestGold(t *testing.T) {
	if *goldFile == "" {
		t.Skip("no -gold given")
	}
	f, err := os.Open(*goldFile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var sum tally
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var g goldArticle
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(*goldText, g.ID))
		if err != nil {
			t.Fatal(err)
		}
		text := string(b)
		want := expected{id: g.ID}
		for _, s := range g.Body {
			want.body = append(want.body, article.Span{Start: s[0], End: s[1]})
		}
		if g.Published != nil {
			want.published = *g.Published
		}
		if g.Dateline != nil {
			want.dateline = *g.Dateline
		}
		if g.Title != nil {
			want.title = text[g.Title[0]:g.Title[1]]
		}
		sum.add(t, text, want)
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	sum.log(t)
}
