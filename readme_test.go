package actant_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/view"
)

// TestGoldenReadme wants README's two samples to be what its first command prints:
// the beginning of the first article's relations, and the beginnings of what the
// articles say together and of its conflicts. With -update each gets as many lines
// anew as it has.
func TestGoldenReadme(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	article, together := printed(t)
	text := string(readme)
	first := sample(t, text, "000_6af5a582874752dc.txt")
	next := strings.Replace(text, first, head(article, lineCount(first)), 1)
	story := sample(t, text, "The 5 articles together\n")
	facts, conflicts, ok := strings.Cut(story, "  …\n\n")
	if !ok {
		t.Fatal("README's second sample leaves nothing out")
	}
	_, end, _ := strings.Cut(together, "\n\nConflicts\n")
	next = strings.Replace(next, story, head(together, lineCount(facts))+"  …\n\nConflicts\n"+head(end, lineCount(conflicts)-1), 1)
	switch {
	case next == text:
	case *update:
		if err := os.WriteFile("README.md", []byte(next), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Error("README's samples are not what is printed; -update rewrites them")
	}
}

// printed is what examples/extract prints of the first seed, and of all together.
func printed(t *testing.T) (article, together string) {
	t.Helper()
	var g graph.Graph
	for i, d := range seeds(t) {
		if i == 0 {
			var b bytes.Buffer
			if err := view.Document(&b, d, view.Options{}); err != nil {
				t.Fatal(err)
			}
			article = b.String()
		}
		g.Add(d)
	}
	b := bytes.NewBufferString("The 5 articles together\n")
	if err := view.Graph(b, &g, 2, view.Options{}); err != nil {
		t.Fatal(err)
	}
	return article, b.String()
}

// sample is the block of text that begins with start, up to the fence below it.
func sample(t *testing.T, text, start string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, "```\n"+start)
	block, _, closed := strings.Cut(rest, "```\n")
	if !ok || !closed {
		t.Fatalf("README has no sample that begins with %q", start)
	}
	return start + block
}

func lineCount(s string) int { return strings.Count(s, "\n") }

// head is the first n lines of s.
func head(s string, n int) string {
	lines := strings.SplitAfterN(s, "\n", n+1)
	return strings.Join(lines[:min(n, len(lines))], "")
}
