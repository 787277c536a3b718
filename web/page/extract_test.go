package page_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/web/page"
)

// TestExtract reads pages to the end: what is not the story is in no body, the
// metadata are in the document, and no name joins what stands in two blocks.
func TestExtract(t *testing.T) {
	x, err := actant.New(actant.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		file        string
		names, none []string // names that are found, and texts that are in no body
	}{
		{"furniture", []string{"Lena Moser", "Eva Lang"}, []string{"cookies", "Advertisement", "Sign up", "Vienna opera", "grazer72", "First!", "All rights", "Eve Script", "Share"}},
		{"captions", []string{"Alfonso Rueda"}, []string{"Photograph", "Getty", "1 December"}},
		{"live-blog", []string{"Kari Berg", "Jonas Moen"}, []string{"22:41"}},
		{"tables", []string{"Florin Barbu", "Dan Basu"}, []string{"2,100,000", "Tonnes"}},
		{"old-layout", []string{"Luis Prado"}, []string{"Front page", "World", "staff writer"}},
		{"blocks", []string{"Johan Andersson"}, []string{"Costa Silva of", "Lind Berg", "Ibrahim Traore"}},
		{"hostile", []string{"Thabo Nkosi"}, []string{"Henry", "Ursula", "Mallory", "Template", "Noscript", "Plaintext", "Style", "Textarea"}},
	} {
		b, err := os.ReadFile(filepath.Join("testdata", "pages", c.file+".html"))
		if err != nil {
			t.Fatal(err)
		}
		p, err := page.Read(b, page.Options{})
		if err != nil {
			t.Fatal(err)
		}
		d, err := x.Extract(context.Background(), p.Article(c.file))
		if err != nil {
			t.Errorf("%s: %v", c.file, err)
			continue
		}
		found := map[string]bool{}
		for _, e := range d.Entities {
			for _, m := range e.Mentions {
				if m.Kind == entity.Name {
					found[m.Text] = true
				}
				if _, _, ok := p.Source(m.Start, m.End); !ok || strings.Contains(m.Text, "\n\n") {
					t.Errorf("%s: %q comes from nowhere, or from two blocks", c.file, m.Text)
				}
			}
		}
		for _, n := range c.names {
			if !found[n] {
				t.Errorf("%s: no %q among %v", c.file, n, found)
			}
		}
		for _, s := range d.Text.Body {
			for _, n := range c.none {
				if text := s.In(d.Text.Source); strings.Contains(text, n) {
					t.Errorf("%s: %q is in the body: %q", c.file, n, text)
				}
			}
		}
		if p.Byline != "" && d.Byline != p.Byline || !p.Published.IsZero() && !d.Published.Equal(p.Published) {
			t.Errorf("%s: %q %v", c.file, d.Byline, d.Published)
		}
	}
}

// ExamplePage_Source leads a mention back to the page.
func ExamplePage_Source() {
	html := []byte("<h1>Strike ends</h1><p>Workers in Durban ended a strike after the union&rsquo;s leader, <b>Tha</b>bo Nkosi, signed.</p>")
	p, err := page.Read(html, page.Options{})
	if err != nil {
		panic(err)
	}
	i := strings.Index(p.Text, "Thabo Nkosi")
	from, to, _ := p.Source(i, i+len("Thabo Nkosi"))
	os.Stdout.Write(html[from:to])
	// Output: Tha</b>bo Nkosi
}
