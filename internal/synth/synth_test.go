package synth_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/actant-nlp/actant/internal/synth"
)

func TestArticles(t *testing.T) {
	m, err := synth.New(os.DirFS("../../testdata"))
	if err != nil {
		t.Fatal(err)
	}
	again, err := synth.New(os.DirFS("../../testdata"))
	if err != nil {
		t.Fatal(err)
	}
	const n = 2000
	words, reprints := 0, 0
	seen := map[string]bool{}
	for i := range n {
		a := m.Article(i)
		if a != again.Article(i) {
			t.Fatalf("article %d is not the same twice", i)
		}
		if seen[a.Text] || !utf8.ValidString(a.Text) {
			t.Errorf("article %d: seen before, or no text", i)
		}
		seen[a.Text] = true
		words += len(strings.Fields(a.Text))
		if m.Original(i) != i {
			reprints++
		}
	}
	if words/n < 200 || words/n > 800 {
		t.Errorf("%d words an article", words/n)
	}
	if reprints < n/20 || reprints > n/8 {
		t.Errorf("%d reprints of %d", reprints, n)
	}
}
