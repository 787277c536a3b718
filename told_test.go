package actant_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/actant-nlp/actant"
)

// What the caller knows of an article is in its document, and in the JSON.
func TestTold(t *testing.T) {
	const text = "By Joe Roe\n\nKenyan police arrested two men in Nairobi on Monday, the ministry said."
	x, err := actant.New(actant.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := x.Extract(context.Background(), actant.Article{Text: text, Byline: "Ann Lee", Source: "The Post", Link: "https://example.org/a", Charset: "windows-1252"})
	if err != nil {
		t.Fatal(err)
	}
	line, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var back actant.Document
	if err := json.Unmarshal(line, &back); err != nil {
		t.Fatal(err)
	}
	for _, d := range []*actant.Document{d, &back} {
		if d.Byline != "Ann Lee" || d.Source != "The Post" || d.Link != "https://example.org/a" || d.Charset != "windows-1252" {
			t.Errorf("%q %q %q %q", d.Byline, d.Source, d.Link, d.Charset)
		}
	}
}
