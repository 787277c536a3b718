package prose_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/backend/prose"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/syntax"
)

func read(t *testing.T, b *prose.Backend, source string) (*syntax.Text, []entity.Mention) {
	t.Helper()
	text := &syntax.Text{Source: source, Body: []syntax.Span{{Start: 0, End: len(source)}}}
	for _, err := range []error{b.Tokenize(context.Background(), text), b.Parse(context.Background(), text)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	ms, err := b.Recognize(context.Background(), text)
	if err != nil {
		t.Fatal(err)
	}
	return text, ms
}

func TestTokensKeepTheirBytes(t *testing.T) {
	text, _ := read(t, prose.New(), "“It’s cold,” he said. The mayor didn’t answer.")
	var got []string
	for _, s := range text.Sentences {
		for _, tok := range s.Tokens {
			got = append(got, tok.Text)
		}
		got = append(got, "|")
	}
	want := []string{"“", "It", "’s", "cold", ",", "”", "he", "said", ".", "|", "The", "mayor", "did", "n’t", "answer", ".", "|"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestSeedsAlign(t *testing.T) {
	files, err := filepath.Glob("../../testdata/seeds/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no seed articles", err)
	}
	b := prose.New()
	for _, f := range files {
		source, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		text, ms := read(t, b, string(source))
		if len(ms) == 0 {
			t.Errorf("%s: no names", f)
		}
		checkTree(t, text)
		for _, m := range ms {
			if m.In(text.Source) != m.Text {
				t.Errorf("%s: mention %q at %v is %q", f, m.Text, m.Span, m.In(text.Source))
			}
		}
	}
}

func checkTree(t *testing.T, text *syntax.Text) {
	t.Helper()
	at := 0
	for _, s := range text.Sentences {
		roots := 0
		for _, tok := range s.Tokens {
			if tok.Start < at || tok.In(text.Source) != tok.Text {
				t.Fatalf("token %q at %v", tok.Text, tok.Span)
			}
			at = tok.End
			if tok.Head < 0 {
				roots++
			}
		}
		if roots != 1 {
			t.Errorf("sentence at %v has %d roots", s.Span, roots)
		}
	}
}

func Example() {
	b := prose.New()
	source := "Angela Merkel spoke in Berlin."
	text := &syntax.Text{Source: source, Body: []syntax.Span{{Start: 0, End: len(source)}}}
	ctx := context.Background()
	if err := b.Tokenize(ctx, text); err != nil {
		fmt.Println(err)
		return
	}
	names, err := b.Recognize(ctx, text)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, n := range names {
		fmt.Println(n.Type, n.Text, n.Start, n.End)
	}
	// Output:
	// PERSON Angela Merkel 0 13
	// PLACE Berlin 23 29
}
